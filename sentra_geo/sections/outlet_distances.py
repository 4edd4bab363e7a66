"""How far villages are from each kind of outlet, in a straight line from their settlement.

An outlet of another district counts for distances, since people go there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.location import BoolArray, band_of
from sentra_geo.question import ZONES
from sentra_geo.sections.market_access import medians_km, nearest_m
from sentra_geo.sections.outlets import outlets_taking_part, sells_and_counts

KM_M = 1_000.0
SELLS = "sells"


@dataclass(frozen=True)
class KindDistance:
    """How far settlements are from the nearest outlet of one kind.

    Attributes:
        kind: One of ``OUTLET_KINDS``, or ``sells`` for any known to sell local products.
        outlets: How many there are, whatever their district.
        median_km: Distance within which half of the villages lie, by zone; None for a zone without
            villages and where there is no such outlet, infinity beyond 60 km.
    """

    kind: str
    outlets: int
    median_km: tuple[float | None, ...]


@dataclass(frozen=True)
class VillageOutlets:
    """How far one village is from outlets.

    Attributes:
        village_code: Its code.
        village: Its name.
        district: Its district.
        zone: Zone that holds all or most of it.
        nearest_km: To the nearest outlet of each kind, in the order of ``OUTLET_KINDS``; None
            where there is none.
        sells_km: To the nearest one that is known to sell local products; None likewise.
        sells_at: Its name; empty likewise.
    """

    village_code: str
    village: str
    district: str
    zone: str
    nearest_km: tuple[float | None, ...]
    sells_km: float | None
    sells_at: str


def _groups(cut: Cut) -> dict[str, BoolArray]:
    """Outlets that count, by kind, and those that sell local products."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return {}
    kinds, counts = outlets.frame["kind"].to_numpy(), outlets_taking_part(cut)
    return {kind: counts & (kinds == kind) for kind in OUTLET_KINDS} | {
        SELLS: sells_and_counts(cut)
    }


def kind_distances(cut: Cut) -> tuple[KindDistance, ...]:
    """Median distance of the villages of each zone to each kind of outlet, in a straight line."""
    weights = cut.village_zones * cut.village_mask[:, None]
    rows = []
    for kind, mask in _groups(cut).items():
        medians = medians_km(band_of(nearest_m(cut, mask)), weights)
        none: list[float | None] = [None] * len(ZONES)
        rows.append(KindDistance(kind, int(mask.sum()), tuple(medians if mask.any() else none)))
    return tuple(rows)


def village_outlets(cut: Cut) -> tuple[VillageOutlets, ...]:
    """One row a village that the filters keep."""
    outlets, distance = cut.study.activities.outlets, cut.study.outlet_distance_m
    if outlets is None or distance is None:
        return ()
    groups = _groups(cut)
    selling = groups.pop(SELLS)
    nearest = np.column_stack([nearest_m(cut, mask) for mask in groups.values()])
    sells = np.where(selling, distance, np.inf)
    names = outlets.frame["name"].to_numpy()
    records = cut.study.villages.frame.to_dict("records")
    return tuple(
        VillageOutlets(
            village_code=str(row["village_code"]),
            village=str(row["village"]),
            district=str(row["district"]),
            zone=ZONES[int(np.argmax(cut.village_zones[i]))],
            nearest_km=tuple(_km(value) for value in nearest[i]),
            sells_km=_km(sells[i].min()),
            sells_at=str(names[sells[i].argmin()]) if selling.any() else "",
        )
        for i, row in enumerate(records)
        if cut.village_mask[i]
    )


def _km(metres: float) -> float | None:
    return float(metres) / KM_M if np.isfinite(metres) else None
