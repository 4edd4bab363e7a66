"""How far two outlines lie apart on average."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

_POINTS = 2_000


def mean_distance_m(line: Any, other: Any) -> float:
    """Mean of the distances from points spread evenly along each outline to the other outline.

    Args:
        line: A line or several, not empty, in metres.
        other: The same.

    Returns:
        Metres; the same whichever comes first.
    """
    return (_one_way_m(line, other) + _one_way_m(other, line)) / 2


def _one_way_m(line: Any, other: Any) -> float:
    tree = shapely.STRtree(_edges(other))
    _, distance_m = tree.query_nearest(_spread(line), return_distance=True, all_matches=False)
    return float(distance_m.mean())


def _spread(line: Any) -> NDArray[Any]:
    """Points along a line or several, each piece taking them in proportion to its length."""
    pieces = shapely.get_parts(line)
    ends = np.cumsum(shapely.length(pieces))
    along = (np.arange(_POINTS) + 0.5) / _POINTS * ends[-1]
    piece = np.minimum(np.searchsorted(ends, along, side="right"), len(pieces) - 1)
    start = np.concatenate([[0.0], ends[:-1]])[piece]
    return np.asarray(shapely.line_interpolate_point(pieces[piece], along - start))


def _edges(line: Any) -> NDArray[Any]:
    """Every edge as a line of its own: a tree of them finds the nearest without asking all."""
    coordinates, owner = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    same = owner[:-1] == owner[1:]
    ends = np.stack([coordinates[:-1][same], coordinates[1:][same]], axis=1)
    return np.asarray(shapely.linestrings(ends), dtype=object)
