"""The slides of markets: who is near an outlet, and each sentra's way to buyers."""

from __future__ import annotations

from sentra_geo.export.audience import tells_placements
from sentra_geo.export.deck.frame import (
    BODY_BOX,
    absent,
    caption,
    columns,
    continued,
    fitted_text,
    framed,
    heading,
    interval_note,
    line_note,
    sample_note,
)
from sentra_geo.export.deck.grids import Column as GridColumn
from sentra_geo.export.deck.grids import listed
from sentra_geo.export.deck.slides import Chart, Column, ColumnPlot, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.downstream_sentences import near_text, way_text
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.market_charts import access_chart
from sentra_geo.present.market_codes import layers_of
from sentra_geo.present.market_sentences import placed_reading, placed_title
from sentra_geo.present.outlet_sentences import (
    WHY_OUTLETS,
    access_note,
    access_reading,
    access_title,
    outlets_title,
    unknown_outlets,
    zone_text,
)
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.sections.downstream import PLACED, Downstream

_ABSENT = ("outlets", "delineation")


def market_slides(request: Request) -> list[Slide]:
    """Access to outlets, then each sentra's way to buyers; why not where no outlet is known."""
    words = request.words
    if not request.found.markets.has_outlets:
        title = words.gettext("Tempat menjual produk lokal belum diketahui")
        return [absent(request, "markets", title, words.gettext(WHY_OUTLETS), _ABSENT)]
    return [_access_slide(request), *_way_slides(request)]


def _access_slide(request: Request) -> Slide:
    found, words = request.found, request.words
    layers, title = layers_of("market-access", found), access_title(found, words)
    if found.markets.access is None:
        return absent(request, "markets", outlets_title(found, words), title, layers)
    left, right = columns(1.5, 1)
    chart = Chart(left, _plot(request), _alt(request), access_chart(found, words))
    text = fitted_text(right, _beside(request), least=12)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=title),
        outlets_title(found, words),
        unknown_outlets(found, words),
        interval_note(request),
        line_note(request),
        sample_note(request, layers),
    ]
    return framed(request, "markets", title, [chart, text], layers, notes)


def _plot(request: Request) -> ColumnPlot:
    words, access = request.words, request.found.markets.access
    zones = () if access is None else access.zones
    title = words.gettext("Bagian dalam radius gerai (%)")
    held = [
        Column(label(words, ZONE, one.zone), "", one.share, ZONE_COLOUR[one.zone], one.interval)
        for one in zones
    ]
    return ColumnPlot(tuple(held), title, title, is_share=True)


def _alt(request: Request) -> str:
    words, access = request.words, request.found.markets.access
    said = [
        f"{label(words, ZONE, one.zone)}: {zone_text(one, words)}."
        for one in (() if access is None else access.zones)
    ]
    return words.gettext("Bagan kolom. {text}", text=" ".join(said))


def _beside(request: Request) -> list[Paragraph]:
    found, words = request.found, request.words
    held = [
        heading(words.gettext("Selisih"), 18),
        Paragraph(access_reading(found, words), 18),
        heading(words.gettext("Gerai"), 18),
        Paragraph(outlets_title(found, words), 18),
    ]
    placed = found.markets.placements
    if placed is not None and tells_placements(found, request.audience):
        held += [
            heading(words.gettext("Penempatan produk"), 18),
            Paragraph(placed_title(placed, found, words), 18),
            Paragraph(placed_reading(placed, found, words), 16),
        ]
    return [*held, caption(access_note(found, words))]


def _way_slides(request: Request) -> list[Slide]:
    """A row a sentra; what is placed of businesses is not for the public of a real register."""
    found, words = request.found, request.words
    if request.hides_businesses or not found.markets.downstream:
        return []
    ways = [one.way for one in found.markets.downstream]
    title = words.gettext(
        "Jalan ke pembeli: {n} dari {all} sentra produknya tercatat di gerai",
        n=words.number(ways.count(PLACED)),
        all=words.number(len(ways)),
    )
    layers = layers_of("downstream", found)

    def rest(others: int) -> str:
        return words.ngettext(
            "dan {n} sentra lain.", "dan {n} sentra lain.", others, n=words.number(others)
        )

    rows = [_row(one, request) for one in found.markets.downstream]
    pages = listed(BODY_BOX, _columns(request), rows, title, rest)
    notes = [
        words.gettext("Jangan sampai ada produk tetapi tidak tahu hendak dijual ke mana."),
        words.gettext("Yang tidak tercatat di gerai belum tentu tidak dijual di sana."),
        sample_note(request, layers),
    ]
    return [
        framed(request, "markets", continued(request, title, number), blocks, layers, notes)
        for number, blocks in enumerate(pages, 1)
    ]


def _columns(request: Request) -> list[GridColumn]:
    _ = request.words.gettext
    return [
        GridColumn(_("Sentra"), 5.0),
        GridColumn(_("Temuan"), 7.6, most_lines=3),
        GridColumn(_("Gerai penjual produk lokal terdekat"), 8.4, most_lines=3),
        GridColumn(_("Penempatan tercatat"), 3.4, is_number=True),
        GridColumn(_("Produk tercatat di gerai"), 6.6, most_lines=3),
    ]


def _row(one: Downstream, request: Request) -> list[str]:
    words = request.words
    return [
        label(words, COMMODITY, one.commodity),
        way_text(one, words),
        near_text(one.nearest[0], words) if one.nearest else words.gettext("tidak ada"),
        words.count(one.placed),
        ", ".join(one.products) or words.number(None),
    ]
