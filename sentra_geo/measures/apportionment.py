"""Dealing out a whole number of things by shares (Hamilton's method of largest remainders)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray

# Remainders that differ by less are the last bits of a division, and tie.
_DIGITS = 9


def apportion(stalls: int, weights: FloatArray) -> NDArray[np.int64] | None:
    """Deal whole stalls out by weight, the largest remainders first.

    Each gets its exact share rounded down; what is left goes one each to the largest remainders,
    and where these tie to those that stand first.

    Args:
        stalls: How many are dealt, 0 or more.
        weights: What each one's share is proportional to, 0 or more, shape ``(n,)``.

    Returns:
        Whole numbers, shape ``(n,)``; they sum to ``stalls``, each lies within 1 of its exact share
        (the quota rule), and one without weight gets nothing. None where nobody has weight.

    Raises:
        ValueError: Stalls or a weight below 0, or a weight that is no number.

    Source:
        Balinski and Young, Fair Representation (2001): Hamilton's method.

    Example:
        >>> apportion(10, np.array([47_000, 16_000, 15_900, 12_000, 6_000, 3_100])).tolist()
        [5, 2, 1, 1, 1, 0]
    """
    weights = np.asarray(weights, dtype=np.float64)
    if stalls < 0 or not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError(f"{stalls} stalls and weights {weights} cannot be dealt out")
    if not weights.sum() > 0:
        return None
    exact = np.round(stalls * (weights / weights.sum()), _DIGITS)
    dealt: NDArray[np.int64] = np.floor(exact).astype(np.int64)
    # What is left of 1.333 and of 0.333 differs in the last bits, and is a tie all the same.
    left = np.round(exact - dealt, _DIGITS)
    dealt[np.argsort(-left, kind="stable")[: stalls - int(dealt.sum())]] += 1
    return dealt
