"""The sentra on their way: designated, planned, being built, operating, exporting.

Every sentra that the filters keep, with what is known of it and what must be asked. All of them
are there, not a draw from more: their numbers are facts, and nothing is tested.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut
from sentra_geo.figures import STRADDLING, SentraFigures
from sentra_geo.question import ZONES
from sentra_geo.rows import sentra_rows
from sentra_geo.sections.downstream import Downstream, check_downstream
from sentra_geo.sections.ladder import (
    BETWEEN,
    INACTIVE,
    LADDER,
    UNKNOWN,
    Climb,
    Evidence,
    climb,
)
from sentra_geo.sections.participation import Participation, participation_of
from sentra_geo.sections.sentra_record import Said, Units, said_of, told, units_of
from sentra_geo.sections.sentra_support import Received, received_by

SPREADS = (ZONES[0], ZONES[1], STRADDLING, ZONES[2])
STAGES = (*LADDER, INACTIVE, UNKNOWN)
ASK_UNITS, ASK_STAGE, ASK_BETWEEN, ASK_REST = "units", "stage", "between", "rest"
ASK_CHECK, ASK_SOURCE, ASK_CONFLICT = "check", "source", "conflict"
ASK_FACILITIES, ASK_PRODUCTS, ASK_MARKET, ASK_LISTS = "facilities", "products", "market", "lists"
_OPERATING = LADDER.index("operating")


@dataclass(frozen=True)
class TrackedSentra:
    """One sentra on its way.

    Attributes:
        sentra_id: Identifier.
        sentra: Name in the decree.
        commodity: Commodity.
        spread: ``inside``, ``near``, ``straddling`` or ``outside``.
        places: Names of all its villages, also those that a filter leaves out.
        climb: How far it has come, by all of them.
        units: Business units, of all of them.
        businesses_within: Registered businesses of its commodity within the radius: another thing
            than its units; None without a register.
        facilities: What is said of them, by village; none where nothing is.
        products: The same of products.
        programmes: Received received.
        market: Where its trade is sold.
        asks: What must be asked, codes of this module.
    """

    sentra_id: str
    sentra: str
    commodity: str
    spread: str
    places: tuple[str, ...]
    climb: Climb
    units: Units
    businesses_within: float | None
    facilities: tuple[Said, ...]
    products: tuple[Said, ...]
    programmes: Received
    market: Downstream
    asks: tuple[str, ...]


@dataclass(frozen=True)
class Tracker:
    """All sentra that the filters keep.

    Attributes:
        sentra: One a sentra.
        by_stage: How many by stage and spread, of :data:`STAGES` and :data:`SPREADS`.
        partly: How many are at their stage at some of their locations only, by stage.
        unchecked: Milestones that nobody has checked.
        has_milestones: Whether the layer of milestones is there.
        register: ``real``, ``sample`` or ``none``: what kind of businesses take part.
    """

    sentra: tuple[TrackedSentra, ...]
    by_stage: Mapping[str, Mapping[str, int]]
    partly: Mapping[str, int]
    unchecked: int
    has_milestones: bool
    register: str


def track(cut: Cut) -> Tracker:
    """Where each sentra of a question stands."""
    table, rows, ways = participation_of(cut), sentra_rows(cut), check_downstream(cut)
    kept = tuple(_tracked(row, way, table, cut) for row, way in zip(rows, ways, strict=True))
    found = [(one.climb.stage, one.spread) for one in kept]
    partly = [one.climb.stage for one in kept if one.climb.villages]
    return Tracker(
        sentra=kept,
        by_stage={s: {z: found.count((s, z)) for z in SPREADS} for s in STAGES},
        partly={stage: partly.count(stage) for stage in STAGES},
        unchecked=sum(not event.checked_by for one in kept for event in one.climb.evidence),
        has_milestones=cut.study.activities.milestones is not None,
        register=cut.register,
    )


def _tracked(
    sentra: SentraFigures, market: Downstream, table: Participation | None, cut: Cut
) -> TrackedSentra:
    rows = np.flatnonzero(cut.study.sentra.frame["sentra_id"].to_numpy() == sentra.sentra_id)
    names = _village_names(cut, rows)
    records, within = [cut.records[row] for row in rows], sentra.businesses_covered
    found = _climb_of(sentra.sentra_id, names, records, cut)
    units = units_of(records, list(names.values()))
    facilities, products = (said_of(records, names, what) for what in ("facilities", "products"))
    programmes = received_by(cut, table, sentra.commodity, set(names))
    asks = (*_asks_of(found, units), *_asks_of_record(facilities, products))
    return TrackedSentra(
        sentra_id=sentra.sentra_id,
        sentra=sentra.sentra,
        commodity=sentra.commodity,
        spread=sentra.spread,
        places=tuple(names.values()),
        climb=found,
        units=units,
        businesses_within=None if within is None else sum(within),
        facilities=facilities,
        products=products,
        programmes=programmes,
        market=market,
        asks=(*asks, *_asks_of_trade(programmes, market)),
    )


def _climb_of(
    sentra_id: str, names: Mapping[str, str], records: list[dict[Hashable, Any]], cut: Cut
) -> Climb:
    """The ladder of one sentra by its milestones, where there are any, and by its rows."""
    milestones = cut.study.activities.milestones
    mine = [] if milestones is None else _rows_of(milestones.frame, sentra_id)
    evidence = [_evidence(row, names, cut) for row in mine]
    return climb(evidence, [told(record, "status") for record in records], list(names.values()))


def _village_names(cut: Cut, rows: Rows) -> dict[str, str]:
    """Name of each of a sentra's villages by code, in the order of its locations."""
    villages = cut.study.villages.frame
    at = cut.study.sentra_village[rows]
    codes = [str(cut.records[row]["village_code"]) for row in rows]
    return dict(zip(codes, villages["village"].iloc[at].astype(str), strict=True))


