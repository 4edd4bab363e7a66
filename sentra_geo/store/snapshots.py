"""Dated snapshots of layers in a folder outside the code.

    <root>/<slot>/<id>/<slot>.parquet     the accepted rows
                       manifest.json      who, when, from which file, how
                       set_aside.parquet  the rows that were not accepted, with their reasons
    <root>/<slot>/current                 the id in force; no such file: the shipped layer
    <root>/columns/<shape>.json           how the columns of a file of that shape were read

A snapshot is written into a folder of another name, flushed to the disk, then renamed; the pointer
``current`` is replaced in one step. Whenever the machine stops, there is the old or the new.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.store.disk import PARTIAL, move, remove_file, replace_file, sweep, write_folder
from sentra_geo.store.faults import damaged, no_snapshot, not_read, not_written
from sentra_geo.store.manifest import Manifest, is_slot
from sentra_geo.store.names import is_file_name

MANIFEST_FILE, SET_ASIDE_FILE = "manifest.json", "set_aside.parquet"
_CURRENT, _COLUMNS = "current", "columns"
_ID = re.compile(r"[0-9]{8}T[0-9]{12}Z-[0-9a-f]{6}")
_LONGEST_SHAPE = 100
_LOOKS = 5


@dataclass(frozen=True)
class Snapshot:
    """One stored version of a layer.

    Attributes:
        id: Its name: the moment it was stored and a random end.
        manifest: What is known about it.
        folder: Where its files are.
        is_current: Whether it is the one in force.
    """

    id: str
    manifest: Manifest
    folder: Path
    is_current: bool = False

    @property
    def path(self) -> Path:
        """The accepted rows."""
        return self.folder / f"{self.manifest.slot}.parquet"

    @property
    def set_aside(self) -> Path | None:
        """The rows that were not accepted; None when there were none."""
        path = self.folder / SET_ASIDE_FILE
        return path if path.is_file() else None

    @property
    def is_whole(self) -> bool:
        """Whether the rows are those that were stored."""
        try:
            with self.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return False
        return digest == self.manifest.content_sha256


@dataclass(frozen=True)
class SnapshotFolder:
    """The snapshots below one folder, which need not exist yet.

    Attributes:
        root: The folder.
    """

    root: Path

    def save(self, manifest: Manifest, content: bytes, set_aside: bytes | None = None) -> Snapshot:
        """Store a snapshot and put it in force.

        Args:
            manifest: What is known about it; its digest is filled in here.
            content: GeoParquet of the accepted rows.
            set_aside: Parquet of the other rows.

        Returns:
            The snapshot.

        Raises:
            StoreError: It cannot be written; what was in force stays.
        """
        manifest = replace(manifest, content_sha256=hashlib.sha256(content).hexdigest())
        text = manifest.to_json()
        manifest = Manifest.from_json(text)  # what cannot be read again is not written
        slot = self._slot(manifest.slot)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{uuid.uuid4().hex[:6]}"
        files = {f"{manifest.slot}.parquet": content, MANIFEST_FILE: text.encode()}
        if set_aside is not None:
            files[SET_ASIDE_FILE] = set_aside
        try:
            sweep(slot)
            write_folder(slot / name, files)
            replace_file(slot / _CURRENT, name.encode())
        except OSError as error:
            shutil.rmtree(slot / name, ignore_errors=True)
            raise not_written(self.root, error) from error
        return Snapshot(name, manifest, slot / name, is_current=True)

    def snapshots(self, slot: str | None = None) -> tuple[Snapshot, ...]:
        """All snapshots, or those of one slot, newest first; damaged ones are left out.

        Raises:
            StoreError: The folder cannot be read.
        """
        slots = self._slots() if slot is None else [self._slot(slot)]
        try:
            found = [snapshot for folder in slots for snapshot in _snapshots(folder)]
        except OSError as error:
            raise not_read(self.root, error) from error
        return tuple(sorted(found, key=lambda snapshot: snapshot.id, reverse=True))

    def current(self) -> tuple[Snapshot, ...]:
        """The snapshots in force, by slot.

        Raises:
            StoreError: The folder cannot be read.
        """
        return tuple(s for folder in self._slots() if (s := _in_force(folder)) is not None)

    def lost(self) -> tuple[Fault, ...]:
        """Slots whose snapshot in force is gone or damaged.

        Raises:
            StoreError: The folder cannot be read.
        """
        return tuple(
            damaged(folder.name)
            for folder in self._slots()
            if _in_force(folder) is None and _pointer(folder) is not None
        )

    def find(self, name: str) -> Snapshot:
        """The snapshot of an id.

        Raises:
            StoreError: There is none.
        """
        for snapshot in self.snapshots():
            if snapshot.id == name:
                return snapshot
        raise no_snapshot(name)

    def fetch(self, snapshot: Snapshot) -> Snapshot:
        """A snapshot whose files are on this machine, as all of a folder's are."""
        return snapshot

    def restore(self, name: str) -> Snapshot:
        """Put a snapshot in force again.

        Raises:
            StoreError: There is none, it is damaged, or the folder cannot be written; what was in
                force stays.
        """
        snapshot = self.find(name)
        if not snapshot.is_whole:
            raise StoreError(damaged(snapshot.manifest.slot))
        try:
            replace_file(snapshot.folder.parent / _CURRENT, name.encode())
        except OSError as error:
            raise not_written(self.root, error) from error
        return replace(snapshot, is_current=True)

    def withdraw(self, slot: str) -> None:
        """Have no snapshot of a slot in force: the shipped layer counts again.

        Raises:
            StoreError: The folder cannot be written; what was in force stays.
        """
        try:
            remove_file(self._slot(slot) / _CURRENT)
        except OSError as error:
            raise not_written(self.root, error) from error

    def remove(self, name: str) -> None:
        """Remove a snapshot for good; the one in force is withdrawn first.

        Raises:
            StoreError: There is none, or the folder cannot be written; what was in force stays.
        """
        snapshot = self.find(name)
        slot = snapshot.folder.parent
        gone = slot / f"{PARTIAL}{name}"
        in_force = _pointer(slot) == name  # somebody may have stored another one meanwhile
        try:
            if in_force:
                remove_file(slot / _CURRENT)
            move(snapshot.folder, gone)  # in one step it is no snapshot any more
        except OSError as error:
            if in_force:
                with contextlib.suppress(OSError):
                    replace_file(slot / _CURRENT, name.encode())
            raise not_written(self.root, error) from error
        shutil.rmtree(gone, ignore_errors=True)  # what is left is swept later

    def remember_columns(self, shape: str, mapping: Mapping[str, str]) -> None:
        """Keep how the columns of a file were read, for the next file of that shape.

        Raises:
            StoreError: The folder cannot be written.
        """
        path = self._columns(shape)
        text = json.dumps(dict(mapping), ensure_ascii=False, indent=1, sort_keys=True)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            sweep(path.parent)
            replace_file(path, text.encode("utf-8", "replace"))
        except OSError as error:
            raise not_written(self.root, error) from error

    def remembered_columns(self, shape: str) -> dict[str, str]:
        """What :meth:`remember_columns` kept, empty when nothing was."""
        path = self._columns(shape)
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        pairs = held.items() if isinstance(held, dict) else ()
        return {header: column for header, column in pairs if isinstance(column, str)}

    def signature(self) -> tuple[tuple[str, str], ...]:
        """What is in force: cheap to look at on every rerun, and never fails."""
        try:
            return tuple((folder.name, _pointer(folder) or "") for folder in self._slots())
        except StoreError as error:
            return (("", str(error)),)

    def _slot(self, slot: str) -> Path:
        if not is_slot(slot):
            raise ValueError(slot)  # a fault of the program
        return self.root / slot

    def _columns(self, shape: str) -> Path:
        if not is_file_name(shape, _LONGEST_SHAPE):
            raise ValueError(shape)  # a fault of the program
        return self.root / _COLUMNS / f"{shape}.json"

    def _slots(self) -> list[Path]:
        """Folders of slots; what else a disk puts beside them is not looked at."""
        try:
            if not self.root.is_dir():
                return []
            paths = sorted(path for path in self.root.iterdir() if is_slot(path.name))
            return [path for path in paths if path.is_dir()]
        except OSError as error:
            raise not_read(self.root, error) from error


