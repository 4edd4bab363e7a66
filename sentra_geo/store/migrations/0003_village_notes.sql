-- Version 3: why a village's side of the line must be verified. Runs in one transaction.

ALTER TABLE sentra_geo.villages ADD COLUMN verify_note text;
ALTER TABLE sentra_geo.villages ADD COLUMN verify_en text;
COMMENT ON COLUMN sentra_geo.villages.verify_note IS
    'Mengapa letak desa terhadap garis perlu dipastikan; kosong: tidak perlu';
COMMENT ON COLUMN sentra_geo.villages.verify_en IS 'Catatan yang sama, bahasa Inggris';
