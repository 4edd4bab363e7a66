"""The rows of an Answer: zones, villages and sentra, each counted in one Cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sentra_geo.boundary import SPLIT_SHARE
from sentra_geo.clusters import covered_by_village, redrawn_rows
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut, floats, plain
from sentra_geo.figures import (
    STRADDLING,
    LocationFigures,
    Reach,
    SentraFigures,
    VillageFigures,
    ZoneFigures,
)
from sentra_geo.layers.projection import FloatArray, to_degrees
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.location import NO_VILLAGE, band_of
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.equity import location_quotient, rate_per
from sentra_geo.measures.inference import Interval
from sentra_geo.measures.resampling import resample_share
from sentra_geo.question import ZONES

PER = {"population": 1_000.0, "businesses": 100.0, "villages": 1.0, "area": 10_000.0}


def zone_rows(
    cut: Cut, units: FloatArray, bases: FloatArray, reach: dict[str, ZoneReach]
) -> tuple[ZoneFigures, ...]:
    """One row a zone, also for a zone with nothing in it."""
    villages = cut.by_zone(np.ones(len(cut.people)))
    people = whole_numbers(cut.by_zone(cut.people))
    area_ha = cut.by_zone(cut.study.village_area_ha)
    band = cut.question.radius_band
    covered = {
        name: _reach_by_zone(found, band, _coverage_limits(cut.asking(covered=name), found))
        for name, found in reach.items()
    }
    return tuple(
        ZoneFigures(
            zone=name,
            sentra_locations=plain(cut.locations[zone]),
            sentra=plain(cut.sentra_counts[zone]),
            host_villages=plain(cut.host_villages[zone]),
            villages=plain(villages[zone]),
            people=people[zone],
            area_ha=plain(area_ha[zone]),
            businesses=None if cut.register == "none" else plain(cut.businesses[zone]),
            location_quotient=location_quotient(
                float(units[zone]), float(units.sum()), float(bases[zone]), float(bases.sum())
            ),
            rate=rate_per(float(units[zone]), float(bases[zone]), PER[cut.question.base]),
            reach={what: figures[zone] for what, figures in covered.items()},
        )
        for zone, name in enumerate(ZONES)
    )


def _coverage_limits(cut: Cut, reach: ZoneReach) -> Sequence[Interval | None]:
    """Limits of coverage by zone: Wilson's for villages; people and businesses cluster in them."""
    level = 1 - cut.study.settings.thresholds.alpha
    if cut.question.covered == "villages":
        limits = reach.interval(cut.question.radius_band, level)
        return [(float(low), float(high)) for low, high in limits]
    within, whole = covered_by_village(cut)
    kept = redrawn_rows(cut, whole)
    return resample_share(within[kept], whole[kept], 1 - level)


def _reach_by_zone(reach: ZoneReach, band: int, limits: Sequence[Interval | None]) -> list[Reach]:
    total, covered, share = reach.total, reach.covered(band), reach.share(band)
    quartiles = [reach.quantile_km(q) for q in (0.25, 0.5, 0.75)]
    return [
        Reach(
            total=plain(total[zone]),
            covered=plain(covered[zone]),
            share=float(share[zone]),
            interval=limits[zone],
            quartiles_km=tuple(float(quartile[zone]) for quartile in quartiles),
        )
        if total[zone] > 0
        else Reach(0.0, 0.0, None, None, None)
        for zone in range(len(ZONES))
    ]


def _spread(parts: FloatArray) -> str:
    if parts[NEAR] > 0:
        return ZONES[NEAR]
    if min(parts[INSIDE], parts[OUTSIDE]) > SPLIT_SHARE:
        return STRADDLING
    return ZONES[int(np.argmax(parts))]


def spread_counts(cut: Cut) -> dict[str, int]:
    """How many sentra lie inside, near the line, straddle it, or lie outside."""
    found = [_spread(cut.sentra_zone(rows)) for _, rows in cut.sentra_groups]
    return {name: found.count(name) for name in ("inside", "near", STRADDLING, "outside")}


