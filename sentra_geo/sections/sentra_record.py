"""What the sentra layer says of a sentra's locations: units, facilities and products."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sentra_geo.sections.ladder import UNKNOWN

LEAST_UNITS = 5
"""Business units that a *sentra IKM* needs: PP 29/2018 article 1."""
MET, NOT_MET = "met", "not_met"


@dataclass(frozen=True)
class Units:
    """Business units of a sentra, as the sentra layer gives them.

    Attributes:
        known: Sum over the locations of which it is known; None where of none.
        missing: Villages of which it is not known.
        standing: ``met`` or ``not_met`` against :data:`LEAST_UNITS`, or ``unknown``.
    """

    known: int | None
    missing: tuple[str, ...]
    standing: str


@dataclass(frozen=True)
class Said:
    """What the sentra layer says of one village in words, such as its facilities."""

    village: str
    text: str


def told(row: Mapping[Any, Any], name: str) -> str:
    """A column of a row as text; empty where it says nothing."""
    value = row.get(name)
    return "" if value is None or pd.isna(value) else str(value).strip()


def units_of(records: Sequence[Mapping[Any, Any]], villages: Sequence[str]) -> Units:
    """The business units of a sentra.

    Args:
        records: Its locations' rows.
        villages: Name of each one's village.

    Returns:
        Their sum, of which it is not known, and whether they are enough.
    """
    counts = [told(record, "unit_count") for record in records]
    known = [int(float(count)) for count in counts if count]
    missing = tuple(name for name, count in zip(villages, counts, strict=True) if not count)
    least = sum(known)
    standing = MET if least >= LEAST_UNITS else UNKNOWN if missing else NOT_MET
    return Units(least if known else None, missing, standing)


def said_of(
    records: Sequence[Mapping[Any, Any]], names: Mapping[str, str], column: str
) -> tuple[Said, ...]:
    """What a column says, by village; a text that all locations share stands once."""
    held = [(names[str(r["village_code"])], told(r, column)) for r in records]
    texts = {text for _, text in held}
    if len(texts) == 1 and "" not in texts:
        return (Said("", texts.pop()),)
    return tuple(Said(name, text) for name, text in held if text)
