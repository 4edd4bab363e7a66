"""The chart of the forum, and what can be taken away of its page."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present.chart_layers import layered, names_down, zone_colour
from sentra_geo.present.charts import Figure
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.forum_sentences import (
    candidates_sentence,
    candidates_title,
    forum_note,
    forum_title,
    selling_caution,
    selling_sentence,
    unknown_members_sentence,
)
from sentra_geo.present.forum_tables import (
    candidate_village_table,
    candidate_zone_table,
    member_place_table,
    member_table,
    selling_table,
)
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.sections.forum import ForumFigures
from sentra_geo.wording import Wording

TOPIC = "forum"
LAYERS = ("businesses", "delineation")
PLACE_LAYERS = (*LAYERS, "villages")
SELLING_LAYERS = (*LAYERS, "outlets", "placements")
SHARE_CODES = ("forum_share", "forum_unknown", "forum_interval")
COMPARED_CODES = (*SHARE_CODES, "forum_difference", "forum_need", "forum_verdict")
CANDIDATE_CODES = ("forum_candidates", "forum_perhaps")
SELLING_CODES = ("forum_selling", "forum_interval")


def forum_chart(found: Answer, figures: ForumFigures, words: Wording) -> Figure:
    """Members by zone: those recorded, and those of whom nobody knows."""
    return Figure(
        forum_title(found, figures, words),
        _layers(_data(figures, words), words),
        member_table(figures.shares, found, words),
        forum_note(found, figures, words),
        unknown_members_sentence(figures, words),
    )


def _data(figures: ForumFigures, words: Wording) -> pd.DataFrame:
    rows = []
    for one in figures.shares.zones:
        low, high = one.interval or (None, None)
        text = words.gettext(
            "{share} ({x} dari {n}; {unknown} tidak diketahui)",
            share=words.percent(one.share),
            x=words.count(one.count),
            n=words.count(one.total),
            unknown=words.count(one.unknown),
        )
        rows.append(
            {
                "zone": label(words, ZONE, one.zone),
                "share": one.share,
                "most": one.share_at_most,
                "low": low,
                "high": high,
                "end": max(one.share_at_most or 0.0, high or 0.0),
                "text": text if one.share is not None else words.gettext("tidak ada usaha"),
                # Short, so that a phone shows all of it.
                "short": f"{words.percent(one.share)} (n = {words.count(one.total)})",
            }
        )
    return pd.DataFrame(rows)


def _layers(data: pd.DataFrame, words: Wording) -> alt.LayerChart:
    _, y = words.gettext, names_down("zone:N", 160)
    scale_end = max(0.01, data["end"].max()) * 1.9
    scale = alt.Scale(domain=[0, scale_end], nice=False)
    axis = alt.Axis(format="%", tickCount=5)
    if scale_end > 1:  # room for the labels; a share itself ends at 100 %
        axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    x = alt.X("share:Q", title=_("Bagian usaha yang anggota forum (%)"), scale=scale, axis=axis)
    tips = [alt.Tooltip("zone:N", title=_("Zona")), alt.Tooltip("text:N", title=_("Anggota"))]
    chart, colour = alt.Chart(data), zone_colour(words)
    layers = [
        chart.mark_bar(height=20, opacity=0.3).encode(
            y=y, x=x, x2="most:Q", color=colour, tooltip=tips
        ),
        chart.mark_bar(height=20).encode(y=y, x=x, color=colour, tooltip=tips),
        chart.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, color=GREY)
        .encode(y=y, x="low:Q", x2="high:Q"),
        chart.mark_text(align="left", dx=6, fontWeight=600).encode(y=y, x="end:Q", text="short:N"),
    ]
    return layered(layers, alt.Step(44), words)


def forum_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every piece of the forum page that has something to show.

    Args:
        found: The answer.
        words: Language.

    Returns:
        Pieces in the order of the page; none where membership is unknown.
    """
    figures = found.forum.figures
    if figures is None:
        return ()
    chart = chart_piece(
        "forum-members", TOPIC, forum_chart(found, figures, words), LAYERS, COMPARED_CODES
    )
    pieces = (chart, *place_pieces(found, figures, words), *candidate_pieces(found, figures, words))
    selling = selling_piece(found, figures, words)
    return pieces if selling is None else (*pieces, selling)


def place_pieces(found: Answer, figures: ForumFigures, words: Wording) -> tuple[Piece, ...]:
    """Membership by district and by village."""
    _, places = words.gettext, figures.places
    beyond = () if places.beyond is None else (places.beyond,)
    rows = (
        ("forum-districts", _("Anggota forum menurut kecamatan"), (*places.districts, *beyond)),
        ("forum-villages", _("Anggota forum menurut desa"), places.villages),
    )
    return tuple(
        Piece(
            code,
            TOPIC,
            mark(title, words, uses_sample=found.forum.uses_sample),
            PLACE_LAYERS,
            SHARE_CODES,
            table=member_place_table(shown, found, words, by_village=code == "forum-villages"),
            tells_businesses=True,
        )
        for code, title, shown in rows
        if shown
    )


def candidate_pieces(found: Answer, figures: ForumFigures, words: Wording) -> tuple[Piece, ...]:
    """Who could join, by zone and by village."""
    title, note = candidates_title(found, figures, words), candidates_sentence(figures, words)
    by_village = mark(
        words.gettext("Yang dapat diajak menurut desa"),
        words,
        uses_sample=found.forum.uses_sample,
    )
    zones = candidate_zone_table(figures.candidates, words)
    villages = candidate_village_table(figures.candidates, words)
    first = Piece("forum-candidates", TOPIC, title, LAYERS, CANDIDATE_CODES, table=zones, note=note)
    if villages.frame.empty:
        return (first,)
    second = Piece(
        "forum-candidate-villages",
        TOPIC,
        by_village,
        PLACE_LAYERS,
        CANDIDATE_CODES,
        table=villages,
        tells_businesses=True,
    )
    return first, second


def selling_piece(found: Answer, figures: ForumFigures, words: Wording) -> Piece | None:
    """Who sells in IKN; None where no placement is recorded, or nobody is a member."""
    if figures.selling is None:
        return None
    return Piece(
        "forum-selling",
        TOPIC,
        selling_sentence(found, figures.selling, words),
        SELLING_LAYERS,
        SELLING_CODES,
        table=selling_table(figures.selling, found, words),
        note=selling_caution(words),
        tells_businesses=True,
    )
