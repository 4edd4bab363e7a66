"""Shapes as they leave: degrees to seven decimals (a centimetre), rings by the right-hand rule."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray, geometry_to_degrees, to_degrees

DECIMALS = 7
# Straight edges of metres curve in degrees: pieces of 5 km stay within a centimetre here.
_LONGEST_EDGE_M = 5_000.0
_STEP = 10.0**-DECIMALS


def area_shapes(polygons: NDArray[Any]) -> NDArray[Any]:
    """Polygons of metres as multipolygons of degrees.

    Args:
        polygons: Valid shapes in metres (EPSG:32750), shape ``(rows,)``; only their areas count.

    Returns:
        Valid multipolygons, outer rings counter-clockwise (RFC 7946); None for an empty one.
    """
    degrees = geometry_to_degrees(shapely.segmentize(polygons, _LONGEST_EDGE_M))
    rounded = [_rounded(shape) for shape in np.atleast_1d(degrees)]
    return _array([_multipolygon(shape) for shape in rounded])


def line_shapes(lines: NDArray[Any]) -> NDArray[Any]:
    """Lines of metres as multilines of degrees; None for an empty one."""
    degrees = geometry_to_degrees(shapely.segmentize(lines, _LONGEST_EDGE_M))
    rounded = [shapely.transform(shape, _to_step) for shape in np.atleast_1d(degrees)]
    parts = [[part for part in shapely.get_parts(shape) if part.length] for shape in rounded]
    return _array([shapely.multilinestrings(held) if held else None for held in parts])


def point_shapes(x: FloatArray, y: FloatArray) -> NDArray[Any]:
    """Places of metres as points of degrees, shape ``(rows,)``."""
    lon, lat = to_degrees(x, y)
    return degree_points(lon, lat)


def degree_points(lon: FloatArray, lat: FloatArray) -> NDArray[Any]:
    """Places of degrees as points, shape ``(rows,)``."""
    return np.asarray(shapely.points(np.round(lon, DECIMALS), np.round(lat, DECIMALS)))


def _to_step(coordinates: FloatArray) -> FloatArray:
    return np.asarray(coordinates.round(DECIMALS))


def _rounded(shape: Any) -> Any:
    """Corner by corner, so that shared borders stay shared; where that breaks it, as a whole."""
    rounded = shapely.transform(shape, _to_step)
    return rounded if rounded.is_valid else shapely.set_precision(shape, _STEP)


def _multipolygon(shape: Any) -> Any:
    parts = shapely.get_parts(shapely.get_parts(shape))  # collections hold multipolygons
    held = [part for part in parts if part.geom_type == "Polygon" and part.area > 0]
    return shapely.orient_polygons(shapely.multipolygons(held)) if held else None


def _array(shapes: list[Any]) -> NDArray[Any]:
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found
