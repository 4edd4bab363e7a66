"""One topic of an Answer in plain sentences, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sentra_geo.answer import Answer
from sentra_geo.present.downstream_sentences import downstream_title
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.event_sentences import event_sentence, stalls_sentence, uses_sample
from sentra_geo.present.forum_sentences import (
    forum_title,
    unknown_members_sentence,
    why_no_forum,
)
from sentra_geo.present.hotel_sentences import hotel_sentence
from sentra_geo.present.labels import COMMODITY, label
from sentra_geo.present.market_sentences import placed_title
from sentra_geo.present.outlet_sentences import access_title, outlets_title
from sentra_geo.present.programme_sentences import (
    programme_headline,
    reach_sentence,
    unknown_sentence,
    why_no_programmes,
)
from sentra_geo.present.receipt_sentences import origin_sentence, why_no_receipts
from sentra_geo.present.sentences import used_sources
from sentra_geo.present.stall_sentences import split_title
from sentra_geo.present.tracker import stage_text, tracker_sentences, tracker_title
from sentra_geo.wording import Wording

_PROGRAMMES = ("programmes", "participation", "businesses", "delineation")
_MARKETS = ("outlets", "placements", "receipts", "events", "delineation")
_SENTRA = ("sentra", "milestones", "delineation")


def _programmes(found: Answer, words: Wording) -> Iterator[str]:
    section, forum = found.programmes, found.forum
    if section.figures is None:
        yield why_no_programmes(section.reason, words)
    else:
        yield programme_headline(found, section.figures, words)
        unknown = unknown_sentence(section.figures.whole, words)
        yield mark(unknown, words, uses_sample=section.uses_sample)
        for row in section.figures.kinds:
            yield mark(reach_sentence(row, words), words, uses_sample=section.uses_sample)
    if forum.figures is None:
        yield why_no_forum(forum.reason, words)
    else:
        yield forum_title(found, forum.figures, words)
        unknown = unknown_members_sentence(forum.figures, words)
        yield mark(unknown, words, uses_sample=forum.uses_sample)
    yield used_sources(found, words, *_PROGRAMMES)


def _markets(found: Answer, words: Wording) -> Iterator[str]:
    markets, receipts = found.markets, found.receipts
    yield outlets_title(found, words)
    yield access_title(found, words)
    if markets.placements is not None:
        yield placed_title(markets.placements, found, words)
    yield downstream_title(found, words)
    yield hotel_sentence(found, words)
    if receipts.figures is None:
        yield why_no_receipts(receipts.reason, words)
    else:
        yield origin_sentence(found, receipts.figures, words)
    if found.events.chosen is not None:
        yield event_sentence(found.events.chosen, words)
    yield mark(stalls_sentence(found, words), words, uses_sample=uses_sample(found))
    yield split_title(found, words)
    yield used_sources(found, words, *_MARKETS)


def _sentra(found: Answer, words: Wording) -> Iterator[str]:
    yield tracker_title(found.tracker, words)
    yield from tracker_sentences(found, words)
    for one in found.tracker.sentra:
        yield f"{label(words, COMMODITY, one.commodity)}: {stage_text(one.climb, words)}"
    yield used_sources(found, words, *_SENTRA)


TOPIC_LINES: Mapping[str, Callable[[Answer, Wording], Iterator[str]]] = {
    "programmes": _programmes,
    "markets": _markets,
    "sentra": _sentra,
}
"""The sentences of each topic; empty ones are left out by whoever prints them."""
