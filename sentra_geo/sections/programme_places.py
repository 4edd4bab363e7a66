"""Whom programmes reached in each district and village."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.question import ZONES
from sentra_geo.sections.shares import ZoneShare, zone_share


@dataclass(frozen=True)
class PlaceReach:
    """One district or village.

    Attributes:
        code: Code of the village; empty for a district, and for what lies outside all villages.
        name: Name of the village; empty likewise.
        district: Name of the district; empty for what lies outside all villages.
        zone: Zone that holds most of the village; empty for a district.
        share: Its businesses: reached, unknown, all, with Wilson's interval.
    """

    code: str
    name: str
    district: str
    zone: str
    share: ZoneShare


@dataclass(frozen=True)
class Places:
    """Districts and villages that the filters keep.

    Attributes:
        districts: A row a district, in the order of the villages' layer.
        villages: A row a village, by district and name.
        beyond: What lies outside all villages; None where nothing does.
    """

    districts: tuple[PlaceReach, ...]
    villages: tuple[PlaceReach, ...]
    beyond: PlaceReach | None


def reach_by_place(cut: Cut, counts: FloatArray, totals: FloatArray, unknown: FloatArray) -> Places:
    """Businesses reached in each place.

    Args:
        cut: The question's cut.
        counts: Businesses known to be reached by village and zone, shape ``(villages + 1, 3)``.
        totals: All businesses likewise.
        unknown: Those of whom nobody knows likewise.
    """
    level = 1 - cut.study.settings.thresholds.alpha
    table = np.stack([values.sum(axis=1) for values in (counts, unknown, totals)])

    def share(rows: BoolArray) -> ZoneShare:
        count, open_, total = table[:, rows].sum(axis=1)
        return zone_share("all", count, open_, total, level)

    frame = cut.study.villages.frame
    names = {name: frame[name].astype(str).to_numpy() for name in ("village_code", "village")}
    district = frame["district"].astype(str).to_numpy()
    last = np.append(np.zeros(len(district), dtype=bool), [True])
    every = np.append(district, "")
    kept = np.flatnonzero(cut.village_mask)
    main = np.argmax(cut.village_zones, axis=1)
    villages = [
        PlaceReach(
            str(names["village_code"][i]),
            str(names["village"][i]),
            str(district[i]),
            ZONES[int(main[i])],
            share(np.arange(len(every)) == i),
        )
        for i in kept
    ]
    villages.sort(key=lambda one: (one.district, one.name, one.code))
    return Places(
        districts=tuple(
            PlaceReach("", "", str(name), "", share((every == name) & ~last))
            for name in dict.fromkeys(district[kept])
        ),
        villages=tuple(villages),
        beyond=PlaceReach("", "", "", "", share(last)) if totals[-1].sum() > 0 else None,
    )
