"""How the charts of equity are drawn: Altair marks for data that is already made."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.present.chart_layers import (
    layered,
    names_down,
    zone_colour,
    zone_legend,
    zone_names,
)
from sentra_geo.present.inequality_sentences import blind_level
from sentra_geo.present.palette import GREY, SEQUENCE
from sentra_geo.wording import Wording

DARK_PART, LIGHT_PART = SEQUENCE[3], SEQUENCE[0]
_QUOTIENT_MARKS = [0, 0.5, 1, 2, 5, 10, 20, 50]


def lorenz_layers(data: pd.DataFrame, titles: tuple[str, str], words: Wording) -> alt.LayerChart:
    """The Lorenz curve below the line of equal rates; ``titles`` name base and units."""
    base, unit = titles
    scale = alt.Scale(domain=[0, 1])
    x = alt.X("base:Q", title=base, axis=alt.Axis(format="%", tickCount=5), scale=scale)
    y = alt.Y("units:Q", title=unit, axis=alt.Axis(format="%", tickCount=5), scale=scale)
    tips = [alt.Tooltip("base_text:N", title=base), alt.Tooltip("units_text:N", title=unit)]
    even = words.gettext("laju sama di semua desa")
    middle = alt.Chart(pd.DataFrame({"base": [0.55], "units": [0.55], "text": [even]}))
    diagonal = alt.Chart(pd.DataFrame({"base": [0.0, 1.0], "units": [0.0, 1.0]}))
    chart = alt.Chart(data)
    layers = [
        chart.mark_area(opacity=0.15, color=DARK_PART).encode(x=x, y=y, y2="base:Q"),
        diagonal.mark_line(strokeDash=[5, 4], color=GREY).encode(x=x, y=y),
        chart.mark_line(strokeWidth=2.5, color=DARK_PART).encode(x=x, y=y),
        chart.mark_point(filled=True, size=22, color=DARK_PART, opacity=1).encode(
            x=x, y=y, tooltip=tips
        ),
        middle.mark_text(dx=-8, dy=-6, align="right").encode(x="base:Q", y="units:Q", text="text"),
    ]
    return layered(layers, 320, words)


def theil_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Stacked bars of what lies between groups and within them, each value beside it."""
    rows = names_down("group:N", 130)
    tips = [
        alt.Tooltip("group:N", title=words.gettext("Kelompok")),
        alt.Tooltip("between_text:N", title=words.gettext("Antarkelompok")),
        alt.Tooltip("within_text:N", title=words.gettext("Di dalam kelompok")),
    ]
    chart = alt.Chart(data)
    x = alt.X("zero:Q", title=words.gettext("Theil T"), axis=alt.Axis(tickCount=4))
    layers = [
        chart.mark_bar(color=DARK_PART, height=24, stroke=GREY, strokeWidth=0.7).encode(
            y=rows, x=x, x2="between:Q", tooltip=tips
        ),
        chart.mark_bar(color=LIGHT_PART, height=24, stroke=GREY, strokeWidth=0.7).encode(
            y=rows, x="between:Q", x2="total:Q", tooltip=tips
        ),
        chart.mark_text(dy=-22, align="left", fontWeight=600).encode(
            y=rows, x="zero:Q", text="between_text:N"
        ),
        chart.mark_text(dy=23, align="right", fontWeight=600).encode(
            y=rows, x="total:Q", text="within_text:N"
        ),
    ]
    return layered(layers, alt.Step(84), words)


def blind_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """What was found, on the range that blind draws give."""
    _ = words.gettext
    rows = names_down("name:N", 130)
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1])
    x = alt.X("low:Q", title=_("Nilai indeks"), scale=alt.Scale(domain=[-1.1, 1.3]), axis=axis)
    tips = [
        alt.Tooltip("name:N", title=_("Indeks")),
        alt.Tooltip("value_text:N", title=_("Nilai")),
        alt.Tooltip(
            "range_text:N", title=_("Rentang pembagian acak ({level})", level=blind_level(words))
        ),
    ]
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(height=14, color=GREY, opacity=0.45).encode(
            y=rows, x=x, x2="high:Q", tooltip=tips
        ),
        chart.mark_tick(thickness=2, size=14, color=GREY).encode(y=rows, x="mean:Q"),
        chart.mark_point(filled=True, size=90, color=DARK_PART, opacity=1).encode(
            y=rows, x="value:Q", tooltip=tips
        ),
        chart.mark_text(dy=-17, fontWeight=600).encode(y=rows, x="value:Q", text="value_text:N"),
        chart.mark_text(dy=19).encode(y=rows, x="mean:Q", text="range_text:N"),
    ]
    return layered(layers, alt.Step(74), words)


