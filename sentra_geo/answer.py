"""One question, one answer: every figure that a page, an export or the command line shows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.errors import Fault, QuestionError
from sentra_geo.figures import (
    STRADDLING,
    CoverageGap,
    LocationFigures,
    Reach,
    RuleFigures,
    SentraFigures,
    Verdict,
    VillageFigures,
    ZoneFigures,
)
from sentra_geo.layers.projection import FloatArray, to_degrees
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.location import NO_VILLAGE, BoolArray, band_of
from sentra_geo.measures.coverage import ZoneReach, zone_reach
from sentra_geo.measures.equity import location_quotient, parity_need, rate_per
from sentra_geo.measures.inference import Resampled, newcombe, village_bootstrap
from sentra_geo.measures.population import spread_people
from sentra_geo.measures.verdict import Comparison, Finding, agreed_state, find
from sentra_geo.question import COMMODITIES, RULES, SCALES, ZONES, Question
from sentra_geo.study import BUSINESS_COMMODITIES, SPLIT_SHARE, Boundary, Study
from sentra_geo.tabulation import CountTable
from sentra_geo.wording import N_

INSIDE, NEAR, OUTSIDE = range(3)
_PER = {"population": 1_000.0, "businesses": 100.0, "villages": 1.0, "area": 10_000.0}


@dataclass(frozen=True, eq=False)
class Answer:
    """Every figure for one question.

    Attributes:
        question: What was asked.
        digest: Digest of the study.
        boundary: The boundary's facts and located layers.
        zones: Inside, near, outside.
        spread: How many sentra lie inside, near, straddle or lie outside.
        finding: The comparison of units with the base, near the line left out.
        units: Units compared, by zone (inside, near, outside).
        bases: Base compared with, by zone.
        verdict: The state.
        coverage_gap: Coverage outside less inside.
        reach: Distance curves by what is covered.
        villages: One row a village.
        sentra: One row a sentra.
        rules: The band between the rules.
        people_total: People in all, as counted.
        businesses: ``real``, ``sample`` or ``none``: what kind of businesses take part.
    """

    question: Question
    digest: str
    boundary: Boundary
    zones: tuple[ZoneFigures, ...]
    spread: Mapping[str, int]
    finding: Finding
    units: tuple[float, ...]
    bases: tuple[float, ...]
    verdict: Verdict
    coverage_gap: CoverageGap
    reach: Mapping[str, ZoneReach]
    villages: tuple[VillageFigures, ...]
    sentra: tuple[SentraFigures, ...]
    rules: tuple[RuleFigures, ...]
    people_total: int
    businesses: str


def answer(study: Study, question: Question) -> Answer:
    """Answer a question from the counts of a study; no row is touched.

    Args:
        study: Located and counted layers.
        question: Every choice.

    Returns:
        The answer; the same study and question always give the same one.

    Raises:
        QuestionError: The boundary or a district does not exist in this study.
    """
    _check(study, question)
    cut = _Cut(study, question)
    units, bases = cut.units(), cut.bases()
    finding, verdict = _judge(cut, units, bases)
    reach = cut.reach()
    return Answer(
        question=question,
        digest=study.digest,
        boundary=cut.boundary,
        zones=_zone_rows(cut, units, bases, reach),
        spread=_spread_counts(cut),
        finding=finding,
        units=_floats(units),
        bases=_floats(bases),
        verdict=verdict,
        coverage_gap=_coverage_gap(reach.get(question.covered), question),
        reach=reach,
        villages=_village_rows(cut),
        sentra=_sentra_rows(cut),
        rules=tuple(_rule_figures(study, question, rule) for rule in RULES),
        people_total=round(float(cut.people[cut.village_mask].sum())),
        businesses=cut.register,
    )


def _check(study: Study, question: Question) -> None:
    districts = set(study.villages.frame["district"])
    faults = [
        Fault(
            N_("Kecamatan “{value}” tidak ada di lapisan desa."),
            N_("Pakai salah satu dari: {choices}."),
            fields={"value": value, "choices": ", ".join(sorted(districts))},
        )
        for value in question.district
        if value not in districts
    ]
    if question.boundary not in study.boundaries:
        faults.append(
            Fault(
                N_("Delineasi “{value}” tidak ada di data."),
                N_("Pakai salah satu dari: {choices}."),
                fields={"value": question.boundary, "choices": ", ".join(study.boundaries)},
            )
        )
    if faults:
        raise QuestionError(faults)


class _Cut:
    """A study seen through one question: which rows count, and how much of each in each zone."""

    def __init__(self, study: Study, question: Question) -> None:
        self.study, self.question = study, question
        self.boundary = study.boundaries[question.boundary]
        frame = study.villages.frame
        self.village_mask: BoolArray = np.ones(len(frame), dtype=bool)
        if question.district:
            self.village_mask = frame["district"].isin(question.district).to_numpy(dtype=bool)
        self.village_zones = self._village_zones()
        self.people = _people(study, question.rule)
        self.sentra_mask = self.village_mask[study.sentra_village]
        if question.commodity:
            kept = study.sentra.frame["commodity"].isin(question.commodity)
            self.sentra_mask = self.sentra_mask & kept.to_numpy(dtype=bool)
        self.sentra_zones = self._sentra_zones()
        self.register = self._register()
        self._cells: dict[str, tuple[CountTable, FloatArray]] = {}

    def _village_zones(self) -> FloatArray:
        side = self.boundary.villages
        every = np.arange(len(side.inside), dtype=np.int16)
        return self.boundary.zone_weights(side.inside, side.line_band, every, self.question)

    def _sentra_zones(self) -> FloatArray:
        side = self.boundary.sentra
        return self.boundary.zone_weights(
            side.inside, side.line_band, self.study.sentra_village, self.question
        )

    def _register(self) -> str:
        if self.study.has_register:
            return "real"
        return "sample" if self.study.has_sample and self.question.sample else "none"

    def cells(self, target: str) -> tuple[CountTable, FloatArray]:
        """The count table of one target, and each kept cell's count by zone."""
        if target not in self._cells:
            self._cells[target] = self._kept_cells(self.boundary.businesses[target])
        return self._cells[target]

    def _kept_cells(self, table: CountTable) -> tuple[CountTable, FloatArray]:
        keep = table.is_sample == (self.register == "sample")
        if self.question.district:
            keep &= (table.village != NO_VILLAGE) & self.village_mask[table.village]
        if self.question.commodity:
            wanted = [BUSINESS_COMMODITIES.index(name) for name in self.question.commodity]
            keep &= np.isin(table.commodity, wanted)
        if self.question.scale:
            keep &= np.isin(table.scale, [SCALES.index(name) for name in self.question.scale])
        weights = self.boundary.zone_weights(
            table.inside, table.line_band, table.village, self.question
        )
        return table, weights * (table.count * keep)[:, None]

    def units(self) -> FloatArray:
        """Units compared, by zone; empty (all NaN) when businesses are asked for and unknown."""
        if self.question.unit == "businesses":
            return self.businesses
        if self.question.unit == "villages":
            return self.host_villages
        if self.question.unit == "sentra":
            return self.sentra_counts
        return self.locations

    def bases(self) -> FloatArray:
        """Base compared with, by zone."""
        if self.question.base == "businesses":
            return self.businesses
        size = {
            "population": self.people,
            "villages": np.ones(len(self.people)),
            "area": self.study.village_area_ha,
        }[self.question.base]
        return self.by_zone(size)

    def by_zone(self, size: FloatArray) -> FloatArray:
        """A quantity of villages by zone, shape ``(3,)``."""
        return np.asarray((size * self.village_mask) @ self.village_zones)

    @cached_property
    def locations(self) -> FloatArray:
        """Sentra locations by zone."""
        return np.asarray(self.sentra_mask.astype(float) @ self.sentra_zones)

    @cached_property
    def sentra_counts(self) -> FloatArray:
        """Sentra by zone: parts of one by its locations, all of it near once one location is."""
        return np.sum([self.sentra_zone(rows) for _, rows in self.sentra_groups], axis=0) + (
            np.zeros(len(ZONES))
        )

    def sentra_zone(self, rows: NDArray[np.intp]) -> FloatArray:
        """Zone parts of one sentra, given the rows of its locations."""
        parts = self.sentra_zones[rows].mean(axis=0)
        return np.array([0.0, 1.0, 0.0]) if parts[NEAR] > 0 else np.asarray(parts)

    @cached_property
    def sentra_groups(self) -> list[tuple[str, NDArray[np.intp]]]:
        """Rows of each sentra's locations that the filters keep, in the order of the layer."""
        ids = self.study.sentra.frame["sentra_id"].to_numpy()
        groups = [
            (key, np.flatnonzero((ids == key) & self.sentra_mask)) for key in dict.fromkeys(ids)
        ]
        return [(key, rows) for key, rows in groups if len(rows)]

    @cached_property
    def records(self) -> list[dict[Hashable, Any]]:
        """The sentra layer's rows."""
        return self.study.sentra.frame.to_dict("records")

    @cached_property
    def host_villages(self) -> FloatArray:
        """Villages with at least one sentra location, by zone."""
        hosts = np.zeros(len(self.people))
        hosts[self.study.sentra_village[self.sentra_mask]] = 1
        return self.by_zone(hosts)

    @cached_property
    def businesses(self) -> FloatArray:
        """Businesses by zone; NaN when no business layer takes part."""
        if self.register == "none":
            return np.full(len(ZONES), np.nan)
        _, weights = self.cells(self.question.target)
        return np.asarray(weights.sum(axis=0))

    def reach(self) -> dict[str, ZoneReach]:
        """Distance histograms of villages, people and, where there are any, businesses."""
        bands = band_of(self.study.village_distance_m[self.question.target])
        zones = self.village_zones * self.village_mask[:, None]
        found = {
            "villages": zone_reach(bands, zones),
            "people": zone_reach(bands, zones * self.people[:, None]),
        }
        if self.register != "none":
            table, weights = self.cells(self.question.target)
            found["businesses"] = zone_reach(table.distance_band, weights)
        return found


