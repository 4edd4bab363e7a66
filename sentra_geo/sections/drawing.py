"""Uncertain positions drawn anew: sentra locations, settlements of split villages, businesses.

Every thing draws from a generator of its own, seeded by its name, so that rows in another order
draw the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.boundary import settlements
from sentra_geo.circles import draw_in_circle
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BAND_M, CERTAIN, NO_VILLAGE, BoolArray, Side
from sentra_geo.sections.placement import Placement, asks_businesses, businesses_by_village

SEED = 518_176


@dataclass(frozen=True)
class DrawnPositions:
    """What was placed anew.

    Attributes:
        locations: Sentra locations.
        settlements: Settlements of villages that the line splits.
        uncertainty_m: Smallest and largest uncertainty of both; None where there are none.
        changing: How many of both came to lie on either side of the line.
        businesses: Businesses on the line, or less certain than their distance to it; None where
            no businesses take part.
    """

    locations: int
    settlements: int
    uncertainty_m: tuple[float, float] | None
    changing: int
    businesses: int | None


def draw_placement(cut: Cut, draws: int, line_m: float) -> Placement:
    """Place everything uncertain anew, and move the line.

    Args:
        cut: The question's cut.
        draws: How often.
        line_m: How far the line is moved out or in at most, metres; evenly drawn.

    Returns:
        Where everything lies, in each draw.
    """
    moved_m = _generator("line").uniform(-line_m, line_m, draws)
    takes_part = asks_businesses(cut)
    return Placement(
        _draw_sides(cut.boundary.villages, _village_places(cut), cut, moved_m),
        _draw_sides(cut.boundary.sentra, _location_places(cut), cut, moved_m),
        *((_draw_businesses(cut, moved_m), businesses_by_village(cut)) if takes_part else ()),
    )


def describe_drawn(cut: Cut, placed: Placement) -> DrawnPositions:
    """What of the rows that the filters keep was placed anew."""
    kinds = (
        (_location_places(cut), cut.sentra_mask, placed.locations),
        (_village_places(cut), cut.village_mask, placed.villages),
    )
    radii, changing = [], 0
    for places, mask, sides in kinds:
        drawn = mask & (places.radius_m > 0)
        radii.append(places.radius_m[drawn])
        changing += int((sides[:, drawn] != sides[0, drawn]).any(axis=0).sum())
    every = np.concatenate(radii)
    return DrawnPositions(
        locations=len(radii[0]),
        settlements=len(radii[1]),
        uncertainty_m=(float(every.min()), float(every.max())) if len(every) else None,
        changing=changing,
        businesses=_doubtful_businesses(cut) if asks_businesses(cut) else None,
    )


def _doubtful_businesses(cut: Cut) -> int:
    table, _ = cut.cells(cut.question.target)
    return int(table.count[table.line_band == 0].sum())


@dataclass(frozen=True, eq=False)
class _Places:
    """Uncertain positions: a name each, where, how uncertain, and what area they stay in."""

    names: list[str]
    x: FloatArray
    y: FloatArray
    radius_m: FloatArray
    areas: NDArray[Any]


def _village_places(cut: Cut) -> _Places:
    """Settlements; that of a village the line leaves whole is not in doubt."""
    villages = cut.study.villages
    radius = np.where(cut.boundary.is_split, villages.uncertainty_m, 0.0)
    codes = villages.frame["village_code"].tolist()
    return _Places(codes, *settlements(villages), radius, villages.outlines)


def _location_places(cut: Cut) -> _Places:
    """Sentra locations, which stay in the village they are named in if they lie in it."""
    sentra = cut.study.sentra
    x, y = sentra.positions
    areas = cut.study.villages.outlines[cut.study.sentra_village]
    areas[~shapely.intersects_xy(areas, x, y)] = None
    frame = sentra.frame
    names = [f"{s}@{v}" for s, v in zip(frame["sentra_id"], frame["village_code"], strict=True)]
    return _Places(names, x, y, np.nan_to_num(sentra.uncertainty_m), areas)


def _draw_sides(side: Side, places: _Places, cut: Cut, moved_m: FloatArray) -> FloatArray:
    """Whether each position lies inside, in each draw; shape ``(draws, positions)``.

    A line moved out by d metres takes in what lies outside within d metres of it.
    """
    line = shapely.boundary(cut.boundary.polygon)
    shapely.prepare(line)
    farthest = places.radius_m + np.abs(moved_m).max()
    into = np.where(side.inside, side.line_m, -side.line_m)  # metres into the zone
    inside = into + moved_m[:, None] > 0
    for row in np.flatnonzero((places.radius_m > 0) & (side.line_m <= farthest)):
        rng = _generator(places.names[row])
        middle = places.x[row], places.y[row]
        east, north = draw_in_circle(
            middle, places.radius_m[row], places.areas[row], len(moved_m), rng
        )
        distance = shapely.distance(shapely.points(east, north), line)
        within = shapely.contains_xy(cut.boundary.polygon, east, north)
        inside[:, row] = np.where(within, distance, -distance) + moved_m > 0
    return inside.astype(np.float64)


def _generator(name: str) -> np.random.Generator:
    """Chance that depends on a name alone, so that reordered rows draw the same places."""
    digest = blake2b(name.encode(), digest_size=8).digest()
    return np.random.default_rng([SEED, int.from_bytes(digest)])


def _draw_businesses(cut: Cut, moved_m: FloatArray) -> FloatArray:
    """Businesses inside by village in each draw, shape ``(draws, villages + 1)``.

    Those on the line, or less certain than their distance to it, lie inside by their chance, which
    the moving line leaves as it is; of the others, a band of 100 m changes sides when the line
    passes its middle.
    """
    table, _ = cut.cells(cut.question.target)
    is_doubtful = table.line_band == 0
    steps = np.trunc(np.abs(moved_m) / BAND_M + 0.5) * np.sign(moved_m)
    shifts, draw = np.unique(steps, return_inverse=True)
    taken_in = [
        ~is_doubtful & np.where(table.inside, table.line_band > -shift, table.line_band <= shift)
        for shift in shifts
    ]
    certain = cut.by_village(table, np.array(taken_in).T * table.count[:, None])
    return certain.T[draw] + _draw_doubtful(cut, is_doubtful, len(moved_m))


def _draw_doubtful(cut: Cut, is_doubtful: BoolArray, draws: int) -> FloatArray:
    """Doubtful businesses inside by village in each draw: binomial for each village and chance."""
    table, _ = cut.cells(cut.question.target)
    codes = [*cut.study.villages.frame["village_code"], ""]
    place = np.where(table.village == NO_VILLAGE, len(codes) - 1, table.village)
    groups = np.zeros((len(codes), CERTAIN + 1), dtype=np.int64)
    np.add.at(groups, (place[is_doubtful], table.chance[is_doubtful]), table.count[is_doubtful])
    inside = np.zeros((draws, len(codes)))
    for row in np.flatnonzero(groups.any(axis=1)):
        chances = np.flatnonzero(groups[row])
        rng = _generator(f"businesses@{codes[row]}")
        drawn = rng.binomial(groups[row, chances], chances / CERTAIN, (draws, len(chances)))
        inside[:, row] = drawn.sum(axis=1)
    return inside
