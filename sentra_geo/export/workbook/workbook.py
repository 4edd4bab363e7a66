"""Everything of the screen as one XLSX workbook, for people who count further."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from sentra_geo import __version__
from sentra_geo.export.archives import rewritten
from sentra_geo.export.cells import plain_text
from sentra_geo.export.request import Request
from sentra_geo.export.titles import sheet_titles
from sentra_geo.export.workbook import chart_numbers, summary
from sentra_geo.export.workbook.chart_numbers import write_numbers
from sentra_geo.export.workbook.dictionary import dictionary_sheet
from sentra_geo.export.workbook.documents import (
    METHOD_COLUMNS,
    SOURCE_COLUMNS,
    method_sheet,
    sources_sheet,
)
from sentra_geo.export.workbook.styles import FONT, Styles
from sentra_geo.export.workbook.summary_writer import write_summary
from sentra_geo.export.workbook.tidy_sheets import TOPICS, TidySheet, tidy_sheets
from sentra_geo.export.workbook.tidy_writer import add_chart, write_tidy_sheet
from sentra_geo.present.colophon import colophon
from sentra_geo.wording import N_

DICTIONARY, SOURCES, METHOD = "dictionary", "sources", "method"
SECTIONS: dict[str, str] = {
    **TOPICS,
    DICTIONARY: N_("Kamus data"),
    SOURCES: N_("Sumber"),
    METHOD: N_("Metode dan kolofon"),
}
"""What can be chosen; the first sheet, with verdict, question and colophon, is always there."""

_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 - XLSX wants one without a zone


def material_workbook(request: Request) -> bytes:
    """The workbook: a summary, a sheet a table, native charts, dictionary, sources and method.

    Args:
        request: Of which answer, for whom, in which language, which sections.

    Returns:
        An XLSX file; the same request always gives the same bytes. No row of a business is in it.
    """
    sheets = _all_sheets(request)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _options()) as book:
        book.set_properties(_properties(request))
        _write(book, sheets, request)
    return rewritten(buffer.getvalue())


def _options() -> dict[str, object]:
    """How XlsxWriter works; it writes into what it is given, so each workbook gets its own."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
    }


def _all_sheets(request: Request) -> list[TidySheet]:
    """All sheets but the first and the numbers of charts, in order."""
    tidy = tidy_sheets(request)
    made = list(tidy)
    if request.wants(DICTIONARY):
        made.append(dictionary_sheet(tidy, _other_columns(tidy, request), request))
    if request.wants(SOURCES):
        made.append(sources_sheet(request))
    if request.wants(METHOD):
        made.append(method_sheet(request))
    return made


def _other_columns(tidy: Sequence[TidySheet], request: Request) -> dict[str, list[tuple[str, str]]]:
    """Columns of the sheets that are no table of the screen, with what they mean."""
    _ = request.words.gettext
    zones = summary.zone_figures(request.found, request.words).frame
    about = _("Seperti di lembar “Zona” dan “Selisih”; tampil di sini untuk dibaca cepat.")
    others = {_(summary.TITLE): [(str(name), about) for name in zones.columns]}
    numbers = [
        (str(name), _(chart_numbers.ABOUT, sheet=sheet.title))
        for sheet in tidy
        if sheet.drawing and sheet.drawing.table
        for name in sheet.drawing.table.frame.columns
    ]
    if numbers:
        others[_(chart_numbers.TITLE)] = numbers
    for code, title, columns in (
        (SOURCES, SECTIONS[SOURCES], SOURCE_COLUMNS),
        (METHOD, SECTIONS[METHOD], METHOD_COLUMNS),
    ):
        if request.wants(code):
            others[_(title)] = [(_(name), _(text)) for name, text in columns.values()]
    return others


def _write(book: xlsxwriter.Workbook, sheets: Sequence[TidySheet], request: Request) -> None:
    words = request.words
    _ = words.gettext
    styles = Styles(book, words)
    has_charts = any(sheet.drawing and sheet.drawing.table for sheet in sheets)
    first, numbers = _(summary.TITLE), _(chart_numbers.TITLE)
    names = [first, *(sheet.title for sheet in sheets), *([numbers] if has_charts else [])]
    if names != sheet_titles(names, words):
        raise ValueError(f"names of sheets must be short and different: {names}")
    pages = {name: book.add_worksheet(name) for name in names}
    write_summary(pages[first], summary.summary(request), sheets, styles, words)
    own = {
        sheet.code: write_tidy_sheet(pages[sheet.title], sheet, first, styles, words)
        for sheet in sheets
    }
    apart = write_numbers(pages[numbers], sheets, first, styles, words) if has_charts else {}
    for sheet in sheets:
        place = apart.get(sheet.code, own[sheet.code])
        add_chart(book, pages[sheet.title], sheet, place, words)
    pages[first].activate()


def _properties(request: Request) -> dict[str, object]:
    """What the file says of itself to programs; no time, name or path."""
    said = colophon(request.study, request.found, request.words)
    about = {
        "title": request.words.gettext(summary.HEADING),
        "subject": said.question,
        "author": f"Sentra Geo {__version__}",
        "keywords": said.digest,
        "comments": "\n".join(said.lines),
    }
    return {**{name: plain_text(text) for name, text in about.items()}, "created": _CREATED}
