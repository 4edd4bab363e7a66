"""Where an uncertain position may really be: somewhere in the circle of its uncertainty."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from sentra_geo.layers.projection import FloatArray

# So many places stand for a whole circle.
CIRCLE_PLACES = 64
_CIRCLES_AT_ONCE = 4_096


def share_of_circles(
    x: FloatArray, y: FloatArray, radius_m: FloatArray, polygon: Any
) -> FloatArray:
    """Share of each circle that lies inside a polygon.

    Args:
        x: Easting of the middles in metres, shape ``(rows,)``.
        y: Northing of the middles in metres, shape ``(rows,)``.
        radius_m: Radii in metres, shape ``(rows,)``.
        polygon: Valid polygon or multipolygon in metres, best prepared.

    Returns:
        Shares from 0 to 1, shape ``(rows,)``; right within 5 % where the line is straight, and
        exactly one half where it runs straight through the middle. Circles that are alike, as
        those of businesses placed by their village, are looked at once.
    """
    circles, row = np.unique(np.stack([x, y, radius_m]), axis=1, return_inverse=True)
    across, along = circle_places()
    share = np.empty(circles.shape[1])
    for start in range(0, len(share), _CIRCLES_AT_ONCE):
        part = slice(start, start + _CIRCLES_AT_ONCE)
        east, north, radius = circles[:, part, None]
        hit = shapely.contains_xy(polygon, east + radius * across, north + radius * along)
        share[part] = hit.mean(axis=1)
    return np.asarray(share[row.reshape(-1)])


def circle_places() -> tuple[FloatArray, FloatArray]:
    """Places spread evenly over the unit circle (Vogel's sunflower), each with its opposite.

    Returns:
        Their two coordinates, shape ``(64,)`` each.
    """
    order = np.arange(CIRCLE_PLACES // 2)
    distance = np.sqrt((order + 0.5) / len(order))
    angle = order * np.pi * (3 - 5**0.5) / 2  # half the golden angle: opposites fill the rest
    across, along = distance * np.cos(angle), distance * np.sin(angle)
    return np.concatenate([across, -across]), np.concatenate([along, -along])


def draw_in_circle(
    middle: tuple[float, float],
    radius_m: float,
    area: Any,
    draws: int,
    rng: np.random.Generator,
) -> FloatArray:
    """Places drawn evenly from that part of a circle that lies in an area.

    Args:
        middle: Easting and northing of the circle's middle, metres.
        radius_m: Its radius; 0 always draws the middle.
        area: Polygon in metres that the places stay in; None for the whole circle. One that the
            circle does not touch is left aside, since the middle must lie somewhere.
        draws: How many places.
        rng: Where chance comes from.

    Returns:
        Eastings and northings, shape ``(2, draws)``.
    """
    if radius_m <= 0:
        return np.repeat(np.array(middle)[:, None], draws, axis=1)
    x, y = middle
    box = np.array([x - radius_m, y - radius_m, x + radius_m, y + radius_m])
    if area is not None:
        part = shapely.intersection(area, shapely.Point(middle).buffer(radius_m))
        area = area if part.area > 0 else None
        box = np.array(part.bounds) if area is not None else box
    shapely.prepare(area)
    drawn = np.empty((2, 0))
    # Rejection: places of a box that holds the part, kept where they lie in it.
    while drawn.shape[1] < draws:
        places = rng.uniform(box[:2, None], box[2:, None], (2, 2 * draws))
        kept = np.hypot(places[0] - x, places[1] - y) <= radius_m
        if area is not None:
            kept &= shapely.contains_xy(area, *places)
        drawn = np.hstack([drawn, places[:, kept]])
    return np.asarray(drawn[:, :draws])
