"""Columns of the sheets on the comparison, coverage, sentra and other choices."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import (
    BUSINESSES,
    CHANCE,
    CODE,
    COMMODITY,
    COVERAGE,
    DEGREES,
    DISTRICT,
    HECTARES,
    HERE,
    HOSTS,
    LAND,
    LOCATIONS,
    PEOPLE,
    PERSONS,
    SENTRA,
    UNITS_KNOWN,
    UNSURE,
    VILLAGE,
    VILLAGES,
    ZONE,
    ColumnText,
    limits,
)
from sentra_geo.wording import N_

_RATIO_LIMITS = (
    ColumnText(
        N_("Batas bawah interval"), about=N_("Batas bawah interval rasio laju di baris itu.")
    ),
    ColumnText(N_("Batas atas interval"), about=N_("Batas atas interval rasio laju di baris itu.")),
)
_CHOICES = (
    ColumnText(N_("delineasi"), about=N_("Garis yang dipakai di gabungan itu.")),
    ColumnText(N_("aturan desa terbelah"), "rule"),
    ColumnText(N_("yang dibandingkan"), about=N_("Yang dihitung di kedua sisi garis.")),
    ColumnText(N_("pembanding"), about=N_("Ukuran yang menjadi dasar perbandingan.")),
    ColumnText(N_("yang dicakup"), about=N_("Yang dihitung cakupannya.")),
    ColumnText(N_("Radius ({unit})"), about=N_("Radius pelayanan di baris itu.")),
)
_STATE = ColumnText(N_("Kesimpulan"), "verdict")
_COMBINED = (*_CHOICES, _STATE, ColumnText(N_("Rasio laju"), "rate_ratio"), *_RATIO_LIMITS, CHANCE)

COVERAGE_COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    "gap": (
        ZONE,
        ColumnText("{unit}", "share", N_("Bagian unit yang ada di sisi itu.")),
        ColumnText(
            N_("Pembanding: {base}"),
            "expected_share",
            N_("Bagian pembanding yang ada di sisi itu."),
        ),
        *limits("share_interval"),
    ),
    "zones": (
        ZONE,
        ColumnText(N_("Lokasi sentra"), "locations", unit=LOCATIONS),
        ColumnText(N_("Sentra"), "sentra_count", unit=N_("sentra")),
        ColumnText(N_("Desa"), "villages", unit=VILLAGES),
        PEOPLE,
        ColumnText(N_("Luas (ha)"), "area", unit=HECTARES),
        ColumnText(N_("Kuosien lokasi (LQ)"), "location_quotient"),
        ColumnText("{rate}", "rate"),
        ColumnText("{what}", "businesses", unit=BUSINESSES),
        COVERAGE,
    ),
    "curve": (
        ZONE,
        _CHOICES[-1],
        ColumnText(
            N_("{what} dalam radius"),
            "coverage",
            N_("Yang paling jauh satu radius dari sentra, di zona itu."),
        ),
        ColumnText(
            N_("{what} di zona ini"), "coverage", N_("Semuanya di zona itu, dekat atau jauh.")
        ),
        ColumnText(N_("Cakupan"), "coverage_curve"),
        *limits("coverage_curve"),
    ),
    "distance": (
        ZONE,
        ColumnText(
            N_("kuartil 1 ({unit})"), "distance_quartiles", N_("Seperempat berada sedekat ini.")
        ),
        ColumnText(N_("median ({unit})"), "distance_quartiles", N_("Separuh berada sedekat ini.")),
        ColumnText(
            N_("kuartil 3 ({unit})"), "distance_quartiles", N_("Tiga perempat berada sedekat ini.")
        ),
    ),
    "villages": (
        CODE,
        VILLAGE,
        DISTRICT,
        ZONE,
        ColumnText(N_("Jarak ({unit})"), "distance"),
        PEOPLE,
        LAND,
        HERE,
        ColumnText("{what}", "businesses", unit=BUSINESSES),
        COVERAGE,
        ColumnText(N_("Luas (ha)"), "area", unit=HECTARES),
        ColumnText(N_("Terbelah garis"), about=N_("Apakah garis memotong wilayah desa itu.")),
        ColumnText(
            N_("Dalam radius"), "coverage", N_("Apakah permukimannya dalam radius sebuah sentra.")
        ),
        UNSURE,
    ),
    "commodity": (
        SENTRA,
        ZONE,
        ColumnText(N_("Desa dalam radius"), "reached_interval"),
        *limits("reached_interval"),
    ),
    "sentra": (
        ColumnText(N_("No."), about=N_("Nomor sentra di peta dan di surat penetapan.")),
        SENTRA,
        ZONE,
        HOSTS,
        ColumnText(N_("Desa tercakup: {zone}"), "reached_villages", unit=VILLAGES),
        ColumnText(N_("{what} komoditas ini dalam radius"), "reached_businesses", unit=BUSINESSES),
        ColumnText(
            N_("{what} komoditas ini"),
            "reached_businesses",
            N_("Semua usaha komoditas itu, dekat atau jauh."),
            BUSINESSES,
        ),
    ),
    "locations": (
        ColumnText(N_("Kode sentra"), about=N_("Kode sentra di lapisan sentra.")),
        ColumnText(N_("Nama sentra"), about=N_("Nama sentra di lapisan sentra.")),
        COMMODITY,
        CODE,
        HOSTS,
        DISTRICT,
        ZONE,
        ColumnText(N_("Bujur"), about=N_("Bujur lokasi."), unit=DEGREES),
        ColumnText(
            N_("Lintang"), about=N_("Lintang lokasi; selatan bertanda minus."), unit=DEGREES
        ),
        UNSURE,
        ColumnText(N_("Luas desa di dalam garis"), "land_inside"),
        ColumnText(N_("Jarak ke garis (km)"), "line_distance", unit=N_("km")),
        UNITS_KNOWN,
    ),
    "rule-band": (
        ColumnText(N_("Yang dihitung"), about=N_("Yang dihitung di baris itu.")),
        ColumnText(N_("Aturan"), "rule"),
        ColumnText(N_("Di dalam"), "rule_band", N_("Yang di dalam garis menurut aturan itu.")),
        ColumnText(N_("Paling sedikit"), "rule_band", N_("Bila semua yang dekat batas di luar.")),
        ColumnText(N_("Paling banyak"), "rule_band", N_("Bila semua yang dekat batas di dalam.")),
        ColumnText(N_("Dari"), about=N_("Semuanya, di dalam dan di luar.")),
        ColumnText(N_("Bagian di dalam"), "rule_band", N_("Yang di dalam dibagi semuanya.")),
    ),
    "rules": (
        ColumnText(N_("Aturan"), "rule"),
        ColumnText(N_("Lokasi sentra: {zone}"), "locations", unit=LOCATIONS),
        ColumnText(N_("Penduduk: {zone}"), "people", unit=PERSONS),
    ),
    "draws": (
        _STATE,
        ColumnText(N_("Bagian undian (%)"), "drawn_verdicts"),
        ColumnText(N_("Undian"), about=N_("Banyaknya undian dengan kesimpulan itu.")),
    ),
    "combinations": _COMBINED,
    "coverage-combinations": _COMBINED,
    "verify": (
        VILLAGE,
        DISTRICT,
        ZONE,
        LAND,
        ColumnText(N_("Permukiman ke garis (km)"), "line_distance", unit=N_("km")),
        UNSURE,
        PEOPLE,
        HERE,
        ColumnText(
            N_("Kesimpulan bila di dalam"),
            "to_verify",
            N_("Kesimpulan bila desa itu saja dipindahkan ke dalam."),
        ),
        ColumnText(
            N_("Kesimpulan bila di luar"),
            "to_verify",
            N_("Kesimpulan bila desa itu saja dipindahkan ke luar."),
        ),
        ColumnText(N_("Alasan"), "to_verify"),
    ),
}
