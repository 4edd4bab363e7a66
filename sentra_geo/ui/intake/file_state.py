"""What a session holds about the file at hand: its content, the user's decisions, the outcome.

It is kept apart from the widgets: theirs end with the page and its language, and a file must not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import streamlit as st

from sentra_geo.errors import Fault
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.table import RawTable

_KEY, _GENERATION = "intake_file", "intake_generation"
_STORED, _REFUSED = "intake_stored", "intake_refused"
T = TypeVar("T")


@dataclass
class FileState:
    """One uploaded file, as one layer.

    Attributes:
        raw: Its content.
        choices: The user's decisions so far.
        data: Its bytes while another of its sheets may be asked for, else None.
        checked: The outcome of the last check, and the decisions it was made with.
        round: Counts decisions, so that tables that can be edited start afresh after each.
        drafts: What was written or ticked in such a table and not yet decided, by table.
        shown_drafts: Those that a table starts with.
        about: What the user says about the data, by field.
        earlier: The decisions for its other layers and sheets.
        tables: Tables made of the outcome, until the next check.
        folds: Whether the fold of the columns starts open, by layer.
    """

    raw: RawTable
    choices: Choices
    data: bytes | None = None
    checked: tuple[Choices, Checked] | None = None
    round: int = 0
    drafts: dict[str, dict[Any, Any]] = field(default_factory=dict)
    shown_drafts: dict[str, dict[Any, Any]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    earlier: dict[tuple[str, str], Choices] = field(default_factory=dict)
    tables: dict[tuple[str, ...], Any] = field(default_factory=dict)
    folds: dict[str, bool] = field(default_factory=dict)

    def decide(self, **changes: Any) -> None:
        """Take a decision; the next run checks anew."""
        self.choices = replace(self.choices, **changes)
        self.shown_drafts = {name: dict(cells) for name, cells in self.drafts.items()}
        self.round += 1

    def draft(self, table: str) -> dict[Any, Any]:
        """What was written or ticked in a table so far."""
        return self.drafts.setdefault(table, {})

    def take_draft(self, table: str) -> dict[Any, Any]:
        """The same, to be decided now."""
        return self.drafts.pop(table, {})

    def read_as(
        self, raw: RawTable, layer: str, remembered: Callable[[], Mapping[str, str]]
    ) -> None:
        """Read it as another layer, or another sheet; decisions made for that before return."""
        self.earlier[self.choices.layer, self.raw.part] = self.choices
        known = self.earlier.get((layer, raw.part))
        self.choices = known or Choices(layer=layer, remembered=remembered())
        self.raw, self.checked = raw, None
        self.drafts, self.shown_drafts = {}, {}
        self.round += 1

    def keep(self, checked: Checked) -> Checked:
        """Keep the outcome of a check."""
        self.checked, self.tables = (self.choices, checked), {}
        return checked

    def table(self, *name: str, make: Callable[[], T]) -> T:
        """A table of the outcome, made once a check."""
        if name not in self.tables:
            self.tables[name] = make()
        found: T = self.tables[name]
        return found


@dataclass(frozen=True)
class Stored:
    """What was stored just now.

    Attributes:
        layer: The layer.
        accounts: Rows read, accepted and set aside, as a sentence in each language.
        boundaries: Names of the boundaries, for a delineation.
        ends_sample: Whether made-up rows of the layer have given way to it.
    """

    layer: str
    accounts: Mapping[str, str]
    boundaries: tuple[str, ...] = ()
    ends_sample: bool = False


def held_file() -> FileState | None:
    """The file at hand."""
    held: FileState | None = st.session_state.get(_KEY)
    return held


def hold_file(state: FileState) -> None:
    """Make a file the one at hand; what was told about the one before is over."""
    st.session_state[_KEY] = state
    st.session_state.pop(_STORED, None)
    _renew_upload()


def let_go(stored: Stored | None = None) -> None:
    """Empty the page for the next file."""
    st.session_state.pop(_KEY, None)
    st.session_state[_STORED] = stored
    _renew_upload()


def _renew_upload() -> None:
    st.session_state.pop(_REFUSED, None)
    st.session_state[_GENERATION] = generation() + 1


def generation() -> int:
    """Number of the upload field; a new one is empty."""
    return int(st.session_state.get(_GENERATION, 0))


def stored_now() -> Stored | None:
    """What was stored just now, until the next file."""
    stored: Stored | None = st.session_state.get(_STORED)
    return stored


def refuse(upload: str, faults: tuple[Fault, ...]) -> None:
    """Remember why an upload was refused, so that it is not read again on every run."""
    st.session_state[_REFUSED] = (upload, faults)


def refusal(upload: str) -> tuple[Fault, ...]:
    """Why an upload was refused; empty when it was not read yet."""
    held: tuple[str, tuple[Fault, ...]] = st.session_state.get(_REFUSED, ("", ()))
    return held[1] if held[0] == upload else ()
