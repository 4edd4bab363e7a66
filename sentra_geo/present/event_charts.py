"""The chart of stall quotas: the four rules side by side, and what can be taken away of them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.chart_layers import layered, zone_colour, zone_legend
from sentra_geo.present.charts import Figure
from sentra_geo.present.event_sentences import event_sentence
from sentra_geo.present.event_tables import (
    district_quota_table,
    split_table,
    venue_table,
    village_quota_table,
)
from sentra_geo.present.labels import ZONE, covered_label, label
from sentra_geo.present.palette import GREY
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.present.stall_sentences import (
    district_title,
    rule_name,
    shares_text,
    split_note,
    split_reading,
    split_title,
    village_title,
    zones_text,
)
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

SPLIT_CHART = ("stall_quota", "stall_share", "stall_gap")
QUOTA_TABLE = ("stall_quota", "stall_need")
_ORDER = (OUTSIDE, NEAR, INSIDE)


def plan_layers(found: Answer) -> tuple[str, ...]:
    """Layers that the quotas are made of."""
    plan = found.events
    event = () if plan.is_own_number or plan.chosen is None else ("events",)
    register = ("businesses",) if found.businesses != "none" else ()
    lists = ("programmes", "participation") if plan.need is not None else ()
    return (*event, "villages", "population", "delineation", *register, *lists)


def split_chart(found: Answer, words: Wording) -> Figure:
    """Stalls by zone under each rule, beside businesses and people."""
    bars, names = _split_data(found, words)
    plan = found.events
    shares = plan.business_shares or plan.people_shares
    return Figure(
        split_title(found, words),
        _split_layers(bars, names, None if shares is None else shares[OUTSIDE], words),
        split_table(found, words),
        split_note(found, words),
        split_reading(found, words),
    )


def _split_data(found: Answer, words: Wording) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The parts of each bar, and the words above it."""
    plan, _ = found.events, words.gettext
    bars, names = [], []
    for split in plan.splits:
        name = rule_name(split.rule, words)
        is_chosen = split.rule == plan.rule
        title = _("{rule} (dipilih)", rule=name) if is_chosen else name
        text = zones_text(split, words)
        names.append({"row": name, "start": 0.0, "title": title, "text": text, "chosen": is_chosen})
        shares = tuple(part / (plan.stalls or 1) for part in split.stalls)
        bars += _parts(name, shares, text, words)
    for what, held in (("businesses", plan.business_shares), ("people", plan.people_shares)):
        if held is not None:
            base = covered_label(words, what, found.businesses)
            name = _("Pembanding: {base}", base=base)
            text = shares_text(held, words)
            names.append({"row": name, "start": 0.0, "title": name, "text": text, "chosen": False})
            bars += _parts(name, held, text, words)
    columns = ["row", "zone", "start", "end", "text"]
    return pd.DataFrame(bars, columns=columns), pd.DataFrame(names)


def _parts(
    name: str, shares: tuple[float, ...], text: str, words: Wording
) -> list[dict[str, object]]:
    """Parts of one bar from outside, where the comparison line stands, to inside."""
    parts: list[dict[str, object]] = []
    start = 0.0
    for zone in _ORDER if shares else ():
        end = start + shares[zone]
        zone_name = label(words, ZONE, ZONES[zone])
        parts.append({"row": name, "zone": zone_name, "start": start, "end": end, "text": text})
        start = end
    return parts


def _split_layers(
    bars: pd.DataFrame, names: pd.DataFrame, outside: float | None, words: Wording
) -> alt.LayerChart:
    _ = words.gettext
    y = alt.Y("row:N", sort=list(names["row"]), axis=None) if len(names) else alt.Y("row:N")
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    x = alt.X("start:Q", title=_("Bagian (%)"), scale=alt.Scale(domain=[0, 1]), axis=axis)
    tips = [
        alt.Tooltip("row:N", title=_("Aturan")),
        alt.Tooltip("zone:N", title=_("Zona")),
        alt.Tooltip("text:N", title=_("Lapak")),
    ]
    words_above = alt.Chart(names)
    layers = [
        alt.Chart(bars)
        .mark_bar(height=20, yOffset=16, stroke=GREY, strokeWidth=0.7)
        .encode(y=y, x=x, x2="end:Q", color=zone_colour(words, zone_legend()), tooltip=tips),
        words_above.transform_filter(alt.datum.chosen)
        .mark_text(align="left", dy=-21, fontWeight="bold")
        .encode(y=y, x="start:Q", text="title:N"),
        words_above.transform_filter(~alt.datum.chosen)
        .mark_text(align="left", dy=-21)
        .encode(y=y, x="start:Q", text="title:N"),
        words_above.mark_text(align="left", dy=-5).encode(y=y, x="start:Q", text="text:N"),
    ]
    if outside is not None:
        line = alt.Chart(pd.DataFrame({"start": [outside]}))
        # Dashes on a pale line: seen on every colour and on either ground.
        layers.append(line.mark_rule(strokeWidth=3, color="#FFFFFF").encode(x="start:Q"))
        dashes = line.mark_rule(strokeDash=[5, 4], strokeWidth=1.5, color="#1B1B1B")
        layers.append(dashes.encode(x="start:Q"))
    return layered(layers, alt.Step(66), words)


def event_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """What of the planner can be taken away; nothing where there is nothing to plan."""
    plan, pieces = found.events, list[Piece]()
    if plan.chosen is not None:
        title = event_sentence(plan.chosen, words)
        table = venue_table(plan.chosen, words)
        pieces.append(Piece("event-venues", "events", title, ("events", "outlets"), table=table))
    if not plan.splits:
        return tuple(pieces)
    layers, tells = plan_layers(found), plan.rule in {"businesses", "need"}
    chart = split_chart(found, words)
    pieces.append(chart_piece("stall-split", "events", chart, layers, SPLIT_CHART))
    if plan.districts:
        tables = {
            "stall-districts": (district_title(found, words), district_quota_table(found, words)),
            "stall-villages": (village_title(found, words), village_quota_table(found, words)),
        }
        pieces += [
            Piece(code, "events", title, layers, QUOTA_TABLE, table=table, tells_businesses=tells)
            for code, (title, table) in tables.items()
        ]
    return tuple(pieces)
