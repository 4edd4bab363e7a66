"""Who took part in which programme: the lists as pairs, and whom a set of programmes reached.

The same rules as in :mod:`sentra_geo.sections.participation`, for any set of programmes instead of
whole kinds: those of a partner, of a month, or a single one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.sections.participation import (
    DONE,
    businesses_by_village,
    complete_lists,
    flag_values,
)


@dataclass(frozen=True, eq=False)
class Attendance:
    """Programmes of one status, and what their lists say.

    Attributes:
        programmes: Rows of the programmes that take part, in the order of the layer.
        is_complete: Whether a programme's list is known to be complete, shape ``(layer rows,)``.
        programme: Row of the programme of each pair, shape ``(pairs,)``.
        business: Row of the business in the register, likewise.
        attended: 1 where the list says it took part, 0 where it did not, NaN where it does not
            say; likewise.
    """

    programmes: Rows
    is_complete: BoolArray
    programme: Rows
    business: Rows
    attended: FloatArray

    def reached(self, chosen: BoolArray) -> Rows:
        """Businesses that took part in any of some programmes, each once and in order.

        Args:
            chosen: Which programmes, shape ``(layer rows,)``.
        """
        return each_once(self.business[chosen[self.programme] & (self.attended == 1)])

    def doubtful(self, chosen: BoolArray) -> Rows:
        """Businesses that a list names without saying, and that none of them reached, likewise."""
        named = self.business[chosen[self.programme] & np.isnan(self.attended)]
        return each_once(named, but=self.reached(chosen))

    def invited(self, chosen: BoolArray) -> Rows:
        """Businesses that a list names and does not say to be absent, likewise."""
        return each_once(self.business[chosen[self.programme] & (self.attended != 0)])

    def counts(
        self, cut: Cut, totals: FloatArray, chosen: BoolArray
    ) -> tuple[FloatArray, FloatArray]:
        """Businesses reached by any of some programmes, and those of whom nobody knows.

        Args:
            cut: The question's cut.
            totals: All businesses by village and zone, shape ``(villages + 1, 3)``.
            chosen: Which programmes, shape ``(layer rows,)``.

        Returns:
            Both by village and zone, likewise.
        """
        count = businesses_by_village(cut, self.reached(chosen))
        if not self.is_complete[chosen].all():
            return count, np.maximum(totals - count, 0.0)
        return count, businesses_by_village(cut, self.doubtful(chosen))


def attendance_of(cut: Cut, status: str = DONE) -> Attendance | None:
    """Programmes of one status that take part in a question, with their lists.

    Args:
        cut: The question's cut; its filters do not narrow the lists.
        status: A value of ``PROGRAMME_STATUSES``.

    Returns:
        The pairs; None without programmes or without lists of participants.
    """
    held = cut.study.activities.programmes
    lists = cut.study.activities.participation
    if held is None or lists is None:
        return None
    frame = held.frame
    has_status = (frame["status"] == status).to_numpy(dtype=bool)
    counts = has_status & cut.taking_part(frame["is_sample"].to_numpy(dtype=bool))
    rows = counts[lists.parent] & cut.taking_part(lists.is_sample)
    return Attendance(
        programmes=np.flatnonzero(counts),
        is_complete=complete_lists(cut, frame, lists),
        programme=lists.parent[rows],
        business=lists.business[rows],
        attended=flag_values(lists.frame, "attended")[rows],
    )


def only(rows: Rows, length: int) -> BoolArray:
    """A mask of some rows, shape ``(length,)``."""
    mask = np.zeros(length, dtype=bool)
    mask[rows] = True
    return mask


def each_once(*rows: Rows, but: Rows | None = None) -> Rows:
    """Rows of the register, each once and in order, without some.

    A mask over the register: numpy's own sets take a hundred times as long for a million.
    """
    mask = np.zeros(max((int(some.max(initial=-1)) for some in rows), default=-1) + 1, dtype=bool)
    for some in rows:
        mask[some] = True
    if but is not None:
        mask[but[but < len(mask)]] = False
    return np.flatnonzero(mask)