def village_rows(cut: Cut) -> tuple[VillageFigures, ...]:
    """One row a village that the filters keep."""
    study, boundary = cut.study, cut.boundary
    total, covered = _businesses_by_village(cut)
    distance = study.village_distance_m[cut.question.target]
    bands = band_of(distance)
    names = study.sentra.frame["sentra"].to_numpy()
    return tuple(
        VillageFigures(
            village_code=row["village_code"],
            village=row["village"],
            kind=row.get("kind") or "",
            district=row["district"],
            zone=ZONES[int(np.argmax(cut.village_zones[i]))],
            share_inside=float(boundary.share_inside[i]),
            is_split=bool(SPLIT_SHARE < boundary.share_inside[i] < 1 - SPLIT_SHARE),
            people=float(cut.people[i]),
            area_ha=float(study.village_area_ha[i]),
            sentra=tuple(dict.fromkeys(names[(study.sentra_village == i) & cut.sentra_mask])),
            position_uncertainty_m=float(row["position_uncertainty_m"]),
            distance_km=float(distance[i]) / 1000,
            is_covered=bool(bands[i] <= cut.question.radius_band),
            businesses=None if total is None else int(total[i]),
            businesses_covered=None if covered is None else int(covered[i]),
        )
        for i, row in enumerate(study.villages.frame.to_dict("records"))
        if cut.village_mask[i]
    )


def _businesses_by_village(cut: Cut) -> tuple[FloatArray | None, FloatArray | None]:
    if cut.register == "none":
        return None, None
    table, weights = cut.cells(cut.question.target)
    known = table.village != NO_VILLAGE
    count = weights.sum(axis=1) * known
    within = count * (table.distance_band <= cut.question.radius_band)
    villages = len(cut.people)
    index = np.where(known, table.village, 0)
    return (
        np.rint(np.bincount(index, weights=count, minlength=villages)),
        np.rint(np.bincount(index, weights=within, minlength=villages)),
    )


def sentra_rows(cut: Cut) -> tuple[SentraFigures, ...]:
    """One row a sentra that the filters keep: its locations and whom it reaches."""
    rows = []
    for sentra_id, locations in cut.sentra_groups:
        first = cut.records[int(locations[0])]
        commodity = str(first["commodity"])
        near = cut.study.village_distance_m[commodity] <= cut.question.radius_km * 1000 + 1e-6
        businesses, covered = _businesses_of(cut, commodity)
        rows.append(
            SentraFigures(
                sentra_id=sentra_id,
                sentra=str(first["sentra"]),
                commodity=commodity,
                spread=_spread(cut.sentra_zone(locations)),
                locations=tuple(_location_row(cut, int(row)) for row in locations),
                businesses=businesses,
                businesses_covered=covered,
                villages_covered=floats(cut.by_zone(near.astype(float))),
                people_covered=floats(cut.by_zone(cut.people * near)),
            )
        )
    return tuple(rows)


def _businesses_of(
    cut: Cut, commodity: str
) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    if cut.register == "none":
        return None, None
    own, weights = cut.kept_cells(cut.boundary.own_businesses[commodity])
    within = weights[own.distance_band <= cut.question.radius_band]
    return floats(weights.sum(axis=0)), floats(within.sum(axis=0))


def _known(value: Any) -> float | None:
    return None if value is None or np.isnan(value) else float(value)


def _location_row(cut: Cut, row: int) -> LocationFigures:
    study, side = cut.study, cut.boundary.sentra
    record, village = cut.records[row], int(study.sentra_village[row])
    names = study.villages.frame["village"].to_numpy(), study.villages.frame["district"].to_numpy()
    x, y = study.sentra.positions
    lon, lat = to_degrees(x[[row]], y[[row]])
    return LocationFigures(
        sentra_id=str(record["sentra_id"]),
        sentra=str(record["sentra"]),
        commodity=str(record["commodity"]),
        village_code=str(record["village_code"]),
        village=str(names[0][village]),
        district=str(names[1][village]),
        lon_lat=(float(lon[0]), float(lat[0])),
        position_uncertainty_m=float(record["position_uncertainty_m"]),
        zone=ZONES[int(np.argmax(cut.sentra_zones[row]))],
        share_inside=float(cut.boundary.share_inside[village]),
        line_km=float(side.line_m[row]) / 1000,
        unit_count=_known(record.get("unit_count")),
    )