def _rows_of(frame: pd.DataFrame, sentra_id: str) -> list[dict[Any, Any]]:
    return frame[frame["sentra_id"] == sentra_id].to_dict("records")


def _evidence(row: Mapping[Any, Any], names: Mapping[str, str], cut: Cut) -> Evidence:
    code = told(row, "village_code")
    texts = {
        name: told(row, name)
        for name in ("stage", "date", "event", "event_en", "source", "link", "checked_by")
    }
    return Evidence(
        **texts,
        checked_on=told(row, "checked_on"),
        village_code=code,
        village=names.get(code) or _name_of(code, cut),
        is_whole=not code or set(names) == {code},
        is_elsewhere=bool(code) and code not in names,
    )


def _name_of(code: str, cut: Cut) -> str:
    """A village of the layer by its code; a code that is not there stays itself."""
    frame = cut.study.villages.frame
    found = frame.loc[frame["village_code"] == code, "village"]
    return str(found.iloc[0]) if len(found) else code


def _asks_of(found: Climb, units: Units) -> Iterator[str]:
    """What must be asked of ladder, evidence and units."""
    if units.missing:
        yield ASK_UNITS
    if found.stage == UNKNOWN or (found.stage in LADDER and LADDER.index(found.stage) < _OPERATING):
        yield ASK_STAGE
    if any(step.state == BETWEEN for step in found.steps):
        yield ASK_BETWEEN
    if found.villages:
        yield ASK_REST
    if any(not one.checked_by for one in found.evidence):
        yield ASK_CHECK
    unsourced = [one for one in found.evidence if not (one.source or one.link)]
    if unsourced or (found.stage != UNKNOWN and not found.is_evidenced):
        yield ASK_SOURCE
    if found.conflicts:
        yield ASK_CONFLICT


def _asks_of_record(facilities: tuple[Said, ...], products: tuple[Said, ...]) -> Iterator[str]:
    """What the sentra layer leaves open."""
    if not facilities:
        yield ASK_FACILITIES
    if not products:
        yield ASK_PRODUCTS


def _asks_of_trade(programmes: Received, market: Downstream) -> Iterator[str]:
    """What must be asked of programmes and outlets: what is absent, or not known of everybody."""
    if not market.outlets:
        yield ASK_MARKET
    reached = programmes.reached
    if reached is None or reached[-1].unknown > 0:
        yield ASK_LISTS
