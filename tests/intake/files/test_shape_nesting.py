"""Shapes within shapes: what would take the process down is opened in another one."""

import json
import sqlite3
import struct
import subprocess
import sys

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.files.shape_nesting import PartsError, too_deep
from tests.intake.files.opened import faults, opened, refused
from tests.intake.files.test_map_files import KML, geopackage, world

POINT_WKB = struct.pack("<BIdd", 1, 1, 116, -1)
BOX = shapely.box(0, 0, 1, 1)
BROKEN = (
    "Bentuk pada baris ini rusak dan tidak dapat dibaca. Gambar ulang bentuknya, lalu unggah lagi."
)
OPEN = (
    "import sys\n"
    "from pathlib import Path\n"
    "from sentra_geo.errors import IntakeError\n"
    "from sentra_geo.intake.files.opening import open_table\n"
    "try: raw = open_table(Path(sys.argv[1]))\n"
    "except IntakeError as error: print(error.text())\n"
    "else: print([finding.index.tolist() for finding in raw.faults])\n"
)


def nested(times, kind=7, order="<"):
    head = struct.pack(f"{order}BII", int(order == "<"), kind, 1)
    return head * times + POINT_WKB


def geoparquet(folder, shapes):
    table = gpd.GeoDataFrame({"a": [0]}, geometry=[BOX], crs="EPSG:4326")
    table.to_parquet(folder / "g.parquet")
    about = pq.read_schema(folder / "g.parquet").metadata
    held = pa.table({"geometry": pa.array(shapes, pa.binary())}).replace_schema_metadata(about)
    pq.write_table(held, folder / "deep.parquet")
    return folder / "deep.parquet"


def opened_apart(path):
    """What another process says of a file; -11 instead of 0 where it was killed."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", OPEN, path],
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    return run.returncode, run.stdout.strip()


@pytest.mark.parametrize(
    "shape",
    [
        nested(100_000),
        nested(100_000, 4),
        nested(100_000, 6, ">"),
        nested(100_000, 1007),
        nested(100_000, 0x80000007),
        nested(100_000, 9),
        struct.pack("<BII", 1, 7, 2) + POINT_WKB + nested(100_000),
    ],
)
def test_a_deep_shape_in_geoparquet_is_a_broken_shape(tmp_path, shape):
    path = geoparquet(tmp_path, [POINT_WKB, shape])
    assert opened_apart(path) == (0, "[[1]]")


def test_a_deep_shape_in_a_geopackage_is_a_broken_shape(tmp_path):
    content = geopackage(tmp_path, ("peta", world([BOX, BOX])))
    path = tmp_path / "deep.gpkg"
    path.write_bytes(content)
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
    for (name,) in triggers:  # they call functions that only GDAL has
        connection.execute(f'DROP TRIGGER "{name}"')
    head = b"GP\x00\x01" + struct.pack("<i", 4326)
    connection.execute("UPDATE peta SET geom = ? WHERE fid = 2", (head + nested(200_000),))
    connection.commit()
    connection.close()
    code, said = opened_apart(path)
    assert code == 0
    assert said == "[[1]]" or "Berkas tidak dapat dibaca." in said


def test_deep_text_maps_are_refused_or_set_aside(tmp_path):
    times = 100_000
    shape = '{"type":"GeometryCollection","geometries":[' * times + "]}" * times
    head = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},'
    files = {
        "shape.geojson": f'{head}"geometry":{shape}}}]}}',
        "value.geojson": f'{head}"geometry":null,"b":{"[" * times}{"]" * times}}}]}}',
        "shape.kml": KML.format(
            "",
            f"<Placemark>{'<MultiGeometry>' * times}<Point><coordinates>1,2</coordinates></Point>"
            f"{'</MultiGeometry>' * times}</Placemark>",
        ),
        "folder.kml": KML.format("", "<Folder>" * times + "</Folder>" * times),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_text(content)
        code, said = opened_apart(path)
        assert (name, code) == (name, 0)
        assert "Berkas tidak dapat dibaca." in said


def test_a_collection_too_deep_for_the_limit_is_set_aside(tmp_path):
    inner = {"type": "Point", "coordinates": [1, 2]}
    for _ in range(40):
        inner = {"type": "GeometryCollection", "geometries": [inner]}
    line = {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}
    features = [
        {"type": "Feature", "properties": {"a": 1}, "geometry": shape} for shape in (inner, line)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    raw = opened(tmp_path, "a.json", content)
    assert [(row, text) for row, _, _, text in faults(raw)] == [(1, BROKEN)]
    assert shapely.is_missing(raw.geometry).tolist() == [True, False]
    assert opened(tmp_path, "a.json", content, limits=Limits(nesting=60)).faults == ()


@pytest.mark.parametrize("wide", [pa.binary(), pa.large_binary()])
def test_depth_is_counted_to_the_shape(wide):
    shapes = [None, nested(31), nested(32), b"", nested(32, 4, ">"), b"\x05" * 20, nested(3)]
    array = pa.array(shapes, wide)
    deep, parts = too_deep(array, 32, 100)
    assert (deep.tolist(), parts) == ([2, 4, 5], 32 + 4)
    assert too_deep(array.slice(2), 32, 100)[0].tolist() == [0, 2, 3]


@pytest.mark.parametrize(
    "options", [{}, {"include_srid": True}, {"flavor": "iso"}, {"byte_order": 0}]
)
@pytest.mark.parametrize("flat", [True, False])
def test_good_shapes_of_every_kind_pass(options, flat):
    shapes = [
        shapely.MultiPoint([(1, 2), (3, 4)]),
        shapely.MultiLineString([[(0, 0), (1, 1)], [(5, 5), (6, 6), (7, 7)]]),
        shapely.MultiPolygon([BOX, shapely.box(5, 5, 9, 9).difference(shapely.box(6, 6, 7, 7))]),
        shapely.GeometryCollection([BOX, shapely.MultiPoint([(1, 2)]), shapely.Point(3, 3)]),
    ]
    shapes = [shape if flat else shapely.force_3d(shape, 1) for shape in shapes]
    wkb = [shapely.to_wkb(shapely.set_srid(shape, 4326), **options) for shape in shapes]
    deep, parts = too_deep(pa.array(wkb), 3, 1000)
    assert deep.tolist() == []
    assert parts == (1 + 2) + (1 + 2) + (1 + 2 + 3) + (1 + 1 + 1 + 2 + 1)


def test_parts_and_rings_without_end_are_refused(tmp_path):
    rings = struct.pack("<BII", 1, 3, 50) + struct.pack("<I", 0) * 50
    empty = struct.pack("<BII", 1, 7, 50) + struct.pack("<BII", 1, 4, 0) * 50
    for shape in (rings, empty):
        with pytest.raises(PartsError):
            too_deep(pa.array([shape] * 3), 32, 120)
        content = geoparquet(tmp_path, [shape] * 3).read_bytes()
        message = refused(tmp_path, "a.parquet", content, limits=Limits(vertices=120))
        assert message == (
            "a.parquet: Bentuk di dalam berkas memuat lebih dari 120 titik sudut. "
            "Sederhanakan bentuknya, atau bagi menjadi beberapa berkas."
        )
