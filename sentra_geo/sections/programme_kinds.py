"""Whom each kind of programme reached, inside and outside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.sections.participation import Participation
from sentra_geo.sections.shares import ComparedShares, compare_shares

ANY_KIND = "any"


@dataclass(frozen=True)
class KindReach:
    """Programmes of one kind, and the share of businesses that they reached.

    Attributes:
        kind: A kind of programme, or ``any``.
        held: Programmes that were held.
        is_complete: Whether the lists of all those are complete.
        shares: Businesses reached, compared; None where no programme was held: that is no record,
            and not zero.
    """

    kind: str
    held: int
    is_complete: bool
    shares: ComparedShares | None


def kinds_of(kind: str) -> tuple[str, ...]:
    """The kinds that a kind stands for: all of them for ``any``."""
    return PROGRAMME_KINDS if kind == ANY_KIND else (kind,)


def reach_by_kind(
    cut: Cut, table: Participation, totals: FloatArray, kinds: Collection[str] = PROGRAMME_KINDS
) -> tuple[KindReach, ...]:
    """A row for each kind, also for one without a programme.

    Args:
        cut: The question's cut.
        table: Whom programmes reached.
        totals: All businesses by village and zone, shape ``(villages + 1, 3)``.
        kinds: The kinds, or ``any``.
    """
    return tuple(_kind_reach(cut, table, totals, kind) for kind in kinds)


def _kind_reach(cut: Cut, table: Participation, totals: FloatArray, kind: str) -> KindReach:
    kinds = kinds_of(kind)
    places = [PROGRAMME_KINDS.index(name) for name in kinds]
    found = table.counts(cut, totals, kinds)
    return KindReach(
        kind=kind,
        held=int(table.held[places].sum()),
        is_complete=bool(table.is_complete[places].all()),
        shares=None if found is None else compare_shares(cut, found[0], totals, found[1]),
    )
