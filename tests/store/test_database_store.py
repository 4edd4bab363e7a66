"""PostGIS as source and store: what QGIS edits, the next answer sees."""

import json
import logging
import multiprocessing
import os
import shutil
import time
import traceback
from datetime import datetime

import psycopg
import pytest

from sentra_geo import Question, answer
from sentra_geo.__main__ import main
from sentra_geo.errors import StoreError
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.layers.package import package_name
from sentra_geo.store.comparison import compare
from sentra_geo.store.database import Database
from sentra_geo.store.opening import DATABASE_VARIABLE, database_url, open_store, stored_layers
from sentra_geo.study import open_study, read_study
from tests import worlds
from tests.store.databases import (
    DEAD_URL,
    PASSWORD,
    World,
    line,
    new_database,
    register,
    run_sql,
    skip_fsync,
    store_of,
)

pytestmark = pytest.mark.postgis
# To Medan.
MOVE_FAR = "UPDATE sentra_geo.businesses SET geometry = ST_SetSRID(ST_Point(98.7, 3.6), 4326)"


@pytest.fixture(scope="module")
def world(postgis_cluster, tmp_path_factory):
    return World(postgis_cluster, tmp_path_factory.mktemp("world"))


@pytest.fixture(autouse=True)
def fast(monkeypatch):
    skip_fsync(monkeypatch)


@pytest.fixture
def url(postgis_cluster, world, monkeypatch):
    with new_database(postgis_cluster, world.template) as made:
        monkeypatch.setenv(DATABASE_VARIABLE, made)
        yield made


@pytest.fixture
def sql(url):
    """A function that runs plain SQL as QGIS would."""
    return lambda query, values=None: run_sql(url, query, values)


@pytest.fixture
def office(world, url):
    """The grid world's store."""
    assert database_url() == url
    return world.store()


def names(store):
    """What the businesses in force are called."""
    (path,) = (copy.path for copy in store.current() if copy.manifest.layer == "businesses")
    return geoparquet_rows(path)[0]["name"].fillna("-").tolist()


def told(faults):
    return "\n".join(fault.text() for fault in faults)


def located(study):
    found = answer(study, Question(boundary="garis", near_km=0))
    return found.zones, found.people_total


