"""Map files are shown to GDAL only after their content was looked at, and to no other driver.

GDAL decides by content which driver opens a file, and some drivers fetch what a file names. So
all drivers but the allowed ones are taken out of this process, and each format's own ways of
naming other files or addresses are refused beforehand.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import sqlite3
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pyogrio
from pyogrio.core import _register_drivers

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.limits import MEGABYTE
from sentra_geo.intake.files.source import Source
from sentra_geo.wording import N_

# MEM opens no file; others of this package may build a layer in it.
DRIVERS = ("ESRI Shapefile", "GeoJSON", "GPKG", "LIBKML", "FlatGeobuf", "MEM")
_GDAL_OPTIONS = {
    "GDAL_HTTP_PROXY": "127.0.0.1:9",  # nobody answers there
    "GDAL_HTTPS_PROXY": "127.0.0.1:9",
    "GDAL_HTTP_MAX_RETRY": "0",
    "GDAL_HTTP_TIMEOUT": "1",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "LIBKML_EXTERNAL_STYLE": "NO",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
    "OGR_SQLITE_LOAD_EXTENSIONS": None,
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "ALLOW_OGR_SQL_FUNCTIONS_FROM_TRIGGER_AND_VIEW": "NO",
    "ENABLE_SQL_LOAD_EXTENSION": "NO",
    "SHAPE_RESTORE_SHX": "NO",
    "OGR_GEOJSON_MAX_OBJ_SIZE": "200",
    "OGR_ARROW_MEM_LIMIT": "64000000",  # bytes of one batch of rows
}
_START_BYTES = 4096
# GDAL takes this member in capitals too, anywhere in the file, and its reader of JSON takes
# escapes, single quotes, and a zero for the end of a name.
_CRS_KEY = re.compile(
    rb"""["'](?:c|\\u00[46]3)(?:r|\\u00[57]2)(?:s|\\u00[57]3)(?:["']|\\u0000|\0)""", re.IGNORECASE
)
_CRS_WINDOW = 8192
_PLAIN_CRS_NAME = re.compile(
    r"(urn:(ogc|x-ogc):def:crs:[\w.:\-]+|(EPSG|OGC):+\w+"
    r"|https?://www\.opengis\.net/(def/crs/|gml/srs/epsg\.xml#)[\w./\-]+)",
    re.IGNORECASE,
)
_NETWORK_LINK = b"<NetworkLink"


@cache
def guard_gdal() -> None:
    """Take out of this process whatever GDAL could use to reach beyond one plain file."""
    # GDAL can be told of a proxy but not of exceptions to it, which curl takes from here: they
    # would let a file reach the servers of this very network.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ.pop(name, None)
    others = [name for name in pyogrio.list_drivers() if name not in DRIVERS]
    pyogrio.set_gdal_config_options({**_GDAL_OPTIONS, "GDAL_SKIP": ",".join(others)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # some go under two names
        _register_drivers()
    pyogrio.set_gdal_config_options({"GDAL_SKIP": None})


def check_geojson(source: Source, path: Path) -> None:
    """Refuse what is no GeoJSON object, too large, or names its coordinate system by a link.

    Raises:
        IntakeError: It is, or does.
    """
    _check_text_size(source, path)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if not data[:_START_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            raise _no_such(source, "GeoJSON")
        if data.find(b"gdal_streamed_alg") >= 0:
            raise _no_such(source, "GeoJSON")
        for match in _CRS_KEY.finditer(data):
            window = data[match.end() : match.end() + _CRS_WINDOW].decode("utf-8", "replace")
            if not _is_plain_crs(window.lstrip()):
                raise source.refusal(
                    N_("Sistem koordinat (CRS) di dalam berkas berupa tautan."),
                    N_("Simpan ulang sebagai GeoJSON dengan CRS EPSG:4326."),
                )


def check_kml(source: Source, path: Path) -> bool:
    """Refuse what is no KML, too large or declares entities; tell whether it links elsewhere.

    Raises:
        IntakeError: It is, or does.
    """
    _check_text_size(source, path)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = data[:_START_BYTES]
        if b"<kml" not in start:
            raise _no_such(source, "KML")
        if data.find(b"<!DOCTYPE") >= 0 or data.find(b"<!ENTITY") >= 0:
            raise source.refusal(
                N_("Berkas KML memuat deklarasi (DOCTYPE) yang tidak diperbolehkan."),
                N_("Simpan ulang dari Google Earth atau QGIS."),
            )
        return data.find(_NETWORK_LINK) >= 0


def _check_text_size(source: Source, path: Path) -> None:
    if path.stat().st_size > source.limits.text_map_bytes:
        raise source.refusal(
            N_("Isi GeoJSON atau KML lebih dari {most} MB."),
            N_("Simpan sebagai GeoPackage, atau bagi menjadi beberapa berkas."),
            most=source.limits.text_map_bytes // MEGABYTE,
        )


def check_start(source: Source, path: Path, magic: bytes, kind: str) -> None:
    """Refuse a file that does not begin as its format does.

    Raises:
        IntakeError: It does not.
    """
    with path.open("rb") as file:
        if file.read(len(magic)) != magic:
            raise _no_such(source, kind)


def check_geopackage(source: Source, path: Path) -> None:
    """Refuse a GeoPackage whose tables are worked out by something when they are read.

    Raises:
        IntakeError: It is broken, or holds views, virtual tables or generated columns.
    """
    check_start(source, path, b"SQLite format 3\0", "GeoPackage")
    address = f"{path.as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        if any(_is_worked_out(connection, *entry) for entry in _schema(connection)):
            raise source.refusal(
                N_("GeoPackage memuat tampilan (view), tabel virtual atau kolom terhitung."),
                N_("Ekspor layernya ke GeoPackage baru, misalnya di QGIS, lalu unggah lagi."),
            )
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise source.unreadable() from error
    finally:
        connection.close()


def _schema(connection: sqlite3.Connection) -> list[tuple[Any, Any, Any]]:
    return connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()


def _is_worked_out(connection: sqlite3.Connection, kind: Any, name: Any, sql: Any) -> bool:
    if kind == "view":
        return True
    if kind != "table":  # triggers act on writing only, and nothing is written
        return False
    if re.match(r"\s*create\s+virtual\b", str(sql), re.IGNORECASE):
        return not re.search(r"\busing\s+\"?rtree\"?\s*\(", str(sql), re.IGNORECASE)
    columns = connection.execute("SELECT hidden FROM pragma_table_xinfo(?)", (name,))
    return any(hidden in (2, 3) for (hidden,) in columns)


def _is_plain_crs(rest: str) -> bool:
    """Whether what follows the word ``"crs"`` is no link, nor anything that might hide one."""
    if rest[:1] in {",", "}", "]", ""}:  # a value that happens to be this word
        return True
    if not rest.startswith(":"):
        return False
    rest = rest[1:].lstrip()
    if not rest.startswith("{"):
        return not rest.startswith("/")
    try:
        # As pairs: no other member may stand beside these, nor one of them twice.
        crs, _ = json.JSONDecoder(object_pairs_hook=tuple).raw_decode(rest)
        (first, kind), (second, properties) = sorted(crs, reverse=True)
        ((third, name),) = properties
        members = (first, kind, second, third) == ("type", "name", "properties", "name")
        return members and bool(_PLAIN_CRS_NAME.fullmatch(name))
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _no_such(source: Source, kind: str) -> IntakeError:
    return source.refusal(
        N_("Isi berkas bukan {kind}."),
        N_("Periksa apakah akhiran namanya benar, atau simpan ulang dari program asalnya."),
        kind=kind,
    )
