"""Letters on paper: which of them no font here can show."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

import typst

from sentra_geo.export.typesetting.fonts import FONT, FONT_FOLDER

LONGEST_WORD = 24
"""Letters after which ``house.typ`` breaks a word that has no place to break."""

MISSING = "□"
_NO_LETTERS = {"Cc", "Cs", "Co", "Cn"}
# Unseen marks that turn the direction of what follows, page numbers too: they are left out.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_PROBE = f"""#set document(title: "-")
#set text(font: "{FONT}")
#json(bytes(sys.inputs.content))""".encode()
# Latin letters with accents, and the signs of our own sentences: Arimo has them all.
_KNOWN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x17F)))) - {"\xad"}
_PASSED = _KNOWN | frozenset("\n\r\t\xa0–—‘’“”•…−≤≥≈×→")


def shown(value: Any) -> Any:
    """A value for a template, with a square for each letter that no font here can show.

    A letter without a glyph would stop a whole tagged PDF: its reader could not be told what
    stands there.

    Args:
        value: A text, or lists and mappings of texts; other values stay.
    """
    if isinstance(value, str):
        odd: dict[str, str | int | None] = {
            letter: None if letter in _TURNING else MISSING
            for letter in set(value) - _PASSED
            if letter in _TURNING or not _is_shown(letter)
        }
        return value.translate(str.maketrans(odd)) if odd else value
    if isinstance(value, Mapping):
        return {key: shown(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [shown(held) for held in value]
    return value


@cache
def _is_shown(letter: str) -> bool:
    """Whether Typst can write it: only the typesetter itself knows all its fonts.

    Control characters are none: XML, in which charts and maps are drawn, may not hold them.
    """
    if unicodedata.category(letter) in _NO_LETTERS:
        return False
    compiled: Any = typst.compile  # its types want folders as bytes where the text is bytes
    try:
        compiled(
            _PROBE,
            font_paths=[FONT_FOLDER],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"content": json.dumps(letter)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return False
    return True