class TestEdits:
    @pytest.mark.usefixtures("url")
    def test_what_was_filled_answers_as_the_folder(self, world):
        study, shipped = open_study(world.data), read_study(world.data)
        assert study.notices == ()
        stored = {f.layer for f in study.layers if f.path.suffix == ".parquet"}
        assert stored == {f.layer for f in shipped.layers}
        for near in (0, 5):
            question = Question(boundary="garis", near_km=near)
            found, expected = answer(study, question), answer(shipped, question)
            assert found.zones == expected.zones
            assert found.people_total == expected.people_total

    def test_the_next_answer_sees_an_edit(self, world, sql):
        assert answer(open_study(world.data), Question(boundary="garis")).people_total == 4_000
        sql("UPDATE sentra_geo.population SET people = 5000 WHERE area_code = '99.01.01'")
        study = open_study(world.data)
        assert study.notices == ()
        assert answer(study, Question(boundary="garis")).people_total == 8_000

    def test_rows_that_are_added_and_deleted_are_seen(self, world, sql):
        before = open_study(world.data)
        sql("DELETE FROM sentra_geo.businesses WHERE business_id IN ('U1', 'U2')")
        sql(
            "INSERT INTO sentra_geo.businesses (business_id, is_sample, name, geometry)"
            " SELECT 'Q1', false, 'baru', geometry FROM sentra_geo.sentra LIMIT 1"
        )
        study = open_study(world.data)
        assert study.notices == ()
        assert len(before.businesses.frame) == 8
        assert len(study.businesses.frame) == 7
        assert study.digest != before.digest

    def test_nothing_is_copied_again_without_an_edit(self, office, monkeypatch):
        held = office.current()
        seen = office.signature()
        monkeypatch.setattr(Database, "read_layer_frame", None)
        assert office.current() == held
        assert office.signature() == seen

    def test_an_emptied_table_is_the_shipped_layer(self, world, sql):
        sql("UPDATE sentra_geo.population SET people = people * 2")
        assert answer(open_study(world.data), Question(boundary="garis")).people_total == 8_000
        sql("TRUNCATE sentra_geo.population")
        study = open_study(world.data)
        assert study.notices == ()
        assert answer(study, Question(boundary="garis")).people_total == 4_000
        assert [f.path.suffix for f in study.layers if f.layer == "population"] == [".csv"]

    def test_two_boundaries_in_one_table_and_one_removed(self, world, office, sql):
        sql(
            "INSERT INTO sentra_geo.delineation (boundary_id, zone, standing, geometry)"
            " SELECT 'usul', zone, 'indicative', geometry FROM sentra_geo.delineation"
        )
        assert sorted(open_study(world.data).boundaries) == ["garis", "usul"]
        sql("DELETE FROM sentra_geo.delineation WHERE boundary_id = 'garis'")
        study = open_study(world.data)
        assert sorted(study.boundaries) == ["garis", "usul"]  # the folder's own counts again
        files = {name: line.facts.path.name for name, line in study.boundaries.items()}
        assert files == {"garis": "delineation.geojson", "usul": "delineation.usul.parquet"}
        assert [c.manifest.slot for c in office.current() if c.manifest.boundary_id] == [
            "delineation.usul"
        ]

    def test_edited_rows_say_that_they_were_edited(self, office, sql):
        office.save(*register("a", "b", who="Ani", title="Daftar"))
        loaded = office.snapshots("businesses")[0]
        assert (loaded.is_current, loaded.manifest.file) == (True, "daftar.xlsx")
        sql("UPDATE sentra_geo.businesses SET name = 'z' WHERE business_id = 'B1'")
        edited, kept = office.snapshots("businesses")[:2]
        assert (edited.is_current, edited.manifest.file) == (True, "PostGIS")
        assert (edited.manifest.title, edited.manifest.added_to) == ("Daftar", loaded.id)
        assert (edited.manifest.read, edited.manifest.accepted) == (2, 2)
        assert edited.manifest.file_sha256 == ""
        assert (kept.id, kept.is_current) == (loaded.id, False)
        found = compare(office.fetch(kept), office.fetch(edited))
        assert (found.changed, found.added, found.moved) == (("B1",), (), ())

    def test_a_moved_point_is_an_edit(self, office, sql):
        office.save(*register("a", "b"))
        sql(
            "UPDATE sentra_geo.businesses SET geometry = ST_Translate(geometry, 0.001, 0)"
            " WHERE business_id = 'B0'"
        )
        edited, kept = office.snapshots("businesses")[:2]
        assert compare(office.fetch(kept), office.fetch(edited)).moved == ("B0",)

    def test_rows_that_were_never_loaded(self, office, sql):
        office.remove(office.snapshots("businesses")[0].id)
        sql(
            "INSERT INTO sentra_geo.businesses (business_id, is_sample, geometry)"
            " SELECT 'Q1', true, geometry FROM sentra_geo.sentra LIMIT 1"
        )
        (found,) = office.snapshots("businesses")
        assert (found.is_current, found.manifest.is_sample) == (True, True)
        assert found.manifest.source.startswith("PostGIS 127.0.0.1")
        assert found.manifest.standing == "sample"
        office.remove(found.id)
        assert office.snapshots("businesses") == ()

    @pytest.mark.parametrize("replace", ["save", "restore", "withdraw"])
    def test_edits_are_kept_before_others_take_their_place(self, office, sql, replace):
        first = office.save(*register("a"))
        sql("UPDATE sentra_geo.businesses SET name = 'disunting'")
        if replace == "save":
            office.save(*register("b"))
            assert names(office) == ["b"]
        elif replace == "restore":
            office.restore(first.id)
            assert names(office) == ["a"]
        else:
            office.withdraw("businesses")
        kept = [s for s in office.snapshots("businesses") if s.manifest.file == "PostGIS"]
        assert [s.is_current for s in kept] == [False]
        office.restore(kept[0].id)
        assert names(office) == ["disunting"]
        assert len(office.snapshots("businesses")) == (4 if replace == "save" else 3)

    def test_edited_rows_can_be_put_back_by_the_id_they_were_shown_under(self, office, sql):
        office.save(*register("a"))
        sql("UPDATE sentra_geo.businesses SET name = 'disunting'")
        (shown,) = (s for s in office.snapshots("businesses") if s.is_current)
        office.save(*register("b"))
        assert office.restore(shown.id).is_current
        assert names(office) == ["disunting"]


