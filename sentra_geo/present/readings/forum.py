"""Readings of the forum: membership by zone, candidates, and who sells in IKN."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.phrases import interval
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.question import ZONES
from sentra_geo.sections.forum import ForumFigures
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.wording import Wording

_ZoneReading = Callable[[ZoneShare, str, str, Wording], Reading]


def _n(total: float, words: Wording) -> str:
    return words.ngettext("{n} usaha", "{n} usaha", total, n=words.count(total))


def _zones(
    make: _ZoneReading, take: Callable[[ForumFigures], Sequence[ZoneShare]] | None = None
) -> Reader:
    """The reader of one figure for each zone that has it."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        figures = found.forum.figures
        if figures is not None:
            for one in figures.shares.zones if take is None else take(figures):
                if one.share is not None:
                    yield make(one, label(words, ZONE, one.zone), _n(one.total, words), words)

    return read


def _share(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    numbers = {"k_z": one.count, "t_z": one.total}
    return Reading(place, words.percent(one.share), one.share, numbers, n)


def _most(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    numbers = {"k_z": one.count, "u_z": one.unknown, "t_z": one.total}
    return Reading(place, words.percent(one.share_at_most), one.share_at_most, numbers, n)


def _interval(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    text = words.gettext("{gap} persen", gap=interval(one.interval, words, 1, 100))
    return Reading(place, text, one.interval, n=n)


def _intervals(found: Answer, words: Wording) -> Iterable[Reading]:
    """Of members among businesses, and of those who sell in IKN among members."""
    yield from _zones(_interval)(found, words)
    selling = words.gettext("Berjualan di IKN")
    for one in _zones(_interval, _sellers)(found, words):
        yield replace(one, place=f"{selling}: {one.place}")


def _sellers(figures: ForumFigures) -> Sequence[ZoneShare]:
    return () if figures.selling is None else figures.selling.members.zones


def _selling(one: ZoneShare, place: str, n: str, words: Wording) -> Reading:
    numbers = {"j_z": one.count, "k_z": one.total}
    return Reading(place, words.percent(one.share), one.share, numbers, n)


def _difference(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.forum.figures
    if figures is not None and figures.shares.difference_interval is not None:
        limits = figures.shares.difference_interval
        text = words.gettext("{gap} poin persen", gap=interval(limits, words, 1, 100))
        yield Reading("", text, limits)


def _need(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.forum.figures
    if figures is not None and figures.shares.parity_need is not None:
        need, zones = figures.shares.parity_need, figures.shares.zones
        numbers = {
            "c_D": zones[INSIDE].count,
            "t_D": zones[INSIDE].total,
            "c_L": zones[OUTSIDE].count,
            "t_L": zones[OUTSIDE].total,
        }
        yield Reading("", words.number(need), need, numbers)


def _verdict(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.forum.figures
    if figures is not None:
        yield Reading("", label(words, STATE, figures.shares.state))


def _candidates(take: Callable[[ForumFigures], tuple[float, ...]]) -> Reader:
    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        figures = found.forum.figures
        if figures is not None:
            for zone, count in zip(ZONES, take(figures), strict=True):
                yield Reading(label(words, ZONE, zone), words.count(count), count)

    return read


FORUM: dict[str, Reader] = {
    "forum_share": _zones(_share),
    "forum_unknown": _zones(_most),
    "forum_interval": _intervals,
    "forum_difference": _difference,
    "forum_need": _need,
    "forum_verdict": _verdict,
    "forum_candidates": _candidates(lambda figures: figures.candidates.could_join),
    "forum_perhaps": _candidates(lambda figures: figures.candidates.perhaps),
    "forum_selling": _zones(_selling, _sellers),
}
