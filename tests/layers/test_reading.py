import json
import sqlite3

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from sentra_geo import LayerError
from sentra_geo.layers.reading import point_coordinates_of_wkb, read_layer
from sentra_geo.wording import Wording
from tests import worlds
from tests.worlds import LINE, METRIC, facts_of

FORMATS = [
    (".geojson", "EPSG:4326"),
    (".geojson", METRIC),
    (".geojson", "EPSG:3857"),
    (".gpkg", METRIC),
    (".gpkg", "EPSG:4326"),
    (".gpkg", "EPSG:3857"),
    (".gpkg", "EPSG:3395"),
    (".parquet", METRIC),
    (".parquet", "EPSG:4326"),
    (".parquet", "EPSG:3857"),
    (".fgb", METRIC),
]
FORMAT_NAMES = [f"{suffix[1:]}-{crs[5:]}" for suffix, crs in FORMATS]


def read(tmp_path, layer, frame, suffix=".geojson", crs="EPSG:4326"):
    path = worlds.write_layer(frame, tmp_path / f"{layer}{suffix}", crs)
    return read_layer(facts_of(layer, path))


def read_text(tmp_path, layer, content, suffix=".geojson"):
    path = tmp_path / f"{layer}{suffix}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_layer(facts_of(layer, path))


@pytest.mark.parametrize(("suffix", "crs"), FORMATS, ids=FORMAT_NAMES)
def test_outline_is_the_same_from_any_format_and_crs(tmp_path, suffix, crs):
    layer = read(tmp_path, "delineation", worlds.delineation_frame(), suffix, crs)
    assert layer.polygons[0].symmetric_difference(LINE).area < 1.0  # of 150,000,000 m²
    assert layer.frame["boundary_id"].tolist() == ["garis"]
    assert layer.frame["legal_area_ha"].tolist() == [15_000.0]
    assert layer.x is layer.y is None


@pytest.mark.parametrize(("suffix", "crs"), [*FORMATS, (".csv", None)], ids=[*FORMAT_NAMES, "csv"])
def test_points_are_the_same_from_any_format_and_crs(tmp_path, suffix, crs):
    layer = read(tmp_path, "businesses", worlds.businesses_frame(), suffix, crs)
    x, y = worlds.metres([place for place, *_ in worlds.BUSINESSES])
    order = layer.frame["business_id"].argsort()  # FlatGeobuf sorts its rows by place
    frame = layer.frame.iloc[order]
    np.testing.assert_allclose(layer.x[order], x, atol=1e-3)
    np.testing.assert_allclose(layer.y[order], y, atol=1e-3)
    assert layer.polygons is None
    assert frame["business_id"].tolist() == [f"U{n}" for n in range(1, 9)]
    assert frame["is_sample"].dtype == bool
    assert frame["position_uncertainty_m"].tolist() == [0, 0, 0, 0, 0, 3000, 0, 0]
    unknown = frame[["commodity", "scale"]].isna().to_numpy().nonzero()
    assert [list(axis) for axis in unknown] == [[4, 5], [1, 0]]


def test_shapefile_with_prj_is_read_although_it_cuts_column_names(tmp_path):
    layer = read(tmp_path, "delineation", worlds.delineation_frame(), ".shp", METRIC)
    assert layer.frame["boundary_id"].tolist() == ["garis"]
    assert layer.polygons[0].symmetric_difference(LINE).area < 1.0


@pytest.mark.parametrize("layer", ["delineation", "villages", "businesses", "sentra"])
@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".parquet", ".fgb"])
def test_missing_crs_is_an_error_that_says_so(tmp_path, suffix, layer):
    frame = {
        "delineation": worlds.delineation_frame,
        "villages": worlds.villages_frame,
        "businesses": worlds.businesses_frame,
        "sentra": worlds.sentra_frame,
    }[layer]()
    with pytest.raises(LayerError) as caught:
        read(tmp_path, layer, frame, suffix, None)
    text = str(caught.value)
    assert f"{layer}{suffix}" in text
    assert "(CRS) tidak disebutkan" in text
    assert "EPSG:4326" in text
    assert ".prj" in text


def test_missing_crs_is_told_in_english_too(tmp_path):
    with pytest.raises(LayerError) as caught:
        read(tmp_path, "delineation", worlds.delineation_frame(), ".shp", None)
    text = caught.value.text(Wording("en").gettext)
    assert "delineation.shp" in text
    assert "CRS" in text
    assert "EPSG:4326" in text


