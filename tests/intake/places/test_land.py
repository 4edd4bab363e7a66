import numpy as np
import pyproj
import pytest
import shapely

from sentra_geo.intake.places.land import KALIMANTAN, Land
from tests import worlds


def degrees(*places):
    """Places of the grid world in degrees."""
    x, y = worlds.metres(places)
    transformer = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True)
    lon, lat = transformer.transform(x, y)
    return np.asarray(lon), np.asarray(lat)


@pytest.fixture(scope="module")
def land():
    """Two villages with a gap between them: x 0..10 and x 20..30, y 0..10."""
    boxes = [worlds.rectangle(0, 0, 10, 10), worlds.rectangle(20, 0, 30, 10)]
    return Land.from_polygons(np.array(boxes))


def test_contains_villages_and_not_the_gap_between_them(land):
    lon, lat = degrees((5, 5), (25, 5), (15, 5), (5, 11))
    assert land.contains(lon, lat).tolist() == [True, True, False, False]


def test_unknown_and_impossible_positions_are_nowhere(land):
    lon, lat = np.array([np.nan, 116.5, np.inf, 1e9, -63.0]), np.array([-1.2, np.nan, 0, 0, 1.2])
    assert not land.contains(lon, lat).any()
    assert not land.is_near(lon, lat).any()
    assert np.isinf(land.distance_m(lon, lat))[:4].all()
    assert land.distance_m(lon, lat)[4] > 1e7


def test_distance_is_measured_to_the_nearest_village(land):
    lon, lat = degrees((5, 5), (14, 5), (33, 14), (15, 90))
    expected = [0, 4_000, 5_000, np.hypot(5_000, 80_000)]
    assert land.distance_m(lon, lat) == pytest.approx(expected, abs=0.01)


def test_near_is_within_50_km_of_a_village(land):
    lon, lat = degrees((-49.9, 5), (-50.1, 5), (15, 5), (5, 59.9), (5, 60.1))
    assert land.is_near(lon, lat).tolist() == [True, False, True, True, False]


def test_box_is_that_of_the_villages(land):
    lon, lat = degrees((0, 0), (30, 10))
    box = (land.x0, land.y0, land.x1, land.y1)
    assert box == pytest.approx((lon[0], lat[0], lon[1], lat[1]), abs=1e-4)


def test_the_shipped_villages_lie_in_kalimantan(study):
    land = Land.from_villages(study.villages)
    west, south, east, north = KALIMANTAN
    assert west < land.x0 < land.x1 < east
    assert south < land.y0 < land.y1 < north
    inner = shapely.point_on_surface(study.villages.outlines)
    to_degrees = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True).transform
    assert land.contains(*to_degrees(shapely.get_x(inner), shapely.get_y(inner))).all()
    # Balikpapan and Jakarta
    assert not land.contains(np.array([116.83, 106.8]), np.array([-1.27, -6.2])).any()
