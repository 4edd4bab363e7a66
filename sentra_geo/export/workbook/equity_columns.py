"""Columns of the sheets on access and on equity between villages."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import (
    BASE_SHARE,
    BUSINESSES,
    CHANCE,
    COMMODITY,
    COVERAGE,
    DISTRICT,
    HOSTS,
    LOCATIONS,
    OWN_SHARE,
    PEOPLE,
    PERSONS,
    SENTRA,
    UNITS_KNOWN,
    VILLAGE,
    ZONE,
    ColumnText,
    limits,
)
from sentra_geo.wording import N_


def _quotients(code: str, unit: str) -> tuple[ColumnText, ...]:
    return (
        COMMODITY,
        ZONE,
        ColumnText("{unit}", code, N_("Banyaknya komoditas itu di zona itu."), unit),
        OWN_SHARE,
        BASE_SHARE,
        ColumnText(N_("Kuosien lokasi (LQ)"), code),
        *limits("location_quotient_interval" if unit == LOCATIONS else code),
        CHANCE,
        ColumnText(
            "q (Benjamini-Hochberg)",
            "false_discovery",
            N_("p yang disesuaikan karena banyak baris diuji sekaligus."),
        ),
    )


EQUITY_COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    "access": (
        VILLAGE,
        DISTRICT,
        ZONE,
        PEOPLE,
        ColumnText(
            N_("Sentra dalam jangkauan"),
            "binary_weight",
            N_("Lokasi sentra dalam radius dari permukiman desa itu."),
            LOCATIONS,
        ),
        ColumnText("2SFCA", "catchment"),
        ColumnText("E2SFCA", "gaussian_weight", N_("Akses seperti 2SFCA, berbobot jarak.")),
        ColumnText(
            N_("Peringkat"),
            about=N_("Urutan desa menurut E2SFCA; 1 untuk akses tertinggi."),
        ),
        ColumnText(
            N_("Desa tepi"), "edge", N_("Apakah lingkaran radiusnya melewati batas peta desa.")
        ),
        ColumnText(N_("Lingkaran di luar batas"), "edge"),
    ),
    "access-zones": (
        ZONE,
        PEOPLE,
        ColumnText(N_("Rata-rata 2SFCA"), "access_mean"),
        ColumnText(N_("Rata-rata E2SFCA"), "access_mean", N_("Rata-rata dengan bobot jarak.")),
        ColumnText(
            N_("Desa: kuartil 1"),
            about=N_("Seperempat desa mempunyai akses (E2SFCA) serendah ini."),
        ),
        ColumnText(
            N_("Desa: median"), about=N_("Separuh desa mempunyai akses (E2SFCA) serendah ini.")
        ),
        ColumnText(
            N_("Desa: kuartil 3"),
            about=N_("Tiga perempat desa mempunyai akses (E2SFCA) serendah ini."),
        ),
        ColumnText(
            N_("Penduduk tanpa sentra dalam jangkauan"),
            about=N_("Bagian penduduk zona yang tidak menjangkau sentra mana pun."),
        ),
    ),
    "access-sentra": (
        SENTRA,
        HOSTS,
        ZONE,
        UNITS_KNOWN,
        ColumnText(N_("Penduduk dalam jangkauan"), "reached_people", unit=PERSONS),
        ColumnText(
            N_("Per {people} penduduk (2SFCA)"),
            "catchment",
            N_("Besar sentra dibagi semua penduduk yang menjangkaunya."),
        ),
        ColumnText(
            N_("Per {people} penduduk (E2SFCA)"),
            "gaussian_weight",
            N_("Besar sentra dibagi penduduk yang menjangkaunya, berbobot jarak."),
        ),
        ColumnText(
            N_("Di tepi"), "edge", N_("Apakah lingkaran radiusnya melewati batas peta desa.")
        ),
    ),
    "representation": (
        VILLAGE,
        DISTRICT,
        ZONE,
        ColumnText(N_("Bagian: {what}"), about=N_("Bagian desa itu dari semuanya.")),
        ColumnText(N_("Selisih (poin persen)"), "representation", unit=N_("poin persen")),
        ColumnText(N_("p disesuaikan (q)"), "false_discovery"),
        ColumnText(N_("p"), "village_p"),
        ColumnText(
            N_("Keterwakilan"),
            "false_discovery",
            N_("Berlebih, kekurangan, atau tidak berbeda nyata, menurut q."),
        ),
        COVERAGE,
        ColumnText(
            N_("Jarak ke garis (km, − di dalam)"),
            "line_distance",
            N_("Jarak permukiman ke garis; di dalam garis bertanda minus."),
            N_("km"),
        ),
    ),
    "rates": (
        VILLAGE,
        DISTRICT,
        ZONE,
        ColumnText("{unit}", "units", N_("Banyaknya yang dihitung di desa itu.")),
        ColumnText(N_("Pembanding: {base}"), about=N_("Pembandingnya di desa itu.")),
        ColumnText(N_("{rate}, diratakan"), "smoothed_rate"),
        ColumnText("{rate}", "rate"),
    ),
    "lorenz": (
        ColumnText(
            N_("Bagian kumulatif: {what}"),
            "lorenz",
            N_("Bagian yang dimiliki desa-desa dengan laju terendah sampai titik itu."),
        ),
    ),
    "theil": (
        ColumnText(
            N_("Kelompok menurut"), about=N_("Desa dikelompokkan menurut zona atau kecamatan.")
        ),
        ColumnText(N_("Kelompok"), about=N_("Nama kelompok; semua desa di baris pertama.")),
        OWN_SHARE,
        BASE_SHARE,
        ColumnText(N_("Theil T"), "theil"),
        ColumnText(N_("Antarkelompok"), "theil_between"),
        ColumnText(N_("Di dalam kelompok"), "theil_within"),
    ),
    "concentration": (
        ColumnText(N_("Indeks"), about=N_("Nama indeks.")),
        ColumnText(N_("Nilai"), "concentration", N_("Nilai indeks di data ini.")),
        ColumnText(N_("Pembagian acak: rata-rata"), "blind_draw"),
        *limits("blind_draw"),
    ),
    "sentra-quotients": _quotients("commodity_quotient", LOCATIONS),
    "business-quotients": _quotients("business_quotient", BUSINESSES),
    "ranking": (
        ColumnText(N_("Urutan"), about=N_("Urutan desa; 1 untuk kekurangan terbesar.")),
        VILLAGE,
        DISTRICT,
        ZONE,
        ColumnText(
            "{what}", "village_parity_need", N_("Semua yang seharusnya terjangkau di desa itu.")
        ),
        ColumnText(
            N_("Sudah tercakup"),
            "coverage",
            N_("Di antaranya, yang dalam radius sebuah sentra."),
        ),
        ColumnText(N_("Kebutuhan setara"), "village_parity_need"),
        ColumnText(N_("Belum tercakup"), "coverage", N_("Yang di luar radius semua sentra.")),
        ColumnText(N_("Jarak ({unit})"), "distance"),
    ),
}
