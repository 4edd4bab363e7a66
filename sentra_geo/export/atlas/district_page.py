"""The page of one district."""

from __future__ import annotations

from typing import Any

import numpy as np

from sentra_geo.export.atlas.comparisons import finite
from sentra_geo.export.atlas.districts import DistrictFigures, DistrictZone
from sentra_geo.export.atlas.locators import locator
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_rows import location_table, sentra_number
from sentra_geo.export.atlas.wordings import (
    cell,
    column,
    or_unknown,
    page_cell,
    page_column,
    shortened,
    unknown,
    zone_chip,
)
from sentra_geo.figures import VillageFigures
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.present.access import yes_no
from sentra_geo.present.labels import RULE, ZONE, covered_label, label
from sentra_geo.present.phrases import distance_unit, radius, target_name


def district_page(district: DistrictFigures, held: Records) -> dict[str, Any]:
    """Everything one district's page says, as plain values of ``atlas.typ``."""
    _, found = held.words.gettext, held.found
    codes = [row.village_code for row in found.villages if row.district == district.district]
    places = [
        place
        for sentra in found.sentra
        for place in sentra.locations
        if place.district == district.district
    ]
    return {
        "target": held.chapters.of_district[district.district],
        "eyebrow": _("Kecamatan"),
        "title": district.district,
        "picture": locator(codes, held, district.district),
        "facts": _facts(district, held),
        "zones": zone_table(district, held),
        "villages": village_table(district.district, held),
        "sentra": location_table(places, held, of_village=False),
    }


def _facts(district: DistrictFigures, held: Records) -> list[dict[str, str]]:
    words, _ = held.words, held.words.gettext
    covered, people = (_total(district, name) for name in ("villages_covered", "people"))
    facts = [
        {
            "name": _("Desa tercakup dalam radius {radius}", radius=radius(held.found, words)),
            "value": _(
                "{covered} dari {n}",
                covered=words.count(covered),
                n=words.number(district.villages),
            ),
            "note": _by_zone(district, held),
        },
        {
            "name": _("Penduduk"),
            "value": or_unknown(words.number(people), words),
            "note": _("Angka per desa dan per zona adalah perkiraan."),
        },
    ]
    return facts + _business_fact(district, held)


def _business_fact(district: DistrictFigures, held: Records) -> list[dict[str, str]]:
    words, _ = held.words, held.words.gettext
    if not held.tells_businesses:
        return []
    what = covered_label(words, "businesses", held.found.businesses)
    if district.businesses is None:
        note = _("Daftar usaha belum dimuat.")
        return [{"name": what, "value": unknown(words), "note": note}]
    n = words.number(district.businesses_covered)
    note = _("Di antaranya {n} dalam radius.", n=n)
    return [{"name": what, "value": words.number(district.businesses), "note": note}]


def _by_zone(district: DistrictFigures, held: Records) -> str:
    words, _ = held.words, held.words.gettext
    return "; ".join(
        _(
            "{zone} {covered} dari {n}",
            zone=label(words, ZONE, zone.zone),
            covered=words.count(zone.villages_covered),
            n=words.count(zone.villages),
        )
        for zone in district.zones
        if zone.villages
    )


def _total(district: DistrictFigures, name: str) -> float:
    return float(sum(getattr(zone, name) for zone in district.zones))


