"""Tables that PowerPoint can edit."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Cm

from sentra_geo.export.deck.drawing import describe, rgb, write_paragraph
from sentra_geo.export.deck.grids import INSET_Y
from sentra_geo.export.deck.markup import element, solid
from sentra_geo.export.deck.presentation import place
from sentra_geo.export.deck.slides import INK, RULE, Cell, Grid, Paragraph

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_THICK, _THIN = 15_875, 6_350


def add_table(slide: Slide, grid: Grid, language: str, name: str) -> None:
    """A table: its header is marked as one, cells that span are merged."""
    shapes: Any = slide.shapes
    frame: Any = shapes.add_table(len(grid.rows), len(grid.widths), 0, 0, 0, 0)
    place(frame, grid.box)
    frame.name = name
    describe(frame, grid.alt)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    for row, height in zip(table.rows, grid.heights, strict=True):
        row.height = Cm(height)
    for number, cells in enumerate(grid.rows):
        _write_row(table, grid, number, cells, language)


def _write_row(table: Any, grid: Grid, number: int, cells: tuple[Cell, ...], language: str) -> None:
    at = 0
    for cell in cells:
        held = table.cell(number, at)
        held.margin_left = held.margin_right = Cm(grid.inset)
        if cell.span > 1:
            held.merge(table.cell(number, at + cell.span - 1))
        is_header = number < grid.headers
        _write_cell(held, cell, grid.header_size if is_header else grid.size, language)
        for part in range(at, at + cell.span):
            _rule(table.cell(number, part), is_header=number == grid.headers - 1)
        at += cell.span


def _write_cell(held: Any, cell: Cell, size: float, language: str) -> None:
    held.margin_top = held.margin_bottom = Cm(INSET_Y)
    held.vertical_anchor = MSO_ANCHOR.MIDDLE if cell.fill else MSO_ANCHOR.TOP
    if cell.fill:
        held.fill.solid()
        held.fill.fore_color.rgb = rgb(cell.fill)
    paragraph = Paragraph(cell.text, size, bold=cell.bold, colour=cell.ink, align=cell.align)
    write_paragraph(held.text_frame.paragraphs[0], paragraph, language)


def _rule(held: Any, *, is_header: bool) -> None:
    """A line below a cell: the only one a table needs."""
    properties = held._tc.get_or_add_tcPr()
    line = element("a:lnB", w=str(_THICK if is_header else _THIN))
    solid(line, INK if is_header else RULE)
    properties.insert(0, line)