def _people(study: Study, rule: str) -> FloatArray:
    """People by village: a district's people in equal parts, or by land under the area rule."""
    size = study.village_area_ha if rule == "area" else np.ones(len(study.village_area_ha))
    frame = study.population.frame
    return spread_people(
        list(study.villages.frame["village_code"]),
        list(frame["area_code"]),
        frame["people"].to_numpy(dtype=np.float64),
        size,
    )


def _judge(cut: _Cut, units: FloatArray, bases: FloatArray) -> tuple[Finding, Verdict]:
    def state(extra: int | None) -> Finding:
        x, n = list(_floats(units)), list(_floats(bases))
        if extra is not None:
            x[extra] += x[NEAR]
            n[extra] += n[NEAR]
        clustered = cut.question.unit == "businesses"
        return find(
            Comparison(
                x[OUTSIDE],
                x[INSIDE],
                n[OUTSIDE],
                n[INSIDE],
                clustered,
                _resampled(cut, extra) if clustered and cut.register != "none" else None,
            )
        )

    finding, all_inside, all_outside = state(None), state(INSIDE), state(OUTSIDE)
    uses_sample = cut.register == "sample" and "businesses" in {
        cut.question.unit,
        cut.question.base,
    }
    return finding, Verdict(
        state=agreed_state(f.state for f in (finding, all_inside, all_outside)),
        uses_sample=uses_sample,
        near_inside=all_inside.state,
        near_outside=all_outside.state,
    )


