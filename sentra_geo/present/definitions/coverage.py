"""Definitions: how much of a zone lies within reach of a sentra."""

from __future__ import annotations

from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import newcombe, wilson
from sentra_geo.measures.neighbourhoods import neighbourhood_differences
from sentra_geo.measures.resampling import resample_share, resample_villages
from sentra_geo.measures.verdict import find
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.curves import coverage_curves
from sentra_geo.wording import N_

_LAYERS = ("sentra", "delineation", "covered", "travel")
_ALPHA = ("verdict.alpha",)
_ESTIMATE = N_("{distances} Penduduk per desa adalah perkiraan.")
_OF_VILLAGES = N_("Untuk desa; untuk usaha dan penduduk dipakai undian ulang desa.")

DEFINITIONS = (
    Definition(
        "coverage",
        "coverage",
        N_("Cakupan"),
        N_(
            "Bagian desa, penduduk, atau usaha sebuah zona yang paling jauh satu radius dari "
            "sentra."
        ),
        "C_z = c_z / t_z",
        ZoneReach.share,
        layers=_LAYERS,
        estimated=_ESTIMATE,
        unsaid=N_(
            "Radius adalah pilihan: tidak ada standar yang menetapkannya untuk sentra (SNI "
            "03-1733-2004 tidak memuatnya). Dalam jangkauan belum berarti dilayani."
        ),
    ),
    Definition(
        "coverage_interval",
        "coverage",
        N_("Interval cakupan (Wilson)"),
        N_("Interval {level} cakupan desa sebuah zona, juga untuk hitungan pecahan."),
        "I = (s + z² / (2 · t_z) ± z · √(s · (1 − s) / t_z + z² / (4 · t_z²))) / (1 + z² / t_z)",
        wilson,
        "Wilson 1927",
        layers=_LAYERS,
        own_symbols={"s": N_("cakupan zona itu")},
        settings=_ALPHA,
        estimated=_ESTIMATE,
        unsaid=_OF_VILLAGES,
    ),
    Definition(
        "coverage_bootstrap",
        "coverage",
        N_("Interval cakupan (undian ulang desa)"),
        N_(
            "Interval {level} cakupan usaha atau penduduk: desa diundi ulang {draws} kali dengan "
            "benih tetap, karena isinya mengelompok di desa."
        ),
        "C_z = Σ(m_i · c_i) / Σ(m_i · t_i)",
        resample_share,
        "Efron 1979",
        layers=_LAYERS,
        own_symbols={
            "m_i": N_("berapa kali desa ke-i terundi"),
            "c_i": N_("yang tercakup di desa ke-i"),
            "t_i": N_("semua di desa ke-i"),
        },
        settings=_ALPHA,
        estimated=_ESTIMATE,
        unsaid=N_(
            "Tidak ada bila zona itu berisi kurang dari {fewest} desa; bila semua atau tidak ada "
            "yang tercakup, interval Wilson menurut banyaknya desa."
        ),
    ),
    Definition(
        "reached_interval",
        "coverage",
        N_("Bagian desa dalam radius sebuah sentra"),
        N_("Desa dalam radius sentra itu dibagi semua desa zona, dengan interval Wilson {level}."),
        "I = (s + z² / (2 · n) ± z · √(s · (1 − s) / n + z² / (4 · n²))) / (1 + z² / n)",
        wilson,
        "Wilson 1927",
        layers=("sentra", "villages", "delineation", "travel"),
        own_symbols={"s": N_("bagian desa dalam radius"), "n": N_("semua desa zona itu")},
        settings=_ALPHA,
        estimated=_ESTIMATE,
    ),
    Definition(
        "coverage_curve",
        "coverage",
        N_("Cakupan menurut radius"),
        N_(
            "Cakupan tiap zona pada radius dari 0 sampai {farthest}, tiap {step}, dan pada radius "
            "yang dipilih; pitanya interval {level}."
        ),
        "C_z(r) = Σ(w_iz · [d_i ≤ r]) / Σ(w_iz)",
        coverage_curves,
        layers=_LAYERS,
        own_symbols={
            "w_iz": N_("bobot baris ke-i di zona itu"),
            "d_i": N_("jarak baris ke-i ke sentra"),
            "r": N_("radius"),
        },
        settings=_ALPHA,
        estimated=_ESTIMATE,
        unsaid=N_("Pita tiap radius berlaku sendiri-sendiri, tidak untuk seluruh kurva sekaligus."),
    ),
    Definition(
        "distance_quartiles",
        "coverage",
        N_("Kuartil jarak"),
        N_("Jarak yang memuat seperempat, separuh, dan tiga perempat isi zona, per {band}."),
        "d_q = min(r : C_z(r) ≥ q)",
        ZoneReach.quantile_km,
        "Hyndman & Fan 1996",
        layers=_LAYERS,
        own_symbols={
            "r": N_("radius"),
            "C_z": N_("cakupan zona itu"),
            "q": N_("0,25; 0,5; 0,75"),
        },
        estimated=_ESTIMATE,
        unsaid=N_("Lebih dari {farthest} ditulis tak hingga; zona kosong tidak punya kuartil."),
    ),
    Definition(
        "coverage_gap",
        "coverage",
        N_("Beda dua cakupan"),
        N_("Cakupan di luar dikurangi cakupan di dalam, dalam poin persen."),
        "g_C = c_L / t_L − c_D / t_D",
        find,
        layers=_LAYERS,
        estimated=_ESTIMATE,
    ),
    Definition(
        "coverage_gap_interval",
        "coverage",
        N_("Interval beda dua cakupan (Newcombe)"),
        N_("Interval {level} selisih dua cakupan desa, dari interval Wilson keduanya."),
        "I = g_C − √((C_L − l_L)² + (u_D − C_D)²) ; g_C + √((u_L − C_L)² + (C_D − l_D)²)",
        newcombe,
        "Newcombe 1998",
        layers=_LAYERS,
        own_symbols={
            "g_C": N_("beda dua cakupan"),
            "C_L": N_("cakupan di luar"),
            "C_D": N_("cakupan di dalam"),
            "l_L": N_("batas bawah Wilson di luar"),
            "u_L": N_("batas atas Wilson di luar"),
            "l_D": N_("batas bawah Wilson di dalam"),
            "u_D": N_("batas atas Wilson di dalam"),
        },
        settings=_ALPHA,
        estimated=_ESTIMATE,
        unsaid=_OF_VILLAGES,
    ),
    Definition(
        "coverage_gap_bootstrap",
        "coverage",
        N_("Interval beda dua cakupan (undian ulang desa)"),
        N_(
            "Interval {level} selisih cakupan usaha atau penduduk: desa diundi ulang {draws} kali "
            "dengan benih tetap."
        ),
        "g_C = Σ(m_i · c_iL) / Σ(m_i · t_iL) − Σ(m_i · c_iD) / Σ(m_i · t_iD)",
        resample_villages,
        "Efron 1979",
        layers=_LAYERS,
        own_symbols={
            "m_i": N_("berapa kali desa ke-i terundi"),
            "c_iL": N_("yang tercakup di desa ke-i, di luar"),
            "t_iL": N_("semua di desa ke-i, di luar"),
            "c_iD": N_("yang tercakup di desa ke-i, di dalam"),
            "t_iD": N_("semua di desa ke-i, di dalam"),
        },
        settings=_ALPHA,
        estimated=_ESTIMATE,
        unsaid=N_("Tidak ada bila satu sisi mempunyai kurang dari {fewest} desa."),
    ),
    Definition(
        "contiguous",
        "coverage",
        N_("Kawasan menyatu yang berbeda sebesar itu"),
        N_(
            "Berapa kawasan, yaitu satu desa dengan desa-desa terdekatnya sebanyak desa di dalam "
            "garis, yang cakupannya berbeda dari sisanya sedikitnya sebesar beda luar dan dalam."
        ),
        "m = Σ([|g_i| ≥ |g_C|])",
        neighbourhood_differences,
        layers=_LAYERS,
        own_symbols={
            "g_i": N_("beda cakupan kawasan ke-i dengan sisanya"),
            "g_C": N_("beda cakupan luar dan dalam"),
        },
        estimated=_ESTIMATE,
        unsaid=N_(
            "Bukan uji: kawasan yang berdekatan saling tumpang tindih. Terdekat menurut jarak "
            "lurus antarpermukiman; yang dekat batas tidak ikut."
        ),
    ),
    Definition(
        "parity_need",
        "coverage",
        N_("Kebutuhan kesetaraan"),
        N_("Berapa lagi yang harus tercakup di luar agar cakupannya sama dengan di dalam."),
        "k = max(0, ⌈c_D / t_D · t_L − c_L⌉)",
        parity_need,
        layers=_LAYERS,
        estimated=_ESTIMATE,
        unsaid=N_("Nol bila cakupan di luar sudah sama atau lebih tinggi."),
    ),
)
