"""The method page's pieces."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present.labels import LAYER, STANDING, label
from sentra_geo.present.methods import method_lines, unknown_lines
from sentra_geo.present.sentences import population_sentence
from sentra_geo.present.tables import rule_table
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_list, write_strong, write_text


def show_method(view: View) -> None:
    """Every measure, one fold each."""
    for name, text in method_lines(view.words):
        with st.expander(name):
            write_text(text)


def show_rules(view: View) -> None:
    """Sentra locations and people by zone under each rule."""
    title = view.words.gettext("Rentang antaraturan")
    show_small_table(rule_table(view.found, view.words), view.words, title)
    write_caption(population_sentence(view.found, view.words))


def show_unknowns(view: View) -> None:
    """What is not known."""
    write_list(unknown_lines(view.study, view.words))


def show_sources_table(view: View) -> None:
    """Each layer: source, date, licence, standing, digest, and what to know about it."""
    words, _ = view.words, view.words.gettext
    english = words.language == "en"
    for fact in view.study.layers:
        with st.expander(
            f"{label(words, LAYER, fact.layer)} – {label(words, STANDING, fact.standing)}"
        ):
            write_strong(fact.title_en if english else fact.title)
            lines = [
                _("Sumber: {text}", text=fact.source),
                _("Keadaan per: {date}", date=words.day(fact.as_of)),
                _("Lisensi: {text}", text=fact.licence),
                _("Kredit: {text}", text=fact.credit),
                _(
                    "Berkas: {name}, SHA-256 {digest}",
                    name=fact.path.name,
                    digest=fact.sha256[:16],
                ),
                fact.note_en if english else fact.note,
            ]
            write_list(line for line in lines if line)
