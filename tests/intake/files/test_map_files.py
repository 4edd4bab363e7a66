import http.server
import json
import sqlite3
import subprocess
import sys
import threading

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from shapely import Point, Polygon

from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.files.map_guards import DRIVERS, guard_gdal
from sentra_geo.intake.files.opening import open_table
from tests.intake.files.opened import cells, faults, notices, opened, packed, refused

UNREADABLE = (
    "Berkas tidak dapat dibaca. Periksa apakah berkas utuh dan formatnya sesuai dengan "
    "akhiran namanya."
)
LINKED_CRS = (
    "Sistem koordinat (CRS) di dalam berkas berupa tautan. "
    "Simpan ulang sebagai GeoJSON dengan CRS EPSG:4326."
)
TRIANGLE = Polygon([(0, 0), (4, 0), (0, 3)])
SUFFIXES = {
    "geojson": "GeoJSON",
    "gpkg": "GPKG",
    "fgb": "FlatGeobuf",
    "kml": "LIBKML",
    "shp": "ESRI Shapefile",
}


def world(places, crs="EPSG:4326"):
    frame = pd.DataFrame(
        {"nama": [f"usaha {place}" for place in range(len(places))], "kode": range(len(places))}
    )
    frame["catatan"] = ["Kué", *[None] * (len(places) - 1)]
    return gpd.GeoDataFrame(frame, geometry=places, crs=crs)


def written(folder, table, suffix, **options):
    """The bytes of a map file; a Shapefile zipped."""
    home = folder / "made"
    home.mkdir(exist_ok=True)
    path = home / f"layer.{suffix}"
    if suffix == "fgb":
        options["SPATIAL_INDEX"] = "NO"  # which would change the order
    if suffix == "parquet":
        table.to_parquet(path, **options)
    else:
        table.to_file(path, driver=SUFFIXES[suffix], engine="pyogrio", **options)
    if suffix == "shp":
        return packed(folder, {p.name: p.read_bytes() for p in home.glob("layer.*")})
    return path.read_bytes()


NAMES = {
    "geojson": ("a.geojson", "geojson"),
    "gpkg": ("a.gpkg", "gpkg"),
    "fgb": ("a.fgb", "flatgeobuf"),
    "kml": ("a.kml", "kml"),
    "shp": ("a.zip", "shapefile"),
    "parquet": ("a.parquet", "geoparquet"),
}


@pytest.mark.parametrize("suffix", NAMES)
def test_points_of_every_format(tmp_path, suffix):
    name, kind = NAMES[suffix]
    content = written(tmp_path, world([Point(116.5, -1.25, 9), Point(117, -1, 3)]), suffix)
    raw = opened(tmp_path, name, content)
    assert (raw.file, raw.format) == (name, kind)
    assert raw.geometry is None
    assert np.column_stack(raw.xy).tolist() == [[116.5, -1.25], [117, -1]]
    assert raw.frame["kode"].astype(int).tolist() == [0, 1]  # KML holds texts only
    assert {"nama", "kode", "catatan"} <= set(raw.frame) <= {"nama", "kode", "catatan", "id"}
    assert raw.frame["catatan"].isna().tolist() == [False, True]
    assert raw.frame["catatan"][0] == "Kué"
    assert raw.rows.tolist() == [1, 2]
    assert raw.crs == "EPSG:4326"
    assert raw.faults == ()
    assert notices(raw) == []


