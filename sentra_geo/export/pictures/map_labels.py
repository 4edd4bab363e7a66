"""Names of villages and districts: each where it fits, the less needed left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from sentra_geo.export.pictures.boxes import Box, Taken
from sentra_geo.export.pictures.map_marks import Mark
from sentra_geo.export.pictures.map_surroundings import around_names, label_place
from sentra_geo.export.pictures.map_text import best_box, haloed, places_in, text_box
from sentra_geo.export.pictures.scene import Scene
from sentra_geo.export.pictures.text_size import balanced, cuts, shortened

_VILLAGE, _DISTRICT = 10.0, 12.5
_WIDEST, _DISTRICT_WIDEST, _LINES = 110.0, 165.0, 3
_WELL, _ENOUGH, _HOST_ENOUGH = 0.9, 0.55, 0.15
_DISTRICT_COLOUR = "#3F4B53"
_FEW = 4
"""So many marked villages have their names in bold; of a district the outline is enough."""


@dataclass(frozen=True)
class _Village:
    """One village: its code, name, outline in the room, its mark and whether it stands out."""

    code: str
    name: str
    shape: Any
    mark: Mark | None
    is_bold: bool


def names(scene: Scene, marks: Sequence[Mark], taken: Taken) -> str:
    """Names, the most needed first.

    First come villages to mark and hosts of sentra, then districts, the land around, and other
    villages, the larger first.
    """
    order = _villages(scene, marks, taken)
    first = [village for village in order if village.is_bold or village.mark is not None]
    rest = [village for village in order if not village.is_bold and village.mark is None]
    made = [_village_name(scene, village, taken) for village in first]
    labels = [label for label in scene.labels if label["kind"] == "sg-district"]
    made += [_district_name(scene, label, taken) for label in labels]
    made.append(around_names(scene, taken))
    made += [_village_name(scene, village, taken) for village in rest]
    return "".join(made)


def _villages(scene: Scene, marks: Sequence[Mark], taken: Taken) -> list[_Village]:
    held = {mark.village_code: mark for mark in marks}
    bold = scene.marked if len(scene.marked) <= _FEW else frozenset()
    shapes = shapely.clip_by_rect(scene.villages, *taken.room.bounds)
    rows = zip(scene.codes, scene.study.villages.frame["village"], shapes, strict=True)
    made = [
        _Village(code, str(name), shape, held.get(code), code in bold)
        for code, name, shape in rows
        if not shape.is_empty and str(name).strip()
    ]
    return sorted(made, key=lambda v: (not v.is_bold, -v.shape.area, v.code))


def _village_name(scene: Scene, village: _Village, taken: Taken) -> str:
    size = _VILLAGE * scene.unit * (1.15 if village.is_bold else 1.0)
    best: tuple[tuple[str, ...], Box] | None = None
    share = _ENOUGH if village.mark is None else _HOST_ENOUGH
    for lines, box in _ways(village, size):
        if not taken.is_free(box):
            continue
        covered = box.share_in(village.shape)
        if village.mark is not None:
            # The sea beside a village at the coast is as good as its land.
            covered += 1 - box.share_in(scene.dry)
        if covered > share:
            best, share = (lines, box), covered
        if share >= _WELL:
            break
    if best is None:
        return ""
    taken.take(best[1])
    return haloed(*best, size, kind="village-name", bold=village.is_bold)


def _ways(village: _Village, size: float) -> Iterator[tuple[tuple[str, ...], Box]]:
    """Ways to write a name: beside its mark, then within the village; in one line, then in more."""
    widest, bold = _WIDEST / _VILLAGE * size, village.is_bold
    ways: list[tuple[str, ...]] = [(shortened(village.name, size, widest, bold=bold),)]
    ways += [balanced(village.name, size, widest * s, _LINES, bold=bold) for s in (0.6, 1.0)]
    # A name that is cut comes after all ways to write it whole, and most of it before less.
    whole = sorted(dict.fromkeys(ways), key=_loss)
    forms = [(lines, text_box(lines, 0, 0, size, bold=bold)) for lines in whole]
    if village.mark is not None:
        for lines, own in forms:
            for x, y in _about(village.mark.box, own):
                yield lines, own.moved(x, y)
    places = list(places_in(village.shape))
    for lines, own in forms:
        for x, y in places:
            yield lines, own.moved(x, y)


def _loss(lines: tuple[str, ...]) -> tuple[bool, int]:
    is_cut = cuts(lines) > 0
    return is_cut, -sum(map(len, lines)) if is_cut else 0


def _about(mark: Box, text: Box) -> Iterator[tuple[float, float]]:
    x, y = mark.middle
    across, down = (mark.width + text.width) / 2, (mark.height + text.height) / 2
    yield from ((x, y + down), (x, y - down), (x + across, y), (x - across, y))
    for dy in (down, -down):
        yield from ((x + text.width / 3, y + dy), (x - text.width / 3, y + dy))


def _district_name(scene: Scene, label: dict[str, Any], taken: Taken) -> str:
    x, y = label_place(scene, label)
    here = [shape for shape in scene.districts.values() if shapely.intersects_xy(shape, x, y)]
    if not here:
        return ""
    shape = shapely.clip_by_rect(here[0], *taken.room.bounds)
    size = _DISTRICT * scene.unit
    lines = balanced(str(label["text"]), size, _DISTRICT_WIDEST * scene.unit, _LINES, bold=True)
    box = best_box(lines, shape, size, taken, _ENOUGH, bold=True)
    if box is None:
        return ""
    taken.take(box)
    look = {"bold": True, "italic": True}
    return haloed(lines, box, size, kind="district-name", colour=_DISTRICT_COLOUR, **look)
