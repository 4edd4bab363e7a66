"""The lines under a zone: how many villages, people and businesses, and how many are covered."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.labels import covered_label
from sentra_geo.present.phrases import interval, radius, target_name, unit_name
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording


def counted_units(zone: ZoneFigures, found: Answer) -> tuple[float, str]:
    """How many units, and which; locations where the units are businesses.

    Businesses have a line of their own.
    """
    if found.question.unit == "businesses":
        return round(zone.sentra_locations, 3), "locations"
    return round(found.units[ZONES.index(zone.zone)], 3), found.question.unit


def unit_count(zone: ZoneFigures, found: Answer, words: Wording) -> tuple[str, str]:
    """The same in words: the number, and what is counted."""
    count, unit = counted_units(zone, found)
    return words.count(count), unit_name(unit, count, words)


def population_line(zone: ZoneFigures, words: Wording) -> str:
    """Villages and people."""
    villages = words.count(round(zone.villages, 3))
    text = words.ngettext("{n} desa", "{n} desa", zone.villages, n=villages)
    people = words.gettext("{n} penduduk (perkiraan)", n=words.number(zone.people))
    return f"{text} · {people}"


def business_line(zone: ZoneFigures, found: Answer, words: Wording) -> str:
    """Businesses, whole or in parts where a rule splits villages."""
    if zone.businesses is None:
        return words.gettext("Usaha: belum ada data")
    what = covered_label(words, "businesses", found.businesses)
    return f"{what}: {words.count(round(zone.businesses, 3))}"


def coverage_line(zone: ZoneFigures, found: Answer, words: Wording) -> str:
    """Coverage of what the question covers; of villages while there are no businesses."""
    covered = covered_here(zone, found)
    reach = zone.reach[covered]
    what = covered_label(words, covered, found.businesses)
    if reach.share is None:
        return words.gettext("{what} dalam radius: tidak ada di zona ini", what=what)
    share = words.percent(reach.share)
    if reach.interval:
        limits = interval(reach.interval, words, 1, 100, short=True)
        share = words.gettext("{share} ({limits} %)", share=share, limits=limits)
    return words.gettext(
        "{what} ≤ {radius} dari {target}: {share}",
        what=what,
        radius=radius(found, words),
        target=target_name(found.question.target, words),
        share=share,
    )


def covered_here(zone: ZoneFigures, found: Answer) -> str:
    """What the line of coverage is about."""
    covered = found.question.covered
    return covered if covered in zone.reach else "villages"
