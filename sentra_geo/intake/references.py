"""Codes in one layer that name a row of another: found there, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from sentra_geo.intake.fields.distinct import Distinct, Problem
from sentra_geo.intake.known_codes import KnownCodes
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

_AS_LISTED = N_("Tulis kodenya persis seperti di daftar itu.")


class _Texts(NamedTuple):
    """What to say where a code is unknown, may mean several, or cannot be looked up."""

    unknown: Problem
    several: Problem
    no_layer: Problem


_TEXTS: Mapping[str, _Texts] = {
    "businesses": _Texts(
        Problem(
            N_("Usaha “{value}” tidak ada di daftar usaha yang dimuat."),
            N_("Perbaiki kodenya, atau muat dulu daftar usaha yang memuatnya."),
        ),
        Problem(
            N_("Kode usaha “{value}” dapat berarti beberapa usaha di daftar usaha."), _AS_LISTED
        ),
        Problem(
            N_("Usaha “{value}” tidak dapat dicari: daftar usaha belum dimuat."),
            N_("Muat dulu daftar usaha, lalu muat berkas ini lagi."),
        ),
    ),
    "programmes": _Texts(
        Problem(
            N_("Program “{value}” tidak ada di daftar program yang dimuat."),
            N_("Perbaiki kodenya, atau muat dulu daftar program yang memuatnya."),
        ),
        Problem(
            N_("Kode program “{value}” dapat berarti beberapa program di daftar program."),
            _AS_LISTED,
        ),
        Problem(
            N_("Program “{value}” tidak dapat dicari: daftar program belum dimuat."),
            N_("Muat dulu daftar program, lalu muat berkas ini lagi."),
        ),
    ),
    "outlets": _Texts(
        Problem(
            N_("Gerai “{value}” tidak ada di daftar gerai yang dimuat."),
            N_("Perbaiki kodenya, atau muat dulu daftar gerai yang memuatnya."),
        ),
        Problem(
            N_("Kode gerai “{value}” dapat berarti beberapa gerai di daftar gerai."), _AS_LISTED
        ),
        Problem(
            N_("Gerai “{value}” tidak dapat dicari: daftar gerai belum dimuat."),
            N_("Muat dulu daftar gerai, lalu muat berkas ini lagi."),
        ),
    ),
    "sentra": _Texts(
        Problem(
            N_("Sentra “{value}” tidak ada di data sentra."),
            N_("Perbaiki kodenya, atau muat dulu data sentra yang memuatnya."),
        ),
        Problem(N_("Kode sentra “{value}” dapat berarti beberapa sentra."), _AS_LISTED),
        Problem(
            N_("Sentra “{value}” tidak dapat dicari: data sentra belum dimuat."),
            N_("Muat dulu data sentra, lalu muat berkas ini lagi."),
        ),
    ),
}
LAYER_OF = {
    "business_id": "businesses",
    "programme_id": "programmes",
    "outlet_id": "outlets",
    "sentra_id": "sentra",
}
"""The layer whose rows a column names."""


@dataclass(frozen=True, eq=False)
class Named:
    """What a column of codes names.

    Attributes:
        codes: Code of each row as the other layer has it, None where unknown, shape ``(rows,)``.
        issues: Rows whose code is not known there; rows without a code have none.
    """

    codes: pd.Series[Any]
    issues: tuple[Finding, ...]


def find_codes(values: pd.Series[Any], header: str, layer: str, reference: Reference) -> Named:
    """Find the codes of a column in the layer that they name.

    A code counts whatever its case and spaces, as long as only one is like it.

    Args:
        values: Codes as texts, None where empty.
        header: The column's header.
        layer: The layer that they name, a value of :data:`LAYER_OF`.
        reference: What is known already.
    """
    texts, known = _TEXTS[layer], reference.codes.get(layer, KnownCodes())
    distinct = Distinct.of(values)
    codes, number = known.find(distinct.values)
    problems: dict[int, Problem] = {}
    for place, count in enumerate(number.tolist()):
        if known.codes is None:
            problems[place] = texts.no_layer
        elif count != 1:
            problems[place] = texts.several if count else texts.unknown
    found = pd.Series(distinct.spread(list(codes)), index=values.index, dtype=object)
    return Named(found, tuple(distinct.findings(problems, header)))


def find_all_codes(
    frame: pd.DataFrame, columns: Mapping[str, str], reference: Reference
) -> tuple[pd.DataFrame, list[Finding]]:
    """The same for all columns of a table that name rows of other layers.

    Args:
        frame: The layer's rows as far as they were read.
        columns: Header by target column.
        reference: What is known already.

    Returns:
        The table with the codes as the other layers have them, and what sets rows aside.
    """
    found = frame.copy(deep=False)
    issues: list[Finding] = []
    for column, layer in LAYER_OF.items():
        if column in frame and column in columns:
            named = find_codes(frame[column], columns[column], layer, reference)
            found[column] = named.codes
            issues += named.issues
    return found, issues
