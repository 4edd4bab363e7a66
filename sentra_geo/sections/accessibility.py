"""How well each village reaches the sentra, given who else does: floating catchment areas.

Demand is the people of every village, an estimate; supply is each sentra location's business units
where they are known for all, else one each. A district filter chooses what is reported: people and
sentra of other districts go on competing, since reach does not end at a district's border.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sentra_geo.boundary import settlements
from sentra_geo.cut import Cut
from sentra_geo.distances import TIME
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.measures.border import crossing_circles
from sentra_geo.measures.catchment import (
    FloatingCatchment,
    binary_weights,
    floating_catchment,
    gaussian_weights,
)
from sentra_geo.question import ANY_COMMODITY, ZONES
from sentra_geo.sections.access_figures import (
    Accessibility,
    SentraAccess,
    VillageAccess,
    ZoneAccess,
)
from sentra_geo.sections.judgement import judge_amounts

__all__ = [
    "ENHANCED",
    "PER_PEOPLE",
    "TWO_STEP",
    "Accessibility",
    "floating_catchments",
]

PER_PEOPLE = 10_000.0
TWO_STEP, ENHANCED = "two_step", "enhanced"
_WEIGHTS = {TWO_STEP: binary_weights, ENHANCED: gaussian_weights}


def floating_catchments(cut: Cut) -> Accessibility:
    """Accessibility of every village by 2SFCA and E2SFCA.

    Args:
        cut: The study seen through a question: radius, rule, target and filters.

    Returns:
        The figures; unknown throughout when no sentra takes part. How uncertain positions are is
        not drawn here.
    """
    rows = np.flatnonzero(_takes_part(cut))
    units = _units(cut)[rows]
    uses_units = bool(len(rows)) and not np.isnan(units).any()
    supply = units if uses_units else np.ones(len(rows))
    reach_m = cut.question.radius_km * 1_000
    metres = cut.study.location_distance_m[:, rows]
    found = {
        method: floating_catchment(cut.people, supply, weigh(metres, reach_m))
        for method, weigh in _WEIGHTS.items()
    }
    # Where no sentra takes part there is nothing to reach, which is not the same as none in reach.
    nothing = np.full(len(cut.people), np.nan)
    access = {name: one.access if len(rows) else nothing for name, one in found.items()}
    within = binary_weights(metres, reach_m).sum(axis=1) if len(rows) else nothing
    return Accessibility(
        villages=_village_rows(cut, access, within),
        zones=tuple(_zone_row(cut, zone, access, within) for zone in range(len(ZONES))),
        sentra=_sentra_rows(cut, rows, found, units),
        judgements={
            name: judge_amounts(cut, _handed_out(cut.people, values), cut.people)
            for name, values in access.items()
        },
        uses_units=uses_units,
        units_known=int((~np.isnan(units)).sum()),
    )


def _takes_part(cut: Cut) -> BoolArray:
    """Sentra locations of the target and the commodities asked for, in any district."""
    commodity = cut.study.sentra.frame["commodity"]
    kept = np.ones(len(commodity), dtype=bool)
    if cut.question.target != ANY_COMMODITY:
        kept &= (commodity == cut.question.target).to_numpy(dtype=bool)
    if cut.question.commodity:
        kept &= commodity.isin(cut.question.commodity).to_numpy(dtype=bool)
    return kept


def _units(cut: Cut) -> FloatArray:
    """Business units of each sentra location, NaN where unknown."""
    frame = cut.study.sentra.frame
    if "unit_count" not in frame:
        return np.full(len(frame), np.nan)
    return frame["unit_count"].to_numpy(dtype=np.float64, na_value=np.nan)


def _handed_out(people: FloatArray, access: FloatArray) -> FloatArray:
    """P_i · A_i: what of the supply falls to each village; nothing to one without people."""
    return np.where(people == 0, 0.0, people * access)


def _known(value: float, times: float = 1.0) -> float | None:
    return None if np.isnan(value) else float(value) * times


def _ranks(values: FloatArray) -> list[int | None]:
    """Rank of each value, the largest first; equals share a rank, unknown has none."""
    rounded = np.round(values, 12)
    return [None if np.isnan(value) else 1 + int((rounded > value).sum()) for value in rounded]


def _edges(cut: Cut, x: FloatArray, y: FloatArray) -> list[tuple[float | None, bool | None]]:
    """Share of each place's circle beyond the border, and its edge mark; minutes have no circle."""
    if cut.study.distance == TIME:
        return [(None, None)] * len(x)
    share, crosses = crossing_circles(
        cut.study.villages.outlines, x, y, cut.question.radius_km * 1_000
    )
    return list(zip(share.tolist(), crosses.tolist(), strict=True))


