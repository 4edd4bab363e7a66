"""Checks across layers: do they speak of the same places?"""

from __future__ import annotations

import numpy as np
import shapely

from sentra_geo.errors import Fault
from sentra_geo.layers.reading import Layer
from sentra_geo.wording import N_

_FAR_M = 50_000.0


def find_reference_issues(
    sentra: Layer, villages: Layer, population: Layer, delineation: Layer
) -> list[Fault]:
    """Codes that no other layer knows, people without a place, a line far from all villages.

    Args:
        sentra: Sentra locations.
        villages: Villages.
        population: People by village or district.
        delineation: Boundaries.

    Returns:
        The faults, empty when the layers fit together.
    """
    codes = villages.frame["village_code"]
    return [
        *_unknown_villages(sentra, set(codes)),
        *_population_issues(population, set(codes)),
        *_distant_boundaries(delineation, villages),
    ]


def _unknown_villages(sentra: Layer, known: set[str]) -> list[Fault]:
    return [
        Fault(
            N_("Desa dengan kode “{code}” tidak ada di lapisan desa."),
            N_("Pakai kode Kemendagri seperti 64.09.01.1015."),
            file=sentra.facts.path.name,
            row=row + 2,
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
            faults.append(Fault(reason, remedy, file=file, row=row + 2, fields=fields))
        counted.update(dict.fromkeys(held, area))
    for code in sorted(known - counted.keys()):
        faults.append(
            Fault(
                N_("Penduduk desa “{code}” tidak tercakup oleh satu baris pun."),
                N_("Tambahkan baris untuk kecamatan atau desa itu."),
                file=file,
                fields={"code": code},
            )
        )
    return faults


def _distant_boundaries(delineation: Layer, villages: Layer) -> list[Fault]:
    """A line far from all villages is nearly always a line in the wrong CRS."""
    assert delineation.polygons is not None  # noqa: S101 - polygon layers always hold polygons
    assert villages.polygons is not None  # noqa: S101
    region = shapely.box(*shapely.total_bounds(villages.polygons))
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
        if not (distance := _distance(delineation, ids == boundary, region)) <= _FAR_M
    ]


def _distance(delineation: Layer, rows: np.ndarray, region: shapely.Polygon) -> float:
    return float(np.min(shapely.distance(delineation.polygons[rows], region)))  # type: ignore[index]


def _kilometres(metres: float) -> str:
    return f"{metres / 1000:.0f}" if np.isfinite(metres) else "∞"
