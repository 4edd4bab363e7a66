"""The store in a real PostgreSQL with PostGIS."""

import threading
import time
from dataclasses import replace

import numpy as np
import pandas as pd
import psycopg
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sentra_geo.errors import StoreError
from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.package import read_package
from sentra_geo.layers.projection import geometry_to_degrees
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database import Database
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds

pytestmark = pytest.mark.postgis
INSERT = """
    INSERT INTO sentra_geo.businesses (business_id, name, geometry)
    VALUES ('Q', 'q', ST_SetSRID(ST_Point(116.6, -1.2), 4326))
"""
HOSTILE = (
    'the "quoted" one',
    "Toko 'Ibu'; DROP TABLE sentra_geo.businesses; --",
    "back\\slash \\n \\N \\x41",
    "\\.",
    "first\n\\.\nlast",
    "tab\tand\r\nbreak",
    "NULL",
    "",
    "%s %(name)s {name}",
    "<script>alert(1)</script>",
    "=1+1",
    "Ünïcödé 中文 🏝 \u202e",
    ",,,",
    " around ",
)
TEXTS = st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
NUMBERS = st.none() | st.floats(0, allow_infinity=False)
COUNTS = st.none() | st.integers(0, 2**53)
FLAGS = st.none() | st.booleans()
DEGREES = st.floats(-90, 90)


@pytest.fixture(scope="module")
def template(postgis_cluster):
    """A database with the schema, to be copied."""
    url = postgis_cluster.new_database()
    Database(url).initialise()
    return url


@pytest.fixture
def postgis_url(postgis_cluster, template):
    url = postgis_cluster.new_database(template)
    yield url
    postgis_cluster.drop_database(url)


@pytest.fixture
def database(postgis_url):
    return Database(postgis_url)


@pytest.fixture
def run(postgis_url):
    """A function that runs plain SQL as another program would."""

    def run_it(query, values=None):
        with psycopg.connect(postgis_url, options="-c lock_timeout=3s") as connection:
            done = connection.execute(query, values)
            return done.fetchall() if done.description else []

    return run_it


def shops(*names, **columns):
    """Businesses B0, B1, ... with these names, on a row of points."""
    frame = pd.DataFrame(
        {"business_id": [f"B{i}" for i in range(len(names))], "is_sample": False, "name": names}
        | columns
    )
    return frame, shapely.points(116.5 + np.arange(len(names)) / 100, -1.25)


def boundary(name, west=116.5):
    frame = pd.DataFrame({"boundary_id": [name], "zone": ["ikn"], "standing": ["official"]})
    return frame, np.array([shapely.box(west, -1.2, west + 0.3, -0.8)])


def replace_businesses(database, frame, geometry, manifest=None):
    content = geoparquet_bytes(frame, geometry)
    return database.replace_layer(
        "businesses", frame, geometry, "businesses", manifest or {}, content
    )


def replace_boundary(database, name, west=116.5):
    frame, geometry = boundary(name, west)
    content = geoparquet_bytes(frame, geometry)
    slot = f"delineation.{name}"
    return database.replace_layer("delineation", frame, geometry, slot, {"n": name}, content)


def names_of(database):
    frame, _ = database.read_layer_frame("businesses")
    return frame["name"].tolist()


def default_layer(layer):
    if layer == "travel":  # none is shipped
        return worlds.travel_frame().assign(mode="ferry_and_road", as_of="2026-06"), None
    facts = next(facts for facts in read_package(DEFAULT_FOLDER) if facts.layer == layer)
    read = read_layer(facts)
    geometry = read.polygons
    if read.x is not None:
        geometry = shapely.points(read.x, read.y)
    return read.frame, None if geometry is None else geometry_to_degrees(geometry)


def known(values):
    """The values that are known, by row."""
    return values.dropna().to_dict()


@pytest.mark.parametrize("layer", SCHEMAS)
def test_every_shipped_layer_comes_back_as_it_was(database, layer):
    frame, geometry = default_layer(layer)
    content = geoparquet_bytes(frame, geometry)
    name = database.replace_layer(layer, frame, geometry, layer, {"layer": layer}, content)
    back, shapes = database.read_layer_frame(layer)
    columns = [column.name for column in SCHEMAS[layer].columns]
    assert list(back.columns) == columns
    for column in columns:
        assert known(back[column]) == known(frame.get(column, pd.Series(dtype=object)))
    if SCHEMAS[layer].geometry == "none":
        assert shapes is None
    else:
        np.testing.assert_allclose(
            shapely.get_coordinates(shapes), shapely.get_coordinates(geometry), rtol=0, atol=1e-9
        )
        assert shapely.equals(shapes, geometry).all()
    assert database.read_snapshot(name) == content


