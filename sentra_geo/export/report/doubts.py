"""What is not known, and the villages whose side of the line must be verified."""

from __future__ import annotations

from sentra_geo.export.report.blocks import Block, bullets, heading, text, texts
from sentra_geo.export.request import Request
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present.labels import LAYER, label
from sentra_geo.present.methods import unknown_lines
from sentra_geo.present.sentences import data_line
from sentra_geo.present.unloaded import unloaded_lines
from sentra_geo.present.verification import VillageCase, verification_sentence, village_cases
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.wording import Wording


def unknown_blocks(request: Request) -> list[Block]:
    """What nobody has published, and the layers that are not there."""
    _ = request.words.gettext
    return [
        *texts(data_line(request.study, request.found, request.words)),
        *bullets(unknown_lines(request.study, request.words)),
        heading(_("Lapisan yang belum ada")),
        *bullets([*_missing_layers(request), *unloaded_lines(request.found, request.words)]),
    ]


def _missing_layers(request: Request) -> list[str]:
    """Layers that the software knows and this answer is made without."""
    words = request.words
    held = {fact.layer for fact in layers_taking_part(request.found.cut)}
    names = [label(words, LAYER, name) for name in SCHEMAS if name not in held]
    return [words.gettext("{layer}: belum dimuat.", layer=name) for name in names]


def verify_blocks(request: Request) -> list[Block]:
    """The villages to verify: why, what to do, and what hangs on it."""
    found, words = request.found, request.words
    cases = village_cases(found, words)
    blocks = [text(verification_sentence(found, words), "lead")]
    if not cases:
        return blocks
    order = words.gettext(
        "Urutannya menurut perkiraan penduduk. Alasannya dihitung dari data, kecuali catatan, "
        "yang berasal dari lapisan desa."
    )
    return [*blocks, text(order), {"kind": "cases", "cases": [_case(one, words) for one in cases]}]


def _case(case: VillageCase, words: Wording) -> Block:
    _ = words.gettext
    parts = (
        (_("Mengapa"), case.reasons),
        (_("Yang perlu dilakukan"), case.actions),
        (_("Yang bergantung padanya"), case.stakes),
    )
    return {
        "title": case.title,
        "zone": case.zone,
        "zone_name": case.zone_name,
        "parts": [{"title": title, "items": list(lines)} for title, lines in parts],
    }
