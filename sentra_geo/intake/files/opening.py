"""Opening a file that somebody hands in, whatever is in it."""

from __future__ import annotations

import hashlib
import logging
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.files.column_files import read_parquet
from sentra_geo.intake.files.limits import LIMITS, MEGABYTE, Limits
from sentra_geo.intake.files.map_files import (
    read_flatgeobuf,
    read_geojson,
    read_geopackage,
    read_kml,
    read_kmz,
    read_shapefile,
)
from sentra_geo.intake.files.shapes import crs_text
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.files.text_tables import read_text_table
from sentra_geo.intake.files.workbooks import read_workbook
from sentra_geo.intake.report import Progress
from sentra_geo.wording import N_

_log = logging.getLogger(__name__)
_CHUNK_BYTES = 1_000_000
_READERS: dict[str, Callable[[Source], RawTable]] = {
    ".csv": read_text_table,
    ".txt": read_text_table,
    ".tsv": read_text_table,
    ".xlsx": read_workbook,
    ".geojson": read_geojson,
    ".json": read_geojson,
    ".gpkg": read_geopackage,
    ".zip": read_shapefile,
    ".kml": read_kml,
    ".kmz": read_kmz,
    ".fgb": read_flatgeobuf,
    ".parquet": read_parquet,
    ".geoparquet": read_parquet,
}
ALLOWED_SUFFIXES: tuple[str, ...] = tuple(_READERS)
_REMEDIES = {
    ".xls": N_("Buka di Excel, lalu simpan sebagai .xlsx."),
    ".xlsm": N_("Buka di Excel, lalu simpan sebagai .xlsx."),
    ".xlsb": N_("Buka di Excel, lalu simpan sebagai .xlsx."),
    ".ods": N_("Buka di LibreOffice, lalu simpan sebagai .xlsx."),
    ".shp": N_("Unggah sebagai .zip berisi .shp, .shx, .dbf dan .prj."),
}


def open_table(
    path: Path,
    *,
    name: str | None = None,
    part: str | None = None,
    crs: str | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> RawTable:
    """Open a file as a table of what it says, without believing any of it.

    The file is copied into a temporary folder of its own, so that nothing beside it is read and
    nobody changes it meanwhile.

    Args:
        path: The file; may be a temporary one.
        name: Its name as the user knows it, whose suffix says the format; the path's by default.
        part: The sheet or layer; the first that holds something by default.
        crs: Coordinate system to assume where the file declares none, such as ``EPSG:32750``.
        limits: How large the file may be.
        progress: Told how far the work is.

    Returns:
        The records of one sheet or layer, none of them lost.

    Raises:
        IntakeError: The file is refused, with one reason and remedy.
    """
    called = PurePosixPath((name or path.name).replace("\\", "/")).name or "?"
    reader = _reader(called)
    with tempfile.TemporaryDirectory(prefix="sentra-geo-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"data{PurePosixPath(called).suffix.lower()}"
        try:
            digest = _copy(path, copy, limits.file_bytes)
        except OSError as error:
            raise _missing(called) from error
        source = Source(copy, called, digest, limits, part, crs, progress)
        if not digest:
            raise source.refusal(
                N_("Berkas lebih besar dari {most} MB."),
                N_("Bagi menjadi beberapa berkas."),
                most=limits.file_bytes // MEGABYTE,
            )
        return _read(reader, source)


def _read(reader: Callable[[Source], RawTable], source: Source) -> RawTable:
    if source.path.stat().st_size == 0:
        raise source.refusal(N_("Berkas kosong."), N_("Isi berkas itu, lalu unggah lagi."))
    crs_text(source, None)  # what the user gave must be one, whether it is needed or not
    try:
        return reader(source)
    except IntakeError:
        raise
    except MemoryError as error:
        raise source.refusal(
            N_("Berkas terlalu besar untuk memori komputer ini."),
            N_("Bagi menjadi beberapa berkas."),
        ) from error
    except Exception as error:  # a hostile file must never end in a stack trace
        _log.error("%s: %s", type(error).__name__, _places(error))
        raise source.unreadable() from error


def _places(error: BaseException) -> str:
    """Where an error came from, innermost last; its text may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


def _reader(name: str) -> Callable[[Source], RawTable]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _READERS:
        return _READERS[suffix]
    raise IntakeError(
        Fault(
            N_("Berkas dengan akhiran “{suffix}” tidak dapat diterima."),
            _REMEDIES.get(suffix, N_("Pakai salah satu format ini: {allowed}.")),
            file=name,
            fields={"suffix": suffix, "allowed": ", ".join(ALLOWED_SUFFIXES)},
        )
    )


def _copy(path: Path, copy: Path, most: int) -> str:
    """Copy a file and return the digest of its bytes; empty when there are too many."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file, copy.open("wb") as written:
        while chunk := file.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > most:
                return ""
            digest.update(chunk)
            written.write(chunk)
    return digest.hexdigest()


def _missing(name: str) -> IntakeError:
    return IntakeError(
        Fault(
            N_("Berkas tidak ditemukan atau tidak dapat dibaca."),
            N_("Periksa nama dan izin berkas itu."),
            file=name,
        )
    )
