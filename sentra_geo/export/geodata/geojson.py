"""A layer as GeoJSON (RFC 7946), quick enough for a million points."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import shapely

from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.present.colophon import Colophon

_BATCH_ROWS = 50_000


def geojson_bytes(layer: GeoLayer, colophon: Colophon, credit: str) -> bytes:
    """A layer as one FeatureCollection.

    Args:
        layer: The layer; its shapes are in degrees, rounded and turned as the standard wants.
        colophon: What the file says of itself, in members beside the features.
        credit: Line to print with the data.

    Returns:
        UTF-8 text, a feature a line; unknown is ``null``.
    """
    about = {
        "type": "FeatureCollection",
        "name": layer.name,
        "title": layer.title,
        "note": layer.about,
        "credit": credit,
        "colophon": list(colophon.lines),
        "data_digest": colophon.digest,
    }
    head = json.dumps(about, ensure_ascii=False)[:-1]
    text = io.BytesIO()  # encoded batch by batch: a million rows are half a gigabyte
    text.write(f'{head}, "features": ['.encode())
    for start in range(0, layer.table.num_rows, _BATCH_ROWS):
        rows = slice(start, start + _BATCH_ROWS)
        batch = layer.table.slice(start, _BATCH_ROWS)
        shapes = [text or "null" for text in shapely.to_geojson(layer.shapes[rows])]
        features = ",\n".join(_features(batch, shapes))
        text.write(f"{',' if start else ''}\n{features}".encode())
    text.write(b"\n]}\n")
    return text.getvalue()


def _features(batch: pa.Table, shapes: Sequence[str]) -> Iterator[str]:
    properties = zip(*(_members(name, batch[name]) for name in batch.column_names), strict=True)
    for shape, held in zip(shapes, properties, strict=True):
        yield f'{{"type":"Feature","geometry":{shape},"properties":{{{",".join(held)}}}}}'


def _members(name: str, column: pa.ChunkedArray) -> list[str]:
    """``"name":value`` of each row; what repeats is written out once."""
    coded = column.combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    key = json.dumps(name)
    values = [*coded.dictionary.to_pylist(), None]
    texts = [f"{key}:{json.dumps(value, ensure_ascii=False, allow_nan=False)}" for value in values]
    codes = coded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
    return list(np.array(texts, dtype=object)[codes])
