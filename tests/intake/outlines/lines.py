"""Lines of the delineation whose place and area are known, made from the shipped one."""

from __future__ import annotations

import json

import numpy as np
import pyproj
import shapely
from shapely import affinity

from sentra_geo.intake.outlines.law import LAWS
from sentra_geo.layers.projection import geodesic_area_ha, polygons_to_metric
from sentra_geo.study import DEFAULT_FOLDER

DEGREES = "EPSG:4326"


def shipped(layer="delineation"):
    """Polygons of a shipped layer in degrees."""
    collection = json.loads((DEFAULT_FOLDER / f"{layer}.geojson").read_text(encoding="utf-8"))
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in collection["features"]]
    return np.array(shapes, dtype=object)


def metric(*shapes):
    """Shapes in degrees as an array in metres."""
    return polygons_to_metric(np.array(shapes, dtype=object), DEGREES)


def area_ha(shape):
    """Geodesic hectares of one shape in degrees."""
    return geodesic_area_ha(metric(shape))[0]


def fitted(law_id, *, part="land", north_km=0.0, west_km=0.0, area=1.0):
    """The shipped line, moved and stretched to a law's north, west and land area, in degrees.

    ``north_km`` and ``west_km`` move it away from the law, ``area`` is a multiple of the law's.
    """
    law = LAWS[law_id]
    (line,) = shipped()
    wanted_ha = law.area_ha[part] * area
    north, west = law.north[0] + north_km / 110.57, law.west[1] + west_km / 111.3
    for _ in range(4):  # the area of a degree changes a little with latitude
        line = affinity.scale(line, 1, wanted_ha / area_ha(line))
        line = affinity.translate(line, west - line.bounds[0], north - line.bounds[3])
    return line


def with_sea(law_id):
    """A law's land with a box of sea that reaches the law's south and east, in degrees."""
    law = LAWS[law_id]
    land = fitted(law_id)
    south, east = law.south[0], law.east[1]
    low, high = 116.6, 117.3
    for _ in range(30):
        middle = (low + high) / 2
        whole = land | shapely.box(middle, south, east, south + 0.3)
        low, high = (
            (middle, high) if area_ha(whole) > law.area_ha["land_and_sea"] else (low, middle)
        )
    return land, shapely.box(middle, south, east, south + 0.3) - land


def square(lon, lat, wanted_ha):
    """A square of about so many hectares around a place, in degrees."""
    half = np.sqrt(wanted_ha * 1e4) / 111_320 / 2
    box = shapely.box(lon - half, lat - half, lon + half, lat + half)
    return affinity.scale(box, 1, wanted_ha / area_ha(box))


def core_of(line, wanted_ha=56_180):
    """The eastern part of a line with so many hectares, away from its north and west."""
    low, high = 117.03, line.bounds[2]
    for _ in range(30):
        middle = (low + high) / 2
        core = line & shapely.box(middle, -2, 118, 0)
        low, high = (middle, high) if area_ha(core) > wanted_ha else (low, middle)
    return core


def reprojected(shape, source, target):
    """A shape of one coordinate system in another, vertex by vertex."""
    project = pyproj.Transformer.from_crs(source, target, always_xy=True).transform
    return shapely.transform(shape, project, interleaved=False)


def faulty(shape):
    """A shape in degrees whose EPSG:3395 metres were read as EPSG:3857, in degrees."""
    return reprojected(reprojected(shape, DEGREES, "EPSG:3395"), "EPSG:3857", DEGREES)
