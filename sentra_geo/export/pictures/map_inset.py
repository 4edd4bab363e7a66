"""A small map that shows where the map lies in all the land that the data hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_frame import MapFrame, frame_around, path_data
from sentra_geo.export.pictures.map_surroundings import regency_names
from sentra_geo.export.pictures.map_text import haloed, text_box, text_line
from sentra_geo.export.pictures.scene import Scene
from sentra_geo.export.pictures.svg import Look, element, own_id, own_link
from sentra_geo.export.pictures.text_size import shortened
from sentra_geo.present.palette import LIGHT, VERMILION

_SIDE, _CAPTION = 150.0, 14.0
_MOST_SHARE = 0.36
"""The largest part of the map's width or height that it may take."""
_VILLAGE_LAND = "#BFC7CC"


def inset_size(scene: Scene) -> tuple[float, float]:
    """Width and height in pixels, caption included, in the shape of the land."""
    west, south, east, north = _whole(scene)
    box = scene.frame.box
    side = min(_SIDE * scene.unit, _MOST_SHARE * min(box.width, box.height))
    wide, high = max(east - west, 1.0), max(north - south, 1.0)
    scale, least = side / max(wide, high), side * 0.6
    return max(wide * scale, least), max(high * scale, least) + _CAPTION * scene.unit


def inset_place(scene: Scene, taken: Taken) -> Box | None:
    """The emptiest corner of the map that hides no village and no sign; None when there is none."""
    width, height = inset_size(scene)
    room = scene.frame.box.padded(-7 * scene.unit)
    corners = [
        Box(x, y, x + width, y + height)
        for y in (room.bottom - height, room.top)
        for x in (room.right - width, room.left)
    ]
    free = [box for box in corners if taken.is_free(box) and box.share_in(scene.land) == 0]
    around = [*scene.neighbours, scene.line]
    return min(free, key=lambda box: sum(map(box.share_in, around)), default=None)


def inset(scene: Scene, room: Box) -> str:
    """The inset with its caption, filling a room."""
    unit = scene.unit
    box = Box(room.left, room.top + _CAPTION * unit, room.right, room.bottom)
    frame = frame_around(_whole(scene), box, 0.04)
    size = 9.5 * unit
    text = shortened(scene.words.gettext("Letak pada peta dasar"), size, room.width - 6 * unit)
    land = (*_land(scene, frame), _names(scene, frame), _window(scene, frame))
    return element(
        "g",
        element("clipPath", _rect(box), id=own_id("inset")),
        _rect(room, fill=LIGHT.halo),
        _rect(box, fill=LIGHT.water),
        element("g", *land, clip_path=own_link("inset")),
        _rect(room, fill="none", stroke=LIGHT.ink, stroke_width=unit * 0.8),
        text_line(text, room.left + 4 * unit, room.top + 10.5 * unit, size),
        class_="inset",
        data_box=" ".join(f"{edge:.1f}" for edge in room.bounds),
    )


def _whole(scene: Scene) -> tuple[float, float, float, float]:
    """All the land that the data hold; for a locator the villages and the line."""
    around = scene.study.neighbours
    shapes = [*scene.study.villages.outlines, scene.found.boundary.polygon]
    if around is not None and not scene.marked:
        shapes += list(around.outlines)
    west, south, east, north = shapely.total_bounds(np.array(shapes))
    return float(west), float(south), float(east), float(north)


def _rect(box: Box, **look: str | float | None) -> str:
    return element("rect", x=box.left, y=box.top, width=box.width, height=box.height, **look)


def _land(scene: Scene, frame: MapFrame) -> Iterator[str]:
    around = scene.study.neighbours
    held = [scene.found.boundary.polygon, *([] if around is None else around.outlines)]
    for shape in held:
        yield _shape(scene, _simple(frame, shape), LIGHT.neighbour)
    yield _shape(scene, _moved(scene, frame, scene.land), _VILLAGE_LAND)
    if scene.marked:
        marked = scene.union(scene.has(scene.marked))
        yield _shape(scene, _moved(scene, frame, marked), LIGHT.ink)
    line = _simple(frame, scene.found.boundary.polygon)
    dash = f"{3 * scene.unit:.1f} {2 * scene.unit:.1f}" if scene.is_dashed else None
    look: Look = {"stroke": LIGHT.line, "stroke_width": scene.unit, "stroke_dasharray": dash}
    yield element("path", d=path_data(line), fill="none", **look)


def _moved(scene: Scene, frame: MapFrame, shape: Any) -> Any:
    """A shape of the map's pixels in those of the inset."""
    metres = shapely.transform(shape, scene.frame.metric, interleaved=False)  # type: ignore[arg-type]
    return _simple(frame, metres)


def _simple(frame: MapFrame, shape: Any) -> Any:
    return frame.shape(shapely.simplify(shape, frame.metres))


def _shape(scene: Scene, shape: Any, colour: str) -> str:
    look: Look = {"fill": colour, "stroke": LIGHT.border, "stroke_width": scene.unit * 0.4}
    return element("path", d=path_data(shape), **look)


def _names(scene: Scene, frame: MapFrame) -> str:
    """Names of the land around, each in its middle or else beside it."""
    size, made, taken = 8.5 * scene.unit, "", Taken(frame.box)
    held = _moved(scene, frame, scene.land)
    for name, shape in regency_names(scene):
        lines = (shortened(name, size, frame.box.width * 0.5),)
        land = frame.shape(shape)
        point = land.representative_point()
        own = text_box(lines, point.x, point.y, size)
        beside = own.moved(land.bounds[2] + own.width / 2, point.y)
        below = own.moved(point.x, land.bounds[3] + own.height / 2)
        boxes = [own, beside, below]
        boxes = [box for box in boxes if taken.is_free(box) and box.share_in(held) == 0]
        if boxes:
            taken.take(boxes[0])
            made += haloed(lines, boxes[0], size, kind="inset-name", italic=True)
    return made


def _window(scene: Scene, frame: MapFrame) -> str:
    west, south, east, north = scene.frame.extent
    x, y = frame.pixels(np.array([west, east]), np.array([north, south]))
    seen = Box(float(x[0]), float(y[0]), float(x[1]), float(y[1]))
    return _rect(seen, fill="none", stroke=VERMILION, stroke_width=1.6 * scene.unit)
