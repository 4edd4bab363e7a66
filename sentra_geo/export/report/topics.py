"""The chapters on what was found: each topic's sentences, then its pictures and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sentra_geo.answer import Answer
from sentra_geo.export.report.activities import statement_blocks
from sentra_geo.export.report.blocks import (
    Block,
    bullets,
    heading,
    notice,
    numbers,
    terms,
    text,
    texts,
    verdict,
)
from sentra_geo.export.report.coverage import coverage_blocks
from sentra_geo.export.report.grids import grid_block
from sentra_geo.export.report.pieces import grouped, piece_blocks
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import state_values, table_values, verdict_state
from sentra_geo.present.access import access_notes, access_reading
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.equity_sentences import (
    few_villages,
    representation_reading,
    why_no_comparison,
)
from sentra_geo.present.evidence_text import (
    figures_sentence,
    meaning_sentence,
    near_sentence,
    reason_sentence,
    visible_sentence,
    why_no_figures,
)
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.piece import Piece
from sentra_geo.present.sensitivity import left_out, stability
from sentra_geo.present.sentences import compared_layers, population_sentence
from sentra_geo.present.state_grid import comparison_grid, coverage_grid
from sentra_geo.present.uncertainty import draw_sentences, draw_table
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.sections.accessibility import ENHANCED
from sentra_geo.wording import Wording

Reading = Callable[[Request], list[Block]]


def topic_blocks(topic: str, pieces: Sequence[Piece], request: Request) -> list[Block]:
    """A chapter on one topic of the catalogue.

    Args:
        topic: A key of :data:`sentra_geo.present.piece.TOPICS`.
        pieces: The pieces that may be shown, of all topics.
        request: The order.
    """
    blocks = list(_OPENING[topic](request))
    for group, members in grouped(topic, pieces):
        told = _GROUP_READING[group.code](request) if group.code in _GROUP_READING else []
        held = [block for piece in members for block in piece_blocks(piece, request)]
        if told or held:
            blocks += [heading(request.words.gettext(group.title))] if group.title else []
            blocks += [*told, *held]
    return [*blocks, *_CLOSING[topic](request)] if topic in _CLOSING else blocks


def _mark(words: Wording, *, uses: bool) -> str:
    return words.gettext(SAMPLE) if uses else ""


def _comparison(request: Request) -> list[Block]:
    found, words = request.found, request.words
    mark = _mark(words, uses=found.verdict.uses_sample)
    state = verdict_state(found, words)
    return [
        verdict(state, statement(found, words), evidence(found, words), mark),
        *_behind(found, words),
    ]


def _behind(found: Answer, words: Wording) -> list[Block]:
    """What stands behind the verdict, a line each."""
    _ = words.gettext
    rows = (
        (_("Angkanya"), figures_sentence(found, words)),
        (_("Mengapa kesimpulan ini"), reason_sentence(found, words)),
        (_("Yang dapat terlihat"), visible_sentence(found, words)),
        (_("Arti p dan interval"), meaning_sentence(found, words)),
        (_("Dekat batas"), near_sentence(found, words)),
    )
    known = rows if found.finding.gap is not None else ()
    return [terms((*known, (_("Penduduk"), population_sentence(found, words))))]


def _access(request: Request) -> list[Block]:
    found, words = request.found, request.words
    if not found.access.sentra:
        why = words.gettext("Tidak ada sentra untuk pilihan ini, jadi akses tidak diketahui.")
        return [notice(why)]
    state = found.access.judgements[ENHANCED].verdict.state
    return [verdict(state_values(state, words), access_reading(found, words), "")]


def _access_notes(request: Request) -> list[Block]:
    found, words = request.found, request.words
    return bullets(access_notes(found, words)) if found.access.sentra else []


def _equity(request: Request) -> list[Block]:
    why = why_no_comparison(request.found, request.words)
    return [notice(why)] if why else []


def _villages(request: Request) -> list[Block]:
    if not request.found.equity.villages:
        return []
    return texts(representation_reading(request.found, request.words))


def _inequality(request: Request) -> list[Block]:
    equity = request.found.equity
    if equity.inequality is not None or equity.reason:
        return []
    return [notice(few_villages(request.words))]


def _sentra(request: Request) -> list[Block]:
    found, words = request.found, request.words
    if not found.sentra:
        return [notice(words.gettext("Tidak ada sentra untuk saringan ini."))]
    sentence = words.gettext(
        "Dari {n} sentra: {inside} di dalam garis, {near} dekat batas, {straddling} di kedua sisi, "
        "{outside} di luar.",
        n=sum(found.spread.values()),
        **found.spread,
    )
    return [text(sentence, "lead")]


def _sensitivity(request: Request) -> list[Block]:
    line = stability(request.found.sensitivity.comparison, request.study, request.words)
    return [text(line, "lead")]


def _other_choices(request: Request) -> list[Block]:
    study, found, words = request.study, request.found, request.words
    varied = found.sensitivity
    return [
        *texts(left_out(varied.comparison, found.businesses, words)),
        grid_block("grid-comparison", comparison_grid(study, found, words), request),
        *texts(stability(varied.coverage, study, words)),
        *texts(left_out(varied.coverage, found.businesses, words)),
        grid_block("grid-coverage", coverage_grid(study, found, words), request),
    ]


def _draws(request: Request) -> list[Block]:
    found, words = request.found, request.words
    if found.finding.rate_ratio is None:
        why = why_no_figures(found, words)
        return [notice(words.gettext("Tidak ada yang diundi: {why}", why=why))]
    told = bullets(draw_sentences(found, words))
    if not found.drawn.uses_positions:
        return told
    layers = compared_layers(found.question)
    table = numbers(
        "draw-limits",
        words.gettext("Yang keluar dari undian"),
        table_values(draw_table(found, words), words),
        source=colophon(request.study, found, words, *layers).sources,
        sample=_mark(words, uses=uses_sample(found, *layers)),
    )
    return [table, *told]


_OPENING: dict[str, Reading] = {
    "comparison": _comparison,
    "coverage": coverage_blocks,
    "access": _access,
    "equity": _equity,
    "sentra": _sentra,
    **{
        topic: partial(statement_blocks, topic)
        for topic in ("programmes", "markets", "receipts", "events", "forum")
    },
    "sensitivity": _sensitivity,
}
_GROUP_READING: dict[str, Reading] = {
    "villages": _villages,
    "inequality": _inequality,
    "choices": _other_choices,
    **{part: partial(statement_blocks, part) for part in ("progress", "placed", "hotels")},
}
_CLOSING: dict[str, Reading] = {"access": _access_notes, "sensitivity": _draws}
