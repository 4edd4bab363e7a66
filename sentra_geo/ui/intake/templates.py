"""Templates and the data dictionary, to download in both languages."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sentra_geo.export.data_dictionary import dictionary_csv, dictionary_workbook
from sentra_geo.export.templates import template_csv, template_workbook
from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.ui.intake.upload import LAYER_ORDER
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_strong
from sentra_geo.wording import LANGUAGES, Wording

_DRAWN = {"delineation", "villages", "neighbours"}


def show_templates(view: View) -> None:
    """Every template, and the dictionary of all columns."""
    _ = view.words.gettext
    write_heading(_("Templat"))
    names = tuple(view.study.villages.frame["village"])
    for layer in LAYER_ORDER:
        if layer == "neighbours":
            continue
        with st.container(border=True):
            about = LAYERS[layer]
            write_strong(_(about.title))
            write_caption(f"{_(about.row)} {_(about.origin)}")
            if layer in _DRAWN:
                write_caption(_("Bentuk wilayahnya datang dari berkas peta; templat ini kolomnya."))
            with st.container(horizontal=True):
                for code, language in LANGUAGES.items():
                    words = Wording(code)
                    _offer(layer, language, words, names)
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


def _offer(layer: str, language: str, words: Wording, villages: tuple[str, ...]) -> None:
    name = words.gettext("templat-{layer}", layer=words.gettext(LAYERS[layer].title).lower())
    st.download_button(
        f"XLSX – {language}",
        lambda: template_workbook(layer, words, villages),
        f"{name}.xlsx",
        on_click="ignore",
        key=f"template-xlsx-{layer}-{words.language}",
    )
    st.download_button(
        f"CSV – {language}",
        lambda: template_csv(layer, words),
        f"{name}.csv",
        on_click="ignore",
        key=f"template-csv-{layer}-{words.language}",
    )
