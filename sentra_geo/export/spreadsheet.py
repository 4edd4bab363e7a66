"""The one way in which a table leaves as XLSX or CSV: no formula, no lost value, same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

from sentra_geo.export.cells import Cell, cell_values, plain_text
from sentra_geo.export.sheet_cells import LINE_PT, text_lines, write_cell, write_text
from sentra_geo.export.titles import sheet_titles
from sentra_geo.layers.formula_guard import guarded
from sentra_geo.present.tables import COUNT, HUNDREDTHS, PROBABILITY, SHARE, TENTHS, TEXT
from sentra_geo.wording import N_, Wording

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""

MOST_COLUMNS = 16_384
_LISTS = N_("Daftar pilihan")
_CHOOSE = N_("Nilai ini tidak ada dalam daftar pilihan. Tetap pakai?")
# Written as Excel keeps them; it shows them with the separators of the reader's computer.
_FORMATS = {
    TEXT: "@",
    COUNT: "#,##0",
    TENTHS: "#,##0.0",
    HUNDREDTHS: "#,##0.00",
    SHARE: "0.0%",
    PROBABILITY: '[<0.001]"< 1/1000";[<0.1]0.000;0.00',  # never shown as 0
}
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 - XLSX wants one without a zone
_NARROWEST, _WIDEST, _SAMPLED_ROWS = 10, 48, 200
_A4 = 9
_INK, _PAPER, _ACCENT, _MUTED = "#1F2933", "#E4E8EC", "#0B4F7D", "#F4F1E6"


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table that leaves, and how it looks.

    Attributes:
        title: Its name, in the reader's language; what XLSX forbids is taken out.
        frame: Values, columns named in the reader's language; unknown is missing.
        kinds: Format of columns, by name: ``text``, ``count``, ``tenths``, ``hundredths``,
            ``share`` or ``probability``, as :class:`~sentra_geo.present.tables.Table` has them.
        widths: Widths of columns in characters; the others follow their content.
        notes: Notes that show when the pointer rests on a header.
        choices: Values to choose from in the empty rows below, by column.
        strong: Columns whose header stands out, such as those that must be filled in.
        examples: Number of rows at the top that are shown as examples.
        wrapped: Whether long texts go on in the next line.
    """

    title: str
    frame: pd.DataFrame
    kinds: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    strong: Collection[str] = ()
    examples: int = 0
    wrapped: bool = False


def workbook_bytes(
    sheets: Sequence[Sheet], words: Wording, properties: Mapping[str, str] | None = None
) -> bytes:
    """Tables as an XLSX workbook.

    Args:
        sheets: At least one table; one with too many rows for a sheet goes on in the next.
        words: Language of flags and of the mark at texts that are cut.
        properties: Of the document: ``title``, ``subject``, ``author``, ``comments``, ...

    Returns:
        The file; the same tables always give the same bytes.

    Raises:
        ValueError: A table has more columns than a sheet can hold.
    """
    buffer = io.BytesIO()
    # Rows go to disk as they are written, so that a million of them fit into memory.
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        about = {key: plain_text(value) for key, value in (properties or {}).items()}
        book.set_properties({**about, "created": _CREATED})
        parts = [part for sheet in sheets for part in _parts(sheet)]
        titles = sheet_titles([*(part.title for part in parts), words.gettext(_LISTS)], words)
        pages = [book.add_worksheet(title) for title in titles[:-1]]
        sources = _write_lists(book, parts, titles[-1])
        for page, part in zip(pages, parts, strict=True):
            _write_sheet(book, page, part, words)
            _add_choices(page, part, sources, words)
    return buffer.getvalue()


def csv_bytes(frame: pd.DataFrame, words: Wording) -> bytes:
    """A table as CSV that the reader's Excel opens with a double click: UTF-8 with a mark.

    Indonesian Excel wants semicolons and decimal commas, English Excel commas and points. Texts
    that would run as formulas get an apostrophe (:func:`~sentra_geo.layers.formula_guard.guarded`).

    Args:
        frame: Values, columns named in the reader's language; unknown is missing.
        words: Language.

    Returns:
        The file; the same table always gives the same bytes.
    """
    comma = words.language == "id"
    columns = [_csv_column(frame.iloc[:, i], words, comma=comma) for i in range(frame.shape[1])]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow([guarded(plain_text(str(name))) for name in frame.columns])
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode("utf-8-sig")


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """The table in pieces that fit into a sheet each."""
    if sheet.frame.shape[1] > MOST_COLUMNS:
        raise ValueError(f"{sheet.frame.shape[1]} columns, but a sheet holds {MOST_COLUMNS}")
    room = MOST_ROWS - 1
    for start in range(0, max(len(sheet.frame), 1), room):
        examples = sheet.examples if start == 0 else 0
        yield replace(sheet, frame=sheet.frame.iloc[start : start + room], examples=examples)