def rate_layers(data: pd.DataFrame, title: str, mean: float, words: Wording) -> alt.LayerChart:
    """A line from each village's own rate to its smoothed one."""
    _ = words.gettext
    # Every name, also where Vega would leave out each second one.
    axis = alt.Axis(labelLimit=150, ticks=False, labelOverlap=False)
    rows = alt.Y("village:N", sort=None, title=None, axis=axis)
    x = alt.X("rate:Q", title=title, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6))
    tips = [
        alt.Tooltip("village:N", title=_("Nama desa")),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("rate_text:N", title=_("Laju apa adanya")),
        alt.Tooltip("smoothed_text:N", title=_("Laju diratakan")),
    ]
    colour, shape = zone_colour(words, zone_legend()), _zone_shape(words)
    chart = alt.Chart(data)
    rule = alt.Chart(pd.DataFrame({"rate": [mean]})).mark_rule(strokeDash=[4, 4], color=GREY)
    layers = [
        rule.encode(x="rate:Q"),
        chart.mark_rule(strokeWidth=1.3, color=GREY).encode(y=rows, x=x, x2="smoothed:Q"),
        chart.mark_point(filled=False, size=45, opacity=1, strokeWidth=1.5).encode(
            y=rows, x="rate:Q", color=colour, shape=shape, tooltip=tips
        ),
        chart.mark_point(filled=True, size=60, opacity=1, stroke=GREY, strokeWidth=0.6).encode(
            y=rows, x="smoothed:Q", color=colour, shape=shape, tooltip=tips
        ),
    ]
    return layered(layers, alt.Step(17), words)


def quotient_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Points with intervals around the line at 1, a row a commodity."""
    _ = words.gettext
    y = names_down("commodity:N", 150)
    offset = alt.YOffset("zone:N", sort=zone_names(words))
    # Quotients run from 0, which a logarithm has not, to dozens.
    scale = alt.Scale(type="symlog", constant=1, domainMin=0)
    axis = alt.Axis(values=_QUOTIENT_MARKS, format=".1~f")
    x = alt.X("low:Q", title=_("Kuosien lokasi (LQ)"), scale=scale, axis=axis)
    colour = zone_colour(words, zone_legend())
    tips = [
        alt.Tooltip("commodity:N", title=_("Komoditas")),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("text:N", title=_("Kuosien lokasi (LQ)")),
    ]
    chart = alt.Chart(data)
    one = alt.Chart(pd.DataFrame({"low": [1.0]})).mark_rule(strokeDash=[4, 4], color=GREY)
    layers = [
        one.encode(x="low:Q"),
        # Yellow alone is lost on white: a darker line below gives it an edge.
        chart.mark_rule(strokeWidth=3, opacity=0.4, color=GREY).encode(
            y=y, yOffset=offset, x=x, x2="high:Q"
        ),
        chart.mark_rule(strokeWidth=1.5, opacity=0.75).encode(
            y=y, yOffset=offset, x=x, x2="high:Q", color=colour
        ),
        chart.mark_point(filled=True, size=65, opacity=1, stroke=GREY, strokeWidth=0.6).encode(
            y=y, yOffset=offset, x="value:Q", color=colour, shape=_zone_shape(words), tooltip=tips
        ),
    ]
    return layered(layers, alt.Step(16), words)


def need_layers(data: pd.DataFrame, title: str, words: Wording) -> alt.LayerChart:
    """Bars of how many more must be covered, each with its words."""
    rows = names_down("village:N", 150)
    tips = [
        alt.Tooltip("village:N", title=words.gettext("Nama desa")),
        alt.Tooltip("zone:N", title=words.gettext("Zona")),
        alt.Tooltip("text:N", title=title),
    ]
    chart = alt.Chart(data)
    room = alt.Scale(domainMin=0, domainMax=float(data["need"].max()) * 2 if len(data) else 1.0)
    axis = alt.Axis(tickCount=4)
    layers = [
        chart.mark_bar(height=16).encode(
            y=rows,
            x=alt.X("need:Q", title=title, scale=room, axis=axis),
            color=zone_colour(words, zone_legend()),
            tooltip=tips,
        ),
        chart.mark_text(align="left", dx=5).encode(y=rows, x="need:Q", text="text:N"),
    ]
    return layered(layers, alt.Step(24), words)


def _zone_shape(words: Wording) -> alt.Shape:
    scale = alt.Scale(domain=zone_names(words), range=["circle", "square", "diamond"])
    return alt.Shape("zone:N", scale=scale, legend=zone_legend())
