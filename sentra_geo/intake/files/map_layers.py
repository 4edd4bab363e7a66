"""One layer of a map file, read by GDAL with exactly one driver."""

from __future__ import annotations

import dataclasses
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyogrio
import pyogrio.raw

from sentra_geo.intake.files.byte_budget import ByteBudget
from sentra_geo.intake.files.frames import frame_of_arrays
from sentra_geo.intake.files.headers import name_columns
from sentra_geo.intake.files.map_guards import guard_gdal
from sentra_geo.intake.files.shapes import crs_text, shapes_of_wkb
from sentra_geo.intake.files.source import Source, part_notices
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.report import Notice
from sentra_geo.wording import N_

_KML_DISPLAY = {
    *("altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon", "snippet"),
    *("timestamp", "begin", "end"),
}
_KML_TEXTS = {"id", "Name", "description"}
_BATCH_ROWS = 20_000
_GDAL_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.FieldError,
    pyogrio.errors.GeometryError,
    pyogrio.errors.CRSError,
    pa.ArrowException,
    UnicodeDecodeError,
    LookupError,
)


@dataclass(frozen=True)
class MapFile:
    """A file that is fit to be shown to GDAL.

    Attributes:
        path: The file, under a neutral name.
        driver: The driver that must open it.
        format: Its name in a :class:`~sentra_geo.intake.files.table.RawTable`.
        parts: Names of its layers where GDAL does not know them.
        options: How the driver opens it.
        notices: What was noticed so far.
    """

    path: Path
    driver: str
    format: str
    parts: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def read_map_layer(source: Source, file: MapFile, parts: tuple[str, ...] = ()) -> RawTable:
    """Read one layer of a file whose content was looked at.

    Args:
        source: The file as the user handed it in.
        file: What GDAL is shown.
        parts: All layers of the file, where GDAL sees only one of them.

    Raises:
        IntakeError: It cannot be read, is too large or empty, or has no such layer.
    """
    guard_gdal()
    source.tell(0.1, N_("Memeriksa berkas"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            place, names = _choose_layer(source, file)
            table, meta = _read_layer(source, file, place)
        except _GDAL_ERRORS as error:
            raise source.unreadable() from error
    source.tell(0.8, N_("Menyusun tabel"))
    own = file.parts or names
    try:
        raw = _raw_table(source, file, table, meta, (own[place], parts or own))
    except pa.ArrowInvalid as error:
        raise source.unknown_encoding() from error
    return _with_notices(raw, caught)


def _choose_layer(source: Source, file: MapFile) -> tuple[int, tuple[str, ...]]:
    """Position of the layer to read, and unique names of all."""
    layers = pyogrio.list_layers(file.path)
    if not len(layers):
        raise source.refusal(
            N_("Berkas tidak memuat layer."), N_("Isi berkas itu, lalu unggah lagi.")
        )
    labels = [str(name) for name in layers[:, 0]]
    unique, _ = name_columns(labels, [True] * len(labels))
    names = tuple(unique[place] for place in range(len(labels)))
    chosen = None if file.parts else source.choose_part(names)
    if chosen is not None:
        return chosen, names
    with_shapes = [place for place in range(len(names)) if layers[place, 1] is not None]
    for place in [*with_shapes, *range(len(names))]:
        if pyogrio.read_info(file.path, layer=place, force_feature_count=True)["features"]:
            return place, names
    return 0, names


def _read_layer(source: Source, file: MapFile, place: int) -> tuple[pa.Table, dict[str, Any]]:
    info = pyogrio.read_info(file.path, layer=place, force_feature_count=True, **file.options)
    if info["driver"] != file.driver:
        raise source.unreadable()
    source.check_size(info["features"], len(info["fields"]))
    if not info["features"]:
        raise source.refusal(
            N_("Layer tidak memuat satu baris pun."),
            N_("Isi layer itu, atau pilih layer lain, lalu unggah lagi."),
        )
    source.tell(0.3, N_("Membaca baris"))
    table, meta = _read_batches(source, file, place)
    if len(table) != info["features"]:  # a row that GDAL passes over must not go unseen
        raise source.unreadable()
    return table, meta


def _read_batches(source: Source, file: MapFile, place: int) -> tuple[pa.Table, dict[str, Any]]:
    """All rows, counted as they come: a short file may repeat one long value without end."""
    values = ByteBudget(source, source.limits.value_bytes)
    shapes = ByteBudget(source, source.limits.shape_bytes)
    batches, rows = [], 0
    with pyogrio.raw.open_arrow(
        file.path, layer=place, batch_size=_BATCH_ROWS, use_pyarrow=True, **file.options
    ) as (meta, reader):
        geometry = _geometry_column(reader.schema.names, meta)
        for batch in reader:
            rows += len(batch)
            source.check_size(rows, len(batch.columns) - 1)
            for at, array in enumerate(batch.columns):
                (shapes if at == geometry else values).take(array)
            batches.append(batch)
        return pa.Table.from_batches(batches, reader.schema), meta


def _raw_table(
    source: Source,
    file: MapFile,
    table: pa.Table,
    meta: dict[str, Any],
    part: tuple[str, tuple[str, ...]],
) -> RawTable:
    geometry = _geometry_column(table.column_names, meta)
    places = [
        place
        for place, name in enumerate(table.column_names)
        if place != geometry and not (file.driver == "LIBKML" and _is_display(name, table))
    ]
    arrays = [table.column(place) for place in places]
    held = [array.null_count < len(array) for array in arrays]
    labels = [table.column_names[place].strip() for place in places]
    names, renamed = name_columns(labels, held)
    arrays = [arrays[place] for place in names]
    frame, long = frame_of_arrays(list(names.values()), arrays, source.limits)
    frame = frame if arrays else frame.reindex(range(len(table)))
    batches = [] if geometry is None else table.column(geometry).chunks
    shapes, xy, broken = shapes_of_wkb(source, batches)
    return RawTable(
        file=source.name,
        format=file.format,
        sha256=source.sha256,
        frame=frame,
        rows=np.arange(1, len(table) + 1, dtype=np.int64),
        part=part[0],
        parts=part[1],
        geometry=shapes,
        xy=xy,
        crs=crs_text(source, meta["crs"]) if shapes is not None or xy is not None else source.crs,
        faults=(*broken, *long),
        notices=(*file.notices, *part_notices(*part), *renamed),
    )


def _geometry_column(names: list[str], meta: dict[str, Any]) -> int | None:
    name = meta["geometry_name"] or "wkb_geometry"
    if meta["geometry_type"] is None or name not in names:
        return None
    return len(names) - 1 - names[::-1].index(name)


def _is_display(name: str, table: pa.Table) -> bool:
    """Whether a column of a KML file says nothing, or only how it looks in Google Earth."""
    if name in _KML_TEXTS:
        return bool(table.column(name).null_count == len(table))
    return name in _KML_DISPLAY


def _with_notices(raw: RawTable, caught: list[warnings.WarningMessage]) -> RawTable:
    """Pass on what GDAL complained of: nothing may be lost silently."""
    texts = dict.fromkeys(str(warning.message)[:300] for warning in caught)
    found = [
        Notice(N_("Pembaca peta memberi peringatan: {message}"), {"message": text})
        for text in list(texts)[:5]
    ]
    return dataclasses.replace(raw, notices=(*raw.notices, *found))
