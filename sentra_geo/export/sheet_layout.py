"""How large a sheet is, its letters, and the room that they leave for a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sentra_geo.export.pictures.text_size import wrapped

_PT = 72 / 25.4
_LINE, _GAPS, _BADGE = 1.3, 20.0, 18.0
# Titles up to so many lines keep their size.
_TITLE_LINES = 2


@dataclass(frozen=True)
class Paper:
    """A size of sheet.

    Attributes:
        width: In millimetres.
        height: In millimetres.
        margin: In millimetres.
        text: Size of the note's letters in points; all others follow from it.
        chart_text: The largest letters in a chart, in points.
        map_pixels: Height of a map's picture in pixels: the fewer, the larger its letters.
        ppi: Pixels per inch of a PNG.
    """

    width: float
    height: float
    margin: float
    text: float
    chart_text: float
    map_pixels: int
    ppi: int

    @property
    def room(self) -> float:
        """Width between the margins, in points."""
        return (self.width - 2 * self.margin) * _PT

    @property
    def colophon_text(self) -> float:
        """Size of the colophon's letters, in points."""
        return self.text * 0.74

    def title_text(self, title: str) -> float:
        """Size of a title's letters, in points: smaller where it would take many lines."""
        large = self.text * 1.85
        lines = len(wrapped(title, large, self.room, 99, bold=True))
        return large if lines <= _TITLE_LINES else self.text * 1.4

    def picture_room(self, title: str, note: str, lines: Sequence[str], *, badge: bool) -> float:
        """Height that is left for a picture, in points."""
        used = _GAPS + _BADGE * badge
        size = self.title_text(title)
        for text, letters, bold in (
            (title, size, True),
            (note, self.text * 0.95, False),
            (" ".join(lines), self.colophon_text, False),
        ):
            used += len(wrapped(text, letters, self.room, 99, bold=bold)) * letters * _LINE
        return max((self.height - 2 * self.margin) * _PT - used, 0.35 * self.height * _PT)


SLIDE = Paper(254, 142.875, 9, 9, 13, 350, 192)
"""16:9, 1920 × 1080 pixels as PNG."""
LANDSCAPE = Paper(297, 210, 13, 9, 11, 640, 300)
PORTRAIT = Paper(210, 297, 13, 9, 11, 640, 300)
