"""The map of the page: drawn of the same parts as the maps on paper, narrow and without a legend.

On a phone the whole width is some 360 pixels, so that texts of the drawing are read as they are;
the legend changes with the colours of the villages and stands in the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import shapely

from sentra_geo.export.pictures import map_ground
from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_frame import frame_around
from sentra_geo.export.pictures.map_furniture import SCALE_HEIGHT, graticule, scale_and_north
from sentra_geo.export.pictures.map_labels import names
from sentra_geo.export.pictures.map_marks import (
    Mark,
    placed_marks,
    sentra_marks,
    uncertainty_circles,
)
from sentra_geo.export.pictures.map_surroundings import line_label
from sentra_geo.export.pictures.scene import Scene, layers_of
from sentra_geo.export.pictures.svg import document, element
from sentra_geo.export.request import Request

_WIDTH, _UNIT = 380.0, 1.0
_LOWEST, _HIGHEST = 0.75, 1.35
_SCALE_WIDTH = 150.0
_AROUND, _AROUND_DISTRICT = 0.03, 0.12


def map_drawing(request: Request, title: str, metrics: Iterable[str]) -> str:
    """Villages by zone, the line, sentra and names, as SVG; no business points.

    Args:
        request: The order; districts that the question keeps are zoomed to.
        title: What it shows.
        metrics: What the colours of villages can show.

    Returns:
        SVG text. Villages have the class ``village`` and ``data-village``; the second signs of a
        metric's colours have the class ``signs for-METRIC``.
    """
    study, found, words = request.study, request.found, request.words
    kept = study.villages.frame["district"].isin(found.question.district).to_numpy()
    bounds = shapely.total_bounds(study.villages.outlines[kept if kept.any() else ...])
    west, south, east, north = bounds
    height = _WIDTH * float(np.clip((north - south) / max(east - west, 1.0), _LOWEST, _HIGHEST))
    box = Box(0, 0, _WIDTH, round(height))
    around = _AROUND_DISTRICT if kept.any() else _AROUND
    frame = frame_around(bounds, box, around, found.boundary.polygon)
    layers = layers_of(study, found, words, "zone", points=False)
    scene = Scene(study, found, words, "zone", layers, _UNIT, frame)
    others = [
        replace(scene, metric=metric, layers=layers_of(study, found, words, metric, points=False))
        for metric in metrics
    ]
    return _drawn(scene, title, "".join(map(_signs, others)))


def _signs(scene: Scene) -> str:
    drawn = map_ground.second_signs(scene)
    return element("g", drawn, class_=f"signs for-{scene.metric}") if drawn else ""


def _drawn(scene: Scene, title: str, signs: str) -> str:
    box, unit = scene.frame.box, scene.unit
    taken = Taken(box.padded(-3 * unit))
    room = _scale_room(scene)
    taken.take(room)
    marks = placed_marks(scene, taken)
    told = line_label(scene, taken)
    texts = told + names(scene, marks, taken)
    scale = scale_and_north(scene.frame, room, scene.words, unit)
    defs = element("defs", map_ground.patterns(unit))
    content = (*_content(scene, marks, signs), texts, scale)
    return document(box.width, box.height, title, defs, *content)


def _content(scene: Scene, marks: list[Mark], signs: str) -> tuple[str, ...]:
    return (
        map_ground.ground(scene),
        graticule(scene.frame, scene.unit),
        element("g", map_ground.villages(scene)),
        signs,
        element("g", map_ground.borders(scene), map_ground.line(scene), pointer_events="none"),
        element("g", uncertainty_circles(scene, marks) or " ", pointer_events="none"),
        sentra_marks(scene, marks),
    )


def _scale_room(scene: Scene) -> Box:
    """The corner where scale bar and north arrow hide least land."""
    box, edge = scene.frame.box, 4 * scene.unit
    wide, high = _SCALE_WIDTH * scene.unit, SCALE_HEIGHT * scene.unit
    corners = [
        Box(left, top, left + wide, top + high)
        for top in (box.bottom - edge - high, box.top + edge)
        for left in (box.left + edge, box.right - edge - wide)
    ]
    return min(corners, key=lambda corner: corner.share_in(scene.land))