@pytest.mark.parametrize("suffix", NAMES)
def test_shapes_of_every_format_are_flat(tmp_path, suffix):
    places = [shapely.force_3d(TRIANGLE, 5), Polygon([(9, 9, 1), (8, 9, 1), (9, 8, 1)])]
    raw = opened(tmp_path, NAMES[suffix][0], written(tmp_path, world(places), suffix))
    assert raw.xy is None
    assert shapely.equals(raw.geometry, shapely.force_2d(places)).all()
    assert not shapely.has_z(raw.geometry).any()


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "shp", "parquet"])
def test_points_that_are_missing_are_unknown(tmp_path, suffix):
    raw = opened(
        tmp_path, NAMES[suffix][0], written(tmp_path, world([Point(116, -1), None]), suffix)
    )
    assert raw.xy[0].tolist()[:1] == [116]
    assert np.isnan(raw.xy[0]).tolist() == [False, True]
    assert len(raw.frame) == 2


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp", "parquet"])
def test_other_coordinate_systems_are_kept(tmp_path, suffix):
    content = written(tmp_path, world([Point(480000, 9890000)], "EPSG:32750"), suffix)
    assert opened(tmp_path, NAMES[suffix][0], content, crs="EPSG:4326").crs == "EPSG:32750"


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp", "parquet"])
def test_a_file_without_a_coordinate_system_takes_the_one_that_is_given(tmp_path, suffix):
    content = written(tmp_path, world([Point(480000, 9890000)], None), suffix)
    name = NAMES[suffix][0]
    assert opened(tmp_path, name, content).crs is None
    assert opened(tmp_path, name, content, crs="EPSG:32750").crs == "EPSG:32750"
    assert refused(tmp_path, name, content, crs="EPSG:1") == (
        f"{name}: Sistem koordinat “EPSG:1” tidak dikenali. "
        "Pakai kode EPSG, misalnya EPSG:4326 atau EPSG:32750."
    )


def feature(place, **properties):
    return {"type": "Feature", "properties": properties, "geometry": place}


def geojson(*features, **more):
    return json.dumps({"type": "FeatureCollection", **more, "features": features})


POINT = {"type": "Point", "coordinates": [480000, 9890000]}


def test_an_old_crs_member_is_respected(tmp_path):
    name = "urn:ogc:def:crs:EPSG::32750"
    content = geojson(feature(POINT, a=1), crs={"type": "name", "properties": {"name": name}})
    assert opened(tmp_path, "a.json", content).crs == "EPSG:32750"


def test_geojson_without_shapes_is_a_table(tmp_path):
    raw = opened(
        tmp_path, "a.json", geojson(feature(None, a=1, tanggal="2024/01/05", crs="x", b=[1, 2]))
    )
    assert (raw.geometry, raw.xy) == (None, None)
    assert cells(raw) == [[1, "2024/01/05", "x", "[ 1, 2 ]"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", "Isi berkas bukan GeoJSON. "),
        ("{}", UNREADABLE),
        ('{"type":"FeatureCollection","features":[{', UNREADABLE),
        ("<kml></kml>", "Isi berkas bukan GeoJSON. "),
        (geojson(), "Layer tidak memuat satu baris pun. "),
    ],
)
def test_what_is_no_geojson_is_refused(tmp_path, content, message):
    assert refused(tmp_path, "a.json", content).startswith(f"a.json: {message}")


def test_mixed_kinds_and_broken_shapes(tmp_path):
    line = {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}
    raw = opened(tmp_path, "a.json", geojson(feature(line, a=1), feature(POINT, a=2)))
    assert raw.xy is None
    assert [shape.geom_type for shape in raw.geometry] == ["LineString", "Point"]


def test_limits_of_maps(tmp_path):
    content = geojson(*[feature(POINT, a=1, b=2, c=3)] * 4)
    many = "a.json: Berkas memuat lebih dari 3 baris. Bagi menjadi beberapa berkas."
    assert refused(tmp_path, "a.json", content, limits=Limits(rows=3)) == many
    wide = refused(tmp_path, "a.json", content, limits=Limits(columns=2))
    assert wide.startswith("a.json: Berkas memuat lebih dari 2 kolom.")
    content = written(tmp_path, world([TRIANGLE, TRIANGLE]), "gpkg")
    assert refused(tmp_path, "a.gpkg", content, limits=Limits(vertices=7)) == (
        "a.gpkg: Bentuk di dalam berkas memuat lebih dari 7 titik sudut. "
        "Sederhanakan bentuknya, atau bagi menjadi beberapa berkas."
    )
    raw = opened(tmp_path, "a.json", geojson(feature(POINT, a="x" * 40_000)))
    assert [(row, column) for row, column, _, _ in faults(raw)] == [(1, "a")]


