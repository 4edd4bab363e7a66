"""The values of a file's columns as the layer's kinds; every value that cannot be read is told.

Each column is read by its different values. Columns that a map file has typed already are taken
as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.fields.commodity import SOURCES, read_commodities
from sentra_geo.intake.fields.dates import read_dates
from sentra_geo.intake.fields.distinct import Distinct, Problem, Reading
from sentra_geo.intake.fields.flags import read_flags
from sentra_geo.intake.fields.numerals import NOT_A_NUMBER, NOT_WHOLE, read_numbers
from sentra_geo.intake.fields.text import known_text
from sentra_geo.intake.fields.vocabulary import read_choices
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding
from sentra_geo.layers.dictionary import choice_names
from sentra_geo.layers.schema import SCHEMAS, Column
from sentra_geo.wording import N_

EMPTY = Problem(N_("Kolom “{column}” kosong."), N_("Isi nilainya."))
TOO_SMALL = Problem(
    N_("Kolom “{column}” berisi {value}, lebih kecil daripada {minimum}."),
    N_("Perbaiki nilainya."),
)
NO_COLUMN = Problem(
    N_("Tidak ada kolom untuk “{target}”, padahal wajib diisi."),
    N_("Pasangkan salah satu kolom berkas dengan “{target}”, lalu periksa lagi."),
)


@dataclass(frozen=True, eq=False)
class _Parsed:
    """One column: its values by kind, and what was found."""

    values: pd.Series[Any]
    issues: list[Finding]
    notices: list[Finding]


def parse_values(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    layer: str,
    *,
    fillable: frozenset[str] = frozenset(),
) -> tuple[pd.DataFrame, list[Finding], list[Finding]]:
    """Read the plain columns of a layer.

    Args:
        frame: The table as the file has it; not changed.
        columns: Header by target: schema columns, and ``product``; others are passed over.
        layer: Key of ``SCHEMAS``.
        fillable: Required columns that may be empty or absent, since the caller fills them.

    Returns:
        A table with the schema columns that were mapped, as many rows in the same order: text and
        dates as ``object`` with None for unknown, numbers as float64, flags as ``boolean``
        (required ones as bool as long as all are known); then the findings that set rows aside,
        and those that do not. A value that sets its row aside is unknown in the table.
    """
    there = {target: header for target, header in columns.items() if header in frame}
    parsed: dict[str, pd.Series[Any]] = {}
    issues: list[Finding] = []
    notices: list[Finding] = []
    for column in SCHEMAS[layer].columns:
        required = column.required and column.name not in fillable
        done = _column(frame, there, column)
        if done is None:
            if required and len(frame):
                rows = np.arange(len(frame), dtype=np.int64)
                issues.append(Finding(*NO_COLUMN, rows, fields={"target": column.name}))
            continue
        parsed[column.name] = done.values
        issues += done.issues
        notices += done.notices
        if required:
            header = there.get(column.name) or _commodity_header(there)
            issues += _empty(done, header)
    return pd.DataFrame(parsed, index=pd.RangeIndex(len(frame))), issues, notices


def _commodity_header(there: Mapping[str, str]) -> str:
    return next((there[name] for name in SOURCES if name in there), "")


def _column(frame: pd.DataFrame, there: Mapping[str, str], column: Column) -> _Parsed | None:
    """One column of the layer, None when the file has nothing for it."""
    if column.name == "commodity" and _commodity_header(there):
        return _Parsed(*read_commodities(frame, there, column.choices))
    if column.name not in there:
        return None
    header = there[column.name]
    values = frame[header]
    is_number = column.kind in {"number", "count"}
    if is_number and pd.api.types.is_numeric_dtype(values) and values.dtype != bool:
        parsed = _typed_numbers(values, header, column)
    else:
        parsed = _read(values, header, column)
    if is_number and column.minimum is not None:
        parsed = _not_below_minimum(parsed, values, header, column.minimum)
    return parsed


def _read(values: pd.Series[Any], header: str, column: Column) -> _Parsed:
    distinct = Distinct.of(values)
    reading = _reading(distinct.values, column)
    fields = {"choices": choice_names(column.name, column.choices)}
    return _Parsed(
        _as_kind(distinct.spread(reading.values), column),
        distinct.findings(reading.problems, header, fields),
        distinct.findings(reading.notes, header, fields),
    )


def _reading(values: list[Any], column: Column) -> Reading:
    if column.kind in {"number", "count"}:
        return read_numbers(values, column.name, whole=column.kind == "count")
    if column.kind == "flag":
        return read_flags(values, column.name)
    if column.kind == "date":
        return read_dates(values)
    if column.choices:
        return read_choices(values, column.name, column.choices)
    return Reading([known_text(value) for value in values])


def _as_kind(read: NDArray[Any], column: Column) -> pd.Series[Any]:
    if column.kind in {"number", "count"}:
        return pd.Series(read.astype(np.float64))
    if column.kind == "flag":
        flags = pd.Series(read, dtype="boolean")
        return flags.astype(bool) if column.required and not flags.isna().any() else flags
    return pd.Series(read, dtype=object)


def _typed_numbers(values: pd.Series[Any], header: str, column: Column) -> _Parsed:
    """A column of numbers, without a look at each different value."""
    numbers = values.to_numpy(dtype=np.float64, na_value=np.nan).copy()
    bad = np.isinf(numbers)
    issues = _found(NOT_A_NUMBER, bad, values, header)
    if column.kind == "count":
        broken = ~bad & (np.nan_to_num(numbers) % 1 > 0)
        issues += _found(NOT_WHOLE, broken, values, header)
        bad |= broken
    numbers[bad] = np.nan
    return _Parsed(pd.Series(numbers), issues, [])


def _not_below_minimum(
    parsed: _Parsed, values: pd.Series[Any], header: str, minimum: float
) -> _Parsed:
    low = (parsed.values < minimum).to_numpy(dtype=bool)
    if not low.any():
        return parsed
    issues = _found(TOO_SMALL, low, values, header, {"minimum": f"{minimum:g}"})
    return _Parsed(parsed.values.mask(low), [*parsed.issues, *issues], parsed.notices)


def _empty(parsed: _Parsed, header: str) -> list[Finding]:
    """The rows without a value for which nothing else was said."""
    empty = parsed.values.isna().to_numpy(dtype=bool).copy()
    for issue in parsed.issues:
        empty[issue.index] = False
    rows = np.flatnonzero(empty)
    return [Finding(*EMPTY, rows, header)] if len(rows) else []


def _found(
    problem: Problem,
    where: BoolArray,
    values: pd.Series[Any],
    header: str,
    fields: Mapping[str, object] | None = None,
) -> list[Finding]:
    rows = np.flatnonzero(where)
    if not len(rows):
        return []
    texts = values.iloc[rows].astype(object).map(str).to_numpy(dtype=object)
    return [Finding(*problem, rows, header, texts, fields or {})]