def _resampled(cut: _Cut, extra: int | None) -> Resampled | None:
    """Redraw villages; ``extra`` is the zone that takes in what is near the line."""
    table, weights = cut.cells(cut.question.target)
    villages = len(cut.people)
    counts = np.zeros((villages + 1, len(ZONES)))
    np.add.at(counts, table.village, weights)  # -1, outside all villages, is the last row
    size = {
        "population": cut.people,
        "villages": np.ones(villages),
        "area": cut.study.village_area_ha,
    }.get(cut.question.base)
    bases = counts.copy()
    if size is not None:
        bases[:-1] = (size * cut.village_mask)[:, None] * cut.village_zones
        bases[-1] = 0
    if extra is not None:
        counts[:, extra] += counts[:, NEAR]
        bases[:, extra] += bases[:, NEAR]
    pair = [INSIDE, OUTSIDE]
    kept = cut.village_mask
    return village_bootstrap(counts[:-1][kept][:, pair], bases[:-1][kept][:, pair])


def _zone_rows(
    cut: _Cut, units: FloatArray, bases: FloatArray, reach: dict[str, ZoneReach]
) -> tuple[ZoneFigures, ...]:
    villages = cut.by_zone(np.ones(len(cut.people)))
    people = whole_numbers(cut.by_zone(cut.people))
    area_ha = cut.by_zone(cut.study.village_area_ha)
    band = cut.question.radius_band
    covered = {
        name: _reach_by_zone(found, band, with_interval=name != "people")
        for name, found in reach.items()
    }
    return tuple(
        ZoneFigures(
            zone=name,
            sentra_locations=_plain(cut.locations[zone]),
            sentra=_plain(cut.sentra_counts[zone]),
            host_villages=_plain(cut.host_villages[zone]),
            villages=_plain(villages[zone]),
            people=people[zone],
            area_ha=_plain(area_ha[zone]),
            businesses=None if cut.register == "none" else _plain(cut.businesses[zone]),
            location_quotient=location_quotient(
                float(units[zone]), float(units.sum()), float(bases[zone]), float(bases.sum())
            ),
            rate=rate_per(float(units[zone]), float(bases[zone]), _PER[cut.question.base]),
            reach={what: figures[zone] for what, figures in covered.items()},
        )
        for zone, name in enumerate(ZONES)
    )


