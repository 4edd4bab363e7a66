import errno
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from sentra_geo.errors import StoreError
from sentra_geo.store import disk, snapshots
from sentra_geo.store.opening import stored_layers
from sentra_geo.store.snapshots import SnapshotFolder
from tests.store.stores import age, assert_sound, in_force, leftovers, manifest_of

OLD, NEW = b"old rows", b"new rows"


@pytest.fixture
def folder(tmp_path):
    return SnapshotFolder(tmp_path / "a" / "b" / "c")


class TestSaving:
    def test_what_is_saved_is_in_force_and_whole(self, folder):
        snapshot = folder.save(manifest_of(who="Ani"), OLD, b"set aside")
        assert snapshot.is_current
        assert snapshot.is_whole
        assert snapshot.path.read_bytes() == OLD
        assert snapshot.path.name == "businesses.parquet"
        assert snapshot.set_aside.read_bytes() == b"set aside"
        assert snapshot.manifest.who == "Ani"
        assert folder.snapshots() == folder.current() == (snapshot,)
        assert folder.lost() == ()
        assert leftovers(folder) == []

    def test_nothing_set_aside(self, folder):
        assert folder.save(manifest_of(), OLD).set_aside is None

    def test_a_folder_that_is_not_there_is_empty(self, folder):
        assert folder.snapshots() == folder.current() == folder.lost() == folder.signature() == ()
        assert not folder.root.exists()

    def test_newest_first_even_within_a_moment(self, folder):
        saved = [folder.save(manifest_of(), b"%d" % number).id for number in range(40)]
        assert [snapshot.id for snapshot in folder.snapshots()] == saved[::-1]
        assert [s.id for s in folder.snapshots() if s.is_current] == [saved[-1]]

    def test_slots_stand_beside_each_other(self, folder):
        lines = [
            folder.save(manifest_of("delineation", boundary_id=name), name.encode())
            for name in ("uu3_2022", "uu21_2023", "UU 3/2022")
        ]
        register = folder.save(manifest_of(), OLD)
        assert {s.id for s in folder.current()} == {s.id for s in (*lines, register)}
        assert [s.manifest.slot for s in folder.current()] == sorted(
            s.manifest.slot for s in (*lines, register)
        )
        assert [s.id for s in folder.snapshots("delineation.uu3_2022")] == [lines[0].id]
        assert lines[2].manifest.boundary_id == "UU 3/2022"
        assert in_force(folder, "delineation.uu21_2023") == b"uu21_2023"

    def test_what_cannot_be_read_again_is_not_written(self, folder):
        with pytest.raises(ValueError, match="str"):
            folder.save(manifest_of(title=5), OLD)
        assert not folder.root.exists()

    def test_a_file_name_with_half_a_character(self, folder):
        snapshot = folder.save(manifest_of(file="caf\udce9.csv"), OLD)
        assert snapshot.manifest.file == "caf?.csv"
        assert folder.current() == (snapshot,)

    def test_paths_stay_within_what_windows_takes(self, folder):
        snapshot = folder.save(manifest_of("delineation", boundary_id="x" * 300), OLD)
        below = snapshot.path.relative_to(folder.root)
        # C:\Users\twenty characters…\AppData\Local\sentra-geo\sixty characters…\
        before = len("C:\\Users\\") + 20 + len("\\AppData\\Local\\sentra-geo\\") + 60 + 1
        assert before + len(str(below)) + len(".part-") <= 259
        assert re.fullmatch(r"[a-z0-9._-]+", below.parts[0])

    def test_all_is_flushed_before_it_counts(self, folder, monkeypatch):
        steps = []
        fsync, replace = os.fsync, os.replace

        def note_fsync(handle):
            steps.append(("fsync", os.fstat(handle).st_ino))
            fsync(handle)

        def note_replace(source, target):
            steps.append(("replace", Path(target).name))
            replace(source, target)

        monkeypatch.setattr(os, "fsync", note_fsync)
        monkeypatch.setattr(os, "replace", note_replace)
        name = folder.save(manifest_of(), OLD, b"set aside").id
        # What was flushed under another name is known by its number on the disk.
        held = [*folder.root.rglob("*"), folder.root, *folder.root.parents]
        called = {path.stat().st_ino: path.name for path in held}
        assert [(step, called.get(what, what)) for step, what in steps] == [
            ("fsync", "businesses.parquet"),
            ("fsync", "manifest.json"),
            ("fsync", "set_aside.parquet"),
            *self.flushed(name),
            ("replace", name),
            *self.flushed("businesses", "c", "b"),
            ("fsync", "current"),
            ("replace", "current"),
            *self.flushed("businesses"),
        ]

    @staticmethod
    def flushed(*folders):
        """Windows has no flushing of folders."""
        return [] if os.name == "nt" else [("fsync", name) for name in folders]


