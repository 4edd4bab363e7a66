"""Texts of a file as they are kept: one line, no invisible characters, unknown as None."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

import pandas as pd

_UNKNOWN_WORDS = (
    "?, ., n/a, #n/a, na, n.a, n.a., nan, null, none, tba, tbd, #value!, #ref!, #name?, #div/0!, "
    "#null!, #num!, kosong, belum diketahui, tidak diketahui, tidak ada data, tdk ada data, "
    "belum ada data, tanpa data, no data, unknown, tidak tahu, tidak diisi, belum diisi, "
    "belum terdata, data tidak ada"
)
_UNKNOWN = frozenset(_UNKNOWN_WORDS.split(", "))
_DASHES = re.compile(r"[-–—−_=/\\*.]+")
_NOT_A_WORD = re.compile(r"[\W_]+")
_MOST_WHOLE = 2**53


def clean_text(value: object) -> str | None:
    r"""A value as text in one line.

    Spaces and line breaks are drawn together; control, zero-width and bidirectional characters
    are taken out; letters are composed (NFC). A whole number loses its ``.0``, a day its midnight.

    Args:
        value: Anything that a cell can hold.

    Returns:
        The text, or None when nothing is left of it.

    Example:
        >>> clean_text("  Warung\n Bu\u200b Siti "), clean_text(6409011001.0)
        ('Warung Bu Siti', '6409011001')
    """
    if isinstance(value, str):
        text = value
    elif _is_missing(value):
        return None
    else:
        text = _written(value)
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text or None
    visible = "".join(" " if c.isspace() else c for c in text if not _is_hidden(c))
    return " ".join(unicodedata.normalize("NFC", visible).split()) or None


def known_text(value: object) -> str | None:
    """Like :func:`clean_text`, with None for ``-``, ``n/a``, ``tidak ada data`` and the like."""
    text = clean_text(value)
    return None if text is None or is_unknown(text) else text


def is_unknown(text: str) -> bool:
    """Whether a clean text only says that nothing is known."""
    if _DASHES.fullmatch(text):
        return True
    return text.casefold().strip("()") in _UNKNOWN


def words_of(text: str) -> str:
    """The words of a text in lower case with one space between them, for comparisons.

    Example:
        >>> words_of("Desa/Kelurahan (PPU)")
        'desa kelurahan ppu'
    """
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def _is_hidden(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character).startswith("C")


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _written(value: Any) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return str(value)
    if pd.api.types.is_bool(value):
        return str(bool(value)).lower()
    if pd.api.types.is_float(value):
        number = float(value)
        return str(int(number)) if abs(number) < _MOST_WHOLE and not number % 1 else str(number)
    return str(value)
