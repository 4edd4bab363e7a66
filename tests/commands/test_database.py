"""``python -m sentra_geo database``, as the administrator and the office run it."""

import os
import re
import subprocess
import sys

import pytest

from sentra_geo import Question, answer
from sentra_geo.__main__ import main
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.layers.package import package_name
from sentra_geo.question import RULES
from sentra_geo.store.database_schema import known_version
from sentra_geo.store.opening import DATABASE_VARIABLE, open_store
from sentra_geo.store.snapshots import SnapshotFolder
from sentra_geo.study import DEFAULT_FOLDER, open_study
from tests import worlds
from tests.store.databases import (
    DEAD_URL,
    PASSWORD,
    line,
    new_database,
    register,
    run_sql,
    schema_database,
    store_of,
)

QUESTIONS = [
    Question(rule=rule, near_km=near, **about)
    for rule in RULES
    for near, about in ((0, {}), (5, {"unit": "businesses", "base": "area"}))
]


def command(*arguments, url):
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sentra_geo", *arguments],
        env={**os.environ, DATABASE_VARIABLE: url},
        cwd=DEFAULT_FOLDER.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def assert_one_line(done, text):
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert text in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.postgis
def test_from_an_empty_database_to_an_edit_that_is_seen(postgis_url, study, tmp_path, monkeypatch):
    early = command("database", "status", url=postgis_url)
    assert_one_line(early, "Jalankan: python -m sentra_geo database init")

    done = command("database", "init", url=postgis_url)
    assert done.returncode == 0
    assert "Skema sentra_geo dibuat di 127.0.0.1" in done.stdout
    assert "python -m sentra_geo database fill" in done.stdout

    done = command("database", "fill", url=postgis_url)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:13] == [
        "sentra: 13 baris disimpan.",
        "delineation: 1 baris disimpan.",
        "villages: 54 baris disimpan.",
        "neighbours: 2 baris disimpan.",
        "population: 4 baris disimpan.",
        "businesses: 3.044 baris disimpan.",
        "programmes: 22 baris disimpan.",
        "participation: 1.215 baris disimpan.",
        "outlets: 29 baris disimpan.",
        "placements: 160 baris disimpan.",
        "receipts: 1.150 baris disimpan.",
        "events: 4 baris disimpan.",
        "milestones: 21 baris disimpan.",
    ]
    assert "QGIS" in lines[13]

    monkeypatch.setenv(DATABASE_VARIABLE, postgis_url)
    assert_answers_as(study)
    assert_loads(postgis_url, study, tmp_path / "umkm.csv")
    run_sql(postgis_url, "DELETE FROM sentra_geo.businesses WHERE business_id = 'U1'")
    assert len(open_study(DEFAULT_FOLDER).businesses.frame) == 7
    done = command("database", "status", url=postgis_url)
    assert done.returncode == 0
    assert f"skema versi {known_version()}\n" in done.stdout
    assert "businesses: 7 baris, berubah 20" in done.stdout
    assert postgis_url.split(":")[2].split("@")[0] not in done.stdout


def assert_answers_as(study):
    """The shipped layers in the database give the figures of the shipped files."""
    copied = open_study(DEFAULT_FOLDER)
    assert copied.notices == ()
    stored = {f.layer for f in copied.layers if f.path.suffix == ".parquet"}
    assert stored == {f.layer for f in study.layers}
    for question in QUESTIONS:
        found, expected = answer(copied, question), answer(study, question)
        assert found.zones == pytest.approx(expected.zones) or found.zones == expected.zones
        assert found.people_total == expected.people_total


def assert_loads(postgis_url, study, path):
    """A file that is loaded is in the table and in a snapshot, and the next answer has it."""
    table = worlds.table_of(worlds.businesses_frame())
    village = study.villages.frame.iloc[0]
    table.assign(lon=village["settlement_lon"], lat=village["settlement_lat"]).to_csv(path)
    done = command("load", str(path), "--layer", "businesses", "--who", "Ani", url=postgis_url)
    assert done.returncode in {0, 1}, done.stderr
    assert run_sql(postgis_url, "SELECT count(*) FROM sentra_geo.businesses") == [(8,)]
    (held,) = run_sql(
        postgis_url,
        "SELECT s.id, s.manifest ->> 'who' FROM sentra_geo.snapshot s"
        " JOIN sentra_geo.current_snapshot c ON c.snapshot_id = s.id"
        " WHERE s.slot = 'businesses'",
    )
    assert held[0] in done.stdout
    assert held[1] == "Ani"
    assert open_study(DEFAULT_FOLDER).has_register


@pytest.fixture(scope="module")
def empty(postgis_cluster):
    return schema_database(postgis_cluster)


@pytest.fixture
def url(postgis_cluster, empty, monkeypatch):
    with new_database(postgis_cluster, empty) as made:
        monkeypatch.setenv(DATABASE_VARIABLE, made)
        yield made


