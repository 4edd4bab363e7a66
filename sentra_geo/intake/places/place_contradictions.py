"""Rows whose coordinates and whose village do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.report import Finding, IntArray
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import NO_VILLAGE, assign_village
from sentra_geo.wording import N_

LEAST_M = 500.0
"""Outlines are generalised: nearer than this to a village counts as in it."""
_REMEDY = N_("Periksa mana yang benar, koordinatnya atau nama desanya.")
_ELSEWHERE = N_(
    "Titik ini berada di {there}, {km} km di luar {village} yang disebut pada barisnya."
)
_ELSEWHERE_SOME = N_(
    "Titik-titik ini berada di {there}, {km} sampai {most_km} km di luar {village} yang disebut "
    "pada barisnya."
)
_NOWHERE = N_(
    "Titik ini berada di luar semua desa, {km} km dari {village} yang disebut pada barisnya."
)
_NOWHERE_SOME = N_(
    "Titik-titik ini berada di luar semua desa, {km} sampai {most_km} km dari {village} yang "
    "disebut pada barisnya."
)


def find_misplaced(
    stated: IntArray,
    places: tuple[FloatArray, ...],
    uncertainty_m: FloatArray,
    outlines: NDArray[Any],
    names: Sequence[str],
) -> list[Finding]:
    """Rows that lie outside the village they name, farther than can be by chance.

    Args:
        stated: Row of each village named, -1 for none, shape ``(rows,)``.
        places: Easting and northing in metres (EPSG:32750), not finite where unknown.
        uncertainty_m: Radius of each position in metres, NaN for unknown (counts as 0).
        outlines: Polygons in metres, shape ``(villages,)``.
        names: Name of each village.

    Returns:
        Notices, one for each village named and village (or none) that rows lie in.
    """
    x, y = places
    allowed = np.maximum(np.nan_to_num(uncertainty_m, nan=0.0), LEAST_M)
    known = (stated >= 0) & np.isfinite(x) & np.isfinite(y)
    outside_m = np.zeros(len(x))
    for village in np.unique(stated[known]):
        rows = np.flatnonzero(known & (stated == village))
        rows = rows[~shapely.contains_xy(outlines[village], x[rows], y[rows])]
        outside_m[rows] = shapely.distance(shapely.points(x[rows], y[rows]), outlines[village])
    wrong = np.flatnonzero(outside_m > allowed)
    there = assign_village(x[wrong], y[wrong], outlines)
    pairs = stated[wrong] * (len(outlines) + 1) + there.astype(np.int64) + 1
    order = np.argsort(pairs, kind="stable")
    cuts = np.flatnonzero(np.diff(pairs[order])) + 1
    parts = np.split(order, cuts) if len(order) else []
    return list(_findings(parts, wrong, stated, there, outside_m, names))


def _findings(
    parts: list[NDArray[np.intp]],
    wrong: IntArray,
    stated: IntArray,
    there: NDArray[np.int16],
    outside_m: FloatArray,
    names: Sequence[str],
) -> Iterator[Finding]:
    for part in parts:
        rows, inside = wrong[part], int(there[part[0]])
        km = np.round(outside_m[rows] / 1_000, 1)
        fields = {
            "village": names[stated[rows[0]]],
            "there": "" if inside == NO_VILLAGE else names[inside],
            "km": float(km.min()),
            "most_km": float(km.max()),
        }
        one = km.min() == km.max()
        if inside == NO_VILLAGE:
            reason = _NOWHERE if one else _NOWHERE_SOME
        else:
            reason = _ELSEWHERE if one else _ELSEWHERE_SOME
        yield Finding(reason, _REMEDY, rows, fields=fields)
