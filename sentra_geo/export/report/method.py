"""How the figures are made: definitions in use, thresholds, and a worked example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sentra_geo.export.report.blocks import Block, bullets, heading, terms, text
from sentra_geo.export.report.formulas import formula_runs
from sentra_geo.export.request import Request
from sentra_geo.present.definitions import DEFINITIONS, TOPICS, of_topic
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.methods import setting_lines
from sentra_geo.present.piece import Piece
from sentra_geo.present.provenance import Provenance, provenance
from sentra_geo.present.shown import (
    BAND_CHART,
    DRAW_CHART,
    POPULATION_SENTENCE,
    STABILITY,
    coverage_sentence_codes,
    verdict_codes,
    zone_coverage_codes,
)
from sentra_geo.present.worked_example import worked_example
from sentra_geo.settings import SETTINGS_FILE
from sentra_geo.wording import Wording


def used_codes(pieces: Sequence[Piece], request: Request) -> frozenset[str]:
    """Codes of the definitions behind what the report holds."""
    found = request.found
    said = (
        *verdict_codes(found),
        *coverage_sentence_codes(found),
        *zone_coverage_codes(found),
        *POPULATION_SENTENCE,
        *STABILITY,
    )
    draws = (*BAND_CHART, *DRAW_CHART) if request.wants("sensitivity") else ()
    shown = (code for piece in pieces for code in piece.codes)
    return frozenset((*said, *draws, *shown)) & DEFINITIONS.keys()


def method_blocks(pieces: Sequence[Piece], request: Request) -> list[Block]:
    """Definitions by topic, thresholds, and the way from counts to the verdict."""
    _ = request.words.gettext
    notes = _Notes()
    used = used_codes(pieces, request)
    blocks = [
        text(
            _(
                "Bab ini memuat setiap ukuran yang dipakai di laporan ini: artinya, rumusnya, dan "
                "sumbernya. Angka kecil menunjuk ke catatan perkiraan di akhir bagian ini."
            )
        )
    ]
    for topic, title in TOPICS.items():
        codes = [one.code for one in of_topic(topic) if one.code in used]
        if codes:
            blocks += [heading(_(title)), _definitions(codes, request, notes)]
    return [
        *blocks,
        *_estimates(notes, request.words),
        heading(_("Ambang yang dapat diubah")),
        *bullets(setting_lines(request.study, request.words)),
        text(_("Ambang itu tertulis di {file} di folder data.", file=SETTINGS_FILE), "note"),
        heading(_("Contoh hitungan dengan data ini")),
        _example(request),
    ]


class _Notes:
    """Remarks that many definitions share, each printed once under a number."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def number(self, remark: str) -> int:
        """The number of a remark, from 1; nothing for an empty one (0)."""
        if not remark:
            return 0
        if remark not in self.texts:
            self.texts.append(remark)
        return self.texts.index(remark) + 1


def _estimates(notes: _Notes, words: Wording) -> list[Block]:
    if not notes.texts:
        return []
    rows = [(words.number(number), remark) for number, remark in enumerate(notes.texts, start=1)]
    return [heading(words.gettext("Yang diperkirakan atau dianggap")), terms(rows, narrow=True)]


def _definitions(codes: Iterable[str], request: Request, notes: _Notes) -> Block:
    items = provenance(request.study, request.found, request.words, *codes, values=False)
    return {
        "kind": "definitions",
        "entries": [_definition(item, notes, request.words) for item in items],
    }


def _definition(item: Provenance, notes: _Notes, words: Wording) -> dict[str, Any]:
    _ = words.gettext
    lines = [
        _("Catatan: {text}", text=item.unsaid) if item.unsaid else "",
        _("Ambang: {list}.", list="; ".join(item.settings)) if item.settings else "",
        _("Rumus menurut: {text}.", text=item.literature) if item.literature else "",
    ]
    return {
        "name": item.name,
        "sample": _(SAMPLE) if item.is_sample else "",
        "note": notes.number(item.estimated),
        "meaning": item.meaning,
        "formula": formula_runs(item.formula),
        "symbols": [{"symbol": formula_runs(s), "text": meaning} for s, meaning in item.symbols],
        "lines": [line for line in lines if line],
    }


def _example(request: Request) -> Block:
    steps = worked_example(request.study, request.found, request.words)
    return {
        "kind": "steps",
        "steps": [
            {
                "title": step.title,
                "text": step.text,
                "formulas": [formula_runs(line) for line in step.formulas],
            }
            for step in steps
        ],
    }


def literature(pieces: Sequence[Piece], request: Request) -> list[str]:
    """Where the formulas in use come from, each once, by name."""
    used = used_codes(pieces, request)
    named = (DEFINITIONS[code].literature for code in used)
    return sorted({one.strip() for text in named for one in text.split(";") if one.strip()})
