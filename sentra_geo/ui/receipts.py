"""Receipts on a page: which product is liked, where, from where, and when."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present.receipt_pieces import (
    CHARTS,
    COMPARED,
    COMPARED_LAYERS,
    ORIGIN_CODES,
)
from sentra_geo.present.receipt_sentences import (
    origin_caution,
    origin_sentence,
    why_no_receipts,
)
from sentra_geo.present.receipt_tables import compared_table
from sentra_geo.sections.receipt_figures import NO_BUSINESSES, NO_RECEIPTS, ReceiptFigures
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import show_figure, show_table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_strong

_MISSING = {NO_RECEIPTS: ("receipts", "outlets"), NO_BUSINESSES: ("businesses",)}


def show_receipts(view: View) -> None:
    """Everything that receipts say; where there are none, what is missing."""
    found, words = view.found.receipts, view.words
    if found.figures is None:
        why = why_no_receipts(found.reason, words)
        if found.reason in _MISSING:
            show_missing_layers(view, _MISSING[found.reason], why)
        else:
            st.info(why, icon=":material/info:")
        return
    _ = words.gettext
    write_heading(_("Produk yang disukai"))
    left, right = st.columns(2)
    with left:
        _show(view, found.figures, "receipt-products")
    with right:
        _show(view, found.figures, "receipt-commodities")
    write_heading(_("Jenis gerai dan asal"))
    left, right = st.columns(2)
    with left:
        _show(view, found.figures, "receipt-outlets")
    with right:
        _show_cells(view, found.figures)
    _show_compared(view, found.figures)
    write_heading(_("Bulan"))
    _show(view, found.figures, "receipt-months")


def _show(view: View, figures: ReceiptFigures, key: str) -> None:
    draw, layers, codes = CHARTS[key]
    show_figure(draw(view.found, figures, view.words), view, key, *layers, codes=codes)


def _show_cells(view: View, figures: ReceiptFigures) -> None:
    """Kinds of outlets by zone."""
    if figures.cells:
        _show(view, figures, "receipt-origins")
        return
    st.info(
        view.words.gettext(
            "Struk menurut jenis gerai dan asal tidak dapat ditampilkan tanpa membuka kelompok "
            "yang terlalu sedikit."
        ),
        icon=":material/info:",
    )


def _show_compared(view: View, figures: ReceiptFigures) -> None:
    """Where receipts come from, beside where businesses are."""
    said = origin_sentence(view.found, figures, view.words)
    write_strong(said)
    write_caption(origin_caution(view.words))
    table = compared_table(figures.compared, view.found, view.words)
    show_table(table, view, f"{COMPARED}-table", said, codes=ORIGIN_CODES, layers=COMPARED_LAYERS)
