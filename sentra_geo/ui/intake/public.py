"""What may be given to the public: rounded positions, no small counts, no names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from sentra_geo.export.public import public_geojson
from sentra_geo.export.public_tables import public_note, public_village_table
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.layers.reading import read_layer
from sentra_geo.present.labels import SAMPLE
from sentra_geo.ui.cache import load_answer
from sentra_geo.ui.panels import show_missing_businesses
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_text


def show_public(view: View) -> None:
    """The extracts of the businesses in force that anybody may have."""
    _, words, businesses = view.words.gettext, view.words, view.study.businesses
    write_heading(_("Untuk umum"))
    if businesses is None or view.found.businesses == "none":
        show_missing_businesses(view)
        return
    write_text(
        _(
            "Unduhan ini boleh keluar dari kantor: tanpa nama dan nomor, letak usaha rumahan "
            "dibulatkan ke sekitar 110 m, dan jumlah kecil per desa dikosongkan."
        )
    )
    # One question for everybody: filters and radii could be subtracted from each other.
    asked = replace(view.study.default_question(), boundary=view.question.boundary)
    table = public_village_table(load_answer(view.study, asked), words)
    note = public_note(words)
    stem = _("usaha-untuk-umum")
    if view.found.businesses == "sample":
        stem = f"{stem}-{_(SAMPLE).lower().replace(' ', '-')}"
    with st.container(horizontal=True):
        st.download_button(
            _("Letak usaha (GeoJSON)"),
            partial(_positions, view),
            f"{stem}.geojson",
            on_click="ignore",
        )
        st.download_button(
            _("Usaha per desa (XLSX)"),
            lambda: workbook_bytes([Sheet(_("Usaha per desa"), table)], words, {"comments": note}),
            f"{stem}.xlsx",
            on_click="ignore",
        )
        st.download_button(
            _("Usaha per desa (CSV)"),
            lambda: csv_bytes(table, words),
            f"{stem}.csv",
            on_click="ignore",
        )
    write_caption(note)


def _positions(view: View) -> bytes:
    """The public GeoJSON, from the file: it needs columns that no figure does."""
    businesses = view.study.businesses
    assert businesses is not None  # noqa: S101 - the button stands only where there are some
    whole = read_layer(businesses.facts, kept=True)
    return public_geojson(whole, view.words, whole.facts.credit, view.study.villages)
