"""Inside, near and outside: their figures and, as far as the rule draws one, their land."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.answer import Answer
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE
from sentra_geo.export.geodata.column import COUNT, NUMBER, Column
from sentra_geo.export.geodata.geolayer import AREA, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import area_shapes
from sentra_geo.export.geodata.sources import (
    distance_suffix,
    figure_sources,
    marked,
    sample_note,
)
from sentra_geo.export.geodata.village_columns import SAMPLE_COLUMN
from sentra_geo.export.geodata.villages import sample_flag
from sentra_geo.export.request import Request
from sentra_geo.figures import Reach, ZoneFigures
from sentra_geo.layers.projection import geodesic_area_ha
from sentra_geo.question import COVERED, ZONES
from sentra_geo.sections.accessibility import ENHANCED, TWO_STEP
from sentra_geo.wording import N_

NAME = "zones"
_SHARE, _KM = "0–1", 1_000.0
_FIGURES = (
    Column("zone", N_("Zona."), codes=ZONES),
    Column("sentra_locations", N_("Lokasi sentra."), NUMBER),
    Column("sentra", N_("Sentra; yang di kedua sisi dihitung menurut bagiannya."), NUMBER),
    Column("host_villages", N_("Desa tempat sentra."), NUMBER, "villages"),
    Column("villages", N_("Desa yang dihitung di zona ini."), NUMBER, "villages"),
    Column("people", N_("Penduduk desa-desa itu; perkiraan."), COUNT, "people"),
    Column("area_ha", N_("Luas desa-desa itu, menurut aturan."), NUMBER, "ha"),
    Column("shape_ha", N_("Luas bentuk di lapisan ini."), NUMBER, "ha"),
    Column("businesses", N_("Usaha di zona ini."), NUMBER, "businesses"),
    Column("units", N_("Yang dihitung menurut pilihan."), NUMBER),
    Column("base", N_("Pembanding menurut pilihan."), NUMBER),
    Column(
        "location_quotient",
        N_("Kuosien lokasi: bagian yang dihitung per bagian pembanding."),
        NUMBER,
    ),
    Column("rate", N_("Laju: yang dihitung per pembanding."), NUMBER),
    Column("access_two_step", N_("Akses 2SFCA rata-rata penduduk."), NUMBER, "per 10,000 people"),
    Column("access_enhanced", N_("Akses E2SFCA rata-rata penduduk."), NUMBER, "per 10,000 people"),
    Column("without_access", N_("Bagian penduduk tanpa sentra dalam radius."), NUMBER, _SHARE),
)
_TOTAL = {
    "villages": N_("Desa: semuanya."),
    "people": N_("Penduduk: semuanya; perkiraan."),
    "businesses": N_("Usaha: semuanya."),
}
_REACH = {
    "covered": (N_("Berapa di antaranya dalam radius."), ""),
    "coverage": (N_("Cakupan: bagian dalam radius."), _SHARE),
    "coverage_low": (N_("Batas bawah interval cakupan."), _SHARE),
    "coverage_high": (N_("Batas atas interval cakupan."), _SHARE),
}
_QUARTILES = {
    "q1": N_("Seperempatnya tidak lebih jauh dari ini ke sentra."),
    "median": N_("Separuhnya tidak lebih jauh dari ini ke sentra."),
    "q3": N_("Tiga perempatnya tidak lebih jauh dari ini ke sentra."),
}


def zone_columns(suffix: str) -> tuple[Column, ...]:
    """The columns; ``suffix`` is the unit of distances to a sentra, ``km`` or ``minutes``."""
    reach = []
    for what in COVERED:
        reach.append(Column(f"{what}_total", _TOTAL[what], NUMBER, what))
        reach += [Column(f"{what}_{n}", about, NUMBER, unit) for n, (about, unit) in _REACH.items()]
        reach += [
            Column(f"{what}_{name}_{suffix}", about, NUMBER, suffix)
            for name, about in _QUARTILES.items()
        ]
    return (*_FIGURES, *reach, SAMPLE_COLUMN)


def zones_layer(request: Request) -> GeoLayer:
    """One row a zone, also for a zone with nothing in it."""
    found, words = request.found, request.words
    land = zone_land(found)
    shape_ha = geodesic_area_ha(land)
    columns = zone_columns(distance_suffix(found))
    rows = [_row(zone, at, found) for at, zone in enumerate(found.zones)]
    for row, size in zip(rows, shape_ha.tolist(), strict=True):
        row["shape_ha"] = size or None
    is_sample = found.businesses == "sample"
    return GeoLayer(
        name=NAME,
        title=marked(words.gettext("Zona"), words, is_sample=is_sample),
        about=" ".join(filter(None, (_about(request), sample_note(words, is_sample=is_sample)))),
        sources=figure_sources(found),
        columns=columns,
        table=table_of_rows(columns, rows),
        shapes=area_shapes(land),
        kind=AREA,
        is_sample=is_sample,
    )


def zone_land(found: Answer) -> NDArray[Any]:
    """The land of inside, near and outside within the villages that the filters keep, in metres.

    By position: what lies inside the line, in the band along it, and the rest; a place that is
    uncertain may count as near without lying in the band. By area: what the line cuts. By
    administration: whole villages, on their district's side.

    Returns:
        Three shapes, empty where a zone has no land.
    """
    cut, polygon = found.cut, found.boundary.polygon
    outlines = cut.study.villages.outlines[cut.village_mask]
    if found.question.rule == "administration":
        zone = cut.village_zones[cut.village_mask].argmax(axis=1)
        return _array([shapely.union_all(outlines[zone == at]) for at in (INSIDE, NEAR, OUTSIDE)])
    land = shapely.union_all(outlines)
    near = shapely.Polygon()
    if found.question.rule == "point" and found.question.near_km:
        near = shapely.buffer(shapely.boundary(polygon), found.question.near_km * _KM, quad_segs=32)
    inside, outside = shapely.intersection(land, polygon), shapely.difference(land, polygon)
    return _array(
        [
            shapely.difference(inside, near),
            shapely.intersection(land, near),
            shapely.difference(outside, near),
        ]
    )


def _array(shapes: list[Any]) -> NDArray[Any]:
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found


def _row(zone: ZoneFigures, at: int, found: Answer) -> dict[str, Any]:
    access = found.access.zones[at]
    same = (
        *("zone", "sentra_locations", "sentra", "host_villages", "villages", "people"),
        *("area_ha", "businesses", "location_quotient", "rate"),
    )
    row = {
        **{name: getattr(zone, name) for name in same},
        "units": found.units[at],
        "base": found.bases[at],
        "access_two_step": access.means[TWO_STEP],
        "access_enhanced": access.means[ENHANCED],
        "without_access": access.without,
        "businesses_are_sample": sample_flag(found),
    }
    for what in COVERED:
        row |= _reach(what, zone.reach.get(what), distance_suffix(found))
    return row


def _reach(what: str, reach: Reach | None, suffix: str) -> dict[str, Any]:
    low, high = (reach.interval if reach else None) or (None, None)
    q1, median, q3 = (reach.quartiles_km if reach else None) or (None, None, None)
    return {
        f"{what}_total": reach.total if reach else None,
        f"{what}_covered": reach.covered if reach else None,
        f"{what}_coverage": reach.share if reach else None,
        f"{what}_coverage_low": low,
        f"{what}_coverage_high": high,
        f"{what}_q1_{suffix}": q1,
        f"{what}_median_{suffix}": median,
        f"{what}_q3_{suffix}": q3,
    }


def _about(request: Request) -> str:
    _ = request.words.gettext
    how = {
        "point": _(
            "Bentuk: daratan desa di dalam garis, di pita dekat batas, dan sisanya. Desa dihitung "
            "menurut letak permukimannya, jadi area_ha bukan luas bentuk (shape_ha)."
        ),
        "area": _("Bentuk: daratan desa di dalam dan di luar garis."),
        "administration": _("Bentuk: desa utuh, menurut sisi kecamatannya."),
    }[request.found.question.rule]
    return f"{_('Satu baris: satu zona.')} {how}"
