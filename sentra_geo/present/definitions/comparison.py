"""Definitions: shares, rates and what they say of two zones."""

from __future__ import annotations

from sentra_geo.measures.equity import (
    location_quotient,
    rate_per,
    rate_ratio,
    share_gap,
)
from sentra_geo.measures.verdict import find
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.wording import N_

_COMPARED = ("delineation", "unit", "base", "villages")
_PEOPLE = N_("Bila pembandingnya penduduk, penduduk di tiap sisi garis adalah perkiraan.")

DEFINITIONS = (
    Definition(
        "share",
        "comparison",
        N_("Bagian yang dihitung di luar"),
        N_("Bagian unit yang ada di luar garis, dari unit di dalam dan di luar."),
        "s_L = x_L / (x_L + x_D)",
        find,
        layers=_COMPARED,
        unsaid=N_("Yang dekat batas tidak dihitung sampai diverifikasi."),
    ),
    Definition(
        "expected_share",
        "comparison",
        N_("Bagian pembanding di luar"),
        N_("Bagian pembanding (penduduk, usaha, desa, atau luas) yang ada di luar garis."),
        "p_L = n_L / (n_L + n_D)",
        find,
        layers=_COMPARED,
        estimated=_PEOPLE,
        unsaid=N_("Yang dekat batas tidak dihitung sampai diverifikasi."),
    ),
    Definition(
        "gap",
        "comparison",
        N_("Selisih bagian"),
        N_("Bagian unit di luar dikurangi bagian pembanding di luar, dalam poin persen."),
        "g = x_L / (x_L + x_D) − n_L / (n_L + n_D)",
        share_gap,
        layers=_COMPARED,
        estimated=_PEOPLE,
        unsaid=N_(
            "Positif berarti luar mendapat lebih daripada bagiannya; selisih saja tidak "
            "menunjukkan apakah itu kebetulan."
        ),
    ),
    Definition(
        "rate",
        "comparison",
        N_("Laju"),
        N_("Unit per 1.000 penduduk, per 100 usaha, per desa, atau per 100 km²."),
        "r_z = x_z / n_z · m",
        rate_per,
        layers=_COMPARED,
        own_symbols={"m": N_("kelipatan: 1.000 penduduk, 100 usaha, 1 desa, 10.000 ha")},
        estimated=_PEOPLE,
    ),
    Definition(
        "rate_ratio",
        "comparison",
        N_("Rasio laju"),
        N_("Laju di luar dibagi laju di dalam; 1 berarti sama, di bawah 1 luar tertinggal."),
        "RR = (x_L / n_L) / (x_D / n_D)",
        rate_ratio,
        "Rothman, Greenland & Lash 2008",
        layers=_COMPARED,
        estimated=_PEOPLE,
        unsaid=N_("Tak hingga bila di dalam tidak ada satu pun; tidak ada bila satu sisi kosong."),
    ),
    Definition(
        "location_quotient",
        "comparison",
        N_("Kuosien lokasi (LQ)"),
        N_("Bagian unit sebuah zona dibagi bagian pembandingnya; di atas 1 zona itu kelebihan."),
        "LQ_z = (x_z / X) / (n_z / N)",
        location_quotient,
        "Florence 1939; Isard 1960",
        layers=_COMPARED,
        estimated=_PEOPLE,
        unsaid=N_(
            "Untuk hitungan kecil tanpa interval dari metode delta, karena interval itu dapat "
            "turun di bawah nol."
        ),
    ),
)
