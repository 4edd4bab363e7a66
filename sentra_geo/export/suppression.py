"""Small counts that a public table leaves out, so that nobody can be singled out in it.

The minimum frequency rule of official statistics (Eurostat's ESSnet SDC, "Handbook on Statistical
Disclosure Control", 2010, on frequency tables): a count of 1 to 4 is not published (primary
suppression), and since totals are published, neither is a second one where the total would give
the first away (secondary suppression). Nought is published as it is: it tells of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.layers.projection import FloatArray

MINIMUM = 5
"""The smallest count that may be published."""

BoolArray = NDArray[np.bool_]


def suppress_small_counts(
    frame: pd.DataFrame,
    columns: Sequence[str],
    by: str | None = None,
    minimum: int = MINIMUM,
    *,
    is_sample: bool = False,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make small counts unknown, and as many others as keep totals from giving them away.

    In each group: counts over 0 and under ``minimum`` are left out. While the rest of the total
    would tell them (there is one only, together they are fewer than ``minimum``, or each must be
    1, or each must be ``minimum - 1``), the smallest count that still stands is left out too.

    Each column is treated by itself. A share of a count that is left out must be left out as well,
    and so must a part whose remainder is small; see :func:`total_tells` for totals. What this does
    not stop: someone who knows this very rule can in rare tables bound a small count further by
    knowing that the other one left out was the smallest of those that could stand.

    Args:
        frame: One row a place; not changed.
        columns: Columns of counts, at least 0, missing where unknown; they need not be whole.
        by: Column whose groups have published totals; None when only the sum of all rows has one.
        minimum: The smallest count that may be published.
        is_sample: Whether the rows are made up; nobody stands behind them, so nothing is left out.

    Returns:
        The frame with these counts missing, and which cells of ``columns`` were left out, one row
        a row of ``frame``, same index.
    """
    public = frame.copy()
    mask = pd.DataFrame(False, index=frame.index, columns=list(columns))
    if is_sample:
        return public, mask
    for name in columns:
        counts = frame[name].to_numpy(dtype=np.float64, na_value=np.nan)
        left_out = np.zeros(len(frame), dtype=bool)
        for rows in _groups(frame, by):
            left_out[rows] = _left_out(counts[rows], minimum)
        public[name] = np.where(left_out, np.nan, counts)
        mask[name] = left_out
    return public, mask


def total_tells(
    frame: pd.DataFrame, suppressed: pd.DataFrame, by: str | None = None, minimum: int = MINIMUM
) -> pd.DataFrame:
    """Which totals must not be published, because they would give a count away all the same.

    That is so where nothing else is left to leave out: a group whose only count is 3 has the
    total 3.

    Args:
        frame: The table before :func:`suppress_small_counts`.
        suppressed: The cells that it left out.
        by: As there.
        minimum: As there.

    Returns:
        True where a total must be left out; one row a group (index: its value, or 0 when ``by`` is
        None), one column a column of ``suppressed``.
    """
    groups = _groups(frame, by)
    labels = [0 if by is None else frame[by].iloc[rows[0]] for rows in groups]
    tells = {
        name: [
            _is_told(
                frame[name].to_numpy(dtype=np.float64, na_value=np.nan)[rows],
                suppressed[name].to_numpy()[rows],
                minimum,
            )
            for rows in groups
        ]
        for name in suppressed
    }
    return pd.DataFrame(tells, index=pd.Index(labels, name=by), dtype=bool)


def _groups(frame: pd.DataFrame, by: str | None) -> list[NDArray[np.intp]]:
    """Positions of the rows of each group that has any."""
    if by is None:
        return [np.arange(len(frame))] if len(frame) else []
    codes, _ = pd.factorize(frame[by], use_na_sentinel=False)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order])) + 1
    return np.split(order, starts) if len(frame) else []


def _left_out(counts: FloatArray, minimum: int) -> BoolArray:
    """Which counts of one group are left out; shape ``(rows,)``."""
    left_out = np.asarray((counts > 0) & (counts < minimum))
    order = np.argsort(counts, kind="stable")  # unknown ones last
    for row in order:
        if not _is_told(counts, left_out, minimum):
            break
        if counts[row] >= minimum:
            left_out[row] = True
    return left_out


def _is_told(counts: FloatArray, left_out: BoolArray, minimum: int) -> bool:
    """Whether the total less the published counts tells one that is left out."""
    hidden = counts[left_out]
    if not hidden.size:
        return False
    alike = bool(hidden.max() <= 1 or hidden.min() == hidden.max() == minimum - 1)
    return bool(hidden.sum() < minimum or alike)  # a single one is always fewer
