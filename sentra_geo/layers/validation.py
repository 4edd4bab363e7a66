"""Checks of a layer's content; every ``find_…_issues`` collects all faults, none raises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyproj
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.schema import Column, LayerSchema
from sentra_geo.wording import N_

_MOST_PER_CHECK = 200
_DOTTED_THOUSANDS = r"-?\d{1,3}(\.\d{3})+"
_NOT_OF_KIND = {
    "text": "",
    "flag": N_("Kolom “{column}” berisi “{value}”, padahal harus true atau false."),
    "date": N_("Kolom “{column}” berisi “{value}”, padahal harus tanggal seperti 2024-12-31."),
    "number": N_("Kolom “{column}” berisi “{value}”, padahal harus angka."),
    "count": N_(
        "Kolom “{column}” berisi “{value}”, padahal harus bilangan bulat tanpa pemisah ribuan."
    ),
}
_ISO_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_TRUE, _FALSE = {"true", "1", "ya", "yes"}, {"false", "0", "tidak", "no"}


@dataclass(frozen=True)
class _Where:
    """The file that rows stand in, and the number of its first row as the user counts."""

    file: str
    first_row: int


def parse_columns(
    frame: pd.DataFrame, schema: LayerSchema, file: str, first_row: int
) -> tuple[pd.DataFrame, list[Fault]]:
    """Turn the schema's columns into their kinds, in a copy.

    Args:
        frame: The table as read, any dtypes.
        schema: What the layer looks like.
        file: File name for messages.
        first_row: Number of the first row, as the user counts.

    Returns:
        A new table (text as ``object`` with None for unknown, numbers as float64, flags as bool),
        and a fault for each value that is not of its kind.
    """
    typed = frame.copy(deep=False)
    where = _Where(file, first_row)
    faults: list[Fault] = []
    for column in schema.columns:
        if column.name not in typed:
            continue
        values = typed[column.name]
        typed[column.name], bad = _parsed(values, column)
        faults += _row_faults(
            bad,
            values,
            column,
            where,
            _NOT_OF_KIND[column.kind],
            N_("Perbaiki nilainya atau kosongkan."),
        )
    return typed, faults


def _parsed(values: pd.Series[Any], column: Column) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Values as their kind, and which of them are not of it."""
    kind = column.kind
    if kind in {"number", "count"}:
        numbers = pd.to_numeric(values, errors="coerce").astype("float64")
        bad = (numbers.isna() & values.notna()) | np.isinf(numbers)
        if kind == "count":
            bad |= (numbers % 1 > 0) | values.astype("str").str.fullmatch(_DOTTED_THOUSANDS)
        return numbers, bad
    if kind == "flag":
        return _flags(values) if column.required else _optional_flags(values)
    texts = _texts(values)
    if kind == "date":
        return texts, texts.notna() & ~texts.astype("str").str.fullmatch(_ISO_DATE).astype(bool)
    return texts, _none(values)


def _texts(values: pd.Series[Any]) -> pd.Series[Any]:
    """Stripped texts, with None for unknown."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        texts = values.astype("str").str.strip()
        if not (texts.isna() | (texts == "")).any():
            return texts
    # Each different value is made into a text once; left to pandas, None would turn into NaN.
    codes, found = pd.factorize(values)
    known = np.array([*(str(value).strip() or None for value in found), None], dtype=object)
    return pd.Series(known[codes], index=values.index, dtype=object)


def _none(values: pd.Series[Any]) -> pd.Series[Any]:
    return pd.Series(False, index=values.index)


def _optional_flags(values: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Flags that may be unknown: true, false or missing (``boolean``)."""
    known = values.notna() & (values.astype("str").str.strip() != "")
    flags, bad = _flags(values)
    return flags.astype("boolean").mask(~known), bad & known


