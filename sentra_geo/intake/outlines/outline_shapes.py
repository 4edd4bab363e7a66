"""Shapes as areas: what in a geometry is one."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.places.land import BoolArray
from sentra_geo.layers.projection import FloatArray

_AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def areal_shapes(geometry: NDArray[Any]) -> tuple[NDArray[Any], BoolArray]:
    """Geometries with each collection that holds polygons reduced to these.

    Args:
        geometry: Any geometries or None, shape ``(rows,)``.

    Returns:
        The geometries, anything else left as it is, and which of them lost points or lines.
    """
    shapes = geometry.copy()
    reduced = np.zeros(len(shapes), dtype=bool)
    is_collection = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    for row in np.flatnonzero(is_collection & ~shapely.is_empty(shapes)):
        parts = _simple_parts(shapes[row])
        polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
        if len(polygons):
            shapes[row] = shapely.multipolygons(polygons)
            reduced[row] = len(polygons) < len(parts)
    return shapes, reduced


def is_areal(shapes: NDArray[Any]) -> BoolArray:
    """Whether each shape is a polygon or several, shape ``(rows,)``."""
    return np.isin(shapely.get_type_id(shapes), _AREAL)


def is_finite(shapes: NDArray[Any]) -> BoolArray:
    """Whether all coordinates of each shape are numbers, shape ``(rows,)``."""
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[row[~np.isfinite(coordinates).all(axis=1)]] = False
    return finite


def shape_bounds(shapes: NDArray[Any]) -> FloatArray:
    """West, south, east and north of each shape, NaN where it has none, shape ``(rows, 4)``."""
    return np.asarray(shapely.bounds(shapes), dtype=np.float64).reshape(-1, 4)


def mended_rings(shapes: NDArray[Any]) -> NDArray[Any]:
    """Polygons whose rings no longer cross, repeat or stray; None where no area is left.

    Every ring keeps the area that it encloses, and holes are taken out of it.
    """
    fixed = shapely.make_valid(shapes, method="structure", keep_collapsed=False)
    fixed, _ = areal_shapes(np.asarray(fixed, dtype=object))
    fixed[~is_areal(fixed) | shapely.is_empty(fixed)] = None
    return fixed


def _simple_parts(collection: Any) -> NDArray[Any]:
    """All points, lines and polygons in a collection, however deep."""
    parts = shapely.get_parts(np.array([collection], dtype=object))
    while (shapely.get_num_geometries(parts) != 1).any() or _is_multiple(parts).any():
        parts = shapely.get_parts(parts)
    return np.asarray(parts, dtype=object)


def _is_multiple(parts: NDArray[Any]) -> BoolArray:
    return np.asarray(shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT)
