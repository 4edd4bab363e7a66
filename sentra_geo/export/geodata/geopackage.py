"""All layers as one GeoPackage: written by GDAL, then given its styles, meanings and metadata.

GDAL can write several layers only into a file, so it is made in a folder of its own that is gone
when this returns, whatever happens.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyogrio
import shapely

from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.export.geodata.metadata import STANDARD_URI
from sentra_geo.export.geodata.styles.look import Style
from sentra_geo.export.geodata.styles.qml import qml
from sentra_geo.export.geodata.styles.sld import sld
from sentra_geo.layers.projection import GEOGRAPHIC_CRS
from sentra_geo.wording import Wording

GEOMETRY = "geom"
# No moment of making: the same data give the same bytes.
MOMENT = "2020-01-01T00:00:00.000Z"
_VERSION = "1.3"  # read without a warning by QGIS of 2022
_SPECIFICATION = "http://www.geopackage.org/spec120/#extension_"
_STYLES = "layer_styles"
_COUNTERS = (24, 92)  # bytes of the header
# As QGIS makes it.
_TABLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
    f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
    styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
    owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
CREATE TABLE gpkg_metadata (
    id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
    md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
    mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
    CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
    CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
    mime_type TEXT, constraint_name TEXT,
    CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
    constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC,
    min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
"""


def geopackage_bytes(
    layers: Sequence[GeoLayer],
    styles: Mapping[str, Sequence[Style]],
    metadata: bytes,
    words: Wording,
) -> bytes:
    """Layers as a GeoPackage.

    Args:
        layers: The layers; their shapes are in degrees.
        styles: Styles of each layer, by its name.
        metadata: ISO 19139 XML about the whole.
        words: Language of what columns mean.

    Returns:
        The file; the same layers always give the same bytes.
    """
    _hasten_gdal()
    with TemporaryDirectory(prefix="sentra-geo-") as folder:
        path = Path(folder) / "layers.gpkg"
        for layer in layers:
            _write_layer(path, layer)
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            # The file is gone when this fails: nothing need be safe on the disk.
            file.execute("PRAGMA journal_mode = MEMORY")
            file.execute("PRAGMA synchronous = OFF")
            file.executescript(f"BEGIN;{_TABLES}")
            _add_styles(file, layers, styles)
            _add_metadata(file, metadata)
            _add_meanings(file, layers, words)
            file.execute("UPDATE gpkg_contents SET last_change = ?", (MOMENT,))
            file.execute("COMMIT")
            file.execute("VACUUM")  # what was written over is not in the file any more
        return _with_one_change(path.read_bytes())


def _with_one_change(file: bytes) -> bytes:
    """The file with its change counter at 1: how often GDAL commits depends on its clock.

    The counter stands twice in the header of an SQLite file (https://sqlite.org/fileformat.html).
    """
    held, one = bytearray(file), (1).to_bytes(4, "big")
    for start in _COUNTERS:
        held[start : start + 4] = one
    return bytes(held)


@cache
def _hasten_gdal() -> None:
    """Let GDAL not wait for the disk: SQLite files that it writes here are read and deleted."""
    pyogrio.set_gdal_config_options({"OGR_SQLITE_SYNCHRONOUS": "OFF"})


def _write_layer(path: Path, layer: GeoLayer) -> None:
    shapes = pa.array(shapely.to_wkb(layer.shapes), pa.binary())
    pyogrio.write_arrow(
        layer.table.append_column(GEOMETRY, shapes),
        path,
        layer=layer.name,
        driver="GPKG",
        geometry_name=GEOMETRY,
        geometry_type=layer.kind,
        crs=GEOGRAPHIC_CRS,
        dataset_options={"VERSION": _VERSION},
        layer_options={"IDENTIFIER": layer.title, "DESCRIPTION": layer.about},
    )


def _add_styles(
    file: sqlite3.Connection, layers: Sequence[GeoLayer], styles: Mapping[str, Sequence[Style]]
) -> None:
    rows = [
        (
            *("", "", layer.name, GEOMETRY, style.name, qml(style), sld(style, layer.name)),
            *(style.is_default, style.about, "", "", MOMENT),
        )
        for layer in layers
        for style in styles[layer.name]
    ]
    names = (
        "f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, "
        "styleSLD, useAsDefault, description, owner, ui, update_time"
    )
    marks = ", ".join("?" * len(names.split(",")))
    file.executemany(f"INSERT INTO layer_styles ({names}) VALUES ({marks})", rows)  # noqa: S608
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES (?, 'attributes', ?, '', ?)",
        (_STYLES, _STYLES, MOMENT),
    )


def _add_metadata(file: sqlite3.Connection, metadata: bytes) -> None:
    file.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'text/xml', ?)",
        (STANDARD_URI, metadata.decode()),
    )
    file.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
        (MOMENT,),
    )
    _add_extension(file, "metadata", ("gpkg_metadata", "gpkg_metadata_reference"))


def _add_meanings(file: sqlite3.Connection, layers: Sequence[GeoLayer], words: Wording) -> None:
    rows = [
        (layer.name, column.name, words.gettext(column.about))
        for layer in layers
        for column in layer.columns
    ]
    file.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
        rows,
    )
    _add_extension(file, "schema", ("gpkg_data_columns", "gpkg_data_column_constraints"))


def _add_extension(file: sqlite3.Connection, name: str, tables: Sequence[str]) -> None:
    rows = [(table, f"gpkg_{name}", f"{_SPECIFICATION}{name}") for table in tables]
    file.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
        rows,
    )
