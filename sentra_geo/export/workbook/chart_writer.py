"""A drawing as a native chart of XLSX; series refer to cells, never to numbers of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from sentra_geo.export.workbook.drawing import BAR, CURVES, DOTS, STACKED, Drawing, Mark
from sentra_geo.export.workbook.styles import FONT, INK, MUTED, axis_format, number_format
from sentra_geo.present.palette import ZONE_COLOUR, ZONE_INK
from sentra_geo.present.tables import SHARE, TENTHS
from sentra_geo.wording import Wording

_KINDS = {
    BAR: {"type": "bar"},
    STACKED: {"type": "bar", "subtype": "stacked"},
    DOTS: {"type": "line"},
    CURVES: {"type": "scatter", "subtype": "straight_with_markers"},
}
_GRID = {"visible": True, "line": {"color": "#E1E5E9", "width": 0.75}}
_AXIS_LINE = {"color": "#8C949A", "width": 0.75}
_LABEL_SIZE, _TITLE_SIZE = 9, 11
_PALE = "#C9D1D8"
# What is written on the colour of a zone.
_ON = {ZONE_COLOUR[zone]: ZONE_INK[zone] for zone in ZONE_COLOUR}


@dataclass(frozen=True)
class Place:
    """Where the numbers of a chart stand.

    Attributes:
        sheet: Name of the sheet.
        header: Row of the column titles, counted from 0; the numbers follow below.
        rows: How many rows of numbers.
        columns: Column by title, counted from 0.
    """

    sheet: str
    header: int
    rows: int
    columns: Mapping[str, int]

    def title(self, column: str) -> list[Any]:
        """The cell of a column's title."""
        return [self.sheet, self.header, self.columns[column]]

    def numbers(self, first: str, last: str = "") -> list[Any]:
        """The cells of a column, or of several beside each other."""
        top, end = self.header + 1, self.header + self.rows
        return [self.sheet, top, self.columns[first], end, self.columns[last or first]]


def native_chart(
    book: Any, drawing: Drawing, place: Place, title: list[Any], words: Wording
) -> Any:
    """The chart, not yet on a sheet.

    Args:
        book: XlsxWriter's workbook.
        drawing: What to draw.
        place: Where its numbers stand.
        title: Sheet, row and column of the cell that holds its title.
        words: Language of number formats.
    """
    chart = book.add_chart(dict(_KINDS[drawing.kind]))
    for mark in drawing.marks:
        chart.add_series(_series(mark, drawing, place, words))
    font = {"name": FONT, "size": _TITLE_SIZE, "bold": True, "color": INK}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    _set_axes(chart, drawing, words)
    _set_legend(chart, drawing)
    chart.show_blanks_as("gap")
    chart.set_size({"width": drawing.width, "height": drawing.height})
    chart.set_chartarea({"border": {"color": "#C9D1D8"}, "fill": {"color": "#FFFFFF"}})
    return chart


def _series(mark: Mark, drawing: Drawing, place: Place, words: Wording) -> dict[str, Any]:
    is_curve = drawing.kind == CURVES
    made: dict[str, Any] = {
        "name": place.title(mark.column),
        "categories": place.numbers(mark.across)
        if is_curve
        else place.numbers(drawing.names[0], drawing.names[-1]),
        "values": place.numbers(mark.column),
        "marker": _marker(mark),
    }
    if drawing.kind in {BAR, STACKED}:
        made.pop("marker")
        made |= _bar(mark, drawing)
    else:
        made["line"] = _line(mark)
    if mark.error:
        made["y_error_bars"] = _error(mark, drawing, place)
    if mark.labelled:
        made["data_labels"] = _labels(mark, drawing, words)
    return made


def _labels(mark: Mark, drawing: Drawing, words: Wording) -> dict[str, Any]:
    """Values at the bars: behind them, or in them where an interval lies behind."""
    font = {"name": FONT, "size": _LABEL_SIZE, "color": INK}
    labels: dict[str, Any] = {
        "value": True,
        "num_format": number_format(drawing.kind_of_values, words),
        "font": font,
        "position": "inside_base" if mark.error else "outside_end",
    }
    if mark.error and mark.points:
        labels["custom"] = [{"font": {**font, "color": _ON[one]}} for one in mark.points]
    return labels


