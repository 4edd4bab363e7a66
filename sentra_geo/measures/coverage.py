"""Coverage: what share of a zone lies within the service radius of a sentra.

All figures come from one histogram, the weight of each 100 m distance band in each zone, so a
business, a village and a person are covered by the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BEYOND_REACH, IntArray
from sentra_geo.measures.inference import wilson

BANDS = BEYOND_REACH + 1
BAND_KM = 0.1


@dataclass(frozen=True, eq=False)
class ZoneReach:
    """How far each zone is from the sentra.

    Attributes:
        within: Weight within each band and all nearer ones, shape ``(602, zones)``; the last row
            is everything, also what is beyond 60 km.
    """

    within: NDArray[np.float64]

    @property
    def total(self) -> FloatArray:
        """Weight of each zone, shape ``(zones,)``."""
        return np.asarray(self.within[-1])

    def covered(self, radius_band: int) -> FloatArray:
        """Weight within a radius of so many 100 m bands, shape ``(zones,)``."""
        return np.asarray(self.within[radius_band])

    def share(self, radius_band: int) -> FloatArray:
        """Coverage ratio by zone at a radius; NaN for a zone with nothing in it."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.covered(radius_band) / self.total)

    def interval(self, radius_band: int, level: float = 0.95) -> NDArray[np.float64]:
        """Wilson limits of the coverage ratio, shape ``(zones, 2)``; not for what clusters."""
        return wilson(self.covered(radius_band), self.total, level)

    def quantile_km(self, q: float) -> FloatArray:
        """Distance in km within which a share q of each zone lies, to 0.1 km.

        Returns:
            Shape ``(zones,)``: the middle of the 100 m band, or of two bands where the share falls
            between them; NaN for an empty zone and infinity beyond 60 km.
        """
        found = np.full(self.within.shape[1], np.nan)
        for zone, total in enumerate(self.total):
            if total > 0:
                found[zone] = _quantile(self.within[:, zone], q * total)
        return found


def _quantile(within: FloatArray, wanted: float) -> float:
    """The averaged inverse of the distribution, as of textbooks and numpy's method of that name."""
    slack = 1e-9 * within[-1]
    first = int(np.searchsorted(within, wanted - slack))
    # Exactly reached: what is asked for lies half-way to the next band that holds anything.
    second = int(np.searchsorted(within, wanted + slack, side="right"))
    # Nothing is left behind all of it.
    is_between = abs(within[first] - wanted) <= slack and second < len(within)
    second = min(second, BEYOND_REACH) if is_between else first
    if max(first, second) >= BEYOND_REACH:
        return float("inf")
    return round((_middle_km(first) + _middle_km(second)) / 2, 3)


def _middle_km(band: int) -> float:
    return max(0.0, (band - 0.5) * BAND_KM)


def zone_reach(distance_band: IntArray, weights: FloatArray) -> ZoneReach:
    """Gather weights by distance band and zone.

    Args:
        distance_band: Band of each row or count cell, shape ``(rows,)``.
        weights: Its weight in each zone, shape ``(rows, zones)``.

    Returns:
        A :class:`ZoneReach`.
    """
    histogram = np.column_stack(
        [
            np.bincount(distance_band, weights=weights[:, zone], minlength=BANDS)
            for zone in range(weights.shape[1])
        ]
    )
    return ZoneReach(np.cumsum(histogram, axis=0))