class TestChoosing:
    def test_restore_withdraw_and_signature(self, folder):
        first, second = folder.save(manifest_of(), OLD), folder.save(manifest_of(), NEW)
        seen = {folder.signature()}
        restored = folder.restore(first.id)
        assert restored.is_current
        assert restored.path == first.path
        assert in_force(folder) == OLD
        seen.add(folder.signature())
        folder.withdraw("businesses")
        assert in_force(folder) is None
        assert [s.id for s in folder.snapshots()] == [second.id, first.id]
        assert not any(s.is_current for s in folder.snapshots())
        seen.add(folder.signature())
        assert len(seen) == 3
        folder.withdraw("businesses")
        folder.withdraw("population")

    def test_removing_one_that_is_not_in_force_changes_nothing_else(self, folder):
        first, second = folder.save(manifest_of(), OLD), folder.save(manifest_of(), NEW)
        folder.remove(first.id)
        assert not first.folder.exists()
        assert folder.current() == (second,)
        assert folder.snapshots() == (second,)
        assert leftovers(folder) == []

    def test_removing_the_one_in_force_brings_back_the_shipped_layer(self, folder):
        first, second = folder.save(manifest_of(), OLD), folder.save(manifest_of(), NEW)
        folder.remove(second.id)
        assert in_force(folder) is None
        assert [s.id for s in folder.snapshots()] == [first.id]

    def test_one_stored_meanwhile_stays_in_force(self, folder, monkeypatch):
        first = folder.save(manifest_of(), OLD)
        find = SnapshotFolder.find

        def find_then_save(self, name):
            found = find(self, name)
            folder.save(manifest_of(), NEW)
            return found

        monkeypatch.setattr(SnapshotFolder, "find", find_then_save)
        folder.remove(first.id)
        assert in_force(folder) == NEW

    @pytest.mark.parametrize("name", ["", "..", "../../etc", "nothing", "current", "x" * 300])
    def test_ids_that_do_not_exist(self, folder, name):
        folder.save(manifest_of(), OLD)
        for method in (folder.find, folder.restore, folder.remove):
            with pytest.raises(StoreError, match="tidak ada"):
                method(name)
        assert in_force(folder) == OLD

    def test_a_damaged_one_is_not_restored(self, folder):
        first, _ = folder.save(manifest_of(), OLD), folder.save(manifest_of(), NEW)
        first.path.write_bytes(OLD[:-1])
        with pytest.raises(StoreError, match="rusak"):
            folder.restore(first.id)
        assert in_force(folder) == NEW

    @pytest.mark.parametrize(
        "slot",
        [
            "",
            "..",
            "../x",
            "/etc",
            "C:\\x",
            "con",
            "businesses.",
            "Businesses",
            "x" * 300,
            "columns",
        ],
    )
    def test_hostile_slots_are_refused(self, folder, slot):
        folder.save(manifest_of(), OLD)
        for method in (folder.snapshots, folder.withdraw):
            with pytest.raises(ValueError, match=f"^{re.escape(slot)}$"):
                method(slot)
        assert in_force(folder) == OLD


class TestColumns:
    def test_what_is_remembered_comes_back(self, folder):
        assert folder.remembered_columns("a1b2") == {}
        folder.remember_columns("a1b2", {"Nama “Usaha”": "name", "lain": ""})
        folder.remember_columns("c3d4", {"x": "lon"})
        assert folder.remembered_columns("a1b2") == {"Nama “Usaha”": "name", "lain": ""}
        folder.remember_columns("a1b2", {"y": "lat"})
        assert folder.remembered_columns("a1b2") == {"y": "lat"}
        assert folder.snapshots() == folder.current() == folder.signature() == ()

    @pytest.mark.parametrize(
        "shape", ["", "..", "../x", "con", "nul", "a.", "A", "a/b", "a\\b", "x" * 101, "a\0"]
    )
    def test_hostile_shapes_are_refused(self, folder, shape):
        with pytest.raises(ValueError, match=f"^{re.escape(shape)}$"):
            folder.remember_columns(shape, {})
        with pytest.raises(ValueError, match=f"^{re.escape(shape)}$"):
            folder.remembered_columns(shape)
        assert not folder.root.exists()

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a": null, "b": 1}']
    )
    def test_a_damaged_file_is_as_none(self, folder, body):
        folder.remember_columns("a1", {"a": "name"})
        (folder.root / "columns" / "a1.json").write_bytes(body)
        assert folder.remembered_columns("a1") == {}

    def test_leftovers_are_swept(self, folder):
        folder.remember_columns("a1", {})
        left = folder.root / "columns" / ".part-0"
        left.write_bytes(b"{")
        folder.remember_columns("a1", {})
        assert left.exists()
        age([left])
        folder.remember_columns("a1", {})
        assert not left.exists()


