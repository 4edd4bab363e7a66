"""Native charts of the comparison, of coverage and of what depends on choices."""

from __future__ import annotations

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.workbook.drawing import (
    BAR,
    CURVES,
    DASHES,
    MARKERS,
    STACKED,
    Drawing,
    Mark,
    block,
    by_zone,
    farthest,
    reach_names,
    reaches,
    row_height,
    zone_colours,
    zone_marks,
)
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.chart_layers import zone_names
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY, STATE_COLOUR, ZONE_COLOUR
from sentra_geo.present.phrases import distance_title, distance_unit
from sentra_geo.present.tables import SHARE, TENTHS, Table
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

FARTHEST_DRAWN_KM = 30.0


def gap_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Shares of units with their interval, and of the base, inside and outside."""
    del found
    zone, share, expected, low, high = table.frame.columns
    kept = table.frame[[zone, share, expected]]
    data = pd.concat([kept, reaches(table.frame, share, (low, high), words)], axis=1)
    error = reach_names(share, words) if table.frame[low].notna().any() else ()
    colours = zone_colours(list(kept[zone]), words)
    marks = (
        Mark(share, colours[0], error=error, points=colours, labelled=True),
        Mark(expected, GREY, pattern="wide_upward_diagonal", labelled=True),
    )
    titles = (zone, words.gettext("Bagian (%)"))
    return Drawing(BAR, (zone,), marks, titles, table=block(data, SHARE), limits=(0, 1))


def curve_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Coverage against the radius, a line a zone between thin lines of its interval."""
    _ = words.gettext
    most = max(FARTHEST_DRAWN_KM, found.question.radius_km)
    zone, radius, *_others = table.frame.columns
    share, low, high = table.frame.columns[-3:]
    drawn = table.frame[table.frame[radius] <= most]
    data = by_zone(drawn, radius, zone, [share, low, high], words)
    numbers = block(data, SHARE)
    numbers.kinds[radius] = TENTHS
    marks = []
    for code, name in zip(ZONES, zone_names(words), strict=True):
        if data[name].isna().all():
            continue
        marks += _band(data, (radius, name), (f"{name}: {low}", f"{name}: {high}"), code)
        marks.append(_line(name, radius, code))
    unit = distance_unit(found.cut.study.distance, words)
    titles = (_("Radius pelayanan ({unit})", unit=unit), _("Cakupan (%)"))
    return Drawing(
        CURVES,
        (),
        tuple(marks),
        titles,
        table=numbers,
        limits=(0, 1),
        across=(0, most),
        height=430,
    )


def _band(
    data: pd.DataFrame, of: tuple[str, str], limits: tuple[str, str], code: str
) -> list[Mark]:
    radius, _name = of
    return [
        Mark(limit, ZONE_COLOUR[code], radius, dash="round_dot", width=0.75, in_legend=False)
        for limit in limits
        if data[limit].notna().any()
    ]


def _line(name: str, radius: str, code: str) -> Mark:
    """A zone's line; yellow alone is lost on white, so edged squares along it stand out."""
    if code == "near":
        return Mark(name, ZONE_COLOUR[code], radius, marker=MARKERS[code], dash="solid")
    return Mark(name, ZONE_COLOUR[code], radius, dash=DASHES[code], width=2.5)


def distance_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """The middle half of the distances of each zone, parted at the median."""
    _ = words.gettext
    zone, low, middle, high = table.frame.columns
    lower, upper = _("kuartil 1 sampai median"), _("median sampai kuartil 3")
    data = pd.DataFrame(
        {
            zone: table.frame[zone],
            low: table.frame[low],
            lower: table.frame[middle] - table.frame[low],
            upper: table.frame[high] - table.frame[middle],
        }
    )
    colours = zone_colours(list(data[zone]), words)
    marks = (
        Mark(low, GREY, shown=False, in_legend=False),
        Mark(lower, colours[0], points=colours, in_legend=False),
        Mark(upper, colours[0], points=colours, pattern="wide_upward_diagonal", in_legend=False),
    )
    title = distance_title(found.question.target, found.cut.study.distance, words)
    read = _("batang: kuartil 1 sampai 3, arsiran mulai dari median")
    titles = (zone, f"{title}; {read}")
    return Drawing(
        STACKED, (zone,), marks, titles, TENTHS, table=block(data, TENTHS), limits=(0, None)
    )


