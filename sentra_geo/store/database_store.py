"""PostGIS as source and store, with local copies to fall back on.

The tables are the truth: QGIS and the dashboard edit and read the same rows. Versions are kept in
the database too, each whole; rows that were edited in the table since are kept as a version of
their own before a load or a restored version takes their place.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.store.database import Database
from sentra_geo.store.database_copies import DatabaseCopies
from sentra_geo.store.database_table import (
    TablePart,
    loaded_snapshots,
    manifest_from,
    place_of,
    read_table,
)
from sentra_geo.store.disk import write_folder
from sentra_geo.store.faults import damaged, no_snapshot, not_written
from sentra_geo.store.manifest import Manifest, is_slot
from sentra_geo.store.snapshots import SET_ASIDE_FILE, Snapshot, SnapshotFolder
from sentra_geo.wording import N_

_FETCHED = "versions"
# What an id looks like; it becomes the name of a folder.
_ID = re.compile(r"[0-9]{8}T[0-9]{9,12}Z-[0-9a-f]{6}")
# As the database checks it: QGIS users type it too.
_BOUNDARY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


@dataclass(frozen=True)
class DatabaseStore:
    """The store of a data package in a database.

    All methods raise :class:`~sentra_geo.errors.StoreError` when the database cannot be asked or
    refuses, except those that the local copies can answer; what was in force stays.

    Attributes:
        database: The database.
        folder: Where local copies of its layers are kept.
        package: Data folder whose layers stand where the database has none; None: not known.
    """

    database: Database
    folder: SnapshotFolder
    package: Path | None = None

    @property
    def copies(self) -> DatabaseCopies:
        """The local copies."""
        return DatabaseCopies(self.database, self.folder, self.package)

    def save(self, manifest: Manifest, content: bytes, set_aside: bytes | None = None) -> Snapshot:
        """Replace the rows of a slot by a snapshot's, and keep the snapshot, in one transaction.

        Args:
            manifest: What is known about it; its digest is filled in here.
            content: GeoParquet of the accepted rows.
            set_aside: Parquet of the other rows.

        Returns:
            The snapshot.
        """
        _check_boundary(manifest)
        manifest = replace(manifest, content_sha256=hashlib.sha256(content).hexdigest())
        text = manifest.to_json()
        manifest = Manifest.from_json(text)  # what cannot be read again is not written
        frame, geometry = geoparquet_rows(content)
        self._keep_edits(manifest.slot)
        place = place_of(manifest.layer, manifest.boundary_id)
        name = self.database.replace_layer(
            manifest.layer, frame, geometry, place, json.loads(text), content, set_aside
        )
        return self._snapshot(name, manifest, is_current=True)

    def snapshots(self, slot: str | None = None) -> tuple[Snapshot, ...]:
        """All snapshots that the database keeps, newest first; damaged ones are left out.

        Rows that were edited in the table, and are in no snapshot, stand among them as one.
        """
        if slot is not None and not is_slot(slot):
            raise ValueError(slot)  # a fault of the program
        held = dict(self._held())
        in_force = {copy.id: copy for copy in self.current()}
        found = [
            self._snapshot(name, manifest, is_current=name in in_force)
            for name, manifest in held.items()
        ]
        found += [copy for name, copy in in_force.items() if name not in held]
        chosen = (copy for copy in found if slot is None or copy.manifest.slot == slot)
        return tuple(sorted(chosen, key=lambda snapshot: snapshot.id, reverse=True))

    def current(self) -> tuple[Snapshot, ...]:
        """The layers as the tables hold them now; without a connection, the last copies."""
        self.copies.refresh()
        return self.copies.current()

    def lost(self) -> tuple[Fault, ...]:
        """Why a copy is older than its table, or cannot be used."""
        return (*self.copies.refresh(), *self.folder.lost())

    def fetch(self, snapshot: Snapshot) -> Snapshot:
        """A snapshot whose files, those set aside too, are on this machine."""
        if _is_here(snapshot):
            return snapshot
        files = {snapshot.path.name: self.database.read_snapshot(snapshot.id)}
        aside = self.database.read_set_aside(snapshot.id)
        if aside is not None:
            files[SET_ASIDE_FILE] = aside
        try:
            shutil.rmtree(snapshot.folder, ignore_errors=True)
            write_folder(snapshot.folder, files)
        except OSError as error:
            if not _is_here(snapshot):  # else another session has fetched it meanwhile
                raise not_written(self.folder.root, error) from error
        if not _is_here(snapshot):
            raise StoreError(damaged(snapshot.manifest.slot))
        return snapshot

    def restore(self, name: str) -> Snapshot:
        """Put a snapshot's rows into the table again; edited rows that were copied, as new ones."""
        edited = next((copy for copy in self.folder.snapshots() if copy.id == name), None)
        if edited is not None and edited.is_whole:
            return self.save(edited.manifest, edited.path.read_bytes())
        manifest = self._manifest(name)
        content = self.database.read_snapshot(name)
        frame, geometry = _rows(content, manifest)
        self._keep_edits(manifest.slot)
        self.database.restore_snapshot(name, frame, geometry)
        return self._snapshot(name, manifest, is_current=True)

    def withdraw(self, slot: str) -> None:
        """Take a slot's rows out of the table: the shipped layer counts again."""
        if not is_slot(slot):
            raise ValueError(slot)  # a fault of the program
        self._keep_edits(slot)
        self._delete_rows(slot)

    def remove(self, name: str) -> None:
        """Remove a snapshot for good; the rows in force are withdrawn first if they are its own."""
        own = next((held for held in self.snapshots() if held.id == name), None)
        if own is None:
            raise no_snapshot(name)
        if own.is_current:
            self._delete_rows(own.manifest.slot)
        if name in dict(self._held()):
            self.database.remove_snapshot(name)
            shutil.rmtree(self.folder.root / _FETCHED / name, ignore_errors=True)

    def remember_columns(self, shape: str, mapping: Mapping[str, str]) -> None:
        """Keep how the columns of a file were read, on this machine."""
        self.folder.remember_columns(shape, mapping)

    def remembered_columns(self, shape: str) -> dict[str, str]:
        """What :meth:`remember_columns` kept."""
        return self.folder.remembered_columns(shape)

    def signature(self) -> tuple[tuple[str, str], ...]:
        """What is in force; another after every edit, and when the connection comes or goes.

        It asks the database, so whoever looks often should keep it for a moment. Never fails.
        """
        told = tuple(("", fault.text()) for fault in self.copies.refresh(thorough=False))
        return (*told, *self.folder.signature())

    def _keep_edits(self, slot: str) -> None:
        """Keep a slot's rows as a version, if they were edited and no version holds them."""
        if self.copies.holds_version_of(slot):
            return
        for part in self._parts(slot):
            if not part.loaded:
                digest = hashlib.sha256(part.content).hexdigest()
                manifest = replace(part.manifest, content_sha256=digest)
                place = place_of(manifest.layer, manifest.boundary_id)
                self.database.add_snapshot(place, json.loads(manifest.to_json()), part.content)

    def _delete_rows(self, slot: str) -> None:
        for part in self._parts(slot):
            self.database.withdraw(place_of(part.manifest.layer, part.manifest.boundary_id))

    def _parts(self, slot: str) -> list[TablePart]:
        """A slot's rows as the table holds them now; none where there are none."""
        layer, loaded = slot.partition(".")[0], loaded_snapshots(self.database)
        parts = read_table(self.database, layer, loaded)
        return [part for part in parts if part.manifest.slot == slot]

    def _held(self) -> Iterator[tuple[str, Manifest]]:
        """Id and manifest of the snapshots in the database that this program can read."""
        for name, place, text in self.database.snapshots():
            try:
                manifest = manifest_from(text)
            except ValueError:
                continue
            is_own = place_of(manifest.layer, manifest.boundary_id) == place
            if is_own and _ID.fullmatch(name):
                yield name, manifest

    def _manifest(self, name: str) -> Manifest:
        for held, manifest in self._held():
            if held == name:
                return manifest
        raise no_snapshot(name)

    def _snapshot(self, name: str, manifest: Manifest, *, is_current: bool) -> Snapshot:
        return Snapshot(name, manifest, self.folder.root / _FETCHED / name, is_current)


def _is_here(snapshot: Snapshot) -> bool:
    """Whether its files are on this machine now; another session may fetch it at any time."""
    return snapshot.is_whole


def _rows(content: bytes, manifest: Manifest) -> tuple[pd.DataFrame, NDArray[Any] | None]:
    """A snapshot's rows.

    Raises:
        StoreError: They are not what was stored.
    """
    if hashlib.sha256(content).hexdigest() != manifest.content_sha256:
        raise StoreError(damaged(manifest.slot))
    try:
        return geoparquet_rows(content)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise StoreError(damaged(manifest.slot)) from error


def _check_boundary(manifest: Manifest) -> None:
    """Refuse a boundary's name that the database does not take, before anything is written."""
    name = manifest.boundary_id
    if name and not _BOUNDARY.fullmatch(name):
        raise StoreError(
            Fault(
                N_("Nama batas “{name}” tidak dapat dipakai di basis data."),
                N_("Pakai paling banyak 60 huruf, angka, - atau _, diawali huruf atau angka."),
                fields={"name": name[:80]},
            )
        )
