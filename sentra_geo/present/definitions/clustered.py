"""Definitions: how sure a comparison is of what clusters in villages."""

from __future__ import annotations

from sentra_geo.measures.permutation import deal_labels
from sentra_geo.measures.resampling import resample_villages
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.wording import N_

_COMPARED = ("delineation", "unit", "base", "villages")
_ALPHA = ("verdict.alpha",)
NEIGHBOURS = N_(
    "Label dibagikan seolah-olah desa dapat ditukar, padahal desa yang bertetangga mirip dan "
    "terletak di sisi garis yang sama: p terlalu kecil bila yang dihitung berkorelasi menurut "
    "ruang. p besar tidak berarti setara."
)

DEFINITIONS = (
    Definition(
        "village_bootstrap",
        "evidence",
        N_("Undian ulang desa"),
        N_(
            "Interval {level} rasio laju untuk yang mengelompok di desa, seperti usaha: desa "
            "diundi ulang {draws} kali dengan benih tetap."
        ),
        "RR = (Σ(m_i · x_iL) / Σ(m_i · n_iL)) / (Σ(m_i · x_iD) / Σ(m_i · n_iD))",
        resample_villages,
        "Efron 1979; Donner & Zou 2012",
        layers=_COMPARED,
        own_symbols={
            "m_i": N_("berapa kali desa ke-i terundi"),
            "x_iL": N_("hitungan desa ke-i di luar"),
            "n_iL": N_("pembanding desa ke-i di luar"),
            "x_iD": N_("hitungan desa ke-i di dalam"),
            "n_iD": N_("pembanding desa ke-i di dalam"),
        },
        settings=_ALPHA,
        unsaid=N_(
            "Tidak ada bila satu sisi mempunyai kurang dari {fewest} desa. Dengan sedikit desa "
            "interval ini terlalu sempit, jadi timpang juga memerlukan p."
        ),
    ),
    Definition(
        "permutation_p",
        "evidence",
        N_("p dua sisi (permutasi label desa)"),
        N_(
            "Label dalam dan luar dibagikan ulang kepada desa {deals} kali: berapa kali selisihnya "
            "sejauh yang terlihat; p tidak pernah nol."
        ),
        "p = min(1, 2 · (1 + b) / (1 + B))",
        deal_labels,
        "Fisher 1935; Pitman 1937",
        layers=_COMPARED,
        own_symbols={
            "b": N_("pembagian dengan selisih sejauh itu di sisi yang sama"),
            "B": N_("banyaknya pembagian"),
        },
        settings=_ALPHA,
        unsaid=NEIGHBOURS,
    ),
    Definition(
        "village_visible",
        "evidence",
        N_("Selisih terkecil yang dapat terlihat (label dan undian ulang desa)"),
        N_(
            "Selisih terkecil yang akan disebut timpang oleh p dari label yang dibagikan ulang dan "
            "juga oleh interval {level} dari undian ulang desa, di luar ambang kesimpulan."
        ),
        "g_min = min(|k / n − p_0| : p(k) ≤ α ∧ 1 ∉ I(k))",
        resample_villages,
        "Fisher 1935; Efron 1979",
        layers=_COMPARED,
        own_symbols={
            "k": N_("hitungan di dalam yang mungkin"),
            "n": N_("unit di dalam dan di luar"),
            "p_0": N_("bagian pembanding di dalam"),
            "p": N_("p dua sisi hitungan itu"),
            "I": N_("interval rasio laju hitungan itu"),
        },
        settings=_ALPHA,
        estimated=N_(
            "Sebaran undian ulang di sekitar selisih lain dianggap sama dengan yang di sekitar "
            "selisih yang terlihat."
        ),
        unsaid=N_("Selisih yang lebih kecil dapat ada tanpa terlihat."),
    ),
)
