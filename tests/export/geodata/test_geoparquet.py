"""GeoParquet 1.1."""

import io
import json

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely

from sentra_geo.layers.projection import geodesic_area_ha
from tests.export.geodata.test_geojson import LAYERS
from tests.export.geodata.test_shapes import back


@pytest.mark.parametrize("name", LAYERS)
def test_columns_are_the_geojsons(shipped, properties, name):
    _, files = shipped
    table = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
    held = table.drop([n for n in ("geometry", "bbox") if n in table.column_names])
    assert held.to_pylist() == properties(files, name)


@pytest.mark.parametrize("name", LAYERS)
def test_the_standard(shipped, name):
    request, files = shipped
    schema = pq.read_schema(io.BytesIO(files[f"{name}.parquet"]))
    assert schema.metadata[b"data_digest"].decode() == request.found.digest
    assert b"Pilihan" in schema.metadata[b"colophon"]
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"][geo["primary_column"]]
    assert column["encoding"] == "WKB"
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    points = name in {"sentra", "businesses"}
    assert ("covering" in column) == ("bbox" in schema.names) == (not points)


def test_geopandas_reads_it_and_the_boxes_hold_the_shapes(shipped):
    request, files = shipped
    for name in ("villages", "zones"):
        frame = gpd.read_parquet(io.BytesIO(files[f"{name}.parquet"]))
        assert frame.crs.to_epsg() == 4326
        table = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
        for shape, box in zip(frame.geometry, table["bbox"].to_pylist(), strict=True):
            assert (shape is None) == (box is None)
            if box:
                assert tuple(box.values()) == shape.bounds
    frame = gpd.read_parquet(io.BytesIO(files["villages.parquet"]), bbox=(116.6, -1.0, 116.7, -0.9))
    assert 0 < len(frame) < 54
    whole = gpd.read_parquet(io.BytesIO(files["villages.parquet"]))
    sizes = geodesic_area_ha(back(whole.geometry.to_numpy()))
    given = [village.area_ha for village in request.found.villages]
    assert np.allclose(sizes, given, rtol=1e-3)
    assert shapely.is_valid(whole.geometry.to_numpy()).all()
