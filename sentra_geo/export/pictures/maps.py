"""A map as SVG, drawn on this machine: no screenshot, no browser, no tiles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from sentra_geo.answer import Answer
from sentra_geo.export.pictures import map_ground as ground
from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_frame import MapFrame, frame_around
from sentra_geo.export.pictures.map_furniture import graticule, graticule_labels
from sentra_geo.export.pictures.map_inset import inset, inset_place, inset_size
from sentra_geo.export.pictures.map_labels import names
from sentra_geo.export.pictures.map_legend import Signs
from sentra_geo.export.pictures.map_marks import (
    Mark,
    business_dots,
    keep_outlets_free,
    outlet_marks,
    placed_marks,
    sentra_marks,
    uncertainty_circles,
)
from sentra_geo.export.pictures.map_panel import Panel, Size, panels
from sentra_geo.export.pictures.map_surroundings import line_label
from sentra_geo.export.pictures.scene import Scene, layers_of
from sentra_geo.export.pictures.svg import document, element, own_id, own_link
from sentra_geo.present.maps import metric_name
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR
from sentra_geo.question import ZONES
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_COMMON_PX = 960 * 720
_LEAST_UNIT = 0.8
_AROUND, _AROUND_DISTRICT, _AROUND_PLACE = 0.025, 0.08, 0.35
_LEAST_M = 16_000.0
"""A locator shows at least so much of the land around, in metres."""


def map_svg(  # noqa: PLR0913 - each is one choice of the map
    study: Study,
    found: Answer,
    words: Wording,
    metric: str = "zone",
    width: int = 960,
    height: int = 720,
    *,
    points: bool = False,
) -> str:
    """A map of the study's villages, with legend, scale bar, north arrow, graticule and inset.

    Args:
        study: The study.
        found: The answer; its filters are honoured, the districts it keeps fill the map.
        words: Language.
        metric: What village colours show: a key of ``VILLAGE_METRICS``.
        width: Width in pixels; texts are about 12 pixels high at 960 × 720 and grow with it.
        height: Height in pixels.
        points: Whether business points are drawn too.

    Returns:
        SVG text; the same arguments give the same text.

    Raises:
        ValueError: The picture is too small for a map with its legend (below about 320 × 240).
    """
    layers = layers_of(study, found, words, metric, points=points)
    kept = study.villages.frame["district"].isin(found.question.district).to_numpy()
    area = study.villages.outlines[kept] if kept.any() else study.villages.outlines
    bounds = shapely.total_bounds(area)
    around = _AROUND_DISTRICT if kept.any() else _AROUND
    signs = _signs(found, words, metric, layers)
    size = (width, height, _unit(width, height))
    panel, frame = _laid_out(size, signs, bounds, around)
    scene = Scene(study, found, words, metric, layers, size[2], frame)
    return _drawn(scene, panel, signs, size)


def locator_svg(
    study: Study,
    found: Answer,
    words: Wording,
    codes: Collection[str],
    width: int = 480,
    height: int = 360,
) -> str:
    """Where some villages lie: marked, with the land around, the line and its zones.

    Args:
        study: The study.
        found: The answer.
        words: Language.
        codes: ``village_code`` of those to mark, such as all of a district.
        width: Width in pixels.
        height: Height in pixels.

    Returns:
        SVG text.

    Raises:
        ValueError: None of the codes is a village's, or the picture is too small.
    """
    held = study.villages.frame["village_code"].isin(codes).to_numpy()
    if not held.any():
        raise ValueError("no village has one of these codes")
    layers = layers_of(study, found, words, "zone", points=False)
    bounds = _at_least(shapely.total_bounds(study.villages.outlines[held]))
    signs = replace(_signs(found, words, "zone", layers), is_locator=True, sentra=())
    size = (width, height, _unit(width, height))
    panel, frame = _laid_out(size, signs, bounds, _AROUND_PLACE)
    marked = frozenset(str(code) for code in codes)
    scene = Scene(study, found, words, "zone", layers, size[2], frame, marked)
    return _drawn(scene, panel, signs, size)


def _unit(width: int, height: int) -> float:
    return max(_LEAST_UNIT, float(np.sqrt(width * height / _COMMON_PX)))


def _at_least(bounds: Any) -> tuple[float, float, float, float]:
    west, south, east, north = bounds
    x, y = (west + east) / 2, (south + north) / 2
    wide, high = max(east - west, _LEAST_M) / 2, max(north - south, _LEAST_M) / 2
    return float(x - wide), float(y - high), float(x + wide), float(y + high)


def _signs(found: Answer, words: Wording, metric: str, layers: dict[str, Any]) -> Signs:
    """What the legend of all that is drawn explains."""
    colours = {mark["colour"] for mark in layers["sentra"]}
    hosts = {str(mark["id"]).removeprefix("sentra:") for mark in layers["sentra"]}
    return Signs(
        found=found,
        words=words,
        metric=metric,
        points=bool(layers["points"]["at"]),
        zones=tuple(zone for zone in ZONES if ZONE_COLOUR[zone] in colours),
        sentra=_numbered(found, hosts),
        has_uncoloured=len(layers["fills"]) < len(found.cut.study.villages.frame),
    )


def _numbered(found: Answer, hosts: set[str]) -> tuple[tuple[str, str], ...]:
    """Number and name of the sentra that have a location in some villages."""
    return tuple(
        (sentra.sentra_id.removeprefix("S"), sentra.sentra)
        for sentra in found.sentra
        if any(location.village_code in hosts for location in sentra.locations)
    )


def _laid_out(size: Size, signs: Signs, bounds: Any, around: float) -> tuple[Panel, MapFrame]:
    """The layout that shows the area largest."""
    line = signs.found.boundary.polygon
    made = [
        (panel, frame_around(bounds, panel.map_box, around, line)) for panel in panels(size, signs)
    ]
    return min(made, key=lambda pair: pair[1].metres)


def _drawn(scene: Scene, panel: Panel, signs: Signs, size: Size) -> str:
    box, unit = scene.frame.box, scene.unit
    taken = Taken(box.padded(-3 * unit))
    keep_outlets_free(scene, taken)
    marks = placed_marks(scene, taken)
    seen = _seen(signs, marks)
    label = line_label(scene, taken)
    room = inset_place(scene, taken) or panel.room_for_inset(seen, inset_size(scene))
    if room is not None:
        taken.take(room.padded(4 * unit))
    clip = element("clipPath", _rect(box), id=own_id("map"))
    return document(
        size[0],
        size[1],
        metric_name(scene.metric, scene.found, scene.words),
        element("defs", clip, ground.patterns(unit)),
        element("rect", width=size[0], height=size[1], fill=LIGHT.halo),
        element("g", *_content(scene, marks), clip_path=own_link("map")),
        label + names(scene, marks, taken),
        "" if room is None else inset(scene, room),
        _rect(box, class_="frame", fill="none", stroke=LIGHT.ink, stroke_width=unit),
        graticule_labels(scene.frame, scene.words, unit),
        panel.draw(seen, scene.frame),
    )


def _content(scene: Scene, marks: list[Mark]) -> tuple[str, ...]:
    return (
        ground.ground(scene),
        graticule(scene.frame, scene.unit),
        ground.villages(scene),
        ground.second_signs(scene),
        ground.borders(scene),
        ground.line(scene),
        business_dots(scene),
        outlet_marks(scene),
        uncertainty_circles(scene, marks),
        sentra_marks(scene, marks),
    )


def _seen(signs: Signs, marks: list[Mark]) -> Signs:
    """What the legend of what the frame shows explains."""
    zones = {mark.zone for mark in marks}
    hosts = {mark.village_code for mark in marks}
    numbered = () if signs.is_locator else _numbered(signs.found, hosts)
    kept = tuple(zone for zone in ZONES if zone in zones)
    return replace(signs, zones=kept, sentra=numbered)


def _rect(box: Box, **look: str | float | None) -> str:
    return element("rect", x=box.left, y=box.top, width=box.width, height=box.height, **look)
