"""From rows to counts: the table that every figure is made of.

A :class:`CountTable` holds how many rows share village, side, line band, commodity, scale,
distance band and chance of lying inside. It has a few thousand cells for thousands of businesses
and grows far more slowly than they do (205,000 for a million), and any near-line band, filter or
radius is answered from it without touching a row again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from sentra_geo.location import BEYOND_LINE, BEYOND_REACH, CERTAIN, BoolArray, IntArray, Side

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Kind:
    """What each row is, as small numbers.

    Attributes:
        commodity: Index into the commodity list, shape ``(rows,)``.
        scale: Index into the scale list, its length for unknown, shape ``(rows,)``.
        is_sample: Whether the row is made up, shape ``(rows,)``.
    """

    commodity: IntArray
    scale: IntArray
    is_sample: BoolArray


@dataclass(frozen=True, eq=False)
class CountTable:
    """Counts of rows that are alike; all arrays have shape ``(cells,)``.

    Attributes:
        village: Index of the village, -1 outside all.
        inside: Side of the line.
        line_band: Bands of 100 m to the line (see :class:`~sentra_geo.location.Side`).
        commodity: Index of the commodity.
        scale: Index of the scale.
        is_sample: Whether these rows are made up.
        distance_band: Band of 100 m to the nearest sentra, 601 beyond 60 km.
        chance: Chance of lying inside in twentieths; 0 or 20 off the line.
        count: How many rows.
    """

    village: IntArray
    inside: BoolArray
    line_band: IntArray
    commodity: IntArray
    scale: IntArray
    is_sample: BoolArray
    distance_band: IntArray
    chance: IntArray
    count: Counts

    @property
    def cells(
        self,
    ) -> tuple[IntArray, BoolArray, IntArray, IntArray, IntArray, BoolArray, IntArray, IntArray]:
        """All columns but the count, in the order of the fields."""
        return (
            self.village,
            self.inside,
            self.line_band,
            self.commodity,
            self.scale,
            self.is_sample,
            self.distance_band,
            self.chance,
        )

    def only(self, keep: BoolArray) -> CountTable:
        """The cells for which ``keep``, shape ``(cells,)``, holds."""
        return CountTable(**{f.name: getattr(self, f.name)[keep] for f in fields(self)})

    @property
    def total(self) -> int:
        """How many rows were counted."""
        return int(self.count.sum())


# The places of a cell in one number: the order here is the order of the fields above.
# The village comes first and may be any number.
_SIZES = (2, BEYOND_LINE + 1, 32, 8, 2, BEYOND_REACH + 1, CERTAIN + 1)


def tabulate(village: IntArray, side: Side, kind: Kind, distance_band: IntArray) -> CountTable:
    """Count rows by village, side, line band, commodity, scale, sample, distance band and chance.

    Args:
        village: Index of each row's village, -1 for none, shape ``(rows,)``.
        side: Side, line band and chance of each row.
        kind: Commodity, scale and sample mark of each row.
        distance_band: Band of each row's distance to the nearest sentra.

    Returns:
        The counts of the cells that are not empty, in a fixed order; they sum to the rows.
    """
    keys = _keys(
        village,
        side.inside,
        side.line_band,
        kind.commodity,
        kind.scale,
        kind.is_sample,
        distance_band,
        side.chance,
    )
    cells, count = np.unique(keys, return_counts=True)
    return _table(cells, count.astype(np.int64))


def merge(tables: Sequence[CountTable]) -> CountTable:
    """One table from those of several batches.

    Args:
        tables: At least one table, of the same villages and kinds.

    Returns:
        The counts added up, as if all rows had been tabulated at once.
    """
    keys = np.concatenate([_keys(*table.cells) for table in tables])
    counts = np.concatenate([table.count for table in tables])
    cells, where = np.unique(keys, return_inverse=True)
    added = np.zeros(len(cells), dtype=np.int64)
    np.add.at(added, where, counts)
    return _table(cells, added)


def all_kinds(table: CountTable) -> CountTable:
    """The counts of all commodities and scales together: a fifth of the cells for a million rows.

    Args:
        table: Any table.

    Returns:
        A table with commodity and scale 0 everywhere.
    """
    none = np.zeros_like(table.commodity)
    return merge([replace(table, commodity=none, scale=none)])


def _keys(village: IntArray, *others: IntArray | BoolArray) -> Counts:
    keys = village.astype(np.int64) + 1
    for part, size in zip(others, _SIZES, strict=True):
        keys = keys * size + part
    return keys


def _table(cells: Counts, count: Counts) -> CountTable:
    columns = []
    rest = cells
    for size in reversed(_SIZES):
        columns.append((rest % size).astype(np.int16))
        rest = rest // size
    chance, band, sample, scale, commodity, line, inside = columns
    return CountTable(
        village=(rest - 1).astype(np.int16),
        inside=inside.astype(bool),
        line_band=line,
        commodity=commodity,
        scale=scale,
        is_sample=sample.astype(bool),
        distance_band=band,
        chance=chance,
        count=count,
    )
