import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo import LayerError, read_study
from sentra_geo.wording import Wording
from tests import worlds
from tests.worlds import METRIC

FAR_AWAY = shapely.transform(worlds.LINE, lambda xy: xy - [1_000_000, 0])  # Java
BOW_TIE = shapely.Polygon(
    [
        (worlds.EAST_M, worlds.NORTH_M),
        (worlds.EAST_M + 15e3, worlds.NORTH_M + 10e3),
        (worlds.EAST_M + 15e3, worlds.NORTH_M),
        (worlds.EAST_M, worlds.NORTH_M + 10e3),
    ]
)


def as_text(polygon, crs="EPSG:4326", labelled=None):
    """The boundary as GeoJSON in one CRS, labelled with another."""
    frame = worlds.delineation_frame(polygon).to_crs(crs)
    return worlds.geojson_text(frame, labelled or crs)


def swapped(polygon):
    """The boundary with latitude before longitude."""
    collection = json.loads(as_text(polygon))
    (ring,) = collection["features"][0]["geometry"]["coordinates"]
    collection["features"][0]["geometry"]["coordinates"] = [[[y, x] for x, y in ring]]
    return json.dumps(collection)


BROKEN = {
    "missing": (None, "tidak ditemukan"),
    "empty-file": (b"", "tidak dapat dibaca"),
    "empty-collection": ('{"type": "FeatureCollection", "features": []}', "satu baris pun"),
    "not-json": ("ini bukan peta", "tidak dapat dibaca"),
    "binary": (bytes(range(256)) * 40, "tidak dapat dibaca"),
    "cut-off": (as_text(worlds.LINE)[:300], "tidak dapat dibaca"),
    "empty-polygon": (as_text(shapely.Polygon()), "kosong"),
    "self-crossing": (as_text(BOW_TIE), "memotong dirinya sendiri"),
    "line": (as_text(shapely.LineString(worlds.LINE.exterior.coords)), "LineString, bukan"),
    "point": (as_text(worlds.place(5, 5)), "Point, bukan"),
    "metres-labelled-degrees": (as_text(worlds.LINE, METRIC, "EPSG:4326"), "bukan derajat"),
    "latitude-first": (swapped(worlds.LINE), "bukan derajat"),
    "utm-labelled-web-mercator": (as_text(worlds.LINE, METRIC, "EPSG:3857"), "CRS-nya mungkin"),
    "utm-labelled-world-mercator": (as_text(worlds.LINE, METRIC, "EPSG:3395"), "CRS-nya mungkin"),
    "south-labelled-north": (as_text(worlds.LINE, METRIC, "EPSG:32650"), "CRS-nya mungkin"),
    "degrees-labelled-web-mercator": (
        as_text(worlds.LINE, "EPSG:4326", "EPSG:3857"),
        "CRS-nya mungkin",
    ),
    "degrees-labelled-utm": (as_text(worlds.LINE, "EPSG:4326", METRIC), "CRS-nya mungkin"),
    "far-away": (as_text(FAR_AWAY), "km dari desa terdekat"),
}


def break_delineation(folder, content):
    path = folder / "delineation.geojson"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("name", BROKEN)
def test_broken_delineation_is_an_error_with_file_and_remedy(tmp_path, name):
    content, fragment = BROKEN[name]
    folder = worlds.write_world(tmp_path / "grid")
    break_delineation(folder, content)
    with pytest.raises(LayerError) as caught:
        read_study(folder)
    assert "delineation.geojson" in str(caught.value)
    assert fragment in str(caught.value)
    assert all(fault.remedy for fault in caught.value.faults)
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_delineation_is_told_in_english_without_a_crash(tmp_path, name):
    folder = worlds.write_world(tmp_path / "grid")
    break_delineation(folder, BROKEN[name][0])
    with pytest.raises(LayerError) as caught:
        read_study(folder)
    text = caught.value.text(Wording("en").gettext)
    assert "delineation.geojson" in text
    assert "{" not in text.replace("{'", "")


def test_the_shipped_folder_with_a_broken_line_is_an_error_too(copy_data):
    break_delineation(copy_data, as_text(BOW_TIE))
    with pytest.raises(LayerError, match=r"delineation\.geojson, baris 1.*memotong"):
        read_study(copy_data)


