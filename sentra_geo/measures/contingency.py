"""Two shares side by side: exact tests of a 2 × 2 table, and the interval of their ratio.

Villages that host a sentra are a part of all villages, covered villages too: what is compared are
two shares. Given how many there are in all, the number inside is hypergeometric.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from sentra_geo.measures.inference import Interval, Visible, visible_gap, wilson


def central_hypergeometric_p(x: int, n: int, k: int, total: int) -> float:
    """Two-sided p of x when n are dealt blindly out of a total of which k lie inside.

    Args:
        x: Dealt ones that lie inside, max(0, n + k − total) to min(n, k).
        n: Dealt ones.
        k: Those inside.
        total: All.

    Returns:
        min(1, 2·min(P(X ≤ x), P(X ≥ x))): exact, the same as dealing the labels anew in every way.

    Example:
        >>> round(central_hypergeometric_p(2, 12, 15, 54), 6)
        0.558618
    """
    return min(1.0, 2 * min(hypergeometric_tails(x, n, k, total)))


def hypergeometric_tails(x: int, n: int, k: int, total: int) -> tuple[float, float]:
    """P(X ≤ x) and P(X ≥ x) of the number inside; arguments as in the central p."""
    first, below, above = _all_tails(n, k, total)
    return float(below[x - first]), float(above[x - first])


def fisher_tails(table: tuple[tuple[int, int], tuple[int, int]]) -> tuple[float, float]:
    """Fisher's exact test of a 2 × 2 table, both one-sided p-values.

    Args:
        table: Counts by row and column.

    Returns:
        The p of an odds ratio below 1 (``less``) and above 1 (``greater``).

    Example:
        >>> round(fisher_tails(((2, 15), (10, 3)))[0], 6)
        0.000465
    """
    (a, b), (c, d) = table
    return hypergeometric_tails(a, a + b, a + c, a + b + c + d)


def _all_tails(n: int, k: int, total: int) -> tuple[int, NDArray[np.float64], NDArray[np.float64]]:
    """The smallest possible count, and both tails at it and at every larger one."""
    first = max(0, n + k - total)
    x = np.arange(first, min(n, k) + 1)
    ways = -special.gammaln(np.array([x, k - x, n - x, total - k - n + x]) + 1.0).sum(axis=0)
    chance = np.exp(ways - ways.max())
    chance /= chance.sum()
    # Each tail is summed from its small end, so that no rare outcome is lost beside a likely one.
    return first, np.cumsum(chance), np.cumsum(chance[::-1])[::-1]


def smallest_visible_difference(n: int, k: int, total: int, alpha: float = 0.05) -> Visible:
    """The smallest gap that n dealt out of a total, k of them inside, could have shown.

    Args:
        n: Dealt ones, at least 1; the units.
        k: Those inside, 1 to total − 1; the base inside.
        total: All; the whole base.
        alpha: Level of the test.

    Returns:
        A :class:`Visible` of the units inside, with the difference of the two zones' shares.
    """
    first, below, above = _all_tails(n, k, total)
    low = np.flatnonzero(2 * below <= alpha)
    high = np.flatnonzero(2 * above <= alpha)
    low_x = first + int(low[-1]) if len(low) else None
    high_x = first + int(high[0]) if len(high) else None
    return with_difference(visible_gap(low_x, high_x, n, k / total), n, k, total - k)


def with_difference(visible: Visible, units: float, n_inside: float, n_outside: float) -> Visible:
    """The same, with the difference of the two zones' shares at the nearer outcome.

    Args:
        visible: What is visible among the units inside.
        units: Units in both zones, a part of the base.
        n_inside: Base inside, over 0.
        n_outside: Base outside, over 0.

    Returns:
        A :class:`Visible` whose ``difference`` is known wherever its gap is.
    """
    ends = [x for x in (visible.low_k, visible.high_k) if x is not None]
    found = [abs((units - x) / n_outside - x / n_inside) for x in ends]
    return replace(visible, difference=min(found) if found else None)


def share_ratio_interval(
    x1: float, n1: float, x2: float, n2: float, level: float = 0.95
) -> Interval:
    """Interval of a ratio of two shares, (x1/n1) / (x2/n2): MOVER-R of two Wilson intervals.

    Args:
        x1: Count of the first, 0 to n1; may be fractional.
        n1: Base of the first, over 0.
        x2: Count of the second, 0 to n2.
        n2: Base of the second, over 0.
        level: Confidence level.

    Returns:
        Lower and upper limit; the upper is infinite when x2 is 0. It leaves out 1 just when
        :func:`~sentra_geo.measures.inference.newcombe` leaves out 0.

    Example:
        >>> tuple(round(limit, 4) for limit in share_ratio_interval(7, 34, 1, 34))
        (1.1537, 41.9763)
    """
    one, other = wilson(x1, n1, level), wilson(x2, n2, level)
    return combined_ratio(x1 / n1, (one[0], one[1]), x2 / n2, (other[0], other[1]))


def combined_ratio(p1: float, limits1: Interval, p2: float, limits2: Interval) -> Interval:
    """Interval of p1/p2 from the interval of each (MOVER-R, Donner and Zou 2012).

    It leaves out 1 just when the interval of their difference leaves out 0: both solve the same
    equation, the limits of p1 − θ·p2 set to nothing.

    Args:
        p1: First estimate, not below 0.
        limits1: Its limits.
        p2: Second estimate, not below 0, independent of the first.
        limits2: Its limits.

    Returns:
        Lower and upper limit; the upper is infinite when that of ``limits2`` reaches down to 0.
    """
    (l1, u1), (l2, u2) = limits1, limits2
    product = p1 * p2
    # The published root, multiplied out: so written it also holds where p2 or u2(2·p2 − u2) is 0.
    below, above = l1 * (2 * p1 - l1), l2 * (2 * p2 - l2)
    under = product + math.sqrt(max(0.0, product**2 - below * u2 * (2 * p2 - u2)))
    over = product + math.sqrt(max(0.0, product**2 - u1 * (2 * p1 - u1) * above))
    return (
        float(below / under) if below > 0 else 0.0,
        float(over / above) if above > 0 else math.inf,
    )
