"""Land around the villages, for context on a map."""

from __future__ import annotations

import numpy as np

from sentra_geo.export.geodata.column import Column
from sentra_geo.export.geodata.geolayer import AREA, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import area_shapes
from sentra_geo.export.request import Request
from sentra_geo.present.labels import LAYER, label
from sentra_geo.wording import N_

NAME = "neighbours"
COLUMNS = (Column("regency", N_("Kabupaten atau kota.")),)


def neighbours_layer(request: Request) -> GeoLayer | None:
    """The land around; None where the study has none."""
    words, neighbours = request.words, request.study.neighbours
    if neighbours is None:
        return None
    fact = neighbours.facts
    rows = [{"regency": name} for name in neighbours.frame["regency"]]
    return GeoLayer(
        name=NAME,
        title=label(words, LAYER, "neighbours"),
        about=fact.note_en if words.language == "en" else fact.note,
        sources=("neighbours",),
        columns=COLUMNS,
        table=table_of_rows(COLUMNS, rows),
        shapes=area_shapes(np.asarray(neighbours.outlines)),
        kind=AREA,
    )