def _reach_by_zone(reach: ZoneReach, band: int, *, with_interval: bool) -> list[Reach]:
    total, covered, share = reach.total, reach.covered(band), reach.share(band)
    limits = reach.interval(band)
    quartiles = [reach.quantile_km(q) for q in (0.25, 0.5, 0.75)]
    return [
        Reach(
            total=_plain(total[zone]),
            covered=_plain(covered[zone]),
            share=float(share[zone]),
            interval=(float(limits[zone][0]), float(limits[zone][1])) if with_interval else None,
            quartiles_km=tuple(float(quartile[zone]) for quartile in quartiles),
        )
        if total[zone] > 0
        else Reach(0.0, 0.0, None, None, None)
        for zone in range(len(ZONES))
    ]


def _coverage_gap(reach: ZoneReach | None, question: Question) -> CoverageGap:
    if reach is None or not reach.total[[INSIDE, OUTSIDE]].all():
        return CoverageGap(None, None, None)
    covered, total = reach.covered(question.radius_band), reach.total
    outside, inside = (covered[OUTSIDE], total[OUTSIDE]), (covered[INSIDE], total[INSIDE])
    return CoverageGap(
        points=float(outside[0] / outside[1] - inside[0] / inside[1]),
        interval=None if question.covered == "people" else newcombe(*outside, *inside),
        parity_need=parity_need(*outside, *inside),
    )


def _spread(parts: FloatArray) -> str:
    if parts[NEAR] > 0:
        return ZONES[NEAR]
    if min(parts[INSIDE], parts[OUTSIDE]) > SPLIT_SHARE:
        return STRADDLING
    return ZONES[int(np.argmax(parts))]


def _spread_counts(cut: _Cut) -> dict[str, int]:
    found = [_spread(cut.sentra_zone(rows)) for _, rows in cut.sentra_groups]
    return {name: found.count(name) for name in ("inside", "near", STRADDLING, "outside")}


def _village_rows(cut: _Cut) -> tuple[VillageFigures, ...]:
    study, boundary = cut.study, cut.boundary
    total, covered = _businesses_by_village(cut)
    distance = study.village_distance_m[cut.question.target]
    bands = band_of(distance)
    names = study.sentra.frame["sentra"].to_numpy()
    return tuple(
        VillageFigures(
            village_code=row.village_code,
            village=row.village,
            kind=getattr(row, "kind", None) or "",
            district=row.district,
            zone=ZONES[int(np.argmax(cut.village_zones[i]))],
            share_inside=float(boundary.share_inside[i]),
            is_split=bool(SPLIT_SHARE < boundary.share_inside[i] < 1 - SPLIT_SHARE),
            people=float(cut.people[i]),
            area_ha=float(study.village_area_ha[i]),
            sentra=tuple(dict.fromkeys(names[(study.sentra_village == i) & cut.sentra_mask])),
            distance_km=float(distance[i]) / 1000,
            is_covered=bool(bands[i] <= cut.question.radius_band),
            businesses=None if total is None else int(total[i]),
            businesses_covered=None if covered is None else int(covered[i]),
        )
        for i, row in enumerate(study.villages.frame.itertuples())
        if cut.village_mask[i]
    )


def _businesses_by_village(cut: _Cut) -> tuple[FloatArray | None, FloatArray | None]:
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


def _sentra_rows(cut: _Cut) -> tuple[SentraFigures, ...]:
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
                villages_covered=_floats(cut.by_zone(near.astype(float))),
                people_covered=_floats(cut.by_zone(cut.people * near)),
            )
        )
    return tuple(rows)


def _businesses_of(
    cut: _Cut, commodity: str
) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    if cut.register == "none":
        return None, None
    table, weights = cut.cells(commodity)
    own = weights * (table.commodity == COMMODITIES.index(commodity))[:, None]
    within = own[table.distance_band <= cut.question.radius_band]
    return _floats(own.sum(axis=0)), _floats(within.sum(axis=0))


def _location_row(cut: _Cut, row: int) -> LocationFigures:
    study, side = cut.study, cut.boundary.sentra
    record, village = cut.records[row], int(study.sentra_village[row])
    names = study.villages.frame["village"].to_numpy(), study.villages.frame["district"].to_numpy()
    lon, lat = to_degrees(study.sentra.x[[row]], study.sentra.y[[row]])  # type: ignore[index]
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
    )


def _rule_figures(study: Study, question: Question, rule: str) -> RuleFigures:
    cut = _Cut(study, replace(question, rule=rule))
    return RuleFigures(
        rule=rule,
        sentra_locations=_floats(cut.locations),
        people=tuple(whole_numbers(cut.by_zone(cut.people))),
    )


def _plain(value: float) -> float:
    """Sums of thirds and the like, cleaned of the last bits."""
    return round(float(value), 9)


def _floats(values: FloatArray) -> tuple[float, ...]:
    return tuple(_plain(value) for value in values)
