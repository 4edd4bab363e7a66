"""What a page shows where a layer is absent: what it is, why it helps, and its template."""

from __future__ import annotations

import streamlit as st

from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.ui.intake.templates import offer_template
from sentra_geo.ui.session import keep_extra
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_strong, write_text

_DATA_PAGE = "pages/data.py"


def show_missing_layers(view: View, layers: tuple[str, ...], why: str) -> None:
    """Say which layers are not there, why they help, and how to bring them in.

    Args:
        view: The page's view.
        layers: Names of layers, keys of ``SCHEMAS``; each has a template.
        why: One sentence, in the reader's language: what would stand here.
    """
    _ = view.words.gettext
    with st.container(border=True):
        names = ", ".join(_(LAYERS[layer].title) for layer in layers)
        write_strong(_("Belum ada data: {layers}", layers=names))
        write_text(why)
        for layer in layers:
            _show_layer(view, layer)


def _show_layer(view: View, layer: str) -> None:
    """One absent layer: what a row of it is, its template, and where to load it."""
    _, about = view.words.gettext, LAYERS[layer]
    write_caption(f"{_(about.title)}. {_(about.row)} {_(about.origin)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        offer_template(layer, view.words, view.study, _("Templat XLSX"), _("Templat CSV"))
        pressed = st.button(
            as_text(_("Muat {layer} di halaman Data", layer=_(about.title).lower())),
            icon=":material/upload_file:",
            key=f"load-{layer}",
        )
    if pressed:
        # Not in a callback: the page's own part would change, and this button with it.
        keep_extra("layer", layer)
        keep_extra("part", "load")
        st.switch_page(_DATA_PAGE)
