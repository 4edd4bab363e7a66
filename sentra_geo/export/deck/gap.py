"""The slide of the gap: share of the units beside share of the base."""

from __future__ import annotations

from sentra_geo.export.deck.frame import (
    absent,
    caption,
    columns,
    fitted_text,
    framed,
    heading,
    interval_note,
    sample_note,
)
from sentra_geo.export.deck.slides import Chart, Column, ColumnPlot, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.charts import Figure, gap_chart, interval_level
from sentra_geo.present.labels import BASE, UNIT, ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import interval
from sentra_geo.present.sentences import compared_layers, population_sentence
from sentra_geo.present.verdict_text import evidence, statement

_ZONES = ("inside", "outside")
_BASE_COLOUR = "#B9C2C9"
_Row = tuple[float, float, tuple[float, float] | None]


def gap_slides(request: Request) -> list[Slide]:
    """One slide: native columns with intervals, and the same in words."""
    found, words = request.found, request.words
    layers = compared_layers(found.question)
    figure = gap_chart(found, words)
    if figure.table.frame.empty:
        return [absent(request, "gap", figure.title, statement(found, words), layers)]
    rows = _rows(figure)
    left, right = columns(1.5, 1)
    chart = Chart(left, _plot(request, rows), _alt(request, rows), figure)
    text = fitted_text(right, _beside(request, rows, figure), least=12)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=figure.title),
        words.gettext(
            "Bila kedua kolom di satu sisi garis sama tinggi, pembagiannya sebanding. Garis tegak "
            "di kolom berwarna adalah intervalnya."
        ),
        interval_note(request),
        population_sentence(found, words) if found.question.base == "population" else "",
        sample_note(request, layers),
    ]
    return [framed(request, "gap", figure.title, [chart, text], layers, notes)]


def _rows(figure: Figure) -> list[_Row]:
    """Share of the units, share of the base and interval of the former: inside, outside."""
    return [
        (share, expected, None if low is None or low != low else (low, high))  # noqa: PLR0124 - NaN
        for _, share, expected, low, high in figure.table.frame.itertuples(index=False, name=None)
    ]


def _plot(request: Request, rows: list[_Row]) -> ColumnPlot:
    """Share of the units, with its interval, beside share of the base, on each side."""
    found, words = request.found, request.words
    unit = label(words, UNIT, found.question.unit)
    base = label(words, BASE, found.question.base)
    held = []
    for zone, (share, expected, limits) in zip(_ZONES, rows, strict=True):
        name = label(words, ZONE, zone)
        held.append(Column(unit, name, share, ZONE_COLOUR[zone], limits))
        held.append(Column(base, name, expected, _BASE_COLOUR))
    title = words.gettext("Bagian (%)")
    return ColumnPlot(tuple(held), title, title, is_share=True)


def _said(zone: str, row: _Row, request: Request) -> list[Paragraph]:
    found, words = request.found, request.words
    share, expected, limits = row
    unit = label(words, UNIT, found.question.unit)
    base = label(words, BASE, found.question.base)
    text = f"{unit}: {words.percent(share)}"
    if limits:
        text = words.gettext(
            "{text} (interval {level} {limits} %)",
            text=text,
            level=interval_level(found, words),
            limits=interval(limits, words, 1, 100),
        )
    return [
        heading(label(words, ZONE, zone), 18),
        Paragraph(text, 18),
        Paragraph(f"{base}: {words.percent(expected)}", 18),
    ]


def _beside(request: Request, rows: list[_Row], figure: Figure) -> list[Paragraph]:
    found, words = request.found, request.words
    held = [p for zone, row in zip(_ZONES, rows, strict=True) for p in _said(zone, row, request)]
    return [
        *held,
        heading(words.gettext("Bukti"), 18),
        Paragraph(evidence(found, words), 18),
        caption(figure.note),
    ]


def _alt(request: Request, rows: list[_Row]) -> str:
    said = [
        f"{said[0].text}: {said[1].text}; {said[2].text}."
        for said in (_said(z, row, request) for z, row in zip(_ZONES, rows, strict=True))
    ]
    return request.words.gettext("Bagan kolom. {text}", text=" ".join(said))
