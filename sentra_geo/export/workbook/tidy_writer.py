"""A tidy table on its sheet: heading, notes, an Excel table with totals, and its chart beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from sentra_geo.export.cells import Cell, cell_values, plain_text
from sentra_geo.export.sheet_cells import LINE_PT, text_lines, write_cell, write_text
from sentra_geo.export.workbook.chart_writer import Place, native_chart
from sentra_geo.export.workbook.printing import fit_to_width, set_up_print
from sentra_geo.export.workbook.styles import MARK, Styles
from sentra_geo.export.workbook.tidy_sheets import TidySheet
from sentra_geo.present.tables import TEXT, Table
from sentra_geo.wording import N_, UNKNOWN, Wording

HEADER = 3
"""Row of the column titles, counted from 0: heading, note and the way back stand above."""

_NARROWEST, _WIDEST, _LONG_TEXT, _SAMPLED_ROWS = 9.0, 34.0, 60.0, 400
_PIXELS, _PLAIN = 7.3, 8.43  # of a letter; letters of a column that nothing was said of
_NOTE_WIDTH = 96
"""Least width of heading and note in letters."""

_TOTAL = N_("Jumlah")
_FIRST = 14.0  # room for the way back


def table_cells(table: Table, words: Wording) -> list[list[Cell]]:
    """The cells of a table, a list a column; what is not known is empty."""
    columns = [cell_values(table.frame.iloc[:, at], words) for at in range(table.frame.shape[1])]
    return [[None if cell == UNKNOWN else cell for cell in cells] for cells in columns]


def column_widths(names: Sequence[str], columns: Sequence[Sequence[Cell]]) -> list[float]:
    """Widths in letters that suit titles (which wrap) and contents."""
    return [_width(name, cells) for name, cells in zip(names, columns, strict=True)]


def _width(name: str, cells: Sequence[Cell]) -> float:
    texts = [cell for cell in cells[:_SAMPLED_ROWS] if isinstance(cell, str)]
    longest = max(map(len, texts), default=0)
    word = max((len(part) for part in name.split()), default=0) + 4  # and the filter's arrow
    widest = _LONG_TEXT if longest > 3 * _WIDEST else _WIDEST
    return float(np.clip(max(longest + 3, word, len(name) / 3 + 4), _NARROWEST, widest))


def write_tidy_sheet(
    page: Any, sheet: TidySheet, back: str, styles: Styles, words: Wording
) -> Place:
    """Write one tidy sheet.

    Args:
        page: The worksheet.
        sheet: What stands on it.
        back: Name of the sheet that lists all.
        styles: Formats.
        words: Language.

    Returns:
        Where its numbers stand.
    """
    names = [plain_text(str(name)) for name in sheet.table.frame.columns]
    columns = table_cells(sheet.table, words)
    widths = [
        sheet.widths.get(name, width)
        for name, width in zip(names, column_widths(names, columns), strict=True)
    ]
    widths[0] = max(widths[0], _FIRST)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    _write_head(page, sheet, widths, back, styles, words)
    _write_table(page, sheet, (names, columns, widths), styles, words)
    page.freeze_panes(HEADER + 1, 0)
    beside = sheet.drawing.width if sheet.drawing else 0
    set_up_print(page, sheet.heading, sheet.sources, words, is_sample=bool(sheet.sample))
    fit_to_width(page, _PIXELS * _span(widths, beside)[1])
    page.repeat_rows(HEADER)
    if sheet.sample:
        page.set_tab_color(MARK)
    places = {name: at for at, name in enumerate(names)}
    return Place(page.get_name(), HEADER, len(sheet.table.frame), places)


def _write_head(
    page: Any,
    sheet: TidySheet,
    widths: Sequence[float],
    back: str,
    styles: Styles,
    words: Wording,
) -> None:
    """Heading, note and link, as wide as the table or wider."""
    last, width = _span(widths, sheet.drawing.width if sheet.drawing else 0)
    note = " ".join(part for part in (sheet.note, sheet.sources) if part)
    lines = (
        (sheet.heading, styles.title(), 1.3),
        (note, styles.note(), 1.0),
    )
    for row, (text, style, size) in enumerate(lines):
        page.merge_range(row, 0, row, last, "", style)
        write_text(page, (row, 0), plain_text(text), style, words)
        page.set_row(row, LINE_PT * size * text_lines([text], [width / size]))
    page.write_url(2, 0, f"internal:'{back}'!A1", styles.link(), f"← {back}")
    if sheet.sample:
        style = styles.note(is_sample=True)
        page.merge_range(2, 1, 2, last, "", style)
        write_text(page, (2, 1), plain_text(sheet.sample), style, words)


def _span(widths: Sequence[float], beside: int) -> tuple[int, float]:
    """The last column that heading and note reach, and how wide they are, the chart beside too."""
    least = max(_NOTE_WIDTH, sum(widths) + beside / _PIXELS)
    total, last = float(sum(widths)), len(widths) - 1
    while total < least or last < 2:  # noqa: PLR2004 - the way back and the mark
        total, last = total + _PLAIN, last + 1
    return last, total


def _write_table(
    page: Any,
    sheet: TidySheet,
    content: tuple[list[str], list[list[Cell]], list[float]],
    styles: Styles,
    words: Wording,
) -> None:
    names, columns, widths = content
    kinds = [sheet.table.kinds.get(name, TEXT) for name in sheet.table.frame.columns]
    last = HEADER + len(sheet.table.frame) + (1 if sheet.totals else 0)
    options = {
        "name": f"tabel_{sheet.code.replace('-', '_')}",
        "style": "Table Style Light 1",
        "total_row": bool(sheet.totals),
        "columns": _columns(names, kinds, sheet, styles, words),
        "description": plain_text(sheet.heading)[:255],
    }
    page.add_table(HEADER, 0, last, len(names) - 1, options)
    page.set_row(HEADER, LINE_PT * text_lines(names, [width - 3 for width in widths]) + 6)
    for row, cells in enumerate(zip(*columns, strict=True), start=HEADER + 1):
        lines = text_lines([cell if isinstance(cell, str) else None for cell in cells], widths)
        if lines > 1:
            page.set_row(row, LINE_PT * lines)
        for at, cell in enumerate(cells):
            write_cell(page, (row, at), cell, styles.cell(cell, kinds[at]), words)
    if sheet.totals:
        _write_totals(page, last, sheet, kinds, styles, words)
    # Codes are texts on purpose, and totals leave nothing out: Excel need not warn of it.
    area = f"A1:XFD{last + 1}"
    page.ignore_errors({"number_stored_as_text": area, "two_digit_text_year": area})


def _columns(
    names: Sequence[str], kinds: Sequence[str], sheet: TidySheet, styles: Styles, words: Wording
) -> list[dict[str, Any]]:
    """Titles of the columns, and the totals below them, which follow the filter."""
    first, last = HEADER + 2, HEADER + 1 + len(sheet.table.frame)
    made = []
    for at, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        column: dict[str, Any] = {
            "header": name,
            "header_format": styles.header(right=kind != TEXT),
        }
        if name in sheet.totals:
            letter = _letter(at)
            column["total_function"] = f"SUBTOTAL(109,{letter}{first}:{letter}{last})"
            column["total_value"] = sheet.totals[name]
        elif at == 0 and sheet.totals:
            column["total_string"] = words.gettext(_TOTAL)
        made.append(column)
    return made


def _write_totals(
    page: Any,
    row: int,
    sheet: TidySheet,
    kinds: Sequence[str],
    styles: Styles,
    words: Wording,
) -> None:
    """The totals again with their format; the format of a table's column is that of new rows."""
    more = {"bold": True, "top": 1, "bottom": 0}
    first, last = HEADER + 2, HEADER + 1 + len(sheet.table.frame)
    for at, (name, kind) in enumerate(zip(sheet.table.frame.columns, kinds, strict=True)):
        if name in sheet.totals:
            letter, style = _letter(at), styles.cell(0, kind, **more)
            formula = f"=SUBTOTAL(109,{letter}{first}:{letter}{last})"
            page.write_formula(row, at, formula, style, sheet.totals[name])
        elif at == 0:
            page.write_string(row, 0, words.gettext(_TOTAL), styles.cell("", TEXT, **more))
        else:
            page.write_blank(row, at, None, styles.cell(None, TEXT, **more))


def _letter(at: int) -> str:
    return str(xl_col_to_name(at))


def add_chart(book: Any, page: Any, sheet: TidySheet, place: Place, words: Wording) -> None:
    """Put the chart of a sheet to the right of its table; ``place`` says where its numbers are."""
    if sheet.drawing is None:
        return
    chart = native_chart(book, sheet.drawing, place, [page.get_name(), 0, 0], words)
    text = plain_text(" ".join(part for part in (sheet.heading, sheet.note) if part))
    options = {"object_position": 2, "description": text, "x_offset": 16, "y_offset": 4}
    # Below the titles: what stands in their row is printed again on every page.
    page.insert_chart(HEADER + 1, sheet.table.frame.shape[1], chart, options)
