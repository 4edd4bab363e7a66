"""The slide of the three zones side by side, with their intervals."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.export.deck.frame import (
    columns,
    fitted_text,
    framed,
    interval_note,
    line_note,
    sample_note,
)
from sentra_geo.export.deck.slides import MUTED, PAPER, Bar, Block, Box, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.charts import interval_level
from sentra_geo.present.labels import RATE, ZONE, covered_label, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import interval, radius, target_name, unit_name
from sentra_geo.present.piece import PLACES
from sentra_geo.present.zone_lines import (
    business_line,
    counted_units,
    covered_here,
    population_line,
    unit_count,
)
from sentra_geo.wording import Wording

_BAR = 0.35


def zone_slides(request: Request) -> list[Slide]:
    """One slide: three cards."""
    found = request.found
    layers = (*PLACES, *(("businesses",) if found.businesses != "none" else ()))
    blocks: list[Block] = []
    for zone, box in zip(found.zones, columns(1, 1, 1), strict=True):
        blocks.append(Bar(Box(box.left, box.top, box.width, _BAR), ZONE_COLOUR[zone.zone]))
        card = Box(box.left, box.top + _BAR, box.width, box.height - _BAR)
        blocks.append(fitted_text(card, _card(zone, request), fill=PAPER))
    return [framed(request, "zones", _title(request), blocks, layers, _notes(request, layers))]


def _title(request: Request) -> str:
    found, words = request.found, request.words
    counted = [counted_units(zone, found) for zone in found.zones]
    counts, unit = [count for count, _ in counted], counted[INSIDE][1]
    return words.gettext(
        "{inside} {unit} di dalam garis, {near} dekat batas, {outside} di luar",
        inside=words.count(counts[INSIDE]),
        near=words.count(counts[NEAR]),
        outside=words.count(counts[OUTSIDE]),
        unit=unit_name(unit, sum(counts), words),
    )


def _card(zone: ZoneFigures, request: Request) -> list[Paragraph]:
    found, words = request.found, request.words
    count, name = unit_count(zone, found, words)
    return [
        Paragraph(label(words, ZONE, zone.zone), 20, bold=True),
        Paragraph(count, 54, bold=True),
        Paragraph(_unit_line(zone, name, found, words), 18),
        *_coverage(zone, found, words),
        Paragraph(population_line(zone, words), 16, before=12),
        Paragraph(business_line(zone, found, words), 16, before=4),
    ]


def _unit_line(zone: ZoneFigures, name: str, found: Answer, words: Wording) -> str:
    if found.question.unit == "businesses" or zone.rate is None:
        return name
    rate = f"{words.number(zone.rate, 2)} {label(words, RATE, found.question.base)}"
    return f"{name}; {rate}"


def _coverage(zone: ZoneFigures, found: Answer, words: Wording) -> list[Paragraph]:
    """Coverage of what the question covers; of villages while there are no businesses."""
    _ = words.gettext
    covered = covered_here(zone, found)
    reach = zone.reach[covered]
    what = _(
        "{what} dalam {radius} dari {target}:",
        what=covered_label(words, covered, found.businesses),
        radius=radius(found, words),
        target=target_name(found.question.target, words),
    )
    if reach.share is None:
        shown, limits = words.percent(None), _("tidak ada di zona ini")
    else:
        shown, limits = words.percent(reach.share), _("interval tidak dapat dihitung")
    if reach.interval:
        limits = _(
            "interval {level}: {limits} %",
            level=interval_level(found, words),
            limits=interval(reach.interval, words, 1, 100),
        )
    return [
        Paragraph(what, 16, before=14),
        Paragraph(shown, 32, bold=True),
        Paragraph(limits, 16, colour=MUTED),
    ]


def _notes(request: Request, layers: tuple[str, ...]) -> list[str]:
    _ = request.words.gettext
    return [
        _("Yang dikatakan: {text}.", text=_title(request)),
        _(
            "Persen besar di tiap kartu adalah bagian yang berada dalam {radius} dari {target}.",
            radius=radius(request.found, request.words),
            target=target_name(request.found.question.target, request.words),
        ),
        interval_note(request),
        _("Yang dekat batas disebut sendiri, karena sisi garisnya perlu diverifikasi dahulu."),
        line_note(request),
        sample_note(request, layers),
    ]
