"""The metric coordinate system of all distances, and the way into it.

Everything is measured in EPSG:32750 (WGS 84 / UTM zone 50S): in PPU its straight lines are within
0.04 % of geodesics, where spherical Mercator is 0.7 % off.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

METRIC_CRS = "EPSG:32750"
GEOGRAPHIC_CRS = "EPSG:4326"
FloatArray = NDArray[np.float64]
# A straight edge in one system is a slight curve in another: pieces of about 5 km keep the
# difference under 1 cm here, so the same outline gives the same answer from any CRS.
_LONGEST_EDGE_DEG = 0.05
_LONGEST_EDGE_M = 5_000.0


@lru_cache(maxsize=16)
def _transform(source: str, target: str) -> Callable[..., tuple[FloatArray, ...]]:
    if pyproj.CRS(source) == pyproj.CRS(target):
        return lambda x, y: (x, y)
    return pyproj.Transformer.from_crs(source, target, always_xy=True).transform


def to_metric(x: FloatArray, y: FloatArray, crs: str = GEOGRAPHIC_CRS) -> tuple[FloatArray, ...]:
    """Coordinates of ``crs`` (longitude first) as metres in :data:`METRIC_CRS`."""
    return _transform(crs, METRIC_CRS)(x, y)


def to_degrees(x: FloatArray, y: FloatArray, crs: str = METRIC_CRS) -> tuple[FloatArray, ...]:
    """Coordinates of ``crs`` as longitude and latitude in degrees (WGS 84)."""
    return _transform(crs, GEOGRAPHIC_CRS)(x, y)


def polygons_to_metric(polygons: NDArray[Any], crs: str) -> NDArray[Any]:
    """Polygons of ``crs`` in metres, edges first cut so that they stay where they are."""
    longest = _LONGEST_EDGE_DEG if pyproj.CRS(crs).is_geographic else _LONGEST_EDGE_M
    return np.asarray(
        _projected(shapely.segmentize(polygons, longest), _transform(crs, METRIC_CRS))
    )


def geometry_to_degrees(geometry: Any) -> Any:
    """A geometry, or an array of them, of :data:`METRIC_CRS` in degrees (WGS 84)."""
    return _projected(geometry, to_degrees)


def _projected(geometry: Any, project: Callable[..., tuple[FloatArray, ...]]) -> Any:
    # shapely's stubs know transformations of interleaved coordinates only.
    return shapely.transform(geometry, project, interleaved=False)  # type: ignore[arg-type]


def geodesic_area_ha(polygons: NDArray[Any]) -> FloatArray:
    """Area in hectares on the WGS 84 ellipsoid of polygons given in :data:`METRIC_CRS`.

    Where two outlines only touch, their intersection holds lines and points: these have no area.
    Known: the box 116.5 to 117 E, 1.2 to 0.7 S has 307,686.65 ha.
    """
    geod = pyproj.Geod(ellps="WGS84")
    parts, owner = shapely.get_parts(geometry_to_degrees(polygons), return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)  # collections hold multipolygons
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    area = [
        geod.geometry_area_perimeter(polygon)[0] / 1e4
        for polygon in shapely.orient_polygons(parts[areal])
    ]
    total = np.bincount(owner[inner][areal], weights=area, minlength=len(polygons))
    return np.asarray(total, dtype=np.float64)