def test_world_mercator_read_as_such_is_right_and_labelled_web_mercator_is_half_a_km_off(tmp_path):
    # The widely copied mistake; nothing in such a file gives it away, so it cannot be an error.
    right = worlds.write_world(
        tmp_path / "right", formats={"delineation": (".geojson", "EPSG:3395")}
    )
    polygon = read_study(right).boundaries["garis"].polygon
    assert polygon.symmetric_difference(worlds.LINE).area < 1.0
    wrong = worlds.write_world(tmp_path / "wrong")
    break_delineation(wrong, as_text(worlds.LINE, "EPSG:3395", "EPSG:3857"))
    moved = read_study(wrong).boundaries["garis"].polygon
    assert 500 < shapely.hausdorff_distance(moved, worlds.LINE) < 1_000


def test_line_within_50_km_of_the_villages_is_taken_although_it_holds_none(tmp_path):
    # The villages end at x = 20 km; the line begins 40 km further.
    beside = worlds.delineation_frame(worlds.rectangle(60, 0, 70, 10))
    study = read_study(worlds.write_world(tmp_path / "near", delineation=beside))
    assert study.boundaries["garis"].share_inside.tolist() == [0, 0, 0, 0]
    beyond = worlds.delineation_frame(worlds.rectangle(80, 0, 90, 10))
    with pytest.raises(LayerError, match="60 km dari desa terdekat"):
        read_study(worlds.write_world(tmp_path / "far", delineation=beyond))


def test_each_boundary_is_checked(tmp_path):
    both = pd.concat(
        [worlds.delineation_frame(), worlds.delineation_frame(FAR_AWAY, boundary_id=["lain"])]
    )
    with pytest.raises(LayerError) as caught:
        read_study(worlds.write_world(tmp_path / "grid", delineation=both))
    assert len(caught.value.faults) == 1
    assert "“lain”" in str(caught.value)


def test_faults_of_all_layers_are_told_at_once(tmp_path):
    sentra = worlds.sentra_frame()
    sentra["commodity"] = "gold"
    population = worlds.population_frame(people=(-1, 3_000))
    folder = worlds.write_world(tmp_path / "grid", sentra=sentra, population=population)
    break_delineation(folder, as_text(BOW_TIE))
    with pytest.raises(LayerError) as caught:
        read_study(folder)
    text = caught.value.text(most=99)
    for file in ("sentra.geojson", "population.csv", "delineation.geojson"):
        assert file in text
    assert len(caught.value.faults) == 5 + 1 + 1


def test_sentra_in_an_unknown_village_is_named(tmp_path):
    sentra = worlds.sentra_frame()
    sentra.loc[3, "village_code"] = "99.09.09.9999"
    folder = worlds.write_world(
        tmp_path / "grid", sentra=sentra, formats={"sentra": (".csv", None)}
    )
    with pytest.raises(LayerError) as caught:
        read_study(folder)
    assert [fault.row for fault in caught.value.faults] == [5]
    assert "“99.09.09.9999”" in str(caught.value)


def test_rows_of_map_files_are_numbered_alike_in_all_checks(tmp_path):
    sentra = worlds.sentra_frame()
    sentra.loc[3, "village_code"] = "99.09.09.9999"
    with pytest.raises(LayerError) as caught:
        read_study(worlds.write_world(tmp_path / "grid", sentra=sentra))
    assert [fault.row for fault in caught.value.faults] == [4]  # as in reading: features from 1


@pytest.mark.parametrize(
    ("areas", "fragments"),
    [
        (("99.01.01",), ["99.01.02.2001", "99.01.02.2002", "tidak tercakup"]),
        (("99.01.01", "99.01.02", "88.01.01"), ["“88.01.01” tidak memuat satu desa pun"]),
        (("99.01.01", "99.01.02", "99.01.02.2002"), ["“99.01.02.2002” terhitung dua kali"]),
        (("99.01", "99.01.02"), ["“99.01.02” terhitung dua kali", "“99.01”"]),
        (("99.01.0", "99.01.02"), ["“99.01.0” tidak memuat satu desa pun"]),
    ],
    ids=["not-covered", "nowhere", "village-twice", "district-twice", "half-a-code"],
)
def test_population_must_hold_each_village_once(tmp_path, areas, fragments):
    population = worlds.population_frame(people=(1,) * len(areas), areas=areas)
    with pytest.raises(LayerError) as caught:
        read_study(worlds.write_world(tmp_path / "grid", population=population))
    text = caught.value.text(most=99)
    assert "population.csv" in text
    for fragment in fragments:
        assert fragment in text


def test_population_by_village_and_by_district_may_stand_side_by_side(tmp_path):
    population = worlds.population_frame(
        people=(100, 900, 3_000), areas=("99.01.01.2001", "99.01.01.2002", "99.01.02")
    )
    study = read_study(worlds.write_world(tmp_path / "grid", population=population))
    assert study.population.frame["people"].sum() == 4_000


