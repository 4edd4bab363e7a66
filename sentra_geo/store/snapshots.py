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

import hashlib
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.store.manifest import Manifest
from sentra_geo.wording import N_

MANIFEST_FILE, SET_ASIDE_FILE = "manifest.json", "set_aside.parquet"
_CURRENT, _COLUMNS, _PARTIAL = "current", "columns", ".part-"
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ABANDONED_S = 3_600
_TRIES = 20


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
        slot = self._slot(manifest.slot)
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3] + "Z"
        name = f"{moment}-{uuid.uuid4().hex[:6]}"
        files = {f"{manifest.slot}.parquet": content, MANIFEST_FILE: manifest.to_json().encode()}
        if set_aside is not None:
            files[SET_ASIDE_FILE] = set_aside
        partial = slot / f"{_PARTIAL}{name}"
        try:
            _sweep(slot)
            partial.mkdir(parents=True)
            for file, body in files.items():
                _write(partial / file, body)
            partial.rename(slot / name)
            _sync(slot)
            _replace(slot / _CURRENT, name.encode())
        except OSError as error:
            shutil.rmtree(partial, ignore_errors=True)
            raise _not_written(self.root, error) from error
        return Snapshot(name, manifest, slot / name, is_current=True)

    def snapshots(self, slot: str | None = None) -> tuple[Snapshot, ...]:
        """All snapshots, or those of one slot, newest first; damaged ones are left out."""
        slots = [self._slot(slot)] if slot else self._slots()
        found = [
            snapshot
            for folder in slots
            for path in (folder.iterdir() if folder.is_dir() else ())
            if (snapshot := _snapshot(path, _pointer(folder))) is not None
        ]
        return tuple(sorted(found, key=lambda snapshot: snapshot.id, reverse=True))

    def current(self) -> tuple[Snapshot, ...]:
        """The snapshots in force, by slot."""
        found = []
        for folder in self._slots():
            name = _pointer(folder)
            snapshot = _snapshot(folder / name, name) if name else None
            if snapshot is not None:
                found.append(snapshot)
        return tuple(found)

    def lost(self) -> tuple[Fault, ...]:
        """Slots whose snapshot in force is gone or damaged."""
        return tuple(
            Fault(
                N_("Data simpanan “{slot}” rusak atau hilang, jadi tidak dipakai."),
                N_("Pulihkan versi lain di halaman Data, atau muat berkasnya lagi."),
                fields={"slot": folder.name},
            )
            for folder in self._slots()
            if (name := _pointer(folder)) and _snapshot(folder / name, name) is None
        )

    def find(self, name: str) -> Snapshot:
        """The snapshot of an id.

        Raises:
            StoreError: There is none.
        """
        for snapshot in self.snapshots():
            if snapshot.id == name:
                return snapshot
        raise StoreError(
            Fault(
                N_("Versi data “{id}” tidak ada."),
                N_("Muat ulang halaman; mungkin versi itu sudah dihapus."),
                fields={"id": name},
            )
        )

    def restore(self, name: str) -> Snapshot:
        """Put a snapshot in force again."""
        snapshot = self.find(name)
        try:
            _replace(snapshot.folder.parent / _CURRENT, name.encode())
        except OSError as error:
            raise _not_written(self.root, error) from error
        return replace(snapshot, is_current=True)

    def withdraw(self, slot: str) -> None:
        """Have no snapshot of a slot in force: the shipped layer counts again."""
        try:
            (self._slot(slot) / _CURRENT).unlink(missing_ok=True)
        except OSError as error:
            raise _not_written(self.root, error) from error

    def remove(self, name: str) -> None:
        """Remove a snapshot for good; the one in force is withdrawn first."""
        snapshot = self.find(name)
        if snapshot.is_current:
            self.withdraw(snapshot.manifest.slot)
        gone = snapshot.folder.with_name(f"{_PARTIAL}{name}")
        try:
            snapshot.folder.rename(gone)  # in one step it is no snapshot any more
            shutil.rmtree(gone)
        except OSError as error:
            raise _not_written(self.root, error) from error

    def remember_columns(self, shape: str, mapping: Mapping[str, str]) -> None:
        """Keep how the columns of a file were read, for the next file of that shape."""
        folder = self.root / _COLUMNS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(dict(mapping), ensure_ascii=False, indent=1, sort_keys=True)
            _replace(folder / f"{_checked(shape)}.json", text.encode())
        except OSError as error:
            raise _not_written(self.root, error) from error

    def remembered_columns(self, shape: str) -> dict[str, str]:
        """What :meth:`remember_columns` kept, empty when nothing was."""
        path = self.root / _COLUMNS / f"{_checked(shape)}.json"
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}

    def signature(self) -> tuple[tuple[str, str], ...]:
        """What is in force: cheap to look at on every rerun."""
        return tuple((folder.name, _pointer(folder)) for folder in self._slots())

    def _slot(self, slot: str) -> Path:
        return self.root / _checked(slot)

    def _slots(self) -> list[Path]:
        if not self.root.is_dir():
            return []
        folders = (path for path in self.root.iterdir() if path.is_dir() and path.name != _COLUMNS)
        return sorted(path for path in folders if _SAFE.fullmatch(path.name))


def _checked(name: str) -> str:
    """A name that is safe as a file name; anything else would be a fault of the program."""
    if not _SAFE.fullmatch(name) or ".." in name:
        raise ValueError(name)
    return name


def _pointer(slot: Path) -> str:
    try:
        name = (slot / _CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return ""
    return name if _SAFE.fullmatch(name) else ""


def _snapshot(folder: Path, current: str) -> Snapshot | None:
    try:
        text = (folder / MANIFEST_FILE).read_text(encoding="utf-8")
        manifest = Manifest.from_json(text)
    except (OSError, ValueError, TypeError):
        return None
    snapshot = Snapshot(folder.name, manifest, folder, folder.name == current)
    whole = not folder.name.startswith(_PARTIAL) and snapshot.path.is_file()
    return snapshot if whole else None


def _write(path: Path, body: bytes) -> None:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, body: bytes) -> None:
    """Give a file new content in one step."""
    partial = path.with_name(f"{_PARTIAL}{uuid.uuid4().hex}")
    _write(partial, body)
    for attempt in range(_TRIES):
        try:
            partial.replace(path)
            break
        except PermissionError:  # Windows: somebody reads the old file at this very moment
            if attempt == _TRIES - 1:
                partial.unlink(missing_ok=True)
                raise
            time.sleep(0.05)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Flush a folder's list of names; Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(slot: Path) -> None:
    """Clear away what a stopped machine left half-written."""
    if not slot.is_dir():
        return
    for path in slot.glob(f"{_PARTIAL}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_S:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def _not_written(root: Path, error: OSError) -> StoreError:
    return StoreError(
        Fault(
            N_("Data tidak dapat disimpan di {folder} ({problem}). Data lama tetap dipakai."),
            N_("Periksa ruang dan izin folder itu, atau atur SENTRA_GEO_STORE ke folder lain."),
            fields={"folder": root, "problem": error.strerror or error},
        )
    )