def test_the_stored_file_of_a_layer_is_read_like_the_shipped_one(database, tmp_path, study):
    frame, geometry = default_layer("businesses")
    replace_businesses(database, frame, geometry)
    path = tmp_path / "businesses.parquet"
    path.write_bytes(geoparquet_bytes(*database.read_layer_frame("businesses")))
    read = read_layer(replace(study.businesses.facts, path=path))
    np.testing.assert_allclose(read.x, study.businesses.x, rtol=0, atol=1e-3)
    assert (read.frame["commodity"] == study.businesses.frame["commodity"]).all()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, NUMBERS, COUNTS, FLAGS, DEGREES, DEGREES), min_size=1, max_size=9))
def test_whatever_can_be_kept_comes_back_as_it_was(database, rows):
    name, uncertainty, workers, has_nib, lon, lat = zip(*rows, strict=True)
    frame, _ = shops(
        *name,
        position_uncertainty_m=uncertainty,
        workers=pd.array(workers, dtype="Int64"),
        has_nib=pd.array(has_nib, dtype="boolean"),
    )
    points = shapely.points(lon, lat)
    database.replace_layer("businesses", frame, points, "businesses", {}, b"")
    back, shapes = database.read_layer_frame("businesses")
    for column in frame:
        assert known(back[column]) == known(frame[column])
    np.testing.assert_array_equal(shapely.get_coordinates(shapes), np.column_stack([lon, lat]))


def test_unknown_stays_unknown(database, run):
    frame, geometry = shops(
        "a",
        "b",
        None,
        workers=[np.nan, 0.0, 3.0],
        has_nib=pd.array([None, False, True], dtype="boolean"),
        position_uncertainty_m=[0.0, np.nan, 1.5],
        scale=pd.Categorical([None, "micro", "micro"]),
    )
    replace_businesses(database, frame, geometry)
    back, _ = database.read_layer_frame("businesses")
    assert back["workers"].tolist() == pytest.approx([np.nan, 0, 3], nan_ok=True)
    assert back["position_uncertainty_m"].tolist() == pytest.approx([0, np.nan, 1.5], nan_ok=True)
    assert back["has_nib"].isna().tolist() == [True, False, False]
    assert back["has_nib"].tolist()[1:] == [False, True]
    assert back["scale"].isna().tolist() == [True, False, False]
    assert back["name"].isna().tolist() == [False, False, True]
    query = "SELECT count(*) FROM sentra_geo.businesses WHERE"
    assert run(f"{query} workers IS NULL AND has_nib IS NULL AND scale IS NULL") == [(1,)]
    assert run(f"{query} kbli_code IS NULL AND name IS NULL") == [(1,)]


def test_an_empty_layer_has_its_columns(database):
    frame, geometry = database.read_layer_frame("businesses")
    assert frame.empty
    assert list(frame.columns) == [column.name for column in SCHEMAS["businesses"].columns]
    assert len(geometry) == 0
    frame, geometry = database.read_layer_frame("population")
    assert (len(frame), geometry) == (0, None)


def test_any_text_comes_back_as_it_was(database, run):
    replace_businesses(database, *shops(*HOSTILE))
    assert names_of(database) == list(HOSTILE)
    held = run("SELECT name FROM sentra_geo.businesses ORDER BY fid")
    assert [name for (name,) in held] == list(HOSTILE)


def test_rows_that_travel_in_many_pieces_all_arrive_in_order(database, monkeypatch):
    monkeypatch.setattr("sentra_geo.store.database_layers._ROWS", 7)
    monkeypatch.setattr("sentra_geo.store.database_layers._PART_BYTES", 300)
    frame, geometry = shops(*[f"name\n{i}" for i in range(100)])
    replace_businesses(database, frame, geometry)
    assert names_of(database) == frame["name"].tolist()
    _, points = database.read_layer_frame("businesses")
    assert shapely.equals_exact(points, geometry).all()


