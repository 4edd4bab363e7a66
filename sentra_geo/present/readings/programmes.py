"""Readings of programmes: those of any kind by zone, and of each kind where it is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.phrases import interval
from sentra_geo.present.plan_sentences import gap_after
from sentra_geo.present.programme_sentences import (
    difference_text,
    kind_name,
    per_hundred,
    period_name,
)
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.sections.shares import ComparedShares, ZoneShare
from sentra_geo.wording import Wording

_Compared = tuple[str, float | None, dict[str, float]]
_ZoneReading = Callable[[ZoneShare, str, str, Wording], Reading]


def _n(total: float, words: Wording) -> str:
    return words.ngettext("{n} usaha", "{n} usaha", total, n=words.count(total))


def _by_zone(make: _ZoneReading) -> Reader:
    """The reader of one figure of any programme, for each zone with businesses."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        figures = found.programmes.figures
        if figures is not None and figures.whole.shares is not None:
            for one in figures.whole.shares.zones:
                if one.share is not None:
                    yield make(one, label(words, ZONE, one.zone), _n(one.total, words), words)

    return read


def _rate(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    symbols = {"k_z": one.count, "t_z": one.total}
    return Reading(place, per_hundred(one.share, words), 100 * (one.share or 0.0), symbols, n)


def _at_most(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    symbols = {"k_z": one.count, "u_z": one.unknown, "t_z": one.total}
    value = one.share_at_most or 0.0
    return Reading(place, per_hundred(value, words), 100 * value, symbols, n)


def _unknown(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    no = round(one.total - one.count - one.unknown, 9)
    symbols = {"t_z": one.total, "k_z": one.count, "b_z": no}
    return Reading(place, words.count(one.unknown), one.unknown, symbols, n)


def _limits(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    return Reading(place, interval(one.interval, words, 1, 100), one.interval, n=n)


def _by_kind(make: Callable[[ComparedShares, Wording], _Compared]) -> Reader:
    """The reader of one comparison, of programmes of any kind and of each kind held."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        figures = found.programmes.figures
        for row in () if figures is None else (figures.whole, *figures.kinds):
            if row.shares is not None:
                shown, number, symbols = make(row.shares, words)
                total = sum(row.shares.zones[zone].total for zone in (INSIDE, OUTSIDE))
                name = kind_name(row.kind, words)
                yield Reading(name, shown, number, symbols, _n(round(total, 9), words))

    return read


def _need(shares: ComparedShares, words: Wording) -> _Compared:
    inside, outside = shares.zones[INSIDE], shares.zones[OUTSIDE]
    symbols = {
        "c_L": outside.count,
        "t_L": outside.total,
        "c_D": inside.count,
        "t_D": inside.total,
    }
    return words.number(shares.parity_need), shares.parity_need, symbols


def _difference(shares: ComparedShares, words: Wording) -> _Compared:
    return difference_text(shares, words), shares.difference, {}


def _state(shares: ComparedShares, words: Wording) -> _Compared:
    return label(words, STATE, shares.state), None, {}


def _so_far(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.programmes.figures
    if figures is not None and figures.timeline.months:
        last = figures.timeline.months[-1]
        for one in last.so_far[:-1]:
            place = f"{label(words, ZONE, one.zone)}, {period_name(last, words)}"
            value = None if one.share is None else 100 * one.share
            yield Reading(place, per_hundred(one.share, words), value, n=_n(one.total, words))


def _plan(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.programmes.figures
    for plan in () if figures is None else figures.plans.programmes:
        yield Reading(plan.title, gap_after(plan.of_any, words))


def _listed(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.programmes.figures
    if figures is not None and figures.to_reach is not None:
        n = sum(row.not_reached + row.unknown for row in figures.to_reach)
        yield Reading("", words.number(n), n)


PROGRAMMES: dict[str, Reader] = {
    "programme_reach": _by_zone(_rate),
    "programme_unknown": _by_zone(_unknown),
    "programme_at_most": _by_zone(_at_most),
    "programme_interval": _by_zone(_limits),
    "programme_difference": _by_kind(_difference),
    "programme_need": _by_kind(_need),
    "programme_verdict": _by_kind(_state),
    "programme_so_far": _so_far,
    "programme_plan": _plan,
    "programme_work_list": _listed,
}
