"""Slides as pictures, fast: the same model, set by Typst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import singledispatch
from typing import Any

from sentra_geo.export.deck.fitting import BULLET_INDENT, lines_of
from sentra_geo.export.deck.frame import FOOTER, FOOTER_RULE, NUMBER
from sentra_geo.export.deck.grids import INSET_Y
from sentra_geo.export.deck.slides import (
    CAPTION,
    HEIGHT,
    MUTED,
    RULE,
    WIDTH,
    Bar,
    Block,
    Box,
    Chart,
    Grid,
    Paragraph,
    Picture,
    Slide,
    TextBlock,
)
from sentra_geo.export.deck.writing import sample_badge
from sentra_geo.export.pictures.charts import chart_svg
from sentra_geo.export.typesetting.typesetter import typeset

_PPI = 72
_PIXELS_PER_CM = 30


def slide_pngs(slides: Sequence[Slide], language: str) -> list[bytes]:
    """A PNG of each slide, 960 × 540 pixels."""
    content = {
        "size": [WIDTH, HEIGHT],
        "language": language,
        "slides": [_slide(slide, number) for number, slide in enumerate(slides, 1)],
    }
    return typeset("deck", content, "png", _PPI)


def _slide(slide: Slide, number: int) -> list[dict[str, Any]]:
    title = Paragraph(slide.title, slide.title_size, bold=True)
    footer = Paragraph(slide.footer, CAPTION, colour=MUTED)
    shown = Paragraph(str(number), 12.0, colour=MUTED, align="right")
    blocks: list[Block] = [
        TextBlock(slide.title_box, (title,)),
        *([sample_badge(slide.sample)] if slide.sample else []),
        *slide.blocks,
        Bar(FOOTER_RULE, RULE),
        TextBlock(FOOTER, (footer,)),
        TextBlock(NUMBER, (shown,)),
    ]
    return [block_values(block) for block in blocks]


def _box(box: Box) -> list[float]:
    return [box.left, box.top, box.width, box.height]


def _broken(paragraph: Paragraph, width: float) -> dict[str, Any]:
    """A paragraph in the lines that were measured: Typst divides no word that is too long."""
    room = width - (BULLET_INDENT if paragraph.is_bullet else 0)
    lines = lines_of(paragraph.text, paragraph.size, room, bold=paragraph.bold)
    return {**asdict(paragraph), "text": "\n".join(lines)}


def _row(grid: Grid, number: int) -> list[dict[str, Any]]:
    size = grid.header_size if number < grid.headers else grid.size
    cells, at = [], 0
    for cell in grid.rows[number]:
        room = sum(grid.widths[at : at + cell.span]) - 2 * grid.inset
        lines = lines_of(cell.text, size, room, bold=cell.bold)
        cells.append({**asdict(cell), "text": "\n".join(lines)})
        at += cell.span
    return cells


@singledispatch
def block_values(block: Block) -> dict[str, Any]:
    """A block as ``deck.typ`` takes it."""
    raise TypeError(type(block).__name__)


@block_values.register
def _(block: TextBlock) -> dict[str, Any]:
    return {
        "kind": "text",
        "box": _box(block.box),
        "fill": block.fill,
        "anchor": block.anchor,
        "inset": block.inset,
        "paragraphs": [_broken(p, block.box.width - 2 * block.inset) for p in block.paragraphs],
    }


@block_values.register
def _(block: Bar) -> dict[str, Any]:
    return {"kind": "bar", "box": _box(block.box), "fill": block.colour}


@block_values.register
def _(block: Picture) -> dict[str, Any]:
    return {"kind": "picture", "box": _box(block.box), "picture": block.svg}


@block_values.register
def _(block: Chart) -> dict[str, Any]:
    if block.figure is None:
        raise ValueError("a chart of the deck has its figure")
    # The frame of the plot takes some room of its own.
    wide, high = block.box.width - 3.5, block.box.height - 3.5
    svg = chart_svg(block.figure, round(wide * _PIXELS_PER_CM), round(high * _PIXELS_PER_CM))
    return {"kind": "picture", "box": _box(block.box), "picture": svg}


@block_values.register
def _(block: Grid) -> dict[str, Any]:
    return {
        "kind": "table",
        "box": _box(block.box),
        "widths": list(block.widths),
        "heights": list(block.heights),
        "inset": [block.inset, INSET_Y],
        "headers": block.headers,
        "size": block.size,
        "header_size": block.header_size,
        "rows": [_row(block, number) for number in range(len(block.rows))],
    }
