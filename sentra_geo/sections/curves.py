"""Coverage at every radius, a curve a zone, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sentra_geo.clusters import covered_size, quantity_by_village, redrawn_rows
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BEYOND_REACH, LAST_DISTANCE_BAND, NO_VILLAGE, band_of
from sentra_geo.measures.inference import wilson
from sentra_geo.measures.resampling import resample_share
from sentra_geo.question import ZONES

STEP = 2  # every 200 m: finer than a pixel


@dataclass(frozen=True, eq=False)
class CoverageCurve:
    """Coverage of one zone against the radius.

    Attributes:
        zone: ``inside``, ``near`` or ``outside``.
        total: What the zone holds.
        radius_km: Radii, shape ``(radii,)``.
        share: Coverage ratio at each.
        low: Lower limit of its interval, NaN where there is none.
        high: Upper limit.
    """

    zone: str
    total: float
    radius_km: FloatArray
    share: FloatArray
    low: FloatArray
    high: FloatArray


def coverage_curves(cut: Cut) -> tuple[CoverageCurve, ...]:
    """Curves of what the question covers, from 0 to 60 km and at its radius.

    Returns:
        A curve for each zone that holds anything; none where businesses are covered and there are
        none.
    """
    question = cut.question
    if question.covered == "businesses" and cut.register == "none":
        return ()
    bands = np.union1d(np.arange(0, LAST_DISTANCE_BAND + 1, STEP), [question.radius_band])
    within, whole = _within_by_village(cut, bands)
    low, high = _limits(cut, within, whole)
    covered, total = within.sum(axis=0), whole.sum(axis=0)
    return tuple(
        CoverageCurve(
            name, float(total[zone]), bands / 10, covered[zone] / total[zone], low[zone], high[zone]
        )
        for zone, name in enumerate(ZONES)
        if total[zone] > 0
    )


def _within_by_village(cut: Cut, bands: NDArray[np.int_]) -> tuple[FloatArray, FloatArray]:
    """Covered at each band, shape ``(villages + 1, 3, bands)``, and in all."""
    question = cut.question
    if question.covered == "businesses":
        table, weights = cut.cells(question.target)
        shape = len(cut.people) + 1, BEYOND_REACH + 1
        place = np.where(table.village == NO_VILLAGE, len(cut.people), table.village)
        cell = place.astype(np.int64) * shape[1] + table.distance_band
        counts = [np.bincount(cell, zone, shape[0] * shape[1]).reshape(shape) for zone in weights.T]
        histogram: FloatArray = np.stack(counts, axis=1).astype(np.float64)
        return np.cumsum(histogram, axis=2)[:, :, bands], histogram.sum(axis=2)
    whole = quantity_by_village(cut, covered_size(cut))
    distance = band_of(cut.study.village_distance_m[question.target])
    near = np.append(distance, BEYOND_REACH)[:, None, None] <= bands
    return whole[:, :, None] * near, whole


def _limits(cut: Cut, within: FloatArray, whole: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Limits, shape ``(3, bands)``: Wilson's for villages, else from redrawn villages."""
    alpha = cut.study.settings.thresholds.alpha
    totals = np.broadcast_to(whole[:, :, None], within.shape)
    if cut.question.covered == "villages":
        limits = wilson(within.sum(axis=0), totals.sum(axis=0), 1 - alpha)
        return limits[..., 0], limits[..., 1]
    kept = redrawn_rows(cut, whole)
    # All zones and radii in one call, so that each is drawn as the answer to that radius is.
    shape = len(kept), -1
    found = resample_share(within[kept].reshape(shape), totals[kept].reshape(shape), alpha)
    known = [(np.nan, np.nan) if limits is None else limits for limits in found]
    low, high = np.array(known, dtype=np.float64).T.reshape(2, *within.shape[1:])
    return low, high
