"""Places that can sell local products: which they are, and how many by kind and zone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray, to_degrees
from sentra_geo.layers.reading import Layer
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.location import NO_VILLAGE, BoolArray
from sentra_geo.question import ZONES
from sentra_geo.sections.participation import flag_values
from sentra_geo.sections.shares import ZoneShare, zone_share

ALL_KINDS = "all"


@dataclass(frozen=True)
class OutletKind:
    """Outlets of one kind.

    Attributes:
        kind: One of ``OUTLET_KINDS``, or ``all``.
        zones: Inside, near, outside: ``total`` outlets, ``count`` of them known to sell local
            products, ``unknown`` those of which nobody knows.
        whole: The three together; its counts are their sums.
    """

    kind: str
    zones: tuple[ZoneShare, ...]
    whole: ZoneShare


@dataclass(frozen=True)
class OutletPlace:
    """One outlet.

    Attributes:
        outlet_id: Its identifier.
        name: Its name, as it was loaded.
        kind: One of ``OUTLET_KINDS``.
        zone: Zone that holds all or most of it.
        village: Name of its village; empty outside all.
        district: Its district; empty likewise.
        lon_lat: Its position in degrees.
        position_uncertainty_m: How uncertain that is; None where it is not said.
        sells_local: Whether it sells local products; None for unknown.
        rooms: Rooms of a hotel; None for unknown, and for others.
        has_souvenir: Whether a tourist site has its own souvenir; None for unknown.
        souvenir: What it is; empty where it is not said.
        is_sample: Whether it is made up.
    """

    outlet_id: str
    name: str
    kind: str
    zone: str
    village: str
    district: str
    lon_lat: tuple[float, float]
    position_uncertainty_m: float | None
    sells_local: bool | None
    rooms: int | None
    has_souvenir: bool | None
    souvenir: str
    is_sample: bool


def outlets_taking_part(cut: Cut) -> BoolArray:
    """Outlets that count for distances, whatever their district; shape ``(outlets,)``."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return np.zeros(0, dtype=bool)
    return cut.taking_part(outlets.frame["is_sample"].to_numpy(dtype=bool))


def known_to_sell(cut: Cut) -> FloatArray:
    """Whether each outlet sells local products: 1, 0, and NaN for unknown; shape ``(outlets,)``.

    An outlet with a recorded placement sells them, whatever its own row says.
    """
    outlets, placements = cut.study.activities.outlets, cut.study.activities.placements
    if outlets is None:
        return np.zeros(0)
    sells = flag_values(outlets.frame, "sells_local").copy()
    if placements is not None:
        sells[placements.parent[cut.taking_part(placements.is_sample)]] = 1.0
    return sells


def sells_and_counts(cut: Cut) -> BoolArray:
    """Outlets that count and are known to sell local products, shape ``(outlets,)``."""
    return np.asarray(outlets_taking_part(cut) & (known_to_sell(cut) == 1))


def count_outlets(cut: Cut) -> tuple[OutletKind, ...]:
    """Outlets by kind and zone, and all kinds together at the end."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return ()
    kinds, sells = outlets.frame["kind"].to_numpy(), known_to_sell(cut)
    rows = [(kind, cut.outlet_mask & (kinds == kind)) for kind in OUTLET_KINDS]
    rows.append((ALL_KINDS, cut.outlet_mask))
    return tuple(OutletKind(kind, *flag_shares(cut, mask, sells)) for kind, mask in rows)


def flag_shares(
    cut: Cut, mask: BoolArray, flags: FloatArray
) -> tuple[tuple[ZoneShare, ...], ZoneShare]:
    """The share of some outlets of which a flag is known to be true, by zone and in all.

    Args:
        cut: The question's cut.
        mask: The outlets, shape ``(outlets,)``.
        flags: 1, 0 and NaN for unknown, likewise.
    """
    level = 1 - cut.study.settings.thresholds.alpha
    weights = cut.outlet_zones * mask[:, None]
    count, unknown = (flags == 1) @ weights, np.isnan(flags) @ weights
    total = weights.sum(axis=0)
    zones = tuple(
        zone_share(name, count[zone], unknown[zone], total[zone], level)
        for zone, name in enumerate(ZONES)
    )
    return zones, zone_share("all", count.sum(), unknown.sum(), total.sum(), level)


def outlet_places(cut: Cut) -> tuple[OutletPlace, ...]:
    """Every outlet that counts, in the order of the layer."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return ()
    sells, rows = known_to_sell(cut), outlets.frame.to_dict("records")
    lon, lat = to_degrees(*outlets.positions)
    uncertainty = outlets.uncertainty_m
    return tuple(
        OutletPlace(
            outlet_id=str(row["outlet_id"]),
            name=str(row["name"]),
            kind=str(row["kind"]),
            zone=ZONES[int(np.argmax(cut.outlet_zones[i]))],
            village=village_text(cut, i, "village"),
            district=village_text(cut, i, "district"),
            lon_lat=(float(lon[i]), float(lat[i])),
            position_uncertainty_m=known_number(uncertainty[i]),
            sells_local=None if np.isnan(sells[i]) else bool(sells[i]),
            rooms=_rooms(row),
            has_souvenir=_has_souvenir(row),
            souvenir=text_of(row, "souvenir"),
            is_sample=bool(row["is_sample"]),
        )
        for i, row in enumerate(rows)
        if cut.outlet_mask[i]
    )


def village_text(cut: Cut, outlet: int, column: str) -> str:
    """A text of an outlet's village; empty for one outside all villages."""
    village = cut.study.outlet_village
    if village is None or village[outlet] == NO_VILLAGE:
        return ""
    return str(cut.study.villages.frame[column].iloc[int(village[outlet])])


def known_number(value: Any) -> float | None:
    """A number of a layer; None for unknown."""
    return None if value is None or pd.isna(value) else float(value)


def text_of(row: Mapping[Hashable, Any], column: str) -> str:
    """A text of a layer's row, tidied; empty where it is unknown or not there."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else " ".join(str(value).split())


def souvenir_flags(outlets: Layer) -> FloatArray:
    """Whether each outlet has its own souvenir: 1, 0 and NaN; one that is named is there."""
    flags = flag_values(outlets.frame, "has_souvenir").copy()
    named = [bool(text_of(row, "souvenir")) for row in outlets.frame.to_dict("records")]
    flags[np.isnan(flags) & np.array(named, dtype=bool)] = 1.0
    return flags


def _has_souvenir(row: Mapping[Hashable, Any]) -> bool | None:
    flag = known_number(row.get("has_souvenir"))
    if flag is None:
        return True if text_of(row, "souvenir") else None
    return bool(flag)


def _rooms(row: Mapping[Hashable, Any]) -> int | None:
    rooms = known_number(row.get("rooms"))
    return None if rooms is None else int(rooms)
