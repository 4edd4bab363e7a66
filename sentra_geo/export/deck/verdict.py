"""The slide of the verdict: state, what was counted, why, and whether it changes."""

from __future__ import annotations

from collections.abc import Sequence

from sentra_geo.export.deck.fitting import width_of
from sentra_geo.export.deck.frame import (
    BODY_BOX,
    fitted_text,
    framed,
    heading,
    interval_note,
    line_note,
    sample_note,
)
from sentra_geo.export.deck.slides import Box, Paragraph, Slide, TextBlock
from sentra_geo.export.request import Request
from sentra_geo.present import palette
from sentra_geo.present.evidence_text import reason_sentence, visible_sentence
from sentra_geo.present.phrases import BASE_PLURAL, unit_name
from sentra_geo.present.sensitivity import stability
from sentra_geo.present.sentences import compared_layers
from sentra_geo.present.states import state_text
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.wording import N_, Wording

_TITLE = {
    "equal": N_("Pembagian {unit} di dalam dan di luar garis setara menurut {base}"),
    "outside_behind": N_("Luar garis tertinggal: {unit} kurang dibanding {base}"),
    "inside_behind": N_("Dalam garis tertinggal: {unit} kurang dibanding {base}"),
    "not_enough_evidence": N_(
        "Pembagian {unit} menurut {base}: belum cukup bukti, baik untuk setara maupun timpang"
    ),
    "depends_on_rule": N_("Kesimpulan tentang {unit} menurut {base} bergantung pada aturan batas"),
}
_CHIP_SIZE, _CHIP_HEIGHT = 26.0, 1.5


def verdict_slides(request: Request) -> list[Slide]:
    """One slide: the verdict."""
    found, words = request.found, request.words
    layers = compared_layers(found.question)
    chip = state_chip(found.verdict.state, words)
    text = Box(
        BODY_BOX.left,
        chip.box.bottom + 0.5,
        BODY_BOX.width,
        BODY_BOX.bottom - chip.box.bottom - 0.5,
    )
    stated = statement(found, words)
    return [
        framed(
            request,
            "verdict",
            verdict_title(request),
            [chip, fitted_text(text, _paragraphs(request, stated))],
            layers,
            _notes(request, layers),
        )
    ]


def verdict_title(request: Request) -> str:
    """What the state means for what was compared."""
    found, words = request.found, request.words
    if found.finding.gap is None:
        return words.gettext("Perbandingan ini belum dapat dihitung")
    return words.gettext(
        _TITLE[found.verdict.state],
        unit=unit_name(found.question.unit, 2, words),
        base=words.gettext(BASE_PLURAL[found.question.base]),
    )


def state_chip(state: str, words: Wording) -> TextBlock:
    """The state: colour, mark and word."""
    text = state_text(state, words)
    width = width_of(text, _CHIP_SIZE, bold=True) + 1.2
    ink = palette.STATE_INK[state]
    return TextBlock(
        Box(BODY_BOX.left, BODY_BOX.top, min(width, BODY_BOX.width), _CHIP_HEIGHT),
        (Paragraph(text, _CHIP_SIZE, bold=True, colour=ink, align="center"),),
        fill=palette.STATE_COLOUR[state],
        anchor="middle",
    )


def _paragraphs(request: Request, stated: str) -> list[Paragraph]:
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    reasons = f"{reason_sentence(found, words)} {visible_sentence(found, words)}"
    known = found.finding.gap is not None
    held = [
        Paragraph(f"{stated[:1].upper()}{stated[1:]}", 26, bold=True),
        heading(_("Bukti"), 18),
        Paragraph(evidence(found, words), 20),
        heading(_("Mengapa kesimpulannya begitu"), 18),
        Paragraph(reasons if known else "", 18),
        heading(_("Apakah kesimpulan berubah?"), 18),
        Paragraph(stability(found.sensitivity.comparison, study, words, 2), 18),
    ]
    # A heading with nothing below it says nothing.
    return [p for i, p in enumerate(held) if i % 2 == 0 or held[i + 1].text.strip()]


def _notes(request: Request, layers: Sequence[str]) -> list[str]:
    found, words = request.found, request.words
    _ = words.gettext
    stated = statement(found, words)
    return [
        _("Yang dikatakan: {text}", text=f"{stated[:1].upper()}{stated[1:]}"),
        _(
            "Belum cukup bukti bukan berarti setara: angka-angka ini belum dapat menunjukkan salah "
            "satunya."
        )
        if found.verdict.state == "not_enough_evidence"
        else "",
        interval_note(request) if found.finding.interval else "",
        _("Penduduk di tiap sisi adalah perkiraan, karena jumlah per desa tidak diterbitkan.")
        if found.question.base == "population"
        else "",
        line_note(request),
        sample_note(request, tuple(layers)),
    ]
