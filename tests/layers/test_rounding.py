import numpy as np
import pytest

from sentra_geo.layers.rounding import whole_numbers


@pytest.mark.parametrize(
    ("values", "rounded"),
    [
        ([1.4, 1.4, 1.2], [2, 1, 1]),
        ([0.5, 0.5], [1, 0]),
        ([2.0, 3.0], [2, 3]),
        ([0.0, 0.0, 0.0], [0, 0, 0]),
        ([1 / 3, 1 / 3, 1 / 3], [1, 0, 0]),
        ([0.1 + 0.2, 0.7], [0, 1]),
        ([2.9999999999, 1.0000000001], [3, 1]),
        # The sample: 3,044 by the people of Penajam, Waru, Babulu and Sepaku; floors sum to
        # 3,043 and Babulu's remainder .374 is the largest.
        ([1483.337, 322.130, 611.374, 627.159], [1483, 322, 612, 627]),
    ],
)
def test_largest_remainder(values, rounded):
    assert whole_numbers(np.array(values)) == rounded


def test_input_is_left_alone():
    values = np.array([1.4, 1.4, 1.2])
    whole_numbers(values)
    assert values.tolist() == [1.4, 1.4, 1.2]
