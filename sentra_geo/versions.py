"""Changing which version of a layer is in force: tried against the other layers first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sentra_geo.errors import IntakeError, LayerError
from sentra_geo.layers.package import LayerFacts
from sentra_geo.store.facts import facts_of
from sentra_geo.store.opening import Store
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.study import read_study


def other_layers(store: Store, slots: Sequence[str]) -> list[LayerFacts]:
    """The stored layers in force and whole, without those of some slots."""
    return [
        facts_of(snapshot)
        for snapshot in store.current()
        if snapshot.manifest.slot not in slots and snapshot.is_whole
    ]


def restore_version(snapshot: Snapshot, folder: Path, store: Store) -> Snapshot:
    """Put a version in force again.

    Args:
        snapshot: The version.
        folder: The data folder whose layers it joins.
        store: Where it is kept.

    Returns:
        The version, now in force.

    Raises:
        IntakeError: It does not fit the other layers. Nothing has changed then.
        StoreError: It is damaged, gone, or the store cannot be written.
    """
    there = store.fetch(snapshot)
    if there.is_whole:  # what is damaged is refused by the store, in its own words
        _try(folder, [*other_layers(store, [snapshot.manifest.slot]), facts_of(there)])
    return store.restore(snapshot.id)


def withdraw_slot(slot: str, folder: Path, store: Store) -> None:
    """Have no version of a slot in force: the shipped layer counts again.

    Raises:
        IntakeError: Other stored layers need it. Nothing has changed then.
        StoreError: The store cannot be written.
    """
    _try(folder, other_layers(store, [slot]))
    store.withdraw(slot)


def remove_version(snapshot: Snapshot, folder: Path, store: Store) -> None:
    """Remove a version for good; one in force is withdrawn.

    Raises:
        IntakeError: It is in force, and other stored layers need it. Nothing has changed then.
        StoreError: It is gone, or the store cannot be written.
    """
    if snapshot.is_current:
        _try(folder, other_layers(store, [snapshot.manifest.slot]))
    store.remove(snapshot.id)


def _try(folder: Path, stored: Sequence[LayerFacts]) -> None:
    try:
        read_study(folder, stored, strict=True)
    except LayerError as error:
        raise IntakeError(error.faults) from error