def geopackage(folder, *layers, sql=()):
    path = folder / "made.gpkg"
    for name, table in layers:
        if isinstance(table, gpd.GeoDataFrame):
            table.to_file(path, layer=name, driver="GPKG", engine="pyogrio")
        else:
            pyogrio.write_dataframe(table, path, layer=name, driver="GPKG")
    connection = sqlite3.connect(path)
    for line in sql:
        connection.execute(line)
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_layers_of_a_geopackage(tmp_path):
    plain = pd.DataFrame({"kode": ["01"]})
    content = geopackage(tmp_path, ("tabel", plain), ("peta", world([Point(1, 2)])))
    raw = opened(tmp_path, "a.gpkg", content)
    assert (raw.part, set(raw.parts)) == ("peta", {"tabel", "peta"})
    assert notices(raw) == ["Berkas memuat 2 lembar atau layer; yang dibaca “peta”."]
    raw = opened(tmp_path, "a.gpkg", content, part="tabel")
    assert (cells(raw), raw.xy, raw.geometry, raw.crs) == ([["01"]], None, None, None)
    assert refused(tmp_path, "a.gpkg", content, part="x").endswith("yang ada: peta, tabel.")


WORKED_OUT = (
    "a.gpkg: GeoPackage memuat tampilan (view), tabel virtual atau kolom terhitung. "
    "Ekspor layernya ke GeoPackage baru, misalnya di QGIS, lalu unggah lagi."
)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW w AS SELECT 1 AS fid, ogr_geocode('x') AS a",
        "CREATE VIRTUAL TABLE w USING fts4(a)",
        "CREATE TABLE w (a INTEGER, b TEXT AS (a + 1))",
        "CREATE TABLE w (a INTEGER, b TEXT AS (a + 1) STORED)",
    ],
)
def test_a_geopackage_that_works_something_out_is_refused(tmp_path, sql):
    content = geopackage(tmp_path, ("peta", world([Point(1, 2)])), sql=[sql])
    assert refused(tmp_path, "a.gpkg", content) == WORKED_OUT


def test_a_geopackage_with_triggers_of_its_own_is_read(tmp_path):
    sql = "CREATE TRIGGER t AFTER INSERT ON peta BEGIN DELETE FROM peta; END"
    content = geopackage(tmp_path, ("peta", world([Point(1, 2)])), sql=[sql])
    assert len(opened(tmp_path, "a.gpkg", content).frame) == 1


KML = (
    '<?xml version="1.0"?>{0}<kml xmlns="http://www.opengis.net/kml/2.2">'
    "<Document>{1}</Document></kml>"
)
MARK = (
    "<Placemark><name>{0}</name>{1}<Point><coordinates>116,-1,5</coordinates></Point></Placemark>"
)


def folder_of(name, *marks):
    return f"<Folder><name>{name}</name>{''.join(marks)}</Folder>"


def test_folders_of_a_kml_are_layers(tmp_path):
    more = '<ExtendedData><Data name="desa"><value>Sepaku</value></Data></ExtendedData>'
    folders = (
        folder_of("kosong")
        + folder_of("UMKM", MARK.format("Ayu", more))
        + folder_of("B", MARK.format("b", ""))
    )
    raw = opened(tmp_path, "a.kml", KML.format("", folders))
    assert raw.part == "UMKM"
    assert {"UMKM", "B"} <= set(raw.parts)
    assert raw.frame[["Name", "desa"]].to_numpy().tolist() == [["Ayu", "Sepaku"]]
    assert (raw.xy[0].tolist(), raw.crs) == ([116], "EPSG:4326")
    assert opened(tmp_path, "a.kml", KML.format("", folders), part="B").frame["Name"][0] == "b"