@pytest.mark.parametrize("name", ["a\0b", "lone \ud800"])
def test_texts_that_no_database_can_keep_are_told(database, name):
    replace_businesses(database, *shops("old"))
    frame, geometry = shops("a", "b")
    frame["name"] = pd.Series(["a", name], dtype=object)
    with pytest.raises(StoreError, match="“name” berisi nilai yang tidak dapat disimpan"):
        database.replace_layer("businesses", frame, geometry, "businesses", {}, b"")
    assert names_of(database) == ["old"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"workers": [1.5, 2.0]}, "“workers” berisi nilai yang tidak dapat"),
        ({"workers": ["x", "y"]}, "“workers” berisi nilai yang tidak dapat"),
        ({"position_uncertainty_m": [np.inf, 1.0]}, "“position_uncertainty_m” berisi nilai yang"),
        ({"workers": [-1.0, 2.0]}, "businesses: Kolom “workers” berisi nilai yang tidak diperb"),
        ({"scale": ["micro", "huge"]}, "Kolom “scale” berisi nilai yang tidak diperbolehkan"),
        ({"as_of": ["2025", "kemarin"]}, "Kolom “as_of” berisi nilai yang tidak diperbolehkan"),
        ({"business_id": ["X", None]}, "businesses: Kolom “business_id” kosong"),
        ({"business_id": ["X", " "]}, "Kolom “business_id” berisi nilai yang tidak diperbolehkan"),
        ({"business_id": ["X", "X"]}, "Kunci “business_id” = “X” muncul lebih dari sekali"),
        ({"is_sample": [True, None]}, "Kolom “is_sample” kosong"),
    ],
)
def test_rows_that_break_a_rule_are_told_and_change_nothing(database, columns, told):
    replace_businesses(database, *shops("old"))
    before = database.versions()
    frame, geometry = shops("a", "b", **columns)
    with pytest.raises(StoreError, match=told):
        database.replace_layer("businesses", frame, geometry, "businesses", {}, b"")
    assert names_of(database) == ["old"]
    assert database.versions() == before
    assert len(database.snapshots()) == 1


@pytest.mark.parametrize(
    "shape",
    [None, shapely.Point(), shapely.Point(500_000, 9_800_000), shapely.Point(116, np.nan)],
)
def test_a_position_that_is_none_is_refused(database, shape):
    frame, geometry = shops("a")
    geometry[0] = shape
    with pytest.raises(StoreError, match="Kolom “geometry”"):
        database.replace_layer("businesses", frame, geometry, "businesses", {}, b"")


def test_crossing_outlines_and_other_shapes_are_refused(database):
    frame, geometry = boundary("uu3")
    for wkt in ("POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))", "POLYGON EMPTY"):
        geometry[0] = shapely.from_wkt(wkt)
        with pytest.raises(StoreError, match="delineation: Kolom “geometry”"):
            database.replace_layer("delineation", frame, geometry, "delineation.uu3", {}, b"")
    geometry[0] = shapely.from_wkt("LINESTRING(0 0, 1 1)")
    with pytest.raises(StoreError, match="menolak perintah"):
        database.replace_layer("delineation", frame, geometry, "delineation.uu3", {}, b"")


def test_height_is_left_out_and_polygons_become_multipolygons(database):
    frame, geometry = boundary("uu3")
    geometry = shapely.force_3d(geometry, 12.0)
    database.replace_layer("delineation", frame, geometry, "delineation.uu3", {}, b"x")
    _, shapes = database.read_layer_frame("delineation")
    assert shapes[0].geom_type == "MultiPolygon"
    assert not shapes[0].has_z
    assert shapes[0].equals(boundary("uu3")[1][0])


def test_a_slot_replaces_its_own_boundary_only(database):
    replace_boundary(database, "uu3")
    replace_boundary(database, "uu21")
    second = replace_boundary(database, "uu3", west=117.0)
    frame, geometry = database.read_layer_frame("delineation")
    assert sorted(frame["boundary_id"]) == ["uu21", "uu3"]
    west = dict(zip(frame["boundary_id"], shapely.bounds(geometry)[:, 0], strict=True))
    assert west == {"uu21": 116.5, "uu3": 117.0}
    assert database.current()["delineation.uu3"] == second
    assert len(database.snapshots("delineation.uu3")) == 2
    database.withdraw("delineation.uu3")
    frame, _ = database.read_layer_frame("delineation")
    assert frame["boundary_id"].tolist() == ["uu21"]
    assert list(database.current()) == ["delineation.uu21"]
    assert len(database.snapshots("delineation.uu3")) == 2


