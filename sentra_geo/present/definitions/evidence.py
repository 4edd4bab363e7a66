"""Definitions: how sure a comparison is."""

from __future__ import annotations

from sentra_geo.measures.contingency import (
    central_hypergeometric_p,
    share_ratio_interval,
    smallest_visible_difference,
)
from sentra_geo.measures.inference import (
    central_binomial_p,
    clopper_pearson,
    power,
    rate_ratio_interval,
    smallest_visible_gap,
)
from sentra_geo.present.definitions.clustered import NEIGHBOURS
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.wording import N_

_COMPARED = ("delineation", "unit", "base", "villages")
_ALPHA = ("verdict.alpha",)
_RATIO_LIMITS = ("verdict.equal_from", "verdict.equal_to")
_BLIND = N_(
    "Pembanding dianggap diketahui pasti. Sentra adalah keseluruhan, bukan sampel: yang "
    "ditanyakan ialah apakah pembagian acak menurut pembanding dapat memberi hasil ini."
)

DEFINITIONS = (
    Definition(
        "rate_ratio_interval",
        "evidence",
        N_("Interval rasio laju"),
        N_("Interval {level} eksak rasio dua laju, bersyarat pada jumlah unit keduanya."),
        "RR = n_D / n_L · b / (1 − b)",
        rate_ratio_interval,
        "Przyborowski & Wilenski 1940; Clopper & Pearson 1934",
        layers=_COMPARED,
        own_symbols={"b": N_("batas bawah dan atas Clopper-Pearson dari bagian luar")},
        settings=_ALPHA,
        estimated=_BLIND,
        unsaid=N_(
            "Hitungan pecahan diuji pada kedua bilangan bulat di sekitarnya; intervalnya mencakup "
            "keduanya."
        ),
    ),
    Definition(
        "central_p",
        "evidence",
        N_("p dua sisi (binomial eksak, dua ekor sama)"),
        N_(
            "Peluang hasil sejauh ini atau lebih jauh dari pembanding, bila tiap unit jatuh acak "
            "menurut pembanding."
        ),
        "p = min(1, 2 · min(P(K ≤ k), P(K ≥ k)))",
        central_binomial_p,
        "Clopper & Pearson 1934; Agresti 2013",
        layers=_COMPARED,
        own_symbols={
            "K": N_("hitungan acak, binomial dengan n dan bagian pembanding di dalam"),
            "k": N_("unit di dalam garis"),
        },
        settings=_ALPHA,
        estimated=_BLIND,
        unsaid=N_(
            "p besar tidak berarti setara. p terpusat dipakai karena p menurut urutan peluang "
            "bertentangan dengan interval Clopper-Pearson pada 86 dari 7.560 kasus kecil."
        ),
    ),
    Definition(
        "share_interval",
        "evidence",
        N_("Interval bagian (Clopper-Pearson)"),
        N_("Interval {level} eksak bagian unit di dalam garis."),
        "s_D = Beta(α / 2, k, n − k + 1) ; Beta(1 − α / 2, k + 1, n − k)",
        clopper_pearson,
        "Clopper & Pearson 1934",
        layers=_COMPARED,
        own_symbols={"k": N_("unit di dalam garis"), "n": N_("unit di dalam dan di luar")},
        settings=_ALPHA,
        estimated=_BLIND,
    ),
    Definition(
        "visible_gap",
        "evidence",
        N_("Selisih terkecil yang dapat terlihat"),
        N_("Selisih terkecil dari pembanding yang dengan n ini akan disebut timpang."),
        "g_min = min(|k / n − p_0| : T(k))",
        smallest_visible_gap,
        "Clopper & Pearson 1934",
        layers=_COMPARED,
        own_symbols={
            "k": N_("hitungan di dalam yang mungkin, 0 sampai n"),
            "n": N_("unit di dalam dan di luar"),
            "p_0": N_("bagian pembanding di dalam"),
            "T": N_("hitungan itu disebut timpang oleh p, interval, dan ambang kesimpulan"),
        },
        settings=(*_ALPHA, *_RATIO_LIMITS),
        estimated=_BLIND,
        unsaid=N_("Selisih yang lebih kecil dapat ada tanpa terlihat."),
    ),
    Definition(
        "power",
        "evidence",
        N_("Kuasa uji"),
        N_("Peluang uji eksak melihat ketimpangan bila bagian yang sebenarnya s."),
        "π = P(K ≤ k_1) + P(K ≥ k_2)",
        power,
        "Agresti 2013",
        layers=_COMPARED,
        own_symbols={
            "K": N_("hitungan acak, binomial dengan n dan bagian sebenarnya s"),
            "k_1": N_("hitungan terbesar yang terlihat terlalu sedikit"),
            "k_2": N_("hitungan terkecil yang terlihat terlalu banyak"),
        },
        settings=_ALPHA,
        estimated=_BLIND,
    ),
    Definition(
        "share_ratio_interval",
        "evidence",
        N_("Interval rasio dua bagian (MOVER-R)"),
        N_(
            "Bila unit adalah bagian dari pembandingnya (desa tempat sentra dari semua desa): "
            "interval {level} rasio, dari interval Wilson kedua sisi."
        ),
        "l = (p_L · p_D − √((p_L · p_D)² − A · B)) / (u_D · (2 · p_D − u_D))",
        share_ratio_interval,
        "Donner & Zou 2012",
        layers=_COMPARED,
        own_symbols={
            "p_L": N_("bagian di luar"),
            "p_D": N_("bagian di dalam"),
            "A": N_("l_L · (2 · p_L − l_L), dengan l_L batas bawah Wilson di luar"),
            "B": N_("u_D · (2 · p_D − u_D)"),
            "u_D": N_("batas atas Wilson di dalam"),
        },
        settings=_ALPHA,
        unsaid=N_(
            "Batas atasnya serupa dengan batas atas luar dan batas bawah dalam. Interval ini tidak "
            "memuat 1 tepat bila interval Newcombe tidak memuat 0."
        ),
    ),
    Definition(
        "hypergeometric_p",
        "evidence",
        N_("p dua sisi (hipergeometrik)"),
        N_(
            "Peluang hasil sejauh ini bila unit dibagikan acak kepada pembandingnya; sama dengan "
            "permutasi lengkap label desa dan uji eksak Fisher."
        ),
        "p = min(1, 2 · min(P(K ≤ k), P(K ≥ k)))",
        central_hypergeometric_p,
        "Fisher 1935",
        layers=_COMPARED,
        own_symbols={
            "K": N_("hitungan acak di dalam, hipergeometrik"),
            "k": N_("unit di dalam garis"),
        },
        settings=_ALPHA,
        unsaid=NEIGHBOURS,
    ),
    Definition(
        "visible_difference",
        "evidence",
        N_("Beda terkecil yang dapat terlihat"),
        N_("Selisih terkecil yang dengan n ini akan disebut timpang."),
        "g_min = min(|k / n − p_0| : T(k))",
        smallest_visible_difference,
        "Fisher 1935",
        layers=_COMPARED,
        own_symbols={
            "k": N_("hitungan di dalam yang mungkin"),
            "n": N_("unit di dalam dan di luar"),
            "p_0": N_("bagian pembanding di dalam"),
            "T": N_("hitungan itu disebut timpang oleh p, interval, dan ambang kesimpulan"),
        },
        settings=(*_ALPHA, *_RATIO_LIMITS, "verdict.smallest_gap_points"),
        unsaid=N_("Selisih yang lebih kecil dapat ada tanpa terlihat."),
    ),
)
