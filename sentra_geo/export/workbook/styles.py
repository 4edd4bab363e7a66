"""How cells of the workbook look: one format a kind, in the number format of the language."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.cells import Cell
from sentra_geo.present.tables import COUNT, HUNDREDTHS, PROBABILITY, SHARE, TENTHS, TEXT
from sentra_geo.wording import Wording

INK, PAPER, ACCENT, HAIR, MUTED, MARK = (
    "#1F2933",
    "#E4E8EC",
    "#0B4F7D",
    "#C9D1D8",
    "#52606D",
    "#A33A00",
)
FONT = "Arial"
DEGREES = "degrees"
"""Format of longitudes and latitudes."""

# Indonesian separators wherever LibreOffice runs; Excel takes those of the computer's region.
_LOCALE = {"id": "[$-421]", "en": ""}
_SHARES = {"id": "0.0\\ %", "en": "0.0%"}
_FORMATS = {COUNT: "#,##0", TENTHS: "#,##0.0", HUNDREDTHS: "#,##0.00", DEGREES: "0.00000"}
# With an apostrophe before it, editing the cell does not make a formula of its text either.
_QUOTED = tuple("=+-@＝＋－＠\t\r\n'")


def number_format(kind: str, words: Wording) -> str:
    """The format of a kind of column, as XLSX writes it.

    Example:
        >>> number_format("tenths", Wording()), number_format("share", Wording("en"))
        ('[$-421]#,##0.0', '0.0%')
    """
    locale = _LOCALE[words.language]
    if kind == TEXT:
        return "@"
    if kind == PROBABILITY:  # never shown as 0
        return f'[<0.001]{locale}"< 1/1000";[<0.1]{locale}0.000;{locale}0.00'
    return locale + (_SHARES[words.language] if kind == SHARE else _FORMATS[kind])


def axis_format(kind: str, words: Wording) -> str:
    """The same for the axis of a chart: shares without decimals, counts as they are."""
    if kind == SHARE:
        return number_format(kind, words).replace("0.0", "0")
    return _LOCALE[words.language] + ("General" if kind in {TENTHS, HUNDREDTHS} else "#,##0")


class Styles:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any, words: Wording) -> None:
        """Formats are added to XlsxWriter's ``book``."""
        self._book, self._words = book, words
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:
        """The format with some of XlsxWriter's properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def cell(self, cell: Cell, kind: str, **more: object) -> Any:
        """The format of a cell of a table."""
        is_text = isinstance(cell, str)
        style: dict[str, object] = {"valign": "top", "bottom": 4, "bottom_color": HAIR, **more}
        if kind != TEXT:
            style |= {"num_format": number_format(kind, self._words), "align": "right"}
        elif is_text:
            style |= {"num_format": "@", "text_wrap": True, "align": "left", "indent": 1}
        if is_text and str(cell).startswith(_QUOTED):
            style["quote_prefix"] = True
        return self.of(**style)

    def header(self, *, right: bool = False) -> Any:
        """The format of a column's title."""
        style: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT}
        style |= {"text_wrap": True, "valign": "vcenter", "num_format": "@"}
        if right:
            return self.of(**style, align="right")
        return self.of(**style, align="left", indent=1)

    def text(self, **more: object) -> Any:
        """The format of running text."""
        return self.of(text_wrap=True, valign="top", num_format="@", **more)

    def title(self) -> Any:
        """The format of a sheet's heading."""
        return self.text(bold=True, font_size=14, font_color=ACCENT)

    def note(self, *, is_sample: bool = False) -> Any:
        """The format of what stands below a heading; the sample mark is not overlooked."""
        return self.text(font_color=MARK if is_sample else MUTED, bold=is_sample)

    def link(self) -> Any:
        """The format of a link to another sheet."""
        return self.of(font_color=ACCENT, underline=1, valign="top", text_wrap=True)
