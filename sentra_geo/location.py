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

from sentra_geo.circles import share_of_circles
from sentra_geo.layers.projection import FloatArray

BAND_M = 100.0
LAST_LINE_BAND = 50
BEYOND_LINE = LAST_LINE_BAND + 1
LAST_DISTANCE_BAND = 600
BEYOND_REACH = LAST_DISTANCE_BAND + 1
NO_VILLAGE = -1
# Coordinates come with five or six decimals of a degree: within half a metre is on the line.
ON_LINE_M = 0.5
# Up to so many places, looking at each is quicker than a search tree.
FEW_PLACES = 24
# Tiles along each side of the line's surroundings.
TILES = 81
# A row's chance of lying inside is counted in twentieths: 5 % each.
CERTAIN = 20
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
        chance: Chance of lying inside in twentieths, 0 or 20 for rows that are certain. Rows on
            the line (band 0) have the share of the circle of their uncertainty that lies inside.
    """

    inside: BoolArray
    line_band: IntArray
    line_m: FloatArray
    chance: IntArray

    def only(self, rows: slice) -> Side:
        """The side of some rows."""
        return Side(self.inside[rows], self.line_band[rows], self.line_m[rows], self.chance[rows])


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
    line_m = np.full(len(x), np.inf)
    far = uncertainty > measure_within_m
    if np.isinf(measure_within_m):
        far[:] = True
    else:
        rows, distance = _measure_near(line, x, y, measure_within_m)
        line_m[rows] = distance
    line_m[far] = shapely.distance(shapely.points(x[far], y[far]), line)
    on_line = line_m <= np.maximum(uncertainty, ON_LINE_M)
    line_band = np.full(len(x), BEYOND_LINE, dtype=np.int16)
    close = line_m <= LAST_LINE_BAND * BAND_M
    line_band[close] = band_of(line_m[close])
    line_band[on_line] = 0
    chance = np.where(inside, CERTAIN, 0).astype(np.int16)
    radius = np.maximum(uncertainty[on_line], ON_LINE_M)
    share = share_of_circles(x[on_line], y[on_line], radius, delineation)
    chance[on_line] = np.rint(share * CERTAIN)
    return Side(inside, line_band, line_m, chance)


def _measure_near(
    line: Any, x: FloatArray, y: FloatArray, reach_m: float
) -> tuple[NDArray[np.intp], FloatArray]:
    """Rows of all positions within reach of a line, and some beyond, and their exact distance.

    Only those segments are measured that can be the nearest to some place in a position's tile.
    """
    west, south, east, north = shapely.bounds(line) + reach_m * np.array([-1, -1, 1, 1])
    rows = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
    size = max(east - west, north - south) / (TILES - 1)
    tile = ((x[rows] - west) // size * TILES + (y[rows] - south) // size).astype(np.int64)
    segments = _segments(line)
    first, count, candidates = _candidates(segments, tile, (west, south, size), reach_m)
    # Rows with the most candidates first, so that those still to be measured stand at the front.
    order = np.argsort(-count[tile].astype(np.int16), kind="stable")
    left = np.cumsum(np.bincount(count[tile])[::-1])[::-1]
    rows, first = rows[order], first[tile[order]]
    positions, ends = np.stack([x[rows], y[rows]]), segments[candidates].T.copy()
    squared = np.full(len(rows), np.inf)
    for nth, todo in enumerate(left[1:]):
        segment = ends[:, first[:todo] + nth]
        found = _squared_distance(positions[:, :todo], segment)
        np.minimum(squared[:todo], found, out=squared[:todo])
    return rows, np.sqrt(squared)


def _candidates(
    segments: FloatArray,
    tile: NDArray[np.int64],
    grid: tuple[float, float, float],
    reach_m: float,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Where each tile's segments start in a list of segments, how many they are, and that list.

    A tile's segments are those no farther from its middle than the nearest one and a diagonal of
    the tile. Tiles out of reach, or without a position, have none.
    """
    west, south, size = grid
    tiles = np.flatnonzero(np.bincount(tile))
    column, row = np.divmod(tiles, TILES)
    middle = np.asarray(shapely.points(west + (column + 0.5) * size, south + (row + 0.5) * size))
    diagonal = size * 2**0.5
    tree = shapely.STRtree(np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2))))
    _, least = tree.query_nearest(middle, return_distance=True, all_matches=False)
    near = least <= reach_m + diagonal / 2
    index, segment = tree.query(middle[near], predicate="dwithin", distance=least[near] + diagonal)
    count = np.bincount(tiles[near][index], minlength=TILES * TILES)
    return np.cumsum(count) - count, count, segment[np.argsort(index, kind="stable")]


def _squared_distance(positions: FloatArray, segments: FloatArray) -> FloatArray:
    """Squared distance of each position to its segment; shapes ``(2, rows)`` and ``(4, rows)``."""
    ax, ay, bx, by = segments
    ux, uy = bx - ax, by - ay
    px, py = positions[0] - ax, positions[1] - ay
    along = np.clip((px * ux + py * uy) / (ux * ux + uy * uy), 0.0, 1.0)
    return np.asarray((px - along * ux) ** 2 + (py - along * uy) ** 2)


def _segments(line: Any) -> FloatArray:
    """Segments of a line that have a length: x and y of both ends, shape ``(segments, 4)``."""
    corners, part = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    segments = np.hstack([corners[:-1], corners[1:]])
    kept = (part[:-1] == part[1:]) & (corners[:-1] != corners[1:]).any(axis=1)
    return np.asarray(segments[kept])


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
    shapely.prepare(villages)
    order = np.argsort(x)
    x, y = x[order], y[order]
    west, south, east, north = shapely.bounds(villages).T
    starts, ends = np.searchsorted(x, west), np.searchsorted(x, east, side="right")
    sorted_found = np.full(len(x), NO_VILLAGE, dtype=np.int16)
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        column, free = y[start:end], sorted_found[start:end] == NO_VILLAGE
        rows = start + np.flatnonzero(free & (column >= south[index]) & (column <= north[index]))
        hit = shapely.intersects_xy(villages[index], x[rows], y[rows])
        sorted_found[rows[hit]] = index
    found = np.empty_like(sorted_found)
    found[order] = sorted_found
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
    if len(to_x) <= FEW_PLACES:
        squared = np.full(len(x), np.inf)
        for place_x, place_y in zip(to_x, to_y, strict=True):
            np.minimum(squared, (x - place_x) ** 2 + (y - place_y) ** 2, out=squared)
        return np.asarray(np.sqrt(squared))
    from scipy.spatial import cKDTree  # noqa: PLC0415 - 0.2 s of start-up, rarely needed

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