def _pointer(slot: Path) -> str | None:
    """The id in force; None where there is none, empty where it cannot be read."""
    try:
        name = (slot / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        return ""
    return name if _ID.fullmatch(name) else ""


def _in_force(slot: Path) -> Snapshot | None:
    """The snapshot in force; another look where it changed at this very moment."""
    name = _pointer(slot)
    for _ in range(_LOOKS):
        found = _snapshot(slot / name, name) if name else None
        held, name = name, _pointer(slot)
        if found is not None or name == held:
            return found
    return None


def _snapshots(slot: Path) -> list[Snapshot]:
    if not slot.is_dir():
        return []
    current = _pointer(slot)
    paths = [path for path in slot.iterdir() if _ID.fullmatch(path.name)]
    return [snapshot for path in paths if (snapshot := _snapshot(path, current)) is not None]


def _snapshot(folder: Path, current: str | None) -> Snapshot | None:
    """The snapshot in a folder; None where it is not whole or stands in another slot."""
    try:
        text = (folder / MANIFEST_FILE).read_text(encoding="utf-8")
        manifest = Manifest.from_json(text)
        snapshot = Snapshot(folder.name, manifest, folder, folder.name == current)
        is_here = manifest.slot == folder.parent.name and snapshot.path.is_file()
    except (OSError, ValueError):
        return None
    return snapshot if is_here else None
