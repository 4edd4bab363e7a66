"""The schema in a real PostgreSQL with PostGIS."""

import re
import threading

import psycopg
import pytest
from psycopg import sql

from sentra_geo.errors import StoreError
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store import database_schema
from sentra_geo.store.database import Database
from sentra_geo.store.database_schema import MIGRATIONS, known_version, migrations
from tests.store.test_database import boundary, names_of, replace_businesses, shops

pytestmark = pytest.mark.postgis
TYPES = {
    "text": "text",
    "date": "text",
    "number": "double precision",
    "count": "bigint",
    "flag": "boolean",
}
GEOMETRY_TYPES = {"point": "POINT", "polygon": "MULTIPOLYGON"}
LAYERS = [pytest.param(schema, id=name) for name, schema in SCHEMAS.items()]


@pytest.fixture
def database(postgis_url):
    return Database(postgis_url)


@pytest.fixture
def ask(postgis_url):
    """A function that runs SQL as the superuser and gives the rows."""

    def ask_it(query, *values):
        with psycopg.connect(postgis_url) as connection:
            done = connection.execute(query, values)
            return done.fetchall() if done.description else []

    return ask_it


@pytest.fixture
def role(postgis_cluster, postgis_url):
    """A function that gives the URL of a new account, which disappears afterwards."""
    made = []

    def new_role(name, *member_of):
        made.append(name)
        _run(postgis_url, "CREATE ROLE {} LOGIN PASSWORD 'secret'", name)
        for group in member_of:
            _run(postgis_url, "GRANT {} TO {}", group, name)
        return postgis_url.replace(f"postgres:{postgis_cluster.password}@", f"{name}:secret@")

    yield new_role
    for name in made:
        _run(postgis_url, "DROP OWNED BY {} CASCADE", name)
    postgis_cluster.drop_database(postgis_url)
    for name in made:
        _run(postgis_cluster.url(), "DROP ROLE {}", name)


def _run(url, query, *names):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(query).format(*map(sql.Identifier, names)))


def add_migration(monkeypatch, path, text):
    path.write_text(text)
    more = {**migrations(), known_version() + 1: path}
    monkeypatch.setattr(database_schema, "migrations", lambda: more)


def test_initialising_twice_keeps_the_rows(database):
    assert database.initialise() == "created"
    replace_businesses(database, *shops("a"))
    before = database.versions()
    assert database.initialise() == "unchanged"
    assert names_of(database) == ["a"]
    assert database.versions() == before
    assert database.status().version == known_version()


