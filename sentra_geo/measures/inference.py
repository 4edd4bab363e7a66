"""How sure a figure is: exact tests and intervals for small counts.

scipy gives the distributions; the central p-value, Wilson intervals of fractional counts (the area
rule splits villages), Newcombe's difference and the exact ratio of rates are a line each on top.
Known answers stand in the tests, with their sources.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Interval = tuple[float, float]


def central_binomial_p(k: int, n: int, p0: float) -> float:
    """Two-sided p of k of n when each falls in with chance p0, both tails alike.

    Args:
        k: Count, 0 to n.
        n: Trials.
        p0: Expected share, 0 to 1.

    Returns:
        min(1, 2·min(P(X ≤ k), P(X ≥ k))). The probability-ordered p of ``scipy.stats.binomtest``
        contradicts the Clopper-Pearson interval in 86 of 7,560 small cases; this one in none.

    Example:
        >>> round(central_binomial_p(682, 925, 0.75), 6)
        0.392019
    """
    lower, upper = _tails(np.asarray(k), n, p0)
    return float(min(1.0, 2 * min(lower, upper)))


def _tails(k: NDArray[np.int_], n: int, p0: float) -> tuple[Any, Any]:
    """P(X ≤ k) and P(X ≥ k) of a binomial; scipy's functions want k − 1 for the upper tail."""
    above = np.where(k <= 0, 1.0, special.bdtrc(np.maximum(k - 1, 0), n, p0))
    return special.bdtr(k, n, p0), above


def clopper_pearson(k: float, n: float, level: float = 0.95) -> Interval:
    """Exact interval of a share.

    Args:
        k: Count, 0 to n; an effective number may be fractional.
        n: Trials, at least 1.
        level: Confidence level.

    Returns:
        Lower and upper limit (Clopper and Pearson 1934).
    """
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else float(special.betaincinv(k, n - k + 1, tail))
    high = 1.0 if k == n else float(special.betaincinv(k + 1, n - k, 1 - tail))
    return low, high


