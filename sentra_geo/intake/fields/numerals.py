"""Numbers as people write them: Indonesian or English separators, units, currency signs.

A value such as ``1.234`` can be a thousand or a decimal. The rest of the column is asked: a
``12,5`` or ``1.234.567`` shows that the dot separates thousands, a ``12.5`` that it is decimal.
Without such evidence counts are read as thousands (a count has no decimals) and the user is told;
other numbers are set aside. Nothing is guessed silently.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from sentra_geo.intake.fields.distinct import Problem, Reading
from sentra_geo.intake.fields.text import clean_text, is_unknown
from sentra_geo.wording import N_

_CHECK = N_("Periksa; bila maksudnya lain, tulis tanpa pemisah ribuan.")
NOT_A_NUMBER = Problem(
    N_("Kolom “{column}” berisi “{value}”, padahal harus angka."),
    N_("Perbaiki nilainya atau kosongkan."),
)
NOT_WHOLE = Problem(
    N_("Kolom “{column}” berisi “{value}”, padahal harus bilangan bulat."),
    N_("Perbaiki nilainya atau kosongkan."),
)
UNCLEAR = Problem(
    N_("“{value}” di kolom “{column}” dapat berarti ribuan atau desimal."),
    N_("Tulis ribuan tanpa pemisah (1234), atau desimal dengan nol di akhirnya (1,2340)."),
)
AS_THOUSANDS = Problem(N_("“{value}” di kolom “{column}” dibaca sebagai ribuan."), _CHECK)
AS_DECIMAL = Problem(
    N_("“{value}” di kolom “{column}” dibaca sebagai desimal, seperti nilai lain di kolom itu."),
    _CHECK,
)
WITH_CURRENCY = Problem(
    N_("“{value}” di kolom “{column}” memuat tanda mata uang; hanya angkanya yang dibaca."),
    N_("Periksa apakah kolom itu memang bukan kolom uang."),
)

_BEFORE = re.compile(
    r"(±|~|≈|\+/-|\+-|sekitar|kurang lebih|kira-kira|kl\.?|lk\.?|ca\.?|tahun|thn\.?)\s*",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"(rp\.?|idr)\s*", re.IGNORECASE)
_UNITS = {
    "position_uncertainty_m": r"m|mtr|meter",
    "legal_area_ha": r"ha|hektare?",
    "settlement_lon": r"°|derajat",
    "settlement_lat": r"°|derajat",
    "workers": r"orang|org|jiwa|pekerja|karyawan|tenaga kerja",
    "people": r"orang|org|jiwa",
    "unit_count": r"unit|unit usaha|usaha|buah|ikm|ukm|umkm|pelaku usaha",
}
_LIMITS = {"settlement_lon": 180.0, "settlement_lat": 90.0}
_GROUPED = re.compile(r"\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*", re.ASCII)
_FULL = re.compile(r"\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*([.,])\d+", re.ASCII)
_DECIMAL = re.compile(r"\d+([.,])\d*|([.,])\d+", re.ASCII)
_PLAIN = re.compile(r"\d+(?:\.\d+)?e[+-]?\d{1,3}|\d+", re.ASCII | re.IGNORECASE)
_UNCLEAR = re.compile(r"[1-9]\d{0,2}([.,])\d{3}", re.ASCII)


@dataclass
class _Marks:
    """Which marks a column uses for decimals and for thousands."""

    decimal: set[str] = field(default_factory=set)
    grouping: set[str] = field(default_factory=set)

    def meaning(self, mark: str) -> str:
        """What a mark means: ``decimal``, ``thousands`` or nothing certain."""
        other = "," if mark == "." else "."
        as_decimal = mark in self.decimal or other in self.grouping
        as_thousands = mark in self.grouping or other in self.decimal
        if as_decimal == as_thousands:
            return ""
        return "decimal" if as_decimal else "thousands"


@dataclass
class _Column:
    """A column while it is read: what is certain, and what waits for the rest."""

    target: str
    numbers: list[float | None]
    marks: _Marks = field(default_factory=_Marks)
    unclear: dict[int, tuple[float, str]] = field(default_factory=dict)
    problems: dict[int, Problem] = field(default_factory=dict)
    notes: dict[int, Problem] = field(default_factory=dict)


def read_numbers(values: Sequence[Any], target: str, *, whole: bool) -> Reading:
    """Read the different values of a column as numbers.

    Args:
        values: Different values, none missing.
        target: The schema column, which says what unit may stand behind a number.
        whole: Whether it is a count.

    Returns:
        Floats, with None for unknown.

    Example:
        >>> read_numbers(["1.234,5", "2.000"], "legal_area_ha", whole=False).values
        [1234.5, 2000.0]
    """
    column = _Column(target, [None] * len(values))
    for position, value in enumerate(values):
        text = clean_text(value)
        if text is not None and not is_unknown(text):
            _read_one(column, position, value, text)
    for position in column.unclear:
        _settle(column, position, whole=whole)
    if whole:
        _set_fractions_aside(column)
    notes = {at: note for at, note in column.notes.items() if at not in column.problems}
    return Reading(column.numbers, column.problems, notes)


def _read_one(column: _Column, position: int, value: Any, text: str) -> None:
    """Read what can be read in one way only, and keep the rest for later."""
    if pd.api.types.is_number(value) and not pd.api.types.is_bool(value):
        number = _float(value)
    else:
        sign, body, money = _bare(text, column.target)
        if money:
            column.notes[position] = WITH_CURRENCY
        if _UNCLEAR.fullmatch(body):
            column.unclear[position] = (sign, body)
            return
        number = _read(body, column.marks)
        number = None if number is None else sign * number
    if number is None or not math.isfinite(number):
        column.problems[position] = NOT_A_NUMBER
    else:
        column.numbers[position] = number


def _settle(column: _Column, position: int, *, whole: bool) -> None:
    """Decide about one mark before three digits by the rest of the column, or by the kind."""
    sign, body = column.unclear[position]
    mark = "," if "," in body else "."
    thousands, decimal = float(body.replace(mark, "")), float(body.replace(mark, "."))
    meaning = column.marks.meaning(mark)
    if decimal <= _LIMITS.get(column.target, math.inf) < thousands:
        column.numbers[position] = sign * decimal
    elif meaning == "decimal":
        column.numbers[position], column.notes[position] = sign * decimal, AS_DECIMAL
    elif meaning == "thousands" or (whole and mark not in column.marks.decimal):
        column.numbers[position], column.notes[position] = sign * thousands, AS_THOUSANDS
    else:
        column.problems[position] = UNCLEAR


def _float(value: Any) -> float | None:
    try:
        return float(value)
    except (OverflowError, TypeError, ValueError):
        return None


def _bare(text: str, target: str) -> tuple[float, str, bool]:
    """Sign, digits with their separators, and whether a currency stood before them."""
    if text.isdigit():
        return 1.0, text, False
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    money = _CURRENCY.match(text)
    if money:
        text = re.sub(r"[.,]\s*-+$", "", text[money.end() :])
    unit = re.search(rf"(?<=[\d\s])\s*({_UNITS.get(target, '(?!)')})\.?$", text, re.IGNORECASE)
    text = (text[: unit.start()] if unit else text).strip()
    sign = -1.0 if text[:1] in {"-", "−", "–"} else 1.0
    return sign, text.lstrip("-−–+").strip() if text[:1] in "-−–+" else text, bool(money)


def _read(body: str, marks: _Marks) -> float | None:
    """A number that can be read in one way only; what its marks mean is remembered."""
    if _PLAIN.fullmatch(body):
        return _float(body)
    if match := _FULL.fullmatch(body):
        group, mark = match.groups()
        if group == mark:
            return _grouped(body, marks)
        _remember(marks, mark, group)
        return _float(body.replace(group, "").replace(mark, "."))
    if match := _DECIMAL.fullmatch(body):
        mark = match.group(1) or match.group(2)
        marks.decimal.add(mark)
        return _float(body.replace(mark, "."))
    return _grouped(body, marks)


def _grouped(body: str, marks: _Marks) -> float | None:
    match = _GROUPED.fullmatch(body)
    if not match:
        return None
    _remember(marks, "", match.group(1))
    return _float(body.replace(match.group(1), ""))


def _remember(marks: _Marks, decimal: str, group: str) -> None:
    if decimal:
        marks.decimal.add(decimal)
    if group in {".", ","}:
        marks.grouping.add(group)


def _set_fractions_aside(column: _Column) -> None:
    for position, number in enumerate(column.numbers):
        if number is not None and number % 1:
            column.numbers[position], column.problems[position] = None, NOT_WHOLE
