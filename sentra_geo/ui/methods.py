"""The method page's pieces."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.present.labels import LAYER, STANDING, label
from sentra_geo.present.methods import method_topics, setting_lines, unknown_lines
from sentra_geo.present.sentences import compared_layers, population_sentence
from sentra_geo.present.shown import RULE_TABLE
from sentra_geo.present.tables import rule_table
from sentra_geo.present.worked_example import worked_example
from sentra_geo.settings import SETTINGS_FILE
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.provenance import definitions_html, show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_list, write_strong


def show_method(view: View) -> None:
    """Every definition of the registry, one fold a topic."""
    for topic in method_topics(view.study, view.found, view.words):
        with st.expander(as_text(topic.title)):
            st.html(definitions_html(view, topic.entries))


def show_settings(view: View) -> None:
    """Every threshold in force, and how to change it."""
    write_list(setting_lines(view.study, view.words))
    write_caption(
        view.words.gettext(
            "Untuk mengubahnya: ubah angkanya di {file} di folder data, lalu muat ulang halaman "
            "ini. Baris yang dihapus kembali ke nilai bawaan.",
            file=SETTINGS_FILE,
        )
    )


def show_worked_example(view: View) -> None:
    """From counts to verdict for the question in force."""
    steps = worked_example(view.study, view.found, view.words)
    items = "".join(
        f"<li><b>{escape(step.title)}</b>"
        + (f"<br>{escape(step.text)}" if step.text else "")
        + "".join(f"<br><code>{escape(line)}</code>" for line in step.formulas)
        + "</li>"
        for step in steps
    )
    st.html(f'<ol class="sg-steps">{items}</ol>')


def show_rules(view: View) -> None:
    """Sentra locations and people by zone under each rule."""
    title = view.words.gettext("Rentang antaraturan")
    table = rule_table(view.found, view.words)
    show_small_table(table, view.words, title)
    layers = (*compared_layers(view.question), "villages", "population")
    show_table_downloads(table, view, "rules", title, *dict.fromkeys(layers))
    write_caption(population_sentence(view.found, view.words))
    show_provenance(view, *RULE_TABLE, values=False)


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
