"""What a map needs beside its content: scale bar, north arrow, graticule."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.map_frame import MapFrame
from sentra_geo.export.pictures.map_text import text_line
from sentra_geo.export.pictures.svg import Look, element, escaped, short
from sentra_geo.layers.projection import FloatArray, to_metric
from sentra_geo.present.palette import LIGHT
from sentra_geo.wording import Wording

SCALE_HEIGHT = 44.0
"""Room of scale bar and north arrow, in units."""
_ROUND_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_STEPS_DEG = (5, 2, 1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002)
_FEWEST_LINES = 3
_ARROW, _ROOMY = 34.0, 64.0


def scale_km(frame: MapFrame, most_px: float) -> float:
    """The longest round distance whose bar fits, in kilometres."""
    km = frame.kilometre()
    fitting = [length for length in _ROUND_KM if length * km <= most_px]
    return max(fitting, default=_ROUND_KM[0])


def scale_and_north(frame: MapFrame, room: Box, words: Wording, unit: float) -> str:
    """Scale bar at the left of a room, north arrow at its right."""
    most = min(room.width - (_ARROW + 34) * unit, frame.box.width * 0.5)
    return _scale_bar(frame, room, most, words, unit) + _north_arrow(frame, room, words, unit)


def _scale_bar(frame: MapFrame, room: Box, most: float, words: Wording, unit: float) -> str:
    length = scale_km(frame, most)
    wide = length * frame.kilometre()
    left, top = room.left + 4 * unit, room.top + 24 * unit
    end = f"{_exactly(length, words)} km"
    texts = [(0.0, "0"), (wide, end)]
    if wide > _ROOMY * unit:
        texts.append((wide / 2, _exactly(length / 2, words)))
    whole = element(
        "rect",
        class_="scale-bar",
        data_km=str(length),
        x=short(left, 2),
        y=short(top),
        width=short(wide, 3),
        height=short(5 * unit),
        fill=LIGHT.halo,
        stroke=LIGHT.ink,
        stroke_width=unit * 0.8,
    )
    half = element("rect", x=left, y=top, width=wide / 2, height=short(5 * unit), fill=LIGHT.ink)
    return (
        whole
        + half
        + "".join(
            text_line(text, left + x, top - 5 * unit, 11 * unit, anchor="middle")
            for x, text in texts
        )
    )


def _north_arrow(frame: MapFrame, room: Box, words: Wording, unit: float) -> str:
    x, y = room.right - _ARROW / 2 * unit, room.top + 29 * unit
    tip, foot, side = 13 * unit, 11 * unit, 7 * unit
    left = f"M{short(x)},{short(y - tip)}L{short(x - side)},{short(y + foot)}"
    right = f"M{short(x)},{short(y - tip)}L{short(x + side)},{short(y + foot)}"
    notch = f"L{short(x)},{short(y + foot * 0.6)}Z"
    look: Look = {"stroke": LIGHT.ink, "stroke_width": unit * 0.8, "stroke_linejoin": "round"}
    return element(
        "g",
        element("title", escaped(words.gettext("Utara sebenarnya"))),
        element("path", d=left + notch, fill=LIGHT.ink, **look),
        element("path", d=right + notch, fill=LIGHT.halo, **look),
        text_line(words.gettext("U"), x, y - tip - 3 * unit, 11 * unit, bold=True, anchor="middle"),
        class_="north-arrow",
        transform=f"rotate({short(frame.north_turn(), 2)} {short(x)} {short(y)})",
    )


def graticule_step(frame: MapFrame) -> float:
    """Degrees between two lines: the widest step that gives three across the longer side."""
    west, south, east, north = _degree_bounds(frame)
    longest = max(east - west, north - south)
    return next((s for s in _STEPS_DEG if longest / s >= _FEWEST_LINES), _STEPS_DEG[-1])


def _degree_bounds(frame: MapFrame) -> tuple[float, float, float, float]:
    box = frame.box
    xs = np.array([box.left, box.right, box.right, box.left])
    lon, lat = frame.degrees(xs, np.array([box.top, box.top, box.bottom, box.bottom]))
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _lines(low: float, high: float, step: float) -> list[float]:
    first, last = int(np.ceil(low / step)), int(np.floor(high / step))
    return [number * step for number in range(first, last + 1)]


def graticule(frame: MapFrame, unit: float) -> str:
    """Meridians and parallels at round degrees."""
    west, south, east, north = _degree_bounds(frame)
    step = graticule_step(frame)
    along = np.linspace(0.0, 1.0, 9)
    made = [(np.full(9, lon), south + (north - south) * along) for lon in _lines(west, east, step)]
    made += [(west + (east - west) * along, np.full(9, lat)) for lat in _lines(south, north, step)]
    data = "".join(_line_data(frame, lon, lat) for lon, lat in made)
    look: Look = {"stroke": LIGHT.border, "stroke_width": unit * 0.5, "stroke_opacity": 0.7}
    return element("path", class_="graticule", d=data, fill="none", **look)


def _line_data(frame: MapFrame, lon: FloatArray, lat: FloatArray) -> str:
    x, y = frame.pixels(*to_metric(lon, lat))
    points = zip(x.tolist(), y.tolist(), strict=True)
    return "M" + "L".join(f"{short(a)},{short(b)}" for a, b in points)


def graticule_labels(frame: MapFrame, words: Wording, unit: float) -> str:
    """Degrees above the map's top edge and along its left edge, in the reader's language."""
    return "".join(_edge_labels(frame, words, unit))


def _edge_labels(frame: MapFrame, words: Wording, unit: float) -> Iterator[str]:
    box, size = frame.box, 9.5 * unit
    west, south, east, north = _degree_bounds(frame)
    step = graticule_step(frame)
    look: Look = {"fill": LIGHT.ink, "font_size": short(size), "text_anchor": "middle"}
    for lon in _lines(west, east, step):
        x, _ = frame.pixels(*to_metric(np.array([lon]), np.array([north])))
        text = degree_text(lon, step, "BT", "BB", words)
        if box.left + 3 * size < x[0] < box.right - 3 * size:
            yield element(
                "text", escaped(text), x=short(float(x[0])), y=short(box.top - 4 * unit), **look
            )
    for lat in _lines(south, north, step):
        _, y = frame.pixels(*to_metric(np.array([west]), np.array([lat])))
        text = degree_text(lat, step, "LU", "LS", words)
        if box.top + 3 * size < y[0] < box.bottom - 3 * size:
            at = f"{short(box.left - 4 * unit)} {short(float(y[0]))}"
            turned = f"translate({at}) rotate(-90)"
            yield element("text", escaped(text), transform=turned, **look)


def degree_text(value: float, step: float, above: str, below: str, words: Wording) -> str:
    """Degrees with their direction: ``1,25° LS``; ``above`` and ``below`` nought."""
    number = words.number(abs(value), _decimals(step))
    return f"{number}° {words.gettext(above if value >= 0 else below)}"


def _exactly(value: float, words: Wording) -> str:
    return words.number(value, _decimals(value))


def _decimals(value: float) -> int:
    """Decimals that a round number has, at most three."""
    return next(n for n in range(4) if np.isclose(value * 10**n, round(value * 10**n)))
