"""What is known about the local copies of a database: of which version of each table they are."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sentra_geo.errors import Fault
from sentra_geo.store.disk import replace_file
from sentra_geo.store.faults import not_written

STATE_FILE = "copies.json"


@dataclass(frozen=True)
class CopyState:
    """How the copies stand to the tables.

    Attributes:
        tokens: Version of each layer's table that its copies hold.
        copies: Id of the copy of each slot.
        loaded: Id of the snapshot that holds a slot's rows, where one does.
        refused: Version of each layer's table whose rows could not be used.
        faults: What was wrong with those.
    """

    tokens: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    loaded: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def copies_of(self, layer: str) -> dict[str, str]:
        """The copies of one layer, by slot."""
        return slots_of(layer, self.copies)


def slots_of(layer: str, by_slot: Mapping[str, str]) -> dict[str, str]:
    """The entries of one layer's slots."""
    return {slot: held for slot, held in by_slot.items() if slot.partition(".")[0] == layer}


def read_state(root: Path) -> CopyState:
    """What was written down; nothing where it is gone or damaged, so all is copied anew."""
    try:
        held = json.loads((root / STATE_FILE).read_text(encoding="utf-8"))
        maps = {name: _texts(held[name]) for name in ("tokens", "copies", "loaded", "refused")}
        return CopyState(**maps, faults=tuple(Fault(**fault) for fault in held["faults"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return CopyState()


def write_state(root: Path, state: CopyState) -> None:
    """Write it down, in one step.

    Raises:
        StoreError: The folder cannot be written.
    """
    text = json.dumps(asdict(state), ensure_ascii=False, default=str)
    try:
        root.mkdir(parents=True, exist_ok=True)
        replace_file(root / STATE_FILE, text.encode("utf-8", "replace"))
    except OSError as error:
        raise not_written(root, error) from error


def note_contact(root: Path) -> None:
    """Remember that the copies were compared with the tables just now."""
    with contextlib.suppress(OSError):  # a folder that can only be read: the moment stays
        os.utime(root / STATE_FILE)


def last_contact(root: Path) -> datetime | None:
    """When the copies were last compared with the tables, in local time; None: never."""
    try:
        return datetime.fromtimestamp((root / STATE_FILE).stat().st_mtime).astimezone()
    except OSError:
        return None


def _texts(held: Any) -> dict[str, str]:
    if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
        raise TypeError(type(held).__name__)
    return held
