"""How much room a text takes in the font of everything that is exported."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from PIL import ImageFont

from sentra_geo.export.typesetting.fonts import FONT_FOLDER

LINE = 1.2
"""Height of a line, in font sizes."""
_MEASURED_AT = 2048
"""The font's own units: no width is rounded to pixels."""
_BOLD, _REGULAR = 700, 400
_MORE = "…"
_LOCK = Lock()


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    path = Path(FONT_FOLDER) / "Arimo[wght].ttf"
    # The simple layout is the same on every machine.
    font = ImageFont.truetype(str(path), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([_BOLD if bold else _REGULAR])
    return font


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in pixels, at a font size in pixels.

    Example:
        >>> round(text_width("Penajam", 10), 1)
        39.5
    """
    with _LOCK:  # fonts of FreeType are not made for many threads
        return float(_font(bold=bold).getlength(text)) * size / _MEASURED_AT


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """A text cut so that it fits, with ``…`` where it is cut."""
    if text_width(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(text[:middle].rstrip() + _MORE, size, bold=bold) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + _MORE


def wrapped(
    text: str, size: float, width: float, most: int = 4, *, bold: bool = False
) -> tuple[str, ...]:
    """A text in lines that fit; a word too long, and what is more than ``most`` lines, is cut.

    Args:
        text: The text.
        size: Font size in pixels.
        width: Room in pixels.
        most: The most lines.
        bold: Whether it is bold.

    Returns:
        The lines; none for an empty text.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(shortened(line, size, width, bold=bold) for line in lines)


def balanced(
    text: str, size: float, width: float, most: int = 2, *, bold: bool = False
) -> tuple[str, ...]:
    """Like :func:`wrapped`, its lines about as long as each other."""
    lines = wrapped(text, size, width, most, bold=bold)
    while len(lines) > 1 and not cuts(lines):
        narrower = max(text_width(line, size, bold=bold) for line in lines) - size / 4
        tighter = wrapped(text, size, narrower, most, bold=bold)
        if len(tighter) > len(lines) or cuts(tighter):
            break
        lines = tighter
    return lines


def cuts(lines: tuple[str, ...]) -> int:
    """How many of some lines are cut."""
    return sum(line.endswith(_MORE) for line in lines)
