"""The verdict in words, for the overview, a slide and a report: fixed templates, no others."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.evidence_text import (
    figures_sentence,
    limits_of,
    meaning_sentence,
    near_sentence,
    reason_sentence,
    visible_sentence,
    why_no_figures,
)
from sentra_geo.present.labels import BASE, LAYER, RULE, SAMPLE, STANDING, STATE, label
from sentra_geo.present.phrases import (
    BASE_PLURAL,
    interval,
    level,
    p_value,
    unit_name,
)
from sentra_geo.present.sensitivity import stability
from sentra_geo.present.sentences import compared_layers, filter_names, sources
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

SHORT_FORM_LENGTH = 220
_YEAR = len("2025")
_PEOPLE = N_(
    "{x} dari {n} {unit} ({share}) ada di luar garis, tempat {expected} penduduk tinggal{near}."
)
_OTHERS = N_(
    "{x} dari {n} {unit} ({share}) ada di luar garis; bagian {base} di luar garis {expected}{near}."
)
_WITHOUT_NEAR = N_(" (tanpa yang dekat batas)")
_SHORT_WITHOUT_NEAR = N_(" tanpa dekat batas")
_SHORT = N_(
    "{x} dari {n} {unit} ({share}) di luar garis{near}; {base} {expected}; rasio {ratio} "
    "({level}: {interval})."
)
_SHORT_WITHOUT_INTERVAL = N_(
    "{x} dari {n} {unit} ({share}) di luar garis{near}; {base} {expected}; rasio {ratio}."
)


def headline(found: Answer, words: Wording) -> str:
    """The verdict in one sentence, for the top of the overview and a slide."""
    state = label(words, STATE, found.verdict.state)
    return _marked(f"{state}: {statement(found, words)}", found, words)


def _marked(text: str, found: Answer, words: Wording) -> str:
    return f"{words.gettext(SAMPLE)} – {text}" if found.verdict.uses_sample else text


def statement(found: Answer, words: Wording) -> str:
    """What was counted on both sides, or why nothing can be compared; without the state."""
    if not _has_figures(found):
        return why_no_figures(found, words)
    template = _PEOPLE if found.question.base == "population" else _OTHERS
    return words.gettext(template, **_figures(found, words, _WITHOUT_NEAR))


def _has_figures(found: Answer) -> bool:
    return found.finding.share_inside is not None and found.finding.expected_share is not None


def _figures(found: Answer, words: Wording, without: str) -> dict[str, str]:
    """The counts and shares of each form; ``without`` says that the near are left out."""
    finding, question = found.finding, found.question
    units = found.units[OUTSIDE] + found.units[INSIDE]
    near = found.units[NEAR] or found.bases[NEAR]
    return {
        "x": words.count(found.units[OUTSIDE]),
        "n": words.count(units),
        "unit": unit_name(question.unit, units, words),
        "share": words.percent(1 - (finding.share_inside or 0)),
        "base": words.gettext(BASE_PLURAL[question.base]),
        "expected": words.percent(1 - (finding.expected_share or 0)),
        "near": words.gettext(without) if near else "",
    }


def evidence(found: Answer, words: Wording) -> str:
    """Gap, ratio, interval, p and n in one short line, for under the headline."""
    finding = found.finding
    if finding.gap is None:
        return ""
    text = words.gettext(
        "Selisih {gap} poin persen; laju di luar {ratio} kali di dalam, interval {level} "
        "{interval}; {p}; n = {n}.",
        gap=words.signed(finding.gap * 100),
        ratio=words.number(finding.rate_ratio, 2),
        level=level(limits_of(found).alpha, words),
        interval=interval(finding.interval, words, 2, short=True),
        p=p_value(finding.p, words),
        n=words.count(found.units[INSIDE] + found.units[OUTSIDE]),
    )
    return _joined([text, _estimate(found, words)])


def _estimate(found: Answer, words: Wording) -> str:
    if found.question.base != "population":
        return ""
    return words.gettext("Penduduk di tiap sisi adalah perkiraan.")


def explanation(found: Answer, words: Wording) -> str:
    """The evidence behind the verdict: figures, why this state, what could have been seen."""
    if found.finding.gap is None:
        return ""
    return _joined(
        [
            figures_sentence(found, words),
            reason_sentence(found, words),
            visible_sentence(found, words),
            meaning_sentence(found, words),
            near_sentence(found, words),
        ]
    )


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def long_form(study: Study, found: Answer, words: Wording) -> str:
    """The verdict as a paragraph for a report, every number of it with where it comes from."""
    layers = sources(study, found.question.boundary, words, *_layers(found))
    if found.finding.gap is None:
        return _joined([headline(found, words), _compared(found, words), layers])
    return _joined(
        [
            headline(found, words),
            _compared(found, words),
            explanation(found, words),
            stability(found.sensitivity.comparison, study, words),
            _estimate(found, words),
            layers,
        ]
    )


def _compared(found: Answer, words: Wording) -> str:
    """What was compared with what, on which line, by which rule, of which selection."""
    _ = words.gettext
    question = found.question
    units = found.units[OUTSIDE] + found.units[INSIDE]
    text = _(
        "Dibandingkan: {unit} dengan {base}, di luar dan di dalam garis {law} ({standing}); desa "
        "yang terbelah garis dihitung {rule}.",
        unit=unit_name(question.unit, 2, words),
        base=label(words, BASE, question.base).lower(),
        law=found.boundary.law,
        standing=label(words, STANDING, found.boundary.standing),
        rule=label(words, RULE, question.rule).lower(),
    )
    names = filter_names(question, words)
    if names:
        text = _joined([text, _("Hanya {filters}.", filters=", ".join(names))])
    return text if math.isnan(units) else _joined([text, f"n = {words.count(units)}."])


def short_form(found: Answer, words: Wording) -> str:
    """The verdict for a slide, at most 220 characters: state, figures, sources with years.

    Where sources have long names, the layers' own names stand in their place.
    """
    state = label(words, STATE, found.verdict.state)
    text = _marked(f"{state}: {_short_statement(found, words)}", found, words)
    tried = [_joined([text, line]) for line in _short_sources(found, words)]
    return next((one for one in tried if len(one) <= SHORT_FORM_LENGTH), tried[-1])


def _short_statement(found: Answer, words: Wording) -> str:
    if not _has_figures(found):
        return why_no_figures(found, words)
    finding = found.finding
    return words.gettext(
        _SHORT if finding.interval else _SHORT_WITHOUT_INTERVAL,
        ratio=words.number(finding.rate_ratio, 2),
        level=level(limits_of(found).alpha, words),
        interval=interval(finding.interval, words, 2, short=True),
        **_figures(found, words, _SHORT_WITHOUT_NEAR),
    )


def _short_sources(found: Answer, words: Wording) -> list[str]:
    """The sources in ever fewer words: by their short names, by layer, by years alone."""
    question = found.question
    wanted = _layers(found)
    layers = found.cut.study.layers_for(question.boundary)
    used = [fact for fact in layers if fact.layer in wanted]
    names = [label(words, LAYER, fact.layer).lower() for fact in used]
    sourced = [fact.short_source or name for fact, name in zip(used, names, strict=True)]
    years = sorted({fact.as_of[:_YEAR] for fact in used if fact.as_of})
    return [
        *(
            words.gettext("Sumber: {sources}.", sources=", ".join(map(_dated, used, texts)))
            for texts in (sourced, names)
        ),
        words.gettext("Data {years}.", years="–".join(dict.fromkeys(years[:1] + years[-1:]))),
    ]


def _dated(fact: LayerFacts, name: str) -> str:
    year = fact.as_of[:_YEAR]
    return name if year in name else f"{name} {year}"


def _layers(found: Answer) -> list[str]:
    """Layers of the comparison; businesses that do not take part are no source."""
    return [
        name
        for name in compared_layers(found.question)
        if name != "businesses" or found.businesses != "none"
    ]
