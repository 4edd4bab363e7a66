"""What lies on the ground of a map: sentra with their uncertainty, and businesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

import numpy as np

from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_text import text_line
from sentra_geo.export.pictures.scene import Scene
from sentra_geo.export.pictures.svg import Look, element, escaped, own_id, short
from sentra_geo.export.pictures.text_size import text_width
from sentra_geo.layers.projection import to_metric
from sentra_geo.present.outlet_marks import OUTLET_SHAPES
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR, ZONE_INK
from sentra_geo.question import ZONES

_SIZE = 10.5
_HEIGHT = 16.0
_KM = 1_000.0
_TURNS = 12
_RINGS = 6
_OUTLET = 5.2


@dataclass(frozen=True)
class Mark:
    """One sentra mark: its number, where it lies and where its sign is drawn.

    Attributes:
        values: As :func:`~sentra_geo.present.maps.drawn_layers` gives it.
        at: Where it lies, in pixels.
        box: Where its sign is drawn.
    """

    values: dict[str, Any]
    at: tuple[float, float]
    box: Box

    @property
    def village_code(self) -> str:
        """Code of its village."""
        return str(self.values["id"]).removeprefix("sentra:")

    @property
    def zone(self) -> str:
        """Its zone, told by its colour."""
        return next(z for z, colour in ZONE_COLOUR.items() if colour == self.values["colour"])


def placed_marks(scene: Scene, taken: Taken) -> list[Mark]:
    """The marks within the frame, moved apart where they would hide each other."""
    made = []
    for values in scene.layers["sentra"]:
        lat, lon = values["at"]
        x, y = scene.frame.pixels(*to_metric(np.array([lon]), np.array([lat])))
        at = (float(x[0]), float(y[0]))
        if not Box.around(*at, 0, 0).within(scene.frame.box):
            continue
        box = _free_box(at, mark_width(values["text"], scene.unit), scene.unit, taken)
        taken.take(box)
        made.append(Mark(values, at, box))
    return made


def mark_width(text: str, unit: float) -> float:
    """Width of the sign with a number, in pixels."""
    return max(_HEIGHT * unit, text_width(text, _SIZE * unit, bold=True) + 9 * unit)


def _free_box(at: tuple[float, float], width: float, unit: float, taken: Taken) -> Box:
    x, y = at
    places = [Box.around(x + dx, y + dy, width, _HEIGHT * unit) for dx, dy in _nearby(unit)]
    return next((box for box in places if taken.is_free(box)), places[0])


def _nearby(unit: float) -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    for ring in range(1, _RINGS + 1):
        for turn in range(_TURNS):
            angle = 2 * pi * turn / _TURNS
            yield 7 * unit * ring * cos(angle), 7 * unit * ring * sin(angle)


def uncertainty_circles(scene: Scene, marks: list[Mark]) -> str:
    """How far each sentra may be from its mark."""
    km = scene.frame.kilometre()
    return "".join(
        element(
            "circle",
            class_="uncertainty",
            cx=short(mark.at[0]),
            cy=short(mark.at[1]),
            r=short(mark.values["uncertainty_m"] / _KM * km),
            fill="none",
            stroke=LIGHT.ink,
            stroke_width=scene.unit * 0.8,
            stroke_dasharray=f"{2 * scene.unit:.1f} {3 * scene.unit:.1f}",
        )
        for mark in marks
        if mark.values["uncertainty_m"]
    )


def sentra_marks(scene: Scene, marks: list[Mark]) -> str:
    """The signs; one that was moved is tied to its place."""
    ties = [
        element(
            "path",
            d=f"M{short(mark.at[0])},{short(mark.at[1])}L{short(x)},{short(y)}",
            stroke=LIGHT.ink,
            stroke_width=scene.unit,
        )
        + element("circle", cx=mark.at[0], cy=mark.at[1], r=1.8 * scene.unit, fill=LIGHT.ink)
        for mark in marks
        for x, y in [mark.box.middle]
        if abs(x - mark.at[0]) + abs(y - mark.at[1]) > 1
    ]
    signs = [
        element(
            "g",
            element("title", escaped(mark.values["title"])),
            mark_sign(mark.zone, mark.box, mark.values["text"], scene.unit),
            class_="sentra",
            data_sentra=mark.village_code,
        )
        for mark in marks
    ]
    return "".join(ties + signs)


def mark_sign(zone: str, box: Box, text: str, unit: float) -> str:
    """A number on its zone's colour and shape: round inside, six-cornered near, square outside."""
    look: Look = {"fill": ZONE_COLOUR[zone], "stroke": LIGHT.halo, "stroke_width": 1.2 * unit}
    if zone == "near":
        shape = element("path", d=_hexagon(box), **(look | {"stroke": LIGHT.ink}))
    else:
        radius = box.height / 2 if zone == "inside" else 1.5 * unit
        shape = element(
            "rect",
            x=short(box.left),
            y=short(box.top),
            width=short(box.width),
            height=short(box.height),
            rx=short(radius),
            **look,
        )
    if not text:
        return shape
    x, y = box.middle
    at = (x, y + _SIZE * unit * 0.35)
    ink = ZONE_INK[zone]
    return shape + text_line(text, *at, _SIZE * unit, bold=True, anchor="middle", colour=ink)


