"""The ladder, evidence and support of one sentra, as its page sets them."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.wordings import cell, column, unknown
from sentra_geo.present.labels import label
from sentra_geo.present.tracker import (
    STAGE,
    STEP_MARK,
    asks,
    checked_text,
    conflicts,
    stage_text,
    step_text,
)
from sentra_geo.present.tracker_support import place_lines, record_lines, support_lines
from sentra_geo.present.tracker_tables import STANDING
from sentra_geo.sections.ladder import Evidence
from sentra_geo.sections.tracker import ASK_LISTS, ASK_MARKET, TrackedSentra


def tracked(sentra_id: str, held: Records) -> TrackedSentra:
    """One sentra of the tracker."""
    return next(one for one in held.found.tracker.sentra if one.sentra_id == sentra_id)


def ladder(one: TrackedSentra, held: Records) -> dict[str, Any]:
    """Its steps side by side, each with a sign and what is known of it."""
    words = held.words
    return {
        "title": words.gettext("Tahap: {stage}", stage=stage_text(one.climb, words)),
        "zone": one.spread,
        "steps": [
            {
                "state": step.state,
                "mark": STEP_MARK[step.state],
                "name": label(words, STAGE, step.stage),
                "text": step_text(step, words),
            }
            for step in one.climb.steps
        ],
    }


def evidence(one: TrackedSentra, held: Records) -> dict[str, Any]:
    """Every milestone: what happened, where, who says so and who has checked it."""
    _ = held.words.gettext
    return {
        "title": _("Bukti"),
        "empty": _("Belum ada bukti yang dimuat; yang ada hanya catatan resmi."),
        "columns": [
            column(_("Tahap"), width=1),
            column(_("Tanggal"), width=1),
            column(_("Peristiwa"), width=2.2),
            column(_("Lokasi"), width=1.1),
            column(_("Sumber"), width=2.2),
            column(_("Pemeriksaan"), width=1.2),
        ],
        "rows": [_event_row(event, held) for event in one.climb.evidence],
    }


def _event_row(one: Evidence, held: Records) -> list[dict[str, Any]]:
    words, _ = held.words, held.words.gettext
    what = (one.event_en if words.language == "en" else "") or one.event
    source = ", ".join(part for part in (one.source, one.link) if part)
    return [
        cell(label(words, STAGE, one.stage)),
        cell(words.day(one.date)),
        cell(what or label(words, STAGE, one.stage)),
        cell(one.village or _("seluruh sentra")),
        cell(source or _("tidak disebutkan")),
        cell(checked_text(one, words)),
    ]


def record_section(one: TrackedSentra, held: Records) -> dict[str, Any]:
    """Facilities, products, programmes and outlets; for the public without businesses."""
    words, _ = held.words, held.words.gettext
    lines = record_lines(one, words)
    if held.tells_businesses:
        lines += support_lines(one, held.found, words)
    else:
        lines += place_lines(one, words)
        lines.append(_("Angka usaha per sentra tidak ditampilkan untuk umum."))
    return {"title": _("Fasilitas, produk, pasar, dan program"), "lines": lines}


def units_value(one: TrackedSentra, held: Records) -> str:
    """Its units: at least so many where those of a location are not known."""
    words, units = held.words, one.units
    if units.known is None:
        return unknown(words)
    n = words.number(units.known)
    return words.gettext("paling sedikit {n}", n=n) if units.missing else n


def units_standing(one: TrackedSentra, held: Records) -> str:
    """Whether that is enough."""
    _ = held.words.gettext
    return _("Syarat itu: {standing}.", standing=_(STANDING[one.units.standing]))


def track_notes(one: TrackedSentra, held: Records) -> list[str]:
    """What does not agree, a sentence each."""
    return conflicts(one.climb, held.words)


def track_asks(one: TrackedSentra, held: Records) -> list[str]:
    """What must be asked; what only lists of businesses tell is not asked of the public."""
    if held.tells_businesses:
        return asks(one, held.words)
    kept = tuple(code for code in one.asks if code not in {ASK_LISTS, ASK_MARKET})
    return asks(one, held.words, only=kept)
