"""The slide of the coverage curve."""

from __future__ import annotations

import math

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.export.deck.frame import (
    absent,
    caption,
    columns,
    fitted_text,
    framed,
    interval_note,
    line_note,
    sample_note,
)
from sentra_geo.export.deck.slides import BODY, Chart, Curve, CurvePlot, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.charts import interval_level
from sentra_geo.present.coverage_charts import coverage_curve
from sentra_geo.present.coverage_text import coverage_statement
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import distance_unit, interval, radius
from sentra_geo.present.sentences import coverage_sentence
from sentra_geo.question import ZONES
from sentra_geo.sections.curves import CoverageCurve
from sentra_geo.wording import Wording

_MARK = {"inside": "circle", "near": "square", "outside": "triangle"}
_LEAST, _MOST_MARKS = 30.0, 40


def coverage_slides(request: Request) -> list[Slide]:
    """One slide: coverage against the radius, all zones."""
    found, words = request.found, request.words
    layers = coverage_layers(found)
    if found.question.covered not in found.reach or not found.curves:
        title = words.gettext("Cakupan menurut radius belum diketahui")
        return [absent(request, "coverage", title, coverage_sentence(found, words), layers)]
    if request.hides_businesses and found.question.covered == "businesses":
        title = words.gettext("Cakupan menurut radius tidak dimuat untuk umum")
        return [absent(request, "coverage", title, coverage_sentence(found, words), layers)]
    figure = coverage_curve(found, words)
    left, right = columns(2.3, 1)
    chart = Chart(left, _plot(found, words), _alt(request), figure)
    text = fitted_text(right, [*_at_radius(found, words), caption(_note(found, words))], least=12)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=figure.title),
        words.gettext(
            "Garis yang naik lebih cepat berarti sentra lebih dekat; garis tegak adalah radius "
            "yang dipakai, {radius}.",
            radius=radius(found, words),
        ),
        _capital(coverage_statement(found, words)),
        interval_note(request),
        line_note(request),
        sample_note(request, layers),
    ]
    return [framed(request, "coverage", figure.title, [chart, text], layers, notes)]


def coverage_layers(found: Answer) -> tuple[str, ...]:
    """Layers that coverage is made of."""
    covered = found.question.covered
    used = ("villages", "population") if covered == "people" else (covered,)
    return ("sentra", "delineation", "travel", *used)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _plot(found: Answer, words: Wording) -> CurvePlot:
    _ = words.gettext
    at = found.question.radius_km
    drawn = [_curve(curve, at, words) for curve in found.curves]
    title = _("Radius pelayanan ({unit})", unit=distance_unit(found.cut.study.distance, words))
    rule = _("Radius {radius}", radius=radius(found, words))
    return CurvePlot(tuple(drawn), title, _("Cakupan (%)"), at, rule)


def _curve(curve: CoverageCurve, at: float, words: Wording) -> Curve:
    """A value at every whole kilometre or minute, or every other, and at the radius in force."""
    farthest = math.ceil(max(_LEAST, at))
    step = 1 if farthest <= _MOST_MARKS else 2
    wanted = np.union1d(np.arange(0, farthest + 1, step), [at])
    rows = np.flatnonzero(np.isin(np.round(curve.radius_km, 1), np.round(wanted, 1)))
    return Curve(
        name=label(words, ZONE, curve.zone),
        colour=ZONE_COLOUR[curve.zone],
        mark=_MARK[curve.zone],
        x=tuple(float(value) for value in curve.radius_km[rows]),
        y=tuple(float(value) for value in curve.share[rows]),
    )


def _at_radius(found: Answer, words: Wording) -> list[Paragraph]:
    """Coverage of each zone at the radius in force, with its interval."""
    _ = words.gettext
    held = [Paragraph(_("Dalam {radius}", radius=radius(found, words)), 18, bold=True)]
    for zone in found.zones:
        reach = zone.reach[found.question.covered]
        shown = words.percent(reach.share) if reach.share is not None else _("tidak ada")
        limits = _("interval tidak dapat dihitung")
        if reach.interval:
            limits = _(
                "interval {level}: {limits} %",
                level=interval_level(found, words),
                limits=interval(reach.interval, words, 1, 100),
            )
        held += [
            Paragraph(label(words, ZONE, zone.zone), BODY, before=10),
            Paragraph(shown, 26, bold=True),
            Paragraph(limits if reach.share is not None else "", BODY),
        ]
    return held


def _note(found: Answer, words: Wording) -> str:
    """How many there are, and what the marks are; the intervals stand above."""
    total = found.reach[found.question.covered].total
    counts = ", ".join(
        f"{label(words, ZONE, zone).lower()} {words.number(total[i])}"
        for i, zone in enumerate(ZONES)
    )
    return words.gettext(
        "n: {counts}. Tanda: cakupan pada radius bulat dan pada radius yang dipakai.", counts=counts
    )


def _alt(request: Request) -> str:
    words = request.words
    return words.gettext(
        "Bagan garis: cakupan menurut radius di dalam, dekat, dan di luar garis. {text}",
        text=coverage_sentence(request.found, words),
    )
