"""Names of villages and districts as people write them, compared letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

LEAST_SCORE = 80.0
"""Names less alike than this (of 100) are not proposed."""
MOST_FUZZY = 20_000
"""So many different unknown names are compared at most; a column with more holds no villages."""
_VILLAGE_WORDS = re.compile(
    r"^(?:(?:desa|ds|kelurahan|kel)[\s./]+)+(?=\S)|[\s(]+(?:desa|kelurahan)\)?$"
)
_DISTRICT_WORDS = re.compile(r"^(?:(?:kecamatan|kec)[\s.:]+)+(?=\S)")
_TWICE = re.compile(r"^([a-z]{3,})2$")
_NUMERALS = {"1": "satu", "i": "satu", "2": "dua", "ii": "dua", "3": "tiga", "iii": "tiga"}


def normal_village(name: str) -> str:
    """A village name as its bare letters, without "Desa", "Kel." and the like.

    Example:
        >>> normal_village("Desa  GIRI-MUKTI"), normal_village("Nipah2"), normal_village("Semoi II")
        ('girimukti', 'nipahnipah', 'semoidua')
    """
    text = _VILLAGE_WORDS.sub("", _plain(name))
    return _TWICE.sub(r"\1\1", text) if _TWICE.match(text) else _letters(text)


def normal_district(name: str) -> str:
    """A district name as its bare letters, without "Kecamatan" or "Kec."."""
    return _letters(_DISTRICT_WORDS.sub("", _plain(name)))


def _plain(name: str) -> str:
    """Lower case without accents and outer spaces."""
    if name.isascii():
        return name.lower().strip()
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()


def _letters(text: str) -> str:
    words = re.findall(r"[^\W_]+", text)
    if len(words) > 1:
        words[-1] = _NUMERALS.get(words[-1], words[-1])
    return "".join(words)


@dataclass(frozen=True, eq=False)
class NameIndex:
    """Rows of a list by their names.

    Attributes:
        main: Normal name -> rows, by the official spelling.
        other: The same by other spellings.
    """

    main: Mapping[str, tuple[int, ...]]
    other: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @staticmethod
    def build(names: Iterable[str], others: Iterable[Iterable[str]] = ()) -> NameIndex:
        """The index of a list of names, and of other spellings of each."""
        main: dict[str, tuple[int, ...]] = {}
        for row, name in enumerate(names):
            _add(main, normal_village(name), row)
        other: dict[str, tuple[int, ...]] = {}
        for row, spellings in enumerate(others):
            for name in spellings:
                _add(other, normal_village(name), row)
        return NameIndex(main, other)

    def find(self, name: str) -> tuple[tuple[int, ...], str]:
        """Rows of a name, and how it was found: ``name``, ``other_name`` or not at all."""
        normal = normal_village(name)
        if rows := self.main.get(normal):
            return rows, "name"
        if rows := self.other.get(normal):
            return rows, "other_name"
        return (), ""

    def alike(self, names: list[str], rows: list[frozenset[int]]) -> list[tuple[int, float] | None]:
        """The row whose name is most alike each of some names.

        Likeness is the share of letters that need not be changed (Indel similarity, 0 to 100):
        unlike scorers that look for parts of words it tells "Labangka" from "Labangka Barat".

        Args:
            names: Different names.
            rows: Rows to prefer for each name, such as those of its district; empty for none.

        Returns:
            For each name its row and score, None where no score reaches :data:`LEAST_SCORE`.
        """
        spelt = [
            (text, row)
            for index in (self.main, self.other)
            for text in index
            for row in index[text]
        ]
        compared = [normal_village(name) for name in names[:MOST_FUZZY]]
        scores = process.cdist(
            compared, [text for text, _ in spelt], scorer=fuzz.ratio, dtype=np.float32
        )
        owners = np.array([row for _, row in spelt], dtype=np.int64)
        found = [_best(line, owners, wanted) for line, wanted in zip(scores, rows, strict=False)]
        return found + [None] * (len(names) - len(found))


def _add(index: dict[str, tuple[int, ...]], normal: str, row: int) -> None:
    known = index.get(normal, ())
    if normal and row not in known:
        index[normal] = (*known, row)


def _best(
    scores: NDArray[Any], owners: NDArray[np.int64], wanted: frozenset[int]
) -> tuple[int, float] | None:
    """The best row, one of the preferred rows if any of these is alike enough."""
    enough = scores >= LEAST_SCORE
    preferred = enough & np.isin(owners, list(wanted))
    chosen = preferred if preferred.any() else enough
    if not chosen.any():
        return None
    best = int(np.argmax(np.where(chosen, scores, -1)))
    return int(owners[best]), float(scores[best])
