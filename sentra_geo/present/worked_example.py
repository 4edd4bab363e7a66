"""From counts to verdict, step by step, for the question in force: every number the Answer's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.evidence_text import (
    meaning_sentence,
    near_sentence,
    reason_sentence,
    visible_sentence,
    why_no_figures,
)
from sentra_geo.present.labels import BASE, STATE, UNIT, label
from sentra_geo.present.phrases import base_amount, unit_name
from sentra_geo.present.provenance import Provenance, provenance
from sentra_geo.present.sentences import choices
from sentra_geo.present.shown import method_codes
from sentra_geo.study import Study
from sentra_geo.wording import Wording


@dataclass(frozen=True)
class Step:
    """One step of the worked example.

    Attributes:
        title: What is found.
        text: It in words; may be empty.
        formulas: Formulas with the numbers filled in, or figures that no short formula gives.
    """

    title: str
    text: str
    formulas: tuple[str, ...] = ()


def worked_example(study: Study, found: Answer, words: Wording) -> tuple[Step, ...]:
    """The way from counts to the verdict.

    Args:
        study: What was asked.
        found: Its answer.
        words: The reader's language.

    Returns:
        The steps; fewer where there is nothing to compare, with the reason as the last.
    """
    _ = words.gettext
    start = [
        Step(_("Pertanyaan"), f"{choices(found, words)}."),
        Step(
            _("Yang dihitung: {unit}", unit=label(words, UNIT, found.question.unit).lower()),
            _counts(found, words),
        ),
        Step(
            _("Pembanding: {base}", base=label(words, BASE, found.question.base).lower()),
            _bases(found, words),
        ),
    ]
    if found.finding.gap is None:
        why = why_no_figures(found, words)
        return (*start, Step(_("Kesimpulan"), _state(found, words, why)))
    return (*start, *_comparison(study, found, words), _verdict(found, words))


def _counts(found: Answer, words: Wording) -> str:
    inside, near, outside = (words.count(found.units[zone]) for zone in (INSIDE, NEAR, OUTSIDE))
    return words.gettext(
        "Di dalam {inside}, dekat batas {near}, di luar {outside} {unit}.",
        inside=inside,
        near=near,
        outside=outside,
        unit=unit_name(found.question.unit, found.units[OUTSIDE], words),
    )


def _bases(found: Answer, words: Wording) -> str:
    inside, near, outside = (base_amount(found, zone, words) for zone in (INSIDE, NEAR, OUTSIDE))
    text = words.gettext(
        "Di dalam {inside}, dekat batas {near}, di luar {outside}.",
        inside=inside,
        near=near,
        outside=outside,
    )
    if found.question.base != "population":
        return text
    return f"{text} {words.gettext('Penduduk di tiap sisi adalah perkiraan.')}"


def _comparison(study: Study, found: Answer, words: Wording) -> Iterable[Step]:
    codes = ("share", "expected_share", "gap", "rate_ratio", *method_codes(found))
    after = {
        "central_p": meaning_sentence(found, words),
        "village_bootstrap": meaning_sentence(found, words),
        "visible_gap": visible_sentence(found, words),
        "visible_difference": visible_sentence(found, words),
        "village_visible": visible_sentence(found, words),
    }
    for item in provenance(study, found, words, *codes):
        if item.values:
            yield Step(item.name, after.get(item.code, item.meaning), _lines(item))


def _lines(item: Provenance) -> tuple[str, ...]:
    """Each figure with its formula filled in, else the formula and the figure."""
    lines = [
        (value.filled,) if value.filled else (item.formula, value.shown) for value in item.values
    ]
    return tuple(line for pair in lines for line in pair)


def _verdict(found: Answer, words: Wording) -> Step:
    reasons = (reason_sentence(found, words), near_sentence(found, words))
    why = " ".join(reason for reason in reasons if reason)
    return Step(words.gettext("Kesimpulan"), _state(found, words, why))


def _state(found: Answer, words: Wording, why: str) -> str:
    state = label(words, STATE, found.verdict.state)
    return f"{state}. {why[:1].upper()}{why[1:]}".strip()
