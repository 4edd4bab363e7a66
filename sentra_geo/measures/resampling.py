"""How sure a figure of clustered units is: whole villages are redrawn, never single businesses.

Intervals come from villages drawn anew with replacement, the p from labels dealt anew
(:mod:`sentra_geo.measures.permutation`). Everything runs on counts by village, so it takes as long
for a million businesses as for a thousand. Draws are seeded: the same numbers give the same
limits. Villages must come in a fixed order, such as that of their codes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sentra_geo.measures.contingency import combined_ratio
from sentra_geo.measures.inference import (
    Interval,
    combined_difference,
    rate_ratio_interval,
    wilson,
)
from sentra_geo.measures.permutation import deal_labels

BOOTSTRAP_DRAWS = 2_000
BOOTSTRAP_SEED = 518_176
# Fewer clusters say nothing; and as even 5 to 30 make a bootstrap too sure of itself (Cameron,
# Gelbach and Miller 2008), a verdict of unequal also needs the p.
FEWEST_VILLAGES = 5
_LEAST_USABLE = 0.95  # of all draws
_ROUNDING = 1e-12  # what the order of a sum may change in a share
_SLIVER = 1e-9  # of all units, or of the whole base
_BEYOND = 1e-9  # an interval that ends at 1 does not leave it out
_MOST_KEPT = 1_000  # rows whose draws are kept: 16 MB
_AT_A_TIME = 50  # draws of more rows

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Resampled:
    """What redrawn villages say of a rate ratio outside to inside.

    Attributes:
        interval: Limits of the ratio at 1 − alpha.
        interval90: Limits of the ratio at 1 − 2·alpha, 90 % by default.
        p: Central p of village labels dealt anew, never 0.
        seen: Gaps of the share inside from that of the base, the nearest to 0 below and above, that
            p and interval would both call unequal; infinite where there is none. None: unknown.
        difference_interval: Limits at 1 − alpha of the rate outside less the rate inside.
    """

    interval: Interval
    interval90: Interval
    p: float
    seen: Interval | None = None
    difference_interval: Interval | None = None


def resample_villages(
    counts: Values,
    bases: Values,
    alpha: float = 0.05,
    draws: int = BOOTSTRAP_DRAWS,
    *,
    is_share: bool = False,
) -> Resampled | None:
    """Interval and p of a rate ratio outside to inside when whole villages are redrawn.

    Businesses cluster, so their number says little; the villages are what was drawn.

    Args:
        counts: Count inside and outside by village, shape ``(villages, 2)``.
        bases: Base inside and outside by village, shape ``(villages, 2)``.
        alpha: Level; the intervals have 1 − alpha and 1 − 2·alpha.
        draws: Number of draws; seeded, so the same numbers give the same limits.
        is_share: Whether the counts are a part of the bases.

    Returns:
        The spread; None when a zone has base in fewer than five villages, or when more than one of
        twenty draws leaves a zone without base or both without counts.
    """
    counts, bases = _taking_part(counts, bases)
    if not _enough(bases):
        return None
    redrawn = _Redrawn(counts, bases, draws, is_share=is_share)
    interval, interval90 = redrawn.ratio(alpha), redrawn.ratio(2 * alpha)
    if interval is None or interval90 is None:
        return None
    p, dealt = deal_labels(counts, bases, alpha)
    seen = redrawn.seen_by_both(dealt, alpha)
    difference = redrawn.difference(alpha) if is_share else None
    return Resampled(interval, interval90, p, seen, difference)


def resample_share(
    covered: Values, totals: Values, alpha: float = 0.05, draws: int = BOOTSTRAP_DRAWS
) -> tuple[Interval | None, ...]:
    """Interval of each zone's coverage when whole villages are redrawn.

    Args:
        covered: Covered by village and zone, shape ``(villages, zones)``.
        totals: All by village and zone, same shape.
        alpha: Level; the interval has 1 − alpha.
        draws: Number of draws.

    Returns:
        Limits by zone: percentiles, or, where all or none is covered and every draw says the same,
        Wilson limits at the effective number of villages. None for a zone that has something in
        fewer than five villages.
    """
    covered, totals = _taking_part(covered, totals)
    known = [_enough(totals[:, [zone]]) for zone in range(totals.shape[1])]
    if not any(known):
        return (None,) * len(known)
    redrawn = _Redrawn(covered, totals, draws, is_share=True)
    return tuple(redrawn.share(zone, alpha) if ok else None for zone, ok in enumerate(known))


class _Redrawn:
    """Totals of each zone in every draw of villages."""

    def __init__(self, counts: Values, bases: Values, draws: int, *, is_share: bool) -> None:
        self.counts, self.bases, self.is_share = counts, bases, is_share
        self.x, self.n = counts.sum(axis=0), bases.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.rate = self.x / self.n
            x, n = np.hsplit(_redrawn_totals(np.hstack([counts, bases]), draws), 2)
            self.rates = x / n
            self.gaps = x[:, 0] / x.sum(axis=1) - n[:, 0] / n.sum(axis=1)

    def ratio(self, alpha: float) -> Interval | None:
        """Limits of the rate outside over that inside."""
        if self.is_share and any(self._is_constant(zone) for zone in (0, 1)):
            shares = self.share(1, alpha), self.share(0, alpha)
            if shares[0] is None or shares[1] is None or not self.x.any():
                return None
            return combined_ratio(self.rate[1], shares[0], self.rate[0], shares[1])
        if self.x.any() and not self.x.all():
            return self._ratio_of_lumps(alpha)
        with np.errstate(divide="ignore", invalid="ignore"):
            return _limits(self.rates[:, 1] / self.rates[:, 0], alpha)

    def difference(self, alpha: float) -> Interval | None:
        """Limits of the share outside less that inside."""
        if any(self._is_constant(zone) for zone in (0, 1)):
            shares = self.share(1, alpha), self.share(0, alpha)
            if shares[0] is None or shares[1] is None:
                return None
            return combined_difference(self.rate[1], shares[0], self.rate[0], shares[1])
        return _limits(self.rates[:, 1] - self.rates[:, 0], alpha)

    def share(self, zone: int, alpha: float) -> Interval | None:
        """Limits of one zone's share."""
        if not self._is_constant(zone):
            return _limits(self.rates[:, zone], alpha)
        villages = _effective(self.bases[:, zone])
        low, high = wilson(self.rate[zone] * villages, villages, 1 - alpha)
        return float(low), float(high)

    def seen_by_both(self, dealt: Interval, alpha: float) -> Interval:
        """Gaps that p would call unequal, put off to where the interval leaves out 1 as well.

        The spread around another gap is taken to be that around the observed one.
        """
        limits = self._gap_limits(alpha)
        if limits is None:
            return -math.inf, math.inf
        observed = float(self.x[0] / self.x.sum() - self.n[0] / self.n.sum())
        below, above = observed - limits[1] - _BEYOND, observed - limits[0] + _BEYOND
        return min(dealt[0], below), max(dealt[1], above)

    def _gap_limits(self, alpha: float) -> Interval | None:
        """Limits of the gap, from whatever the limits of the ratio come from."""
        inside, outside = self.n.tolist()
        if self.is_share and any(self._is_constant(zone) for zone in (0, 1)):
            if (limits := self.difference(alpha)) is None:
                return None
            # Of so many units, each that changes sides changes the difference by this much.
            each = float(self.x.sum()) * (1 / inside + 1 / outside)
            return -limits[1] / each, -limits[0] / each
        if not self.x.all():
            low, high = self._ratio_of_lumps(alpha)
            expected = inside / (inside + outside)
            shares = (inside / (inside + ratio * outside) for ratio in (high, low))
            return next(shares) - expected, next(shares) - expected
        return _limits(self.gaps, alpha)

    def _is_constant(self, zone: int) -> bool:
        """Whether all or none is covered, so that redrawing could say nothing of doubt."""
        left = self.n[zone] - self.x[zone]
        return bool(self.x[zone] <= 0 or left <= _ROUNDING * self.n[zone])

    def _ratio_of_lumps(self, alpha: float) -> Interval:
        """A zone without any counts: exact limits as if each village's units were one."""
        villages = _effective(self.counts.sum(axis=1))
        inside, outside = (villages if held else 0.0 for held in (self.x > 0).tolist())
        n_inside, n_outside = self.n.tolist()
        return rate_ratio_interval(outside, n_outside, inside, n_inside, 1 - alpha)


