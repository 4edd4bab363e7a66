"""Pieces of the catalogue on pages of the report: where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sentra_geo.export.audience import pieces_for
from sentra_geo.export.report.blocks import TURNED, Block, is_wide, numbers, table_texts
from sentra_geo.export.report.pictures import picture
from sentra_geo.export.request import Request
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.piece import Piece
from sentra_geo.present.programme_tables import matrix_table
from sentra_geo.wording import N_

# Points of a line: the line shows them better than hundreds of rows do.
CURVES = frozenset({"curve", "lorenz", "programme-so-far"})
# So many figures a row that no page holds them: the workbook does.
_TOO_WIDE = frozenset({"programme-matrix", "programme-partners"})
_SHORT_ROWS, _FEW_COLUMNS = 15, 8
VERIFY, MATRIX = "verify", "programme-matrix"


def report_pieces(request: Request) -> tuple[Piece, ...]:
    """The pieces that the audience may see, of the topics that were asked for."""
    pieces = catalogue(request.study, request.found, request.words)
    seen = pieces_for(pieces, request.found, request.audience)
    return tuple(piece for piece in seen if request.wants(section_of(piece)))


def section_of(piece: Piece) -> str:
    """The section of the report that a piece stands in."""
    return VERIFY if piece.code == VERIFY else piece.topic


def in_appendix(piece: Piece) -> bool:
    """Whether its table stands at the end: a chart's numbers, and what is long or wide."""
    if piece.table is None or piece.code in CURVES | _TOO_WIDE:
        return False
    frame = piece.table.frame
    if piece.code in TURNED:
        return False
    too_large = len(frame) > _SHORT_ROWS or len(frame.columns) > _FEW_COLUMNS
    return piece.figure is not None or too_large


def piece_blocks(piece: Piece, request: Request) -> Iterator[Block]:
    """A piece in the running text: its picture, its table, or where its table is."""
    moved = in_appendix(piece)
    has_table = moved and request.wants("tables")
    is_drawn = bool(piece.figure or piece.metric)
    if piece.code == MATRIX:
        yield _matrix(piece, request)
    if is_drawn:
        yield picture(piece, request, has_table=has_table)
    if piece.table is None or piece.code in CURVES | _TOO_WIDE:
        return
    if not moved:
        yield piece_table(piece, request)
    elif has_table and not is_drawn:
        yield {"kind": "reference", "title": piece.title, "code": piece.code}


def _matrix(piece: Piece, request: Request) -> Block:
    """Whom each kind of programme reached, a row a kind, to be read."""
    words, figures = request.words, request.found.programmes.figures
    if figures is None:
        raise ValueError(piece.code)
    table = matrix_table((figures.whole, *figures.kinds), words)
    title = words.gettext("Terjangkau per 100 usaha menurut jenis program")
    return piece_table(replace(piece, figure=None, table=table, title=title), request)


def piece_table(piece: Piece, request: Request) -> Block:
    """A piece's table as a block; a chart's says that it holds the chart's numbers."""
    if piece.table is None:
        raise ValueError(piece.code)
    words, found = request.words, request.found
    title = piece.title
    if piece.figure is not None:
        title = words.gettext("Angka bagan: {title}", title=title)
    is_sample = uses_sample(found, *piece.layers)
    return numbers(
        piece.code,
        title,
        table_texts(piece.code, piece.table, words),
        note="" if piece.figure else piece.note,
        source=colophon(request.study, found, words, *piece.layers).sources,
        sample=words.gettext(SAMPLE) if is_sample else "",
    )


def appendix(pieces: Sequence[Piece], request: Request) -> list[Block]:
    """Long tables, each marked ``wide`` where it needs a page on its side."""
    return [
        {**piece_table(piece, request), "wide": piece.table is not None and is_wide(piece.table)}
        for piece in pieces
        if in_appendix(piece)
    ]


@dataclass(frozen=True)
class Group:
    """A heading within a chapter: its code, title (message id) and the pieces below it."""

    code: str
    title: str
    pieces: tuple[str, ...]


GROUPS: dict[str, tuple[Group, ...]] = {
    "coverage": (
        Group("radius", N_("Menurut radius"), ("curve", "distance")),
        Group(
            "places",
            N_("Menurut desa"),
            ("map-distance", "map-people", "map-businesses", "map-coverage", "villages"),
        ),
    ),
    "equity": (
        Group("villages", N_("Desa"), ("map-representation", "representation")),
        Group("inequality", N_("Ketimpangan antardesa"), ("lorenz", "theil", "concentration")),
        Group("rates", N_("Laju desa"), ("rates",)),
        Group("commodities", N_("Komoditas"), ("sentra-quotients", "business-quotients")),
        Group("ranking", N_("Paling tertinggal"), ("ranking",)),
    ),
    "sentra": (
        Group("reached", N_("Jangkauan"), ("commodity", "sentra")),
        Group(
            "progress",
            N_("Perjalanan sentra"),
            ("sentra-ladder", "sentra-stages", "sentra-evidence", "sentra-support"),
        ),
    ),
    "programmes": (
        Group("kinds", N_("Menurut jenis"), ("programme-matrix",)),
        Group("times", N_("Dari waktu ke waktu"), ("programme-so-far", "programme-months")),
        Group("partners", N_("Menurut mitra"), ("programme-partners", "programme-list")),
        Group("where", N_("Menurut tempat"), ("programme-districts", "programme-villages")),
        Group("plans", N_("Rencana"), ("programme-plans", "programme-to-reach")),
    ),
    "markets": (
        Group(
            "outlets",
            N_("Gerai"),
            (
                *("market-access", "map-outlets", "outlet-kinds", "outlet-shares", "outlets"),
                *("outlet-distances", "village-outlets", "tourist-sites"),
            ),
        ),
        Group("placed", N_("Penempatan produk"), ("placements", "sold-in", "placed-products")),
        Group("hotels", N_("Hitungan hotel"), ("hotel-deals", "hotels")),
        Group("downstream", N_("Jalan tiap sentra ke pembeli"), ("downstream",)),
    ),
    "sensitivity": (
        Group("choices", N_("Pilihan lain"), ("combinations", "coverage-combinations")),
        Group("positions", N_("Letak dan garis"), ("rule-band", "rules", "draws")),
    ),
}
_REST = Group("rest", "", ())


def grouped(topic: str, pieces: Sequence[Piece]) -> list[tuple[Group, tuple[Piece, ...]]]:
    """The pieces of a topic under their headings; a piece of no heading follows at the end."""
    held = {piece.code: piece for piece in pieces if section_of(piece) == topic}
    groups = [
        (group, tuple(held.pop(code) for code in group.pieces if code in held))
        for group in GROUPS.get(topic, ())
    ]
    return [*groups, (_REST, tuple(held.values()))]
