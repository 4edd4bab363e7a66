"""The chapter on coverage: its sentences and the table of its intervals."""

from __future__ import annotations

from typing import Any

from sentra_geo.answer import Answer
from sentra_geo.export.report.blocks import Block, notice, numbers, text, texts, verdict
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import state_values, text_table
from sentra_geo.figures import Reach
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.coverage_text import coverage_explanation, coverage_statement
from sentra_geo.present.labels import SAMPLE, ZONE, covered_label, label
from sentra_geo.present.phrases import interval
from sentra_geo.present.sentences import coverage_sentence
from sentra_geo.wording import Wording


def coverage_blocks(request: Request) -> list[Block]:
    """How coverage differs, whether it is equal, and its intervals."""
    found, words = request.found, request.words
    judged = found.coverage_judgement.verdict
    state = state_values(judged.state, words)
    mark = words.gettext(SAMPLE) if judged.uses_sample else ""
    return [
        text(coverage_sentence(found, words), "lead"),
        verdict(state, coverage_statement(found, words), "", mark),
        *texts(coverage_explanation(found, words)),
        *_coverage_table(request),
        *_missing_businesses(request),
    ]


def _missing_businesses(request: Request) -> list[Block]:
    if request.found.businesses != "none":
        return []
    return [
        notice(
            request.words.gettext(
                "Belum ada data usaha, jadi jumlah dan cakupan usaha tidak diketahui (bukan nol)."
            )
        )
    ]


def _coverage_table(request: Request) -> list[Block]:
    found, words = request.found, request.words
    layers = ["sentra", "delineation", "travel", "villages", "population"]
    layers += ["businesses"] if found.businesses != "none" else []
    return [
        numbers(
            "coverage-zones",
            words.gettext("Cakupan menurut zona, dengan intervalnya"),
            coverage_texts(found, words),
            source=colophon(request.study, found, words, *layers).sources,
            sample=words.gettext(SAMPLE) if uses_sample(found, *layers) else "",
        )
    ]


def coverage_texts(found: Answer, words: Wording) -> dict[str, Any]:
    """One row for each zone of each thing that is covered, for ``data-table``."""
    _ = words.gettext
    names = [_("Yang dicakup"), _("Zona"), _("Tercakup"), _("Semua"), _("Cakupan"), _("Interval")]
    rows = [
        [
            covered_label(words, name, found.businesses),
            label(words, ZONE, zone.zone),
            _amount(zone.reach[name].covered, name, words),
            _amount(zone.reach[name].total, name, words),
            words.percent(zone.reach[name].share),
            _limits(zone.reach[name], words),
        ]
        for name in found.reach
        for zone in found.zones
    ]
    return text_table(names, rows, [False, False, True, True, True, True])


def _amount(value: float, covered: str, words: Wording) -> str:
    return words.number(value) if covered == "people" else words.count(round(value, 3))


def _limits(reach: Reach, words: Wording) -> str:
    if reach.interval is None:
        return words.number(None)
    limits = interval(reach.interval, words, 1, 100, short=True)
    return words.gettext("{limits} %", limits=limits)
