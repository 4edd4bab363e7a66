"""PostGIS as source and store, with local copies to fall back on.

The tables are the truth: QGIS and the dashboard edit and read the same rows. What the dashboard
draws comes from a local GeoParquet copy, made anew when a table has changed, so both stores are
read in the same way and a lost connection leaves the last copy.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from numpy.typing import NDArray

from sentra_geo.errors import Fault, LayerError, StoreError
from sentra_geo.layers.geoparquet import geoparquet_bytes, geoparquet_rows
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database import Database
from sentra_geo.store.disk import replace_file, write_folder
from sentra_geo.store.facts import facts_of
from sentra_geo.store.faults import not_written
from sentra_geo.store.manifest import DELINEATION, Manifest
from sentra_geo.store.snapshots import SET_ASIDE_FILE, Snapshot, SnapshotFolder
from sentra_geo.wording import N_

_TOKENS, _COPIES = "tokens.json", 3
_FILE = "PostGIS"
_OFFLINE = N_(
    "Basis data tidak terhubung ({problem}). Angka di sini dari salinan terakhir, {moment}."
)
_REFUSED = N_("Isi tabel {table} di basis data tidak dapat dipakai, jadi salinan lama dipakai.")


@dataclass(frozen=True)
class DatabaseStore:
    """The store of a data package in a database.

    Attributes:
        database: The database.
        copies: Local copies of its layers.
    """

    database: Database
    copies: SnapshotFolder

    def save(self, manifest: Manifest, content: bytes, set_aside: bytes | None = None) -> Snapshot:
        """Replace the rows of a slot by a snapshot's, and keep the snapshot, in one transaction."""
        frame, geometry = geoparquet_rows(content)
        name = self.database.replace_layer(
            manifest.layer,
            frame,
            geometry,
            _place_of(manifest.layer, manifest.boundary_id),
            json.loads(manifest.to_json()),
            content,
            set_aside,
        )
        return self._snapshot(name, manifest, is_current=True)

    def snapshots(self, slot: str | None = None) -> tuple[Snapshot, ...]:
        """All snapshots that the database keeps, newest first."""
        current = set(self.database.current().values())
        held = [(name, _manifest(text)) for name, _place, text in self.database.snapshots()]
        return tuple(
            self._snapshot(name, manifest, is_current=name in current)
            for name, manifest in held
            if slot is None or manifest.slot == slot
        )

    def current(self) -> tuple[Snapshot, ...]:
        """The layers as the tables hold them now; without a connection, the last copies."""
        self._refresh()
        return self.copies.current()

    def lost(self) -> tuple[Fault, ...]:
        """Why a copy is older than the table, or cannot be used."""
        return (*self._refresh(), *self.copies.lost())

    def fetch(self, snapshot: Snapshot) -> Snapshot:
        """A snapshot whose files are on this machine."""
        if not snapshot.path.is_file():
            content = self.database.read_snapshot(snapshot.id)
            aside = self.database.read_set_aside(snapshot.id)
            files = {snapshot.path.name: content}
            if aside is not None:
                files[SET_ASIDE_FILE] = aside
            try:
                write_folder(snapshot.folder, files)
            except OSError as error:
                raise not_written(self.copies.root, error) from error
        return snapshot

    def restore(self, name: str) -> Snapshot:
        """Put a snapshot's rows into the table again."""
        content = self.database.read_snapshot(name)
        frame, geometry = geoparquet_rows(content)
        self.database.restore_snapshot(name, frame, geometry)
        return next(held for held in self.snapshots() if held.id == name)

    def withdraw(self, slot: str) -> None:
        """Take a slot's rows out of the table: the shipped layer counts again."""
        for copy in self.current():
            if copy.manifest.slot == slot:
                place = _place_of(copy.manifest.layer, copy.manifest.boundary_id)
                self.database.withdraw(place)

    def remove(self, name: str) -> None:
        """Remove a snapshot for good; rows in the table stay."""
        self.database.remove_snapshot(name)

    def remember_columns(self, shape: str, mapping: Mapping[str, str]) -> None:
        """Keep how the columns of a file were read, on this machine."""
        self.copies.remember_columns(shape, mapping)

    def remembered_columns(self, shape: str) -> dict[str, str]:
        """What :meth:`remember_columns` kept."""
        return self.copies.remembered_columns(shape)

    def signature(self) -> tuple[tuple[str, str], ...]:
        """What is in force; another after every edit, and when the connection comes or goes."""
        problems = self._refresh()
        told = tuple(("notice", fault.text()) for fault in problems)
        return (*told, *self.copies.signature())

    def _refresh(self) -> tuple[Fault, ...]:
        """Copy the tables that have changed; what could not be copied."""
        try:
            versions = self.database.versions()
            held = self._tokens()
            changed = [layer for layer in SCHEMAS if held.get(layer) != versions.get(layer)]
            faults: list[Fault] = []
            for layer in changed:
                problems = self._copy(layer)
                faults += problems
                if not problems:
                    self._keep_token(layer, versions[layer])
        except StoreError as error:
            return (self._offline(error),)
        return tuple(faults)

    def _offline(self, error: StoreError) -> Fault:
        copies = self.copies.current()
        moments = [copy.manifest.created_at for copy in copies]
        problem = error.faults[0]
        return Fault(
            _OFFLINE,
            problem.remedy,
            fields={
                **problem.fields,
                "problem": problem.reason.format(**problem.fields).rstrip("."),
                "moment": max(moments)[:16].replace("T", " ") if moments else "–",
            },
        )

    def _copy(self, layer: str) -> list[Fault]:
        """Copy one layer's table, unless its rows break the layer's rules."""
        frame, geometry = self.database.read_layer_frame(layer)
        loaded = self._manifests(layer)
        parts = self._parts(layer, frame, geometry)
        for held in self.copies.current():
            gone = held.manifest.layer == layer and held.manifest.boundary_id not in parts
            if gone:
                self.copies.withdraw(held.manifest.slot)
        faults: list[Fault] = []
        for boundary, (rows, shapes) in parts.items():
            known = loaded.get(_place_of(layer, boundary))
            manifest = _manifest_of(layer, boundary, rows, known, self.database.server)
            content = geoparquet_bytes(rows, shapes)
            problems = _problems(manifest, content)
            faults += problems
            if not problems:
                self.copies.save(manifest, content)
                self._prune(manifest.slot)
        return faults

    def _manifests(self, layer: str) -> dict[str, Manifest]:
        """Manifests of the snapshots last put in force, by their place in the database."""
        current = self.database.current()
        return {
            place: _manifest(held)
            for name, place, held in self.database.snapshots()
            if current.get(place) == name and place.partition(".")[0] == layer
        }

    @staticmethod
    def _parts(
        layer: str, frame: pd.DataFrame, geometry: NDArray[Any] | None
    ) -> dict[str, tuple[pd.DataFrame, NDArray[Any] | None]]:
        """The rows of each boundary, or all under an empty name; none for an empty table."""
        if frame.empty:
            return {}
        if layer != DELINEATION or geometry is None:
            return {"": (frame, geometry)}
        parts: dict[str, tuple[pd.DataFrame, NDArray[Any] | None]] = {}
        for name in frame["boundary_id"].unique():
            rows = (frame["boundary_id"] == name).to_numpy()
            parts[str(name)] = frame[rows].reset_index(drop=True), geometry[rows]
        return parts

    def _prune(self, slot: str) -> None:
        """Few copies are kept: versions live in the database."""
        for old in self.copies.snapshots(slot)[_COPIES:]:
            if not old.is_current:
                self.copies.remove(old.id)

    def _snapshot(self, name: str, manifest: Manifest, *, is_current: bool) -> Snapshot:
        return Snapshot(name, manifest, self.copies.root / "versions" / name, is_current)

    def _tokens(self) -> dict[str, str]:
        try:
            held = json.loads((self.copies.root / _TOKENS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return held if isinstance(held, dict) else {}

    def _keep_token(self, layer: str, token: str) -> None:
        path = self.copies.root / _TOKENS
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, json.dumps({**self._tokens(), layer: token}).encode())
        except OSError as error:
            raise not_written(self.copies.root, error) from error


def _place_of(layer: str, boundary: str) -> str:
    """Where the database keeps a layer, or one boundary of the delineations."""
    return f"{layer}.{boundary}" if boundary else layer


def _manifest(held: Mapping[str, Any]) -> Manifest:
    return Manifest.from_json(json.dumps(held))


def _manifest_of(
    layer: str, boundary: str, frame: pd.DataFrame, loaded: Manifest | None, server: str
) -> Manifest:
    """What is known about the rows of a table: what was loaded, or that they came from QGIS."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = len(frame)
    sample = "is_sample" in frame and bool(frame["is_sample"].all())
    if loaded is not None:
        return replace(
            loaded,
            created_at=now,
            read=rows + loaded.set_aside,
            accepted=rows,
            is_sample=sample,
        )
    first = frame.iloc[0]
    standing = str(first["standing"]) if layer == DELINEATION else "indicative"
    return Manifest(
        layer=layer,
        created_at=now,
        file=_FILE,
        file_sha256="",
        content_sha256="",
        read=rows,
        accepted=rows,
        set_aside=0,
        source=f"{_FILE} {server}",
        boundary_id=boundary,
        law=str(first.get("law") or "") if layer == DELINEATION else "",
        standing="sample" if sample else standing,
        is_sample=sample,
    )


def _problems(manifest: Manifest, content: bytes) -> list[Fault]:
    """What keeps the rows of a table from being read as a layer."""
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as folder:
        snapshot = Snapshot("", manifest, Path(folder))
        snapshot.path.write_bytes(content)
        try:
            read_layer(facts_of(snapshot))
        except LayerError as error:
            table = f"sentra_geo.{manifest.layer}"
            first = error.faults[0]
            return [
                Fault(_REFUSED, first.remedy, fields={**first.fields, "table": table}),
                *(replace(fault, file=table) for fault in error.faults),
            ]
    return []
