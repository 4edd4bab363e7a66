"""What the dealing of stalls gives each zone, under every rule.

A quota is arithmetic on numbers that are given: nothing is drawn, so nothing is tested. What can
still move it is said as a range: villages whose remainders tie, and businesses of whom nobody knows
whether a programme reached them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import OUTSIDE, floats, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.inference import Interval
from sentra_geo.question import STALL_RULES
from sentra_geo.sections.stall_dealing import NOBODY, Dealing


@dataclass(frozen=True)
class Split:
    """What one rule gives each zone.

    Attributes:
        rule: One of ``STALL_RULES``.
        reason: Why it cannot deal (``no_register``, ``no_programmes``, ``nobody``); empty where it
            can.
        stalls: Stalls inside, near and outside; they sum to those dealt. Empty where it cannot.
        tied: Fewest and most stalls outside over the ways to break ties between villages of one
            district; None likewise.
        share: Share of the stalls that goes outside; None likewise.
        beside_businesses: That share less the share of businesses outside; None where unknown.
        beside_people: That share less the share of people outside; None where unknown.
    """

    rule: str
    reason: str
    stalls: tuple[float, ...] = ()
    tied: Interval | None = None
    share: float | None = None
    beside_businesses: float | None = None
    beside_people: float | None = None


@dataclass(frozen=True)
class Need:
    """How far the need rule depends on businesses of whom nobody knows.

    Attributes:
        unknown: Businesses of whom nobody knows whether a programme reached them.
        outside: Fewest and most stalls outside, as they all, none, or only those of villages on
            one side were reached; None where nothing could be dealt.
        may_be_nobody: Whether nobody is left when all of them were reached.
    """

    unknown: float
    outside: Interval | None
    may_be_nobody: bool


def split_of(dealing: Dealing, stalls: int, rule: str) -> Split:
    """What one rule gives each zone, beside each zone's share of businesses and of people."""
    weights = dealing.weights[rule]
    if isinstance(weights, str):
        return Split(rule, weights)
    dealt = dealing.deal(stalls, rule, weights)
    if dealt is None or not stalls:
        return Split(rule, NOBODY)
    zones = dealing.zones(dealt)
    share = plain(zones[OUTSIDE] / stalls)
    cut = dealing.cut
    businesses, people = share_outside(cut.businesses), share_outside(cut.by_zone(cut.people))
    return Split(
        rule,
        "",
        floats(zones),
        _tied(dealing, stalls, rule, weights),
        share,
        None if businesses is None else share - businesses,
        None if people is None else share - people,
    )


def _tied(dealing: Dealing, stalls: int, rule: str, weights: FloatArray) -> Interval:
    """Fewest and most stalls outside where ties within a district are broken by the zone."""
    outside = dealing.cut.village_zones[dealing.kept][:, OUTSIDE]
    ends = []
    for sign in (1, -1):
        dealt = dealing.deal(stalls, rule, weights, np.argsort(sign * outside, kind="stable"))
        ends.append(0.0 if dealt is None else plain(dealing.zones(dealt)[OUTSIDE]))
    return ends[0], ends[1]


def shares_of(amounts: FloatArray) -> tuple[float, ...] | None:
    """Each zone's share of an amount; None where it is unknown or nothing."""
    total = float(amounts.sum())
    return floats(amounts / total) if total > 0 else None


def share_outside(amounts: FloatArray) -> float | None:
    """The share of an amount by zone that lies outside; None where unknown or nothing."""
    shares = shares_of(amounts)
    return None if shares is None else shares[OUTSIDE]


def need_range(dealing: Dealing, stalls: int) -> Need | None:
    """How far stalls outside under the need rule depend on what nobody knows; None without it."""
    weights, unknown = dealing.weights["need"], dealing.unknown
    if isinstance(weights, str) or unknown is None:
        return None
    # Stalls lie where the village lies: a business near the line may be of a village outside.
    outside_part = dealing.cut.village_zones[dealing.kept][:, OUTSIDE]
    found = []
    for reached_part in (np.zeros(1), outside_part, 1 - outside_part, np.ones(1)):
        left = weights - unknown.sum(axis=1) * reached_part
        least = np.round(np.maximum(left, 0.0), 6).astype(np.float64)
        dealt = dealing.deal(stalls, "need", least)
        found.append(None if dealt is None else plain(dealing.zones(dealt)[OUTSIDE]))
    known = [one for one in found if one is not None]
    outside = (min(known), max(known)) if known else None
    return Need(plain(unknown.sum()), outside, may_be_nobody=found[-1] is None)


def splits_of(dealing: Dealing, stalls: int) -> tuple[Split, ...]:
    """What each rule gives, in the order of ``STALL_RULES``."""
    return tuple(split_of(dealing, stalls, rule) for rule in STALL_RULES)
