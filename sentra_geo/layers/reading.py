"""Reading a layer file into plain columns and coordinates in metres.

CSV holds points in columns ``lon`` and ``lat`` (WGS 84); everything else is read by GDAL through
pyogrio, and GeoParquet straight from its WKB column, which costs a tenth of building points.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, LayerError
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.projection import (
    GEOGRAPHIC_CRS,
    FloatArray,
    polygons_to_metric,
    to_metric,
)
from sentra_geo.layers.schema import SCHEMAS, LayerSchema
from sentra_geo.layers.validation import (
    find_attribute_issues,
    find_point_issues,
    find_polygon_issues,
    parse_columns,
)
from sentra_geo.wording import N_

_WKB_POINT_BYTES = 21
_BATCH_ROWS = 250_000
_SHAPEFILE_NAME = 10
_TABLE_SUFFIXES = {".csv"}
_PARQUET_SUFFIXES = {".parquet", ".geoparquet"}
# Shapes, or x and y of points, in the file's own coordinate system; None when it holds no places.
Geometry = NDArray[Any] | tuple[FloatArray, FloatArray] | None


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer in memory; nobody changes it after it is read.

    Attributes:
        facts: Where it comes from.
        frame: One row a feature: the schema's columns and any others; unknown is missing.
        first_row: Number of the first row as the user counts: 2 below a header, else 1.
        x: Easting in metres (EPSG:32750), point layers only; shape ``(rows,)``.
        y: Northing in metres, point layers only; shape ``(rows,)``.
        polygons: Polygons in metres, polygon layers only; shape ``(rows,)``.
    """

    facts: LayerFacts
    frame: pd.DataFrame
    first_row: int = 1
    x: FloatArray | None = None
    y: FloatArray | None = None
    polygons: NDArray[Any] | None = None

    @property
    def positions(self) -> tuple[FloatArray, FloatArray]:
        """Easting and northing of a point layer."""
        assert self.x is not None  # noqa: S101 - point layers always hold coordinates
        assert self.y is not None  # noqa: S101
        return self.x, self.y

    @property
    def outlines(self) -> NDArray[Any]:
        """Polygons of a polygon layer."""
        assert self.polygons is not None  # noqa: S101 - polygon layers always hold polygons
        return self.polygons

    @property
    def uncertainty_m(self) -> FloatArray:
        """How uncertain each position is, in metres; 0 where the layer has no such column."""
        if "position_uncertainty_m" not in self.frame:
            return np.zeros(len(self.frame))
        return self.frame["position_uncertainty_m"].to_numpy(dtype=np.float64)


def read_layer(facts: LayerFacts, *, kept: bool = False) -> Layer:
    """Read and check one layer file.

    Args:
        facts: The layer's name and file, from :func:`~sentra_geo.layers.package.read_package`.
        kept: Whether to read the columns, too, that no figure needs. They are always read from
            other formats than GeoParquet.

    Returns:
        The layer with typed columns and coordinates in metres.

    Raises:
        LayerError: The file cannot be read, has no CRS, or breaks the layer's rules; all faults
            that can be seen at once.
    """
    schema = SCHEMAS[facts.layer]
    try:
        frame, geometry, crs = _read_file(facts, schema, kept=kept)
    except LayerError:
        raise
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pa.ArrowException) as e:
        raise _unreadable(facts) from e
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, OSError) as e:
        raise _unreadable(facts) from e
    layer = _checked_layer(facts, schema, frame, geometry, crs)
    pa.default_memory_pool().release_unused()
    return layer


def _read_file(
    facts: LayerFacts, schema: LayerSchema, *, kept: bool = False
) -> tuple[pd.DataFrame, Geometry, str]:
    """Columns, geometry and CRS as the file has them."""
    suffix = facts.path.suffix.lower()
    if suffix in _TABLE_SUFFIXES:
        return _read_csv(facts, schema)
    if suffix in _PARQUET_SUFFIXES:
        return _read_parquet(facts, schema, kept=kept)
    return _read_gdal(facts, schema)