@pytest.mark.parametrize(
    ("layer", "slot"),
    [("businesses", "villages"), ("businesses", "businesses.x"), ("delineation", "delineation.z")],
)
def test_a_slot_of_another_layer_is_a_fault_of_the_program(database, layer, slot):
    frame, geometry = shops("a") if layer == "businesses" else boundary("uu3")
    with pytest.raises(ValueError, match=r"businesses|another boundary"):
        database.replace_layer(layer, frame, geometry, slot, {}, b"")


def test_snapshots_are_listed_restored_and_removed(database):
    old, old_points = shops("old")
    first = replace_businesses(database, old, old_points, {"who": "Ani", "n": 1, "x": None})
    second = replace_businesses(database, *shops("new", "newer"))
    assert [name for name, _, _ in database.snapshots()] == [second, first]
    assert database.snapshots("businesses")[1] == (
        first,
        "businesses",
        {"who": "Ani", "n": 1, "x": None},
    )
    assert database.snapshots("sentra") == []
    assert database.current() == {"businesses": second}
    database.restore_snapshot(first, old, old_points)
    assert names_of(database) == ["old"]
    assert database.current() == {"businesses": first}
    assert database.read_set_aside(first) is None
    database.remove_snapshot(first)
    assert database.current() == {}
    assert names_of(database) == ["old"]
    assert [name for name, _, _ in database.snapshots()] == [second]


def test_rows_that_were_set_aside_are_kept_beside_the_others(database):
    frame, geometry = shops("a")
    name = database.replace_layer(
        "businesses", frame, geometry, "businesses", {}, b"rows \0", b"\xff aside"
    )
    assert database.read_snapshot(name) == b"rows \0"
    assert database.read_set_aside(name) == b"\xff aside"


@pytest.mark.parametrize("name", ["uu 3", "../x", "a..b", "uu/3", "", "x" * 61])
def test_a_boundary_needs_a_name_that_can_be_a_file(database, name):
    frame, geometry = boundary(name)
    with pytest.raises(StoreError, match="“boundary_id” berisi nilai yang tidak diperbolehkan"):
        database.replace_layer("delineation", frame, geometry, "delineation", {}, b"x")


def test_a_snapshot_that_is_gone_is_told(database):
    for call in (
        database.read_snapshot,
        database.read_set_aside,
        database.remove_snapshot,
        lambda name: database.restore_snapshot(name, *shops("a")),
    ):
        with pytest.raises(StoreError, match="Versi data “gone” tidak ada"):
            call("gone")


def test_a_failed_restore_leaves_what_was(database):
    first = replace_businesses(database, *shops("old"))
    replace_businesses(database, *shops("new"))
    with pytest.raises(StoreError):
        database.restore_snapshot(first, *shops("a", scale=["huge"]))
    assert names_of(database) == ["new"]
    assert first not in database.current().values()


class BreaksOff:
    """Rows whose reading ends the connection from outside, once half of them are written."""

    def __init__(self, frame, run):
        self._frame, self._run, self._slices = frame, run, 0
        self.columns = frame.columns

    def __len__(self):
        return len(self._frame)

    def __contains__(self, name):
        return name in self._frame

    def __getitem__(self, name):
        if name == "business_id":
            self._slices += 1
        if self._slices == 2:
            self._run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'sentra-geo' AND datname = current_database()"
            )
        return self._frame[name]


def test_a_connection_that_breaks_in_the_middle_leaves_the_old_rows(database, run, monkeypatch):
    replace_businesses(database, *shops("old"))
    before = database.versions()
    monkeypatch.setattr("sentra_geo.store.database_layers._ROWS", 50)
    frame, geometry = shops(*["new"] * 100)
    with pytest.raises(StoreError, match="terputus") as caught:
        database.replace_layer(
            "businesses", BreaksOff(frame, run), geometry, "businesses", {}, b"new"
        )
    assert "Data lama tetap berlaku" in caught.value.text()
    assert names_of(database) == ["old"]
    assert database.versions() == before
    assert len(database.snapshots()) == 1


def test_readers_see_the_old_rows_until_the_new_ones_are_whole(database, run):
    replace_businesses(database, *shops("old"))
    seen = []

    class Looks(BreaksOff):
        def __getitem__(self, name):
            if name == "name":
                seen.extend(run("SELECT name FROM sentra_geo.businesses"))
            return self._frame[name]

    frame, geometry = shops("new")
    database.replace_layer("businesses", Looks(frame, run), geometry, "businesses", {}, b"new")
    assert seen == [("old",)]
    assert names_of(database) == ["new"]


