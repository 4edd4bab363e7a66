"""Where on earth outlines lie, and as what their coordinates must be read to lie in the region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj
from pyproj.exceptions import ProjError

from sentra_geo.intake.places.land import KALIMANTAN, REACH_M, BoolArray
from sentra_geo.intake.report import IntArray
from sentra_geo.layers.projection import GEOGRAPHIC_CRS, METRIC_CRS, FloatArray, to_degrees

Region = tuple[float, float, float, float]
"""West, south, east and north of the known villages in metres (EPSG:32750)."""
FAR_KM = REACH_M / 1e3
UNREADABLE = -1
"""Place of no reading in :func:`choose_readings`."""
_KM_PER_DEGREE = 111.32
_ENDLESS_DEG = 45.0
_GLOBE_DEG = np.array([180.0, 90.0, 180.0, 90.0])
_FARTHEST_M = 2.1e7  # half the earth's girth: no metre of a map lies farther from its origin


@dataclass(frozen=True)
class Reading:
    """One way to read a file's coordinates.

    Attributes:
        kind: The repair that it is; empty for reading them as the file says.
        crs: The coordinate system.
        swapped: Whether the two coordinates change places.
    """

    kind: str
    crs: str
    swapped: bool = False


def readable_crs(crs: str | None) -> str | None:
    """The same text if it names a system from which degrees can be reached, else None."""
    if not crs:
        return None
    try:
        to_degrees(np.zeros(1), np.zeros(1), crs)
    except ProjError:
        return None
    return crs


def region_degrees(region: Region | None) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees; of Kalimantan when no region is known yet."""
    if region is None:
        return KALIMANTAN
    west, south, east, north = region
    lon, lat = to_degrees(
        np.array([west, east, west, east]), np.array([south, south, north, north])
    )
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def likely_crs(bounds: FloatArray, region: Region | None) -> tuple[str | None, int]:
    """The coordinate system that puts most outlines near the region, and how many.

    Args:
        bounds: West, south, east, north as the file has them, shape ``(rows, 4)``.
        region: The known region.

    Returns:
        Degrees, UTM 50S or Web Mercator, in this order where they are equal; swapped coordinates
        count too. None when no outline comes near in any of them.
    """
    near = {
        crs: int((choose_readings(bounds, readings_of(crs, declared=False), region) >= 0).sum())
        for crs in (GEOGRAPHIC_CRS, METRIC_CRS, "EPSG:3857")
    }
    best = max(near, key=lambda crs: near[crs])
    return (best, near[best]) if near[best] else (None, 0)


def readings_of(crs: str, *, declared: bool) -> tuple[Reading, ...]:
    """The ways to read coordinates, in the order in which they are believed.

    Args:
        crs: The file's coordinate system, or the one that is taken for it.
        declared: Whether the file says so itself. If not, that is one repair already, and a
            second choice of a system would contradict the first.

    Returns:
        As the file says; swapped; as UTM 50S metres; as degrees.
    """
    found = [Reading("", crs), Reading("swapped_axes", crs, swapped=True)]
    is_geographic = pyproj.CRS(crs).is_geographic
    if declared and pyproj.CRS(crs) != pyproj.CRS(METRIC_CRS):
        found.append(Reading("utm", METRIC_CRS))
    if declared and not is_geographic:
        found.append(Reading("missing_crs", GEOGRAPHIC_CRS))
    return tuple(found)


def choose_readings(
    bounds: FloatArray, readings: tuple[Reading, ...], region: Region | None
) -> IntArray:
    """The first reading of each outline that puts it within 50 km of the region.

    Args:
        bounds: West, south, east, north as the file has them, shape ``(rows, 4)``.
        readings: The ways to read them.
        region: The known region.

    Returns:
        Place in ``readings``, or :data:`UNREADABLE`, shape ``(rows,)``.
    """
    box = region_degrees(region)
    chosen = np.full(len(bounds), UNREADABLE, dtype=np.int64)
    for place, reading in enumerate(readings):
        left = np.flatnonzero(chosen == UNREADABLE)
        near = away_km(degree_bounds(bounds[left], reading), box) <= FAR_KM
        chosen[left[near]] = place
    return chosen


def is_endless(bounds: FloatArray, reading: Reading, region: Region | None) -> BoolArray:
    """Whether outlines reach so far from the region that its metres mean nothing there.

    Args:
        bounds: West, south, east, north as the file has them, shape ``(rows, 4)``.
        reading: How to read them.
        region: The known region.

    Returns:
        Shape ``(rows,)``.
    """
    west, south, east, north = degree_bounds(bounds, reading).T
    box = region_degrees(region)
    return np.asarray(
        (west < box[0] - _ENDLESS_DEG)
        | (south < box[1] - _ENDLESS_DEG)
        | (east > box[2] + _ENDLESS_DEG)
        | (north > box[3] + _ENDLESS_DEG)
    )


def degree_bounds(bounds: FloatArray, reading: Reading) -> FloatArray:
    """Bounds in degrees, shape ``(rows, 4)``; NaN where the reading makes no sense."""
    read = bounds[:, [1, 0, 3, 2]] if reading.swapped else bounds
    if pyproj.CRS(reading.crs).is_geographic:
        possible = (np.abs(read) <= _GLOBE_DEG).all(axis=1)
    else:
        possible = (np.abs(read) <= _FARTHEST_M).all(axis=1)
    read = np.where(possible.reshape(-1, 1), read, np.nan)
    lon, lat = to_degrees(read[:, [0, 2, 0, 2]].ravel(), read[:, [1, 1, 3, 3]].ravel(), reading.crs)
    known = np.isfinite(lon) & np.isfinite(lat)
    lon, lat = (np.where(known, angle, np.nan).reshape(-1, 4) for angle in (lon, lat))
    return np.stack([lon.min(axis=1), lat.min(axis=1), lon.max(axis=1), lat.max(axis=1)], axis=1)


def away_km(bounds_deg: FloatArray, box: tuple[float, float, float, float]) -> FloatArray:
    """Rough distance between boxes in degrees, 0 where they overlap, inf for an unknown one."""
    west, south, east, north = bounds_deg.T
    x = np.maximum(np.maximum(box[0] - east, west - box[2]), 0.0)
    y = np.maximum(np.maximum(box[1] - north, south - box[3]), 0.0)
    return np.asarray(np.nan_to_num(np.hypot(x, y) * _KM_PER_DEGREE, nan=np.inf))
