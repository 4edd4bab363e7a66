"""The forum of UMKM: who is a member inside and outside, who sells in IKN, who could join next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import INSIDE, Cut, floats
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.question import ANY_COMMODITY
from sentra_geo.sections.forum_candidates import Candidates, candidate_list, candidates_by_place
from sentra_geo.sections.participation import businesses_by_village, flag_values
from sentra_geo.sections.programme_places import Places, reach_by_place
from sentra_geo.sections.shares import ComparedShares, compare_shares

NO_BUSINESSES, NO_MEMBERSHIP, NONE_KEPT = "no_businesses", "no_membership", "none_kept"
IKN_STALL = "ikn_stall"


@dataclass(frozen=True)
class SellingInIkn:
    """Businesses with a recorded placement at an outlet inside, or at a stall in IKN.

    Attributes:
        members: Members with such a placement, out of all members, by zone of the business.
        members_zones: Members with one, inside, near and outside.
        others_zones: Those known not to be members with one, likewise.
        unknown_zones: Those of whom nobody knows with one, likewise.
    """

    members: ComparedShares
    members_zones: tuple[float, ...]
    others_zones: tuple[float, ...]
    unknown_zones: tuple[float, ...]


@dataclass(frozen=True)
class ForumFigures:
    """Membership as the register says.

    Attributes:
        shares: Members out of all businesses, compared; those of whom nobody knows apart.
        places: The same by district and village.
        candidates: Who could join next, by zone and village.
        selling: Who sells in IKN; None where no placement is recorded.
    """

    shares: ComparedShares
    places: Places
    candidates: Candidates
    selling: SellingInIkn | None


@dataclass(frozen=True)
class Forum:
    """The forum, or why nothing can be said of it.

    Attributes:
        reason: Empty, or what is missing: ``no_businesses``, ``no_membership`` (the register says
            of nobody whether it is a member) or ``none_kept`` (the filters leave no business).
        uses_sample: Whether the businesses are made up.
        figures: What is known; None where something is missing.
    """

    reason: str
    uses_sample: bool
    figures: ForumFigures | None


def forum_of(cut: Cut) -> Forum:
    """What the register says of the forum for one question.

    Args:
        cut: The question's cut.

    Returns:
        The figures, or the reason why there are none.
    """
    uses_sample = cut.register == "sample"
    if cut.register == "none" or cut.study.businesses is None:
        return Forum(NO_BUSINESSES, uses_sample, None)
    member = flag_values(cut.study.businesses.frame, "forum_member")
    asked = cut.study.businesses.frame["is_sample"].to_numpy(dtype=bool) == uses_sample
    if np.isnan(member[asked]).all():
        return Forum(NO_MEMBERSHIP, uses_sample, None)
    totals = cut.by_village(*cut.cells(ANY_COMMODITY))
    if not totals.any():
        return Forum(NONE_KEPT, uses_sample, None)
    return Forum("", uses_sample, _figures(cut, member, totals))


def _figures(cut: Cut, member: FloatArray, totals: FloatArray) -> ForumFigures:
    counts = businesses_by_village(cut, np.flatnonzero(member == 1))
    unknown = businesses_by_village(cut, np.flatnonzero(np.isnan(member)))
    return ForumFigures(
        shares=compare_shares(cut, counts, totals, unknown),
        places=reach_by_place(cut, counts, totals, unknown),
        candidates=candidates_by_place(cut, candidate_list(cut)),
        selling=_selling(cut, member, counts),
    )


def _selling(cut: Cut, member: FloatArray, members: FloatArray) -> SellingInIkn | None:
    """Who has a product at an outlet inside; an outlet near the line is not promised to be."""
    joined, outlets = cut.study.activities.placements, cut.study.activities.outlets
    if joined is None or outlets is None or not members.any():
        return None
    is_stall = (outlets.frame["kind"] == IKN_STALL).to_numpy(dtype=bool)
    zones = cut.outlet_zones
    inside: BoolArray = is_stall | ((zones.argmax(axis=1) == INSIDE) & (zones[:, INSIDE] > 0))
    kept = cut.taking_part(joined.is_sample)
    if not kept.any():
        return None
    rows: Rows = np.unique(joined.business[kept & inside[joined.parent]])

    def by_zone(chosen: BoolArray) -> tuple[float, ...]:
        return floats(cut.business_zones(rows[chosen]).sum(axis=0))

    said = member[rows]
    return SellingInIkn(
        members=compare_shares(cut, businesses_by_village(cut, rows[said == 1]), members),
        members_zones=by_zone(said == 1),
        others_zones=by_zone(said == 0),
        unknown_zones=by_zone(np.isnan(said)),
    )
