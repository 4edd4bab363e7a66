"""What is told about the villages that rows name."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.intake.places.village_list import VillageList
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

_COMPARE = N_("Periksa mana yang benar.")
_CHECK_NAME = N_("Periksa ejaannya, atau isi kode desa Kemendagri.")
_REASONS = {
    "code": (
        N_("Kode “{value}” tidak ada dalam daftar desa."),
        N_("Isi kode Kemendagri seperti 64.09.01.1015."),
    ),
    "code_name": (
        N_(
            "Kode pada baris ini milik {village}, tetapi nama desanya “{value}”; kode yang dipakai."
        ),
        _COMPARE,
    ),
    "district": (
        N_(
            "{village} menurut kode Kemendagri berada di Kecamatan {district}, berkas menyebut "
            "{value}."
        ),
        N_("Data tetap dipakai menurut kode; perbaiki nama kecamatannya bila perlu."),
    ),
    "no_district": (
        N_("Kecamatan “{value}” tidak ada dalam daftar."),
        N_("Periksa ejaan nama kecamatannya."),
    ),
    "ambiguous": (
        N_("Nama “{value}” dipakai oleh lebih dari satu desa."),
        N_("Isi nama kecamatannya, atau kode desa Kemendagri."),
    ),
    "elsewhere": (
        N_(
            "Nama “{value}” sama dengan {village} di Kecamatan {district}, tetapi kecamatan yang "
            "disebut tidak ada dalam daftar; belum dipastikan."
        ),
        N_("Jawab usulan nama desa, atau perbaiki nama kecamatannya."),
    ),
    "alike": (
        N_("Nama “{value}” mirip dengan {village}, tetapi belum dipastikan."),
        N_("Jawab usulan nama desa, atau perbaiki ejaannya."),
    ),
    "unknown": (N_("Nama desa “{value}” tidak ada dalam daftar."), _CHECK_NAME),
    "uncompared": (
        N_(
            "Nama desa “{value}” tidak ada dalam daftar; karena terlalu banyak nama asing, "
            "ejaannya tidak dibandingkan."
        ),
        _CHECK_NAME,
    ),
    "refused": (N_("Nama desa “{value}” dinyatakan bukan desa dalam daftar."), _CHECK_NAME),
}


def village_notice(
    kind: str, rows: NDArray[np.intp], values: NDArray[Any], villages: VillageList, village: int
) -> Finding:
    """A notice of one kind.

    Args:
        kind: Key of the reason.
        rows: Rows, rising.
        values: What each of them says.
        villages: The list.
        village: The village that is meant, -1 for none.
    """
    fields: dict[str, object] = {}
    if village >= 0:
        fields = {"village": villages.names[village], "district": villages.districts[village]}
    return Finding(*_REASONS[kind], rows, values=values, fields=fields)
