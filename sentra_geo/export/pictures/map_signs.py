"""The signs of a legend, each drawn as the map draws what it stands for."""

from __future__ import annotations

from collections.abc import Callable

from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.map_ground import (
    BAND_OPACITY,
    DISTRICT_BORDER,
    PATTERN_OPACITY,
    dash_of,
)
from sentra_geo.export.pictures.map_marks import mark_sign, outlet_shape
from sentra_geo.export.pictures.svg import Look, element
from sentra_geo.present.outlet_marks import OUTLET_SHAPES
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR

SIGN_WIDTH = 27.0
"""Room of a sign and the gap to its meaning, in units."""
SIGN_HEIGHT = 14.0
Draw = Callable[[float, float], str]
"""Draws something whose left upper corner is given in pixels."""


def area_sign(colour: str, opacity: float, pattern: str | None, unit: float) -> Draw:
    """A patch of a village: its colour on land, its second sign over it."""

    def draw(x: float, y: float) -> str:
        made = _patch(x, y, unit, fill=LIGHT.land, stroke=LIGHT.border)
        made += _patch(x, y, unit, fill=colour, fill_opacity=opacity)
        if pattern is None:
            return made
        return made + _patch(x, y, unit, fill=pattern, opacity=PATTERN_OPACITY)

    return draw


def swatch(colour: str, unit: float) -> Draw:
    """A patch of one colour."""
    return lambda x, y: _patch(x, y, unit, fill=colour, stroke=LIGHT.border)


def outlined(unit: float) -> Draw:
    """A patch in the strong outline of what is marked."""
    return lambda x, y: _patch(
        x, y, unit, fill="none", stroke=LIGHT.ink, stroke_width=2.4 * unit, rx=unit
    )


def line_sign(unit: float, *, dashed: bool) -> Draw:
    """A stretch of the boundary, its inner side below."""

    def draw(x: float, y: float) -> str:
        band: Look = {"stroke": LIGHT.line, "stroke_opacity": BAND_OPACITY}
        look: Look = {"stroke": LIGHT.line, "stroke_dasharray": dash_of(unit, dashed=dashed)}
        return _stroke(x, y + 8 * unit, unit, stroke_width=6 * unit, **band) + _stroke(
            x, y + 5 * unit, unit, stroke_width=2.2 * unit, **look
        )

    return draw


def border_sign(unit: float) -> Draw:
    """A stretch of a district's border above one of a village's."""

    def draw(x: float, y: float) -> str:
        strong = _stroke(x, y + 4 * unit, unit, stroke=DISTRICT_BORDER, stroke_width=1.3 * unit)
        weak = _stroke(x, y + 10 * unit, unit, stroke=LIGHT.border, stroke_width=0.7 * unit)
        return strong + weak

    return draw


def sentra_sign(zone: str, unit: float) -> Draw:
    """A mark of a zone, without number."""
    size = SIGN_HEIGHT * unit
    return lambda x, y: mark_sign(
        zone, Box.around(x + 10.5 * unit, y + 7 * unit, size, size), "", unit
    )


def outlet_sign(shape: str, colour: str, unit: float) -> Draw:
    """The shape of a kind of outlet; a patch for a fill that any kind may have."""
    if shape not in OUTLET_SHAPES:
        return swatch(colour, unit)
    return lambda x, y: outlet_shape(
        shape, (x + 10.5 * unit, y + 7 * unit), colour, LIGHT.ink, unit
    )


def circle_sign(unit: float) -> Draw:
    """A circle of uncertainty."""
    look: Look = {"stroke_dasharray": f"{2 * unit:.1f} {3 * unit:.1f}", "stroke": LIGHT.ink}
    return lambda x, y: element(
        "circle",
        cx=x + 10.5 * unit,
        cy=y + 7 * unit,
        r=6 * unit,
        fill="none",
        stroke_width=0.9 * unit,
        **look,
    )


def dots_sign(unit: float) -> Draw:
    """A business of each zone."""
    places = ((4, 5, "inside"), (11, 10, "near"), (17, 5, "outside"))

    def draw(x: float, y: float) -> str:
        return "".join(
            element(
                "path",
                d=f"M{x + a * unit:.1f},{y + b * unit:.1f}h0",
                stroke=colour,
                stroke_width=width * unit,
                stroke_linecap="square" if zone == "outside" else "round",
            )
            for a, b, zone in places
            for colour, width in ((LIGHT.ink, 4.6), (ZONE_COLOUR[zone], 3.6))
        )

    return draw


def _patch(x: float, y: float, unit: float, **look: str | float | None) -> str:
    return element("rect", x=x, y=y + unit, width=21 * unit, height=12 * unit, **look)


def _stroke(x: float, y: float, unit: float, **look: str | float | None) -> str:
    return element("path", d=f"M{x:.1f},{y:.1f}h{22 * unit:.1f}", fill="none", **look)
