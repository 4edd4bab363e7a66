"""The travel table in a real PostgreSQL: loaded, edited as QGIS would, and upgraded to."""

import psycopg
import pytest

from sentra_geo.store.database import Database
from sentra_geo.store.database_schema import MIGRATIONS, known_version, migrations
from sentra_geo.store.opening import DATABASE_VARIABLE
from sentra_geo.study import open_study
from tests import worlds
from tests.store.databases import World, new_database, run_sql, skip_fsync

pytestmark = pytest.mark.postgis
BY_TABLE = [12_000, 1_500, 3_000, 6_000]
STRAIGHT = [1_000, 4_000, 4_000, 2_000]


@pytest.fixture(scope="module")
def world(postgis_cluster, tmp_path_factory):
    return World(postgis_cluster, tmp_path_factory.mktemp("world"))


@pytest.fixture
def url(postgis_cluster, world, monkeypatch):
    skip_fsync(monkeypatch)
    with new_database(postgis_cluster, world.template) as made:
        monkeypatch.setenv(DATABASE_VARIABLE, made)
        yield made


def add_rows(url, frame):
    for row in frame.itertuples(index=False):
        run_sql(
            url,
            "INSERT INTO sentra_geo.travel (from_village_code, to_village_code, value, unit)"
            " VALUES (%s, %s, %s, %s)",
            tuple(row),
        )


def nearest(world):
    study = open_study(world.data)
    text = " ".join(fault.text() for fault in study.notices)
    return study, study.village_distance_m["any"].round(3).tolist(), text


def test_rows_replace_the_straight_line_and_edits_count(world, url):
    study, found, _ = nearest(world)
    assert (study.distance, found) == ("straight", STRAIGHT)
    add_rows(url, worlds.travel_frame())
    study, found, _ = nearest(world)
    assert (study.distance, found) == ("route", BY_TABLE)
    run_sql(url, "UPDATE sentra_geo.travel SET unit = 'minutes', value = value + 1")
    study, found, _ = nearest(world)
    assert (study.distance, found) == ("time", [13_000, 2_500, 4_000, 7_000])
    run_sql(url, "TRUNCATE sentra_geo.travel")
    study, found, _ = nearest(world)
    assert (study.distance, found) == ("straight", STRAIGHT)


def test_a_pair_that_somebody_deletes_leaves_the_copy_before(world, url):
    add_rows(url, worlds.travel_frame())
    assert nearest(world)[0].distance == "route"
    run_sql(url, "DELETE FROM sentra_geo.travel WHERE value = 1.5")  # B to itself: not needed
    assert nearest(world)[1] == [12_000, 0, 3_000, 6_000]
    run_sql(url, "DELETE FROM sentra_geo.travel WHERE value = 12")
    study, found, text = nearest(world)
    assert (study.distance, found) == ("route", [12_000, 0, 3_000, 6_000])
    assert "sentra_geo.travel" in text
    assert "1 dari 16 pasangan" in text


def test_rows_in_two_units_are_refused(world, url):
    add_rows(url, worlds.travel_frame())
    assert nearest(world)[0].distance == "route"
    run_sql(url, "UPDATE sentra_geo.travel SET unit = 'minutes' WHERE value = 9")
    study, found, text = nearest(world)
    assert (study.distance, found) == ("route", BY_TABLE)
    assert "lebih dari satu satuan" in text


@pytest.mark.parametrize(
    "change", ["value = -1", "unit = 'hours'", "mode = 'rocket'", "from_village_code = ' '"]
)
def test_the_table_s_own_rules(url, change):
    add_rows(url, worlds.travel_frame())
    with pytest.raises(psycopg.errors.CheckViolation):
        run_sql(url, f"UPDATE sentra_geo.travel SET {change}")  # noqa: S608 - of this test


def test_a_database_of_the_first_version_gets_the_table_and_the_roles_their_rights(
    postgis_url,
):
    with psycopg.connect(postgis_url, autocommit=True) as connection:
        for role in ("sentra_geo_reader", "sentra_geo_writer"):
            connection.execute(f"CREATE ROLE {role} NOLOGIN")
    try:
        first = {1: migrations(MIGRATIONS)[1]}
        with psycopg.connect(postgis_url) as connection:
            connection.execute(first[1].read_bytes())
            connection.execute("INSERT INTO sentra_geo.schema_version (version) VALUES (1)")
        assert Database(postgis_url).initialise() == "upgraded"
        assert Database(postgis_url).status().version == known_version()
        assert "travel" in Database(postgis_url).versions()
        with psycopg.connect(postgis_url) as connection:
            rights = connection.execute(
                "SELECT grantee, privilege_type FROM information_schema.role_table_grants"
                " WHERE table_name = 'travel' AND grantee LIKE 'sentra_geo%%' ORDER BY 1, 2",
                [],
            ).fetchall()
        assert rights == [
            ("sentra_geo_reader", "SELECT"),
            ("sentra_geo_writer", "DELETE"),
            ("sentra_geo_writer", "INSERT"),
            ("sentra_geo_writer", "UPDATE"),
        ]
    finally:
        with psycopg.connect(postgis_url, autocommit=True) as connection:
            for role in ("sentra_geo_reader", "sentra_geo_writer"):
                connection.execute(f"DROP OWNED BY {role}")
                connection.execute(f"DROP ROLE {role}")
