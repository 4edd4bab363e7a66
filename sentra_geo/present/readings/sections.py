"""Readings of the sections that are made when they are first looked at: villages, access, draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import Answer
from sentra_geo.measures.inequality import Theil
from sentra_geo.present.labels import COVERED, RULE, STATE, UNIT, ZONE, label
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.present.rule_band import shown_count
from sentra_geo.present.uncertainty import draw_table
from sentra_geo.sections.accessibility import ENHANCED
from sentra_geo.sections.inequality import Inequality
from sentra_geo.sections.rule_band import inside_by_rule
from sentra_geo.wording import N_, Wording

_GROUPS = {"zone": N_("antarzona"), "district": N_("antarkecamatan")}


def _of_villages(take: Callable[[Inequality], float]) -> Reader:
    """The reader of one measure over villages."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        spread = found.equity.inequality
        if spread is not None:
            value = take(spread)
            yield Reading("", words.number(value, 3), value, n=_villages_n(spread, words))

    return read


def _villages_n(spread: Inequality, words: Wording) -> str:
    n = words.number(spread.villages)
    return words.ngettext("{n} desa", "{n} desa", spread.villages, n=n)


def _theil_part(take: Callable[[Theil], float]) -> Reader:
    """The reader of one part of Theil, by each grouping of villages."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        spread = found.equity.inequality
        if spread is not None:
            for name, theil in spread.theil.items():
                value = take(theil)
                place = words.gettext(_GROUPS[name])
                n = _villages_n(spread, words)
                yield Reading(place, words.number(value, 3), value, n=n)

    return read


def _half(found: Answer, words: Wording) -> Iterable[Reading]:
    spread = found.equity.inequality
    if spread is not None:
        half = spread.half.villages
        yield Reading("", words.number(half), half, n=_villages_n(spread, words))


def _access_mean(found: Answer, words: Wording) -> Iterable[Reading]:
    for zone in found.access.zones:
        mean = zone.means[ENHANCED]
        n = words.gettext("{n} penduduk (perkiraan)", n=words.number(zone.people))
        yield Reading(label(words, ZONE, zone.zone), words.number(mean, 2), mean, n=n)


def _sensitivity(found: Answer, words: Wording) -> Iterable[Reading]:
    _ = words.gettext
    for place, variation in (
        (_("Perbandingan"), found.sensitivity.comparison),
        (_("Cakupan"), found.sensitivity.coverage),
    ):
        if variation.state is not None:
            state = label(words, STATE, variation.state)
            n = _("{n} gabungan pilihan", n=words.number(len(variation.judged)))
            yield Reading(place, state, n=n)


def _contiguous(found: Answer, words: Wording) -> Iterable[Reading]:
    zones = found.contiguous
    if zones is not None:
        n = words.gettext("dari {n} kawasan", n=words.number(zones.zones))
        yield Reading("", words.number(zones.as_large), zones.as_large, n=n)


def _rule_band(found: Answer, words: Wording) -> Iterable[Reading]:
    for rule in inside_by_rule(found.cut):
        unit, people = label(words, UNIT, found.question.unit), label(words, COVERED, "people")
        for what, inside in ((unit, rule.units), (people, rule.people)):
            if inside is not None:
                place = f"{label(words, RULE, rule.rule)}, {what.lower()}"
                counts = (inside.value, inside.low, inside.high, inside.total)
                middle, low, high, n = (words.count(shown_count(count)) for count in counts)
                text = _between(middle, low, high, words)
                yield Reading(place, text, (inside.low, inside.high), n=n)


def _drawn(found: Answer, words: Wording) -> Iterable[Reading]:
    drawn = found.drawn
    n = words.gettext("{n} undian", n=words.number(drawn.draws))
    for state, share in drawn.states.items():
        yield Reading(label(words, STATE, state), words.percent(share), share, n=n)
    for row in draw_table(found, words).frame.itertuples(index=False):
        what, low, middle, high = row
        yield Reading(str(what), _between(middle, low, high, words), n=n)


def _between(middle: str, low: str, high: str, words: Wording) -> str:
    return words.gettext("{middle} ({low} sampai {high})", middle=middle, low=low, high=high)


def _to_verify(found: Answer, words: Wording) -> Iterable[Reading]:
    listed = len(found.to_verify)
    n = words.ngettext("{n} desa", "{n} desa", listed, n=words.number(listed))
    every = words.number(len(found.villages))
    yield Reading("", n, listed, n=words.gettext("dari {n} desa", n=every))


SECTIONS: dict[str, Reader] = {
    "gini": _of_villages(lambda spread: spread.gini),
    "concentration": _of_villages(lambda spread: spread.concentration),
    "theil": _theil_part(lambda theil: theil.total),
    "theil_between": _theil_part(lambda theil: theil.between),
    "theil_within": _theil_part(lambda theil: theil.within),
    "half": _half,
    "access_mean": _access_mean,
    "sensitivity": _sensitivity,
    "contiguous": _contiguous,
    "drawn_verdicts": _drawn,
    "rule_band": _rule_band,
    "to_verify": _to_verify,
}
