"""The slide of the villages to verify."""

from __future__ import annotations

from sentra_geo.export.deck.frame import BODY_BOX, continued, fitted_text, framed, line_note
from sentra_geo.export.deck.grids import Column, listed
from sentra_geo.export.deck.slides import Block, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.verification import verification_sentence, village_cases

_LAYERS = ("villages", "sentra", "delineation", "population")


def verification_slides(request: Request) -> list[Slide]:
    """The villages with most people first, why each, and what hangs on it."""
    found, words = request.found, request.words
    title = _title(request)
    notes = [
        words.gettext("Yang dikatakan: {text}.", text=title),
        words.gettext(
            "Desa ini dekat garis, dipotong garis, atau letaknya belum pasti, jadi sisinya perlu "
            "ditanyakan ke kantor desa."
        ),
        words.gettext("Selama belum diverifikasi, yang dekat batas dihitung tersendiri."),
        line_note(request),
    ]
    if not found.to_verify:
        text = verification_sentence(found, words)
        block = fitted_text(BODY_BOX, [Paragraph(text, 24)])
        return [framed(request, "verify", title, [block], _LAYERS, notes)]
    return [
        framed(request, "verify", continued(request, title, number), blocks, _LAYERS, notes)
        for number, blocks in enumerate(_pages(request, title), 1)
    ]


def _title(request: Request) -> str:
    found, words = request.found, request.words
    rows = found.to_verify
    if not rows:
        return words.gettext("Tidak ada desa yang perlu diverifikasi untuk pilihan ini")
    deciding = sum(row.decides for row in rows)
    if not deciding:
        return words.ngettext(
            "{n} desa perlu diverifikasi; tidak satu pun mengubah kesimpulan sendirian",
            "{n} desa perlu diverifikasi; tidak satu pun mengubah kesimpulan sendirian",
            len(rows),
            n=words.number(len(rows)),
        )
    return words.ngettext(
        "{n} desa perlu diverifikasi; {k} di antaranya mengubah kesimpulan sendirian",
        "{n} desa perlu diverifikasi; {k} di antaranya mengubah kesimpulan sendirian",
        len(rows),
        n=words.number(len(rows)),
        k=words.number(deciding),
    )


def _pages(request: Request, title: str) -> list[list[Block]]:
    words = request.words
    _ = words.gettext
    columns = [
        Column(_("Nama desa"), 6.0),
        Column(_("Zona"), 3.7),
        Column(_("Mengapa"), 11.4, most_lines=6),
        Column(_("Yang dilakukan"), 9.8),
    ]
    cases = village_cases(request.found, words)
    rows = [[c.title, c.zone_name, c.reasons[0], c.actions[0]] for c in cases]

    def rest(others: int) -> str:
        return words.ngettext(
            "dan {n} desa lain.", "dan {n} desa lain.", others, n=words.number(others)
        )

    return listed(BODY_BOX, columns, rows, title, rest)
