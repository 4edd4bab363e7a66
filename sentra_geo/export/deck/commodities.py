"""The slide of the sentra: where each is, and how many villages it reaches."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE
from sentra_geo.export.deck.frame import BODY_BOX, absent, continued, framed, line_note
from sentra_geo.export.deck.grids import Column, listed, width_for
from sentra_geo.export.deck.slides import Slide
from sentra_geo.export.request import Request
from sentra_geo.figures import SentraFigures
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.phrases import radius

_LAYERS = ("sentra", "villages", "delineation", "travel")


def commodity_slides(request: Request) -> list[Slide]:
    """A row a sentra, over one slide or two."""
    found, words = request.found, request.words
    _ = words.gettext
    within = radius(found, words)
    title = _title(request)
    if not found.sentra:
        text = _("Tidak ada sentra untuk saringan ini.")
        return [absent(request, "commodities", text.rstrip("."), text, _LAYERS)]
    rows = [_row(sentra, request) for sentra in found.sentra]

    def rest(others: int) -> str:
        return words.ngettext(
            "dan {n} sentra lain.", "dan {n} sentra lain.", others, n=words.number(others)
        )

    pages = listed(BODY_BOX, _columns(request), rows, title, rest)
    notes = [
        _(
            "Setiap baris satu sentra: desa tempatnya, dan berapa desa yang permukimannya dalam "
            "{radius}.",
            radius=within,
        ),
        _("Desa dalam jangkauan belum tentu dilayani sentra itu; yang diukur hanya jaraknya."),
        _("Besar tiap sentra tidak terlihat di sini: tabel ini tidak menghitung unit usahanya."),
        line_note(request),
    ]
    return [
        framed(request, "commodities", continued(request, title, number), blocks, _LAYERS, notes)
        for number, blocks in enumerate(pages, 1)
    ]


def _title(request: Request) -> str:
    """How many sentra reach no village inside; what is shown where there is no village inside."""
    found, words = request.found, request.words
    within = radius(found, words)
    if not found.zones[INSIDE].villages:
        return words.gettext(
            "Banyaknya desa dalam {radius} dari tiap sentra, menurut zona", radius=within
        )
    without = sum(not sentra.villages_covered[INSIDE] for sentra in found.sentra)
    if not without:
        return words.gettext(
            "Dalam {radius}, setiap sentra menjangkau sedikitnya satu desa di dalam garis",
            radius=within,
        )
    return words.gettext(
        "Dalam {radius}, {k} dari {n} sentra tidak menjangkau satu desa pun di dalam garis",
        radius=within,
        k=words.number(without),
        n=words.number(len(found.sentra)),
    )


def _columns(request: Request) -> list[Column]:
    words = request.words
    _ = words.gettext
    return [
        Column(_("Sentra"), 5.8),
        Column(_("Desa tempat sentra"), 8.0),
        Column(_("Zona"), width_for(label(words, ZONE, zone) for zone in ZONE)),
        *(
            Column(label(words, ZONE, zone), 3.4, is_number=True)
            for zone in ("inside", "near", "outside")
        ),
    ]


def _row(sentra: SentraFigures, request: Request) -> list[str]:
    words = request.words
    return [
        label(words, COMMODITY, sentra.commodity),
        ", ".join(place.village for place in sentra.locations),
        label(words, ZONE, sentra.spread),
        *(words.count(round(sentra.villages_covered[i], 3)) for i in (INSIDE, NEAR, OUTSIDE)),
    ]