def _hexagon(box: Box) -> str:
    cut, (_, y) = box.height * 0.3, box.middle
    points = (
        (box.left - cut, y),
        (box.left + cut * 0.6, box.top),
        (box.right - cut * 0.6, box.top),
        (box.right + cut, y),
        (box.right - cut * 0.6, box.bottom),
        (box.left + cut * 0.6, box.bottom),
    )
    return "M" + "L".join(f"{short(a)},{short(b)}" for a, b in points) + "Z"


def _outlets(scene: Scene) -> Iterator[tuple[dict[str, Any], tuple[float, float]]]:
    """Outlets within the frame, and where they lie in pixels."""
    for place in scene.layers["outlets"]:
        lat, lon = place["at"]
        x, y = scene.frame.pixels(*to_metric(np.array([lon]), np.array([lat])))
        at = (float(x[0]), float(y[0]))
        if Box.around(*at, 0, 0).within(scene.frame.box):
            yield place, at


def keep_outlets_free(scene: Scene, taken: Taken) -> None:
    """Let no name and no sentra hide an outlet."""
    for _, at in _outlets(scene):
        taken.take(Box.around(*at, 2 * _OUTLET * scene.unit, 2 * _OUTLET * scene.unit))


def outlet_marks(scene: Scene) -> str:
    """Outlets within the frame, each the shape of its kind with its texts as a title."""
    drawn = []
    for place, at in _outlets(scene):
        title = element("title", escaped(", ".join(place["lines"])))
        shape = outlet_shape(place["kind"], at, place["fill"], place["ink"], scene.unit)
        drawn.append(element("g", title, shape, class_="outlet", data_kind=place["kind"]))
    return "".join(drawn)


def outlet_shape(kind: str, at: tuple[float, float], fill: str, ink: str, unit: float) -> str:
    """The shape of a kind of outlet around a place, filled."""
    half, (x, y) = _OUTLET * unit, at
    corners = (f"{short(x + half * a)},{short(y + half * b)}" for a, b in OUTLET_SHAPES[kind])
    return element(
        "path",
        d="M" + "L".join(corners) + "Z",
        fill=fill,
        stroke=ink,
        stroke_width=1.1 * unit,
        stroke_linejoin="round",
    )


def business_dots(scene: Scene) -> str:
    """Business points, one path a zone and size: round inside and near, square outside."""
    points = scene.layers["points"]
    if not points["at"]:
        return ""
    degrees = np.array(points["at"], dtype=float).reshape(-1, 2) / 1e5
    x, y = scene.frame.pixels(*to_metric(degrees[:, 0], degrees[:, 1]))
    count = np.array(points["count"] or np.ones(len(x)))
    # Four sizes are enough to tell a few from many.
    size = np.minimum(4, np.sqrt(count)).round()
    held = np.column_stack([points["kind"], size, np.round(x), np.round(y)]).astype(int)
    left, top, right, bottom = scene.frame.box.bounds
    seen = (held[:, 2] > left) & (held[:, 2] < right) & (held[:, 3] > top) & (held[:, 3] < bottom)
    groups = _groups(np.unique(held[seen], axis=0))
    return "".join(_dots(zone, big, rows, scene.unit) for zone, big, rows in groups)


def _groups(held: Any) -> Iterator[tuple[str, int, Any]]:
    for kind, size in np.unique(held[:, :2], axis=0).tolist():
        yield ZONES[kind], size, held[(held[:, 0] == kind) & (held[:, 1] == size), 2:]


def _dots(zone: str, size: int, rows: Any, unit: float) -> str:
    """Dots of one zone and size with a light rim; the places are written once."""
    name = own_id(f"dots-{zone}-{size}")
    data = "".join(f"M{x},{y}h0" for x, y in rows.tolist())
    path = element("path", id=name, class_="businesses", d=data, fill="none")
    wide = (1.2 + 1.2 * size) * unit
    cap = "square" if zone == "outside" else "round"
    return element("defs", path) + "".join(
        element("use", href=f"#{name}", stroke=ink, stroke_width=width, stroke_linecap=cap)
        for ink, width in ((LIGHT.halo, wide + 0.8 * unit), (ZONE_COLOUR[zone], wide))
    )
