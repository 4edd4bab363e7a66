"""The ladder of every sentra as one chart: a shape and a word for each step."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present.chart_layers import layered
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.palette import GREY, ZONE_COLOUR
from sentra_geo.present.tracker import STAGE, STEP_STATE, tracker_sentences, tracker_title
from sentra_geo.present.tracker_tables import tracker_table
from sentra_geo.sections.ladder import LADDER
from sentra_geo.sections.tracker import SPREADS, TrackedSentra
from sentra_geo.wording import Wording

_SHAPE = {
    "reached": "circle",
    "partly": "triangle-up",
    "between": "diamond",
    "open": "M-1,-.12L1,-.12L1,.12L-1,.12Z",
}
_STEP = 42


def tracker_chart(found: Answer, words: Wording) -> Figure:
    """Every sentra's steps: recorded, recorded at some locations, unknown, no evidence yet."""
    _ = words.gettext
    data = pd.DataFrame(
        [row for one in found.tracker.sentra for row in _rows(one, words)],
        columns=["sentra", "stage", "state", "zone"],
    )
    note = _("n = {n} sentra; letaknya terhadap garis di dalam kurung.", n=len(found.sentra))
    return Figure(
        tracker_title(found.tracker, words),
        _layers(data, words),
        tracker_table(found, words),
        note,
        tracker_sentences(found, words)[0] if found.tracker.sentra else "",
    )


def _rows(one: TrackedSentra, words: Wording) -> list[dict[str, str]]:
    zone = label(words, ZONE, one.spread)
    number = one.sentra_id.removeprefix("S")
    name = f"{number}. {label(words, COMMODITY, one.commodity)} ({zone.lower()})"
    return [
        {
            "sentra": name,
            "stage": label(words, STAGE, step.stage),
            "state": words.gettext(STEP_STATE[step.state]),
            "zone": zone,
        }
        for step in one.climb.steps
    ]


def _layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    stages = [label(words, STAGE, stage) for stage in LADDER]
    states = [words.gettext(text) for text in STEP_STATE.values()]
    zones = [label(words, ZONE, zone) for zone in SPREADS]
    x = alt.X(
        "stage:N",
        sort=stages,
        title=words.gettext("Tahap"),
        scale=alt.Scale(domain=stages),
        axis=alt.Axis(orient="top", labelAngle=0, labelLimit=90, ticks=False, labelPadding=6),
    )
    y = alt.Y("sentra:N", sort=None, title=None, axis=alt.Axis(labelLimit=240, ticks=False))
    shapes = alt.Scale(domain=states, range=list(_SHAPE.values()))
    colours = alt.Scale(domain=zones, range=[ZONE_COLOUR[zone] for zone in SPREADS])
    chart = alt.Chart(data)
    marks = chart.mark_point(size=150, filled=True, opacity=1, yOffset=-7, strokeWidth=2).encode(
        x=x,
        y=y,
        shape=alt.Shape("state:N", scale=shapes, legend=None),
        color=alt.condition(
            alt.FieldOneOfPredicate(field="state", oneOf=states[:2]),
            alt.Color("zone:N", scale=colours, legend=None),
            alt.value(GREY),
        ),
        tooltip=[
            alt.Tooltip("sentra:N", title=words.gettext("Sentra")),
            alt.Tooltip("stage:N", title=words.gettext("Tahap")),
            alt.Tooltip("state:N", title=words.gettext("Keadaan")),
        ],
    )
    texts = chart.mark_text(dy=10, fontSize=10, limit=96).encode(x=x, y=y, text="state:N")
    return layered([marks, texts], alt.Step(_STEP), words)
