"""Figures of areas that a line splits, such as a village partly inside."""

from __future__ import annotations

import numpy as np

from sentra_geo.layers.projection import FloatArray


def extensive(values: FloatArray, shares: FloatArray) -> FloatArray:
    """Amounts of split areas by zone, Σ v·share: people, counts, hectares.

    The same as ``tobler.area_weighted.area_interpolate`` for extensive variables when the shares
    are those of land.

    Args:
        values: Amount of each area, shape ``(villages,)``; NaN where unknown.
        shares: Part of each area in each zone, shape ``(villages, zones)``.

    Returns:
        Shape ``(zones,)``. Where each area's shares sum to 1, the zones sum to the total of the
        areas. NaN for a zone with part of an unknown area.

    Raises:
        ValueError: Shapes do not fit.

    Example:
        >>> extensive(np.array([900.0, 100.0]), np.array([[1 / 3, 2 / 3], [0, 1]])).tolist()
        [300.0, 700.0]
    """
    return np.asarray(_parts(values, shares).sum(axis=0))


def intensive(rates: FloatArray, weights: FloatArray, shares: FloatArray) -> FloatArray:
    """Rates of split areas by zone: weighted by what they are rates of, never plainly averaged.

    ``tobler.area_weighted.area_interpolate`` weights intensive variables by land; that is right
    for densities only, which here means ``weights`` in hectares.

    Args:
        rates: Rate of each area, shape ``(villages,)``; NaN where unknown.
        weights: What it is a rate of, such as businesses or people, same shape.
        shares: Part of each area in each zone, shape ``(villages, zones)``.

    Returns:
        Shape ``(zones,)``; NaN for a zone with no weight, or with part of an area that has weight
        but no known rate.

    Raises:
        ValueError: Shapes do not fit.

    Example:
        >>> rates, people = np.array([0.5, 0.1]), np.array([900.0, 100.0])
        >>> intensive(rates, people, np.array([[1 / 3, 2 / 3], [0, 1]])).round(6).tolist()
        [0.5, 0.442857]
    """
    if np.shape(rates) != np.shape(weights):
        raise ValueError(f"rates of shape {np.shape(rates)}, weights {np.shape(weights)}")
    parts = _parts(weights, shares)
    rates = np.asarray(rates, dtype=np.float64)[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(parts == 0, 0.0, rates * parts).sum(axis=0) / parts.sum(axis=0))


def _parts(values: FloatArray, shares: FloatArray) -> FloatArray:
    """What of each area lies in each zone; nothing of an unknown area is nothing."""
    values, shares = np.asarray(values, dtype=np.float64), np.asarray(shares, dtype=np.float64)
    if values.ndim != 1 or shares.ndim != 2 or len(values) != len(shares):  # noqa: PLR2004
        raise ValueError(f"values of shape {values.shape} with shares of shape {shares.shape}")
    return np.where(shares == 0, 0.0, values[:, None] * shares)