def break_json(snapshot):
    (snapshot.folder / "manifest.json").write_text("{", encoding="utf-8")


def change_manifest(**changes):
    def change(snapshot):
        path = snapshot.folder / "manifest.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**held, **changes}), encoding="utf-8")

    return change


def point_at(body):
    return lambda snapshot: (snapshot.folder.parent / "current").write_bytes(body)


def cut(snapshot):
    snapshot.path.write_bytes(snapshot.path.read_bytes()[:-1])


def swap(snapshot):
    snapshot.path.write_bytes(b"other rows")


def make_folder(snapshot):
    snapshot.path.unlink()
    snapshot.path.mkdir()


class TestDamage:
    @pytest.mark.parametrize(
        "damage",
        [
            break_json,
            lambda s: (s.folder / "manifest.json").write_bytes(b"\xff\xfe\x00"),
            lambda s: (s.folder / "manifest.json").write_bytes(b"[" * 100_000),
            lambda s: (s.folder / "manifest.json").unlink(),
            change_manifest(layer="sentra"),
            change_manifest(layer="delineation", boundary_id="../../../../../etc/passwd"),
            change_manifest(read="3"),
            change_manifest(title=None),
            change_manifest(content_sha256="0" * 64),
            cut,
            swap,
            make_folder,
            lambda s: s.path.unlink(),
            lambda s: shutil.rmtree(s.folder),
            point_at(b"20250101T000000000000Z-000000"),
            point_at(b"../../etc"),
            point_at(b"/etc/passwd"),
            point_at(b"\xff\xfe"),
            point_at(b""),
            point_at(b"current"),
            point_at(b"x" * 100_000),
            lambda s: point_at(f"../businesses/{s.id}".encode())(s),
        ],
    )
    def test_is_left_out_and_said(self, folder, damage):
        folder.save(manifest_of("population"), NEW)
        snapshot = folder.save(manifest_of(), OLD)
        damage(snapshot)
        layers, faults = stored_layers(folder)
        assert [fact.layer for fact in layers] == ["population"]
        assert [fault.fields["slot"] for fault in faults] == ["businesses"]
        assert "rusak atau hilang" in faults[0].text()
        assert "muat berkasnya lagi" in faults[0].text()
        folder.signature()
        assert folder.save(manifest_of(), NEW).is_current
        assert in_force(folder) == NEW

    def test_keys_of_later_versions_do_no_harm(self, folder):
        snapshot = folder.save(manifest_of(), OLD)
        change_manifest(later=[1])(snapshot)
        assert folder.current() == (snapshot,)

    def test_what_else_a_disk_holds_is_not_looked_at(self, folder):
        snapshot = folder.save(manifest_of(), OLD)
        for name in ("lost+found", "$RECYCLE.BIN", "Businesses2", "notes", "delineation"):
            shutil.copytree(snapshot.folder.parent, folder.root / name)
        shutil.copytree(snapshot.folder, snapshot.folder.with_name(f"{snapshot.id} - Copy"))
        (folder.root / "population").write_text("a file", encoding="utf-8")
        assert folder.snapshots() == folder.current() == (snapshot,)
        assert folder.signature() == (("businesses", snapshot.id),)
        assert folder.lost() == ()

    def test_a_snapshot_copied_into_another_slot_is_none(self, folder):
        snapshot = folder.save(manifest_of(), OLD)
        shutil.copytree(snapshot.folder.parent, folder.root / "population")
        assert folder.current() == (snapshot,)
        assert [fault.fields["slot"] for fault in folder.lost()] == ["population"]


# Whatever makes the disk refuse: name of the function in os, and which call of it.
STEPS = [("fsync", n) for n in (1, 2, 3)] + [("replace", 1), ("replace", 2), ("mkdir", 1)]


def refuse(monkeypatch, name, number, code):
    """Let the ``number``-th call fail, and all after it; fsync counts files only."""
    plain, calls = getattr(os, name), []

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) >= number:
            raise OSError(code, os.strerror(code))
        return plain(*args, **kwargs)

    monkeypatch.setattr(os, name, failing)
    monkeypatch.setattr("sentra_geo.store.disk._PAUSE_S", 0)


