"""What the columns and shapes of a file say about positions, as numbers; nothing is judged yet.

Plain numbers are read all at once; only texts of another kind are looked at one by one, each
different one once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.coordinate_heights import without_height
from sentra_geo.intake.places.coordinate_text import PLAIN, Value, is_empty, parse_pair, parse_value
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.layers.projection import FloatArray

# The order in which a row's pending repairs are told: what must be read first comes first.
KINDS = ("missing_crs", "decimal_comma", "dms", "utm", "swapped_axes", "missing_sign")
BIT = {"": 0, **{kind: 1 << place for place, kind in enumerate(KINDS)}}
FROM_SHAPE, FROM_TWO, FROM_ONE = range(3)
EMPTY, PAIR, ONLY_ONE, BAD_LON, BAD_LAT, BAD_TEXT, NO_POINT = range(7)
MaskArray = NDArray[np.uint8]
_NUMBER_TYPES = (int, float, np.integer, np.floating)
_FEW_PLACES = 3
_DECIMAL = r"[+-]?\d+\.\d+"
_PLAIN_PAIR = rf"^[\s(]*(?P<lat>{_DECIMAL})(?:\s*[,;]\s*|\s+)(?P<lon>{_DECIMAL})[\s)]*$"
_DOTTED_THOUSAND = r"^\s*[+-]?\d{1,3}\.\d{3}\s*$"


@dataclass(frozen=True, eq=False)
class Readings:
    """What each row states; all arrays have shape ``(rows,)``.

    Attributes:
        x: Number that stands for the longitude, as degrees (shapes: in the file's system); NaN
            where it cannot be read so.
        y: Number that stands for the latitude.
        x_m: The number at ``x`` read as metres: dots or commas can part thousands.
        y_m: The number at ``y`` read as metres.
        kinds: Bits (:data:`BIT`) of the repairs that ``x`` and ``y`` are read by.
        step_deg: One unit in the last written place of the finer number, NaN where unknown.
        state: ``EMPTY``, ``PAIR``, ``ONLY_ONE`` of the two numbers, ``BAD_LON``, ``BAD_LAT``,
            ``BAD_TEXT`` (not understood) or ``NO_POINT`` (a shape that is no point).
        source: ``FROM_SHAPE``, ``FROM_TWO`` columns or ``FROM_ONE``.
    """

    x: FloatArray
    y: FloatArray
    x_m: FloatArray
    y_m: FloatArray
    kinds: MaskArray
    step_deg: FloatArray
    state: NDArray[np.int8]
    source: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class _Numbers:
    """One column: numbers, repairs they are read by, step, what holds none, what is no text."""

    degrees: FloatArray
    metres: FloatArray
    kinds: MaskArray
    step_deg: FloatArray
    empty: BoolArray
    bad: BoolArray
    typed: BoolArray


def read_columns(raw: RawTable, columns: Mapping[str, str]) -> Readings:
    """Everything that the file states about positions.

    Where a row has a shape of its own that counts; else the columns of longitude and latitude,
    else the column that holds both.

    Args:
        raw: The file.
        columns: Headers by target (``lon``, ``lat``, ``coordinates``); others are passed over.

    Returns:
        The :class:`Readings` of all rows.
    """
    frame = raw.frame
    found = {target: frame[header] for target, header in columns.items() if header in frame}
    sources = [_of_shapes(raw)] if raw.has_places else []
    if "lon" in found or "lat" in found:
        nothing = pd.Series(np.nan, index=frame.index)
        sources.append(_of_two(found.get("lon", nothing), found.get("lat", nothing)))
    if "coordinates" in found:
        sources.append(_of_one(found["coordinates"]))
    merged = sources[0] if sources else _nothing(len(frame))
    for other in sources[1:]:
        stated = merged.state != EMPTY
        merged = Readings(
            *(
                np.where(stated, getattr(merged, part.name), getattr(other, part.name))
                for part in fields(Readings)
            )
        )
    return merged


def _nothing(rows: int) -> Readings:
    unknown, kinds = np.full(rows, np.nan), np.zeros(rows, dtype=np.uint8)
    none = np.zeros(rows, dtype=np.int8)
    return Readings(unknown, unknown, unknown, unknown, kinds, unknown, none, none)


def _of_shapes(raw: RawTable) -> Readings:
    """Points as the file holds them; a multipoint of one point is that point."""
    no_point = np.zeros(len(raw.frame), dtype=np.bool_)
    if raw.xy is not None:
        x, y = (np.asarray(part, dtype=np.float64) for part in raw.xy)
    else:
        shapes = np.array(raw.geometry, dtype=object)
        single = shapely.get_num_geometries(shapes) == 1
        multi = shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOINT
        shapes[single & multi] = shapely.get_geometry(shapes[single & multi], 0)
        is_point = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
        no_point = ~is_point & ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
        points = np.where(is_point & ~shapely.is_empty(shapes), shapes, np.array(None))
        x, y = shapely.get_x(points), shapely.get_y(points)
    empty = np.isnan(x) & np.isnan(y)
    state = np.where(empty, EMPTY, np.where(np.isnan(x) | np.isnan(y), ONLY_ONE, PAIR))
    state[np.isinf(x) | np.isinf(y)] = BAD_TEXT
    state[no_point] = NO_POINT
    kinds, source = np.zeros(len(x), dtype=np.uint8), np.full(len(x), FROM_SHAPE, dtype=np.int8)
    step = np.full(len(x), _shared_step(x, y))
    return Readings(x, y, x, y, kinds, step, state.astype(np.int8), source)


def _of_two(lon: pd.Series, lat: pd.Series) -> Readings:
    """Two columns with one number each."""
    x, y = _numbers(lon), _numbers(lat)
    state = np.select(
        [x.empty & y.empty, x.bad, y.bad, x.empty | y.empty],
        [EMPTY, BAD_LON, BAD_LAT, ONLY_ONE],
        PAIR,
    ).astype(np.int8)
    step = _step_of_two(x, y)
    source = np.full(len(state), FROM_TWO, dtype=np.int8)
    kinds = x.kinds | y.kinds
    return Readings(x.degrees, y.degrees, x.metres, y.metres, kinds, step, state, source)


def _step_of_two(x: _Numbers, y: _Numbers) -> FloatArray:
    """The step of the finer number of each row.

    Cells that hold numbers share one, also among texts: a column stays what it is when a cell of
    it is corrected.
    """
    shared = _shared_step(x.degrees[x.typed], y.degrees[y.typed])
    step = np.fmin(*(np.where(part.typed, shared, part.step_deg) for part in (x, y)))
    return np.where((x.typed | y.typed) & np.isnan(shared), np.nan, step)


def _shared_step(x: FloatArray, y: FloatArray) -> float:
    """The step of numbers without their text, where all of them have three decimals or fewer.

    A number alone does not tell: 116.7 can be 116.70000. A whole column of such numbers does.
    """
    numbers = np.concatenate([x[np.isfinite(x)], y[np.isfinite(y)]])
    for places in range(_FEW_PLACES + 1):
        if len(numbers) and (np.round(numbers, places) == numbers).all():
            return 10.0**-places
    return np.nan


def _numbers(values: pd.Series) -> _Numbers:
    """The numbers of one column."""
    if pd.api.types.is_float_dtype(values) or pd.api.types.is_integer_dtype(values):
        return _typed_numbers(values.to_numpy(dtype=np.float64, na_value=np.nan))
    texts, typed = texts_of(values), _is_number(values)
    if not typed.any():
        return _written_numbers(texts)
    # Whole numbers of any length have a text; those that fit no float are infinite.
    known = np.where(typed & texts.notna(), texts.to_numpy(dtype=object), "nan").astype(np.float64)
    numbers, written = _typed_numbers(known), _written_numbers(texts.mask(typed))
    parts = ((getattr(part, name.name) for part in (numbers, written)) for name in fields(_Numbers))
    return _Numbers(*(np.where(typed, *pair) for pair in parts))


def _is_number(values: pd.Series) -> BoolArray:
    """Which cells of a column of anything hold a number, no text."""
    if values.dtype != object:
        return np.zeros(len(values), dtype=np.bool_)
    kinds = list(map(type, values))
    numbers = {kind for kind in set(kinds) if issubclass(kind, _NUMBER_TYPES) and kind is not bool}
    return np.fromiter((kind in numbers for kind in kinds), np.bool_, len(kinds))


def _typed_numbers(numbers: FloatArray) -> _Numbers:
    """Cells that hold numbers, NaN for none."""
    none, unknown = np.zeros(len(numbers), dtype=np.uint8), np.full(len(numbers), np.nan)
    empty = np.isnan(numbers)
    return _Numbers(numbers, numbers, none, unknown, empty, np.isinf(numbers), ~empty)


def _written_numbers(texts: pd.Series) -> _Numbers:
    """Cells that hold texts."""
    comma = _matches(texts, r"^\s*[+-]?\d+,\d+\s*$")
    texts = texts.where(~comma, texts.str.replace(",", ".")) if comma.any() else texts
    plain = _matches(texts, rf"^\s*{PLAIN}\s*$")
    degrees = np.full(len(texts), np.nan)
    # One by one as ``float`` reads them: more digits than fit a float are infinite, no error.
    degrees[plain] = texts.to_numpy(dtype=object)[plain].astype(np.float64)
    bad = plain & ~np.isfinite(degrees)
    degrees[bad] = np.nan
    metres, dotted = degrees.copy(), _matches(texts, _DOTTED_THOUSAND)
    metres[dotted] = np.round(degrees[dotted] * 1_000)
    places = _places(pa.array(texts))
    step = np.where(plain & ~_matches(texts, "[eE]"), 10.0**-places, np.nan)
    kinds = np.where(comma, BIT["decimal_comma"], 0).astype(np.uint8)
    empty, none = texts.isna().to_numpy(copy=True), np.zeros(len(texts), dtype=np.bool_)
    numbers = _Numbers(degrees, metres, kinds, step, empty, bad, none)
    for rows, text in _different(texts, ~plain & ~numbers.empty):
        _set_value(numbers, rows, text)
    return numbers


def _set_value(numbers: _Numbers, rows: NDArray[np.intp], text: str) -> None:
    if is_empty(text):
        numbers.empty[rows] = True
    elif (value := parse_value(text)) is None:
        numbers.bad[rows] = True
    else:
        numbers.degrees[rows], numbers.metres[rows] = value.degrees, value.metres
        numbers.kinds[rows], numbers.step_deg[rows] = BIT[value.kind], value.step_deg


def _of_one(values: pd.Series) -> Readings:
    """One column with both numbers, latitude first unless the text says otherwise."""
    texts = without_height(texts_of(values))
    matched = pc.extract_regex(pa.array(texts), _PLAIN_PAIR)
    plain = np.asarray(pc.is_valid(matched)) & ~texts.isna().to_numpy()
    x, y, step = (np.full(len(texts), np.nan) for _ in range(3))
    lat, lon = (pc.struct_field(matched, name) for name in ("lat", "lon"))
    for target, part in ((y, lat), (x, lon)):
        numbers = pc.cast(pc.utf8_ltrim(pc.filter(part, pa.array(plain)), "+"), pa.float64())
        target[plain] = numbers.to_numpy(zero_copy_only=False)
    step[plain] = 10.0 ** -np.maximum(_places(lat), _places(lon))[plain]
    state = np.where(plain, PAIR, EMPTY).astype(np.int8)
    kinds, source = np.zeros(len(x), dtype=np.uint8), np.full(len(x), FROM_ONE, dtype=np.int8)
    readings = Readings(x, y, x.copy(), y.copy(), kinds, step, state, source)
    for rows, text in _different(texts, ~plain & texts.notna().to_numpy()):
        if not is_empty(text):
            _set_pair(readings, rows, parse_pair(text))
    return readings


def _set_pair(readings: Readings, rows: NDArray[np.intp], pair: tuple[Value, Value] | None) -> None:
    if pair is None:
        readings.state[rows] = BAD_TEXT
        return
    lon, lat = pair
    readings.x[rows], readings.y[rows] = lon.degrees, lat.degrees
    readings.x_m[rows], readings.y_m[rows] = lon.metres, lat.metres
    readings.kinds[rows] = BIT[lon.kind] | BIT[lat.kind]
    readings.step_deg[rows] = np.fmin(lon.step_deg, lat.step_deg)
    readings.state[rows] = ONLY_ONE if lon.is_missing or lat.is_missing else PAIR


def texts_of(values: pd.Series) -> pd.Series:
    """A column's values as text, unknown left missing; what no file could hold becomes "?"."""
    try:
        return values.astype("str")
    except UnicodeEncodeError:
        known = [
            None if pd.isna(value) else str(value).encode("utf-8", "replace").decode()
            for value in values
        ]
        return pd.Series(known, index=values.index, dtype="str")


def _matches(texts: pd.Series, pattern: str) -> BoolArray:
    found = pc.match_substring_regex(pa.array(texts), pattern)
    return np.asarray(pc.fill_null(found, False), dtype=np.bool_)


def _places(texts: pa.Array) -> FloatArray:
    """Digits after the decimal point of plain numbers."""
    places = pc.utf8_length(pc.replace_substring_regex(texts, r"^[^.]*\.?|\s+$", ""))
    return np.asarray(pc.fill_null(places, 0), dtype=np.float64)


def _different(texts: pd.Series, wanted: BoolArray) -> list[tuple[NDArray[np.intp], str]]:
    """Each different text among some rows, with its rows."""
    rows = np.flatnonzero(wanted)
    codes, different = pd.factorize(texts.to_numpy(dtype=object)[rows])
    order = np.argsort(codes, kind="stable")
    parts = np.split(rows[order], np.cumsum(np.bincount(codes, minlength=len(different)))[:-1])
    return list(zip(parts, different, strict=True)) if len(different) else []
