"""What each zone holds, in short lines side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.zone_lines import (
    business_line,
    coverage_line,
    population_line,
    unit_count,
)
from sentra_geo.wording import Wording


@dataclass(frozen=True)
class ZoneCard:
    """One zone: its code and name, the count in large letters with its unit, and lines below."""

    zone: str
    name: str
    count: str
    unit: str
    lines: tuple[str, ...]


def zone_cards(found: Answer, words: Wording) -> tuple[ZoneCard, ...]:
    """Inside, near, outside; a zone with nothing in it too."""
    return tuple(_card(zone, found, words) for zone in found.zones)


def _card(zone: ZoneFigures, found: Answer, words: Wording) -> ZoneCard:
    count, unit = unit_count(zone, found, words)
    lines = (
        population_line(zone, words),
        coverage_line(zone, found, words),
        business_line(zone, found, words),
    )
    return ZoneCard(zone.zone, label(words, ZONE, zone.zone), count, unit, lines)
