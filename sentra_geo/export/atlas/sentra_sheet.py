"""The sheet of one sentra: its page of the atlas alone, with sources, on one side of A4."""

from __future__ import annotations

from dataclasses import replace

from sentra_geo.export.atlas.chapters import SECTIONS, SENTRA, chapters_of
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_page import sentra_page
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.typesetter import typeset
from sentra_geo.present.colophon import colophon
from sentra_geo.present.tracker_pieces import SUPPORT_LAYERS

SHEET_LAYERS = (*SUPPORT_LAYERS, "villages", "population", "travel")
"""Layers that a sheet is made of."""


def sentra_sheet(sentra_id: str, request: Request) -> bytes:
    """One sentra as a PDF to print.

    Args:
        sentra_id: The sentra.
        request: What is asked, and for whom; its sections are passed over.

    Returns:
        A tagged PDF (PDF/UA-1) of one A4 page.

    Raises:
        StopIteration: The filters leave this sentra out.
    """
    chapters = chapters_of(replace(request, sections=(SENTRA,)))
    alone = replace(chapters, of_sentra={sentra_id: f"{SENTRA}-0"})
    held = Records(request, alone)
    sentra = next(one for one in request.found.sentra if one.sentra_id == sentra_id)
    words, told = (
        request.words,
        colophon(request.study, request.found, request.words, *SHEET_LAYERS),
    )
    page = {
        **sentra_page(sentra, held),
        "source": " ".join([told.question, told.sources, told.use]),
    }
    content = {
        "language": words.language,
        "title": f"{page['eyebrow']}: {page['title']}",
        "footer": {
            "sample": told.sample,
            "line": f"{told.boundary} {told.as_of} {told.data} · {told.software}",
        },
        "chapters": [{"title": words.gettext(SECTIONS[SENTRA]), "kind": SENTRA, "pages": [page]}],
    }
    return typeset("atlas", content, "pdf")[0]
