"""Definitions: outlets, who is near one, and what is sold there."""

from __future__ import annotations

from sentra_geo.measures.equity import rate_per
from sentra_geo.measures.inference import wilson
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.market_access import market_access
from sentra_geo.sections.markets import markets_of
from sentra_geo.sections.outlet_distances import kind_distances, village_outlets
from sentra_geo.sections.outlets import count_outlets
from sentra_geo.sections.placements import count_placements
from sentra_geo.sections.shares import zone_share
from sentra_geo.wording import N_

_OUTLETS = ("outlets", "placements", "delineation")
_PLACED = ("placements", "outlets", "businesses", "delineation")
_ALPHA = ("verdict.alpha",)
STRAIGHT_TO_OUTLETS = N_(
    "Jarak ke gerai selalu garis lurus dalam EPSG:32750, juga bila tabel jarak tempuh dimuat, "
    "karena tabel itu tidak memuat gerai. Gerai di kecamatan lain ikut dihitung."
)
_KNOWN = N_(
    "Menjual produk lokal bila gerai itu menyatakannya atau ada penempatan tercatat; tidak "
    "diketahui bukan berarti tidak."
)
_RECORDED = N_(
    "Hanya penempatan yang tercatat: yang tidak tercatat belum tentu tidak ada, sehingga beda "
    "antarzona dapat juga berasal dari pencatatan."
)
_WEIGHT = {
    "w_iz": N_("bobot baris ke-i di zona itu"),
    "v_i": N_("banyaknya pada baris ke-i"),
}
_WILSON = "I = (s + z² / (2 · n) ± z · √(s · (1 − s) / n + z² / (4 · n²))) / (1 + z² / n)"
_RADIUS = N_("radius")

