"""How a sheet prints: across, one page wide, with title, source, mark and page number."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.cells import plain_text
from sentra_geo.present.labels import SAMPLE
from sentra_geo.wording import Wording

_A4 = 9
# Of the 255 units that a header may have with all its parts, so many fit beside the others.
_TITLE_UNITS, _SOURCE_UNITS = 105, 150
_PAGE_PIXELS, _NARROW_SCALE = 1150, 85
_APART = {"scale_with_doc": False}


def set_up_print(
    page: Any, title: str, source: str, words: Wording, *, is_sample: bool = False
) -> None:
    """Paper, header and footer of a sheet.

    Args:
        page: XlsxWriter's worksheet.
        title: What it shows.
        source: Where it comes from.
        words: Language.
        is_sample: Whether the sample mark is printed.
    """
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    page.hide_gridlines(2)
    mark = words.gettext(SAMPLE) if is_sample else "Sentra Geo"
    page.set_header(f"&L{header_text(title, _TITLE_UNITS)}&R&B{mark}", _APART)
    number = words.gettext("Halaman {page} dari {pages}", page="&P", pages="&N")
    # The space keeps a digit at the beginning from being read as part of the size.
    page.set_footer(f"&L&8 {header_text(source, _SOURCE_UNITS)}&R&8 {number}", _APART)


def fit_to_width(page: Any, pixels: float) -> None:
    """One page wide; what is narrower anyway is not left to LibreOffice, which would blow it up."""
    if pixels > _PAGE_PIXELS:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(_NARROW_SCALE)


def header_text(text: str, most: int) -> str:
    """A text for a header, where ``&`` begins a command; cut with a mark when it is too long.

    Args:
        text: Any text.
        most: How many UTF-16 units it may have.

    Example:
        >>> header_text("A & B", 9), header_text("Penajam", 4)
        ('A && B', 'Pen…')
    """
    whole = " ".join(plain_text(text).split())
    kept = whole
    while _units(kept) > most:
        kept = kept[:-1]
    return (kept if kept == whole else kept[:-1].rstrip() + "…").replace("&", "&&")


def _units(text: str) -> int:
    """Length as XLSX counts it, with both signs of an ampersand."""
    return len(text.replace("&", "&&").encode("utf-16-le")) // 2
