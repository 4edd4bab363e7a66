"""Charts that PowerPoint can edit, with the Answer's own numbers in their workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.chart.chart import Chart as PowerPointChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from sentra_geo.export.deck.drawing import TAG, describe, dress, rgb
from sentra_geo.export.deck.error_bars import add_error_bars
from sentra_geo.export.deck.markup import added, element
from sentra_geo.export.deck.presentation import place
from sentra_geo.export.deck.slides import INK, MUTED, RULE, Chart, Column, ColumnPlot, CurvePlot
from sentra_geo.present.palette import YELLOW

_MARKER = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
}
_SIZE, _LABEL = 14, 16
_PLOT = {"x": 0.17, "y": 0.08, "w": 0.81, "h": 0.76}
"""Where columns stand, in parts of the chart."""
_ABOVE_CAP = 0.02
# Indonesian signs wherever LibreOffice runs; PowerPoint takes those of the computer's region.
PERCENT = {"id": '[$-421]0.0" "%', "en": "0.0%"}
WHOLE_PERCENT = {"id": '[$-421]0" "%', "en": "0%"}
HUNDREDTHS = {"id": "[$-421]#,##0.00", "en": "#,##0.00"}
PLAIN = {"id": "[$-421]General", "en": "General"}


def add_chart(slide: Slide, chart: Chart, language: str, name: str) -> None:
    """A native chart."""
    if isinstance(chart.plot, CurvePlot):
        frame = _curves(slide, chart.plot, language)
    else:
        frame = _columns(slide, chart.plot, language)
    place(frame, chart.box)
    frame.name = name
    describe(frame, chart.alt)
    space = frame.chart._chartSpace
    tag = element("c:lang", val=TAG[language])
    space.insert(1 if space.find(qn("c:date1904")) is not None else 0, tag)


def _curves(slide: Slide, plot: CurvePlot, language: str) -> Any:
    data: Any = XyChartData(  # type: ignore[no-untyped-call]
        number_format="General"
    )
    for curve in plot.curves:
        series = data.add_series(curve.name, number_format=PERCENT[language])
        for x, y in zip(curve.x, curve.y, strict=True):
            series.add_data_point(x, y)
    rule = data.add_series(plot.rule_name, number_format=PERCENT[language])
    rule.add_data_point(plot.at, 0)
    rule.add_data_point(plot.at, 1)
    shapes: Any = slide.shapes
    frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, 0, 0, 0, 0, data)
    chart = frame.chart
    _house(chart)
    _axis(chart.value_axis, plot.y_title, WHOLE_PERCENT[language], highest=1.0, step=0.2)
    farthest = max(x for curve in plot.curves for x in curve.x)
    _axis(chart.category_axis, plot.x_title, PLAIN[language], highest=farthest)
    chart.category_axis.has_major_gridlines = False
    for series, curve in zip(chart.plots[0].series, plot.curves, strict=False):
        _draw_curve(series, curve.colour, curve.mark)
    _draw_rule(chart.plots[0].series[len(plot.curves)])
    return frame


def _draw_curve(series: Any, colour: str, mark: str) -> None:
    """A line with marks of its own shape and a dark edge; yellow is drawn thicker."""
    series.smooth = False
    line = series.format.line
    line.width, line.color.rgb = Pt(4 if colour == YELLOW else 2.25), rgb(colour)
    if mark == "triangle":
        line.dash_style = MSO_LINE.DASH
    marker = series.marker
    marker.style, marker.size = _MARKER[mark], 8
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(colour)
    marker.format.line.color.rgb = rgb(MUTED)


def _draw_rule(series: Any) -> None:
    series.smooth = False
    line = series.format.line
    line.width, line.color.rgb, line.dash_style = Pt(1.5), rgb(INK), MSO_LINE.SQUARE_DOT
    series.marker.style = XL_MARKER_STYLE.NONE


def _columns(slide: Slide, plot: ColumnPlot, language: str) -> Any:
    number_format = PERCENT[language] if plot.is_share else HUNDREDTHS[language]
    shapes: Any = slide.shapes
    frame = shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 0, 0, _column_data(plot, number_format)
    )
    chart = frame.chart
    _house(chart, legend=False)
    axis_format = WHOLE_PERCENT[language] if plot.is_share else HUNDREDTHS[language]
    highest, step = (1.0, 0.2) if plot.is_share else (None, None)
    _axis(chart.value_axis, plot.y_title, axis_format, highest, step)
    _plain_axis(chart.category_axis, _SIZE)
    held = chart.plots[0]
    held.gap_width, held.vary_by_categories = 40, False
    series = held.series[0]
    for number, column in enumerate(plot.columns):
        point = series.points[number]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(column.colour)
    for number, column in enumerate(plot.columns):
        if column.value is not None:
            _label(series, number, column, number_format)
    add_error_bars(series, plot.columns)
    _fix_plot(chart)
    return frame


def _column_data(plot: ColumnPlot, number_format: str) -> Any:
    data: Any = CategoryChartData(number_format=number_format)  # type: ignore[no-untyped-call]
    groups: dict[str, Any] = {}
    for column in plot.columns:
        if not column.group:
            data.add_category(column.name)
            continue
        if column.group not in groups:
            groups[column.group] = data.add_category(column.group)
        groups[column.group].add_sub_category(column.name)
    data.add_series(plot.name, [column.value for column in plot.columns])
    return data


def _label(series: Any, number: int, column: Column, number_format: str) -> None:
    """The value above its column, and above the interval where there is one."""
    label = series.points[number].data_label
    dress(label.font, _LABEL, INK, bold=True)
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    label._dLbl.find(qn("c:showVal")).set("val", "1")
    form = element("c:numFmt", formatCode=number_format, sourceLinked="0")
    label._dLbl.find(qn("c:idx")).addnext(form)
    if column.limits and column.value is not None:
        up = (column.limits[1] - column.value) * _PLOT["h"] + _ABOVE_CAP
        form.addprevious(_layout({"x": 0.0, "y": -up}))


def _layout(place: Mapping[str, float], *, is_plot: bool = False) -> Any:
    """A place given in parts of the chart: of the plot within its axes, or away from the usual."""
    held = element("c:layout")
    manual = added(held, "c:manualLayout")
    if is_plot:
        for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
            added(manual, f"c:{name}", val=value)
    for name, part in place.items():
        added(manual, f"c:{name}", val=repr(part))
    return held


def _fix_plot(chart: PowerPointChart) -> None:
    """Give the plot its place, so that labels can be put on the same scale as the values."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, _layout(_PLOT, is_plot=True))


def _house(chart: PowerPointChart, *, legend: bool = True) -> None:
    chart.has_title = False
    chart.font.name, chart.font.size = "Arial", Pt(_SIZE)
    chart.font.color.rgb = rgb(INK)
    chart.has_legend = legend
    if legend and chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _axis(
    axis: Any, title: str, number_format: str, highest: float | None, step: float | None = None
) -> None:
    """An axis from nought, with its unit."""
    axis.minimum_scale = 0
    if highest is not None:
        axis.maximum_scale = highest
    if step is not None:
        axis.major_unit = step
    axis.has_title = True
    axis.axis_title.text_frame.text = title
    dress(axis.axis_title.text_frame.paragraphs[0].runs[0].font, _SIZE, MUTED)
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    _plain_axis(axis, _SIZE)


def _plain_axis(axis: Any, size: float) -> None:
    dress(axis.tick_labels.font, size, INK)
    axis.format.line.color.rgb = rgb(RULE)
    if axis.has_major_gridlines:
        axis.major_gridlines.format.line.color.rgb = rgb("#E3E7EA")
