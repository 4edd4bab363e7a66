"""The styles of each layer, in the colours of the screen's maps."""

from __future__ import annotations

from dataclasses import replace

from sentra_geo.answer import Answer
from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.export.geodata.styles.look import (
    AreaSign,
    Entry,
    Label,
    LineSign,
    PointSign,
    Rows,
    Style,
)
from sentra_geo.export.geodata.styles.village_looks import village_styles
from sentra_geo.export.geodata.styles.zone_signs import zone_entries
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import GREY, LIGHT, ZONE_COLOUR
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_LINE_MM, _DASHES_MM = 0.8, (3.0, 1.6)
_SHAPE = {"inside": "circle", "near": "triangle", "outside": "square"}


def styles_of(layer: GeoLayer, found: Answer, words: Wording) -> tuple[Style, ...]:
    """The styles of a layer, the first of them its default.

    Args:
        layer: The layer.
        found: The answer, whose classes are those of the screen.
        words: Language.
    """
    if layer.name == "villages":
        known = layer.table["businesses"].null_count < layer.table.num_rows
        return village_styles(found, words, with_businesses=known)
    made = {
        "districts": _districts,
        "zones": _zones,
        "sentra": _sentra,
        "businesses": _businesses,
        "delineation": _inside,
        "delineation_line": _line,
        "neighbours": _neighbours,
    }[layer.name]
    return (replace(made(layer, words), about=layer.title),)


def _style(entries: tuple[Entry, ...], words: Wording, label: Label | None = None) -> Style:
    return Style(words.gettext("Bawaan"), "", entries, label)


def _districts(layer: GeoLayer, words: Wording) -> Style:
    sign = AreaSign("", border=LIGHT.ink, border_mm=0.5)
    name = Label("district", 10, LIGHT.ink, LIGHT.halo, bold=True, over=True)
    return _style((Entry(layer.title, sign),), words, name)


def _zones(_layer: GeoLayer, words: Wording) -> Style:
    return _style(zone_entries(words), words)


def _sentra(_layer: GeoLayer, words: Wording) -> Style:
    entries = tuple(
        Entry(
            label(words, ZONE, zone),
            PointSign(_SHAPE[zone], ZONE_COLOUR[zone], 5.0, LIGHT.ink, 0.4),
            (Rows("zone", "=", zone),),
        )
        for zone in ZONES
    )
    return _style(entries, words, Label("number", 9, LIGHT.ink, LIGHT.halo, bold=True, over=True))


def _businesses(_layer: GeoLayer, words: Wording) -> Style:
    """Small dots by zone."""
    return _style(
        tuple(
            Entry(label(words, ZONE, zone), _dot(ZONE_COLOUR[zone]), (Rows("zone", "=", zone),))
            for zone in ZONES
        ),
        words,
    )


def _dot(colour: str) -> PointSign:
    return PointSign("circle", colour, 1.2, LIGHT.ink, 0.1)


def _inside(layer: GeoLayer, words: Wording) -> Style:
    """Faint, so that what lies below is seen; the line is a layer of its own."""
    return _style((Entry(layer.title, AreaSign(LIGHT.line, 0.06)),), words)


def _line(layer: GeoLayer, words: Wording) -> Style:
    """Dashed where the line is not official."""
    official = layer.table["standing"][0].as_py() == "official"
    sign = LineSign(LIGHT.line, _LINE_MM, () if official else _DASHES_MM)
    return _style((Entry(layer.title, sign),), words)


def _neighbours(layer: GeoLayer, words: Wording) -> Style:
    sign = AreaSign(LIGHT.neighbour, 1.0, LIGHT.border)
    return _style((Entry(layer.title, sign),), words, Label("regency", 9, GREY, LIGHT.halo))
