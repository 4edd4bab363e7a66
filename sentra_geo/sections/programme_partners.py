"""With whom programmes were held, and whom they reached with each partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.cut import Cut, floats
from sentra_geo.layers.projection import FloatArray
from sentra_geo.sections.attendance import Attendance, only
from sentra_geo.sections.programme_times import month_key
from sentra_geo.sections.shares import ComparedShares, compare_shares


@dataclass(frozen=True)
class ProgrammeReach:
    """One programme held.

    Attributes:
        programme_id: Its code.
        title: Its title.
        kind: Its kind.
        date: Its date, as exact as it is known.
        is_complete: Whether its list is known to be complete.
        reached: Businesses that took part, by zone (inside, near, outside).
        doubtful: Businesses that its list names without saying whether they came.
    """

    programme_id: str
    title: str
    kind: str
    date: str
    is_complete: bool
    reached: tuple[float, ...]
    doubtful: float


@dataclass(frozen=True)
class PartnerReach:
    """Programmes held with one partner.

    Attributes:
        partner: Its name; empty for programmes without a recorded partner.
        shares: Different businesses reached, compared.
        programmes: The programmes in order of date.
    """

    partner: str
    shares: ComparedShares
    programmes: tuple[ProgrammeReach, ...]


def reach_by_partner(cut: Cut, held: Attendance, totals: FloatArray) -> tuple[PartnerReach, ...]:
    """A row for each partner, those with most programmes first, programmes without one last.

    Args:
        cut: The question's cut.
        held: The programmes held, with their lists.
        totals: All businesses by village and zone, shape ``(villages + 1, 3)``.
    """
    layer = cut.study.activities.programmes
    assert layer is not None  # noqa: S101 - attendance exists only beside programmes
    records = layer.frame.to_dict("records")
    partners = np.array([partner_of(record) for record in records], dtype=object)
    mine = partners[held.programmes]
    names, count = np.unique(mine.astype(str), return_counts=True)
    order = sorted(zip(names, count, strict=True), key=lambda it: (it[0] == "", -it[1], it[0]))
    rows = []
    for name, _ in order:
        own = held.programmes[mine == name]
        counts, unknown = held.counts(cut, totals, only(own, len(records)))
        programmes = [_programme(cut, held, int(row), records[row]) for row in own]
        programmes.sort(key=lambda one: (month_key(one.date), one.date, one.programme_id))
        shares = compare_shares(cut, counts, totals, unknown)
        rows.append(PartnerReach(str(name), shares, tuple(programmes)))
    return tuple(rows)


def partner_of(record: dict[Any, Any]) -> str:
    """The partner of one programme; empty where none is recorded."""
    return text_of(record.get("partner"))


def text_of(value: Any) -> str:
    """A text of a layer; empty where it is unknown."""
    return "" if value is None or pd.isna(value) else str(value).strip()


def _programme(cut: Cut, held: Attendance, row: int, record: dict[Any, Any]) -> ProgrammeReach:
    one = only(np.array([row]), len(held.is_complete))
    return ProgrammeReach(
        programme_id=str(record["programme_id"]),
        title=str(record["title"]),
        kind=str(record["kind"]),
        date=str(record["date"]),
        is_complete=bool(held.is_complete[row]),
        reached=floats(cut.business_zones(held.reached(one)).sum(axis=0)),
        doubtful=floats(cut.business_zones(held.doubtful(one)).sum(keepdims=True)[0])[0],
    )
