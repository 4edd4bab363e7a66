"""The sections of an Answer as plain values for JSON; names are those of their fields."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.sections.sensitivity import Combination, Variation

_DIGITS = 6
# Sections of programmes and markets that an Answer has.
_ACTIVITIES: tuple[str, ...] = ("programmes", "tracker", "markets", "events", "receipts", "forum")
TOPICS: Mapping[str, tuple[str, ...]] = {
    "programmes": ("programmes", "forum"),
    "markets": ("markets", "receipts", "events"),
    "sentra": ("tracker",),
}
"""Sections that a topic of the command line prints."""


def answer_sections(found: Answer) -> dict[str, Any]:
    """Sensitivity, contiguous zones, draws, villages to verify, equity and access of an answer.

    Args:
        found: The answer.

    Returns:
        Plain values; shares are 0 to 1, unknown and infinite are None.
    """
    return {
        "sensitivity": {
            "comparison": _variation(found.sensitivity.comparison),
            "coverage": _variation(found.sensitivity.coverage),
        },
        "contiguous": plain_value(found.contiguous),
        "draws": plain_value(found.drawn),
        "villages_to_verify": plain_value(found.to_verify),
        "equity": plain_value(found.equity),
        "access": plain_value(found.access),
        **_activities(found, _ACTIVITIES),
    }


def topic_sections(found: Answer, topic: str) -> dict[str, Any]:
    """The sections of one topic, likewise.

    Args:
        found: The answer.
        topic: A key of :data:`TOPICS`.
    """
    return _activities(found, TOPICS[topic])


def _activities(found: Answer, names: Iterable[str]) -> dict[str, Any]:
    return {name: plain_value(getattr(found, name)) for name in names if name in _ACTIVITIES}


def plain_value(value: Any) -> Any:
    """A value of a section as JSON holds it.

    Args:
        value: A dataclass of values, a mapping, a sequence, an array, a number or a text.

    Returns:
        Dictionaries, lists, texts, numbers rounded to six decimals, and None for what is unknown
        or infinite.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain_value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain_value(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list | np.ndarray):
        return [plain_value(entry) for entry in value]
    if isinstance(value, np.generic):
        return plain_value(value.item())
    if isinstance(value, float):
        return _number(value)
    return value


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    rounded = round(value, _DIGITS)
    return int(rounded) if rounded.is_integer() else rounded


def _variation(variation: Variation) -> dict[str, Any]:
    return {
        "state": variation.state,
        "is_stable": variation.is_stable,
        "judged": len(variation.judged),
        "combinations": [_combination(one, variation.choices) for one in variation.combinations],
        "flips": plain_value(variation.flips),
    }


def _combination(one: Combination, choices: tuple[str, ...]) -> dict[str, Any]:
    finding = one.judgement.finding
    return {
        **{name: getattr(one.question, name) for name in choices},
        "state": one.state,
        "is_asked": one.is_asked,
        "uses_sample": one.judgement.verdict.uses_sample,
        "rate_ratio": plain_value(finding.rate_ratio),
        "interval": plain_value(finding.interval),
        "p": plain_value(finding.p),
    }
