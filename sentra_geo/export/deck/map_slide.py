"""The slide of the map."""

from __future__ import annotations

from sentra_geo.export.deck.frame import columns, fitted_text, framed, line_note
from sentra_geo.export.deck.slides import MUTED, Block, Paragraph, Picture, Slide
from sentra_geo.export.pictures.maps import map_svg
from sentra_geo.export.request import Request
from sentra_geo.figures import SentraFigures
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.sentences import data_line, zone_map_title
from sentra_geo.question import ZONES

_LAYERS = ("villages", "neighbours", "sentra", "delineation")
# Few pixels make large letters: the map's smallest are to be read from a seat.
_PIXELS_PER_CM = 26


def map_slides(request: Request) -> list[Slide]:
    """One slide: villages by zone, the sentra and the line."""
    found, words = request.found, request.words
    picture, text = columns(2.45, 1)
    svg = map_svg(
        request.study,
        found,
        words,
        "zone",
        round(picture.width * _PIXELS_PER_CM),
        round(picture.height * _PIXELS_PER_CM),
    )
    title = _title(request)
    blocks: list[Block] = [
        Picture(picture, svg, _alt(request)),
        fitted_text(text, _beside(request), least=12),
    ]
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=title),
        words.gettext("Warna desa menunjukkan zonanya; tanda di peta adalah letak sentra."),
        words.gettext("Letak sentra menurut desa di surat keputusan, bukan letak bengkelnya."),
        line_note(request),
    ]
    return [framed(request, "map", title, blocks, _LAYERS, notes)]


def _title(request: Request) -> str:
    return zone_map_title(request.found, request.words)


def _beside(request: Request) -> list[Paragraph]:
    found, words = request.found, request.words
    _ = words.gettext
    drawn = _drawn_zones(request)
    split = sum(village.is_split for village in found.villages if village.zone in drawn)
    facts = found.boundary.facts
    names = "; ".join(
        f"{sentra.sentra_id.removeprefix('S')} {sentra.sentra}" for sentra in _drawn_sentra(request)
    )
    return [
        Paragraph(_("Sentra menurut letaknya"), 18, bold=True),
        *(Paragraph(line, 18, before=3) for line in _spread(request)),
        Paragraph(
            words.ngettext(
                "{n} desa dipotong garis.", "{n} desa dipotong garis.", split, n=words.number(split)
            ),
            18,
            before=14,
        ),
        Paragraph(_("Nomor di peta") if names else "", 16, bold=True, before=14),
        Paragraph(names, 16, before=2),
        Paragraph(
            facts.title_en if words.language == "en" else facts.title, 16, colour=MUTED, before=14
        ),
    ]


def _drawn_zones(request: Request) -> tuple[str, ...]:
    return request.found.question.zone or ZONES


def _drawn_sentra(request: Request) -> list[SentraFigures]:
    """The sentra that have a mark on the map."""
    drawn = _drawn_zones(request)
    return [
        sentra
        for sentra in request.found.sentra
        if any(place.zone in drawn for place in sentra.locations)
    ]


def _spread(request: Request) -> list[str]:
    """How many of the sentra drawn lie where; zones that are not drawn have no line."""
    words, drawn = request.words, _drawn_zones(request)
    held = [sentra.spread for sentra in _drawn_sentra(request)]
    is_whole = set(drawn) == set(ZONES)
    return [
        f"{label(words, ZONE, zone)}: {words.number(held.count(zone))}"
        for zone in request.found.spread
        if is_whole or zone in drawn or zone in held
    ]


def _alt(request: Request) -> str:
    words = request.words
    return words.gettext(
        "Peta zona desa dan letak sentra. {title}. {line}",
        title=_title(request),
        line=data_line(request.study, request.found, words),
    )
