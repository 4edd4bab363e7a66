"""Readings of the three zones: one figure a zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.labels import UNIT, ZONE, label
from sentra_geo.present.phrases import distance_text, interval
from sentra_geo.present.readings.reading import Reading, shown_number
from sentra_geo.question import ZONES
from sentra_geo.rows import PER
from sentra_geo.wording import Wording

ZoneReader = Callable[[ZoneFigures, Answer, Wording], Iterable[Reading]]


def _zone_name(zone: ZoneFigures, words: Wording) -> str:
    return label(words, ZONE, zone.zone)


def _zone_units(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    x = found.units[ZONES.index(zone.zone)]
    yield Reading(_zone_name(zone, words), words.count(x), x, n=_all_units(found, words))


def _all_units(found: Answer, words: Wording) -> str:
    unit = label(words, UNIT, found.question.unit)
    total = sum(found.units)
    return f"{unit}: {words.number(None) if np.isnan(total) else words.count(round(total, 6))}"


def _zone_people(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    total = words.number(found.people_total)
    n = words.gettext("dari {n} penduduk", n=total)
    yield Reading(_zone_name(zone, words), words.number(zone.people), zone.people, n=n)


def _zone_area(zone: ZoneFigures, _: Answer, words: Wording) -> Iterable[Reading]:
    text = words.gettext("{n} ha", n=words.number(zone.area_ha))
    villages = words.count(round(zone.villages, 3))
    n = words.ngettext("{n} desa", "{n} desa", zone.villages, n=villages)
    yield Reading(_zone_name(zone, words), text, zone.area_ha, n=n)


def _zone_rate(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    place = ZONES.index(zone.zone)
    symbols = {
        "x_z": found.units[place],
        "n_z": found.bases[place],
        "m": PER[found.question.base],
    }
    text = words.number(zone.rate, 2)
    yield Reading(_zone_name(zone, words), text, zone.rate, symbols, _all_units(found, words))


def _zone_quotient(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    place = ZONES.index(zone.zone)
    symbols = {
        "x_z": found.units[place],
        "X": sum(found.units),
        "n_z": found.bases[place],
        "N": sum(found.bases),
    }
    value = zone.location_quotient
    text = words.number(value, 2)
    yield Reading(_zone_name(zone, words), text, value, symbols, _all_units(found, words))


def _zone_coverage(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    reach = zone.reach.get(found.question.covered)
    if reach is not None:
        symbols = {"c_z": reach.covered, "t_z": reach.total} if reach.total else {}
        yield Reading(
            _zone_name(zone, words),
            words.percent(reach.share),
            reach.share,
            symbols,
            shown_number(reach.total, words),
        )


def _zone_coverage_interval(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    reach = zone.reach.get(found.question.covered)
    if reach is not None and reach.interval is not None:
        yield Reading(
            _zone_name(zone, words),
            interval(reach.interval, words, 1, 100) + " %",
            reach.interval,
            n=shown_number(reach.total, words),
        )


def _zone_quartiles(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    reach = zone.reach.get(found.question.covered)
    if reach is not None and reach.quartiles_km is not None:
        kind = found.cut.study.distance
        text = "; ".join(distance_text(far, kind, words) for far in reach.quartiles_km)
        yield Reading(_zone_name(zone, words), text, n=shown_number(reach.total, words))


def _zone_count(name: str) -> ZoneReader:
    """The reader of one count of a zone."""

    def read(zone: ZoneFigures, found: Answer, words: Wording) -> Iterable[Reading]:
        value = getattr(zone, name)
        total = None if value is None else sum(getattr(one, name) for one in found.zones)
        n = words.count(None if total is None else round(total, 6))
        shown = words.count(None if value is None else round(value, 6))
        yield Reading(_zone_name(zone, words), shown, value, n=n)

    return read


BY_ZONE: dict[str, ZoneReader] = {
    "units": _zone_units,
    "locations": _zone_count("sentra_locations"),
    "sentra_count": _zone_count("sentra"),
    "villages": _zone_count("villages"),
    "businesses": _zone_count("businesses"),
    "people": _zone_people,
    "area": _zone_area,
    "rate": _zone_rate,
    "location_quotient": _zone_quotient,
    "coverage": _zone_coverage,
    "coverage_interval": _zone_coverage_interval,
    "coverage_bootstrap": _zone_coverage_interval,
    "distance_quartiles": _zone_quartiles,
}