def _village_rows(
    cut: Cut, access: Mapping[str, FloatArray], within: FloatArray
) -> tuple[VillageAccess, ...]:
    kept = np.flatnonzero(cut.village_mask)
    ranks = dict(zip(kept, _ranks(access[ENHANCED][kept]), strict=True))
    edges = _edges(cut, *settlements(cut.study.villages))
    records = cut.study.villages.frame.to_dict("records")
    return tuple(
        VillageAccess(
            village_code=records[i]["village_code"],
            village=records[i]["village"],
            district=records[i]["district"],
            zone=ZONES[int(np.argmax(cut.village_zones[i]))],
            people=float(cut.people[i]),
            two_step=_known(access[TWO_STEP][i], PER_PEOPLE),
            enhanced=_known(access[ENHANCED][i], PER_PEOPLE),
            rank=ranks[i],
            sentra_in_reach=None if np.isnan(within[i]) else int(within[i]),
            beyond_share=edges[i][0],
            is_edge=edges[i][1],
        )
        for i in kept
    )


def _zone_row(
    cut: Cut, zone: int, access: Mapping[str, FloatArray], within: FloatArray
) -> ZoneAccess:
    parts = cut.village_zones[:, zone] * cut.village_mask
    people = cut.people * parts
    total = float(people.sum())
    is_asked = not np.isnan(within).any()
    return ZoneAccess(
        zone=ZONES[zone],
        people=total,
        means={
            name: _known(_handed_out(people, values).sum() / total, PER_PEOPLE) if total else None
            for name, values in access.items()
        },
        quartiles={name: _quartiles(values, parts) for name, values in access.items()},
        without=_known((people * (within == 0)).sum() / total) if total and is_asked else None,
    )


def _quartiles(values: FloatArray, parts: FloatArray) -> tuple[float, float, float] | None:
    """Quartiles over villages, each counted by its part in the zone."""
    used = parts > 0
    if not used.any() or np.isnan(values[used]).any():
        return None
    limits = np.quantile(
        values[used] * PER_PEOPLE, [0.25, 0.5, 0.75], weights=parts[used], method="inverted_cdf"
    )
    return float(limits[0]), float(limits[1]), float(limits[2])


def _sentra_rows(
    cut: Cut, rows: NDArray[np.intp], found: Mapping[str, FloatingCatchment], units: FloatArray
) -> tuple[SentraAccess, ...]:
    x, y = cut.study.sentra.positions
    edges = _edges(cut, x[rows], y[rows])
    names = cut.study.villages.frame["village"].to_numpy()
    return tuple(
        SentraAccess(
            sentra_id=str(cut.records[row]["sentra_id"]),
            sentra=str(cut.records[row]["sentra"]),
            commodity=str(cut.records[row]["commodity"]),
            village_code=str(cut.records[row]["village_code"]),
            village=str(names[cut.study.sentra_village[row]]),
            zone=ZONES[int(np.argmax(cut.sentra_zones[row]))],
            units=_known(units[j]),
            people=_known(found[TWO_STEP].reached[j]),
            ratios={name: _known(one.ratio[j], PER_PEOPLE) for name, one in found.items()},
            is_reached=not found[TWO_STEP].unreached[j],
            is_edge=edges[j][1],
        )
        for j, row in enumerate(rows)
    )