@pytest.mark.parametrize(("srs", "crs"), [(-1, METRIC), (0, "EPSG:4326"), (0, METRIC)])
def test_geopackage_with_an_undefined_crs_is_an_error(tmp_path, srs, crs):
    path = worlds.write_layer(worlds.delineation_frame(), tmp_path / "delineation.gpkg", crs)
    with sqlite3.connect(path) as database:
        database.execute("update gpkg_geometry_columns set srs_id = ?", (srs,))
        database.execute("update gpkg_contents set srs_id = ?", (srs,))
    database.close()
    with pytest.raises(LayerError, match=r"delineation\.gpkg.*CRS"):
        read_layer(facts_of("delineation", path))


def test_geoparquet_without_crs_key_is_in_degrees_as_its_standard_says(tmp_path):
    path = worlds.write_layer(worlds.delineation_frame(), tmp_path / "delineation.parquet")
    table = pq.read_table(path)
    geo = json.loads(table.schema.metadata[b"geo"])
    del geo["columns"]["geometry"]["crs"]
    pq.write_table(table.replace_schema_metadata({b"geo": json.dumps(geo).encode()}), path)
    layer = read_layer(facts_of("delineation", path))
    assert layer.polygons[0].symmetric_difference(LINE).area < 1.0


@pytest.mark.parametrize(
    "metadata",
    [
        b"{",
        b"[]",
        b"{}",
        b'{"primary_column": "geometry", "columns": {}}',
        b'{"primary_column": "shape", "columns": {"shape": {}}}',
        b'{"primary_column": "geometry", "columns": {"geometry": {"crs": {"a": 1}}}}',
        b'{"primary_column": "geometry", "columns": {"geometry": {"crs": "EPSG:999999"}}}',
        None,
    ],
)
def test_broken_geoparquet_metadata_is_an_error_that_names_the_file(tmp_path, metadata):
    path = worlds.write_layer(worlds.delineation_frame(), tmp_path / "delineation.parquet")
    table = pq.read_table(path)
    kept = {b"geo": metadata} if metadata is not None else {}
    pq.write_table(table.replace_schema_metadata(kept), path)
    with pytest.raises(LayerError, match=r"delineation\.parquet"):
        read_layer(facts_of("delineation", path))


@pytest.mark.parametrize("layer", ["delineation", "businesses"])
def test_geoparquet_in_another_encoding_is_read_or_refused_with_its_name(tmp_path, layer):
    frame = {
        "delineation": worlds.delineation_frame,
        "businesses": worlds.businesses_frame,
    }[layer]()
    path = tmp_path / f"{layer}.parquet"
    frame.to_parquet(path, geometry_encoding="geoarrow")
    try:
        read_layer(facts_of(layer, path))
    except LayerError as error:
        text = str(error)
    else:
        text = path.name
    assert path.name in text


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".parquet", ".shp", ".csv"])
@pytest.mark.parametrize(
    "content",
    [b"", b"bukan peta", bytes(range(256)) * 40, b"<html><body>404</body></html>"],
    ids=["empty", "text", "binary", "web-page"],
)
def test_what_is_no_layer_is_an_error_that_names_the_file(tmp_path, suffix, content):
    with pytest.raises(LayerError) as caught:
        read_text(tmp_path, "delineation", content, suffix)
    assert all(fault.file == f"delineation{suffix}" for fault in caught.value.faults)
    assert all(fault.remedy for fault in caught.value.faults)


@pytest.mark.parametrize(
    "content",
    ['{"type": "FeatureCollection", "features": []}', "[1, 2]", '{"a": 1}', "null", "3"],
)
def test_json_without_a_feature_is_an_error_that_names_the_file(tmp_path, content):
    with pytest.raises(LayerError, match=r"delineation\.geojson"):
        read_text(tmp_path, "delineation", content)


def test_empty_collection_says_that_there_is_no_row(tmp_path):
    with pytest.raises(LayerError, match="tidak berisi satu baris pun"):
        read_text(tmp_path, "delineation", '{"type": "FeatureCollection", "features": []}')


def test_cut_off_file_is_an_error_that_names_it(tmp_path):
    path = worlds.write_layer(worlds.delineation_frame(), tmp_path / "delineation.geojson")
    with pytest.raises(LayerError, match=r"delineation\.geojson.*tidak dapat dibaca"):
        read_text(tmp_path, "delineation", path.read_bytes()[:400])


