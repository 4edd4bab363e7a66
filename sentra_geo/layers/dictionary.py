"""The data dictionary: what every layer, column and choice is called, and what it means.

All texts are message ids (Indonesian). The mapping on the Data page, the templates and the
downloadable dictionary read them here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sentra_geo.layers.schema import SCHEMAS, Column
from sentra_geo.wording import N_


class LayerText(NamedTuple):
    """What a layer is called, what one row of it is, and where to get it; message ids."""

    title: str
    row: str
    origin: str


class ColumnText(NamedTuple):
    """What a column is called and means (message ids), and a value as it may stand there."""

    title: str
    about: str
    example: str


class Entry(NamedTuple):
    """One column of a layer, or one column of a file that leads to it.

    Attributes:
        name: Column name.
        title: Message id of its title.
        about: Message id of what it holds.
        kind: ``text``, ``number``, ``count``, ``flag`` or ``date``.
        required: Whether every row needs a value.
        choices: Code and title (message id) of each allowed value; empty for any.
        example: A value as it may stand in a file.
        is_virtual: Whether it is read from files only, and kept under other names.
    """

    name: str
    title: str
    about: str
    kind: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    example: str
    is_virtual: bool


LAYERS: Mapping[str, LayerText] = {
    "sentra": LayerText(
        N_("Sentra"),
        N_("Satu baris: satu sentra di satu desa."),
        N_("Surat penetapan sentra dan catatan dinas perindustrian."),
    ),
    "delineation": LayerText(
        N_("Delineasi"),
        N_("Satu baris: satu zona dari satu garis batas."),
        N_("Peta lampiran undang-undang, atau geoportal Otorita IKN (geodata.ikn.go.id)."),
    ),
    "villages": LayerText(
        N_("Desa"),
        N_("Satu baris: satu desa atau kelurahan."),
        N_("Batas desa dari Badan Informasi Geospasial (tanahair.indonesia.go.id) atau bappeda."),
    ),
    "neighbours": LayerText(
        N_("Wilayah tetangga"),
        N_("Satu baris: satu kabupaten atau kota di sekitarnya."),
        N_("Batas kabupaten dari Badan Informasi Geospasial (tanahair.indonesia.go.id)."),
    ),
    "population": LayerText(
        N_("Penduduk"),
        N_("Satu baris: satu kecamatan atau desa."),
        N_("Dinas kependudukan dan pencatatan sipil, atau BPS."),
    ),
    "businesses": LayerText(
        N_("Usaha"),
        N_("Satu baris: satu unit usaha."),
        N_("Daftar UMKM atau IKM dari dinas; tanpa nama pemilik, NIK, telepon, dan omzet."),
    ),
    "travel": LayerText(
        N_("Jarak tempuh"),
        N_("Satu baris: satu desa asal dan satu desa tempat sentra; menggantikan jarak lurus."),
        N_("Dinas perhubungan, pengukuran di lapangan, atau aplikasi rute."),
    ),
}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "commodity": {
        "coconut": N_("Kelapa dan kerajinannya"),
        "folk_boat": N_("Kapal rakyat"),
        "sea_product": N_("Hasil laut"),
        "batik": N_("Batik"),
        "shrimp_paste": N_("Terasi"),
        "weaving": N_("Tenun"),
        "rattan": N_("Rotan"),
        "bamboo": N_("Kerajinan bambu"),
        "palm_sugar": N_("Gula aren"),
        "other": N_("Lainnya"),
    },
    "scale": {"micro": N_("Mikro"), "small": N_("Kecil"), "medium": N_("Menengah")},
    "status": {
        "designated": N_("Ditetapkan"),
        "being_built": N_("Sedang dibangun"),
        "operating": N_("Beroperasi"),
        "inactive": N_("Tidak aktif"),
        "unknown": N_("Tidak diketahui"),
    },
    "standing": {"official": N_("resmi"), "indicative": N_("indikatif")},
    "position_method": {"coordinates": N_("Koordinat"), "village": N_("Desa")},
    "premises": {"home": N_("Di rumah"), "separate": N_("Terpisah dari rumah")},
    "unit": {"km": N_("km"), "minutes": N_("menit")},
    "mode": {
        "road": N_("Jalan"),
        "ferry_and_road": N_("Jalan dan feri"),
        "boat": N_("Perahu"),
        "walk": N_("Jalan kaki"),
    },
}

_COLUMNS: Mapping[str, ColumnText] = {
    "sentra_id": ColumnText(N_("Kode sentra"), N_("Kode tetap tiap sentra."), "S1"),
    "sentra": ColumnText(N_("Nama sentra"), N_("Nama menurut penetapannya."), "Terasi"),
    "commodity": ColumnText(
        N_("Komoditas"), N_("Salah satu dari sembilan komoditas; selain itu “lainnya”."), "Terasi"
    ),
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
    "decree": ColumnText(N_("Nomor surat"), N_("Surat yang menetapkannya."), "518/176/2020"),
    "status": ColumnText(N_("Status"), N_("Sejauh mana sentra itu berjalan."), "Beroperasi"),
    "unit_count": ColumnText(
        N_("Jumlah unit usaha"), N_("Unit usaha di sentra; kosong bila tidak diketahui."), "12"
    ),
    "kbli_code": ColumnText(
        N_("Kode KBLI"), N_("Kode lapangan usaha, lima angka; pisahkan dengan titik koma."), "10295"
    ),
    "kbli_version": ColumnText(N_("Versi KBLI"), N_("Tahun terbit KBLI yang dipakai."), "2020"),
    "event_date": ColumnText(
        N_("Tanggal peristiwa"), N_("Hari, bulan, atau tahun peristiwanya."), "2020-09-10"
    ),
    "event": ColumnText(
        N_("Peristiwa"), N_("Kejadian penting setelah penetapan."), "Kampung batik dibuka"
    ),
    "event_en": ColumnText(
        N_("Peristiwa (bahasa Inggris)"),
        N_("Kejadian yang sama, dalam bahasa Inggris."),
        "Batik village opened",
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
    "business_id": ColumnText(
        N_("Kode usaha"), N_("Kode tetap tiap usaha; dibuatkan bila tidak ada."), "U-0001"
    ),
    "is_sample": ColumnText(
        N_("Data contoh"), N_("Apakah baris itu buatan, bukan usaha nyata."), "tidak"
    ),
    "scale": ColumnText(N_("Skala usaha"), N_("Mikro, kecil, atau menengah."), "Mikro"),
    "name": ColumnText(
        N_("Nama usaha"), N_("Nama atau merek usaha, bukan nama pemiliknya."), "Amplang Pesisir"
    ),
    "register": ColumnText(
        N_("Daftar asal"), N_("Daftar yang memuat usaha itu, misalnya umkm atau ikm."), "ikm"
    ),
    "workers": ColumnText(N_("Jumlah tenaga kerja"), N_("Orang yang bekerja di usaha itu."), "4"),
    "premises": ColumnText(
        N_("Tempat usaha"), N_("Di rumah, atau di tempat yang terpisah dari rumah."), "Di rumah"
    ),
    "has_nib": ColumnText(
        N_("Memiliki NIB"), N_("Ya atau tidak; nomor NIB dibaca ya dan tidak disimpan."), "ya"
    ),
    "is_halal": ColumnText(
        N_("Bersertifikat halal"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "has_pirt": ColumnText(
        N_("Memiliki P-IRT"), N_("Ya atau tidak; kosong bila tidak diketahui."), "tidak"
    ),
    "sells_online": ColumnText(
        N_("Menjual secara daring"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "forum_member": ColumnText(
        N_("Anggota forum"), N_("Ya atau tidak; kosong bila tidak diketahui."), "tidak"
    ),
    "as_of": ColumnText(
        N_("Keadaan per"), N_("Hari, bulan, atau tahun keadaan yang dicatat."), "2024-12-31"
    ),
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
    "source": ColumnText(
        N_("Sumber"), N_("Dari mana nilai itu diperoleh."), "Survei dinas perhubungan"
    ),
}

_VIRTUAL: Mapping[str, tuple[str, ColumnText]] = {
    "lon": (
        "number",
        ColumnText(
            N_("Bujur"), N_("Bujur dalam derajat, atau timur UTM 50S dalam meter."), "116.7"
        ),
    ),
    "lat": (
        "number",
        ColumnText(
            N_("Lintang"), N_("Lintang dalam derajat, atau utara UTM 50S dalam meter."), "-1.3"
        ),
    ),
    "coordinates": (
        "text",
        ColumnText(N_("Koordinat"), N_("Lintang dan bujur dalam satu kolom."), "-1.2496, 116.7738"),
    ),
    "village": ("text", _COLUMNS["village"]),
    "district": ("text", _COLUMNS["district"]),
    "product": (
        "text",
        ColumnText(
            N_("Produk"), N_("Nama produk; komoditas dibaca darinya bila kosong."), "Kerupuk ikan"
        ),
    ),
    "from_village": (
        "text",
        ColumnText(
            N_("Desa asal"), N_("Nama desa tempat perjalanan mulai, bila tanpa kode."), "Jenebora"
        ),
    ),
    "from_district": (
        "text",
        ColumnText(N_("Kecamatan asal"), N_("Kecamatan desa asal."), "Penajam"),
    ),
    "to_village": (
        "text",
        ColumnText(
            N_("Desa tujuan"), N_("Nama desa tempat sentra, bila tanpa kode."), "Salo Loang"
        ),
    ),
    "to_district": (
        "text",
        ColumnText(N_("Kecamatan tujuan"), N_("Kecamatan desa tujuan."), "Penajam"),
    ),
}
_POSITION, _PLACE = ("lon", "lat", "coordinates"), ("village", "district")
_LEADING_TO: Mapping[str, tuple[str, ...]] = {
    "sentra": (*_POSITION, *_PLACE, "product"),
    "businesses": (*_POSITION, *_PLACE, "product"),
    "population": _PLACE,
    "travel": ("from_village", "from_district", "to_village", "to_district"),
}


def virtual_targets(layer: str) -> tuple[str, ...]:
    """Columns that a file of this layer may have and the layer has not (or has by another kind).

    Args:
        layer: Key of ``SCHEMAS``.

    Returns:
        Names, those of schema columns left out.

    Example:
        >>> virtual_targets("population")
        ('village',)
    """
    own = {column.name for column in SCHEMAS[layer].columns}
    return tuple(name for name in _LEADING_TO.get(layer, ()) if name not in own)


def dictionary_of(layer: str) -> tuple[Entry, ...]:
    """Every column of a layer, then those that lead to it (see :func:`virtual_targets`).

    Args:
        layer: Key of ``SCHEMAS``.

    Returns:
        One entry a column, in the order of the schema.
    """
    plain = [_entry(column) for column in SCHEMAS[layer].columns]
    leading = [
        Entry(name, *text[:2], kind, required=False, choices=(), example=text[2], is_virtual=True)
        for name in virtual_targets(layer)
        for kind, text in [_VIRTUAL[name]]
    ]
    return (*plain, *leading)


def choice_names(column: str, codes: Sequence[str]) -> str:
    """The Indonesian words for choices, which a file may use, joined by commas.

    Example:
        >>> choice_names("scale", ("micro", "small"))
        'Mikro, Kecil'
    """
    return ", ".join(CHOICES.get(column, {}).get(code, code) for code in codes)


def _entry(column: Column) -> Entry:
    text = _COLUMNS[column.name]
    titles = CHOICES.get(column.name, {})
    return Entry(
        column.name,
        text.title,
        text.about,
        column.kind,
        column.required,
        tuple((code, titles[code]) for code in column.choices),
        text.example,
        is_virtual=False,
    )
