"""The first slide: the question, and of what this is."""

from __future__ import annotations

from dataclasses import replace

from sentra_geo.export.deck.fitting import fitted_size
from sentra_geo.export.deck.frame import fitted_text, framed
from sentra_geo.export.deck.slides import ACCENT, HEIGHT, MUTED, Bar, Box, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import colophon
from sentra_geo.present.verdict_text import headline

_BAND = Bar(Box(0.0, 0.0, 0.9, HEIGHT), ACCENT)
_TITLE = Box(2.4, 3.2, 28.6, 5.2)
_TEXT = Box(2.4, 8.9, 28.6, 7.9)
_SIZES = (40.0, 36.0, 32.0, 28.0)


def opening_slides(request: Request, layers: tuple[str, ...]) -> list[Slide]:
    """One slide.

    Args:
        request: The order.
        layers: The layers that the other slides are made of.
    """
    words = request.words
    _ = words.gettext
    facts = colophon(request.study, request.found, words, *layers)
    wanted = _("Apakah perhatian kepada industri kecil di dalam delineasi IKN juga sampai ke luar?")
    title, size = fitted_size(wanted, _TITLE.width, 3, _SIZES, bold=True)
    text = [
        Paragraph(headline(request.found, words), 22),
        Paragraph(facts.sample, 16, bold=True, before=16),
        Paragraph(facts.question, 16, colour=MUTED, before=12),
        Paragraph(facts.as_of, 16, colour=MUTED, before=4),
        Paragraph(f"{facts.data} · {facts.software}", 16, colour=MUTED, before=4),
    ]
    notes = [
        _("Yang dikatakan: paparan ini menjawab satu pertanyaan dengan satu cara hitung."),
        headline(request.found, words),
        _("Setiap slide menyebut sumber, tanggal, dan kedudukan datanya."),
        facts.sample,
    ]
    slide = framed(request, "title", wanted, [_BAND, fitted_text(_TEXT, text)], layers, notes)
    return [replace(slide, title=title, title_box=_TITLE, title_size=size)]
