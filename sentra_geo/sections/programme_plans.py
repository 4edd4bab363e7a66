"""What is planned, and what it would do to the gap between outside and inside if carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.activities import Rows
from sentra_geo.cut import INSIDE, OUTSIDE, Cut, floats
from sentra_geo.layers.projection import FloatArray
from sentra_geo.sections.attendance import Attendance, each_once, only
from sentra_geo.sections.programme_kinds import ANY_KIND
from sentra_geo.sections.programme_partners import partner_of
from sentra_geo.sections.programme_times import month_key

INVITED, SEATS, OPEN = "invited", "seats", "open"


@dataclass(frozen=True)
class GapEffect:
    """Share reached outside less share reached inside, now and if a plan is carried out.

    Attributes:
        now: The gap now; None where no programme was held, or a zone is empty.
        low: The smallest gap afterwards; None where it is not known.
        high: The largest; the same as ``low`` where the invited are known.
    """

    now: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PlannedProgramme:
    """One planned programme.

    Attributes:
        programme_id: Its code.
        title: Its title.
        kind: Its kind.
        partner: Its partner; empty where none is recorded.
        date: Its date, as exact as it is known.
        seats: Seats; None for unknown.
        basis: What its effect rests on: ``invited``, ``seats`` (two bounds), or ``open``.
        invited: Businesses invited, by zone; None where nobody is.
        of_kind: Effect on the gap of its kind.
        of_any: Effect on the gap of programmes of any kind.
    """

    programme_id: str
    title: str
    kind: str
    partner: str
    date: str
    seats: int | None
    basis: str
    invited: tuple[float, ...] | None
    of_kind: GapEffect
    of_any: GapEffect


@dataclass(frozen=True)
class Plans:
    """The calendar.

    Attributes:
        programmes: Planned programmes in order of date, those with only a year at its end.
        together: Effect of all that are known enough, on programmes of any kind.
        left_out: How many have neither invited nor seats, and are no part of ``together``.
    """

    programmes: tuple[PlannedProgramme, ...]
    together: GapEffect
    left_out: int


@dataclass(frozen=True, eq=False)
class _State:
    """What is there before a plan: totals by zone, and whom programmes reached."""

    cut: Cut
    totals: FloatArray
    reached: Callable[[str], Rows | None]

    def effect(self, kind: str, invited: Rows, seats: int | None) -> GapEffect:
        """The gap now, and with the invited, and with all seats on one side or the other.

        ``seats`` is None where they do not count; so it is where nothing is known of the plan.
        """
        before = self.reached(kind)
        now = None if before is None else self._gap(self._counts(before))
        with_them = self._counts(each_once(invited, *(() if before is None else (before,))))
        ends = [self._gap(self._seated(with_them, zone, seats or 0)) for zone in (INSIDE, OUTSIDE)]
        return GapEffect(now, *ends)

    def _counts(self, rows: Rows) -> FloatArray:
        return np.asarray(self.cut.business_zones(rows).sum(axis=0))

    def _seated(self, counts: FloatArray, zone: int, seats: int) -> FloatArray:
        """All seats to businesses of one zone that are not reached yet, while there are any."""
        filled = counts.copy()
        filled[zone] = min(self.totals[zone], counts[zone] + seats)
        return filled

    def _gap(self, counts: FloatArray) -> float | None:
        if not self.totals[[INSIDE, OUTSIDE]].all():
            return None
        shares = counts[[INSIDE, OUTSIDE]] / self.totals[[INSIDE, OUTSIDE]]
        return float(shares[1] - shares[0])


def planned_programmes(
    cut: Cut, held: Attendance, planned: Attendance, totals: FloatArray
) -> Plans:
    """The calendar of what is planned.

    Args:
        cut: The question's cut.
        held: The programmes held, with their lists.
        planned: The planned programmes, with whom they invite.
        totals: All businesses by zone, shape ``(3,)``.
    """
    layer = cut.study.activities.programmes
    assert layer is not None  # noqa: S101 - attendance exists only beside programmes
    records = layer.frame.to_dict("records")
    kinds = layer.frame["kind"].to_numpy()
    state = _State(cut, totals, _reached_by(held, kinds))
    rows = sorted(planned.programmes, key=lambda row: _order(records[row]))
    shown = tuple(_plan(state, planned, int(row), records[row]) for row in rows)
    return Plans(
        programmes=shown,
        together=_together(state, planned, shown, len(records)),
        left_out=sum(one.basis == OPEN for one in shown),
    )


def _order(record: dict[Any, Any]) -> tuple[tuple[int, int], str, str]:
    date = str(record["date"])
    return month_key(date), date, str(record["programme_id"])


def _reached_by(held: Attendance, kinds: Any) -> Callable[[str], Rows | None]:
    """Whom each kind has reached; None where no programme of it was held."""

    def reached(kind: str) -> Rows | None:
        own = held.programmes[(kinds[held.programmes] == kind) | (kind == ANY_KIND)]
        return held.reached(only(own, len(kinds))) if len(own) else None

    return reached


def _plan(state: _State, planned: Attendance, row: int, record: dict[Any, Any]) -> PlannedProgramme:
    own = only(np.array([row]), len(planned.is_complete))
    invited, seats = planned.invited(own), _seats(record)
    basis = INVITED if len(invited) else OPEN if seats is None else SEATS
    kind = str(record["kind"])
    effects = [
        _known(state.effect(name, invited, seats if basis == SEATS else None), basis)
        for name in (kind, ANY_KIND)
    ]
    zones = state.cut.business_zones(invited).sum(axis=0)
    return PlannedProgramme(
        programme_id=str(record["programme_id"]),
        title=str(record["title"]),
        kind=kind,
        partner=partner_of(record),
        date=str(record["date"]),
        seats=seats,
        basis=basis,
        invited=floats(zones) if basis == INVITED else None,
        of_kind=effects[0],
        of_any=effects[1],
    )


def _known(effect: GapEffect, basis: str) -> GapEffect:
    """The effect, its end unknown where nothing is known of the plan."""
    return GapEffect(effect.now, None, None) if basis == OPEN else effect


def _together(
    state: _State, planned: Attendance, shown: tuple[PlannedProgramme, ...], length: int
) -> GapEffect:
    basis = {one.basis for one in shown} - {OPEN}
    invited = planned.invited(only(planned.programmes, length))
    seats = sum(one.seats or 0 for one in shown if one.basis == SEATS)
    effect = state.effect(ANY_KIND, invited, seats if SEATS in basis else None)
    return effect if basis else _known(effect, OPEN)


def _seats(record: dict[Any, Any]) -> int | None:
    seats = record.get("seats")
    return None if seats is None or pd.isna(seats) else int(seats)
