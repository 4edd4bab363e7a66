"""Parquet and GeoParquet."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.frames import frame_of_arrays
from sentra_geo.intake.files.headers import name_columns
from sentra_geo.intake.files.shapes import Shapes, crs_text, shapes_of_wkb
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.report import Finding
from sentra_geo.layers.projection import GEOGRAPHIC_CRS
from sentra_geo.wording import N_

_BATCH_ROWS = 250_000


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
        raise _too_large(source)
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
    columns = [_column(source, file, name) for name in labels]
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


def _column(source: Source, file: pq.ParquetFile, name: str) -> pa.ChunkedArray:
    """One column; texts only after it is known how long they are together."""
    kind = file.schema_arrow.field(name).type
    source.tell(0.2, N_("Membaca kolom"))
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        return file.read(columns=[name]).column(name)
    # A short file may repeat a long text a million times.
    with pq.ParquetFile(source.path, pre_buffer=False, read_dictionary=[name]) as texts:
        array = texts.read(columns=[name]).column(name)
    if not pa.types.is_dictionary(array.type):
        return array
    total = 0
    for part in array.chunks:
        sizes = pc.binary_length(part.dictionary)
        total += pc.sum(pc.take(sizes, part.indices)).as_py() or 0
    if total > source.limits.unpacked_bytes:
        raise _too_large(source)
    return array.cast(pa.large_string())


def _shapes(source: Source, file: pq.ParquetFile, column: str) -> Shapes:
    if not column:
        none: list[Finding] = []
        return None, None, none
    batches = [batch.column(0) for batch in file.iter_batches(_BATCH_ROWS, columns=[column])]
    return shapes_of_wkb(source, batches)


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


def _too_large(source: Source) -> IntakeError:
    return source.refusal(
        N_("Isi berkas setelah dibuka lebih dari {most} MB."),
        N_("Bagi menjadi beberapa berkas yang lebih kecil."),
        most=source.limits.unpacked_bytes // 1_000_000,
    )
