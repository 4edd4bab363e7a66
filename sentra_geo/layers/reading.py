"""Reading a layer file into plain columns and coordinates in metres.

CSV holds points in columns ``lon`` and ``lat`` (WGS 84); everything else is read by GDAL through
pyogrio, and GeoParquet straight from its WKB column, which costs a tenth of building points.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

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
_TABLE_SUFFIXES = {".csv"}
_PARQUET_SUFFIXES = {".parquet", ".geoparquet"}


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer in memory; nobody changes it after it is read.

    Attributes:
        facts: Where it comes from.
        frame: One row a feature: the schema's columns and any others; unknown is missing.
        x: Easting in metres (EPSG:32750), point layers only; shape ``(rows,)``.
        y: Northing in metres, point layers only; shape ``(rows,)``.
        polygons: Polygons in metres, polygon layers only; shape ``(rows,)``.
    """

    facts: LayerFacts
    frame: pd.DataFrame
    x: FloatArray | None = None
    y: FloatArray | None = None
    polygons: NDArray[Any] | None = None


def read_layer(facts: LayerFacts) -> Layer:
    """Read and check one layer file.

    Args:
        facts: The layer's name and file, from :func:`~sentra_geo.layers.package.read_package`.

    Returns:
        The layer with typed columns and coordinates in metres.

    Raises:
        LayerError: The file cannot be read, has no CRS, or breaks the layer's rules; all faults
            that can be seen at once.
    """
    schema = SCHEMAS[facts.layer]
    suffix = facts.path.suffix.lower()
    try:
        if suffix in _TABLE_SUFFIXES:
            frame, geometry, crs = _read_csv(facts, schema)
        elif suffix in _PARQUET_SUFFIXES:
            frame, geometry, crs = _read_parquet(facts, schema)
        else:
            frame, geometry, crs = _read_gdal(facts)
    except LayerError:
        raise
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pa.ArrowException) as e:
        raise _unreadable(facts, e) from e
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, OSError) as e:
        raise _unreadable(facts, e) from e
    return _checked_layer(facts, schema, frame, geometry, crs)


def _checked_layer(
    facts: LayerFacts,
    schema: LayerSchema,
    frame: pd.DataFrame,
    geometry: NDArray[Any] | tuple[FloatArray, FloatArray] | None,
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
    faults += find_attribute_issues(typed, schema, name, first_row)
    if schema.geometry == "none":
        _raise(faults)
        return Layer(facts, typed)
    if geometry is None:
        raise LayerError([*faults, _no_geometry(name)])
    if schema.geometry == "polygon":
        if isinstance(geometry, tuple):
            raise LayerError([*faults, _no_geometry(name)])
        faults += find_polygon_issues(geometry, crs, name, first_row)
        _raise(faults)
        return Layer(facts, typed, polygons=polygons_to_metric(geometry, crs))
    x, y = geometry if isinstance(geometry, tuple) else _point_coordinates(geometry)
    faults += find_point_issues(x, y, crs, name, first_row)
    _raise(faults)
    x, y = to_metric(x, y, crs)
    return Layer(facts, typed, x=x, y=y)


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


def _read_gdal(facts: LayerFacts) -> tuple[pd.DataFrame, NDArray[Any] | None, str]:
    meta, _, wkb, columns = pyogrio.raw.read(facts.path)
    frame = pd.DataFrame(dict(zip(meta["fields"], columns, strict=True)))
    if wkb is None:
        return frame, None, GEOGRAPHIC_CRS
    if meta["crs"] is None:
        raise _no_crs(facts)
    return frame, shapely.from_wkb(wkb, on_invalid="ignore"), str(meta["crs"])


def _read_parquet(facts: LayerFacts, schema: LayerSchema) -> tuple[pd.DataFrame, Any, str]:
    file = pq.ParquetFile(facts.path)
    raw = (file.schema_arrow.metadata or {}).get(b"geo")
    if raw is None:
        return file.read().to_pandas(), None, GEOGRAPHIC_CRS
    geo = json.loads(raw)
    column = geo["primary_column"]
    declared = geo["columns"][column].get("crs", GEOGRAPHIC_CRS)
    if declared is None:
        raise _no_crs(facts)
    crs = pyproj.CRS(declared).to_string()
    known = [c.name for c in schema.columns if c.name in file.schema_arrow.names]
    frame = file.read(columns=known).to_pandas()
    wkb = file.read(columns=[column]).column(0).combine_chunks()
    points = point_coordinates_of_wkb(wkb) if schema.geometry == "point" else None
    if points is not None:
        return frame, points, crs
    return frame, shapely.from_wkb(wkb.to_numpy(zero_copy_only=False), on_invalid="ignore"), crs


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
    points = np.where(is_point, geometry, None)
    return shapely.get_x(points), shapely.get_y(points)


def _first_row(facts: LayerFacts) -> int:
    """Row 1 of a spreadsheet is its header; features are counted from 1."""
    return 2 if facts.path.suffix.lower() in _TABLE_SUFFIXES else 1


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise LayerError(faults)


def _unreadable(facts: LayerFacts, error: Exception) -> LayerError:
    return LayerError(
        Fault(
            N_("Berkas tidak dapat dibaca ({problem})."),
            N_("Periksa apakah berkas utuh dan formatnya sesuai dengan akhiran namanya."),
            file=facts.path.name,
            fields={"problem": str(error).splitlines()[0][:200] if str(error) else type(error)},
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
