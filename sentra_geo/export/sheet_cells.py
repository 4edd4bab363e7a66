"""Writing cells of a sheet: texts stay texts, whatever they look like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from sentra_geo.export.cells import Cell, cut_text
from sentra_geo.wording import Wording

LINE_PT = 15
"""Height of a line in points."""

# Letters in a line of one unit of width, words wrapped.
_FILLED = 1.05


def text_lines(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """Lines that the longest of some wrapped texts needs; not every program finds out itself."""
    return max(
        (
            sum(math.ceil(len(line) / (width * _FILLED)) or 1 for line in str(cell).splitlines())
            for cell, width in zip(cells, widths, strict=True)
            if cell is not None
        ),
        default=1,
    )


def write_text(page: Any, at: tuple[int, int], text: str, style: Any, words: Wording) -> None:
    """A text as a text, never as a formula, link or number, nor as XML of its own.

    Args:
        page: XlsxWriter's worksheet.
        at: Row and column, counted from 0.
        text: Any text without characters that XML forbids.
        style: XlsxWriter's format, or None.
        words: Language of the mark at a text that is cut.
    """
    # In XML a carriage return would come back as a line feed; Excel's line break is a line feed.
    whole = cut_text(text.replace("\r\n", "\n").replace("\r", "\n"), words)
    if whole.startswith("<r>") and whole.endswith("</r>"):
        # XlsxWriter takes such a text for XML that it made itself, unless it comes in runs.
        page.write_rich_string(*at, whole[:1], whole[1:3], whole[3:], *([style] if style else []))
    else:
        page.write_string(*at, whole, style)


def write_cell(page: Any, at: tuple[int, int], cell: Cell, style: Any, words: Wording) -> None:
    """A number, a text, or nothing where the value is unknown; arguments as for a text."""
    if cell is None:
        if style is not None:
            page.write_blank(*at, None, style)
    elif isinstance(cell, str):
        write_text(page, at, cell, style, words)
    else:
        page.write_number(*at, cell, style)
