"""Headers and example rows of the templates of programmes, markets and milestones."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.export.template_column import MARK, TemplateColumn

ACTIVITY_TEMPLATES: Mapping[str, tuple[TemplateColumn, ...]] = {
    "programmes": (
        TemplateColumn(
            "programme_id", "kode_program", "programme_id", ("P-001", "P-002"), is_strong=True
        ),
        TemplateColumn("kind", "jenis_program", "kind", ("training", "exhibition"), is_strong=True),
        TemplateColumn("title", "nama_program", "title", (MARK, MARK), is_strong=True),
        TemplateColumn("partner", "mitra", "partner", ("Daerah Istimewa Yogyakarta", None)),
        TemplateColumn("status", "status", "status", ("done", "planned"), is_strong=True),
        TemplateColumn("date", "tanggal", "date", ("2025-03-14", "2026-11"), is_strong=True),
        TemplateColumn("village", "desa", "village", ("Jenebora", None)),
        TemplateColumn("district", "kecamatan", "district", ("Penajam", None)),
        TemplateColumn("village_code", "kode_desa", "village_code", ("64.09.01.1018", None)),
        TemplateColumn("seats", "jumlah_tempat", "seats", (30, None)),
        TemplateColumn(
            "list_complete", "daftar_peserta_lengkap", "list_complete", (True, None), is_strong=True
        ),
        TemplateColumn("link", "tautan", "link", ("https://ppukab.go.id", None)),
        TemplateColumn("source", "sumber", "source", (None, None)),
        TemplateColumn("as_of", "keadaan_per", "as_of", ("2025-12-31", None)),
    ),
    "participation": (
        TemplateColumn(
            "programme_id", "kode_program", "programme_id", ("P-001", "P-001"), is_strong=True
        ),
        TemplateColumn(
            "business_id", "kode_usaha", "business_id", ("U-0001", "U-0002"), is_strong=True
        ),
        TemplateColumn("name", "nama_usaha", "business_name", (MARK, MARK)),
        TemplateColumn("village", "desa", "village", (None, "Jenebora")),
        TemplateColumn("attended", "ikut_serta", "attended", (True, False), is_strong=True),
    ),
    "outlets": (
        TemplateColumn("outlet_id", "kode_gerai", "outlet_id", ("G-001", "G-002"), is_strong=True),
        TemplateColumn("name", "nama_gerai", "name", (MARK, MARK), is_strong=True),
        TemplateColumn("kind", "jenis_gerai", "kind", ("hotel", "tourist_site"), is_strong=True),
        TemplateColumn("village", "desa", "village", ("Jenebora", "Sotek"), is_strong=True),
        TemplateColumn("district", "kecamatan", "district", ("Penajam", "Penajam")),
        TemplateColumn("village_code", "kode_desa", "village_code", ("64.09.01.1018", None)),
        TemplateColumn("lat", "lintang", "latitude", ("-1.2496", None), is_strong=True),
        TemplateColumn("lon", "bujur", "longitude", ("116.7738", None), is_strong=True),
        TemplateColumn("rooms", "jumlah_kamar", "rooms", (120, None)),
        TemplateColumn(
            "sells_local", "menjual_produk_lokal", "sells_local", (True, None), is_strong=True
        ),
        TemplateColumn("has_souvenir", "punya_cenderamata", "has_souvenir", (None, False)),
        TemplateColumn("souvenir", "cenderamata", "souvenir", (None, None)),
        TemplateColumn("source", "sumber", "source", (None, None)),
        TemplateColumn("as_of", "keadaan_per", "as_of", ("2025-12-31", None)),
    ),
    "placements": (
        TemplateColumn("outlet_id", "kode_gerai", "outlet_id", ("G-001", "G-001"), is_strong=True),
        TemplateColumn(
            "business_id", "kode_usaha", "business_id", ("U-0001", "U-0002"), is_strong=True
        ),
        TemplateColumn("name", "nama_usaha", "business_name", (MARK, MARK)),
        TemplateColumn("village", "desa", "village", (None, "Sotek")),
        TemplateColumn("product", "produk", "product", ("Amplang", "Lampit"), is_strong=True),
        TemplateColumn("since", "sejak", "since", ("2025-06", None)),
    ),
    "receipts": (
        TemplateColumn("month", "bulan", "month", ("2025-06", "2025-06"), is_strong=True),
        TemplateColumn("outlet_id", "kode_gerai", "outlet_id", ("G-001", "G-001"), is_strong=True),
        TemplateColumn(
            "business_id", "kode_usaha", "business_id", ("U-0001", "U-0002"), is_strong=True
        ),
        TemplateColumn("name", "nama_usaha", "business_name", (MARK, MARK)),
        TemplateColumn("village", "desa", "village", (None, "Sotek")),
        TemplateColumn("product", "produk", "product", ("Amplang", "Lampit"), is_strong=True),
        TemplateColumn("receipts", "jumlah_struk", "receipts", (14, 0), is_strong=True),
    ),
    "events": (
        TemplateColumn("event_id", "kode_acara", "event_id", ("A-001", "A-001"), is_strong=True),
        TemplateColumn("event", "nama_acara", "event", (MARK, MARK), is_strong=True),
        TemplateColumn("outlet_id", "kode_tempat", "outlet_id", ("G-001", "G-002"), is_strong=True),
        TemplateColumn("date", "tanggal", "date", ("2026-11-10", "2026-11"), is_strong=True),
        TemplateColumn("end_date", "tanggal_selesai", "end_date", ("2026-11-20", None)),
        TemplateColumn(
            "visitors_expected", "perkiraan_pengunjung", "visitors_expected", (5000, None)
        ),
        TemplateColumn("stalls", "jumlah_lapak", "stalls", (40, None)),
        TemplateColumn("link", "tautan", "link", (None, None)),
        TemplateColumn("source", "sumber", "source", (None, None)),
    ),
    "milestones": (
        TemplateColumn("sentra_id", "kode_sentra", "sentra_id", ("S1", "S4"), is_strong=True),
        TemplateColumn("stage", "tahap", "stage", ("being_built", "operating"), is_strong=True),
        TemplateColumn("date", "tanggal", "date", ("2023-05", "2025-08-17"), is_strong=True),
        TemplateColumn("village_code", "kode_desa", "village_code", ("64.09.01.1002", None)),
        TemplateColumn("event", "peristiwa", "event", (MARK, MARK), is_strong=True),
        TemplateColumn("event_en", "peristiwa_inggris", "event_en", (None, None)),
        TemplateColumn("source", "sumber", "source", ("Kunjungan lapangan dinas", None)),
        TemplateColumn("link", "tautan", "link", (None, "https://ppukab.go.id")),
        TemplateColumn("checked_by", "diperiksa_oleh", "checked_by", ("Dinas KUKM Perindag", None)),
        TemplateColumn("checked_on", "tanggal_diperiksa", "checked_on", ("2026-10-01", None)),
    ),
}
"""Columns of each of these layers, in the order in which people fill them in."""
