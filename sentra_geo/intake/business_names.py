"""Businesses that a list of participants or products names by name instead of by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.distinct import Problem
from sentra_geo.intake.fields.personal import mask_personal
from sentra_geo.intake.fields.text import known_text
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.gazetteer import VillageMatches
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

_UNKNOWN = Problem(
    N_("Usaha bernama “{value}” tidak ada di daftar usaha yang dimuat."),
    N_("Isi kode usahanya, atau tulis namanya seperti di daftar usaha."),
)
_SEVERAL = Problem(
    N_("Ada beberapa usaha bernama “{value}” di daftar usaha."),
    N_("Isi kode usahanya, atau desa tempat usahanya."),
)
_ELSEWHERE = Problem(
    N_("Usaha bernama “{value}” ada di daftar usaha, tetapi bukan di desa yang disebut."),
    N_("Isi kode usahanya, atau perbaiki desanya."),
)
_NO_NAMES = Problem(
    N_("Usaha “{value}” tidak dapat dicari: daftar usaha belum dimuat."),
    N_("Muat dulu daftar usaha, lalu muat berkas ini lagi."),
)
_NOBODY = Problem(
    N_("Baris ini tidak menyebut usaha."),
    N_("Isi kode usaha, atau nama usaha seperti di daftar usaha."),
)


@dataclass(frozen=True, eq=False)
class NamedBusinesses:
    """The business of each row.

    Attributes:
        codes: Its code, None where unknown, shape ``(rows,)``.
        issues: Rows that name none, one that is not known, or several.
        villages: The villages that were read to tell businesses of one name apart.
    """

    codes: pd.Series[Any]
    issues: list[Finding]
    villages: VillageMatches | None = None


def find_by_name(
    stated: pd.Series[Any],
    raw: RawTable,
    columns: Mapping[str, str],
    choices: Choices,
    reference: Reference,
) -> NamedBusinesses:
    """Find the businesses of the rows that give a name and no code.

    A name counts whatever its case and punctuation, when only one business of the register has
    it; the row's village tells businesses of one name apart.

    Args:
        stated: Code of each row as the file has it, None where empty.
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The register and the villages.
    """
    open_rows = stated.isna().to_numpy(dtype=bool)
    header = columns.get("name", "")
    names = _names(raw, header, open_rows)
    named = names.notna().to_numpy(dtype=bool)
    rows = np.flatnonzero(open_rows & ~named)
    issues = [Finding(*_NOBODY, rows)] if len(rows) else []
    if not named.any():
        return NamedBusinesses(stated, issues)
    villages = _villages(raw, columns, choices, reference)
    codes, problems = _looked_up(names, villages, reference)
    for problem in dict.fromkeys(problems.values()):
        at = np.array([row for row, own in problems.items() if own == problem], dtype=np.int64)
        values = names.iloc[at].to_numpy(dtype=object)
        issues.append(Finding(*problem, at, header, values))
    found = stated.astype(object).where(~named, pd.Series(codes, index=stated.index, dtype=object))
    return NamedBusinesses(found, issues, villages)


def _names(raw: RawTable, header: str, wanted: NDArray[np.bool_]) -> pd.Series[Any]:
    """The names of the rows that need one; no personal data in them."""
    if not header:
        return pd.Series(None, index=raw.frame.index, dtype=object)
    texts = raw.frame[header].astype(object).where(wanted, None).map(known_text)
    masked, _ = mask_personal(texts)
    return masked.astype(object).where(masked.notna(), None).reset_index(drop=True)


def _villages(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> VillageMatches | None:
    if "village" not in columns:
        return None
    names, districts = (
        raw.frame[columns[target]] if target in columns else None
        for target in ("village", "district")
    )
    return reference.gazetteer.find_villages(names, districts, None, choices.villages)


def _looked_up(
    names: pd.Series[Any], villages: VillageMatches | None, reference: Reference
) -> tuple[NDArray[Any], dict[int, Problem]]:
    """Code of each row that has a name, and what is wrong with the others."""
    codes = np.full(len(names), None, dtype=object)
    asked = names.dropna()
    if reference.names is None:
        return codes, dict.fromkeys(map(int, asked.index), _NO_NAMES)
    held = reference.names.find(list(asked.unique()))
    problems: dict[int, Problem] = {}
    for row, name in asked.items():
        place = int(str(row))
        there = None if villages is None else villages.code[place]
        codes[place], problem = _one_of(held[name], there)
        if problem is not None:
            problems[place] = problem
    return codes, problems


def _one_of(candidates: pd.DataFrame, village: str | None) -> tuple[str | None, Problem | None]:
    """The one business of a name, in the village that the row names; else what is wrong."""
    if candidates.empty:
        return None, _UNKNOWN
    if village is not None:
        own = candidates["village_code"]
        candidates = candidates[(own == village) | own.isna()]
        if candidates.empty:
            return None, _ELSEWHERE
    if len(candidates) > 1:
        return None, _SEVERAL
    return str(candidates["business_id"].iloc[0]), None
