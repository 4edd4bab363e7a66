"""Does the conclusion change? The verdict under every other reasonable combination of choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product

from sentra_geo.cut import Cut
from sentra_geo.distances import ROUTE, STRAIGHT, TIME
from sentra_geo.measures.verdict import DEPENDS_ON_RULE, agreed_state
from sentra_geo.question import BASES, COVERED, RULES, UNITS, Question
from sentra_geo.sections.judgement import Judgement, judge, judge_coverage
from sentra_geo.study import Study

# Radii that are tried: kilometres, or minutes where a table of times is loaded.
RADII = {
    STRAIGHT: (2.0, 5.0, 10.0, 20.0),
    ROUTE: (2.0, 5.0, 10.0, 20.0),
    TIME: (15.0, 30.0, 45.0, 60.0),
}
COMPARED = ("boundary", "rule", "unit", "base")
COVERAGE_CHOICES = ("boundary", "rule", "covered", "radius_km")


@dataclass(frozen=True)
class Combination:
    """One combination of choices and what it shows.

    Attributes:
        question: All its choices.
        judgement: What they show.
        is_asked: Whether it is the question's own.
    """

    question: Question
    judgement: Judgement
    is_asked: bool

    @property
    def is_judged(self) -> bool:
        """Whether it says anything: it is known and rests on no made-up business."""
        return self.judgement.is_known and not self.judgement.verdict.uses_sample

    @property
    def state(self) -> str | None:
        """Its state; None where nothing can be said."""
        return self.judgement.verdict.state if self.is_judged else None


@dataclass(frozen=True)
class Flip:
    """A single choice that, changed alone, changes the state of the question in force.

    Attributes:
        choice: Name of the choice, a field of the question.
        value: Its other value.
        state: The state it leads to.
    """

    choice: str
    value: str | float
    state: str


@dataclass(frozen=True)
class Variation:
    """All combinations of some choices, every other choice as asked.

    Attributes:
        choices: The choices that vary.
        combinations: Every combination, also those that cannot be judged.
        state: What all that can be judged agree on, else ``depends_on_rule``; None when there are
            none.
        flips: Single choices that change the state of the question in force.
    """

    choices: tuple[str, ...]
    combinations: tuple[Combination, ...]
    state: str | None
    flips: tuple[Flip, ...]

    @property
    def judged(self) -> tuple[Combination, ...]:
        """The combinations that can be judged."""
        return tuple(one for one in self.combinations if one.is_judged)

    @property
    def is_stable(self) -> bool:
        """Whether all that can be judged agree, on a state that does not itself depend."""
        return self.state is not None and self.state != DEPENDS_ON_RULE


@dataclass(frozen=True)
class Sensitivity:
    """The verdict under other choices.

    Attributes:
        comparison: Of units with the base: boundary × rule × unit × base.
        coverage: Of coverage outside with inside: boundary × rule × what is covered × radius.
    """

    comparison: Variation
    coverage: Variation


def vary(study: Study, question: Question) -> Sensitivity:
    """Judge every combination; runs on counts, never on rows.

    Args:
        study: Located and counted layers.
        question: The choices in force; its filters, near band and target hold for all.

    Returns:
        The verdicts.
    """
    cuts = {
        (boundary, rule): Cut(study, replace(question, boundary=boundary, rule=rule))
        for boundary, rule in product(study.boundaries, RULES)
    }
    radii = sorted({*RADII[study.distance], question.radius_km})
    compared, covered = [], []
    for cut in cuts.values():
        for unit, base in product(UNITS, BASES):
            compared.append(_combination(cut.asking(unit=unit, base=base), question, COMPARED))
        for what, radius in product(COVERED, radii):
            other = cut.asking(covered=what, radius_km=radius)
            covered.append(_combination(other, question, COVERAGE_CHOICES))
    return Sensitivity(
        _variation(COMPARED, compared, question), _variation(COVERAGE_CHOICES, covered, question)
    )


def _combination(cut: Cut, question: Question, choices: Sequence[str]) -> Combination:
    judgement = judge(cut) if choices == COMPARED else judge_coverage(cut)
    return Combination(cut.question, judgement, cut.question == question)


def _variation(
    choices: tuple[str, ...], combinations: Sequence[Combination], question: Question
) -> Variation:
    states = [one.state for one in combinations if one.state is not None]
    return Variation(
        choices=choices,
        combinations=tuple(combinations),
        state=agreed_state(states) if states else None,
        flips=tuple(_flips(combinations, question)),
    )


def _flips(combinations: Sequence[Combination], question: Question) -> Iterable[Flip]:
    asked = next(one for one in combinations if one.is_asked)
    if asked.state is None:
        return
    for one in combinations:
        changed = [
            field.name
            for field in fields(question)
            if getattr(one.question, field.name) != getattr(question, field.name)
        ]
        if len(changed) == 1 and one.state is not None and one.state != asked.state:
            yield Flip(changed[0], getattr(one.question, changed[0]), one.state)
