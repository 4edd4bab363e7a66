"""Which businesses a programme has reached, which it has not, and of which nobody knows.

A business is reached by a kind of programme when a list of participants says that it took part in
one that was held. It is unknown when a list names it without saying whether it came, or when the
list of any held programme of that kind is not known to be complete: then nobody not named can be
told from one forgotten. A list without any name, or with names that the register has no longer, is
not complete, whatever it says of itself. Only the rest is "no".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sentra_geo.activities import Joined, Rows
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.location import NO_VILLAGE, BoolArray

DONE = "done"


@dataclass(frozen=True, eq=False)
class Participation:
    """Programmes held, and the businesses that their lists name.

    Attributes:
        programmes: Rows of the programmes that were held and take part in this question.
        business: Rows of the register that a list of these names, each once and in order.
        reached: Whether a list says that the business took part, by kind; shape
            ``(businesses, kinds)`` in the order of ``PROGRAMME_KINDS``.
        doubtful: Whether a list names it without saying, and none says that it took part; likewise.
        held: How many programmes of each kind were held, shape ``(kinds,)``.
        is_complete: Whether the lists of all those held are complete; likewise, True for none held.
    """

    programmes: Rows
    business: Rows
    reached: BoolArray
    doubtful: BoolArray
    held: Rows
    is_complete: BoolArray

    def is_reached(self, kinds: Collection[str] = PROGRAMME_KINDS) -> BoolArray:
        """Whether any of some kinds reached each business that is named, shape ``(businesses,)``.

        Example:
            ``rows = table.business[table.is_reached(["training"])]``
        """
        return np.asarray(self.reached[:, _places(kinds)].any(axis=1))

    def counts(
        self, cut: Cut, totals: FloatArray, kinds: Collection[str] = PROGRAMME_KINDS
    ) -> tuple[FloatArray, FloatArray] | None:
        """Businesses reached by any of some kinds, and those of whom nobody knows.

        Args:
            cut: The question's cut.
            totals: All businesses by village and zone, shape ``(villages + 1, 3)``.
            kinds: Kinds of programme.

        Returns:
            Both by village and zone, likewise; None where no programme of these kinds was held.
        """
        places = _places(kinds)
        if not self.held[places].any():
            return None
        reached = self.is_reached(kinds)
        count = businesses_by_village(cut, self.business[reached])
        if not self.is_complete[places].all():
            return count, np.maximum(totals - count, 0.0)
        doubtful = self.doubtful[:, places].any(axis=1) & ~reached
        return count, businesses_by_village(cut, self.business[doubtful])


def participation_of(cut: Cut) -> Participation | None:
    """Programmes held and whom they reached.

    Args:
        cut: The question's cut; its filters do not narrow the lists.

    Returns:
        The table; None without programmes or without lists of participants.
    """
    held = cut.study.activities.programmes
    lists = cut.study.activities.participation
    if held is None or lists is None:
        return None
    frame = held.frame
    is_done = (frame["status"] == DONE).to_numpy(dtype=bool)
    counts = is_done & cut.taking_part(frame["is_sample"].to_numpy(dtype=bool))
    kind_of = frame["kind"].map({name: i for i, name in enumerate(PROGRAMME_KINDS)}).to_numpy()
    kinds = len(PROGRAMME_KINDS)
    rows = counts[lists.parent] & cut.taking_part(lists.is_sample)
    business, place = np.unique(lists.business[rows], return_inverse=True)
    kind = kind_of[lists.parent[rows]]
    said = flag_values(lists.frame, "attended")[rows]
    reached, doubtful = (np.zeros((len(business), kinds), dtype=bool) for _ in range(2))
    reached[place[said == 1], kind[said == 1]] = True
    doubtful[place[np.isnan(said)], kind[np.isnan(said)]] = True
    incomplete = kind_of[counts & ~complete_lists(cut, frame, lists)]
    return Participation(
        programmes=np.flatnonzero(counts),
        business=business,
        reached=reached,
        doubtful=doubtful & ~reached,
        held=np.bincount(kind_of[counts], minlength=kinds),
        is_complete=np.bincount(incomplete, minlength=kinds) == 0,
    )


def complete_lists(cut: Cut, programmes: pd.DataFrame, lists: Joined) -> BoolArray:
    """Which programmes have a list of which it is known that nobody is left out.

    Args:
        cut: The question's cut.
        programmes: Rows of that layer.
        lists: Lists of participants.

    Returns:
        Shape ``(programmes,)``; False where a list says nothing of itself, is empty, or has names
        that are not in the register.
    """
    named = lists.parent[cut.taking_part(lists.is_sample)]
    is_known: BoolArray = flag_values(programmes, "list_complete") == 1
    is_known &= np.isin(np.arange(len(programmes)), named)
    is_known[lists.gaps] = False
    return is_known


def businesses_by_village(cut: Cut, rows: Rows) -> FloatArray:
    """How many of some businesses lie in each village and zone, as the question counts them.

    Args:
        cut: The question's cut.
        rows: Rows of the register, each once.

    Returns:
        Shape ``(villages + 1, 3)``; the last row is what lies outside all villages.
    """
    villages = len(cut.people)
    if cut.study.business_village is None:
        return np.zeros((villages + 1, 3))
    village = cut.study.business_village[rows]
    place = np.where(village == NO_VILLAGE, villages, village)
    zones = cut.business_zones(rows).T
    counts = [np.bincount(place, weights=zone, minlength=villages + 1) for zone in zones]
    return np.column_stack(counts).astype(np.float64)


def _places(kinds: Collection[str]) -> list[int]:
    return [PROGRAMME_KINDS.index(kind) for kind in kinds]


def flag_values(frame: pd.DataFrame, name: str) -> FloatArray:
    """A flag as 1, 0 and NaN for unknown; all unknown where there is no such column."""
    if name not in frame:
        return np.full(len(frame), np.nan)
    column = frame[name].astype("Float64")
    return np.asarray(column.to_numpy(dtype=np.float64, na_value=np.nan))
