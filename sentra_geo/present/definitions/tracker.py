"""Definitions: how far each sentra has come, its units, programmes and outlets."""

from __future__ import annotations

from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.downstream import check_downstream
from sentra_geo.sections.ladder import climb
from sentra_geo.sections.sentra_record import units_of
from sentra_geo.sections.sentra_support import received_by
from sentra_geo.wording import N_

DEFINITIONS = (
    Definition(
        "sentra_stage",
        "tracker",
        N_("Tahap sentra"),
        N_(
            "Tahap tertinggi yang dicatat bukti atau catatan resmi; tidak aktif disebut tersendiri."
        ),
        "T = max(t_k)",
        climb,
        layers=("milestones", "sentra"),
        own_symbols={"t_k": N_("tahap menurut bukti atau catatan ke-k")},
        unsaid=N_(
            "Tahap tanpa bukti tidak diketahui, bukan belum. Bukti dari satu desa bukan bukti "
            "seluruh sentra."
        ),
    ),
    Definition(
        "sentra_units",
        "tracker",
        N_("Unit usaha sentra"),
        N_("Jumlah unit usaha semua lokasi sentra menurut lapisan sentra, dibanding syaratnya."),
        "U = Σ(u_j)",
        units_of,
        literature="PP 29/2018",
        layers=("sentra",),
        own_symbols={"u_j": N_("unit usaha di lokasi ke-j")},
        unsaid=N_(
            "Bila satu lokasi tidak diketahui, jumlahnya paling sedikit. Usaha terdaftar di "
            "sekitarnya bukan unit sentra."
        ),
    ),
    Definition(
        "sentra_programmes",
        "tracker",
        N_("Program yang diterima"),
        N_("Usaha komoditas sentra itu yang tercatat ikut program apa pun, dari semuanya."),
        "s = c_k / n_k",
        received_by,
        layers=("programmes", "participation", "businesses"),
        own_symbols={
            "c_k": N_("usaha komoditas itu yang tercatat ikut program"),
            "n_k": N_("semua usaha komoditas itu"),
        },
        unsaid=N_("Yang tidak diketahui bukan berarti tidak ikut; usaha dicatat per komoditas."),
    ),
    Definition(
        "sentra_outlets",
        "tracker",
        N_("Gerai produk sentra"),
        N_("Gerai yang memajang produk dari usaha komoditas sentra itu."),
        "g = Σ([y_jk > 0])",
        check_downstream,
        layers=("outlets", "placements", "businesses"),
        own_symbols={"y_jk": N_("produk komoditas itu di gerai ke-j")},
        unsaid=N_("Gerai yang tidak tercatat tidak terhitung."),
    ),
)
