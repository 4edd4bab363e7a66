"""Whom programmes reached when: by month and year, and how many were reached at least once so far.

A date may say only the month, or only the year. A programme with only a year stands after the
December of its year, under an unknown month: by then those it reached were reached for certain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut, floats
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.question import ZONES
from sentra_geo.sections.attendance import Attendance, only
from sentra_geo.sections.shares import ZoneShare, zone_share

UNKNOWN_MONTH = 13
_MONTH_AT = slice(5, 7)


@dataclass(frozen=True)
class PeriodReach:
    """One month, or one year, in which programmes were held.

    Attributes:
        year: The year.
        month: 1 to 12; None for dates that say only the year, and for a whole year.
        programmes: Programmes held in it.
        reached: Different businesses reached in it, by zone (inside, near, outside).
        total: The same in all zones.
        so_far: Share of each zone's businesses that programmes reached at least once up to its
            end, as far as lists name them; the whole is last.
    """

    year: int
    month: int | None
    programmes: int
    reached: tuple[float, ...]
    total: float
    so_far: tuple[ZoneShare, ...]


@dataclass(frozen=True)
class Timeline:
    """Programmes over time; a month or year without any has no row.

    Attributes:
        months: Months in order, those of unknown month at the end of their year.
        years: Years in order.
    """

    months: tuple[PeriodReach, ...]
    years: tuple[PeriodReach, ...]


def reach_over_time(cut: Cut, held: Attendance, totals: FloatArray) -> Timeline:
    """Businesses reached by month and by year, and so far.

    Args:
        cut: The question's cut.
        held: The programmes held, with their lists.
        totals: All businesses by zone, shape ``(3,)``.
    """
    frame = _frame_of(cut)
    dates = frame["date"].astype(str)
    keys = np.array([month_key(date) for date in dates], dtype=np.intp).reshape(-1, 2)
    months = keys[:, 0] * 100 + keys[:, 1]
    return Timeline(
        months=_periods(cut, held, totals, months),
        years=_periods(cut, held, totals, keys[:, 0] * 100),
    )


def month_key(date: str) -> tuple[int, int]:
    """Year and month of an ISO day, month or year; 13 where it says only the year.

    Example:
        >>> month_key("2025-03-21"), month_key("2025")
        ((2025, 3), (2025, 13))
    """
    month = date[_MONTH_AT]
    return int(date[:4]), int(month) if month else UNKNOWN_MONTH


def _frame_of(cut: Cut) -> pd.DataFrame:
    layer = cut.study.activities.programmes
    assert layer is not None  # noqa: S101 - attendance exists only beside programmes
    return layer.frame


def _periods(cut: Cut, held: Attendance, totals: FloatArray, keys: Rows) -> tuple[PeriodReach, ...]:
    """A row for each key that a programme held has."""
    level = 1 - cut.study.settings.thresholds.alpha
    own = keys[held.programmes]
    named = held.reached(only(held.programmes, len(keys)))
    weights = cut.business_zones(named)  # once: many come again and again
    met, so_far = np.zeros(len(named), dtype=bool), np.zeros(len(ZONES))
    rows = []
    for key in np.unique(own):
        reached = held.reached(only(held.programmes[own == key], len(keys)))
        at = np.searchsorted(named, reached)
        here = weights[at].sum(axis=0)
        so_far = so_far + weights[at[~met[at]]].sum(axis=0)
        met[at] = True
        year, month = divmod(int(key), 100)
        rows.append(
            PeriodReach(
                year=year,
                month=month if 0 < month < UNKNOWN_MONTH else None,
                programmes=int((own == key).sum()),
                reached=floats(here),
                total=floats(here.sum(keepdims=True))[0],
                so_far=_shares(
                    so_far, _unknown(cut, held, own <= key, totals - so_far), totals, level
                ),
            )
        )
    return tuple(rows)


def _unknown(cut: Cut, held: Attendance, chosen: BoolArray, rest: FloatArray) -> FloatArray:
    """Of how many by zone nobody knows whether some of the programmes held reached them."""
    so_far = only(held.programmes[chosen], len(held.is_complete))
    if not held.is_complete[so_far].all():
        return np.maximum(rest, 0.0)
    return np.asarray(cut.business_zones(held.doubtful(so_far)).sum(axis=0))


def _shares(
    counts: FloatArray, unknown: FloatArray, totals: FloatArray, level: float
) -> tuple[ZoneShare, ...]:
    """Shares by zone and of all, those of whom nobody knows apart."""
    names = (*ZONES, "all")
    count, open_, total = (np.append(values, values.sum()) for values in (counts, unknown, totals))
    return tuple(
        zone_share(name, count[i], open_[i], total[i], level) for i, name in enumerate(names)
    )
