"""Outlines as GeoJSON in degrees, for maps that fetch them by URL; administrative areas only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import shapely

from sentra_geo.layers.projection import geometry_to_degrees
from sentra_geo.study import Study

_DECIMALS = 5  # about a metre


def outline_geojson(study: Study, layer: str, boundary: str = "") -> str:
    """One outline layer as GeoJSON text.

    Args:
        study: The study.
        layer: ``villages``, ``neighbours`` or ``delineation``.
        boundary: ``boundary_id``, for the delineation.

    Returns:
        A FeatureCollection, coordinates to five decimals. Villages carry ``village_code``,
        ``village`` and a label position; the others carry nothing.
    """
    if layer == "delineation":
        return _collection([study.boundaries[boundary].polygon], [{}])
    source = study.villages if layer == "villages" else study.neighbours
    if source is None or source.polygons is None:
        return _collection([], [])
    if layer == "neighbours":
        return _collection(list(source.polygons), [{} for _ in source.polygons])
    properties = [
        {"village_code": code, "village": name, **_label_place(polygon)}
        for code, name, polygon in zip(
            source.frame["village_code"], source.frame["village"], source.polygons, strict=True
        )
    ]
    return _collection(list(source.polygons), properties)


def _label_place(polygon: Any) -> dict[str, float]:
    point = geometry_to_degrees(polygon.representative_point())
    return {"label_lon": round(point.x, 4), "label_lat": round(point.y, 4)}


def _collection(polygons: Sequence[Any], properties: Sequence[dict[str, Any]]) -> str:
    degrees = [geometry_to_degrees(polygon) for polygon in polygons]
    features = [
        {
            "type": "Feature",
            "properties": entry,
            "geometry": json.loads(shapely.to_geojson(_rounded(polygon))),
        }
        for polygon, entry in zip(degrees, properties, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def _rounded(polygon: Any) -> Any:
    """Coordinates to five decimals, ring by ring, so that shared borders stay shared."""
    return shapely.transform(polygon, lambda xy: xy.round(_DECIMALS))
