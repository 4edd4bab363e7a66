"""How the charts of programmes are drawn: Altair marks for data that is already made."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from sentra_geo.present.chart_layers import (
    layered,
    names_down,
    zone_colour,
    zone_names,
)
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.wording import Wording

_PAIR = ("inside", "outside")
_SHAPES = {"inside": "circle", "outside": "diamond"}


def pair_layers(data: pd.DataFrame, names_title: str, words: Wording) -> alt.LayerChart:
    """Inside and outside as dots with their intervals, a pair for each name.

    Args:
        data: Columns ``name``, ``zone`` (in the reader's language), ``rate``, ``low``, ``high``,
            ``text`` and ``empty`` (words instead of a dot, else empty).
        names_title: What the names are.
        words: Language.
    """
    _ = words.gettext
    y = names_down("name:N", 150)
    offset = alt.YOffset("zone:N", sort=[label(words, ZONE, zone) for zone in _PAIR])
    most = max([1.0, *data["high"].dropna()])
    scale = alt.Scale(domain=[0, most * 1.15], nice=False)
    x = alt.X("low:Q", title=_per_hundred(words), scale=scale, axis=alt.Axis(tickCount=5))
    tips = [
        alt.Tooltip("name:N", title=names_title),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("text:N", title=_per_hundred(words)),
    ]
    colour = _pair_colour(words)
    chart = alt.Chart(data)
    known = chart.transform_filter("isValid(datum.rate)")
    layers = [
        known.mark_rule(strokeWidth=2, opacity=0.8).encode(
            y=y, yOffset=offset, x=x, x2="high:Q", color=colour
        ),
        known.mark_point(filled=True, size=75, opacity=1).encode(
            y=y, yOffset=offset, x="rate:Q", color=colour, shape=_pair_shape(words), tooltip=tips
        ),
        # Words stand where there is room, also on a phone: behind the line, or before it.
        known.transform_filter(alt.datum.low <= most / 2)
        .mark_text(align="left", dx=6, fontSize=11)
        .encode(y=y, yOffset=offset, x="high:Q", text="text:N"),
        known.transform_filter(alt.datum.low > most / 2)
        .mark_text(align="right", dx=-6, fontSize=11)
        .encode(y=y, yOffset=offset, x="low:Q", text="text:N"),
        chart.transform_filter("!isValid(datum.rate)")
        .mark_text(align="left", dx=4, fontSize=11, fontStyle="italic")
        .encode(y=y, yOffset=offset, x=alt.datum(0), text="empty:N"),
    ]
    return layered(layers, alt.Step(19), words)


def _per_hundred(words: Wording) -> str:
    return words.gettext("Terjangkau per 100 usaha")


def _pair_colour(words: Wording) -> alt.Color:
    scale = alt.Scale(
        domain=[label(words, ZONE, zone) for zone in _PAIR],
        range=[ZONE_COLOUR[zone] for zone in _PAIR],
    )
    return alt.Color("zone:N", scale=scale, legend=_narrow_legend())


def _pair_shape(words: Wording) -> alt.Shape:
    scale = alt.Scale(
        domain=[label(words, ZONE, zone) for zone in _PAIR],
        range=[_SHAPES[zone] for zone in _PAIR],
    )
    return alt.Shape("zone:N", scale=scale, legend=_narrow_legend())


def _narrow_legend(**symbol: Any) -> alt.Legend:
    """Zones below each other: beside long names a phone has no room for two."""
    return alt.Legend(
        title=None, orient="top", columns=1, labelLimit=200, symbolStrokeWidth=2.5, **symbol
    )


def cumulative_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Steps of the share reached at least once, with bands and a dot where programmes were held.

    Args:
        data: Columns ``at`` (year with its part), ``zone``, ``rate``, ``low``, ``high``,
            ``period`` and ``text``.
        words: Language.
    """
    _ = words.gettext
    title = _("Pernah terjangkau per 100 usaha")
    axis = alt.Axis(format="d", values=sorted({int(at) for at in data["at"]}), grid=False)
    x = alt.X("at:Q", title=_("Tahun"), axis=axis, scale=alt.Scale(zero=False, nice=False))
    y = alt.Y("rate:Q", title=title, scale=alt.Scale(domainMin=0))
    legend = _narrow_legend(symbolType="stroke", symbolOpacity=1, symbolSize=500)
    colour = zone_colour(words, legend)
    dashes = alt.Scale(domain=zone_names(words), range=[[1, 0], [2, 3], [7, 3]])
    tips = [
        alt.Tooltip("period:N", title=_("Bulan")),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("text:N", title=title),
    ]
    chart = alt.Chart(data)
    near = chart.transform_filter(alt.datum.zone == label(words, ZONE, "near"))
    layers = [
        chart.mark_area(opacity=0.13, interpolate="step-after").encode(
            x=x, y=alt.Y("low:Q", title=title), y2="high:Q", color=colour
        ),
        # Yellow alone is lost on white: a darker line below gives it an edge.
        near.mark_line(strokeWidth=4, interpolate="step-after", color=GREY, opacity=0.6).encode(
            x=x, y=y
        ),
        chart.mark_line(strokeWidth=2.2, interpolate="step-after").encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash("zone:N", scale=dashes, legend=legend),
        ),
        chart.mark_point(filled=True, size=40, opacity=1, stroke=GREY, strokeWidth=0.5).encode(
            x=x, y=y, color=colour, tooltip=tips
        ),
    ]
    return layered(layers, 360, words)


def month_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Bars by month, parted by zone; a stretch without programmes is a row with words.

    Args:
        data: Columns ``name``, ``zone``, ``start``, ``end``, ``text`` (behind the last part of a
            row, else empty) and ``gap`` (words of a row without programmes, else empty).
        words: Language.
    """
    _ = words.gettext
    # All marks share one order of rows; each alone would put the stretches without any last.
    axis = alt.Axis(labelLimit=190, ticks=False, labelOverlap=False)
    rows = alt.Y("name:N", sort=list(dict.fromkeys(data["name"])), title=None, axis=axis)
    title = _("Usaha berbeda yang terjangkau")
    room = alt.Scale(domain=[0, max([1.0, *data["end"].dropna()]) * 1.2], nice=False)
    x = alt.X("start:Q", title=title, scale=room, axis=alt.Axis(tickCount=5))
    tips = [
        alt.Tooltip("name:N", title=_("Bulan")),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("part:N", title=title),
    ]
    chart = alt.Chart(data)
    held = chart.transform_filter("isValid(datum.end)")
    layers = [
        held.mark_bar(height=14, stroke=GREY, strokeWidth=0.6).encode(
            y=rows, x=x, x2="end:Q", color=zone_colour(words, _narrow_legend()), tooltip=tips
        ),
        held.mark_text(align="left", dx=5).encode(y=rows, x="end:Q", text="text:N"),
        chart.transform_filter("datum.gap != ''")
        .mark_text(align="left", dx=4, fontStyle="italic", opacity=0.8)
        .encode(y=rows, x=alt.datum(0), text="gap:N"),
    ]
    return layered(layers, alt.Step(21), words)
