"""Native charts of access and of equity between villages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.workbook.coverage_drawings import zone_of, zoned_bars
from sentra_geo.export.workbook.drawing import (
    BAR,
    CURVES,
    DOTS,
    MARKERS,
    STACKED,
    Drawing,
    Mark,
    block,
    reach_names,
    reaches,
    row_height,
    short_name,
    unique_names,
    zone_marks,
)
from sentra_geo.present.access import supply_name
from sentra_geo.present.commodity_sentences import MOST_BARS
from sentra_geo.present.equity_layers import DARK_PART, LIGHT_PART
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.present.tables import COUNT, HUNDREDTHS, Table
from sentra_geo.question import ZONES
from sentra_geo.sections.accessibility import PER_PEOPLE
from sentra_geo.wording import Wording


def access_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Every village's access by both methods, the best first."""
    village, _district, zone, _people, _reach, plain, enhanced = table.frame.columns[:7]
    unit = words.gettext(
        "{unit} per {people} penduduk",
        unit=supply_name(found, words),
        people=words.number(PER_PEOPLE),
    )
    titles = (village, unit[:1].upper() + unit[1:])
    return _village_dots(table, (village, zone, enhanced, plain), titles, words)


def rate_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Every village's own rate and the smoothed one."""
    del found
    village, _district, zone, _units, _base, own, smoothed = table.frame.columns
    return _village_dots(table, (village, zone, smoothed, own), (village, own), words)


def _village_dots(
    table: Table, columns: tuple[str, str, str, str], titles: tuple[str, str], words: Wording
) -> Drawing:
    """A filled point a village in its zone's colour and shape, and an empty grey one beside.

    Args:
        table: One row a village.
        columns: Names of village, zone, filled and empty value.
        titles: Of the axes.
        words: Language.
    """
    village, zone, filled, empty = columns
    rows = table.frame.sort_values([filled, empty], ascending=False, kind="stable")
    data = pd.DataFrame({village: unique_names([short_name(name) for name in rows[village]])})
    data[empty] = rows[empty].to_numpy()
    for code in ZONES:
        name = label(words, ZONE, code)
        data[name] = rows[filled].where(rows[zone] == name).to_numpy()
    marks = [Mark(empty, GREY, marker="circle_empty")] if data[empty].notna().any() else []
    marks += [
        Mark(mark.column, mark.colour, marker=MARKERS[zone_of(mark.column, words)])
        for mark in zone_marks(data, words)
    ]
    width = max(560, 120 + 12 * len(data))
    return Drawing(
        DOTS,
        (village,),
        tuple(marks),
        titles,
        HUNDREDTHS,
        table=block(data, HUNDREDTHS),
        width=width,
        height=460,
        turned=True,
    )


def lorenz_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """The Lorenz curve below the line of equal rates."""
    del found
    base, unit = table.frame.columns
    even = words.gettext("laju sama di semua desa")
    data = table.frame.assign(**{even: table.frame[base]})
    marks = (
        Mark(even, GREY, base, dash="dash", width=1.5),
        Mark(unit, DARK_PART, base, dash="solid", marker="circle"),
    )
    return Drawing(
        CURVES,
        (),
        marks,
        (base, unit),
        table=block(data, "share"),
        limits=(0, 1),
        across=(0, 1),
        width=560,
        height=480,
    )


def theil_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """What lies between groups and within them, by zone and by district."""
    del found
    kind, _group, _units, _base, total, between, within = table.frame.columns
    whole = table.frame[table.frame[between].notna()]
    data = whole[[kind, between, within]].reset_index(drop=True)
    marks = (
        Mark(between, DARK_PART),
        Mark(within, LIGHT_PART, pattern="wide_upward_diagonal"),
    )
    titles = (words.gettext("Kelompok menurut"), total)
    return Drawing(STACKED, (kind,), marks, titles, HUNDREDTHS, table=block(data, HUNDREDTHS))


def concentration_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Gini and concentration index beside the range of blind draws."""
    del found
    index, value, mean, low, high = table.frame.columns
    limits = reaches(table.frame, mean, (low, high), words)
    data = pd.concat([table.frame[[index, value, mean]], limits], axis=1)
    marks = (
        Mark(mean, GREY, marker="long_dash", error=reach_names(mean, words)),
        Mark(value, DARK_PART, marker="diamond"),
    )
    titles = (index, words.gettext("Nilai indeks"))
    return Drawing(
        DOTS,
        (index,),
        marks,
        titles,
        HUNDREDTHS,
        table=block(data, HUNDREDTHS),
        limits=(-1, 1),
        width=560,
        height=380,
    )


def quotient_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Location quotients by commodity and zone, as bars that start at 1."""
    del found
    names = table.frame.columns
    commodity, zone, value, low, high = names[0], names[1], names[5], names[6], names[7]
    titles = (
        commodity,
        words.gettext("Kuosien lokasi (LQ); batang mulai dari 1 = sama dengan pembanding"),
    )
    drawn = zoned_bars(table, (commodity, zone, value, low, high), titles, HUNDREDTHS, words)
    return replace(drawn, crossing=1)


def ranking_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """How many more must be covered in the villages most left behind."""
    del found
    village, zone, what, need = (table.frame.columns[at] for at in (1, 3, 4, 6))
    lacking = table.frame[table.frame[need] > 0][:MOST_BARS]
    data = pd.DataFrame({village: unique_names([short_name(name) for name in lacking[village]])})
    for code in ZONES:
        name = label(words, ZONE, code)
        data[name] = lacking[need].where(lacking[zone] == name).to_numpy()
    marks = tuple(
        Mark(mark.column, ZONE_COLOUR[zone_of(mark.column, words)], labelled=True)
        for mark in zone_marks(data, words)
    )
    titles = (village, f"{need}: {what}")
    return Drawing(
        BAR,
        (village,),
        marks,
        titles,
        COUNT,
        table=block(data, COUNT),
        height=row_height(len(data), 24),
        overlap=100,
    )