DEFINITIONS = (
    Definition(
        "outlets",
        "markets",
        N_("Gerai di tiap zona"),
        N_("Gerai tercatat di satu zona, menurut letak titiknya."),
        "x_z = Σ(w_iz · v_i)",
        count_outlets,
        layers=_OUTLETS,
        own_symbols=_WEIGHT,
        unsaid=N_("Yang tercatat belum tentu semua gerai yang ada."),
    ),
    Definition(
        "outlet_share",
        "markets",
        N_("Gerai yang menjual produk lokal"),
        N_("Gerai yang diketahui menjual produk lokal dibagi semua gerai tercatat."),
        "s_z = m_z / n_z",
        zone_share,
        layers=_OUTLETS,
        own_symbols={
            "m_z": N_("gerai yang diketahui menjual produk lokal di zona itu"),
            "n_z": N_("semua gerai tercatat di zona itu"),
        },
        unsaid=_KNOWN,
    ),
    Definition(
        "outlet_share_interval",
        "markets",
        N_("Interval bagian gerai (Wilson)"),
        N_("Interval {level} bagian gerai yang diketahui menjual produk lokal."),
        _WILSON,
        wilson,
        "Wilson 1927",
        layers=_OUTLETS,
        own_symbols={"s": N_("bagian gerai itu"), "n": N_("semua gerai tercatat")},
        settings=_ALPHA,
        unsaid=_KNOWN,
    ),
    Definition(
        "market_access",
        "markets",
        N_("Akses ke pasar"),
        N_(
            "Bagian desa, penduduk, atau usaha sebuah zona yang paling jauh satu radius dari gerai "
            "yang diketahui menjual produk lokal. Interval {level}: Wilson untuk desa, undian "
            "ulang desa untuk penduduk dan usaha."
        ),
        "C_z = c_z / t_z",
        market_access,
        "Wilson 1927; Efron 1979; Newcombe 1998",
        layers=("outlets", "placements", "delineation", "covered"),
        settings=_ALPHA,
        estimated=STRAIGHT_TO_OUTLETS,
        unsaid=N_("Dalam radius belum berarti produknya diterima di gerai itu."),
    ),
    Definition(
        "outlet_distance",
        "markets",
        N_("Jarak ke gerai terdekat"),
        N_("Jarak dari permukiman desa ke gerai terdekat dari tiap jenis."),
        "d_i = min(d_ij)",
        village_outlets,
        layers=("outlets", "placements", "villages"),
        own_symbols={"d_ij": N_("jarak permukiman desa ke-i ke gerai ke-j")},
        estimated=STRAIGHT_TO_OUTLETS,
    ),
    Definition(
        "outlet_median",
        "markets",
        N_("Jarak tengah ke gerai"),
        N_("Jarak yang memuat separuh desa sebuah zona, per {band}."),
        "d_m = min(r : C_z(r) ≥ 1 / 2)",
        kind_distances,
        "Hyndman & Fan 1996",
        layers=("outlets", "placements", "villages", "delineation"),
        own_symbols={"r": _RADIUS, "C_z": N_("bagian desa zona itu dalam radius r")},
        estimated=STRAIGHT_TO_OUTLETS,
    ),
    Definition(
        "placed_businesses",
        "markets",
        N_("Usaha dengan penempatan tercatat"),
        N_("Usaha yang tercatat punya produk di sedikitnya satu gerai, dibagi semua usaha zona."),
        "s_z = m_z / t_z",
        count_placements,
        "Wilson 1927; Newcombe 1998",
        layers=_PLACED,
        own_symbols={"m_z": N_("usaha dengan penempatan tercatat di zona itu")},
        settings=_ALPHA,
        unsaid=_RECORDED,
    ),
    Definition(
        "placed_interval",
        "markets",
        N_("Interval usaha dengan penempatan (Wilson)"),
        N_("Interval {level} bagian usaha dengan penempatan tercatat."),
        _WILSON,
        wilson,
        "Wilson 1927",
        layers=_PLACED,
        own_symbols={
            "s": N_("bagian usaha dengan penempatan tercatat"),
            "n": N_("semua usaha zona itu"),
        },
        settings=_ALPHA,
        unsaid=_RECORDED,
    ),
    Definition(
        "placed_rate",
        "markets",
        N_("Penempatan per 100 usaha"),
        N_(
            "Penempatan tercatat (satu usaha, satu gerai, satu produk) per 100 usaha zona asalnya; "
            "luar dan dalam dibandingkan dengan undian ulang desa."
        ),
        "r_z = 100 · k_z / t_z",
        rate_per,
        layers=_PLACED,
        own_symbols={"k_z": N_("penempatan tercatat dari usaha zona itu")},
        unsaid=_RECORDED,
    ),
    Definition(
        "sold_in",
        "markets",
        N_("Asal produk dan letak gerainya"),
        N_("Penempatan tercatat menurut zona gerai dan zona usaha asalnya."),
        "k_gz = Σ(a_ig · w_iz)",
        count_placements,
        layers=_PLACED,
        own_symbols={
            "a_ig": N_("bobot gerai penempatan ke-i di zona gerai itu"),
            "w_iz": N_("bobot usaha penempatan ke-i di zona asal itu"),
        },
        unsaid=_RECORDED,
    ),
    Definition(
        "placed_products",
        "markets",
        N_("Produk di gerai"),
        N_("Usaha yang produknya tercatat di gerai, menurut nama produk dan komoditas."),
        "x_z = Σ(w_iz · v_i)",
        count_placements,
        layers=_PLACED,
        own_symbols=_WEIGHT,
        unsaid=N_("Nama yang ditulis berbeda dihitung sebagai produk lain."),
    ),
    Definition(
        "souvenirs",
        "markets",
        N_("Tempat wisata dengan cenderamata sendiri"),
        N_("Tempat wisata yang diketahui punya cenderamata sendiri dibagi semua yang tercatat."),
        "s_z = m_z / n_z",
        markets_of,
        layers=("outlets", "delineation"),
        own_symbols={
            "m_z": N_("tempat wisata yang diketahui punya cenderamata"),
            "n_z": N_("semua tempat wisata tercatat di zona itu"),
        },
        unsaid=N_("Tidak diketahui ditulis terpisah, tidak dihitung sebagai tidak punya."),
    ),
)
