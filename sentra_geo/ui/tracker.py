"""The sentra on their way: the ladder of all of them, and that of each with what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from sentra_geo.export.naming import file_name
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import uses_sample
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.present.sentences import used_sources
from sentra_geo.present.tables import Table
from sentra_geo.present.tracker import (
    STAGE,
    STEP_MARK,
    STEP_STATE,
    asks,
    conflicts,
    evidence_text,
    stage_text,
    step_text,
    tracker_sentences,
    tracker_title,
    units_text,
)
from sentra_geo.present.tracker_chart import tracker_chart
from sentra_geo.present.tracker_pieces import CARD, LAYERS, TRACKER_CHART
from sentra_geo.present.tracker_support import record_lines, support_lines
from sentra_geo.present.tracker_tables import stage_table
from sentra_geo.sections.ladder import LADDER, Evidence, Step
from sentra_geo.sections.tracker import TrackedSentra
from sentra_geo.ui.downloads import layers_in_tables, show_downloads
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.provenance import info_sign, show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_list, write_strong

_SHOWN = {"reached", "partly"}
_CELL = "padding:.25rem .5rem;white-space:nowrap"


def show_progress(view: View) -> None:
    """How far all sentra are, inside and outside, in one table of steps."""
    words, tracker = view.words, view.found.tracker
    write_strong(tracker_title(tracker, words))
    write_list(tracker_sentences(view.found, words))
    if not tracker.has_milestones:
        why = words.gettext(
            "Tanpa bukti, yang diketahui hanya catatan resmi dari surat penetapannya."
        )
        show_missing_layers(view, ("milestones",), why)
    st.html(_table(view))
    signs = "; ".join(f"{STEP_MARK[code]} {words.gettext(STEP_STATE[code])}" for code in STEP_STATE)
    source = used_sources(view.found, words, *LAYERS)
    write_caption(f"{signs}. {source}")
    figure = tracker_chart(view.found, words)
    chart = chart_piece("sentra-ladder", "sentra", figure, LAYERS, TRACKER_CHART)
    show_downloads(view, chart, "sentra-ladder")
    show_small_table(
        stage_table(view.found, words), words, words.gettext("Sentra menurut tahap dan letak")
    )
    show_provenance(view, *TRACKER_CHART)


def _table(view: View) -> str:
    """All ladders: sentra down, steps across; a sign and a word in each cell."""
    words = view.words
    head = "".join(f"<th>{escape(label(words, STAGE, stage))}</th>" for stage in LADDER)
    rows = "".join(_row(one, view) for one in view.found.tracker.sentra)
    title = words.gettext("Tahap tiap sentra")
    return (
        f'<div class="sg-scroll"><table class="sg-table" aria-label="{escape(title)}">'
        f"<thead><tr><th>{escape(words.gettext('Sentra'))}</th>"
        f"<th>{escape(words.gettext('Zona'))}</th>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(one: TrackedSentra, view: View) -> str:
    words = view.words
    name = f"{one.sentra_id.removeprefix('S')}. {label(words, COMMODITY, one.commodity)}"
    key = f'<span class="sg-key" style="background:{ZONE_COLOUR[one.spread]}"></span>'
    zone = f"{key}{escape(label(words, ZONE, one.spread))}"
    steps = "".join(f'<td style="{_CELL}">{_sign(step, view)}</td>' for step in one.climb.steps)
    first = f'<td style="min-width:9rem">{escape(name)}</td>'
    return f'<tr>{first}<td style="{_CELL}">{zone}</td>{steps}</tr>'


def _sign(step: Step, view: View) -> str:
    """The sign and word of one step; what is recorded stands out."""
    text = escape(f"{STEP_MARK[step.state]} {view.words.gettext(STEP_STATE[step.state])}")
    return f"<b>{text}</b>" if step.state in _SHOWN else f'<span style="opacity:.8">{text}</span>'


def tracked(sentra_id: str, view: View) -> TrackedSentra:
    """One sentra of the tracker."""
    return next(one for one in view.found.tracker.sentra if one.sentra_id == sentra_id)


def show_ladder(one: TrackedSentra, view: View) -> None:
    """The stage of one sentra, and its steps side by side; below each other on a phone."""
    words = view.words
    steps = "".join(_step(step, ZONE_COLOUR[one.spread], view) for step in one.climb.steps)
    stage = words.gettext("Tahap: {stage}", stage=stage_text(one.climb, words))
    sign = info_sign(view, words.gettext("Tahap sentra"), *CARD, of=f"sentra:{one.sentra_id}")
    st.html(
        f'<div style="font-weight:600">{escape(stage)} {sign}</div>'
        f'<ol class="sg-ladder" style="display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;'
        f'margin:.3rem 0 0;padding:0">{steps}</ol>'
    )


def _step(step: Step, colour: str, view: View) -> str:
    words = view.words
    style = {"reached": "solid", "partly": "dashed"}.get(step.state, "dotted")
    line = colour if step.state in _SHOWN else GREY
    name = escape(f"{STEP_MARK[step.state]} {label(words, STAGE, step.stage)}")
    return (
        f'<li style="flex:1 1 7.5rem;margin:0;border-top:.3rem {style} {line};padding-top:.15rem;'
        f'font-size:.85rem;line-height:1.35"><b>{name}</b><br>{escape(step_text(step, words))}</li>'
    )


def show_asks(one: TrackedSentra, view: View) -> None:
    """What must be asked, as a list that can be read out."""
    if one.asks:
        write_strong(view.words.gettext("Yang perlu ditanyakan"))
        write_list(asks(one, view.words))


def show_details(one: TrackedSentra, view: View) -> None:
    """Evidence, what does not agree, units, facilities, products, outlets and programmes."""
    words, _ = view.words, view.words.gettext
    found = [units_text(one, words), *record_lines(one, words)]
    parts = [
        (_("Bukti"), [_event(event, view) for event in one.climb.evidence]),
        (_("Yang tidak cocok"), _plain(conflicts(one.climb, words))),
        (_("Menurut catatan sentra"), _plain(found)),
        (_("Usaha, program, dan gerai"), _plain(support_lines(one, view.found, words))),
    ]
    body = "".join(
        f"<section><h4>{escape(title)}</h4><ul>{''.join(f'<li>{line}</li>' for line in lines)}"
        "</ul></section>"
        for title, lines in parts
        if lines
    )
    st.html(f'<div class="sg-origin sg-track">{body}</div>')


def _plain(lines: Iterable[str]) -> list[str]:
    return [escape(line) for line in lines]


def _event(one: Evidence, view: View) -> str:
    """One milestone; its link is text, and can be followed where it leads to the web."""
    words = view.words
    text = f"<b>{escape(label(words, STAGE, one.stage))}</b> – {escape(evidence_text(one, words))}"
    if not one.link:
        return text
    link = escape(one.link, quote=True)
    if not is_web_link(one.link):
        return f"{text}. {link}"
    return f'{text}. <a href="{link}" rel="noopener noreferrer" target="_blank">{link}</a>'


def is_web_link(link: str) -> bool:
    """Whether a link of the data leads to the web; nothing else becomes one."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def show_card_menu(one: TrackedSentra, table: Table, view: View) -> None:
    """The card's menu: its sheet as a PDF, and the table of whom it reaches."""
    words = view.words
    code = f"sentra-{one.sentra_id.lower()}"
    sheet = f"{code}-{words.gettext('lembar')}"
    show_downloads(
        view,
        Piece(code, "", one.sentra, layers_in_tables(view), table=table),
        code,
        also=(
            words.gettext("Lembar sentra (PDF, satu halaman A4)"),
            file_name(
                sheet,
                "pdf",
                view.found,
                words,
                sample=uses_sample(view.found),
                internal=view.found.businesses == "real",
            ),
            partial(_sheet, one.sentra_id, view),
        ),
    )


def _sheet(sentra_id: str, view: View) -> bytes:
    from sentra_geo.export.atlas.sentra_sheet import (  # noqa: PLC0415 - only when a file is made
        sentra_sheet,
    )

    return sentra_sheet(sentra_id, Request(view.study, view.found, view.words))
