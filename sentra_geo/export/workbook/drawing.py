"""A native chart as a value: which columns are drawn, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.present.chart_layers import zone_names
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.tables import SHARE, Table
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

BAR, STACKED, DOTS, CURVES = "bar", "stacked", "dots", "curves"
MARKERS = {"inside": "circle", "near": "square", "outside": "diamond"}
DASHES = {"inside": "solid", "outside": "long_dash"}
_LONGEST_NAME = 36


@dataclass(frozen=True)
class Mark:
    """One series of a chart.

    Attributes:
        column: Column of its values, which names it too.
        colour: Its colour.
        across: Column of horizontal places; only in curves.
        marker: Shape of its points; empty for none.
        dash: Dash of its line; empty for no line.
        width: Width of its line in points.
        pattern: Pattern of its bars, a second sign beside colour; empty for plain ones.
        error: Columns of how far its interval reaches up and down; empty for none.
        points: Colour of each bar, where they differ.
        shown: Whether bars are drawn at all, or only hold up others.
        in_legend: Whether the legend names it.
        labelled: Whether each bar carries its value.
    """

    column: str
    colour: str
    across: str = ""
    marker: str = ""
    dash: str = ""
    width: float = 2.25
    pattern: str = ""
    error: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    shown: bool = True
    in_legend: bool = True
    labelled: bool = False


@dataclass(frozen=True, eq=False)
class Drawing:
    """One chart.

    Attributes:
        kind: ``bar`` (from left to right), ``stacked``, ``dots`` or ``curves``.
        names: Columns that name the rows, outer first; empty for curves.
        marks: Its series; one without any number must not be among them.
        titles: Titles of the axis of names (or places) and of the axis of values.
        kind_of_values: Format of the values.
        table: What it is drawn from; None for the sheet's own table.
        limits: Least and largest value of the axis of values; None leaves it open.
        across: The same for the horizontal axis of curves.
        crossing: The value that bars start from.
        width, height: Size in pixels.
        overlap: Percent by which bars of a row cover each other.
        turned: Whether names across are written upwards.
    """

    kind: str
    names: tuple[str, ...]
    marks: tuple[Mark, ...]
    titles: tuple[str, str]
    kind_of_values: str = SHARE
    table: Table | None = None
    limits: tuple[float | None, float | None] = (0, None)
    across: tuple[float | None, float | None] = (0, None)
    crossing: float | None = None
    width: int = 760
    height: int = 340
    overlap: int = 0
    turned: bool = False


def farthest(data: pd.DataFrame, marks: Sequence[Mark]) -> float:
    """A round number behind the longest interval, which no program makes room for by itself."""
    ends = [data[mark.column] + data[mark.error[0]].fillna(0) for mark in marks if mark.error]
    most = max((float(end.max()) for end in ends if end.notna().any()), default=0.0)
    if most <= 0:
        return 1.0
    step = 10.0 ** np.floor(np.log10(most)) / 2
    return float(np.ceil(most / step - 1e-9) * step)


def row_height(rows: int, each: int, least: int = 260) -> int:
    """Height of a chart with so many rows of bars."""
    return max(least, 150 + rows * each)


def short_name(name: str) -> str:
    """A name that leaves room for the chart beside it."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def unique_names(names: Sequence[str]) -> list[str]:
    """Names with a number behind each that stood before, or two places would look like one."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        number = seen[name] = seen.get(name, 0) + 1
        made.append(name if number == 1 else f"{name} ({number})")
    return made


def zone_code(name: str, words: Wording) -> str:
    """The code of a zone that is given by name."""
    return ZONES[zone_names(words).index(name)]


def zone_colours(names: Sequence[str], words: Wording) -> tuple[str, ...]:
    """The colour of each zone that is given by name."""
    return tuple(ZONE_COLOUR[zone_code(name, words)] for name in names)


def reach_names(of: str, words: Wording) -> tuple[str, str]:
    """Names of the columns that hold how far an interval reaches up and down."""
    _ = words.gettext
    return _("{what}: sampai batas atas", what=of), _("{what}: sampai batas bawah", what=of)


def reaches(frame: pd.DataFrame, of: str, limits: tuple[str, str], words: Wording) -> pd.DataFrame:
    """How far an interval (``limits``: lower, upper) reaches up and down from its value."""
    up, down = reach_names(of, words)
    low, high = frame[limits[0]], frame[limits[1]]
    reach = pd.DataFrame({up: high - frame[of], down: frame[of] - low})
    return reach.replace([np.inf, -np.inf], np.nan)


def by_zone(
    frame: pd.DataFrame, key: str, zone: str, columns: Sequence[str], words: Wording
) -> pd.DataFrame:
    """Rows of one zone each as one row a key, a column for each zone and column.

    A key that stands twice in a zone makes two rows, told apart by a number: the nth row of the
    key in each zone belongs to its nth bearer.

    Args:
        frame: Rows with the zone's name in the column ``zone``.
        key: Column that names the new rows, in the order of their first appearance.
        zone: Column of zones.
        columns: What is spread; the first is named as the zone, the others after it too.
        words: Language.
    """
    nth = frame.groupby([key, zone], sort=False).cumcount()
    places: dict[tuple[Any, int], int] = {}
    at = np.array(
        [places.setdefault(one, len(places)) for one in zip(frame[key], nth, strict=True)],
        dtype=np.intp,
    )
    keys = [one for one, _nth in places]
    made = pd.DataFrame({key: unique_names(keys) if any(nth) else keys})
    for name in zone_names(words):
        here = (frame[zone] == name).to_numpy()
        for number, column in enumerate(columns):
            values = np.full(len(places), np.nan)
            values[at[here]] = frame.loc[here, column].to_numpy(dtype=np.float64)
            made[f"{name}: {column}" if number else name] = values
    return made


def block(frame: pd.DataFrame, kind: str) -> Table:
    """A table of what a chart draws; all its numbers have one format."""
    numbers = [name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    return Table(frame, dict.fromkeys(numbers, kind))


def zone_marks(data: pd.DataFrame, words: Wording) -> tuple[Mark, ...]:
    """A series for each zone that has a number, in its colour."""
    return tuple(
        Mark(name, ZONE_COLOUR[zone])
        for zone, name in zip(ZONES, zone_names(words), strict=True)
        if data[name].notna().any()
    )
