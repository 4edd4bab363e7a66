"""How the charts of receipts are drawn: Altair marks for data that is already made."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.present.chart_layers import layered, names_down, zone_legend, zone_names
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_BAR = "#4C8C94"  # no zone's colour
_ROOM = 1.75  # for the words behind the bars
_SHAPES = ("circle", "square", "diamond", "triangle-up")
_NAME_WIDTH = 190


def share_layers(data: pd.DataFrame, names_title: str, words: Wording) -> alt.LayerChart:
    """Bars of shares of all receipts with their intervals.

    Args:
        data: Columns ``name``, ``share``, ``low``, ``high``, ``end`` (of bar or interval),
            ``text``.
        names_title: What the names are.
        words: Language.
    """
    _ = words.gettext
    y = names_down("name:N", _NAME_WIDTH)
    scale_end = min(1.0, data["end"].max()) * _ROOM
    scale = alt.Scale(domain=[0, scale_end], nice=False)
    axis = alt.Axis(format="%", tickCount=5)
    if scale_end > 1:  # room for the labels; a share itself ends at 100 %
        axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    title = _("Bagian dari semua struk (%)")
    x = alt.X("share:Q", title=title, scale=scale, axis=axis)
    tips = [alt.Tooltip("name:N", title=names_title), alt.Tooltip("text:N", title=_("Struk"))]
    chart = alt.Chart(data)
    layers = [
        chart.mark_bar(height=14, color=_BAR).encode(y=y, x=x, tooltip=tips),
        chart.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, color=GREY)
        .encode(y=y, x="low:Q", x2="high:Q"),
        chart.mark_text(align="left", dx=6, fontSize=11).encode(y=y, x="end:Q", text="text:N"),
    ]
    return layered(layers, alt.Step(24), words)


def cell_layers(data: pd.DataFrame, names: list[str], words: Wording) -> alt.LayerChart:
    """Dots of each zone's share within a kind of outlet, with their intervals.

    Args:
        data: Columns ``kind``, ``zone``, ``share``, ``low``, ``high``, ``end``, ``text`` and
            ``empty`` (words instead of a dot, else empty).
        names: Zones in the reader's language that the data hold.
        words: Language.
    """
    _ = words.gettext
    # Named in order: what is not shown is drawn last, and would else come last.
    kinds = list(dict.fromkeys(data["kind"]))
    axis = alt.Axis(labelLimit=_NAME_WIDTH, ticks=False)
    y = alt.Y("kind:N", sort=kinds, title=None, axis=axis)
    offset = alt.YOffset("zone:N", sort=names)
    scale = alt.Scale(domain=[0, _ROOM], nice=False)
    marks = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    x = alt.X("share:Q", title=_("Bagian dari struk jenis gerai itu (%)"), scale=scale, axis=marks)
    colours = dict(zip(zone_names(words), (ZONE_COLOUR[zone] for zone in ZONES), strict=True))
    legend = zone_legend()
    colour = alt.Color(
        "zone:N",
        scale=alt.Scale(domain=names, range=[colours.get(name, GREY) for name in names]),
        legend=legend,
    )
    shapes = alt.Scale(domain=names, range=list(_SHAPES[: len(names)]))
    tips = [
        alt.Tooltip("kind:N", title=_("Jenis gerai")),
        alt.Tooltip("zone:N", title=_("Asal")),
        alt.Tooltip("text:N", title=_("Struk")),
    ]
    chart = alt.Chart(data)
    known = chart.transform_filter("isValid(datum.share)")
    layers = [
        known.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, opacity=0.8)
        .encode(y=y, yOffset=offset, x="low:Q", x2="high:Q", color=colour),
        known.mark_point(filled=True, size=75, opacity=1, stroke=GREY, strokeWidth=0.5).encode(
            y=y,
            yOffset=offset,
            x=x,
            color=colour,
            shape=alt.Shape("zone:N", scale=shapes, legend=legend),
            tooltip=tips,
        ),
        known.mark_text(align="left", dx=8, fontSize=11).encode(
            y=y, yOffset=offset, x="end:Q", text="text:N"
        ),
        chart.transform_filter("!isValid(datum.share)")
        .mark_text(align="left", dx=4, fontSize=11, fontStyle="italic")
        .encode(y=y, yOffset=offset, x=alt.datum(0), text="empty:N"),
    ]
    return layered(layers, alt.Step(18), words)


def receipt_month_layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    """Receipts by month with intervals, and above the axis how many placements report.

    Args:
        data: Columns ``month`` (in words), ``receipts``, ``low``, ``high``, ``placements`` (in
            words) and ``text``; missing receipts leave a gap.
        words: Language.
    """
    _ = words.gettext
    axis = alt.Axis(labelAngle=-45, ticks=False, labelOverlap=True)
    x = alt.X("month:O", sort=None, title=None, axis=axis)
    y = alt.Y("receipts:Q", title=_("Struk"), scale=alt.Scale(domainMin=0))
    tips = [
        alt.Tooltip("month:O", title=_("Bulan")),
        alt.Tooltip("text:N", title=_("Struk")),
        alt.Tooltip("placements:N", title=_("Penempatan yang melapor")),
    ]
    chart = alt.Chart(data)
    known = chart.transform_filter("isValid(datum.receipts)")
    layers = [
        chart.mark_line(strokeWidth=2.2, color=_BAR).encode(x=x, y=y),
        known.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=1.5, color=GREY)
        .encode(x=x, y="low:Q", y2="high:Q"),
        known.mark_point(filled=True, size=60, opacity=1, color=_BAR).encode(
            x=x, y=y, tooltip=tips
        ),
        chart.mark_text(baseline="bottom", dy=-4, fontSize=11).encode(
            x=x, y=alt.datum(0), text="placements:N"
        ),
    ]
    return layered(layers, 280, words)
