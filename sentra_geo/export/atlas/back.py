"""The back of the atlas: how to read it, what is not known, sources and the colophon in full."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.atlas.records import Records
from sentra_geo.present.access import access_notes
from sentra_geo.present.colophon import Colophon
from sentra_geo.present.methods import unknown_lines
from sentra_geo.present.provenance import provenance
from sentra_geo.present.sentences import population_sentence
from sentra_geo.present.shown import place_codes, representation_codes

_CODES = (
    "line_distance",
    "to_verify",
    "coverage",
    "reached_villages",
    "reached_people",
    "catchment",
    "gaussian_weight",
    "edge",
    "village_parity_need",
)


def back(held: Records, told: Colophon) -> list[dict[str, Any]]:
    """The parts of the back, each a title with lines and definitions."""
    _, words, found = held.words.gettext, held.words, held.found
    return [
        {
            "title": _("Cara membaca"),
            "lines": [*_reading(held), population_sentence(found, words)],
            "terms": _terms(held),
        },
        {
            "title": _("Catatan akses"),
            "lines": access_notes(found, words) if found.access.sentra else [],
            "terms": [],
        },
        {
            "title": _("Yang belum diketahui"),
            "lines": unknown_lines(held.study, words),
            "terms": [],
        },
        {
            "title": _("Sumber dan keterangan berkas"),
            "lines": [*told.lines, _("Sidik data lengkap: {digest}", digest=told.digest)],
            "terms": [],
        },
    ]


def _reading(held: Records) -> list[str]:
    _ = held.words.gettext
    return [
        _(
            "Tiap halaman berdiri sendiri dan dapat dicetak lepas; kaki halaman menyebut garis, "
            "data, dan versi perangkat lunak."
        ),
        _("“Belum diketahui” dan “–” berarti tidak ada datanya, bukan nol."),
        _(
            "Warna selalu disertai kata: biru di dalam garis, kuning dekat garis, jingga di luar "
            "garis."
        ),
    ]


def _terms(held: Records) -> list[dict[str, str]]:
    """Names, meanings and formulas of what the pages show."""
    codes = dict.fromkeys((*place_codes(held.found), *_CODES, *representation_codes(held.found)))
    entries = provenance(held.study, held.found, held.words, *codes, values=False)
    return [{"name": one.name, "meaning": one.meaning, "formula": one.formula} for one in entries]
