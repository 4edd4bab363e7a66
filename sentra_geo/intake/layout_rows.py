"""Rows of a table that are no records: the numbers of its columns, and its totals."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sentra_geo.intake.fields.text import known_text
from sentra_geo.intake.places.coordinate_columns import texts_of
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

NUMBERING = (
    N_("Baris ini berisi nomor kolom, bukan data."),
    N_("Hapus baris nomor kolom itu dari berkas; tidak perlu tindakan lain."),
)
TOTAL = (
    N_("Baris ini adalah baris jumlah, bukan data."),
    N_("Hapus baris jumlah itu dari berkas; tidak perlu tindakan lain."),
)
_FEWEST_NUMBERS = 3
_COLUMN_NUMBER = re.compile(r"[(\[]?(\d{1,3})[)\].]?", re.ASCII)
_TOTAL = r"(?i)^\s*(?:grand\s*|sub[\s-]*)?(?:total|jumlah|jml)\b[^0-9]{0,60}$"
_NUMBER = re.compile(r"(?:rp\.?)?[\s\d.,%()+-]*(?:orang|jiwa|unit)?", re.ASCII | re.IGNORECASE)


def find_layout_rows(frame: pd.DataFrame, places: Collection[str]) -> list[Finding]:
    """Rows that number the columns, below the header, and rows of totals, anywhere.

    A total says so in one cell, holds nothing but numbers in the others, and has no position.

    Args:
        frame: The file's records.
        places: Headers of the columns of coordinates.

    Returns:
        A finding for each kind that there is, which sets its rows aside.
    """
    found = ((NUMBERING, _numbering_rows(frame)), (TOTAL, _totals(frame, places)))
    return [Finding(*texts, np.array(rows, dtype=np.int64)) for texts, rows in found if len(rows)]


def _numbering_rows(frame: pd.DataFrame) -> list[int]:
    """The first row, when its cells count the columns: (1), (2), (3), ..."""
    texts = _texts(frame, 0) if len(frame) else []
    matches = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in matches if match]
    counts = len(numbers) >= _FEWEST_NUMBERS and len(numbers) == len(texts)
    return [0] if counts and numbers == list(range(1, len(numbers) + 1)) else []


def _totals(frame: pd.DataFrame, places: Collection[str]) -> list[int]:
    named = np.zeros(len(frame), dtype=bool)
    for name in frame:
        named |= _says_total(frame[name])
    return [int(row) for row in np.flatnonzero(named) if _is_total(frame, int(row), places)]


def _says_total(values: pd.Series[Any]) -> BoolArray:
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return np.zeros(len(values), dtype=bool)
    found = pc.match_substring_regex(pa.array(texts_of(values)), _TOTAL)
    return np.asarray(pc.fill_null(found, False), dtype=bool)


def _is_total(frame: pd.DataFrame, row: int, places: Collection[str]) -> bool:
    if any(known_text(frame[name].iloc[row]) for name in places if name in frame):
        return False
    words = [text for text in _texts(frame, row) if not _NUMBER.fullmatch(text)]
    return len(words) == 1


def _texts(frame: pd.DataFrame, row: int) -> list[str]:
    """The cells of a row that hold something."""
    found = (known_text(value) for value in frame.iloc[row].astype(object))
    return [text for text in found if text]
