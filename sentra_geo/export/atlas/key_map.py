"""The key map of the cover: every village in the colour of its zone, to be numbered by its page."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from sentra_geo.export.atlas.records import Records
from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.map_frame import MapFrame, frame_around, path_data
from sentra_geo.export.pictures.svg import document, element
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR
from sentra_geo.question import ZONES

WIDTH, HEIGHT = 640, 620
_PIXEL_SHARE = 0.4
_NO_PAGE = "#E3E6E8"


def key_map(held: Records) -> dict[str, Any]:
    """The map as SVG, and where the number of each village with a page belongs.

    Returns:
        ``svg``, ``alt``, ``width`` and ``height`` in pixels, and ``marks``: place in the picture as
        shares of its width and height, and target.
    """
    words, study = held.words, held.study
    outlines = study.villages.outlines
    frame = frame_around(shapely.total_bounds(outlines), Box(0, 0, WIDTH, HEIGHT))
    alt = words.gettext(
        "Peta kunci: tiap desa berwarna zonanya; angka di dalamnya nomor halaman di atlas ini."
    )
    return {
        "svg": document(WIDTH, HEIGHT, alt, *_ground(held, frame), *_villages(held, frame)),
        "alt": alt,
        "ratio": HEIGHT / WIDTH,
        "marks": _marks(held, frame),
    }


def _data(shapes: Any, frame: MapFrame) -> list[str]:
    """Outlines in pixels, shared borders still shared, without what no one can see."""
    drawn = frame.shape(np.asarray(shapes))
    return [path_data(shape) for shape in shapely.coverage_simplify(drawn, _PIXEL_SHARE)]


def _ground(held: Records, frame: MapFrame) -> list[str]:
    water = element("rect", width=WIDTH, height=HEIGHT, fill=LIGHT.water)
    around = held.study.neighbours
    if around is None or around.polygons is None:
        return [water]
    within = shapely.clip_by_rect(around.polygons, *frame.extent)
    land = [
        element("path", d=path_data(frame.shape(shape)), fill=LIGHT.neighbour)
        for shape in within
        if not shape.is_empty
    ]
    return [water, *land]


def _villages(held: Records, frame: MapFrame) -> list[str]:
    frames = held.study.villages
    listed = {village.village_code: village.zone for village in held.chapters.listed}
    shapes = []
    for code, data in zip(frames.frame["village_code"], _data(frames.outlines, frame), strict=True):
        zone = listed.get(code)
        shapes.append(
            element(
                "path",
                d=data,
                fill=ZONE_COLOUR[zone] if zone in ZONES else _NO_PAGE,
                fill_opacity=0.45 if zone else 1,
                stroke=LIGHT.border,
                stroke_width=0.7,
            )
        )
    line = shapely.simplify(frame.shape(held.found.boundary.polygon), _PIXEL_SHARE)
    drawn = element("path", d=path_data(line), fill="none", stroke=LIGHT.line, stroke_width=1.8)
    return [*shapes, drawn]


def _marks(held: Records, frame: MapFrame) -> list[dict[str, Any]]:
    codes = held.study.villages.frame["village_code"].to_numpy(dtype=str)
    targets = held.chapters.of_village
    marks = []
    for code, outline in zip(codes, held.study.villages.outlines, strict=True):
        if code not in targets:
            continue
        point = shapely.maximum_inscribed_circle(outline, tolerance=200.0).coords[0]
        x, y = frame.pixels(np.array([point[0]]), np.array([point[1]]))
        place = {"x": float(x[0]) / WIDTH, "y": float(y[0]) / HEIGHT}
        marks.append({**place, "target": targets[code]})
    return marks
