"""How unevenly units are spread over villages: Theil, Gini, Lorenz and concentration.

Every measure takes **rates**, not counts: x is what a village has per unit of its base (sentra per
person, share of businesses covered, an accessibility score), and the weight is that base. Counts
become rates by dividing by the base. So read, x = 0, 0, 2, 4 with w = 10, 20, 30, 40 has Theil
.408797 and Gini .409091; read as counts the same numbers would give .375671 and .366667.

A village split by the line may enter as two parts with the same rate: nothing changes by that.
Across two zones only, Gini is no more than |s − p|; ask for it across villages.

A village whose weight is 0 takes no part, whatever its rate. An unknown rate or weight (NaN) of
any other village makes the whole unknown: leave that village out before, and say so.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from sentra_geo.layers.projection import FloatArray


@dataclass(frozen=True)
class TheilGroup:
    """One group of villages, such as a zone.

    Attributes:
        name: The group.
        mean: Its rate: units over base; None without base.
        share: Its share of all units, which is its weight in the part within groups.
        base_share: Its share of the base.
        total: Theil T among its own villages; None when it has no units to be uneven.
    """

    name: Hashable
    mean: float | None
    share: float
    base_share: float
    total: float | None


@dataclass(frozen=True)
class Theil:
    """Theil's T and its two parts.

    Attributes:
        total: T; 0 when all rates are equal, at most ln(1 / smallest base share).
        between: What is left when each village had the mean rate of its group.
        within: The rest: the groups' own T, weighted by their shares of the units.
        groups: The groups, in the order in which they first occur.
    """

    total: float
    between: float
    within: float
    groups: tuple[TheilGroup, ...]


def theil(x: FloatArray, weights: FloatArray, groups: Sequence[Hashable]) -> Theil | None:
    """Base-weighted Theil T, T = Σ (w/W)(x/μ) ln(x/μ) with 0·ln 0 = 0, and its two parts.

    Theil 1967, Shorrocks 1980 for the parts. PySAL's ``inequality.Theil`` and ``TheilD`` are right
    for equal weights only (or with each village repeated once per unit of base), and put a tiny
    number in the place of zeros.

    Args:
        x: Rates, 0 or more, shape ``(villages,)``.
        weights: Base of each, 0 or more, same shape.
        groups: Group of each, same length.

    Returns:
        A :class:`Theil`; None when a rate is unknown, or there is no base or no unit.

    Raises:
        ValueError: A rate or weight is negative or infinite, or shapes differ.

    Example:
        >>> found = theil(np.array([0, 0, 2, 4]), np.array([10, 20, 30, 40]), "LLDD")
        >>> round(found.total, 6), round(found.between, 6), round(found.within, 6)
        (0.408797, 0.356675, 0.052122)
    """
    x, weights = _checked(x, weights)
    if len(groups) != len(x):
        raise ValueError(f"{len(groups)} groups for {len(x)} rates")
    parts = _shares(x, weights)
    if parts is None:
        return None
    units, base = parts
    names = list(dict.fromkeys(groups))
    place = np.array([names.index(name) for name in groups])
    found = tuple(
        _group(name, units[place == k], base[place == k], float(x[weights > 0] @ base[weights > 0]))
        for k, name in enumerate(names)
    )
    return Theil(
        total=_divergence(units, base),
        between=_divergence(
            np.array([group.share for group in found]),
            np.array([group.base_share for group in found]),
        ),
        within=math.fsum(g.share * g.total for g in found if g.total is not None),
        groups=found,
    )


def _group(name: Hashable, units: FloatArray, base: FloatArray, mean: float) -> TheilGroup:
    share, base_share = float(units.sum()), float(base.sum())
    return TheilGroup(
        name=name,
        mean=mean * (share / base_share) if base_share > 0 else None,
        share=share,
        base_share=base_share,
        total=_divergence(units / share, base / base_share) if share > 0 else None,
    )


def _divergence(units: FloatArray, base: FloatArray) -> float:
    """Σ s ln(s/p), as a sum of s·ln(s/p) − s + p: none is negative, so neither is T by rounding."""
    return float(special.kl_div(units, base).sum())


def gini(x: FloatArray, weights: FloatArray) -> float | None:
    """Base-weighted Gini coefficient: the grouped trapezoid under the Lorenz curve.

    PySAL's ``inequality.Gini`` is right for equal weights only.

    Args:
        x: Rates, 0 or more, shape ``(villages,)``.
        weights: Base of each, 0 or more, same shape.

    Returns:
        0 (all rates equal) to below 1; None when a rate is unknown, or there is no base or no unit.

    Raises:
        ValueError: A rate or weight is negative or infinite, or shapes differ.

    Example:
        >>> round(gini(np.array([0, 0, 2, 4]), np.array([10, 20, 30, 40])), 6)
        0.409091
    """
    x, weights = _checked(x, weights)
    parts = _shares(x, weights)
    if parts is None:
        return None
    order = _by_rate(x, parts[1])
    rates, base = x[order], parts[1][order]
    below = np.cumsum(base)[:-1]
    above = np.cumsum(base[::-1])[::-1][1:]
    # 1 − 2·area, written as a sum of steps of the rate: no step is negative.
    return float((np.diff(rates) * below * above).sum() / (rates @ base))


def lorenz(x: FloatArray, weights: FloatArray) -> FloatArray | None:
    """The Lorenz curve: what share of the units the worst-served share of the base has.

    Args:
        x: Rates, 0 or more, shape ``(villages,)``.
        weights: Base of each, 0 or more, same shape.

    Returns:
        Points (share of base, share of units) from (0, 0) to (1, 1), by rising rate, shape
        ``(villages with a base + 1, 2)``; None when a rate is unknown, or there is no base or no
        unit.

    Raises:
        ValueError: A rate or weight is negative or infinite, or shapes differ.

    Example:
        >>> lorenz(np.array([3.0, 1.0]), np.array([1.0, 1.0])).tolist()
        [[0.0, 0.0], [0.5, 0.25], [1.0, 1.0]]
    """
    x, weights = _checked(x, weights)
    parts = _shares(x, weights)
    if parts is None:
        return None
    units, base = parts
    order = _by_rate(x, base)
    return _curve(base[order], units[order])


def concentration_index(x: FloatArray, weights: FloatArray, rank: FloatArray) -> float | None:
    """Whether units go to the villages low or high in some other ranking, such as income.

    The Gini formula with villages sorted by that ranking instead of their rate (Kakwani, Wagstaff
    and van Doorslaer 1997); villages of the same rank count as one.

    Args:
        x: Rates, 0 or more, shape ``(villages,)``.
        weights: Base of each, 0 or more, same shape.
        rank: What ranks the villages, lowest first, same shape.

    Returns:
        Above −1 to below 1: negative where units go to the low-ranked, 0 where rank plays no part;
        None when a rate or rank is unknown, or there is no base or no unit.

    Raises:
        ValueError: A rate or weight is negative or infinite, or shapes differ.
    """
    x, weights = _checked(x, weights)
    rank = np.asarray(rank, dtype=np.float64)
    if rank.shape != x.shape:
        raise ValueError(f"ranks of shape {rank.shape} for rates of shape {x.shape}")
    parts = _shares(x, weights)
    kept = weights > 0
    if parts is None or np.isnan(rank[kept]).any():
        return None
    _, place = np.unique(rank[kept], return_inverse=True)
    units, base = (np.bincount(place, weights=part[kept]) for part in parts)
    curve = _curve(np.asarray(base), np.asarray(units))
    return float(1 - (np.diff(curve[:, 0]) * (curve[1:, 1] + curve[:-1, 1])).sum())


def _checked(x: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    x, weights = np.asarray(x, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if x.ndim != 1 or x.shape != weights.shape:
        raise ValueError(f"rates of shape {x.shape} with weights of shape {weights.shape}")
    if (weights < 0).any() or np.isinf(weights).any():
        raise ValueError("weights must be 0 or more")
    if (x[weights > 0] < 0).any() or np.isinf(x[weights > 0]).any():
        raise ValueError("rates must be 0 or more")
    return x, weights


def _shares(x: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray] | None:
    """Each village's share of the units and of the base, or None when that is unknown."""
    rates = np.where(weights == 0, 0.0, x)
    if np.isnan(rates).any() or np.isnan(weights).any() or not rates.any():
        return None
    # Scaled first, so that very small and very large numbers do not run out of floats.
    base = weights / weights.max()
    units = rates / rates.max() * base
    return units / units.sum(), base / base.sum()


def _by_rate(x: FloatArray, base: FloatArray) -> NDArray[np.intp]:
    """Villages that have a base, by rising rate."""
    kept = np.flatnonzero(base > 0)
    return np.asarray(kept[np.argsort(x[kept], kind="stable")])


def _curve(base: FloatArray, units: FloatArray) -> FloatArray:
    points = np.zeros((len(base) + 1, 2))
    points[1:, 0], points[1:, 1] = np.cumsum(base), np.cumsum(units)
    points[-1] = 1.0  # which the sums miss by the last bits
    return points
