"""One chart, map or table as a file of its own: a slide, a sheet of paper, a drawing."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.archives import zip_bytes
from sentra_geo.export.picture_facts import png_with_facts, svg_with_facts
from sentra_geo.export.pictures.charts import fitted_chart
from sentra_geo.export.pictures.maps import map_svg
from sentra_geo.export.piece_forms import (
    MOST_ROWS,
    PDF,
    SHEET_FORMS,
    SLIDE_PNG,
    SVG,
    form_ending,
    is_table,
    row_count,
)
from sentra_geo.export.request import Request
from sentra_geo.export.sheet_layout import LANDSCAPE, PORTRAIT, SLIDE, Paper
from sentra_geo.export.typesetting.typesetter import typeset
from sentra_geo.export.typesetting.values import table_values
from sentra_geo.present.colophon import Colophon, colophon
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.piece import Piece

_MANY_COLUMNS = 7
# Letters of a table in points: on paper, and on a slide.
_TABLE_SIZES, _LARGE_SIZES = (8.0, 7.3), (12.0, 10.5, 9.0)
_Content = dict[str, Any]


def sheet_file(piece: Piece, form: str, request: Request, *, points: bool = False) -> bytes:
    """A piece with title, sample mark, note and colophon.

    A chart or map fills a page of 16:9 (``slide_png`` of 1920 × 1080 pixels, ``svg``) or of A4
    (``print_png`` of 300 dots per inch, ``pdf``). A table flows over pages of A4 in a PDF; a
    picture of it is one page, as tall as it needs.

    Args:
        piece: The piece, as the audience may see it.
        form: A key of :data:`~sentra_geo.export.piece_forms.SHEET_FORMS`.
        request: The order: study, answer and language.
        points: Whether a map shows the businesses too.

    Returns:
        The file; the same piece of the same answer always gives the same bytes.

    Raises:
        ValueError: The piece has neither rows nor a map, or the form is unknown.
    """
    if form not in SHEET_FORMS:
        raise ValueError(f"no form of a sheet: {form!r}")
    if not piece.metric and not row_count(piece):
        raise ValueError(f"nothing to draw: {piece.code}")
    told = colophon(request.study, request.found, request.words, *piece.layers)
    paper = SLIDE if form in {SLIDE_PNG, SVG} else LANDSCAPE
    content = _content(piece, paper, told, request)
    kind: Any = form.removeprefix("slide_").removeprefix("print_")
    if is_table(piece):
        pages = _table_pages(piece, kind, paper, content, request)
    else:
        content["picture"] = _picture(piece, paper, told, request, points=points)
        pages = typeset("sheet", content, kind, paper.ppi)
    files = [_told(page, kind, piece, told, paper) for page in pages]
    if form_ending(piece, form) == "zip":
        return zip_bytes({f"{number:02}.{kind}": page for number, page in enumerate(files, 1)})
    return files[0]


def _content(piece: Piece, paper: Paper, told: Colophon, request: Request) -> _Content:
    return {
        "size": [paper.width, paper.height],
        "margin": paper.margin,
        "text_size": paper.text,
        "title_size": paper.title_text(piece.title),
        "colophon_size": paper.colophon_text,
        "table_size": paper.text,
        "language": request.words.language,
        "title": piece.title,
        "sample": told.sample,
        "mark": request.words.gettext(SAMPLE) if told.sample else "",
        "picture": None,
        "alt": _alt(piece),
        "table": None,
        "note": piece.note,
        "colophon": _said_below(told),
    }


def _alt(piece: Piece) -> str:
    return f"{piece.title}. {piece.note}".strip()


def _said_below(told: Colophon) -> list[str]:
    """All but the sample line, which stands above."""
    return [line for line in told.lines if line != told.sample]


def _picture(piece: Piece, paper: Paper, told: Colophon, request: Request, *, points: bool) -> str:
    below = _said_below(told)
    height = paper.picture_room(piece.title, piece.note, below, badge=bool(told.sample))
    if piece.figure is not None:
        return fitted_chart(piece.figure, paper.room, height, most_text=paper.chart_text)
    size = round(paper.map_pixels * paper.room / height), paper.map_pixels
    study, found, words = request.study, request.found, request.words
    return map_svg(study, found, words, piece.metric, *size, points=points)


def _table_pages(
    piece: Piece, kind: Any, paper: Paper, content: _Content, request: Request
) -> list[bytes]:
    assert piece.table is not None  # noqa: S101 - what is no chart and no map is a table
    content = content | {"table": table_values(piece.table, request.words)}
    if kind == PDF:
        return typeset("sheet", _on_paper(content), kind)
    large = [content | {"table_size": size} for size in _LARGE_SIZES]
    fitting = [one for one in large if _pages(one) == 1]
    if fitting:
        content = fitting[0]
    elif row_count(piece) <= MOST_ROWS:
        content["size"] = [paper.width, None]
    return typeset("sheet", content, kind, paper.ppi)


def _on_paper(content: _Content) -> _Content:
    """The table on A4, upright if it is narrow; smaller letters where they save a page."""
    narrow = len(content["table"]["columns"]) <= _MANY_COLUMNS
    paper = PORTRAIT if narrow else LANDSCAPE
    made = [
        content | {"size": [paper.width, paper.height], "table_size": size} for size in _TABLE_SIZES
    ]
    return min(made, key=_pages)


def _pages(content: _Content) -> int:
    return len(typeset("sheet", content, "svg"))


def _told(page: bytes, kind: str, piece: Piece, told: Colophon, paper: Paper) -> bytes:
    """A page that says in its file what it says below the picture."""
    said = [_alt(piece), *told.lines, told.digest]
    if kind == "png":
        facts = {"Title": piece.title, "Description": "\n".join(said), "Software": told.software}
        return png_with_facts(page, facts, paper.ppi)
    return svg_with_facts(page, piece.title, said) if kind == SVG else page
