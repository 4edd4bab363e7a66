"""Columns of villages, boundaries, people and travel, and of places in any layer."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.wording import N_

PLACES: Mapping[str, ColumnText] = {
    "village_code": ColumnText(
        N_("Kode desa"),
        N_("Kode desa/kelurahan menurut Kemendagri; kode BPS juga dikenali."),
        "64.09.01.1018",
    ),
    "village": ColumnText(
        N_("Nama desa"), N_("Nama desa atau kelurahan; dicocokkan dengan kodenya."), "Jenebora"
    ),
    "district": ColumnText(N_("Kecamatan"), N_("Nama kecamatan."), "Penajam"),
    "position_uncertainty_m": ColumnText(
        N_("Ketidakpastian letak (m)"), N_("Jarak terjauh letak itu dapat meleset, meter."), "1500"
    ),
    "position_method": ColumnText(
        N_("Cara letak ditentukan"), N_("Dari mana letak baris itu diperoleh."), "Koordinat"
    ),
    "position_source": ColumnText(
        N_("Sumber letak"), N_("Acuan letak, misalnya nama sekolah terdekat."), "SMPN 1 PPU"
    ),
    "boundary_id": ColumnText(
        N_("Kode garis batas"), N_("Nama pendek garis batas, sama untuk semua zonanya."), "uu3_2022"
    ),
    "zone": ColumnText(N_("Zona"), N_("Bagian delineasi: ikn, kikn, kpikn, atau kipp."), "ikn"),
    "law": ColumnText(N_("Dasar hukum"), N_("Aturan yang menetapkan garis itu."), "UU 3/2022"),
    "legal_area_ha": ColumnText(
        N_("Luas menurut aturan (ha)"), N_("Luas yang disebut aturannya, hektare."), "256142"
    ),
    "standing": ColumnText(
        N_("Kedudukan"), N_("Resmi, atau indikatif bila hanya perkiraan."), "indikatif"
    ),
    "kind": ColumnText(N_("Jenis wilayah"), N_("Desa atau kelurahan."), "Kelurahan"),
    "bps_code": ColumnText(N_("Kode BPS"), N_("Kode desa menurut BPS."), "6409030018"),
    "other_names": ColumnText(
        N_("Nama lain"), N_("Ejaan lain nama desa; pisahkan dengan titik koma."), "Saloloang"
    ),
    "postcode": ColumnText(N_("Kode pos"), N_("Kode pos desa."), "76143"),
    "settlement_lon": ColumnText(
        N_("Bujur permukiman"), N_("Bujur pusat permukiman desa, derajat (WGS 84)."), "116.7738"
    ),
    "settlement_lat": ColumnText(
        N_("Lintang permukiman"), N_("Lintang pusat permukiman desa, derajat (WGS 84)."), "-1.2496"
    ),
    "settlement_method": ColumnText(
        N_("Cara letak permukiman ditentukan"),
        N_("Dari mana titik permukiman diperoleh."),
        "school",
    ),
    "settlement_source": ColumnText(
        N_("Sumber letak permukiman"), N_("Acuan titik permukiman."), "SMPN 1 PPU"
    ),
    "verify_note": ColumnText(
        N_("Catatan untuk diverifikasi"),
        N_("Mengapa letak desa terhadap garis perlu dipastikan; kosong bila tidak perlu."),
        "Garis melewati permukiman.",
    ),
    "verify_en": ColumnText(
        N_("Catatan untuk diverifikasi (bahasa Inggris)"),
        N_("Catatan yang sama, dalam bahasa Inggris."),
        "The line runs through the settlement.",
    ),
    "regency": ColumnText(N_("Kabupaten/kota"), N_("Nama kabupaten atau kota."), "Kabupaten Paser"),
    "area_code": ColumnText(
        N_("Kode wilayah"), N_("Kode kecamatan atau desa menurut Kemendagri."), "64.09.01"
    ),
    "people": ColumnText(N_("Jumlah penduduk"), N_("Penduduk wilayah itu, orang."), "99233"),
    "year": ColumnText(N_("Tahun"), N_("Tahun angka penduduk."), "2025"),
    "period": ColumnText(N_("Periode"), N_("Bagian tahun, bila ada."), "semester 1"),
    "from_village_code": ColumnText(
        N_("Kode desa asal"), N_("Kode Kemendagri desa tempat perjalanan mulai."), "64.09.01.1018"
    ),
    "to_village_code": ColumnText(
        N_("Kode desa tujuan"), N_("Kode Kemendagri desa tempat sentra."), "64.09.01.1002"
    ),
    "value": ColumnText(
        N_("Nilai"), N_("Jarak tempuh dalam km, atau lama perjalanan dalam menit."), "23.5"
    ),
    "unit": ColumnText(
        N_("Satuan"), N_("Km atau menit, sama di seluruh tabel; cukup diisi sekali."), "km"
    ),
    "mode": ColumnText(N_("Moda"), N_("Dengan apa perjalanan itu ditempuh."), "Jalan dan feri"),
}
