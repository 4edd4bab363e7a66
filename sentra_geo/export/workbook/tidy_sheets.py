"""The tidy sheets of the workbook: every table of the screen, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sentra_geo.answer import Answer
from sentra_geo.export.audience import pieces_for
from sentra_geo.export.request import Request
from sentra_geo.export.workbook.drawing import Drawing
from sentra_geo.export.workbook.drawings import drawing_of
from sentra_geo.export.workbook.extras import curve_table, location_table, with_village_facts
from sentra_geo.export.workbook.totals import totals_of
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon
from sentra_geo.present.piece import TOPICS, Piece
from sentra_geo.present.tables import Table
from sentra_geo.question import ZONES
from sentra_geo.wording import N_, Wording

TITLES = {
    "gap": N_("Selisih"),
    "zones": N_("Zona"),
    "curve": N_("Kurva cakupan"),
    "distance": N_("Jarak"),
    "villages": N_("Desa"),
    "access": N_("Akses desa"),
    "access-zones": N_("Akses zona"),
    "access-sentra": N_("Akses sentra"),
    "representation": N_("Keterwakilan"),
    "rates": N_("Laju desa"),
    "lorenz": N_("Kurva Lorenz"),
    "theil": N_("Theil"),
    "concentration": N_("Pemusatan"),
    "sentra-quotients": N_("LQ sentra"),
    "business-quotients": N_("LQ usaha"),
    "ranking": N_("Urutan desa"),
    "commodity": N_("Jangkauan sentra"),
    "sentra": N_("Sentra"),
    "locations": N_("Lokasi sentra"),
    "sentra-ladder": N_("Tangga sentra"),
    "sentra-stages": N_("Tahap sentra"),
    "sentra-evidence": N_("Bukti tahap"),
    "sentra-support": N_("Dukungan sentra"),
    "programme-matrix": N_("Program"),
    "programme-so-far": N_("Pernah terjangkau"),
    "programme-months": N_("Program per bulan"),
    "programme-partners": N_("Mitra program"),
    "programme-list": N_("Daftar program"),
    "programme-districts": N_("Program per kecamatan"),
    "programme-villages": N_("Program per desa"),
    "programme-plans": N_("Rencana program"),
    "programme-to-reach": N_("Belum terjangkau"),
    "outlet-kinds": N_("Jenis gerai"),
    "outlet-shares": N_("Gerai per zona"),
    "outlets": N_("Gerai"),
    "outlet-distances": N_("Jarak ke gerai"),
    "village-outlets": N_("Gerai terdekat"),
    "tourist-sites": N_("Tempat wisata"),
    "hotels": N_("Hotel"),
    "market-access": N_("Akses gerai"),
    "placements": N_("Penempatan"),
    "sold-in": N_("Asal dan tempat jual"),
    "placed-products": N_("Produk di gerai"),
    "hotel-deals": N_("Kemasan hotel"),
    "downstream": N_("Hilir sentra"),
    "receipt-products": N_("Struk per produk"),
    "receipt-commodities": N_("Struk per komoditas"),
    "receipt-outlets": N_("Struk per jenis gerai"),
    "receipt-origins": N_("Asal struk"),
    "receipt-months": N_("Struk per bulan"),
    "receipt-compared": N_("Struk dan usaha"),
    "event-venues": N_("Tempat acara"),
    "stall-split": N_("Lapak per aturan"),
    "stall-districts": N_("Lapak per kecamatan"),
    "stall-villages": N_("Lapak per desa"),
    "forum-members": N_("Anggota forum"),
    "forum-districts": N_("Forum per kecamatan"),
    "forum-villages": N_("Forum per desa"),
    "forum-candidates": N_("Calon anggota"),
    "forum-candidate-villages": N_("Calon anggota per desa"),
    "forum-selling": N_("Berjualan di IKN"),
    "rule-band": N_("Rentang aturan"),
    "rules": N_("Aturan"),
    "draws": N_("Undian"),
    "combinations": N_("Gabungan pilihan"),
    "coverage-combinations": N_("Gabungan cakupan"),
    "verify": N_("Verifikasi"),
}
"""Names of the sheets, short enough for XLSX in both languages."""


@dataclass(frozen=True, eq=False)
class TidySheet:
    """One table on a sheet of its own.

    Attributes:
        code: Its code; that of a piece of the catalogue for all but the locations.
        topic: Key of ``TOPICS``.
        title: Name of the sheet.
        heading: What it says or shows.
        note: What belongs beside it: how to read it, n, sources.
        table: Its numbers.
        totals: Totals of columns by name.
        drawing: The chart beside it; None for none.
        sources: Where it comes from, in one line.
        sample: The sample mark and what it is about; empty without sample businesses.
        widths: Widths of columns in letters; the others follow their content.
    """

    code: str
    topic: str
    title: str
    heading: str
    note: str
    table: Table
    totals: Mapping[str, float]
    drawing: Drawing | None
    sources: str
    sample: str
    widths: Mapping[str, float] = field(default_factory=dict)


def tidy_sheets(request: Request) -> list[TidySheet]:
    """The sheets that were asked for and that the audience may see, in the order of the pages."""
    study, found, words = request.study, request.found, request.words
    pieces = pieces_for(catalogue(study, found, words), found, request.audience)
    return [
        _sheet(piece, request)
        for piece in _with_locations(pieces, found, words)
        if piece.table is not None and request.wants(piece.topic)
    ]


def _with_locations(pieces: tuple[Piece, ...], found: Answer, words: Wording) -> Iterator[Piece]:
    """The pieces, and after that of the sentra their locations."""
    last = max((at for at, piece in enumerate(pieces) if piece.topic == "sentra"), default=0)
    yield from pieces[: last + 1]
    table = location_table(found, words)
    if not table.frame.empty:
        title = words.gettext("Lokasi sentra: satu baris satu lokasi")
        layers = ("sentra", "villages", "delineation")
        yield Piece("locations", "sentra", title, layers, table=table)
    yield from pieces[last + 1 :]


def _sheet(piece: Piece, request: Request) -> TidySheet:
    study, found, words = request.study, request.found, request.words
    table = _whole_table(piece, request)
    said = colophon(study, found, words, *piece.layers)
    return TidySheet(
        code=piece.code,
        topic=piece.topic,
        title=words.gettext(TITLES[piece.code]),
        heading=piece.title,
        note=piece.note,
        table=table,
        totals=totals_of(piece.code, table, found, words),
        drawing=drawing_of(piece, table, found, words),
        sources=said.sources,
        sample=said.sample,
    )


def _whole_table(piece: Piece, request: Request) -> Table:
    """A piece's table, with what a spreadsheet has room for beside."""
    found, words = request.found, request.words
    table = piece.table
    if table is None:
        raise TypeError(f"{piece.code} has no table")
    if piece.code == "curve":
        return curve_table(found, words)
    if piece.code == "villages":
        shown = set(found.question.zone or ZONES)
        kept = [village for village in found.villages if village.zone in shown]
        return with_village_facts(table, kept, words)
    return table


__all__ = ["TITLES", "TOPICS", "TidySheet", "tidy_sheets"]
