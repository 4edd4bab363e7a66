"""Business points of a map, as small as they can be sent to the browser."""

from __future__ import annotations

from typing import Any

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.layers.projection import to_degrees
from sentra_geo.layers.reading import Layer
from sentra_geo.location import NO_VILLAGE, BoolArray, IntArray
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.question import SCALES, ZONES
from sentra_geo.study import BUSINESS_COMMODITIES, Study, business_kind


def no_points() -> dict[str, Any]:
    """What :func:`business_points` gives when there are none."""
    return {"at": [], "kind": [], "colours": [], "count": None}


def business_points(study: Study, found: Answer, zones: set[str], most: int) -> dict[str, Any]:
    """Business points as integers of 1e-5 degree; many are gathered on a grid of 0.005 degree.

    Args:
        study: The study.
        found: The answer.
        zones: Zones to show.
        most: More points than this are gathered.

    Returns:
        ``at``: longitude and latitude in turn; ``kind``: index of each point's zone; ``colours``
        of the zones; ``count``: businesses at each point, None when each is one.
    """
    businesses, village = study.businesses, study.business_village
    side = found.boundary.business_side
    if found.businesses == "none" or businesses is None or village is None or side is None:
        return no_points()
    weights = found.boundary.zone_weights(side.inside, side.line_band, village, found.question)
    zone = weights.argmax(axis=1)
    keep = kept_businesses(businesses, village, study, found) & np.isin(
        zone, [ZONES.index(name) for name in zones]
    )
    x, y = businesses.positions
    lon, lat = to_degrees(x[keep], y[keep])
    grid = 1 if keep.sum() <= most else 500
    cells = np.column_stack(
        [zone[keep], (lon * 1e5 / grid).round() * grid, (lat * 1e5 / grid).round() * grid]
    ).astype(np.int64)
    cells, count = (
        np.unique(cells, axis=0, return_counts=True)
        if grid > 1
        else (cells[np.argsort(cells[:, 0], kind="stable")], np.empty(0))
    )
    return {
        "at": cells[:, 1:].ravel().tolist(),
        "kind": cells[:, 0].tolist(),
        "colours": [ZONE_COLOUR[name] for name in ZONES],
        "count": count.tolist() if grid > 1 else None,
    }


def kept_businesses(businesses: Layer, village: IntArray, study: Study, found: Answer) -> BoolArray:
    """Which businesses the question's filters keep, shape ``(rows,)``; zones are not looked at."""
    question, kind = found.question, business_kind(businesses.frame)
    keep: BoolArray = kind.is_sample == (found.businesses == "sample")
    if question.commodity:
        keep &= np.isin(kind.commodity, [BUSINESS_COMMODITIES.index(c) for c in question.commodity])
    if question.scale:
        keep &= np.isin(kind.scale, [SCALES.index(s) for s in question.scale])
    if question.district:
        wanted = study.villages.frame["district"].isin(question.district).to_numpy(dtype=bool)
        keep &= (village != NO_VILLAGE) & wanted[village]
    return keep
