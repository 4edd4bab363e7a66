"""Where legend, scale bar and north arrow stand: beside the map or below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count

from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.map_frame import MapFrame
from sentra_geo.export.pictures.map_furniture import SCALE_HEIGHT, scale_and_north
from sentra_geo.export.pictures.map_legend import Block, Signs, flowed, legend_groups, stacked

_TOP, _LEFT, _EDGE = 16.0, 15.0, 2.0
"""Room for degrees above and left of the map, and at its other edges, in units."""
_PAD = 9.0
_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.27, 165.0, 262.0
_COLUMN = 205.0
_BELOW_MOST = 0.42
_STEP = 6.0
# First everything; then without the names of sentra; then in smaller letters.
_WAYS = ((True, 1.0), (False, 1.0), (False, 0.9), (False, 0.8), (False, 0.7), (False, 0.6))
Size = tuple[float, float, float]
"""Width and height of a picture in pixels, and pixels of a unit."""


@dataclass(frozen=True)
class Panel:
    """The room of a map and of what explains it.

    Attributes:
        map_box: Where the map is drawn.
        box: Where the legend is drawn.
        columns: Columns of the legend.
        names: Whether the legend names the sentra.
        unit: Size of its texts.
        is_beside: Whether it stands at the right of the map, with the scale at its foot.
        is_grouped: Whether columns part no group of signs.
    """

    map_box: Box
    box: Box
    columns: int
    names: bool
    unit: float
    is_beside: bool
    is_grouped: bool = False

    def draw(self, signs: Signs, frame: MapFrame) -> str:
        """The legend with scale bar and north arrow."""
        width = _column_width(self.box, self.columns, self.unit)
        blocks = _blocks(signs, width, self)
        if not self.is_beside:
            blocks.append(self._scale_block(signs, frame, width))
        places = flowed(blocks, self.columns, self.box.height)
        assert places is not None  # noqa: S101 - it was made for as many signs or more
        step = width + _PAD * self.unit
        drawn = "".join(
            block.draw(self.box.left + column * step, self.box.top + down)
            for block, (column, down) in zip(blocks, places, strict=True)
        )
        return drawn + (self._foot(signs, frame) if self.is_beside else "")

    def room_for_inset(self, signs: Signs, size: tuple[float, float]) -> Box | None:
        """Room for an inset between the legend and the scale bar beside the map, if there is."""
        width, height = size
        if not self.is_beside or width > self.box.width:
            return None
        top = self.box.bottom - height
        used = self.box.top + sum(b.height for b in _blocks(signs, self.box.width, self))
        left = self.box.left
        return Box(left, top, left + width, top + height) if used <= top else None

    def _foot(self, signs: Signs, frame: MapFrame) -> str:
        top = self.box.bottom + _PAD * self.unit
        room = Box(self.box.left, top, self.box.right, top + SCALE_HEIGHT * self.unit)
        return scale_and_north(frame, room, signs.words, self.unit)

    def _scale_block(self, signs: Signs, frame: MapFrame, width: float) -> Block:
        high = SCALE_HEIGHT * self.unit

        def draw(x: float, y: float) -> str:
            return scale_and_north(frame, Box(x, y, x + width, y + high), signs.words, self.unit)

        return Block(high, draw)


def panels(size: Size, signs: Signs) -> list[Panel]:
    """The ways to lay a picture out: the fullest legend that fits beside, and below the map.

    Args:
        size: The picture.
        signs: What the legend explains.

    Raises:
        ValueError: The picture is too small for a map with its legend.
    """
    made = [_fullest(size, signs, way) for way in (_beside, _below)]
    fitting = [panel for panel in made if panel is not None]
    if not fitting:
        width, height, _ = size
        raise ValueError(f"{width} x {height} pixels are too few for a map with its legend")
    return fitting


def _fullest(size: Size, signs: Signs, way: Callable[..., Panel | None]) -> Panel | None:
    tried = (way(size, signs, names, size[2] * share) for names, share in _WAYS)
    return next((panel for panel in tried if panel is not None), None)


def _beside(size: Size, signs: Signs, names: bool, own: float) -> Panel | None:
    width, height, unit = size
    wide = min(max(width * _SIDE_SHARE, _SIDE_LEAST * unit), _SIDE_MOST * unit)
    left = width - wide + _PAD * unit
    map_box = Box(_LEFT * unit, _TOP * unit, width - wide, height - _EDGE * unit)
    foot = height - (SCALE_HEIGHT + _PAD) * own - _EDGE * unit
    box = Box(left, _TOP * unit, width - _EDGE * unit, foot)
    panel = Panel(map_box, box, 1, names, own, is_beside=True)
    fits = flowed(_blocks(signs, box.width, panel), 1, box.height) is not None
    return panel if fits else None


def _below(size: Size, signs: Signs, names: bool, own: float) -> Panel | None:
    width, height, unit = size
    line = Box(_LEFT * unit, 0, width - _EDGE * unit, 0)
    columns = max(1, int((line.width + _PAD * own) / (_COLUMN * own)))
    for is_grouped in (True, False):
        panel = Panel(line, line, columns, names, own, is_beside=False, is_grouped=is_grouped)
        blocks = _blocks(signs, _column_width(line, columns, own), panel)
        blocks.append(Block(SCALE_HEIGHT * own, lambda _x, _y: ""))
        needed = _needed(blocks, columns, height * _BELOW_MOST)
        if needed is not None:
            top = height - needed - _EDGE * unit
            map_box = Box(line.left, _TOP * unit, line.right, top - _PAD * unit)
            box = Box(line.left, top, line.right, top + needed)
            return replace(panel, map_box=map_box, box=box)
    return None


def _blocks(signs: Signs, width: float, panel: Panel) -> list[Block]:
    groups = legend_groups(signs, width, panel.unit, names=panel.names)
    if panel.is_grouped:
        return [stacked(group) for group in groups]
    return list(chain.from_iterable(groups))


def _needed(blocks: list[Block], columns: int, most: float) -> float | None:
    """The least height in which blocks flow into columns; None when that is too much."""
    heights = [block.height for block in blocks]
    least = max(sum(heights) / columns, *heights)
    for number in count():
        height = least + number * _STEP
        if height > most:
            return None
        if flowed(blocks, columns, height) is not None:
            return height
    return None


def _column_width(box: Box, columns: int, unit: float) -> float:
    return (box.width + _PAD * unit) / columns - _PAD * unit
