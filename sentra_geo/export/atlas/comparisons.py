"""A village's figures beside the medians of its district and of its zone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from sentra_geo.answer import Answer
from sentra_geo.figures import VillageFigures

_Value = Callable[[VillageFigures], float | None]


@dataclass(frozen=True)
class Beside:
    """One figure of a village, and the medians of the villages it is compared with.

    Attributes:
        code: What it is: ``distance``, ``access``, ``reach``, ``area`` or ``coverage``.
        own: The village's; None for unknown.
        district: Median of the villages of its district; None where none is known.
        zone: Median of the villages of its zone; None likewise.
    """

    code: str
    own: float | None
    district: float | None
    zone: float | None

    @property
    def largest(self) -> float:
        """The largest of the three, 0 where none is known: how long the bars' scale must be."""
        known = [value for value in (self.own, self.district, self.zone) if value is not None]
        return max(known, default=0.0)


def beside(found: Answer) -> Mapping[str, tuple[Beside, ...]]:
    """Each village's figures beside the medians, by village code.

    The medians are of the villages that the filters on districts and commodities keep, in all
    three zones; villages whose figure is unknown are left out of them.
    """
    rows = found.villages
    values = {code: [finite(take(row)) for row in rows] for code, take in _takers(found)}
    medians = {
        code: (
            _medians([row.district for row in rows], held),
            _medians([row.zone for row in rows], held),
        )
        for code, held in values.items()
    }
    return {
        row.village_code: tuple(
            Beside(code, held[n], medians[code][0][row.district], medians[code][1][row.zone])
            for code, held in values.items()
        )
        for n, row in enumerate(rows)
    }


def _takers(found: Answer) -> Iterator[tuple[str, _Value]]:
    access = {row.village_code: row for row in found.access.villages}
    yield "distance", lambda row: row.distance_km
    yield "access", lambda row: access[row.village_code].enhanced
    yield "reach", lambda row: access[row.village_code].sentra_in_reach
    if any(row.businesses is not None for row in found.villages):
        yield "coverage", business_coverage
    yield "area", lambda row: row.area_ha


def business_coverage(row: VillageFigures) -> float | None:
    """Share of a village's businesses within the radius; None without any, or where unknown."""
    if not row.businesses or row.businesses_covered is None:
        return None
    return row.businesses_covered / row.businesses


def finite(value: float | None) -> float | None:
    """A number, or None: a distance to what does not exist is none."""
    return None if value is None or not math.isfinite(value) else float(value)


def _medians(groups: list[str], values: list[float | None]) -> dict[str, float | None]:
    """Median of the known values of each group; None where a group has none."""
    held: dict[str, list[float]] = {name: [] for name in groups}
    for name, value in zip(groups, values, strict=True):
        if value is not None:
            held[name].append(value)
    return {name: median(known) if known else None for name, known in held.items()}
