"""Shapes and coordinate systems of a file, as far as they can be known without believing them."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pyarrow as pa
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.shape_nesting import PartsError, too_deep
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.report import Finding, IntArray
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.reading import point_coordinates_of_wkb
from sentra_geo.wording import N_

# A code, WKT or PROJJSON; other texts, such as +init=…, may make PROJ open files.
_PLAIN_CRS = re.compile(r"(\w+:[\w.]+$|urn:ogc:def:crs:[\w.:-]+$|[A-Z_0-9]+\s*\[|\{)")

Shapes = tuple[NDArray[Any] | None, tuple[FloatArray, FloatArray] | None, list[Finding]]
"""Geometry, or x and y of points; both None where there is nothing; and what was broken."""


def shapes_of_wkb(source: Source, batches: list[pa.Array]) -> Shapes:
    """Shapes in two dimensions from WKB; plain points as coordinates.

    Args:
        source: The file, for its limits.
        batches: Binary arrays, null where a record has no shape.

    Raises:
        IntakeError: The shapes have more vertices, rings or parts than the limit.
    """
    parts: list[tuple[FloatArray, FloatArray]] = []
    for batch in batches:
        points = point_coordinates_of_wkb(batch)
        if points is None:
            break
        parts.append(points)
    else:
        if parts:
            x, y = zip(*parts, strict=True)
            return None, (np.concatenate(x), np.concatenate(y)), []
    deep = _deep(source, batches)
    wkb = [batch.to_numpy(zero_copy_only=False) for batch in batches]
    return _shapes(source, np.concatenate(wkb) if wkb else np.empty(0, dtype=object), deep)


def _deep(source: Source, batches: list[pa.Array]) -> IntArray:
    """Positions of shapes that GEOS must never see."""
    found: list[IntArray] = [np.empty(0, dtype=np.int64)]
    rows, left = 0, source.limits.vertices
    for batch in batches:
        try:
            deep, parts = too_deep(batch, source.limits.nesting, left)
        except PartsError as error:
            raise _too_many_vertices(source) from error
        found.append(deep + rows)
        rows, left = rows + len(batch), left - parts
    return np.concatenate(found)


def _shapes(source: Source, wkb: NDArray[Any], deep: IntArray) -> Shapes:
    stated = np.array([value is not None for value in wkb], dtype=bool)
    wkb[deep] = None
    geometry = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
    missing = shapely.is_missing(geometry)
    broken: IntArray = np.flatnonzero(missing & stated).astype(np.int64)
    findings = []
    if broken.size:
        findings.append(
            Finding(
                N_("Bentuk pada baris ini rusak dan tidak dapat dibaca."),
                N_("Gambar ulang bentuknya, lalu unggah lagi."),
                broken,
            )
        )
    if not stated.any():
        return None, None, findings
    if int(shapely.get_num_coordinates(geometry).sum()) > source.limits.vertices:
        raise _too_many_vertices(source)
    if (shapely.get_type_id(geometry)[~missing] == shapely.GeometryType.POINT).all():
        return None, (shapely.get_x(geometry), shapely.get_y(geometry)), findings
    return geometry, None, findings


def _too_many_vertices(source: Source) -> IntakeError:
    return source.refusal(
        N_("Bentuk di dalam berkas memuat lebih dari {most} titik sudut."),
        N_("Sederhanakan bentuknya, atau bagi menjadi beberapa berkas."),
        most=source.limits.vertices,
    )


def crs_text(source: Source, declared: Any) -> str | None:
    """The declared coordinate system as text, else the one that the user gave, else None.

    Args:
        source: The file, for what the user gave.
        declared: Text or PROJJSON as the file has it, None where it has none.

    Raises:
        IntakeError: What the user gave is no coordinate system.
    """
    known = _known(declared)
    if known is not None or source.crs is None:
        return known
    given = _known(source.crs)
    if given is None:
        raise source.refusal(
            N_("Sistem koordinat “{crs}” tidak dikenali."),
            N_("Pakai kode EPSG, misalnya EPSG:4326 atau EPSG:32750."),
            crs=source.crs,
        )
    return given


def _known(declared: Any) -> str | None:
    """The text of a coordinate system on the earth; None for any other."""
    if isinstance(declared, str) and not _PLAIN_CRS.match(declared.strip()):
        return None
    try:
        crs = pyproj.CRS(declared)
    except (pyproj.exceptions.CRSError, ValueError, TypeError):
        return None
    if "undefined" in crs.name.lower() or not (crs.is_geographic or crs.is_projected):
        return None
    return crs.to_string()
