"""Zones that lie together: does any such zone differ from the rest as much as one did?

A test that deals labels to villages at random compares with zones scattered over the map. What lies
close together is alike, so a zone of neighbours differs from the rest more often than that.
"""

from __future__ import annotations

import numpy as np

from sentra_geo.layers.projection import FloatArray


def neighbourhood_differences(
    places: tuple[FloatArray, FloatArray], covered: FloatArray, whole: FloatArray, size: int
) -> FloatArray:
    """Coverage outside less coverage inside of each zone of one place and its nearest neighbours.

    Args:
        places: Easting and northing in metres, shape ``(places,)`` each; NaN for what lies nowhere,
            which no zone takes in.
        covered: What is covered at each place, same shape.
        whole: All there is at each place, same shape.
        size: Places in a zone, its middle among them; of places equally near the first are taken.

    Returns:
        A difference for each middle that lies somewhere, in order; NaN where a zone or the rest has
        nothing to be covered.

    Raises:
        ValueError: A zone would have no place, or leave none outside.

    Example:
        >>> line = np.array([0.0, 1.0, 2.0, 3.0]), np.zeros(4)
        >>> neighbourhood_differences(line, np.array([1.0, 1, 0, 0]), np.ones(4), 2).tolist()
        [-1.0, -1.0, 0.0, 1.0]
    """
    x, y = places
    placed = np.flatnonzero(~np.isnan(x))
    if not 0 < size < len(x) or size > len(placed):
        raise ValueError(f"zones of {size} places among {len(placed)}")
    metres = np.hypot(x[placed, None] - x, y[placed, None] - y)
    metres[np.arange(len(placed)), placed] = -1  # a middle comes first, whoever shares its place
    # Rounded to the millimetre, so that the last bits do not decide who is nearer.
    nearest = np.argsort(np.round(metres, 3), axis=1, kind="stable")[:, :size]
    member = np.zeros(metres.shape)
    np.put_along_axis(member, nearest, 1.0, axis=1)
    amounts = np.column_stack([covered, whole])
    inside, outside = member @ amounts, (1 - member) @ amounts
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(inside[:, 1] > 0, inside[:, 0] / inside[:, 1], np.nan)
        rest = np.where(outside[:, 1] > 0, outside[:, 0] / outside[:, 1], np.nan)
    return np.asarray(rest - share)
