"""Outlines from a file's coordinates into metres."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.files.limits import LIMITS
from sentra_geo.intake.outlines.outline_placement import Reading
from sentra_geo.intake.outlines.outline_shapes import mended_rings
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha, polygons_to_metric
from sentra_geo.layers.projection import to_metric as points_to_metric
from sentra_geo.wording import N_

_EDGE_DEG, _EDGE_M = 0.05, 5_000.0  # about the pieces that long edges are cut into


def metric_polygons(shapes: NDArray[Any], reading: Reading, file: str) -> NDArray[Any]:
    """Valid polygons in metres (EPSG:32750).

    Args:
        shapes: Valid polygons in the file's coordinates, or None, shape ``(n,)``.
        reading: How to read these.
        file: File name for the message.

    Returns:
        Shape ``(n,)``.

    Raises:
        IntakeError: If so long a line would be cut into more pieces than a file may have vertices.
    """
    edge = _EDGE_DEG if pyproj.CRS(reading.crs).is_geographic else _EDGE_M
    if shapely.length(shapes[~shapely.is_missing(shapes)]).sum() / edge > LIMITS.vertices:
        raise IntakeError(
            Fault(
                N_("Garis tepi bentuk-bentuknya terlalu panjang untuk sebuah peta wilayah."),
                N_("Sederhanakan atau potong bentuknya sampai wilayah ini saja."),
                file=file,
            )
        )
    polygons = polygons_to_metric(_turned(shapes, reading), reading.crs)
    # Where rings only touch, the way into metres can make them cross by its last millimetre.
    slight = ~shapely.is_missing(polygons) & ~shapely.is_valid(polygons)
    polygons[slight] = mended_rings(polygons[slight])
    return polygons


def drawn_area_ha(shapes: NDArray[Any], reading: Reading) -> FloatArray:
    """Geodesic hectares of shapes as they are drawn, crossing rings and all, shape ``(n,)``."""

    def project(points: FloatArray) -> FloatArray:
        return np.stack(points_to_metric(points[:, 0], points[:, 1], reading.crs), axis=1)

    return geodesic_area_ha(shapely.transform(_turned(shapes, reading), project))


def _turned(shapes: NDArray[Any], reading: Reading) -> NDArray[Any]:
    """The shapes, their two coordinates in the order that the reading gives them."""
    if not reading.swapped:
        return shapes
    return np.asarray(shapely.transform(shapes, lambda points: points[:, ::-1]))
