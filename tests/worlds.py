"""Hand-made worlds, small enough for every figure to be worked out on paper.

The grid world (kilometres from its origin, which lies in PPU; EPSG:32750):

    20 +---------+---------+
       | C       | D       |     A, B: district Selatan (99.01.01), 1,000 people
       |    c  2b|   d   4 |     C, D: district Utara   (99.01.02), 3,000 people
    10 +=========+====+----+     villages are squares of 10 km
       | A       | B  |    |     = and | (x = 15): the line; inside is x 0..15, y 0..10
       | 2a a1   |   3| b  |     a to d: settlements; 1 to 4: sentra locations
     0 +=========+====+----+
       0        10   15   20

Settlements  a (5, 5)   5 km inside       b (17, 5)   2 km outside, its village is half inside
             c (5, 15)  5 km outside      d (17, 15)  5.385 km outside (corner 15, 10)
Sentra       S1 coconut at A (6, 5): 5 km to the line    S3 rattan at B (13, 5): 2 km, inside
             S2 batik at A (2, 5): 2 km, inside, and at C (9, 15): 5 km, outside
             S4 bamboo at D (19, 15): outside
Businesses   eight, see BUSINESSES; none of them is a sample.
"""

from __future__ import annotations

import dataclasses
import json
import warnings
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from sentra_geo.layers.package import LayerFacts

METRIC = "EPSG:32750"
EAST_M, NORTH_M = 440_000.0, 9_860_000.0
KM = 1_000.0


def place(x_km, y_km):
    """A point of the grid world, in metres."""
    return shapely.Point(EAST_M + x_km * KM, NORTH_M + y_km * KM)


def rectangle(west_km, south_km, east_km, north_km):
    """A rectangle of the grid world, in metres."""
    low, high = place(west_km, south_km), place(east_km, north_km)
    return shapely.box(low.x, low.y, high.x, high.y)


LINE = rectangle(0, 0, 15, 10)
VILLAGES = {  # code: (name, district, outline, settlement)
    "99.01.01.2001": ("A", "Selatan", (0, 0, 10, 10), (5, 5)),
    "99.01.01.2002": ("B", "Selatan", (10, 0, 20, 10), (17, 5)),
    "99.01.02.2001": ("C", "Utara", (0, 10, 10, 20), (5, 15)),
    "99.01.02.2002": ("D", "Utara", (10, 10, 20, 20), (17, 15)),
}
SENTRA = (  # id, commodity, village, place
    ("S1", "coconut", "99.01.01.2001", (6, 5)),
    ("S2", "batik", "99.01.01.2001", (2, 5)),
    ("S2", "batik", "99.01.02.2001", (9, 15)),
    ("S3", "rattan", "99.01.01.2002", (13, 5)),
    ("S4", "bamboo", "99.01.02.2002", (19, 15)),
)
# Place, commodity, scale, uncertainty in metres; beside: village, side, distance to the line and
# to the nearest sentra of any kind.
BUSINESSES = (
    ((6, 5), "coconut", "micro", 0),  # A inside, 5 km, 0 km (at S1)
    ((8, 5), "coconut", "micro", 0),  # A inside, 5 km, 2 km (S1)
    ((12, 5), "rattan", "small", 0),  # B inside, 3 km, 1 km (S3)
    ((15, 5), "batik", "micro", 0),  # B on the line, 0 km, 2 km (S3)
    ((14.5, 5), "other", None, 0),  # B inside, 0.5 km, 1.5 km (S3)
    ((17, 5), None, "micro", 3_000),  # B outside, 2 km but uncertain by 3 km, 4 km (S3)
    ((5, 15), "batik", "medium", 0),  # C outside, 5 km, 4 km (S2)
    ((30, 15), "bamboo", "micro", 0),  # no village, outside, 15.8 km, 11 km (S4)
)


def villages_frame(uncertainty_m=0.0):
    """The four villages."""
    to_degrees = pyproj.Transformer.from_crs(METRIC, 4326, always_xy=True).transform
    settlements = [place(*settlement) for *_, settlement in VILLAGES.values()]
    lon, lat = to_degrees([p.x for p in settlements], [p.y for p in settlements])
    return gpd.GeoDataFrame(
        {
            "village_code": list(VILLAGES),
            "village": [name for name, *_ in VILLAGES.values()],
            "kind": "Desa",
            "district": [district for _, district, *_ in VILLAGES.values()],
            "settlement_lon": lon,
            "settlement_lat": lat,
            "position_uncertainty_m": uncertainty_m,
        },
        geometry=[rectangle(*outline) for _, _, outline, _ in VILLAGES.values()],
        crs=METRIC,
    )


