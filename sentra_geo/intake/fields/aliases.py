"""Other names of the columns, in Indonesian and English, as offices and agencies write them.

All stand in the form of ``normal_header`` of the module ``columns``; the first are the best.
Names in capitals in map files of BIG and BPS (WADMKD, NAMOBJ, KDEPUM, NMDESA) stand here too.
"""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.intake.fields.activity_aliases import (
    ACTIVITY_GENERAL,
    ACTIVITY_TEXT,
    BUSINESS_ID,
    BUSINESS_NAME,
)

_LON = (
    "longitude bujur long lng lon_wgs84 garis_bujur bujur_timur bt x_coord koordinat_x "
    "koordinat_bujur koor_x coord_x point_x x_bujur bujur_x longitude_x x_longitude easting timur "
    "utm_x x_utm "
    "utm_easting gps_longitude gps_lon gps_lng lokasi_longitude titik_koordinat_x longtitude "
    "longitud titik_x x"
)
_LAT = (
    "latitude lintang lat_wgs84 garis_lintang lintang_selatan ls y_coord koordinat_y "
    "koordinat_lintang koor_y coord_y point_y y_lintang lintang_y latitude_y y_latitude northing "
    "utara utm_y y_utm utm_northing gps_latitude gps_lat lokasi_latitude titik_koordinat_y latitud "
    "lattitude titik_y y"
)
_COORDINATES = (
    "koordinat titik_koordinat koordinat_lokasi koordinat_usaha kordinat titik_kordinat "
    "koordinat_gps gps titik_gps lokasi_gps lat_long lat_lon lat_lng latlong latlon latlng "
    "long_lat lon_lat lng_lat longlat lonlat lnglat latitude_longitude longitude_latitude "
    "lintang_bujur bujur_lintang koordinat_lintang_bujur koordinat_lat_long koordinat_x_y x_y "
    "titik_lokasi geotag geotagging geopoint share_location shareloc share_lok google_maps "
    "google_map maps lokasi location position posisi titik coordinate"
)
_VILLAGE = (
    "desa kelurahan desa_kelurahan kelurahan_desa nama_desa nama_kelurahan nama_desa_kelurahan "
    "nama_kelurahan_desa desa_kel kel_desa desakel kel wadmkd nmdesa nm_desa namadesa des_kel "
    "nama_kel nama_des village_name kampung nama_kampung lokasi_desa desa_lokasi desa_usaha"
)
_DISTRICT = (
    "kecamatan nama_kecamatan kec nama_kec wadmkc nmkec nm_kec nm_kecamatan namakec sub_district "
    "subdistrict distrik district_name"
)
_VILLAGE_CODE = (
    "kode_desa kode_kelurahan kode_desa_kelurahan kode_kelurahan_desa kode_wilayah kode_kemendagri "
    "kdepum kddesa kd_desa kddes kode_kel kode_wilayah_desa kode_desa_kemendagri iddesa id_desa "
    "kode_bps kdebps idkel kodedesa kode_adm kode_wil kode_administrasi desa_id village_id kode"
)
_KBLI = "kbli kode_kbli kbli_kode nomor_kbli no_kbli kd_kbli kode_klui"
_KBLI_VERSION = "versi_kbli tahun_kbli kbli_versi"
_COMMODITY = (
    "komoditas komoditi komoditas_utama jenis_komoditas jenis_komoditi komoditas_unggulan "
    "komoditas_usaha sentra_komoditas kelompok_komoditas"
)
_PRODUCT = (
    "produk jenis_produk nama_produk produk_utama produk_unggulan produk_usaha hasil_produksi "
    "jenis_produksi produksi jenis_usaha bidang_usaha jenis_industri jenis_kegiatan_usaha "
    "kegiatan_usaha sektor_usaha kategori_usaha usaha_utama jenis_barang product_name products "
    "uraian_kbli judul_kbli deskripsi_kbli jenis_dagangan kategori_produk kategori "
    "sektor bidang usaha"
)
_UNCERTAINTY = (
    "ketidakpastian_letak ketidakpastian_letak_m ketidakpastian ketidakpastian_m ketelitian_m "
    "ketelitian akurasi_m akurasi accuracy accuracy_m akurasi_gps"
)
_METHOD = "cara_letak metode_letak metode_posisi sumber_koordinat cara_letak_ditentukan"
_SOURCE = "sumber_letak sumber_posisi acuan_letak"
_PLACE = {"village": _VILLAGE, "district": _DISTRICT}
_POINT = {"lon": _LON, "lat": _LAT, "coordinates": _COORDINATES}

