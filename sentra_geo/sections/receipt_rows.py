"""Receipts that take part in a question, as amounts by business and group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.disclosure import Amounts
from sentra_geo.question import ZONES

_MONTH = len("2026-01")
_SLIVER = 1e-6  # of a business: too little to say that it lies in a zone
NO_MONTH = ""
"""Receipts whose date is a year only."""


@dataclass(frozen=True, eq=False)
class Groups:
    """Which group each row belongs to.

    Attributes:
        names: Name of each group.
        place: Place of each row's group among them, shape ``(rows,)``.
    """

    names: tuple[str, ...]
    place: Rows


@dataclass(frozen=True, eq=False)
class ReceiptRows:
    """Rows of receipts whose businesses the question counts, one for each zone of the business.

    Attributes:
        receipts: Number of receipts, shape ``(rows,)``, a part where the business lies in several
            zones; 0 is a true zero.
        businesses: Rows of the register, each once, in the order of their codes.
        business: Place of each row's business among them, shape ``(rows,)``.
        zone: Zones of the businesses.
        outlet: Row of each one's outlet in its layer, shape ``(rows,)``.
        product: Products, written alike but for spaces and capitals.
        month: Months, as ``2026-01``, in order.
    """

    receipts: FloatArray
    businesses: Rows
    business: Rows
    zone: Groups
    outlet: Rows
    product: Groups
    month: Groups

    def by_group(self, groups: Groups) -> Amounts:
        """Receipts by business and group; NaN where there is no row, ``(businesses, groups)``."""
        shape = (len(self.businesses), len(groups.names))
        flat = self.business * shape[1] + groups.place
        size = shape[0] * shape[1]
        sums = np.bincount(flat, weights=self.receipts, minlength=size)
        there = np.bincount(flat, minlength=size) > 0
        return np.where(there, sums, np.nan).reshape(shape)

    @property
    def placements(self) -> int:
        """How many placements have a row in any month."""
        keys = np.column_stack([self.outlet, self.business, self.product.place])
        return len(np.unique(keys, axis=0))

    def placements_reporting(self) -> tuple[int, ...]:
        """How many placements have a row in each month, whatever it says."""
        keys = np.column_stack([self.month.place, self.outlet, self.business, self.product.place])
        months = np.unique(keys, axis=0)[:, 0]
        counts = np.bincount(months, minlength=len(self.month.names))
        return tuple(int(count) for count in counts)


def receipt_rows(cut: Cut) -> ReceiptRows | None:
    """The rows of receipts whose businesses the question counts.

    Args:
        cut: The question's cut; its filters are those of the businesses, not of the outlets.

    Returns:
        The rows; None where there are none.
    """
    joined = cut.study.activities.receipts
    if joined is None or cut.study.businesses is None:
        return None
    businesses, place = np.unique(joined.business, return_inverse=True)
    zones = cut.business_zones(businesses)
    kept = cut.taking_part(joined.is_sample) & (zones.sum(axis=1) > 0)[place]
    if not kept.any():
        return None
    businesses, place = _by_code(cut, joined.business[kept])
    zones = _without_slivers(cut.business_zones(businesses))
    row, zone = np.nonzero(zones[place])
    rows = joined.frame.loc[kept].iloc[row]
    weights = zones[place[row], zone]
    return ReceiptRows(
        receipts=rows["receipts"].to_numpy(dtype=np.float64) * weights,
        businesses=businesses,
        business=place[row],
        zone=Groups(ZONES, zone),
        outlet=joined.parent[kept][row],
        product=_products(rows["product"]),
        month=_months(rows["month"]),
    )


def _without_slivers(zones: FloatArray) -> FloatArray:
    """Zone weights without what borders leave that differ by a millimetre; sums as before."""
    held = np.where(zones < _SLIVER, 0.0, zones)
    return np.asarray(held * zones.sum(axis=1, keepdims=True) / held.sum(axis=1, keepdims=True))


def _by_code(cut: Cut, business: Rows) -> tuple[Rows, Rows]:
    """Businesses in the order of their codes, so that a reordered register draws the same."""
    rows, place = np.unique(business, return_inverse=True)
    assert cut.study.businesses is not None  # noqa: S101 - receipts name businesses
    codes = cut.study.businesses.frame["business_id"].iloc[rows].to_numpy(dtype=str)
    order = np.argsort(codes, kind="stable")
    rank = np.empty(len(rows), dtype=np.intp)
    rank[order] = np.arange(len(rows))
    return rows[order], rank[place]


def _products(names: pd.Series[str]) -> Groups:
    """Products by name; the spelling that stands first in the alphabet is shown."""
    spelled = names.astype(str).str.split().str.join(" ")
    place, keys = pd.factorize(spelled.str.casefold(), sort=True)
    shown = spelled.groupby(place).min()
    return Groups(tuple(str(shown[i]) for i in range(len(keys))), np.asarray(place, dtype=np.intp))


def _months(dates: pd.Series[str]) -> Groups:
    """Months, also those between the first and the last without a row; years stand apart."""
    months = dates.astype(str).str[:_MONTH]
    months = months.where(months.str.len() == _MONTH, NO_MONTH)
    named = sorted(set(months) - {NO_MONTH})
    every = list(pd.period_range(named[0], named[-1], freq="M").astype(str)) if named else []
    if (months == NO_MONTH).any():
        every.append(NO_MONTH)
    return Groups(tuple(every), pd.Index(every).get_indexer(pd.Index(months)))


def pairs(first: Groups, second: Groups) -> Groups:
    """Groups of every pair, those of the second within those of the first."""
    place = first.place * len(second.names) + second.place
    return Groups(tuple(f"{a}/{b}" for a in first.names for b in second.names), place)
