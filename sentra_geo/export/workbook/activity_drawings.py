"""Native charts of the sentra's stages, programmes, markets and stalls."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.export.workbook.coverage_drawings import PATTERNS, zoned_bars
from sentra_geo.export.workbook.drawing import (
    BAR,
    DASHES,
    DOTS,
    MARKERS,
    STACKED,
    Drawing,
    Mark,
    block,
    farthest,
    reach_names,
    reaches,
    row_height,
    zone_colours,
)
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import ZONE, covered_label, label
from sentra_geo.present.outlet_marks import (
    SELLS_COLOUR,
    SELLS_NOT_COLOUR,
    SELLS_TEXT,
    UNKNOWN_SELLS,
)
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.stall_sentences import rule_name
from sentra_geo.present.tables import COUNT, SHARE, TENTHS, Table
from sentra_geo.present.tracker_tables import stage_table
from sentra_geo.question import ZONES
from sentra_geo.sections.tracker import SPREADS
from sentra_geo.wording import Wording

_SHARE_ZONES = (OUTSIDE, NEAR, INSIDE)


def stage_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """How many sentra have come how far, a part for each side of the line."""
    del table
    held = stage_table(found, words)
    stage, *_others = held.frame.columns
    names = {label(words, ZONE, spread): spread for spread in SPREADS}
    marks = tuple(
        Mark(name, ZONE_COLOUR[spread], pattern=PATTERNS.get(spread, "light_vertical"))
        for name, spread in names.items()
        if name in held.frame
    )
    data = held.frame[[stage, *(mark.column for mark in marks)]]
    titles = (stage, words.gettext("Sentra"))
    return Drawing(STACKED, (stage,), marks, titles, COUNT, table=block(data, COUNT))


def reach_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Businesses reached of each 100, inside and outside, with intervals, a pair for each row."""
    name, value = table.frame.columns[0], words.gettext("Terjangkau per 100 usaha")
    low, high = limit_names(found, words)
    rows = [
        pd.DataFrame(
            {
                name: table.frame[name],
                words.gettext("Zona"): zone,
                **{one: table.frame[f"{one}: {zone}"] for one in (value, low, high)},
            }
        )
        for zone in (label(words, ZONE, code) for code in ("inside", "outside"))
    ]
    data = pd.concat(rows, ignore_index=True)
    columns = (name, str(data.columns[1]), value, low, high)
    return zoned_bars(Table(data, {}), columns, (name, value), TENTHS, words)


def so_far_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Businesses reached at least once so far, a line a zone with its intervals."""
    month, value = table.frame.columns[0], words.gettext("Pernah terjangkau per 100 usaha")
    limits, data, marks = limit_names(found, words), table.frame[[month]].copy(), []
    for code in ZONES:
        zone = label(words, ZONE, code)
        data[zone] = table.frame[f"{value}: {zone}"]
        if data[zone].isna().all():
            continue
        ends = (f"{limits[0]}: {zone}", f"{limits[1]}: {zone}")
        own = table.frame.rename(columns={f"{value}: {zone}": zone})
        data = pd.concat([data, reaches(own, zone, ends, words)], axis=1)
        error, dash = reach_names(zone, words), DASHES.get(code, "solid")
        marks.append(Mark(zone, ZONE_COLOUR[code], marker=MARKERS[code], dash=dash, error=error))
    return Drawing(
        DOTS,
        (month,),
        tuple(marks),
        (month, value),
        TENTHS,
        table=block(data, TENTHS),
        limits=(0, farthest(data, marks)),
        height=420,
        turned=True,
    )


def month_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Different businesses reached in each month with a programme, a part for each zone."""
    del found
    month, data, marks = table.frame.columns[0], table.frame.iloc[:, :1].copy(), []
    for code in ZONES:
        zone = label(words, ZONE, code)
        data[zone] = table.frame[words.gettext("Terjangkau: {zone}", zone=zone)]
        marks.append(Mark(zone, ZONE_COLOUR[code], pattern=PATTERNS[code]))
    titles = (month, words.gettext("Usaha berbeda yang terjangkau"))
    numbers, height = block(data, COUNT), row_height(len(data), 22)
    return Drawing(STACKED, (month,), tuple(marks), titles, COUNT, table=numbers, height=height)


