"""Floating catchment areas: how much supply a place has in reach, given who else reaches it.

Two steps (Radke and Mu 2000; Luo and Wang 2003): R_j = S_j / Σ_k P_k f(d_kj) shares each supply
among the demand that reaches it, and A_i = Σ_j R_j f(d_ij) adds up what a place reaches. With
f = 1 within the radius this is 2SFCA, with f falling with distance E2SFCA (Luo and Qi 2009).

PySAL's ``access`` computes the same and is the oracle of the tests, but it is not used here: it
works on long pandas tables of origin, destination and cost, and a supply that nobody reaches, or a
place that reaches none, is not in its result.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray

LUO_QI_STEPS = (1.0, 0.68, 0.22)
_AT_EDGE = float(np.exp(-0.5))
# Sums of floats push 5,000.0000001 m over the edge of 5 km.
_SLACK = 1e-9
# Millimetres within the radius, where a rounding must not decide who gets a whole sentra.
_NO_WEIGHT = 1e-6


@dataclass(frozen=True, eq=False)
class FloatingCatchment:
    """Accessibility of places and load of supplies.

    Attributes:
        access: A_i, supply for each unit of demand, shape ``(places,)``; 0 where nothing is in
            reach, NaN where something in reach has an unknown ratio.
        ratio: R_j, shape ``(supplies,)``; NaN where nobody is in reach or demand is unknown.
        reached: Σ_k P_k f(d_kj), weighted demand in reach of each supply, shape ``(supplies,)``.
        unreached: Supplies with nobody in reach, shape ``(supplies,)``.
    """

    access: FloatArray
    ratio: FloatArray
    reached: FloatArray
    unreached: BoolArray


def floating_catchment(
    demand: FloatArray, supply: FloatArray, weights: FloatArray
) -> FloatingCatchment:
    """Both steps of a floating catchment area.

    Args:
        demand: P_i, such as people, not negative; NaN for unknown. Shape ``(places,)``.
        supply: S_j, such as business units, not negative. Shape ``(supplies,)``.
        weights: f(d_ij), not negative, 0 for out of reach. Shape ``(places, supplies)``.

    Returns:
        A :class:`FloatingCatchment`. Σ_i P_i A_i = Σ_j S_j over the supplies with anyone in reach.

    Raises:
        ValueError: The shapes do not fit.

    Example:
        >>> both = floating_catchment(np.array([30.0, 10.0]), np.array([4.0]), np.ones((2, 1)))
        >>> both.access.tolist()
        [0.1, 0.1]
    """
    if weights.shape != (len(demand), len(supply)):
        raise ValueError(f"weights must be places × supplies, not {weights.shape}")
    reached = _weighted(weights.T, demand)
    unreached = reached == 0
    ratio = np.divide(supply, reached, out=np.full(len(supply), np.nan), where=~unreached)
    return FloatingCatchment(_weighted(weights, ratio), ratio, reached, unreached)


def _weighted(weights: FloatArray, amount: FloatArray) -> FloatArray:
    """Weighted sums by row; what is unknown and out of reach does not count."""
    return np.asarray(np.where(weights > 0, weights * amount, 0.0).sum(axis=1))


def binary_weights(distance: FloatArray, reach: float) -> FloatArray:
    """1 within reach, 0 beyond: the plain 2SFCA.

    Args:
        distance: Distances or times, not negative; NaN for unknown, which is out of reach.
        reach: The largest that counts, in the same unit.

    Returns:
        Weights, same shape.
    """
    return _within(distance, reach).astype(np.float64)


def step_weights(
    distance: FloatArray, reach: float, steps: tuple[float, ...] = LUO_QI_STEPS
) -> FloatArray:
    """One weight for each ring of equal width: the E2SFCA of Luo and Qi (2009).

    Args:
        distance: Distances or times, not negative; NaN for unknown, which is out of reach.
        reach: The largest that counts, in the same unit.
        steps: Weight of each ring from within outwards; theirs are 1, 0.68 and 0.22.

    Returns:
        Weights, same shape; 0 beyond reach.

    Example:
        >>> step_weights(np.array([10.0, 10.1, 30.0, 31.0]), 30.0).tolist()
        [1.0, 0.68, 0.22, 0.0]
    """
    weights = np.zeros(np.shape(distance))
    for ring in range(len(steps), 0, -1):
        weights[_within(distance, reach * ring / len(steps))] = steps[ring - 1]
    return weights


def gaussian_weights(distance: FloatArray, reach: float) -> FloatArray:
    """f(d) = (exp(−½ (d/r)²) − exp(−½)) / (1 − exp(−½)), 0 beyond r: the Gaussian of Dai (2010).

    Args:
        distance: Distances or times, not negative; NaN for unknown, which is out of reach.
        reach: r, the largest that counts, in the same unit.

    Returns:
        Weights, same shape: 1 at no distance, falling to 0 at the radius itself, which is then out
        of reach.

    Example:
        >>> gaussian_weights(np.array([0.0, 2.5, 5.0, 9.0]), 5.0).round(4).tolist()
        [1.0, 0.7014, 0.0, 0.0]
    """
    near = np.minimum(distance, reach)
    fallen = (np.exp(-0.5 * (near / reach) ** 2) - _AT_EDGE) / (1 - _AT_EDGE)
    return np.asarray(np.where(_within(distance, reach) & (fallen > _NO_WEIGHT), fallen, 0.0))


def inverse_weights(distance: FloatArray, reach: float) -> FloatArray:
    """1/d within reach, 0 beyond: the gravity weight of PySAL's hospital case.

    Args:
        distance: Distances or times over 0; NaN for unknown, which is out of reach.
        reach: The largest that counts, in the same unit.

    Returns:
        Weights, same shape.

    Raises:
        ValueError: A distance is 0, where 1/d has no value.
    """
    if (distance <= 0).any():
        raise ValueError("1/d has no value at no distance")
    return np.where(_within(distance, reach), 1 / distance, 0.0)


def _within(distance: FloatArray, reach: float) -> BoolArray:
    return np.asarray(distance <= reach * (1 + _SLACK))