class TestRefusal:
    @pytest.mark.parametrize(
        ("code", "words"),
        [
            (errno.ENOSPC, ["habis", "Kosongkan"]),
            (errno.EDQUOT, ["habis", "Kosongkan"]),
            (errno.EACCES, ["tidak dapat ditulisi", "izin"]),
            (errno.EROFS, ["tidak dapat ditulisi", "izin"]),
            (errno.EIO, ["tidak dapat disimpan", "Periksa"]),
        ],
        ids=lambda value: errno.errorcode[value] if isinstance(value, int) else "",
    )
    @pytest.mark.parametrize(("name", "number"), STEPS)
    def test_saving(self, folder, monkeypatch, code, words, name, number):
        old = folder.save(manifest_of(), OLD)
        with monkeypatch.context() as broken:
            refuse(broken, name, number, code)
            with pytest.raises(StoreError) as raised:
                folder.save(manifest_of(), NEW)
        text = str(raised.value)
        assert all(word in text for word in [*words, str(folder.root), "Data lama tetap dipakai"])
        assert "SENTRA_GEO_STORE" in text
        assert in_force(folder) == OLD
        assert folder.snapshots() == (old,)
        assert leftovers(folder) == []
        assert folder.save(manifest_of(), NEW).is_current

    @pytest.mark.parametrize(("name", "number"), [("fsync", 1), ("replace", 1)])
    def test_restoring_and_remembering(self, folder, monkeypatch, name, number):
        old, new = folder.save(manifest_of(), OLD), folder.save(manifest_of(), NEW)
        folder.remember_columns("a1", {"a": "name"})
        for action in (
            lambda: folder.restore(old.id),
            lambda: folder.remember_columns("a1", {"a": "scale"}),
        ):
            with monkeypatch.context() as broken:
                refuse(broken, name, number, errno.ENOSPC)
                with pytest.raises(StoreError, match="habis"):
                    action()
            assert leftovers(folder) == []
        assert folder.current() == (new,)
        assert folder.remembered_columns("a1") == {"a": "name"}

    def test_withdrawing(self, folder, monkeypatch):
        folder.save(manifest_of(), OLD)
        with monkeypatch.context() as broken:
            refuse(broken, "unlink", 1, errno.EACCES)
            with pytest.raises(StoreError, match="tidak dapat ditulisi"):
                folder.withdraw("businesses")
        assert in_force(folder) == OLD

    def test_removing_leaves_what_was_in_force(self, folder, monkeypatch):
        old = folder.save(manifest_of(), OLD)
        held = disk.move

        def refuse_folders(source, target):
            if source.is_dir():
                raise PermissionError(errno.EACCES, "in use")
            held(source, target)

        with monkeypatch.context() as broken:
            broken.setattr("sentra_geo.store.snapshots.move", refuse_folders)
            with pytest.raises(StoreError, match="tetap dipakai"):
                folder.remove(old.id)
        assert in_force(folder) == OLD

    def test_what_cannot_be_deleted_yet_is_gone_from_the_list_and_swept_later(
        self, folder, monkeypatch
    ):
        old = folder.save(manifest_of(), OLD)
        with monkeypatch.context() as broken:
            refuse(broken, "unlink", 2, errno.EACCES)  # the first is the pointer
            folder.remove(old.id)
        assert folder.snapshots() == ()
        age(leftovers(folder))
        folder.save(manifest_of(), NEW)
        assert leftovers(folder) == []

    def test_the_root_is_a_file(self, tmp_path):
        root = tmp_path / "file"
        root.write_text("x", encoding="utf-8")
        folder = SnapshotFolder(root)
        assert stored_layers(folder) == ([], [])
        with pytest.raises(StoreError, match="tidak dapat disimpan"):
            folder.save(manifest_of(), OLD)
        with pytest.raises(StoreError, match="tidak dapat disimpan"):
            folder.remember_columns("a", {})
        assert folder.remembered_columns("a") == {}

    def test_a_folder_that_cannot_be_flushed_is_no_fault(self, folder, monkeypatch):
        opened = os.open

        def refuse_folders(path, *args, **kwargs):
            if Path(path).is_dir():
                raise OSError(errno.EINVAL, "no such thing here")
            return opened(path, *args, **kwargs)

        monkeypatch.setattr(os, "open", refuse_folders)
        folder.save(manifest_of(), OLD)
        assert in_force(folder) == OLD

    def test_a_store_that_cannot_be_read(self, folder, monkeypatch):
        folder.save(manifest_of(), OLD)
        held = folder.signature()

        def refuse_listing(_):
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refuse_listing)
        layers, faults = stored_layers(folder)
        assert layers == []
        assert "tidak dapat dibaca" in faults[0].text()
        assert "izin" in faults[0].text()
        assert folder.signature() != held
        for method in (folder.current, folder.lost, folder.snapshots):
            with pytest.raises(StoreError, match="tidak dapat dibaca"):
                method()
        with pytest.raises(StoreError, match="tidak dapat dibaca"):
            folder.snapshots("businesses")

    def test_a_pointer_that_cannot_be_read_is_said(self, folder, monkeypatch):
        folder.save(manifest_of(), OLD)
        read = Path.read_text

        def refuse_pointer(path, *args, **kwargs):
            if path.name == "current":
                raise PermissionError(errno.EACCES, "Permission denied")
            return read(path, *args, **kwargs)

        monkeypatch.setattr(Path, "read_text", refuse_pointer)
        assert [fault.fields["slot"] for fault in stored_layers(folder)[1]] == ["businesses"]