def test_only_the_kml_of_a_kmz_is_read(tmp_path):
    doc = KML.format("", MARK.format("Ayu", ""))
    content = packed(tmp_path, {"files/x.kml": "<x>", "files/a.png": "x", "doc.kml": doc})
    raw = opened(tmp_path, "a.kmz", content)
    assert (raw.format, raw.frame["Name"].tolist()) == ("kmz", ["Ayu"])
    assert refused(tmp_path, "a.kmz", packed(tmp_path, {"a.png": "x"})) == (
        "a.kmz: Arsip KMZ tidak memuat berkas .kml. "
        "Simpan ulang dari Google Earth, lalu unggah lagi."
    )


def test_entities_and_foreign_content_in_kml_are_refused(tmp_path):
    doctype = '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert refused(tmp_path, "a.kml", KML.format(doctype, MARK.format("&a;", ""))) == (
        "a.kml: Berkas KML memuat deklarasi (DOCTYPE) yang tidak diperbolehkan. "
        "Simpan ulang dari Google Earth atau QGIS."
    )
    assert refused(tmp_path, "a.kml", "<gpx></gpx>") == (
        "a.kml: Isi berkas bukan KML. "
        "Periksa apakah akhiran namanya benar, atau simpan ulang dari program asalnya."
    )
    assert refused(tmp_path, "a.kml", KML.format("", "<name>x</name>")).startswith("a.kml: ")


def shapefile(folder, table=None):
    written(folder, world([Point(1, 2)]) if table is None else table, "shp")
    return {path.suffix: path.read_bytes() for path in (folder / "made").glob("layer.*")}


def test_a_shapefile_without_its_prj_has_no_coordinate_system(tmp_path):
    parts = shapefile(tmp_path)
    del parts[".prj"]
    content = packed(tmp_path, {f"data/UMKM{suffix}": part for suffix, part in parts.items()})
    raw = opened(tmp_path, "a.zip", content)
    assert (raw.crs, raw.part, raw.parts) == (None, "UMKM", ("UMKM",))


def test_a_shapefile_that_lacks_a_part_is_refused(tmp_path):
    parts = shapefile(tmp_path)
    content = packed(tmp_path, {"a.shp": parts[".shp"], "a.prj": parts[".prj"]})
    remedy = "Unggah .zip berisi .shp, .shx, .dbf dan .prj."
    assert refused(tmp_path, "a.zip", content) == (
        f"a.zip: Shapefile tidak lengkap: .shx, .dbf tidak ada di dalam arsip. {remedy}"
    )
    message = f"a.zip: Arsip tidak memuat Shapefile (.shp). {remedy}"
    assert refused(tmp_path, "a.zip", packed(tmp_path, {"a.txt": "x"})) == message


def test_one_of_several_shapefiles_is_chosen(tmp_path):
    parts = shapefile(tmp_path)
    members = {f"x/{stem}{suffix.upper()}": parts[suffix] for stem in "AB" for suffix in parts}
    content = packed(tmp_path, {**members, "__MACOSX/x/._A.shp": "x"})
    assert refused(tmp_path, "a.zip", content) == (
        "a.zip: Arsip memuat beberapa Shapefile: A, B. Pilih salah satu, atau unggah satu per satu."
    )
    raw = opened(tmp_path, "a.zip", content, part="B")
    assert (raw.part, raw.parts) == ("B", ("A", "B"))


