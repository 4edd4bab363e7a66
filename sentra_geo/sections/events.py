"""Events: where they are held, whom they expect, and how their stalls could be dealt out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.activities import Activities
from sentra_geo.cut import Cut
from sentra_geo.location import NO_VILLAGE
from sentra_geo.question import ZONES
from sentra_geo.sections.stall_dealing import Quota, dealing_of
from sentra_geo.sections.stall_quotas import Need, Split, need_range, shares_of, splits_of


@dataclass(frozen=True)
class KnownSum:
    """A sum of which parts may be unknown.

    Attributes:
        value: Sum of what is known, so at least so many; None where nothing is.
        unknown: How many parts are not known.
    """

    value: int | None
    unknown: int


@dataclass(frozen=True)
class Venue:
    """One place of an event.

    Attributes:
        outlet_id: Its code in the layer of outlets.
        name: Its name.
        kind: Its kind, one of ``OUTLET_KINDS``.
        village: Its village; empty outside all villages.
        district: Its district; empty likewise.
        zone: Its zone, most of it.
        line_km: Kilometres to the line, below 0 inside.
        visitors: Visitors expected; None for unknown.
        stalls: Stalls; None for unknown.
    """

    outlet_id: str
    name: str
    kind: str
    village: str
    district: str
    zone: str
    line_km: float
    visitors: int | None
    stalls: int | None


@dataclass(frozen=True)
class Event:
    """One event.

    Attributes:
        event_id: Its code.
        event: Its name.
        first_date: When it begins: day, month or year.
        last_date: When it ends, likewise.
        venues: Where it is held, in the order of the layer.
        visitors: Visitors expected in all; one who goes to two venues counts twice.
        stalls: Stalls in all.
        is_sample: Whether any of it is made up.
    """

    event_id: str
    event: str
    first_date: str
    last_date: str
    venues: tuple[Venue, ...]
    visitors: KnownSum
    stalls: KnownSum
    is_sample: bool


@dataclass(frozen=True)
class EventPlan:
    """Events, and the stalls of one dealt out.

    Attributes:
        events: All events that take part; filters do not narrow them.
        chosen: The one planned for; None without any.
        stalls: Stalls dealt; None where their number is not known, 0 for none.
        is_own_number: Whether the user gave their number, and not the layer.
        rule: The chosen rule.
        splits: What each rule gives each zone, in the order of ``STALL_RULES``; empty where
            nothing is dealt.
        districts: Quotas of districts under the chosen rule; empty where it cannot deal.
        villages: Quotas of villages likewise, by district.
        need: How far the need rule depends on what nobody knows; None where it cannot deal.
        people_shares: Shares of people inside, near and outside; None without any.
        business_shares: Shares of businesses likewise; None without a register.
        beyond: Businesses outside all villages, which no village's quota counts.
    """

    events: tuple[Event, ...]
    chosen: Event | None
    stalls: int | None
    is_own_number: bool
    rule: str
    splits: tuple[Split, ...]
    districts: tuple[Quota, ...]
    villages: tuple[Quota, ...]
    need: Need | None
    people_shares: tuple[float, ...] | None
    business_shares: tuple[float, ...] | None
    beyond: float

    @property
    def split(self) -> Split | None:
        """What the chosen rule gives; None where nothing is dealt."""
        return next((one for one in self.splits if one.rule == self.rule), None)


def plan_events(cut: Cut) -> EventPlan:
    """Plan one event: the question's, or the first one; without any, only what the user asks for.

    Args:
        cut: The question's cut. Its districts narrow who is given stalls, not where events are.

    Returns:
        The plan. Stalls are those of the question, else as many as the layer knows of.
    """
    question, events = cut.question, events_of(cut)
    named = [event for event in events if event.event_id == question.event]
    chosen = next(iter([*named, *events]), None)
    stalls = question.stalls or (None if chosen is None else chosen.stalls.value)
    dealing = dealing_of(cut)
    districts, villages = dealing.quotas(stalls, question.stall_rule) if stalls else ((), ())
    return EventPlan(
        events=events,
        chosen=chosen,
        stalls=stalls,
        is_own_number=question.stalls > 0,
        rule=question.stall_rule,
        splits=splits_of(dealing, stalls) if stalls else (),
        districts=districts,
        villages=villages,
        need=need_range(dealing, stalls) if stalls else None,
        people_shares=shares_of(cut.by_zone(cut.people)),
        business_shares=None if cut.register == "none" else shares_of(cut.businesses),
        beyond=dealing.beyond,
    )


def event_ids(activities: Activities) -> tuple[str, ...]:
    """Codes of all events, in the order of the layer, whether they take part or not."""
    if activities.events is None:
        return ()
    return tuple(dict.fromkeys(activities.events.frame["event_id"].astype(str)))


def events_of(cut: Cut) -> tuple[Event, ...]:
    """Events that take part, in the order of the layer; made-up ones not beside a real register."""
    joined = cut.study.activities.events
    if joined is None:
        return ()
    rows = np.flatnonzero(cut.taking_part(joined.is_sample))
    ids = joined.frame["event_id"].to_numpy(dtype=str)[rows]
    return tuple(_event(cut, rows[ids == code]) for code in dict.fromkeys(ids))


def _event(cut: Cut, rows: Any) -> Event:
    joined = cut.study.activities.events
    assert joined is not None  # noqa: S101 - rows are its own
    frame = joined.frame.iloc[rows]
    venues = tuple(_venue(cut, int(row)) for row in rows)
    first = [str(text) for text in frame["date"]]
    last = [
        _text(end) or start for end, start in zip(_column(frame, "end_date"), first, strict=True)
    ]
    return Event(
        event_id=str(frame["event_id"].iloc[0]),
        event=str(frame["event"].iloc[0]),
        first_date=min(first),
        last_date=max(last, key=lambda text: f"{text}~"),  # a month ends after each of its days
        venues=venues,
        visitors=_known_sum([venue.visitors for venue in venues]),
        stalls=_known_sum([venue.stalls for venue in venues]),
        is_sample=bool(joined.is_sample[rows].any()),
    )


def _venue(cut: Cut, row: int) -> Venue:
    study, side = cut.study, cut.boundary.outlets
    joined, outlets, where = study.activities.events, study.activities.outlets, study.outlet_village
    assert joined is not None  # noqa: S101 - an event's outlet is always there
    assert outlets is not None  # noqa: S101
    assert where is not None  # noqa: S101
    assert side is not None  # noqa: S101
    place = int(joined.parent[row])
    outlet, event, village = outlets.frame.iloc[place], joined.frame.iloc[row], int(where[place])
    home = None if village == NO_VILLAGE else study.villages.frame.iloc[village]
    km = float(side.line_m[place]) / 1000
    return Venue(
        outlet_id=str(outlet["outlet_id"]),
        name=str(outlet["name"]),
        kind=str(outlet["kind"]),
        village="" if home is None else str(home["village"]),
        district="" if home is None else str(home["district"]),
        zone=ZONES[int(np.argmax(cut.outlet_zones[place]))],
        line_km=-km if side.inside[place] else km,
        visitors=_whole(event.get("visitors_expected")),
        stalls=_whole(event.get("stalls")),
    )


def _known_sum(values: list[int | None]) -> KnownSum:
    known = [value for value in values if value is not None]
    return KnownSum(sum(known) if known else None, len(values) - len(known))


def _column(frame: pd.DataFrame, name: str) -> list[Any]:
    return list(frame[name]) if name in frame else [None] * len(frame)


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)
