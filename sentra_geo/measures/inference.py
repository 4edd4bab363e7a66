"""How sure a figure is: exact tests and intervals for small counts.

scipy gives the distributions; the central p-value, Wilson intervals of fractional counts (the area
rule splits villages), Newcombe's difference and the exact ratio of rates are a line each on top.
Known answers stand in the tests, with their sources.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Interval = tuple[float, float]
BOOTSTRAP_DRAWS = 2_000
BOOTSTRAP_SEED = 518_176


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


def clopper_pearson(k: int, n: int, level: float = 0.95) -> Interval:
    """Exact interval of a share.

    Args:
        k: Count, 0 to n.
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
    (l1, u1), (l2, u2) = wilson(x1, n1, level), wilson(x2, n2, level)
    p1, p2 = x1 / n1, x2 / n2
    low = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
    high = p1 - p2 + math.hypot(u1 - p1, p2 - l2)
    return float(low), float(high)


def rate_ratio_interval(x1: int, n1: float, x2: int, n2: float, level: float = 0.95) -> Interval:
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


@dataclass(frozen=True)
class Visible:
    """The outcomes nearest to balance that an exact test of n at p0 would call unequal.

    Attributes:
        low_k: Largest count below expectation with p at most alpha; None when even 0 is not.
        high_k: Smallest count above expectation with p at most alpha; None when even n is not.
        gap: Distance of the nearer one from p0, as a share; None when the test can see nothing.
    """

    low_k: int | None
    high_k: int | None
    gap: float | None


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
    k = np.arange(n + 1)
    below, above = _tails(k, n, p0)
    low = np.flatnonzero(2 * below <= alpha)
    high = np.flatnonzero(2 * above <= alpha)
    low_k = int(low[-1]) if len(low) else None
    high_k = int(high[0]) if len(high) else None
    gaps = [abs(found / n - float(p0)) for found in (low_k, high_k) if found is not None]
    return Visible(low_k, high_k, min(gaps) if gaps else None)


@dataclass(frozen=True)
class Resampled:
    """A ratio's spread over redrawn villages.

    Attributes:
        interval95: Percentile limits at 95 %.
        interval90: Percentile limits at 90 %.
        p: Two-sided p of a ratio of 1, never under 1/draws.
    """

    interval95: Interval
    interval90: Interval
    p: float


@lru_cache(maxsize=4)
def _redrawn_villages(villages: int, draws: int) -> NDArray[np.float64]:
    """How often each village is drawn, shape ``(draws, villages)``; constant by its seed."""
    rng = np.random.default_rng(BOOTSTRAP_SEED)
    drawn = rng.multinomial(villages, np.full(villages, 1 / villages), size=draws)
    return drawn.astype(np.float64)


def village_bootstrap(
    counts: NDArray[np.float64], bases: NDArray[np.float64], draws: int = BOOTSTRAP_DRAWS
) -> Resampled | None:
    """Interval of a rate ratio outside to inside when whole villages are redrawn.

    Businesses cluster, so their number says little; the villages are what was drawn.

    Args:
        counts: Count inside and outside by village, shape ``(villages, 2)``.
        bases: Base inside and outside by village, shape ``(villages, 2)``.
        draws: Number of draws; seeded, so the same numbers give the same limits.

    Returns:
        The spread, or None when some draws leave a zone without base or both without counts in
        more than one of twenty draws.
    """
    villages = len(counts)
    weights = _redrawn_villages(villages, draws)
    x, n = weights @ counts, weights @ bases
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (x[:, 1] / n[:, 1]) / (x[:, 0] / n[:, 0])
    # Rounded, so that the order of a sum does not decide whether a ratio is 1.
    ratio = np.round(ratio[~np.isnan(ratio)], 12)
    if len(ratio) < 0.95 * draws:
        return None
    limits = np.quantile(ratio, [0.025, 0.05, 0.95, 0.975], method="inverted_cdf")
    p = 2 * min(float(np.mean(ratio <= 1)), float(np.mean(ratio >= 1)))
    return Resampled(
        (float(limits[0]), float(limits[3])),
        (float(limits[1]), float(limits[2])),
        min(1.0, max(p, 1 / draws)),
    )