def wilson(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> NDArray[np.float64]:
    """Score interval of shares (Wilson 1927), for arrays and for fractional counts.

    Args:
        x: Counts, any shape.
        n: Bases, same shape; where 0 the limits are NaN.
        level: Confidence level.

    Returns:
        Limits, shape ``(*shape, 2)``.

    Example:
        >>> wilson(15, 148).round(5).tolist()
        [0.06239, 0.16049]
    """
    x, n = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(n, dtype=float))
    z = special.ndtri(0.5 + level / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = x / n
        centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        low, high = np.where(x <= 0, 0.0, centre - half), np.where(x >= n, 1.0, centre + half)
        limits = np.stack([low, high], axis=-1)
    return np.where((n > 0)[..., None], limits, np.nan)


def newcombe(x1: float, n1: float, x2: float, n2: float, level: float = 0.95) -> Interval:
    """Hybrid score interval of the difference of two shares, x1/n1 − x2/n2 (Newcombe 1998, 10).

    Args:
        x1: Count of the first.
        n1: Base of the first, over 0.
        x2: Count of the second.
        n2: Base of the second, over 0.
        level: Confidence level.

    Returns:
        Lower and upper limit of the difference.

    Example:
        >>> tuple(round(limit, 5) for limit in newcombe(56, 70, 48, 80))
        (0.05243, 0.33387)
    """
    one, other = wilson(x1, n1, level), wilson(x2, n2, level)
    return combined_difference(x1 / n1, (one[0], one[1]), x2 / n2, (other[0], other[1]))


def combined_difference(p1: float, limits1: Interval, p2: float, limits2: Interval) -> Interval:
    """Interval of p1 − p2 from the interval of each (MOVER; Newcombe's square-and-add).

    Args:
        p1: First estimate.
        limits1: Its limits.
        p2: Second estimate, independent of the first.
        limits2: Its limits.

    Returns:
        Lower and upper limit.
    """
    (l1, u1), (l2, u2) = limits1, limits2
    low = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
    high = p1 - p2 + math.hypot(u1 - p1, p2 - l2)
    return float(low), float(high)


def rate_ratio_interval(
    x1: float, n1: float, x2: float, n2: float, level: float = 0.95
) -> Interval:
    """Exact conditional interval of a ratio of two rates, (x1/n1) / (x2/n2).

    Given x1 + x2, x1 is binomial; the Clopper-Pearson limits of its share become those of the
    ratio (Przyborowski and Wilenski 1940; R's ``poisson.test``).

    Args:
        x1: Count of the first.
        n1: Base of the first, over 0.
        x2: Count of the second; x1 + x2 at least 1.
        n2: Base of the second, over 0.
        level: Confidence level.

    Returns:
        Lower and upper limit; the upper is infinite when x2 is 0.
    """
    low, high = clopper_pearson(x1, x1 + x2, level)
    scale = n2 / n1
    return scale * low / (1 - low), math.inf if high >= 1 else scale * high / (1 - high)


def hull(intervals: Iterable[Interval | None]) -> Interval | None:
    """The interval that spans all that are known; None when none is."""
    limits = [interval for interval in intervals if interval is not None]
    return (min(low for low, _ in limits), max(high for _, high in limits)) if limits else None


@dataclass(frozen=True)
class Visible:
    """The outcomes nearest to balance that a test of n units at p0 would call unequal.

    Attributes:
        low_k: Largest count below expectation with p at most alpha; None when even 0 is not.
        high_k: Smallest count above expectation with p at most alpha; None when even n is not.
        gap: Distance of the nearer one from p0, as a share; None when the test can see nothing.
        difference: Where the units are a part of the base: the smaller of the two distances between
            the shares of both zones; None otherwise and when the test can see nothing.
    """

    low_k: int | None
    high_k: int | None
    gap: float | None
    difference: float | None = None


def smallest_visible_gap(n: int, p0: float, alpha: float = 0.05) -> Visible:
    """The smallest gap between share and expectation that n cases could have shown.

    Args:
        n: Cases.
        p0: Expected share, 0 to 1.
        alpha: Level of the test.

    Returns:
        A :class:`Visible`.

    Example:
        >>> smallest_visible_gap(9, 0.2013).high_k
        5
    """
    below, above = _tails(np.arange(n + 1), n, p0)
    low = np.flatnonzero(2 * below <= alpha)
    high = np.flatnonzero(2 * above <= alpha)
    low_k = int(low[-1]) if len(low) else None
    high_k = int(high[0]) if len(high) else None
    return visible_gap(low_k, high_k, n, p0)


def visible_gap(low_k: int | None, high_k: int | None, n: float, p0: float) -> Visible:
    """What is visible, from the two counts where it starts.

    Args:
        low_k: Largest count that is called too few; None when none is.
        high_k: Smallest count that is called too many; None when none is.
        n: Units, over 0.
        p0: Expected share.

    Returns:
        A :class:`Visible` with its gap.
    """
    gaps = [abs(found / n - float(p0)) for found in (low_k, high_k) if found is not None]
    return Visible(low_k, high_k, min(gaps) if gaps else None)


def power(n: int, p0: float, p: float, alpha: float = 0.05) -> float:
    """Chance that the central test of n cases at p0 sees that the share is p instead.

    Args:
        n: Cases, at least 1.
        p0: Expected share, 0 to 1.
        p: True share, 0 to 1.
        alpha: Level of the test.

    Returns:
        The exact chance of a count with a central p of at most alpha.

    Example:
        >>> round(power(9, 0.2013, 0.5), 3)
        0.5
    """
    seen = smallest_visible_gap(n, p0, alpha)
    few = 0.0 if seen.low_k is None else special.bdtr(seen.low_k, n, p)
    many = 0.0 if seen.high_k is None else special.bdtrc(seen.high_k - 1, n, p)
    return float(few + many)
