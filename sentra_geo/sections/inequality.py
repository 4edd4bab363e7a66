"""How uneven rates are over the villages, beside what a blind draw by base would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.inequality import Theil, concentration_index, gini, lorenz, theil
from sentra_geo.question import ZONES
from sentra_geo.sections.village_counts import VillageCounts

DRAWS = 2_000
SEED = 640_901
BLIND_LEVEL = 0.95  # part of the draws that the range beside a measure holds
_FEWEST_VILLAGES = 2
_LEAST_THEIL = 1e-12  # of a draw as even as can be: nothing lies between groups


@dataclass(frozen=True)
class Drawn:
    """What a blind draw by base would give.

    Attributes:
        mean: Mean of the draws.
        low: Lower end of the middle 95 % of the draws (:data:`BLIND_LEVEL`).
        high: Upper end of them.
    """

    mean: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a blind draw gives such a value, 95 times of 100."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Half:
    """The fewest villages that hold half of the units.

    Attributes:
        villages: How many they are.
        unit_share: The share of the units that they hold, at least half.
        base_share: Their share of the base; among villages with as many units, those with the
            smallest base are taken.
    """

    villages: int
    unit_share: float
    base_share: float


@dataclass(frozen=True)
class Inequality:
    """How uneven the rates of the villages are.

    Attributes:
        villages: How many villages take part: those with a base.
        units: Units that they hold.
        gini: Gini coefficient of the rates, weighted by base.
        gini_drawn: The same of blind draws.
        lorenz: Points (share of base, share of units) of the Lorenz curve, lowest rate first.
        theil: Theil T by ``zone`` and by ``district``; a village that the area rule splits enters
            in parts with one rate.
        between_drawn: Part of Theil T between zones, and between districts, in blind draws.
        concentration: Concentration index by the distance of the settlement to the line, inside
            negative: below 0 where units gather inside and near the line, above 0 far from it.
        concentration_drawn: The same of blind draws.
        half: The fewest villages that hold half of the units.
        empty: Villages without any unit.
        empty_base_share: Their share of the base.
    """

    villages: int
    units: float
    gini: float
    gini_drawn: Drawn
    lorenz: tuple[tuple[float, float], ...]
    theil: Mapping[str, Theil]
    between_drawn: Mapping[str, Drawn]
    concentration: float
    concentration_drawn: Drawn
    half: Half
    empty: int
    empty_base_share: float


def spread_over_villages(cut: Cut, counts: VillageCounts) -> Inequality | None:
    """Measure how uneven the rates of villages are.

    Args:
        cut: The study seen through the question.
        counts: Units and base by village.

    Returns:
        The measures; None with fewer than two villages that have a base, or without units there.
    """
    kept = counts.has_rate
    units, base = counts.units[kept], counts.base[kept]
    if len(units) < _FEWEST_VILLAGES or not units.sum() > 0:
        return None
    rates, line_km = units / base, signed_line_km(cut)[counts.index[kept]]
    draws = _blind_draws(_pieces(cut, counts), base, is_host=cut.question.unit == "villages")

    def near_the_line(x: FloatArray) -> float | None:
        return concentration_index(x, base, line_km)

    return Inequality(
        villages=len(units),
        units=float(units.sum()),
        gini=plain(_known(gini(rates, base))),
        gini_drawn=_spread_of(draws / base, lambda x: gini(x, base)),
        lorenz=_points(lorenz(rates, base)),
        theil=_theils(cut, counts.index[kept], rates, base),
        between_drawn=_between_drawn(cut, counts.index[kept], draws / base, base),
        concentration=plain(_known(near_the_line(rates))),
        concentration_drawn=_spread_of(draws / base, near_the_line),
        half=_half(units, base),
        empty=int((units == 0).sum()),
        empty_base_share=float(base[units == 0].sum() / base.sum()),
    )


def signed_line_km(cut: Cut) -> FloatArray:
    """Distance of each settlement to the line in km, inside negative, shape ``(villages,)``."""
    side = cut.boundary.villages
    return np.where(side.inside, -1.0, 1.0) * side.line_m / 1000


def _theils(
    cut: Cut, index: NDArray[np.integer], rates: FloatArray, base: FloatArray
) -> dict[str, Theil]:
    """Theil by zone and by district; every village in its parts by zone."""
    parts = cut.village_zones[index]
    village, zone = np.nonzero(parts)
    districts = cut.study.villages.frame["district"].to_numpy()[index]
    weights = base[village] * parts[village, zone]
    groups = {"zone": [ZONES[z] for z in zone], "district": list(districts[village])}
    found = {name: theil(rates[village], weights, names) for name, names in groups.items()}
    return {name: value for name, value in found.items() if value is not None}


def _between_drawn(
    cut: Cut, index: NDArray[np.integer], rates: FloatArray, base: FloatArray
) -> dict[str, Drawn]:
    """Part of Theil T between groups in every draw, rates of shape ``(draws, villages)``."""
    districts = cut.study.villages.frame["district"].to_numpy()[index]
    groups = {
        "zone": cut.village_zones[index],
        "district": (districts[:, None] == np.unique(districts)).astype(float),
    }
    total = _theil_of(rates, base)
    found = {}
    for name, parts in groups.items():
        weights = base[:, None] * parts[:, parts.any(axis=0)]
        between = _theil_of(rates @ weights / weights.sum(axis=0), weights.sum(axis=0))
        part = np.divide(between, total, out=np.zeros(len(total)), where=total > _LEAST_THEIL)
        found[name] = _spread(part)
    return found


def _theil_of(rates: FloatArray, weights: FloatArray) -> FloatArray:
    """Theil T of each row of rates, as ``measures.inequality.theil`` without groups."""
    ratio = rates / (rates @ weights / weights.sum())[:, None]
    terms = ratio * np.log(np.where(ratio > 0, ratio, 1.0))
    return np.asarray(terms @ weights / weights.sum())


def _pieces(cut: Cut, counts: VillageCounts) -> dict[float, int]:
    """How many pieces of each size the units of villages with a base come in.

    Sentra with several locations come in parts of one, everything else in ones.
    """
    kept = counts.has_rate
    if cut.question.unit != "sentra":
        return {1.0: round(float(counts.units[kept].sum()))}
    here = set(counts.index[kept].tolist())
    where = cut.study.sentra_village
    sizes = [1 / len(rows) for _, rows in cut.sentra_groups for row in rows if where[row] in here]
    return {size: sizes.count(size) for size in sorted(set(sizes))}


def _blind_draws(pieces: Mapping[float, int], base: FloatArray, *, is_host: bool) -> FloatArray:
    """Units by village when each is placed by the base alone, shape ``(draws, villages)``."""
    rng = np.random.default_rng(SEED)
    chance = base / base.sum()
    if is_host:
        # A village hosts or does not: hosts are drawn one by one and not put back.
        keys = np.log(chance) + rng.gumbel(size=(DRAWS, len(base)))
        last = np.sort(keys, axis=1)[:, len(base) - sum(pieces.values()), None]
        return np.asarray((keys >= last).astype(float))
    drawn = [size * rng.multinomial(count, chance, DRAWS) for size, count in pieces.items()]
    return np.asarray(np.sum(drawn, axis=0), dtype=np.float64)


def _spread_of(rates: FloatArray, measure: Callable[[FloatArray], float | None]) -> Drawn:
    # Rounded below, so that the order of a sum does not decide what lies on a limit.
    return _spread(np.array([_known(measure(row)) for row in rates]))


def _spread(drawn: FloatArray) -> Drawn:
    values = np.round(drawn, 9)
    outside = (1 - BLIND_LEVEL) / 2
    low, high = np.quantile(values, [outside, 1 - outside])
    return Drawn(plain(values.mean()), plain(low), plain(high))


def _known(value: float | None) -> float:
    """A measure that has units and base, and so must have a value."""
    if value is None:
        raise ValueError("no value for villages with units and base")
    return value


def _points(curve: FloatArray | None) -> tuple[tuple[float, float], ...]:
    return () if curve is None else tuple((float(x), float(y)) for x, y in curve)


def _half(units: FloatArray, base: FloatArray) -> Half:
    order = np.lexsort((base, -units))
    held = np.cumsum(units[order])
    # Sums of thirds and the like are off by the last bits.
    last = int(np.searchsorted(held, held[-1] / 2 - 1e-9))
    first = order[: last + 1]
    return Half(
        villages=last + 1,
        unit_share=plain(held[last] / held[-1]),
        base_share=float(base[first].sum() / base.sum()),
    )
