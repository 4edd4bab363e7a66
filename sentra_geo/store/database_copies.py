"""Local copies of the database's tables: made anew where a table has changed, kept otherwise.

What the dashboard draws comes from these, so both stores are read in the same way, and the last
copy is there when the connection is lost. Rows that cannot be used are not copied: the copy before
them stays in force, with a notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database import Database
from sentra_geo.store.database_state import (
    CopyState,
    last_contact,
    note_contact,
    read_state,
    slots_of,
    write_state,
)
from sentra_geo.store.database_table import TablePart, loaded_snapshots, read_table
from sentra_geo.store.database_trial import try_tables
from sentra_geo.store.faults import not_written
from sentra_geo.store.snapshots import Snapshot, SnapshotFolder
from sentra_geo.wording import N_

_COPIES = 3
_FROM_COPY = N_("Angka di sini dari salinan di komputer ini, yang cocok sampai {moment}.")
_FROM_SHIPPED = N_("Belum ada salinan basis data di komputer ini, jadi data bawaan yang dipakai.")
_LATER = N_("Suntingan sesudahnya terlihat setelah basis data terhubung lagi.")


@dataclass(frozen=True)
class DatabaseCopies:
    """The copies of a database in a folder.

    Attributes:
        database: The database.
        folder: Where its copies are kept.
        package: Data folder whose layers stand where the database has none; None: not known.
    """

    database: Database
    folder: SnapshotFolder
    package: Path | None = None

    def refresh(self, *, thorough: bool = True) -> tuple[Fault, ...]:
        """Copy the tables that have changed.

        Args:
            thorough: Also look whether the copies themselves are whole.

        Returns:
            Why a copy is older than its table; empty when all are as the tables.
        """
        state = read_state(self.folder.root)
        try:
            versions = self.database.versions()
            changed = [name for name in SCHEMAS if not self._is_copied(name, state, versions)]
            if thorough:
                changed += [name for name in self._damaged(state) if name not in changed]
            known = {name: state.refused.get(name) == versions.get(name, "") for name in changed}
            if not all(known.values()):
                state = self._copy_changed(changed, state, versions)
            else:
                note_contact(self.folder.root)
        except StoreError as error:
            return (*error.faults, self._kept(), *state.faults)
        return state.faults if state.refused else ()

    def current(self) -> tuple[Snapshot, ...]:
        """The copies in force, under the id of the snapshot that holds their rows."""
        loaded = read_state(self.folder.root).loaded
        return tuple(
            replace(copy, id=loaded.get(copy.manifest.slot) or copy.id)
            for copy in self.folder.current()
        )

    def holds_version_of(self, slot: str) -> bool:
        """Whether a snapshot in the database holds a slot's rows as they stand now.

        Raises:
            StoreError: The database cannot be asked.
        """
        layer, state = slot.partition(".")[0], read_state(self.folder.root)
        return self._is_copied(layer, state, self.database.versions()) and slot in state.loaded

    def _is_copied(self, layer: str, state: CopyState, versions: Mapping[str, str]) -> bool:
        """Whether the copies are those that were made of this version of the table."""
        held = {slot: name for slot, name in self.folder.signature() if name}
        same = slots_of(layer, held) == state.copies_of(layer)
        return same and state.tokens.get(layer) == versions.get(layer, "")

    def _damaged(self, state: CopyState) -> list[str]:
        """Layers of which a copy is gone or not what was stored."""
        whole = {copy.manifest.slot for copy in self.folder.current() if copy.is_whole}
        return sorted({slot.partition(".")[0] for slot in state.copies.keys() - whole})

    def _copy_changed(
        self, changed: Sequence[str], state: CopyState, versions: Mapping[str, str]
    ) -> CopyState:
        loaded = loaded_snapshots(self.database)
        tables = {name: read_table(self.database, name, loaded) for name in changed}
        in_force = [copy for copy in self.folder.current() if copy.is_whole]
        try:
            trial = try_tables(tables, in_force, self.package)
        except OSError as error:
            raise not_written(self.folder.root, error) from error
        for name in changed:
            if name in trial.fitting:
                state = self._copy(name, tables[name], state)
                tokens = {**state.tokens, name: versions.get(name, "")}
                state = replace(state, tokens=tokens)
        refused = {name: versions.get(name, "") for name in changed if name not in trial.fitting}
        state = replace(state, refused=refused, faults=trial.faults)
        write_state(self.folder.root, state)
        for name in trial.fitting:
            self._prune(name)
        return state

    def _copy(self, layer: str, parts: Sequence[TablePart], state: CopyState) -> CopyState:
        """Copy one table, and have no other copy of it in force."""
        slots = {part.manifest.slot for part in parts}
        for copy in self.folder.current():
            if copy.manifest.layer == layer and copy.manifest.slot not in slots:
                self.folder.withdraw(copy.manifest.slot)
        copies, loaded = dict(state.copies), dict(state.loaded)
        for slot in state.copies_of(layer):
            copies.pop(slot)
            loaded.pop(slot, None)
        for part in parts:
            saved = self.folder.save(part.manifest, part.content)
            copies[saved.manifest.slot] = saved.id
            if part.loaded:
                loaded[saved.manifest.slot] = part.loaded
        return replace(state, copies=copies, loaded=loaded)

    def _prune(self, layer: str) -> None:
        """Few copies are kept: versions live in the database."""
        held = [copy for copy in self.folder.snapshots() if copy.manifest.layer == layer]
        for slot in {copy.manifest.slot for copy in held}:
            copies = [copy for copy in held if copy.manifest.slot == slot]
            for old in copies[_COPIES:]:
                if not old.is_current:
                    self.folder.remove(old.id)

    def _kept(self) -> Fault:
        """What is used while there is no connection."""
        moment = last_contact(self.folder.root)
        if moment is None or not self.folder.current():
            return Fault(_FROM_SHIPPED, _LATER)
        return Fault(_FROM_COPY, _LATER, fields={"moment": f"{moment:%Y-%m-%d %H:%M}"})
