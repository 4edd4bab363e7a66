"""How far people and businesses are from outlets that sell local products.

Distances are straight lines, whatever table of travel times is loaded: outlets stand in no such
table. An outlet of another district counts for distances, since people go there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sentra_geo.clusters import covered_size, quantity_by_village, redrawn_rows
from sentra_geo.cut import INSIDE, OUTSIDE, Cut, plain
from sentra_geo.distances import OUTLET, TIME
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray, IntArray, band_of
from sentra_geo.measures.coverage import zone_reach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import Interval, wilson
from sentra_geo.measures.resampling import resample_share
from sentra_geo.question import ZONES
from sentra_geo.sections.judgement import Judgement, judge_within
from sentra_geo.sections.outlets import sells_and_counts

NO_OUTLETS, IN_MINUTES, NO_BUSINESSES = "no_outlets", "in_minutes", "no_businesses"
"""Why there is no access to compare: no outlet is known to sell, radius in minutes, nobody."""


@dataclass(frozen=True)
class AccessZone:
    """What of one zone lies within the radius of an outlet that sells local products.

    Attributes:
        zone: ``inside``, ``near``, ``outside``, or ``all`` for the three together.
        within: What lies within the radius.
        total: All of it.
        share: ``within`` of ``total``; None for an empty zone.
        interval: Interval of the share: Wilson's for villages, from redrawn villages for people
            and businesses; None for an empty zone, and where villages are too few to be redrawn.
        median_km: Distance within which half of it lies; None for an empty zone, infinity beyond
            60 km.
    """

    zone: str
    within: float
    total: float
    share: float | None
    interval: Interval | None
    median_km: float | None


@dataclass(frozen=True)
class MarketAccess:
    """Access to outlets that sell local products, outside and inside.

    Attributes:
        zones: Inside, near, outside.
        whole: The three together; its counts are their sums.
        difference: Share outside less share inside; None when one is empty.
        difference_interval: Its interval, by the same method as those of the zones.
        parity_need: How many more outside must lie within the radius for equal shares.
        judgement: The comparison, and its state.
    """

    zones: tuple[AccessZone, ...]
    whole: AccessZone
    difference: float | None
    difference_interval: Interval | None
    parity_need: int | None
    judgement: Judgement


def why_no_access(cut: Cut) -> str:
    """Why access cannot be compared; empty where it can."""
    if not sells_and_counts(cut).any():
        return NO_OUTLETS
    if cut.study.distance == TIME:
        return IN_MINUTES
    no_businesses = cut.question.covered == "businesses" and cut.register == "none"
    return NO_BUSINESSES if no_businesses else ""


def market_access(cut: Cut) -> MarketAccess | None:
    """The share of what the question covers near an outlet; None as :func:`why_no_access` says."""
    if why_no_access(cut):
        return None
    bands, by_zone, within, whole = _reached(cut)
    judgement = judge_within(cut, within, whole, uses_sample=_made_up(cut))
    near, total = within.sum(axis=0), whole.sum(axis=0)
    limits, medians = _limits(cut, within, whole), medians_km(bands, by_zone)
    every, every_whole = (values.sum(axis=1, keepdims=True) for values in (within, whole))
    pair = [plain(v) for z in (OUTSIDE, INSIDE) for v in (near[z], total[z])]
    known = pair[1] > 0 and pair[3] > 0
    return MarketAccess(
        zones=tuple(
            _zone(name, near[z], total[z], limits[z], medians[z]) for z, name in enumerate(ZONES)
        ),
        whole=_zone(
            "all",
            near.sum(),
            total.sum(),
            _limits(cut, every, every_whole)[0],
            medians_km(bands, by_zone.sum(axis=1, keepdims=True))[0],
        ),
        difference=pair[0] / pair[1] - pair[2] / pair[3] if known else None,
        difference_interval=judgement.finding.difference_interval,
        parity_need=parity_need(*pair) if known else None,
        judgement=judgement,
    )


def _reached(cut: Cut) -> tuple[IntArray, FloatArray, FloatArray, FloatArray]:
    """Bands and zone weights of rows, and by village what is within the radius and in all."""
    radius = cut.question.radius_band
    if cut.question.covered == "businesses":
        table, weights = cut.cells(OUTLET)
        within = weights * (table.distance_band <= radius)[:, None]
        bands = table.distance_band
        return bands, weights, cut.by_village(table, within), cut.by_village(table, weights)
    bands = band_of(nearest_m(cut, sells_and_counts(cut)))
    whole = quantity_by_village(cut, covered_size(cut))
    return bands, whole[:-1], whole * np.append(bands <= radius, False)[:, None], whole


def _made_up(cut: Cut) -> bool:
    """Whether an outlet that is to be reached is made up."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return False
    is_sample = outlets.frame["is_sample"].to_numpy(dtype=bool)
    return bool((is_sample & sells_and_counts(cut)).any())


def _zone(
    name: str, near: float, total: float, limits: Interval | None, median: float | None
) -> AccessZone:
    near, total = plain(near), plain(total)
    if not total > 0:
        return AccessZone(name, near, total, None, None, None)
    return AccessZone(name, near, total, near / total, limits, median)


def _limits(cut: Cut, within: FloatArray, whole: FloatArray) -> Sequence[Interval | None]:
    """Limits of each column's share, as those of coverage by a sentra are made."""
    alpha = cut.study.settings.thresholds.alpha
    if cut.question.covered == "villages":
        with np.errstate(invalid="ignore", divide="ignore"):
            found = wilson(within.sum(axis=0), whole.sum(axis=0), 1 - alpha)
        return [(float(low), float(high)) for low, high in found]
    kept = redrawn_rows(cut, whole)
    return resample_share(within[kept], whole[kept], alpha)


def medians_km(bands: IntArray, weights: FloatArray) -> list[float | None]:
    """Distance within which half of each column lies; None for an empty one."""
    found = zone_reach(bands, weights).quantile_km(0.5)
    return [None if np.isnan(value) else float(value) for value in found]


def nearest_m(cut: Cut, outlets: BoolArray) -> FloatArray:
    """Straight line from each settlement to the nearest of some outlets; infinity without any."""
    distance = cut.study.outlet_distance_m
    if distance is None:
        return np.full(len(cut.people), np.inf)
    return np.asarray(np.min(distance[:, outlets], axis=1, initial=np.inf))