def outlet_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Outlets of each kind: known to sell local products, unknown, known not to."""
    del found
    kind, *_zones, total, sells, unknown = table.frame.columns
    rows = table.frame.iloc[:-1]  # the last row is all kinds together
    rows = rows[rows[total] > 0]
    names = [words.gettext(SELLS_TEXT[one]) for one in (True, None, False)]
    counts = (rows[sells], rows[unknown], rows[total] - rows[sells] - rows[unknown])
    data = pd.DataFrame({kind: rows[kind], **dict(zip(names, counts, strict=True))})
    colours = (SELLS_COLOUR, UNKNOWN_SELLS, SELLS_NOT_COLOUR)
    patterns = ("", "dotted_grid", "wide_upward_diagonal")
    marks = tuple(
        Mark(name, colour, pattern=pattern)
        for name, colour, pattern in zip(names, colours, patterns, strict=True)
    )
    titles = (kind, words.gettext("Gerai tercatat"))
    numbers = block(data.reset_index(drop=True), COUNT)
    return Drawing(STACKED, (kind,), marks, titles, COUNT, table=numbers)


def zone_share_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """A share by zone with its interval."""
    return share_by_zone(table, words.gettext("Bagian"), found, words)


def share_by_zone(table: Table, share: str, found: Answer, words: Wording) -> Drawing:
    """A share by zone with its interval; the row of all zones is left out.

    Args:
        table: One row a zone, inside first, and one of all zones behind them.
        share: Column of the share.
        found: The answer.
        words: Language.
    """
    zone, rows = table.frame.columns[0], table.frame.iloc[: len(ZONES)]
    low, high = limit_names(found, words)
    data = pd.concat([rows[[zone, share]], reaches(rows, share, (low, high), words)], axis=1)
    error = reach_names(share, words) if rows[low].notna().any() else ()
    colours = zone_colours(list(rows[zone]), words)
    marks = (Mark(share, colours[0], error=error, points=colours, labelled=True, in_legend=False),)
    titles = (zone, words.gettext("Bagian (%)"))
    most = min(1.0, farthest(data, marks)) if error else 1.0
    return Drawing(BAR, (zone,), marks, titles, SHARE, table=block(data, SHARE), limits=(0, most))


def deal_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Packages by zone under each way of dealing them out."""
    del found
    by, *zones = table.frame.columns[: 1 + len(ZONES)]
    data = table.frame[[by, *zones]]
    marks = tuple(
        Mark(zone, ZONE_COLOUR[code], pattern=PATTERNS[code], labelled=True)
        for code, zone in zip(ZONES, zones, strict=True)
        if data[zone].notna().any()
    )
    titles = (by, words.gettext("Kemasan untuk satu kali pengisian"))
    numbers, height = block(data, COUNT), row_height(len(data), 70)
    return Drawing(BAR, (by,), marks, titles, COUNT, table=numbers, height=height)


def stall_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Each zone's share of the stalls under every rule, and of businesses and people."""
    _, plan = words.gettext, found.events
    rule = table.frame.columns[0]
    rows = [(rule_name(one.rule, words), one.stalls, plan.stalls or 1) for one in plan.splits]
    for what, held in (("businesses", plan.business_shares), ("people", plan.people_shares)):
        if held is not None:
            base = covered_label(words, what, found.businesses)
            rows.append((_("Pembanding: {base}", base=base), held, 1))
    data = pd.DataFrame({rule: [name for name, *_rest in rows]})
    marks = []
    for zone in _SHARE_ZONES:
        name = label(words, ZONE, ZONES[zone])
        data[name] = [parts[zone] / of if parts else None for _name, parts, of in rows]
        data[name] = data[name].astype("float64")
        marks.append(Mark(name, ZONE_COLOUR[ZONES[zone]], pattern=PATTERNS[ZONES[zone]]))
    drawn = Drawing(STACKED, (rule,), tuple(marks), (rule, _("Bagian (%)")), limits=(0, 1))
    return replace(drawn, table=block(data, SHARE), height=row_height(len(data), 34))
