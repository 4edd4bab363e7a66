"""Charts and maps of the report: their size on the page and what they are to a screen reader."""

from __future__ import annotations

import re

from sentra_geo.export.pictures.charts import chart_svg
from sentra_geo.export.pictures.maps import map_svg
from sentra_geo.export.report.blocks import Block
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.piece import Piece

TEXT_WIDTH_MM, MOST_HEIGHT_MM = 162.0, 186.0
_CHART_WIDTH = 500
# Charts with words beside each other in columns; they come out smaller on the page.
_WIDTHS = {"sentra-ladder": 780}
_MAP_SIZE = (960, 540)
# A pixel of a chart: its 12-pixel letters come out at 8 points.
_PIXEL_MM = 0.24
_VIEW = re.compile(r'viewBox="[\d.]+[ ,][\d.]+[ ,]([\d.]+)[ ,]([\d.]+)"')


def picture(piece: Piece, request: Request, *, has_table: bool = False) -> Block:
    """A chart or map as a block.

    Args:
        piece: A piece with a figure or a metric.
        request: The order.
        has_table: Whether its numbers stand in a table of the report.
    """
    words = request.words
    pixels = _WIDTHS.get(piece.code, _CHART_WIDTH)
    svg = chart_svg(piece.figure, pixels) if piece.figure else _map(piece, request)
    width, height = size_mm(svg)
    is_sample = uses_sample(request.found, *piece.layers)
    return {
        "kind": "picture",
        "code": piece.code,
        "title": piece.title,
        "svg": svg,
        "width": width,
        "height": height,
        "alt": alt_text(piece, request),
        "note": piece.note,
        "source": colophon(request.study, request.found, words, *piece.layers).sources,
        "sample": words.gettext(SAMPLE) if is_sample else "",
        "has_table": has_table,
    }


def _map(piece: Piece, request: Request) -> str:
    return map_svg(request.study, request.found, request.words, piece.metric, *_MAP_SIZE)


def size_mm(svg: str) -> tuple[float, float]:
    """Width and height on the page, in millimetres: letters alike in all charts, where they fit.

    Raises:
        ValueError: The picture does not say how large it is.
    """
    found = _VIEW.search(svg)
    if found is None:
        raise ValueError("an SVG without viewBox")
    width, height = (float(side) * _PIXEL_MM for side in found.groups())
    scale = min(1.0, TEXT_WIDTH_MM / width, MOST_HEIGHT_MM / height)
    return round(width * scale, 2), round(height * scale, 2)


def alt_text(piece: Piece, request: Request) -> str:
    """What the picture shows, for those who do not see it."""
    _ = request.words.gettext
    kind = _("Peta") if piece.metric else _("Bagan")
    parts = (f"{kind}: {piece.title}.", _coloured(request) if piece.metric else "", piece.note)
    return " ".join(part for part in parts if part)


def _coloured(request: Request) -> str:
    words, zones = request.words, request.found.zones
    inside, near, outside = (words.count(round(zone.villages, 3)) for zone in zones)
    return words.gettext(
        "Tiap desa diwarnai: {inside} desa di dalam garis, {near} dekat batas, {outside} di luar.",
        inside=inside,
        near=near,
        outside=outside,
    )
