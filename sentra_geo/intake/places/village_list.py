"""Codes and names of the villages and districts, for looking up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from sentra_geo.intake.places.village_names import LEAST_SCORE, NameIndex, normal_district

_CODE = re.compile(r"'?\s*([\d.\s-]+?)(?:\.0+)?", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}", re.ASCII)
_MOST_CHARACTERS = 40


@dataclass(frozen=True, eq=False)
class VillageList:
    """Names and codes of the villages; tuples have one entry a village.

    Attributes:
        codes: Codes of Kemendagri.
        names: Official names.
        districts: Names of their districts.
        district_codes: Codes of their districts.
        index: Villages by name.
        by_code: Villages by bare code, of Kemendagri or BPS.
        by_district_name: District codes by normal name.
        by_district_code: District codes by bare code, of Kemendagri or BPS.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    districts: tuple[str, ...]
    district_codes: tuple[str, ...]
    index: NameIndex
    by_code: Mapping[str, int]
    by_district_name: Mapping[str, str]
    by_district_code: Mapping[str, str]

    def rows_of(self, codes: NDArray[Any]) -> NDArray[np.int64]:
        """The village of each exact code, -1 for unknown ones; shape ``(rows,)``."""
        own = {code: row for row, code in enumerate(self.codes)}
        rows, different = pd.factorize(pd.Series(codes, dtype=object))
        found = np.array([*(own.get(code, -1) for code in different), -1], dtype=np.int64)
        return np.asarray(found[rows])

    def rows_in(self, district: str) -> frozenset[int]:
        """The villages of a district, by its name or code; none where it is unknown."""
        code = self.likely_district(district)
        return frozenset(row for row, own in enumerate(self.district_codes) if own == code)

    def likely_district(self, text: str | None) -> str | None:
        """Code of a district by its name or code, or by a name that is much like it."""
        code = self.district_code(text)
        if text is None or code is not None:
            return code
        named = list(self.by_district_name)
        found = process.extractOne(
            normal_district(text), named, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE
        )
        return self.by_district_name[found[0]] if found else None

    def district_code(self, text: str | None) -> str | None:
        """Code of a district by its name or code."""
        if text is None:
            return None
        by_code = self.by_district_code.get(bare_code(text)) if bare_code(text) else None
        return by_code or self.by_district_name.get(normal_district(text))


def bare_code(text: str) -> str:
    """The digits of a code, without dots and what spreadsheets add; empty if it is none.

    Example:
        >>> bare_code("64.09.01.1001"), bare_code("6409011001.0"), bare_code("6.409011001E9")
        ('6409011001', '6409011001', '6409011001')
    """
    text = text.strip()
    if len(text) > _MOST_CHARACTERS:
        return ""
    if _SCIENTIFIC.fullmatch(text):
        text = f"{float(text):.0f}"
    match = _CODE.fullmatch(text)
    return re.sub(r"\D", "", match[1]) if match else ""