def _write_sheet(book: Any, page: Any, sheet: Sheet, words: Wording) -> None:
    columns = [cell_values(sheet.frame.iloc[:, i], words) for i in range(sheet.frame.shape[1])]
    names = [plain_text(str(name)) for name in sheet.frame.columns]
    widths = [
        sheet.widths.get(name, _width(name, cells))
        for name, cells in zip(names, columns, strict=True)
    ]
    _set_up(book, page, sheet, widths)
    for at, name in enumerate(names):
        write_text(page, (0, at), name, _header_format(book, strong=name in sheet.strong), words)
        if name in sheet.notes:
            size = {"x_scale": 2, "y_scale": 1 + len(sheet.notes[name]) / 120}
            page.write_comment(0, at, plain_text(sheet.notes[name]), size)
    muted = book.add_format({"bg_color": _MUTED, "italic": True, "valign": "top"})
    for row, cells in enumerate(zip(*columns, strict=True), start=1):
        style = muted if row <= sheet.examples else None
        if sheet.wrapped:
            page.set_row(row, LINE_PT * text_lines(cells, widths))
        for at, cell in enumerate(cells):
            write_cell(page, (row, at), cell, style, words)


def _set_up(book: Any, page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
    """Widths and formats, a header that stays in sight, a filter, pages that print whole."""
    for at, (name, width) in enumerate(zip(sheet.frame.columns, widths, strict=True)):
        style: dict[str, Any] = {"valign": "top", "text_wrap": sheet.wrapped}
        if name in sheet.kinds:
            style["num_format"] = _FORMATS[sheet.kinds[name]]
        page.set_column(at, at, width, book.add_format(style))
    page.set_comments_author("Sentra Geo")
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if widths:
        page.autofilter(0, 0, len(sheet.frame), len(widths) - 1)
        # Codes and coordinates are texts on purpose; Excel need not warn of it.
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})


def _width(name: str, cells: Sequence[Cell]) -> float:
    longest = max((len(str(cell)) for cell in cells[:_SAMPLED_ROWS] if cell is not None), default=0)
    return float(np.clip(max(longest, len(name) + 3) + 1, _NARROWEST, _WIDEST))


def _header_format(book: Any, *, strong: bool) -> Any:
    colours = {"bg_color": _ACCENT, "font_color": "#FFFFFF"} if strong else {"bg_color": _PAPER}
    style = {"bold": True, "font_color": _INK, "bottom": 1, "valign": "vcenter", "text_wrap": True}
    return book.add_format({**style, **colours, "num_format": "@"})


def _write_lists(book: Any, sheets: Sequence[Sheet], title: str) -> dict[tuple[str, ...], str]:
    """Put every list of choices on a hidden sheet; returns where each list stands.

    A list inside the validation itself could have only 255 characters and no comma.
    """
    lists = {tuple(values): "" for sheet in sheets for values in sheet.choices.values() if values}
    if not lists:
        return {}
    page = book.add_worksheet(title)
    page.hide()
    for at, values in enumerate(lists):
        column = xlsxwriter.utility.xl_col_to_name(at)
        lists[values] = (
            f"='{title.replace(chr(39), chr(39) * 2)}'!${column}$1:${column}${len(values)}"
        )
    for row in range(max(map(len, lists))):
        for at, values in enumerate(lists):
            if row < len(values):
                page.write_string(row, at, plain_text(values[row]))
    return lists


def _add_choices(
    page: Any, sheet: Sheet, sources: Mapping[tuple[str, ...], str], words: Wording
) -> None:
    for at, name in enumerate(sheet.frame.columns):
        if values := tuple(sheet.choices.get(name, ())):
            rule = {"validate": "list", "source": sources[values], "error_type": "warning"}
            rule["error_message"] = words.gettext(_CHOOSE)
            page.data_validation(1, at, MOST_ROWS - 1, at, rule)


def _csv_column(values: pd.Series[Any], words: Wording, *, comma: bool) -> list[str]:
    cells = cell_values(values, words)
    safe = {cell: guarded(cell) for cell in set(cells) if isinstance(cell, str)}
    return [
        "" if cell is None else safe[cell] if isinstance(cell, str) else _digits(cell, comma=comma)
        for cell in cells
    ]


def _digits(number: float, *, comma: bool) -> str:
    """A number in full, without an exponent or thousands separators."""
    text = repr(number)
    if "e" in text:
        text = np.format_float_positional(number, trim="-")
    return text.replace(".", ",") if comma else text
