"""Permutation of village labels: could a blind deal of the villages give this gap?

The label of a village is which part of its counts and which part of its base lies inside. Dealt
anew, every village keeps its counts and its base, and only its side of the line changes. Where the
counts are villages themselves this is the hypergeometric test.

The statistic is the share of the units inside less the share of the base inside: the gap that is
reported. The rate ratio would judge alike in sign, but spreads the more the less base a deal leaves
inside. The gap is a plain sum over villages of (share of all units − share of all base), so its
mean over all deals is 0 however unequal the villages are, swapping the zones only turns its sign,
and its critical values are those of the share inside.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.measures.inference import Interval

DEALS = 10_000
SEED = 518_176
_ROUNDING = 1e-12  # what the order of a sum may change in a share

Values = NDArray[np.float64]


def deal_labels(
    counts: Values, bases: Values, alpha: float = 0.05, draws: int = DEALS
) -> tuple[float, Interval]:
    """Deal the labels of the villages anew among them, and compare what was seen with that.

    Args:
        counts: Count inside and outside by village, shape ``(villages, 2)``; some in all.
        bases: Base inside and outside by village, same shape; some in all. Every village has one
            or the other.
        alpha: Level of the test.
        draws: Number of deals; seeded.

    Returns:
        The two-sided p, never 0, and the gaps nearest to 0, below and above, that it would call
        unequal: of those that were dealt, so that nothing is promised which these villages could
        not show; infinite where none is. With 10,000 deals a p near 0.05 has a standard error of
        2·√(0.025·0.975/10,000) = 0.003: closer to alpha than that, the seed decides.
    """
    units, base = counts.sum(axis=1), bases.sum(axis=1)
    parts = _part_inside(counts, bases), _part_inside(bases, counts)
    weights = units / units.sum(), base / base.sum()
    dealt = _dealt_gaps(parts, weights, draws)
    observed = float(parts[0] @ weights[0] - parts[1] @ weights[1])
    return _permutation_p(dealt, observed), _critical(dealt, alpha)


def _dealt_gaps(parts: tuple[Values, Values], weights: tuple[Values, Values], draws: int) -> Values:
    """The gap of each deal; only labels that have a part inside take any time."""
    holder = _dealt_labels(len(weights[0]), draws)
    is_whole = parts[0] == parts[1]
    whole = np.flatnonzero(is_whole & (parts[0] != 0))
    gaps = parts[0][whole] @ np.take(weights[0] - weights[1], holder[whole])
    split = np.flatnonzero(~is_whole)
    if len(split):
        gaps += parts[0][split] @ np.take(weights[0], holder[split])
        gaps -= parts[1][split] @ np.take(weights[1], holder[split])
    return np.asarray(gaps)


def _part_inside(values: Values, otherwise: Values) -> Values:
    """Part of each village inside, shape ``(villages,)``; of the other quantity where it has none.

    Both cannot be none: such villages take no part.
    """
    held = values.sum(axis=1, keepdims=True) > 0
    chosen = np.where(held, values, otherwise)
    return np.asarray(chosen[:, 0] / chosen.sum(axis=1))


def _permutation_p(dealt: Values, observed: float) -> float:
    """Twice the chance of a gap at least as large on the same side, the observed deal included.

    Dealt gaps have mean 0 unless split villages hold their units on another side than their base;
    the side is that of the observed gap, so that p never speaks for the other side.
    """
    if abs(observed) <= _ROUNDING:
        return 1.0
    side = math.copysign(1.0, observed)
    beyond = int((side * dealt >= side * observed - _ROUNDING).sum())
    return min(1.0, 2 * (1 + beyond) / (1 + len(dealt)))


def _critical(dealt: Values, alpha: float) -> Interval:
    """The dealt gaps nearest to 0 whose own p is at most alpha, below and above; else infinite."""
    ordered = np.sort(dealt)
    return _last_seen(ordered, alpha), -_last_seen(-ordered[::-1], alpha)


def _last_seen(ordered: Values, alpha: float) -> float:
    """The largest value below 0 that so few values reach from below that its p is within alpha."""
    most = math.floor(alpha / 2 * (1 + len(ordered)) + 1e-9) - 1
    if most < 1:
        return -math.inf
    seen = ordered[ordered < min(float(ordered[most]), 0.0) - _ROUNDING]
    return float(seen[-1]) if len(seen) else -math.inf


@lru_cache(maxsize=8)
def _dealt_labels(villages: int, draws: int) -> NDArray[np.unsignedinteger[Any]]:
    """Which village each label is dealt to, shape ``(villages, draws)``; constant by its seed."""
    rng = np.random.default_rng(SEED)
    labels = np.arange(villages, dtype=np.min_scalar_type(villages))  # small enough to be kept
    holder = rng.permuted(np.tile(labels[:, None], draws), axis=0)
    holder.flags.writeable = False
    return holder
