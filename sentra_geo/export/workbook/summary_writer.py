"""Writes the first sheet, which is read rather than filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sentra_geo.export.cells import cell_values, plain_text
from sentra_geo.export.sheet_cells import LINE_PT, text_lines, write_cell, write_text
from sentra_geo.export.workbook.printing import fit_to_width, set_up_print
from sentra_geo.export.workbook.styles import ACCENT, MARK, MUTED, Styles
from sentra_geo.export.workbook.summary import Summary
from sentra_geo.export.workbook.tidy_sheets import TidySheet
from sentra_geo.present.palette import STATE_COLOUR, STATE_INK
from sentra_geo.present.tables import TEXT
from sentra_geo.wording import Wording

WIDTHS = (34.0, 22.0, 22.0, 24.0, 20.0, 16.0, 16.0)
_LAST = len(WIDTHS) - 1
_WHOLE = sum(WIDTHS)
_BIG = 1.5


class SummaryPage:
    """The sheet while it is written, row by row."""

    def __init__(self, page: Any, styles: Styles, words: Wording) -> None:
        """``page`` is XlsxWriter's worksheet, empty."""
        self._page, self._styles, self._words, self._row = page, styles, words, 0
        for at, width in enumerate(WIDTHS):
            page.set_column(at, at, width)

    def line(self, text: str, style: Any, size: float = 1.0) -> None:
        """A text over the whole width."""
        self._span(text, 0, style, _WHOLE / size, size)
        self._row += 1

    def fact(self, name: str, text: str) -> None:
        """A name and what it is, over the rest of the width."""
        bold = self._styles.text(bold=True)
        write_text(self._page, (self._row, 0), plain_text(name), bold, self._words)
        self._span(text, 1, self._styles.text(), _WHOLE - WIDTHS[0])
        lines = text_lines([name, text], [WIDTHS[0], _WHOLE - WIDTHS[0]])
        self._page.set_row(self._row, LINE_PT * lines)
        self._row += 1

    def section(self, title: str) -> None:
        """An empty row and a heading."""
        self._row += 1
        style = self._styles.text(bold=True, font_size=12, font_color=ACCENT, bottom=1)
        self.line(title, style, 1.2)

    def header(self, names: Sequence[str], *, right: bool) -> None:
        """Titles of columns."""
        for at, name in enumerate(names):
            style = self._styles.header(right=right and at > 0)
            write_text(self._page, (self._row, at), plain_text(name), style, self._words)
        self._page.set_row(self._row, LINE_PT * text_lines(names, WIDTHS[: len(names)]) + 4)
        self._row += 1

    def link(self, sheet: str, cells: Sequence[str]) -> None:
        """A row that leads to a sheet."""
        self._page.write_url(self._row, 0, f"internal:'{sheet}'!A1", self._styles.link(), sheet)
        widths = (_WHOLE - sum(WIDTHS[:1]) - sum(WIDTHS[-2:]), sum(WIDTHS[-2:]))
        for text, (first, last) in zip(cells, ((1, _LAST - 2), (_LAST - 1, _LAST)), strict=True):
            style = self._styles.text()
            self._page.merge_range(self._row, first, self._row, last, "", style)
            write_text(self._page, (self._row, first), plain_text(text), style, self._words)
        self._page.set_row(self._row, LINE_PT * text_lines(cells, widths))
        self._row += 1

    def table(self, summary: Summary) -> None:
        """The figures of the zones."""
        frame, kinds = summary.zones.frame, summary.zones.kinds
        self.header([str(name) for name in frame.columns], right=True)
        columns = [cell_values(frame.iloc[:, at], self._words) for at in range(frame.shape[1])]
        for cells in zip(*columns, strict=True):
            for at, (name, cell) in enumerate(zip(frame.columns, cells, strict=True)):
                style = self._styles.cell(cell, kinds.get(name, TEXT))
                write_cell(self._page, (self._row, at), cell, style, self._words)
            self._row += 1

    def _span(self, text: str, first: int, style: Any, width: float, size: float = 1.0) -> None:
        self._page.merge_range(self._row, first, self._row, _LAST, "", style)
        write_text(self._page, (self._row, first), plain_text(text), style, self._words)
        self._page.set_row(self._row, LINE_PT * size * text_lines([text], [width]))


def write_summary(
    page: Any, summary: Summary, sheets: Sequence[TidySheet], styles: Styles, words: Wording
) -> None:
    """Write the first sheet.

    Args:
        page: XlsxWriter's worksheet, empty.
        summary: What it says.
        sheets: The other sheets, with their names.
        styles: Formats.
        words: Language.
    """
    _ = words.gettext
    made = SummaryPage(page, styles, words)
    made.line(summary.heading, styles.text(bold=True, font_size=18, font_color=ACCENT), 1.8)
    if summary.sample:
        made.line(summary.sample, styles.note(is_sample=True))
    shown, state = summary.state
    colours = {"bg_color": STATE_COLOUR[state], "font_color": STATE_INK[state]}
    made.line(shown, styles.text(bold=True, font_size=14, quote_prefix=True, **colours), _BIG)
    for at, sentence in enumerate(summary.sentences):
        made.line(sentence, styles.text(font_size=12 if at == 0 else 10), 1.25 if at == 0 else 1)
    made.section(_("Angka menurut zona"))
    made.table(summary)
    made.section(_("Pilihan dan saringan"))
    for name, value in summary.question:
        made.fact(name, value)
    made.section(_("Data dan perangkat lunak"))
    for name, value in summary.colophon:
        made.fact(name, value)
    _list_sheets(made, sheets, words)
    made.line(_("Klik nama lembar untuk membukanya."), styles.text(font_color=MUTED, italic=True))
    set_up_print(page, summary.heading, "", words, is_sample=bool(summary.sample))
    fit_to_width(page, float("inf"))
    if summary.sample:
        page.set_tab_color(MARK)


def _list_sheets(made: SummaryPage, sheets: Sequence[TidySheet], words: Wording) -> None:
    _ = words.gettext
    made.section(_("Lembar di buku kerja ini"))
    for sheet in sheets:
        parts = [_("tabel")] if sheet.drawing is None else [_("tabel dan grafik")]
        if sheet.sample:
            parts.append(_("DATA CONTOH"))
        made.link(sheet.title, (sheet.heading, ", ".join(parts)))