def _bar(mark: Mark, drawing: Drawing) -> dict[str, Any]:
    edge = {"color": MUTED, "width": 0.75}
    if not mark.shown:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    look = _filled(mark.colour, mark.pattern) | {"border": edge, "gap": 60}
    if mark.points:
        look["points"] = [_filled(one, mark.pattern) | {"border": edge} for one in mark.points]
    if drawing.overlap:
        look["overlap"] = drawing.overlap
    return look


def _filled(colour: str, pattern: str) -> dict[str, Any]:
    if not pattern:
        return {"fill": {"color": colour}}
    return {"pattern": {"pattern": pattern, "fg_color": "#FFFFFF", "bg_color": colour}}


def _line(mark: Mark) -> dict[str, Any]:
    if not mark.dash:
        return {"none": True}
    return {"color": mark.colour, "width": mark.width, "dash_type": mark.dash}


def _marker(mark: Mark) -> dict[str, Any]:
    if not mark.marker:
        return {"type": "none"}
    is_empty = mark.marker == "circle_empty"
    fill = {"color": _PALE if is_empty else mark.colour}
    border = {"color": MUTED, "width": 0.75}
    shape = "circle" if is_empty else mark.marker
    return {"type": shape, "size": 4 if mark.dash else 7, "fill": fill, "border": border}


def _error(mark: Mark, drawing: Drawing, place: Place) -> dict[str, Any]:
    """Bars of an interval; XlsxWriter does not look up their numbers itself."""
    up, down = (_reference(place.numbers(column)) for column in mark.error)
    frame = drawing.table.frame if drawing.table else pd.DataFrame()
    plus, minus = (
        [None if np.isnan(value) else value for value in frame[column]] for column in mark.error
    )
    return {
        "type": "custom",
        "plus_values": up,
        "minus_values": down,
        "plus_data": plus,
        "minus_data": minus,
        "line": {"color": INK, "width": 1.25},
    }


def _reference(cells: list[Any]) -> str:
    """Cells as text, which error bars want."""
    sheet, *corners = cells
    return f"={quote_sheetname(sheet)}!{xl_range_abs(*corners)}"


def _set_axes(chart: Any, drawing: Drawing, words: Wording) -> None:
    font = {"name": FONT, "size": _LABEL_SIZE, "color": INK}
    plain = {"name_font": {**font, "bold": False}, "num_font": font, "line": _AXIS_LINE}
    first: dict[str, Any] = {**plain, "name": drawing.titles[0]}
    second: dict[str, Any] = {**plain, "name": drawing.titles[1], "major_gridlines": _GRID}
    second["num_format"] = axis_format(drawing.kind_of_values, words)
    second |= _limits(drawing.limits)
    if drawing.crossing is not None:
        second["crossing"] = drawing.crossing
    if drawing.kind == CURVES:
        is_share = drawing.across == (0, 1)
        first |= _limits(drawing.across)
        first["num_format"] = axis_format(SHARE if is_share else TENTHS, words)
        first["major_gridlines"] = {"visible": False}
    else:
        first.pop("name")  # names need no title
        first["label_position"] = "low"
        first |= _names_axis(drawing, font)
    # XlsxWriter's x axis lies across, also in bars.
    across, up = (second, first) if drawing.kind in {BAR, STACKED} else (first, second)
    chart.set_x_axis(across)
    chart.set_y_axis(up)


def _names_axis(drawing: Drawing, font: dict[str, Any]) -> dict[str, Any]:
    if drawing.kind != DOTS:
        # The first row on top, and the values below all the same.
        return {"reverse": True, "crossing": "max"}
    turned = {**font, "size": _LABEL_SIZE - 1, "rotation": -90}
    return {"interval_unit": 1, "num_font": turned if drawing.turned else font}


def _limits(limits: tuple[float | None, float | None]) -> dict[str, float]:
    named = zip(("min", "max"), limits, strict=True)
    return {name: value for name, value in named if value is not None}


def _set_legend(chart: Any, drawing: Drawing) -> None:
    if not any(mark.in_legend for mark in drawing.marks):
        chart.set_legend({"none": True})
        return
    hidden = [at for at, mark in enumerate(drawing.marks) if not mark.in_legend]
    font = {"name": FONT, "size": _LABEL_SIZE, "color": INK}
    chart.set_legend({"position": "bottom", "font": font, "delete_series": hidden})
