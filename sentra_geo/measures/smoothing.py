"""Rates of small villages, drawn towards the mean of all as far as chance explains them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.layers.projection import FloatArray


@dataclass(frozen=True, eq=False)
class Smoothed:
    """Empirical-Bayes rates.

    Attributes:
        rate: Smoothed rate, units per unit of base, shape ``(villages,)``; NaN where the count or
            base is unknown or the base 0.
        raw: Units over base, likewise.
        weight: How far a village's own rate counts, 0 to 1, likewise; the rest is the mean.
        mean: Rate of all villages together; NaN when none has a known rate.
        variance: Estimated variance of the true rates, σ², never negative; NaN likewise.
    """

    rate: FloatArray
    raw: FloatArray
    weight: FloatArray
    mean: float
    variance: float


def empirical_bayes(counts: FloatArray, bases: FloatArray) -> Smoothed:
    """Global empirical-Bayes rates by the method of moments (Marshall 1991, Applied Statistics 40).

    A count is taken as Poisson around the village's own rate. Where the rates differ by less than
    that chance alone would make them, σ² is estimated below 0; it is 0 then and every village gets
    the mean. ``esda.smoothing.Empirical_Bayes`` leaves it negative, and its rates may then lie
    beyond those of all villages; elsewhere both agree. Where units cluster (several businesses of
    one family), chance is larger than Poisson and too little is smoothed.

    Args:
        counts: Units of each village, 0 or more, shape ``(villages,)``.
        bases: Base of each, 0 or more, same shape.

    Returns:
        A :class:`Smoothed`; villages without a known rate play no part in that of others.

    Raises:
        ValueError: A count or base is negative or infinite, or shapes differ.

    Example:
        >>> empirical_bayes(np.array([0.0, 90.0]), np.array([10.0, 1000.0])).mean.__round__(4)
        0.0891
    """
    counts, bases = np.asarray(counts, dtype=np.float64), np.asarray(bases, dtype=np.float64)
    if counts.shape != bases.shape:
        raise ValueError(f"counts of shape {counts.shape} with bases of shape {bases.shape}")
    for values in (counts, bases):
        if (values < 0).any() or np.isinf(values).any():
            raise ValueError("counts and bases must be 0 or more")
    unknown = np.isnan(counts) | ~(bases > 0)
    known = ~unknown
    raw = np.full(counts.shape, np.nan)
    raw[known] = counts[known] / bases[known]
    if not known.any():
        return Smoothed(raw, raw, raw, float("nan"), float("nan"))
    base = bases[known]
    mean = float(counts[known].sum() / base.sum())
    spread = float(base @ (raw[known] - mean) ** 2 / base.sum())
    variance = max(0.0, spread - mean / float(base.mean()))
    weight = np.full(counts.shape, np.nan)
    # Without any unit there is neither variance nor chance: the mean, 0, is all there is.
    weight[known] = variance / (variance + mean / base) if mean > 0 else 0.0
    return Smoothed(weight * raw + (1 - weight) * mean, raw, weight, mean, variance)
