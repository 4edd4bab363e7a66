"""Pieces of pages: figures with their tables, maps, sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.maps import (
    MAP_LAYERS,
    OUTLETS,
    REPRESENTATION,
    build_layers,
    build_map,
    legend_entries,
    metric_name,
)
from sentra_geo.present.phrases import probability
from sentra_geo.present.piece import chart_piece, map_piece
from sentra_geo.present.sentences import data_line, used_sources
from sentra_geo.present.tables import COUNT, HUNDREDTHS, PROBABILITY, SHARE, TENTHS, Table
from sentra_geo.ui.assets import map_files
from sentra_geo.ui.downloads import show_downloads, show_table_downloads
from sentra_geo.ui.legend_signs import legend_sign
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.session import drop_sample
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_strong, write_text
from sentra_geo.wording import UNKNOWN, Wording

WITHOUT_BUSINESSES = tuple(name for name in MAP_LAYERS if name != "businesses")
_CLICKED = "last_object_clicked_tooltip"
_OF_BUSINESSES = {"businesses", "coverage"}


def show_figure(
    figure: Figure, view: View, key: str, *layers: str, codes: tuple[str, ...] = ()
) -> None:
    """A chart under its conclusion, with note, sources, its table twin and its definitions.

    Args:
        figure: The chart.
        view: The page's view.
        key: Component key.
        layers: Layers it is made of, for its sources.
        codes: Definitions behind its figures.
    """
    _ = view.words.gettext
    write_strong(figure.title)
    if figure.table.frame.empty:
        st.info(_("Tidak ada angka untuk pilihan ini."))
        return
    # Streamlit's theme colours axes, but not the words that are drawn as marks.
    chart = figure.chart.configure_text(color="#E6ECEC" if view.dark else "#26323A")
    st.altair_chart(chart, width="stretch", key=key, alt=figure.title)
    if figure.reading:
        write_text(figure.reading)
    source = used_sources(view.found, view.words, *layers)
    write_caption(f"{figure.note} {source}")
    show_downloads(view, chart_piece(key, "", figure, layers, codes), key)
    fold = st.expander(_("Tabel angka"), key=f"{key}-fold", on_change="rerun")
    if fold.open:  # a closed fold costs nothing
        with fold:
            show_table(figure.table, view, f"{key}-table", figure.title)
    if codes:
        show_provenance(view, *codes)


def show_table(
    table: Table,
    view: View,
    key: str,
    alt: str,
    codes: tuple[str, ...] = (),
    layers: tuple[str, ...] | None = None,
) -> None:
    """A table in the reader's number format; columns sort by value, not by text.

    Args:
        table: The table.
        view: The page's view.
        key: Component key.
        alt: What it shows, for screen readers.
        codes: Definitions behind its columns.
        layers: Layers it is made of, for its downloads; None for the table of a chart, whose
            menu offers the numbers, too.
    """
    formats: dict[Any, str | Callable[[Any], str] | None] = {
        name: _format(kind, view.words) for name, kind in table.kinds.items()
    }
    styler = table.frame.style.format(formats, na_rep=UNKNOWN)
    # Streamlit writes "None" for what is missing, whatever the styler says.
    st.dataframe(styler, hide_index=True, key=key, alt=alt, placeholder=UNKNOWN)
    if layers is not None:
        show_table_downloads(table, view, key.removesuffix("-table"), alt, *layers)
    if codes:
        show_provenance(view, *codes, values=False)


def show_small_table(table: Table, words: Wording, caption: str) -> None:
    """A table of a few rows, as plain HTML: it prints, and many of them cost nothing."""
    head = "".join(f"<th>{escape(str(name))}</th>" for name in table.frame)
    rows = "".join(
        "<tr>"
        + "".join(_cell(row[name], table.kinds.get(str(name)), words) for name in row)
        + "</tr>"
        for row in table.frame.to_dict("records")
    )
    st.html(
        f'<table class="sg-table" aria-label="{escape(caption)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _cell(value: Any, kind: str | None, words: Wording) -> str:
    if kind is None:
        return f"<td>{escape(str(value))}</td>"
    return f'<td class="sg-number">{escape(_format(kind, words)(value))}</td>'


def _format(kind: str, words: Wording) -> Callable[[Any], str]:
    if kind == SHARE:
        return words.percent
    if kind == PROBABILITY:
        return lambda value: probability(value, words)
    decimals = {COUNT: 0, TENTHS: 1, HUNDREDTHS: 2}[kind]
    return lambda value: words.number(value, decimals)


@dataclass(frozen=True)
class MapChoice:
    """What a map shows.

    Attributes:
        metric: What village colours show.
        chosen: What is marked, as ``village:CODE`` or ``sentra:CODE``.
        shown: Which layers are drawn, of ``MAP_LAYERS``, and ``outlets`` with that metric.
        online: Whether online tiles lie below.
    """

    metric: str = "zone"
    chosen: str = ""
    shown: tuple[str, ...] = MAP_LAYERS
    online: bool = False


def show_map(view: View, key: str, choice: MapChoice, height: int) -> str:
    """The map; what a filter changes is drawn on it without making it anew.

    Args:
        view: The page's view.
        key: Component key.
        choice: What it shows.
        height: Height in pixels.

    Returns:
        What was clicked last, in the same form, or an empty text.
    """
    files = map_files(view.study, view.question.boundary)
    ground = build_map(
        view.study, view.found, view.words, files, dark=view.dark, online=choice.online
    )
    layers = build_layers(
        view.study,
        view.found,
        view.words,
        metric=choice.metric,
        chosen=choice.chosen,
        shown=choice.shown,
        dark=view.dark,
    )
    # st_folium's own key overlooks some changes of the text: a digest of the ground does not.
    fixed = json.dumps([vars(files), view.words.language, view.dark, choice.online])
    digest = hashlib.sha256(fixed.encode()).hexdigest()[:12]
    result = st_folium(
        ground,
        key=f"{key}-{digest}",
        height=height,
        use_container_width=True,
        returned_objects=[_CLICKED],
        feature_group_to_add=layers,
        render=False,
    )
    _show_legend(view, choice)
    piece = map_piece(choice.metric, view.found, view.words)
    points = "businesses" in choice.shown and view.found.businesses != "none"
    show_downloads(view, piece, f"{key}-map", with_points=points)
    return str((result or {}).get(_CLICKED) or "")


def _show_legend(view: View, choice: MapChoice) -> None:
    entries = legend_entries(view.found, view.words, choice.metric, dark=view.dark)
    signs = "".join(
        f'<span class="sg-entry">{legend_sign(entry)}{escape(entry.text)}</span>'
        for entry in entries
        if entry.layer in choice.shown or not entry.layer
    )
    title = _metric_title(view, choice.metric) if "villages" in choice.shown else ""
    st.html(f'<div class="sg-legend"><b>{escape(title)}</b> {signs}</div>')


def _metric_title(view: View, metric: str) -> str:
    text = metric_name(metric, view.found, view.words)
    if metric == REPRESENTATION:
        uses_sample = view.found.equity.uses_sample
    elif metric == OUTLETS:
        uses_sample = view.found.markets.uses_sample
    else:
        uses_sample = metric in _OF_BUSINESSES and view.found.businesses == "sample"
    if uses_sample:
        return f"{text} – {view.words.gettext(SAMPLE)}"
    return text


def show_data_line(view: View) -> None:
    """Which layers are real, indicative or sample, in one line."""
    write_caption(data_line(view.study, view.found, view.words))


def show_missing_businesses(view: View) -> None:
    """What is missing without businesses, and what to do about it."""
    _ = view.words.gettext
    st.info(
        _(
            "Belum ada data usaha, jadi cakupan usaha tidak diketahui (bukan nol). Muat daftar "
            "usaha ke folder data, atau nyalakan {sample} di bilah samping untuk mencoba.",
            sample=_(SAMPLE),
        ),
        icon=":material/info:",
    )


def show_sample_notice(view: View) -> None:
    """Say that businesses are made up, with the click that removes them; nothing without any."""
    _ = view.words.gettext
    slot = st.container()  # always there: a map below that moves up would be made anew
    if view.found.businesses != "sample":
        return
    with slot, st.container(horizontal=True, vertical_alignment="center", key="sample-notice"):
        text = _("titik dan angka usaha adalah buatan.")
        st.markdown(f"**{_(SAMPLE)}** – {text}", width="stretch")
        st.button(_("Hapus data contoh"), on_click=drop_sample)
