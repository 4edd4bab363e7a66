"""A layer as GeoParquet 1.1, areas and lines with the box around each row."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import shapely

from sentra_geo.export.geodata.geolayer import AREA, POINT, GeoLayer
from sentra_geo.layers.projection import GEOGRAPHIC_CRS
from sentra_geo.present.colophon import Colophon

_VERSION = "1.1.0"
_CORNERS = ("xmin", "ymin", "xmax", "ymax")
_GEOMETRY, _BOX = "geometry", "bbox"


def geoparquet_bytes(layer: GeoLayer, colophon: Colophon, credit: str) -> bytes:
    """A layer as GeoParquet.

    Args:
        layer: The layer; its shapes are in degrees.
        colophon: What the file says of itself, in its metadata.
        credit: Line to print with the data.

    Returns:
        The file; the same layer always gives the same bytes.
    """
    table = layer.table.append_column(
        _GEOMETRY, pa.array(shapely.to_wkb(layer.shapes), pa.binary())
    )
    if layer.kind != POINT:  # a point is its own box
        table = table.append_column(_BOX, _boxes(layer))
    about = {
        "title": layer.title,
        "description": layer.about,
        "credit": credit,
        "colophon": "\n".join(colophon.lines),
        "data_digest": colophon.digest,
    }
    metadata = {"geo": json.dumps(_geo(layer), sort_keys=True), **about}
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), buffer)
    return buffer.getvalue()


def _geo(layer: GeoLayer) -> dict[str, Any]:
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": [layer.kind] if len(layer.shapes) else [],
        "crs": pyproj.CRS(GEOGRAPHIC_CRS).to_json_dict(),
        "edges": "planar",
    }
    held = layer.shapes[shapely.is_geometry(layer.shapes)]
    if len(held):
        column["bbox"] = shapely.total_bounds(held).tolist()
    if layer.kind == AREA:
        column["orientation"] = "counterclockwise"
    if layer.kind != POINT:
        column["covering"] = {_BOX: {corner: [_BOX, corner] for corner in _CORNERS}}
    return {"version": _VERSION, "primary_column": _GEOMETRY, "columns": {_GEOMETRY: column}}


def _boxes(layer: GeoLayer) -> pa.Array:
    bounds = shapely.bounds(layer.shapes).reshape(-1, len(_CORNERS))
    missing = np.isnan(bounds).any(axis=1)
    corners = [pa.array(values, pa.float64()) for values in bounds.T]
    return pa.StructArray.from_arrays(corners, names=list(_CORNERS), mask=pa.array(missing))
