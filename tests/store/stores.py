"""Stores to try things on: manifests, contents, and what must hold whatever happened."""

from __future__ import annotations

import hashlib
import os
import time

from sentra_geo.store.manifest import Manifest
from sentra_geo.store.opening import stored_layers

HOURS_AGO_S = 2 * 3_600


def manifest_of(layer="businesses", **about):
    """A manifest of a made-up file."""
    facts = {
        "layer": layer,
        "created_at": "2025-06-01T10:00:00+08:00",
        "file": "daftar.xlsx",
        "file_sha256": "f" * 64,
        "content_sha256": "",
        "read": 3,
        "accepted": 2,
        "set_aside": 1,
    }
    return Manifest(**{**facts, **about})


def in_force(store, slot="businesses"):
    """The content in force; None where the shipped layer counts. Nothing may be wrong with it."""
    layers, faults = stored_layers(store)
    assert faults == []
    held = [fact.path.read_bytes() for fact in layers if fact.path.stem == slot]
    assert len(held) <= 1
    return held[0] if held else None


def assert_sound(store):
    """Every snapshot that is listed is whole."""
    for snapshot in store.snapshots():
        held = snapshot.path.read_bytes()
        assert hashlib.sha256(held).hexdigest() == snapshot.manifest.content_sha256
        assert snapshot.set_aside is None or snapshot.set_aside.read_bytes() == b"set aside"


def leftovers(store):
    """What was left half-written."""
    return sorted(store.root.rglob(".part-*"))


def age(paths):
    """Make files and folders hours old."""
    then = time.time() - HOURS_AGO_S
    for path in paths:
        os.utime(path, (then, then))
