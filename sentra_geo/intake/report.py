"""What the check of a file found, kept by column so that a million rows cost little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
Progress = Callable[[float, str], None]
"""Told how far a long work is: a share from 0 to 1, and a message id of what is being done."""

REPAIRS = (
    "swapped_axes",
    "decimal_comma",
    "missing_sign",
    "dms",
    "utm",
    "wrong_projection",
    "ring",
    "missing_crs",
    "place_by_village",
)


@dataclass(frozen=True, eq=False)
class Finding:
    """One kind of thing, found in one column of some rows.

    Attributes:
        reason: Message id of what is wrong; may use ``{column}``, ``{value}`` and the fields.
        remedy: Message id of what to do; may use the same.
        index: Positions of the rows in the table (0 for the first), shape ``(n,)``.
        column: Header as the file has it, empty when the row as a whole is meant.
        values: Text of each value, shape ``(n,)``; None when there is none to show.
        fields: Other values for the templates, equal for all rows.
    """

    reason: str
    remedy: str
    index: IntArray
    column: str = ""
    values: NDArray[Any] | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """Something about the whole file that the user should know; no row is set aside for it.

    Attributes:
        text: Message id.
        fields: Values for it.
    """

    text: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Repair:
    """A repair that is offered, or was applied because the user said so.

    Attributes:
        kind: One of :data:`REPAIRS`.
        index: Positions of the rows that it concerns, shape ``(n,)``.
        evidence: Message id of why it is believed; may use ``{rows}`` and the fields.
        fields: Values for it.
        applied: Whether it was applied.
    """

    kind: str
    index: IntArray
    evidence: str
    fields: Mapping[str, object] = field(default_factory=dict)
    applied: bool = False


def rows_of(findings: Sequence[Finding]) -> IntArray:
    """Positions of all rows that findings name, each once, rising."""
    if not findings:
        return np.array([], dtype=np.int64)
    return np.unique(np.concatenate([finding.index for finding in findings]))


def without_rows(findings: Iterable[Finding], rows: IntArray) -> list[Finding]:
    """Findings without some rows; those that name no other rows are left out.

    Args:
        findings: Any findings.
        rows: Positions of the rows.
    """
    kept = []
    for finding in findings:
        stays = ~np.isin(finding.index, rows)
        if stays.all() and len(stays):
            kept.append(finding)
        elif stays.any():
            values = None if finding.values is None else finding.values[stays]
            kept.append(replace(finding, index=finding.index[stays], values=values))
    return kept
