"""Districts: their villages melted into one shape, and the sums of their figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from sentra_geo.answer import Answer
from sentra_geo.export.geodata.column import COUNT, NUMBER, Column
from sentra_geo.export.geodata.geolayer import AREA, GeoLayer, table_of_rows
from sentra_geo.export.geodata.shapes import area_shapes
from sentra_geo.export.geodata.sources import figure_sources, marked, sample_note
from sentra_geo.export.geodata.village_columns import SAMPLE_COLUMN
from sentra_geo.export.geodata.villages import sample_flag
from sentra_geo.export.request import Request
from sentra_geo.figures import VillageFigures
from sentra_geo.question import ZONES
from sentra_geo.wording import N_

NAME = "districts"
COLUMNS = (
    Column("district", N_("Kecamatan.")),
    Column("villages", N_("Desa."), COUNT, "villages"),
    *(
        Column(f"villages_{zone}", about, COUNT, "villages")
        for zone, about in zip(
            ZONES,
            (
                N_("Desa yang dihitung di dalam garis."),
                N_("Desa yang dihitung dekat batas."),
                N_("Desa yang dihitung di luar garis."),
            ),
            strict=True,
        )
    ),
    Column("people", N_("Penduduk; jumlah dari desa-desanya."), NUMBER, "people"),
    Column("area_ha", N_("Luas; jumlah dari desa-desanya."), NUMBER, "ha"),
    Column("inside_ha", N_("Luas di dalam garis."), NUMBER, "ha"),
    Column("villages_covered", N_("Desa yang permukimannya dalam radius."), COUNT, "villages"),
    Column("people_covered", N_("Penduduk desa-desa itu; perkiraan."), NUMBER, "people"),
    Column("sentra_locations", N_("Lokasi sentra."), COUNT),
    Column("businesses", N_("Usaha; jumlah dari desa-desanya."), COUNT, "businesses"),
    Column("businesses_covered", N_("Usaha dalam radius sentra."), COUNT, "businesses"),
    SAMPLE_COLUMN,
)


def districts_layer(request: Request) -> GeoLayer:
    """Districts of the villages that the filters keep, whatever the zones shown."""
    found, words, study = request.found, request.words, request.study
    names = list(dict.fromkeys(village.district for village in found.villages))
    district = study.villages.frame["district"].to_numpy()
    land = [shapely.union_all(study.villages.outlines[district == name]) for name in names]
    is_sample = found.businesses == "sample"
    about = words.gettext(
        "Satu baris: satu kecamatan, gabungan desa-desanya. Angkanya jumlah dari semua desanya, "
        "juga bila zona disaring."
    )
    return GeoLayer(
        name=NAME,
        title=marked(words.gettext("Kecamatan"), words, is_sample=is_sample),
        about=" ".join(filter(None, (about, sample_note(words, is_sample=is_sample)))),
        sources=figure_sources(found),
        columns=COLUMNS,
        table=table_of_rows(COLUMNS, [_row(name, found) for name in names]),
        shapes=area_shapes(np.array(land, dtype=object)),
        kind=AREA,
        is_sample=is_sample,
    )


def _row(name: str, found: Answer) -> dict[str, Any]:
    villages = [village for village in found.villages if village.district == name]
    codes = {village.village_code for village in villages}
    frame = found.cut.study.villages.frame
    mask = frame["village_code"].isin(codes).to_numpy(dtype=bool)
    covered = [village for village in villages if village.is_covered]
    return {
        "district": name,
        "villages": len(villages),
        **{f"villages_{zone}": sum(v.zone == zone for v in villages) for zone in ZONES},
        "people": sum(village.people for village in villages),
        "area_ha": sum(village.area_ha for village in villages),
        "inside_ha": float(found.boundary.inside_ha[mask].sum()),
        "villages_covered": len(covered),
        "people_covered": sum(village.people for village in covered),
        "sentra_locations": sum(
            place.village_code in codes for sentra in found.sentra for place in sentra.locations
        ),
        "businesses": _sum(villages, "businesses"),
        "businesses_covered": _sum(villages, "businesses_covered"),
        "businesses_are_sample": sample_flag(found),
    }


def _sum(villages: Sequence[VillageFigures], name: str) -> int | None:
    """Sum of a figure; unknown where one of them is."""
    values = [getattr(village, name) for village in villages]
    return None if None in values else sum(values)
