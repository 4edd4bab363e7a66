"""How the charts of uncertainty are drawn: bands with three marks, and a bar a state."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.measures.verdict import STATES
from sentra_geo.present.chart_layers import layered, names_down
from sentra_geo.present.labels import RULE, label
from sentra_geo.present.palette import GREY, STATE_COLOUR
from sentra_geo.present.states import state_text
from sentra_geo.question import RULES
from sentra_geo.wording import Wording

_SHAPES = ["circle", "square", "diamond"]
_ROOM = 1.5  # behind the longest bar, for the words


def band_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """A row for each thing and rule: its mark and range, on the band between the three rules.

    Args:
        data: Rows of ``row`` (what and rule, parted by a bar), ``what``, ``rule``, ``share``,
            ``low``, ``high``, ``text``, ``band_low`` and ``band_high``; shares of all, 0 to 1.
        words: The reader's language.

    Returns:
        The chart.
    """
    names = [label(words, RULE, rule) for rule in RULES]
    # Two lines a label, so that it fits a telephone; no gap between rows, so that bands are one.
    axis = alt.Axis(
        labelExpr="split(datum.label, '|')", labelLimit=190, labelOffset=-6, ticks=False
    )
    rows = alt.Y("row:N", sort=None, title=None, axis=axis, scale=alt.Scale(padding=0))
    title = words.gettext("Bagian di dalam garis (%)")
    farthest = alt.Scale(domain=[0, data["high"].max() * _ROOM])
    x = alt.X("share:Q", title=title, axis=alt.Axis(format="%", tickCount=5), scale=farthest)
    shapes = alt.Scale(domain=names, range=_SHAPES)
    chart = alt.Chart(data)
    tips = [
        alt.Tooltip("what:N", title=words.gettext("Yang dihitung")),
        alt.Tooltip("rule:N", title=words.gettext("Aturan")),
        alt.Tooltip("text:N", title=words.gettext("Di dalam")),
    ]
    layers = [
        chart.mark_bar(color=GREY, opacity=0.2).encode(y=rows, x="band_low:Q", x2="band_high:Q"),
        chart.mark_rule(strokeWidth=2.5, color=GREY).encode(y=rows, x="low:Q", x2="high:Q"),
        chart.mark_point(filled=True, size=100, opacity=1, color=GREY).encode(
            y=rows, x=x, shape=alt.Shape("rule:N", scale=shapes, legend=None), tooltip=tips
        ),
        chart.mark_text(align="left", dx=9, fontWeight=600).encode(
            y=rows, x="high:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(36), words)


def draw_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """A bar a state: its share of the draws, in its colour, with its mark before the name.

    Args:
        data: Rows of ``state`` (mark and name), ``share`` and ``text``.
        words: The reader's language.

    Returns:
        The chart.
    """
    names = [state_text(state, words) for state in STATES]
    colours = [STATE_COLOUR[state] for state in STATES]
    axis = alt.Axis(
        format="%", title=words.gettext("Bagian undian (%)"), values=[0, 0.25, 0.5, 0.75, 1]
    )
    rows = names_down("state:N", 230)
    chart = alt.Chart(data)
    bars = chart.mark_bar(height=18).encode(
        y=rows,
        x=alt.X("share:Q", axis=axis, scale=alt.Scale(domain=[0, 1.25])),
        color=alt.Color("state:N", scale=alt.Scale(domain=names, range=colours), legend=None),
        tooltip=[
            alt.Tooltip("state:N", title=words.gettext("Kesimpulan")),
            alt.Tooltip("text:N", title=words.gettext("Undian")),
        ],
    )
    amounts = chart.mark_text(align="left", dx=6, fontWeight=600).encode(
        y=rows, x="share:Q", text="text:N"
    )
    return layered([bars, amounts], alt.Step(30), words)
