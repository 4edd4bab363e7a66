"""The sections of the page: what each of them says, in plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sentra_geo.export.request import Request
from sentra_geo.export.web_page.map_view import ANCHOR, map_view
from sentra_geo.export.web_page.pieces import page_pieces, piece_block, topic_blocks
from sentra_geo.export.web_page.sources import method_values
from sentra_geo.export.web_page.statements import STATED, chip, stated
from sentra_geo.export.web_page.zone_cards import zone_cards
from sentra_geo.measures.verdict import DEPENDS_ON_RULE
from sentra_geo.present.asks import suggested_asks
from sentra_geo.present.colophon import uses_sample
from sentra_geo.present.coverage_text import coverage_explanation, coverage_statement
from sentra_geo.present.methods import unknown_lines
from sentra_geo.present.piece import Piece
from sentra_geo.present.sensitivity import left_out, stability
from sentra_geo.present.sentences import coverage_sentence, population_sentence
from sentra_geo.present.state_grid import comparison_grid, coverage_grid, reasons_shown
from sentra_geo.present.states import state_meanings
from sentra_geo.present.verdict_text import evidence, explanation, statement
from sentra_geo.present.verification import verification_sentence, village_cases
from sentra_geo.question import ZONES
from sentra_geo.sections.sensitivity import Variation
from sentra_geo.wording import N_

SECTIONS = {
    "verdict": N_("Kesimpulan"),
    "zones": N_("Dalam, dekat batas, dan luar"),
    "map": N_("Peta"),
    "comparison": N_("Perbandingan"),
    "coverage": N_("Cakupan"),
    "access": N_("Akses"),
    "equity": N_("Kesetaraan desa"),
    "sentra": N_("Sentra"),
    "programmes": N_("Program"),
    "markets": N_("Pasar"),
    "receipts": N_("Struk penjualan"),
    "events": N_("Acara"),
    "forum": N_("Forum UMKM"),
    "sensitivity": N_("Apakah kesimpulan berubah?"),
    "verify": N_("Desa yang perlu diverifikasi"),
    "villages": N_("Angka menurut desa"),
    "asks": N_("Yang kami mohon"),
    "unknown": N_("Yang belum diketahui"),
    "method": N_("Metode dan sumber"),
}
_TOPICS = ("comparison", "coverage", "access", "equity")
_MOST_FLIPS = 3


@dataclass(frozen=True)
class Section:
    """One section: its code, title, whether it holds sample data, and what its template shows."""

    code: str
    title: str
    is_sample: bool
    values: Mapping[str, Any]


def page_sections(request: Request) -> list[Section]:
    """The sections that were asked for and have something to say, in their order."""
    pieces = page_pieces(request)
    makers = {
        "verdict": _verdict,
        "zones": _zones,
        "map": map_view,
        **dict.fromkeys(_TOPICS, _topic),
        **dict.fromkeys(STATED, stated),
        "sensitivity": _sensitivity,
        "verify": _verify,
        "villages": _villages,
        "asks": _asks,
        "unknown": _unknown,
        "method": method_values,
    }
    made = []
    for code, title in SECTIONS.items():
        if request.wants(code):
            values = makers[code](request, pieces, code)
            shown = request.words.gettext(title)
            if values:
                made.append(Section(code, shown, bool(values.get("is_sample")), values))
    return made


Pieces = Mapping[str, Piece]


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _verdict(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    del pieces, code
    found, words, varied = request.found, request.words, request.found.sensitivity
    coverage = found.coverage_judgement.verdict
    return {
        "is_sample": found.verdict.uses_sample or coverage.uses_sample,
        "verdicts": [
            {
                "code": "comparison",
                "chip": chip(found.verdict.state, words),
                "is_sample": found.verdict.uses_sample,
                "statement": _capital(statement(found, words)),
                "evidence": evidence(found, words),
                "stability": _stability(varied.comparison, request),
            },
            {
                "code": "coverage",
                "chip": chip(coverage.state, words),
                "is_sample": coverage.uses_sample,
                "statement": _capital(coverage_statement(found, words)),
                "evidence": "",
                "stability": _stability(varied.coverage, request),
            },
        ],
        "explanations": _filled(
            explanation(found, words),
            coverage_explanation(found, words),
            population_sentence(found, words),
        ),
    }


def _stability(variation: Variation, request: Request, most: int | None = _MOST_FLIPS) -> Any:
    words = request.words
    depends = variation.state == DEPENDS_ON_RULE
    return {
        "chip": chip(DEPENDS_ON_RULE, words) if depends else None,
        "text": stability(variation, request.study, words, most=most),
    }


def _filled(*texts: str) -> list[str]:
    return [text for text in texts if text]


def _zones(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    del code
    found, words = request.found, request.words
    return {
        "is_sample": uses_sample(found),
        "cards": zone_cards(found, words),
        "block": piece_block(pieces["zones"], request) if "zones" in pieces else None,
    }


def _topic(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    blocks = topic_blocks(pieces.values(), code, request)
    if not blocks:
        return {}
    told = coverage_sentence(request.found, request.words) if code == "coverage" else ""
    return {
        "is_sample": any(block.is_sample for block in blocks),
        "statements": (),
        "intro": _filled(told),
        "blocks": blocks,
    }


def _sensitivity(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    study, found, words = request.study, request.found, request.words
    varied = found.sensitivity
    grids = (comparison_grid(study, found, words), coverage_grid(study, found, words))
    blocks = topic_blocks(pieces.values(), code, request)
    return {
        "is_sample": any(block.is_sample for block in blocks),
        "grids": [
            {
                "grid": grid,
                "stability": _stability(variation, request, None),
                "left_out": left_out(variation, found.businesses, words),
            }
            for grid, variation in zip(grids, (varied.comparison, varied.coverage), strict=True)
        ],
        "reasons": reasons_shown(grids, words),
        "states": [
            (chip(state, words), meaning)
            for state, meaning in state_meanings(study.settings.thresholds, words)
        ],
        "blocks": blocks,
    }


def _verify(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    del pieces, code
    found, words = request.found, request.words
    return {
        "intro": [verification_sentence(found, words)],
        "cases": village_cases(found, words),
        "titles": [
            words.gettext("Mengapa"),
            words.gettext("Yang dilakukan"),
            words.gettext("Yang bergantung padanya"),
        ],
    }


def _villages(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    if code not in pieces:
        return {}
    found = request.found
    zones = set(found.question.zone or ZONES)
    kept = [village for village in found.villages if village.zone in zones]
    anchors = [f"{ANCHOR}{village.village_code}" for village in kept]
    block = piece_block(pieces[code], request, anchors=anchors)
    return {"is_sample": block.is_sample, "block": block}


def _asks(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    del pieces, code
    asks = request.asks or suggested_asks(
        request.study, request.found, request.words, is_public=request.is_public
    )
    return {"asks": list(asks)} if asks else {}


def _unknown(request: Request, pieces: Pieces, code: str) -> dict[str, Any]:
    del pieces, code
    return {"lines": unknown_lines(request.study, request.words)}
