"""Readings of the planner of events: what the chosen rule gives the zones and districts."""

from __future__ import annotations

from collections.abc import Iterable

from sentra_geo.answer import OUTSIDE, Answer
from sentra_geo.present.labels import covered_label
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.present.stall_sentences import rule_name
from sentra_geo.sections.stall_quotas import Split
from sentra_geo.wording import Wording


def _stalls_n(found: Answer, words: Wording) -> str:
    return words.gettext("{n} lapak", n=words.number(found.events.stalls))


def _quotas(found: Answer, words: Wording) -> Iterable[Reading]:
    for one in found.events.districts:
        yield Reading(one.district, words.number(one.stalls), one.stalls, n=_stalls_n(found, words))


def _need(found: Answer, words: Wording) -> Iterable[Reading]:
    if found.events.rule == "need":
        for one in found.events.districts:
            yield Reading(one.district, words.count(one.weight), one.weight)


def _shares(found: Answer, words: Wording) -> Iterable[Reading]:
    for split, stalls in _dealt(found):
        symbols = {"k_L": split.stalls[OUTSIDE], "S": float(stalls)}
        name, n = rule_name(split.rule, words), _stalls_n(found, words)
        yield Reading(name, words.percent(split.share), split.share, symbols, n)


def _gaps(found: Answer, words: Wording) -> Iterable[Reading]:
    cut = found.cut
    for split, stalls in _dealt(found):
        for what, base, beside in (
            ("businesses", cut.businesses, split.beside_businesses),
            ("people", cut.by_zone(cut.people), split.beside_people),
        ):
            if beside is not None:
                symbols = {
                    "k_L": split.stalls[OUTSIDE],
                    "S": float(stalls),
                    "n_L": float(base[OUTSIDE]),
                    "N": float(base.sum()),
                }
                against = covered_label(words, what, found.businesses).lower()
                place = f"{rule_name(split.rule, words)}, {against}"
                points = beside * 100
                yield Reading(place, words.signed(points), points, symbols, _stalls_n(found, words))


def _dealt(found: Answer) -> Iterable[tuple[Split, int]]:
    """Rules that can deal, with the number of stalls."""
    for split in found.events.splits:
        if split.share is not None and found.events.stalls:
            yield split, found.events.stalls


EVENTS: dict[str, Reader] = {
    "stall_quota": _quotas,
    "stall_need": _need,
    "stall_share": _shares,
    "stall_gap": _gaps,
}
