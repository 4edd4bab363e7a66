"""Texts on a map: lines with a halo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely

from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.svg import Look, element, escaped, short
from sentra_geo.export.pictures.text_size import LINE, text_width
from sentra_geo.present.palette import LIGHT

_WELL = 0.9
_GRID = 7
_BASELINE = 0.35
"""From the middle of a line down to where letters stand, in font sizes."""


def text_box(lines: Sequence[str], x: float, y: float, size: float, *, bold: bool = False) -> Box:
    """The room of lines about their middle, halo counted."""
    width = max(text_width(line, size, bold=bold) for line in lines) * 1.03 + size * 0.3
    return Box.around(x, y, width, len(lines) * size * LINE)


def text_line(  # noqa: PLR0913 - each is a look
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    anchor: str = "start",
    colour: str = LIGHT.ink,
) -> str:
    """One line whose letters stand on ``y``."""
    return element(
        "text",
        escaped(text),
        x=short(x),
        y=short(y),
        font_size=short(size),
        font_weight="bold" if bold else None,
        text_anchor=None if anchor == "start" else anchor,
        fill=colour,
    )


def haloed(  # noqa: PLR0913 - each is a look
    lines: Sequence[str],
    box: Box,
    size: float,
    *,
    kind: str,
    bold: bool = False,
    italic: bool = False,
    colour: str = LIGHT.ink,
) -> str:
    """Lines in the middle of a box, their halo first, so that the ground never hides them."""
    x, middle = box.middle
    first = middle - (len(lines) - 1) * size * LINE / 2 + size * _BASELINE
    texts = [
        element("text", escaped(line), x=short(x), y=short(first + number * size * LINE))
        for number, line in enumerate(lines)
    ]
    look: Look = {
        "font_size": short(size),
        "font_weight": "bold" if bold else None,
        "font_style": "italic" if italic else None,
        "text_anchor": "middle",
    }
    halo = element(
        "g",
        *texts,
        aria_hidden="true",
        fill=LIGHT.halo,
        stroke=LIGHT.halo,
        stroke_width=short(size / 4),
        stroke_linejoin="round",
        stroke_opacity=0.85,
    )
    edges = " ".join(short(edge) for edge in box.bounds)
    return element(
        "g", halo, element("g", *texts, fill=colour), class_=f"label {kind}", data_box=edges, **look
    )


def places_in(shape: Any) -> Iterator[tuple[float, float]]:
    """The middle of the roomiest part, then a grid over the shape, the nearest to it first."""
    inscribed = shapely.maximum_inscribed_circle(shape, tolerance=1.0)
    x, y = shapely.get_coordinates(inscribed)[0]
    yield float(x), float(y)
    left, top, right, bottom = shape.bounds
    across = np.linspace(left, right, _GRID + 2)[1:-1]
    down = np.linspace(top, bottom, _GRID + 2)[1:-1]
    grid = np.array([(a, b) for b in down for a in across])
    grid = grid[shapely.contains_xy(shape, grid)]
    far = np.hypot(grid[:, 0] - x, grid[:, 1] - y)
    for a, b in grid[np.argsort(far, kind="stable")]:
        yield float(a), float(b)


def best_box(
    lines: Sequence[str],
    shape: Any,
    size: float,
    taken: Taken,
    enough: float,
    *,
    bold: bool = False,
) -> Box | None:
    """Where lines fit best on a shape: free, and ``enough`` of their room on it; else None."""
    if shape.is_empty or not lines:
        return None
    own = text_box(lines, 0, 0, size, bold=bold)
    free = [box for x, y in places_in(shape) if taken.is_free(box := own.moved(x, y))]
    shares = [box.share_in(shape) for box in free]
    best = max(range(len(free)), key=lambda n: min(shares[n], _WELL), default=None)
    return free[best] if best is not None and shares[best] > enough else None
