"""A column as its different values, so that each of them is read only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding, IntArray


class Problem(NamedTuple):
    """What to say about a value: message ids of the reason and of the remedy."""

    reason: str
    remedy: str


@dataclass(frozen=True, eq=False)
class Reading:
    """What different values were read as.

    Attributes:
        values: One a different value; None where it is unknown or has a problem.
        problems: What is wrong, by position in ``values``; these rows are set aside.
        notes: What the user should look at, by position in ``values``.
    """

    values: Sequence[Any]
    problems: Mapping[int, Problem] = field(default_factory=dict)
    notes: Mapping[int, Problem] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Distinct:
    """The different values of a column.

    Attributes:
        codes: Position of each row's value in ``values``, -1 where it is missing; ``(rows,)``.
        values: The different values in the order of their first row, missing ones left out.
    """

    codes: IntArray
    values: list[Any]

    @classmethod
    def of(cls, column: pd.Series[Any]) -> Distinct:
        """Find the different values; lists and other odd things are taken as their text."""
        try:
            codes, values = pd.factorize(column)
        except TypeError:
            codes, values = pd.factorize(column.map(str, na_action="ignore"))
        return cls(codes.astype(np.int64, copy=False), list(values))

    def spread(self, read: Sequence[Any]) -> NDArray[Any]:
        """What was read, row by row; None where the row is missing; shape ``(rows,)``."""
        known = np.empty(len(read) + 1, dtype=object)
        known[:-1] = read
        return known[self.codes]

    def rows(self, which: Iterable[int]) -> IntArray:
        """Positions of the rows that hold one of these different values."""
        chosen = np.zeros(len(self.values) + 1, dtype=bool)
        chosen[list(which)] = True
        chosen[-1] = False
        return np.flatnonzero(chosen[self.codes])

    def texts(self, rows: IntArray) -> NDArray[Any]:
        """The values of some rows as the file writes them, None where missing."""
        codes = self.codes[rows]
        known = np.empty(len(self.values) + 1, dtype=object)
        used = np.unique(codes[codes >= 0])
        known[used] = [str(self.values[code]) for code in used]
        return known[codes]

    def findings(
        self,
        about: Mapping[int, Problem],
        header: str,
        fields: Mapping[str, object] | None = None,
        among: BoolArray | None = None,
    ) -> list[Finding]:
        """One finding for each different problem.

        Args:
            about: The problem of a different value, by position.
            header: The column's header.
            fields: More values for the messages.
            among: Which rows count, shape ``(rows,)``; all when left out.

        Returns:
            Findings with their rows in rising order; none for a problem without rows.
        """
        by_problem: dict[Problem, list[int]] = {}
        for code, problem in about.items():
            by_problem.setdefault(problem, []).append(code)
        found = []
        for problem, codes in by_problem.items():
            rows = self.rows(codes)
            rows = rows if among is None else rows[among[rows]]
            if len(rows):
                found.append(Finding(*problem, rows, header, self.texts(rows), fields or {}))
        return found
