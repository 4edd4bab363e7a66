"""Where each row is: side of the line, village, distance to the nearest sentra.

This is the only step whose work grows with the number of rows. It takes coordinates in metres
(EPSG:32750) as plain arrays, because building a geometry object a row is what makes joins slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from sentra_geo.layers.projection import FloatArray

BAND_M = 100.0
LAST_LINE_BAND = 50
BEYOND_LINE = LAST_LINE_BAND + 1
LAST_DISTANCE_BAND = 600
BEYOND_REACH = LAST_DISTANCE_BAND + 1
NO_VILLAGE = -1
# Coordinates come with five or six decimals of a degree: within half a metre is on the line.
ON_LINE_M = 0.5
IntArray = NDArray[np.int16]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """Which side of one boundary each row lies on, and how near the line.

    Attributes:
        inside: Whether the position lies inside, shape ``(rows,)``.
        line_band: Number of 100 m bands between the position and the line, 0 for positions on the
            line or less certain than their distance to it, 51 for those more than 5 km away. A row
            is near the line when this is at most the band's half-width in 100 m.
        line_m: Distance to the line in metres where it was measured, else infinity.
    """

    inside: BoolArray
    line_band: IntArray
    line_m: FloatArray


def assign_side(
    x: FloatArray,
    y: FloatArray,
    uncertainty_m: FloatArray,
    delineation: Any,
    measure_within_m: float = LAST_LINE_BAND * BAND_M,
) -> Side:
    """Side of the line, and the band along it, of each position.

    Args:
        x: Easting in metres, shape ``(rows,)``.
        y: Northing in metres, shape ``(rows,)``.
        uncertainty_m: Radius in metres within which the true position lies, NaN for unknown
            (counts as 0), shape ``(rows,)``.
        delineation: Valid polygon or multipolygon in metres.
        measure_within_m: Positions farther than this from the line get distance infinity, which
            saves most of the time on a million rows; at least 5 km.

    Returns:
        A :class:`Side`. Distances are exact (planar) as far as they are measured.
    """
    uncertainty = np.nan_to_num(uncertainty_m, nan=0.0)
    shapely.prepare(delineation)
    inside = shapely.contains_xy(delineation, x, y)
    line = shapely.boundary(delineation)
    measured = _within(line, x, y, measure_within_m) | (uncertainty > measure_within_m)
    line_m = np.full(len(x), np.inf)
    rows = np.flatnonzero(measured)
    line_m[rows] = shapely.distance(shapely.points(x[rows], y[rows]), line)
    on_line = line_m <= np.maximum(uncertainty, ON_LINE_M)
    line_band = np.full(len(x), BEYOND_LINE, dtype=np.int16)
    close = line_m <= LAST_LINE_BAND * BAND_M
    line_band[close] = band_of(line_m[close])
    line_band[on_line] = 0
    return Side(inside, line_band, line_m)


def _within(line: Any, x: FloatArray, y: FloatArray, distance_m: float) -> BoolArray:
    """Whether positions lie within a distance of the line, a little generously."""
    if np.isinf(distance_m):
        return np.ones(len(x), dtype=bool)
    zone = shapely.buffer(line, distance_m + BAND_M)
    shapely.prepare(zone)
    return np.asarray(shapely.contains_xy(zone, x, y))


def assign_village(x: FloatArray, y: FloatArray, villages: NDArray[Any]) -> IntArray:
    """Index of the village that holds each position.

    Args:
        x: Easting in metres, shape ``(rows,)``.
        y: Northing in metres, shape ``(rows,)``.
        villages: Valid polygons in metres, shape ``(villages,)``.

    Returns:
        Index into ``villages``, -1 outside all. A position on a shared border, or where villages
        overlap, belongs to the first of them, so that no row counts twice.
    """
    found = np.full(len(x), NO_VILLAGE, dtype=np.int16)
    shapely.prepare(villages)
    for index, (polygon, (west, south, east, north)) in enumerate(
        zip(villages, shapely.bounds(villages), strict=True)
    ):
        box = (x >= west) & (x <= east) & (y >= south) & (y <= north)
        rows = np.flatnonzero(box & (found == NO_VILLAGE))
        found[rows[shapely.intersects_xy(polygon, x[rows], y[rows])]] = index
    return found


def nearest_distance_m(
    x: FloatArray, y: FloatArray, to_x: FloatArray, to_y: FloatArray
) -> FloatArray:
    """Straight-line distance in metres to the nearest of some places.

    Args:
        x: Easting in metres, shape ``(rows,)``.
        y: Northing in metres, shape ``(rows,)``.
        to_x: Easting of the places, shape ``(places,)``.
        to_y: Northing of the places, shape ``(places,)``.

    Returns:
        Distances, shape ``(rows,)``; infinity where there is no place at all.
    """
    if len(to_x) == 0:
        return np.full(len(x), np.inf)
    distance, _ = cKDTree(np.column_stack([to_x, to_y])).query(np.column_stack([x, y]))
    return np.asarray(distance, dtype=np.float64)


def band_of(distance_m: FloatArray, last: int = LAST_DISTANCE_BAND) -> IntArray:
    """The 100 m band of distances: band b holds those over (b-1)·100 m and up to b·100 m.

    Args:
        distance_m: Distances in metres, not negative.
        last: The last band; farther ones get ``last + 1``.

    Returns:
        Bands, same shape. "Within r km" is exactly "band at most 10·r" for radii in 100 m steps.

    Example:
        >>> band_of(np.array([0.0, 0.5, 100.0, 100.1, 1e9])).tolist()
        [0, 1, 1, 2, 601]
    """
    # A micrometre is no distance: without it, sums of floats push 500.0000001 m over the edge.
    bands = np.ceil(np.minimum(distance_m, (last + 1) * BAND_M) / BAND_M - 1e-8)
    return bands.astype(np.int16)


def zone_weights(
    *,
    inside: BoolArray,
    line_band: IntArray,
    share_inside: FloatArray,
    district_inside: BoolArray,
    rule: str,
    near_band: int,
) -> FloatArray:
    """How much of each row falls into each zone, by one of the three rules.

    Args:
        inside: Side of the position, shape ``(rows,)``.
        line_band: Bands to the line, see :class:`Side`, shape ``(rows,)``.
        share_inside: Share of the row's village inside (NaN: no village), shape ``(rows,)``.
        district_inside: Whether the row's district counts as inside, shape ``(rows,)``.
        rule: ``point``, ``area`` or ``administration``.
        near_band: Half-width of the near-line band in 100 m; only the point rule has one, since
            the other two do not look at positions.

    Returns:
        Weights of inside, near and outside, shape ``(rows, 3)``; each row sums to 1.
    """
    weights = np.zeros((len(inside), 3))
    if rule == "point":
        near = line_band <= near_band
        weights[:, 1] = near
        weights[:, 0] = inside & ~near
        weights[:, 2] = ~inside & ~near
        return weights
    if rule == "area":
        share = np.where(np.isnan(share_inside), inside, share_inside)
    else:
        share = np.where(np.isnan(share_inside), inside, district_inside)
    weights[:, 0] = share
    weights[:, 2] = 1 - share
    return weights