def zone_table(district: DistrictFigures, held: Records) -> dict[str, Any]:
    """The three zones of a district and their sum, whatever zones are shown."""
    words, _ = held.words, held.words.gettext
    people = _whole([zone.people for zone in district.zones])
    covered = _whole([zone.people_covered for zone in district.zones])
    rows = [_zone_row(zone, people[n], covered[n], held) for n, zone in enumerate(district.zones)]
    whole = DistrictZone(
        _("Jumlah"),
        **{name: _total(district, name) for name in _COLUMNS},
    )
    rows.append(_zone_row(whole, _sum(people), _sum(covered), held))
    return {
        "title": _("Menurut zona"),
        "columns": [
            column(_("Zona"), width=1.5),
            *(
                column(name, is_number=True, width=1)
                for name in (
                    _("Desa"),
                    _("Desa tercakup"),
                    _("Penduduk (perkiraan)"),
                    _("Penduduk tercakup"),
                    _("Luas (ha)"),
                    _("Lokasi sentra"),
                )
            ),
        ],
        "rows": rows,
        "note": _(
            "Aturan desa terbelah: {rule}. Tercakup dihitung di permukiman desa: satu desa "
            "tercakup seluruhnya atau tidak sama sekali.",
            rule=label(words, RULE, held.found.question.rule).lower(),
        ),
    }


_COLUMNS = (
    "villages",
    "villages_covered",
    "people",
    "people_covered",
    "area_ha",
    "sentra_locations",
)


def _whole(values: list[float]) -> list[int | None]:
    """Whole people that sum to the total; unknown stays unknown."""
    if not np.isfinite(values).all():
        return [None] * len(values)
    return list(whole_numbers(np.array(values)))


def _sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _zone_row(
    zone: DistrictZone, people: int | None, covered: int | None, held: Records
) -> list[dict[str, Any]]:
    words = held.words
    chip = zone_chip(zone.zone, words)
    counted = zone.zone in ZONE
    return [
        cell(chip["name"], zone=chip["code"] if counted else ""),
        cell(words.count(zone.villages)),
        cell(words.count(zone.villages_covered)),
        cell(words.number(people)),
        cell(words.number(covered)),
        cell(words.number(zone.area_ha)),
        cell(words.count(zone.sentra_locations)),
    ]


def village_table(district: str, held: Records) -> dict[str, Any]:
    """The villages of a district that the filters keep, each with its page."""
    words, _, question = held.words, held.words.gettext, held.found.question
    rows = [village for village in held.chapters.listed if village.district == district]
    every = sum(village.district == district for village in held.found.villages)
    note = _(
        "Jarak ke {target}. Sentra: nomornya. Desa yang dipotong garis ditandai *.",
        target=target_name(question.target, words),
    )
    if len(rows) < every:
        note += " " + _(
            "Menurut saringan zona, {n} dari {every} desa tercantum.",
            n=words.number(len(rows)),
            every=words.number(every),
        )
    distance = _("Jarak ({unit})", unit=distance_unit(held.study.distance, words))
    return {
        "title": _("Desa dan kelurahan"),
        "columns": [
            page_column(words),
            column(_("Nama desa"), width=2.2),
            column(_("Zona"), width=1.6),
            column(_("Luas di dalam garis"), is_number=True, width=1),
            column(distance, is_number=True, width=0.9),
            column(_("Tercakup"), width=0.9),
            column(_("Penduduk (perkiraan)"), is_number=True, width=1.1),
            column(_("Peringkat akses"), is_number=True, width=0.9),
            column(_("Sentra"), width=0.8),
        ],
        "rows": [_village_row(village, held) for village in rows],
        "note": note,
    }


def _village_row(village: VillageFigures, held: Records) -> list[dict[str, Any]]:
    words, code = held.words, village.village_code
    target = held.chapters.of_village.get(code)
    chip = zone_chip(village.zone, words)
    mark = "*" if village.is_split else ""
    numbers = dict.fromkeys(
        sentra_number(place.sentra_id) for place in held.locations.get(code, ())
    )
    return [
        page_cell(target),
        cell(shortened(village.village, 48) + mark, target),
        cell(chip["name"], zone=chip["code"]),
        cell(words.percent(village.share_inside)),
        cell(words.number(finite(village.distance_km), 1)),
        cell(yes_no(words, known=village.is_covered)),
        cell(words.number(village.people)),
        cell(words.number(held.access[code].rank)),
        cell(shortened(", ".join(numbers), 40) or "–"),
    ]