def test_two_at_once_leave_the_rows_of_one(database):
    faults = []

    def load(name):
        try:
            replace_boundary_many(database, name)
        except StoreError as error:
            faults.append(error)

    threads = [threading.Thread(target=load, args=(who,)) for who in ("ani", "budi", "cici")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    frame, _ = database.read_layer_frame("delineation")
    assert len(frame) == 40
    assert frame["zone"].nunique() == 1
    assert len(database.snapshots()) == 3


def replace_boundary_many(database, zone):
    frame, geometry = boundary("uu3")
    frame = pd.concat([frame.assign(zone=zone)] * 40, ignore_index=True)
    database.replace_layer(
        "delineation", frame, np.repeat(geometry, 40), "delineation.uu3", {}, b"x"
    )


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE sentra_geo.businesses SET name = 'edited'",
        "DELETE FROM sentra_geo.businesses",
        "TRUNCATE sentra_geo.businesses",
        INSERT,
    ],
)
def test_an_edit_in_qgis_changes_the_version_of_its_layer_only(database, run, edit):
    replace_businesses(database, *shops("a"))
    before = database.versions()
    assert database.versions() == before
    assert set(before) == set(SCHEMAS)
    run(edit)
    after = database.versions()
    assert after["businesses"] != before["businesses"]
    assert {**after, "businesses": ""} == {**before, "businesses": ""}


def test_an_edit_in_qgis_is_read(database, run):
    replace_businesses(database, *shops("a", "b"))
    run("UPDATE sentra_geo.businesses SET name = 'z' WHERE business_id = 'B0'")
    run(INSERT)
    frame, geometry = database.read_layer_frame("businesses")
    assert frame["name"].tolist() == ["z", "b", "q"]  # the order stays
    assert not frame["is_sample"].any()
    assert (geometry[2].x, geometry[2].y) == (116.6, -1.2)


def test_columns_that_others_add_do_no_harm(database, run):
    replace_businesses(database, *shops("a"))
    run("ALTER TABLE sentra_geo.businesses ADD COLUMN note jsonb DEFAULT '{}'")
    run('ALTER TABLE sentra_geo.businesses ADD COLUMN "Odd "" name" text')
    assert names_of(database) == ["a"]
    replace_businesses(database, *shops("b", extra=[1]))
    assert names_of(database) == ["b"]
    assert database.initialise() == "unchanged"


def test_a_column_that_others_drop_is_told(database, run):
    run("ALTER TABLE sentra_geo.businesses DROP COLUMN workers")
    with pytest.raises(StoreError, match=r"tidak lengkap .*workers"):
        database.read_layer_frame("businesses")


def test_status_counts_rows_and_tells_the_last_change(database):
    before = database.status()
    assert [status.rows for status in before.layers] == [0] * len(SCHEMAS)
    replace_businesses(database, *shops("a", "b"))
    after = database.status()
    assert after.version == before.version
    assert after.server == database.server
    for old, new in zip(before.layers, after.layers, strict=True):
        assert new.layer == old.layer
        assert new.rows == (2 if new.layer == "businesses" else 0)
        assert (new.changed_at > old.changed_at) == (new.layer == "businesses")


def test_a_layer_locked_by_an_edit_is_told(database, postgis_url, monkeypatch):
    monkeypatch.setattr("sentra_geo.store.database_connection._LOCK_TIMEOUT_S", 0.1)
    replace_businesses(database, *shops("old"))
    with psycopg.connect(postgis_url) as editor:
        editor.execute("UPDATE sentra_geo.businesses SET name = 'edited'")
        with pytest.raises(StoreError, match="sedang diubah orang lain"):
            replace_businesses(database, *shops("new"))
    assert names_of(database) == ["edited"]


def test_a_slow_answer_is_told(database, postgis_url, monkeypatch):
    monkeypatch.setattr("sentra_geo.store.database.SHORT_TIMEOUT_S", 0.1)
    monkeypatch.setattr(Database._connection, "__defaults__", (0.1,))
    with psycopg.connect(postgis_url) as other:
        other.execute("LOCK TABLE sentra_geo.layer_version IN ACCESS EXCLUSIVE MODE")
        start = time.monotonic()
        with pytest.raises(StoreError, match="terlalu lama menjawab"):
            database.versions()
        assert time.monotonic() - start < 10
