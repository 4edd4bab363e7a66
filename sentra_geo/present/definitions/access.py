"""Definitions: how much supply a village has in reach, given who else reaches it."""

from __future__ import annotations

from sentra_geo.measures.border import crossing_circles
from sentra_geo.measures.catchment import (
    binary_weights,
    floating_catchment,
    gaussian_weights,
)
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.accessibility import floating_catchments
from sentra_geo.wording import N_

_LAYERS = ("sentra", "villages", "population", "travel")
_EDGE = N_(
    "Penduduk dan sentra di luar kabupaten (Balikpapan, Paser, Kutai Kartanegara) tidak dimuat: "
    "desa di tepi ditandai."
)
_WEIGHT = {"d": N_("jarak desa ke sentra"), "r": N_("radius")}
_ESTIMATE = N_(
    "{distances} Penduduk per desa adalah perkiraan. Kapasitas adalah jumlah unit usaha bila "
    "diketahui untuk semua lokasi yang ikut; bila satu saja tidak diketahui, setiap lokasi "
    "dihitung satu."
)

DEFINITIONS = (
    Definition(
        "catchment",
        "access",
        N_("Akses (2SFCA)"),
        N_("Unit sentra per penduduk yang dapat dicapai sebuah desa, dibagi dengan desa lain."),
        "A_i = Σ(S_j / D_j · f_ij)",
        floating_catchment,
        "Radke & Mu 2000; Luo & Wang 2003",
        layers=_LAYERS,
        own_symbols={
            "S_j": N_("kapasitas sentra ke-j"),
            "D_j": N_("Σ P_k f(d_kj): penduduk tertimbang dalam jangkauan sentra ke-j"),
            "f_ij": N_("bobot jarak desa ke-i ke sentra ke-j"),
        },
        estimated=_ESTIMATE,
        unsaid=_EDGE,
    ),
    Definition(
        "binary_weight",
        "access",
        N_("Bobot jarak 2SFCA"),
        N_("Satu di dalam radius, nol di luarnya."),
        "f = [d ≤ r]",
        binary_weights,
        "Luo & Wang 2003",
        layers=_LAYERS,
        own_symbols=_WEIGHT,
    ),
    Definition(
        "gaussian_weight",
        "access",
        N_("Bobot jarak E2SFCA, Gauss"),
        N_("Bobot turun dengan jarak, dari 1 sampai 0 tepat di radius."),
        "f = (exp(−0.5 · (d / r)²) − exp(−0.5)) / (1 − exp(−0.5))",
        gaussian_weights,
        "Dai 2010",
        layers=_LAYERS,
        own_symbols=_WEIGHT,
    ),
    Definition(
        "access_mean",
        "access",
        N_("Akses rata-rata zona"),
        N_("Akses desa-desa zona itu, ditimbang menurut penduduknya, per 10.000 penduduk."),
        "M_z = Σ(P_i · w_iz · A_i) / Σ(P_i · w_iz) · 10000",
        floating_catchments,
        "Luo & Wang 2003",
        layers=(*_LAYERS, "delineation"),
        own_symbols={
            "P_i": N_("penduduk desa ke-i"),
            "w_iz": N_("bobot desa ke-i di zona itu"),
            "A_i": N_("akses desa ke-i"),
        },
        estimated=_ESTIMATE,
        unsaid=_EDGE,
    ),
    Definition(
        "edge",
        "access",
        N_("Desa di tepi"),
        N_("Bagian lingkaran radius di sekitar permukiman yang berada di luar batas peta desa."),
        "e_i = 1 − a_i / (π · r²)",
        crossing_circles,
        layers=("villages",),
        own_symbols={
            "a_i": N_("luas lingkaran itu di dalam peta desa"),
            "π": N_("3,1416; lingkaran digambar sebagai segi 128"),
            "r": N_("radius"),
        },
        unsaid=N_("Bagian itu dapat berupa laut atau wilayah yang datanya tidak dimuat."),
    ),
)