def sentra_frame(uncertainty_m=0.0):
    """The five locations of the four sentra."""
    return gpd.GeoDataFrame(
        {
            "sentra_id": [row[0] for row in SENTRA],
            "sentra": [f"Sentra {row[0]}" for row in SENTRA],
            "commodity": [row[1] for row in SENTRA],
            "village_code": [row[2] for row in SENTRA],
            "position_uncertainty_m": uncertainty_m,
        },
        geometry=[place(*row[3]) for row in SENTRA],
        crs=METRIC,
    )


def businesses_frame(rows=BUSINESSES, *, is_sample=False):
    """The eight businesses."""
    return gpd.GeoDataFrame(
        {
            "business_id": [f"U{number}" for number in range(1, len(rows) + 1)],
            "is_sample": is_sample,
            "commodity": [row[1] for row in rows],
            "scale": [row[2] for row in rows],
            "position_uncertainty_m": [float(row[3]) for row in rows],
        },
        geometry=[place(*row[0]) for row in rows],
        crs=METRIC,
    )


def delineation_frame(polygon=LINE, **columns):
    """One boundary."""
    facts = {
        "boundary_id": ["garis"],
        "law": ["Contoh"],
        "zone": ["ikn"],
        "legal_area_ha": [15_000.0],
        "standing": ["official"],
    }
    return gpd.GeoDataFrame({**facts, **columns}, geometry=[polygon], crs=METRIC)


def population_frame(people=(1_000, 3_000), areas=("99.01.01", "99.01.02")):
    """People of the two districts."""
    return pd.DataFrame({"area_code": areas, "people": people})


# Values of the travel table, from each village (row) to each (column). By it the sentra nearest to
# A, 1 km away in a straight line, is the farthest of all, and those of B and C are near.
TRAVEL = (
    (20.0, 12.0, 30.0, 40.0),
    (8.0, 1.5, 9.0, 9.0),
    (3.0, 9.0, 6.0, 8.0),
    (7.0, 7.0, 7.0, 6.0),
)


def travel_frame(values=TRAVEL, unit="km"):
    """A travel table of all pairs of the four villages, each of which hosts a sentra."""
    codes = list(VILLAGES)
    return pd.DataFrame(
        [
            {"from_village_code": start, "to_village_code": end, "value": value, "unit": unit}
            for start, row in zip(codes, values, strict=True)
            for end, value in zip(codes, row, strict=True)
        ]
    )


def write_layer(frame, path, crs="EPSG:4326"):
    """Write one layer as its suffix says, in a CRS; None leaves the CRS out."""
    suffix = path.suffix
    if suffix == ".csv":
        table_of(frame).to_csv(path, index=False)
        return path
    # Vertices every 500 m: an edge that is straight in degrees then stays within 0.1 mm.
    frame = frame.set_geometry(shapely.segmentize(frame.geometry.array, KM / 2))
    moved = frame.to_crs(crs) if crs else frame.set_crs(None, allow_override=True)
    if suffix == ".geojson":
        path.write_text(geojson_text(moved, crs), encoding="utf-8")
    elif suffix == ".parquet":
        moved.to_parquet(path)
    else:
        with warnings.catch_warnings():  # Shapefile cuts names to ten letters and says so
            warnings.simplefilter("ignore")
            moved.to_file(path, engine="pyogrio")
        if suffix == ".shp" and crs is None:
            path.with_suffix(".prj").unlink(missing_ok=True)
    return path