class TestRefusals:
    def test_a_village_that_is_not_known(self, world, sql):
        before = located(open_study(world.data))
        sql(
            "UPDATE sentra_geo.sentra SET village_code = '99.01.09.2001'"
            " WHERE sentra_id = 'S2' AND village_code = '99.01.02.2001'"
        )
        study = open_study(world.data)
        text = told(study.notices)
        assert "Isi tabel sentra_geo.sentra di basis data tidak dapat dipakai" in text
        assert "salinan sebelumnya yang dipakai" in text
        assert "sentra_geo.sentra (sentra_id = S2, village_code = 99.01.09.2001): Desa" in text
        assert "Pakai kode Kemendagri" in text
        assert "QGIS" in text
        assert located(study) == before
        sql("UPDATE sentra_geo.population SET people = people * 2")  # other edits count
        study = open_study(world.data)
        assert told(study.notices) == text
        assert answer(study, Question(boundary="garis")).people_total == 8_000
        sql(
            "UPDATE sentra_geo.sentra SET village_code = '99.01.02.2001' WHERE sentra_id = 'S2'"
            " AND village_code = '99.01.09.2001'"
        )
        assert open_study(world.data).notices == ()

    def test_a_refused_table_is_not_read_again_and_again(self, office, sql, monkeypatch):
        office.current()
        sql("UPDATE sentra_geo.sentra SET village_code = 'x' WHERE sentra_id = 'S1'")
        first = office.lost()
        monkeypatch.setattr(Database, "read_layer_frame", None)
        assert office.lost() == first
        assert [text for _, text in office.signature()[: len(first)]] == [f.text() for f in first]

    def test_a_business_that_a_file_could_not_bring_in(self, world, office, sql):
        office.save(*register("a", "b"))
        assert names(office) == ["a", "b"]
        sql(MOVE_FAR + " WHERE business_id = 'B1'")
        study = open_study(world.data)
        text = told(study.notices)
        assert "sentra_geo.businesses (business_id = B1): Letaknya 2" in text
        assert "Periksa koordinat" in text
        assert names(office) == ["a", "b"]
        assert len(study.businesses.frame) == 2
        assert study.businesses.positions[0].max() < 500_000

    def test_without_a_copy_the_shipped_layer_counts(self, world, sql):
        sql(MOVE_FAR)
        study = open_study(world.data)
        assert "jadi data bawaan yang dipakai" in told(study.notices)
        assert len(study.businesses.frame) == 8

    def test_a_village_code_that_changes_everywhere_at_once(self, world, sql):
        open_study(world.data)
        sql(
            "UPDATE sentra_geo.villages SET village_code = '99.01.02.2009'"
            " WHERE village_code = '99.01.02.2002'"
        )
        assert "sentra_geo.villages" in told(open_study(world.data).notices)
        sql(
            "UPDATE sentra_geo.sentra SET village_code = '99.01.02.2009'"
            " WHERE village_code = '99.01.02.2002'"
        )
        study = open_study(world.data)
        assert study.notices == ()
        assert "99.01.02.2009" in study.villages.frame["village_code"].tolist()

    def test_against_the_folder_where_the_database_has_none(self, world, sql):
        sql("TRUNCATE sentra_geo.villages, sentra_geo.population")
        open_study(world.data)
        sql("UPDATE sentra_geo.sentra SET village_code = 'x' WHERE sentra_id = 'S1'")
        assert "village_code = x" in told(store_of(world.data).lost())

    def test_rows_that_break_the_rules_of_their_layer(self, world, office, sql):
        office.save(*register("a", "b"))
        assert names(office) == ["a", "b"]
        sql("ALTER TABLE sentra_geo.businesses DROP CONSTRAINT businesses_scale_check")
        sql("UPDATE sentra_geo.businesses SET scale = 'besar' WHERE business_id = 'B1'")
        text = told(open_study(world.data).notices)
        assert "sentra_geo.businesses (business_id = B1): Kolom “scale” berisi “besar”" in text
        assert names(office) == ["a", "b"]

    @pytest.mark.parametrize("name", ["uu 3", "../x", "a/b", "x" * 61, "garis\n", "é"])
    def test_a_boundary_s_name_before_anything_is_written(self, office, monkeypatch, name):
        monkeypatch.setattr(Database, "_connection", None)
        with pytest.raises(StoreError, match="Nama batas “") as caught:
            office.save(*line(name))
        assert "Pakai paling banyak 60 huruf" in caught.value.text()


