"""Names of what lies around the villages: the line, the land beyond and the sea."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_text import best_box, haloed, text_box
from sentra_geo.export.pictures.scene import Scene
from sentra_geo.export.pictures.text_size import balanced
from sentra_geo.layers.projection import to_metric
from sentra_geo.present.maps import line_text

_SIZE = 11.0
_COLOUR = "#66727A"
_WIDEST, _LINE_WIDEST, _LINES = 150.0, 190.0, 3
_FAR_M = 15_000.0
_LINE_STEP = 12.0
_ENOUGH = 0.55


def line_label(scene: Scene, taken: Taken) -> str:
    """What the line is and its standing, beside the line; empty where it is not in the frame."""
    size = _SIZE * scene.unit
    text = line_text(scene.found, scene.words)
    lines = balanced(text, size, _LINE_WIDEST * scene.unit, _LINES, bold=True)
    edge = shapely.clip_by_rect(shapely.boundary(scene.line), *taken.room.bounds)
    if shapely.is_empty(edge) or not lines:
        return ""
    free = [box for box in _beside(edge, lines, size) if taken.is_free(box)]
    clear = [box for box in free if not shapely.intersects(edge, shapely.box(*box.bounds))]
    best = min(clear or free, key=lambda box: box.share_in(scene.land), default=None)
    if best is None:
        return ""
    taken.take(best)
    return haloed(lines, best, size, kind="line-label", bold=True)


def _beside(edge: Any, lines: tuple[str, ...], size: float) -> Iterator[Box]:
    own = text_box(lines, 0, 0, size, bold=True)
    across, down = (own.width + size) / 2, (own.height + size) / 2
    sides = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
    for part in shapely.get_parts(edge):
        for point in shapely.line_interpolate_point(part, np.arange(0, part.length, _LINE_STEP)):
            for dx, dy in sides:
                yield own.moved(point.x + dx * across, point.y + dy * down)


def regency_names(scene: Scene) -> Iterator[tuple[str, Any]]:
    """Name, without its kind, and outline in metres of each regency around."""
    around = scene.study.neighbours
    if around is None:
        return
    for name, shape in zip(around.frame["regency"], around.outlines, strict=True):
        short = str(name).removeprefix("Kabupaten ").removeprefix("Kota ").strip()
        if short:
            yield short, shape


def around_names(scene: Scene, taken: Taken) -> str:
    """Names of the regencies around, of land without outline and of the sea, where they fit."""
    made, size = "", _SIZE * scene.unit
    for name, outline in regency_names(scene):
        lines = balanced(name.upper(), size, _WIDEST * scene.unit, _LINES)
        seen = shapely.clip_by_rect(scene.frame.shape(outline), *taken.room.bounds)
        box = best_box(lines, seen, size, taken, _ENOUGH)
        if box is not None:
            taken.take(box)
            made += haloed(lines, box, size, kind="region-name", italic=True, colour=_COLOUR)
    for label in scene.labels:
        if label["kind"] in {"sg-region", "sg-water"}:
            made += _beyond(scene, label, taken)
    return made


def _beyond(scene: Scene, label: dict[str, Any], taken: Taken) -> str:
    """A name of what has no outline, at its place or where the frame is nearest to it."""
    x, y = label_place(scene, label)
    if shapely.intersects_xy(scene.dry, x, y):
        return ""
    size = _SIZE * scene.unit
    lines = balanced(str(label["text"]), size, _WIDEST * scene.unit, _LINES)
    own = text_box(lines, 0, 0, size)
    room = taken.room.padded(-4 * scene.unit)
    at_x = float(np.clip(x, room.left + own.width / 2, room.right - own.width / 2))
    at_y = float(np.clip(y, room.top + own.height / 2, room.bottom - own.height / 2))
    box = own.moved(at_x, at_y)
    moved_m = float(np.hypot(at_x - x, at_y - y)) * scene.frame.metres
    if moved_m > _FAR_M or not taken.is_free(box) or box.share_in(scene.dry) > 0:
        return ""
    taken.take(box)
    return haloed(lines, box, size, kind="region-name", italic=True, colour=_COLOUR)


def label_place(scene: Scene, label: dict[str, Any]) -> tuple[float, float]:
    """Where a label of :func:`~sentra_geo.present.maps.ground_labels` lies, in pixels."""
    metres = to_metric(np.array([label["lon"]]), np.array([label["lat"]]))
    x, y = scene.frame.pixels(*metres)
    return float(x[0]), float(y[0])
