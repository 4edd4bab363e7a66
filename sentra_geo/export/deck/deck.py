"""The deck: its sections, its file, and pictures of its slides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sentra_geo.export.deck.access import access_slides
from sentra_geo.export.deck.closing import ask_slides, method_slides, source_slides
from sentra_geo.export.deck.commodities import commodity_slides
from sentra_geo.export.deck.coverage import coverage_slides
from sentra_geo.export.deck.drawing import TAG
from sentra_geo.export.deck.fitting import clean
from sentra_geo.export.deck.gap import gap_slides
from sentra_geo.export.deck.left_behind import left_behind_slides
from sentra_geo.export.deck.map_slide import map_slides
from sentra_geo.export.deck.markets import market_slides
from sentra_geo.export.deck.opening import opening_slides
from sentra_geo.export.deck.presentation import About
from sentra_geo.export.deck.preview import slide_pngs
from sentra_geo.export.deck.programmes import programme_slides
from sentra_geo.export.deck.slides import Slide
from sentra_geo.export.deck.stability import stability_slides
from sentra_geo.export.deck.tracker import tracker_slides
from sentra_geo.export.deck.unknowns import unknown_slides
from sentra_geo.export.deck.verdict import verdict_slides
from sentra_geo.export.deck.verification import verification_slides
from sentra_geo.export.deck.writing import presentation_bytes
from sentra_geo.export.deck.zones import zone_slides
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import colophon
from sentra_geo.wording import N_

SECTIONS: Mapping[str, str] = {
    "title": N_("Judul"),
    "verdict": N_("Kesimpulan"),
    "zones": N_("Di dalam, dekat, dan di luar garis"),
    "map": N_("Peta"),
    "coverage": N_("Cakupan menurut radius"),
    "gap": N_("Selisih di dalam dan di luar"),
    "access": N_("Akses penduduk"),
    "commodities": N_("Sentra dan desa yang terjangkau"),
    "programmes": N_("Program"),
    "markets": N_("Pasar"),
    "tracker": N_("Perjalanan sentra"),
    "unknown": N_("Yang belum diketahui"),
    "left-behind": N_("Desa di luar dan dekat garis yang tertinggal"),
    "stability": N_("Apakah kesimpulan berubah?"),
    "verify": N_("Desa yang perlu diverifikasi"),
    "asks": N_("Yang kami mohon"),
    "method": N_("Cara menghitung dan sumber"),
}
_MAKERS: Mapping[str, Callable[[Request], list[Slide]]] = {
    "verdict": verdict_slides,
    "zones": zone_slides,
    "map": map_slides,
    "coverage": coverage_slides,
    "gap": gap_slides,
    "access": access_slides,
    "commodities": commodity_slides,
    "programmes": programme_slides,
    "markets": market_slides,
    "tracker": tracker_slides,
    "unknown": unknown_slides,
    "left-behind": left_behind_slides,
    "stability": stability_slides,
    "verify": verification_slides,
    "asks": ask_slides,
    "method": method_slides,
}


def deck_bytes(request: Request) -> bytes:
    """The deck as PPTX.

    Args:
        request: The order; its sections are keys of :data:`SECTIONS`, their order is fixed.

    Returns:
        The file; the same order and data always give the same bytes. The slide of the sources
        stands in every deck.
    """
    slides = deck_slides(request)
    return presentation_bytes(slides, _about(request, slides), request.words.language)


def preview_pngs(request: Request) -> list[bytes]:
    """Each slide as a PNG of 960 × 540 pixels; charts as they stand on the screen."""
    return slide_pngs(deck_slides(request), request.words.language)


def deck_slides(request: Request) -> list[Slide]:
    """The slides of the sections asked for, as values."""
    body = [
        slide
        for section, make in _MAKERS.items()
        if request.wants(section)
        for slide in make(request)
    ]
    layers = tuple(dict.fromkeys(layer for slide in body for layer in slide.layers))
    opening = opening_slides(request, layers) if request.wants("title") else []
    return [*opening, *body, *source_slides(request, layers)]


def _about(request: Request, slides: list[Slide]) -> About:
    words = request.words
    layers = tuple(dict.fromkeys(layer for slide in slides for layer in slide.layers))
    facts = colophon(request.study, request.found, words, *layers)
    lines = [*facts.lines, facts.digest]
    return About(
        title=clean(slides[0].title),
        subject=clean(facts.question),
        comments=" ".join(clean(line) for line in lines),
        keywords=", ".join(
            filter(None, [facts.sample and words.gettext("DATA CONTOH"), "Sentra Geo"])
        ),
        language=TAG[words.language],
    )
