"""The grid world's businesses, counted with their chance of lying inside."""

import numpy as np
import pytest

from sentra_geo.boundary import split_villages
from tests import worlds


def test_a_village_is_split_from_half_a_percent_on():
    share = np.array([0.0, 0.004, 0.006, 0.5, 0.994, 0.996, 1.0])
    assert split_villages(share).tolist() == [False, False, True, True, True, False, False]


def test_villages_of_the_grid(grid):
    assert grid.boundaries["garis"].is_split.tolist() == [False, True, False, False]


def test_chance_of_every_business(grid):
    # On the line 1 of 2; 2 km outside and uncertain by 3 km 10.96 %, 2 of 20; all others certain.
    expected = [20, 20, 20, 10, 20, 2, 0, 0]
    assert grid.boundaries["garis"].business_side.chance.tolist() == expected


@pytest.mark.parametrize("kinds", ["businesses", "all_businesses"])
def test_counts_keep_the_chance(grid, kinds):
    table = getattr(grid.boundaries["garis"], kinds)["any"]
    for chance, n in ((20, 4), (10, 1), (2, 1), (0, 2)):
        assert table.count[table.chance == chance].sum() == n
    assert table.total == len(worlds.BUSINESSES)
    assert (table.line_band[(table.chance > 0) & (table.chance < 20)] == 0).all()
