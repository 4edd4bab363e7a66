"""Parquet and GeoParquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.byte_budget import ByteBudget, count_inside
from sentra_geo.intake.files.frames import frame_of_arrays, plain_array
from sentra_geo.intake.files.headers import name_columns
from sentra_geo.intake.files.shapes import Shapes, crs_text, shapes_of_wkb
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.report import Finding
from sentra_geo.layers.projection import GEOGRAPHIC_CRS
from sentra_geo.wording import N_

_BATCH_ROWS, _NESTED_ROWS = 50_000, 1_000


def read_parquet(source: Source) -> RawTable:
    """Read Parquet: a GeoParquet file with its places, any other as a plain table.

    Lists, structures and bytes become text.

    Raises:
        IntakeError: It cannot be read, is too large, or keeps its shapes in another way than WKB.
    """
    source.tell(0.0, N_("Memeriksa berkas"))
    try:
        with pq.ParquetFile(source.path, pre_buffer=False) as file:
            _check(source, file)
            return _table(source, file)
    except (pa.ArrowException, OSError, KeyError) as error:
        raise source.unreadable() from error


def _check(source: Source, file: pq.ParquetFile) -> None:
    """Counts first: the file says them before anything is read."""
    about = file.metadata
    source.check_size(about.num_rows, len(file.schema_arrow))
    unpacked = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    if unpacked > source.limits.unpacked_bytes:
        raise ByteBudget(source, source.limits.unpacked_bytes).refusal()
    if not about.num_rows:
        raise source.refusal(
            N_("Layer tidak memuat satu baris pun."),
            N_("Isi layer itu, atau pilih layer lain, lalu unggah lagi."),
        )
    if len(set(file.schema_arrow.names)) < len(file.schema_arrow):
        raise source.unreadable()


def _table(source: Source, file: pq.ParquetFile) -> RawTable:
    column, declared, covering = _geo(source, file.schema_arrow)
    skipped = {column, *covering}
    labels = [name for name in file.schema_arrow.names if name not in skipped]
    budget = ByteBudget(source, source.limits.value_bytes)
    columns = [_column(source, file, name, budget) for name in labels]
    held = [array.null_count < len(array) for array in columns]
    names, renamed = name_columns([label.strip() for label in labels], held)
    arrays = [columns[place] for place in names]
    frame, long = frame_of_arrays(list(names.values()), arrays, source.limits)
    source.tell(0.6, N_("Membaca bentuk"))
    shapes, xy, broken = _shapes(source, file, column)
    placed = shapes is not None or xy is not None
    pa.default_memory_pool().release_unused()
    rows = file.metadata.num_rows
    frame = frame if arrays else frame.reindex(range(rows))
    return RawTable(
        file=source.name,
        format="geoparquet",
        sha256=source.sha256,
        frame=frame,
        rows=np.arange(1, rows + 1, dtype=np.int64),
        geometry=shapes,
        xy=xy,
        crs=crs_text(source, declared) if placed else source.crs,
        faults=(*broken, *long),
        notices=tuple(renamed),
    )


def _column(source: Source, file: pq.ParquetFile, name: str, budget: ByteBudget) -> pa.ChunkedArray:
    """One column, counted batch by batch as it is decoded."""
    source.tell(0.2, N_("Membaca kolom"))
    parts, inside = [], 0
    for array in _batches(source, file, name, budget):
        inside += count_inside(array)
        if inside > source.limits.nested_values:
            raise _too_nested(source, name)
        parts.append(plain_array(array, source.limits))
    return pa.chunked_array(parts)


def _batches(
    source: Source, file: pq.ParquetFile, name: str, budget: ByteBudget
) -> Iterator[pa.Array]:
    """Pieces of one column; repeated texts and bytes shared, so that they cost little."""
    about, leaves = file.metadata, _leaves(file, name)
    nested = pa.types.is_nested(file.schema_arrow.field(name).type)
    groups = [about.row_group(at) for at in range(about.num_row_groups)]
    values = sum(group.column(leaf).num_values for group in groups for leaf in leaves)
    if nested and values > source.limits.nested_values:
        raise _too_nested(source, name)
    if sum(_width(file, leaf) for leaf in leaves) * values > budget.most:
        raise budget.refusal()
    shared = [file.schema.column(leaf).path for leaf in leaves if _is_shared(file, leaf)]
    rows = 0
    with pq.ParquetFile(source.path, pre_buffer=False, read_dictionary=shared) as again:
        size = _NESTED_ROWS if nested else _BATCH_ROWS
        for batch in again.iter_batches(size, columns=[name]):
            array = batch.column(batch.schema.get_field_index(name))
            budget.take(array)
            rows += len(array)
            yield array
    if rows != about.num_rows:
        raise source.unreadable()


def _leaves(file: pq.ParquetFile, name: str) -> list[int]:
    """Positions of the stored columns that one column of the table is made of."""
    paths = [file.schema.column(at).path for at in range(len(file.schema))]
    return [at for at, path in enumerate(paths) if path == name or path.startswith(f"{name}.")]


def _is_shared(file: pq.ParquetFile, leaf: int) -> bool:
    return bool(file.schema.column(leaf).physical_type == "BYTE_ARRAY")


def _width(file: pq.ParquetFile, leaf: int) -> int:
    """Bytes of each value where all have the same, however long; 0 elsewhere."""
    column = file.schema.column(leaf)
    return column.length if column.physical_type == "FIXED_LEN_BYTE_ARRAY" else 0


def _shapes(source: Source, file: pq.ParquetFile, column: str) -> Shapes:
    if not column:
        none: list[Finding] = []
        return None, None, none
    budget = ByteBudget(source, source.limits.shape_bytes)
    parts = _batches(source, file, column, budget)
    return shapes_of_wkb(source, [part.cast(pa.large_binary()) for part in parts])


def _geo(source: Source, schema: pa.Schema) -> tuple[str, Any, set[str]]:
    """Main geometry column, its CRS, and the columns that only repeat its extent."""
    raw = (schema.metadata or {}).get(b"geo")
    if raw is None:
        return "", None, set()
    try:
        geo = json.loads(raw)
        name = geo["primary_column"]
        about = geo["columns"][name]
        encoding = about.get("encoding", "WKB")
        boxes = about.get("covering", {}).get("bbox", {}).values()
        covering = {path[0] for path in boxes}
        # The standard: no key is WGS 84, null is unknown.
        declared = about.get("crs", GEOGRAPHIC_CRS)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise source.unreadable() from error
    if name not in schema.names or encoding != "WKB" or not _is_bytes(schema.field(name).type):
        raise source.refusal(
            N_("Bentuk di dalam GeoParquet tidak disimpan sebagai WKB."),
            N_("Simpan ulang sebagai GeoParquet dengan geometri WKB, atau sebagai GeoPackage."),
        )
    return name, declared, covering


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _too_nested(source: Source, name: str) -> IntakeError:
    return source.refusal(
        N_("Daftar di dalam kolom “{column}” memuat lebih dari {most} nilai."),
        N_("Hapus kolom itu, lalu unggah lagi."),
        column=name,
        most=source.limits.nested_values,
    )
