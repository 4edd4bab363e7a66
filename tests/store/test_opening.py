from pathlib import Path

import pytest

from sentra_geo.layers.package import package_name
from sentra_geo.store.names import is_file_name
from sentra_geo.store.opening import STORE_VARIABLE, open_store, store_folder, stored_layers
from tests import worlds
from tests.store.stores import manifest_of


class TestFolder:
    def test_the_variable_chooses(self, monkeypatch, tmp_path):
        monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "elsewhere"))
        assert store_folder("sentra-geo-ppu") == tmp_path / "elsewhere" / "sentra-geo-ppu"
        assert open_store("sentra-geo-ppu").root == store_folder("sentra-geo-ppu")

    def test_blanks_around_the_variable_do_not_count(self, monkeypatch, tmp_path):
        monkeypatch.setenv(STORE_VARIABLE, f" {tmp_path}\n")
        assert store_folder("x") == tmp_path / "x"

    @pytest.mark.parametrize("value", [None, "", "  "])
    def test_else_the_user_s_own_data_folder(self, monkeypatch, tmp_path, value):
        asked = []

        def user_data_path(*args, **kwargs):
            asked.append((args, kwargs))
            return tmp_path / "own"

        monkeypatch.setattr("platformdirs.user_data_path", user_data_path)
        if value is None:
            monkeypatch.delenv(STORE_VARIABLE)
        else:
            monkeypatch.setenv(STORE_VARIABLE, value)
        assert store_folder("x") == tmp_path / "own" / "x"
        assert asked == [(("sentra-geo",), {"appauthor": False})]

    def test_looking_makes_nothing(self, store):
        assert stored_layers(open_store("x")) == ([], [])
        assert not store.exists()

    @pytest.mark.parametrize(
        "package", ["../x", "/etc", "..", "", "con", "a/b", "C:\\x", "x" * 300, "A", "nul", "a."]
    )
    def test_no_package_name_leads_elsewhere(self, store, package):
        folder = store_folder(package)
        assert folder.parent == store
        assert is_file_name(folder.name, 60)

    @pytest.mark.parametrize("name", ["../../etc", "CON", "Ä", "", " ", "x" * 500, "a/b", None, 5])
    def test_nor_does_one_in_a_data_package(self, store, tmp_path, name):
        folder = tmp_path / "x"
        folder.mkdir()
        text = worlds.json.dumps({"name": name, "resources": []})
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        found = store_folder(package_name(folder))
        assert found.parent == store
        assert is_file_name(found.name, 60)

    def test_packages_have_stores_of_their_own(self):
        open_store("a").save(manifest_of(), b"a")
        assert len(open_store("a").current()) == 1
        assert open_store("b").current() == ()


class TestStoredLayers:
    def test_those_in_force_and_whole(self):
        store = open_store("x")
        good = store.save(manifest_of("population"), b"good")
        bad = store.save(manifest_of("businesses"), b"bad")
        gone = store.save(manifest_of("delineation", boundary_id="g"), b"gone")
        kept = store.save(manifest_of("sentra"), b"kept")
        store.withdraw("sentra")
        bad.path.write_bytes(b"BAD")
        gone.path.unlink()
        layers, faults = stored_layers(store)
        assert [(fact.layer, fact.path, fact.sha256) for fact in layers] == [
            ("population", good.path, good.manifest.content_sha256)
        ]
        assert sorted(fault.fields["slot"] for fault in faults) == ["businesses", "delineation.g"]
        assert kept.id in [snapshot.id for snapshot in store.snapshots()]

    def test_rows_that_vanish_while_they_are_read(self, monkeypatch):
        store = open_store("x")
        store.save(manifest_of(), b"rows")
        opened = Path.open

        def vanish(path, *args, **kwargs):
            if path.suffix == ".parquet":
                raise FileNotFoundError(path)
            return opened(path, *args, **kwargs)

        monkeypatch.setattr(Path, "open", vanish)
        layers, faults = stored_layers(store)
        assert layers == []
        assert [fault.fields["slot"] for fault in faults] == ["businesses"]
