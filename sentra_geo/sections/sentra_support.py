"""What a sentra's trade receives: programmes that reached its businesses, or came to its villages.

A business has a commodity, not a sentra: these are businesses of a sentra's commodity, wherever
they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut
from sentra_geo.question import ZONES
from sentra_geo.sections.participation import DONE, Participation, businesses_by_village
from sentra_geo.sections.shares import ZoneShare, zone_share
from sentra_geo.study import BUSINESS_COMMODITIES

PLANNED = "planned"


@dataclass(frozen=True)
class Received:
    """Programmes that a sentra's trade or villages received.

    Attributes:
        reached: Businesses of its commodity that any programme reached: inside, near, outside, and
            ``all`` together; None without lists of participants, businesses, or programmes held.
        held: Programmes held in its villages; None without the layer.
        planned: Those planned there; None likewise.
        unplaced: Held or planned ones whose village nobody wrote down; None likewise.
        uses_sample: Whether made-up programmes are among them.
    """

    reached: tuple[ZoneShare, ...] | None
    held: int | None
    planned: int | None
    unplaced: int | None
    uses_sample: bool


def of_commodity(cut: Cut, commodity: str) -> Rows:
    """Rows of the register of one commodity, none without a register.

    Args:
        cut: The question's cut; its filters do not narrow the rows.
        commodity: A commodity of the sentra layer.
    """
    kind = cut.study.business_kind
    if kind is None:
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(kind.commodity == BUSINESS_COMMODITIES.index(commodity))


def received_by(
    cut: Cut, table: Participation | None, commodity: str, villages: set[str]
) -> Received:
    """Programmes that reached businesses of a commodity, and those held in some villages.

    Args:
        cut: The question's cut.
        table: Whom programmes reached; None where nobody knows.
        commodity: The sentra's commodity.
        villages: Codes of its villages.
    """
    reached = None if table is None else _reached(cut, table, commodity)
    layer = cut.study.activities.programmes
    if layer is None:
        return Received(reached, None, None, None, uses_sample=False)
    frame = layer.frame
    counts = cut.taking_part(frame["is_sample"].to_numpy(dtype=bool))
    if not counts.any():  # made-up ones beside a real register are as good as none
        return Received(reached, None, None, None, uses_sample=False)
    frame = frame[counts & frame["status"].isin([DONE, PLANNED]).to_numpy(dtype=bool)]
    is_made_up = bool(frame["is_sample"].any())
    if "village_code" not in frame:
        return Received(reached, 0, 0, len(frame), is_made_up)
    status = frame.loc[frame["village_code"].isin(villages), "status"]
    return Received(
        reached,
        held=int((status == DONE).sum()),
        planned=int((status == PLANNED).sum()),
        unplaced=int(frame["village_code"].isna().sum()),
        uses_sample=is_made_up,
    )


def _reached(cut: Cut, table: Participation, commodity: str) -> tuple[ZoneShare, ...] | None:
    """Businesses of a commodity reached by any programme, by zone and together."""
    if cut.register == "none":
        return None
    rows = of_commodity(cut, commodity)
    totals = businesses_by_village(cut, rows)
    own = np.isin(table.business, rows, assume_unique=True)
    kept = replace(
        table,
        business=table.business[own],
        reached=table.reached[own],
        doubtful=table.doubtful[own],
    )
    counted = kept.counts(cut, totals)
    if counted is None:
        return None
    count, unknown, whole = (part.sum(axis=0) for part in (*counted, totals))
    level = 1 - cut.study.settings.thresholds.alpha
    return (
        *(zone_share(z, count[i], unknown[i], whole[i], level) for i, z in enumerate(ZONES)),
        zone_share("all", count.sum(), unknown.sum(), whole.sum(), level),
    )
