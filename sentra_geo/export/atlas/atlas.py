"""The atlas as a PDF: cover, list of pages, one page a district, village and sentra, and the back.

Every number is the Answer's; what is added up here (:mod:`.districts`) sums its village rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sentra_geo.export.atlas.back import back
from sentra_geo.export.atlas.chapters import SECTIONS, chapters_of
from sentra_geo.export.atlas.district_page import district_page
from sentra_geo.export.atlas.districts import district_figures
from sentra_geo.export.atlas.front import cover, page_list, title_of
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.sentra_page import sentra_page
from sentra_geo.export.atlas.village_page import village_page
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.typesetter import typeset
from sentra_geo.present.colophon import Colophon, colophon

__all__ = ["SECTIONS", "atlas_bytes"]


def atlas_bytes(request: Request) -> bytes:
    """The atlas of a request.

    Args:
        request: What is asked; its sections are keys of :data:`SECTIONS`.

    Returns:
        A tagged PDF (PDF/UA-1), A4 portrait. One page a district, village and sentra; without any
        that the filters keep, front and back say so.
    """
    held = Records(request, chapters_of(request))
    return typeset("atlas", _content(held), "pdf")[0]


def _content(held: Records) -> dict[str, Any]:
    """Everything the template sets, as plain values."""
    words, _ = held.words, held.words.gettext
    told = colophon(held.study, held.found, words)
    return {
        "language": words.language,
        "title": title_of(held),
        "footer": _footer(told),
        "cover": cover(held, told),
        "list": page_list(held),
        "chapters": [
            {"title": _(SECTIONS[code]), "kind": code, "pages": pages}
            for code, pages in _chapters(held)
            if pages
        ],
        "back": {"title": _("Cara membaca, sumber, dan keterangan"), "parts": back(held, told)},
    }


def _chapters(held: Records) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    chapters = held.chapters
    districts = {one.district: one for one in district_figures(held.found)}
    yield "districts", [district_page(districts[name], held) for name in chapters.districts]
    yield "villages", [village_page(village, held) for village in chapters.villages]
    yield "sentra", [sentra_page(sentra, held) for sentra in chapters.sentra]


def _footer(told: Colophon) -> dict[str, str]:
    """What stands at the foot of every page; the back has it in full."""
    return {
        "sample": told.sample,
        "line": f"{told.boundary} {told.as_of} {told.data} · {told.software}",
    }
