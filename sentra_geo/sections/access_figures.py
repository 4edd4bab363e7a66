"""What the accessibility of a question is made of; values only, nothing is computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sentra_geo.sections.judgement import Judgement


@dataclass(frozen=True)
class VillageAccess:
    """Accessibility of one village.

    Attributes:
        village_code: Kemendagri code.
        village: Name.
        district: Kecamatan.
        zone: Zone that holds all or most of it under the rule.
        people: Estimate under the rule.
        two_step: 2SFCA per 10,000 people; 0 with no sentra in reach, None when unknown.
        enhanced: E2SFCA with Gaussian weights, likewise.
        rank: Rank of its E2SFCA among the villages reported, 1 the best; equals share a rank.
        sentra_in_reach: Sentra locations within the radius; None when none takes part.
        beyond_share: Share of the circle of that radius around its settlement that lies beyond the
            villages, on land or sea; None for minutes, which have no circle.
        is_edge: Whether that circle crosses their outer border, so that demand and supply beyond
            are missing; None likewise.
    """

    village_code: str
    village: str
    district: str
    zone: str
    people: float
    two_step: float | None
    enhanced: float | None
    rank: int | None
    sentra_in_reach: int | None
    beyond_share: float | None
    is_edge: bool | None


@dataclass(frozen=True)
class ZoneAccess:
    """Accessibility of one zone.

    Attributes:
        zone: ``inside``, ``near`` or ``outside``.
        people: People, an estimate.
        means: Mean by method, weighted by people, per 10,000 people; None for a zone without any.
        quartiles: Quartiles over its villages by method, per 10,000 people; None likewise.
        without: Share of its people with no sentra in reach; None likewise.
    """

    zone: str
    people: float
    means: Mapping[str, float | None]
    quartiles: Mapping[str, tuple[float, float, float] | None]
    without: float | None


@dataclass(frozen=True)
class SentraAccess:
    """Load of one sentra location.

    Attributes:
        sentra_id: Identifier.
        sentra: Name.
        commodity: Commodity.
        village_code: Code of its village.
        village: Name of its village.
        zone: Zone that holds all or most of it under the rule.
        units: Its business units; None when unknown.
        people: People of villages within the radius, an estimate; None when unknown.
        ratios: R_j by method, supply per 10,000 people; None when nobody is in reach.
        is_reached: Whether any village with people is within the radius.
        is_edge: Whether the circle around it crosses the outer border; None for minutes.
    """

    sentra_id: str
    sentra: str
    commodity: str
    village_code: str
    village: str
    zone: str
    units: float | None
    people: float | None
    ratios: Mapping[str, float | None]
    is_reached: bool
    is_edge: bool | None


@dataclass(frozen=True)
class Accessibility:
    """Accessibility of every village.

    Attributes:
        villages: One row a village that the filters keep.
        zones: Inside, near, outside.
        sentra: One row a sentra location that takes part: of the target and the commodities asked
            for, in any district.
        judgements: Outside compared with inside, by method, with an interval from redrawn villages
            (their accessibility itself is taken as it is).
        uses_units: Whether supply is business units; else each location counts as one.
        units_known: Sentra locations that take part and whose business units are known.
    """

    villages: tuple[VillageAccess, ...]
    zones: tuple[ZoneAccess, ...]
    sentra: tuple[SentraAccess, ...]
    judgements: Mapping[str, Judgement]
    uses_units: bool
    units_known: int

    @property
    def unreached(self) -> tuple[SentraAccess, ...]:
        """Sentra locations that nobody reaches: their supply is in no village's figure."""
        return tuple(row for row in self.sentra if not row.is_reached)
