"""The part of the earth that a map shows, and where it lies in the picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely

from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.svg import short
from sentra_geo.layers.projection import METRIC_CRS, FloatArray, to_degrees

_GEOD = pyproj.Geod(ellps="WGS84")
_KM = 1_000.0


@dataclass(frozen=True)
class MapFrame:
    """Metres of the study's metric system to pixels of a picture.

    Attributes:
        box: Where the map lies in the picture.
        west: Easting of its left edge, metres.
        north: Northing of its top edge, metres.
        metres: Metres a pixel, of the projection.
    """

    box: Box
    west: float
    north: float
    metres: float

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east and north in metres."""
        east = self.west + self.box.width * self.metres
        return self.west, self.north - self.box.height * self.metres, east, self.north

    def pixels(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Metres as pixels."""
        across = self.box.left + (x - self.west) / self.metres
        return across, self.box.top + (self.north - y) / self.metres

    def metric(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Pixels as metres."""
        east = self.west + (x - self.box.left) * self.metres
        return east, self.north - (y - self.box.top) * self.metres

    def shape(self, shape: Any) -> Any:
        """A shape of metres in pixels, or an array of them."""
        return shapely.transform(shape, self.pixels, interleaved=False)  # type: ignore[arg-type]

    def degrees(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, ...]:
        """Pixels as longitude and latitude."""
        return to_degrees(*self.metric(x, y))

    def kilometre(self) -> float:
        """Pixels of a true kilometre across the middle of the map, on the WGS 84 ellipsoid."""
        x, y = self.box.middle
        reach = self.box.width / 4
        lon, lat = self.degrees(np.array([x - reach, x + reach]), np.array([y, y]))
        _, _, metres = _GEOD.inv(lon[0], lat[0], lon[1], lat[1])
        return float(2 * reach * _KM / metres)

    def north_turn(self) -> float:
        """Degrees that true north is turned from the picture's top, clockwise."""
        x, y = self.box.middle
        lon, lat = self.degrees(np.array([x]), np.array([y]))
        factors = pyproj.Proj(METRIC_CRS).get_factors(lon[0], lat[0])
        return -float(factors.meridian_convergence)


def frame_around(
    bounds: Iterable[float], box: Box, margin: float = 0.03, towards: Any = None
) -> MapFrame:
    """The map that shows an area whole.

    Args:
        bounds: The area: west, south, east, north in metres.
        box: Where the map lies.
        margin: Room around, as a share of the area.
        towards: Room that is left over goes to the side of this shape; None halves it.
    """
    west, south, east, north = bounds
    width, height = (max(east - west, 1.0), max(north - south, 1.0))
    metres = max(width / box.width, height / box.height) * (1 + 2 * margin)
    x, y = (west + east) / 2, (south + north) / 2
    room_x = box.width * metres - width * (1 + 2 * margin)
    room_y = box.height * metres - height * (1 + 2 * margin)
    if towards is not None:
        left, low, right, high = towards.bounds
        x += float(np.clip((left + right) / 2 - x, -room_x / 2, room_x / 2))
        y += float(np.clip((low + high) / 2 - y, -room_y / 2, room_y / 2))
    return MapFrame(box, x - box.width * metres / 2, y + box.height * metres / 2, metres)


def path_data(shape: Any) -> str:
    """A shape of pixels (lines or areas, of one or many parts) as the data of a path."""
    return "".join(_part_data(part) for part in shapely.get_parts(shape))


def _part_data(part: Any) -> str:
    if part.geom_type == "GeometryCollection":
        return path_data(part)
    if part.geom_type == "Polygon":
        rings = [part.exterior, *part.interiors] if not part.is_empty else []
        return "".join(_line_data(ring.coords[:-1], "Z") for ring in rings)
    return _line_data(part.coords, "") if part.geom_type in {"LineString", "LinearRing"} else ""


def _line_data(points: Iterable[tuple[float, ...]], end: str) -> str:
    texts = [f"{short(x)},{short(y)}" for x, y, *_ in points]
    kept = [text for before, text in zip(["", *texts], texts, strict=False) if text != before]
    return f"M{'L'.join(kept)}{end}"