_TEXT: Mapping[str, Mapping[str, str]] = {
    "businesses": {
        **_PLACE,
        **_POINT,
        "business_id": f"id {BUSINESS_ID}",
        "name": f"{BUSINESS_NAME} namobj nama",
        "register": "daftar daftar_asal sumber_data register_asal asal_data kelompok_data",
        "village_code": _VILLAGE_CODE,
        "commodity": _COMMODITY,
        "product": _PRODUCT,
        "scale": "skala_usaha skala klasifikasi_usaha klasifikasi kelas_usaha kriteria_usaha "
        "skala_industri kategori_skala ukuran_usaha tingkat_usaha business_scale size "
        "mikro_kecil_menengah kriteria",
        "position_uncertainty_m": _UNCERTAINTY,
        "position_method": _METHOD,
        "kbli_code": _KBLI,
        "kbli_version": _KBLI_VERSION,
        "sentra_id": "kode_sentra id_sentra sentra",
        "workers": "jumlah_tenaga_kerja tenaga_kerja jml_tenaga_kerja jumlah_karyawan karyawan "
        "jumlah_pekerja pekerja jml_tk jumlah_tk tk total_tenaga_kerja tenaga_kerja_total "
        "jumlah_pegawai employees jml_karyawan naker jml_naker",
        "premises": "tempat_usaha jenis_tempat_usaha status_tempat_usaha bangunan_usaha "
        "lokasi_usaha_di_rumah",
        "has_nib": "nib memiliki_nib punya_nib no_nib nomor_nib nomor_induk_berusaha "
        "kepemilikan_nib status_nib ada_nib ber_nib izin_usaha_nib",
        "is_halal": "halal sertifikat_halal sertifikasi_halal memiliki_halal punya_halal "
        "status_halal no_sertifikat_halal bersertifikat_halal memiliki_sertifikat_halal "
        "no_halal nomor_halal halal_certified",
        "has_pirt": "pirt p_irt memiliki_pirt punya_pirt no_pirt nomor_pirt no_p_irt izin_pirt "
        "sertifikat_pirt sppirt spp_irt status_pirt memiliki_p_irt sertifikat_p_irt",
        "sells_online": "jual_online penjualan_online online menjual_online pemasaran_online "
        "jualan_online marketplace market_place e_commerce ecommerce menjual_secara_daring "
        "penjualan_daring pemasaran_digital toko_online go_digital",
        "forum_member": "anggota_forum forum keanggotaan_forum anggota_forum_umkm "
        "anggota_forum_ikm ikut_forum",
        "is_active": "masih_aktif usaha_aktif status_aktif status_keaktifan keaktifan "
        "masih_beroperasi aktif",
        "as_of": "keadaan_per per_tanggal tanggal_data tanggal_pendataan tgl_pendataan tgl_data "
        "tanggal_update tahun_data tahun_pendataan data_per tanggal tahun",
        "is_sample": "data_contoh contoh",
    },
    "sentra": {
        **_PLACE,
        **_POINT,
        "sentra_id": "id id_sentra kode_sentra nomor_sentra no_sentra sentra_no sentra_kode kode",
        "sentra": "nama_sentra nama_sentra_industri nama_sentra_ikm sentra_ikm sentra_industri "
        "namobj nama",
        "village_code": _VILLAGE_CODE,
        "commodity": _COMMODITY,
        "product": _PRODUCT,
        "position_uncertainty_m": _UNCERTAINTY,
        "position_method": _METHOD,
        "position_source": _SOURCE,
        "decree": "nomor_surat no_surat nomor_sk no_sk sk surat surat_penetapan sk_penetapan "
        "dasar_penetapan surat_bupati",
        "status": "status_sentra kondisi keadaan",
        "unit_count": "jumlah_unit_usaha jumlah_unit jumlah_usaha jml_unit_usaha jml_unit "
        "jumlah_ikm jumlah_umkm unit_usaha jml_usaha",
        "kbli_code": _KBLI,
        "kbli_version": _KBLI_VERSION,
        "event_date": "tanggal_peristiwa tgl_peristiwa tanggal_kejadian",
        "event": "peristiwa kejadian",
        "event_en": "peristiwa_en peristiwa_bahasa_inggris peristiwa_inggris",
        "facilities": "sarana sarana_bersama sarana_prasarana fasilitas fasilitas_sentra",
        "products": "produk_sentra produk_yang_dibuat daftar_produk",
    },
    "delineation": {
        "boundary_id": "kode_batas id_batas kode_garis kode_garis_batas id_garis id_delineasi "
        "kode_delineasi",
        "zone": "zona nama_zona kawasan nama_kawasan zonasi namobj zone_name delineasi nama name",
        "law": "dasar_hukum dasar undang_undang uu peraturan aturan regulasi",
        "legal_area_ha": "luas_resmi_ha luas_resmi luas_menurut_uu_ha luas_menurut_aturan_ha "
        "luas_uu_ha luas_hukum_ha luas_ha luas_hektar luas_hektare luasha area_ha",
        "standing": "kedudukan status status_garis status_batas sifat",
    },
    "villages": {
        **_PLACE,
        "village_code": _VILLAGE_CODE,
        "village": f"{_VILLAGE} namobj nama_wilayah nama name",
        "kind": "jenis jenis_wilayah status_desa tipe tipe_wilayah jenis_desa status type",
        "bps_code": "kode_bps kdebps kode_desa_bps id_bps kd_bps iddesa",
        "other_names": "nama_lain ejaan_lain alias nama_alias",
        "postcode": "kode_pos kodepos postal_code zip zip_code",
        "settlement_lon": "bujur_permukiman lon_permukiman x_permukiman bujur_pusat_desa lon_wakil "
        "bujur_wakil lon_kantor_desa",
        "settlement_lat": "lintang_permukiman lat_permukiman y_permukiman lintang_pusat_desa "
        "lat_wakil lintang_wakil lat_kantor_desa",
        "position_uncertainty_m": _UNCERTAINTY,
        "settlement_method": "cara_letak_permukiman metode_permukiman cara_letak_permukiman_"
        "ditentukan",
        "settlement_source": "sumber_letak_permukiman sumber_permukiman",
        "verify_note": "catatan_untuk_diverifikasi catatan_verifikasi perlu_verifikasi",
        "verify_en": "catatan_verifikasi_inggris catatan_verifikasi_en",
    },
    "neighbours": {
        "regency": "kabupaten kota kabupaten_kota kab_kota nama_kabupaten nama_kabupaten_kota "
        "wadmkk nmkab nm_kab nama_kab kab regency_name namobj nama name",
    },
    "population": {
        **_PLACE,
        "area_code": "kode_wilayah kode_kecamatan kode_kec kdcpum kdkec kd_kec idkec id_kec "
        f"{_VILLAGE_CODE}",
        "people": "jumlah_penduduk penduduk jumlah_jiwa jiwa jml_penduduk total_penduduk "
        "penduduk_total jumlah_penduduk_jiwa populasi population jumlah_total total jumlah",
        "year": "tahun thn tahun_data",
        "period": "periode semester triwulan bulan",
    },
    "travel": {
        "from_village_code": "kode_desa_asal kode_asal dari_kode kode_dari kode_desa_dari "
        "dari_kode_desa kode_asal_desa from_code origin_code",
        "from_village": "dari_desa desa_asal dari asal nama_desa_asal desa_dari asal_desa from "
        "origin",
        "from_district": "dari_kecamatan kecamatan_asal asal_kecamatan",
        "to_village_code": "kode_desa_tujuan kode_tujuan ke_kode kode_ke kode_desa_ke "
        "ke_kode_desa kode_desa_sentra kode_tujuan_desa to_code destination_code",
        "to_village": "ke_desa desa_tujuan ke tujuan nama_desa_tujuan desa_ke tujuan_desa "
        "desa_sentra desa_tempat_sentra to destination",
        "to_district": "ke_kecamatan kecamatan_tujuan tujuan_kecamatan",
        "value": "nilai jarak_km jarak_tempuh_km jarak_tempuh waktu_tempuh_menit waktu_tempuh "
        "waktu_menit lama_perjalanan lama_perjalanan_menit lama_tempuh durasi_menit durasi jarak "
        "waktu km menit distance distance_km travel_time travel_time_minutes minutes duration",
        "unit": "satuan satuan_nilai satuan_jarak satuan_waktu units",
        "mode": "moda moda_transportasi moda_perjalanan cara_tempuh kendaraan angkutan transport",
        "as_of": "keadaan_per per_tanggal tanggal_data tanggal_ukur tanggal tahun tahun_data",
        "source": "sumber sumber_data asal_data sumber_jarak",
    },
}
_WITH_VILLAGE = {**_PLACE, "village_code": _VILLAGE_CODE}
_AT_A_POINT = {**_WITH_VILLAGE, **_POINT}
_PLACES_OF = {
    "programmes": _WITH_VILLAGE,
    "participation": _PLACE,
    "placements": _PLACE,
    "receipts": _PLACE,
    "milestones": {"village_code": _VILLAGE_CODE},
    "outlets": {
        **_AT_A_POINT,
        "position_uncertainty_m": _UNCERTAINTY,
        "position_method": _METHOD,
    },
}
_ACTIVITIES = {
    layer: {**targets, **_PLACES_OF.get(layer, {})} for layer, targets in ACTIVITY_TEXT.items()
}
ALIASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    layer: {target: tuple(names.split()) for target, names in targets.items()}
    for layer, targets in {**_TEXT, **_ACTIVITIES}.items()
}
_FILLERS = (
    "umkm ikm ukm usaha industri data kolom kab kabupaten ppu penajam paser utara lokasi tempat "
    "titik gps wgs wgs84 84 dd dms derajat desimal decimal degrees utm 50s m meter orang org jiwa "
    "ha ya tidak ada wajib opsional isi sesuai 2015 2017 2020 2023 2024 2025 2026 kemendagri "
    "koordinat yang dimiliki of the utama"
)
# Words that change nothing about what a column holds.
FILLERS = frozenset(_FILLERS.split())
_GENERAL = (
    "nama name kode id jenis status tipe type total jumlah usaha umkm ikm tahun tanggal kategori "
    "sektor bidang contoh kondisi keadaan kriteria sentra dasar lokasi location titik posisi "
    "position maps produksi desa_id village_id kota kab size x y bt ls dari ke asal tujuan from to "
    "km menit minutes"
)
# Names that hold only when nothing else stands in the header ("Nama Kabupaten" is no business).
GENERAL = frozenset(_GENERAL.split()) | frozenset(ACTIVITY_GENERAL.split())
