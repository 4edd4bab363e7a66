"""The question's boundary: the land inside, and the line."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from sentra_geo.export.geodata.column import NUMBER, Column
from sentra_geo.export.geodata.geolayer import AREA, LINE, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import area_shapes, line_shapes
from sentra_geo.export.request import Request
from sentra_geo.layers.projection import geodesic_area_ha
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.schema import STANDINGS
from sentra_geo.present.maps import line_text
from sentra_geo.wording import N_

AREA_NAME, LINE_NAME = "delineation", "delineation_line"
COLUMNS = (
    Column("boundary_id", N_("Kode garis batas.")),
    Column("law", N_("Aturan yang menetapkan garis.")),
    Column("standing", N_("Kedudukan garis: resmi atau indikatif."), codes=STANDINGS),
    Column("legal_area_ha", N_("Luas menurut aturannya."), NUMBER, "ha"),
    Column("area_ha", N_("Luas menurut peta, pada elipsoid WGS 84."), NUMBER, "ha"),
    Column("as_of", N_("Keadaan per.")),
    Column("credit", N_("Baris yang harus dicantumkan.")),
)


def delineation_layers(request: Request) -> tuple[GeoLayer, GeoLayer]:
    """The polygon and its outline, each of one row; an indicative line says so."""
    words, boundary = request.words, request.found.boundary
    table = table_of_rows(COLUMNS, [_row(request)])
    polygon = np.array([boundary.polygon], dtype=object)
    text = line_text(request.found, words)
    fact = boundary.facts
    note = fact.note_en if words.language == "en" else fact.note
    return (
        GeoLayer(
            AREA_NAME,
            f"{words.gettext('Wilayah di dalam garis')} – {text}",
            note,
            ("delineation",),
            COLUMNS,
            table,
            area_shapes(polygon),
            AREA,
        ),
        GeoLayer(
            LINE_NAME,
            text,
            note,
            ("delineation",),
            COLUMNS,
            table,
            line_shapes(shapely.boundary(polygon)),
            LINE,
        ),
    )


def _row(request: Request) -> dict[str, Any]:
    boundary = request.found.boundary
    return {
        "boundary_id": boundary.boundary_id,
        "law": boundary.law,
        "standing": boundary.standing,
        "legal_area_ha": _legal_area_ha(request),
        "area_ha": float(geodesic_area_ha(np.array([boundary.polygon], dtype=object))[0]),
        "as_of": boundary.facts.as_of,
        "credit": boundary.facts.credit,
    }


def _legal_area_ha(request: Request) -> float | None:
    """What the law says of the whole; None where the layer does not, or says it of parts only."""
    boundary = request.found.boundary
    frame = read_layer(boundary.facts).frame
    if "legal_area_ha" not in frame:
        return None
    own = frame[frame["boundary_id"] == boundary.boundary_id]
    whole = own[own["zone"] == "ikn"]
    stated = (whole if len(whole) else own)["legal_area_ha"].dropna().unique()
    return float(stated[0]) if len(stated) == 1 else None