def test_csv_has_no_polygons_and_says_what_to_use(tmp_path):
    with pytest.raises(LayerError) as caught:
        read(tmp_path, "delineation", worlds.delineation_frame(), ".csv")
    assert "delineation.csv" in str(caught.value)
    assert "berkas peta" in str(caught.value)


def test_csv_of_points_without_coordinates_says_which_columns_to_add(tmp_path):
    with pytest.raises(LayerError, match="lon dan lat"):
        read_text(tmp_path, "businesses", "business_id,is_sample\n1,false\n", ".csv")


def test_csv_of_a_spreadsheet_with_byte_order_mark_is_read(tmp_path):
    text = "\ufeffarea_code,people\n99.01,1000\n"
    layer = read_text(tmp_path, "population", text.encode("utf-8"), ".csv")
    assert layer.frame["area_code"].tolist() == ["99.01"]
    assert layer.frame["people"].tolist() == [1000.0]


def test_csv_in_another_encoding_is_an_error_that_names_the_file(tmp_path):
    text = "area_code,people,note\n99.01,1000,caf\u00e9\n".encode("latin-1")
    with pytest.raises(LayerError, match=r"population\.csv"):
        read_text(tmp_path, "population", text, ".csv")


def test_header_without_rows_is_an_error(tmp_path):
    with pytest.raises(LayerError, match="tidak berisi satu baris pun"):
        read_text(tmp_path, "population", "area_code,people\n", ".csv")


def test_codes_stay_text_with_their_zeros(tmp_path):
    layer = read_text(tmp_path, "population", "area_code,people\n01,5\n0110,7\n", ".csv")
    assert layer.frame["area_code"].tolist() == ["01", "0110"]


@pytest.mark.parametrize("suffix", [".parquet", ".gpkg"])
def test_table_without_shapes_may_come_in_any_format(tmp_path, suffix):
    frame = worlds.population_frame()
    path = tmp_path / f"population{suffix}"
    if suffix == ".parquet":
        frame.to_parquet(path)
    else:
        pyogrio.write_dataframe(frame, path)
    layer = read_layer(facts_of("population", path))
    assert layer.frame["area_code"].tolist() == ["99.01.01", "99.01.02"]
    assert layer.frame["people"].tolist() == [1_000.0, 3_000.0]
    assert layer.polygons is layer.x is None


def test_columns_that_the_schema_does_not_know_are_kept(tmp_path):
    frame = worlds.sentra_frame().assign(workshop=["x", None, "y", "z", "w"])
    for suffix, crs in ((".geojson", "EPSG:4326"), (".csv", None)):
        layer = read(tmp_path, "sentra", frame, suffix, crs)
        assert layer.frame["workshop"].tolist()[0] == "x"
        assert pd.isna(layer.frame["workshop"][1])


@pytest.mark.parametrize("suffix", [".csv", ".geojson", ".gpkg", ".parquet"])
def test_rows_are_numbered_as_the_user_sees_them(tmp_path, suffix):
    frame = worlds.businesses_frame()
    frame.loc[2, "scale"] = "huge"
    with pytest.raises(LayerError) as caught:
        read(tmp_path, "businesses", frame, suffix)
    # A spreadsheet's first row is its header; features of a map file count from 1.
    assert [fault.row for fault in caught.value.faults] == [4 if suffix == ".csv" else 3]


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    rows = [
        "business_id,is_sample,commodity,scale,position_uncertainty_m,lon,lat",
        "1,x,gold,huge,-1,116.5,-1.2",
        "1,true,batik,micro,abc,,95",
    ]
    with pytest.raises(LayerError) as caught:
        read_text(tmp_path, "businesses", "\n".join(rows), ".csv")
    text = caught.value.text(most=99)
    for fragment in (
        "“is_sample” berisi “x”",
        "“commodity” berisi “gold”",
        "“scale” berisi “huge”",
        "-1",
        "“position_uncertainty_m” berisi “abc”",
        "“business_id” = “1” muncul lebih dari sekali",
        "lintang 95",
    ):
        assert fragment in text, fragment


def test_third_dimension_is_left_out_of_points(tmp_path):
    frame = worlds.businesses_frame()
    high = frame.set_geometry(shapely.force_3d(frame.geometry.array, 12.0), crs=METRIC)
    x, _ = worlds.metres([place for place, *_ in worlds.BUSINESSES])
    for suffix in (".gpkg", ".parquet"):
        layer = read(tmp_path, "businesses", high, suffix, METRIC)
        np.testing.assert_allclose(layer.x, x)


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet"])
def test_business_without_position_is_named_by_its_row(tmp_path, suffix):
    frame = worlds.businesses_frame()
    frame.loc[4, "geometry"] = None
    with pytest.raises(LayerError) as caught:
        read(tmp_path, "businesses", frame, suffix, METRIC)
    assert [fault.row for fault in caught.value.faults] == [5]


