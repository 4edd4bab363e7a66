import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sentra_geo.measures.equity import (
    location_quotient,
    location_quotient_interval,
    parity_need,
    rate_per,
    rate_ratio,
    share_gap,
    village_parity_need,
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


@pytest.mark.parametrize("numbers", [(0, 0, 1, 2), (1, 2, 0, 0), (math.nan, 2, 1, 2)])
def test_parity_need_of_an_empty_zone_is_unknown(numbers):
    assert parity_need(*numbers) is None


def test_rate_per_thousand():
    assert rate_per(3, 500, 1_000) == 6.0
    assert rate_per(0, 500, 1_000) == 0.0


@pytest.mark.parametrize(("count", "base"), [(None, 5), (3, None), (3, 0)])
def test_rate_of_the_unknown_is_unknown(count, base):
    assert rate_per(count, base, 100) is None


class TestLocationQuotientInterval:
    def test_two_of_nine_on_a_fifth_of_the_base(self):
        # Clopper-Pearson of 2 of 9 is .028 to .600 (METHODS, 4), over .2013.
        found = location_quotient_interval(2, 9, 0.2013, 1)
        expected = stats.binomtest(2, 9).proportion_ci(0.95, method="exact")
        assert found == pytest.approx((expected.low / 0.2013, expected.high / 0.2013))
        assert found == pytest.approx((0.028 / 0.2013, 0.600 / 0.2013), abs=5e-3)

    def test_level_is_taken(self):
        narrow = location_quotient_interval(2, 9, 30, 100, 0.9)
        expected = stats.binomtest(2, 9).proportion_ci(0.9, method="exact")
        assert narrow == pytest.approx((expected.low / 0.3, expected.high / 0.3))

    def test_none_and_all_of_the_units(self):
        # One tail of 2.5 %: 1 − .025^(1/n).
        assert location_quotient_interval(0, 9, 1, 2) == (
            0.0,
            pytest.approx(2 * (1 - 0.025 ** (1 / 9))),
        )
        assert location_quotient_interval(9, 9, 1, 2) == (pytest.approx(2 * 0.025 ** (1 / 9)), 2.0)

    def test_never_below_zero_where_the_delta_method_is(self):
        # Its interval on the plain scale is LQ ± 1.96·LQ·√(1/k − 1/n): 1 of 9 gives −.74.
        quotient = location_quotient(1, 9, 0.2, 1)
        assert quotient - 1.96 * quotient * math.sqrt(1 - 1 / 9) < 0
        assert 0 < location_quotient_interval(1, 9, 0.2, 1)[0] < quotient

    def test_fractional_counts_span_both_whole_ones(self):
        found = location_quotient_interval(1.667, 13, 0.25, 1)
        one, two = (location_quotient_interval(k, 13, 0.25, 1) for k in (1, 2))
        assert found == (one[0], two[1])

    def test_a_fractional_total_spans_both_whole_ones(self):
        found = location_quotient_interval(2, 8.5, 0.25, 1)
        eight, nine = (location_quotient_interval(2, n, 0.25, 1) for n in (8, 9))
        assert found == (nine[0], eight[1])

    def test_a_part_of_one_unit_spans_everything(self):
        low, high = location_quotient_interval(0.4, 0.4, 1, 2)
        assert (low, high) == (0, 2)

    def test_no_case_has_more_units_in_the_zone_than_in_all(self):
        found = location_quotient_interval(8.4, 8.5, 0.25, 1)
        eight, most = (location_quotient_interval(8, n, 0.25, 1) for n in (8, 9))
        assert found == (most[0], eight[1])

    def test_the_last_bits_of_a_sum_are_no_fraction(self):
        assert location_quotient_interval(sum([0.1] * 10), 9, 1, 4) == location_quotient_interval(
            1, 9, 1, 4
        )

    @pytest.mark.parametrize(
        "numbers",
        [(1, 5, 0, 10), (0, 0, 5, 10), (1, 5, 0, 0), (math.nan, 5, 1, 2), (1, math.nan, 1, 2)],
    )
    def test_nothing_and_the_unknown_are_unknown(self, numbers):
        assert location_quotient_interval(*numbers) is None

    @pytest.mark.parametrize("numbers", [(6, 5, 1, 2), (-1, 5, 1, 2)])
    def test_what_cannot_be_is_refused(self, numbers):
        with pytest.raises(ValueError, match="units of 5"):
            location_quotient_interval(*numbers)

    @given(st.integers(1, 60), st.data(), st.floats(0.01, 1))
    def test_holds_the_quotient_and_nothing_below_zero(self, n, data, share):
        k = data.draw(st.integers(0, n))
        low, high = location_quotient_interval(k, n, share, 1)
        assert 0 <= low <= location_quotient(k, n, share, 1) <= high <= 1 / share + 1e-9


class TestVillageParityNeed:
    def test_by_hand(self):
        # Inside 9 of 11 are covered. Of 77, 63 must be, of 5 four and a bit: five.
        found = village_parity_need([60, 4, 5, 0], [77, 5, 5, 1], 9, 11)
        assert found == (3, 1, 0, 1)

    def test_exact_where_floats_are_not(self):
        # One in 44 inside; 987_303_767 of 44 times as many are covered: in floats a trace too few.
        inside, covered = 901_244_035, 987_303_767
        found = village_parity_need(
            [covered, covered - 1, covered],
            [44 * covered, 44 * covered, 44 * covered + 1],
            inside,
            44 * inside,
        )
        assert found == (0, 1, 1)
        # One in four thousand million: a single person is one too few of it.
        assert village_parity_need([0], [1], 1, 4_000_000_000) == (1,)

    def test_the_last_bits_of_split_villages_ask_for_nobody(self):
        inside = 0.1 + 0.2  # a trace over .3
        assert village_parity_need([3], [10], inside, 1.0) == (0,)
        assert village_parity_need([3], [10], 0.31, 1.0) == (1,)

    @pytest.mark.parametrize("village", [(math.nan, 5), (1, math.nan), (0, 0)])
    def test_unknown_and_empty_villages_are_unknown_the_others_not(self, village):
        assert village_parity_need([village[0], 1], [village[1], 4], 1, 2) == (None, 1)

    @pytest.mark.parametrize("inside", [(0, 0), (math.nan, 5), (1, math.nan)])
    def test_without_a_coverage_inside_all_are_unknown(self, inside):
        assert village_parity_need([1, 2], [4, 5], *inside) == (None, None)

    def test_no_village(self):
        assert village_parity_need([], [], 1, 2) == ()

    def test_shapes_must_fit(self):
        with pytest.raises(ValueError, match="shape"):
            village_parity_need([1, 2], [3], 1, 2)

    @given(
        st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=20),
        st.integers(0, 500),
        st.integers(1, 500),
    )
    def test_is_enough_and_no_more_than_that(self, villages, there, missed):
        covered, rest = np.array(villages).T
        base = covered + rest
        needs = village_parity_need(covered, base, there, there + missed)
        for part, whole, need in zip(covered.tolist(), base.tolist(), needs, strict=True):
            if whole == 0:
                assert need is None
                continue
            assert (part + need) * (there + missed) >= there * whole
            assert need == 0 or (part + need - 1) * (there + missed) < there * whole
            assert part + need <= whole
        together = parity_need(covered.sum(), base.sum(), there, there + missed)
        assert together is None or together <= sum(need for need in needs if need)
