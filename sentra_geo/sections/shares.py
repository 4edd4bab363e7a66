"""The share of businesses that something has reached: by zone, compared, and judged.

Every comparison of programmes, markets and the forum is made here, so that "reached" means the same
everywhere: those known to be reached, beside those of whom nobody knows, out of all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.finding import NOT_ENOUGH_EVIDENCE
from sentra_geo.measures.inference import Interval, newcombe, wilson
from sentra_geo.question import ZONES
from sentra_geo.sections.judgement import Judgement, judge_shares


@dataclass(frozen=True)
class ZoneShare:
    """How many of a zone's businesses something has reached.

    Attributes:
        zone: ``inside``, ``near``, ``outside``, or ``all`` for the three together.
        count: Businesses known to be reached; fractional under the area rule.
        unknown: Businesses of whom nobody knows.
        total: All businesses.
        share: ``count`` of ``total``, at least so many; None for an empty zone.
        share_at_most: The same if all unknown were reached; None likewise.
        interval: Wilson's interval of ``share`` (95 % by default); None likewise.
    """

    zone: str
    count: float
    unknown: float
    total: float
    share: float | None
    share_at_most: float | None
    interval: Interval | None

    @property
    def nothing_known(self) -> bool:
        """Whether nobody knows of a single business, so that a share of 0 would say too much."""
        return self.total > 0 and not self.count and math.isclose(self.unknown, self.total)


@dataclass(frozen=True)
class ComparedShares:
    """Shares outside and inside.

    Attributes:
        zones: Inside, near, outside.
        whole: The three together; its counts are their sums.
        difference: Share outside less share inside, None when one is empty.
        difference_interval: Newcombe's interval of it; None likewise.
        parity_need: How many more outside must be reached for equal shares; None likewise.
        state: The state, one of :data:`sentra_geo.measures.finding.STATES`; not enough evidence
            where those of whom nobody knows could change it.
        judgement: The comparison with everybody unknown taken as not reached.
    """

    zones: tuple[ZoneShare, ...]
    whole: ZoneShare
    difference: float | None
    difference_interval: Interval | None
    parity_need: int | None
    state: str
    judgement: Judgement


def compare_shares(
    cut: Cut, counts: FloatArray, totals: FloatArray, unknown: FloatArray | None = None
) -> ComparedShares:
    """Compare the share of businesses that something has reached.

    Args:
        cut: The question's cut.
        counts: Businesses known to be reached by village and zone, shape ``(villages + 1, 3)``;
            the last row is what lies outside all villages.
        totals: All businesses likewise.
        unknown: Those of whom nobody knows likewise; None for none.

    Returns:
        Shares, their difference, and the state.
    """
    doubtful = np.zeros_like(counts) if unknown is None else unknown
    level = 1 - cut.study.settings.thresholds.alpha
    reached, whole = counts.sum(axis=0), totals.sum(axis=0)
    open_ = doubtful.sum(axis=0)
    judgement = judge_shares(cut, counts, totals)
    both = whole[[INSIDE, OUTSIDE]].all()
    outside, inside = ((plain(reached[zone]), plain(whole[zone])) for zone in (OUTSIDE, INSIDE))
    pair = (*outside, *inside)
    return ComparedShares(
        zones=tuple(
            zone_share(name, reached[zone], open_[zone], whole[zone], level)
            for zone, name in enumerate(ZONES)
        ),
        whole=zone_share("all", reached.sum(), open_.sum(), whole.sum(), level),
        difference=pair[0] / pair[1] - pair[2] / pair[3] if both else None,
        difference_interval=newcombe(*pair, level) if both else None,
        parity_need=parity_need(*pair) if both else None,
        state=_state(cut, judgement, counts, totals, doubtful),
        judgement=judgement,
    )


def zone_share(zone: str, count: float, unknown: float, total: float, level: float) -> ZoneShare:
    """One zone's share with Wilson's interval at ``level``."""
    count, unknown, total = plain(count), plain(unknown), plain(total)
    if not total > 0:
        return ZoneShare(zone, count, unknown, total, None, None, None)
    low, high = wilson(count, total, level)
    at_most = min(1.0, (count + unknown) / total)
    return ZoneShare(zone, count, unknown, total, count / total, at_most, (float(low), float(high)))


def _state(
    cut: Cut, judgement: Judgement, counts: FloatArray, totals: FloatArray, unknown: FloatArray
) -> str:
    """The state, unless those of whom nobody knows could make it another one."""
    state = judgement.verdict.state
    if state == NOT_ENOUGH_EVIDENCE or not unknown.any():
        return state
    for zone in (INSIDE, OUTSIDE):
        reached = counts.copy()
        reached[:, zone] += unknown[:, zone]
        reached[:, NEAR] += unknown[:, NEAR]
        if judge_shares(cut, reached, totals).verdict.state != state:
            return NOT_ENOUGH_EVIDENCE
    return state
