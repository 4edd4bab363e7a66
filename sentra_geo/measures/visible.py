"""The outcomes nearest to balance that a verdict would have called unequal.

What a test rejects is not yet unequal: the interval must leave out 1 and the ratio, and where units
are a part of the base the difference, must pass their thresholds. So each end starts where the test
sees something and moves outward until everything holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sentra_geo.measures.contingency import with_difference
from sentra_geo.measures.equity import rate_ratio
from sentra_geo.measures.finding import Comparison
from sentra_geo.measures.inference import Interval, Visible, visible_gap
from sentra_geo.settings import Thresholds

_DIGITS = 9  # of ratios and differences that are compared with thresholds
_ROUNDING = 1e-10  # what the order of a sum may change in a share


def is_beyond(ratio: float, difference: float | None, thresholds: Thresholds) -> bool:
    """Whether a ratio, and where there is one a difference, is as large as unequal needs.

    Args:
        ratio: Rate outside over inside.
        difference: Share outside less share inside; None for counts, which have no points.
        thresholds: The limits. Both are rounded first, so that no last bit decides.
    """
    if thresholds.low <= round(ratio, _DIGITS) <= thresholds.high:
        return False
    return difference is None or round(abs(difference), _DIGITS) >= thresholds.gap


def first_unequal(start: int | None, end: int, is_unequal: Callable[[int], bool]) -> int | None:
    """The first count on the way outward that is unequal.

    Args:
        start: Where the test begins to see something; None when it never does.
        end: The outermost count that is possible.
        is_unequal: Whether a count is; further out it stays so.

    Returns:
        The count; None when there is none up to ``end``.
    """
    if start is None:
        return None
    step = -1 if end < start else 1
    if not is_unequal(end):
        return None
    near, far = -1, abs(end - start)  # steps from the start: the far one is unequal
    while far - near > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if is_unequal(start + step * middle) else (middle, far)
    return start + step * far


def seen_in_all(cases: Sequence[Visible], comparison: Comparison) -> Visible:
    """What every whole case around fractional counts would call unequal.

    Args:
        cases: What is visible in each, at least one.
        comparison: The fractional counts.
    """
    low = [one.low_k for one in cases if one.low_k is not None]
    high = [one.high_k for one in cases if one.high_k is not None]
    return _with_gaps(
        min(low) if len(low) == len(cases) else None,
        max(high) if len(high) == len(cases) else None,
        comparison,
    )


def seen_in_villages(comparison: Comparison, seen: Interval, thresholds: Thresholds) -> Visible:
    """What redrawn and dealt villages, and the thresholds, would call unequal.

    Args:
        comparison: Units that cluster in villages.
        seen: Gaps nearest to 0 that p and interval would, see
            :attr:`~sentra_geo.measures.resampling.Resampled.seen`.
        thresholds: Limits of ratio and difference.

    Returns:
        A :class:`Visible`; without counts where units do not come one by one.
    """
    if not comparison.is_countable:
        return _seen_share(comparison, seen, thresholds)
    units = comparison.x_outside + comparison.x_inside
    expected = comparison.n_inside / (comparison.n_inside + comparison.n_outside)

    def is_unequal(inside: int) -> bool:
        return _is_beyond_at(units, inside, comparison, thresholds)

    slack = units * _ROUNDING
    least, most = _possible(units, comparison, slack)
    few, many = (units * (expected + gap) for gap in seen)
    low = math.floor(few + slack) if few + slack >= least else None
    high = math.ceil(many - slack) if many - slack <= most else None
    return _with_gaps(
        first_unequal(low, least, is_unequal) if low is not None and low >= least else None,
        first_unequal(high, most, is_unequal) if high is not None and high <= most else None,
        comparison,
    )


def _possible(units: float, comparison: Comparison, slack: float) -> tuple[int, int]:
    """The fewest and most units that can lie inside: a part of the base does not exceed it."""
    if not comparison.is_share:
        return 0, math.floor(units + slack)
    least = math.ceil(units - comparison.n_outside - slack)
    return max(0, least), math.floor(min(units, comparison.n_inside) + slack)


def _is_beyond_at(
    units: float, inside: int, comparison: Comparison, thresholds: Thresholds
) -> bool:
    outside = max(0.0, units - inside)
    n_outside, n_inside = comparison.n_outside, comparison.n_inside
    ratio = rate_ratio(outside, inside, n_outside, n_inside)
    difference = outside / n_outside - inside / n_inside if comparison.is_share else None
    return ratio is not None and is_beyond(ratio, difference, thresholds)


def _seen_share(comparison: Comparison, seen: Interval, thresholds: Thresholds) -> Visible:
    """The same for amounts of any size, which are no part of the base: only the gap."""
    n_outside, n_inside = comparison.n_outside, comparison.n_inside
    expected = n_inside / (n_inside + n_outside)
    few = min(expected + seen[0], n_inside / (n_inside + thresholds.high * n_outside))
    many = max(expected + seen[1], n_inside / (n_inside + thresholds.low * n_outside))
    gaps = [abs(share - expected) for share in (few, many) if 0 <= share <= 1]
    return Visible(None, None, min(gaps) if gaps else None)


def _with_gaps(low: int | None, high: int | None, comparison: Comparison) -> Visible:
    units = comparison.x_outside + comparison.x_inside
    n_outside, n_inside = comparison.n_outside, comparison.n_inside
    visible = visible_gap(low, high, units, n_inside / (n_inside + n_outside))
    return with_difference(visible, units, n_inside, n_outside) if comparison.is_share else visible
