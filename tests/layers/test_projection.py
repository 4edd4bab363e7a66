import numpy as np
import pyproj
import pytest
import shapely

from sentra_geo.layers.projection import (
    geodesic_area_ha,
    polygons_to_metric,
    to_degrees,
    to_metric,
)
from tests.worlds import EAST_M, NORTH_M

# The area check: 116.5 to 117 E, 1.2 to 0.7 S, corners joined by geodesics.
BOX = np.array([shapely.box(116.5, -1.2, 117.0, -0.7)])
# Bounded by the parallels themselves (authalic formula) it is a little smaller.
BOX_BY_PARALLELS_HA = 307_684.685


def test_geodesic_area_of_the_known_box():
    corners = shapely.transform(BOX, to_metric, interleaved=False)
    assert geodesic_area_ha(corners)[0] == pytest.approx(307_686.65, abs=0.01)


def test_geodesic_area_of_a_densified_box_follows_the_parallels():
    area = geodesic_area_ha(polygons_to_metric(BOX, "EPSG:4326"))[0]
    assert area == pytest.approx(BOX_BY_PARALLELS_HA, abs=0.05)


def test_area_is_not_that_of_web_mercator():
    mercator = shapely.box(*to_web_mercator(116.5, -1.2), *to_web_mercator(117.0, -0.7))
    assert mercator.area / 1e4 == pytest.approx(309_844, abs=1)
    there = polygons_to_metric(np.array([mercator]), "EPSG:3857")
    assert geodesic_area_ha(there)[0] == pytest.approx(BOX_BY_PARALLELS_HA, abs=0.5)


def to_web_mercator(lon, lat):
    return pyproj.Transformer.from_crs(4326, 3857, always_xy=True).transform(lon, lat)


def test_area_does_not_depend_on_the_direction_of_the_ring_and_holes_are_taken_out():
    square = shapely.box(440_000, 9_860_000, 450_000, 9_870_000)
    hole = shapely.box(442_000, 9_862_000, 447_000, 9_867_000)
    ring = shapely.Polygon(square.exterior, [hole.exterior])
    turned = shapely.Polygon(square.exterior.reverse(), [hole.exterior.reverse()])
    whole, inner, pierced, other = geodesic_area_ha(np.array([square, hole, ring, turned]))
    assert pierced == pytest.approx(whole - inner) == pytest.approx(other)
    assert whole == pytest.approx(10_000, rel=1e-3)


def test_area_of_nothing_is_zero():
    assert geodesic_area_ha(np.array([shapely.Polygon()])).tolist() == [0.0]


BENT = [(EAST_M, NORTH_M), (EAST_M + 1e4, NORTH_M), (EAST_M + 1e4, NORTH_M + 1e4)]


@pytest.mark.parametrize(
    "shape",
    [shapely.LineString(BENT), shapely.MultiLineString([BENT]), shapely.MultiPoint(BENT)],
    ids=["line", "lines", "points"],
)
def test_a_border_that_only_touches_has_no_area(shape):
    assert geodesic_area_ha(np.array([shape]))[0] == 0.0
    square = shapely.box(EAST_M - 2e4, NORTH_M, EAST_M - 1e4, NORTH_M + 1e4)
    both = np.array([shapely.GeometryCollection([square, shape]), square])
    mixed, alone = geodesic_area_ha(both)
    assert mixed == pytest.approx(alone)


def test_metres_and_degrees_are_each_other_s_inverse():
    lon, lat = np.array([116.2, 116.7, 117.3]), np.array([-1.6, -1.2, -0.6])
    back = to_degrees(*to_metric(lon, lat))
    np.testing.assert_allclose(back, [lon, lat], atol=1e-9)


def test_longitude_comes_first_whatever_the_crs_says_about_its_axes():
    x, y = to_metric(np.array([117.0]), np.array([0.0]), "EPSG:4326")
    assert (x[0], y[0]) == (pytest.approx(500_000), pytest.approx(10_000_000))


def test_metric_coordinates_are_left_as_they_are():
    x, y = np.array([466_000.123456789]), np.array([9_870_000.987654321])
    same = to_metric(x, y, "EPSG:32750")
    assert (same[0][0], same[1][0]) == (x[0], y[0])


def test_straight_lines_are_within_a_twentieth_of_a_percent_of_geodesics_in_the_regency():
    lon, lat = np.array([116.2, 117.0]), np.array([-1.6, -0.7])
    x, y = to_metric(lon, lat)
    _, _, geodesic = pyproj.Geod(ellps="WGS84").inv(lon[0], lat[0], lon[1], lat[1])
    assert np.hypot(*(np.diff(x), np.diff(y)))[0] == pytest.approx(geodesic, rel=5e-4)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:3395", "EPSG:32749"])
def test_an_outline_with_long_edges_comes_out_the_same_from_any_crs(crs):
    metric = shapely.box(440_000, 9_860_000, 520_000, 9_900_000)
    source = pyproj.Transformer.from_crs("EPSG:32750", crs, always_xy=True).transform
    dense = shapely.transform(shapely.segmentize(metric, 500), source, interleaved=False)
    found = polygons_to_metric(np.array([dense]), crs)[0]
    assert found.symmetric_difference(metric).area < 1e-6 * metric.area


def test_degrees_labelled_as_metres_land_far_away():
    found = polygons_to_metric(BOX, "EPSG:3857")[0]
    assert found.distance(shapely.Point(466_000, 9_870_000)) > 1e6


def test_inputs_are_left_alone():
    lon, lat = np.array([116.5, 117.0]), np.array([-1.2, -0.7])
    box = BOX.copy()
    before = lon.copy(), lat.copy(), shapely.to_wkb(box)
    to_metric(lon, lat)
    geodesic_area_ha(polygons_to_metric(box, "EPSG:4326"))
    np.testing.assert_array_equal(lon, before[0])
    np.testing.assert_array_equal(lat, before[1])
    assert (shapely.to_wkb(box) == before[2]).all()
