"""Pieces of the catalogue as parts of a page: conclusion, picture, note, source, table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sentra_geo.answer import Answer
from sentra_geo.export.audience import pieces_for
from sentra_geo.export.pictures.charts import chart_svg
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.drawings import picture
from sentra_geo.export.web_page.tables import PageTable, page_table
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.maps import REPRESENTATION
from sentra_geo.present.piece import Piece

# The narrowest in which no word of a chart is cut; letters of 12 pixels are 10 on a phone of 390.
_CHART_WIDTH = 430
# Charts with words beside each other in columns: on a phone they scroll.
_WIDE = {"sentra-ladder": 780}
_MOST_OPEN_ROWS = 12
_ELSEWHERE = frozenset({"zones", "villages", "verify", "combinations", "coverage-combinations"})


@dataclass(frozen=True)
class PageBlock:
    """One piece as the page shows it.

    Attributes:
        code: The piece's code.
        title: What it says.
        picture: The chart; empty for a table.
        note: What belongs below it.
        source: Its sources.
        is_sample: Whether made-up businesses are in it.
        table: Its numbers.
        is_open: Whether the table is shown without a click.
        is_wide: Whether the chart scrolls where there is too little room.
    """

    code: str
    title: str
    picture: Markup
    note: str
    source: str
    is_sample: bool
    table: PageTable
    is_open: bool
    is_wide: bool = False


def page_pieces(request: Request) -> dict[str, Piece]:
    """Every piece that the audience may see, by code."""
    every = catalogue(request.study, request.found, request.words)
    return {p.code: p for p in pieces_for(every, request.found, request.audience)}


def topic_blocks(pieces: Iterable[Piece], topic: str, request: Request) -> list[PageBlock]:
    """Charts and tables of one topic, without those that have a place of their own."""
    return [
        piece_block(piece, request)
        for piece in pieces
        if piece.topic == topic and not piece.metric and piece.code not in _ELSEWHERE
    ]


def piece_block(piece: Piece, request: Request, *, anchors: Iterable[str] = ()) -> PageBlock:
    """A chart or a table as the page shows it.

    Raises:
        ValueError: The piece is a map.
    """
    if piece.table is None:
        raise ValueError(piece.code)
    figure, words = piece.figure, request.words
    drawn = Markup()
    if figure is not None:
        drawn = picture(chart_svg(figure, _width(piece)), piece.title, piece.code)
    table = page_table(
        piece.table, piece.title, words, anchors=tuple(anchors), is_sorted=figure is None
    )
    return PageBlock(
        piece.code,
        piece.title,
        drawn,
        piece.note,
        colophon(request.study, request.found, words, *piece.layers).sources,
        holds_sample(piece, request.found),
        table,
        figure is None and len(table.rows) <= _MOST_OPEN_ROWS,
        piece.code in _WIDE,
    )


def _width(piece: Piece) -> int:
    return _WIDE.get(piece.code, _CHART_WIDTH)


def holds_sample(piece: Piece, found: Answer) -> bool:
    """Whether made-up businesses are in a piece."""
    if piece.metric == REPRESENTATION:
        return found.equity.uses_sample
    return uses_sample(found, *piece.layers)
