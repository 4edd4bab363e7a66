"""Rows that seem to be the same business twice: same number, or same name at the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sentra_geo.intake.places.coordinate_columns import texts_of
from sentra_geo.intake.report import IntArray
from sentra_geo.layers.projection import FloatArray

NEAR_M = 50.0
# Two positions in a square of this side are never farther than 50 m from each other.
_SIDE_M = NEAR_M / 2**0.5
# Squares so many columns or rows away can hold positions within 50 m.
_NEIGHBOURS = 2
# No place on Earth is farther from the zone's origin; keeps the squares' numbers within 64 bits.
_EARTH_M = 20_000_000.0


@dataclass(frozen=True, eq=False)
class Duplicates:
    """Pairs of rows; all arrays have shape ``(pairs,)``.

    A row stands second in at most one pair of each kind, beside an earlier row, so there are never
    more than twice as many pairs as rows however often a name is repeated at one place.

    Attributes:
        first: Position of the earlier row.
        second: Position of the later row.
        kind: ``same_id``, ``near`` (same name within 50 m) or ``same_village`` (same name, both
            placed by the same village, so that their distance is unknown).
        distance_m: Metres between them, NaN where either has no coordinates of its own.
    """

    first: IntArray
    second: IntArray
    kind: NDArray[Any]
    distance_m: FloatArray

    @staticmethod
    def none() -> Duplicates:
        """No pairs."""
        return _joined([], np.empty(0), np.empty(0))

    @property
    def rows(self) -> int:
        """Number of rows that repeat an earlier one."""
        return len(np.unique(self.second))


def find_duplicates(
    names: pd.Series | None,
    x_m: FloatArray,
    y_m: FloatArray,
    ids: pd.Series | None,
    villages: NDArray[Any] | None = None,
) -> Duplicates:
    """Find rows that repeat an earlier row.

    Names are compared without case, spaces and punctuation. A row that repeats another of its
    number is told once, though it be near that row as well.

    Args:
        names: Names, empty ones never repeat each other; None when the file has none.
        x_m: Easting in metres (EPSG:32750); NaN for rows that were placed by their village, whose
            common point says nothing about nearness. Shape ``(rows,)``.
        y_m: Northing in metres, shape ``(rows,)``.
        ids: Numbers of the businesses; None when the file has none.
        villages: Village code of each row or None; rows without coordinates of the same name and
            village repeat each other. Shape ``(rows,)``.

    Returns:
        The pairs, ordered by their second row. Linear in the number of rows.
    """
    pairs = []
    if ids is not None:
        pairs.append(("same_id", *_repeats(_codes_of(ids))))
    if names is not None:
        name = _codes_of(names)
        has_place = (np.abs(x_m) <= _EARTH_M) & (np.abs(y_m) <= _EARTH_M)
        pairs.append(("near", *_near(np.where(has_place, name, -1), x_m, y_m)))
        if villages is not None:
            village = pd.factorize(pd.Series(villages, dtype=object))[0]
            known = ~has_place & (name >= 0) & (village >= 0)
            both = name * (village.max(initial=0) + 1) + village
            pairs.append(("same_village", *_repeats(np.where(known, both, -1))))
    return _joined(pairs, x_m, y_m)


def _joined(
    pairs: list[tuple[str, IntArray, IntArray]], x_m: FloatArray, y_m: FloatArray
) -> Duplicates:
    none = np.empty(0, dtype=np.int64)
    first = np.concatenate([none, *(pair[1] for pair in pairs)])
    second = np.concatenate([none, *(pair[2] for pair in pairs)])
    kind = np.repeat(
        np.array([pair[0] for pair in pairs], dtype=object), [len(pair[1]) for pair in pairs]
    )
    told = pd.DataFrame({"first": first, "second": second}).duplicated().to_numpy()
    order = np.flatnonzero(~told)
    order = order[np.argsort(second[order], kind="stable")]
    first, second = first[order], second[order]
    distance = np.hypot(x_m[first] - x_m[second], y_m[first] - y_m[second])
    return Duplicates(first, second, kind[order], np.asarray(distance, dtype=np.float64))


def _codes_of(values: pd.Series) -> IntArray:
    """A number for each different text, letters and digits only; -1 for empty ones."""
    texts = pc.utf8_lower(pa.array(texts_of(values)))
    bare = pc.replace_substring_regex(texts, r"[^\p{L}\p{N}]+", "")
    bare = pc.if_else(pc.equal(bare, ""), None, bare)
    codes, _ = pd.factorize(bare.to_pandas())
    return np.asarray(codes, dtype=np.int64)


def _repeats(codes: IntArray) -> tuple[IntArray, IntArray]:
    """Each row whose code an earlier row has, beside the first of them."""
    rows = np.flatnonzero(codes >= 0)
    _, start, group = np.unique(codes[rows], return_index=True, return_inverse=True)
    first = rows[start[group]]
    repeated = first != rows
    return first[repeated], rows[repeated]


def _near(name: IntArray, x_m: FloatArray, y_m: FloatArray) -> tuple[IntArray, IntArray]:
    """Each row that has an earlier one of its name within 50 m, beside one such row.

    Names are laid over squares. Within a square all rows are near its first row. Only the first
    rows are compared with other squares, each row of which is seen by 24 first rows at most.
    """
    rows = np.flatnonzero(name >= 0)
    # A name that stands once has nothing to be compared with.
    rows = rows[np.bincount(name[rows])[name[rows]] > 1] if len(rows) else rows
    if not len(rows):
        return rows, rows
    column = np.floor((x_m[rows] - x_m[rows].min()) / _SIDE_M).astype(np.int64) + _NEIGHBOURS
    line = np.floor((y_m[rows] - y_m[rows].min()) / _SIDE_M).astype(np.int64) + _NEIGHBOURS
    lines = int(line.max()) + 1 + _NEIGHBOURS
    columns = int(column.max()) + 1 + _NEIGHBOURS
    square = (name[rows] * columns + column) * lines + line
    order = np.argsort(square, kind="stable")
    rows, square = rows[order], square[order]
    squares, start, count = np.unique(square, return_index=True, return_counts=True)
    leaders = rows[start]
    earlier = np.where(np.repeat(leaders, count) == rows, -1, np.repeat(leaders, count))
    for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1):
        for across in range(-_NEIGHBOURS, _NEIGHBOURS + 1):
            open_ = np.flatnonzero(earlier[start] < 0)
            wanted = squares[open_] + step * lines + across
            found = np.minimum(np.searchsorted(squares, wanted), len(squares) - 1)
            hit = squares[found] == wanted
            own, other = open_[hit], found[hit]
            first, which = _earlier_in(rows, start[other], count[other], leaders[own], (x_m, y_m))
            earlier[start[own[which]]] = first
    known = earlier >= 0
    return earlier[known], rows[known]


def _earlier_in(
    rows: IntArray,
    start: IntArray,
    count: IntArray,
    leaders: IntArray,
    places: tuple[FloatArray, FloatArray],
) -> tuple[IntArray, IntArray]:
    """The first row of a square that is earlier than and within 50 m of its leader, and whose."""
    owner = np.repeat(np.arange(len(leaders)), count)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    candidate, leader = rows[start[owner] + nth], leaders[owner]
    x_m, y_m = places
    distance = np.hypot(x_m[candidate] - x_m[leader], y_m[candidate] - y_m[leader])
    fits = (candidate < leader) & (distance <= NEAR_M)
    which, at = np.unique(owner[fits], return_index=True)
    return candidate[fits][at], which
