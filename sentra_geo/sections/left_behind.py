"""The villages most left behind: how many more there must be covered to reach inside's coverage."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sentra_geo.boundary import SPLIT_SHARE
from sentra_geo.clusters import covered_by_village
from sentra_geo.cut import INSIDE, NEAR, Cut, floats
from sentra_geo.measures.equity import village_parity_need
from sentra_geo.question import ZONES


@dataclass(frozen=True)
class VillageNeed:
    """A village outside or near the line, and what it lacks; only that part of it counts.

    Attributes:
        village_code: Kemendagri code.
        village: Name.
        district: Kecamatan.
        zone: ``near`` or ``outside``: which holds the larger part of them.
        total: People (an estimate) or businesses there.
        covered: Those within the radius.
        need: How many more must be covered to reach the coverage inside; 0 when it is reached;
            None where inside is empty or the village has nobody.
        distance_km: From its settlement to the nearest sentra of the target.
    """

    village_code: str
    village: str
    district: str
    zone: str
    total: float
    covered: float
    need: int | None
    distance_km: float


@dataclass(frozen=True)
class Ranking:
    """Villages outside and near the line, those most left behind first.

    Attributes:
        what: ``people`` or ``businesses``: what is to be covered.
        inside_share: Coverage inside; None where inside is empty.
        inside_total: People or businesses inside.
        outside_share: Coverage outside; None likewise.
        villages: The villages, by need, then by distance; those of unknown need last.
        uses_sample: Whether they are sample businesses.
    """

    what: str
    inside_share: float | None
    inside_total: float
    outside_share: float | None
    villages: tuple[VillageNeed, ...]
    uses_sample: bool

    @property
    def lacking(self) -> tuple[VillageNeed, ...]:
        """Those that need more."""
        return tuple(village for village in self.villages if village.need)


def rank_villages(cut: Cut) -> Ranking | None:
    """Rank the villages outside and near the line by how many more must be covered there.

    Where villages are covered, their people are counted: a village is no measure of itself.

    Returns:
        The ranking; None where businesses are covered and there are none.
    """
    what = "businesses" if cut.question.covered == "businesses" else "people"
    if what == "businesses" and cut.register == "none":
        return None
    within, whole = covered_by_village(cut.asking(covered=what))
    inside = (float(within[:, INSIDE].sum()), float(whole[:, INSIDE].sum()))
    covered, total = within[:-1, NEAR:].sum(axis=1), whole[:-1, NEAR:].sum(axis=1)
    needs = village_parity_need(covered, total, *inside)
    # By share of land, an outline that strays a hair over the line puts nobody outside.
    least = SPLIT_SHARE if cut.question.rule == "area" else 0.0
    part = np.divide(total, whole[:-1].sum(axis=1), out=np.zeros_like(total), where=total > 0)
    here = cut.village_mask & (np.maximum(part, cut.village_zones[:, NEAR:].sum(axis=1)) > least)
    # Where businesses lie, not where the settlement does; without any, where the village does.
    parts = np.where(total[:, None] > 0, whole[:-1, NEAR:], cut.village_zones[:, NEAR:])
    zones = [ZONES[NEAR + zone] for zone in parts.argmax(axis=1)]
    rows = [
        _need(cut, int(i), zones[i], (total[i], covered[i]), needs[i]) for i in np.flatnonzero(here)
    ]
    outside = (float(within[:, -1].sum()), float(whole[:, -1].sum()))
    return Ranking(
        what=what,
        inside_share=inside[0] / inside[1] if inside[1] > 0 else None,
        inside_total=floats(np.array(inside))[1],
        outside_share=outside[0] / outside[1] if outside[1] > 0 else None,
        villages=tuple(sorted(rows, key=_order)),
        uses_sample=what == "businesses" and cut.register == "sample",
    )


def _need(
    cut: Cut, row: int, zone: str, amounts: tuple[float, float], need: int | None
) -> VillageNeed:
    record = cut.study.villages.frame.iloc[row]
    total, covered = amounts
    return VillageNeed(
        village_code=str(record["village_code"]),
        village=str(record["village"]),
        district=str(record["district"]),
        zone=zone,
        total=float(total),
        covered=float(covered),
        need=need,
        distance_km=float(cut.study.village_distance_m[cut.question.target][row]) / 1000,
    )


def _order(row: VillageNeed) -> tuple[float, float, str]:
    need = 1.0 if row.need is None else -float(row.need)
    far = math.inf if math.isnan(row.distance_km) else -row.distance_km
    return need, far, row.village_code
