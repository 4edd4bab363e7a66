"""Sentra locations with their figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.export.geodata.column import COUNT, FLAG, NUMBER, Column
from sentra_geo.export.geodata.geolayer import POINT, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import degree_points
from sentra_geo.export.request import Request
from sentra_geo.figures import STRADDLING, LocationFigures, SentraFigures
from sentra_geo.layers.schema import STATUSES
from sentra_geo.present.labels import LAYER, label
from sentra_geo.present.piece import PLACES
from sentra_geo.question import COMMODITIES, ZONES
from sentra_geo.sections.access_figures import SentraAccess
from sentra_geo.sections.accessibility import ENHANCED, TWO_STEP
from sentra_geo.wording import N_

NAME = "sentra"
_RATIO = "per 10,000 people"
COLUMNS = (
    Column("sentra_id", N_("Kode sentra.")),
    Column("number", N_("Nomor sentra di peta.")),
    Column("sentra", N_("Nama sentra.")),
    Column("commodity", N_("Komoditas."), codes=COMMODITIES),
    Column("status", N_("Sejauh mana sentra berjalan."), codes=STATUSES),
    Column("decree", N_("Nomor surat yang menetapkannya.")),
    Column("village_code", N_("Kode desa tempat sentra.")),
    Column("village", N_("Desa tempat sentra.")),
    Column("district", N_("Kecamatan.")),
    Column("zone", N_("Zona lokasi ini."), codes=ZONES),
    Column("spread", N_("Zona semua lokasi sentra ini."), codes=(*ZONES, STRADDLING)),
    Column("share_inside", N_("Bagian luas desanya di dalam garis."), NUMBER, "0–1"),
    Column("line_km", N_("Jarak lokasi ke garis, tanpa tanda."), NUMBER, "km"),
    Column("position_uncertainty_m", N_("Ketidakpastian letak."), NUMBER, "m"),
    Column("unit_count", N_("Unit usaha di sentra; kosong bila tidak diketahui."), COUNT),
    Column("people_in_reach", N_("Penduduk desa dalam radius; perkiraan."), NUMBER, "people"),
    Column(
        "ratio_two_step", N_("Kapasitas dibagi penduduk dalam jangkauan (2SFCA)."), NUMBER, _RATIO
    ),
    Column("ratio_enhanced", N_("Kapasitas dibagi penduduk tertimbang (E2SFCA)."), NUMBER, _RATIO),
    Column("is_reached", N_("Apakah ada desa berpenduduk dalam radius."), FLAG),
    Column("is_edge", N_("Apakah lingkaran radiusnya melewati batas peta."), FLAG),
)


def sentra_layer(request: Request) -> GeoLayer:
    """Sentra locations that the filters keep, those of the shown zones only."""
    found, words = request.found, request.words
    zones = set(found.question.zone or ZONES)
    kept = [
        (sentra, place)
        for sentra in found.sentra
        for place in sentra.locations
        if place.zone in zones
    ]
    lon, lat = np.array([place.lon_lat for _, place in kept], dtype=float).reshape(-1, 2).T
    return GeoLayer(
        name=NAME,
        title=label(words, LAYER, "sentra"),
        about=words.gettext(
            "Satu baris: satu sentra di satu desa. Letak menurut desa, bukan alamat: lihat "
            "position_uncertainty_m."
        ),
        sources=PLACES,
        columns=COLUMNS,
        table=table_of_rows(COLUMNS, _rows(request, kept)),
        shapes=degree_points(lon, lat),
        kind=POINT,
    )


def _rows(
    request: Request, kept: list[tuple[SentraFigures, LocationFigures]]
) -> list[dict[str, Any]]:
    frame = request.study.sentra.frame
    records = {(r["sentra_id"], r["village_code"]): r for r in frame.to_dict("records")}
    access = {(row.sentra_id, row.village_code): row for row in request.found.access.sentra}
    rows = []
    for sentra, place in kept:
        key = (place.sentra_id, place.village_code)
        rows.append(
            {
                **_figures(sentra, place),
                "status": _known(records[key].get("status")),
                "decree": _known(records[key].get("decree")),
                **_access(access.get(key)),
            }
        )
    return rows


def _figures(sentra: SentraFigures, place: LocationFigures) -> dict[str, Any]:
    same = (
        *("sentra_id", "sentra", "commodity", "village_code", "village", "district", "zone"),
        *("share_inside", "line_km", "position_uncertainty_m", "unit_count"),
    )
    return {
        **{name: getattr(place, name) for name in same},
        "number": place.sentra_id.removeprefix("S"),
        "spread": sentra.spread,
    }


def _access(row: SentraAccess | None) -> dict[str, Any]:
    """What it reaches; unknown where it takes no part in the question's target."""
    if row is None:
        names = ("people_in_reach", "ratio_two_step", "ratio_enhanced", "is_reached", "is_edge")
        return dict.fromkeys(names)
    return {
        "people_in_reach": row.people,
        "ratio_two_step": row.ratios[TWO_STEP],
        "ratio_enhanced": row.ratios[ENHANCED],
        "is_reached": row.is_reached,
        "is_edge": row.is_edge,
    }


def _known(value: Any) -> Any:
    return None if value is None or pd.isna(value) else value
