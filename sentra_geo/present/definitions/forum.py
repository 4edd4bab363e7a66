"""Definitions: membership of the forum of UMKM, who could join, and who sells in IKN."""

from __future__ import annotations

from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import newcombe, wilson
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.forum import forum_of
from sentra_geo.sections.forum_candidates import candidates_by_place
from sentra_geo.sections.shares import compare_shares, zone_share
from sentra_geo.wording import N_

_LAYERS = ("businesses", "delineation")
_ALPHA = ("verdict.alpha",)
_MEMBERS = N_("usaha zona itu yang tercatat anggota forum")
_INDEPENDENT = N_(
    "Menganggap usaha saling lepas, padahal anggota berkelompok di desa; kesimpulan memakai desa "
    "yang diundi ulang."
)

DEFINITIONS = (
    Definition(
        "forum_share",
        "forum",
        N_("Bagian anggota forum"),
        N_("Usaha sebuah zona yang tercatat anggota forum, dari semua usaha zona itu."),
        "F_z = k_z / t_z",
        zone_share,
        layers=_LAYERS,
        own_symbols={"k_z": _MEMBERS},
        estimated=N_("Paling sedikit sekian: yang tidak diketahui belum dihitung."),
    ),
    Definition(
        "forum_unknown",
        "forum",
        N_("Keanggotaan tidak diketahui"),
        N_("Bagian anggota bila semua yang tidak diketahui ternyata anggota."),
        "M_z = min(1, (k_z + u_z) / t_z)",
        zone_share,
        layers=_LAYERS,
        own_symbols={"k_z": _MEMBERS, "u_z": N_("usaha yang keanggotaannya tidak diketahui")},
        unsaid=N_("Tidak diketahui bukan berarti bukan anggota."),
    ),
    Definition(
        "forum_interval",
        "forum",
        N_("Interval bagian anggota (Wilson)"),
        N_("Interval {level} bagian usaha sebuah zona yang tercatat anggota."),
        "I = (s + z² / (2 · t_z) ± z · √(s · (1 − s) / t_z + z² / (4 · t_z²))) / (1 + z² / t_z)",
        wilson,
        "Wilson 1927",
        layers=_LAYERS,
        own_symbols={"s": N_("bagian usaha zona itu yang anggota")},
        settings=_ALPHA,
        estimated=_INDEPENDENT,
    ),
    Definition(
        "forum_difference",
        "forum",
        N_("Selisih bagian anggota, luar dikurangi dalam"),
        N_("Bagian anggota di luar dikurangi di dalam, dengan interval {level}."),
        "I = g_F − √((F_L − l_L)² + (u_D − F_D)²) ; g_F + √((u_L − F_L)² + (F_D − l_D)²)",
        newcombe,
        "Newcombe 1998",
        layers=_LAYERS,
        own_symbols={
            "g_F": N_("selisih dua bagian anggota"),
            "F_L": N_("bagian anggota di luar"),
            "F_D": N_("bagian anggota di dalam"),
            "l_L": N_("batas bawah Wilson di luar"),
            "u_L": N_("batas atas Wilson di luar"),
            "l_D": N_("batas bawah Wilson di dalam"),
            "u_D": N_("batas atas Wilson di dalam"),
        },
        settings=_ALPHA,
        estimated=_INDEPENDENT,
        unsaid=N_("Yang dekat batas tidak ikut dalam selisih."),
    ),
    Definition(
        "forum_need",
        "forum",
        N_("Anggota lagi di luar agar sama"),
        N_("Berapa anggota lagi di luar agar bagian yang tercatat sama dengan di dalam."),
        "k = max(0, ⌈c_D / t_D · t_L − c_L⌉)",
        parity_need,
        layers=_LAYERS,
        own_symbols={
            "c_D": N_("anggota di dalam garis"),
            "c_L": N_("anggota di luar garis"),
        },
        estimated=N_("Menurut yang tercatat; yang tidak diketahui dapat mengubahnya."),
    ),
    Definition(
        "forum_verdict",
        "forum",
        N_("Kesimpulan keanggotaan forum"),
        N_(
            "Bagian anggota di luar dibandingkan dengan di dalam; desa diundi ulang {draws} kali, "
            "karena anggota berkelompok di desa."
        ),
        "r = (Σ(m_i · k_iL) / Σ(m_i · t_iL)) / (Σ(m_i · k_iD) / Σ(m_i · t_iD))",
        compare_shares,
        "Efron 1979",
        layers=_LAYERS,
        own_symbols={
            "m_i": N_("berapa kali desa ke-i terundi"),
            "k_iL": N_("anggota di desa ke-i, di luar"),
            "t_iL": N_("semua di desa ke-i, di luar"),
            "k_iD": N_("anggota di desa ke-i, di dalam"),
            "t_iD": N_("semua di desa ke-i, di dalam"),
        },
        settings=_ALPHA,
        unsaid=N_(
            "Belum cukup bukti bila yang tidak diketahui dapat mengubah kesimpulan, dan selama "
            "usahanya data contoh."
        ),
    ),
    Definition(
        "forum_candidates",
        "forum",
        N_("Dapat diajak bergabung"),
        N_("Usaha yang tercatat aktif, punya NIB, dan bukan anggota forum, di satu zona."),
        "x_z = Σ(w_iz · [a_i = 1 ∧ n_i = 1 ∧ f_i = 0])",
        candidates_by_place,
        layers=_LAYERS,
        own_symbols={
            "w_iz": N_("bobot usaha ke-i di zona itu"),
            "a_i": N_("apakah usaha ke-i aktif"),
            "n_i": N_("apakah usaha ke-i punya NIB"),
            "f_i": N_("apakah usaha ke-i anggota forum"),
        },
        unsaid=N_("Mau atau tidaknya bergabung tidak diketahui."),
    ),
    Definition(
        "forum_perhaps",
        "forum",
        N_("Mungkin dapat diajak"),
        N_(
            "Usaha yang tidak melanggar satu pun syarat itu, tetapi paling sedikit satu syaratnya "
            "tidak diketahui."
        ),
        "p_z = Σ(w_iz · [a_i ≠ 0 ∧ n_i ≠ 0 ∧ f_i ≠ 1]) − x_z",
        candidates_by_place,
        layers=_LAYERS,
        own_symbols={
            "w_iz": N_("bobot usaha ke-i di zona itu"),
            "a_i": N_("apakah usaha ke-i aktif"),
            "n_i": N_("apakah usaha ke-i punya NIB"),
            "f_i": N_("apakah usaha ke-i anggota forum"),
            "x_z": N_("yang pasti dapat diajak"),
        },
        unsaid=N_("Lengkapi daftar usaha, maka mereka pasti dapat diajak atau pasti tidak."),
    ),
    Definition(
        "forum_selling",
        "forum",
        N_("Anggota yang berjualan di IKN"),
        N_(
            "Anggota yang produknya tercatat di gerai di dalam garis atau di lapak IKN, dari semua "
            "anggota zona itu."
        ),
        "J_z = j_z / k_z",
        forum_of,
        layers=(*_LAYERS, "outlets", "placements"),
        own_symbols={
            "j_z": N_("anggota dengan penempatan seperti itu"),
            "k_z": _MEMBERS,
        },
        estimated=N_("Paling sedikit sekian: penempatan yang tidak tercatat tidak terlihat."),
    ),
)