def _taking_part(counts: Values, bases: Values) -> tuple[Values, Values]:
    """Villages that hold anything of any zone; the others have no side to be dealt.

    A sliver, such as two borders that differ by a millimetre leave, is nothing.
    """
    counts, bases = (np.where(v <= _SLIVER * v.sum(), 0.0, v) for v in (counts, bases))
    held = (counts != 0).any(axis=1) | (bases != 0).any(axis=1)
    return counts[held], bases[held]


def _enough(bases: Values) -> bool:
    """Whether each zone has its base in enough villages; unknown ones do not count."""
    return bool(((bases > 0).sum(axis=0) >= FEWEST_VILLAGES).all() and np.isfinite(bases).all())


def _effective(sizes: Values) -> float:
    """Effective number of villages of unequal sizes (Kish 1965)."""
    return float(sizes.sum() ** 2 / (sizes**2).sum())


def _limits(values: Values, alpha: float) -> Interval | None:
    """Percentile limits: as many draws are left out below as above."""
    usable = values[~np.isnan(values)]
    if len(usable) < _LEAST_USABLE * len(values):
        return None
    # Rounded, so that the order of a sum does not decide whether a ratio is 1.
    usable = np.sort(np.round(usable, 12))
    end = max(1, math.floor(alpha / 2 * (len(usable) + 1) + 1e-9))
    return float(usable[end - 1]), float(usable[-end])


def _redrawn_totals(values: Values, draws: int) -> Values:
    """Sums of the columns in every draw of rows, shape ``(draws, columns)``.

    Villages are few and drawn again and again, so their draws are kept. Of many rows, as of
    businesses with receipts, only some draws are in memory at a time.
    """
    rows = len(values)
    if rows <= _MOST_KEPT:
        return np.asarray(_redrawn_villages(rows, draws) @ values)
    rng = np.random.default_rng(BOOTSTRAP_SEED)
    # Counting drawn rows is some ten times quicker than a multinomial of as many.
    parts = []
    for done in range(0, draws, _AT_A_TIME):
        drawn = [rng.integers(rows, size=rows) for _ in range(min(_AT_A_TIME, draws - done))]
        weights = np.stack([np.bincount(one, minlength=rows) for one in drawn])
        parts.append(weights.astype(np.float64) @ values)
    return np.concatenate(parts)


@lru_cache(maxsize=8)
def _redrawn_villages(villages: int, draws: int) -> Values:
    """How often each village is drawn, shape ``(draws, villages)``; constant by its seed."""
    rng = np.random.default_rng(BOOTSTRAP_SEED)
    drawn = rng.multinomial(villages, np.full(villages, 1 / villages), size=draws)
    weights = drawn.astype(np.float64)
    weights.flags.writeable = False
    return weights
