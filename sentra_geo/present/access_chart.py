"""Accessibility as a chart: every village by zone and method, with the mean of each zone."""

from __future__ import annotations

from itertools import groupby

import altair as alt
import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present.access import (
    METHOD,
    access_title,
    shown_villages,
    supply_name,
    village_access_table,
)
from sentra_geo.present.chart_layers import layered, zone_colour
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY
from sentra_geo.question import ZONES
from sentra_geo.sections.accessibility import ENHANCED, PER_PEOPLE, TWO_STEP
from sentra_geo.wording import Wording

_ROW_PX = 62
# Villages whose values differ by less than this part of the largest are drawn beside each other.
_ALIKE = 0.02
_COLUMNS = ["row", "zone", "village", "access", "edge", "text", "offset"]


def access_chart(found: Answer, words: Wording) -> Figure:
    """2SFCA and E2SFCA of every village, a row for each zone and method."""
    _ = words.gettext
    villages, means = _village_data(found, words), _mean_data(found, words)
    unit = _(
        "{unit} per {people} penduduk",
        unit=supply_name(found, words),
        people=words.number(PER_PEOPLE),
    )
    note = _(
        "n = {n} desa; garis tegak: rata-rata menurut penduduk; segitiga: desa tepi. Titik dengan "
        "nilai sama dijajarkan.",
        n=words.number(len(shown_villages(found))),
    )
    return Figure(
        access_title(found, words),
        _layers(villages, means, unit[:1].upper() + unit[1:], words),
        village_access_table(found, words),
        note,
        _(
            "Cara baca: tiap tanda satu desa; makin ke kanan, makin banyak {unit} per penduduk "
            "yang dapat dicapai.",
            unit=supply_name(found, words),
        ),
    )


def _row_name(zone: str, method: str, words: Wording) -> str:
    return f"{label(words, ZONE, zone)}\n{METHOD[method]}"


def _village_data(found: Answer, words: Wording) -> pd.DataFrame:
    """A row for each village and method; none where unknown."""
    _ = words.gettext
    edge_names = {True: _("Desa tepi"), False: _("Bukan desa tepi")}
    rows = [
        {
            "row": _row_name(village.zone, method, words),
            "zone": label(words, ZONE, village.zone),
            "village": village.village,
            "access": value,
            "edge": edge_names[bool(village.is_edge)],
            "text": words.number(value, 2),
        }
        for village in shown_villages(found)
        for method, value in ((TWO_STEP, village.two_step), (ENHANCED, village.enhanced))
        if value is not None
    ]
    data = pd.DataFrame(rows, columns=_COLUMNS[:-1])
    data["offset"] = _offsets(data)
    return data


def _offsets(data: pd.DataFrame) -> list[float]:
    """Where each point stands across its row, -1 to 1: alike ones spread evenly."""
    step = _ALIKE * data["access"].max() or 1.0
    places = [
        (row, round(value / step)) for row, value in zip(data["row"], data["access"], strict=True)
    ]
    order = sorted(range(len(places)), key=places.__getitem__)
    offsets = [0.0] * len(places)
    for _, group in groupby(order, key=places.__getitem__):
        alike = list(group)
        for nth, index in enumerate(alike):
            offsets[index] = (2 * nth + 1) / len(alike) - 1
    return offsets


def _mean_data(found: Answer, words: Wording) -> pd.DataFrame:
    shown = set(found.question.zone or ZONES)
    rows = [
        {
            "row": _row_name(zone.zone, method, words),
            "zone": label(words, ZONE, zone.zone),
            "mean": mean,
            "text": words.gettext("rata-rata {mean}", mean=words.number(mean, 2)),
        }
        for zone in found.access.zones
        if zone.zone in shown
        for method, mean in zone.means.items()
        if mean is not None
    ]
    return pd.DataFrame(rows, columns=["row", "zone", "mean", "text"])


def _layers(
    villages: pd.DataFrame, means: pd.DataFrame, unit: str, words: Wording
) -> alt.LayerChart:
    _ = words.gettext
    rows = list(dict.fromkeys(means["row"]))
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=160, ticks=False)
    y = alt.Y("row:N", sort=rows, title=None, axis=axis, scale=alt.Scale(domain=rows))
    x = alt.X("access:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(grid=False))
    edges = [_("Bukan desa tepi"), _("Desa tepi")]
    shape = alt.Scale(domain=edges, range=["circle", "triangle-up"])
    chart = alt.Chart(means)
    layers = [
        alt.Chart(villages)
        .mark_point(filled=True, size=55, opacity=0.85, stroke=GREY, strokeWidth=0.8)
        .encode(
            y=y,
            yOffset=alt.YOffset("offset:Q", scale=alt.Scale(domain=[-1.6, 1.6])),
            x=x,
            color=zone_colour(words),
            shape=alt.Shape("edge:N", scale=shape, legend=alt.Legend(title=None, orient="top")),
            tooltip=[
                alt.Tooltip("village:N", title=_("Nama desa")),
                alt.Tooltip("row:N", title=_("Zona")),
                alt.Tooltip("text:N", title=unit),
                alt.Tooltip("edge:N", title=_("Desa tepi")),
            ],
        ),
        chart.mark_tick(orient="vertical", thickness=3, size=40, color=GREY).encode(
            y=y, x="mean:Q"
        ),
        chart.mark_text(dy=-25, align="left", fontWeight="bold").encode(
            y=y, x="mean:Q", text="text:N"
        ),
    ]
    return layered(layers, alt.Step(_ROW_PX, **{"for": "position"}), words)
