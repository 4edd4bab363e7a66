"""The slides of what is not known: layers that are missing, and what is only estimated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentra_geo.export.deck.fitting import balanced, scaled
from sentra_geo.export.deck.frame import BODY_BOX, cleaned, continued, framed
from sentra_geo.export.deck.slides import BODY, Paragraph, Slide, TextBlock
from sentra_geo.export.request import Request
from sentra_geo.present.labels import STANDING, label
from sentra_geo.present.methods import unknown_lines
from sentra_geo.present.unloaded import unloaded_lines

_LAYERS = ("sentra", "delineation", "villages", "population")
_SIZE, _LEAST, _BEFORE = 20.0, BODY, 8.0


def unknown_slides(request: Request) -> list[Slide]:
    """What is missing, never as a zero; as many slides as the lines need."""
    lines = list(_lines(request))
    title = request.words.gettext("Yang belum diketahui: program, pasar, dan sebagian angka dasar")
    return bullet_slides(request, "unknown", title, lines, _LAYERS, _notes(request))


def bullet_slides(  # noqa: PLR0913 - each is one part of the slides
    request: Request,
    section: str,
    title: str,
    lines: Sequence[str],
    layers: tuple[str, ...],
    notes: Sequence[str],
    *,
    size: float = _SIZE,
) -> list[Slide]:
    """Lines as bullets, over as many slides as they need; the later ones say so."""
    bullets = cleaned(Paragraph(t, size, is_bullet=True, before=_BEFORE) for t in lines)
    one = scaled(bullets, BODY_BOX.width, BODY_BOX.height, _LEAST)
    pages = [one] if one else balanced(bullets, BODY_BOX.width, BODY_BOX.height)
    slides = []
    for number, page in enumerate(pages, 1):
        shown = continued(request, title, number)
        block = TextBlock(BODY_BOX, page)
        slides.append(framed(request, section, shown, [block], layers, notes))
    return slides


def _lines(request: Request) -> Iterator[str]:
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    yield from unloaded_lines(found, words)
    locations = [place for sentra in found.sentra for place in sentra.locations]
    known = sum(place.unit_count is not None for place in locations)
    # Where none is known, the last lines say so of all of them.
    if 0 < known < len(locations):
        yield _(
            "Jumlah unit usaha baru diketahui untuk {known} dari {n} lokasi sentra.",
            known=words.number(known),
            n=words.number(len(locations)),
        )
    if found.boundary.standing != "official":
        yield _(
            "Garis {law} di sini {standing}, bukan batas resmi.",
            law=found.boundary.law,
            standing=label(words, STANDING, found.boundary.standing).lower(),
        )
    yield from unknown_lines(study, words)


def _notes(request: Request) -> list[str]:
    _ = request.words.gettext
    return [
        _("Yang dikatakan: angka ini baru tentang letak, belum tentang siapa yang dibantu."),
        _("Yang belum diketahui tidak dihitung sebagai nol; bagian itu memang belum ada datanya."),
        _("Penduduk per desa adalah perkiraan dari angka kecamatan."),
        _("Bila kantor lain memiliki data ini, angkanya dapat langsung dimuat dan dihitung ulang."),
    ]
