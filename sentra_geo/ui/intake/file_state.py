"""What a session holds about the file at hand: its content, the user's decisions, the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from sentra_geo.intake.checked import Checked
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.table import RawTable

_KEY, _GENERATION, _STORED = "intake_file", "intake_generation", "intake_stored"


@dataclass
class FileState:
    """One uploaded file, for one layer.

    Attributes:
        file_id: Streamlit's name of the upload, with the layer and part it is read for.
        raw: Its content.
        choices: The user's decisions so far.
        checked: The outcome of the last check, and the decisions it was made with.
        round: Counts decisions, so that tables that can be edited start afresh after each.
    """

    file_id: tuple[str, ...]
    raw: RawTable
    choices: Choices
    checked: tuple[Choices, Checked] | None = None
    round: int = 0
    about: dict[str, str] = field(default_factory=dict)

    def decide(self, **changes: Any) -> None:
        """Take a decision; the next run checks anew."""
        self.choices = replace(self.choices, **changes)
        self.round += 1


def held_file(file_id: tuple[str, ...]) -> FileState | None:
    """The file at hand, if it is this one."""
    held: FileState | None = st.session_state.get(_KEY)
    return held if held is not None and held.file_id == file_id else None


def hold_file(state: FileState) -> FileState:
    """Make a file the one at hand; the one before is let go."""
    st.session_state[_KEY] = state
    return state


def let_go(stored: str = "") -> None:
    """Empty the page for the next file; what was stored is told once."""
    st.session_state.pop(_KEY, None)
    st.session_state[_GENERATION] = generation() + 1
    st.session_state[_STORED] = stored


def generation() -> int:
    """Number of the upload field; a new one is empty."""
    return int(st.session_state.get(_GENERATION, 0))


def stored_message() -> str:
    """What was stored just now, until the next file."""
    return str(st.session_state.get(_STORED, ""))
