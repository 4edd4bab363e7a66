"""The slide of the villages outside and near the line that are most left behind."""

from __future__ import annotations

from sentra_geo.export.audience import INTERNAL
from sentra_geo.export.deck.frame import (
    BODY_BOX,
    absent,
    caption,
    fitted_text,
    framed,
    line_note,
    sample_note,
)
from sentra_geo.export.deck.grids import Column, whole_grid, width_for
from sentra_geo.export.deck.slides import Block, Box, Grid, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.commodity_sentences import ranking_note, ranking_title
from sentra_geo.present.equity_tables import village_names
from sentra_geo.present.labels import ZONE, covered_label, label
from sentra_geo.present.phrases import distance_unit
from sentra_geo.present.piece import PLACES
from sentra_geo.question import ZONES
from sentra_geo.sections.left_behind import Ranking

MOST_ROWS = 8
_NOTE = 2.6
"""Room for the lines below the table, in centimetres."""


def left_behind_slides(request: Request) -> list[Slide]:
    """One slide: the villages not inside that lack most, and how many others there are."""
    found, words = request.found, request.words
    ranking = found.equity.ranking
    if ranking is None:
        return [_said(request, words.gettext("Data usaha belum dimuat, jadi belum diketahui."))]
    if ranking.what == "businesses" and _is_withheld(request):
        return [
            _said(
                request,
                words.gettext(
                    "Angka usaha tiap desa tidak ditampilkan untuk umum, agar tidak ada usaha yang "
                    "dapat dikenali."
                ),
            )
        ]
    layers = (*PLACES, "businesses") if ranking.what == "businesses" else PLACES
    title = ranking_title(ranking, words)
    blocks = _table(ranking, request) if ranking.lacking else _reading(ranking, request)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=title),
        words.gettext(
            "Cakupan seluruhnya {outside} di luar dan {inside} di dalam garis; yang di tabel "
            "adalah desa di luar dan dekat garis dengan kekurangan terbesar, tanpa desa di dalam.",
            outside=words.percent(ranking.outside_share),
            inside=words.percent(ranking.inside_share),
        ),
        words.gettext(
            "Kebutuhan setara: berapa lagi yang harus terjangkau agar desa itu sama dengan dalam "
            "garis. Angkanya arah, bukan daftar penerima."
        ),
        line_note(request),
        sample_note(request, layers),
    ]
    return [framed(request, "left-behind", title, blocks, layers, notes)]


def _is_withheld(request: Request) -> bool:
    return request.audience != INTERNAL and request.found.businesses == "real"


def _said(request: Request, text: str) -> Slide:
    title = request.words.gettext("Desa di luar dan dekat garis yang tertinggal: tidak ditampilkan")
    return absent(request, "left-behind", title, text, PLACES)


def _reading(ranking: Ranking, request: Request) -> list[Block]:
    words = request.words
    texts = [ranking_title(ranking, words), ranking_note(ranking, request.found, words)]
    return [
        fitted_text(BODY_BOX, [Paragraph(f"{text.rstrip('.')}.", 24, before=12) for text in texts])
    ]


def _table(ranking: Ranking, request: Request) -> list[Block]:
    words = request.words
    shown = ranking.lacking[:MOST_ROWS]
    room = Box(BODY_BOX.left, BODY_BOX.top, BODY_BOX.width, BODY_BOX.height - _NOTE)
    grid, count = whole_grid(
        room,
        _columns(ranking, request),
        _rows(ranking, request)[: len(shown)],
        ranking_title(ranking, words),
    )
    return [grid, fitted_text(_below(grid), _notes(ranking, request, count), least=10)]


def _below(grid: Grid) -> Box:
    top = grid.box.bottom + 0.35
    return Box(BODY_BOX.left, top, BODY_BOX.width, BODY_BOX.bottom - top)


def _notes(ranking: Ranking, request: Request, count: int) -> list[Paragraph]:
    words = request.words
    others = len(ranking.lacking) - count
    more = words.ngettext(
        "dan {n} desa lain.", "dan {n} desa lain.", others, n=words.number(others)
    )
    return [
        Paragraph(more if others else "", 16, bold=True),
        caption(ranking_note(ranking, request.found, words)),
    ]


def _columns(ranking: Ranking, request: Request) -> list[Column]:
    found, words = request.found, request.words
    _ = words.gettext
    register = "sample" if ranking.uses_sample else "real"
    unit = distance_unit(found.cut.study.distance, words)
    return [
        Column(_("Nama desa"), 5.8),
        Column(_("Kecamatan"), 3.8),
        Column(_("Zona"), width_for(label(words, ZONE, zone) for zone in ZONES)),
        Column(covered_label(words, ranking.what, register), 3.9, is_number=True),
        Column(_("Sudah tercakup"), 3.5, is_number=True),
        Column(_("Kebutuhan setara"), 3.6, is_number=True),
        Column(_("Jarak ({unit})", unit=unit), 3.1, is_number=True),
    ]


def _rows(ranking: Ranking, request: Request) -> list[list[str]]:
    words = request.words
    names = village_names(ranking.villages)
    return [
        [
            names[row.village_code],
            row.district,
            label(words, ZONE, row.zone),
            words.number(round(row.total)),
            words.number(round(row.covered)),
            words.number(row.need),
            words.number(row.distance_km, 1),
        ]
        for row in ranking.lacking
    ]
