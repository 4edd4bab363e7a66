"""Checks across layers: do they speak of the same places?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault
from sentra_geo.layers.projection import FloatArray, to_metric
from sentra_geo.layers.reading import Layer
from sentra_geo.layers.travel import find_travel_issues
from sentra_geo.wording import N_

_FAR_M = 50_000.0
_SETTLEMENT_FAR_M = 10_000.0
_MOST_PER_CHECK = 200


def find_reference_issues(  # noqa: PLR0913 - one argument a layer
    sentra: Layer,
    villages: Layer,
    population: Layer,
    delineations: Sequence[Layer],
    businesses: Layer | None = None,
    travel: Layer | None = None,
    *,
    outlets: Layer | None = None,
) -> list[Fault]:
    """Codes that no other layer knows, people without a place, places far from all villages.

    Args:
        sentra: Sentra locations.
        villages: Villages.
        population: People by village or district.
        delineations: Boundaries, in one layer or more.
        businesses: Businesses, if there are any.
        travel: Travel distances or times, if there are any.
        outlets: Outlets, if there are any.

    Returns:
        The faults, empty when the layers fit together.
    """
    codes = villages.frame["village_code"]
    return [
        *_unknown_villages(sentra, set(codes)),
        *_population_issues(population, set(codes)),
        *(fault for layer in delineations for fault in _distant_boundaries(layer, villages)),
        *_distant_settlements(villages),
        *_distant_sentra(sentra, villages),
        *_distant_points(businesses, villages),
        *_distant_points(outlets, villages),
        *find_travel_issues(travel, villages, sentra),
    ]


def _unknown_villages(sentra: Layer, known: set[str]) -> list[Fault]:
    return [
        Fault(
            N_("Desa dengan kode “{code}” tidak ada di lapisan desa."),
            N_("Pakai kode Kemendagri seperti 64.09.01.1015."),
            file=sentra.facts.path.name,
            row=row + sentra.first_row,
            fields={"code": code},
        )
        for row, code in enumerate(sentra.frame["village_code"])
        if code not in known
    ]


def _population_issues(population: Layer, known: set[str]) -> list[Fault]:
    """Every area must be a village, or hold villages; no village may be counted twice."""
    faults: list[Fault] = []
    counted: dict[str, str] = {}
    file = population.facts.path.name
    for row, area in enumerate(population.frame["area_code"]):
        held = {code for code in known if code == area or code.startswith(f"{area}.")}
        twice = sorted(held & counted.keys())
        if not held or twice:
            reason = (
                N_("Penduduk wilayah “{code}” terhitung dua kali (juga pada “{other}”).")
                if twice
                else N_("Wilayah “{code}” tidak memuat satu desa pun dari lapisan desa.")
            )
            fields = {"code": area, "other": counted[twice[0]] if twice else ""}
            remedy = N_("Pakai satu baris untuk tiap kecamatan, atau satu untuk tiap desa.")
            faults.append(
                Fault(reason, remedy, file=file, row=row + population.first_row, fields=fields)
            )
        counted.update(dict.fromkeys(held, area))
    faults += [
        Fault(
            N_("Penduduk desa “{code}” tidak tercakup oleh satu baris pun."),
            N_("Tambahkan baris untuk kecamatan atau desa itu."),
            file=file,
            fields={"code": code},
        )
        for code in sorted(known - counted.keys())
    ]
    return faults


def _distant_boundaries(delineation: Layer, villages: Layer) -> list[Fault]:
    """A line far from all villages is nearly always a line in the wrong CRS."""
    region = shapely.box(*shapely.total_bounds(villages.outlines))
    ids = delineation.frame["boundary_id"].to_numpy()
    return [
        Fault(
            N_(
                "Delineasi “{boundary}” berjarak {km} km dari desa terdekat; CRS-nya mungkin salah."
            ),
            N_("Periksa CRS berkas itu, lalu simpan ulang sebagai EPSG:4326."),
            file=delineation.facts.path.name,
            fields={"boundary": boundary, "km": _kilometres(distance)},
        )
        for boundary in dict.fromkeys(ids)
        if not (distance := _distance(delineation.outlines[ids == boundary], region)) <= _FAR_M
    ]


def _distant_settlements(villages: Layer) -> list[Fault]:
    lon, lat = villages.frame["settlement_lon"], villages.frame["settlement_lat"]
    x, y = to_metric(lon.to_numpy(dtype=np.float64), lat.to_numpy(dtype=np.float64))
    found = np.isfinite(x) & np.isfinite(y)
    points = shapely.points(np.where(found, x, 0.0), np.where(found, y, 0.0))
    distance = np.where(found, shapely.distance(villages.outlines, points), np.inf)
    return _point_faults(villages, distance, _SETTLEMENT_FAR_M)


def _distant_sentra(sentra: Layer, villages: Layer) -> list[Fault]:
    return _point_faults(sentra, _to_region(sentra, villages), _FAR_M)


def _distant_points(layer: Layer | None, villages: Layer) -> list[Fault]:
    """Businesses and outlets may reach beyond the regency, but not lie wholly elsewhere.

    Nor may one lie off the map.
    """
    if layer is None:
        return []
    distance = _to_region(layer, villages)
    if (distance > _FAR_M).all():
        return _point_faults(layer, distance, _FAR_M)[:1]
    return _point_faults(layer, np.where(np.isfinite(distance), 0.0, np.inf), _FAR_M)


def _to_region(layer: Layer, villages: Layer) -> FloatArray:
    """Distance of each point to the villages' bounding box; infinity where it has no place."""
    west, south, east, north = shapely.total_bounds(villages.outlines)
    x, y = layer.positions
    with np.errstate(invalid="ignore"):
        distance = np.hypot(x - np.clip(x, west, east), y - np.clip(y, south, north))
    return np.where(np.isfinite(distance), distance, np.inf)


def _point_faults(layer: Layer, distance: FloatArray, most: float) -> list[Fault]:
    return [
        Fault(
            N_("Letaknya {km} km dari desa; bujur, lintang, atau CRS-nya mungkin salah."),
            N_("Periksa koordinat baris itu dan CRS berkasnya."),
            file=layer.facts.path.name,
            row=int(row) + layer.first_row,
            fields={"km": _kilometres(float(distance[row]))},
        )
        for row in np.flatnonzero(distance > most)[:_MOST_PER_CHECK]
    ]


def _distance(outlines: NDArray[Any], region: shapely.Polygon) -> float:
    return float(np.min(shapely.distance(outlines, region)))


def _kilometres(metres: float) -> str:
    return f"{metres / 1000:.0f}" if np.isfinite(metres) else "∞"
