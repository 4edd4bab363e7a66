"""Definitions: how many of what lie in each zone, and in reach of each sentra."""

from __future__ import annotations

from sentra_geo.cut import Cut
from sentra_geo.location import zone_weights
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.rows import sentra_rows
from sentra_geo.wording import N_

_WEIGHT = {
    "w_iz": N_("bobot baris ke-i di zona itu"),
    "v_i": N_("banyaknya pada baris ke-i"),
}
_REACH = {
    "w_iz": N_("bobot desa ke-i di zona itu"),
    "d_ij": N_("jarak permukiman desa ke-i ke lokasi terdekat sentra itu"),
    "r": N_("radius"),
}
_REACHED = N_("{distances}")

DEFINITIONS = (
    Definition(
        "units",
        "counts",
        N_("Jumlah di tiap zona"),
        N_("Yang dihitung di satu zona: jumlah bobot baris-barisnya di zona itu."),
        "x_z = Σ(w_iz · v_i)",
        Cut.by_zone,
        layers=("delineation", "unit", "villages"),
        own_symbols=_WEIGHT,
        unsaid=N_("Tidak diketahui ditulis “–”, tidak pernah nol."),
    ),
    Definition(
        "locations",
        "counts",
        N_("Lokasi sentra"),
        N_("Lokasi sentra di satu zona; satu sentra dapat berada di lebih dari satu desa."),
        "x_z = Σ(w_iz · v_i)",
        zone_weights,
        layers=("sentra", "delineation", "villages"),
        own_symbols=_WEIGHT,
        estimated=N_("Letak sentra menurut desa, bukan alamat."),
    ),
    Definition(
        "sentra_count",
        "counts",
        N_("Sentra"),
        N_("Sentra di satu zona; yang berlokasi di kedua sisi garis dihitung sebagian."),
        "x_z = Σ(w_iz · v_i)",
        Cut.sentra_zone,
        layers=("sentra", "delineation", "villages"),
        own_symbols={
            "w_iz": N_("bagian lokasi sentra ke-i yang berada di zona itu"),
            "v_i": N_("banyaknya pada baris ke-i"),
        },
        estimated=N_("Letak sentra menurut desa, bukan alamat."),
        unsaid=N_("Bila satu lokasinya dekat batas, seluruh sentra dihitung dekat batas."),
    ),
    Definition(
        "villages",
        "counts",
        N_("Desa"),
        N_("Desa dan kelurahan di satu zona."),
        "x_z = Σ(w_iz · v_i)",
        Cut.by_zone,
        layers=("villages", "delineation"),
        own_symbols=_WEIGHT,
    ),
    Definition(
        "businesses",
        "counts",
        N_("Usaha"),
        N_("Unit usaha di satu zona atau desa, menurut letak titiknya."),
        "x_z = Σ(w_iz · v_i)",
        Cut.kept_cells,
        layers=("businesses", "villages", "delineation"),
        own_symbols=_WEIGHT,
        unsaid=N_("Tidak diketahui bila data usaha belum dimuat; tidak pernah nol."),
    ),
    Definition(
        "reached_villages",
        "counts",
        N_("Desa dalam radius sebuah sentra"),
        N_("Desa yang permukimannya paling jauh satu radius dari sentra itu, per zona."),
        "c_z = Σ(w_iz · [d_ij ≤ r])",
        sentra_rows,
        layers=("sentra", "villages", "delineation", "travel"),
        own_symbols=_REACH,
        estimated=_REACHED,
        unsaid=N_("Dalam jangkauan belum berarti dilayani."),
    ),
    Definition(
        "reached_people",
        "counts",
        N_("Penduduk dalam radius sebuah sentra"),
        N_("Penduduk desa-desa yang berada dalam radius sentra itu, per zona."),
        "c_z = Σ(P_i · w_iz · [d_ij ≤ r])",
        sentra_rows,
        layers=("sentra", "villages", "population", "delineation", "travel"),
        own_symbols={**_REACH, "P_i": N_("penduduk desa ke-i")},
        estimated=N_(
            "{distances} Penduduk per desa tidak diterbitkan. Diganti begitu angka desa dimuat."
        ),
    ),
    Definition(
        "reached_businesses",
        "counts",
        N_("Usaha sekomoditas dalam radius sebuah sentra"),
        N_("Usaha komoditas sentra itu, dan yang paling jauh satu radius darinya, per zona."),
        "c_z = Σ(v_i · w_iz · [d_ij ≤ r])",
        sentra_rows,
        layers=("sentra", "businesses", "delineation", "travel"),
        own_symbols={**_REACH, "v_i": N_("banyaknya pada baris ke-i")},
        estimated=_REACHED,
    ),
)
