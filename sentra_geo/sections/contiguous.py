"""How often zones of neighbouring villages differ in coverage as much as inside and outside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sentra_geo.boundary import settlements
from sentra_geo.clusters import covered_by_village, redrawn_rows
from sentra_geo.cut import INSIDE, OUTSIDE, Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.neighbourhoods import neighbourhood_differences

_ROUNDING = 1e-9  # what the order of a sum may change in a share


@dataclass(frozen=True)
class Contiguous:
    """Zones that lie together, each as many villages as inside has.

    Attributes:
        size: Villages in each zone: those inside, near left out, to the nearest whole number.
        zones: How many zones there are, one around every village.
        as_large: Those whose coverage differs from the rest at least as much as outside does from
            inside, whichever is higher.
    """

    size: int
    zones: int
    as_large: int


def contiguous_zones(cut: Cut) -> Contiguous | None:
    """Compare the coverage of every zone of neighbouring villages with that of the rest.

    A zone is a village and those whose settlements are nearest to its own in a straight line. What
    is near the line is left out, and what lies outside all villages is in no zone.

    Args:
        cut: The study seen through the question.

    Returns:
        The zones; None where coverage inside cannot be compared with coverage outside.
    """
    if cut.question.covered == "businesses" and cut.register == "none":
        return None
    pair = [OUTSIDE, INSIDE]
    within, whole = (values[:, pair] for values in covered_by_village(cut))
    if not whole.sum(axis=0).all():
        return None
    outside, inside = within.sum(axis=0) / whole.sum(axis=0)
    parts = np.vstack([cut.village_zones[:, pair], np.zeros((1, 2))])
    rows = redrawn_rows(cut, whole)
    beyond = len(parts) - 1
    rows = rows[(parts[rows].sum(axis=1) > 0) | (rows == beyond)]
    size = round(float(parts[rows, 1].sum()))
    if not 0 < size < int((rows != beyond).sum()):
        return None
    differences = neighbourhood_differences(
        _places(cut, rows), within[rows].sum(axis=1), whole[rows].sum(axis=1), size
    )
    known = differences[~np.isnan(differences)]
    as_large = int((np.abs(known) >= abs(float(outside - inside)) - _ROUNDING).sum())
    return Contiguous(size, len(known), as_large)


def _places(cut: Cut, rows: NDArray[np.intp]) -> tuple[FloatArray, FloatArray]:
    """Settlements of rows of villages; nowhere for what lies outside all villages."""
    x, y = (np.append(values, np.nan)[rows] for values in settlements(cut.study.villages))
    return x, y
