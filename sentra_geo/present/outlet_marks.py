"""Outlets on a map: a shape for each kind, filled where local products are known to be sold."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from sentra_geo.answer import Answer
from sentra_geo.layers.dictionary import CHOICES
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.present.labels import SAMPLE, ZONE, label
from sentra_geo.present.palette import GREY
from sentra_geo.sections.outlets import OutletPlace
from sentra_geo.wording import N_, Wording

OUTLET_LAYER = "outlets"
Points = tuple[tuple[float, float], ...]
# Okabe and Ito's purple, which no zone has; white and grey read on paper, too.
SELLS_COLOUR, SELLS_NOT_COLOUR, UNKNOWN_SELLS = "#CC79A7", "#FFFFFF", "#9AA3A9"
INK = "#1B2A33"
_FILL = {True: SELLS_COLOUR, False: SELLS_NOT_COLOUR, None: UNKNOWN_SELLS}
SELLS_TEXT = {
    True: N_("Menjual produk lokal"),
    False: N_("Tidak menjual produk lokal"),
    None: N_("Tidak diketahui menjual produk lokal atau tidak"),
}


def _turned(corners: int, inner: float | None = None, start: float = -pi / 2) -> Points:
    """A regular shape; with ``inner``, a star whose inner corners lie at that radius."""
    steps = corners if inner is None else 2 * corners
    radii = [1.0 if inner is None or step % 2 == 0 else inner for step in range(steps)]
    angles = [start + 2 * pi * step / steps for step in range(steps)]
    return tuple(
        (round(r * cos(a), 3), round(r * sin(a), 3)) for r, a in zip(radii, angles, strict=True)
    )


# Corners within the square from -1 to 1, y downwards: the screen and the printed map share them.
OUTLET_SHAPES: dict[str, Points] = {
    "hotel": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "mall": ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    "modern_retail": ((0.0, -0.95), (1.0, 0.85), (-1.0, 0.85)),
    "rest_area": ((-1.0, -0.85), (1.0, -0.85), (0.0, 0.95)),
    "ikn_stall": (
        (0.0, -1.0),
        (1.0, -0.15),
        (0.7, -0.15),
        (0.7, 0.9),
        (-0.7, 0.9),
        (-0.7, -0.15),
        (-1.0, -0.15),
    ),
    "tourist_site": _turned(5, 0.42),
    "event_venue": (
        (-0.33, -1.0),
        (0.33, -1.0),
        (0.33, -0.33),
        (1.0, -0.33),
        (1.0, 0.33),
        (0.33, 0.33),
        (0.33, 1.0),
        (-0.33, 1.0),
        (-0.33, 0.33),
        (-1.0, 0.33),
        (-1.0, -0.33),
        (-0.33, -0.33),
    ),
    "market": _turned(16),
}


def outlet_kind(kind: str, words: Wording) -> str:
    """The name of a kind of outlet; ``all`` for all of them."""
    if kind == "all":
        return words.gettext("Semua gerai")
    return label(words, CHOICES["kind"], kind)


def outlet_marks(found: Answer, words: Wording, zones: set[str]) -> list[dict[str, Any]]:
    """One mark an outlet in some zones: where it is, its shape and fill, and the lines of its tip.

    Texts of data travel as JSON and become text content, never HTML.
    """
    return [
        {
            "at": [round(place.lon_lat[1], 5), round(place.lon_lat[0], 5)],
            "kind": place.kind,
            "points": points_text(OUTLET_SHAPES[place.kind]),
            "fill": _FILL[place.sells_local],
            "ink": INK,
            "lines": _lines(place, words),
        }
        for place in found.markets.places
        if place.zone in zones
    ]


def _lines(place: OutletPlace, words: Wording) -> list[str]:
    _ = words.gettext
    kind = outlet_kind(place.kind, words)
    lines = [
        place.name,
        f"{kind} · {label(words, ZONE, place.zone)}",
        _(SELLS_TEXT[place.sells_local]),
    ]
    if place.rooms is not None:
        lines.append(
            words.ngettext("{n} kamar", "{n} kamar", place.rooms, n=words.number(place.rooms))
        )
    if place.is_sample:
        lines.append(_(SAMPLE))
    return lines


def points_text(points: Points) -> str:
    """Corners as an SVG polygon writes them."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def outlet_legend(found: Answer, words: Wording) -> list[tuple[str, str, str, str]]:
    """Shape, colour, meaning and layer of each sign: the kinds that are drawn, then the fills."""
    _ = words.gettext
    drawn = {place.kind for place in found.markets.places}
    kinds = [
        (kind, GREY, _("Gerai: {kind}", kind=outlet_kind(kind, words)), OUTLET_LAYER)
        for kind in OUTLET_KINDS
        if kind in drawn
    ]
    fills = [("area", _FILL[sells], _(SELLS_TEXT[sells]), OUTLET_LAYER) for sells in _FILL]
    return [*kinds, *fills]
