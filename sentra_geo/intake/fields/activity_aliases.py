"""Other names of the columns of programmes, markets and milestones; see ``aliases``."""

from __future__ import annotations

from collections.abc import Mapping

BUSINESS_ID = (
    "id_usaha usaha_id kode_usaha id_umkm kode_umkm id_ikm kode_ikm nomor_usaha no_usaha "
    "business_code nomor_registrasi_usaha"
)
# Without a bare "nama": in a list of participants it is a person.
BUSINESS_NAME = (
    "nama_usaha nama_umkm nama_ikm nama_ukm nama_industri nama_perusahaan nama_toko "
    "nama_unit_usaha nama_badan_usaha nama_tempat_usaha nama_usaha_merk nama_merk nama_merek "
    "business_name nama_bisnis company_name company perusahaan merk merek merk_dagang "
    "merek_dagang nama_dagang brand umkm ikm"
)
_PROGRAMME_ID = (
    "kode_program id_program kode_kegiatan id_kegiatan no_program nomor_program program_id "
    "kode_program_kegiatan program_code kode_pelatihan id_pelatihan"
)
_OUTLET_ID = (
    "kode_gerai id_gerai kode_outlet id_outlet outlet_code kode_tempat id_tempat kode_hotel "
    "nomor_gerai no_gerai"
)
_PRODUCT = "produk nama_produk jenis_produk barang nama_barang jenis_barang product_name"
_SENTRA_ID = "kode_sentra id_sentra nomor_sentra no_sentra sentra_no sentra_kode sentra"
_LINK = "tautan tautan_bukti alamat_web url link_bukti link_dokumentasi bukti website situs_web"
_SOURCE = "sumber sumber_data asal_data"
_AS_OF = "keadaan_per per_tanggal tanggal_data tanggal_pendataan tgl_data data_per tahun_data"
_IS_SAMPLE = "data_contoh contoh"
_WHO = {"business_id": f"{BUSINESS_ID} kode id", "name": BUSINESS_NAME}

