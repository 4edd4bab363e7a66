"""Which repairs bring a stated position to where the villages are.

A position within reach of the villages as it stands is never touched. Every other is tried in a
few other readings; the first that brings it there counts, with the repairs that it takes.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pyproj

from sentra_geo.intake.places.coordinate_columns import (
    BIT,
    FROM_ONE,
    FROM_SHAPE,
    PAIR,
    MaskArray,
    Readings,
)
from sentra_geo.intake.places.land import BoolArray, Land
from sentra_geo.intake.report import IntArray
from sentra_geo.layers.projection import GEOGRAPHIC_CRS, METRIC_CRS, FloatArray, to_degrees

# A latitude without its minus sign is believed only when the other half of the island is no
# better: flipped, the position must lie at the villages, not merely within reach of them.
FLIPPED_WITHIN_M = 20_000.0
EASTING_M = (100_000.0, 900_000.0)
NORTHING_M = (9_000_000.0, 10_100_000.0)
M_PER_DEGREE = 111_320.0
_COARSE_STEP_DEG = 0.001
_MOST_LON, _MOST_LAT = 180.0, 90.0
Place = tuple[FloatArray, FloatArray]


@dataclass(frozen=True, eq=False)
class Places:
    """Where each row would be; all arrays have shape ``(rows,)``.

    Attributes:
        lon: Longitude in degrees after all repairs that the row needs, NaN where none helps.
        lat: Latitude.
        needed: Bits of the repairs it needs; 0 for positions that are good as they stand.
        stated_lon: Longitude as it is stated, NaN where that is no number of degrees.
        stated_lat: Latitude as it is stated.
        lost_point: Whether the repair puts back a lost decimal point.
        uncertainty_m: Half of one unit in the last written place, NaN where that is under 56 m.
        assumed_crs: The system that explains a file which names none; empty where none does.
    """

    lon: FloatArray
    lat: FloatArray
    needed: MaskArray
    stated_lon: FloatArray
    stated_lat: FloatArray
    lost_point: BoolArray
    uncertainty_m: FloatArray
    assumed_crs: str = ""


@dataclass(frozen=True)
class _Reading:
    """One way to read rows: the repairs it adds, those it makes needless, and the place."""

    added: int
    needless: int
    read: Callable[[IntArray], Place]
    within_m: float = np.inf
    is_lost_point: bool = False
    in_degrees: bool = True


def known_crs(declared: str | None) -> str | None:
    """A declared coordinate system, or None where it is missing or nothing can be done with it."""
    try:
        with warnings.catch_warnings():  # old ways of naming a system are fine here
            warnings.simplefilter("ignore")
            crs = pyproj.CRS(declared) if declared else None
    except pyproj.exceptions.CRSError:
        return None
    if crs is None or not (crs.is_geographic or crs.is_projected) or "undefined" in crs.name:
        return None
    if crs.equals(GEOGRAPHIC_CRS, ignore_axis_order=True):
        return GEOGRAPHIC_CRS
    return crs.to_wkt()


def find_places(
    readings: Readings, land: Land, declared: str | None, of_columns: str | None = None
) -> Places:
    """Read every position, with the repairs that it takes.

    Args:
        readings: What the rows state.
        land: Where the villages are.
        declared: The coordinate system that the file names for its shapes, if it does.
        of_columns: The system that the user names for columns, if so; one of degrees counts as
            WGS 84.

    Returns:
        The :class:`Places`; rows that state no pair of numbers, or (0, 0), have none.
    """
    rows = len(readings.x)
    flags = np.zeros(rows, dtype=np.bool_), np.full(rows, np.nan)
    unknown = [np.full(rows, np.nan) for _ in range(4)]
    none = np.zeros(rows, dtype=np.uint8)
    places = Places(unknown[0], unknown[1], none, unknown[2], unknown[3], *flags)
    filled = (readings.state == PAIR) & ~is_origin(readings)
    is_shape = readings.source == FROM_SHAPE
    shapes = np.flatnonzero(filled & is_shape)
    ways = _of_columns(readings, known_crs(of_columns))
    _read(places, readings, np.flatnonzero(filled & ~is_shape), land, ways)
    crs = known_crs(declared)
    if crs is not None or not len(shapes):
        _read(places, readings, shapes, land, _in_system(readings, crs or GEOGRAPHIC_CRS))
        return places
    return _assume_crs(places, readings, shapes, land)


def is_origin(readings: Readings) -> BoolArray:
    """Whether a row states (0, 0), which is what empty fields turn into."""
    return np.asarray((readings.x == 0) & (readings.y == 0))


def _assume_crs(places: Places, readings: Readings, shapes: IntArray, land: Land) -> Places:
    """Read shapes of a file without system in that of two which brings more rows to the land."""
    least, best, bare = 0, "", places
    for crs in (GEOGRAPHIC_CRS, METRIC_CRS):
        trial = deepcopy(bare)
        _read(trial, readings, shapes, land, _in_system(readings, crs, is_declared=False))
        found = int(np.isfinite(trial.lon[shapes]).sum())
        if found > least:
            least, best, places = found, crs, trial
    places.needed[shapes] |= BIT["missing_crs"]
    return replace(places, assumed_crs=best)


def _read(
    places: Places, readings: Readings, rows: IntArray, land: Land, ways: Iterator[_Reading]
) -> None:
    """Fill in the places of some rows by the first way of reading that brings each to the land."""
    first, left = True, rows
    for way in ways:
        if not len(left):
            break
        with np.errstate(invalid="ignore", over="ignore"):
            lon, lat = (_finite(part) for part in way.read(left))
        if first:
            places.stated_lon[left], places.stated_lat[left] = lon, lat
            first = False
        near = land.is_near(lon, lat)
        if np.isfinite(way.within_m):
            near[near] = land.distance_m(lon[near], lat[near]) <= way.within_m
        found = left[near]
        places.lon[found], places.lat[found] = lon[near], lat[near]
        places.needed[found] = readings.kinds[found] & ~np.uint8(way.needless) | way.added
        places.lost_point[found] = way.is_lost_point
        if way.in_degrees and not way.is_lost_point:
            places.uncertainty_m[found] = _uncertainty_m(readings.step_deg[found])
        left = left[~near]


def _finite(numbers: FloatArray) -> FloatArray:
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _uncertainty_m(step_deg: FloatArray) -> FloatArray:
    """Half of one unit in the last written place, for at most three decimals of a degree."""
    coarse = step_deg >= _COARSE_STEP_DEG
    return np.where(coarse, step_deg / 2 * M_PER_DEGREE, np.nan)


def _turned(read: Callable[[IntArray, bool], Place]) -> Iterator[_Reading]:
    """Swapped axes and a missing sign, alone and together; ``read`` swaps before it converts."""

    def flipped(rows: IntArray, swap: bool) -> Place:
        lon, lat = read(rows, swap)
        return lon, np.where(lat > 0, -lat, np.nan)

    swap, sign = BIT["swapped_axes"], BIT["missing_sign"]
    yield _Reading(swap, 0, lambda rows: read(rows, True))
    yield _Reading(sign, 0, lambda rows: flipped(rows, False), FLIPPED_WITHIN_M)
    yield _Reading(swap | sign, 0, lambda rows: flipped(rows, True), FLIPPED_WITHIN_M)


def _degrees(readings: Readings) -> Iterator[_Reading]:
    """Ways to read numbers that are meant as degrees of WGS 84."""

    def plain(rows: IntArray, swap: bool) -> Place:
        x, y = readings.x[rows], readings.y[rows]
        return (y, x) if swap else (x, y)

    yield _Reading(0, 0, lambda rows: plain(rows, False))
    yield from _turned(plain)
    comma, utm = BIT["decimal_comma"], BIT["utm"]
    yield _Reading(utm, comma, lambda rows: _utm(readings, rows), in_degrees=False)

    def lost(rows: IntArray, digits: int, sign: int) -> Place:
        return _lost_points(readings, rows, digits, sign)

    flip = comma | BIT["missing_sign"]
    for digits in (1, 0):
        yield _Reading(comma, 0, partial(lost, digits=digits, sign=1), is_lost_point=True)
        way = partial(lost, digits=digits, sign=-1)
        yield _Reading(flip, 0, way, FLIPPED_WITHIN_M, is_lost_point=True)


def _of_columns(readings: Readings, crs: str | None) -> Iterator[_Reading]:
    """Ways to read columns: as metres of a system that is given, else as degrees."""
    if crs is not None and pyproj.CRS(crs).is_projected:

        def metres(rows: IntArray, swap: bool) -> Place:
            x, y = readings.x_m[rows], readings.y_m[rows]
            lon, lat = to_degrees(*((y, x) if swap else (x, y)), crs)
            return lon, lat

        def of_one(rows: IntArray) -> Place:
            own = readings.source[rows] == FROM_ONE
            lon, lat = metres(rows, True)
            return np.where(own, lon, np.nan), np.where(own, lat, np.nan)

        comma, swap = BIT["decimal_comma"], BIT["swapped_axes"]
        yield _Reading(0, comma, lambda rows: metres(rows, False), in_degrees=False)
        # Of metres in a single column nobody says which comes first, so no order is wrong.
        yield _Reading(0, comma, of_one, in_degrees=False)
        yield _Reading(swap, comma, lambda rows: metres(rows, True), in_degrees=False)
    yield from _degrees(readings)


def _in_system(readings: Readings, crs: str, *, is_declared: bool = True) -> Iterator[_Reading]:
    """Ways to read shapes of a system; metres that call themselves degrees are metres still."""
    if crs == GEOGRAPHIC_CRS and is_declared:
        yield from _degrees(readings)
        return

    def converted(rows: IntArray, swap: bool) -> Place:
        x, y = readings.x[rows], readings.y[rows]
        lon, lat = to_degrees(*((y, x) if swap else (x, y)), crs)
        return lon, lat

    in_degrees = pyproj.CRS(crs).is_geographic
    for way in (_Reading(0, 0, lambda rows: converted(rows, False)), *_turned(converted)):
        yield replace(way, in_degrees=in_degrees)


def _utm(readings: Readings, rows: IntArray) -> Place:
    """Metres of UTM zone 50 south in either order; their ranges cannot be mistaken."""
    x, y = readings.x_m[rows], readings.y_m[rows]
    turned = x > y
    easting, northing = np.where(turned, y, x), np.where(turned, x, y)
    fits = (easting >= EASTING_M[0]) & (easting <= EASTING_M[1])
    fits &= (northing >= NORTHING_M[0]) & (northing <= NORTHING_M[1])
    lon, lat = to_degrees(np.where(fits, easting, np.nan), np.where(fits, northing, np.nan))
    return lon, lat


def _lost_points(readings: Readings, rows: IntArray, digits: int, sign: int) -> Place:
    """Put back a decimal point that a spreadsheet took for a thousands separator.

    ``-1.384.512`` and 116692900 are whole numbers far beyond any degree. Longitudes here have
    three digits before the point. Latitudes have one, or only a nought that was dropped; of these
    two no more than one can be near the villages, whose latitudes differ by less than ten times.
    """
    lon, lon_lost = _pointed(readings.x[rows], readings.x_m[rows], _MOST_LON, 3)
    lat, lat_lost = _pointed(readings.y[rows], readings.y_m[rows], _MOST_LAT, digits)
    lost = lon_lost | lat_lost
    if sign < 0:
        lost &= lat > 0
    return np.where(lost, lon, np.nan), np.where(lost, sign * lat, np.nan)


def _pointed(
    degrees: FloatArray, whole: FloatArray, most: float, digits: int
) -> tuple[FloatArray, BoolArray]:
    """Numbers with their point after so many digits, and which of them had lost it."""
    lost = ~(np.abs(degrees) <= most) & (np.abs(whole) > most) & (whole % 1 == 0)
    size = np.where(lost, np.floor(np.log10(np.where(lost, np.abs(whole), 1.0))), 0.0)
    return np.where(lost, whole / 10.0 ** (size - digits + 1), degrees), lost
