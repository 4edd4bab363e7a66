"""What a definition of a measure holds, and the symbols that formulas share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sentra_geo.wording import N_

# Symbols that mean the same in every formula; a definition adds its own.
SYMBOLS = {
    "x_L": N_("yang dihitung, di luar garis"),
    "x_D": N_("yang dihitung, di dalam garis"),
    "n_L": N_("pembanding di luar garis"),
    "n_D": N_("pembanding di dalam garis"),
    "c_L": N_("yang tercakup di luar garis"),
    "c_D": N_("yang tercakup di dalam garis"),
    "t_L": N_("semua di luar garis"),
    "t_D": N_("semua di dalam garis"),
    "x_z": N_("yang dihitung di satu zona"),
    "n_z": N_("pembanding di zona itu"),
    "c_z": N_("yang tercakup di satu zona"),
    "t_z": N_("semua di zona itu"),
    "X": N_("semua yang dihitung"),
    "N": N_("seluruh pembanding"),
    "z": N_("kuantil normal, {quantile} untuk {level}"),
    "α": N_("taraf uji"),
}
_NAME = re.compile(r"[^\W\d²Σ][^\W²]*")
# Names in formulas that are functions of mathematics, not symbols.
FUNCTIONS = frozenset({"min", "max", "ln", "exp", "P", "Beta", "Multinomial"})


@dataclass(frozen=True)
class Definition:
    """One measure: what it means, how it is written and what computes it.

    Texts may hold the fields of :func:`~sentra_geo.present.definitions.fields.text_fields`.

    Attributes:
        code: Its name in code.
        topic: Key of ``TOPICS``.
        name: Its name on screen, a message id.
        meaning: What it says, one sentence, a message id.
        formula: How the field writes it, the measure left of the first equals sign.
        compute: The function that makes it.
        literature: Where the formula comes from; names and years, the same in every language.
        layers: Layers it rests on; ``unit``, ``base`` and ``covered`` stand for the question's,
            ``register`` for businesses that are not made up, ``lacking`` for whom the ranking of
            villages counts.
        own_symbols: Meaning of symbols that :data:`SYMBOLS` does not hold, message ids.
        settings: Names in ``settings.toml`` that it depends on.
        estimated: What is estimated or assumed, a message id; empty for nothing.
        unsaid: What it does not say, a message id; empty for nothing.
    """

    code: str
    topic: str
    name: str
    meaning: str
    formula: str
    compute: Callable[..., Any]
    literature: str = ""
    layers: tuple[str, ...] = ()
    own_symbols: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[str, ...] = ()
    estimated: str = ""
    unsaid: str = ""

    @property
    def symbols(self) -> dict[str, str]:
        """Meaning of every symbol in the formula, in its order; the measure itself has none."""
        known = {**SYMBOLS, **self.own_symbols}
        return {name: known[name] for name in _names(self.formula) if name in known}


def symbol_names(formula: str) -> tuple[str, ...]:
    """Symbols right of the first equals sign, each once.

    Example:
        >>> symbol_names("g = x_L / (x_L + x_D)")
        ('x_L', 'x_D')
    """
    return _names(formula.partition("=")[2])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(_NAME.findall(text)) if name not in FUNCTIONS)


def filled(formula: str, numbers: Mapping[str, str]) -> str:
    """A formula with numbers in the place of its symbols, those on the left kept.

    Example:
        >>> filled("LQ = s / p", {"s": "0,3", "p": "0,2"})
        'LQ = 0,3 / 0,2'
    """
    left, equals, right = formula.partition("=")
    return left + equals + _NAME.sub(lambda match: numbers.get(match.group(), match.group()), right)
