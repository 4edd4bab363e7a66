"""What the law says of the IKN delineation: its outermost points and its areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LAND = "land"
SEA = "sea"
LAND_AND_SEA = "land_and_sea"
KIKN = "kikn"
KPIKN = "kpikn"


@dataclass(frozen=True)
class Law:
    """One law's description of the delineation.

    Attributes:
        law_id: Its name as a boundary.
        title: What it is called.
        source: Where the numbers stand.
        north: Latitude and longitude of the northernmost point in degrees (WGS 84); on land.
        south: The same of the southernmost point; at sea.
        west: The same of the westernmost point; on land.
        east: The same of the easternmost point; at sea.
        area_ha: Area in hectares of each part: ``land``, ``sea``, ``land_and_sea``, ``kikn``,
            ``kpikn``.
    """

    law_id: str
    title: str
    source: str
    north: tuple[float, float]
    south: tuple[float, float]
    west: tuple[float, float]
    east: tuple[float, float]
    area_ha: Mapping[str, float]


def _areas(land: float, sea: float, kikn: float, kpikn: float) -> Mapping[str, float]:
    return MappingProxyType(
        {LAND: land, SEA: sea, LAND_AND_SEA: land + sea, KIKN: kikn, KPIKN: kpikn}
    )


LAWS: Mapping[str, Law] = MappingProxyType(
    {
        law.law_id: law
        for law in (
            Law(
                "uu3_2022",
                "UU 3/2022",
                "UU 3/2022 pasal 6",
                north=(-0.645809, 117.008692),
                south=(-1.257017, 117.197751),
                west=(-0.989586, 116.527147),
                east=(-1.111777, 117.307801),
                area_ha=_areas(256_142, 68_189, 56_180, 199_962),
            ),
            Law(
                "uu21_2023",
                "UU 21/2023",
                "UU 21/2023 pasal 6",
                north=(-0.639049, 117.005584),
                south=(-1.258828, 117.197652),
                west=(-1.004117, 116.525328),
                east=(-1.109104, 117.307108),
                area_ha=_areas(252_660, 69_769, 56_159, 196_501),
            ),
        )
    }
)


def legal_area_ha(law_id: str, zone: str) -> float | None:
    """Area in hectares that a law gives a zone; None for a zone that it gives none.

    Args:
        law_id: ``uu3_2022`` or ``uu21_2023``; another boundary has no legal area.
        zone: As a row of the layer has it: ``ikn`` is the land as a whole.

    Returns:
        Hectares.
    """
    law = LAWS.get(law_id)
    part = {"ikn": LAND, KIKN: KIKN, KPIKN: KPIKN, SEA: SEA}.get(zone)
    return None if law is None or part is None else law.area_ha[part]
