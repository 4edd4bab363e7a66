"""The sheet of numbers that charts are drawn from, where they are arranged unlike the tables.

A chart wants a column a zone and the lengths of its intervals. They stand apart, so that sorting
or filtering a table never mixes up a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sentra_geo.export.cells import cell_values, plain_text
from sentra_geo.export.sheet_cells import write_cell, write_text
from sentra_geo.export.workbook.chart_writer import Place
from sentra_geo.export.workbook.printing import fit_to_width, set_up_print
from sentra_geo.export.workbook.styles import MARK, Styles
from sentra_geo.export.workbook.tidy_sheets import TidySheet
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.tables import TEXT, Table
from sentra_geo.wording import N_, Wording

TITLE = N_("Angka grafik")
HEADING = N_("Angka grafik: angka yang digambar, disusun menurut grafik")
ABOUT = N_(
    "Angka yang digambar di grafik lembar “{sheet}”, dari tabel di lembar itu; bila bertulisan "
    "“sampai batas”, panjang interval dari angkanya."
)
_FIRST, _WIDE = 40, 18


def write_numbers(
    page: Any, sheets: Sequence[TidySheet], back: str, styles: Styles, words: Wording
) -> dict[str, Place]:
    """Write the numbers of every chart below each other; returns where, by code of the sheet."""
    _ = words.gettext
    drawn = [sheet for sheet in sheets if sheet.drawing is not None]
    page.set_column(0, 0, _FIRST)
    page.set_column(1, _most_columns(drawn), _WIDE)
    write_text(page, (0, 0), _(HEADING), styles.of(bold=True, font_size=14), words)
    note = _("Jangan urutkan atau hapus angka di lembar ini; grafik memakainya.")
    write_text(page, (1, 0), note, styles.of(), words)
    page.write_url(2, 0, f"internal:'{back}'!A1", styles.link(), f"← {back}")
    places, row = {}, 4
    for sheet in drawn:
        table = sheet.drawing.table if sheet.drawing else None
        if table is None:
            continue
        places[sheet.code] = _write_block(page, row, sheet, table, styles, words)
        row += len(table.frame) + 3
    is_sample = any(bool(sheet.sample) for sheet in drawn)
    set_up_print(page, _(HEADING), "", words, is_sample=is_sample)
    fit_to_width(page, float("inf"))
    page.freeze_panes(3, 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if is_sample:
        page.set_tab_color(MARK)
    return places


def _most_columns(drawn: Sequence[TidySheet]) -> int:
    tables = [sheet.drawing.table for sheet in drawn if sheet.drawing and sheet.drawing.table]
    return max((table.frame.shape[1] for table in tables), default=2)


def _write_block(
    page: Any, row: int, sheet: TidySheet, table: Table, styles: Styles, words: Wording
) -> Place:
    mark = f" – {words.gettext(SAMPLE)}" if sheet.sample else ""
    colour = {"font_color": MARK} if sheet.sample else {}
    write_text(page, (row, 0), f"{sheet.title}{mark}", styles.of(bold=True, **colour), words)
    names = [plain_text(str(name)) for name in table.frame.columns]
    for at, name in enumerate(names):
        kind = table.kinds.get(table.frame.columns[at], TEXT)
        write_text(page, (row + 1, at), name, styles.header(right=kind != TEXT), words)
        cells = cell_values(table.frame.iloc[:, at], words)
        for down, cell in enumerate(cells, start=row + 2):
            # A blank with a format would be kept as 0 in the chart's own copy of its numbers.
            style = None if cell is None else styles.cell(cell, kind, text_wrap=False)
            write_cell(page, (down, at), cell, style, words)
    page.set_row(row + 1, 42)
    columns = {name: at for at, name in enumerate(names)}
    return Place(page.get_name(), row + 1, len(table.frame), columns)