def test_the_encoding_that_a_shapefile_names_is_respected(tmp_path):
    parts = shapefile(tmp_path)
    parts[".dbf"] = parts[".dbf"].replace("Kué".encode(), "Ku\xe9 ".encode("latin-1"))
    parts[".cpg"] = b"ISO-8859-1"
    raw = opened(tmp_path, "a.zip", packed(tmp_path, {f"a{s}": p for s, p in parts.items()}))
    assert raw.frame["catatan"].tolist() == ["Kué"]
    parts[".cpg"] = b"no such thing"
    content = packed(tmp_path, {f"a{s}": p for s, p in parts.items()})
    assert refused(tmp_path, "a.zip", content) == (
        "a.zip: Pengodean teks berkas tidak dikenali. "
        "Simpan ulang dengan pengodean UTF-8, lalu unggah lagi."
    )


@pytest.mark.parametrize("crs", ["+init={0}:a", "init={0}:a", "+proj=longlat", "WGS 84"])
def test_a_crs_that_may_name_a_file_is_unknown(tmp_path, crs):
    written(tmp_path, world([Point(1, 2)]), "parquet")
    (tmp_path / "codes").write_text("<a> +proj=longlat +datum=WGS84 <>\n")
    held = pq.read_table(tmp_path / "made" / "layer.parquet")
    about = json.loads(held.schema.metadata[b"geo"])
    about["columns"]["geometry"]["crs"] = crs.replace("{0}", str(tmp_path / "codes"))
    pq.write_table(held.replace_schema_metadata({"geo": json.dumps(about)}), tmp_path / "t.parquet")
    assert opened(tmp_path, "a.parquet", (tmp_path / "t.parquet").read_bytes()).crs is None


