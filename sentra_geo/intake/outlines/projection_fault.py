"""The widely copied fault: metres of EPSG:3395 that were read as EPSG:3857.

The two Mercators agree east to west. North to south the sphere is taken for the ellipsoid, so a
line comes out too far north by about 0.0067 of its latitude: 0.48 km at 0.65° south and 0.93 km at
1.25° south.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch, recognise_boundary
from sentra_geo.intake.report import IntArray, Repair
from sentra_geo.layers.projection import METRIC_CRS, FloatArray
from sentra_geo.wording import N_

KIND = "wrong_projection"
_WORTH_A_TRY_KM = 2.0
_CLEARLY_BETTER = 2.0
_EVIDENCE = {
    "uu3_2022": N_(
        "Garis ini tampaknya berkoordinat EPSG:3395 yang terbaca sebagai EPSG:3857. Sesudah "
        "diperbaiki, titik terluarnya berbeda paling jauh {after_km} km dari UU 3/2022 (sekarang "
        "{before_km} km) dan luasnya {after_ha} ha (sekarang {before_ha} ha; menurut "
        "undang-undang {legal_area_ha} ha)."
    ),
    "uu21_2023": N_(
        "Garis ini tampaknya berkoordinat EPSG:3395 yang terbaca sebagai EPSG:3857. Sesudah "
        "diperbaiki, titik terluarnya berbeda paling jauh {after_km} km dari UU 21/2023 (sekarang "
        "{before_km} km) dan luasnya {after_ha} ha (sekarang {before_ha} ha; menurut "
        "undang-undang {legal_area_ha} ha)."
    ),
}


@dataclass(frozen=True, eq=False)
class ProjectionFault:
    """The fault, and what its repair would do.

    Attributes:
        law_id: The law that the repaired line resembles.
        before: The line as it is; its ``nearest`` is this law, whatever law it seemed nearest to.
        after: The line as repaired.
        index: Positions of the rows that it concerns: all that have a polygon.
    """

    law_id: str
    before: BoundaryMatch
    after: BoundaryMatch
    index: IntArray

    def repair(self, *, applied: bool = False) -> Repair:
        """The repair as the report lists it."""
        legal = self.after.difference(self.law_id)
        fields = {
            "before_km": _rounded(self.before.worst_extreme_km, 3),
            "after_km": _rounded(self.after.worst_extreme_km, 3),
            "before_ha": round(self.before.area_ha, 1),
            "after_ha": round(self.after.area_ha, 1),
            "legal_area_ha": None if legal is None else legal.legal_area_ha,
        }
        return Repair(KIND, self.index, _EVIDENCE[self.law_id], fields, applied)


def find_projection_fault(
    polygons_m: NDArray[Any],
    known: NDArray[Any] | None = None,
    before: BoundaryMatch | None = None,
) -> ProjectionFault | None:
    """Whether a line fits a law only once EPSG:3395 is put in the place of EPSG:3857.

    Args:
        polygons_m: All its zones in EPSG:32750; None where a row was set aside.
        known: The line of UU 3/2022 that is already loaded, in EPSG:32750.
        before: The line's match, where it was worked out already.

    Returns:
        The fault; None for a line that fits as it is, or that the repair would not make fit both
        the outermost points and the area clearly better.
    """
    if before is None:
        before = recognise_boundary(polygons_m, known)
    if before.resembles != "none" or not _is_worth_a_try(before):
        return None
    after = recognise_boundary(mend_projection(polygons_m), known)
    law_id = after.resembles
    if law_id == "none" or after.score * _CLEARLY_BETTER > before.score:
        return None
    if law_id == "uu3_2022" and _is_farther(after, before):
        return None
    present = ~shapely.is_missing(np.asarray(polygons_m, dtype=object))
    return ProjectionFault(law_id, replace(before, nearest=law_id), after, np.flatnonzero(present))


def mend_projection(polygons_m: NDArray[Any]) -> NDArray[Any]:
    """Polygons put where they belong: their EPSG:3857 metres read as EPSG:3395.

    Args:
        polygons_m: Polygons in EPSG:32750, or None.

    Returns:
        New polygons in EPSG:32750, vertex by vertex; None stays None.
    """
    shapes = np.asarray(polygons_m, dtype=object)
    # shapely's stubs know transformations of interleaved coordinates only.
    moved = shapely.transform(shapes, _mended, interleaved=False)  # type: ignore[arg-type]
    return np.asarray(moved, dtype=object)


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def _is_worth_a_try(match: BoundaryMatch) -> bool:
    """The fault moves nothing by more than a kilometre: lines farther off need no trial."""
    worst = [difference.worst_extreme_km for difference in match.differences]
    return any(km is not None and km <= _WORTH_A_TRY_KM for km in worst)


def _is_farther(after: BoundaryMatch, before: BoundaryMatch) -> bool:
    """Whether the repair would take the line away from the known one."""
    if after.mean_distance_km is None or before.mean_distance_km is None:
        return False
    return after.mean_distance_km > before.mean_distance_km


def _mended(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    to_mercator, from_mercator = _steps()
    east, north = from_mercator(*to_mercator(x, y))
    return east, north


@lru_cache(maxsize=1)
def _steps() -> tuple[Callable[..., tuple[FloatArray, ...]], Callable[..., tuple[FloatArray, ...]]]:
    there = pyproj.Transformer.from_crs(METRIC_CRS, "EPSG:3857", always_xy=True)
    back = pyproj.Transformer.from_crs("EPSG:3395", METRIC_CRS, always_xy=True)
    return there.transform, back.transform
