"""Where positions can be at all: the outlines of the villages, and the island around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray, to_degrees, to_metric
from sentra_geo.layers.reading import Layer

BoolArray = NDArray[np.bool_]
# Indonesian and Malaysian Borneo with its small islands lies within 108.8 to 119.3 E and 4.2 S to
# 7.1 N (BIG, Peta Rupabumi Indonesia); rounded outwards. West, south, east, north in degrees.
KALIMANTAN = (108.0, -5.0, 119.5, 7.5)
REACH_M = 50_000.0
"""Positions farther than this from every village are not believed."""
# A circle of so many corners a quarter is at most 0.06 % too small: 15 m of 50 km.
_CORNERS = 32
_EARTH_LON, _EARTH_LAT = 180.0, 90.0


@dataclass(frozen=True, eq=False)
class Land:
    """The area of all villages together.

    Attributes:
        x0: Western edge of its bounding box in degrees.
        y0: Southern edge.
        x1: Eastern edge.
        y1: Northern edge.
        union: All outlines as one geometry in metres (EPSG:32750).
        around: The same with :data:`REACH_M` around it.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    union: Any
    around: Any

    @staticmethod
    def from_villages(villages: Layer) -> Land:
        """The land that a layer of villages covers."""
        return Land.from_polygons(villages.outlines)

    @staticmethod
    def from_polygons(polygons: NDArray[Any]) -> Land:
        """The land that polygons in metres (EPSG:32750) cover, shape ``(n,)``."""
        union = shapely.union_all(polygons)
        around = shapely.buffer(union, REACH_M, quad_segs=_CORNERS)
        shapely.prepare([union, around])
        x, y = shapely.get_coordinates(union).T
        lon, lat = to_degrees(x, y)
        return Land(
            float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()), union, around
        )

    def contains(self, lon: FloatArray, lat: FloatArray) -> BoolArray:
        """Whether each position lies inside any village.

        Args:
            lon: Longitude in degrees, any value, shape ``(n,)``.
            lat: Latitude in degrees, shape ``(n,)``.

        Returns:
            Shape ``(n,)``; false where a coordinate is unknown or outside all.
        """
        return _within(self.union, lon, lat)

    def is_near(self, lon: FloatArray, lat: FloatArray) -> BoolArray:
        """Whether each position lies inside any village or within :data:`REACH_M` of one."""
        return _within(self.around, lon, lat)

    def distance_m(self, lon: FloatArray, lat: FloatArray) -> FloatArray:
        """Distance of each position to the nearest village.

        Args:
            lon: Longitude in degrees, shape ``(n,)``.
            lat: Latitude in degrees, shape ``(n,)``.

        Returns:
            Metres, 0 inside, infinity where a position is unknown or no place on Earth. Exact
            (planar) near the villages; hundreds of kilometres away within a few per cent.
        """
        distance = np.full(len(lon), np.inf)
        on_earth = np.flatnonzero((np.abs(lon) <= _EARTH_LON) & (np.abs(lat) <= _EARTH_LAT))
        x, y = to_metric(lon[on_earth], lat[on_earth])
        # Half round the Earth from the zone there is no metric position.
        finite = np.isfinite(x) & np.isfinite(y)
        inside = shapely.contains_xy(self.union, x, y)
        distance[on_earth[inside]] = 0.0
        outside = finite & ~inside
        far = shapely.distance(shapely.points(x[outside], y[outside]), self.union)
        distance[on_earth[outside]] = far
        return distance


def _within(area: Any, lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Whether positions lie inside a prepared area in metres; the box first, which is cheap."""
    x, y = shapely.get_coordinates(shapely.box(*shapely.bounds(area)).segmentize(1_000)).T
    edge_lon, edge_lat = to_degrees(x, y)
    boxed = np.flatnonzero(
        (lon >= edge_lon.min())
        & (lon <= edge_lon.max())
        & (lat >= edge_lat.min())
        & (lat <= edge_lat.max())
    )
    found = np.zeros(len(lon), dtype=np.bool_)
    found[boxed] = shapely.contains_xy(area, *to_metric(lon[boxed], lat[boxed]))
    return found
