"""Definitions: from a comparison to a word, and whether other choices change it."""

from __future__ import annotations

from sentra_geo.measures.verdict import agreed_state, find
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.monte_carlo import draw_verdicts
from sentra_geo.sections.rule_band import inside_by_rule
from sentra_geo.sections.sensitivity import vary
from sentra_geo.sections.verification import villages_to_verify
from sentra_geo.wording import N_

_COMPARED = ("delineation", "unit", "base", "villages")
_LIMITS = (
    "verdict.equal_from",
    "verdict.equal_to",
    "verdict.smallest_gap_points",
    "verdict.alpha",
)

DEFINITIONS = (
    Definition(
        "verdict",
        "verdicts",
        N_("Kesimpulan"),
        N_(
            "Setara: seluruh interval {narrow} rasio laju di antara kedua batas. Timpang: interval "
            "{level} tidak memuat 1, p paling besar taraf uji, dan rasio di luar kedua batas; bila "
            "yang dibandingkan dua bagian (cakupan, atau desa tempat sentra dari semua desa), "
            "selisihnya juga cukup besar. Belum cukup bukti: selain itu."
        ),
        "E = [a ≤ l_s ∧ u_s ≤ b]; "
        "T = [p ≤ α] · [|g_b| ≥ m] · ([u < 1 ∧ RR < a] + [l > 1 ∧ RR > b])",
        find,
        "Schuirmann 1987",
        layers=_COMPARED,
        own_symbols={
            "E": N_("setara"),
            "T": N_("timpang"),
            "a": N_("rasio terkecil yang masih setara"),
            "b": N_("rasio terbesar yang masih setara"),
            "l_s": N_("batas bawah interval {narrow}"),
            "u_s": N_("batas atas interval {narrow}"),
            "l": N_("batas bawah interval {level}"),
            "u": N_("batas atas interval {level}"),
            "RR": N_("rasio laju"),
            "p": N_("p dua sisi"),
            "g_b": N_("selisih dua bagian"),
            "m": N_("selisih terkecil yang layak disebut timpang; 0 bila bukan dua bagian"),
        },
        settings=_LIMITS,
        estimated=N_("Bila pembandingnya penduduk, penduduk di tiap sisi garis adalah perkiraan."),
        unsaid=N_("Data contoh tidak pernah menentukan kesimpulan."),
    ),
    Definition(
        "near_check",
        "verdicts",
        N_("Yang dekat batas"),
        N_(
            "Kesimpulan juga diambil dengan semua yang dekat batas di dalam, dan di luar; bila "
            "berbeda: bergantung pada aturan batas."
        ),
        "K = K_0 = K_D = K_L",
        agreed_state,
        layers=_COMPARED,
        own_symbols={
            "K_0": N_("kesimpulan tanpa yang dekat batas"),
            "K_D": N_("kesimpulan bila semuanya di dalam"),
            "K_L": N_("kesimpulan bila semuanya di luar"),
        },
        settings=_LIMITS,
    ),
    Definition(
        "rule_band",
        "verdicts",
        N_("Rentang antaraturan"),
        N_(
            "Yang berada di dalam garis menurut tiap aturan desa terbelah: paling sedikit bila "
            "semua yang dekat batas di luar, paling banyak bila semuanya di dalam."
        ),
        "B = x_D ; x_D + x_B",
        inside_by_rule,
        layers=("delineation", "unit", "villages", "population"),
        own_symbols={"x_B": N_("yang dekat batas")},
        estimated=N_("Penduduk per desa adalah perkiraan, yang berbeda menurut aturannya."),
    ),
    Definition(
        "sensitivity",
        "verdicts",
        N_("Apakah kesimpulan berubah?"),
        N_(
            "Kesimpulan untuk setiap kombinasi garis, aturan, unit, dan pembanding; untuk "
            "cakupan: garis, aturan, yang dicakup, dan radius {radii}, serta yang dipilih."
        ),
        "K = K_1 = K_2 = … = K_m",
        vary,
        layers=("delineation", "sentra", "villages", "population", "register"),
        own_symbols={
            "K_1": N_("kesimpulan kombinasi pertama"),
            "K_2": N_("kesimpulan kombinasi kedua"),
            "K_m": N_("kesimpulan kombinasi terakhir yang dapat dinilai"),
        },
        settings=_LIMITS,
        unsaid=N_("Kombinasi yang memakai data contoh atau tidak dapat dihitung tidak ikut."),
    ),
    Definition(
        "drawn_verdicts",
        "verdicts",
        N_("Undian letak dan garis"),
        N_(
            "Letak yang tidak pasti, dan garis yang indikatif, diundi ulang {placed_draws} kali "
            "dengan benih tetap; dilaporkan bagian undian untuk tiap kesimpulan."
        ),
        "f_K = (1 / B) · Σ([K_b = K])",
        draw_verdicts,
        "Metropolis & Ulam 1949",
        layers=("delineation", "unit", "base", "villages"),
        own_symbols={
            "B": N_("banyaknya undian"),
            "K_b": N_("kesimpulan undian ke-b"),
            "K": N_("satu kesimpulan"),
        },
        settings=("line.indicative_uncertainty_m", *_LIMITS),
        estimated=N_(
            "Letak dianggap tersebar acak dalam lingkaran ketidakpastiannya dan di dalam desanya; "
            "garis indikatif bergeser sebagai keseluruhan, paling jauh sejauh setelan."
        ),
        unsaid=N_(
            "Hanya untuk aturan menurut letak permukiman. Bila hasil yang berbeda lebih banyak "
            "daripada {most_judged}, {most_judged} yang mewakilinya dinilai."
        ),
    ),
    Definition(
        "to_verify",
        "verdicts",
        N_("Desa yang perlu diverifikasi"),
        N_(
            "Desa yang permukimannya dekat garis, yang dibelah garis, yang letak permukiman atau "
            "sentranya dapat jatuh di sisi lain, atau yang bercatatan di lapisan desa; beserta "
            "kesimpulan bila desa itu saja dipindahkan ke dalam, dan ke luar."
        ),
        "V = [d_i ≤ max(b, b_0)] ∨ t_i · [d_i ≤ u_i] ∨ [d_j ≤ u_j] ∨ t_i ∨ c_i",
        villages_to_verify,
        layers=("delineation", "villages", "sentra", "population", "unit", "base"),
        own_symbols={
            "d_i": N_("jarak permukiman ke garis"),
            "u_i": N_("ketidakpastian letak permukiman"),
            "b": N_("lebar sabuk dekat batas"),
            "b_0": N_("paling sempit {least_near}, karena peta tidak lebih teliti"),
            "t_i": N_("garis membelah desa: lebih dari {split} luasnya di tiap sisi"),
            "d_j": N_("jarak satu lokasi sentra di desa itu ke garis"),
            "u_j": N_("ketidakpastian letak lokasi itu"),
            "c_i": N_("lapisan desa memuat catatan tentang desa itu"),
        },
        estimated=N_("Penduduk, yang menentukan urutannya, adalah perkiraan."),
        unsaid=N_("Garis indikatif tidak digeser di sini; itu dilakukan dalam undian."),
    ),
)
