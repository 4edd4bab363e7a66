"""Zones that lie together, worked out by hand."""

import numpy as np
import pytest

from sentra_geo.measures.neighbourhoods import neighbourhood_differences

# Five places on a line at 0, 1, 3, 7 and 15 km; the first two are covered.
LINE = np.array([0.0, 1.0, 3.0, 7.0, 15.0]) * 1000, np.zeros(5)
COVERED, ONES = np.array([1.0, 1.0, 0.0, 0.0, 0.0]), np.ones(5)


def test_pairs_on_a_line():
    # Pairs 01, 10, 21, 32, 43: inside 1, 1, 1/2, 0, 0; outside 0, 0, 1/3, 2/3, 2/3.
    found = neighbourhood_differences(LINE, COVERED, ONES, 2)
    assert found == pytest.approx([-1, -1, -1 / 6, 2 / 3, 2 / 3])


def test_single_places():
    found = neighbourhood_differences(LINE, COVERED, ONES, 1)
    assert found == pytest.approx([1 / 4 - 1, 1 / 4 - 1, 2 / 4, 2 / 4, 2 / 4])


def test_shares_weigh_by_what_is_there():
    whole = np.array([10.0, 30.0, 5.0, 5.0, 0.0])
    covered = np.array([10.0, 0.0, 5.0, 0.0, 0.0])
    # 0 and 1: 10 of 40 inside, 5 of 10 outside; 3 and 2: 5 of 10 inside, 10 of 40 outside.
    found = neighbourhood_differences(LINE, covered, whole, 2)
    assert found[[0, 3]] == pytest.approx([0.25, -0.25])


def test_a_plane_and_not_only_a_line():
    square = np.array([0.0, 0.0, 10.0, 10.0]), np.array([0.0, 1.0, 0.0, 3.0])
    found = neighbourhood_differences(square, np.array([1.0, 1.0, 0.0, 0.0]), np.ones(4), 2)
    assert found.tolist() == [-1, -1, 1, 1]


def test_what_lies_nowhere_is_outside_every_zone():
    x, y = np.append(LINE[0], np.nan), np.append(LINE[1], np.nan)
    found = neighbourhood_differences((x, y), np.append(COVERED, 6.0), np.append(ONES, 6.0), 2)
    assert len(found) == 5
    assert found[0] == pytest.approx(6 / 9 - 1)  # 6 of the 9 outside are covered
    assert neighbourhood_differences((x, y), np.append(COVERED, 6.0), np.append(ONES, 6.0), 5)[
        0
    ] == pytest.approx(1 - 2 / 5)


def test_a_zone_or_a_rest_with_nothing_is_unknown():
    whole = np.array([1.0, 1.0, 1.0, 0.0, 0.0])
    found = neighbourhood_differences(LINE, COVERED, whole, 2)
    assert np.isnan(found[4])
    assert not np.isnan(found[:4]).any()
    whole = np.array([0.0, 0.0, 0.0, 1.0, 1.0])
    assert np.isnan(neighbourhood_differences(LINE, 0 * ONES, whole, 2)[4])


def test_a_middle_is_in_its_zone_though_others_share_its_place():
    x = np.zeros(3)
    found = neighbourhood_differences((x, x), np.array([1.0, 0.0, 0.0]), np.ones(3), 1)
    assert found.tolist() == [-1, 0.5, 0.5]


@pytest.mark.parametrize("size", [0, 5, -1])
def test_zones_without_places_or_without_a_rest_are_refused(size):
    with pytest.raises(ValueError, match="zones of"):
        neighbourhood_differences(LINE, COVERED, ONES, size)


def test_all_places_and_something_that_lies_nowhere():
    with pytest.raises(ValueError, match="zones of 2 places among 1"):
        neighbourhood_differences((np.array([0.0, np.nan, np.nan]),) * 2, np.ones(3), np.ones(3), 2)
