"""Programmes, outlets and what belongs to them in a folder and in a real PostgreSQL alike."""

import pandas as pd
import psycopg
import pytest
import shapely

from sentra_geo.layers.geoparquet import geoparquet_bytes, geoparquet_rows
from sentra_geo.layers.package import read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.comparison import compare
from sentra_geo.store.opening import open_store, stored_layers
from sentra_geo.study import DEFAULT_FOLDER, open_study, read_study
from tests.store.databases import new_database, run_sql, schema_database, skip_fsync
from tests.store.stores import manifest_of

LAYERS = (
    "programmes",
    "participation",
    "outlets",
    "placements",
    "receipts",
    "events",
    "milestones",
)


@pytest.fixture(scope="module")
def empty(postgis_cluster):
    return schema_database(postgis_cluster)


@pytest.fixture(params=["folder", pytest.param("database", marks=pytest.mark.postgis)])
def either(request, tmp_path, monkeypatch):
    skip_fsync(monkeypatch)
    monkeypatch.setenv("SENTRA_GEO_STORE", str(tmp_path / "store"))
    if request.param == "folder":
        monkeypatch.delenv("SENTRA_GEO_DATABASE_URL", raising=False)
        yield open_store("sentra-geo-ppu", DEFAULT_FOLDER)
        return
    cluster = request.getfixturevalue("postgis_cluster")
    with new_database(cluster, request.getfixturevalue("empty")) as url:
        monkeypatch.setenv("SENTRA_GEO_DATABASE_URL", url)
        yield open_store("sentra-geo-ppu", DEFAULT_FOLDER)


def shipped(layer):
    """The shipped rows with the kinds of their columns, and their points."""
    facts = next(fact for fact in read_package(DEFAULT_FOLDER) if fact.layer == layer)
    frame = read_layer(facts, kept=True).frame
    if SCHEMAS[layer].geometry == "none":
        return frame, None
    places = pd.read_csv(facts.path)
    return frame, shapely.points(places["lon"], places["lat"])


def version(layer, rows=slice(None)):
    frame, shapes = shipped(layer)
    frame = frame.iloc[rows].reset_index(drop=True)
    content = geoparquet_bytes(frame, None if shapes is None else shapes[rows])
    about = manifest_of(
        layer, is_sample="is_sample" in frame, read=len(frame), accepted=len(frame), set_aside=0
    )
    return about, content


def in_force(store, layer):
    held, faults = stored_layers(store)
    assert faults == []
    found = [fact for fact in held if fact.layer == layer]
    return geoparquet_rows(found[0].path) if found else None


def values(frame, layer, *, kept=True):
    """Every column of the schema that has values, as texts; unknown is None."""
    found = {}
    for column in SCHEMAS[layer].columns:
        if (kept or column.figures) and column.name in frame and frame[column.name].notna().any():
            held = frame[column.name].astype(object)
            found[column.name] = [None if pd.isna(value) else str(value) for value in held]
    return found


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_comes_back_as_it_was_is_withdrawn_and_restored(either, layer):
    whole = either.save(*version(layer))
    frame, shapes = in_force(either, layer)
    expected, places = shipped(layer)
    assert values(frame, layer) == values(expected, layer)
    if places is not None:
        assert shapely.equals(shapes, places).all()
    fewer = either.save(*version(layer, slice(1, None)))
    assert len(in_force(either, layer)[0]) == len(expected) - 1
    found = compare(either.fetch(whole), either.fetch(fewer))
    first = " / ".join(str(expected[name].iloc[0]) for name in SCHEMAS[layer].key)
    assert (found.removed, found.added, found.changed) == ((first,), (), ())
    either.withdraw(layer)
    assert in_force(either, layer) is None
    either.restore(whole.id)
    assert values(in_force(either, layer)[0], layer) == values(expected, layer)


def test_a_study_of_stored_layers_is_that_of_the_shipped_ones(either):
    for layer in LAYERS:
        either.save(*version(layer))
    found, expected = open_study(DEFAULT_FOLDER), read_study(DEFAULT_FOLDER)
    assert found.notices == ()
    for layer in LAYERS:
        new, old = (getattr(study.activities, layer) for study in (found, expected))
        assert new.facts.path.suffix == ".parquet"
        assert values(new.frame, layer, kept=False) == values(old.frame, layer, kept=False)
    assert found.activities.receipts.parent.tolist() == expected.activities.receipts.parent.tolist()


def test_programmes_without_their_lists_and_lists_without_programmes(either):
    """One layer can be replaced while others still name the older one."""
    about, content = version("programmes", slice(0, 1))
    either.save(about, content)
    study = open_study(DEFAULT_FOLDER)
    assert len(study.activities.programmes.frame) == 1
    assert set(study.activities.participation.frame["programme_id"]) == {"CONTOH-P01"}
    either.withdraw("programmes")
    assert len(open_study(DEFAULT_FOLDER).activities.programmes.frame) == 22


@pytest.mark.postgis
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("programmes", "kind = 'party'"),
        ("programmes", "status = 'finished'"),
        ("programmes", "seats = -1"),
        ("outlets", "rooms = -5"),
        ("outlets", "geometry = ST_SetSRID(ST_MakePoint(200, 0), 4326)"),
        ("receipts", "receipts = -1"),
        ("receipts", "month = 'Januari 2026'"),
        ("events", "event_id = ' '"),
        ("milestones", "stage = 'unknown'"),
        ("placements", "product = ''"),
    ],
)
def test_the_tables_own_rules(postgis_cluster, empty, monkeypatch, tmp_path, table, change):
    skip_fsync(monkeypatch)
    monkeypatch.setenv("SENTRA_GEO_STORE", str(tmp_path / "store"))
    with new_database(postgis_cluster, empty) as url:
        monkeypatch.setenv("SENTRA_GEO_DATABASE_URL", url)
        store = open_store("sentra-geo-ppu", DEFAULT_FOLDER)
        store.save(*version(table, slice(0, 2)))
        with pytest.raises(psycopg.errors.CheckViolation):
            run_sql(url, f"UPDATE sentra_geo.{table} SET {change}")  # noqa: S608 - of this test


@pytest.mark.postgis
def test_an_edit_of_a_programme_is_seen(postgis_cluster, empty, monkeypatch, tmp_path):
    skip_fsync(monkeypatch)
    monkeypatch.setenv("SENTRA_GEO_STORE", str(tmp_path / "store"))
    with new_database(postgis_cluster, empty) as url:
        monkeypatch.setenv("SENTRA_GEO_DATABASE_URL", url)
        store = open_store("sentra-geo-ppu", DEFAULT_FOLDER)
        store.save(*version("programmes"))
        run_sql(
            url,
            "UPDATE sentra_geo.programmes SET list_complete = NULL"
            " WHERE programme_id = 'CONTOH-P01'",
        )
        frame = open_study(DEFAULT_FOLDER).activities.programmes.frame
        assert frame["list_complete"].isna().tolist()[0]
