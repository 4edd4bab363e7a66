"""One figure of an Answer with the numbers its formula takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sentra_geo.measures.inference import Interval
from sentra_geo.wording import Wording

_LARGE = 1_000


@dataclass(frozen=True)
class Reading:
    """One figure as it is shown.

    Attributes:
        place: What it is of, such as a zone; empty where the name says all.
        value: The figure as shown.
        number: The figure itself; None for unknown, and for words.
        symbols: Numbers by symbol of the formula; empty where it cannot be filled in.
        n: How many cases it rests on, in words; empty where n means nothing.
    """

    place: str
    value: str
    number: float | Interval | None = None
    symbols: Mapping[str, float] = field(default_factory=dict)
    n: str = ""


def shown_number(value: float, words: Wording) -> str:
    """A number for a filled formula: large ones whole, others as a count."""
    return words.number(value) if abs(value) >= _LARGE else words.count(round(value, 9))