def test_sentra_far_from_all_villages_is_an_error(tmp_path):
    # Degrees labelled as metres: the sentra would lie 9,800 km away and cover nobody.
    sentra = worlds.sentra_frame().to_crs(4326)
    folder = worlds.write_world(tmp_path / "grid")
    (folder / "sentra.geojson").write_text(worlds.geojson_text(sentra, METRIC))
    with pytest.raises(LayerError, match=r"sentra\.geojson"):
        read_study(folder)


def test_register_that_lies_far_from_all_villages_is_an_error(tmp_path):
    # UTM labelled Web Mercator: every business would be outside and out of reach.
    folder = worlds.write_world(tmp_path / "grid")
    text = worlds.geojson_text(worlds.businesses_frame(), "EPSG:3857")
    (folder / "businesses.geojson").write_text(text)
    with pytest.raises(LayerError, match=r"businesses\.geojson"):
        read_study(folder)


@pytest.mark.parametrize("latitude", [95.0, 40.0])
def test_settlement_far_from_its_village_is_an_error(tmp_path, latitude):
    villages = worlds.villages_frame()
    villages.loc[1, "settlement_lat"] = latitude
    with pytest.raises(LayerError, match=r"villages\.geojson"):
        read_study(worlds.write_world(tmp_path / "grid", villages=villages))


@pytest.mark.parametrize("lon_lat", [(0.0, 0.0), (27.0, 0.0), (180.0, 90.0), (-63.0, 0.0)])
def test_business_at_the_other_end_of_the_world_does_not_crash(tmp_path, lon_lat):
    businesses = worlds.businesses_frame()
    table = worlds.table_of(businesses)
    table.loc[0, ["lon", "lat"]] = lon_lat
    folder = worlds.write_world(tmp_path / "grid", formats={"businesses": (".csv", None)})
    table.to_csv(folder / "businesses.csv", index=False)
    try:
        study = read_study(folder)
    except LayerError as error:
        assert re.search(r"businesses\.csv, baris 2", str(error))  # noqa: PT017 - either will do
    else:
        assert study.business_village[0] == -1
        assert not study.boundaries["garis"].business_side.inside[0]


def test_unknown_layer_of_a_package_does_not_crash(tmp_path):
    folder = worlds.write_world(tmp_path / "grid")
    path = folder / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"].append({"name": "catatan", "path": "population.csv"})
    path.write_text(json.dumps(package))
    try:
        study = read_study(folder)
    except LayerError as error:
        assert "catatan" in str(error)  # noqa: PT017 - either will do
    else:
        assert len(study.villages.frame) == 4


def test_second_file_of_a_layer_is_never_dropped_in_silence(tmp_path):
    folder = worlds.write_world(tmp_path / "grid")
    second = worlds.delineation_frame(boundary_id=["kedua"])
    worlds.write_layer(second, folder / "second.geojson")
    path = folder / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"].append(
        {"name": "second", "layer": "delineation", "path": "second.geojson"}
    )
    path.write_text(json.dumps(package))
    try:
        study = read_study(folder)
    except LayerError as error:
        assert "delineation" in str(error)  # noqa: PT017 - either will do
    else:
        assert set(study.boundaries) == {"garis", "kedua"}


def test_people_of_spreadsheets_with_dots_for_thousands_are_not_read_as_decimals(tmp_path):
    folder = worlds.write_world(tmp_path / "grid")
    (folder / "population.csv").write_text("area_code,people\n99.01.01,1.000\n99.01.02,99.233\n")
    with pytest.raises(LayerError, match=r"population\.csv, baris"):
        read_study(folder)


def test_a_fault_of_a_cell_is_told_once(tmp_path):
    folder = worlds.write_world(tmp_path / "grid")
    (folder / "population.csv").write_text("area_code,people\n99.01.01,abc\n99.01.02,5\n")
    with pytest.raises(LayerError) as caught:
        read_study(folder)
    assert len(caught.value.faults) == 1


def test_villages_that_overlap_are_taken(tmp_path):
    villages = worlds.villages_frame()
    wider = gpd.GeoSeries([worlds.rectangle(5, 0, 20, 10)], crs=METRIC)
    villages.loc[1, "geometry"] = wider.iloc[0]
    study = read_study(worlds.write_world(tmp_path / "grid", villages=villages))
    assert study.business_village.tolist() == [0, 0, 1, 1, 1, 1, 2, -1]
    assert np.bincount(study.business_village + 1).tolist() == [1, 2, 4, 1]
