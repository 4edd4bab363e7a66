"""Charts and tables of programmes that can be taken away, and the definitions behind each."""

from __future__ import annotations

from dataclasses import replace

from sentra_geo.answer import Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.present.plan_sentences import plans_note, plans_title
from sentra_geo.present.programme_charts import (
    cumulative_chart,
    matrix_chart,
    month_chart,
    partner_chart,
)
from sentra_geo.present.programme_place_tables import (
    district_table,
    plan_table,
    to_reach_table,
    village_reach_table,
)
from sentra_geo.present.programme_sentences import partners_title, places_sentence
from sentra_geo.present.programme_tables import programme_table
from sentra_geo.present.tables import Table
from sentra_geo.sections.programmes import ProgrammeFigures
from sentra_geo.wording import Wording

TOPIC = "programmes"
LAYERS = ("programmes", "participation", "businesses", "delineation")
RATE_CODES = ("programme_reach", "programme_unknown", "programme_at_most", "programme_interval")
COMPARED_CODES = ("programme_difference", "programme_need", "programme_verdict")
MATRIX_CODES = (*RATE_CODES, *COMPARED_CODES)
TIME_CODES = ("programme_so_far", "programme_interval")
PLACE_CODES = RATE_CODES
PLAN_CODES = ("programme_plan",)
DISTRICTS, VILLAGES = "programme-districts", "programme-villages"
LIST_CODES = ("programme_work_list", "programme_unknown")

_TABLE_CODES = {
    "programme-list": ("programme_reach",),
    DISTRICTS: PLACE_CODES,
    VILLAGES: PLACE_CODES,
    "programme-plans": PLAN_CODES,
    "programme-to-reach": LIST_CODES,
}


def programmes_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every piece of the programmes page that has something to show.

    Args:
        found: The answer.
        words: Language.

    Returns:
        Pieces in the order of the page; none where programmes or businesses are missing.
    """
    figures = found.programmes.figures
    if figures is None:
        return ()
    return (
        *(_charts(found, figures, words) if figures.whole.held else ()),
        *(piece for piece in _tables(found, figures, words) if _has_rows(piece)),
    )


def _has_rows(piece: Piece) -> bool:
    return piece.table is not None and not piece.table.frame.empty


def _charts(found: Answer, figures: ProgrammeFigures, words: Wording) -> tuple[Piece, ...]:
    return (
        chart_piece(
            "programme-matrix", TOPIC, matrix_chart(found, figures, words), LAYERS, MATRIX_CODES
        ),
        chart_piece(
            "programme-so-far", TOPIC, cumulative_chart(found, figures, words), LAYERS, TIME_CODES
        ),
        chart_piece("programme-months", TOPIC, month_chart(found, figures, words), LAYERS),
        chart_piece(
            "programme-partners", TOPIC, partner_chart(found, figures, words), LAYERS, MATRIX_CODES
        ),
    )


def _tables(found: Answer, figures: ProgrammeFigures, words: Wording) -> tuple[Piece, ...]:
    _, places = words.gettext, figures.places
    said, names = places_sentence(found, figures, words), (*LAYERS, "villages")
    partners, plans = partners_title(found, figures, words), plans_title(found, figures, words)
    of_places = (
        ()
        if places is None
        else (
            _table(DISTRICTS, said, names, district_table(places.districts, found, words)),
            _table(VILLAGES, said, names, village_reach_table(places.villages, found, words)),
        )
    )
    listed = mark(
        _("Usaha di luar yang belum terjangkau menurut desa"),
        words,
        uses_sample=found.programmes.uses_sample,
    )
    return (
        _table("programme-list", partners, LAYERS, programme_table(figures.partners, words)),
        *of_places,
        replace(
            _table("programme-plans", plans, LAYERS, plan_table(figures.plans.programmes, words)),
            note=plans_note(figures, words),
        ),
        _table("programme-to-reach", listed, names, to_reach_table(figures.to_reach or (), words)),
    )


def _table(code: str, title: str, layers: tuple[str, ...], table: Table) -> Piece:
    """A table; those of villages, districts and single programmes tell of few businesses."""
    codes = _TABLE_CODES[code]
    return Piece(code, TOPIC, title, layers, codes, table=table, tells_businesses=True)
