"""Definitions: stalls of an event dealt out, and what that gives the zones."""

from __future__ import annotations

from sentra_geo.measures.apportionment import apportion
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.stall_dealing import dealing_of
from sentra_geo.sections.stall_quotas import split_of
from sentra_geo.wording import N_

_LAYERS = ("events", "villages", "population", "businesses", "programmes", "participation")
_STALLS = N_("lapak yang dibagi")
_OUTSIDE = N_("lapak untuk desa di luar garis")
_PEOPLE = N_("Penduduk per desa adalah perkiraan.")

DEFINITIONS = (
    Definition(
        "stall_quota",
        "events",
        N_("Kuota lapak"),
        N_(
            "Lapak sebuah kecamatan, lalu tiap desanya: bagiannya dibulatkan ke bawah, dan sisanya "
            "satu-satu kepada sisa pembagian terbesar."
        ),
        "q_i = ⌊S · w_i / W⌋ + s_i",
        apportion,
        "Balinski & Young 2001",
        layers=_LAYERS,
        own_symbols={
            "S": _STALLS,
            "w_i": N_("bobot kecamatan atau desa ke-i menurut aturan yang dipilih"),
            "W": N_("jumlah semua bobot"),
            "s_i": N_("1 untuk sisa pembagian terbesar, selain itu 0"),
        },
        estimated=_PEOPLE,
        unsaid=N_(
            "Bila sisa pembagian sama besar, yang penduduknya lebih banyak didahulukan, lalu "
            "menurut kode desa. Menambah satu lapak dapat mengurangi kuota satu kecamatan "
            "(paradoks Alabama)."
        ),
    ),
    Definition(
        "stall_need",
        "events",
        N_("Kebutuhan"),
        N_("Usaha sebuah desa yang belum tercatat dijangkau program apa pun."),
        "w_i = t_i − c_i",
        dealing_of,
        layers=("businesses", "programmes", "participation"),
        own_symbols={
            "t_i": N_("usaha di desa ke-i"),
            "c_i": N_("usaha di desa ke-i yang tercatat ikut sedikitnya satu program"),
        },
        unsaid=N_(
            "Usaha yang belum jelas ikut atau tidak dihitung sebagai belum tercatat dijangkau."
        ),
    ),
    Definition(
        "stall_share",
        "events",
        N_("Bagian lapak di luar"),
        N_("Lapak untuk desa di luar garis dibagi semua lapak; desa terbelah menurut bagiannya."),
        "g = k_L / S",
        split_of,
        layers=(*_LAYERS, "delineation"),
        own_symbols={"k_L": _OUTSIDE, "S": _STALLS},
        estimated=_PEOPLE,
        unsaid=N_("Kuota adalah hitungan, bukan sampel: tidak ada interval dan tidak ada uji."),
    ),
    Definition(
        "stall_gap",
        "events",
        N_("Selisih bagian lapak"),
        N_(
            "Bagian lapak di luar dikurangi bagian usaha di luar (atau bagian penduduk), dalam "
            "poin persen."
        ),
        "d = 100 · (k_L / S − n_L / N)",
        split_of,
        layers=(*_LAYERS, "delineation"),
        own_symbols={"k_L": _OUTSIDE, "S": _STALLS},
        estimated=_PEOPLE,
    ),
)
