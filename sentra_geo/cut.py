"""A study seen through one question: what counts, and how much of it in each zone."""

from __future__ import annotations

from collections.abc import Hashable
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.activities import Rows
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import NO_VILLAGE, BoolArray, band_of
from sentra_geo.measures.areal import extensive
from sentra_geo.measures.coverage import ZoneReach, zone_reach
from sentra_geo.measures.population import spread_people
from sentra_geo.question import SCALES, ZONES, Question
from sentra_geo.study import BUSINESS_COMMODITIES, Study
from sentra_geo.tabulation import CountTable

INSIDE, NEAR, OUTSIDE = range(3)
_FREE_CHOICES = {"unit", "base", "covered", "radius_km"}


class Cut:
    """A study seen through one question: which rows count, and how much of each in each zone.

    Attributes:
        study: The study.
        question: The question.
        boundary: The boundary it asks for.
        village_mask: Villages that the filters keep, shape ``(villages,)``.
        village_zones: Weights of inside, near and outside of each village, ``(villages, 3)``.
        people: People by village under the question's rule, an estimate, ``(villages,)``.
        sentra_mask: Sentra locations that the filters keep, shape ``(locations,)``.
        sentra_zones: Weights of each sentra location, shape ``(locations, 3)``.
        register: ``real``, ``sample`` or ``none``: what kind of businesses take part.
        keeps_sample: Whether made-up programmes and outlets take part: not beside a real register.
    """

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
        self.keeps_sample = question.sample and self.register != "real"
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
            by_kind = bool(self.question.commodity or self.question.scale)
            tables = self.boundary.businesses if by_kind else self.boundary.all_businesses
            self._cells[target] = self.kept_cells(tables[target])
        return self._cells[target]

    def kept_cells(self, table: CountTable) -> tuple[CountTable, FloatArray]:
        """The cells of a table that the filters keep, and each one's count by zone."""
        keep = table.is_sample == (self.register == "sample")
        if self.question.district:
            keep &= (table.village != NO_VILLAGE) & self.village_mask[table.village]
        if self.question.commodity:
            wanted = [BUSINESS_COMMODITIES.index(name) for name in self.question.commodity]
            keep &= np.isin(table.commodity, wanted)
        if self.question.scale:
            keep &= np.isin(table.scale, [SCALES.index(name) for name in self.question.scale])
        if not keep.all():
            table = table.only(keep)
        weights = self.boundary.zone_weights(
            table.inside, table.line_band, table.village, self.question
        )
        return table, weights * table.count[:, None]

    def business_zones(self, rows: Rows) -> FloatArray:
        """How much of each of some businesses falls into each zone; those filtered out are 0.

        Args:
            rows: Rows of the register, shape ``(rows,)``.

        Returns:
            Weights of inside, near and outside, shape ``(rows, 3)``; all 0 for a business that the
            filters leave out or that is of another register than the question's.
        """
        side, kind, village = (
            self.boundary.business_side,
            self.study.business_kind,
            self.study.business_village,
        )
        if side is None or kind is None or village is None or self.register == "none":
            return np.zeros((len(rows), len(ZONES)))
        village = village[rows]
        keep = kind.is_sample[rows] == (self.register == "sample")
        if self.question.district:
            keep &= (village != NO_VILLAGE) & self.village_mask[village]
        if self.question.commodity:
            wanted = [BUSINESS_COMMODITIES.index(name) for name in self.question.commodity]
            keep &= np.isin(kind.commodity[rows], wanted)
        if self.question.scale:
            wanted = [SCALES.index(name) for name in self.question.scale]
            keep &= np.isin(kind.scale[rows], wanted)
        weights = self.boundary.zone_weights(
            side.inside[rows], side.line_band[rows], village, self.question
        )
        return np.asarray(weights * keep[:, None])

    def taking_part(self, is_sample: BoolArray) -> BoolArray:
        """Which rows of programmes and outlets count, by whether they are made up."""
        return np.asarray(~is_sample | self.keeps_sample)

    @cached_property
    def outlet_mask(self) -> BoolArray:
        """Outlets that count: made-up ones not beside a real register, and those in the districts.

        Shape ``(outlets,)``; empty without outlets.
        """
        outlets, village = self.study.activities.outlets, self.study.outlet_village
        if outlets is None or village is None:
            return np.zeros(0, dtype=bool)
        keep = self.taking_part(outlets.frame["is_sample"].to_numpy(dtype=bool))
        if self.question.district:
            keep = keep & (village != NO_VILLAGE) & self.village_mask[village]
        return keep

    @cached_property
    def outlet_zones(self) -> FloatArray:
        """Weights of inside, near and outside of each outlet, shape ``(outlets, 3)``."""
        side, village = self.boundary.outlets, self.study.outlet_village
        if side is None or village is None:
            return np.zeros((0, len(ZONES)))
        return self.boundary.zone_weights(side.inside, side.line_band, village, self.question)

    def by_village(self, table: CountTable, weights: FloatArray) -> FloatArray:
        """Weights of cells gathered by village.

        Args:
            table: Cells.
            weights: Weight of each in each zone, shape ``(cells, zones)``.

        Returns:
            Shape ``(villages + 1, zones)``; the last row is what lies outside all villages.
        """
        villages = len(self.people)
        place = np.where(table.village == NO_VILLAGE, villages, table.village)
        counts = [np.bincount(place, weights=zone, minlength=villages + 1) for zone in weights.T]
        return np.column_stack(counts).astype(np.float64)  # of no cells numpy makes whole numbers

    def asking(self, **changes: Any) -> Cut:
        """The same study, rows and zones for a question with other choices.

        Args:
            changes: Choices that leave rows and zones as they are: ``unit``, ``base``,
                ``covered``, ``radius_km``.

        Returns:
            A cut that shares what was already counted.
        """
        if not changes.keys() <= _FREE_CHOICES:
            raise ValueError(f"not free to change: {sorted(changes.keys() - _FREE_CHOICES)}")
        other = copy(self)
        other.question = replace(self.question, **changes)
        return other

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
        return self.by_zone(self.base_size())

    def base_size(self) -> FloatArray:
        """The base of each village, shape ``(villages,)``; a base of businesses has no such size.

        Raises:
            KeyError: The base is businesses: those lie in cells, see :meth:`by_village`.
        """
        return {
            "population": self.people,
            "villages": np.ones(len(self.people)),
            "area": self.study.village_area_ha,
        }[self.question.base]

    def by_zone(self, size: FloatArray) -> FloatArray:
        """A quantity of villages by zone, shape ``(3,)``."""
        return extensive(size * self.village_mask, self.village_zones)

    @cached_property
    def locations(self) -> FloatArray:
        """Sentra locations by zone."""
        return np.asarray(self.sentra_mask.astype(float) @ self.sentra_zones)

    @cached_property
    def sentra_counts(self) -> FloatArray:
        """Sentra by zone: parts of one by its locations, all of it near once one location is."""
        zones = [self.sentra_zone(rows) for _, rows in self.sentra_groups]
        return np.asarray(np.sum(zones, axis=0) + np.zeros(len(ZONES)))

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


def plain(value: float) -> float:
    """Sums of thirds and the like, cleaned of the last bits."""
    return round(float(value), 9)


def floats(values: FloatArray) -> tuple[float, ...]:
    """Each of some values, likewise."""
    return tuple(plain(value) for value in values)
