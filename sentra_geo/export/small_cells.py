"""How many businesses stand behind each cell of a matrix by zone: programmes, outlets, the forum.

A matrix tells of a business where a cell, or what is left when cells are subtracted from each
other, is made of a few. Counts are of businesses, never of their placements or receipts: many of
those may be one business's. Under the area rule they have fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.question import ANY_COMMODITY
from sentra_geo.sections.participation import flag_values, participation_of

REACHED, PLACED, SOLD, FORUM = "reached", "placed", "sold", "forum"


def has_small_cells(cut: Cut, subject: str, minimum: int) -> bool:
    """Whether fewer businesses than may be told stand behind a cell, but not none.

    Args:
        cut: The question's cut.
        subject: ``reached`` (by programmes), ``placed`` (in outlets), ``sold`` (with receipts) or
            ``forum``.
        minimum: The fewest that may be told.
    """
    if cut.register == "none":
        return False
    counts = np.round(np.concatenate([np.zeros(1), *map(np.ravel, _CELLS[subject](cut))]), 9)
    return bool(((counts > 0) & (counts < minimum)).any())


def _reached(cut: Cut) -> Iterator[FloatArray]:
    """Of any kind of programme and each of them: reached, unknown, and the rest of all."""
    table = participation_of(cut)
    if table is None:
        return
    by_village = cut.by_village(*cut.cells(ANY_COMMODITY))
    totals, whole = by_village.sum(axis=0), table.counts(cut, by_village)
    yield totals
    for kinds in (PROGRAMME_KINDS, *((kind,) for kind in PROGRAMME_KINDS)):
        found = table.counts(cut, by_village, kinds)
        if found is None or whole is None:
            continue
        count, unknown = (part.sum(axis=0) for part in found)
        yield from _parts(totals, count, unknown)
        yield whole[0].sum(axis=0) - count


def _placed(cut: Cut) -> Iterator[FloatArray]:
    """With a placement and without, and of the former in outlets of each zone and not."""
    layer = cut.study.activities.placements
    if layer is None:
        return
    kept = np.flatnonzero(cut.taking_part(layer.is_sample))
    rows, place = np.unique(layer.business[kept], return_inverse=True)
    weights = cut.business_zones(rows)
    yield from _parts(_totals(cut), weights.sum(axis=0))
    for zone in cut.outlet_zones[layer.parent[kept]].T:
        here = np.zeros(len(rows))
        np.maximum.at(here, place, zone)
        yield from _parts(weights.sum(axis=0), here @ weights)


def _sold(cut: Cut) -> Iterator[FloatArray]:
    """With receipts, with none of them though a row says so, and the rest."""
    layer = cut.study.activities.receipts
    if layer is None:
        return
    kept = np.flatnonzero(cut.taking_part(layer.is_sample))
    rows, place = np.unique(layer.business[kept], return_inverse=True)
    receipts = layer.frame["receipts"].to_numpy(dtype=np.float64)[kept]
    sold = np.bincount(place, weights=receipts, minlength=len(rows)) > 0
    weights = cut.business_zones(rows)
    listed = np.asarray(weights.sum(axis=0))
    yield from _parts(_totals(cut), listed)
    yield from _parts(listed, sold @ weights)


def _forum(cut: Cut) -> Iterator[FloatArray]:
    """Members, those of whom nobody knows, and the rest."""
    layer = cut.study.businesses
    if layer is None:
        return
    rows: Rows = np.arange(len(layer.frame))
    weights, flags = cut.business_zones(rows), flag_values(layer.frame, "forum_member")
    yield from _parts(weights.sum(axis=0), (flags == 1) @ weights, np.isnan(flags) @ weights)


def _parts(
    totals: FloatArray, count: FloatArray, unknown: FloatArray | None = None
) -> Iterator[FloatArray]:
    """A count, what is unknown, and every remainder that a reader can work out."""
    yield from (count, totals - count)
    if unknown is not None:
        yield from (unknown, totals - unknown, totals - count - unknown)


def _totals(cut: Cut) -> FloatArray:
    return np.asarray(cut.by_village(*cut.cells(ANY_COMMODITY)).sum(axis=0))


_CELLS: Mapping[str, Callable[[Cut], Iterator[FloatArray]]] = {
    REACHED: _reached,
    PLACED: _placed,
    SOLD: _sold,
    FORUM: _forum,
}
