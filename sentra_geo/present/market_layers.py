"""How the charts of markets are drawn: Altair marks for data that is already made."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.present.chart_layers import layered, names_down, zone_colour, zone_legend
from sentra_geo.present.palette import GREY
from sentra_geo.wording import Wording

_MOST = 0.6


def share_layers(data: pd.DataFrame, title: str, words: Wording) -> alt.LayerChart:
    """Bars of a share by zone from 0, with their intervals and their words.

    Args:
        data: Columns ``zone``, ``share``, ``low``, ``high``, ``end`` and ``text``.
        title: Title of the axis, with its unit.
        words: Language.
    """
    rows = names_down("zone:N", 160)
    ends = [float(value) for value in data["end"].dropna()]
    end = max([*ends, 0.01])
    room = alt.Scale(domainMin=0, domainMax=end * 1.6)  # for the words behind the bars
    # A share ends at 1, whatever room the words need.
    marks = {"values": [0, 0.25, 0.5, 0.75, 1]} if end > _MOST else {"tickCount": 5}
    axis = alt.Axis(format="%", **marks)
    tips = [
        alt.Tooltip("zone:N", title=words.gettext("Zona")),
        alt.Tooltip("text:N", title=title),
    ]
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(height=24).encode(
            y=rows,
            x=alt.X("share:Q", title=title, scale=room, axis=axis),
            color=zone_colour(words),
            tooltip=tips,
        ),
        chart.mark_rule(strokeWidth=2, color=GREY).encode(y=rows, x="low:Q", x2="high:Q"),
        chart.mark_text(align="left", dx=6, fontWeight=600).encode(
            y=rows, x="end:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(44), words)


def known_layers(
    data: pd.DataFrame, title: str, answers: tuple[list[str], list[str]], words: Wording
) -> alt.LayerChart:
    """Stacked bars of how many say yes, are unknown, and say no, each count in its bar.

    Args:
        data: Columns ``name``, ``answer``, ``first``, ``last``, ``middle``, ``n`` and ``text``.
        title: Title of the axis, with its unit.
        answers: Names and colours of the answers.
        words: Language.
    """
    rows = names_down("name:N", 160)
    names, colours = answers
    legend = alt.Legend(
        title=None,
        orient="top",
        columns=1,
        labelLimit=320,
        symbolType="square",
        symbolSize=140,
        symbolStrokeWidth=0.8,
    )
    colour = alt.Color(
        "answer:N", scale=alt.Scale(domain=names, range=colours), legend=legend, sort=names
    )
    tips = [
        alt.Tooltip("name:N", title=words.gettext("Jenis gerai")),
        alt.Tooltip("answer:N", title=words.gettext("Menjual produk lokal")),
        alt.Tooltip("text:N", title=words.gettext("Gerai")),
    ]
    chart = alt.Chart(data)
    axis = alt.Axis(tickMinStep=1, format="~g")
    layers = [
        chart.mark_bar(height=20, stroke=GREY, strokeWidth=0.8).encode(
            y=rows,
            x=alt.X("first:Q", title=title, axis=axis, scale=alt.Scale(domainMin=0)),
            x2="last:Q",
            color=colour,
            tooltip=tips,
        ),
        chart.mark_text(fontWeight=600, color="#1B1B1B", fill="#1B1B1B").encode(
            y=rows, x="middle:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(30), words)


def deal_layers(data: pd.DataFrame, title: str, words: Wording) -> alt.LayerChart:
    """Bars of packages, a group for each way of dealing and a bar for each zone."""
    rows = alt.Y("by:N", sort=None, title=None, axis=alt.Axis(labelLimit=170, ticks=False))
    names = list(dict.fromkeys(data["zone"]))
    offset = alt.YOffset("zone:N", sort=names)
    top = float(data["packages"].max()) if len(data) else 1.0
    scale = alt.Scale(domainMin=0, domainMax=max(top, 1.0) * 1.25)
    tips = [
        alt.Tooltip("by:N", title=words.gettext("Cara membagi")),
        alt.Tooltip("zone:N", title=words.gettext("Zona")),
        alt.Tooltip("text:N", title=title),
    ]
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(stroke=GREY, strokeWidth=0.5).encode(
            y=rows,
            yOffset=offset,
            x=alt.X("packages:Q", title=title, scale=scale, axis=alt.Axis(tickCount=4)),
            color=zone_colour(words, zone_legend()),
            tooltip=tips,
        ),
        chart.mark_text(align="left", dx=5, fontWeight=600).encode(
            y=rows, yOffset=offset, x="packages:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(20), words)
