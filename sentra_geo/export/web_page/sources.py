"""Method and sources of the page: how it was counted, from what, and by which software."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sentra_geo.export.request import Request
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.labels import LAYER, STANDING, label
from sentra_geo.present.methods import setting_lines
from sentra_geo.present.piece import Piece
from sentra_geo.present.worked_example import worked_example
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.wording import Wording


def method_values(request: Request, pieces: Mapping[str, Piece], code: str) -> dict[str, Any]:
    """Worked example, thresholds and sources."""
    del pieces, code
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    shown = layers_taking_part(found.cut)
    return {
        "steps": worked_example(study, found, words),
        "settings": setting_lines(study, words),
        "sources": [_source(fact, words) for fact in shown],
        "titles": {
            "steps": _("Contoh hitungan untuk pertanyaan ini"),
            "settings": _("Ambang yang dipakai"),
            "sources": _("Sumber data"),
        },
    }


def _source(fact: LayerFacts, words: Wording) -> dict[str, Any]:
    _, english = words.gettext, words.language == "en"
    standing = label(words, STANDING, fact.standing)
    lines = [
        fact.title_en if english else fact.title,
        _("Sumber: {text}", text=fact.source) if fact.source else "",
        _("Keadaan per: {date}", date=words.day(fact.as_of)) if fact.as_of else "",
        _("Lisensi: {text}", text=fact.licence) if fact.licence else "",
        _("Kredit: {text}", text=fact.credit) if fact.credit else "",
        fact.note_en if english else fact.note,
    ]
    return {
        "name": f"{label(words, LAYER, fact.layer)} – {standing}",
        "is_sample": fact.is_sample,
        "lines": [line for line in lines if line],
    }
