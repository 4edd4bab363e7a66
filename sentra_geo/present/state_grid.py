"""Every combination of choices as one small table of states: rows, columns and cells as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.present.labels import RULE, STATE, label
from sentra_geo.present.sensitivity import (
    CHOICE,
    EMPTY,
    WHY_NOT,
    WHY_NOT_MEANING,
    value_text,
    why_not,
)
from sentra_geo.question import Question
from sentra_geo.sections.sensitivity import Combination, Variation
from sentra_geo.study import Study
from sentra_geo.wording import Wording


@dataclass(frozen=True)
class StateCell:
    """One combination.

    Attributes:
        question: All its choices.
        state: Its state; None where it cannot be judged.
        why: Why not, in a word; empty where it can.
        spoken: The combination and its result in full words.
        is_asked: Whether it is the question's own.
    """

    question: Question
    state: str | None
    why: str
    spoken: str
    is_asked: bool


@dataclass(frozen=True)
class GridRow:
    """A row: what distinguishes it within its group, and its cells."""

    name: str
    cells: tuple[StateCell, ...]


@dataclass(frozen=True)
class StateGrid:
    """A table of states.

    Attributes:
        caption: What it shows.
        corner: Names of the two row choices.
        columns: Each line's law with its rules, left to right.
        groups: Rows by the first row choice, top to bottom.
    """

    caption: str
    corner: tuple[str, str]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[tuple[str, tuple[GridRow, ...]], ...]


def comparison_grid(study: Study, found: Answer, words: Wording) -> StateGrid:
    """Units by base down, boundaries by rule across."""
    caption = words.gettext("Kesimpulan menurut yang dibandingkan, pembanding, garis, dan aturan")
    return _grid(study, found, found.sensitivity.comparison, caption, words)


def coverage_grid(study: Study, found: Answer, words: Wording) -> StateGrid:
    """What is covered by radius down, boundaries by rule across."""
    caption = words.gettext("Kesimpulan cakupan menurut yang dicakup, radius, garis, dan aturan")
    return _grid(study, found, found.sensitivity.coverage, caption, words)


def _grid(
    study: Study, found: Answer, variation: Variation, caption: str, words: Wording
) -> StateGrid:
    first, second = variation.choices[2:]
    rows: dict[tuple[str, str], list[StateCell]] = {}
    columns: dict[str, dict[str, None]] = {}
    for one in variation.combinations:
        question = one.question
        law = study.boundaries[question.boundary].law
        columns.setdefault(law, {})[label(words, RULE, question.rule)] = None
        names = [_name(one, choice, study, words) for choice in (first, second)]
        cell = _cell(one, why_not(one, variation, found.businesses), variation, study, words)
        rows.setdefault((names[0], names[1]), []).append(cell)
    groups: dict[str, list[GridRow]] = {}
    for (group, name), cells in rows.items():
        groups.setdefault(group, []).append(GridRow(name, tuple(cells)))
    return StateGrid(
        caption=caption,
        corner=(_capital(label(words, CHOICE, first)), _capital(label(words, CHOICE, second))),
        columns=tuple((law, tuple(rules)) for law, rules in columns.items()),
        groups=tuple((group, tuple(held)) for group, held in groups.items()),
    )


def _cell(
    one: Combination, why: str | None, variation: Variation, study: Study, words: Wording
) -> StateCell:
    choices = ", ".join(
        value_text(choice, getattr(one.question, choice), study, words)
        for choice in reversed(variation.choices)
    )
    shown = "" if one.state else words.gettext(WHY_NOT[why or EMPTY])
    result = label(words, STATE, one.state) if one.state else _unjudged(why or EMPTY, words)
    return StateCell(one.question, one.state, shown, f"{_capital(choices)}: {result}", one.is_asked)


def _unjudged(why: str, words: Wording) -> str:
    return words.gettext(
        "tidak dapat dinilai – {reason}", reason=words.gettext(WHY_NOT_MEANING[why])
    )


def _name(one: Combination, choice: str, study: Study, words: Wording) -> str:
    return _capital(value_text(choice, getattr(one.question, choice), study, words))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def reasons_shown(grids: Sequence[StateGrid], words: Wording) -> list[tuple[str, str]]:
    """The words for what cannot be judged that stand in some tables, and what they mean."""
    shown = {
        cell.why for grid in grids for _, rows in grid.groups for row in rows for cell in row.cells
    }
    return [
        (words.gettext(word), words.gettext(WHY_NOT_MEANING[why]))
        for why, word in WHY_NOT.items()
        if words.gettext(word) in shown
    ]
