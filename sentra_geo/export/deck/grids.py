"""Tables that fit: as many rows as there is room for, at a size that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sentra_geo.export.deck.fitting import (
    CM_PER_POINT,
    LINE,
    WIDER,
    WIDER_BOLD,
    clean,
    lines_of,
    shortened,
    unbroken_width,
    width_of,
)
from sentra_geo.export.deck.slides import BODY, Block, Box, Cell, Grid, Paragraph, TextBlock

INSET_X, INSET_Y = 0.18, 0.12
"""Room between the edge of a cell and its text, in centimetres."""
HEADER_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_SIZES = (16.0, 15.0, 14.0)
_REST = 0.9


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, its width in proportion to the others, its side, its lines."""

    name: str
    width: float
    is_number: bool = False
    most_lines: int = 4


def fitted_grid(
    box: Box, columns: Sequence[Column], rows: Sequence[Sequence[str]], alt: str, size: float = 16.0
) -> tuple[Grid, int]:
    """A table with a header and as many rows as fit, in wider fonts too.

    Args:
        box: The room for it.
        columns: The columns.
        rows: Texts of each row.
        alt: Alternative text.
        size: Of the text in points; headers are smaller.

    Returns:
        The table, and how many rows stand in it.
    """
    whole = sum(column.width for column in columns)
    widths = tuple(box.width * column.width / whole for column in columns)
    small = _header_size(columns, widths, size)
    header = tuple(
        _cell(c.name, c, w, small, bold=True) for c, w in zip(columns, widths, strict=True)
    )
    held, heights = [header], [row_height(header, widths, small)]
    for row in rows:
        cells = tuple(
            _cell(text, column, width, size)
            for text, column, width in zip(row, columns, widths, strict=True)
        )
        height = row_height(cells, widths, size)
        if sum(heights) + height > box.height:
            break
        held.append(cells)
        heights.append(height)
    place = Box(box.left, box.top, box.width, sum(heights))
    return Grid(place, widths, tuple(heights), tuple(held), size, alt, 1, small), len(held) - 1


def whole_grid(
    box: Box, columns: Sequence[Column], rows: Sequence[Sequence[str]], alt: str
) -> tuple[Grid, int]:
    """Like :func:`fitted_grid`, at the largest size at which all rows fit, or at the smallest."""
    for size in _SIZES:
        grid, count = fitted_grid(box, columns, rows, alt, size)
        if count == len(rows):
            break
    return grid, count


def listed(
    box: Box,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    alt: str,
    rest: Callable[[int], str],
) -> list[list[Block]]:
    """A table of all rows, if need be a little smaller or over two slides.

    Args:
        box: The room on a slide.
        columns: The columns.
        rows: Texts of each row.
        alt: Alternative text.
        rest: What to say of so many rows that do not fit there either.

    Returns:
        The blocks of each slide.
    """
    grid, count = whole_grid(box, columns, rows, alt)
    if count == len(rows):
        return [[grid]]
    half = (len(rows) + 1) // 2
    one, first = fitted_grid(box, columns, rows[:half], alt)
    two, second = fitted_grid(box, columns, rows[half:], alt)
    if first + second == len(rows):
        return [[one], [two]]
    full, count = fitted_grid(box, columns, rows, alt)
    return [[full], _last_page(box, columns, rows[count:], alt, rest)]


def _last_page(
    box: Box,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    alt: str,
    rest: Callable[[int], str],
) -> list[Block]:
    """The rows that fit; where some do not, a line says how many others there are."""
    grid, count = fitted_grid(box, columns, rows, alt)
    if count == len(rows):
        return [grid]
    room = Box(box.left, box.top, box.width, box.height - _REST)
    grid, count = fitted_grid(room, columns, rows, alt)
    line = Paragraph(rest(len(rows) - count), BODY, bold=True)
    place = Box(box.left, grid.box.bottom + 0.15, box.width, _REST - 0.15)
    return [grid, TextBlock(place, (line,))]


def width_for(texts: Iterable[str], size: float = BODY) -> float:
    """Width in centimetres of a column in which each of some short texts takes one line."""
    return max(width_of(clean(text), size, wide=True) for text in texts) + 2 * INSET_X


def _header_size(columns: Sequence[Column], widths: Sequence[float], size: float) -> float:
    """The largest size at which no word of a header is broken."""
    for tried in HEADER_SIZES:
        if tried < size and all(
            unbroken_width(clean(column.name), tried, bold=True) <= width - 2 * INSET_X
            for column, width in zip(columns, widths, strict=True)
        ):
            return tried
    return HEADER_SIZES[-1]


def _cell(text: str, column: Column, width: float, size: float, *, bold: bool = False) -> Cell:
    room = (width - 2 * INSET_X) / (WIDER_BOLD if bold else WIDER)
    cut = shortened(clean(text), size, room, column.most_lines, bold=bold)
    return Cell(cut, bold=bold, align="right" if column.is_number else "left")


def row_height(
    cells: Sequence[Cell], widths: Sequence[float], size: float, inset: float = INSET_X
) -> float:
    """Height in centimetres that a row's texts take; cells that span take several widths."""
    most, place = 1, 0
    for cell in cells:
        room = sum(widths[place : place + cell.span]) - 2 * inset
        most = max(most, len(lines_of(cell.text, size, room, bold=cell.bold, wide=True)))
        place += cell.span
    return most * size * LINE * CM_PER_POINT + 2 * INSET_Y
