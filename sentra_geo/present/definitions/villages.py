"""Definitions: what each village has against what it would have by its share."""

from __future__ import annotations

from sentra_geo.measures.areal import extensive, intensive
from sentra_geo.measures.equity import location_quotient_interval, village_parity_need
from sentra_geo.measures.representation import representation, share_minus_share
from sentra_geo.measures.smoothing import empirical_bayes
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.quotients import business_quotients, sentra_quotients
from sentra_geo.wording import N_

_COMPARED = ("unit", "base", "villages")
_COUNT = {
    "k_i": N_("unit di desa ke-i"),
    "n_i": N_("pembanding desa ke-i"),
    "K": N_("semua unit"),
    "N": N_("seluruh pembanding"),
}
_ESTIMATE = N_("Bila pembandingnya penduduk, penduduk tiap desa adalah perkiraan.")

DEFINITIONS = (
    Definition(
        "representation",
        "villages",
        N_("Bagian dikurangi bagian"),
        N_("Bagian desa dari semua unit dikurangi bagiannya dari pembanding."),
        "d_i = k_i / K − n_i / N",
        share_minus_share,
        "Urban Institute, Spatial Equity Data Tool",
        layers=_COMPARED,
        own_symbols=_COUNT,
        estimated=_ESTIMATE,
        unsaid=N_("Bagian saja tidak menunjukkan apakah selisih itu kebetulan."),
    ),
    Definition(
        "village_p",
        "villages",
        N_("p tiap desa (binomial eksak, dua ekor sama)"),
        N_(
            "Peluang hasil sejauh ini atau lebih jauh di desa itu bila tiap unit jatuh acak "
            "menurut pembanding."
        ),
        "p_i = min(1, 2 · min(P(K ≤ k), P(K ≥ k)))",
        representation,
        "Clopper & Pearson 1934; Agresti 2013",
        layers=_COMPARED,
        own_symbols={
            "K": N_("hitungan acak, binomial dengan semua unit dan bagian pembanding desa itu"),
            "k": N_("unit di desa itu"),
        },
        estimated=_ESTIMATE,
        unsaid=N_(
            "Hitungan pecahan diuji pada kedua bilangan bulat di sekitarnya; p terbesar dipakai."
        ),
    ),
    Definition(
        "village_p_clustered",
        "villages",
        N_("p tiap desa untuk usaha (ragam diperbesar)"),
        N_(
            "Usaha mengelompok, jadi ragam undian acak diperbesar sebesar beda antardesa pada "
            "umumnya; desa bermakna hanya bila menonjol di antara beda itu."
        ),
        "p_i = 2 · Φ(−√(z_i² / φ))",
        representation,
        "Spiegelhalter 2005",
        layers=_COMPARED,
        own_symbols={
            "Φ": N_("sebaran normal baku"),
            "z_i": N_("(k_i − K · p) / √(K · p · (1 − p)), dengan p bagian pembanding desa ke-i"),
            "φ": N_("rata-rata z_i² semua desa, paling kecil 1"),
        },
        estimated=_ESTIMATE,
    ),
    Definition(
        "false_discovery",
        "villages",
        N_("p disesuaikan (q) dan keterwakilan"),
        N_(
            "p tiap desa, disesuaikan karena banyak desa diuji sekaligus; berlebih atau kekurangan "
            "bila q paling besar setelan, selain itu tidak berbeda nyata."
        ),
        "q_i = min(1, p_j · m / j : j ≥ i)",
        representation,
        "Benjamini & Hochberg 1995",
        layers=_COMPARED,
        own_symbols={
            "p_j": N_("p desa di urutan ke-j, terkecil dahulu"),
            "m": N_("banyaknya desa"),
            "j": N_("urutan p"),
            "i": N_("urutan desa itu"),
        },
        settings=("villages.false_discovery_rate",),
        estimated=_ESTIMATE,
        unsaid=N_(
            "Di antara desa yang disebut berbeda, sebanyak setelan itu boleh kebetulan; “tidak "
            "berbeda nyata” tidak berarti setara."
        ),
    ),
    Definition(
        "smoothed_rate",
        "villages",
        N_("Laju desa yang dihaluskan (Bayes empiris)"),
        N_("Laju desa kecil ditarik ke rata-rata sejauh kebetulan dapat menjelaskannya."),
        "θ_i = v_i · k_i / n_i + (1 − v_i) · M",
        empirical_bayes,
        "Marshall 1991",
        layers=_COMPARED,
        own_symbols={
            "k_i": N_("unit di desa ke-i"),
            "n_i": N_("pembanding desa ke-i"),
            "v_i": N_("σ² / (σ² + M / n_i); σ² tidak pernah di bawah 0"),
            "M": N_("laju semua desa bersama"),
        },
        estimated=N_(
            "Hitungan desa dianggap Poisson; untuk usaha, yang mengelompok, terlalu sedikit yang "
            "dihaluskan."
        ),
    ),
    Definition(
        "commodity_quotient",
        "villages",
        N_("Kuosien lokasi menurut komoditas"),
        N_("Bagian zona dari lokasi sentra satu komoditas dibagi bagiannya dari pembanding."),
        "LQ_z = (x_z / X) / (n_z / N)",
        sentra_quotients,
        "Florence 1939; Isard 1960",
        layers=("sentra", "delineation", "base", "villages"),
        own_symbols={
            "x_z": N_("lokasi sentra komoditas itu di satu zona"),
            "X": N_("semua lokasi sentra komoditas itu"),
        },
        estimated=_ESTIMATE,
    ),
    Definition(
        "location_quotient_interval",
        "villages",
        N_("Interval kuosien lokasi"),
        N_("Interval Clopper-Pearson {level} bagian unit, dibagi bagian pembanding."),
        "LQ_z = b / (n_z / N)",
        location_quotient_interval,
        "Clopper & Pearson 1934",
        layers=("sentra", "delineation", "base", "villages"),
        own_symbols={"b": N_("batas bawah dan atas Clopper-Pearson dari x_z / X")},
        settings=("verdict.alpha",),
        estimated=_ESTIMATE,
        unsaid=N_(
            "Interval tiap komoditas berlaku sendiri-sendiri; judul memakai q untuk semua uji "
            "sekaligus (Benjamini & Hochberg 1995). Untuk sentra; untuk usaha, yang mengelompok, "
            "dipakai undian ulang desa."
        ),
    ),
    Definition(
        "village_parity_need",
        "villages",
        N_("Kebutuhan kesetaraan desa"),
        N_("Berapa lagi yang harus tercakup di desa itu agar cakupannya sama dengan di dalam."),
        "k_i = max(0, ⌈c_D / t_D · t_i − c_i⌉)",
        village_parity_need,
        layers=("sentra", "delineation", "villages", "lacking", "travel"),
        own_symbols={
            "t_i": N_("semua penduduk atau usaha di desa ke-i"),
            "c_i": N_("yang tercakup di desa ke-i"),
        },
        estimated=N_("{distances} Penduduk per desa adalah perkiraan."),
        unsaid=N_("Jumlah semua desa dapat lebih besar daripada kebutuhan seluruh luar garis."),
    ),
    Definition(
        "areal_amount",
        "villages",
        N_("Jumlah desa yang dibelah garis"),
        N_("Orang atau hitungan dibagi menurut bagian luas; jumlah seluruhnya tetap."),
        "V_z = Σ(v_i · a_iz)",
        extensive,
        "Goodchild & Lam 1980",
        layers=("villages", "delineation"),
        own_symbols={
            "v_i": N_("banyaknya di desa ke-i"),
            "a_iz": N_("bagian luas desa ke-i di zona itu"),
        },
        estimated=N_("Isi desa dianggap tersebar rata di seluruh wilayahnya."),
    ),
    Definition(
        "areal_rate",
        "villages",
        N_("Laju desa yang dibelah garis"),
        N_("Laju ditimbang menurut pembandingnya, tidak pernah dirata-rata begitu saja."),
        "R_z = Σ(r_i · v_i · a_iz) / Σ(v_i · a_iz)",
        intensive,
        "Goodchild & Lam 1980",
        layers=("villages", "delineation"),
        own_symbols={
            "r_i": N_("laju desa ke-i"),
            "v_i": N_("pembanding desa ke-i"),
            "a_iz": N_("bagian luas desa ke-i di zona itu"),
        },
        estimated=N_("Isi desa dianggap tersebar rata di seluruh wilayahnya."),
    ),
    Definition(
        "business_quotient",
        "villages",
        N_("Kuosien lokasi usaha menurut komoditas"),
        N_(
            "Bagian zona dari usaha satu komoditas dibagi bagiannya dari semua usaha yang "
            "komoditasnya diketahui; interval {level} dari undian ulang desa."
        ),
        "LQ_z = RR / (1 − p_z + p_z · RR)",
        business_quotients,
        "Efron 1979",
        layers=("delineation", "businesses", "villages"),
        own_symbols={
            "RR": N_("laju di zona itu dibagi laju di zona lain"),
            "p_z": N_("bagian zona itu dari semua usaha yang komoditasnya diketahui"),
        },
        settings=("verdict.alpha",),
        unsaid=N_(
            "Interval tiap komoditas berlaku sendiri-sendiri; judul memakai q untuk semua uji "
            "sekaligus (Benjamini & Hochberg 1995). Interval tidak ada bila satu sisi mempunyai "
            "kurang dari {fewest} desa."
        ),
    ),
)