class TestWindows:
    @pytest.mark.parametrize("name", ["replace", "unlink"])
    def test_a_file_that_is_being_read_is_tried_again(self, folder, monkeypatch, name):
        folder.save(manifest_of(), OLD)
        plain, refused = getattr(os, name), []

        def busy(*args, **kwargs):
            if len(refused) < 3:
                refused.append(args)
                raise PermissionError(errno.EACCES, "in use")
            return plain(*args, **kwargs)

        monkeypatch.setattr(os, name, busy)
        monkeypatch.setattr("sentra_geo.store.disk._PAUSE_S", 0)
        if name == "unlink":
            folder.withdraw("businesses")
            assert in_force(folder) is None
        else:
            folder.save(manifest_of(), NEW)
            assert in_force(folder) == NEW
        assert len(refused) == 3

    def test_folders_are_not_opened_there(self, folder, monkeypatch):
        monkeypatch.setattr(disk.os, "open", None)
        monkeypatch.setattr("sentra_geo.store.disk.os.name", "nt")
        disk.sync_folder(folder.root)


class TestSweeping:
    def test_only_what_is_old_and_half_written_goes(self, folder):
        kept = folder.save(manifest_of(), OLD)
        slot = kept.folder.parent
        fresh, old, file = (slot / f".part-{name}" for name in ("fresh", "old", "file"))
        for path in (fresh, old):
            path.mkdir()
            (path / "businesses.parquet").write_bytes(b"half")
        file.write_bytes(b"half")
        age([old, file, kept.folder])
        folder.save(manifest_of(), NEW)
        assert leftovers(folder) == [fresh]
        assert len(folder.snapshots()) == 2

    def test_one_that_cannot_be_swept_keeps_no_other(self, folder, monkeypatch):
        slot = folder.save(manifest_of(), OLD).folder.parent
        for name in "abc":
            (slot / f".part-{name}").mkdir()
        age(leftovers(folder))
        first, plain = [], shutil.rmtree

        def refuse_first(path, **about):
            if not first:
                first.append(path)
                raise PermissionError(errno.EACCES, "in use")
            plain(path, **about)

        monkeypatch.setattr("sentra_geo.store.disk.shutil.rmtree", refuse_first)
        folder.save(manifest_of(), NEW)
        assert leftovers(folder) == first

    def test_what_another_process_sweeps_first_is_no_fault(self, folder, monkeypatch):
        slot = folder.save(manifest_of(), OLD).folder.parent
        left = slot / ".part-x"
        left.write_bytes(b"")
        age([left])

        def gone(path):
            raise FileNotFoundError(path)

        monkeypatch.setattr("sentra_geo.store.disk.shutil.rmtree", gone)
        monkeypatch.setattr("sentra_geo.store.disk.time.time", lambda: gone("x"))
        assert folder.save(manifest_of(), NEW).is_current


def test_a_reader_looks_again_when_the_one_in_force_changes(folder, monkeypatch):
    first = folder.save(manifest_of(), OLD)
    plain, looked = snapshots._snapshot, []

    def replaced_meanwhile(path, current):
        if not looked:
            looked.append(path)
            folder.save(manifest_of(), NEW)
            folder.remove(first.id)
        return plain(path, current)

    monkeypatch.setattr(snapshots, "_snapshot", replaced_meanwhile)
    assert [s.path.read_bytes() for s in folder.current()] == [NEW]
    assert folder.lost() == ()


def test_all_snapshots_are_sound(folder):
    for number in range(3):
        folder.save(manifest_of(), b"%d" % number, b"set aside")
    assert_sound(folder)
