"""The map section: one drawing whose villages take the colours of each metric in turn.

Each village carries its colour of every metric as a style property, and the metric in force is a
radio button, so that colours and legend change without a script.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from sentra_geo.export.pictures.map_ground import pattern_of
from sentra_geo.export.pictures.svg import own_link
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.drawings import markup, read_drawing, rename
from sentra_geo.export.web_page.map_drawing import map_drawing
from sentra_geo.export.web_page.pieces import holds_sample
from sentra_geo.present.colophon import colophon
from sentra_geo.present.maps import (
    ACCESS,
    OUTLETS,
    REPRESENTATION,
    ZONE_OPACITY,
    drawn_layers,
    legend_entries,
    metric_name,
)
from sentra_geo.present.palette import LIGHT
from sentra_geo.present.piece import Piece

ANCHOR = "desa-"
"""With a village's code: what links to its row point at."""

_OPAQUE = 255
_PATTERNS = ("strokes", "dots", "fewer")
_VILLAGES = ("villages",)


def map_view(request: Request, pieces: Mapping[str, Piece], code: str) -> dict[str, Any]:
    """The drawing, the metrics with their legends, and the lines on each village."""
    del code
    # Outlets are marks, and the page's one drawing changes colours only.
    maps = [piece for piece in pieces.values() if piece.metric and piece.metric != OUTLETS]
    shown = {piece.metric: _drawn_values(request, piece.metric) for piece in maps}
    title = metric_name("zone", request.found, request.words)
    fills = {metric: values["fills"] for metric, values in shown.items()}
    tips = _tips({metric: values["tips"] for metric, values in shown.items()})
    return {
        "is_sample": any(holds_sample(piece, request.found) for piece in maps),
        "map": _map(
            request, title, fills, linked="villages" in pieces and request.wants("villages")
        ),
        "metrics": [_metric(piece, request) for piece in maps],
        "places": sorted((village, lines[0]) for village, lines in tips.items()),
        "tips": tips,
    }


def _drawn_values(request: Request, metric: str) -> dict[str, Any]:
    return drawn_layers(request.study, request.found, request.words, metric, "", _VILLAGES)


def _tips(shown: Mapping[str, Mapping[str, list[str]]]) -> dict[str, list[str]]:
    """What is said of each village: the lines of all maps, and what single metrics add."""
    common = next(iter(shown.values()), {})
    added = [shown[metric] for metric in (REPRESENTATION, ACCESS) if metric in shown]
    return {code: [*lines, *(more[code][-1] for more in added)] for code, lines in common.items()}


def _map(
    request: Request, title: str, fills: Mapping[str, Mapping[str, Any]], *, linked: bool
) -> Markup:
    root = read_drawing(
        map_drawing(request, title, fills), keep=("class", "data-village", "data-sentra")
    )
    rename(root, "map")
    for parent in list(root.iter()):
        for at, one in enumerate(parent):
            if one.attrib.get("class") == "village":
                parent[at] = _village(one, fills, linked=linked)
    words = request.words
    alt = words.gettext("Peta desa, garis {law}, dan sentra", law=request.found.boundary.law)
    return markup(
        root,
        {"id": "map-drawing", "role": "group", "aria-label": alt, "aria-describedby": "map-help"},
    )


def _village(
    one: ET.Element, fills: Mapping[str, Mapping[str, Any]], *, linked: bool
) -> ET.Element:
    """A village with its colours; where the table is on the page, a link to its row."""
    code = one.attrib["data-village"]
    for name in ("fill", "fill-opacity"):
        one.attrib.pop(name, None)
    one.attrib["style"] = ";".join(
        f"--{metric}:{_colour(*colours[code])}"
        for metric, colours in fills.items()
        if code in colours
    )
    is_told = linked and any(code in colours for colours in fills.values())
    if not is_told:
        return one
    link = ET.Element("a", {"href": f"#{ANCHOR}{code}", "tabindex": "-1"})
    link.append(one)
    return link


def _colour(colour: str, opacity: float) -> str:
    return colour if opacity == 1 else f"{colour}{round(opacity * _OPAQUE):02X}"


def _metric(piece: Piece, request: Request) -> dict[str, Any]:
    study, found, words = request.study, request.found, request.words
    entries = [
        {
            "shape": entry.shape,
            "colour": _legend_colour(entry.colour, piece.metric, entry.layer),
            "text": entry.text,
            "pattern": _pattern(entry.colour, piece.metric, entry.layer),
        }
        for entry in legend_entries(found, words, piece.metric, dark=False)
        if entry.layer != "businesses"
    ]
    if len(found.villages) < len(study.villages.frame) or found.question.zone:
        apart = {"shape": "area", "colour": LIGHT.land, "pattern": ""}
        entries.append({**apart, "text": words.gettext("Desa di luar pilihan")})
    return {
        "code": piece.metric,
        "title": metric_name(piece.metric, found, words),
        "is_sample": holds_sample(piece, found),
        "legend": entries,
        "note": piece.note,
        "source": colophon(study, found, words, *piece.layers).sources,
    }


def _legend_colour(colour: str, metric: str, layer: str) -> str:
    is_zone = metric == "zone" and layer == "villages"
    return _colour(colour, ZONE_OPACITY) if is_zone else colour


def _pattern(colour: str, metric: str, layer: str) -> str:
    drawn = pattern_of(metric, colour) if layer == "villages" else None
    return next((name for name in _PATTERNS if own_link(name) == drawn), "")


def metric_rules(metrics: list[str]) -> str:
    """Style rules that let the radio button in force colour the villages and show its legend."""
    return "".join(
        f"#metric-{code}:checked~.stage .village{{fill:var(--{code},{LIGHT.land})}}"
        f"#metric-{code}:checked~.stage .for-{code}{{display:inline}}"
        f"#metric-{code}:checked~.stage div.for-{code}{{display:block}}"
        for code in metrics
    )
