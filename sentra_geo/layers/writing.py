"""Writing a layer as GeoParquet: the one form in which layers are kept."""

from __future__ import annotations

import io
from typing import Any

import geopandas as gpd
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.layers.projection import GEOGRAPHIC_CRS

GEOMETRY = "geometry"


def geoparquet_bytes(frame: pd.DataFrame, geometry: NDArray[Any] | None) -> bytes:
    """A layer's rows as GeoParquet (plain Parquet where it has no shapes).

    Args:
        frame: The layer's columns, without its geometry.
        geometry: Shapes in degrees (WGS 84), shape ``(rows,)``; None for a plain table.

    Returns:
        The file's bytes; the same rows give the same bytes.
    """
    table = frame.reset_index(drop=True)
    buffer = io.BytesIO()
    if geometry is None:
        table.to_parquet(buffer, index=False, engine="pyarrow")
    else:
        shaped = gpd.GeoDataFrame(table, geometry=geometry, crs=GEOGRAPHIC_CRS)
        shaped.to_parquet(buffer, index=False)
    return buffer.getvalue()
