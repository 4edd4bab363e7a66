"""Rows of a layer into and out of their table, by COPY as CSV that Arrow writes and reads.

Every value is quoted and an unknown one is not, so an empty text and an unknown one stay apart.
Shapes travel as hexadecimal WKB: no function of PostGIS is called, wherever it is installed.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import psycopg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import shapely
from numpy.typing import NDArray
from psycopg import sql

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.schema import Column, LayerSchema
from sentra_geo.store.database_schema import SCHEMA
from sentra_geo.wording import N_

_GEOMETRY = "geometry"
_SRID = 4326
# A point of PostGIS: little-endian, type 1 with a CRS, that CRS; then longitude and latitude.
_POINT_HEAD = np.frombuffer(struct.pack("<BII", 1, 0x20000001, _SRID), np.uint8)
_POINT_BYTES = len(_POINT_HEAD) + 16
_ROWS = 100_000
_PART_BYTES = 32 * 1024 * 1024
_TYPES = {
    "text": pa.string(),
    "date": pa.string(),
    "number": pa.float64(),
    "count": pa.int64(),
    "flag": pa.bool_(),
}


def read_rows(
    connection: psycopg.Connection, schema: LayerSchema
) -> tuple[pd.DataFrame, NDArray[Any] | None]:
    """All rows of a layer, in the order of their numbers.

    Args:
        connection: An open connection.
        schema: The layer.

    Returns:
        The schema's columns (texts as ``str``, numbers and counts as float64, flags as bool, or
        as ``boolean`` where they may be unknown), and the shapes in degrees (EPSG:4326), shape
        ``(rows,)``, None for a layer without shapes.
    """
    template = sql.SQL("COPY (SELECT {} FROM {} ORDER BY fid) TO STDOUT (FORMAT csv)")
    query = template.format(_names(_column_names(schema)), _table_name(schema))
    expected = _arrow_schema(schema)
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        tables, shapes = [], []
        for part in _parts(copy):
            table = _parsed(part, expected)
            if schema.geometry != "none":
                shapes.append(_shapes(table[_GEOMETRY].combine_chunks()))
                table = table.drop_columns([_GEOMETRY])
            tables.append(table)
    geometry = None
    if schema.geometry != "none":
        geometry = np.concatenate(shapes) if shapes else np.empty(0, dtype=object)
    table = pa.concat_tables(tables) if tables else expected.empty_table()
    frame = table.to_pandas(split_blocks=True, self_destruct=True)
    dtypes = {column.name: _dtype(column) for column in schema.columns}
    return frame[list(dtypes)].astype(dtypes), geometry


def write_rows(
    connection: psycopg.Connection,
    schema: LayerSchema,
    frame: pd.DataFrame,
    geometry: NDArray[Any] | None,
) -> None:
    """Add rows to a layer's table.

    Args:
        connection: An open connection; its transaction is left open.
        schema: The layer.
        frame: The schema's columns; one that is missing is unknown, others are passed over.
        geometry: Shapes in degrees (EPSG:4326), shape ``(rows,)``; None without shapes.

    Raises:
        StoreError: A value cannot be kept.
    """
    held = [column for column in schema.columns if column.name in frame]
    names = [column.name for column in held]
    if schema.geometry != "none":
        names.append(_GEOMETRY)
    template = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)")
    query = template.format(_table_name(schema), _names(names))
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        for start in range(0, len(frame), _ROWS):
            rows = slice(start, start + _ROWS)
            arrays = [_array(frame[column.name].iloc[rows], column, schema) for column in held]
            if schema.geometry != "none" and geometry is not None:
                arrays.append(_wkb(geometry[rows], schema))
            copy.write(_csv(pa.table(arrays, names=names)))


def _table_name(schema: LayerSchema) -> sql.Identifier:
    return sql.Identifier(SCHEMA, schema.name)


def _names(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _column_names(schema: LayerSchema) -> list[str]:
    names = [column.name for column in schema.columns]
    return names if schema.geometry == "none" else [*names, _GEOMETRY]


def _arrow_schema(schema: LayerSchema) -> pa.Schema:
    types = {column.name: _TYPES[column.kind] for column in schema.columns}
    return pa.schema([(name, types.get(name, pa.string())) for name in _column_names(schema)])


def _dtype(column: Column) -> str:
    if column.kind in {"number", "count"}:
        return "float64"
    if column.kind == "flag":
        return "bool" if column.required else "boolean"
    return "str"


def _parts(copy: psycopg.Copy) -> Iterator[bytes]:
    """What the server sends, in pieces of whole rows: one piece never cuts a row in two."""
    part = bytearray()
    for row in copy:
        part += row
        if len(part) >= _PART_BYTES:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _parsed(part: bytes, expected: pa.Schema) -> pa.Table:
    return pacsv.read_csv(
        io.BytesIO(part),
        read_options=pacsv.ReadOptions(column_names=expected.names, block_size=len(part) + 1),
        parse_options=pacsv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pacsv.ConvertOptions(
            column_types=expected,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def _shapes(column: pa.Array) -> NDArray[Any]:
    """Shapes of hexadecimal WKB; points, which all have one length, in one go."""
    offsets = np.frombuffer(column.buffers()[1], np.int32)[: len(column) + 1]
    if np.any(np.diff(offsets) != 2 * _POINT_BYTES):
        return np.asarray(shapely.from_wkb(column.to_numpy(zero_copy_only=False)))
    text = column.buffers()[2].to_pybytes()[offsets[0] : offsets[-1]]
    body = np.frombuffer(bytes.fromhex(text.decode("ascii")), np.uint8)
    rows = body.reshape(-1, _POINT_BYTES)
    if np.any(rows[:, : len(_POINT_HEAD)] != _POINT_HEAD):
        return np.asarray(shapely.from_wkb(column.to_numpy(zero_copy_only=False)))
    x, y = rows[:, len(_POINT_HEAD) :].copy().view("<f8").T
    return np.asarray(shapely.points(x, y))


def _array(values: pd.Series[Any], column: Column, schema: LayerSchema) -> pa.Array:
    """One column as the database will have it."""
    try:
        array = pa.array(values, from_pandas=True).cast(_TYPES[column.kind])
    except (pa.ArrowException, UnicodeError, TypeError, ValueError) as error:
        raise _not_kept(column, schema) from error
    if _has_unkept(array):
        raise _not_kept(column, schema)
    return array


def _has_unkept(array: pa.Array) -> bool:
    """Whether a number is infinite or a text holds a NUL, which PostgreSQL has no place for."""
    if pa.types.is_floating(array.type):
        return bool(pc.any(pc.is_inf(array)).as_py())
    if pa.types.is_string(array.type):
        return bool(pc.any(pc.match_substring(array, "\0")).as_py())
    return False


def _wkb(geometry: NDArray[Any], schema: LayerSchema) -> pa.Array:
    """Flat shapes as hexadecimal WKB with their CRS, polygons as multipolygons."""
    shapes = shapely.force_2d(geometry)
    if schema.geometry == "polygon":
        single = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
        polygons = shapes[single]
        shapes[single] = shapely.multipolygons(polygons, indices=np.arange(len(polygons)))
    wkb = shapely.to_wkb(shapely.set_srid(shapes, _SRID), hex=True, include_srid=True)
    return pa.array(wkb, type=pa.string(), from_pandas=True)


def _csv(table: pa.Table) -> memoryview:
    sink = io.BytesIO()
    options = pacsv.WriteOptions(include_header=False, quoting_style="all_valid")
    pacsv.write_csv(table, sink, options)
    return sink.getbuffer()


def _not_kept(column: Column, schema: LayerSchema) -> StoreError:
    return StoreError(
        Fault(
            N_("Kolom “{column}” berisi nilai yang tidak dapat disimpan di basis data."),
            N_("Periksa jenis nilainya, dan hapus tanda yang tidak dapat dicetak."),
            file=schema.name,
            fields={"column": column.name},
        )
    )
