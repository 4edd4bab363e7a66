"""Which store is used, and what it holds in force."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

from sentra_geo.errors import Fault
from sentra_geo.layers.package import LayerFacts
from sentra_geo.store.facts import facts_of
from sentra_geo.store.snapshots import Snapshot, SnapshotFolder
from sentra_geo.wording import N_

STORE_VARIABLE = "SENTRA_GEO_STORE"
_APPLICATION = "sentra-geo"


def store_folder(package: str) -> Path:
    """The folder of a package's snapshots: ``SENTRA_GEO_STORE``, else the user's own data folder.

    Args:
        package: Name of the data package whose layers the snapshots replace.
    """
    chosen = os.environ.get(STORE_VARIABLE)
    root = Path(chosen) if chosen else platformdirs.user_data_path(_APPLICATION, appauthor=False)
    return root / package


def open_store(package: str) -> SnapshotFolder:
    """The store of a data package."""
    return SnapshotFolder(store_folder(package))


def stored_layers(store: SnapshotFolder) -> tuple[list[LayerFacts], list[Fault]]:
    """The stored layers in force, and what is wrong with those that cannot be used."""
    usable: list[LayerFacts] = []
    faults = list(store.lost())
    for snapshot in store.current():
        if _is_whole(snapshot):
            usable.append(facts_of(snapshot))
        else:
            faults.append(
                Fault(
                    N_("Data simpanan “{slot}” rusak atau hilang, jadi tidak dipakai."),
                    N_("Pulihkan versi lain di halaman Data, atau muat berkasnya lagi."),
                    fields={"slot": snapshot.manifest.slot},
                )
            )
    return usable, faults


def _is_whole(snapshot: Snapshot) -> bool:
    """Whether the rows are those that were stored."""
    try:
        with snapshot.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return digest == snapshot.manifest.content_sha256
