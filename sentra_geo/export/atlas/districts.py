"""Figures of a district: the Answer's village rows and sentra locations, added up by zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.cut import plain
from sentra_geo.figures import VillageFigures
from sentra_geo.layers.projection import FloatArray
from sentra_geo.question import ZONES


@dataclass(frozen=True)
class DistrictZone:
    """What one zone of a district holds; a rule that splits villages splits every count.

    Attributes:
        zone: ``inside``, ``near`` or ``outside``.
        villages: Villages.
        villages_covered: Those whose settlement lies within the radius.
        people: People, an estimate.
        people_covered: People of those villages.
        area_ha: Land in hectares.
        sentra_locations: Sentra locations.
    """

    zone: str
    villages: float
    villages_covered: float
    people: float
    people_covered: float
    area_ha: float
    sentra_locations: float


@dataclass(frozen=True)
class DistrictFigures:
    """One district.

    Attributes:
        district: Its name.
        villages: How many villages it has.
        zones: Inside, near, outside.
        businesses: Businesses in its villages; None where they are unknown.
        businesses_covered: Those within the radius; None likewise.
    """

    district: str
    villages: int
    zones: tuple[DistrictZone, ...]
    businesses: int | None
    businesses_covered: int | None


def district_figures(found: Answer) -> tuple[DistrictFigures, ...]:
    """Every district that the filters keep; its zones add up to those of the Answer.

    A village counts in a zone by its weight there under the question's rule. Whether it is covered
    is a matter of its settlement, so the whole of a village is covered or none of it.
    """
    cut = found.cut
    villages = cut.study.villages.frame["district"].to_numpy()
    of_sentra = villages[cut.study.sentra_village[cut.sentra_mask]]
    weights, locations = cut.village_zones[cut.village_mask], cut.sentra_zones[cut.sentra_mask]
    rows = np.array([village.district for village in found.villages], dtype=object)
    return tuple(
        add_up(
            name,
            [village for village in found.villages if village.district == name],
            weights[rows == name],
            locations[of_sentra == name],
        )
        for name in dict.fromkeys(rows)
    )


def add_up(
    name: str, villages: Sequence[VillageFigures], weights: FloatArray, locations: FloatArray
) -> DistrictFigures:
    """Add up the villages and sentra locations of one district.

    Args:
        name: The district.
        villages: Its villages.
        weights: Weight of each in each zone, shape ``(villages, 3)``; rows sum to 1.
        locations: Weight of each of its sentra locations likewise, shape ``(locations, 3)``.

    Returns:
        Its figures.
    """
    covered = np.array([float(village.is_covered) for village in villages])
    people = np.array([village.people for village in villages])
    area = np.array([village.area_ha for village in villages])
    sums = {
        "villages": weights.sum(axis=0),
        "villages_covered": covered @ weights,
        "people": people @ weights,
        "people_covered": (people * covered) @ weights,
        "area_ha": area @ weights,
        "sentra_locations": locations.sum(axis=0),
    }
    return DistrictFigures(
        district=name,
        villages=len(villages),
        zones=tuple(
            DistrictZone(zone, **{what: plain(values[n]) for what, values in sums.items()})
            for n, zone in enumerate(ZONES)
        ),
        businesses=_total([village.businesses for village in villages]),
        businesses_covered=_total([village.businesses_covered for village in villages]),
    )


def _total(counts: Sequence[int | None]) -> int | None:
    """The sum; unknown as soon as one of them is."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
