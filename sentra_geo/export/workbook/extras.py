"""Tables that a spreadsheet has room for and the screen has not: every radius, codes, locations."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.workbook.styles import DEGREES
from sentra_geo.figures import VillageFigures
from sentra_geo.present.access import yes_no
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import COMMODITY, ZONE, covered_label, label
from sentra_geo.present.phrases import distance_unit
from sentra_geo.present.tables import (
    COUNT,
    HUNDREDTHS,
    SHARE,
    TENTHS,
    TEXT,
    Cell,
    Table,
    build_table,
)
from sentra_geo.question import ZONES
from sentra_geo.sections.curves import CoverageCurve
from sentra_geo.wording import Wording


def curve_table(found: Answer, words: Wording) -> Table:
    """Coverage at every radius that is measured: counts, share and interval, by zone."""
    return build_table([row for curve in found.curves for row in _curve_rows(curve, found, words)])


def _curve_rows(curve: CoverageCurve, found: Answer, words: Wording) -> list[list[Cell]]:
    _ = words.gettext
    covered, at = found.question.covered, ZONES.index(curve.zone)
    what = covered_label(words, covered, found.businesses)
    unit = _("Radius ({unit})", unit=distance_unit(found.cut.study.distance, words))
    low, high = limit_names(found, words)
    kind = TENTHS if covered == "people" else COUNT
    within = found.reach[covered].within[:, at]
    columns = (curve.radius_km, curve.share, curve.low, curve.high)
    return [
        [
            (_("Zona"), TEXT, label(words, ZONE, curve.zone)),
            (unit, TENTHS, radius),
            (_("{what} dalam radius", what=what), kind, within[round(radius * 10)]),
            (_("{what} di zona ini", what=what), kind, curve.total),
            (_("Cakupan"), SHARE, share),
            (low, SHARE, lower),
            (high, SHARE, upper),
        ]
        for radius, share, lower, upper in zip(*columns, strict=True)
    ]


def with_village_facts(table: Table, villages: Sequence[VillageFigures], words: Wording) -> Table:
    """The table of villages with their codes before it, and their land and location behind.

    Args:
        table: One row a village.
        villages: The same villages in the same order.
        words: Language.
    """
    _ = words.gettext
    codes = pd.DataFrame({_("Kode desa"): [village.village_code for village in villages]})
    facts = build_table(
        [
            [
                (_("Luas (ha)"), TENTHS, village.area_ha),
                (_("Terbelah garis"), TEXT, yes_no(words, known=village.is_split)),
                (_("Dalam radius"), TEXT, yes_no(words, known=village.is_covered)),
                (_("Ketidakpastian letak (m)"), COUNT, village.position_uncertainty_m),
            ]
            for village in villages
        ]
    )
    return Table(
        pd.concat([codes, table.frame, facts.frame], axis=1), {**table.kinds, **facts.kinds}
    )


def location_table(found: Answer, words: Wording) -> Table:
    """One row a sentra location: where it is, on which side, how sure that is."""
    _ = words.gettext
    rows: list[list[Cell]] = [
        [
            (_("Kode sentra"), TEXT, place.sentra_id),
            (_("Nama sentra"), TEXT, place.sentra),
            (_("Komoditas"), TEXT, label(words, COMMODITY, place.commodity)),
            (_("Kode desa"), TEXT, place.village_code),
            (_("Desa tempat sentra"), TEXT, place.village),
            (_("Kecamatan"), TEXT, place.district),
            (_("Zona"), TEXT, label(words, ZONE, place.zone)),
            (_("Bujur"), HUNDREDTHS, place.lon_lat[0]),
            (_("Lintang"), HUNDREDTHS, place.lon_lat[1]),
            (_("Ketidakpastian letak (m)"), COUNT, place.position_uncertainty_m),
            (_("Luas desa di dalam garis"), SHARE, place.share_inside),
            (_("Jarak ke garis (km)"), TENTHS, place.line_km),
            (_("Jumlah unit usaha"), COUNT, place.unit_count),
        ]
        for sentra in found.sentra
        for place in sentra.locations
    ]
    table = build_table(rows)
    return Table(table.frame, {**table.kinds, **dict.fromkeys((_("Bujur"), _("Lintang")), DEGREES)})
