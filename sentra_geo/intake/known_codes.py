"""The codes that rows of other layers name: businesses, programmes, outlets and sentra."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.fields.text import words_of


@dataclass(frozen=True, eq=False)
class KnownCodes:
    """The codes of one layer; a register may have a million, so little is made beforehand.

    Attributes:
        codes: The codes, each once; None where there is no such layer.
    """

    codes: pd.Series[Any] | None = None

    def find(self, wanted: Sequence[str]) -> tuple[NDArray[Any], NDArray[np.intp]]:
        """The code that each text means: as written, else whatever its case and spaces.

        Args:
            wanted: Different texts, shape ``(n,)``.

        Returns:
            Codes with None for unknown, and how many codes each text may mean, shape ``(n,)``.
        """
        found = np.full(len(wanted), None, dtype=object)
        number = np.zeros(len(wanted), dtype=np.intp)
        if self.codes is None or not len(wanted):
            return found, number
        same = set(self.codes[self.codes.isin(wanted)])
        for place, text in enumerate(wanted):
            if text in same:
                found[place], number[place] = text, 1
        rest = [place for place in range(len(wanted)) if not number[place]]
        if rest:
            self._find_folded(wanted, rest, found, number)
        return found, number

    def _find_folded(
        self,
        wanted: Sequence[str],
        rest: Sequence[int],
        found: NDArray[Any],
        number: NDArray[np.intp],
    ) -> None:
        """Look for those texts again, without case and spaces; in place."""
        folded = {place: _folded(wanted[place]) for place in rest}
        like = self._all_folded.isin(set(folded.values())).to_numpy()
        alike = pd.Series(self._codes[like].to_numpy()).groupby(self._all_folded[like].to_numpy())
        counts, firsts = alike.size().to_dict(), alike.first().to_dict()
        for place, text in folded.items():
            number[place] = counts.get(text, 0)
            if number[place] == 1:
                found[place] = firsts[text]

    @property
    def _codes(self) -> pd.Series[Any]:
        assert self.codes is not None  # noqa: S101 - asked only where there are codes
        return self.codes.reset_index(drop=True)

    @cached_property
    def _all_folded(self) -> pd.Series[Any]:
        texts = self._codes.astype(str).str.casefold()
        return texts.str.replace(r"\s+", "", regex=True)


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


@dataclass(frozen=True, eq=False)
class KnownNames:
    """The names of the businesses, read when they are asked for.

    Attributes:
        read: Makes a table ``business_id``, ``name``, ``village_code``, one row a business.
    """

    read: Callable[[], pd.DataFrame]

    @cached_property
    def _named(self) -> pd.DataFrame:
        """The businesses with a name, and its words."""
        frame = self.read()
        frame = frame[frame["name"].notna()]
        return frame.assign(words=[words_of(str(name)) for name in frame["name"]])

    def find(self, names: Sequence[str]) -> dict[str, pd.DataFrame]:
        """The businesses of each name, whatever its case and punctuation.

        Returns:
            Rows ``business_id``, ``name``, ``village_code``, ``words`` by name as it was asked.
        """
        words = {name: words_of(name) for name in names}
        held = self._named[self._named["words"].isin(set(words.values()) - {""})]
        by_words = dict(iter(held.groupby("words")))
        nothing = held.iloc[:0]
        return {name: by_words.get(text, nothing) for name, text in words.items()}
