"""The band between the three rules for split villages: units and people inside under each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sentra_geo.cut import INSIDE, NEAR, Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.question import RULES
from sentra_geo.sections.placement import placed_as_given, units_placed


@dataclass(frozen=True)
class Inside:
    """How much lies inside under one rule.

    Attributes:
        value: What is near the line on its own side of it.
        low: Everything near the line outside.
        high: Everything near the line inside.
        total: All of it, inside and outside.
    """

    value: float
    low: float
    high: float
    total: float


@dataclass(frozen=True)
class RuleInside:
    """Units and people inside under one rule.

    Attributes:
        rule: One of :data:`~sentra_geo.question.RULES`.
        units: Units of the question; None where they are unknown.
        people: People, an estimate that each rule makes in its own way.
    """

    rule: str
    units: Inside | None
    people: Inside


def inside_by_rule(cut: Cut) -> tuple[RuleInside, ...]:
    """Units and people inside by point, by area share and by administration.

    Args:
        cut: The question's cut; its rule is left aside, all other choices hold.

    Returns:
        One row a rule, in the order of ``RULES``.
    """
    return tuple(_under(Cut(cut.study, replace(cut.question, rule=rule)), rule) for rule in RULES)


def _under(cut: Cut, rule: str) -> RuleInside:
    placed, units = placed_as_given(cut), cut.units()
    people = float(placed.villages[0] @ (cut.people * cut.village_mask))
    return RuleInside(
        rule,
        None if np.isnan(units).any() else _inside(units, units_placed(cut, placed)[0, 0]),
        _inside(cut.by_zone(cut.people), people),
    )


def _inside(zones: FloatArray, value: float) -> Inside:
    reaching = zones[INSIDE] + zones[NEAR]
    return Inside(plain(value), plain(zones[INSIDE]), plain(reaching), plain(zones.sum()))