ACTIVITY_TEXT: Mapping[str, Mapping[str, str]] = {
    "programmes": {
        "programme_id": f"{_PROGRAMME_ID} kode id",
        "kind": "jenis_program jenis_kegiatan kategori_program kategori_kegiatan bentuk_kegiatan "
        "bentuk_program jenis_pembinaan tipe_program jenis kategori tipe",
        "title": "nama_program nama_kegiatan judul_kegiatan judul_program nama_pelatihan "
        "uraian_kegiatan judul program kegiatan programme nama name",
        "partner": "mitra lembaga_mitra mitra_program mitra_kegiatan kerja_sama_dengan "
        "kerjasama_dengan bekerja_sama_dengan penyelenggara instansi_penyelenggara instansi",
        "status": "status_program status_kegiatan status_pelaksanaan keterangan_pelaksanaan "
        "keadaan",
        "date": "tanggal tanggal_kegiatan tanggal_pelaksanaan tanggal_program tanggal_mulai tgl "
        "tgl_kegiatan tgl_pelaksanaan waktu_pelaksanaan bulan_pelaksanaan tahun_pelaksanaan "
        "jadwal waktu bulan tahun start_date",
        "seats": "jumlah_tempat kuota kuota_peserta kapasitas kapasitas_peserta target_peserta "
        "daya_tampung",
        "list_complete": "daftar_peserta_lengkap daftar_lengkap peserta_lengkap",
        "link": _LINK,
        "as_of": _AS_OF,
        "source": _SOURCE,
        "is_sample": _IS_SAMPLE,
    },
    "participation": {
        **_WHO,
        "programme_id": f"{_PROGRAMME_ID} program kegiatan programme",
        "attended": "ikut_serta hadir kehadiran status_kehadiran keikutsertaan mengikuti "
        "mengikuti_kegiatan ikut presensi status_keikutsertaan attendance",
        "is_sample": _IS_SAMPLE,
    },
    "outlets": {
        "outlet_id": f"{_OUTLET_ID} kode id",
        "name": "nama_gerai nama_outlet nama_tempat nama_hotel nama_mal nama_mall nama_toko "
        "nama_pasar nama_lokasi nama_wisata nama_objek_wisata nama_obyek_wisata nama_tempat_wisata "
        "outlet_name outlet gerai namobj nama",
        "kind": "jenis_gerai jenis_outlet jenis_tempat tipe_gerai kategori_gerai jenis kategori "
        "tipe type",
        "rooms": "jumlah_kamar kamar jml_kamar total_kamar jumlah_kamar_hotel number_of_rooms",
        "sells_local": "menjual_produk_lokal jual_produk_lokal ada_produk_lokal produk_lokal "
        "menjual_lokal sells_local_products",
        "has_souvenir": "punya_cenderamata punya_cenderamata_sendiri memiliki_cenderamata "
        "ada_cenderamata punya_suvenir punya_souvenir punya_oleh_oleh ada_oleh_oleh "
        "memiliki_suvenir",
        "souvenir": "cenderamata nama_cenderamata cinderamata suvenir oleh_oleh nama_suvenir "
        "cenderamata_khas",
        "as_of": f"{_AS_OF} tanggal tahun",
        "source": _SOURCE,
        "is_sample": _IS_SAMPLE,
    },
    "placements": {
        **_WHO,
        "outlet_id": _OUTLET_ID,
        "product": _PRODUCT,
        "since": "sejak mulai tanggal_mulai mulai_dijual sejak_tanggal tanggal_penempatan tanggal "
        "tgl_mulai since_date",
        "is_sample": _IS_SAMPLE,
    },
    "receipts": {
        **_WHO,
        "month": "bulan bulan_penjualan periode tanggal tanggal_penjualan tgl",
        "outlet_id": _OUTLET_ID,
        "product": _PRODUCT,
        "receipts": "jumlah_struk struk banyak_struk jumlah_nota nota jumlah_transaksi transaksi "
        "number_of_receipts",
        "is_sample": _IS_SAMPLE,
    },
    "events": {
        "event_id": "kode_acara id_acara kode_event id_event acara_id event_code kode id",
        "event": "nama_acara acara nama_event nama_kegiatan event_name nama kegiatan",
        "outlet_id": f"{_OUTLET_ID} kode_tempat_acara kode_venue venue_id venue",
        "date": "tanggal tanggal_mulai tanggal_acara tgl_mulai tgl mulai start_date",
        "end_date": "tanggal_selesai tgl_selesai tanggal_akhir tanggal_berakhir sampai selesai",
        "visitors_expected": "perkiraan_pengunjung perkiraan_jumlah_pengunjung target_pengunjung "
        "jumlah_pengunjung pengunjung expected_visitors visitors",
        "stalls": "jumlah_lapak lapak jumlah_stan stan kuota_lapak jumlah_stand number_of_stalls",
        "link": _LINK,
        "source": _SOURCE,
        "is_sample": _IS_SAMPLE,
    },
    "milestones": {
        "sentra_id": f"{_SENTRA_ID} kode id",
        "stage": "tahap tahapan tahap_sentra tonggak status_sentra status",
        "date": "tanggal tanggal_peristiwa tgl tahun tanggal_tahap",
        "event": "peristiwa kejadian uraian keterangan",
        "event_en": "peristiwa_en peristiwa_bahasa_inggris peristiwa_inggris",
        "source": f"{_SOURCE} dokumen surat dasar",
        "link": _LINK,
        "checked_by": "diperiksa_oleh pemeriksa lembaga_pemeriksa verifikator",
        "checked_on": "tanggal_diperiksa tanggal_periksa tgl_diperiksa tanggal_pemeriksaan "
        "tanggal_verifikasi",
    },
}
# Names that hold only when nothing else stands in the header ("Jumlah peserta program").
ACTIVITY_GENERAL = (
    "program programme kegiatan acara event venue outlet gerai mulai selesai sampai sejak hadir "
    "ikut waktu jadwal bulan periode bukti surat dokumen dasar keterangan uraian barang stan lapak "
    "kamar transaksi nota struk tahap pengunjung visitors instansi aktif judul"
)
