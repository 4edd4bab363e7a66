"""Which places look over the border of what is loaded, so that something beyond it is missing."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray

# Outlines are generalised: a narrower gap between two of them is no border.
GAP_M = 10.0
_ARCS = 32


def crossing_circles(
    outlines: NDArray[Any], x: FloatArray, y: FloatArray, radius_m: float
) -> tuple[FloatArray, BoolArray]:
    """How far the circle around each place lies beyond the outer border of some areas.

    Args:
        outlines: The areas, in metres; gaps between them and holes in them are no border.
        x: Eastings in metres, shape ``(places,)``.
        y: Northings in metres, shape ``(places,)``.
        radius_m: Radius of the circles.

    Returns:
        The share of each circle beyond the border (the circle is drawn as a polygon of 128 edges),
        and whether the circle crosses it; shape ``(places,)`` each.
    """
    whole = _outer(outlines)
    places = shapely.points(x, y)
    circles = shapely.buffer(places, radius_m, quad_segs=_ARCS)
    covered = shapely.area(shapely.intersection(circles, whole)) / shapely.area(circles)
    border_m = shapely.distance(places, shapely.boundary(whole))
    # An intersection can come out larger than the whole by the last bit.
    share = np.where(border_m < radius_m, 1 - np.minimum(covered, 1.0), 0.0)
    return share, np.asarray(border_m < radius_m)


def _outer(outlines: NDArray[Any]) -> Any:
    """The areas as one, without gaps and holes."""
    land = shapely.union_all(outlines)
    for grow_m in (GAP_M, -GAP_M):
        land = shapely.buffer(land, grow_m, join_style="mitre")
    parts = shapely.get_parts(land)
    return shapely.union_all(shapely.polygons(shapely.get_exterior_ring(parts)))
