"""GeoJSON by RFC 7946."""

import json

import numpy as np
import shapely

from sentra_geo.export.geodata.geojson import geojson_bytes
from sentra_geo.export.geodata.sentra import sentra_layer
from sentra_geo.present.colophon import colophon
from tests.export.geodata.worlds import HOSTILE, order

LAYERS = (
    *("villages", "districts", "zones", "delineation", "delineation_line", "sentra"),
    *("businesses", "neighbours"),
)


def test_every_layer_is_a_collection_that_says_what_it_is(shipped):
    request, files = shipped
    for name in LAYERS:
        held = json.loads(files[f"{name}.geojson"])
        assert held["type"] == "FeatureCollection"
        assert held["name"] == name
        assert held["title"]
        assert held["credit"]
        assert held["data_digest"] == request.found.digest
        lines = " ".join(held["colophon"])
        for part in ("Pilihan:", "indikatif", "n = 13", "Sumber:", "Sentra Geo", "Data per"):
            assert part in lines or (part == "Data per" and "Data" in lines), (name, part)
        assert "crs" not in held  # RFC 7946 knows one only
        assert ("DATA CONTOH" in held["title"]) == (
            name in {"villages", "districts", "zones", "businesses"}
        )


def test_shapes_keep_the_rules_of_the_standard(shipped):
    _, files = shipped
    for name in LAYERS:
        for feature in json.loads(files[f"{name}.geojson"])["features"]:
            if feature["geometry"] is None:
                assert name == "zones"
                continue
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.is_valid
            places = shapely.get_coordinates(shape)
            assert (places == places.round(7)).all()
            assert (np.abs(places - [116.6, -1.2]) < 1.5).all()  # longitude first
            for part in shapely.get_parts(shape):
                if part.geom_type == "Polygon":
                    assert part.exterior.is_ccw
                    assert not any(ring.is_ccw for ring in part.interiors)


def test_values_are_those_of_the_table(shipped, properties):
    request, files = shipped
    table = sentra_layer(request).table.to_pylist()
    assert properties(files, "sentra") == table


def test_no_rows(grid):
    request = order(grid, commodity=("palm_sugar",))
    layer = sentra_layer(request)
    text = geojson_bytes(layer, colophon(request.study, request.found, request.words), "")
    assert json.loads(text)["features"] == []


def test_many_rows_are_joined(monkeypatch, grid):
    request = order(grid)
    layer, about = sentra_layer(request), colophon(request.study, request.found, request.words)
    whole = geojson_bytes(layer, about, "")
    monkeypatch.setattr("sentra_geo.export.geodata.geojson._BATCH_ROWS", 2)
    assert geojson_bytes(layer, about, "") == whole


def test_hostile_names_stay_texts(hostile):
    from sentra_geo.export.geodata.villages import villages_layer  # noqa: PLC0415

    request = order(hostile)
    about = colophon(request.study, request.found, request.words)
    held = json.loads(geojson_bytes(villages_layer(request), about, "</script>"))
    names = [feature["properties"]["village"] for feature in held["features"]]
    assert names == [name.replace("\x07", "") for name in HOSTILE]
