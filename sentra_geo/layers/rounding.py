"""Rounding that keeps sums."""

from __future__ import annotations

import numpy as np

from sentra_geo.layers.projection import FloatArray


def whole_numbers(values: FloatArray) -> list[int]:
    """Round so that the sum stays what it was (largest remainder).

    Example:
        >>> whole_numbers(np.array([1.4, 1.4, 1.2]))
        [2, 1, 1]
    """
    floor = np.floor(values + 1e-9)
    rest = values - floor
    missing = round(float(values.sum() - floor.sum()))
    order = np.argsort(-rest, kind="stable")[:missing]
    floor[order] += 1
    return [int(value) for value in floor]
