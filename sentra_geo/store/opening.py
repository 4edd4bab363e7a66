"""Which store is used, and what it holds in force."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import platformdirs

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.package import LayerFacts
from sentra_geo.store.facts import facts_of
from sentra_geo.store.faults import damaged
from sentra_geo.store.manifest import Manifest
from sentra_geo.store.names import file_name_of
from sentra_geo.store.snapshots import Snapshot, SnapshotFolder

STORE_VARIABLE = "SENTRA_GEO_STORE"
DATABASE_VARIABLE = "SENTRA_GEO_DATABASE_URL"
_APPLICATION = "sentra-geo"
_LONGEST_PACKAGE = 60


class Store(Protocol):
    """What keeps snapshots: a folder, or a PostGIS schema; see :class:`SnapshotFolder`."""

    def save(self, manifest: Manifest, content: bytes, set_aside: bytes | None = None) -> Snapshot:
        """Store a snapshot and put it in force."""

    def snapshots(self, slot: str | None = None) -> tuple[Snapshot, ...]:
        """All snapshots, newest first."""

    def current(self) -> tuple[Snapshot, ...]:
        """Those in force."""

    def lost(self) -> tuple[Fault, ...]:
        """What cannot be used, and why."""

    def fetch(self, snapshot: Snapshot) -> Snapshot:
        """A snapshot whose files are on this machine."""

    def restore(self, name: str) -> Snapshot:
        """Put one in force again."""

    def withdraw(self, slot: str) -> None:
        """Have none of a slot in force."""

    def remove(self, name: str) -> None:
        """Remove one for good."""

    def remember_columns(self, shape: str, mapping: Mapping[str, str]) -> None:
        """Keep how the columns of a file were read."""

    def remembered_columns(self, shape: str) -> dict[str, str]:
        """What was kept."""

    def signature(self) -> tuple[tuple[str, str], ...]:
        """What is in force, cheap to look at."""


def store_folder(package: str) -> Path:
    """The folder of a package's snapshots: ``SENTRA_GEO_STORE``, else the user's own data folder.

    Args:
        package: Name of the data package whose layers the snapshots replace.
    """
    chosen = os.environ.get(STORE_VARIABLE, "").strip()
    root = Path(chosen) if chosen else platformdirs.user_data_path(_APPLICATION, appauthor=False)
    return root / file_name_of(package, _LONGEST_PACKAGE)


def database_url() -> str:
    """The database that ``SENTRA_GEO_DATABASE_URL`` names, empty for none."""
    return os.environ.get(DATABASE_VARIABLE, "").strip()


def open_store(package: str, data: Path | None = None) -> Store:
    """The store of a data package: the database that is named, else a folder.

    Args:
        package: Name of the data package.
        data: Its folder: edits in the database are tried against its layers before they count.
            Without it, only against the other layers in the database.

    Raises:
        StoreError: The database's URL is no such URL.
    """
    folder, url = store_folder(package), database_url()
    if not url:
        return SnapshotFolder(folder)
    # PostGIS is loaded only where it is used: it would cost every start a tenth of a second.
    from sentra_geo.store.database import Database  # noqa: PLC0415
    from sentra_geo.store.database_store import DatabaseStore  # noqa: PLC0415

    database = Database(url)
    server = hashlib.sha256(database.server.encode()).hexdigest()[:12]
    return DatabaseStore(database, SnapshotFolder(folder / f"postgis-{server}"), data)


def stored_layers(store: Store) -> tuple[list[LayerFacts], list[Fault]]:
    """The stored layers in force, and what is wrong with those that cannot be used."""
    usable: list[LayerFacts] = []
    try:
        faults = list(store.lost())
        current = store.current()
    except StoreError as error:
        return [], list(error.faults)
    for snapshot in current:
        if snapshot.is_whole:
            usable.append(facts_of(snapshot))
        else:
            faults.append(damaged(snapshot.manifest.slot))
    return usable, faults
