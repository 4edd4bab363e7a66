"""The rows of a table as they would be copied, and what is known about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.geoparquet import geoparquet_bytes, geoparquet_rows
from sentra_geo.layers.schema import SCHEMAS, LayerSchema
from sentra_geo.store.database import Database
from sentra_geo.store.manifest import DELINEATION, Manifest

# Stands for a file where rows were entered or edited in the database itself.
EDITED_FILE = "PostGIS"
Rows = tuple[pd.DataFrame, NDArray[Any] | None]
_DTYPES: dict[str, Any] = {
    "number": "float64",
    "count": "float64",
    "flag": "boolean",
    "text": "str",
    "date": "str",
}


@dataclass(frozen=True, eq=False)
class TablePart:
    """The rows of one slot: a whole table, or one boundary of the delineations.

    Attributes:
        manifest: What is known about them.
        content: The rows as GeoParquet.
        loaded: Id of the snapshot that holds these very rows; empty where none does.
    """

    manifest: Manifest
    content: bytes
    loaded: str = ""


def place_of(layer: str, boundary: str) -> str:
    """Where the database keeps a layer, or one boundary of the delineations."""
    return f"{layer}.{boundary}" if boundary else layer


def manifest_from(held: Mapping[str, Any]) -> Manifest:
    """A manifest of the database.

    Raises:
        ValueError: It is none.
    """
    return Manifest.from_json(json.dumps(held))


def loaded_snapshots(database: Database) -> dict[str, tuple[str, dict[str, Any]]]:
    """Id and manifest of the snapshot last put in force, by its place in the database.

    Raises:
        StoreError: The database cannot be read.
    """
    current = database.current()
    return {
        place: (name, manifest)
        for name, place, manifest in database.snapshots()
        if current.get(place) == name
    }


def read_table(
    database: Database, layer: str, loaded: Mapping[str, tuple[str, dict[str, Any]]]
) -> tuple[TablePart, ...]:
    """The rows of a layer's table as they stand now; none of an empty table.

    Args:
        database: The database.
        layer: Layer name.
        loaded: What :func:`loaded_snapshots` gave.

    Returns:
        One part, or one for each boundary.

    Raises:
        StoreError: The database cannot be read.
    """
    rows = database.read_layer_frame(layer)
    parts = []
    for boundary, part in _split(layer, rows).items():
        name, about = loaded.get(place_of(layer, boundary), ("", {}))
        manifest = _loaded_manifest(about)
        if manifest is None:
            name, manifest = "", _unknown(layer, boundary, part[0], database.server)
        elif not _holds(database.read_snapshot(name), part, SCHEMAS[layer]):
            name, manifest = "", _edited(manifest, name)
        parts.append(TablePart(_counted(manifest, part[0]), geoparquet_bytes(*part), name))
    return tuple(parts)


def _loaded_manifest(held: Mapping[str, Any]) -> Manifest | None:
    """A manifest of the database; None where there is none, or somebody else wrote it."""
    try:
        return manifest_from(held) if held else None
    except ValueError:
        return None


def same_rows(one: Rows, other: Rows, schema: LayerSchema) -> bool:
    """Whether two sets of rows are the same as far as the layer's table can hold them.

    Args:
        one: Columns and shapes in degrees.
        other: Others; a column that is absent is unknown.
        schema: The layer.

    Returns:
        Whether all values and shapes are equal, row by row.
    """
    (first, shapes), (second, others) = one, other
    if len(first) != len(second) or (shapes is None) != (others is None):
        return False
    for column in schema.columns:
        held, found = (_values(frame, column.name, column.kind) for frame in (first, second))
        if not held.equals(found):
            return False
    if shapes is None or others is None:
        return True
    same = shapely.equals_exact(_flat(shapes), _flat(others), tolerance=0, normalize=True)
    return bool(np.all(same))


def _holds(content: bytes, rows: Rows, schema: LayerSchema) -> bool:
    """Whether a snapshot holds these rows; one that cannot be read does not."""
    try:
        return same_rows(geoparquet_rows(content), rows, schema)
    except (pa.ArrowException, OSError, ValueError, TypeError):
        return False


def _values(frame: pd.DataFrame, name: str, kind: str) -> pd.Series[Any]:
    if name not in frame:
        return pd.Series([None] * len(frame)).astype(_DTYPES[kind])
    return frame[name].reset_index(drop=True).astype(_DTYPES[kind])


def _flat(shapes: NDArray[Any]) -> NDArray[Any]:
    """Shapes without height, polygons as multipolygons."""
    flat = np.array(shapely.force_2d(shapes), dtype=object)
    single = shapely.get_type_id(flat) == shapely.GeometryType.POLYGON
    if single.any():
        flat[single] = shapely.multipolygons(flat[single], indices=np.arange(single.sum()))
    return flat


def _split(layer: str, rows: Rows) -> dict[str, Rows]:
    """The rows of each boundary, or all under an empty name; none for an empty table."""
    frame, geometry = rows
    if frame.empty:
        return {}
    if layer != DELINEATION or geometry is None:
        return {"": rows}
    chosen = {
        name: (frame["boundary_id"] == name).to_numpy() for name in frame["boundary_id"].unique()
    }
    return {
        str(name): (frame[own].reset_index(drop=True), geometry[own])
        for name, own in chosen.items()
    }


def _edited(loaded: Manifest, name: str) -> Manifest:
    """What is known about rows that were loaded and then edited."""
    return Manifest(
        layer=loaded.layer,
        created_at=_now(),
        file=EDITED_FILE,
        file_sha256="",
        content_sha256="",
        read=0,
        accepted=0,
        set_aside=0,
        boundary_id=loaded.boundary_id,
        law=loaded.law,
        title=loaded.title,
        source=loaded.source,
        as_of=loaded.as_of,
        standing=loaded.standing,
        licence=loaded.licence,
        added_to=name,
    )


def _unknown(layer: str, boundary: str, frame: pd.DataFrame, server: str) -> Manifest:
    """What is known about rows that were never loaded."""
    first = frame.iloc[0]
    is_line = layer == DELINEATION
    return Manifest(
        layer=layer,
        created_at=_now(),
        file=EDITED_FILE,
        file_sha256="",
        content_sha256="",
        read=0,
        accepted=0,
        set_aside=0,
        source=f"{EDITED_FILE} {server}",
        boundary_id=boundary,
        law=_text(first.get("law")) if is_line else "",
        standing=_text(first.get("standing")) if is_line else "indicative",
    )


def _counted(manifest: Manifest, frame: pd.DataFrame) -> Manifest:
    """With the rows that there are now, and whether all are made up."""
    rows = len(frame)
    if manifest.file != EDITED_FILE:
        return manifest
    sample = "is_sample" in frame and bool(frame["is_sample"].all())
    standing = "sample" if sample else manifest.standing
    if standing == "sample" and not sample:
        standing = "indicative"
    return replace(manifest, read=rows, accepted=rows, is_sample=sample, standing=standing)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
