"""Templates and the data dictionary, to download in both languages."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sentra_geo.export.data_dictionary import dictionary_csv, dictionary_workbook
from sentra_geo.export.template_columns import TEMPLATES
from sentra_geo.export.templates import template_csv, template_workbook
from sentra_geo.export.travel_template import travel_csv, travel_workbook
from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.study import Study
from sentra_geo.ui.intake.upload import LAYER_GROUPS
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_strong
from sentra_geo.wording import LANGUAGES, Wording

_DRAWN = {"delineation", "villages", "neighbours"}
_PAIRS = "travel"  # its template holds all pairs of villages, which only the study knows


def show_templates(view: View) -> None:
    """Every template, and the dictionary of all columns."""
    _ = view.words.gettext
    write_heading(_("Templat"))
    for group, layers in LAYER_GROUPS.items():
        write_strong(_(group))
        for layer in layers:
            if layer in TEMPLATES:
                _show_template(layer, view)
    write_heading(_("Kamus data"))
    with st.container(horizontal=True):
        for code, language in LANGUAGES.items():
            words = Wording(code)
            st.download_button(
                f"XLSX – {language}",
                partial(dictionary_workbook, words),
                f"{words.gettext('kamus-data')}.xlsx",
                on_click="ignore",
                key=f"dictionary-xlsx-{code}",
            )
            st.download_button(
                f"CSV – {language}",
                partial(dictionary_csv, words),
                f"{words.gettext('kamus-data')}.csv",
                on_click="ignore",
                key=f"dictionary-csv-{code}",
            )


def _show_template(layer: str, view: View) -> None:
    """One layer's template, in both languages, with what a row of it is."""
    _, about = view.words.gettext, LAYERS[layer]
    with st.container(border=True):
        write_strong(_(about.title))
        write_caption(f"{_(about.row)} {_(about.origin)}")
        if layer in _DRAWN:
            write_caption(_("Bentuk wilayahnya datang dari berkas peta; templat ini kolomnya."))
        if layer == _PAIRS:
            write_caption(_("Templat ini sudah memuat semua pasangan desa dan desa sentra."))
        with st.container(horizontal=True):
            for code, language in LANGUAGES.items():
                labels = (f"XLSX – {language}", f"CSV – {language}")
                offer_template(layer, Wording(code), view.study, *labels)


def _workbook(layer: str, words: Wording, study: Study) -> bytes:
    if layer == _PAIRS:
        return travel_workbook(study, words)
    return template_workbook(layer, words, tuple(study.villages.frame["village"]))


def _csv(layer: str, words: Wording, study: Study) -> bytes:
    return travel_csv(study, words) if layer == _PAIRS else template_csv(layer, words)


def offer_template(layer: str, words: Wording, study: Study, xlsx: str, csv: str) -> None:
    """Two buttons that download a layer's template.

    Args:
        layer: The layer.
        words: Language of the template.
        study: Its villages are the choices of the column of villages.
        xlsx: Label of the first button.
        csv: Label of the second.
    """
    name = words.gettext("templat-{layer}", layer=words.gettext(LAYERS[layer].title).lower())
    st.download_button(
        xlsx,
        lambda: _workbook(layer, words, study),
        f"{name}.xlsx",
        on_click="ignore",
        key=f"template-xlsx-{layer}-{words.language}",
    )
    st.download_button(
        csv,
        lambda: _csv(layer, words, study),
        f"{name}.csv",
        on_click="ignore",
        key=f"template-csv-{layer}-{words.language}",
    )
