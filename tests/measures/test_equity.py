import math

import pytest

from sentra_geo.measures.equity import (
    location_quotient,
    parity_need,
    rate_per,
    rate_ratio,
    share_gap,
)


def test_share_gap_of_seven_outside_two_inside():
    # 7/9 of the sentra for .7987 of the people.
    assert share_gap(7, 2, 0.7987, 0.2013) == pytest.approx(7 / 9 - 0.7987)


def test_share_gap_changes_sign_when_sides_are_swapped():
    assert share_gap(3, 7, 40, 60) == pytest.approx(-share_gap(7, 3, 60, 40))


@pytest.mark.parametrize("numbers", [(0, 0, 5, 5), (1, 1, 0, 0)])
def test_share_gap_of_nothing_is_unknown(numbers):
    assert share_gap(*numbers) is None


def test_share_gap_of_one_empty_side_is_known():
    assert share_gap(0, 4, 5, 5) == -0.5


def test_rate_ratio_by_hand():
    assert rate_ratio(7, 2, 0.7987, 0.2013) == pytest.approx(0.882, abs=5e-4)
    assert rate_ratio(11, 21, 800, 3011) == pytest.approx(1.971488, abs=5e-7)
    assert rate_ratio(0, 3, 10, 10) == 0


def test_rate_ratio_without_any_inside_is_infinite():
    assert rate_ratio(3, 0, 10, 10) == math.inf


@pytest.mark.parametrize("numbers", [(0, 0, 5, 5), (1, 2, 0, 5), (1, 2, 5, 0)])
def test_rate_ratio_of_nothing_is_unknown(numbers):
    assert rate_ratio(*numbers) is None


def test_location_quotient_is_share_of_units_over_share_of_base():
    assert location_quotient(3, 5, 500, 4_000) == pytest.approx(4.8)
    assert location_quotient(2, 5, 3_500, 4_000) == pytest.approx(0.4 / 0.875)
    assert location_quotient(0, 5, 3_500, 4_000) == 0


@pytest.mark.parametrize("numbers", [(1, 5, 0, 10), (0, 0, 5, 10), (1, 5, 0, 0)])
def test_location_quotient_of_nothing_is_unknown(numbers):
    assert location_quotient(*numbers) is None


@pytest.mark.parametrize(
    ("numbers", "need"),
    [
        ((30, 100, 20, 50), 10),
        ((1, 3, 1, 1), 2),
        ((0, 7, 1, 3), 3),  # a third of 7 is 2.33: three
        ((33, 99, 1, 3), 0),
        ((60, 77, 9, 11), 3),  # 9/11 of 77 is 63, which floats make a trace more
        ((50, 100, 20, 50), 0),  # outside is ahead already
        ((0, 10, 0, 10), 0),
    ],
)
def test_parity_need_rounds_up_and_is_never_negative(numbers, need):
    assert parity_need(*numbers) == need


@pytest.mark.parametrize("numbers", [(0, 0, 1, 2), (1, 2, 0, 0)])
def test_parity_need_of_an_empty_zone_is_unknown(numbers):
    assert parity_need(*numbers) is None


def test_rate_per_thousand():
    assert rate_per(3, 500, 1_000) == 6.0
    assert rate_per(0, 500, 1_000) == 0.0


@pytest.mark.parametrize(("count", "base"), [(None, 5), (3, None), (3, 0)])
def test_rate_of_the_unknown_is_unknown(count, base):
    assert rate_per(count, base, 100) is None
