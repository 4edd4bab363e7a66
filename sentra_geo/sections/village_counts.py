"""What a question counts and compares it with, village by village."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray, IntArray

NO_BUSINESSES, SAME, NO_UNITS, NO_BASE = "no_businesses", "same", "no_units", "no_base"


@dataclass(frozen=True, eq=False)
class VillageCounts:
    """Units and base of the villages that the filters keep, in the order of their codes.

    The order is that of the codes, so that a reordered file gives the same draws.

    Attributes:
        index: Row of each village in the layer, shape ``(kept,)``.
        units: Units in each; NaN where unknown.
        base: Base of each; NaN where unknown.
        beyond: Businesses outside all villages, which no village can be given; 0 for other units.
    """

    index: IntArray
    units: FloatArray
    base: FloatArray
    beyond: float

    @property
    def is_known(self) -> BoolArray:
        """Whether units and base of each are known, shape ``(kept,)``."""
        return np.asarray(~(np.isnan(self.units) | np.isnan(self.base)))

    @property
    def has_rate(self) -> BoolArray:
        """Whether each has a known base over 0, so that it has a rate, shape ``(kept,)``."""
        return np.asarray(self.is_known & (np.nan_to_num(self.base) > 0))


def count_villages(cut: Cut) -> VillageCounts:
    """Count a question's units and base by village.

    A village counts whole here, whichever side of the line it lies on.

    Returns:
        The counts; NaN for businesses where there are none.
    """
    codes = cut.study.villages.frame["village_code"].to_numpy(dtype=str)
    index = np.argsort(codes, kind="stable").astype(np.int16)
    index = index[cut.village_mask[index]]
    units, beyond = _units(cut)
    return VillageCounts(index, units[index], _base(cut)[index], beyond)


def why_unknown(cut: Cut, counts: VillageCounts) -> str:
    """Why villages cannot be compared: a code, empty where they can."""
    question = cut.question
    if cut.register == "none" and "businesses" in {question.unit, question.base}:
        return NO_BUSINESSES
    if question.unit == question.base == "businesses":
        return SAME
    if not counts.has_rate.any():
        return NO_BASE
    return "" if counts.units[counts.is_known].sum() > 0 else NO_UNITS


def _units(cut: Cut) -> tuple[FloatArray, float]:
    """Units by village of the layer, and what lies outside all villages."""
    villages, unit = len(cut.people), cut.question.unit
    if unit == "businesses":
        return _businesses(cut)
    where = cut.study.sentra_village
    count = np.bincount(where[cut.sentra_mask], minlength=villages).astype(float)
    if unit == "villages":
        count = np.minimum(count, 1.0)
    elif unit == "sentra":
        count = np.zeros(villages)
        for _, rows in cut.sentra_groups:
            np.add.at(count, where[rows], 1 / len(rows))
    return count, 0.0


def _businesses(cut: Cut) -> tuple[FloatArray, float]:
    if cut.register == "none":
        return np.full(len(cut.people), np.nan), 0.0
    table, weights = cut.cells(cut.question.target)
    # The parts of one business sum to it but for the last bits.
    found = np.round(cut.by_village(table, weights).sum(axis=1), 6)
    return found[:-1], plain(found[-1])


def _base(cut: Cut) -> FloatArray:
    if cut.question.base == "businesses":
        return _businesses(cut)[0]
    return cut.base_size()
