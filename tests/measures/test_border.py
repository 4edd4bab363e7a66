"""Places whose circle looks over the outer border."""

import numpy as np
import pytest
import shapely

from sentra_geo.measures.border import crossing_circles

SQUARE = np.array([shapely.box(0, 0, 20_000, 20_000)])


def test_a_circle_within_does_not_cross():
    share, crosses = crossing_circles(SQUARE, np.array([10_000.0]), np.array([10_000.0]), 9_000)
    assert (share[0], crosses[0]) == (0, False)


def test_the_share_beyond_is_the_segment_of_the_circle():
    # Centre 3 km from a straight border, radius 5 km: (t - sin t cos t)/pi with cos t = 3/5.
    share, crosses = crossing_circles(SQUARE, np.array([17_000.0]), np.array([10_000.0]), 5_000)
    t = np.arccos(3 / 5)
    assert crosses[0]
    assert share[0] == pytest.approx((t - np.sin(t) * np.cos(t)) / np.pi, abs=1e-3)


def test_a_place_on_the_border_has_half_its_circle_beyond():
    share, crosses = crossing_circles(SQUARE, np.array([20_000.0]), np.array([10_000.0]), 5_000)
    assert crosses[0]
    assert share[0] == pytest.approx(0.5, abs=1e-9)


def test_borders_between_areas_are_none_nor_are_slivers_and_holes():
    west, east = shapely.box(0, 0, 9_998, 20_000), shapely.box(10_002, 0, 20_000, 20_000)
    lake = shapely.box(9_000, 9_000, 9_500, 9_500)
    areas = np.array([shapely.difference(west, lake), east])
    share, crosses = crossing_circles(areas, np.array([9_900.0]), np.array([10_000.0]), 5_000)
    assert not crosses[0]
    assert share[0] == 0


def test_a_bay_is_beyond():
    bay = shapely.box(9_000, 5_000, 11_000, 20_000)
    areas = np.array([shapely.difference(SQUARE[0], bay)])
    share, crosses = crossing_circles(areas, np.array([8_000.0]), np.array([12_000.0]), 2_000)
    assert crosses[0]
    # Segments of the circle 1 km from its middle, here not cut off by the far shore.
    t = np.arccos(1 / 2)
    assert share[0] == pytest.approx((t - np.sin(t) * np.cos(t)) / np.pi, abs=1e-3)


def test_a_wide_gap_is_a_border():
    areas = np.array([shapely.box(0, 0, 9_900, 20_000), shapely.box(10_100, 0, 20_000, 20_000)])
    _, crosses = crossing_circles(areas, np.array([9_000.0]), np.array([10_000.0]), 5_000)
    assert crosses[0]
