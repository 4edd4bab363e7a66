"""Made-up business points, for measuring only: clustered, seeded, as GeoParquet."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.projection import GEOGRAPHIC_CRS, FloatArray
from sentra_geo.question import SCALES
from sentra_geo.study import BUSINESS_COMMODITIES, DEFAULT_FOLDER

_DEGREE_M = 111_320.0
# Most businesses stand around a settlement; some far out, many of those beyond the regency.
_NEAR_SD_M, _FAR_SD_M, _FAR_SHARE = 2_000.0, 20_000.0, 0.1
# Corners of villages, which lie in two or three of them, make the ties.
_CORNER_SHARE = 0.001
_UNCERTAINTY_M = (0.0, 50.0, 100.0, 500.0, 1_500.0, np.nan)
_UNCERTAINTY_SHARES = (0.3, 0.2, 0.3, 0.1, 0.05, 0.05)
_SAMPLE_SHARE = 0.01


def write_folder(folder: Path, n: int, seed: int = 2024) -> Path:
    """Copy the default data and put n made-up businesses in the place of its sample.

    Args:
        folder: A new or empty folder.
        n: Number of points.
        seed: Seed; the same n and seed give the same points.

    Returns:
        The GeoParquet file: EPSG:4326, WKB points, columns as the businesses layer has them.
    """
    shutil.copytree(DEFAULT_FOLDER, folder, dirs_exist_ok=True)
    path = folder / "businesses.parquet"
    _businesses(n, np.random.default_rng(seed)).to_parquet(path, geometry_encoding="WKB")
    package = folder / "datapackage.json"
    facts = json.loads(package.read_text(encoding="utf-8"))
    for resource in facts["resources"]:
        if resource["layer"] == "businesses":
            resource["path"] = path.name
    package.write_text(json.dumps(facts), encoding="utf-8")
    return path


def _businesses(n: int, rng: np.random.Generator) -> gpd.GeoDataFrame:
    lon, lat = _positions(n, rng)
    return gpd.GeoDataFrame(
        {
            "business_id": np.char.add("B", np.arange(n).astype(str)),
            "commodity": rng.choice(BUSINESS_COMMODITIES[:-1], n),
            "scale": rng.choice(SCALES, n, p=(0.9, 0.08, 0.02)),
            "is_sample": rng.random(n) < _SAMPLE_SHARE,
            "position_uncertainty_m": rng.choice(_UNCERTAINTY_M, n, p=_UNCERTAINTY_SHARES),
        },
        geometry=gpd.points_from_xy(lon, lat),
        crs=GEOGRAPHIC_CRS,
    )


def _positions(n: int, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    villages = gpd.read_file(DEFAULT_FOLDER / "villages.geojson")
    settlements = villages[["settlement_lon", "settlement_lat"]].to_numpy(dtype=np.float64)
    size = rng.dirichlet(np.ones(len(settlements)))
    sd = np.where(rng.random(n) < _FAR_SHARE, _FAR_SD_M, _NEAR_SD_M) / _DEGREE_M
    at = settlements[rng.choice(len(settlements), n, p=size)]
    # Registers give five decimals of a degree.
    at = np.round(at + rng.standard_normal((n, 2)) * sd[:, None], 5)
    corners: NDArray[np.float64] = shapely.get_coordinates(villages.geometry.to_numpy())
    rows = np.flatnonzero(rng.random(n) < _CORNER_SHARE)
    at[rows] = rng.choice(corners, len(rows))
    return at[:, 0], at[:, 1]
