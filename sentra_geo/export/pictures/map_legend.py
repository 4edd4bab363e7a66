"""The legend of a map: rows of a sign and its meaning, and how they flow into columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.export.pictures import map_signs
from sentra_geo.export.pictures.map_ground import pattern_of
from sentra_geo.export.pictures.map_signs import SIGN_HEIGHT, SIGN_WIDTH, Draw
from sentra_geo.export.pictures.map_text import text_line
from sentra_geo.export.pictures.svg import element
from sentra_geo.export.pictures.text_size import LINE, text_width, wrapped
from sentra_geo.present.colophon import uses_sample
from sentra_geo.present.labels import SAMPLE, ZONE, label
from sentra_geo.present.maps import (
    OUTLETS,
    REPRESENTATION,
    ZONE_METRICS,
    ZONE_OPACITY,
    LegendEntry,
    legend_entries,
    metric_name,
)
from sentra_geo.present.palette import LIGHT
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_TEXT, _TITLE = 11.5, 13.5
_GAP = 4.5
_ROUNDING = 1e-6
"""Edges that are added and taken away again are off by less, in pixels."""
_TITLE_LINES, _ROW_LINES, _NAME_LINES = 5, 4, 2
_SAMPLE_GROUND, _SAMPLE_EDGE, _SAMPLE_INK = "#FFE9A8", "#8A6A00", "#4A3900"


@dataclass(frozen=True)
class Block:
    """One piece of a legend: its height in pixels, the gap below counted, and what draws it."""

    height: float
    draw: Draw


@dataclass(frozen=True)
class Signs:
    """What a legend explains.

    Attributes:
        found: The answer.
        words: Language.
        metric: What village colours show.
        points: Whether business points are drawn.
        zones: Zones of the marks that are drawn.
        sentra: Number and name of each sentra that is drawn.
        has_uncoloured: Whether a filter leaves villages without colour.
        is_locator: Whether the map only shows where something lies: a legend without what the
            reader of many such maps knows.
    """

    found: Answer
    words: Wording
    metric: str
    points: bool
    zones: tuple[str, ...]
    sentra: tuple[tuple[str, str], ...]
    has_uncoloured: bool
    is_locator: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether sample businesses or outlets are on the map."""
        question = self.found.question
        of_businesses = self.metric in {"businesses", "coverage"} or (
            self.metric == REPRESENTATION and "businesses" in {question.unit, question.base}
        )
        if self.metric == OUTLETS and self.found.markets.uses_sample:
            return True
        return uses_sample(self.found) and (of_businesses or self.points)


def legend_groups(signs: Signs, width: float, unit: float, *, names: bool) -> list[list[Block]]:
    """The blocks of a legend: the colours, the other signs, and the names of sentra.

    Args:
        signs: What it explains.
        width: Width of a column in pixels.
        unit: Pixels of a unit.
        names: Whether it names the sentra.
    """
    words = signs.words
    colours: list[Block] = []
    others: list[Block] = []
    if not signs.is_locator:
        title = metric_name(signs.metric, signs.found, words)
        colours.append(_heading(title, width, _TITLE * unit))
    if signs.is_sample:
        colours.append(_sample_block(words.gettext(SAMPLE), unit))
    for entry in legend_entries(signs.found, words, signs.metric, dark=False):
        rows = [_row(sign, text, width, unit) for sign, text in _rows(signs, entry, unit)]
        (colours if entry.layer == "villages" else others).extend(rows)
    if not names or not signs.sentra:
        return [colours, others]
    heading = _heading(words.gettext("Nomor sentra"), width, _TEXT * unit)
    return [colours, others, [heading, *(_number_row(*n, width, unit) for n in signs.sentra)]]


def stacked(blocks: Sequence[Block]) -> Block:
    """Blocks as one, which columns do not part."""
    tops = [sum(block.height for block in blocks[:number]) for number in range(len(blocks))]

    def draw(x: float, y: float) -> str:
        return "".join(b.draw(x, y + top) for b, top in zip(blocks, tops, strict=True))

    return Block(sum(block.height for block in blocks), draw)


def flowed(blocks: Sequence[Block], columns: int, height: float) -> list[tuple[int, float]] | None:
    """Column and offset of each block, from above, column by column; None when they do not fit."""
    places: list[tuple[int, float]] = []
    column, down = 0, 0.0
    height += _ROUNDING
    for block in blocks:
        if down and down + block.height > height:
            column, down = column + 1, 0.0
        if column == columns or block.height > height:
            return None
        places.append((column, down))
        down += block.height
    return places


