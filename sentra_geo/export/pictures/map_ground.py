"""The ground of a map: sea, land around, villages with their colours, borders and the line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely

from sentra_geo.export.pictures.map_frame import path_data
from sentra_geo.export.pictures.scene import Scene
from sentra_geo.export.pictures.svg import Look, element, escaped, own_id, own_link
from sentra_geo.present.maps import REPRESENTATION, ZONE_METRICS
from sentra_geo.present.palette import BLUE, LIGHT, ZONE_COLOUR
from sentra_geo.present.representation import FAR_UNDER, SLIGHTLY_UNDER

BAND_OPACITY, PATTERN_OPACITY = 0.15, 0.55
DISTRICT_BORDER = "#5E6A72"
_NEAR_INK = "#6E6500"
_STEP = 6.0
# The second sign of a colour, so that print in grey tells what colour tells: strokes for inside,
# dots for near; strokes the other way for fewer than its share.
_ZONE_PATTERNS = {ZONE_COLOUR["inside"]: "strokes", ZONE_COLOUR["near"]: "dots"}
_PATTERNS = {
    **dict.fromkeys(ZONE_METRICS, _ZONE_PATTERNS),
    REPRESENTATION: {FAR_UNDER: "fewer", SLIGHTLY_UNDER: "fewer"},
}


def pattern_of(metric: str, colour: str) -> str | None:
    """The fill that lies over a colour; None for a colour that needs none."""
    name = _PATTERNS.get(metric, {}).get(colour)
    return None if name is None else own_link(name)


def patterns(unit: float) -> str:
    """The fills of :func:`pattern_of`, for a picture's ``defs``."""
    step = _STEP * unit
    rising: Look = {"stroke": BLUE, "stroke_width": unit * 0.8}
    falling: Look = {"stroke": LIGHT.ink, "stroke_width": unit * 0.8}
    dot = element("circle", cx=step / 2, cy=step / 2, r=unit * 1.1, fill=_NEAR_INK)
    contents = {
        "strokes": element("path", d=_slanted(step, rising=True), **rising),
        "dots": dot,
        "fewer": element("path", d=_slanted(step, rising=False), **falling),
    }
    look: Look = {"width": step, "height": step, "patternUnits": "userSpaceOnUse"}
    return "".join(
        element("pattern", content, id=own_id(name), **look) for name, content in contents.items()
    )


def _slanted(step: float, *, rising: bool) -> str:
    """Strokes that go on in the next tile: through the middle and two corners."""
    ends = ((0, 1, 1, 0), (-0.5, 0.5, 0.5, -0.5), (0.5, 1.5, 1.5, 0.5))
    turned = ends if rising else tuple((1 - a, b, 1 - c, d) for a, b, c, d in ends)
    return "".join(
        f"M{a * step:.2f},{b * step:.2f}L{c * step:.2f},{d * step:.2f}" for a, b, c, d in turned
    )


def ground(scene: Scene) -> str:
    """Sea and the land around; land that only the boundary tells of is pale too."""
    box = scene.frame.box
    look: Look = {"width": box.width, "height": box.height, "fill": LIGHT.water}
    made = element("rect", x=box.left, y=box.top, **look)
    room = shapely.box(*box.bounds)
    for shape, border in [(scene.line, None), *((s, LIGHT.border) for s in scene.neighbours)]:
        if shapely.intersects(shape, room):
            look = {"fill": LIGHT.neighbour, "stroke": border, "stroke_width": scene.unit * 0.5}
            made += element("path", d=path_data(shape), **look)
    return made


def villages(scene: Scene) -> str:
    """Each village that the frame shows: its colour, and its tip as a title."""
    seen = shapely.intersects(scene.villages, shapely.box(*scene.frame.box.bounds))
    names = scene.study.villages.frame["village"]
    rows = zip(scene.codes, names, scene.villages, seen, strict=True)
    return element("path", d=path_data(scene.land), fill=LIGHT.land) + "".join(
        _village(scene, code, str(name), shape) for code, name, shape, is_seen in rows if is_seen
    )


def _village(scene: Scene, code: str, name: str, shape: Any) -> str:
    colour, opacity = scene.layers["fills"].get(code, (LIGHT.land, 1.0))
    lines = scene.layers["tips"].get(code, [name])
    return element(
        "path",
        element("title", escaped("\n".join(lines))),
        class_="village",
        data_village=code,
        d=path_data(shape),
        fill=colour,
        fill_opacity=None if opacity == 1 else opacity,
        stroke=LIGHT.border,
        stroke_width=scene.unit * 0.7,
        stroke_linejoin="round",
    )


def second_signs(scene: Scene) -> str:
    """The second sign of colours that grey print would not tell apart, over the villages."""
    made, fills = "", scene.layers["fills"].items()
    for colour in _PATTERNS.get(scene.metric, {}):
        shape = scene.union(scene.has([code for code, (own, _) in fills if own == colour]))
        if not shape.is_empty:
            fill = pattern_of(scene.metric, colour)
            look: Look = {"fill": fill, "opacity": PATTERN_OPACITY, "pointer_events": "none"}
            made += element("path", d=path_data(shape), **look)
    return made


def borders(scene: Scene) -> str:
    """Borders of districts, stronger than villages'; those of marked villages strongest."""
    return "".join(
        element(
            "path",
            d=path_data(shape),
            fill="none",
            stroke=colour,
            stroke_width=width * scene.unit,
            stroke_linejoin="round",
        )
        for shape, colour, width in _outlines(scene)
    )


def _outlines(scene: Scene) -> Iterator[tuple[Any, str, float]]:
    for shape in scene.districts.values():
        yield shape, DISTRICT_BORDER, 1.3
    if scene.marked:
        yield scene.union(scene.has(scene.marked)), LIGHT.ink, 2.6


def dash_of(unit: float, *, dashed: bool) -> str | None:
    """Dashes of a line that is not official; None for one that is."""
    return f"{7 * unit:.1f} {4 * unit:.1f}" if dashed else None


def line(scene: Scene) -> str:
    """The boundary, with a faint band along its inner side."""
    data = path_data(scene.line)
    inner = element("clipPath", element("path", d=data), id=own_id("inner"))
    band: Look = {"stroke": LIGHT.line, "stroke_opacity": BAND_OPACITY}
    band |= {"stroke_width": 13 * scene.unit, "clip_path": own_link("inner")}
    look: Look = {"stroke": LIGHT.line, "stroke_width": 2.2 * scene.unit}
    look |= {"stroke_dasharray": dash_of(scene.unit, dashed=scene.is_dashed)}
    return (
        inner
        + element("path", d=data, fill="none", **band)
        + element(
            "path", class_="delineation", d=data, fill="none", stroke_linejoin="round", **look
        )
    )
