"""The part of the Data page that takes a file from the upload to the store."""

from __future__ import annotations

import streamlit as st

from sentra_geo.ui.intake.boundary import show_boundary_match
from sentra_geo.ui.intake.file_state import stored_message
from sentra_geo.ui.intake.mapping import show_mapping
from sentra_geo.ui.intake.outcome import (
    show_account,
    show_duplicates,
    show_notices,
    show_proposals,
    show_repairs,
    show_set_aside,
)
from sentra_geo.ui.intake.saving import choose_boundary, show_saving
from sentra_geo.ui.intake.upload import check_file, choose_layer, show_limits, take_file
from sentra_geo.ui.panels import MapChoice, show_map
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text


def show_loading(view: View) -> None:
    """Upload, check, decide, store; after storing, the map with the new data."""
    _ = view.words.gettext
    layer = choose_layer(view.words)
    show_limits(view.words)
    state = take_file(view, layer)
    if state is None:
        _show_stored(view)
        return
    checked = check_file(view, state)
    show_account(checked, view.words)
    show_mapping(checked, state, view.words)
    show_repairs(checked, state, view.words)
    show_boundary_match(checked, view.words)
    show_proposals(checked, state, view.words)
    show_set_aside(checked, state, view.words)
    show_duplicates(checked, state, view.words)
    show_notices(checked, view.words)
    choose_boundary(checked, state, view)
    show_saving(checked, view)


def _show_stored(view: View) -> None:
    """What was stored just now, on the map."""
    message = stored_message()
    if not message:
        return
    _ = view.words.gettext
    st.success(
        as_text(f"{_('Tersimpan dan dipakai di semua halaman.')} {message}"),
        icon=":material/check_circle:",
    )
    show_map(view, "loaded", MapChoice(), height=420)