def _rows(signs: Signs, entry: LegendEntry, unit: float) -> Iterator[tuple[Draw, str]]:
    """The rows that an entry of the screen's legend becomes."""
    if entry.layer == "villages":
        opacity = ZONE_OPACITY if signs.metric in ZONE_METRICS else entry.opacity
        pattern = pattern_of(signs.metric, entry.colour)
        yield map_signs.area_sign(entry.colour, opacity, pattern, unit), entry.text
    elif entry.layer == "delineation":
        yield from _line_rows(signs, entry, unit)
    elif entry.layer == "sentra":
        yield from _mark_rows(signs, unit)
    elif entry.layer == "businesses":
        if signs.points:
            yield map_signs.dots_sign(unit), entry.text
    elif entry.layer == OUTLETS:
        yield map_signs.outlet_sign(entry.shape, entry.colour, unit), entry.text
    elif not signs.is_locator:
        yield map_signs.swatch(entry.colour, unit), entry.text


def _line_rows(signs: Signs, entry: LegendEntry, unit: float) -> Iterator[tuple[Draw, str]]:
    _ = signs.words.gettext
    if signs.has_uncoloured:
        yield map_signs.swatch(LIGHT.land, unit), _("Desa di luar pilihan")
    if signs.is_locator:
        yield map_signs.outlined(unit), _("Wilayah yang ditandai")
    dashed = signs.found.boundary.standing != "official"
    yield map_signs.line_sign(unit, dashed=dashed), entry.text
    if not signs.is_locator:
        yield map_signs.border_sign(unit), _("Batas kecamatan dan batas desa")


def _mark_rows(signs: Signs, unit: float) -> Iterator[tuple[Draw, str]]:
    _ = signs.words.gettext
    for zone in ZONES:
        if zone in signs.zones:
            text = _("Sentra: {zone}", zone=label(signs.words, ZONE, zone).lower())
            yield map_signs.sentra_sign(zone, unit), text
    if signs.zones:
        yield map_signs.circle_sign(unit), _("Ketidakpastian letak sentra")


def _row(sign: Draw, text: str, width: float, unit: float) -> Block:
    size = _TEXT * unit
    lines = wrapped(text, size, width - SIGN_WIDTH * unit, _ROW_LINES)

    def draw(x: float, y: float) -> str:
        return sign(x, y) + _texts(lines, x + SIGN_WIDTH * unit, y, size)

    return Block(max(len(lines) * size * LINE, SIGN_HEIGHT * unit) + _GAP * unit, draw)


def _number_row(number: str, name: str, width: float, unit: float) -> Block:
    size = _TEXT * unit * 0.95
    lines = wrapped(name, size, width - SIGN_WIDTH * unit, _NAME_LINES)

    def draw(x: float, y: float) -> str:
        told = text_line(number, x + 21 * unit, y + size * 0.95, size, bold=True, anchor="end")
        return told + _texts(lines, x + SIGN_WIDTH * unit, y, size)

    return Block(max(len(lines), 1) * size * LINE + 1.5 * unit, draw)


def _heading(text: str, width: float, size: float) -> Block:
    lines = wrapped(text, size, width, _TITLE_LINES, bold=True)
    height = (len(lines) * LINE + 0.4) * size
    return Block(height, lambda x, y: _texts(lines, x, y, size, bold=True))


def _sample_block(text: str, unit: float) -> Block:
    size = _TEXT * unit
    width = text_width(text, size, bold=True) + 12 * unit

    def draw(x: float, y: float) -> str:
        back = element(
            "rect",
            x=x + unit / 2,
            y=y,
            width=width,
            height=18 * unit,
            rx=2 * unit,
            fill=_SAMPLE_GROUND,
            stroke=_SAMPLE_EDGE,
            stroke_width=unit * 0.8,
        )
        at = (x + 6.5 * unit, y + 13 * unit)
        return back + text_line(text, *at, size, bold=True, colour=_SAMPLE_INK)

    return Block(24 * unit, draw)


def _texts(lines: Sequence[str], x: float, y: float, size: float, *, bold: bool = False) -> str:
    return "".join(
        text_line(line, x, y + size * (0.95 + LINE * number), size, bold=bold)
        for number, line in enumerate(lines)
    )
