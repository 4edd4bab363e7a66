"""How units are spread over the villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.measures.inference import smallest_visible_gap
from sentra_geo.sections.inequality import Inequality, spread_over_villages
from sentra_geo.sections.left_behind import Ranking, rank_villages
from sentra_geo.sections.quotients import Quotient, business_quotients, sentra_quotients
from sentra_geo.sections.village_counts import VillageCounts, count_villages, why_unknown
from sentra_geo.sections.village_shares import VillageShare, share_rows


@dataclass(frozen=True)
class VillageEquity:
    """How units are spread over the villages.

    Attributes:
        reason: Why villages cannot be compared: ``no_businesses``, ``same``, ``no_units`` or
            ``no_base``; empty where they can.
        villages: One row a village that the filters keep, in the order of codes.
        units: Units in all villages of known base; None where they cannot be compared.
        beyond: Businesses outside all villages, which no village is given.
        visible_from: Smallest count with which a village of middling base would stand out among so
            many; None where none would.
        mean_rate: Rate of all villages together, in the unit of the village rates.
        rate_variance: Estimated variance of the true rates of villages, in the square of that unit;
            0 where they differ no more than by chance.
        inequality: How uneven the rates are; None where unknown or with fewer than two villages.
        sentra_quotients: Location quotients of sentra locations by commodity and zone.
        business_quotients: The same of businesses; none without businesses.
        ranking: Villages most left behind; None where businesses are covered and there are none.
        uses_sample: Whether sample businesses are the units or the base.
        has_sample: Whether the businesses of the quotients are a sample.
        false_discovery_rate: Rate used for the states.
    """

    reason: str
    villages: tuple[VillageShare, ...]
    units: float | None
    beyond: float
    visible_from: int | None
    mean_rate: float | None
    rate_variance: float | None
    inequality: Inequality | None
    sentra_quotients: tuple[Quotient, ...]
    business_quotients: tuple[Quotient, ...]
    ranking: Ranking | None
    uses_sample: bool
    has_sample: bool
    false_discovery_rate: float

    def count(self, state: str) -> int:
        """How many villages have a state."""
        return sum(village.state == state for village in self.villages)


def compare_villages(cut: Cut) -> VillageEquity:
    """Compare every village's share of the units with its share of the base.

    Args:
        cut: The study seen through the question.

    Returns:
        The comparison; with a reason, and unknown figures, where it cannot be made.
    """
    counts = count_villages(cut)
    reason = why_unknown(cut, counts)
    compared = not reason
    villages, mean_rate, rate_variance = share_rows(cut, counts, compared=compared)
    is_sample = cut.register == "sample"
    return VillageEquity(
        reason=reason,
        villages=villages,
        units=float(counts.units[counts.is_known].sum()) if compared else None,
        beyond=counts.beyond,
        visible_from=_visible_from(cut, counts) if compared else None,
        mean_rate=mean_rate,
        rate_variance=rate_variance,
        inequality=spread_over_villages(cut, counts) if compared else None,
        sentra_quotients=sentra_quotients(cut),
        business_quotients=business_quotients(cut),
        ranking=rank_villages(cut),
        uses_sample=is_sample and "businesses" in {cut.question.unit, cut.question.base},
        has_sample=is_sample,
        false_discovery_rate=cut.study.settings.false_discovery_rate,
    )


def _visible_from(cut: Cut, counts: VillageCounts) -> int | None:
    """The count from which a village of middling base stands out when it is the only one."""
    known = counts.is_known
    base = counts.base[known]
    alone = cut.study.settings.false_discovery_rate / len(base)
    units = round(float(counts.units[known].sum()))
    return smallest_visible_gap(units, float(np.median(base) / base.sum()), alone).high_k