def commodity_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """The share of each zone's villages that every sentra reaches, with intervals."""
    del found
    sentra, zone, share, low, high = table.frame.columns
    titles = (sentra, words.gettext("Desa dalam radius (%)"))
    return zoned_bars(table, (sentra, zone, share, low, high), titles, SHARE, words)


def zoned_bars(
    table: Table,
    columns: tuple[str, str, str, str, str],
    titles: tuple[str, str],
    kind: str,
    words: Wording,
) -> Drawing:
    """Bars with intervals, one for each zone beside each other.

    Args:
        table: Rows of one key and zone each.
        columns: Names of key, zone, value, lower and upper limit.
        titles: Of the axes.
        kind: Format of the values.
        words: Language.
    """
    key, zone, value, low, high = columns
    rows = pd.concat([table.frame, reaches(table.frame, value, (low, high), words)], axis=1)
    up, down = reach_names(value, words)
    data = by_zone(rows, key, zone, [value, up, down], words)
    plain = zone_marks(data, words)
    marks = tuple(
        Mark(
            mark.column,
            mark.colour,
            error=_known_error(data, f"{mark.column}: {up}", f"{mark.column}: {down}"),
            pattern=PATTERNS[zone_of(mark.column, words)],
        )
        for mark in plain
    )
    height = row_height(len(data), 16 * len(marks) + 8)
    limits = (0, 1 if kind == SHARE else farthest(data, marks))
    return Drawing(
        BAR, (key,), marks, titles, kind, table=block(data, kind), limits=limits, height=height
    )


def _known_error(data: pd.DataFrame, up: str, down: str) -> tuple[str, ...]:
    """Columns of an interval; none where a zone has no interval at all."""
    return (up, down) if data[up].notna().any() else ()


# A second sign beside colour.
PATTERNS = {"inside": "", "near": "dotted_grid", "outside": "wide_upward_diagonal"}


def zone_of(name: str, words: Wording) -> str:
    """The code of the zone called so."""
    return next(zone for zone in ZONES if label(words, ZONE, zone) == name)


def band_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """The share inside under each rule, with its range."""
    del found
    what, rule, _inside, least, most, whole, share = table.frame.columns
    names = words.gettext("Yang dihitung dan aturan")
    frame = table.frame
    limits = pd.DataFrame(
        {
            share: frame[share],
            least: frame[least] / frame[whole],
            most: frame[most] / frame[whole],
        }
    )
    texts = [f"{w}: {r}" for w, r in zip(frame[what], frame[rule], strict=True)]
    data = pd.concat(
        [
            pd.DataFrame({names: texts, share: frame[share]}),
            reaches(limits, share, (least, most), words),
        ],
        axis=1,
    )
    marks = (Mark(share, GREY, error=reach_names(share, words), labelled=True),)
    titles = (names, words.gettext("Bagian di dalam garis (%)"))
    height, numbers = row_height(len(data), 34), block(data, SHARE)
    ends = (0, farthest(data, marks))
    return Drawing(BAR, (names,), marks, titles, table=numbers, limits=ends, height=height)


def draw_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """The share of the draws that lead to each state."""
    del found
    state, share, _draws = table.frame.columns
    colours = tuple(STATE_COLOUR[code] for code in STATES)
    marks = (Mark(share, colours[0], points=colours, labelled=True, in_legend=False),)
    titles = (state, words.gettext("Bagian undian (%)"))
    return Drawing(BAR, (state,), marks, titles, limits=(0, 1), height=300)
