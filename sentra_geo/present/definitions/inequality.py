"""Definitions: how uneven rates are over the villages."""

from __future__ import annotations

from sentra_geo.measures.inequality import concentration_index, gini, lorenz, theil
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.inequality import spread_over_villages
from sentra_geo.wording import N_

_COMPARED = ("unit", "base", "villages")
_BY_LINE = ("delineation", *_COMPARED)
_RATE = {
    "x_i": N_("laju desa ke-i: unit per satuan pembanding"),
    "w_i": N_("pembanding desa ke-i"),
    "W": N_("jumlah pembanding semua desa"),
    "μ": N_("laju semua desa bersama"),
}
_ESTIMATE = N_("Bila pembandingnya penduduk, penduduk tiap desa adalah perkiraan.")

DEFINITIONS = (
    Definition(
        "gini",
        "inequality",
        N_("Koefisien Gini"),
        N_("Ketimpangan laju antardesa: 0 merata, mendekati 1 terkumpul di sedikit desa."),
        "G = 1 − Σ((P_i − P_j) · (S_i + S_j))",
        gini,
        "Gini 1914; Lerman & Yitzhaki 1989",
        layers=_COMPARED,
        own_symbols={
            "P_i": N_("bagian pembanding kumulatif sampai desa ke-i, laju terendah dahulu"),
            "P_j": N_("bagian pembanding kumulatif sampai desa sebelumnya"),
            "S_i": N_("bagian unit kumulatif sampai desa ke-i"),
            "S_j": N_("bagian unit kumulatif sampai desa sebelumnya"),
        },
        estimated=_ESTIMATE,
        unsaid=N_("Hanya untuk desa: untuk dua zona Gini hanyalah |s − p|."),
    ),
    Definition(
        "lorenz",
        "inequality",
        N_("Kurva Lorenz"),
        N_("Bagian unit yang dimiliki desa dengan laju terendah, menurut bagian pembandingnya."),
        "S(P_j) = Σ(x_i · w_i) / (μ · W)",
        lorenz,
        "Lorenz 1905",
        layers=_COMPARED,
        own_symbols={**_RATE, "P_j": N_("bagian pembanding kumulatif sampai desa ke-j")},
        estimated=_ESTIMATE,
    ),
    Definition(
        "theil",
        "inequality",
        N_("Indeks Theil T"),
        N_("Ketimpangan laju antardesa, ditimbang menurut pembanding; 0 berarti merata."),
        "T = Σ(w_i / W · x_i / μ · ln(x_i / μ))",
        theil,
        "Theil 1967",
        layers=_BY_LINE,
        own_symbols=_RATE,
        estimated=_ESTIMATE,
        unsaid=N_("0 · ln 0 dihitung 0. Pustaka PySAL menghitung Theil tanpa timbangan."),
    ),
    Definition(
        "theil_between",
        "inequality",
        N_("Theil antarkelompok"),
        N_("Bagian Theil yang tersisa bila tiap desa mempunyai laju rata-rata kelompoknya."),
        "T_a = Σ(P_k · μ_k / μ · ln(μ_k / μ))",
        theil,
        "Theil 1967; Shorrocks 1980",
        layers=_BY_LINE,
        own_symbols={
            "P_k": N_("bagian pembanding kelompok ke-k"),
            "μ_k": N_("laju kelompok ke-k"),
            "μ": N_("laju semua desa bersama"),
        },
        estimated=_ESTIMATE,
    ),
    Definition(
        "theil_within",
        "inequality",
        N_("Theil di dalam kelompok"),
        N_("Sisanya: Theil tiap kelompok, ditimbang menurut bagian unitnya."),
        "T_d = Σ(s_k · T_k)",
        theil,
        "Theil 1967; Shorrocks 1980",
        layers=_BY_LINE,
        own_symbols={
            "s_k": N_("bagian unit kelompok ke-k"),
            "T_k": N_("Theil desa-desa kelompok ke-k"),
        },
        estimated=_ESTIMATE,
    ),
    Definition(
        "concentration",
        "inequality",
        N_("Indeks pemusatan"),
        N_(
            "Apakah unit berkumpul di desa di dalam dan dekat garis (negatif) atau jauh dari garis "
            "(positif): desa diurutkan menurut jarak permukimannya ke garis, di dalam negatif."
        ),
        "C = 1 − Σ((P_i − P_j) · (S_i + S_j))",
        concentration_index,
        "Kakwani, Wagstaff & van Doorslaer 1997",
        layers=_BY_LINE,
        own_symbols={
            "P_i": N_("bagian pembanding kumulatif sampai desa ke-i, terdalam di garis dahulu"),
            "P_j": N_("bagian pembanding kumulatif sampai desa sebelumnya"),
            "S_i": N_("bagian unit kumulatif sampai desa ke-i"),
            "S_j": N_("bagian unit kumulatif sampai desa sebelumnya"),
        },
        estimated=_ESTIMATE,
    ),
    Definition(
        "blind_draw",
        "inequality",
        N_("Undian buta"),
        N_(
            "Nilai yang akan muncul bila unit dibagikan acak menurut pembanding, dari "
            "{blind_draws} undian dengan benih tetap: rata-rata dan {blind_level} di tengah."
        ),
        "U_i = Multinomial(K, n_i / N)",
        spread_over_villages,
        "Metropolis & Ulam 1949",
        layers=_COMPARED,
        own_symbols={"K": N_("semua unit"), "n_i": N_("pembanding desa ke-i")},
        estimated=_ESTIMATE,
        unsaid=N_(
            "Dengan sedikit unit, Gini tinggi juga tanpa ketimpangan. Desa tempat sentra diundi "
            "tanpa pengembalian; sentra di beberapa lokasi diundi menurut bagiannya."
        ),
    ),
    Definition(
        "half",
        "inequality",
        N_("Desa yang memuat separuh unit"),
        N_("Jumlah desa tersedikit yang bersama-sama memuat separuh unit."),
        "h = min(m : Σ(k_j) ≥ K / 2)",
        spread_over_villages,
        layers=_COMPARED,
        own_symbols={
            "m": N_("banyaknya desa, unit terbanyak dahulu"),
            "k_j": N_("unit desa ke-j, terbanyak dahulu"),
            "K": N_("semua unit"),
        },
    ),
)
