"""Pieces of pages: the verdict, the zone cards, figures with their tables, maps, sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from sentra_geo.answer import Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import SAMPLE, STATE, ZONE, covered_label, label
from sentra_geo.present.maps import (
    MAP_LAYERS,
    VILLAGE_METRICS,
    build_layers,
    build_map,
    legend_entries,
)
from sentra_geo.present.palette import STATE_COLOUR, STATE_MARK, ZONE_COLOUR
from sentra_geo.present.phrases import interval, target_name, unit_name
from sentra_geo.present.sentences import data_line, evidence, headline, sources
from sentra_geo.present.tables import COUNT, HUNDREDTHS, SHARE, TENTHS, Table
from sentra_geo.question import ZONES
from sentra_geo.ui.assets import map_files
from sentra_geo.ui.session import drop_sample
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_strong
from sentra_geo.wording import UNKNOWN, Wording

WITHOUT_BUSINESSES = tuple(name for name in MAP_LAYERS if name != "businesses")
_CLICKED = "last_object_clicked_tooltip"


def show_verdict(view: View) -> None:
    """The verdict in one sentence, with its colour, mark and word."""
    state = view.found.verdict.state
    word = label(view.words, STATE, state)
    text = headline(view.found, view.words).replace(f"{word}: ", "", 1)
    colour = STATE_COLOUR[state]
    st.html(
        f'<div class="sg-verdict" role="status" style="border-color:{colour}">'
        f'<span class="sg-state" style="background:{colour}">'
        f"{STATE_MARK[state]} {escape(word)}</span>"
        f"{escape(text[:1].upper() + text[1:])}"
        f'<div class="sg-evidence">{escape(evidence(view.found, view.words))}</div></div>'
    )


def show_zone_cards(view: View) -> None:
    """Inside, near and outside side by side."""
    cards = "".join(_card(zone, view.found, view.words) for zone in view.found.zones)
    st.html(f'<div class="sg-cards">{cards}</div>')


def _card(zone: ZoneFigures, found: Answer, words: Wording) -> str:
    _ = words.gettext
    villages = words.count(round(zone.villages, 3))
    lines = [
        words.ngettext("{n} desa", "{n} desa", zone.villages, n=villages)
        + " · "
        + _("{n} penduduk (perkiraan)", n=words.number(zone.people)),
        _coverage_line(zone, found, words),
    ]
    if zone.businesses is not None:
        what = covered_label(words, "businesses", found.businesses)
        lines.append(f"{what}: {words.number(zone.businesses)}")
    else:
        lines.append(_("Usaha: belum ada data"))
    unit = found.question.unit if found.question.unit != "businesses" else "locations"
    count = (
        found.units[ZONES.index(zone.zone)]
        if unit == found.question.unit
        else (zone.sentra_locations)
    )
    units, name = words.count(round(count, 3)), unit_name(unit, count, words)
    body = "".join(f'<div class="sg-line">{escape(line)}</div>' for line in lines)
    colour = ZONE_COLOUR[zone.zone]
    return (
        f'<div class="sg-card" style="border-top-color:{colour}">'
        f'<div class="sg-zone"><span class="sg-key" style="background:{colour}"></span>'
        f"{escape(label(words, ZONE, zone.zone))}</div>"
        f'<div class="sg-large">{escape(units)} <small>{escape(name)}</small></div>{body}</div>'
    )


def _coverage_line(zone: ZoneFigures, found: Answer, words: Wording) -> str:
    """Coverage of what the question covers; of villages while there are no businesses."""
    covered = found.question.covered if found.question.covered in zone.reach else "villages"
    reach = zone.reach[covered]
    what = covered_label(words, covered, found.businesses)
    if reach.share is None:
        return words.gettext("{what} dalam radius: tidak ada di zona ini", what=what)
    share = words.percent(reach.share)
    if reach.interval:
        limits = interval(reach.interval, words, 1, 100, short=True)
        share = words.gettext("{share} ({limits} %)", share=share, limits=limits)
    return words.gettext(
        "{what} ≤ {km} km dari {target}: {share}",
        what=what,
        km=words.number(found.question.radius_km, 1),
        target=target_name(found.question.target, words),
        share=share,
    )


def show_figure(figure: Figure, view: View, key: str, *layers: str) -> None:
    """A chart under its conclusion, with note, sources and its table twin."""
    _ = view.words.gettext
    write_strong(figure.title)
    if figure.table.frame.empty:
        st.info(_("Tidak ada angka untuk pilihan ini."))
        return
    # Streamlit's theme colours axes, but not the words that are drawn as marks.
    chart = figure.chart.configure_text(color="#E6ECEC" if view.dark else "#26323A")
    st.altair_chart(chart, width="stretch", key=key, alt=figure.title)
    source = sources(view.study, view.question.boundary, view.words, *layers)
    write_caption(f"{figure.note} {source}")
    fold = st.expander(_("Tabel angka"), key=f"{key}-fold", on_change="rerun")
    if fold.open:  # a closed fold costs nothing
        with fold:
            show_table(figure.table, view, f"{key}-table", figure.title)


def show_table(table: Table, view: View, key: str, alt: str) -> None:
    """A table in the reader's number format; columns sort by value, not by text."""
    formats: dict[Any, str | Callable[[Any], str] | None] = {
        name: _format(kind, view.words) for name, kind in table.kinds.items()
    }
    styler = table.frame.style.format(formats, na_rep=UNKNOWN)
    st.dataframe(styler, hide_index=True, key=key, alt=alt)


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
    decimals = {COUNT: 0, TENTHS: 1, HUNDREDTHS: 2}[kind]
    return lambda value: words.number(value, decimals)


@dataclass(frozen=True)
class MapChoice:
    """What a map shows.

    Attributes:
        metric: What village colours show.
        chosen: What is marked, as ``village:CODE`` or ``sentra:CODE``.
        shown: Which layers are drawn, of ``MAP_LAYERS``.
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
    return str((result or {}).get(_CLICKED) or "")


def _show_legend(view: View, choice: MapChoice) -> None:
    entries = legend_entries(view.found, view.words, choice.metric, dark=view.dark)
    signs = "".join(
        f'<span class="sg-entry"><i class="sg-sign sg-{entry.shape}" style="'
        f"{'border-color' if entry.shape == 'line' else 'background'}:{entry.colour};"
        f'opacity:{entry.opacity}"></i>{escape(entry.text)}</span>'
        for entry in entries
        if entry.layer in choice.shown or not entry.layer
    )
    title = _metric_title(view, choice.metric) if "villages" in choice.shown else ""
    st.html(f'<div class="sg-legend"><b>{escape(title)}</b> {signs}</div>')


def _metric_title(view: View, metric: str) -> str:
    target = target_name(view.question.target, view.words)
    text = view.words.gettext(VILLAGE_METRICS[metric]).format(target=target)
    if metric in {"businesses", "coverage"} and view.found.businesses == "sample":
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
