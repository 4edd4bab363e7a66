"""Villages with every figure that the answer has of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.export.geodata.geolayer import AREA, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import area_shapes
from sentra_geo.export.geodata.sources import (
    distance_suffix,
    figure_sources,
    marked,
    sample_note,
)
from sentra_geo.export.geodata.village_columns import village_columns
from sentra_geo.export.request import Request
from sentra_geo.figures import VillageFigures
from sentra_geo.present.labels import LAYER, label
from sentra_geo.present.maps import village_value
from sentra_geo.question import ZONES
from sentra_geo.sections.access_figures import VillageAccess
from sentra_geo.sections.verification import VillageToVerify
from sentra_geo.sections.village_shares import UNKNOWN, VillageShare
from sentra_geo.wording import Wording

NAME = "villages"
_SHARES = ("unit_share", "base_share", "p", "q", "rate", "smoothed_rate", "units", "base")


def villages_layer(request: Request) -> GeoLayer:
    """Villages that the filters keep, those of the shown zones only."""
    found, words = request.found, request.words
    rows = _rows(request)
    places = {code: i for i, code in enumerate(request.study.villages.frame["village_code"])}
    kept = np.array([places[row["village_code"]] for row in rows], dtype=np.intp)
    columns = village_columns(distance_suffix(found))
    is_sample = found.businesses == "sample"
    title = label(words, LAYER, "villages")
    about = words.gettext(
        "Satu baris: satu desa atau kelurahan, dengan semua angkanya. Kosong berarti tidak "
        "diketahui, bukan nol."
    )
    return GeoLayer(
        name=NAME,
        title=marked(title, words, is_sample=is_sample),
        about=" ".join(filter(None, (about, sample_note(words, is_sample=is_sample)))),
        sources=figure_sources(found),
        columns=columns,
        table=table_of_rows(columns, rows),
        shapes=area_shapes(request.study.villages.outlines[kept]),
        kind=AREA,
        is_sample=is_sample,
    )


def _rows(request: Request) -> list[dict[str, Any]]:
    found, hidden = request.found, request.hides_businesses
    shares = {row.village_code: row for row in found.equity.villages}
    access = {row.village_code: row for row in found.access.villages}
    doubts = {row.village_code: row for row in found.to_verify}
    needs = _needs(found, hidden=hidden)
    zones = set(found.question.zone or ZONES)
    return [
        {
            **_figures(village, found),
            **_access(access[village.village_code]),
            **_share(shares[village.village_code], found, hidden=hidden),
            **needs.get(village.village_code, _NO_NEED),
            **_doubt(doubts.get(village.village_code), request.words),
        }
        for village in found.villages
        if village.zone in zones
    ]


def _figures(village: VillageFigures, found: Answer) -> dict[str, Any]:
    same = (
        *("village_code", "village", "kind", "district", "zone", "share_inside", "is_split"),
        *("people", "area_ha", "position_uncertainty_m", "is_covered"),
        *("businesses", "businesses_covered"),
    )
    return {
        **{name: getattr(village, name) for name in same},
        "sentra": "; ".join(village.sentra),
        f"distance_{distance_suffix(found)}": village.distance_km,
        "businesses_coverage": village_value(village, "coverage"),
        "businesses_are_sample": sample_flag(found),
    }


def sample_flag(found: Answer) -> bool | None:
    """Whether businesses are made up; None without any."""
    return None if found.businesses == "none" else found.businesses == "sample"


def _access(row: VillageAccess) -> dict[str, Any]:
    return {
        "access_two_step": row.two_step,
        "access_enhanced": row.enhanced,
        "access_rank": row.rank,
        "sentra_in_reach": row.sentra_in_reach,
        "beyond_share": row.beyond_share,
        "is_edge": row.is_edge,
    }


def _share(row: VillageShare, found: Answer, *, hidden: bool) -> dict[str, Any]:
    """What compares the village with the others; a register's counts are not for the public."""
    told = hidden and "businesses" in {found.question.unit, found.question.base}
    covers = hidden and found.question.covered == "businesses"
    return {
        **{name: None if told else getattr(row, name) for name in _SHARES},
        "share_difference": None if told else row.difference,
        "representation": UNKNOWN if told else row.state,
        "coverage": None if covers else row.coverage,
        "signed_line_km": row.line_km,
    }


_NO_NEED: Mapping[str, Any] = dict.fromkeys(
    ("need_of", "need_total", "need_covered", "need", "need_rank")
)


def _needs(found: Answer, *, hidden: bool) -> dict[str, dict[str, Any]]:
    """What villages outside and near the line lack, by code."""
    ranking = found.equity.ranking
    if ranking is None or (hidden and ranking.what == "businesses"):
        return {}
    return {
        row.village_code: {
            "need_of": ranking.what,
            "need_total": row.total,
            "need_covered": row.covered,
            "need": row.need,
            "need_rank": place,
        }
        for place, row in enumerate(ranking.villages, 1)
    }


def _doubt(row: VillageToVerify | None, words: Wording) -> dict[str, Any]:
    if row is None:
        names = ("verify_reasons", "verify_decides", "state_if_inside", "state_if_outside")
        return {"to_verify": False, "verify_note": None, **dict.fromkeys(names)}
    return {
        "to_verify": True,
        "verify_reasons": "; ".join(row.reasons),
        "verify_decides": row.decides,
        "state_if_inside": row.state_if_inside,
        "state_if_outside": row.state_if_outside,
        "verify_note": (row.note_en or row.note) if words.language == "en" else row.note,
    }
