"""Receipts divided into groups: those shown, and those gathered because they are too small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.location import BoolArray
from sentra_geo.measures.disclosure import Amounts, Links, linked_groups
from sentra_geo.sections.receipt_figures import OTHERS
from sentra_geo.sections.receipt_rows import Groups, ReceiptRows


@dataclass(frozen=True, eq=False)
class Division:
    """All receipts divided into groups, and those that are gathered.

    Attributes:
        names: Names of the groups.
        group: Group of each row of receipts, shape ``(rows,)``.
        amounts: Receipts by business and group, shape ``(businesses, groups)``.
        hidden: Which groups are gathered, shape ``(groups,)``.
    """

    names: tuple[str, ...]
    group: Rows
    amounts: Amounts
    hidden: BoolArray

    @property
    def place(self) -> Rows:
        """Place of each group's row among those shown; what is gathered is last."""
        return np.where(self.hidden, int((~self.hidden).sum()), np.cumsum(~self.hidden) - 1)

    @property
    def shown_names(self) -> list[str]:
        """Names of the rows shown."""
        names = [name for name, out in zip(self.names, self.hidden, strict=True) if not out]
        return [*names, OTHERS] if self.hidden.any() else names


def divided(rows: ReceiptRows, groups: Groups, beside: Sequence[Division] = ()) -> Division:
    """Receipts by group; a month without a row is unknown, and no group.

    Args:
        rows: The receipts.
        groups: Their groups.
        beside: Tables of the same receipts that are shown, too.
    """
    amounts = rows.by_group(groups)
    there: BoolArray = np.asarray(~np.isnan(amounts).all(axis=0))
    names = tuple(name for name, is_there in zip(groups.names, there, strict=True) if is_there)
    group = (np.cumsum(there) - 1)[groups.place]
    links = [
        Links(rows.business, group, one.place[one.group], rows.receipts, len(rows.businesses))
        for one in beside
    ]
    amounts = amounts[:, there]
    return Division(names, group, amounts, linked_groups(amounts, links))


def named_groups(names: tuple[str, ...], code: Rows) -> Groups:
    """Groups of the codes that there are."""
    held, place = np.unique(code, return_inverse=True)
    return Groups(tuple(names[int(one)] for one in held), place)


def merged(amounts: Amounts, place: Rows, axis: int) -> Amounts:
    """Groups of one place added up.

    Args:
        amounts: Amounts, NaN where there is no row.
        place: Place of each group along ``axis`` in what is returned.
        axis: Which axis holds the groups.

    Returns:
        Sums along that axis; NaN where none of a place's groups has a row.
    """
    parts = []
    for one in range(int(place.max()) + 1):
        held = np.compress(place == one, amounts, axis=axis)
        sums = np.nansum(held, axis=axis)
        parts.append(np.where(np.isnan(held).all(axis=axis), np.nan, sums))
    return np.stack(parts, axis=axis)
