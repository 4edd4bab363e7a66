"""Whether the conclusion changes under other choices: in sentences and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sentra_geo.measures.verdict import STATES
from sentra_geo.present.labels import BASE, COVERED, RULE, STATE, UNIT, label
from sentra_geo.present.phrases import distance_text, distance_unit
from sentra_geo.present.states import state_text
from sentra_geo.present.tables import (
    HUNDREDTHS,
    PROBABILITY,
    TENTHS,
    TEXT,
    Cell,
    Table,
    build_table,
)
from sentra_geo.sections.sensitivity import COMPARED, Combination, Flip, Variation
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

CHOICE = {
    "boundary": N_("delineasi"),
    "rule": N_("aturan desa terbelah"),
    "unit": N_("yang dibandingkan"),
    "base": N_("pembanding"),
    "covered": N_("yang dicakup"),
    "radius_km": N_("radius"),
}
_VALUES = {"rule": RULE, "unit": UNIT, "base": BASE, "covered": COVERED}
SAME, NO_DATA, SAMPLE_ONLY, EMPTY = "same", "no_data", "sample_only", "empty"
WHY_NOT = {
    SAME: N_("sama"),
    NO_DATA: N_("belum ada data"),
    SAMPLE_ONLY: N_("data contoh"),
    EMPTY: N_("kosong"),
}
WHY_NOT_MEANING = {
    SAME: N_("usaha dibandingkan dengan usaha sendiri."),
    NO_DATA: N_("daftar usaha belum dimuat."),
    SAMPLE_ONLY: N_("usaha buatan tidak pernah ikut memutuskan kesimpulan."),
    EMPTY: N_("tidak ada yang dibandingkan, atau salah satu sisi garis kosong."),
}


def why_not(one: Combination, variation: Variation, register: str) -> str | None:
    """Why a combination cannot be judged, as a code of ``WHY_NOT``; None where it can."""
    question = one.question
    if one.is_judged:
        return None
    compares = variation.choices == COMPARED
    if compares and question.unit == question.base == "businesses":
        return SAME
    if one.judgement.verdict.uses_sample:
        return SAMPLE_ONLY
    used = {question.unit, question.base} if compares else {question.covered}
    return NO_DATA if register == "none" and "businesses" in used else EMPTY


def value_text(choice: str, value: str | float, study: Study, words: Wording) -> str:
    """A value of a choice, within a sentence."""
    if choice == "radius_km":
        return distance_text(float(value), study.distance, words)
    if choice == "boundary":
        return study.boundaries[str(value)].law
    return label(words, _VALUES[choice], str(value)).lower()


def stability(variation: Variation, study: Study, words: Wording, most: int | None = None) -> str:
    """Whether other choices change the conclusion, in one to three sentences.

    Args:
        variation: The combinations.
        study: For the names of the lines.
        words: The reader's language.
        most: Name at most so many single choices; None names all.

    Returns:
        A text; it names single choices that change the conclusion, else how many combinations do.
    """
    _ = words.gettext
    judged, asked = variation.judged, _asked(variation)
    if not judged:
        return _("Tidak ada gabungan pilihan yang dapat dinilai.")
    if asked.state is None:
        return _without_asked(variation, words)
    if len(judged) == 1:
        return _("Hanya gabungan pilihan ini yang dapat dinilai.")
    states = Counter(one.state for one in judged)
    if len(states) == 1:
        template = (
            N_("Kesimpulan sama pada semua {n} gabungan pilihan yang dapat dinilai.")
            if variation.is_stable
            else N_("Kesimpulan bergantung pada aturan batas pada semua {n} gabungan pilihan.")
        )
        return _(template, n=words.number(len(judged)))
    changed = (
        _flip_sentence(variation.flips, study, words, most)
        if variation.flips
        else _("Tidak ada satu pilihan yang mengubah kesimpulan sendirian, tetapi gabungannya ada.")
    )
    return f"{changed} {_counted(variation, words)}"


def _asked(variation: Variation) -> Combination:
    return next(one for one in variation.combinations if one.is_asked)


def _without_asked(variation: Variation, words: Wording) -> str:
    text = words.gettext("Pilihan ini sendiri tidak dapat dinilai.")
    return f"{text} {_counted(variation, words)}"


def _counted(variation: Variation, words: Wording) -> str:
    """How many combinations that can be judged lead to each state."""
    states = Counter(one.state for one in variation.judged)
    listed = ", ".join(
        f"{words.number(states[state])} “{label(words, STATE, state)}”"
        for state in STATES
        if states[state]
    )
    return words.gettext(
        "Dari {n} gabungan pilihan yang dapat dinilai: {states}.",
        n=words.number(len(variation.judged)),
        states=listed,
    )


def _flip_sentence(flips: Iterable[Flip], study: Study, words: Wording, most: int | None) -> str:
    """Single choices that change the conclusion, those with the same result together."""
    _ = words.gettext
    every = list(flips)
    named = every[:most]
    parts = []
    for state in dict.fromkeys(flip.state for flip in named):
        choices = [
            _(
                "{choice} = {value}",
                choice=label(words, CHOICE, flip.choice),
                value=value_text(flip.choice, flip.value, study, words),
            )
            for flip in named
            if flip.state == state
        ]
        parts.append(
            _(
                "“{state}” bila {choices}",
                state=label(words, STATE, state),
                choices=_(" atau ").join(choices),
            )
        )
    text = _("Kesimpulan menjadi {changes}", changes="; ".join(parts))
    if len(named) < len(every):
        text += _(", dan {n} pilihan lain", n=words.number(len(every) - len(named)))
    return f"{text}."


def left_out(variation: Variation, register: str, words: Wording) -> str:
    """How many combinations were judged, and why the others were not."""
    _ = words.gettext
    reasons = Counter(why_not(one, variation, register) for one in variation.combinations)
    fields = {
        "n": words.number(reasons.pop(None, 0)),
        "total": words.number(len(variation.combinations)),
        "reasons": ", ".join(
            f"{words.number(reasons[why])} {_(WHY_NOT[why])}" for why in WHY_NOT if reasons[why]
        ),
    }
    if not fields["reasons"]:
        return _("Semua {total} gabungan pilihan dapat dinilai.", total=fields["total"])
    text = _("{n} dari {total} gabungan pilihan dapat dinilai; yang lain: {reasons}.", **fields)
    if reasons[SAMPLE_ONLY]:
        text += " " + _("Usaha buatan tidak pernah ikut memutuskan kesimpulan.")
    return text


def combination_table(variation: Variation, register: str, study: Study, words: Wording) -> Table:
    """Every combination with its state, ratio, interval and p; one row each."""
    return build_table(
        [_combination_row(one, variation, register, study, words) for one in variation.combinations]
    )


def _combination_row(
    one: Combination, variation: Variation, register: str, study: Study, words: Wording
) -> list[Cell]:
    _ = words.gettext
    row: list[Cell] = []
    for choice in variation.choices:
        name, value = label(words, CHOICE, choice), getattr(one.question, choice)
        name = f"{name[:1].upper()}{name[1:]}"
        if choice == "radius_km":
            row.append((f"{name} ({distance_unit(study.distance, words)})", TENTHS, value))
        else:
            row.append((name, TEXT, value_text(choice, value, study, words)))
    why = why_not(one, variation, register)
    finding = one.judgement.finding
    low, high = finding.interval or (None, None)
    shown = state_text(one.state, words) if one.state else _(WHY_NOT[why or EMPTY])
    return [
        *row,
        (_("Kesimpulan"), TEXT, shown),
        (_("Rasio laju"), HUNDREDTHS, finding.rate_ratio),
        (_("Batas bawah interval"), HUNDREDTHS, low),
        (_("Batas atas interval"), HUNDREDTHS, high),
        (_("p"), PROBABILITY, finding.p),
    ]
