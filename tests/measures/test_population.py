import numpy as np
import pytest

from sentra_geo.measures.population import spread_people, village_shares

VILLAGES = ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3"]


def test_equal_parts_of_a_district():
    people = spread_people(VILLAGES, ["1.1", "1.2"], np.array([100.0, 300.0]), np.ones(5))
    assert people.tolist() == [50, 50, 100, 100, 100]


def test_parts_by_land():
    size = np.array([1.0, 3.0, 2.0, 2.0, 6.0])
    people = spread_people(VILLAGES, ["1.1", "1.2"], np.array([100.0, 300.0]), size)
    assert people.tolist() == [25, 75, 60, 60, 180]


def test_a_village_that_was_counted_keeps_its_number():
    codes = ["1.2", "1.1.2", "1.1.1"]
    people = spread_people(VILLAGES, codes, np.array([300.0, 7.0, 93.0]), np.arange(1.0, 6.0))
    assert people.tolist() == pytest.approx([93, 7, 75, 100, 125])


def test_a_code_is_no_prefix_of_a_longer_number():
    codes, areas = ["1.1.1", "1.10.1"], ["1.1", "1.10"]
    people = spread_people(codes, areas, np.array([5.0, 8.0]), np.ones(2))
    assert people.tolist() == [5, 8]


def test_shares_name_the_area_and_sum_to_one_in_each():
    area, part = village_shares(VILLAGES, ["1.2", "1.1"], np.array([2.0, 6.0, 1.0, 1.0, 2.0]))
    assert area.tolist() == [1, 1, 0, 0, 0]
    assert part.tolist() == [0.25, 0.75, 0.25, 0.25, 0.5]


def test_inputs_are_left_alone():
    people, size = np.array([100.0, 300.0]), np.arange(1.0, 6.0)
    spread_people(VILLAGES, ["1.1", "1.2"], people, size)
    assert people.tolist() == [100, 300]
    assert size.tolist() == [1, 2, 3, 4, 5]