def test_duplicated_index_changes_nothing(tmp_path):
    frame = worlds.businesses_frame()
    twins = frame.set_index(pd.Index([7] * len(frame)))
    path = tmp_path / "businesses.parquet"
    twins.to_parquet(path)
    layer = read_layer(facts_of("businesses", path))
    expected = read(tmp_path, "businesses", frame, ".parquet", METRIC)
    np.testing.assert_array_equal(layer.x, expected.x)
    assert layer.frame["business_id"].tolist() == expected.frame["business_id"].tolist()


def test_geoparquet_gives_columns_that_no_figure_needs_only_when_asked(tmp_path):
    frame = worlds.businesses_frame().assign(premises="home", kbli_code="01263")
    path = worlds.write_layer(frame, tmp_path / "businesses.parquet")
    facts = facts_of("businesses", path)
    assert "premises" not in read_layer(facts).frame
    kept = read_layer(facts, kept=True).frame
    assert set(kept["premises"]) == {"home"}
    assert set(kept["kbli_code"]) == {"01263"}


class TestPointCoordinatesOfWkb:
    POINTS = shapely.points(np.array([[1.5, 2.5], [-3.0, 4.0], [5.0, -6.25]]))

    @pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary()])
    def test_plain_points_come_out_exactly(self, kind):
        x, y = point_coordinates_of_wkb(pa.array(shapely.to_wkb(self.POINTS), type=kind))
        assert x.tolist() == [1.5, -3.0, 5.0]
        assert y.tolist() == [2.5, 4.0, -6.25]

    @pytest.mark.parametrize(("start", "length"), [(0, 2), (1, 2), (2, 1)])
    def test_part_of_an_array_comes_out_as_that_part(self, start, length):
        part = pa.array(shapely.to_wkb(self.POINTS)).slice(start, length)
        x, y = point_coordinates_of_wkb(part)
        assert x.tolist() == [1.5, -3.0, 5.0][start : start + length]
        assert y.tolist() == [2.5, 4.0, -6.25][start : start + length]

    @pytest.mark.parametrize(
        "wkb",
        [
            [],
            [shapely.to_wkb(shapely.Point(1, 2)), None],
            [shapely.to_wkb(shapely.Point(1, 2), byte_order=0)],
            [shapely.to_wkb(shapely.Point(1, 2, 3))],
            [shapely.to_wkb(shapely.LineString([(0, 0), (1, 1)]))],
            [shapely.to_wkb(shapely.MultiPoint([(0, 0)]))],
            [b"\x01\x02\x00\x00\x00" + bytes(16)],
            [b"\x01\x01\x00\x00\x80" + bytes(16)],
        ],
        ids=["none", "missing", "big-endian", "3d", "line", "multipoint", "other-type", "flag"],
    )
    def test_anything_else_is_left_to_the_general_reader(self, wkb):
        assert point_coordinates_of_wkb(pa.array(wkb, type=pa.binary())) is None

    def test_coordinates_may_be_written_to(self):
        x, _ = point_coordinates_of_wkb(pa.array(shapely.to_wkb(self.POINTS)))
        x[0] = 9.0
        assert x[0] == 9.0


def test_big_endian_points_of_a_geoparquet_file_are_read(tmp_path):
    frame = worlds.businesses_frame()
    path = tmp_path / "businesses.parquet"
    frame.to_parquet(path)
    table = pq.read_table(path)
    turned = pa.array(shapely.to_wkb(frame.geometry.array, byte_order=0), type=pa.binary())
    where = table.column_names.index("geometry")
    pq.write_table(table.set_column(where, "geometry", turned), path)
    layer = read_layer(facts_of("businesses", path))
    x, _ = worlds.metres([place for place, *_ in worlds.BUSINESSES])
    np.testing.assert_array_equal(layer.x, x)


def test_layer_in_another_geometry_column_is_read(tmp_path):
    frame = worlds.businesses_frame().rename_geometry("shape")
    assert isinstance(frame, gpd.GeoDataFrame)
    path = tmp_path / "businesses.parquet"
    frame.to_parquet(path)
    x, _ = worlds.metres([place for place, *_ in worlds.BUSINESSES])
    np.testing.assert_array_equal(read_layer(facts_of("businesses", path)).x, x)
