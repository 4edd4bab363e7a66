"""Files of a few kilobytes that would fill the memory: refused while they are read."""

import struct

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio.raw
import pytest
import shapely

from sentra_geo.intake.files.limits import Limits
from tests.intake.files.opened import cells, faults, opened, packed, refused
from tests.intake.files.test_map_files import (
    KML,
    MARK,
    POINT,
    feature,
    geojson,
    geopackage,
    shapefile,
    world,
)

TRIANGLE = shapely.Polygon([(0, 0), (4, 0), (0, 3)])
LARGE = (
    "Isi berkas setelah dibuka lebih dari {0} MB. Bagi menjadi beberapa berkas yang lebih kecil."
)
NESTED = (
    "a.parquet: Daftar di dalam kolom “a” memuat lebih dari 1000 nilai. "
    "Hapus kolom itu, lalu unggah lagi."
)


def parquet(folder, **columns):
    pq.write_table(pa.table(columns), folder / "t.parquet")
    return (folder / "t.parquet").read_bytes()


def repeated(value, kind, times=60):
    indices = pa.array(np.zeros(times, np.int32))
    return pa.DictionaryArray.from_arrays(indices, pa.array([value], kind))


REPEATED = {
    "text": lambda: repeated("x" * 100_000, pa.string()).cast(pa.string()),
    "bytes": lambda: repeated(b"x" * 100_000, pa.binary()).cast(pa.binary()),
    "large bytes": lambda: repeated(b"x" * 100_000, pa.large_binary()).cast(pa.large_binary()),
    "dictionary": lambda: repeated("x" * 100_000, pa.string()),
    "fixed bytes": lambda: pa.array([b"x" * 100_000] * 60, pa.binary(100_000)),
    "text in lists": lambda: pa.ListArray.from_arrays(
        list(range(61)), repeated("x" * 100_000, pa.string()).cast(pa.string())
    ),
    "text in structures": lambda: pa.StructArray.from_arrays(
        [repeated("x" * 100_000, pa.string()).cast(pa.string())], ["b"]
    ),
}


@pytest.mark.parametrize("kind", REPEATED)
def test_values_that_parquet_repeats_are_counted_one_by_one(tmp_path, kind):
    content = parquet(tmp_path, a=REPEATED[kind]())
    assert len(content) < 20_000
    assert len(opened(tmp_path, "a.parquet", content).frame) == 60
    message = f"a.parquet: {LARGE.format(5)}"
    limits = Limits(value_bytes=5_000_000)
    assert refused(tmp_path, "a.parquet", content, limits=limits) == message


LISTS = {
    "numbers": pa.array([np.zeros(1001, np.int64)]),
    "nothing": pa.array([[[None] * 501], [[None] * 500]]),
    "structure": pa.array([{"b": [True] * 1001}]),
    "map": pa.array([[("k", 1)] * 501], pa.map_(pa.string(), pa.int64())),
}


@pytest.mark.parametrize("kind", LISTS)
def test_lists_without_end_are_refused(tmp_path, kind):
    values = LISTS[kind]
    content = parquet(tmp_path, a=values)
    assert len(opened(tmp_path, "a.parquet", content).frame) == len(values)
    assert refused(tmp_path, "a.parquet", content, limits=Limits(nested_values=1000)) == NESTED


def test_long_lists_are_cut_and_set_aside(tmp_path):
    raw = opened(tmp_path, "a.parquet", parquet(tmp_path, a=[[1, 2], [7] * 40_000]))
    assert cells(raw)[0] == ["[1, 2]"]
    assert len(cells(raw)[1][0]) == 32_767
    assert [(row, column) for row, column, _, _ in faults(raw)] == [(2, "a")]


def test_shapes_that_parquet_repeats_are_counted_one_by_one(tmp_path):
    line = shapely.to_wkb(shapely.LineString(np.zeros((10_000, 2))))
    table = gpd.GeoDataFrame({"a": [0]}, geometry=[TRIANGLE], crs="EPSG:4326")
    table.to_parquet(tmp_path / "g.parquet")
    about = pq.read_schema(tmp_path / "g.parquet").metadata
    held = pa.table({"geometry": [line] * 40}).replace_schema_metadata(about)
    pq.write_table(held, tmp_path / "t.parquet")
    content = (tmp_path / "t.parquet").read_bytes()
    assert len(content) < 200_000
    limits = Limits(shape_bytes=5_000_000)
    message = f"a.parquet: {LARGE.format(5)}"
    assert refused(tmp_path, "a.parquet", content, limits=limits) == message
    assert len(opened(tmp_path, "a.parquet", content).geometry) == 40