def test_plain_parquet_is_a_table_and_nested_values_are_text(tmp_path):
    table = pa.table(
        {
            "kode": pa.array([1, None], pa.int64()),
            "daftar": [["a", "b"], None],
            "isi": [{"x": 1}, None],
            "biner": [b"abc", b"\xff"],
            "ya": [True, None],
            "tanggal": pa.array([0, None], pa.date32()),
            "pilihan": pa.array(["x", "y"]).dictionary_encode(),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    raw = opened(tmp_path, "a.parquet", (tmp_path / "t.parquet").read_bytes())
    assert cells(raw)[0][:5] == [1, '["a", "b"]', '{"x": 1}', "abc", True]
    assert cells(raw)[1] == [None, None, None, "ff", None, None, "y"]
    assert str(cells(raw)[0][5]) == "1970-01-01"
    assert (raw.crs, raw.xy) == (None, None)


def test_other_encodings_of_geoparquet_are_refused(tmp_path):
    content = written(tmp_path, world([Point(1, 2)]), "parquet", geometry_encoding="geoarrow")
    assert refused(tmp_path, "a.parquet", content) == (
        "a.parquet: Bentuk di dalam GeoParquet tidak disimpan sebagai WKB. "
        "Simpan ulang sebagai GeoParquet dengan geometri WKB, atau sebagai GeoPackage."
    )


def test_the_boxes_of_geoparquet_are_no_column(tmp_path):
    content = written(tmp_path, world([TRIANGLE]), "parquet", write_covering_bbox=True)
    assert list(opened(tmp_path, "a.parquet", content).frame) == ["nama", "kode", "catatan"]


def test_a_broken_shape_is_set_aside(tmp_path):
    table = world([TRIANGLE, TRIANGLE])
    written(tmp_path, table, "parquet")
    held = pq.read_table(tmp_path / "made" / "layer.parquet")
    wkb = held.column("geometry").to_pylist()
    spoilt = held.set_column(3, "geometry", pa.array([wkb[0], b"\x01\x03\x00"]))
    pq.write_table(spoilt, tmp_path / "t.parquet")
    raw = opened(tmp_path, "a.parquet", (tmp_path / "t.parquet").read_bytes())
    assert [(row, text) for row, _, _, text in faults(raw)] == [
        (
            2,
            (
                "Bentuk pada baris ini rusak dan tidak dapat dibaca. "
                "Gambar ulang bentuknya, lalu unggah lagi."
            ),
        )
    ]


def test_a_text_that_parquet_repeats_without_end_is_refused(tmp_path):
    table = pa.table({"a": pa.array(["x" * 100_000] * 100)})
    pq.write_table(table, tmp_path / "t.parquet")
    content = (tmp_path / "t.parquet").read_bytes()
    assert len(content) < 10_000
    limits = Limits(value_bytes=5_000_000)
    assert refused(tmp_path, "a.parquet", content, limits=limits) == (
        "a.parquet: Isi berkas setelah dibuka lebih dari 5 MB. "
        "Bagi menjadi beberapa berkas yang lebih kecil."
    )


def test_the_limits_of_parquet_are_checked_first(tmp_path):
    content = written(tmp_path, world([Point(1, 2)] * 4), "parquet")
    assert "lebih dari 3 baris" in refused(tmp_path, "a.parquet", content, limits=Limits(rows=3))
    wide = refused(tmp_path, "a.parquet", content, limits=Limits(columns=2))
    assert "lebih dari 2 kolom" in wide


@pytest.mark.parametrize("lie", [{"driver": "GML"}, {"features": 2}])
def test_another_driver_or_a_lost_row_is_refused(tmp_path, monkeypatch, lie):
    read_info = pyogrio.read_info
    monkeypatch.setattr(pyogrio, "read_info", lambda *a, **k: {**read_info(*a, **k), **lie})
    assert refused(tmp_path, "a.json", geojson(feature(POINT, a=1))) == f"a.json: {UNREADABLE}"


def test_only_the_allowed_drivers_are_left():
    guard_gdal()
    assert set(pyogrio.list_drivers()) <= set(DRIVERS)


@pytest.fixture
def server(monkeypatch):
    """A server on this machine, excepted from any proxy, that remembers what it was asked for."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(geojson(feature(POINT, a=1)).encode())

        do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

        def log_message(self, *_):
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}", asked
    running.shutdown()
    running.server_close()
    thread.join()


VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/{0}/a.geojson'
    "</SrcDataSource><SrcLayer>a</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
)
STREAM = json.dumps(
    {
        "type": "gdal_streamed_alg",
        "command_line": "gdal vector convert /vsicurl/{0}/b.geojson "
        "--output-format stream streamed_dataset",
    }
)
LINK = {"type": "link", "properties": {"href": "{0}/crs", "type": "proj4"}}
HIDDEN_LINK = {
    "type": "name",
    "properties": {"name": "EPSG:4326"},
    **{f"{name}\0": value for name, value in LINK.items()},
}
CRS_LINK = geojson(feature(POINT, a=1), crs=LINK)
HOSTILE = {
    "vrt in json": ("a.json", VRT),
    "vrt in kml": ("a.kml", VRT),
    "vrt in kml after a comment": ("a.kml", "<!-- <kml -->" + VRT),
    "pipeline": ("a.json", STREAM),
    "crs by link": ("a.geojson", CRS_LINK),
    "crs by link, hidden": ("a.geojson", CRS_LINK.replace('"crs"', '"\\u0063rs"', 1)),
    "crs by link, in capitals": ("a.geojson", CRS_LINK.replace('"crs"', '"CRS"', 1)),
    "crs by link, half hidden": ("a.geojson", CRS_LINK.replace('"crs"', '"cr\\u0053"', 1)),
    "crs by link, hidden capital": ("a.geojson", CRS_LINK.replace('"crs"', '"\\u0043RS"', 1)),
    "crs by link, all hidden": (
        "a.geojson",
        CRS_LINK.replace('"crs"', '"\\u0063\\u0072\\u0073"', 1),
    ),
    "crs by link, name cut by a zero": (
        "a.geojson",
        CRS_LINK.replace('"crs"', '"crs\\u0000x"', 1),
    ),
    "crs by link, members cut by a zero": (
        "a.geojson",
        geojson(feature(POINT, a=1), crs=HIDDEN_LINK),
    ),
    "crs by address": ("a.geojson", CRS_LINK.replace('"link"', '"url"').replace('"href"', '"url"')),
    "crs by link, with a code": (
        "a.geojson",
        CRS_LINK.replace('"href"', '"name": "EPSG:4326", "href"'),
    ),
    "crs by a name that is an address": (
        "a.geojson",
        CRS_LINK.replace('"link"', '"name"').replace('"href"', '"name"'),
    ),
    "crs behind a comment": ("a.geojson", CRS_LINK.replace('"crs": ', '"crs": /* */ ')),
    "network link": (
        "a.kml",
        KML.replace("{0}", "").replace(
            "{1}",
            "<NetworkLink><name>n</name><Link><href>{0}/x.kml</href></Link></NetworkLink>"
            + MARK.replace("{0}", "p").replace("{1}", "<styleUrl>{0}/s.kml#a</styleUrl>"),
        ),
    ),
}


HIDDEN = [attack for attack in HOSTILE if attack.startswith("crs by link, ")]
HIDDEN.remove("crs by link, with a code")


@pytest.mark.parametrize("attack", HOSTILE)
def test_nothing_is_fetched(tmp_path, server, attack):
    address, asked = server
    name, content = HOSTILE[attack]
    content = content.replace("{0}", address)
    if attack == "network link":
        raw = opened(tmp_path, name, content)
        assert notices(raw)[0] == (
            "Tautan ke berkas lain (NetworkLink) di dalam KML tidak diikuti."
        )
    else:
        message = refused(tmp_path, name, content)
        if attack.startswith("crs"):
            assert message == f"{name}: {LINKED_CRS}"
        if attack == "pipeline":
            assert message.startswith("a.json: Isi berkas bukan GeoJSON. ")
    assert asked == []


def read_by_gdal(path, before=""):
    """Have plain GDAL read a file in a process of its own; it may refuse it, nothing else."""
    refusals = "(pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError)"
    code = (
        f"import contextlib, sys, pyogrio\n{before}\n"
        f"with contextlib.suppress{refusals}:\n    pyogrio.read_dataframe(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, path], check=True, timeout=60)


@pytest.mark.parametrize(
    "attack", ["vrt in json", "vrt in kml", "pipeline", "crs by link", *HIDDEN]
)
def test_the_same_files_would_be_fetched_without_protection(tmp_path, server, attack):
    address, asked = server
    name, content = HOSTILE[attack]
    path = tmp_path / name
    path.write_text(content.replace("{0}", address))
    read_by_gdal(path)
    assert asked


@pytest.mark.parametrize(
    "attack", ["vrt in json", "pipeline", "crs by link", *HIDDEN, "crs by address"]
)
def test_the_guarded_gdal_fetches_nothing_by_itself(tmp_path, server, attack):
    address, asked = server
    name, content = HOSTILE[attack]
    path = tmp_path / name
    path.write_text(content.replace("{0}", address))
    read_by_gdal(path, "from sentra_geo.intake.files.map_guards import guard_gdal; guard_gdal()")
    assert asked == []


@pytest.mark.parametrize("beside", ["data.prj", "data.qpj", "data.geojson.aux.xml"])
def test_files_beside_are_not_read(tmp_path, beside):
    (tmp_path / beside).write_text("x")
    path = tmp_path / "data.geojson"
    path.write_text(geojson(feature(POINT, a=1)))
    assert open_table(path).crs == "EPSG:4326"


@pytest.mark.parametrize("name", ["/vsicurl/http://127.0.0.1:9/a.json", "/vsizip/a.zip/b.json"])
def test_names_that_gdal_understands_are_only_names(tmp_path, name):
    raw = opened(tmp_path, name, geojson(feature(POINT, a=1)))
    assert raw.file in {"a.json", "b.json"}
