"""Which law's delineation a loaded line resembles: outermost points first, geodesic area second.

How much may differ was chosen against measured lines. The line of UU 3/2022 at full resolution
differs from its law by 0.137 km and 0.02 % of area, the generalised one that is shipped by
0.145 km and 0.06 %; both come from a map of 1:250,000, where half a millimetre is 0.125 km. The
two laws lie 0.75 km (north) and 1.36 % apart. The same line with its projection mistaken is
0.153 km from the outermost points of the *other* law, so these alone would name the wrong law;
its area is 0.68 % from that one and 0.69 % from its own. Hence both must fit: twice the map's half
millimetre, and half of the 0.68 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.outlines.law import KIKN, KPIKN, LAND, LAND_AND_SEA, LAWS, SEA, Law
from sentra_geo.intake.outlines.outline_distance import mean_distance_m
from sentra_geo.intake.report import Notice
from sentra_geo.layers.projection import geodesic_area_ha, geometry_to_degrees
from sentra_geo.wording import N_

WORST_EXTREME_KM = 0.25
WORST_AREA_PERCENT = 0.35
_PART_PERCENT = 2.0
_AT_SEA_KM = 2.0
_BOX_DEG = 0.03
_GEOD = pyproj.Geod(ellps="WGS84")
# Which outermost points of the law each part of the delineation reaches.
_REACHES: Mapping[str, tuple[str, ...]] = {
    "": ("north", "west"),
    LAND: ("north", "west"),
    KPIKN: ("north", "west"),
    LAND_AND_SEA: ("north", "south", "west", "east"),
    SEA: ("south", "east"),
    KIKN: (),
}
_RESEMBLES = {
    "uu3_2022": N_(
        "Garis ini mirip delineasi IKN menurut UU 3/2022: titik terluarnya berbeda paling jauh "
        "{worst_km} km dan luasnya berbeda {area_percent} %."
    ),
    "uu21_2023": N_(
        "Garis ini mirip delineasi IKN menurut UU 21/2023 yang berlaku: titik terluarnya berbeda "
        "paling jauh {worst_km} km dan luasnya berbeda {area_percent} %."
    ),
}
_NEAREST = {
    "uu3_2022": N_(
        "Garis ini tidak cocok dengan delineasi IKN menurut UU 3/2022 maupun UU 21/2023. Yang "
        "terdekat UU 3/2022: titik terluarnya berbeda sampai {worst_km} km dan luasnya "
        "berbeda {area_percent} %."
    ),
    "uu21_2023": N_(
        "Garis ini tidak cocok dengan delineasi IKN menurut UU 3/2022 maupun UU 21/2023. Yang "
        "terdekat UU 21/2023: titik terluarnya berbeda sampai {worst_km} km dan luasnya "
        "berbeda {area_percent} %."
    ),
    "": N_(
        "Garis ini tidak dapat dibandingkan dengan delineasi IKN menurut undang-undang, karena "
        "tidak mencapai titik terluarnya."
    ),
}
_PARTS = {
    LAND_AND_SEA: N_("Garis ini memuat wilayah darat dan laut IKN sekaligus."),
    SEA: N_(
        "Luasnya seperti wilayah laut IKN; laut tidak dihitung sebagai wilayah di dalam garis."
    ),
    KIKN: N_("Luasnya seperti Kawasan IKN (KIKN) saja, bukan seluruh wilayah IKN."),
    KPIKN: N_("Luasnya seperti Kawasan Pengembangan IKN (KPIKN) saja, bukan seluruh wilayah IKN."),
}
_DISTANCE = N_("Jarak rata-rata garis ini ke garis UU 3/2022 yang sudah termuat: {mean_km} km.")


@dataclass(frozen=True)
class LawDifference:
    """How much a line differs from one law.

    Attributes:
        law_id: ``uu3_2022`` or ``uu21_2023``.
        extremes_km: Line minus law at each outermost point, ``north``, ``south``, ``west`` and
            ``east``, in kilometres along that axis: positive is farther north or east. None
            where the line does not reach so far that it could be compared.
        area_percent: Line's area minus the law's, in percent of the law's.
        legal_area_ha: The law's area of that part, in hectares.
    """

    law_id: str
    extremes_km: Mapping[str, float | None]
    area_percent: float
    legal_area_ha: float

    @property
    def worst_extreme_km(self) -> float | None:
        """The largest difference at an outermost point, unsigned; None with none compared."""
        known = [abs(km) for km in self.extremes_km.values() if km is not None]
        return max(known) if known else None

    @property
    def score(self) -> float:
        """The worse of both differences as a multiple of what is allowed; at most 1 fits."""
        worst = self.worst_extreme_km
        if worst is None:
            return float("inf")
        return max(worst / WORST_EXTREME_KM, abs(self.area_percent) / WORST_AREA_PERCENT)


@dataclass(frozen=True)
class BoundaryMatch:
    """What a loaded line is.

    Attributes:
        resembles: ``uu3_2022``, ``uu21_2023`` or ``none``.
        nearest: The law that it is nearest to, whether or not it resembles it; empty when no
            outermost point can be compared.
        part: What its area is like: ``land``, ``land_and_sea``, ``kpikn`` (the ring of
            development around KIKN), ``kikn``, ``sea``, or empty for none of them.
        area_ha: Geodesic area of all zones together in hectares; overlaps count once.
        includes_sea: Whether it reaches out to the sea as the law does.
        differences: The difference from each law.
        mean_distance_km: Mean distance between its outline and that of the known line of
            UU 3/2022; None without one, or where the sea makes them different things.
    """

    resembles: str
    nearest: str
    part: str
    area_ha: float
    includes_sea: bool
    differences: tuple[LawDifference, ...] = ()
    mean_distance_km: float | None = None

    def difference(self, law_id: str) -> LawDifference | None:
        """The difference from one law; None when nothing was compared."""
        return next((d for d in self.differences if d.law_id == law_id), None)

    @property
    def worst_extreme_km(self) -> float | None:
        """The largest difference at an outermost point of the nearest law; None without one."""
        nearest = self.difference(self.nearest)
        return None if nearest is None else nearest.worst_extreme_km

    @property
    def score(self) -> float:
        """How far it is from the nearest law; at most 1 resembles it."""
        nearest = self.difference(self.nearest)
        return float("inf") if nearest is None else nearest.score

    def notices(self) -> tuple[Notice, ...]:
        """The sentences for the page: what it resembles, by how much, and which part it is."""
        nearest = self.difference(self.nearest)
        fields: dict[str, object] = {}
        if nearest is not None and nearest.worst_extreme_km is not None:
            fields = {
                "worst_km": round(nearest.worst_extreme_km, 3),
                "area_percent": round(abs(nearest.area_percent), 2),
                "area_ha": round(self.area_ha, 1),
                "legal_area_ha": nearest.legal_area_ha,
            }
        templates = _NEAREST if self.resembles == "none" else _RESEMBLES
        found = [Notice(templates[self.nearest], fields)]
        if self.part in _PARTS:
            found.append(Notice(_PARTS[self.part]))
        if self.mean_distance_km is not None:
            found.append(Notice(_DISTANCE, {"mean_km": round(self.mean_distance_km, 3)}))
        return tuple(found)


def recognise_boundary(
    polygons_m: NDArray[Any], known: NDArray[Any] | None = None
) -> BoundaryMatch:
    """Compare a line with the outermost points and areas of both laws.

    Args:
        polygons_m: All its zones, valid polygons in EPSG:32750; None where a row was set aside.
        known: The line of UU 3/2022 that is already loaded, in EPSG:32750.

    Returns:
        The match; ``none`` with no difference when there is no area at all.
    """
    whole = _united(polygons_m)
    if whole.is_empty:
        return BoundaryMatch("none", "", "", 0.0, includes_sea=False)
    area_ha = float(geodesic_area_ha(np.array([whole]))[0])
    west, south, east, north = geometry_to_degrees(whole).bounds
    reach = {"north": north, "south": south, "west": west, "east": east}
    at_sea = any(_is_at_sea(reach, law) for law in LAWS.values())
    part = _part(area_ha, reach, at_sea=at_sea)
    differences = tuple(_difference(law, part, area_ha, reach) for law in LAWS.values())
    best = min(differences, key=lambda difference: difference.score)
    comparable = best.worst_extreme_km is not None
    includes_sea = at_sea or part in {SEA, LAND_AND_SEA}
    return BoundaryMatch(
        resembles=best.law_id if part and best.score <= 1 else "none",
        nearest=best.law_id if comparable else "",
        part=part,
        area_ha=area_ha,
        includes_sea=includes_sea,
        differences=differences,
        mean_distance_km=None if known is None or includes_sea else _distance_km(whole, known),
    )


def _united(polygons: NDArray[Any]) -> Any:
    """All polygons as one; None and empty ones count for nothing."""
    shapes = np.asarray(polygons, dtype=object)
    present = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    return present[0] if len(present) == 1 else shapely.union_all(present)


def _extreme_km(direction: str, reach: Mapping[str, float], law: Law) -> float:
    """Line minus law at one outermost point, in kilometres along its axis."""
    lat, lon = getattr(law, direction)
    along = direction in {"north", "south"}
    end = (lon, reach[direction]) if along else (reach[direction], lat)
    distance_m = _GEOD.inv(lon, lat, *end)[2]
    return float(np.copysign(distance_m / 1e3, reach[direction] - (lat if along else lon)))


def _is_at_sea(reach: Mapping[str, float], law: Law) -> bool:
    """Whether a line reaches both outermost points that lie at sea."""
    away = (_extreme_km(direction, reach, law) for direction in ("south", "east"))
    return all(abs(km) <= _AT_SEA_KM for km in away)


def _part(area_ha: float, reach: Mapping[str, float], *, at_sea: bool) -> str:
    """The part of the delineation whose area, in either law, is the nearest."""
    if not any(_is_within(reach, law) for law in LAWS.values()):
        return ""
    away = {
        part: min(_percent(area_ha, law.area_ha[part]) for law in LAWS.values())
        for part in ((SEA, LAND_AND_SEA) if at_sea else (LAND, LAND_AND_SEA, KPIKN, KIKN, SEA))
    }
    part = min(away, key=lambda name: away[name])
    if away[part] > _PART_PERCENT:
        return LAND_AND_SEA if at_sea else ""
    return part


def _percent(area_ha: float, legal_area_ha: float) -> float:
    return abs(area_ha / legal_area_ha - 1) * 100


def _is_within(reach: Mapping[str, float], law: Law) -> bool:
    """Whether a line stays within the outermost points, three kilometres or so allowed."""
    return (
        reach["north"] <= law.north[0] + _BOX_DEG
        and reach["south"] >= law.south[0] - _BOX_DEG
        and reach["west"] >= law.west[1] - _BOX_DEG
        and reach["east"] <= law.east[1] + _BOX_DEG
    )


def _difference(law: Law, part: str, area_ha: float, reach: Mapping[str, float]) -> LawDifference:
    legal_area_ha = law.area_ha[part or LAND]
    return LawDifference(
        law_id=law.law_id,
        extremes_km={
            direction: _extreme_km(direction, reach, law) if direction in _REACHES[part] else None
            for direction in ("north", "south", "west", "east")
        },
        area_percent=(area_ha / legal_area_ha - 1) * 100,
        legal_area_ha=legal_area_ha,
    )


def _distance_km(whole: Any, known: NDArray[Any]) -> float | None:
    other = _united(known)
    return None if other.is_empty else mean_distance_m(whole.boundary, other.boundary) / 1e3
