"""Who could join the forum next: active, licensed, not yet a member; and who perhaps could."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut, floats
from sentra_geo.location import NO_VILLAGE
from sentra_geo.sections.participation import flag_values

# What a business must be, by the column that says so. The place of each is its bit in
# ``CandidateList.unknown``.
WANTED = {"is_active": 1.0, "has_nib": 1.0, "forum_member": 0.0}


@dataclass(frozen=True, eq=False)
class CandidateList:
    """Businesses that could join, first those known to, each by district and village.

    Attributes:
        rows: Rows of the register.
        unknown: What is unknown of each: the sum of 1 for whether it is active, 2 for whether it
            has an NIB, 4 for whether it is a member; 0 for nothing. Shape ``(rows,)``.
        village: Village of each, -1 outside all villages; likewise.
    """

    rows: Rows
    unknown: Rows
    village: Rows


@dataclass(frozen=True)
class VillageCandidates:
    """How many of a village's businesses could join.

    Attributes:
        village_code: Its code; empty for what lies outside all villages.
        village: Its name; empty likewise.
        district: Its district; empty likewise.
        could_join: Known to be active, licensed and no member.
        perhaps: May be all of these, but something is unknown.
    """

    village_code: str
    village: str
    district: str
    could_join: int
    perhaps: int


@dataclass(frozen=True)
class Candidates:
    """Who could join, by zone and village.

    Attributes:
        could_join: Known to be active, licensed and no member: inside, near and outside.
        perhaps: May be all of these, but something is unknown; likewise.
        villages: By district and village; villages without any have no row.
        unknown_columns: What the register says of nobody: names of columns.
    """

    could_join: tuple[float, ...]
    perhaps: tuple[float, ...]
    villages: tuple[VillageCandidates, ...]
    unknown_columns: tuple[str, ...]


def candidate_list(cut: Cut) -> CandidateList:
    """Businesses that could join the forum, or perhaps could.

    Args:
        cut: The question's cut.

    Returns:
        The list; empty without a register.
    """
    register, village = cut.study.businesses, cut.study.business_village
    if register is None or village is None:
        none = np.zeros(0, dtype=np.intp)
        return CandidateList(none, none, none)
    listed = np.ones(len(village), dtype=bool)
    unknown = np.zeros(len(village), dtype=np.intp)
    for bit, (name, wanted) in enumerate(WANTED.items()):
        said = flag_values(register.frame, name)
        is_unknown = np.isnan(said)
        listed &= is_unknown | (said == wanted)
        unknown += is_unknown * (1 << bit)
    rows = np.flatnonzero(listed)
    rows = rows[cut.business_zones(rows).sum(axis=1) > 0]
    order = np.lexsort((_place(cut)[village[rows]], unknown[rows] > 0))
    rows = rows[order]
    return CandidateList(rows, unknown[rows], village[rows].astype(np.intp))


def candidates_by_place(cut: Cut, listed: CandidateList) -> Candidates:
    """How many businesses of each zone and village could join, or perhaps could.

    Args:
        cut: The question's cut.
        listed: The list.
    """
    zones, is_sure = cut.business_zones(listed.rows), listed.unknown == 0
    return Candidates(
        could_join=floats(zones[is_sure].sum(axis=0)),
        perhaps=floats(zones[~is_sure].sum(axis=0)),
        villages=_villages(cut, listed),
        unknown_columns=_unknown_columns(cut),
    )


def _villages(cut: Cut, listed: CandidateList) -> tuple[VillageCandidates, ...]:
    size = len(cut.people) + 1
    place = np.where(listed.village == NO_VILLAGE, size - 1, listed.village)
    is_sure = listed.unknown == 0
    sure = np.bincount(place[is_sure], minlength=size)
    perhaps = np.bincount(place[~is_sure], minlength=size)
    frame = cut.study.villages.frame
    names = [[*frame[name].astype(str), ""] for name in ("village_code", "village", "district")]
    return tuple(
        VillageCandidates(
            village_code=names[0][i],
            village=names[1][i],
            district=names[2][i],
            could_join=int(sure[i]),
            perhaps=int(perhaps[i]),
        )
        for i in np.argsort(_place(cut), kind="stable")
        if sure[i] or perhaps[i]
    )


def _place(cut: Cut) -> Rows:
    """Place of each village by district and name; the last, which -1 finds, is outside all."""
    frame = cut.study.villages.frame.reset_index(drop=True)
    order = frame.sort_values(["district", "village", "village_code"], kind="stable").index
    place = np.empty(len(frame) + 1, dtype=np.intp)
    place[order.to_numpy()] = np.arange(len(frame))
    place[NO_VILLAGE] = len(frame)
    return place


def _unknown_columns(cut: Cut) -> tuple[str, ...]:
    """Columns in which the question's register says nothing of anybody."""
    register = cut.study.businesses
    if register is None:
        return tuple(WANTED)
    frame = register.frame
    asked = frame["is_sample"].to_numpy(dtype=bool) == (cut.register == "sample")
    return tuple(name for name in WANTED if np.isnan(flag_values(frame, name)[asked]).all())
