"""As which files one chart, map or table can be taken away."""

from __future__ import annotations

from sentra_geo.present.piece import Piece
from sentra_geo.wording import N_

SLIDE_PNG, PRINT_PNG, SVG, PDF, CSV, XLSX = "slide_png", "print_png", "svg", "pdf", "csv", "xlsx"
SHEET_FORMS = {
    SLIDE_PNG: N_("PNG untuk paparan"),
    PRINT_PNG: N_("PNG untuk cetak (A4)"),
    SVG: N_("SVG (tetap tajam bila diperbesar)"),
    PDF: N_("PDF (A4)"),
}
TABLE_FORMS = {
    CSV: N_("CSV (angka)"),
    XLSX: N_("XLSX (angka, Excel)"),
}
MOST_ROWS = 60
"""Rows of a table that a picture shows on one tall page; more make a ZIP of pages."""


def forms_of(piece: Piece) -> dict[str, str]:
    """Forms of a piece and their names; none where it has nothing to show, such as no rows."""
    if piece.metric:
        return SHEET_FORMS
    return SHEET_FORMS | TABLE_FORMS if row_count(piece) else {}


def form_ending(piece: Piece, form: str) -> str:
    """Ending of a file's name: ``png``, ``svg``, ``pdf``, ``csv``, ``xlsx``, or ``zip``."""
    if form in {SLIDE_PNG, PRINT_PNG, SVG} and is_table(piece) and row_count(piece) > MOST_ROWS:
        return "zip"
    return form.removeprefix("slide_").removeprefix("print_")


def is_table(piece: Piece) -> bool:
    """Whether it is a table alone: no chart, no map."""
    return piece.figure is None and not piece.metric


def row_count(piece: Piece) -> int:
    """Rows of its table; 0 for a map."""
    return 0 if piece.table is None else len(piece.table.frame)
