"""Tables of the Answer: values as they are, column names and formats in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.figures import SentraFigures, VillageFigures, ZoneFigures
from sentra_geo.present.labels import COMMODITY, RATE, RULE, UNIT, ZONE, covered_label, label
from sentra_geo.present.phrases import distance_unit, radius
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

TEXT, COUNT, TENTHS, HUNDREDTHS, SHARE = "text", "count", "tenths", "hundredths", "share"
PROBABILITY = "probability"


@dataclass(frozen=True, eq=False)
class Table:
    """A table to show or to export.

    Attributes:
        frame: Values, columns named in the reader's language; unknown is missing.
        kinds: Format of each column that holds numbers: ``count``, ``tenths``, ``hundredths``,
            ``share`` (0 to 1, shown as a percentage) or ``probability`` (a p, never shown as 0).
    """

    frame: pd.DataFrame
    kinds: dict[str, str]


Cell = tuple[str, str, Any]


def build_table(rows: Sequence[Sequence[Cell]]) -> Table:
    """A table from rows of (column, kind, value); all rows have the same columns."""
    if not rows:
        return Table(pd.DataFrame(), {})
    frame = pd.DataFrame([{name: value for name, _, value in row} for row in rows])
    kinds = {name: kind for name, kind, _ in rows[0] if kind != TEXT}
    for name, kind in kinds.items():
        frame[name] = frame[name].astype("float64")
        whole = (frame[name].dropna() % 1 == 0).all()
        if kind == COUNT and not whole:  # a rule that splits villages splits counts
            kinds[name] = HUNDREDTHS
    return Table(frame, kinds)


def zone_table(found: Answer, words: Wording) -> Table:
    """One row a zone, also for a zone with nothing in it."""
    return build_table([_zone_row(zone, found, words) for zone in found.zones])


def _zone_row(zone: ZoneFigures, found: Answer, words: Wording) -> list[Cell]:
    _, question = words.gettext, found.question
    row: list[Cell] = [
        (_("Zona"), TEXT, label(words, ZONE, zone.zone)),
        (_("Lokasi sentra"), COUNT, zone.sentra_locations),
        (_("Sentra"), COUNT, zone.sentra),
        (_("Desa"), COUNT, zone.villages),
        (_("Penduduk (perkiraan)"), COUNT, zone.people),
        (_("Luas (ha)"), COUNT, round(zone.area_ha)),
        (f"{_(UNIT[question.unit])} {_(RATE[question.base])}", HUNDREDTHS, zone.rate),
        (_("Kuosien lokasi (LQ)"), HUNDREDTHS, zone.location_quotient),
    ]
    for name, reach in zone.reach.items():
        what = covered_label(words, name, found.businesses)
        if name == "businesses":
            row.append((what, COUNT, zone.businesses))
        row.append((_("Cakupan: {what}", what=what), SHARE, reach.share))
    return row


def village_table(found: Answer, words: Wording) -> Table:
    """One row a village that the filters keep."""
    zones = set(found.question.zone or ZONES)
    kept = [village for village in found.villages if village.zone in zones]
    return build_table([_village_row(village, found, words) for village in kept])


def _village_row(village: VillageFigures, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    row: list[Cell] = [
        (_("Nama desa"), TEXT, village.village),
        (_("Kecamatan"), TEXT, village.district),
        (_("Zona"), TEXT, label(words, ZONE, village.zone)),
        (_distance_header(found, words), TENTHS, village.distance_km),
        (_("Penduduk (perkiraan)"), COUNT, round(village.people)),
        (_("Luas di dalam garis"), SHARE, village.share_inside),
        (_("Sentra di desa ini"), TEXT, ", ".join(village.sentra)),
    ]
    if village.businesses is not None:
        what = covered_label(words, "businesses", found.businesses)
        covered = village.businesses_covered
        share = covered / village.businesses if village.businesses and covered is not None else None
        row.append((what, COUNT, village.businesses))
        row.append((_("Cakupan: {what}", what=what), SHARE, share))
    return row


def _distance_header(found: Answer, words: Wording) -> str:
    unit = distance_unit(found.cut.study.distance, words)
    return words.gettext("Jarak ({unit})", unit=unit)


def sentra_table(found: Answer, words: Wording) -> Table:
    """One row a sentra: where it is, and whom it reaches inside, near and outside."""
    return build_table([_sentra_row(sentra, found, words) for sentra in found.sentra])


def _sentra_row(sentra: SentraFigures, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    row: list[Cell] = [
        (_("No."), TEXT, sentra.sentra_id.removeprefix("S")),
        (_("Sentra"), TEXT, label(words, COMMODITY, sentra.commodity)),
        (_("Zona"), TEXT, label(words, ZONE, sentra.spread)),
        (_("Desa tempat sentra"), TEXT, ", ".join(place.village for place in sentra.locations)),
    ]
    for index in (INSIDE, NEAR, OUTSIDE):
        zone = label(words, ZONE, ZONES[index])
        row.append((_("Desa tercakup: {zone}", zone=zone), COUNT, sentra.villages_covered[index]))
    if sentra.businesses is not None and sentra.businesses_covered is not None:
        what = covered_label(words, "businesses", found.businesses)
        own, within = sum(sentra.businesses), sum(sentra.businesses_covered)
        row.append((_("{what} komoditas ini", what=what), COUNT, own))
        row.append((_("{what} komoditas ini dalam radius", what=what), COUNT, within))
    return row


def reached_table(sentra: SentraFigures, found: Answer, words: Wording) -> Table:
    """Whom one sentra reaches, by zone."""
    _ = words.gettext
    what = covered_label(words, "businesses", found.businesses)
    within = radius(found, words)
    rows = []
    for index, zone in enumerate(ZONES):
        people = round(sentra.people_covered[index])
        row: list[Cell] = [
            (_("Zona"), TEXT, label(words, ZONE, zone)),
            (_("Desa ≤ {radius}", radius=within), COUNT, sentra.villages_covered[index]),
            (_("Penduduknya (perkiraan)"), COUNT, people),
        ]
        if sentra.businesses is not None and sentra.businesses_covered is not None:
            row.append((_("{what} komoditas ini", what=what), COUNT, sentra.businesses[index]))
            row.append((f"… ≤ {within}", COUNT, sentra.businesses_covered[index]))
        rows.append(row)
    return build_table(rows)


def rule_table(found: Answer, words: Wording) -> Table:
    """Sentra locations and people by zone under each rule for split villages."""
    _ = words.gettext
    rows = []
    for rule in found.rules:
        row: list[Cell] = [(_("Aturan"), TEXT, label(words, RULE, rule.rule))]
        for index, zone in enumerate(ZONES):
            name = label(words, ZONE, zone)
            row.append((_("Lokasi sentra: {zone}", zone=name), COUNT, rule.sentra_locations[index]))
            row.append((_("Penduduk: {zone}", zone=name), COUNT, rule.people[index]))
        rows.append(row)
    return build_table(rows)
