"""A chart as SVG, drawn by Vega without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import vl_convert

from sentra_geo.export.pictures.chart_spec import TEXT_PX, Spec, has_rows, in_columns, paper_spec
from sentra_geo.export.typesetting.fonts import FONT_FOLDER
from sentra_geo.present.charts import Figure

_VEGA_LITE = "6.1"
# The narrowest chart whose words still find room, and the widest that does not look empty, in
# pixels for words of 12 pixels.
_NARROWEST, _WIDEST = 560, 980
_SMALL = 0.75
_MOST_COLUMNS = 3
_SIZE = re.compile(r'<svg([^>]*?) width="([\d.]+)" height="([\d.]+)"')


def chart_svg(
    figure: Figure, width: float = 640, height: float | None = None, *, text_size: float = TEXT_PX
) -> str:
    """A figure's chart, without its title, on no ground, in the colours of paper.

    Args:
        figure: The figure; its table must have rows.
        width: Width of the picture in pixels, with its axis and legend.
        height: Height of the picture in pixels; None keeps that of the screen. A chart whose
            height follows from its rows keeps it.
        text_size: Size of its words in pixels; marks and rows grow with them.

    Returns:
        SVG text whose texts are texts in the font of :mod:`~sentra_geo.export.typesetting.fonts`;
        the same figure always gives the same text.
    """
    return _chart(figure, width, height, text_size)


def fitted_chart(figure: Figure, width: float, height: float, *, most_text: float) -> str:
    """The same for a box: its words as large as the box allows.

    A chart of very many rows, such as one for each village, goes on in columns beside each other.

    Args:
        figure: The figure; its table must have rows.
        width: Width of the box in pixels.
        height: Height of the box in pixels.
        most_text: Words need not be larger than this many pixels.

    Returns:
        SVG text of a picture that is as wide or as high as the box.
    """
    largest = min(most_text, TEXT_PX * width / _NARROWEST)
    drawn = _chart(figure, width, height, largest)
    needed = picture_size(drawn)[1]
    if needed <= height + 1:
        return drawn
    smaller = max(largest * height / needed, TEXT_PX * width / _WIDEST)
    drawn = _chart(figure, width, height, smaller, tight=smaller < _SMALL * most_text)
    size = min(largest, smaller * height / picture_size(drawn)[1])
    drawn = _chart(figure, width, height, size, tight=smaller < _SMALL * most_text)
    scale = min(1.0, height / picture_size(drawn)[1])
    if size * scale >= _SMALL * most_text:
        return scaled(drawn, scale)
    return _best_columns(figure, width, height, scaled(drawn, scale), size * scale)


def picture_size(svg: str) -> tuple[float, float]:
    """Width and height of an SVG picture in pixels."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("not an SVG picture with a size")
    return float(found[2]), float(found[3])


def scaled(svg: str, scale: float) -> str:
    """The picture in another size; what it shows keeps its own coordinates."""
    width, height = picture_size(svg)
    size = f'width="{width * scale:.2f}" height="{height * scale:.2f}"'
    return _SIZE.sub(lambda found: f"<svg{found[1]} {size}", svg, count=1)


def _chart(
    figure: Figure, width: float, height: float | None, text: float, *, tight: bool = False
) -> str:
    scale = text / TEXT_PX
    spec = paper_spec(figure, width / scale, tight=tight)
    if height is not None and not has_rows(spec):
        spec["height"] = height / scale
        spec["autosize"]["type"] = "fit"
    return scaled(_svg(spec), scale)


def _best_columns(figure: Figure, width: float, height: float, drawn: str, text: float) -> str:
    """The picture with the largest words: the one that is there, or one in columns."""
    best = (text, drawn)
    for other in _columned(figure, width / height):
        across, down = picture_size(other)
        scale = min(width / across, height / down)
        best = max(best, (TEXT_PX * scale, scaled(other, scale)))
    return best[1]


def _columned(figure: Figure, aspect: float) -> Iterator[str]:
    spec = paper_spec(figure, _WIDEST, tight=True)
    for columns in range(2, _MOST_COLUMNS + 1) if has_rows(spec) else ():
        other = in_columns(spec, columns, aspect)
        if other is not None:
            yield _svg(other)


def _svg(spec: Spec) -> str:
    _register_fonts()
    return str(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE))


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(FONT_FOLDER)
