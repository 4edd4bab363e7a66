"""Whole numbers around the fractional counts of the area rule: what exact tests can test."""

from __future__ import annotations

import math
from itertools import product

Pair = tuple[float, float]


def whole_tables(units: Pair, base: Pair, *, is_share: bool) -> list[tuple[Pair, Pair]]:
    """Every whole case around units and, where these are a part of it, around their base.

    Both numbers of a pair are rounded either way, but so that their sum is rounded too: 1.667 and
    11.333 of 13 give 1 and 12, and 2 and 11.

    Args:
        units: Units of the two zones.
        base: Base of the two zones.
        is_share: Whether the units are a part of the base; if not, the base stays as it is.

    Returns:
        Units and base of each case that can be tested: some units, some base in both zones, and no
        more units than base where they are a part of it. None may be left.

    Example:
        >>> whole_tables((11.333, 1.667), (85.5, 14.5), is_share=False)
        [((11, 2), (85.5, 14.5)), ((12, 1), (85.5, 14.5))]
    """
    bases = _whole_pairs(base) if is_share else [base]
    cases = product(_whole_pairs(units), bases)
    return [(x, n) for x, n in cases if _can_be_tested(x, n, is_share=is_share)]


def _can_be_tested(x: Pair, n: Pair, *, is_share: bool) -> bool:
    within = x[0] <= n[0] and x[1] <= n[1]
    return sum(x) > 0 and min(n) > 0 and (within or not is_share)


def _whole_pairs(pair: Pair) -> list[Pair]:
    sums = _around(sum(pair))
    both = product(_around(pair[0]), _around(pair[1]))
    return [found for found in both if sum(found) in sums]


def _around(value: float) -> list[int]:
    """The whole numbers around it; one where only the last bits of a sum are missing."""
    return sorted({math.floor(value + 1e-9), math.ceil(value - 1e-9)})
