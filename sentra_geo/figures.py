"""The rows an Answer is made of; values only, nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sentra_geo.measures.inference import Interval

STRADDLING = "straddling"


@dataclass(frozen=True)
class Reach:
    """Coverage of one zone for one thing that is covered.

    Attributes:
        total: How many there are in the zone.
        covered: How many of them lie within the radius.
        share: Coverage ratio, None for an empty zone.
        interval: Interval of the share (95 % by default): Wilson's for villages, from redrawn
            villages for people and businesses; None for an empty zone and where villages are too
            few to be redrawn.
        quartiles_km: Distances within which a quarter, half and three quarters lie; None for an
            empty zone, infinity beyond 60 km.
    """

    total: float
    covered: float
    share: float | None
    interval: Interval | None
    quartiles_km: tuple[float, ...] | None


@dataclass(frozen=True)
class ZoneFigures:
    """What one zone holds; a zone with nothing in it is still a row.

    Attributes:
        zone: ``inside``, ``near`` or ``outside``.
        sentra_locations: Sentra locations, fractional under the area rule.
        sentra: Sentra, a straddling one in parts.
        host_villages: Villages that hold a sentra location.
        villages: Villages.
        people: People, an estimate; whole numbers that sum to the total.
        area_ha: Land in hectares.
        businesses: Businesses; None when no business layer takes part.
        location_quotient: Share of the units over share of the base; None when undefined.
        rate: Units per 1,000 people, 100 businesses, village or 100 km² (by base); None likewise.
        reach: Coverage by what is covered; ``businesses`` is missing without a business layer.
    """

    zone: str
    sentra_locations: float
    sentra: float
    host_villages: float
    villages: float
    people: int
    area_ha: float
    businesses: float | None
    location_quotient: float | None
    rate: float | None
    reach: Mapping[str, Reach]


@dataclass(frozen=True)
class VillageFigures:
    """One village.

    Attributes:
        village_code: Kemendagri code.
        village: Name.
        kind: Desa or kelurahan, empty when unknown.
        district: Kecamatan.
        zone: Zone that holds all or most of it under the rule.
        share_inside: Share of its land inside.
        is_split: Whether the line cuts it.
        people: Estimate under the rule.
        area_ha: Land in hectares.
        sentra: Names of the sentra here.
        position_uncertainty_m: How uncertain the settlement's position is.
        distance_km: From its settlement to the nearest sentra of the target.
        is_covered: Whether that is within the radius.
        businesses: None when no business layer takes part.
        businesses_covered: None likewise.
    """

    village_code: str
    village: str
    kind: str
    district: str
    zone: str
    share_inside: float
    is_split: bool
    people: float
    area_ha: float
    sentra: tuple[str, ...]
    position_uncertainty_m: float
    distance_km: float
    is_covered: bool
    businesses: int | None
    businesses_covered: int | None


@dataclass(frozen=True)
class LocationFigures:
    """One sentra at one village: zone, distance to the line in km, units (None when unknown)."""

    sentra_id: str
    sentra: str
    commodity: str
    village_code: str
    village: str
    district: str
    lon_lat: tuple[float, float]
    position_uncertainty_m: float
    zone: str
    share_inside: float
    line_km: float | None
    unit_count: float | None


@dataclass(frozen=True)
class SentraFigures:
    """One sentra: its locations and whom it reaches.

    Attributes:
        sentra_id: Identifier.
        sentra: Name in the decree.
        commodity: Commodity.
        spread: Zone of all its locations, or ``straddling``.
        locations: Its locations.
        businesses: Businesses of its commodity by zone; None without a business layer.
        businesses_covered: Those within the radius of a sentra of that commodity, by zone.
        villages_covered: Villages whose settlement lies within the radius of it, by zone.
        people_covered: People of those villages, an estimate, by zone.
    """

    sentra_id: str
    sentra: str
    commodity: str
    spread: str
    locations: tuple[LocationFigures, ...]
    businesses: tuple[float, ...] | None
    businesses_covered: tuple[float, ...] | None
    villages_covered: tuple[float, ...]
    people_covered: tuple[float, ...]


@dataclass(frozen=True)
class RuleFigures:
    """What one rule for split villages makes of sentra locations and people, by zone."""

    rule: str
    sentra_locations: tuple[float, ...]
    people: tuple[int, ...]


@dataclass(frozen=True)
class CoverageGap:
    """Coverage outside less coverage inside.

    Attributes:
        points: Difference as a share, None when a zone is empty.
        interval: Its interval (95 % by default): Newcombe's for villages, from redrawn villages
            for people and businesses; None when undefined or villages are too few.
        parity_need: How many more outside must be covered for equal coverage, None likewise.
    """

    points: float | None
    interval: Interval | None
    parity_need: int | None


@dataclass(frozen=True)
class Verdict:
    """The state, and what it would be with everything near the line inside or outside.

    Attributes:
        state: One of :data:`sentra_geo.measures.verdict.STATES`.
        uses_sample: Whether sample businesses decide it.
        near_inside: State if all near the line were inside.
        near_outside: State if all near the line were outside.
    """

    state: str
    uses_sample: bool
    near_inside: str
    near_outside: str
