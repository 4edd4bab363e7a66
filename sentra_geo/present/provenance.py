"""Where each number comes from: formula, inputs, n, choices, sources and what is estimated.

Everything is put together from the definitions and the Answer; nothing is computed again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.definitions import DEFINITIONS, Definition, filled
from sentra_geo.present.definitions.fields import text_fields
from sentra_geo.present.definitions.thresholds import setting_line
from sentra_geo.present.readings import Reading, readings, shown_number
from sentra_geo.present.sentences import compared_layers, layer_line
from sentra_geo.sections.taking_part import sample_layers, takes_part
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_COVERED_LAYERS = {
    "villages": ("villages",),
    "people": ("villages", "population"),
    "businesses": ("businesses",),
}


@dataclass(frozen=True)
class Value:
    """One figure and how it came about.

    Attributes:
        place: What it is of, such as a zone; may be empty.
        shown: The figure as it is shown elsewhere.
        filled: The formula with the numbers filled in and the figure; empty where it is not
            arithmetic.
        n: How many cases it rests on; may be empty.
    """

    place: str
    shown: str
    filled: str
    n: str


@dataclass(frozen=True)
class Provenance:
    """Where one measure's figures come from, in the reader's language.

    Attributes:
        code: Code of the definition.
        name: Name of the measure.
        meaning: What it says.
        formula: Its formula.
        symbols: Symbol and meaning.
        values: The figures at hand; empty where a chart or table holds them.
        sources: A line for each layer: name, source, standing and date.
        settings: A line for each setting it depends on.
        computed_by: The function that computes it.
        literature: Where the formula comes from; may be empty.
        estimated: What is estimated or assumed; may be empty.
        unsaid: What it does not say; may be empty.
        is_sample: Whether it rests on made-up businesses.
    """

    code: str
    name: str
    meaning: str
    formula: str
    symbols: tuple[tuple[str, str], ...]
    values: tuple[Value, ...]
    sources: tuple[str, ...]
    settings: tuple[str, ...]
    computed_by: str
    literature: str
    estimated: str
    unsaid: str
    is_sample: bool


def provenance(
    study: Study,
    found: Answer,
    words: Wording,
    *codes: str,
    of: str = "",
    values: bool = True,
) -> tuple[Provenance, ...]:
    """Where the figures of some definitions come from, for the answer at hand.

    Args:
        study: What was asked.
        found: Its answer.
        words: The reader's language.
        codes: Codes of definitions.
        of: What they are of: a zone, ``village:CODE`` or ``sentra:ID``; empty for the whole.
        values: Whether the figures at hand are filled in; without, nothing is looked up.

    Returns:
        One entry a code, in their order.

    Raises:
        KeyError: A code does not exist.
    """
    return tuple(
        _traced(
            DEFINITIONS[code],
            study,
            found,
            words,
            readings(code, found, words, of) if values else (),
        )
        for code in codes
    )


def _traced(
    definition: Definition,
    study: Study,
    found: Answer,
    words: Wording,
    figures: Sequence[Reading],
) -> Provenance:
    fields = text_fields(study, words)

    def _(message: str) -> str:
        return words.gettext(message, **fields) if message else ""

    used = used_layers(definition, study, found)
    return Provenance(
        code=definition.code,
        name=_(definition.name),
        meaning=_(definition.meaning),
        formula=shown_formula(definition, words),
        symbols=tuple((name, _(text)) for name, text in definition.symbols.items()),
        values=tuple(_value(definition, reading, words) for reading in figures),
        sources=tuple(layer_line(fact, words) for fact in used),
        settings=tuple(setting_line(name, study.settings, words) for name in definition.settings),
        computed_by=f"{definition.compute.__module__}.{definition.compute.__qualname__}",
        literature=definition.literature,
        estimated=_(definition.estimated),
        unsaid=_(definition.unsaid),
        is_sample=not sample_layers(found.cut).isdisjoint(fact.layer for fact in used),
    )


def shown_formula(definition: Definition, words: Wording) -> str:
    """A definition's formula with the language's decimal separator."""
    return definition.formula if words.language == "en" else _decimal_commas(definition.formula)


def _decimal_commas(formula: str) -> str:
    """Decimal points as commas, and the commas between arguments as semicolons."""
    return formula.replace(", ", "; ").replace("0.", "0,")


def _value(definition: Definition, reading: Reading, words: Wording) -> Value:
    return Value(reading.place, reading.value, _filled(definition, reading, words), reading.n)


def _filled(definition: Definition, reading: Reading, words: Wording) -> str:
    numbers = reading.symbols.values()
    if not numbers or any(math.isnan(number) for number in numbers):
        return ""
    texts = {name: shown_number(number, words) for name, number in reading.symbols.items()}
    text = filled(shown_formula(definition, words), texts)
    return f"{text} = {reading.value}"


def used_layers(definition: Definition, study: Study, found: Answer) -> list[LayerFacts]:
    """The layers that a definition rests on in this answer, in the order of the study."""
    names = layer_names(definition, found)
    facts = study.layers_for(found.question.boundary)
    return [fact for fact in facts if fact.layer in names and takes_part(found.cut, fact)]


def layer_names(definition: Definition, found: Answer) -> set[str]:
    """Names of those layers, whether the study has them or not."""
    _, unit, base = compared_layers(found.question)
    covers_businesses = found.question.covered == "businesses"
    stands_for = {
        "unit": (unit,),
        "base": (base,),
        "covered": _COVERED_LAYERS[found.question.covered],
        "lacking": _COVERED_LAYERS["businesses" if covers_businesses else "people"],
        "register": ("businesses",) if found.businesses == "real" else (),
    }
    return {name for layer in definition.layers for name in stands_for.get(layer, (layer,))}
