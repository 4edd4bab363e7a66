"""The commodity of each row, from its own column, the product's name, or the KBLI code.

The columns are asked in that order, and the first that names one of the nine decides. A text that
names two commodities counts as the one named first. A product that is none of the nine is
"other". Only the plain case, one name found, passes without a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.intake.fields.distinct import Distinct, Problem
from sentra_geo.intake.fields.text import known_text
from sentra_geo.intake.fields.vocabulary import UNKNOWN_CHOICE, commodities_in, commodities_of_kbli
from sentra_geo.intake.report import Finding
from sentra_geo.layers.dictionary import choice_names
from sentra_geo.layers.schema import OTHER_COMMODITY
from sentra_geo.wording import N_

AS_OTHER = Problem(
    N_("“{value}” di kolom “{column}” bukan salah satu dari sembilan komoditas; dibaca “lainnya”."),
    N_("Periksa; bila termasuk salah satunya, tulis: {choices}."),
)
FIRST_OF_SEVERAL = Problem(
    N_("“{value}” di kolom “{column}” menyebut beberapa komoditas; yang disebut pertama dipakai."),
    N_("Periksa; bila maksudnya lain, sebut satu komoditas saja."),
)
FROM_KBLI = Problem(
    N_("Komoditasnya diambil dari kode KBLI “{value}” di kolom “{column}”."),
    N_("Periksa; bila maksudnya lain, isi komoditasnya."),
)
KBLI_OF_SEVERAL = Problem(
    N_("Kode KBLI “{value}” di kolom “{column}” dipakai beberapa komoditas; komoditas kosong."),
    N_("Isi komoditasnya: {choices}."),
)
SOURCES = ("commodity", "product", "kbli_code")


@dataclass(frozen=True, eq=False)
class _Source:
    """One column that may tell the commodity.

    Attributes:
        header: Its header.
        distinct: Its different values.
        codes: The commodity that each of them names, None for none.
        notes: What the user should look at where this column is asked, by different value.
        stray: Different values that name a product which is none of the nine.
        problems: Different values that name no product at all.
        open: Different values that could be several of the nine, so "other" would be wrong.
    """

    header: str
    distinct: Distinct
    codes: list[str | None]
    notes: dict[int, Problem] = field(default_factory=dict)
    stray: dict[int, Problem] = field(default_factory=dict)
    problems: dict[int, Problem] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)


def read_commodities(
    frame: pd.DataFrame, columns: Mapping[str, str], allowed: tuple[str, ...]
) -> tuple[pd.Series[Any], list[Finding], list[Finding]]:
    """Find the commodity of each row.

    Args:
        frame: The table.
        columns: Target to header; ``commodity``, ``product`` and ``kbli_code`` are looked at.
        allowed: Codes that the layer allows; without "other" a strange product is an issue.

    Returns:
        Codes (``object``, None for unknown), issues, notices.
    """
    may_be_other = OTHER_COMMODITY in allowed
    sources = [
        _source(frame[columns[name]], columns[name], name, may_be_other=may_be_other)
        for name in SOURCES
        if columns.get(name) in frame
    ]
    result = np.full(len(frame), None, dtype=object)
    fields = {"choices": choice_names("commodity", allowed)}
    issues: list[Finding] = []
    notices: list[Finding] = []
    for source in sources:
        missing = pd.isna(result)
        found = source.distinct.spread(source.codes)
        result[missing] = found[missing]
        issues += source.distinct.findings(source.problems, source.header, fields)
        notices += source.distinct.findings(source.notes, source.header, fields, missing)
    is_open = pd.isna(result)
    for source in sources:
        is_open[source.distinct.rows(source.open)] = False
    for source in sources:
        rows = source.distinct.findings(source.stray, source.header, fields, is_open)
        (notices if may_be_other else issues).extend(rows)
        for finding in rows:
            is_open[finding.index] = False
            result[finding.index] = OTHER_COMMODITY if may_be_other else None
    return pd.Series(result, dtype=object), issues, notices


def _source(column: pd.Series[Any], header: str, name: str, *, may_be_other: bool) -> _Source:
    distinct = Distinct.of(column)
    source = _Source(header, distinct, [None] * len(distinct.values))
    for position, value in enumerate(distinct.values):
        text = known_text(value)
        if text is None:
            continue
        if name == "kbli_code" or not any(map(str.isalpha, text)):
            _ask_kbli(source, position, text, name)
        else:
            _ask_words(source, position, text, may_be_other=may_be_other)
    return source


def _ask_words(source: _Source, position: int, text: str, *, may_be_other: bool) -> None:
    named = commodities_in(text)
    if not may_be_other:
        named = tuple(name for name in named if name != OTHER_COMMODITY)
    if named:
        source.codes[position] = named[0]
        if len(named) > 1:
            source.notes[position] = FIRST_OF_SEVERAL
    else:
        source.stray[position] = AS_OTHER if may_be_other else UNKNOWN_CHOICE


def _ask_kbli(source: _Source, position: int, text: str, name: str) -> None:
    named = commodities_of_kbli(text)
    if len(named) == 1:
        source.codes[position], source.notes[position] = named[0], FROM_KBLI
    elif named:
        source.open.append(position)
        source.notes[position] = KBLI_OF_SEVERAL
    elif name == "commodity":
        source.problems[position] = UNKNOWN_CHOICE
