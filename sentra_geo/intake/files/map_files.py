"""Map files, read by GDAL with exactly one driver each."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from sentra_geo.intake.files.archives import unpack
from sentra_geo.intake.files.map_guards import (
    check_geojson,
    check_geopackage,
    check_kml,
    check_start,
)
from sentra_geo.intake.files.map_layers import MapFile, read_map_layer
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.report import Notice
from sentra_geo.wording import N_

_SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_SHAPEFILE_NEEDS = (".shp", ".shx", ".dbf")
_SHAPEFILE_MAGIC = b"\x00\x00\x27\x0a"


def read_geojson(source: Source) -> RawTable:
    """Read GeoJSON. Without a ``crs`` member it is WGS 84, as its standard says.

    Raises:
        IntakeError: It cannot be read, is too large, or names its CRS by a link.
    """
    check_geojson(source, source.path)
    options = {"DATE_AS_STRING": "YES", "ARRAY_AS_STRING": "YES"}
    return read_map_layer(source, MapFile(source.path, "GeoJSON", "geojson", options=options))


def read_geopackage(source: Source) -> RawTable:
    """Read one layer or table of a GeoPackage.

    Raises:
        IntakeError: It cannot be read, is too large, or holds views or virtual tables.
    """
    check_geopackage(source, source.path)
    return read_map_layer(source, MapFile(source.path, "GPKG", "gpkg"))


def read_flatgeobuf(source: Source) -> RawTable:
    """Read FlatGeobuf.

    Raises:
        IntakeError: It cannot be read, or is too large.
    """
    check_start(source, source.path, b"fgb\x03fgb", "FlatGeobuf")
    return read_map_layer(source, MapFile(source.path, "FlatGeobuf", "flatgeobuf"))


def read_kml(source: Source) -> RawTable:
    """Read one folder of a KML file; links to other files are not followed.

    Raises:
        IntakeError: It cannot be read, is too large, or declares entities.
    """
    return _read_kml(source, source.path, "kml")


def read_kmz(source: Source) -> RawTable:
    """Read the KML file inside a KMZ archive, and nothing else in it.

    Raises:
        IntakeError: It cannot be read, is too large, or holds no KML.
    """
    folder = _new_folder(source)
    numbers = iter(range(source.limits.members))

    def wanted(name: str) -> str | None:
        return f"{next(numbers)}.kml" if name.lower().endswith(".kml") else None

    files = unpack(source, wanted, folder)
    if not files:
        raise source.refusal(
            N_("Arsip KMZ tidak memuat berkas .kml."),
            N_("Simpan ulang dari Google Earth, lalu unggah lagi."),
        )
    # The standard: the first one in the top folder; most programs call it doc.kml.
    main = min(files, key=lambda name: name.count("/"))
    return _read_kml(source, files[main], "kmz")


def read_shapefile(source: Source) -> RawTable:
    """Read a Shapefile from a ZIP archive; without a .prj its CRS is unknown.

    Raises:
        IntakeError: The archive holds no Shapefile, several, or half of one.
    """
    folder = _new_folder(source)
    files = unpack(source, _shapefile_names(), folder)
    stems = {name[:-4]: path for name, path in files.items() if name.lower().endswith(".shp")}
    if not stems:
        raise source.refusal(
            N_("Arsip tidak memuat Shapefile (.shp)."),
            N_("Unggah .zip berisi .shp, .shx, .dbf dan .prj."),
        )
    parts = tuple(PurePosixPath(stem).name for stem in stems)
    chosen = source.choose_part(parts)
    if chosen is None and len(parts) > 1:
        raise source.refusal(
            N_("Arsip memuat beberapa Shapefile: {parts}."),
            N_("Pilih salah satu, atau unggah satu per satu."),
            parts=", ".join(parts[:10]),
        )
    stem = list(stems)[chosen or 0]
    path = _one_shapefile(source, files, stem, folder)
    check_start(source, path, _SHAPEFILE_MAGIC, "Shapefile")
    file = MapFile(path, "ESRI Shapefile", "shapefile", (parts[chosen or 0],))
    return read_map_layer(source, file, parts)


def _shapefile_names() -> Any:
    numbers = iter(range(1_000_000))

    def name(member: str) -> str | None:
        if member.startswith("__MACOSX/"):
            return None
        suffix = PurePosixPath(member).suffix.lower()
        return f"{next(numbers)}{suffix}" if suffix in _SHAPEFILE_PARTS else None

    return name


def _one_shapefile(source: Source, files: dict[str, Path], stem: str, folder: Path) -> Path:
    """Put the files of one Shapefile side by side under one neutral name."""
    own = {
        suffix: path
        for name, path in files.items()
        for suffix in _SHAPEFILE_PARTS
        if name.lower() == (stem + suffix).lower()
    }
    missing = [suffix for suffix in _SHAPEFILE_NEEDS if suffix not in own]
    if missing:
        raise source.refusal(
            N_("Shapefile tidak lengkap: {missing} tidak ada di dalam arsip."),
            N_("Unggah .zip berisi .shp, .shx, .dbf dan .prj."),
            missing=", ".join(missing),
        )
    home = folder / "shapefile"
    home.mkdir()
    for suffix, path in own.items():
        path.rename(home / f"layer{suffix}")
    return home / "layer.shp"


def _read_kml(source: Source, path: Path, kind: str) -> RawTable:
    linked = check_kml(source, path)
    notices = [Notice(N_("Tautan ke berkas lain (NetworkLink) di dalam KML tidak diikuti."))]
    return read_map_layer(
        source, MapFile(path, "LIBKML", kind, notices=tuple(notices[: int(linked)]))
    )


def _new_folder(source: Source) -> Path:
    source.tell(0.0, N_("Membuka arsip"))
    folder = source.folder / "unpacked"
    folder.mkdir()
    return folder
