"""Readings of one village or one sentra."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import Answer
from sentra_geo.figures import LocationFigures, SentraFigures, VillageFigures
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.phrases import distance_text
from sentra_geo.present.readings.reading import Reading, shown_number
from sentra_geo.present.readings.whole import units_n
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

VillageReader = Callable[[VillageFigures, Answer, Wording], Reading | None]
SentraReader = Callable[[SentraFigures, Answer, Wording], Iterable[Reading]]


def _zone(village: VillageFigures, _: Answer, words: Wording) -> Reading:
    return Reading("", label(words, ZONE, village.zone))


def _land_inside(village: VillageFigures, _: Answer, words: Wording) -> Reading:
    share = village.share_inside
    n = words.gettext("{n} ha", n=words.number(village.area_ha))
    return Reading("", words.percent(share), share, n=n)


def _area(village: VillageFigures, _: Answer, words: Wording) -> Reading:
    text = words.gettext("{n} ha", n=words.number(village.area_ha))
    return Reading("", text, village.area_ha)


def _people(village: VillageFigures, _: Answer, words: Wording) -> Reading:
    return Reading("", words.number(village.people), village.people)


def _distance(village: VillageFigures, found: Answer, words: Wording) -> Reading:
    text = distance_text(village.distance_km, found.cut.study.distance, words)
    return Reading("", text, village.distance_km)


def _businesses(village: VillageFigures, _: Answer, words: Wording) -> Reading:
    return Reading("", words.number(village.businesses), village.businesses)


def _coverage(village: VillageFigures, _: Answer, words: Wording) -> Reading | None:
    """Coverage of the village's businesses."""
    covered, total = village.businesses_covered, village.businesses
    if covered is None or not total:
        return None
    symbols = {"c_z": covered, "t_z": total}
    share = covered / total
    return Reading("", words.percent(share), share, symbols, words.number(total))


def _line_of(village: VillageFigures, found: Answer, words: Wording) -> Reading | None:
    """How far the settlement is from the line, of a village to verify."""
    for row in found.to_verify:
        if row.village_code == village.village_code:
            text = words.gettext(
                "{km} km (±{m} m)",
                km=words.number(row.line_km, 2),
                m=words.number(row.position_uncertainty_m),
            )
            return Reading("", text, row.line_km)
    return None


def _to_verify(village: VillageFigures, found: Answer, words: Wording) -> Reading | None:
    """What the verdict is with the village on either side, of a village to verify."""
    for row in found.to_verify:
        if row.village_code == village.village_code:
            text = words.gettext(
                "di dalam: {inside}; di luar: {outside}",
                inside=label(words, STATE, row.state_if_inside),
                outside=label(words, STATE, row.state_if_outside),
            )
            return Reading("", text, n=units_n(found, words))
    return None


BY_VILLAGE: dict[str, VillageReader] = {
    "zone": _zone,
    "land_inside": _land_inside,
    "area": _area,
    "people": _people,
    "distance": _distance,
    "businesses": _businesses,
    "coverage": _coverage,
    "line_distance": _line_of,
    "to_verify": _to_verify,
}


def _lines(sentra: SentraFigures, _: Answer, words: Wording) -> Iterable[Reading]:
    for place in sentra.locations:
        yield Reading(place.village, _line(place, words), place.line_km)


def _line(place: LocationFigures, words: Wording) -> str:
    return words.gettext(
        "{km} km (±{m} m)",
        km=words.number(place.line_km, 1),
        m=words.number(place.position_uncertainty_m),
    )


def _by_zone(
    values: tuple[float, ...], totals: Iterable[float], words: Wording
) -> Iterable[Reading]:
    for zone, value, total in zip(ZONES, values, totals, strict=True):
        name = label(words, ZONE, zone)
        n = shown_number(total, words)
        yield Reading(name, shown_number(value, words), value, n=n)


def _villages(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    totals = [zone.villages for zone in found.zones]
    return _by_zone(sentra.villages_covered, totals, words)


def _reached_people(sentra: SentraFigures, found: Answer, words: Wording) -> Iterable[Reading]:
    return _by_zone(sentra.people_covered, [zone.people for zone in found.zones], words)


def _reached_businesses(sentra: SentraFigures, _: Answer, words: Wording) -> Iterable[Reading]:
    if sentra.businesses is None or sentra.businesses_covered is None:
        return ()
    return _by_zone(sentra.businesses_covered, sentra.businesses, words)


BY_SENTRA: dict[str, SentraReader] = {
    "line_distance": _lines,
    "reached_villages": _villages,
    "reached_people": _reached_people,
    "reached_businesses": _reached_businesses,
}
