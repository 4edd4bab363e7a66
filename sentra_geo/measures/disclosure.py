"""Sales of a few that a table must not tell: what is gathered, and what is left out.

The minimum frequency rule of official statistics (Eurostat's ESSnet SDC, "Handbook on Statistical
Disclosure Control", 2010), with two limits: a group of few receipts, or of few businesses, is not
shown; and since totals are shown, neither is a group whose absence would let the total less the
others tell it. Groups that are not shown are gathered, so that what is left is always shown, too.

Amounts are by business and group: shape ``(businesses, groups)``; NaN where a business has none in
a group, 0 where it is known to have sold nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

LEAST_RECEIPTS = 5
"""The fewest receipts of a group that may be shown."""

LEAST_BUSINESSES = 3
"""The fewest businesses with receipts in a group that may be shown."""

_ROUNDING = 1e-9
_FEWEST_TOGETHER = 2

Amounts = NDArray[np.float64]
Places = NDArray[np.intp]
BoolArray = NDArray[np.bool_]


def may_be_shown(amounts: Amounts) -> bool:
    """Whether a group has receipts enough, of businesses enough.

    Args:
        amounts: Receipts by business, shape ``(businesses,)``.
    """
    known = np.nan_to_num(amounts)
    businesses = int((known > 0).sum())
    return bool(known.sum() >= LEAST_RECEIPTS - _ROUNDING and businesses >= LEAST_BUSINESSES)


def gathered_groups(amounts: Amounts, first: BoolArray | None = None) -> BoolArray:
    """Groups of one table that stand together, since they must not stand by themselves.

    Those too small, and as many of the smallest others as it takes for two or more to pass the
    limits together.

    Args:
        amounts: Receipts by business and group.
        first: Groups that must be gathered anyway; None for none.

    Returns:
        Shape ``(groups,)``. All groups where nothing can be shown but their sum, or not even that.
    """
    groups = range(amounts.shape[1])
    hidden = np.array([not may_be_shown(amounts[:, one]) for one in groups], dtype=bool)
    if first is not None:
        hidden |= first
    order = np.argsort(np.nansum(amounts, axis=0), kind="stable")
    for one in order:
        if not hidden.any() or _stand_together(amounts, hidden):
            break
        hidden[one] = True
    return hidden


@dataclass(frozen=True, eq=False)
class Links:
    """Receipts as they lie in two tables at once, one entry a receipt row.

    Attributes:
        business: Place of each one's business, shape ``(rows,)``.
        group: Its group in the table at hand, likewise.
        other: Its row in the other table as that is shown, likewise.
        receipts: Receipts, likewise.
        businesses: How many businesses there are.
    """

    business: Places
    group: Places
    other: Places
    receipts: Amounts
    businesses: int


def linked_groups(amounts: Amounts, links: Sequence[Links]) -> BoolArray:
    """Groups that stand together where other tables of the same receipts are shown beside them.

    A commodity less its products that are shown would tell one that is not: groups are gathered
    until no part that must not be shown can be told from this table and any one of the others.

    Args:
        amounts: Receipts by business and group.
        links: How the groups lie in each of the other tables.

    Returns:
        Which groups are gathered, shape ``(groups,)``.
    """
    hidden = gathered_groups(amounts)
    while (told := _told_group(amounts, links, hidden)) is not None:
        hidden[told] = True
        hidden = gathered_groups(amounts, hidden)
    return hidden


def hidden_cells(amounts: Amounts) -> BoolArray:
    """Cells of a table whose rows' and columns' sums are shown that must be left out.

    Args:
        amounts: Receipts by business, row and column, shape ``(businesses, rows, columns)``; NaN
            throughout for a cell that does not exist. At most three columns, or as many rows.

    Returns:
        Shape ``(rows, columns)``; all that exist where it cannot be done with fewer.
    """
    there: BoolArray = np.asarray(~np.isnan(amounts).all(axis=0))
    cells = [tuple(cell) for cell in np.argwhere(there)]
    hidden = np.zeros_like(there)
    for cell in cells:
        hidden[cell] = not may_be_shown(amounts[(slice(None), *cell)])
    while (line := _telling_line(amounts, hidden)) is not None:
        shown = [cell for cell in line if there[cell] and not hidden[cell]]
        shown = [cell for cell in shown if _has_neighbours(there, cell)]
        if not shown:
            return there
        sums = [np.nansum(amounts[(slice(None), *cell)]) for cell in shown]
        hidden[shown[int(np.argmin(sums))]] = True
    return hidden


def _stand_together(amounts: Amounts, hidden: BoolArray) -> bool:
    together = np.nansum(amounts[:, hidden], axis=1)
    return int(hidden.sum()) >= _FEWEST_TOGETHER and may_be_shown(together)


def _told_group(amounts: Amounts, links: Sequence[Links], hidden: BoolArray) -> int | None:
    """A group that must be gathered next; None where no other table tells anything more."""
    for link in links:
        told = _told_beside(amounts, link, hidden)
        if told is not None:
            return told
    return None


def _told_beside(amounts: Amounts, link: Links, hidden: BoolArray) -> int | None:
    """The same for one other table.

    Groups of both tables are points, and what is of both is a line between them. The two tables
    tell a line just where its removal parts the points.
    """
    together = int(hidden.argmax()) if hidden.any() else -1
    lines = _lines(link, np.where(hidden, together, np.arange(len(hidden))))
    for (group, other), held in lines.items():
        if may_be_shown(held) or not _is_told(list(lines), (group, other)):
            continue
        if group != together:
            return group
        beside = [one for one, there in lines if there == other and one != together]
        sums = [np.nansum(amounts[:, one]) for one in beside]
        if beside:
            return beside[int(np.argmin(sums))]
    return None


def _lines(link: Links, group: Places) -> dict[tuple[int, int], Amounts]:
    """Receipts by business of each group within each row of the other table."""
    keys = np.column_stack([group[link.group], link.other])
    lines, place = np.unique(keys, axis=0, return_inverse=True)
    place = place.reshape(-1)
    return {
        (int(line[0]), int(line[1])): np.bincount(
            link.business[place == i],
            weights=link.receipts[place == i],
            minlength=link.businesses,
        ).astype(np.float64)
        for i, line in enumerate(lines)
    }


def _is_told(lines: list[tuple[int, int]], line: tuple[int, int]) -> bool:
    """Whether the sums of both tables give the amount of one line."""
    others = [other for other in lines if other != line]
    first = sorted({one for one, _ in lines})
    second = sorted({one for _, one in lines})
    size = len(first) + len(second)
    starts = [first.index(one) for one, _ in others]
    ends = [len(first) + second.index(one) for _, one in others]
    ends_of = (np.array(starts, dtype=np.intp), np.array(ends, dtype=np.intp))
    graph = sparse.coo_matrix((np.ones(len(others)), ends_of), shape=(size, size))
    part = connected_components(graph, directed=False)[1]
    start, end = first.index(line[0]), len(first) + second.index(line[1])
    return bool(part[start] != part[end])


def _telling_line(amounts: Amounts, hidden: BoolArray) -> list[tuple[int, int]] | None:
    """A row or column whose sum tells what is left out of it."""
    rows, columns = hidden.shape
    lines = [[(row, column) for column in range(columns)] for row in range(rows)]
    lines += [[(row, column) for row in range(rows)] for column in range(columns)]
    for line in lines:
        left_out = [cell for cell in line if hidden[cell]]
        together = np.zeros(len(amounts))
        for cell in left_out:
            together += np.nan_to_num(amounts[(slice(None), *cell)])
        if left_out and (len(left_out) < _FEWEST_TOGETHER or not may_be_shown(together)):
            return line
    return None


def _has_neighbours(there: BoolArray, cell: tuple[int, int]) -> bool:
    """Whether both its row and its column hold another cell; else their sums would tell it."""
    return bool(there[cell[0]].sum() > 1 and there[:, cell[1]].sum() > 1)
