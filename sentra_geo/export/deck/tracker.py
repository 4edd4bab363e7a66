"""The slides of the sentra on their way: stage, latest evidence, and what must be asked."""

from __future__ import annotations

from sentra_geo.export.deck.frame import BODY_BOX, absent, continued, framed, line_note
from sentra_geo.export.deck.grids import Column, listed, width_for
from sentra_geo.export.deck.slides import Slide
from sentra_geo.export.request import Request
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.tracker import (
    STAGE,
    asks,
    checked_text,
    stage_text,
    tracker_sentences,
    tracker_title,
)
from sentra_geo.sections.ladder import Evidence
from sentra_geo.sections.tracker import TrackedSentra

_LAYERS = ("milestones", "sentra", "delineation")


def tracker_slides(request: Request) -> list[Slide]:
    """A row a sentra, over one slide or two."""
    found, words = request.found, request.words
    tracker = found.tracker
    if not tracker.sentra:
        text = words.gettext("Tidak ada sentra untuk saringan ini.")
        return [absent(request, "tracker", text.rstrip("."), text, _LAYERS)]
    title = tracker_title(tracker, words)
    rows = [_row(one, request) for one in tracker.sentra]

    def rest(others: int) -> str:
        return words.ngettext(
            "dan {n} sentra lain.", "dan {n} sentra lain.", others, n=words.number(others)
        )

    pages = listed(BODY_BOX, _columns(request), rows, title, rest)
    notes = [*tracker_sentences(found, words), line_note(request)]
    return [
        framed(request, "tracker", continued(request, title, number), blocks, _LAYERS, notes)
        for number, blocks in enumerate(pages, 1)
    ]


def _columns(request: Request) -> list[Column]:
    words = request.words
    _ = words.gettext
    return [
        Column(_("Sentra"), 4.6),
        Column(_("Zona"), width_for(label(words, ZONE, zone) for zone in ZONE)),
        Column(_("Tahap"), 4.6),
        Column(_("Bukti terakhir"), 9.0, most_lines=3),
        Column(_("Pertanyaan pertama"), 8.0, most_lines=3),
    ]


def _row(one: TrackedSentra, request: Request) -> list[str]:
    words, evidence = request.words, one.climb.evidence
    questions = asks(one, words)
    return [
        label(words, COMMODITY, one.commodity),
        label(words, ZONE, one.spread),
        stage_text(one.climb, words),
        _latest(evidence[-1], request) if evidence else words.gettext("belum ada bukti"),
        questions[0] if questions else words.number(None),
    ]


def _latest(one: Evidence, request: Request) -> str:
    """Day, event and whether it is checked: a slide has no room for its source."""
    words = request.words
    event = (one.event_en if words.language == "en" else "") or one.event
    event = event or label(words, STAGE, one.stage)
    return f"{words.day(one.date)}: {event}; {checked_text(one, words)}"
