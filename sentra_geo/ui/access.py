"""Accessibility on a page: the comparison, every village, the map and the sentra."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.present.access import (
    access_notes,
    access_reading,
    sentra_access_table,
    zone_access_table,
)
from sentra_geo.present.access_chart import access_chart
from sentra_geo.present.maps import ACCESS
from sentra_geo.present.piece import PLACES
from sentra_geo.sections.accessibility import ENHANCED
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_figure,
    show_map,
    show_small_table,
)
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.states import state_chip
from sentra_geo.ui.writing import write_list, write_strong

# Definitions behind the chart and the table of zones.
_CHART = ("catchment", "binary_weight", "gaussian_weight", "edge")
_ZONES = ("access_mean",)


def show_access(view: View) -> None:
    """How well villages reach the sentra, given who else does."""
    _ = view.words.gettext
    found, words = view.found, view.words
    if not found.access.sentra:
        st.info(_("Tidak ada sentra untuk pilihan ini, jadi akses tidak diketahui."))
        return
    _show_reading(view)
    left, right = st.columns([6, 5])
    with left:
        used = ("sentra", "villages", "population", "delineation", "travel")
        show_figure(access_chart(found, words), view, "access", *used, codes=_CHART)
    with right:
        show_map(view, "access-map", MapChoice(metric=ACCESS, shown=WITHOUT_BUSINESSES), 460)
    table, title = zone_access_table(found, words), _("Akses menurut zona")
    show_small_table(table, words, title)
    show_table_downloads(table, view, "access-zones", title, *PLACES)
    show_provenance(view, *_ZONES)
    write_list(access_notes(found, words))
    write_strong(_("Sentra dan penduduk yang menjangkaunya"))
    table, title = sentra_access_table(found, words), _("Akses menurut sentra")
    show_small_table(table, words, title)
    show_table_downloads(table, view, "access-sentra", title, *PLACES)


def _show_reading(view: View) -> None:
    state = view.found.access.judgements[ENHANCED].verdict.state
    text = access_reading(view.found, view.words)
    st.html(f"<p>{state_chip(state, view.words)} {escape(text[:1].upper() + text[1:])}</p>")
