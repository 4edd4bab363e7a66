"""Whether a village has more or fewer units than its share of the base would give it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray


@dataclass(frozen=True, eq=False)
class Representation:
    """Each village's units against its share of the base.

    Attributes:
        difference: Share of the units less share of the base, d = s − p, shape ``(villages,)``.
        p: Two-sided p of each village alone, same shape.
        q: The same after Benjamini and Hochberg, for that many villages are tested at once.
        is_significant: Where q is at most the rate asked for; False where unknown.
    """

    difference: FloatArray
    p: FloatArray
    q: FloatArray
    is_significant: BoolArray


def share_minus_share(units: FloatArray, base: FloatArray) -> FloatArray:
    """Share of the units less share of the base, d = s − p (the Urban Institute's measure).

    Args:
        units: Units of each village, 0 or more, shape ``(villages,)``.
        base: Base of each, 0 or more, same shape.

    Returns:
        Shares, not rounded, that sum to 0, shape ``(villages,)``; NaN throughout when one number is
        unknown, or there are no units or no base.

    Raises:
        ValueError: A number is negative or infinite, or shapes differ.

    Example:
        >>> share_minus_share(np.array([10, 10]), np.array([20, 25])).round(7).tolist()
        [0.0555556, -0.0555556]
    """
    units, base = _checked(units, base)
    if not (units.sum() > 0 and base.sum() > 0):
        return np.full(units.shape, np.nan)
    return np.asarray(units / units.sum() - base / base.sum())


def representation(
    units: FloatArray,
    base: FloatArray,
    false_discovery_rate: float = 0.05,
    *,
    clustered: bool = False,
) -> Representation:
    """Which villages have more or fewer units than a blind draw by base would give them.

    Each village's k of n is tested against its share of the base by the central exact binomial p;
    a fractional k or n is tested at both whole numbers around it and the larger p kept. The p are
    then adjusted for their number (Benjamini and Hochberg 1995, as in
    ``scipy.stats.false_discovery_control``).

    The test asks whether a draw that places each unit by itself, blind to all but base, could give
    this. Units that cluster, as businesses do, are not placed by themselves: of those a village is
    significant only where it stands out from how much villages differ anyway, by a normal p with
    the variance of the draw inflated to that of all villages (multiplicative over-dispersion of
    funnel plots, Spiegelhalter 2005).

    Args:
        units: Units of each village, 0 or more, shape ``(villages,)``.
        base: Base of each, 0 or more, same shape.
        false_discovery_rate: Of the villages called significant, the share that may be so by
            chance.
        clustered: Whether units cluster in villages.

    Returns:
        A :class:`Representation`; NaN throughout when one number is unknown, or there are no units
        or no base.

    Raises:
        ValueError: A number is negative or infinite, or shapes differ.
    """
    from scipy import stats  # noqa: PLC0415 - half a second to import

    units, base = _checked(units, base)
    difference = share_minus_share(units, base)
    if np.isnan(difference).any() or not len(difference):
        unknown = np.full(units.shape, np.nan)
        return Representation(difference, unknown, unknown, np.zeros(units.shape, dtype=bool))
    judge = _overdispersed_p if clustered else _blind_draw_p
    p = judge(units, base / base.sum())
    q = np.asarray(stats.false_discovery_control(p, method="bh"))
    return Representation(difference, p, q, q <= false_discovery_rate)


def _blind_draw_p(units: FloatArray, expected: FloatArray) -> FloatArray:
    """The larger central p of the whole cases around each count."""
    # Sums of thirds and the like are off by the last bits.
    counts, total = np.round(units, 9), round(float(units.sum()), 9)
    cases = [
        _central_p(np.minimum(k, n), int(n), expected)
        for n in (np.floor(total), np.ceil(total))
        for k in (np.floor(counts), np.ceil(counts))
    ]
    return np.asarray(np.max(cases, axis=0))


def _overdispersed_p(units: FloatArray, expected: FloatArray) -> FloatArray:
    """Normal p of each count, the binomial variance inflated by its mean over all villages."""
    total = units.sum()
    variance = total * expected * (1 - expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (units - total * expected) / np.sqrt(variance)
    z = np.where(units == total * expected, 0.0, z)  # also a village with nothing and no base
    known = np.isfinite(z)
    inflation = max(1.0, float(np.mean(z[known] ** 2))) if known.any() else 1.0
    return np.asarray(2 * special.ndtr(-np.abs(z) / np.sqrt(inflation)))


def _central_p(k: FloatArray, n: int, expected: FloatArray) -> FloatArray:
    """As ``inference.central_binomial_p``, for many counts and shares."""
    at_most = special.bdtr(k, n, expected)
    at_least = np.where(k <= 0, 1.0, special.bdtrc(np.maximum(k - 1, 0), n, expected))
    return np.asarray(np.minimum(1.0, 2 * np.minimum(at_most, at_least)))


def _checked(units: FloatArray, base: FloatArray) -> tuple[FloatArray, FloatArray]:
    units, base = np.asarray(units, dtype=np.float64), np.asarray(base, dtype=np.float64)
    if units.ndim != 1 or units.shape != base.shape:
        raise ValueError(f"units of shape {units.shape} with a base of shape {base.shape}")
    for values in (units, base):
        if (values < 0).any() or np.isinf(values).any():
            raise ValueError("units and base must be 0 or more")
    return units, base
