"""Names of the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sentra_geo.export.cells import plain_text
from sentra_geo.wording import N_, Wording

MOST_TITLE = 31
_UNTITLED = N_("Lembar")
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_RESERVED_TITLE = "history"


def sheet_titles(titles: Sequence[str], words: Wording) -> list[str]:
    r"""Titles as XLSX allows them: at most 31 characters, none of ``[]:*?/\``, each once.

    Example:
        >>> sheet_titles(["Desa/Kelurahan", "desa kelurahan", ""], Wording())
        ['Desa Kelurahan', 'desa kelurahan (2)', 'Lembar']
    """
    taken: set[str] = {_RESERVED_TITLE}
    found = []
    for title in titles:
        clean = _FORBIDDEN_IN_TITLE.sub(" ", plain_text(title)).strip().strip("'")
        base = re.sub(r"\s+", " ", clean).strip() or words.gettext(_UNTITLED)
        name, number = _shortened(base, ""), 1
        while name.casefold() in taken:
            number += 1
            name = _shortened(base, f" ({number})")
        taken.add(name.casefold())
        found.append(name)
    return found


def _shortened(title: str, ending: str) -> str:
    """A title and its ending in 31 UTF-16 units, without an apostrophe at the end."""
    room = 2 * (MOST_TITLE - len(ending))
    kept = title.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return kept.rstrip("' ") + ending
