"""Whether a row is a record rather than a header, by the kinds of its values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_NUMBER = re.compile(r"[\s\d.,:/+()%°'\"-]*")
_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_MONEY = re.compile(r"rp\.?\s*\d[\d.,\s-]*", re.IGNORECASE)
# A number of degrees with its side: 116°42'E, 1.25 LS.
_SIDED = re.compile(r"[\d\s.,°º'\"′″]*\d[\d\s.,°º'\"′″]*(ls|lu|bt|bb|[nsew])", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[\s./-][a-z]{3,9}[\s./-]\d{2,4}|\d{4}-\d\d-\d\d[t ]\S+", re.IGNORECASE)
_YEARS = range(1900, 2101)
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)
_HALF = 0.5


def is_held(value: Any) -> bool:
    """Whether a cell holds anything but spaces."""
    return value is not None and (not isinstance(value, str) or value.strip() != "")


def is_text(value: Any) -> bool:
    """Whether a cell holds words, and not a number written as text."""
    return isinstance(value, str) and is_held(value) and not _NUMBER.fullmatch(value)


def is_record(rows: Sequence[Sequence[Any]], place: int) -> bool:
    """Whether a row that stands where a header would is a record itself.

    It is one when a cell of it is a number, position, date or e-mail address, and so are most
    cells below it. Years and numbers in a row (the days of a month) are titles as well.

    Args:
        rows: The first rows of a table, blank ones included.
        place: Position of the row.
    """
    row, below = rows[place], rows[place + 1 :]
    titles = _numbered_titles(row)
    for column, value in enumerate(row):
        kind = "" if column in titles else _kind(value)
        if not kind:
            continue
        cells = [line[column] for line in below if column < len(line) and is_held(line[column])]
        alike = sum(_kind(cell) == kind for cell in cells)
        if cells and alike >= _HALF * len(cells):
            return True
    return False


def _numbered_titles(row: Sequence[Any]) -> set[int]:
    """Positions of cells that are years, or beside words whole numbers that count up."""
    numbers = {column: _small_number(value) for column, value in enumerate(row)}
    found = {column for column, number in numbers.items() if number in _YEARS}
    if any(map(is_text, row)):
        for left, right in pairwise(numbers):
            if numbers[left] is not None and numbers[right] == (numbers[left] or 0) + 1:
                found |= {left, right}
    return found


def _small_number(value: Any) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    return int(text) if _WHOLE.fullmatch(text) else None


def _kind(value: Any) -> str:
    """``number`` (also of a phone or NIK), ``date`` or ``email``; empty for words."""
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return "date"
    if not isinstance(value, str):
        return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
    text = value.strip()
    if _EMAIL.fullmatch(text):
        return "email"
    if _DATE.fullmatch(text):
        return "date"
    plain = _NUMBER.fullmatch(text) or _MONEY.fullmatch(text) or _SIDED.fullmatch(text)
    return "number" if plain and _DIGIT.search(text) else ""
