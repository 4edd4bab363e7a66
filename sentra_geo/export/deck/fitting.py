"""Makes texts fit their boxes: measured in the font, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sentra_geo.export.deck.slides import Paragraph
from sentra_geo.export.pictures.text_size import text_width

CM_PER_POINT = 2.54 / 72
LINE = 1.2
"""Height of a line in font sizes: Arial takes 1.15."""
BULLET_INDENT = 0.75
_SAFETY = 1.02
WIDER, WIDER_BOLD = 1.16, 1.24
"""How much wider text may become where neither Arial nor a font of its widths is installed.

Plain Linux shows DejaVu Sans: words of the deck are 12 % wider there on average and 16 % at most,
bold ones 19 % and 24 %. Text frames shrink by themselves; a table grows and covers what
stands below it, so what stands in tables is measured with these.
"""
_MORE = "…"
# 82,8 % and p = 0,03 are never divided.
_TOGETHER = re.compile(r"(?<=\d) (?=%)|(?<=\b[pn]) (?=[=<] \d)|(?<=[=<]) (?=\d)")


def clean(text: str) -> str:
    """A text on one line, without signs that no slide can hold; signs stay with their numbers."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return _TOGETHER.sub("\u00a0", plain)


def width_of(text: str, size: float, *, bold: bool = False, wide: bool = False) -> float:
    """Width of a text in centimetres, at a size in points; ``wide`` where it cannot shrink."""
    wider = (WIDER_BOLD if bold else WIDER) if wide else 1
    return text_width(text, size, bold=bold) * CM_PER_POINT * _SAFETY * wider


def lines_of(
    text: str, size: float, width: float, *, bold: bool = False, wide: bool = False
) -> list[str]:
    """The lines of a text in a width in centimetres; a word that is too long is broken."""
    if wide:
        width /= WIDER_BOLD if bold else WIDER
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines += _broken(word, size, width, bold=bold)
    return lines or [""]


def unbroken_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in centimetres at which no word of a text in a table is broken."""
    return max(width_of(word, size, bold=bold, wide=True) for word in text.split(" "))


def _broken(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    parts = [""]
    for sign in word:
        if parts[-1] and width_of(parts[-1] + sign, size, bold=bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def paragraph_height(paragraph: Paragraph, width: float, *, first: bool = False) -> float:
    """Height of a paragraph in centimetres, in a width in centimetres."""
    room = width - (BULLET_INDENT if paragraph.is_bullet else 0)
    lines = len(lines_of(paragraph.text, paragraph.size, room, bold=paragraph.bold))
    before = 0 if first else paragraph.before
    return (lines * paragraph.size * LINE + before) * CM_PER_POINT


def text_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Height of paragraphs in centimetres."""
    return sum(paragraph_height(p, width, first=not i) for i, p in enumerate(paragraphs))


def fitted_size(
    text: str, width: float, lines: int, sizes: Iterable[float], *, bold: bool = False
) -> tuple[str, float]:
    """The largest size at which a text takes no more lines; else it is cut at the smallest."""
    size = 0.0
    for size in sizes:
        if len(lines_of(text, size, width, bold=bold)) <= lines:
            return text, size
    return shortened(text, size, width, lines, bold=bold), size


def shortened(text: str, size: float, width: float, lines: int = 1, *, bold: bool = False) -> str:
    """A text cut so that it takes no more than some lines, with ``…`` where it is cut."""
    if len(lines_of(text, size, width, bold=bold)) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = text[:middle].rstrip() + _MORE
        fits = len(lines_of(tried, size, width, bold=bold)) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + _MORE


def scaled(
    paragraphs: Sequence[Paragraph], width: float, height: float, least: float
) -> tuple[Paragraph, ...] | None:
    """Paragraphs made smaller point by point until they fit; None where ``least`` is too large.

    Each keeps its proportion to the others, but none becomes smaller than ``least`` points.
    """
    held = tuple(paragraphs)
    while text_height(held, width) > height:
        smaller = tuple(replace(p, size=max(least, p.size - 1)) for p in held)
        if smaller == held:
            return None
        held = smaller
    return held


def paged(
    paragraphs: Sequence[Paragraph], width: float, height: float
) -> list[tuple[Paragraph, ...]]:
    """Paragraphs over as many pages as they need; one that is taller than a page is divided."""
    pages: list[list[Paragraph]] = [[]]
    for part in (part for p in paragraphs for part in _divided(p, width, height)):
        if pages[-1] and text_height([*pages[-1], part], width) > height:
            pages.append([])
        pages[-1].append(part)
    return [tuple(page) for page in pages]


def balanced(
    paragraphs: Sequence[Paragraph], width: float, height: float
) -> list[tuple[Paragraph, ...]]:
    """Like :func:`paged`, the pages about as full as each other."""
    pages = paged(paragraphs, width, height)
    for part in (0.55, 0.65, 0.75, 0.85):
        fuller = paged(paragraphs, width, height * part)
        if len(fuller) == len(pages):
            return fuller
    return pages


def _divided(paragraph: Paragraph, width: float, height: float) -> list[Paragraph]:
    room = width - (BULLET_INDENT if paragraph.is_bullet else 0)
    lines = lines_of(paragraph.text, paragraph.size, room, bold=paragraph.bold)
    most = max(1, int(height / (paragraph.size * LINE * CM_PER_POINT)))
    parts, rest = [], paragraph.text
    for start in range(0, len(lines), most):
        # Counted in the text itself: lines of a broken word have no blank between them.
        taken = 0
        for line in lines[start : start + most]:
            taken += len(line)
            taken += rest[taken : taken + 1] == " "
        parts.append(replace(paragraph, text=rest[:taken].rstrip()))
        rest = rest[taken:]
    return parts
