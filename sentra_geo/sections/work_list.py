"""Businesses outside that no programme has reached: rows of the register, and counts by village."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import OUTSIDE, Cut
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.location import NO_VILLAGE, BoolArray
from sentra_geo.sections.participation import Participation, participation_of


@dataclass(frozen=True, eq=False)
class WorkList:
    """Businesses outside that no list says to be reached.

    Attributes:
        rows: Rows of the register: first those known not to be reached, then those of whom nobody
            knows, each by district and village.
        is_unknown: Whether nobody knows, shape ``(rows,)``.
        village: Village of each, -1 outside all villages; likewise.
    """

    rows: Rows
    is_unknown: BoolArray
    village: Rows


@dataclass(frozen=True)
class VillageToReach:
    """How many of a village's businesses are on the list.

    Attributes:
        village_code: Its code; empty for what lies outside all villages.
        village: Its name; empty likewise.
        district: Its district; empty likewise.
        not_reached: Businesses known not to be reached.
        unknown: Businesses of whom nobody knows.
    """

    village_code: str
    village: str
    district: str
    not_reached: int
    unknown: int


def work_list(cut: Cut, kinds: Collection[str] = PROGRAMME_KINDS) -> WorkList | None:
    """Businesses, most of which lie outside, that no programme of some kinds has reached.

    Args:
        cut: The question's cut.
        kinds: Kinds of programme.

    Returns:
        The list; None where no such programme was held, or nobody knows who took part.
    """
    table, village = participation_of(cut), cut.study.business_village
    places = [PROGRAMME_KINDS.index(kind) for kind in kinds]
    if table is None or village is None or not table.held[places].any():
        return None
    zones = cut.business_zones(np.arange(len(village)))
    listed = (zones.argmax(axis=1) == OUTSIDE) & (zones[:, OUTSIDE] > 0)
    listed[table.business[table.is_reached(kinds)]] = False
    unknown = _unknown(table, places, len(village))
    rows = np.flatnonzero(listed)
    order = np.lexsort((_village_order(cut)[village[rows]], unknown[rows]))
    rows = rows[order]
    return WorkList(rows, unknown[rows], village[rows].astype(np.intp))


def _unknown(table: Participation, places: list[int], businesses: int) -> BoolArray:
    """Whether nobody knows of each business, where no list says that it was reached."""
    if not table.is_complete[places].all():
        return np.ones(businesses, dtype=bool)
    unknown = np.zeros(businesses, dtype=bool)
    unknown[table.business[table.doubtful[:, places].any(axis=1)]] = True
    return unknown


def _village_order(cut: Cut) -> Rows:
    """Place of each village by district and name; the last, which -1 finds, is outside all."""
    frame = cut.study.villages.frame
    order = frame.sort_values(["district", "village", "village_code"], kind="stable").index
    place = np.empty(len(frame) + 1, dtype=np.intp)
    place[frame.index.get_indexer(order)] = np.arange(len(frame))
    place[NO_VILLAGE] = len(frame)
    return place


def villages_to_reach(cut: Cut, listed: WorkList) -> tuple[VillageToReach, ...]:
    """How many businesses of each village are on a list; villages without any have no row.

    Args:
        cut: The question's cut.
        listed: The list.
    """
    villages = len(cut.people)
    place = np.where(listed.village == NO_VILLAGE, villages, listed.village)
    unknown = np.bincount(place[listed.is_unknown], minlength=villages + 1)
    every = np.bincount(place, minlength=villages + 1)
    order = np.argsort(_village_order(cut), kind="stable")
    records = cut.study.villages.frame[["village_code", "village", "district"]].to_dict("records")
    records.append({"village_code": "", "village": "", "district": ""})
    return tuple(
        VillageToReach(
            **{str(name): str(text) for name, text in records[i].items()},
            not_reached=int(every[i] - unknown[i]),
            unknown=int(unknown[i]),
        )
        for i in order
        if every[i]
    )
