"""What one cell of a table may hold when it leaves: texts stay texts, unknown stays empty.

A spreadsheet runs a text as a formula when it begins with ``=``, ``+``, ``-`` or ``@`` (also full
width), or with a tab or line break before them: the formula injection of OWASP, "CSV Injection".
XLSX says itself what is text; in CSV an apostrophe before the text says it, see
:mod:`sentra_geo.layers.formula_guard`.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.wording import N_, Wording

Cell = str | int | float | None

MOST_CHARACTERS = 32_767
"""The longest text of a cell in XLSX, in UTF-16 units."""

_CUT = N_("… [dipotong]")
_YES, _NO = N_("ya"), N_("tidak")
_MOST_EXACT = 2**53
# What XML 1.0 cannot hold: control characters, halves of a surrogate pair, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cut_text(text: str, words: Wording) -> str:
    """A text as long as XLSX allows; one that is longer ends in a mark that says so."""
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    mark = words.gettext(_CUT)
    kept = units[: 2 * (MOST_CHARACTERS - len(mark))].decode("utf-16-le", "ignore")
    return kept + mark


def plain_text(text: str) -> str:
    """A text without the characters that XML, and so XLSX, cannot hold."""
    return _FORBIDDEN.sub("", text)


def cell_values(values: pd.Series[Any], words: Wording) -> list[Cell]:
    """One column as cells.

    Args:
        values: Any column.
        words: Language of true and false, and of infinity.

    Returns:
        A number, a text or None (unknown) for each row; flags in words, days as ISO text, whole
        numbers too long for a spreadsheet as text.
    """
    if isinstance(values.dtype, pd.StringDtype):
        codes, texts = pd.factorize(values)
        cells = np.array([*(_text(text) for text in texts), None], dtype=object)
        return list(cells[codes])
    return [_cell(value, words) for value in values.tolist()]


def _cell(value: Any, words: Wording) -> Cell:
    """A value as a cell; what is neither number nor text is written out."""
    if isinstance(value, str):
        return _text(value)
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool | np.bool_):
        return words.gettext(_YES if value else _NO)
    if isinstance(value, int | float | np.number | Decimal):
        return _number(value, words)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time().isoformat() != "00:00:00" else str(value.date())
    return value.isoformat() if isinstance(value, date) else _text(str(value))


def _text(text: str) -> str | None:
    return plain_text(text) or None


def _number(value: Any, words: Wording) -> Cell:
    number = float(value)
    if math.isnan(number):
        return None
    if math.isinf(number):
        return words.number(number)
    if number.is_integer():
        whole = int(value)
        return whole if abs(whole) <= _MOST_EXACT else str(whole)
    return number