def table_of(frame):
    """A table without shapes; points become columns ``lon`` and ``lat``."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    degrees = frame.to_crs(4326).geometry
    table = pd.DataFrame(frame.drop(columns="geometry"))
    is_point = (degrees.geom_type == "Point").all()
    return table.assign(lon=degrees.x, lat=degrees.y) if is_point else table


def geojson_text(frame, crs="EPSG:4326"):
    """GeoJSON with all digits; a CRS other than degrees is named, as the standard once allowed."""
    collection = json.loads(frame.to_json(drop_id=True))
    collection.pop("crs", None)
    if crs != "EPSG:4326":
        name = f"urn:ogc:def:crs:EPSG::{str(crs).removeprefix('EPSG:')}"
        collection["crs"] = {"type": "name", "properties": {"name": name}}
    return json.dumps(collection)


def write_world(folder, *, formats=None, **layers):
    """Write a data folder and return it.

    ``formats`` gives a suffix and CRS by layer, such as ``{"delineation": (".gpkg", METRIC)}``;
    ``layers`` replaces a layer's rows (``businesses=None`` leaves the businesses out).
    """
    formats = formats or {}
    folder.mkdir(parents=True, exist_ok=True)
    frames = {
        "sentra": sentra_frame(),
        "delineation": delineation_frame(),
        "villages": villages_frame(),
        "population": population_frame(),
        "businesses": businesses_frame(),
        **layers,
    }
    resources = []
    for name, frame in frames.items():
        if frame is None:
            continue
        plain = ".csv" if name in {"population", "travel"} else ".geojson"
        suffix, crs = formats.get(name, (plain, "EPSG:4326"))
        write_layer(frame, folder / f"{name}{suffix}", crs)
        resources.append({"name": name, "path": f"{name}{suffix}", "as_of": "2025"})
    write_package(folder, resources)
    return folder


def write_package(folder, resources):
    """Write ``datapackage.json``."""
    text = json.dumps({"name": "dunia", "resources": resources})
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def facts_of(layer, path):
    """What a data package that says little would say about one file."""
    unsaid = {field.name: "" for field in dataclasses.fields(LayerFacts)}
    return LayerFacts(**{**unsaid, "layer": layer, "path": Path(path), "is_sample": False})


def metres(places):
    """Places of the grid world as arrays of eastings and northings."""
    points = np.array([(EAST_M + x * KM, NORTH_M + y * KM) for x, y in places], dtype=float)
    points = points.reshape(-1, 2)
    return points[:, 0].copy(), points[:, 1].copy()


# A world wide enough for redrawn villages and dealt labels: 28 villages of 5 km in seven columns
# and four rows, a district for each half of the columns and of the rows. The line x = 12.5 splits
# the third column; its settlements lie 2 km inside or 1.5 km outside, one of them near.
WIDE_LINE = rectangle(0, 0, 12.5, 20)
_WIDE_PLACES = [(5 * column, 5 * row) for column in range(7) for row in range(4)]
_WIDE_SETTLEMENTS = [
    (x + (0.5 if x == 10 and y < 10 else 4.0 if x == 10 else 2.5), y + 2.0) for x, y in _WIDE_PLACES
]
_WIDE_DISTRICTS = [1 + (x > 10) + 2 * (y > 5) for x, y in _WIDE_PLACES]
_WIDE_CODES = [f"99.01.0{area}.20{n + 10}" for n, area in enumerate(_WIDE_DISTRICTS)]
# Village of each of ten sentra, the third uncertain by 4 km: most lie inside.
_WIDE_SENTRA = (0, 1, 2, 9, 5, 6, 7, 10, 13, 24)


def wide_layers(*, businesses=420, is_sample=False):
    """Layers of the wide world by name, for :func:`write_world`; most of everything is inside."""
    rng = np.random.default_rng(7)
    to_degrees = pyproj.Transformer.from_crs(METRIC, 4326, always_xy=True).transform
    homes = [place(*home) for home in _WIDE_SETTLEMENTS]
    lon, lat = to_degrees([home.x for home in homes], [home.y for home in homes])
    villages = gpd.GeoDataFrame(
        {
            "village_code": _WIDE_CODES,
            "village": [f"Desa {n}" for n in range(len(_WIDE_CODES))],
            "kind": "Desa",
            "district": [f"Kecamatan {area}" for area in _WIDE_DISTRICTS],
            "settlement_lon": lon,
            "settlement_lat": lat,
            "position_uncertainty_m": 1_800.0,
        },
        geometry=[rectangle(x, y, x + 5, y + 5) for x, y in _WIDE_PLACES],
        crs=METRIC,
    )
    chosen = list(_WIDE_SENTRA)
    sentra = gpd.GeoDataFrame(
        {
            "sentra_id": [f"S{n}" for n in range(len(chosen))],
            "sentra": [f"Sentra {n}" for n in range(len(chosen))],
            "commodity": (["coconut", "batik", "rattan", "bamboo"] * 3)[: len(chosen)],
            "village_code": [_WIDE_CODES[n] for n in chosen],
            "position_uncertainty_m": [4_000.0 if n == 9 else 300.0 for n in chosen],
        },
        geometry=[place(x + 1.1, y + 1.7) for x, y in (_WIDE_PLACES[n] for n in chosen)],
        crs=METRIC,
    )
    # Thirty of each hundred in the inner columns more than evenly spread, and in clusters.
    weight = rng.gamma(1.0, 1.0, len(homes)) * [3.0 if x < 12 else 1.0 for x, _ in _WIDE_PLACES]
    at = rng.choice(len(homes), businesses, p=weight / weight.sum())
    spots = np.array(_WIDE_PLACES)[at] + rng.uniform(0.05, 4.95, (businesses, 2))
    kinds = ("coconut", "batik", "rattan", "bamboo", "other")
    rows = [
        (tuple(spot), kinds[n % 5], "micro", (0, 100, 900)[n % 3]) for n, spot in enumerate(spots)
    ]
    return {
        "villages": villages,
        "sentra": sentra,
        "businesses": businesses_frame(rows, is_sample=is_sample),
        "population": population_frame(
            (31_000, 17_000, 23_500, 9_400), [f"99.01.0{n}" for n in (1, 2, 3, 4)]
        ),
        "delineation": delineation_frame(WIDE_LINE),
    }
