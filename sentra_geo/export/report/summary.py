"""One page for a busy reader: verdict, three zones, map, what is unsure, what we ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.export.pictures.maps import map_svg
from sentra_geo.export.report.blocks import Block, verdict
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import state_values, verdict_state
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.asks import suggested_asks
from sentra_geo.present.colophon import uses_sample
from sentra_geo.present.coverage_text import coverage_statement
from sentra_geo.present.evidence_text import near_sentence, visible_sentence
from sentra_geo.present.labels import RATE, SAMPLE, UNIT, ZONE, covered_label, label
from sentra_geo.present.phrases import interval, radius, unit_name
from sentra_geo.present.sensitivity import stability
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_MAP_SIZE = (400, 370)
_MOST_ASKS = 6  # the page holds no more
_MOST_FLIPS = 2


def summary(request: Request) -> list[Block]:
    """The blocks of the page."""
    found, words = request.found, request.words
    _ = words.gettext
    judged = found.coverage_judgement.verdict
    mark = _(SAMPLE)
    coverage = coverage_statement(found, words)
    pair = (
        (
            _("Perbandingan"),
            verdict_state(found, words),
            statement(found, words),
            evidence(found, words),
            found.verdict.uses_sample,
        ),
        (_("Cakupan"), state_values(judged.state, words), coverage, "", judged.uses_sample),
    )
    return [
        {
            "kind": "verdicts",
            "items": [
                {**verdict(state, said, behind, mark if uses else ""), "title": title}
                for title, state, said, behind, uses in pair
            ],
        },
        {"kind": "zones", **zone_figures(found, words)},
        {
            "kind": "aside",
            "svg": map_svg(request.study, found, words, "zone", *_MAP_SIZE),
            "alt": _("Peta: desa menurut zona, garis, dan letak sentra."),
            "beside": {"title": _("Yang belum pasti"), "items": unsure(request)},
            "below": {"title": _("Yang kami mohon"), "items": list(asks(request))},
        },
    ]


def asks(request: Request) -> tuple[str, ...]:
    """What the office asks for: in its own words, else what is suggested first."""
    if request.asks:
        return request.asks
    study, found, words = request.study, request.found, request.words
    return tuple(suggested_asks(study, found, words, is_public=request.is_public)[:_MOST_ASKS])


def unsure(request: Request) -> list[str]:
    """What is not sure about the verdict, the weightiest first."""
    found, words = request.found, request.words
    lines = [
        stability(found.sensitivity.comparison, request.study, words, most=_MOST_FLIPS),
        visible_sentence(found, words),
        near_sentence(found, words),
        _indicative(found, words),
    ]
    return [line for line in lines if line]


def _indicative(found: Answer, words: Wording) -> str:
    if found.boundary.standing == "official":
        return ""
    return words.gettext("Garisnya indikatif, bukan batas resmi.")


def zone_figures(found: Answer, words: Wording) -> dict[str, Any]:
    """The three zones side by side: name and code of each, and rows of texts below them."""
    _ = words.gettext
    question = found.question
    unit = _sampled(label(words, UNIT, question.unit), question.unit, found, words)
    rows: list[tuple[str, Callable[[int, ZoneFigures], str]]] = [
        (unit, lambda index, _zone: words.count(_rounded(found.units[index]))),
        (
            f"{unit} {label(words, RATE, question.base)}",
            lambda _index, zone: words.number(zone.rate, 2),
        ),
        (_("Desa"), lambda _index, zone: words.count(_rounded(zone.villages))),
        (_("Penduduk (perkiraan)"), lambda _index, zone: words.number(zone.people)),
        *(
            (
                _(
                    "Cakupan: {what} ≤ {radius}",
                    what=covered_label(words, name, found.businesses),
                    radius=radius(found, words),
                ),
                lambda _index, zone, name=name: coverage_text(zone, name, words),
            )
            for name in found.reach
        ),
        (
            covered_label(words, "businesses", found.businesses),
            lambda _index, zone: _businesses(zone, words),
        ),
    ]
    return {
        "zones": [{"code": zone, "name": label(words, ZONE, zone)} for zone in ZONES],
        "corner": _("Angka"),
        "rows": [
            [name, *(text(index, found.zones[index]) for index in (INSIDE, NEAR, OUTSIDE))]
            for name, text in rows
        ],
        "unit": unit_name(question.unit, 2, words),
        "sample": _(SAMPLE) if uses_sample(found) else "",
    }


def _rounded(value: float) -> float:
    return round(value, 3)


def _sampled(name: str, code: str, found: Answer, words: Wording) -> str:
    is_sample = code == "businesses" and found.businesses == "sample"
    return f"{name} ({words.gettext(SAMPLE)})" if is_sample else name


def _businesses(zone: ZoneFigures, words: Wording) -> str:
    if zone.businesses is None:
        return words.gettext("belum ada data")
    return words.count(round(zone.businesses, 3))


def coverage_text(zone: ZoneFigures, covered: str, words: Wording) -> str:
    """Coverage of a zone with its interval."""
    reach = zone.reach[covered]
    if reach.share is None:
        return words.gettext("tidak ada di zona ini")
    share = words.percent(reach.share)
    if reach.interval is None:
        return share
    limits = interval(reach.interval, words, 1, 100, short=True)
    return words.gettext("{share} ({limits} %)", share=share, limits=limits)
