"""The parts of the page of the forum of UMKM."""

from __future__ import annotations

import streamlit as st

from sentra_geo.export.business_list import BusinessList
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.forum_charts import (
    COMPARED_CODES,
    LAYERS,
    PLACE_LAYERS,
    candidate_pieces,
    forum_chart,
    place_pieces,
    selling_piece,
)
from sentra_geo.present.forum_sentences import (
    difference_sentence,
    status_texts,
    why_no_forum,
)
from sentra_geo.present.piece import Piece
from sentra_geo.sections.forum import NO_BUSINESSES, NO_MEMBERSHIP, ForumFigures
from sentra_geo.sections.forum_candidates import candidate_list
from sentra_geo.ui.business_list import show_business_list
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import show_figure, show_table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_strong, write_text


def forum_figures(view: View) -> ForumFigures | None:
    """The figures; where there are none, what is missing is shown instead."""
    found = view.found.forum
    if found.figures is None:
        why = why_no_forum(found.reason, view.words)
        if found.reason in {NO_BUSINESSES, NO_MEMBERSHIP}:
            show_missing_layers(view, ("businesses",), why)
        else:
            st.info(why, icon=":material/info:")
    return found.figures


def show_members(view: View, figures: ForumFigures) -> None:
    """Membership inside and outside, and who sells in IKN."""
    chart = forum_chart(view.found, figures, view.words)
    show_figure(chart, view, "forum-members", *LAYERS, codes=COMPARED_CODES)
    write_text(difference_sentence(view.found, figures, view.words))
    write_heading(view.words.gettext("Anggota yang berjualan di IKN"))
    selling = selling_piece(view.found, figures, view.words)
    if selling is not None:
        _show_piece(view, selling)
        return
    if view.study.activities.placements is not None:
        st.info(view.words.gettext("Belum ada anggota atau penempatan yang dapat dibandingkan."))
        return
    show_missing_layers(
        view,
        ("outlets", "placements"),
        view.words.gettext(
            "Dengan gerai dan produk yang ditempatkan di sana, bagian ini menunjukkan anggota "
            "forum mana yang berjualan di IKN. Tanpa itu tidak diketahui (bukan nol)."
        ),
    )


def show_member_places(view: View, figures: ForumFigures) -> None:
    """Membership by district and village."""
    for piece in place_pieces(view.found, figures, view.words):
        _show_piece(view, piece)


def show_candidates(view: View, figures: ForumFigures) -> None:
    """Who could join next: counts, and the list to download."""
    words = view.words
    by_zone, *by_village = candidate_pieces(view.found, figures, words)
    _show_piece(view, by_zone)
    listed = candidate_list(view.found.cut)
    title = words.gettext("Daftar usaha yang dapat diajak, lalu yang mungkin dapat diajak")
    shown = BusinessList(
        code="forum-list",
        title=mark(title, words, uses_sample=view.found.forum.uses_sample),
        rows=listed.rows,
        status=listed.unknown,
        statuses=status_texts(words),
        status_title=words.gettext("Status"),
        layers=PLACE_LAYERS,
    )
    show_business_list(view, shown, "forum-list")
    for piece in by_village:
        _show_piece(view, piece)


def _show_piece(view: View, piece: Piece) -> None:
    """A table under its title, with its note, files and definitions."""
    assert piece.table is not None  # noqa: S101 - the pieces here are tables
    write_strong(piece.title)
    if piece.note:
        write_caption(piece.note)
    show_table(
        piece.table,
        view,
        f"{piece.code}-table",
        piece.title,
        codes=piece.codes,
        layers=piece.layers,
    )
