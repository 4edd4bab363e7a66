"""Polygon layers on their way in: every row becomes an area in metres or a finding, never both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.outlines.outline_metres import drawn_area_ha, metric_polygons
from sentra_geo.intake.outlines.outline_placement import (
    FAR_KM,
    UNREADABLE,
    Reading,
    Region,
    choose_readings,
    degree_bounds,
    is_endless,
    likely_crs,
    readable_crs,
    readings_of,
)
from sentra_geo.intake.outlines.outline_rings import offer_rings, sound_rings
from sentra_geo.intake.outlines.outline_rows import APPLY, REDRAW, SortedRows
from sentra_geo.intake.outlines.outline_shapes import (
    areal_shapes,
    is_areal,
    is_finite,
    shape_bounds,
)
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding, IntArray, Repair
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha
from sentra_geo.wording import N_

_LOOK = N_("Periksa koordinat dan CRS-nya, lalu simpan ulang.")
_USE_POLYGONS = N_("Pakai lapisan poligon; garis harus ditutup menjadi wilayah.")
_NOT_AREAS = {  # by geometry type; the rest are collections
    shapely.GeometryType.POINT: N_("Bentuknya titik, bukan wilayah (poligon)."),
    shapely.GeometryType.MULTIPOINT: N_("Bentuknya titik, bukan wilayah (poligon)."),
    shapely.GeometryType.LINESTRING: N_("Bentuknya garis, bukan wilayah (poligon)."),
    shapely.GeometryType.LINEARRING: N_("Bentuknya garis, bukan wilayah (poligon)."),
    shapely.GeometryType.MULTILINESTRING: N_("Bentuknya garis, bukan wilayah (poligon)."),
    shapely.GeometryType.GEOMETRYCOLLECTION: N_("Bentuknya gabungan tanpa wilayah (poligon)."),
}
_MISREAD = {  # by repair: what is wrong, and why the repair is believed
    "swapped_axes": (
        N_("Bujur dan lintangnya tertukar."),
        N_("{rows} bentuk jatuh di wilayah ini bila bujur dan lintangnya ditukar."),
    ),
    "utm": (
        N_("Koordinatnya tidak sesuai dengan CRS berkas ({declared})."),
        N_(
            "{rows} bentuk jatuh di wilayah ini bila koordinatnya dibaca sebagai meter UTM 50S "
            "({crs}), bukan {declared}."
        ),
    ),
    "missing_crs": (
        N_("Koordinatnya tidak sesuai dengan CRS berkas ({declared})."),
        N_(
            "{rows} bentuk jatuh di wilayah ini bila koordinatnya dibaca sebagai derajat ({crs}), "
            "bukan {declared}."
        ),
    ),
}


@dataclass(frozen=True, eq=False)
class Outlines:
    """The areas of a polygon layer.

    Attributes:
        polygons: Valid polygons in metres (EPSG:32750), None for rows set aside; ``(rows,)``.
        crs: The coordinate system that the file was read in; None when it is not known.
        issues: Why rows were set aside; each such row is in exactly one of them.
        repairs: Repairs that are offered or were applied.
    """

    polygons: NDArray[Any]
    crs: str | None
    issues: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = ()


def check_outlines(
    raw: RawTable, applied: frozenset[str], region: Region | None = None
) -> Outlines:
    """Sort the shapes of a file into areas in metres and rows to set aside.

    Each row is tried in one order: a shape, an area, numbers as coordinates, a coordinate system,
    a place near the region, sound rings. The first that fails decides.

    Args:
        raw: The file.
        applied: Kinds of repair that the user agreed to.
        region: Box around the known villages; None when these are what is being loaded, and
            Kalimantan is taken instead.

    Returns:
        The areas and what was found.

    Raises:
        IntakeError: If the file holds no shapes, or too large ones.
    """
    shapes, reduced = areal_shapes(_geometry(raw))
    rows = SortedRows(shapes, applied, np.ones(len(shapes), dtype=bool))
    _leave_out_no_areas(rows)
    crs = _settle_crs(rows, raw, region)
    polygons = np.full(len(shapes), None, dtype=object)
    if crs is not None:
        placed = _place(rows, crs, raw, region)
        rings = sound_rings(rows, reduced)
        before_ha, after_ha = np.zeros(len(shapes)), np.zeros(len(shapes))
        for reading, chosen in placed:
            polygons[chosen] = metric_polygons(rings.shapes[chosen], reading, raw.file)
            spoilt = chosen[rings.spoilt[chosen]]
            before_ha[spoilt] = drawn_area_ha(shapes[spoilt], reading)
            after_ha[spoilt] = geodesic_area_ha(polygons[spoilt])
        offer_rings(rows, rings, before_ha, after_ha)
    polygons[~rows.kept] = None
    return Outlines(polygons, crs, tuple(rows.issues), tuple(rows.repairs))


def _geometry(raw: RawTable) -> NDArray[Any]:
    if raw.geometry is not None:
        return np.asarray(raw.geometry, dtype=object)
    if raw.xy is None:
        raise IntakeError(
            Fault(
                N_("Berkas tidak memuat bentuk wilayah (poligon)."),
                N_("Pakai berkas peta: GeoJSON, GeoPackage, KML, atau Shapefile dalam ZIP."),
                file=raw.file,
            )
        )
    x, y = raw.xy
    stated = np.isfinite(x) & np.isfinite(y)
    points = np.full(len(x), None, dtype=object)
    points[stated] = shapely.points(x[stated], y[stated])
    return points


def _leave_out_no_areas(rows: SortedRows) -> None:
    shapes = rows.shapes
    nothing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    rows.set_aside(nothing, N_("Bentuknya kosong."), REDRAW)
    types = shapely.get_type_id(shapes)
    closed = shapely.is_closed(shapes) & (shapely.get_dimensions(shapes) == 1)
    for kind, reason in _NOT_AREAS.items():
        of_kind = ~is_areal(shapes) & (types == kind)
        rows.set_aside(
            of_kind & closed,
            reason,
            N_("Garis ini tertutup: di QGIS ubah menjadi poligon dengan Lines to Polygons."),
        )
        rows.set_aside(of_kind, reason, _USE_POLYGONS)
    rows.set_aside(~is_areal(shapes), N_("Bentuknya bukan wilayah (poligon)."), _USE_POLYGONS)
    rows.set_aside(~is_finite(shapes), N_("Koordinatnya bukan angka."), REDRAW)


def _settle_crs(rows: SortedRows, raw: RawTable, region: Region | None) -> str | None:
    """The file's coordinate system, or the likeliest one if the user agreed to it."""
    stated = readable_crs(raw.crs)
    if stated is not None:
        return stated
    reason = N_("Sistem koordinat (CRS) berkas tidak disebutkan atau tidak dikenal.")
    crs, near = likely_crs(shape_bounds(rows.shapes[rows.kept]), region)
    if crs is None:
        rows.set_aside(
            rows.kept, reason, N_("Simpan ulang dengan CRS; Shapefile perlu berkas .prj.")
        )
        return None
    rows.offer(
        "missing_crs",
        rows.kept,
        N_("{near} dari {rows} bentuk jatuh di wilayah ini bila CRS-nya dianggap {crs}."),
        {"crs": crs, "near": near},
    )
    if "missing_crs" in rows.applied:
        return crs
    rows.set_aside(rows.kept, reason, APPLY)
    return None


