"""The page of one village."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.atlas.comparisons import Beside
from sentra_geo.export.atlas.locators import locator
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_rows import location_table
from sentra_geo.export.atlas.village_facts import village_facts
from sentra_geo.export.atlas.village_notes import (
    need_lines,
    neighbour_links,
    representation_lines,
    unknown_here,
    verification,
)
from sentra_geo.export.atlas.wordings import or_unknown, zone_chip
from sentra_geo.figures import VillageFigures
from sentra_geo.present.labels import covered_label
from sentra_geo.present.phrases import distance_unit

_DECIMALS = {"distance": 1, "access": 2, "reach": 0, "area": 0}


def village_page(village: VillageFigures, held: Records) -> dict[str, Any]:
    """Everything one village's page says, as plain values of ``atlas.typ``."""
    words, _ = held.words, held.words.gettext
    code = village.village_code
    verify = verification(village, held)
    return {
        "target": held.chapters.of_village[code],
        "eyebrow": _("Kecamatan {district} · kode {code}", district=village.district, code=code),
        "title": f"{village.kind} {village.village}".strip(),
        "chip": zone_chip(village.zone, words),
        "tags": _tags(village, held, is_unsure=verify is not None),
        "picture": locator([code], held, village.village),
        "facts": village_facts(village, held),
        "comparison": _comparison(village, held),
        "sentra": location_table(held.locations.get(code, ()), held, of_village=True),
        "sections": [
            {"title": _("Keterwakilan"), "lines": representation_lines(village, held)},
            {"title": _("Kebutuhan untuk setara"), "lines": need_lines(village, held)},
        ],
        "verification": verify,
        "neighbours": {"title": _("Desa tetangga"), "links": neighbour_links(village, held)},
        "unknown": {
            "title": _("Yang belum diketahui tentang desa ini"),
            "lines": unknown_here(village, held),
        },
    }


def _tags(village: VillageFigures, held: Records, *, is_unsure: bool) -> list[str]:
    words, _ = held.words, held.words.gettext
    tags = [_("{share} luasnya di dalam garis", share=words.percent(village.share_inside))]
    tags.append(_("dipotong garis") if village.is_split else _("tidak dipotong garis"))
    if is_unsure:
        tags.append(_("perlu diverifikasi"))
    return tags


def _comparison(village: VillageFigures, held: Records) -> dict[str, Any]:
    """The village beside the medians of its district and zone, as rows of bars."""
    words, _ = held.words, held.words.gettext
    rows = held.found.villages
    district = sum(row.district == village.district for row in rows)
    zone = sum(row.zone == village.zone for row in rows)
    return {
        "title": _("Desa ini di antara desa lain"),
        "columns": [
            _("Yang dibandingkan"),
            _("Desa ini"),
            _("Median kecamatan ({n} desa)", n=words.number(district)),
            _("Median zona ({n} desa)", n=words.number(zone)),
        ],
        "zone": village.zone,
        "rows": [_row(one, held) for one in held.beside[village.village_code]],
        "note": _(
            "Batang di satu baris berskala sama dan mulai dari nol. Median: separuh desa di bawah "
            "dan separuh di atasnya; desa ini ikut dihitung."
        ),
    }


def _row(one: Beside, held: Records) -> dict[str, Any]:
    words = held.words
    values = (one.own, one.district, one.zone)
    return {
        "name": _names(held)[one.code],
        "bars": [
            {
                "text": or_unknown(_number(one.code, value, held), words),
                "length": value / one.largest if value is not None and one.largest else None,
            }
            for value in values
        ],
    }


def _number(code: str, value: float | None, held: Records) -> str:
    if code == "coverage":
        return held.words.percent(value)
    if code == "reach":
        whole = value is None or float(value).is_integer()
        return held.words.number(value, 0 if whole else 1)
    return held.words.number(value, _DECIMALS[code])


def _names(held: Records) -> dict[str, str]:
    words, _ = held.words, held.words.gettext
    unit = distance_unit(held.study.distance, words)
    what = covered_label(words, "businesses", held.found.businesses)
    return {
        "distance": _("Jarak ({unit})", unit=unit),
        "access": _("Akses (E2SFCA)"),
        "reach": _("Lokasi sentra dalam radius"),
        "coverage": _("Cakupan: {what}", what=what),
        "area": _("Luas (ha)"),
    }
