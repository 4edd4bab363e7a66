"""Readings of the sentra on their way: of one sentra, and of all."""

from __future__ import annotations

from collections.abc import Iterable

from sentra_geo.answer import Answer
from sentra_geo.figures import SentraFigures
from sentra_geo.present.labels import COMMODITY, label
from sentra_geo.present.readings.reading import Reading, shown_number
from sentra_geo.present.readings.single import SentraReader
from sentra_geo.present.readings.whole import Reader
from sentra_geo.present.tracker import stage_text
from sentra_geo.present.tracker_tables import outlet_count
from sentra_geo.sections.tracker import TrackedSentra
from sentra_geo.wording import Wording


def _tracked(sentra: SentraFigures, found: Answer) -> TrackedSentra:
    return next(one for one in found.tracker.sentra if one.sentra_id == sentra.sentra_id)


def _stages(found: Answer, words: Wording) -> Iterable[Reading]:
    for one in found.tracker.sentra:
        place = label(words, COMMODITY, one.commodity)
        yield Reading(place, stage_text(one.climb, words), n=_n(one, words))


def _n(one: TrackedSentra, words: Wording) -> str:
    n = len(one.climb.evidence)
    return words.ngettext("{n} bukti", "{n} bukti", n, n=words.number(n))


def _stage(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    one = _tracked(sentra, found)
    yield Reading("", stage_text(one.climb, words), n=_n(one, words))


def _units(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    known = _tracked(sentra, found).units.known
    if known is not None:
        yield Reading("", words.number(known), known)


def _programmes(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    reached = _tracked(sentra, found).programmes.reached
    if sentra.businesses is None or reached is None or reached[-1].share is None:
        return
    whole = reached[-1]
    symbols = {"c_k": whole.count, "n_k": whole.total}
    text = words.percent(whole.share)
    yield Reading("", text, whole.share, symbols, shown_number(whole.total, words))


def _outlets(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    outlets = outlet_count(_tracked(sentra, found))
    if sentra.businesses is not None and outlets is not None:
        yield Reading("", words.number(outlets), outlets)


BY_SENTRA: dict[str, SentraReader] = {
    "sentra_stage": _stage,
    "sentra_units": _units,
    "sentra_programmes": _programmes,
    "sentra_outlets": _outlets,
}
WHOLE: dict[str, Reader] = {"sentra_stage": _stages}
