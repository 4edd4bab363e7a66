"""Columns of layers that leave: a name that never changes, a kind, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from sentra_geo.export.cells import plain_text
from sentra_geo.layers.projection import FloatArray

TEXT, NUMBER, COUNT, FLAG = "text", "number", "count", "flag"
_TYPES = {
    TEXT: pa.string(),
    NUMBER: pa.float64(),
    COUNT: pa.int64(),
    FLAG: pa.bool_(),
}


@dataclass(frozen=True)
class Column:
    """One column of a layer.

    Attributes:
        name: English, the same in every language.
        about: What it holds; a message id.
        kind: ``text``, ``number``, ``count`` (a whole number) or ``flag``.
        unit: Unit or range, such as ``km`` or ``0–1``; the same in every language.
        codes: The values it may hold; empty for any.
    """

    name: str
    about: str
    kind: str = TEXT
    unit: str = ""
    codes: tuple[str, ...] = ()


def column_values(column: Column, values: Any) -> pa.Array:
    """Values of a column as they leave.

    Args:
        column: The column.
        values: A sequence or array, one value a row.

    Returns:
        Arrow array: unknown, infinite and empty are null; texts hold nothing that XML cannot.

    Raises:
        pyarrow.ArrowInvalid: A count is not whole.
    """
    if column.kind == TEXT:
        return _texts(values)
    if column.kind in {NUMBER, COUNT}:
        numbers = _numbers(values)
        # A count that is not whole fails here: it would be told wrongly.
        return pa.array(numbers, mask=~np.isfinite(numbers)).cast(_TYPES[column.kind])
    known = [None if value is None or value != value else value for value in _plain(values)]  # noqa: PLR0124 - NaN
    return pa.array(known, _TYPES[column.kind])


def _plain(values: Any) -> list[Any]:
    """Values as Python's own, the missing marks of pandas as None."""
    if hasattr(values, "array"):
        values = values.astype(object).where(values.notna(), None)
    return values.tolist() if hasattr(values, "tolist") else list(values)


def _numbers(values: Any) -> FloatArray:
    if hasattr(values, "array"):
        return np.asarray(values.to_numpy(dtype=np.float64, na_value=np.nan))
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _texts(values: Any) -> pa.Array:
    """Texts, each that repeats looked at once."""
    held = values if isinstance(values, pd.Series) else pd.Series(values, dtype=object)
    codes, found = pd.factorize(held)
    names = pa.array([*(_text(value) for value in found), None], _TYPES[TEXT])
    return names.take(pa.array(np.where(codes < 0, len(found), codes)))


def _text(value: Any) -> str | None:
    return (plain_text(value) or None) if isinstance(value, str) else None
