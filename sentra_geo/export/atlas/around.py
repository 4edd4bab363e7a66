"""What lies around a village: its nearest sentra and the villages that share its border."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from sentra_geo.answer import Answer
from sentra_geo.question import ANY_COMMODITY
from sentra_geo.study import Study

# Borders of generalised outlines leave gaps and slivers of a few metres.
_BORDER_M = 30.0


@dataclass(frozen=True)
class NearestSentra:
    """The sentra location nearest to a settlement.

    Attributes:
        sentra_id: Identifier of the sentra.
        sentra: Its name.
        village: Village it is in.
        distance_km: Kilometres, or the travel table's unit; as in the village's own figures.
        position_uncertainty_m: How uncertain the location's position is.
    """

    sentra_id: str
    sentra: str
    village: str
    distance_km: float
    position_uncertainty_m: float


def nearest_sentra(study: Study, target: str) -> dict[str, NearestSentra | None]:
    """The nearest sentra location of a target for each village, by code.

    Args:
        study: The layers.
        target: A commodity, or ``any``.

    Returns:
        The location whose distance the Answer gives, the first of equals; None where there is none.
    """
    frame = study.sentra.frame
    kept = np.ones(len(frame), dtype=bool)
    if target != ANY_COMMODITY:
        kept = (frame["commodity"] == target).to_numpy(dtype=bool)
    rows, codes = np.flatnonzero(kept), study.villages.frame["village_code"]
    if not len(rows):
        return dict.fromkeys(codes)
    distances = study.location_distance_m[:, rows]
    first = distances.argmin(axis=1)
    return {
        str(code): _location(study, int(rows[place]), float(own[place]))
        for code, place, own in zip(codes, first, distances, strict=True)
    }


def _location(study: Study, row: int, distance_m: float) -> NearestSentra | None:
    if not np.isfinite(distance_m):
        return None
    record = study.sentra.frame.iloc[row]
    village = study.villages.frame["village"].iloc[int(study.sentra_village[row])]
    return NearestSentra(
        sentra_id=str(record["sentra_id"]),
        sentra=str(record["sentra"]),
        village=str(village),
        distance_km=distance_m / 1000,
        position_uncertainty_m=float(study.sentra.uncertainty_m[row]),
    )


def neighbours(study: Study) -> dict[str, tuple[str, ...]]:
    """Codes of the villages whose outline meets each village's, by code, in order of codes."""
    outlines = study.villages.outlines
    codes = study.villages.frame["village_code"].to_numpy(dtype=str)
    tree = shapely.STRtree(outlines)
    one, other = tree.query(outlines, predicate="dwithin", distance=_BORDER_M)
    met: dict[str, set[str]] = {code: set() for code in codes}
    for a, b in zip(one, other, strict=True):
        if a != b:
            met[codes[a]].add(codes[b])
    return {code: tuple(sorted(found)) for code, found in met.items()}


def can_flip(
    distance_km: float, nearest: NearestSentra, settlement_m: float, found: Answer
) -> bool:
    """Whether positions as uncertain as these may put a settlement on the other side of the radius.

    Straight lines only: what an uncertain place does to a travel table is not known.
    """
    beside = abs(distance_km - found.question.radius_km) * 1000
    return beside <= settlement_m + nearest.position_uncertainty_m
