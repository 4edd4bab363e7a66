"""What differs between two versions of a layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.layers.projection import geodesic_area_ha, polygons_to_metric
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.snapshots import Snapshot

_KEYS_WITHOUT = {"delineation": ("boundary_id", "zone"), "neighbours": ("regency",)}


def identity_of(layer: str) -> tuple[str, ...]:
    """The columns that tell a row of a layer from the others, whether or not rows may repeat."""
    return SCHEMAS[layer].key or _KEYS_WITHOUT[layer]


@dataclass(frozen=True, eq=False)
class Comparison:
    """How a newer version of a layer differs from an older one.

    Attributes:
        before: Rows of the older one.
        after: Rows of the newer one.
        added: Keys that only the newer one has, as texts.
        removed: Keys that only the older one has.
        changed: Keys whose row differs.
        moved: Keys whose place or shape differs; part of ``changed``.
        area_ha: Geodesic hectares before and after, for areas; None otherwise.
    """

    before: int
    after: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    area_ha: tuple[float, float] | None = None


def compare(older: Snapshot, newer: Snapshot) -> Comparison:
    """Compare two versions of the same layer.

    Args:
        older: One version.
        newer: Another version of the same layer.

    Returns:
        Which rows were added, removed and changed.

    Raises:
        ValueError: The versions are of different layers.
    """
    layer = newer.manifest.layer
    if layer != older.manifest.layer:
        raise ValueError(f"{older.manifest.layer}, {layer}")
    schema = SCHEMAS[layer]
    key = identity_of(layer)
    first, shapes = geoparquet_rows(older.path)
    second, other_shapes = geoparquet_rows(newer.path)
    before, after = _keys(first, key), _keys(second, key)
    common = before.intersection(after, sort=False)
    one, two = before.get_indexer(common), after.get_indexer(common)
    moved = _differs_in_shape(shapes, other_shapes, one, two)
    differs = moved | _differs_in_columns(first.iloc[one], second.iloc[two])
    is_area = schema.geometry == "polygon"
    return Comparison(
        before=len(first),
        after=len(second),
        added=tuple(after.difference(before)),
        removed=tuple(before.difference(after)),
        changed=tuple(common[differs]),
        moved=tuple(common[moved]),
        area_ha=(_area(shapes), _area(other_shapes)) if is_area else None,
    )


def _keys(frame: pd.DataFrame, key: Sequence[str]) -> pd.Index[str]:
    """The rows' keys as texts; rows of the same key are numbered."""
    texts = frame[list(key)].astype(str).agg(" / ".join, axis=1) if len(frame) else pd.Series([])
    again = texts.groupby(texts).cumcount()
    numbered = texts.where(again == 0, texts + " #" + (again + 1).astype(str))
    keys: pd.Index[str] = pd.Index(numbered.tolist(), dtype=object)
    return keys


def _differs_in_columns(first: pd.DataFrame, second: pd.DataFrame) -> NDArray[np.bool_]:
    differs = np.zeros(len(first), dtype=bool)
    for name in dict.fromkeys([*first.columns, *second.columns]):
        one, two = (_texts(frame, name) for frame in (first, second))
        differs |= one != two
    return differs


def _texts(frame: pd.DataFrame, name: str) -> NDArray[Any]:
    """A column as texts, empty where unknown; a column that is absent is unknown."""
    if name not in frame:
        return np.full(len(frame), "", dtype=object)
    values = frame[name]
    return np.asarray(values.astype(object).where(values.notna(), "").astype(str), dtype=object)


def _differs_in_shape(
    first: NDArray[Any] | None,
    second: NDArray[Any] | None,
    one: NDArray[np.intp],
    two: NDArray[np.intp],
) -> NDArray[np.bool_]:
    if first is None or second is None:
        return np.zeros(len(one), dtype=bool)
    same = shapely.equals_exact(first[one], second[two], tolerance=0, normalize=True)
    return ~np.asarray(same, dtype=bool)


def _area(shapes: NDArray[Any] | None) -> float:
    if shapes is None:
        return 0.0
    return float(geodesic_area_ha(polygons_to_metric(shapes, "EPSG:4326")).sum())