def _checked_layer(
    facts: LayerFacts,
    schema: LayerSchema,
    frame: pd.DataFrame,
    geometry: Geometry,
    crs: str,
) -> Layer:
    name, first_row = facts.path.name, _first_row(facts)
    if frame.empty:
        raise LayerError(
            Fault(
                N_("Berkas tidak berisi satu baris pun."),
                N_("Isi berkas itu, atau kembalikan berkas bawaan."),
                file=name,
            )
        )
    typed, faults = parse_columns(frame, schema, name, first_row)
    faults = _once_a_cell(faults + find_attribute_issues(typed, schema, name, first_row))
    if schema.geometry == "none":
        _raise(faults)
        return Layer(facts, typed, first_row)
    if geometry is None:
        raise LayerError([*faults, _no_geometry(name)])
    if schema.geometry == "polygon":
        if isinstance(geometry, tuple):
            raise LayerError([*faults, _no_geometry(name)])
        faults += find_polygon_issues(geometry, crs, name, first_row)
        _raise(faults)
        return Layer(facts, typed, first_row, polygons=polygons_to_metric(geometry, crs))
    x, y = geometry if isinstance(geometry, tuple) else _point_coordinates(geometry)
    faults += find_point_issues(x, y, crs, name, first_row)
    _raise(faults)
    x, y = to_metric(x, y, crs)
    return Layer(facts, typed, first_row, x=x, y=y)


def _read_csv(
    facts: LayerFacts, schema: LayerSchema
) -> tuple[pd.DataFrame, tuple[FloatArray, FloatArray] | None, str]:
    frame = pd.read_csv(facts.path, dtype=str, encoding="utf-8-sig")
    if schema.geometry != "point" or not {"lon", "lat"} <= set(frame.columns):
        return frame, None, GEOGRAPHIC_CRS
    lon, lat = (
        pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=np.float64)
        for name in ("lon", "lat")
    )
    return frame.drop(columns=["lon", "lat"]), (lon, lat), GEOGRAPHIC_CRS


def _read_gdal(facts: LayerFacts, schema: LayerSchema) -> tuple[pd.DataFrame, Geometry, str]:
    table: pd.DataFrame = gpd.read_file(facts.path, engine="pyogrio", on_invalid="ignore")
    if not isinstance(table, gpd.GeoDataFrame):
        return table, None, GEOGRAPHIC_CRS
    frame = pd.DataFrame(table.drop(columns=table.geometry.name))
    if facts.path.suffix.lower() == ".shp":
        frame = _whole_names(frame, schema)
    return frame, table.geometry.to_numpy(), _known_crs(table.crs, facts)


def _whole_names(frame: pd.DataFrame, schema: LayerSchema) -> pd.DataFrame:
    """Shapefiles cut column names to ten characters: give the schema's columns theirs back."""
    names = {column.name[:_SHAPEFILE_NAME]: column.name for column in schema.columns}
    return frame.rename(columns=names)


def _known_crs(declared: Any, facts: LayerFacts) -> str:
    """The CRS as text; one that is missing, unknown or calls itself undefined fails."""
    try:
        crs = pyproj.CRS(declared)
    except pyproj.exceptions.CRSError as error:
        raise _no_crs(facts) from error
    if "undefined" in crs.name.lower() or not (crs.is_geographic or crs.is_projected):
        raise _no_crs(facts)
    return crs.to_string()


def _read_parquet(
    facts: LayerFacts, schema: LayerSchema, *, kept: bool = False
) -> tuple[pd.DataFrame, Geometry, str]:
    held = set(pq.read_schema(facts.path).names)
    # Columns with few values come as numbers into a list of them.
    few = [c.name for c in schema.columns if c.choices and c.name in held]
    file = pq.ParquetFile(facts.path, pre_buffer=False, read_dictionary=few)
    raw = (file.schema_arrow.metadata or {}).get(b"geo")
    if raw is None:
        return file.read().to_pandas(), None, GEOGRAPHIC_CRS
    column, declared = _geo_column(raw, file.schema_arrow.names, facts)
    crs = _known_crs(declared, facts)
    known = [c.name for c in schema.columns if (c.figures or kept) and c.name in held]
    frame = file.read(columns=known).to_pandas()
    if schema.geometry == "point" and (points := _read_points(file, column)) is not None:
        pa.default_memory_pool().release_unused()
        return frame, points, crs
    wkb = file.read(columns=[column]).column(0).to_numpy()
    return frame, shapely.from_wkb(wkb, on_invalid="ignore"), crs


