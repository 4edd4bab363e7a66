"""The GeoPackage, as sqlite and GDAL see it."""

import io
import sqlite3
import tempfile
from contextlib import closing
from xml.etree import ElementTree

import geopandas as gpd
import pyogrio
import pytest
import shapely

from sentra_geo.export.geodata import geopackage
from sentra_geo.export.geodata.geodata import GEOPACKAGE, METADATA, geodata_files
from tests.export.geodata.test_geojson import LAYERS
from tests.export.geodata.worlds import HOSTILE, order

KINDS = {"sentra": "POINT", "businesses": "POINT", "delineation_line": "MULTILINESTRING"}


@pytest.fixture(scope="module")
def path(shipped, tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / GEOPACKAGE
    path.write_bytes(shipped[1][GEOPACKAGE])
    return path


@pytest.fixture(scope="module")
def file(path):
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def every(file, query, *values):
    return file.execute(query, values).fetchall()


def test_it_is_a_geopackage_and_whole(file):
    assert every(file, "PRAGMA application_id") == [(0x47504B47,)]
    assert every(file, "PRAGMA user_version") == [(10300,)]
    assert every(file, "PRAGMA integrity_check") == [("ok",)]
    assert every(file, "PRAGMA foreign_key_check") == []
    assert every(file, "PRAGMA freelist_count") == [(0,)]


def test_contents(file, path):
    held = {
        row[0]: row[1:]
        for row in every(
            file,
            "SELECT table_name, data_type, identifier, description, last_change, srs_id "
            "FROM gpkg_contents",
        )
    }
    assert set(held) == {*LAYERS, "layer_styles"}
    for name in LAYERS:
        kind, title, about, changed, system = held[name]
        assert (kind, system) == ("features", 4326)
        assert title
        assert about
        assert changed == geopackage.MOMENT
    assert held["villages"][1] == "Desa (angka usaha: DATA CONTOH)"
    assert held["businesses"][1] == "Usaha (DATA CONTOH)"
    kinds = dict(every(file, "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert kinds == {name: KINDS.get(name, "MULTIPOLYGON") for name in LAYERS}
    assert [name for name, _ in pyogrio.list_layers(path)] == [*LAYERS, "layer_styles"]


@pytest.mark.parametrize("name", LAYERS)
def test_rows_and_shapes_are_the_geojsons(path, shipped, properties, name):
    frame = gpd.read_file(path, layer=name)
    rows = properties(shipped[1], name)
    assert list(frame.columns) == [*rows[0], "geometry"]
    assert len(frame) == len(rows)
    for column in rows[0]:
        for value, row in zip(frame[column].tolist(), rows, strict=True):
            if row[column] is None:
                assert value is None or value != value  # noqa: PLR0124 - NaN
            else:
                assert value == row[column], column
    text = gpd.read_file(io.BytesIO(shipped[1][f"{name}.geojson"]))
    assert shapely.equals_exact(frame.geometry.to_numpy(), text.geometry.to_numpy()).all() or (
        name == "zones"
    )


def test_every_layer_has_one_default_style(file):
    for name in LAYERS:
        styles = every(
            file,
            "SELECT styleName, useAsDefault, styleQML, styleSLD, f_geometry_column, update_time, "
            "f_table_catalog, f_table_schema FROM layer_styles WHERE f_table_name = ?",
            name,
        )
        assert sum(default for _, default, *_ in styles) == 1
        for title, _, qml, sld, geometry, moment, catalogue, schema in styles:
            assert 0 < len(title) <= 30
            assert (geometry, moment, catalogue, schema) == ("geom", geopackage.MOMENT, "", "")
            assert ElementTree.fromstring(qml).tag == "qgis"
            assert ElementTree.fromstring(sld.encode()).tag.endswith("StyledLayerDescriptor")
    names = [
        n
        for (n,) in every(
            file, "SELECT styleName FROM layer_styles WHERE f_table_name = 'villages'"
        )
    ]
    assert names[0] == "Zona"
    assert len(names) == len(set(names)) == 6


def test_metadata_and_meanings(file, shipped):
    _, files = shipped
    (row,) = every(file, "SELECT md_scope, md_standard_uri, mime_type, metadata FROM gpkg_metadata")
    assert row[:3] == ("dataset", "http://www.isotc211.org/2005/gmd", "text/xml")
    assert row[3].encode() == files[METADATA]
    (scope,) = every(
        file,
        "SELECT reference_scope, table_name, timestamp, md_file_id FROM gpkg_metadata_reference",
    )
    assert scope == ("geopackage", None, geopackage.MOMENT, 1)
    extensions = {name for (name,) in every(file, "SELECT extension_name FROM gpkg_extensions")}
    assert extensions == {"gpkg_rtree_index", "gpkg_metadata", "gpkg_schema"}
    meant = dict(
        every(
            file,
            "SELECT column_name, description FROM gpkg_data_columns WHERE table_name = 'villages'",
        )
    )
    held = [name for _, name, *_ in every(file, "PRAGMA table_info(villages)")]
    assert [*meant] == held[2:]
    assert all(meant.values())


def test_no_file_is_left_whatever_happens(grid, monkeypatch, tmp_path):
    def broken(*_):
        raise ValueError("broken")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    geodata_files(order(grid))
    monkeypatch.setattr(geopackage, "_add_metadata", broken)
    with pytest.raises(ValueError, match="broken"):
        geodata_files(order(grid))
    assert not any((tmp_path / "temporary").iterdir())


def test_hostile_names(hostile, tmp_path):
    files = geodata_files(order(hostile))
    path = tmp_path / "h.gpkg"
    path.write_bytes(files[GEOPACKAGE])
    frame = gpd.read_file(path, layer="villages")
    assert frame["village"].tolist() == [name.replace("\x07", "") for name in HOSTILE]
    with closing(sqlite3.connect(path)) as file:
        assert every(file, "PRAGMA integrity_check") == [("ok",)]
        for qml, sld in every(file, "SELECT styleQML, styleSLD FROM layer_styles"):
            ElementTree.fromstring(qml)
            ElementTree.fromstring(sld.encode())
            assert "<script" not in qml + sld