def _flags(values: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    if pd.api.types.is_bool_dtype(values) and not values.hasnans:
        return values.astype(bool), _none(values)
    text = values.astype("str").str.strip().str.lower()
    return text.isin(_TRUE), ~text.isin(_TRUE | _FALSE)


def find_attribute_issues(
    frame: pd.DataFrame, schema: LayerSchema, file: str, first_row: int
) -> list[Fault]:
    """Missing columns and values, values outside their choices or range, repeated keys.

    Args:
        frame: Table from :func:`parse_columns`.
        schema: What the layer looks like.
        file: File name for messages.
        first_row: Number of the first row, as the user counts.

    Returns:
        The faults, empty when there are none.
    """
    where = _Where(file, first_row)
    faults: list[Fault] = []
    for column in schema.columns:
        if column.name not in frame:
            if column.required:
                faults.append(
                    Fault(
                        N_("Kolom “{column}” tidak ada."),
                        N_("Tambahkan kolom itu; namanya harus persis sama."),
                        file=file,
                        fields={"column": column.name},
                    )
                )
            continue
        faults += _value_faults(frame[column.name], column, where)
    if schema.key and set(schema.key) <= set(frame.columns) and _repeats(frame[list(schema.key)]):
        repeated = frame.duplicated(list(schema.key)) & frame[list(schema.key)].notna().all(axis=1)
        faults += _row_faults(
            repeated,
            frame[schema.key[0]],
            Column(" + ".join(schema.key)),
            where,
            N_("Kunci “{column}” = “{value}” muncul lebih dari sekali."),
            N_("Sisakan satu baris untuk tiap kunci."),
        )
    return faults


def _repeats(keys: pd.DataFrame) -> bool:
    """Whether any row may repeat; for one column that costs less than asking which."""
    return len(keys.columns) > 1 or not keys.iloc[:, 0].is_unique


def _value_faults(values: pd.Series[Any], column: Column, where: _Where) -> list[Fault]:
    faults: list[Fault] = []
    if column.required:
        faults += _row_faults(
            values.isna(),
            values,
            column,
            where,
            N_("Kolom “{column}” kosong."),
            N_("Isi nilainya."),
        )
    if column.choices:
        faults += _row_faults(
            values.notna() & ~values.isin(column.choices),
            values,
            column,
            where,
            N_("Kolom “{column}” berisi “{value}”, yang tidak dikenal."),
            N_("Pakai salah satu dari: {choices}."),
        )
    if column.minimum is not None:
        faults += _row_faults(
            values < column.minimum,
            values,
            column,
            where,
            N_("Kolom “{column}” berisi {value}, lebih kecil daripada {minimum}."),
            N_("Perbaiki nilainya."),
        )
    return faults


def find_point_issues(
    x: FloatArray, y: FloatArray, crs: str, file: str, first_row: int
) -> list[Fault]:
    """Positions that are missing or, in degrees, cannot exist.

    Args:
        x: Longitude or easting, shape ``(rows,)``.
        y: Latitude or northing, shape ``(rows,)``.
        crs: Their coordinate reference system.
        file: File name for messages.
        first_row: Number of the first row, as the user counts.

    Returns:
        One fault a row, at most 200.
    """
    bad = ~(np.isfinite(x) & np.isfinite(y))
    if pyproj.CRS(crs).is_geographic:
        bad |= (np.abs(x) > 180) | (np.abs(y) > 90)  # noqa: PLR2004 - degrees
    return [
        Fault(
            N_("Letak (bujur {x}, lintang {y}) tidak ada atau bukan derajat."),
            N_("Isi bujur dan lintang dalam derajat desimal, misalnya 116,7 dan -1,3."),
            file=file,
            row=int(row) + first_row,
            fields={"x": x[row], "y": y[row]},
        )
        for row in np.flatnonzero(bad)[:_MOST_PER_CHECK]
    ]


def find_polygon_issues(polygons: NDArray[Any], crs: str, file: str, first_row: int) -> list[Fault]:
    """Shapes that are missing, empty, not areas, self-crossing, or outside the globe.

    Args:
        polygons: Geometries, shape ``(rows,)``.
        crs: Their coordinate reference system.
        file: File name for messages.
        first_row: Number of the first row, as the user counts.

    Returns:
        The faults, empty when there are none.
    """
    faults: list[Fault] = []
    area_types = {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON}
    geographic = pyproj.CRS(crs).is_geographic
    for index, polygon in enumerate(polygons):
        reason, remedy, fields = "", "", {}
        if polygon is None or polygon.is_empty:
            reason = N_("Bentuknya kosong.")
            remedy = N_("Gambar ulang wilayah itu atau hapus barisnya.")
        elif shapely.get_type_id(polygon) not in area_types:
            reason = N_("Bentuknya {type}, bukan wilayah (poligon).")
            remedy = N_("Pakai lapisan poligon; garis harus ditutup menjadi wilayah.")
            fields = {"type": polygon.geom_type}
        elif not polygon.is_valid:
            reason = N_("Garisnya memotong dirinya sendiri di sekitar {place}.")
            remedy = N_("Perbaiki di QGIS (Vector > Geometry Tools > Fix Geometries).")
            fields = {"place": _place(shapely.is_valid_reason(polygon))}
        elif geographic and _leaves_the_globe(polygon):
            reason = N_("Koordinatnya bukan derajat, padahal CRS-nya derajat.")
            remedy = N_("Simpan ulang dengan CRS yang benar (UTM 50S adalah EPSG:32750).")
        if reason:
            faults.append(Fault(reason, remedy, file=file, row=index + first_row, fields=fields))
    return faults


def _leaves_the_globe(polygon: Any) -> bool:
    west, south, east, north = polygon.bounds
    return bool(west < -180 or east > 180 or south < -90 or north > 90)  # noqa: PLR2004


def _place(reason: str) -> str:
    found = re.search(r"\[(.+)\]", reason)
    return found.group(1) if found else reason


def _row_faults(
    bad: pd.Series[Any],
    values: pd.Series[Any],
    column: Column,
    where: _Where,
    reason: str,
    remedy: str,
) -> list[Fault]:
    rows = np.flatnonzero(bad.to_numpy(dtype=bool))[:_MOST_PER_CHECK]
    return [
        Fault(
            reason,
            remedy,
            file=where.file,
            row=int(row) + where.first_row,
            fields={
                "column": column.name,
                "value": str(values.iloc[row])[:80],
                "choices": ", ".join(column.choices),
                "minimum": column.minimum,
            },
        )
        for row in rows
    ]
