"""The work list in words: businesses outside that no programme has reached."""

from __future__ import annotations

from collections.abc import Sequence

from sentra_geo.sections.work_list import VillageToReach
from sentra_geo.wording import N_, Wording

STATUSES = (N_("belum terjangkau program"), N_("tidak diketahui terjangkau atau tidak"))
"""What is said of a business on the list, by whether nobody knows; message ids."""


def work_list_title(kind: str, words: Wording) -> str:
    """What the work list is of, given the name of a kind."""
    return words.gettext("Usaha di luar garis yang belum terjangkau: {kind}", kind=kind.lower())


def work_list_sentence(rows: Sequence[VillageToReach] | None, words: Wording) -> str:
    """How many are on the list, those known apart from those unknown."""
    if rows is None:
        return words.gettext(
            "Belum ada program jenis ini yang tercatat, jadi tidak diketahui usaha mana yang belum "
            "terjangkau."
        )
    return words.gettext(
        "{no} usaha di luar garis pasti belum terjangkau; {unknown} lagi tidak diketahui.",
        no=words.number(sum(row.not_reached for row in rows)),
        unknown=words.number(sum(row.unknown for row in rows)),
    )
