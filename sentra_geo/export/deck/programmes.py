"""The slides of programmes: whom each kind reached, outside and inside."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, OUTSIDE
from sentra_geo.export.audience import tells_reached
from sentra_geo.export.deck.frame import (
    BODY_BOX,
    absent,
    continued,
    framed,
    interval_note,
    sample_note,
)
from sentra_geo.export.deck.grids import Column, listed
from sentra_geo.export.deck.slides import Slide
from sentra_geo.export.request import Request
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.programme_sentences import (
    NO_RECORD,
    kind_name,
    matrix_note,
    per_hundred,
    programme_headline,
    unknown_sentence,
    why_no_programmes,
)
from sentra_geo.sections.programme_kinds import KindReach
from sentra_geo.sections.programmes import ProgrammeFigures
from sentra_geo.sections.shares import ZoneShare

_LAYERS = ("programmes", "participation", "businesses", "delineation")


def programme_slides(request: Request) -> list[Slide]:
    """A row a kind, over one slide or two; why there are none where nothing is known."""
    found, words = request.found, request.words
    _ = words.gettext
    section, figures = found.programmes, found.programmes.figures
    if figures is None:
        title = _("Siapa yang dijangkau program belum diketahui")
        text = why_no_programmes(section.reason, words)
        return [absent(request, "programmes", title, text, _LAYERS)]
    if not tells_reached(found, request.audience):
        title = _("Jangkauan program tidak ditampilkan untuk umum")
        text = _("Ada jumlah usaha yang terlalu kecil untuk dibuka; lihat bahan di dalam kantor.")
        return [absent(request, "programmes", title, text, _LAYERS)]
    return _table_slides(request, figures)


def _table_slides(request: Request, figures: ProgrammeFigures) -> list[Slide]:
    words = request.words
    title = programme_headline(request.found, figures, words).rstrip(".")
    rows = [_row(row, request) for row in (figures.whole, *figures.kinds)]

    def rest(others: int) -> str:
        return words.ngettext(
            "dan {n} jenis program lain.",
            "dan {n} jenis program lain.",
            others,
            n=words.number(others),
        )

    pages = listed(BODY_BOX, _columns(request), rows, title, rest)
    notes = [
        programme_headline(request.found, figures, words),
        unknown_sentence(figures.whole, words),
        matrix_note(request.found, words),
        interval_note(request),
        sample_note(request, _LAYERS),
    ]
    return [
        framed(request, "programmes", continued(request, title, number), blocks, _LAYERS, notes)
        for number, blocks in enumerate(pages, 1)
    ]


def _columns(request: Request) -> list[Column]:
    words = request.words
    _ = words.gettext
    return [
        Column(_("Jenis program"), 5.4),
        Column(_("{zone}, per 100 usaha", zone=label(words, ZONE, "inside")), 6.4),
        Column(_("{zone}, per 100 usaha", zone=label(words, ZONE, "outside")), 6.4),
        Column(_("Tidak diketahui"), 3.6, is_number=True),
        Column(_("Luar dikurangi dalam"), 3.6, is_number=True),
        Column(_("Kesimpulan"), 5.4),
    ]


def _row(row: KindReach, request: Request) -> list[str]:
    words, shares = request.words, row.shares
    if shares is None:
        none = words.gettext(NO_RECORD)
        return [kind_name(row.kind, words), none, none, *[words.number(None)] * 2, none]
    return [
        kind_name(row.kind, words),
        _rate(shares.zones[INSIDE], request),
        _rate(shares.zones[OUTSIDE], request),
        words.count(shares.whole.unknown),
        words.number(None) if shares.difference is None else words.signed(shares.difference * 100),
        label(words, STATE, shares.state),
    ]


def _rate(zone: ZoneShare, request: Request) -> str:
    words = request.words
    if zone.share is None:
        return words.gettext("tidak ada usaha")
    return words.gettext(
        "{rate} · {n} dari {total}",
        rate=per_hundred(zone.share, words),
        n=words.count(zone.count),
        total=words.count(zone.total),
    )