class TestCopies:
    def test_a_copy_that_is_gone_or_damaged_is_made_again(self, office):
        for damage in (
            lambda copy: copy.path.write_bytes(b"x"),
            lambda copy: copy.path.unlink(),
            lambda copy: shutil.rmtree(copy.folder.parent),
            lambda copy: (copy.folder.parent / "current").write_text("x"),
            lambda _: (office.folder.root / "copies.json").write_text("[" * 9_999),
            lambda _: (office.folder.root / "copies.json").write_text('{"tokens": {"a": 1}}'),
            lambda _: shutil.rmtree(office.folder.root),
        ):
            damage(next(c for c in office.current() if c.manifest.layer == "businesses"))
            layers, faults = stored_layers(office)
            assert faults == []
            assert len(layers) == 5

    def test_few_copies_are_kept(self, office, sql):
        for number in range(6):
            sql("UPDATE sentra_geo.population SET people = people + %s", [number])
            office.current()
        assert len(office.folder.snapshots("population")) == 3
        assert len(office.snapshots("population")) == 2  # what was loaded, and the edited rows

    def test_another_process_that_was_faster(self, office, sql):
        """Its copy is in force; ours was written down: neither is believed."""
        office.current()
        state = office.folder.root / "copies.json"
        sql("UPDATE sentra_geo.population SET people = 1")
        office.current()
        ours = state.read_bytes()
        older = office.folder.snapshots("population")[-1]
        office.folder.restore(older.id)
        assert state.read_bytes() == ours
        (path,) = (c.path for c in office.current() if c.manifest.layer == "population")
        assert geoparquet_rows(path)[0]["people"].tolist() == [1, 1]

    @pytest.mark.usefixtures("url")
    def test_a_folder_that_cannot_be_written_is_told(self, world, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("sentra_geo.store.disk._write", full)
        text = told(open_study(world.data).notices)
        assert "Ruang di" in text
        assert "data bawaan yang dipakai" in text

    def test_snapshots_that_others_wrote(self, office, sql):
        known = len(office.snapshots())
        for name, slot, manifest in (
            ("../../x", "businesses", register("a")[0].to_json()),
            ("20250101T000000000000Z-000000", "businesses", "{}"),
            ("20250101T000000000000Z-000001", "businesses", '{"layer": 5}'),
            ("20250101T000000000000Z-000002", "sentra", register("a")[0].to_json()),
        ):
            sql(
                "INSERT INTO sentra_geo.snapshot (id, slot, manifest, content)"
                " VALUES (%s, %s, %s, '')",
                [name, slot, manifest],
            )
        sql(
            "INSERT INTO sentra_geo.snapshot SELECT '20250101T000000000000Z-000003', slot,"
            " now(), manifest, %s FROM sentra_geo.snapshot WHERE slot = 'businesses'"
            " ORDER BY id DESC LIMIT 1",
            [register("other rows")[1]],
        )
        found = office.snapshots()
        assert len(found) == known + 1
        for method in (office.restore, lambda _: office.fetch(found[-1])):
            with pytest.raises(StoreError, match="rusak"):
                method("20250101T000000000000Z-000003")
        assert len(open_study(office.package).notices) == 0


class TestLostConnection:
    def test_the_last_copies_are_used_and_said(self, world, office, sql, postgis_cluster, caplog):
        caplog.set_level(logging.DEBUG)
        sql("UPDATE sentra_geo.population SET people = people * 2")
        before = located(open_study(world.data))
        seen = office.signature()
        held = office.snapshots("businesses")[0]
        postgis_cluster.stop()
        try:
            study = open_study(world.data)
            text = told(study.notices)
            assert located(study) == before
            assert answer(study, Question(boundary="garis")).people_total == 8_000
            assert office.signature() != seen
            for call in (
                lambda: office.save(*register("a")),
                lambda: office.restore(held.id),
                lambda: office.withdraw("businesses"),
                lambda: office.remove(held.id),
                lambda: office.fetch(held),
                office.snapshots,
            ):
                with pytest.raises(StoreError, match="tidak dapat dihubungi") as caught:
                    call()
                whole = "".join(traceback.format_exception(caught.value))
                assert postgis_cluster.password not in whole
        finally:
            postgis_cluster.start()
        server = office.database.server
        assert f"Basis data {server} tidak dapat dihubungi" in text
        assert "apakah server itu berjalan" in text
        today = time.strftime("%Y-%m-%d")
        assert f"salinan di komputer ini, yang cocok sampai {today}" in text
        assert postgis_cluster.password not in text + caplog.text + repr(office)
        assert open_study(world.data).notices == ()
        assert office.signature() == seen
        sql("UPDATE sentra_geo.population SET people = 7")
        assert answer(open_study(world.data), Question(boundary="garis")).people_total == 14

    def test_the_moment_is_that_of_the_last_contact(self, office):
        state = office.folder.root / "copies.json"
        os.utime(state, (0, 0))
        office.signature()
        assert time.time() - state.stat().st_mtime < 60
        os.utime(state, (1_750_000_000, 1_750_000_000))
        expected = f"{datetime.fromtimestamp(1_750_000_000).astimezone():%Y-%m-%d %H:%M}"
        assert office.copies._kept().fields["moment"] == expected

    def test_without_any_copy(self, world, monkeypatch):
        monkeypatch.setenv(DATABASE_VARIABLE, DEAD_URL)
        study = open_study(world.data)
        text = told(study.notices)
        assert "Belum ada salinan basis data di komputer ini" in text
        assert PASSWORD not in text
        assert located(study) == located(read_study(world.data))

    def test_rows_that_were_refused_before_are_still_told(self, office, sql, monkeypatch):
        office.current()
        sql("UPDATE sentra_geo.sentra SET village_code = 'x' WHERE sentra_id = 'S1'")
        office.lost()

        def away(_):
            raise StoreError(office.copies._kept())

        monkeypatch.setattr(Database, "versions", away)
        assert "village_code = x" in told(office.lost())

    def test_a_load_while_the_server_is_away(self, world, tmp_path, monkeypatch, capsys):
        path = tmp_path / "umkm.csv"
        worlds.table_of(worlds.businesses_frame()).to_csv(path, index=False)
        monkeypatch.setenv(DATABASE_VARIABLE, DEAD_URL)
        code = main(["load", str(path), "--layer", "businesses", "--data", str(world.data)])
        told_by = capsys.readouterr()
        assert code == 2
        assert told_by.out == ""
        assert told_by.err.count("\n") == 1
        assert "tidak dapat dihubungi" in told_by.err
        assert PASSWORD not in told_by.err
        assert path.exists()


def save_in_a_process(package, data, name, start, done):
    store = open_store(package, data)
    manifest, content = register(*[name] * 8)
    start.wait(20)
    try:
        store.save(manifest, content)
        done.put("saved")
    except StoreError as error:
        done.put(error.text())


class TestTogether:
    def test_two_processes_load_at_once(self, world, office):
        context = multiprocessing.get_context("spawn")
        start, done = context.Barrier(2), context.Queue()
        package = package_name(world.data)
        loaders = [
            context.Process(target=save_in_a_process, args=(package, world.data, name, start, done))
            for name in ("ani", "budi")
        ]
        for loader in loaders:
            loader.start()
        assert [done.get(timeout=40) for _ in loaders] == ["saved", "saved"]
        for loader in loaders:
            loader.join(10)
        found = names(office)
        assert found in (["ani"] * 8, ["budi"] * 8)
        shown = office.snapshots("businesses")
        assert len(shown) == 3
        assert [s.is_current for s in shown].count(True) == 1

    def test_a_row_that_is_being_edited(self, office, url, monkeypatch):
        monkeypatch.setattr("sentra_geo.store.database_connection._LOCK_TIMEOUT_S", 0.1)
        office.save(*register("a"))
        known = len(office.snapshots())
        with psycopg.connect(url) as editor:
            editor.execute("UPDATE sentra_geo.businesses SET name = 'sedang disunting'")
            for call in (
                lambda: office.save(*register("b")),
                lambda: office.withdraw("businesses"),
            ):
                with pytest.raises(StoreError, match="sedang diubah orang lain") as caught:
                    call()
                assert "setelah suntingan di QGIS disimpan" in caught.value.text()
            assert names(office) == ["a"]
            editor.rollback()
        assert len(office.snapshots()) == known
        office.save(*register("b"))
        assert names(office) == ["b"]

    def test_two_data_packages_share_no_copies(self, office, tmp_path):
        other = worlds.write_world(tmp_path / "other", businesses=None)
        package = json.loads((other / "datapackage.json").read_text())
        (other / "datapackage.json").write_text(json.dumps({**package, "name": "lain"}))
        assert store_of(other).folder.root != office.folder.root
