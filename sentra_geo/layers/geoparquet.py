"""GeoParquet, the one form in which layers are kept: written, and read back row by row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sentra_geo.layers.projection import GEOGRAPHIC_CRS

_GEO = b"geo"
_MIXED = (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError, OverflowError)


def geoparquet_bytes(frame: pd.DataFrame, geometry: NDArray[Any] | None) -> bytes:
    """A layer's rows as GeoParquet (plain Parquet where it has no shapes).

    Args:
        frame: The layer's columns, without its geometry.
        geometry: Shapes in degrees (WGS 84), shape ``(rows,)``; None for a plain table.

    Returns:
        The file's bytes; the same rows give the same bytes. A column of mixed kinds is text.
    """
    table = frame.reset_index(drop=True)
    table.columns = table.columns.map(str)
    table.attrs = {}  # they would be written too
    try:
        return _written(table, geometry)
    except _MIXED:
        kinds = {name: _as_one_kind(values) for name, values in table.items()}
        return _written(pd.DataFrame(kinds), geometry)


def geoparquet_rows(source: Path | bytes) -> tuple[pd.DataFrame, NDArray[Any] | None]:
    """The rows of a GeoParquet, or plain Parquet, that this program wrote.

    Args:
        source: The file, or its bytes.

    Returns:
        The columns without the geometry, and the shapes in degrees (WGS 84), shape ``(rows,)``, or
        None where there are none.
    """
    opened = io.BytesIO(source) if isinstance(source, bytes) else source
    shaped = _GEO in (pq.read_schema(opened).metadata or {})
    if isinstance(opened, io.BytesIO):
        opened.seek(0)
    if not shaped:
        return pd.read_parquet(opened), None
    frame = gpd.read_parquet(opened)  # type: ignore[arg-type] # the stubs know names only
    return pd.DataFrame(frame.drop(columns=frame.geometry.name)), frame.geometry.to_numpy()


def _written(table: pd.DataFrame, geometry: NDArray[Any] | None) -> bytes:
    buffer = io.BytesIO()
    if geometry is None:
        table.to_parquet(buffer, index=False, engine="pyarrow")
    else:
        shaped = gpd.GeoDataFrame(table, geometry=geometry, crs=GEOGRAPHIC_CRS)
        shaped.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _as_one_kind(values: pd.Series[Any]) -> pd.Series[Any]:
    """A column that Parquet takes: where kinds are mixed, as a spreadsheet may, all is text."""
    try:
        pa.Array.from_pandas(values)
    except _MIXED:
        texts = [None if pd.isna(value) else _text(value) for value in values]
        return pd.Series(texts, dtype=object)
    return values


def _text(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode("utf-8")
