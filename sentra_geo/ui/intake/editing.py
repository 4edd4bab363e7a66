"""Tables that the user can edit; what was written in one outlasts reruns until it is decided."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from sentra_geo.ui.intake.file_state import FileState


def show_editor(
    state: FileState,
    name: str,
    table: pd.DataFrame,
    rows: Sequence[Hashable],
    editable: Sequence[str],
    titles: Mapping[str, Any],
    **more: Any,
) -> None:
    """Draw a table of which some columns can be edited.

    Args:
        state: The file; keeps what is written, see :meth:`FileState.draft`.
        name: Of the table; what is written in it is kept by row name and column.
        table: The table. Its column names are not shown, so a change of language keeps what was
            written.
        rows: Name of each row.
        editable: Columns that can be edited.
        titles: What each column is called.
        more: Other options of ``st.data_editor``.
    """
    shown = table.copy(deep=False)
    place = {row: index for index, row in enumerate(rows)}
    for (row, column), value in state.shown_drafts.get(name, {}).items():
        if row in place and column in shown:
            cells = shown[column].to_list()
            cells[place[row]] = value
            shown[column] = cells
    key = f"{name}-{state.round}"
    st.data_editor(
        shown,
        disabled=[str(column) for column in table if column not in editable],
        hide_index=True,
        key=key,
        column_config=dict(titles),
        on_change=_take_edits,
        args=(state, name, key, list(rows)),
        **more,
    )


def _take_edits(state: FileState, name: str, key: str, rows: list[Hashable]) -> None:
    """Keep what stands in the table now; a click elsewhere may come before the next run ends."""
    edited: Mapping[Any, Mapping[str, Any]] = st.session_state[key]["edited_rows"]
    written = {
        (rows[int(index)], column): value
        for index, cells in edited.items()
        for column, value in cells.items()
    }
    state.drafts[name] = {**state.shown_drafts.get(name, {}), **written}
