"""What is counted when it is given how much of each village, location and business lies inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.sections.judgement import judge_counts


@dataclass(frozen=True, eq=False)
class Placement:
    """How much of everything lies inside, once or in many draws; the rest lies outside.

    Attributes:
        villages: Part of each village inside, by its settlement or its land as the rule has it,
            shape ``(draws, villages)``.
        locations: Part of each sentra location inside, shape ``(draws, locations)``.
        businesses: Businesses inside by village, shape ``(draws, villages + 1)``; the last column
            is what lies outside all villages. None where no businesses take part.
        all_businesses: Businesses inside and outside by village, shape ``(villages + 1,)``; None
            likewise.
    """

    villages: FloatArray
    locations: FloatArray
    businesses: FloatArray | None = None
    all_businesses: FloatArray | None = None

    def only(self, draws: slice) -> Placement:
        """Some of the draws."""
        some = None if self.businesses is None else self.businesses[draws]
        return Placement(self.villages[draws], self.locations[draws], some, self.all_businesses)


def placed_as_given(cut: Cut) -> Placement:
    """Everything as the question's rule has it; what is near the line on its own side of it.

    Returns:
        A placement of one draw.
    """
    boundary = cut.boundary
    inside, whole = None, None
    if asks_businesses(cut):
        whole = businesses_by_village(cut)
        table, weights = cut.cells(cut.question.target)
        part = weights[:, INSIDE] + weights[:, NEAR] * table.inside
        inside = cut.by_village(table, part[:, None]).T
    return Placement(
        _settled(cut.village_zones, boundary.villages.inside)[None],
        _settled(cut.sentra_zones, boundary.sentra.inside)[None],
        inside,
        whole,
    )


def _settled(zones: FloatArray, is_inside: BoolArray) -> FloatArray:
    return np.asarray(zones[:, INSIDE] + zones[:, NEAR] * is_inside)


def asks_businesses(cut: Cut) -> bool:
    """Whether the question compares businesses, and there are any."""
    return cut.register != "none" and "businesses" in {cut.question.unit, cut.question.base}


def move_village(cut: Cut, placed: Placement, village: int, *, inside: bool) -> Placement:
    """The same with one village, its sentra locations and its businesses on one side.

    Args:
        cut: The question's cut.
        placed: Where everything else lies.
        village: Index of the village.
        inside: The side.

    Returns:
        A new placement.
    """
    villages, locations = placed.villages.copy(), placed.locations.copy()
    villages[:, village] = inside
    locations[:, cut.study.sentra_village == village] = inside
    businesses = None
    if placed.businesses is not None and placed.all_businesses is not None:
        businesses = placed.businesses.copy()
        businesses[:, village] = placed.all_businesses[village] * inside
    return Placement(villages, locations, businesses, placed.all_businesses)


def businesses_by_village(cut: Cut) -> FloatArray:
    """Businesses that the filters keep by village, shape ``(villages + 1,)``."""
    table, weights = cut.cells(cut.question.target)
    return np.asarray(cut.by_village(table, weights).sum(axis=1))


def units_placed(cut: Cut, placed: Placement) -> FloatArray:
    """Units inside and outside, shape ``(draws, 2)``; NaN for businesses that are unknown."""
    unit = cut.question.unit
    if unit == "businesses":
        return _businesses(placed)
    if unit == "villages":
        hosts = np.zeros(len(cut.people))
        hosts[cut.study.sentra_village[cut.sentra_mask]] = 1
        return _both_sides(placed.villages, hosts * cut.village_mask)
    weight = np.zeros(len(cut.sentra_mask))
    for _, rows in cut.sentra_groups:
        weight[rows] = 1 / len(rows) if unit == "sentra" else 1
    return _both_sides(placed.locations, weight)


def bases_placed(cut: Cut, placed: Placement) -> FloatArray:
    """The base inside and outside, shape ``(draws, 2)``; NaN for businesses that are unknown."""
    if cut.question.base == "businesses":
        return _businesses(placed)
    return _both_sides(placed.villages, cut.base_size() * cut.village_mask)


def _both_sides(parts: FloatArray, size: FloatArray) -> FloatArray:
    inside = parts @ size
    return np.column_stack([inside, size.sum() - inside])


def _businesses(placed: Placement) -> FloatArray:
    if placed.businesses is None or placed.all_businesses is None:
        return np.full((len(placed.villages), 2), np.nan)
    inside = placed.businesses.sum(axis=1)
    return np.column_stack([inside, placed.all_businesses.sum() - inside])


def state_of(cut: Cut, placed: Placement) -> str:
    """The state of a placement of one draw, judged as the question itself is."""
    units, bases = units_placed(cut, placed)[0], bases_placed(cut, placed)[0]
    table = None
    # Businesses with businesses are not compared: no table is needed for those.
    counts, whole = placed.businesses, placed.all_businesses
    is_clustered = cut.question.unit == "businesses" != cut.question.base
    if is_clustered and counts is not None and whole is not None:
        size = np.append(cut.base_size() * cut.village_mask, 0.0)
        table = (
            _by_zone(counts[0], whole),
            _by_zone(np.append(placed.villages[0], 0.0) * size, size),
        )
    return judge_counts(cut, (_zones(units), _zones(bases)), table).verdict.state


def _by_zone(inside: FloatArray, whole: FloatArray) -> FloatArray:
    return np.column_stack([inside, np.zeros(len(inside)), whole - inside])


def _zones(both: FloatArray) -> FloatArray:
    zones = np.zeros(3)
    zones[[INSIDE, OUTSIDE]] = both
    return zones
