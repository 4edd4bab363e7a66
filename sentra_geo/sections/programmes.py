"""Programmes: whom they reached inside and outside, when, with whom, where, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.question import ANY_COMMODITY
from sentra_geo.sections.attendance import Attendance, attendance_of
from sentra_geo.sections.participation import participation_of
from sentra_geo.sections.programme_kinds import ANY_KIND, KindReach, reach_by_kind
from sentra_geo.sections.programme_partners import PartnerReach, reach_by_partner
from sentra_geo.sections.programme_places import Places, reach_by_place
from sentra_geo.sections.programme_plans import Plans, planned_programmes
from sentra_geo.sections.programme_times import Timeline, reach_over_time
from sentra_geo.sections.work_list import VillageToReach, villages_to_reach, work_list

NO_BUSINESSES, NO_PROGRAMMES, NO_PARTICIPANTS = "no_businesses", "no_programmes", "no_participants"
PLANNED = "planned"


@dataclass(frozen=True)
class ProgrammeFigures:
    """What is known of programmes.

    Attributes:
        whole: Programmes of any kind.
        kinds: A row a kind, in the order of ``PROGRAMME_KINDS``, also without a programme.
        timeline: By month and year.
        partners: By partner.
        places: By district and village; None where no programme was held.
        plans: What is planned.
        to_reach: Businesses outside that nothing has reached, by village; None likewise.
    """

    whole: KindReach
    kinds: tuple[KindReach, ...]
    timeline: Timeline
    partners: tuple[PartnerReach, ...]
    places: Places | None
    plans: Plans
    to_reach: tuple[VillageToReach, ...] | None


@dataclass(frozen=True)
class Programmes:
    """Programmes, or why nothing can be said of them.

    Attributes:
        reason: Empty, or what is missing: ``no_businesses``, ``no_programmes`` or
            ``no_participants``.
        uses_sample: Whether made-up programmes and businesses take part.
        figures: What is known; None where something is missing.
    """

    reason: str
    uses_sample: bool
    figures: ProgrammeFigures | None


def programmes_of(cut: Cut) -> Programmes:
    """What is known of programmes for one question.

    Args:
        cut: The question's cut.

    Returns:
        The figures, or the reason why there are none.
    """
    held, planned = attendance_of(cut), attendance_of(cut, PLANNED)
    uses_sample = cut.register == "sample"
    reason = _reason(cut, held, planned)
    if reason or held is None or planned is None:
        return Programmes(reason, uses_sample, None)
    return Programmes("", uses_sample, _figures(cut, held, planned))


def _reason(cut: Cut, held: Attendance | None, planned: Attendance | None) -> str:
    if cut.study.activities.programmes is None:
        return NO_PROGRAMMES
    if cut.register == "none":
        return NO_BUSINESSES
    if held is None or planned is None:
        return NO_PARTICIPANTS
    return "" if len(held.programmes) + len(planned.programmes) else NO_PROGRAMMES


def _figures(cut: Cut, held: Attendance, planned: Attendance) -> ProgrammeFigures:
    totals = cut.by_village(*cut.cells(ANY_COMMODITY))
    table = participation_of(cut)
    assert table is not None  # noqa: S101 - there is attendance, so there are lists
    by_zone = np.asarray(totals.sum(axis=0))
    found, listed = table.counts(cut, totals), work_list(cut)
    return ProgrammeFigures(
        whole=reach_by_kind(cut, table, totals, (ANY_KIND,))[0],
        kinds=reach_by_kind(cut, table, totals),
        timeline=reach_over_time(cut, held, by_zone),
        partners=reach_by_partner(cut, held, totals),
        places=None if found is None else reach_by_place(cut, found[0], totals, found[1]),
        plans=planned_programmes(cut, held, planned, by_zone),
        to_reach=None if listed is None else villages_to_reach(cut, listed),
    )