def test_default_values_of_a_geopackage_are_counted(tmp_path, monkeypatch):
    content = geopackage(
        tmp_path,
        ("peta", world([shapely.Point(1, 2)] * 60)),
        sql=[f"ALTER TABLE peta ADD COLUMN isi TEXT DEFAULT '{'x' * 90_000}'"],
    )
    assert len(content) < 300_000
    message = f"a.gpkg: {LARGE.format(2)}"
    monkeypatch.setattr("sentra_geo.intake.files.map_layers._BATCH_ROWS", 10)
    taken = []
    open_arrow = pyogrio.raw.open_arrow

    class Counted:
        def __init__(self, *args, **options):
            self.inner = open_arrow(*args, **options)

        def __enter__(self):
            meta, reader = self.inner.__enter__()
            self.schema = reader.schema

            def batches():
                for batch in reader:
                    taken.append(len(batch))
                    yield batch

            held = batches()
            return meta, type("R", (), {"schema": reader.schema, "__iter__": lambda _: held})()

        def __exit__(self, *error):
            return self.inner.__exit__(*error)

    monkeypatch.setattr(pyogrio.raw, "open_arrow", Counted)
    limits = Limits(value_bytes=2_000_000)
    assert refused(tmp_path, "a.gpkg", content, limits=limits) == message
    assert sum(taken) < 60


def test_many_entries_for_one_polygon_are_counted(tmp_path):
    ring = np.column_stack([np.cos(np.linspace(0, 6.28, 5000)), np.sin(np.linspace(0, 6.28, 5000))])
    parts = shapefile(tmp_path, world([shapely.Polygon(ring)]))
    times = 100
    head = parts[".shx"][:24] + struct.pack(">i", (100 + 8 * times) // 2) + parts[".shx"][28:100]
    parts[".shx"] = head + parts[".shx"][100:108] * times
    dbf = parts[".dbf"]
    start = struct.unpack("<H", dbf[8:10])[0]
    size = struct.unpack("<H", dbf[10:12])[0]
    record = dbf[start : start + size]
    parts[".dbf"] = dbf[:4] + struct.pack("<I", times) + dbf[8:start] + record * times
    content = packed(tmp_path, {f"a{suffix}": part for suffix, part in parts.items()})
    assert len(opened(tmp_path, "a.zip", content).frame) == times
    limits = Limits(shape_bytes=1_000_000)
    assert refused(tmp_path, "a.zip", content, limits=limits) == f"a.zip: {LARGE.format(1)}"


TEXT_MAP = (
    "Isi GeoJSON atau KML lebih dari 1 MB. "
    "Simpan sebagai GeoPackage, atau bagi menjadi beberapa berkas."
)


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.kmz"])
def test_maps_written_as_text_have_a_limit_of_their_own(tmp_path, name):
    content = geojson(feature(POINT, a="x" * 20_000)) + " " * 1_000_000
    if name != "a.geojson":
        content = KML.format("", MARK.format("Ayu", "")) + " " * 1_000_000
    if name == "a.kmz":
        content = packed(tmp_path, {"doc.kml": content})
        assert len(content) < 10_000
    limits = Limits(text_map_bytes=1_000_000)
    assert refused(tmp_path, name, content, limits=limits) == f"{name}: {TEXT_MAP}"
    assert len(opened(tmp_path, name, content).frame) == 1


@pytest.mark.parametrize("kind", ["numbers", "fixed bytes"])
def test_what_the_file_itself_says_is_counted_before_it_is_read(tmp_path, monkeypatch, kind):
    content = parquet(tmp_path, a=LISTS[kind] if kind in LISTS else REPEATED[kind]())
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", None)
    limits = Limits(nested_values=1000, value_bytes=5_000_000)
    expected = NESTED if kind in LISTS else f"a.parquet: {LARGE.format(5)}"
    assert refused(tmp_path, "a.parquet", content, limits=limits) == expected
