"""Counts by village and zone: villages are the clusters that are redrawn to see how sure one is.

All arrays have shape ``(villages + 1, 3)``; the last row is what lies outside all villages.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import band_of


def covered_by_village(cut: Cut) -> tuple[FloatArray, FloatArray]:
    """What the question covers, within the radius and in all.

    Args:
        cut: The question; where it covers businesses, there must be some.
    """
    question = cut.question
    if question.covered == "businesses":
        table, weights = cut.cells(question.target)
        within = weights * (table.distance_band <= question.radius_band)[:, None]
        return cut.by_village(table, within), cut.by_village(table, weights)
    whole = quantity_by_village(cut, covered_size(cut))
    near = band_of(cut.study.village_distance_m[question.target]) <= question.radius_band
    return whole * np.append(near, False)[:, None], whole


def covered_size(cut: Cut) -> FloatArray:
    """What of each village is covered as a whole: its people, or itself; shape ``(villages,)``."""
    return cut.people if cut.question.covered == "people" else np.ones(len(cut.people))


def quantity_by_village(cut: Cut, size: FloatArray) -> FloatArray:
    """A quantity of villages, nobody outside them.

    Args:
        cut: The zones, and the villages that the filters keep.
        size: The quantity, shape ``(villages,)``.
    """
    by_zone = (size * cut.village_mask)[:, None] * cut.village_zones
    return np.vstack([by_zone, np.zeros((1, by_zone.shape[1]))])


def redrawn_rows(cut: Cut, counts: FloatArray) -> NDArray[np.intp]:
    """The rows that are redrawn: villages that the filters keep, in the order of their codes.

    A reordered file then draws the same villages. What lies outside all villages is drawn
    together, as one more.
    """
    codes = cut.study.villages.frame["village_code"].to_numpy(dtype=str)
    kept = np.argsort(codes, kind="stable")
    kept = kept[cut.village_mask[kept]]
    return np.append(kept, len(codes)) if counts[-1].any() else kept
