"""How the charts are drawn: Altair marks, axes and colours for data that is already made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.present.phrases import distance_unit
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording


def zone_names(words: Wording) -> list[str]:
    """The zones in the reader's language, from inside to outside."""
    return [label(words, ZONE, zone) for zone in ZONES]


def zone_legend(**symbol: Any) -> alt.Legend:
    """A legend of the zones above the chart, in two columns: a phone is no wider."""
    return alt.Legend(
        title=None, orient="top", columns=2, labelLimit=200, symbolStrokeWidth=2.5, **symbol
    )


def zone_colour(words: Wording, legend: alt.Legend | None = None) -> alt.Color:
    """Each zone in its colour; the column must be called ``zone``."""
    colours = [ZONE_COLOUR[zone] for zone in ZONES]
    scale = alt.Scale(domain=zone_names(words), range=colours)
    return alt.Color("zone:N", scale=scale, legend=legend)


def names_down(field: str, width: int) -> alt.Y:
    """Names down the left side, in the order of the data."""
    axis = alt.Axis(labelLimit=width, ticks=False)
    return alt.Y(field, sort=None, title=None, axis=axis)


def layered(
    layers: Sequence[alt.Chart], height: float | alt.Step, words: Wording
) -> alt.LayerChart:
    """Marks on top of each other, with the number format of the reader's language."""
    chart = alt.LayerChart(layer=layers).properties(height=height)
    if words.language != "en":
        number = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
        chart = chart.configure(locale={"number": number})
    return chart


def gap_layers(data: pd.DataFrame, unit: str, base: str, words: Wording) -> alt.LayerChart:
    """Bars of share and expected share, with the interval of the share."""
    marks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    x_axis = alt.Axis(format="%", title=words.gettext("Bagian (%)"), values=marks)
    scale = alt.Scale(domain=[0, 1.5])  # room for the words behind the bars
    rows = names_down("zone:N", 160)
    tips = [
        alt.Tooltip("zone:N", title=words.gettext("Zona")),
        alt.Tooltip("share_text:N", title=unit),
        alt.Tooltip("expected_text:N", title=base),
    ]
    chart = alt.Chart(data)
    bars = chart.mark_bar(height=22, yOffset=-14).encode(
        y=rows,
        x=alt.X("share:Q", scale=scale, axis=x_axis),
        color=zone_colour(words),
        tooltip=tips,
    )
    context = chart.mark_bar(height=22, yOffset=14, color=GREY).encode(
        y=rows, x="expected:Q", tooltip=tips
    )
    interval = chart.mark_rule(strokeWidth=2, yOffset=-14, color=GREY).encode(
        y=rows, x="low:Q", x2="high:Q"
    )
    first = chart.mark_text(dy=-14, align="left", dx=6, fontWeight=600).encode(
        y=rows, x="end:Q", text="share_text:N"
    )
    second = chart.mark_text(dy=14, align="left", dx=6, fontWeight=600).encode(
        y=rows, x="expected:Q", text="expected_text:N"
    )
    return layered([bars, context, interval, first, second], alt.Step(70), words)


def curve_layers(
    data: pd.DataFrame, radius_km: float, distance: str, words: Wording
) -> alt.LayerChart:
    """Curves of coverage with their bands, and a rule at the radius in force."""
    _ = words.gettext
    title = _("Radius pelayanan ({unit})", unit=distance_unit(distance, words))
    x = alt.X("radius:Q", title=title, axis=alt.Axis(grid=False))
    y = alt.Y(
        "share:Q", title=_("Cakupan (%)"), axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])
    )
    legend = zone_legend(symbolType="stroke", symbolOpacity=1, symbolSize=500)
    colour = zone_colour(words, legend)
    dashes = alt.Scale(domain=zone_names(words), range=[[1, 0], [2, 3], [7, 3]])
    chart = alt.Chart(data)
    layers = [
        chart.mark_area(opacity=0.13).encode(
            x=x, y=alt.Y("low:Q", title=_("Cakupan (%)")), y2="high:Q", color=colour
        ),
        # Yellow alone is lost on white: a darker line below gives it an edge.
        chart.transform_filter(alt.datum.zone == label(words, ZONE, "near"))
        .mark_line(strokeWidth=4.5, interpolate="step-after", color=GREY, opacity=0.6)
        .encode(x=x, y=y),
        chart.mark_line(strokeWidth=2.5, interpolate="step-after").encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash("zone:N", scale=dashes, legend=legend),
            tooltip=[
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("radius_text:N", title=_("Radius")),
                alt.Tooltip("share_text:N", title=_("Cakupan")),
            ],
        ),
        alt.Chart(pd.DataFrame({"radius": [radius_km]}))
        .mark_rule(strokeDash=[4, 4], color=GREY)
        .encode(x="radius:Q"),
    ]
    return layered(layers, 320, words)


def distance_layers(data: pd.DataFrame, x_title: str, words: Wording) -> alt.LayerChart:
    """Bars from the first quartile to the third, with a tick at the median."""
    _ = words.gettext
    y = names_down("zone:N", 160)
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(height=20).encode(
            y=y,
            x=alt.X("low:Q", title=x_title, scale=alt.Scale(zero=True)),
            x2="high:Q",
            color=zone_colour(words),
            tooltip=[
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("text:N", title=_("Jarak")),
            ],
        ),
        chart.mark_tick(thickness=3, size=30, color=GREY).encode(y=y, x="median:Q"),
        chart.mark_text(dy=-20, fontWeight="bold", color=GREY).encode(
            y=y, x="median:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(62), words)


def commodity_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Points with their intervals, a row a sentra."""
    _ = words.gettext
    y = names_down("sentra:N", 180)
    offset = alt.YOffset("zone:N", sort=zone_names(words))
    title, axis = _("Desa dalam radius (%)"), alt.Axis(format="%", tickCount=6)
    colour = zone_colour(words, zone_legend())
    shapes = alt.Scale(domain=zone_names(words), range=["circle", "square", "diamond"])
    chart = alt.Chart(data)
    layers = [
        chart.mark_rule(strokeWidth=1.5, opacity=0.7).encode(
            y=y, yOffset=offset, x=alt.X("low:Q", title=title, axis=axis), x2="high:Q", color=colour
        ),
        chart.mark_point(filled=True, size=70, opacity=1).encode(
            y=y,
            yOffset=offset,
            x="share:Q",
            color=colour,
            shape=alt.Shape("zone:N", scale=shapes, legend=zone_legend()),
            tooltip=[
                alt.Tooltip("sentra:N", title=_("Sentra")),
                alt.Tooltip("zone:N", title=_("Zona")),
                alt.Tooltip("text:N", title=_("Cakupan")),
            ],
        ),
    ]
    return layered(layers, alt.Step(16), words)
