"""What a column means, and the columns that several sheets have."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.wording import N_

PERSONS, VILLAGES, LOCATIONS, BUSINESSES = N_("orang"), N_("desa"), N_("lokasi"), N_("usaha")
HECTARES, METRES, DEGREES = N_("hektare"), N_("meter"), N_("derajat (WGS 84)")


@dataclass(frozen=True)
class ColumnText:
    """One column.

    Attributes:
        header: Its title, a message id; fields stand for what the question decides.
        code: The definition behind it; empty for none.
        about: What it says, a message id; empty where the definition says it.
        unit: Its unit, a message id; empty for none, and for shares and probabilities.
    """

    header: str
    code: str = ""
    about: str = ""
    unit: str = ""


ZONE = ColumnText(N_("Zona"), "zone")
VILLAGE = ColumnText(N_("Nama desa"), about=N_("Nama desa atau kelurahan di lapisan desa."))
DISTRICT = ColumnText(N_("Kecamatan"), about=N_("Kecamatan tempat desa itu."))
PEOPLE = ColumnText(N_("Penduduk (perkiraan)"), "people", unit=PERSONS)
UNSURE = ColumnText(
    N_("Ketidakpastian letak (m)"),
    about=N_("Sejauh apa letaknya dapat meleset, ke segala arah."),
    unit=METRES,
)
CODE = ColumnText(
    N_("Kode desa"), about=N_("Kode desa atau kelurahan menurut Kemendagri, sebagai teks.")
)
HERE = ColumnText(N_("Sentra di desa ini"), about=N_("Nama sentra yang berlokasi di desa itu."))
HOSTS = ColumnText(N_("Desa tempat sentra"), about=N_("Desa yang memuat lokasi sentra itu."))
SENTRA = ColumnText(N_("Sentra"), about=N_("Komoditas sentra, atau namanya."))
COMMODITY = ColumnText(N_("Komoditas"), about=N_("Komoditas yang dihasilkan."))
UNITS_KNOWN = ColumnText(
    N_("Jumlah unit usaha"),
    about=N_("Unit usaha di lokasi itu menurut lapisan sentra; kosong berarti belum diketahui."),
    unit=BUSINESSES,
)
LAND = ColumnText(N_("Luas di dalam garis"), "land_inside")
COVERAGE = ColumnText(N_("Cakupan: {what}"), "coverage")
OWN_SHARE = ColumnText(
    N_("Bagian yang dihitung"), about=N_("Bagian dari semua yang dihitung di baris sejenis.")
)
BASE_SHARE = ColumnText(
    N_("Bagian pembanding"), about=N_("Bagian dari seluruh pembanding di baris sejenis.")
)
CHANCE = ColumnText(
    N_("p"), about=N_("Peluang hasil sejauh ini bila hanya kebetulan yang bekerja.")
)


def limits(code: str) -> tuple[ColumnText, ...]:
    """The columns of an interval's limits; ``code`` is the definition of the interval."""
    return (
        ColumnText(
            N_("batas bawah {level}"), code, N_("Batas bawah interval dari angka di kirinya.")
        ),
        ColumnText(
            N_("batas atas {level}"), code, N_("Batas atas interval dari angka di kirinya.")
        ),
    )
