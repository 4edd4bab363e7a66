"""Definitions: whom programmes reached, what is unknown, and what plans would change."""

from __future__ import annotations

from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import newcombe, wilson
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.participation import Participation
from sentra_geo.sections.programme_plans import planned_programmes
from sentra_geo.sections.programme_times import reach_over_time
from sentra_geo.sections.shares import compare_shares, zone_share
from sentra_geo.sections.work_list import work_list
from sentra_geo.wording import N_

_LAYERS = ("programmes", "participation", "businesses", "delineation")
_ALPHA = ("verdict.alpha",)
_REACHED = N_("usaha yang menurut daftar peserta ikut program yang sudah berlangsung")
_UNKNOWN = N_("usaha yang tidak diketahui ikut atau tidak")
_INDEPENDENT = N_(
    "Menganggap usaha saling lepas, padahal peserta berkelompok di desa; kesimpulan memakai desa "
    "yang diundi ulang."
)
_AT_LEAST = N_("Nama yang tidak tercantum dapat saja terjangkau bila daftarnya belum lengkap.")

DEFINITIONS = (
    Definition(
        "programme_reach",
        "programmes",
        N_("Terjangkau per 100 usaha"),
        N_("Dari tiap 100 usaha sebuah zona, berapa yang paling sedikit ikut satu program."),
        "R_z = 100 · k_z / t_z",
        zone_share,
        layers=_LAYERS,
        own_symbols={"k_z": _REACHED},
        estimated=_AT_LEAST,
        unsaid=N_("Ikut program belum berarti usahanya maju karenanya."),
    ),
    Definition(
        "programme_unknown",
        "programmes",
        N_("Tidak diketahui terjangkau atau tidak"),
        N_(
            "Usaha yang tercantum tanpa keterangan hadir, atau yang tidak tercantum selama ada "
            "daftar peserta jenis itu yang belum lengkap."
        ),
        "u_z = t_z − k_z − b_z",
        Participation.counts,
        layers=_LAYERS,
        own_symbols={"k_z": _REACHED, "b_z": N_("usaha yang pasti belum ikut")},
        unsaid=N_("Tidak diketahui bukan berarti belum terjangkau."),
    ),
    Definition(
        "programme_at_most",
        "programmes",
        N_("Terjangkau paling banyak per 100 usaha"),
        N_("Angka itu bila semua yang tidak diketahui ternyata ikut."),
        "M_z = 100 · min(1, (k_z + u_z) / t_z)",
        zone_share,
        layers=_LAYERS,
        own_symbols={"k_z": _REACHED, "u_z": _UNKNOWN},
    ),
    Definition(
        "programme_interval",
        "programmes",
        N_("Interval bagian terjangkau (Wilson)"),
        N_("Interval {level} bagian usaha sebuah zona yang tercatat terjangkau."),
        "I = (s + z² / (2 · t_z) ± z · √(s · (1 − s) / t_z + z² / (4 · t_z²))) / (1 + z² / t_z)",
        wilson,
        "Wilson 1927",
        layers=_LAYERS,
        own_symbols={"s": N_("bagian usaha zona itu yang terjangkau")},
        settings=_ALPHA,
        estimated=_INDEPENDENT,
    ),
    Definition(
        "programme_difference",
        "programmes",
        N_("Selisih luar dikurangi dalam"),
        N_("Terjangkau per 100 usaha di luar dikurangi di dalam, dengan interval {level}."),
        "I = g_R − √((R_L − l_L)² + (u_D − R_D)²) ; g_R + √((u_L − R_L)² + (R_D − l_D)²)",
        newcombe,
        "Newcombe 1998",
        layers=_LAYERS,
        own_symbols={
            "g_R": N_("selisih dua bagian terjangkau"),
            "R_L": N_("bagian terjangkau di luar"),
            "R_D": N_("bagian terjangkau di dalam"),
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
        "programme_need",
        "programmes",
        N_("Usaha lagi di luar agar sama"),
        N_("Berapa usaha lagi di luar yang harus terjangkau agar angkanya sama dengan di dalam."),
        "k = max(0, ⌈c_D / t_D · t_L − c_L⌉)",
        parity_need,
        layers=_LAYERS,
        own_symbols={
            "c_D": N_("usaha yang terjangkau di dalam garis"),
            "c_L": N_("usaha yang terjangkau di luar garis"),
        },
        estimated=_AT_LEAST,
        unsaid=N_("Nol bila angka di luar sudah sama atau lebih tinggi."),
    ),
    Definition(
        "programme_verdict",
        "programmes",
        N_("Kesimpulan tiap jenis program"),
        N_(
            "Bagian terjangkau di luar dibandingkan dengan di dalam; desa diundi ulang {draws} "
            "kali, karena peserta berkelompok di desa."
        ),
        "r = (Σ(m_i · c_iL) / Σ(m_i · t_iL)) / (Σ(m_i · c_iD) / Σ(m_i · t_iD))",
        compare_shares,
        "Efron 1979",
        layers=_LAYERS,
        own_symbols={
            "m_i": N_("berapa kali desa ke-i terundi"),
            "c_iL": N_("usaha terjangkau di desa ke-i, di luar"),
            "t_iL": N_("semua di desa ke-i, di luar"),
            "c_iD": N_("usaha terjangkau di desa ke-i, di dalam"),
            "t_iD": N_("semua di desa ke-i, di dalam"),
        },
        settings=_ALPHA,
        unsaid=N_(
            "Belum cukup bukti bila yang tidak diketahui dapat mengubah kesimpulan, dan selama "
            "usahanya data contoh."
        ),
    ),
    Definition(
        "programme_so_far",
        "programmes",
        N_("Pernah terjangkau sampai suatu bulan"),
        N_("Bagian usaha yang paling sedikit sekali ikut program sampai akhir bulan itu."),
        "K_z(b) = 100 · Σ(w_iz · [f_i ≤ b]) / t_z",
        reach_over_time,
        layers=_LAYERS,
        own_symbols={
            "w_iz": N_("bobot usaha ke-i di zona itu"),
            "f_i": N_("bulan pertama usaha ke-i ikut program"),
            "b": N_("bulan itu"),
        },
        settings=_ALPHA,
        estimated=N_("Program yang hanya diketahui tahunnya masuk pada akhir tahun itu."),
        unsaid=_AT_LEAST,
    ),
    Definition(
        "programme_plan",
        "programmes",
        N_("Selisih bila rencana terlaksana"),
        N_(
            "Selisih luar dikurangi dalam sesudah yang diundang ikut; bila hanya kursi yang "
            "diketahui, dua batas: semua kursi untuk satu sisi."
        ),
        "g' = min(t_L, k_L + s_L) / t_L − min(t_D, k_D + s_D) / t_D",
        planned_programmes,
        layers=_LAYERS,
        own_symbols={
            "k_L": N_("usaha yang terjangkau atau diundang, di luar garis"),
            "k_D": N_("usaha yang terjangkau atau diundang, di dalam garis"),
            "s_L": N_("kursi untuk usaha di luar yang belum terjangkau"),
            "s_D": N_("kursi untuk usaha di dalam yang belum terjangkau"),
        },
        estimated=_AT_LEAST,
        unsaid=N_("Rencana dapat berubah; yang diundang belum tentu hadir."),
    ),
    Definition(
        "programme_work_list",
        "programmes",
        N_("Daftar kerja"),
        N_(
            "Usaha yang sebagian besar terletak di luar garis dan menurut daftar peserta belum "
            "pernah ikut program."
        ),
        "n = Σ([z_i = L] · (1 − [f_i]))",
        work_list,
        layers=_LAYERS,
        own_symbols={
            "z_i": N_("zona usaha ke-i"),
            "L": N_("luar garis"),
            "f_i": N_("usaha ke-i tercatat ikut program"),
        },
        unsaid=_AT_LEAST,
    ),
)
