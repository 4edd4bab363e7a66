"""Dates as people write them, read as ISO days, months or years.

``03/04/2024`` is 3 April: in Indonesia the day comes first. A column that also holds values which
can only be month first (``12/31/2024``) is not trusted, and both kinds are set aside in it. Years
of two digits are not read, since the century would be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sentra_geo.intake.fields.distinct import Problem, Reading
from sentra_geo.intake.fields.text import clean_text, is_unknown
from sentra_geo.wording import N_

NOT_A_DATE = Problem(
    N_("Kolom “{column}” berisi “{value}”, padahal harus tanggal, bulan, atau tahun."),
    N_("Tulis seperti 2024-12-31, 31/12/2024, Desember 2024, atau 2024."),
)
UNCLEAR_ORDER = Problem(
    N_("“{value}” di kolom “{column}” dapat berarti hari/bulan atau bulan/hari."),
    N_("Tulis seperti 2024-12-31."),
)
SERIAL = Problem(
    N_("“{value}” di kolom “{column}” dibaca sebagai nomor tanggal Excel."),
    N_("Periksa; bila maksudnya lain, tulis seperti 2024-12-31."),
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
_SERIAL_ORIGIN = date(1899, 12, 30)
_MONTHS = (
    "jan januari january",
    "feb peb februari pebruari february",
    "mar mrt maret march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "agu ags agt agus agust agustus aug august",
    "sep sept september",
    "okt oct oktober october",
    "nov nop november nopember",
    "des dec desember december",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY = re.compile(
    r"(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\s*,?\s+"
)
_TIME = re.compile(r"(?<=\d)[t ,]+\d{1,2}[:.]\d{2}.{0,30}$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})[-/. ]{1,2})?([a-z]{3,9})[-/., ]{1,2}(\d{4})", re.ASCII)
_NAME_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)
_LAST_MONTH = 12


def read_dates(values: Sequence[Any]) -> Reading:
    """Read the different values of a column as dates.

    Args:
        values: Different values, none missing: texts, numbers, dates.

    Returns:
        ISO texts (``2024-12-31``, ``2024-12`` or ``2024``), with None for unknown.

    Example:
        >>> read_dates(["31 Desember 2024", "Des 2024", 45000]).values
        ['2024-12-31', '2024-12', '2023-03-15']
    """
    dates: list[str | None] = [None] * len(values)
    problems: dict[int, Problem] = {}
    notes: dict[int, Problem] = {}
    texts = [clean_text(value) for value in values]
    month_first = any(_is_month_first(text) for text in texts if text)
    for code, text in enumerate(texts):
        if text is None or is_unknown(text):
            continue
        if month_first and _fits_both_orders(text):
            problems[code] = UNCLEAR_ORDER
        elif (day := _serial_day(text)) is not None:
            dates[code], notes[code] = day, SERIAL
        elif (read := read_date(text)) is not None:
            dates[code] = read
        else:
            problems[code] = NOT_A_DATE
    return Reading(dates, problems, notes)


def read_date(text: str) -> str | None:
    """One date, month or year as ISO text; None when it cannot be read.

    Args:
        text: A clean text, numbers of Excel days excluded.
    """
    text = _TIME.sub("", _WEEKDAY.sub("", text.casefold(), count=1)).strip()
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _iso(*match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        return _iso(match[3], match[2], match[1])
    if match := _MONTH_YEAR.fullmatch(text):
        return _iso(match[2], match[1])
    if match := _NAMED.fullmatch(text):
        return _iso(match[3], _MONTH.get(match[2]), match[1])
    if match := _NAME_FIRST.fullmatch(text):
        return _iso(match[3], _MONTH.get(match[1]), match[2])
    return _iso(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else None


def _iso(year: str, month: object = "", day: str | None = None) -> str | None:
    """ISO text of the parts, None when there is no such day or the year lies far off."""
    if month is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if month == "":
        return year
    try:
        found = date(int(year), int(str(month)), int(day or 1))
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]


def _serial_day(text: str) -> str | None:
    """The day of a number as Excel counts days; hours are left out."""
    match = re.fullmatch(r"(\d{5})(?:\.\d+)?", text, re.ASCII)
    if not match or not FIRST_SERIAL <= int(match[1]) <= LAST_SERIAL:
        return None
    return (_SERIAL_ORIGIN + timedelta(days=int(match[1]))).isoformat()


def _is_month_first(text: str) -> bool:
    match = _DAY_FIRST.fullmatch(_TIME.sub("", text))
    return bool(match and int(match[1]) <= _LAST_MONTH < int(match[2]))


def _fits_both_orders(text: str) -> bool:
    match = _DAY_FIRST.fullmatch(_TIME.sub("", text))
    return bool(match and max(int(match[1]), int(match[2])) <= _LAST_MONTH and match[1] != match[2])