def _place(
    rows: SortedRows, crs: str, raw: RawTable, region: Region | None
) -> list[tuple[Reading, IntArray]]:
    """The readings that put rows near the region, each with its rows."""
    readings = readings_of(crs, declared=crs == raw.crs)
    bounds = shape_bounds(rows.shapes)
    choice = choose_readings(bounds, readings, region)
    placed = []
    for place, reading in enumerate(readings):
        chosen = choice == place
        if reading.kind:
            reason, evidence = _MISREAD[reading.kind]
            fields = {"crs": reading.crs, "declared": pyproj.CRS(crs).name}
            rows.offer(reading.kind, chosen, evidence, fields)
            if reading.kind not in rows.applied:
                rows.set_aside(chosen, reason, APPLY, fields=fields)
        placed.append((reading, np.flatnonzero(chosen & rows.kept)))
    _leave_out_far(rows, choice == UNREADABLE, bounds, readings[0])
    for reading, chosen in placed:
        endless = np.zeros(len(choice), dtype=bool)
        endless[chosen] = is_endless(bounds[chosen], reading, region)
        rows.set_aside(endless, N_("Bentuknya membentang terlalu jauh dari wilayah ini."), _LOOK)
    return [(reading, chosen[rows.kept[chosen]]) for reading, chosen in placed]


def _leave_out_far(rows: SortedRows, far: BoolArray, bounds: FloatArray, reading: Reading) -> None:
    index = np.flatnonzero(far & rows.kept)
    places = np.full(len(far), "", dtype=object)
    places[index] = _places(bounds[index], reading)
    rows.set_aside(
        far,
        N_("Letaknya ({value}) lebih dari {far_km} km dari wilayah ini."),
        _LOOK,
        values=places,
        fields={"far_km": round(FAR_KM)},
    )


def _places(bounds: FloatArray, reading: Reading) -> list[str]:
    """The middle of each outline as ``latitude, longitude``, or as the file has it."""
    in_degrees = degree_bounds(bounds, reading)
    shown = np.where(np.isfinite(in_degrees), in_degrees, bounds) / 2
    x, y = shown[:, 0] + shown[:, 2], shown[:, 1] + shown[:, 3]
    return [f"{north:.6g}, {east:.6g}" for east, north in zip(x, y, strict=True)]