@pytest.mark.postgis
class TestFilling:
    def test_what_was_stored_without_a_database_comes_along(
        self, url, tmp_path, monkeypatch, capsys
    ):
        folder = worlds.write_world(tmp_path / "data")
        monkeypatch.delenv(DATABASE_VARIABLE)
        own = store_of(folder)
        assert isinstance(own, SnapshotFolder)
        own.save(*register("a", "b", who="Ani"), b"set aside")
        own.save(*line("usul", east_km=12))
        own.save(*line("garis", east_km=14))
        before = open_study(folder)
        monkeypatch.setenv(DATABASE_VARIABLE, url)
        assert main(["database", "fill", "--data", str(folder)]) == 0
        told = capsys.readouterr().out
        assert "businesses: 2 baris disimpan." in told
        assert "delineation: 2 baris disimpan." in told
        assert "neighbours" not in told
        after = open_study(folder)
        assert after.notices == ()
        assert len(after.businesses.frame) == 2
        for name in ("garis", "usul"):
            question = Question(boundary=name, near_km=0)
            assert answer(after, question).zones == answer(before, question).zones
        store = open_store(package_name(folder), folder)
        (held,) = store.snapshots("businesses")
        assert (held.manifest.who, held.manifest.file) == ("Ani", "daftar.xlsx")
        assert store.fetch(held).set_aside.read_bytes() == b"set aside"
        assert len(own.snapshots()) == 3

    def test_tables_with_rows_are_left_alone(self, url, tmp_path, capsys):
        folder = worlds.write_world(tmp_path / "data")
        store_of(folder).save(*register("a"))
        assert main(["database", "fill", "--data", str(folder)]) == 0
        told = capsys.readouterr().out
        assert "sentra: 5" in told
        assert "businesses" not in told
        (path,) = (c.path for c in store_of(folder).current() if c.manifest.layer == "businesses")
        assert geoparquet_rows(path)[0]["name"].tolist() == ["a"]
        assert main(["database", "fill", "--data", str(folder)]) == 0
        assert capsys.readouterr().out == "Tidak ada tabel yang kosong.\n"
        assert main(["database", "init", "--data", str(folder)]) == 0
        told = capsys.readouterr().out
        assert "sudah terbaru" in told
        assert "QGIS" in told
        assert run_sql(url, "SELECT count(*) FROM sentra_geo.sentra") == [(5,)]

    def test_rows_that_are_set_aside_are_said(self, url, tmp_path, capsys):
        rows = [*worlds.BUSINESSES, ((300, 5), "batik", "micro", 0)]
        folder = worlds.write_world(tmp_path / "data", businesses=worlds.businesses_frame(rows))
        assert main(["database", "fill", "--data", str(folder)]) == 1
        told = capsys.readouterr().out
        assert "businesses: 8 baris disimpan." in told
        assert "businesses.geojson: 1 baris disisihkan" in told
        assert run_sql(url, "SELECT count(*) FROM sentra_geo.businesses") == [(8,)]


@pytest.mark.postgis
def test_the_roles_of_the_documentation(postgis_cluster, url, tmp_path, monkeypatch, capsys):
    text = (DEFAULT_FOLDER.parent / "docs" / "postgis.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    folder = worlds.write_world(tmp_path / "data")
    run_sql(url, script)
    try:
        for who, may in (("budi", False), ("ani", True)):
            account = url.replace(f"postgres:{postgis_cluster.password}@", f"{who}:ganti-ini@")
            monkeypatch.setenv(DATABASE_VARIABLE, account)
            assert store_of(folder).lost() == ()
            assert main(["database", "fill", "--data", str(folder)]) == (0 if may else 2)
            if not may:
                assert f"Akun “{who}” tidak berhak" in capsys.readouterr().err
                continue
            store = store_of(folder)
            first = store.save(*register("a"))
            run_sql(account, "UPDATE sentra_geo.businesses SET name = 'b'")
            store.restore(first.id)
            store.remove(first.id)
            assert store.snapshots("businesses")[0].manifest.file == "PostGIS"
    finally:
        names = "ani, budi, sentra_geo_writer, sentra_geo_reader"
        run_sql(url, f"DROP OWNED BY {names}; DROP ROLE {names}")


@pytest.mark.parametrize("action", ["init", "status", "fill"])
def test_no_server(action, monkeypatch, capsys):
    monkeypatch.setenv(DATABASE_VARIABLE, DEAD_URL)
    assert main(["database", action]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Basis data 127.0.0.1:1/kantor tidak dapat dihubungi" in told.err
    assert PASSWORD not in told.err


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("", "Basis data belum disebutkan. Atur SENTRA_GEO_DATABASE_URL"),
        (f"postgresql://ani:{PASSWORD}@x:y/z", "SENTRA_GEO_DATABASE_URL tidak sah"),
        ("halo", "SENTRA_GEO_DATABASE_URL tidak sah"),
    ],
)
def test_no_address(url, text, monkeypatch, capsys):
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    for action in ("init", "fill"):
        assert main(["database", action]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert text in told.err
        assert PASSWORD not in told.err