def _read_points(file: pq.ParquetFile, column: str) -> tuple[FloatArray, FloatArray] | None:
    """Coordinates batch by batch, so that the column's bytes are never all in memory."""
    parts = []
    for batch in file.iter_batches(_BATCH_ROWS, columns=[column]):
        part = point_coordinates_of_wkb(batch.column(0))
        if part is None:
            return None
        parts.append(part)
    if not parts:
        return None
    x, y = zip(*parts, strict=True)
    return np.concatenate(x), np.concatenate(y)


def _geo_column(raw: bytes, names: list[str], facts: LayerFacts) -> tuple[str, Any]:
    """Name and CRS of the main geometry column, from GeoParquet's metadata."""
    try:
        geo = json.loads(raw)
        name = geo["primary_column"]
        about = geo["columns"][name]
        if name not in names or about.get("encoding", "WKB") != "WKB":
            raise ValueError(f"{name}: {about.get('encoding')}")
        # The standard: no key is WGS 84, null is unknown.
        return name, about.get("crs", GEOGRAPHIC_CRS)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(facts) from error


def point_coordinates_of_wkb(wkb: pa.Array) -> tuple[FloatArray, FloatArray] | None:
    """Coordinates of a WKB column of plain points, seen as one table of numbers.

    Args:
        wkb: Binary array, one little-endian 2D point a row, none missing.

    Returns:
        x and y, shape ``(rows,)`` each; None when the column holds anything else.
    """
    if len(wkb) == 0 or wkb.null_count:
        return None
    wide = pa.types.is_large_binary(wkb.type)
    offsets = np.frombuffer(wkb.buffers()[1], np.int64 if wide else np.int32)
    offsets = offsets[wkb.offset : wkb.offset + len(wkb) + 1]
    if np.any(np.diff(offsets) != _WKB_POINT_BYTES):
        return None
    body = np.frombuffer(wkb.buffers()[2], np.uint8)[offsets[0] : offsets[-1]]
    rows = body.reshape(-1, _WKB_POINT_BYTES)
    # A little-endian point starts with the bytes 1, 1 0 0 0 (order, type).
    if not (rows[:, 0] == 1).all() or not (rows[:, 1] == 1).all() or rows[:, 2:5].any():
        return None
    xy = rows[:, 5:].copy().view("<f8")
    return xy[:, 0].copy(), xy[:, 1].copy()


def _point_coordinates(geometry: NDArray[Any]) -> tuple[FloatArray, FloatArray]:
    is_point = shapely.get_type_id(geometry) == shapely.GeometryType.POINT
    points = np.where(is_point, geometry, np.array(None))
    return shapely.get_x(points), shapely.get_y(points)


def _first_row(facts: LayerFacts) -> int:
    """Row 1 of a spreadsheet is its header; features are counted from 1."""
    return 2 if facts.path.suffix.lower() in _TABLE_SUFFIXES else 1


def _once_a_cell(faults: list[Fault]) -> list[Fault]:
    """The first fault of each cell: a value that is no number is not missing as well."""
    first: dict[object, Fault] = {}
    for fault in faults:
        cell = (fault.row, fault.fields.get("column")) if fault.row is not None else id(fault)
        first.setdefault(cell, fault)
    return list(first.values())


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise LayerError(faults)


def _unreadable(facts: LayerFacts) -> LayerError:
    return LayerError(
        Fault(
            N_("Berkas tidak dapat dibaca."),
            N_("Periksa apakah berkas utuh dan formatnya sesuai dengan akhiran namanya."),
            file=facts.path.name,
        )
    )


def _no_crs(facts: LayerFacts) -> LayerError:
    return LayerError(
        Fault(
            N_("Sistem koordinat (CRS) tidak disebutkan, jadi letaknya tidak dapat dipastikan."),
            N_("Simpan ulang dengan CRS (misalnya EPSG:4326); Shapefile perlu berkas .prj."),
            file=facts.path.name,
        )
    )


def _no_geometry(name: str) -> Fault:
    return Fault(
        N_("Berkas tidak memuat letak (geometri atau kolom lon dan lat)."),
        N_("Tambahkan kolom lon dan lat dalam derajat, atau pakai berkas peta."),
        file=name,
    )
