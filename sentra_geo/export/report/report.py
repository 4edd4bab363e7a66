"""The report as one tagged PDF: what was found, how sure it is, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sentra_geo.export.report import front
from sentra_geo.export.report.blocks import Block, chapter, text
from sentra_geo.export.report.doubts import unknown_blocks, verify_blocks
from sentra_geo.export.report.glossary import glossary_block
from sentra_geo.export.report.method import method_blocks
from sentra_geo.export.report.pieces import VERIFY, appendix, piece_blocks, report_pieces
from sentra_geo.export.report.sources import colophon_blocks, source_blocks
from sentra_geo.export.report.summary import summary
from sentra_geo.export.report.topics import topic_blocks
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.typesetter import typeset
from sentra_geo.present.piece import TOPICS, Piece
from sentra_geo.wording import N_

SECTIONS: dict[str, str] = {
    "summary": N_("Ringkasan"),
    **TOPICS,
    VERIFY: N_("Desa yang perlu diverifikasi"),
    "unknown": N_("Yang belum diketahui"),
    "method": N_("Metode"),
    "glossary": N_("Glosarium"),
    "sources": N_("Sumber data"),
    "tables": N_("Lampiran: tabel angka"),
}
"""Code of each section that can be left out, and its title (message id)."""

_COLOPHON, _COLOPHON_TITLE = "colophon", N_("Tentang berkas ini")


def report_bytes(request: Request) -> bytes:
    """The report.

    Args:
        request: What is asked, for whom, in which language, and which sections.

    Returns:
        A PDF of A4 pages, tagged for screen readers (PDF/UA-1). The cover, the list of contents
        and the colophon are always in it; the same order always gives the same bytes.
    """
    (made,) = typeset("report", report_content(request), "pdf")
    return made


def report_content(request: Request) -> dict[str, object]:
    """What ``report.typ`` sets: plain values, pictures as SVG texts."""
    return {
        **front.running(request),
        "cover": front.cover(request),
        "chapters": list(_chapters(request)),
    }


def _chapters(request: Request) -> Iterator[Block]:
    pieces = report_pieces(request)
    for code, title in SECTIONS.items():
        blocks = _blocks(code, pieces, request) if request.wants(code) else []
        if blocks:
            yield chapter(code, request.words.gettext(title), blocks)
    yield chapter(_COLOPHON, request.words.gettext(_COLOPHON_TITLE), colophon_blocks(request))


def _blocks(code: str, pieces: Sequence[Piece], request: Request) -> list[Block]:
    if code in TOPICS:
        return topic_blocks(code, pieces, request)
    made: dict[str, Callable[[], list[Block]]] = {
        "summary": lambda: summary(request),
        VERIFY: lambda: _verify(pieces, request),
        "unknown": lambda: unknown_blocks(request),
        "method": lambda: method_blocks(pieces, request),
        "glossary": lambda: [glossary_block(request)],
        "sources": lambda: source_blocks(pieces, request),
        "tables": lambda: _tables(pieces, request),
    }
    return made[code]()


def _verify(pieces: Sequence[Piece], request: Request) -> list[Block]:
    held = [piece for piece in pieces if piece.code == VERIFY]
    return [*verify_blocks(request), *(b for piece in held for b in piece_blocks(piece, request))]


def _tables(pieces: Sequence[Piece], request: Request) -> list[Block]:
    held = appendix(pieces, request)
    if not held:
        return []
    about = request.words.gettext(
        "Semua angka di balik bagan dan peta yang terlalu panjang untuk badan laporan. Titik "
        "kurva, dan angka lengkap menurut jenis program dan mitra, ada di buku kerja (XLSX)."
    )
    return [text(about), *held]
