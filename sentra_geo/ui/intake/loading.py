"""The part of the Data page that takes a file from the upload to the store."""

from __future__ import annotations

import streamlit as st

from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present.labels import SAMPLE
from sentra_geo.store.manifest import DELINEATION
from sentra_geo.ui.intake.boundary import show_boundary_match
from sentra_geo.ui.intake.correcting import show_duplicates, show_set_aside
from sentra_geo.ui.intake.file_state import FileState, Stored, stored_now
from sentra_geo.ui.intake.mapping import show_mapping
from sentra_geo.ui.intake.outcome import (
    show_account,
    show_decisions,
    show_notices,
    show_proposals,
    show_repairs,
)
from sentra_geo.ui.intake.saving import choose_boundary, show_saving
from sentra_geo.ui.intake.upload import check_file, choose_layer, take_file
from sentra_geo.ui.panels import MapChoice, show_map
from sentra_geo.ui.session import choices, keep_extra, permalink
from sentra_geo.ui.shell import PAGES, View
from sentra_geo.ui.writing import as_text

BUSINESSES = "businesses"
# Where layers are seen that no map shows.
_PAGE_OF = {
    "programmes": "pages/programmes.py",
    "participation": "pages/programmes.py",
    "outlets": "pages/markets.py",
    "placements": "pages/markets.py",
    "receipts": "pages/markets.py",
    "events": "pages/events.py",
    "milestones": "pages/sentra.py",
}


def show_loading(view: View) -> None:
    """Upload, check, decide, store; after storing, the map with the new data."""
    layer = choose_layer(view.words)
    state = take_file(view, layer)
    stored = stored_now()
    if stored is not None:
        _show_stored(stored, view)
    if state is None:
        return
    _suggest_layer(state, view)
    checked = check_file(view, state)
    if checked is None:
        return
    show_account(checked, view.words)
    show_mapping(checked, state, view.words)
    show_repairs(checked, state, view.words)
    show_boundary_match(checked, view.words)
    show_proposals(checked, state, view.words)
    show_set_aside(checked, state, view.words)
    show_duplicates(checked, state, view.words)
    show_decisions(state, view.words)
    show_notices(checked, state, view.words)
    choose_boundary(checked, state, view)
    show_saving(checked, state, view)


def _suggest_layer(state: FileState, view: View) -> None:
    """Offer the other kind of layer where the file holds areas and this one points, or reversed."""
    _, raw = view.words.gettext, state.raw
    wants_areas = SCHEMAS[state.choices.layer].geometry == "polygon"
    if raw.geometry is not None and not wants_areas:
        text, other = _("Berkas ini memuat bentuk wilayah, bukan titik."), DELINEATION
    elif wants_areas and not raw.has_places:
        text, other = _("Berkas ini tidak memuat bentuk wilayah."), BUSINESSES
    else:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="intake-suggestion"):
        st.markdown(as_text(text), width="stretch")
        st.button(
            _("Baca sebagai {layer}", layer=_(LAYERS[other].title)),
            on_click=keep_extra,
            args=("layer", other),
        )


def _use(boundary: str) -> None:
    choices()["boundary"] = boundary


def _show_stored(stored: Stored, view: View) -> None:
    """What was stored just now, on the map; a line is offered to the whole dashboard."""
    _ = view.words.gettext
    told = stored.accounts[view.words.language]
    in_use = view.question.boundary in stored.boundaries or not stored.boundaries
    first = _("Tersimpan dan dipakai di semua halaman.") if in_use else _("Tersimpan.")
    st.success(as_text(f"{first} {told}"), icon=":material/check_circle:")
    if stored.ends_sample:
        title = _(LAYERS[stored.layer].title).lower()
        st.info(_("{sample} {layer} tidak dipakai lagi.", sample=_(SAMPLE), layer=title))
    for name in stored.boundaries:
        if name != view.question.boundary and name in view.study.boundaries:
            law = view.study.boundaries[name].law
            st.button(
                as_text(_("Pakai batas ini: {law}", law=law)),
                key=f"use-{name}",
                on_click=_use,
                args=(name,),
            )
    page = _PAGE_OF.get(stored.layer)
    if page is None:
        show_map(view, "loaded", MapChoice(), height=420)
    elif page in PAGES:
        st.page_link(
            page,
            label=as_text(_("Lihat di halaman {page}", page=_(PAGES[page]))),
            icon=":material/arrow_forward:",
            query_params=permalink(view.study, view.question),
        )