def test_initialising_from_two_machines_at_once(database):
    results, faults = [], []

    def initialise():
        try:
            results.append(database.initialise())
        except StoreError as error:
            faults.append(error)

    threads = [threading.Thread(target=initialise) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(results) == ["created", "unchanged", "unchanged", "unchanged"]


@pytest.mark.parametrize("schema", LAYERS)
def test_each_table_has_the_columns_of_its_layer(database, ask, schema):
    database.initialise()
    held = {
        name: (kind, nullable == "NO")
        for name, kind, nullable in ask(
            "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = 'sentra_geo' AND table_name = %s",
            schema.name,
        )
    }
    wanted = {column.name: (TYPES[column.kind], column.required) for column in schema.columns}
    wanted["fid"] = ("bigint", True)
    if schema.geometry != "none":
        wanted["geometry"] = ("USER-DEFINED", True)
    assert held == wanted


def wanted_texts(column):
    """The texts in a column's rule: its choices, or a pattern, or what it may not be."""
    if column.choices:
        return list(column.choices)
    if column.name == "boundary_id":
        return ["^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$"]
    if column.kind == "date":
        return [r"^\d{4}(-\d{2}(-\d{2})?)?$"]
    return [""] if column.kind == "text" and column.required else []


@pytest.mark.parametrize("schema", LAYERS)
def test_each_table_has_the_rules_of_its_layer(database, ask, schema):
    database.initialise()
    rules = dict(
        ask(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = to_regclass('sentra_geo.' || %s)",
            schema.name,
        )
    )
    for column in schema.columns:
        rule = rules.pop(f"{schema.name}_{column.name}_check", "")
        assert re.findall(r"'([^']*)'::text", rule) == wanted_texts(column)
        least = re.search(r">= \(?'?(-?[\d.]+)", rule)
        assert (float(least[1]) if least else None) == column.minimum
    assert rules.pop(f"{schema.name}_pkey") == "PRIMARY KEY (fid)"
    if schema.key:
        assert rules.pop(f"{schema.name}_key") == f"UNIQUE ({', '.join(schema.key)})"
    if schema.geometry != "none":
        assert "st_isempty" in rules.pop(f"{schema.name}_geometry_check")
    assert rules == {}


def test_shapes_are_of_one_kind_and_crs_and_indexed(database, ask):
    database.initialise()
    held = ask(
        "SELECT f_table_name, type, srid, coord_dimension FROM geometry_columns"
        " WHERE f_table_schema = 'sentra_geo' ORDER BY 1"
    )
    shaped = {name: schema for name, schema in SCHEMAS.items() if schema.geometry != "none"}
    assert held == [
        (name, GEOMETRY_TYPES[schema.geometry], 4326, 2) for name, schema in sorted(shaped.items())
    ]
    indexes = ask(
        "SELECT tablename FROM pg_indexes"
        " WHERE schemaname = 'sentra_geo' AND indexdef LIKE '%% USING gist (geometry)'"
    )
    assert {name for (name,) in indexes} == set(shaped)


def test_a_window_on_the_map_uses_the_index(database, postgis_url):
    database.initialise()
    replace_businesses(database, *shops(*["a"] * 200))
    with psycopg.connect(postgis_url) as connection:
        connection.execute("SET enable_seqscan = off")
        plan = connection.execute(
            "EXPLAIN SELECT * FROM sentra_geo.businesses"
            " WHERE geometry && ST_MakeEnvelope(116.5, -1.3, 116.6, -1.2, 4326)"
        ).fetchall()
    assert "businesses_geometry" in str(plan)


def test_everything_is_described(database, ask):
    database.initialise()
    silent = ask(
        "SELECT c.relname, a.attname FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped"
        " WHERE c.relnamespace = 'sentra_geo'::regnamespace AND c.relkind = 'r'"
        " AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)"
    )
    assert silent == []


@pytest.mark.parametrize("call", ["initialise", "versions", "status"])
def test_a_schema_of_a_newer_program_is_left_alone(database, ask, call):
    database.initialise()
    ask("INSERT INTO sentra_geo.schema_version (version) VALUES (%s)", known_version() + 1)
    with pytest.raises(StoreError, match=rf"berversi {known_version() + 1}; .* Perbarui Sentra"):
        getattr(database, call)()
    with pytest.raises(StoreError, match="Perbarui Sentra Geo"):
        replace_businesses(database, *shops("a"))
    assert names_of(database) == []


def test_an_older_schema_is_brought_up_to_date(database, ask, tmp_path, monkeypatch):
    database.initialise()
    replace_businesses(database, *shops("a"))
    text = "ALTER TABLE sentra_geo.businesses ADD COLUMN extra text;"
    older = known_version()
    add_migration(monkeypatch, tmp_path / "9999_extra.sql", text)
    with pytest.raises(StoreError, match="python -m sentra_geo database init"):
        database.versions()
    assert database.initialise() == "upgraded"
    assert database.initialise() == "unchanged"
    versions = [(number,) for number in range(1, older + 2)]
    assert ask("SELECT version FROM sentra_geo.schema_version ORDER BY 1") == versions
    assert ask("SELECT name, extra FROM sentra_geo.businesses") == [("a", None)]


def test_a_change_that_fails_leaves_the_older_schema(database, ask, tmp_path, monkeypatch):
    database.initialise()
    text = "ALTER TABLE sentra_geo.businesses ADD COLUMN extra text; SELECT 1 / 0;"
    versions = [(number,) for number in migrations()]
    add_migration(monkeypatch, tmp_path / "9999_extra.sql", text)
    with pytest.raises(StoreError, match="menolak perintah"):
        database.initialise()
    assert ask("SELECT version FROM sentra_geo.schema_version ORDER BY 1") == versions
    assert ask("SELECT to_regclass('sentra_geo.businesses')") == [("sentra_geo.businesses",)]
    with pytest.raises(psycopg.errors.UndefinedColumn):
        ask("SELECT extra FROM sentra_geo.businesses")


def test_a_database_without_the_schema_is_told(database):
    frame, geometry = boundary("uu3")
    for call in (
        database.versions,
        database.status,
        database.snapshots,
        lambda: database.read_layer_frame("villages"),
        lambda: database.replace_layer("delineation", frame, geometry, "delineation.uu3", {}, b""),
    ):
        with pytest.raises(StoreError, match=r"tidak ada di basis data .* database init"):
            call()


def test_a_table_that_others_dropped_is_told(database, ask):
    database.initialise()
    ask("DROP TABLE sentra_geo.population")
    with pytest.raises(StoreError, match="population: Kolom “area_code” tidak ada"):
        database.initialise()


def test_postgis_is_installed_where_the_account_may(database, ask):
    ask("DROP EXTENSION postgis")
    assert database.initialise() == "created"
    assert ask("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'") == [(1,)]


def test_an_account_that_may_not_install_postgis_is_told(ask, role, postgis_url):
    ask("DROP EXTENSION postgis")
    url = role("plain_owner")
    _run(postgis_url, "GRANT CREATE ON DATABASE {} TO {}", url.rpartition("/")[2], "plain_owner")
    with pytest.raises(StoreError, match=r"akun ini tidak berhak.*CREATE EXTENSION postgis"):
        Database(url).initialise()
    assert ask("SELECT to_regnamespace('sentra_geo')") == [(None,)]


def test_a_server_without_postgis_is_told(database, monkeypatch):
    monkeypatch.setattr(database_schema, "EXTENSION", "no_such_extension")
    with pytest.raises(StoreError, match=r"tidak memiliki PostGIS.*postgresql-postgis"):
        database.initialise()


def test_postgis_may_live_in_a_schema_of_its_own(database, ask):
    ask("DROP EXTENSION postgis")
    ask("CREATE SCHEMA elsewhere")
    ask("CREATE EXTENSION postgis SCHEMA elsewhere")
    assert database.initialise() == "created"
    replace_businesses(database, *shops("a"))
    _, geometry = database.read_layer_frame("businesses")
    assert geometry[0].x == 116.5


def documented_roles():
    """The commands of the comment that tells which roles to make."""
    text = next(iter(migrations(MIGRATIONS).values())).read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^--     (.*)$", text, re.MULTILINE))


def test_the_documented_roles_suffice_and_no_more(database, role, postgis_url):
    database.initialise()
    replace_businesses(database, *shops("a"))
    commands = documented_roles()
    assert commands.count(";") == 5
    with psycopg.connect(postgis_url, autocommit=True) as connection:
        connection.execute(commands)
    viewer = role("viewer", "sentra_geo_reader")
    editor = role("editor", "sentra_geo_writer")
    try:
        check_viewer(Database(viewer))
        check_editor(Database(editor), editor)
    finally:
        _run(postgis_url, "DROP OWNED BY {}, {}", "sentra_geo_writer", "sentra_geo_reader")
        _run(postgis_url, "DROP ROLE {}, {}", "sentra_geo_writer", "sentra_geo_reader")


def check_viewer(viewer):
    assert names_of(viewer) == ["a"]
    assert viewer.versions()
    assert viewer.status().layers
    assert len(viewer.snapshots()) == 1
    with pytest.raises(StoreError, match="Akun “viewer” tidak berhak"):
        replace_businesses(viewer, *shops("b"))
    with pytest.raises(StoreError, match="Akun “viewer” tidak berhak"):
        viewer.remove_snapshot(viewer.snapshots()[0][0])
    assert names_of(viewer) == ["a"]


def check_editor(editor, url):
    name = replace_businesses(editor, *shops("b"))
    before = editor.versions()
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE sentra_geo.businesses SET name = 'c'")
    assert editor.versions() != before
    editor.restore_snapshot(name, *shops("b"))
    editor.remove_snapshot(name)
    assert names_of(editor) == ["b"]
    with (
        psycopg.connect(url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("UPDATE sentra_geo.layer_version SET version = 0")
