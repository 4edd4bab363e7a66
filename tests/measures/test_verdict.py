import math

import pytest

from sentra_geo.measures.contingency import (
    central_hypergeometric_p,
    share_ratio_interval,
    smallest_visible_difference,
)
from sentra_geo.measures.inference import (
    Visible,
    central_binomial_p,
    clopper_pearson,
    newcombe,
    rate_ratio_interval,
    smallest_visible_gap,
)
from sentra_geo.measures.resampling import Resampled
from sentra_geo.measures.verdict import (
    DEPENDS_ON_RULE,
    EQUAL,
    INSIDE_BEHIND,
    METHODS,
    NOT_ENOUGH_EVIDENCE,
    OUTSIDE_BEHIND,
    STATES,
    Comparison,
    agreed_state,
    find,
)
from sentra_geo.settings import Thresholds


def state_of(*numbers, **thresholds):
    return find(Comparison(*numbers), Thresholds(**thresholds)).state


def shares(*numbers, **thresholds):
    return find(Comparison(*numbers, is_share=True), Thresholds(**thresholds))


def test_states_are_those_of_the_answer():
    assert set(STATES) == {
        "equal",
        "outside_behind",
        "inside_behind",
        "not_enough_evidence",
        "depends_on_rule",
    }


def test_two_of_nine_sentra_inside():
    found = find(Comparison(7, 2, 0.7987, 0.2013))
    assert found.state == NOT_ENOUGH_EVIDENCE
    assert found.p == 1.0
    assert found.share_inside == pytest.approx(2 / 9)
    assert found.expected_share == pytest.approx(0.2013)
    assert found.share_interval == pytest.approx((0.028, 0.600), abs=5e-4)
    assert found.rate_ratio == pytest.approx(0.882, abs=5e-4)
    assert found.interval == pytest.approx((0.168, 8.70), rel=5e-3)
    assert found.gap == pytest.approx(7 / 9 - 0.7987)
    assert (found.visible.low_k, found.visible.high_k) == (None, 5)
    assert found.method == "exact"


# Outside, inside, base outside, base inside.
@pytest.mark.parametrize(
    ("numbers", "state"),
    [
        ((4_000, 1_000, 8_000, 2_000), EQUAL),  # RR 1, thousands of units
        ((9_000, 10_000, 10_000, 10_000), EQUAL),  # RR .9: unlike 1, yet within .8 to 1.25
        ((10, 40, 800, 800), OUTSIDE_BEHIND),  # RR .25
        ((40, 10, 800, 800), INSIDE_BEHIND),  # RR 4
        ((0, 30, 800, 800), OUTSIDE_BEHIND),
        ((30, 0, 800, 800), INSIDE_BEHIND),  # RR infinite
        ((11, 21, 800, 3_011), NOT_ENOUGH_EVIDENCE),  # RR 1.97, interval .858 to 4.277
        ((3, 0, 80, 20), NOT_ENOUGH_EVIDENCE),  # RR infinite on three
        ((850, 1_000, 1_000, 1_000), NOT_ENOUGH_EVIDENCE),  # RR .85, unlike 1 but not under .8
        ((50, 50, 1_000, 1_000), NOT_ENOUGH_EVIDENCE),  # RR 1, but .67 to 1.48: not shown equal
    ],
)
def test_state_by_fixed_thresholds(numbers, state):
    assert state_of(*numbers) == state


def test_equal_needs_the_whole_ninety_percent_interval():
    # RR 1 with ever more units: equal once the 90 % interval fits into .8 to 1.25.
    states = []
    for units in range(10, 400, 10):
        low, high = rate_ratio_interval(units, 100, units, 100, level=0.9)
        states.append(state_of(units, units, 100, 100))
        assert (states[-1] == EQUAL) == (low >= 0.8 and high <= 1.25)
    assert states[0] == NOT_ENOUGH_EVIDENCE
    assert states[-1] == EQUAL
    assert states == sorted(states, reverse=True)


def test_thresholds_are_settings():
    numbers = (10, 40, 800, 800)
    assert state_of(*numbers) == OUTSIDE_BEHIND
    assert state_of(*numbers, low=0.2) == NOT_ENOUGH_EVIDENCE
    # The threshold in points is for two shares (METHODS §4); counts against a base have rates, so
    # that their gap of 30 points is never too small.
    assert state_of(*numbers, gap=0.31) == OUTSIDE_BEHIND
    assert state_of(*numbers, low=0.01, high=100.0) == EQUAL
    weak = (16, 30, 800, 800)  # p .054
    assert central_binomial_p(30, 46, 0.5) == pytest.approx(0.054, abs=5e-4)
    assert state_of(*weak) == NOT_ENOUGH_EVIDENCE
    assert state_of(*weak, alpha=0.06) == OUTSIDE_BEHIND


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 0, 10, 10),
        (1, 2, 0, 10),
        (1, 2, 10, 0),
        (math.nan, math.nan, 10, 10),
        (1, 2, math.nan, math.nan),
        (math.nan, math.nan, math.nan, math.nan),
    ],
)
@pytest.mark.parametrize("clustered", [False, True])
def test_without_units_or_base_nothing_is_said(numbers, clustered):
    found = find(Comparison(*numbers, clustered))
    assert found.state == NOT_ENOUGH_EVIDENCE
    assert found.gap is found.rate_ratio is found.interval is found.p is None
    assert found.expected_share is found.share_inside is found.visible is None


def test_a_gap_of_few_points_between_rates_may_be_unequal():
    # 1,000 of 100,000 units where 2 of 100 people live: 1 point, and half the rate.
    found = find(Comparison(99_000, 1_000, 98, 2))
    assert found.gap == pytest.approx(0.01)
    assert found.rate_ratio == pytest.approx(99 / 49)
    assert found.state == INSIDE_BEHIND
    assert found.difference is found.difference_interval is None


@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.1])
def test_levels_follow_alpha(alpha):
    limits = Thresholds(alpha=alpha)
    found = find(Comparison(10, 40, 800, 700), limits)
    assert found.interval == rate_ratio_interval(10, 800, 40, 700, 1 - alpha)
    assert found.interval90 == rate_ratio_interval(10, 800, 40, 700, 1 - 2 * alpha)
    assert found.share_interval == clopper_pearson(40, 50, 1 - alpha)
    found = find(Comparison(10, 40, 80, 70, is_share=True), limits)
    assert found.interval == share_ratio_interval(10, 80, 40, 70, 1 - alpha)
    assert found.interval90 == share_ratio_interval(10, 80, 40, 70, 1 - 2 * alpha)
    assert found.difference_interval == newcombe(10, 80, 40, 70, 1 - alpha)
    assert found.visible == smallest_visible_difference(50, 70, 150, alpha)


def test_no_units_inside_leave_the_ratio_infinite_and_the_rest_known():
    found = find(Comparison(3, 0, 80, 20))
    assert found.rate_ratio == math.inf
    assert found.interval[1] == math.inf
    assert 0 < found.interval[0] < 1
    assert found.share_inside == 0
    assert found.p == 1.0  # 2 · min(.8³, 1)


class TestFractionalCounts:
    def test_both_whole_numbers_around_are_tested(self):
        # 1.667 of 13, as the area rule makes it: one or two inside.
        found = find(Comparison(11.333, 1.667, 85, 15))
        one, two = (find(Comparison(13 - k, k, 85, 15)) for k in (1, 2))
        assert found.interval == (
            min(one.interval[0], two.interval[0]),
            max(one.interval[1], two.interval[1]),
        )
        assert found.interval90[0] == two.interval90[0]
        assert found.interval90[1] == one.interval90[1]
        assert found.share_interval == (
            clopper_pearson(1, 13)[0],
            clopper_pearson(2, 13)[1],
        )
        assert found.p == max(one.p, two.p)
        assert found.state == NOT_ENOUGH_EVIDENCE

    def test_estimate_is_that_of_the_fraction(self):
        found = find(Comparison(11.333, 1.667, 85, 15))
        assert found.share_inside == pytest.approx(1.667 / 13)
        assert found.rate_ratio == pytest.approx((11.333 / 85) / (1.667 / 15))
        assert found.gap == pytest.approx(11.333 / 13 - 0.85)

    def test_when_the_two_disagree_it_depends_on_the_rule(self):
        # Of 9 at .2013: four inside may be chance (p .1747), five may not (p .0402).
        assert find(Comparison(5, 4, 0.7987, 0.2013)).state == NOT_ENOUGH_EVIDENCE
        assert find(Comparison(4, 5, 0.7987, 0.2013)).state == OUTSIDE_BEHIND
        found = find(Comparison(4.5, 4.5, 0.7987, 0.2013))
        assert found.state == DEPENDS_ON_RULE
        assert found.p == pytest.approx(0.1747, abs=5e-5)

    @pytest.mark.parametrize("noise", [1e-12, -1e-12])
    def test_the_last_bits_of_a_sum_do_not_split_a_whole_number(self, noise):
        found = find(Comparison(4 - noise, 5 + noise, 0.7987, 0.2013))
        assert found.state == OUTSIDE_BEHIND
        assert found.p == pytest.approx(0.0402, abs=5e-5)


class TestShares:
    def test_twelve_host_villages_of_54(self):
        # METHODS: N 54, K 15, n 12, x 2: P(X ≤ 2) = .2793090.
        found = shares(10, 2, 39, 15)
        assert found.method == "hypergeometric"
        assert found.p == pytest.approx(2 * 0.2793090, abs=1e-7)
        assert found.interval == share_ratio_interval(10, 39, 2, 15)
        assert found.interval90 == share_ratio_interval(10, 39, 2, 15, 0.9)
        assert found.difference == pytest.approx(10 / 39 - 2 / 15)
        assert found.difference_interval == newcombe(10, 39, 2, 15)
        assert (found.visible.low_k, found.visible.high_k) == (0, 7)
        assert found.visible.difference == pytest.approx(12 / 39)
        assert found.share_inside == pytest.approx(2 / 12)
        assert found.expected_share == pytest.approx(15 / 54)
        assert found.gap == pytest.approx(10 / 12 - 39 / 54)
        # The share inside is of units drawn without return: no binomial interval fits it.
        assert found.share_interval is None
        assert found.state == NOT_ENOUGH_EVIDENCE

    # Units outside, inside, base outside, inside.
    @pytest.mark.parametrize(
        ("numbers", "state"),
        [
            ((1_000, 1_000, 2_000, 2_000), EQUAL),
            ((950, 1_000, 1_000, 1_000), EQUAL),  # 5 points, yet within .8 to 1.25
            ((10, 14, 39, 15), OUTSIDE_BEHIND),  # 26 % and 93 %
            ((30, 2, 39, 15), INSIDE_BEHIND),
            ((0, 12, 39, 15), OUTSIDE_BEHIND),
            ((30, 0, 39, 15), INSIDE_BEHIND),  # RR infinite
            ((39, 5, 39, 15), INSIDE_BEHIND),  # everything outside
            ((39, 15, 39, 15), EQUAL),  # everything, in villages enough
            ((9, 6, 9, 6), NOT_ENOUGH_EVIDENCE),  # everything, in too few
            ((20, 8, 39, 15), NOT_ENOUGH_EVIDENCE),
            ((120, 60, 1_000, 1_000), INSIDE_BEHIND),  # 12 % and 6 %: 6 points
            ((80, 40, 1_000, 1_000), NOT_ENOUGH_EVIDENCE),  # 8 % and 4 %: under 5 points
        ],
    )
    def test_state_by_fixed_thresholds(self, numbers, state):
        assert shares(*numbers).state == state

    def test_the_gap_threshold_is_one_of_the_difference_of_shares(self):
        numbers = (80, 40, 1_000, 1_000)
        assert shares(*numbers).p < 0.001
        assert shares(*numbers).interval[0] > 1
        assert shares(*numbers, gap=0.041).state == NOT_ENOUGH_EVIDENCE
        assert shares(*numbers, gap=0.039).state == INSIDE_BEHIND

    def test_unequal_needs_the_interval_and_the_p(self):
        # The interval leaves out 1, the exact p is over 5 %: the text would contradict itself.
        found = shares(13, 1, 39, 15)
        assert found.interval[0] > 1
        assert found.p == pytest.approx(central_hypergeometric_p(1, 14, 15, 54))
        assert found.p > 0.05
        assert found.state == NOT_ENOUGH_EVIDENCE

    def test_no_case_is_called_unequal_against_its_own_text(self):
        for outside in range(40):
            for inside in range(16):
                found = shares(outside, inside, 39, 15)
                if found.state in {OUTSIDE_BEHIND, INSIDE_BEHIND}:
                    assert found.p <= 0.05
                    assert not found.interval[0] <= 1 <= found.interval[1]
                    assert not found.difference_interval[0] <= 0 <= found.difference_interval[1]
                    assert abs(found.difference) >= 0.05
                    assert (found.difference < 0) == (found.state == OUTSIDE_BEHIND)

    def test_nothing_covered_on_either_side_is_a_difference_of_nothing(self):
        found = shares(0, 0, 39, 15)
        assert found.difference == 0
        assert found.rate_ratio is found.interval is found.p is None
        assert found.state == NOT_ENOUGH_EVIDENCE

    def test_fractions_of_units_and_of_the_base_are_tried_in_every_combination(self):
        found = shares(9.4, 2.6, 41.3, 12.7)
        cases = [shares(12 - x, x, 54 - n, n) for x, n in ((2, 12), (2, 13), (3, 12), (3, 13))]
        for name in ("interval", "interval90", "difference_interval"):
            limits = [getattr(case, name) for case in cases]
            expected = (min(low for low, _ in limits), max(high for _, high in limits))
            assert getattr(found, name) == expected
        assert found.p == max(case.p for case in cases)
        # What every whole case would call unequal.
        assert [case.visible.low_k for case in cases] == [None, 0, None, 0]
        assert [case.visible.high_k for case in cases] == [6, 7, 6, 7]
        assert (found.visible.low_k, found.visible.high_k) == (None, 7)
        assert found.visible.gap == pytest.approx(7 / 12 - 12.7 / 54)
        assert found.difference == pytest.approx(9.4 / 41.3 - 2.6 / 12.7)
        assert found.expected_share == pytest.approx(12.7 / 54)

    def test_when_whole_cases_disagree_it_depends_on_the_rule(self):
        # Of twenty, two inside have a p of .0476, three one of .1921.
        assert shares(18, 2, 39, 15).state == INSIDE_BEHIND
        assert shares(17, 3, 39, 15).state == NOT_ENOUGH_EVIDENCE
        assert shares(17.5, 2.5, 39, 15).state == DEPENDS_ON_RULE

    def test_what_no_whole_case_holds_is_not_tested(self):
        # One village, four fifths of it outside.
        found = shares(0.8, 0.2, 0.8, 0.2)
        assert found.state == NOT_ENOUGH_EVIDENCE
        assert found.rate_ratio == pytest.approx(1)
        assert found.interval is found.p is None


class TestClustered:
    NUMBERS = (2_432, 541, 161_683, 33_565)

    def test_without_a_resampled_interval_there_is_no_evidence(self):
        found = find(Comparison(*self.NUMBERS, clustered=True))
        assert found.state == NOT_ENOUGH_EVIDENCE
        assert found.rate_ratio == pytest.approx((2_432 / 161_683) / (541 / 33_565))
        assert found.interval is found.p is found.visible is None
        assert found.method == "village_bootstrap"

    @pytest.mark.parametrize(
        ("spread", "numbers", "state"),
        [
            (((0.8, 1.2), (0.85, 1.15)), NUMBERS, EQUAL),
            (((0.5, 1.9), (0.6, 1.7)), NUMBERS, NOT_ENOUGH_EVIDENCE),
            (((0.1, 0.5), (0.2, 0.4)), (100, 300, 500, 500), OUTSIDE_BEHIND),
            (((2.0, 4.0), (2.5, 3.5)), (300, 100, 500, 500), INSIDE_BEHIND),
        ],
    )
    def test_state_follows_the_redrawn_villages(self, spread, numbers, state):
        resampled = Resampled(*spread, p=0.01)
        found = find(Comparison(*numbers, clustered=True, resampled=resampled))
        assert found.state == state
        assert (found.interval, found.interval90, found.p) == (*spread, 0.01)

    def test_exact_tests_are_not_used(self):
        # Ten thousand points that would be evidence enough, one by one.
        assert find(Comparison(6_000, 4_000, 500, 500)).state == INSIDE_BEHIND
        wide = Resampled((0.5, 4.0), (0.6, 3.0), p=0.4)
        found = find(Comparison(6_000, 4_000, 500, 500, clustered=True, resampled=wide))
        assert found.state == NOT_ENOUGH_EVIDENCE
        assert found.p == 0.4

    def test_unequal_needs_the_interval_and_the_p(self):
        # The percentile interval alone is too sure of itself in few villages.
        numbers = (3_000, 1_000, 500, 500)
        for interval, p, state in (
            ((1.97, math.inf), 0.05, INSIDE_BEHIND),
            ((1.97, math.inf), 0.051, NOT_ENOUGH_EVIDENCE),
            ((1.0, 4.0), 0.001, NOT_ENOUGH_EVIDENCE),
        ):
            spread = Resampled(interval, (2.0, 9.0), p)
            found = find(Comparison(*numbers, clustered=True, resampled=spread))
            assert found.state == state
        spread = Resampled((0.2, 1.0), (0.3, 0.9), 0.001)
        found = find(Comparison(1_000, 3_000, 500, 500, clustered=True, resampled=spread))
        assert found.state == NOT_ENOUGH_EVIDENCE

    def test_what_is_visible_comes_with_it(self):
        spread = Resampled((0.5, 4.0), (0.6, 3.0), 0.4, (-0.3, 0.2), (-0.3, 0.1))
        counts = find(Comparison(400, 600, 5_000, 5_000, clustered=True, resampled=spread))
        assert counts.visible == Visible(200, 700, pytest.approx(0.2))
        assert counts.difference is counts.difference_interval is None
        spread = Resampled((0.5, 4.0), (0.6, 3.0), 0.4, (-6 / 70, 29 / 70), (-0.3, 0.1))
        numbers = (400, 600, 5_000, 2_000, True, spread, True)
        covered = find(Comparison(*numbers))
        # 800 of 5,000 outside against 200 of 2,000 inside, nearer than 300 against 700.
        expected = Visible(200, 700, pytest.approx(6 / 70), pytest.approx(0.16 - 0.1))
        assert covered.visible == expected
        assert covered.difference == pytest.approx(0.08 - 0.3)
        assert covered.difference_interval == (-0.3, 0.1)
        assert covered.share_interval is None
        assert covered.method == "village_bootstrap"

    # Seen by p and interval from 1 point on, which is less than the thresholds ask for.
    SEEN = Resampled((0.9, 1.1), (0.95, 1.05), 0.4, (-0.01, 0.01), (-0.1, 0.1))

    def test_what_is_visible_passes_the_thresholds_too(self):
        # Rates: under 1/2.25 = 444.4 of 1,000 the ratio is over 1.25, from 555.6 on under .8.
        found = find(Comparison(500, 500, 9_000, 9_000, True, self.SEEN))
        assert (found.visible.low_k, found.visible.high_k) == (444, 556)
        assert found.visible.gap == pytest.approx(0.056)
        # Shares: of 9,000 the 5 points are 450, so that 275 and 725 are the nearest.
        found = find(Comparison(500, 500, 9_000, 9_000, True, self.SEEN, True))
        assert (found.visible.low_k, found.visible.high_k) == (275, 725)
        assert found.visible.difference == pytest.approx(0.05)
        wide = Thresholds(low=0.5, high=2.0)
        found = find(Comparison(500, 500, 9_000, 9_000, True, self.SEEN), wide)
        # 333 inside and 667 outside are 2.003 to 1.
        assert (found.visible.low_k, found.visible.high_k) == (333, 667)

    def test_a_part_of_the_base_can_never_exceed_it(self):
        # Of 1,000 units 500 fit outside, so that inside at least 500 are; and 600 at most.
        found = find(Comparison(450, 550, 500, 600, True, self.SEEN, True))
        # 560 inside leave 440 outside: .88 against .933, 5.3 points, but a ratio of .94.
        assert (found.visible.low_k, found.visible.high_k) == (None, None)
        found = find(Comparison(450, 550, 500, 600, True, self.SEEN, True), Thresholds(0.95, 1.05))
        # 524 inside: .952 against .873, ratio 1.09; 573: .854 against .955, ratio .894.
        low, high = found.visible.low_k, found.visible.high_k
        assert 500 <= low < 1_000 * 600 / 1_100 < high <= 600
        assert find(Comparison(450, 550, 500, 600, True, self.SEEN)).visible.low_k is not None

    def test_nothing_seen_is_nothing_visible(self):
        spread = Resampled((0.5, 4.0), (0.6, 3.0), 0.4, (-math.inf, math.inf))
        found = find(Comparison(400, 600, 5_000, 5_000, True, spread))
        assert found.visible == Visible(None, None, None)

    def test_amounts_of_any_size_have_a_gap_and_no_counts(self):
        amounts = (3.25, 4.5, 5_000, 5_000, True, self.SEEN)
        found = find(Comparison(*amounts, is_countable=False)).visible
        # A ratio of 1.25 or .8: 1/2.25 of all inside, or 1/1.8.
        assert (found.low_k, found.high_k) == (None, None)
        assert found.gap == pytest.approx(0.5 - 1 / 2.25)
        far = Resampled((0.9, 1.1), (0.95, 1.05), 0.4, (-0.6, 0.2))
        found = find(Comparison(*amounts[:-1], far, is_countable=False)).visible
        assert found.gap == pytest.approx(0.2)
        none = Resampled((0.9, 1.1), (0.95, 1.05), 0.4, (-math.inf, math.inf))
        assert find(Comparison(*amounts[:-1], none, is_countable=False)).visible.gap is None

    def test_the_gap_threshold_is_for_shares_only(self):
        spread = Resampled((2.0, 4.0), (2.5, 3.5), 0.001)
        numbers = (300, 100, 10_000, 10_000, True, spread)
        assert find(Comparison(*numbers)).state == INSIDE_BEHIND
        assert find(Comparison(*numbers, is_share=True)).state == NOT_ENOUGH_EVIDENCE
        one_point = Thresholds(gap=0.01)
        assert find(Comparison(*numbers, is_share=True), one_point).state == INSIDE_BEHIND


class TestVisible:
    def test_thirteen_locations_of_the_shipped_data(self):
        # METHODS: six or more inside of 13, 29.0 points over a base share of 17.19 %.
        visible = find(Comparison(11, 2, 161_683, 33_565)).visible
        assert (visible.low_k, visible.high_k) == (None, 6)
        assert visible.gap == pytest.approx(0.290, abs=5e-4)

    def test_the_ratio_moves_it_out(self):
        # Of a million, 1,000 more than half are seen by the test; .8 asks for 555,556.
        seen = smallest_visible_gap(1_000_000, 0.5)
        assert (seen.low_k, seen.high_k) == (499_019, 500_981)
        visible = find(Comparison(400_000, 600_000, 1, 1)).visible
        assert (visible.low_k, visible.high_k) == (444_444, 555_556)
        assert visible.gap == pytest.approx(0.055556)

    def test_points_move_it_out(self):
        # Of 10,000 on each side 300 in all: 5 points are 500 units.
        visible = shares(150, 150, 10_000, 10_000).visible
        assert (visible.low_k, visible.high_k, visible.difference) == (None, None, None)
        visible = shares(400, 400, 10_000, 10_000).visible
        assert (visible.low_k, visible.high_k) == (150, 650)
        assert visible.difference == pytest.approx(0.05)

    def test_no_outcome_may_be_unequal(self):
        # Administration, 20 km, shipped data: at 12 of 15 inside and 36 of 36 outside p is .037
        # and the interval leaves out 1, but the ratio is 1.25; fewer inside are impossible.
        found = shares(36, 12, 36, 15)
        assert found.p <= 0.05
        assert found.state == NOT_ENOUGH_EVIDENCE
        assert found.visible == Visible(None, None, None)


class TestRounding:
    @pytest.mark.parametrize("percent", range(5, 101))
    def test_five_points_are_five_points(self, percent):
        # Of 10,000; 15 % less 10 % is .04999… in floats.
        high, low = 100 * percent, 100 * percent - 500
        # Ratios of at most 1.25: 25 % against 20 % and above.
        states = (EQUAL, EQUAL) if percent >= 30 else (INSIDE_BEHIND, OUTSIDE_BEHIND)
        if 25 <= percent < 30:
            states = (NOT_ENOUGH_EVIDENCE, NOT_ENOUGH_EVIDENCE)
        found = (
            shares(high, low, 10_000, 10_000).state,
            shares(low, high, 10_000, 10_000).state,
        )
        assert found == states
        a_bit = shares(high - 1, low, 10_000, 10_000).state
        assert a_bit in {NOT_ENOUGH_EVIDENCE, EQUAL}

    @pytest.mark.parametrize("base", [3, 7, 9, 11, 13])
    def test_a_ratio_of_just_the_limit_is_not_beyond_it(self, base):
        # 5 to 4 in thousands of every base: 1.25 in whatever bits.
        for outside, inside in ((5, 4), (4, 5)):
            numbers = (outside * 9_100, inside * 9_100, base * 0.1, base * 0.1)
            assert state_of(*numbers) == NOT_ENOUGH_EVIDENCE


def test_each_design_names_its_method():
    found = {
        Comparison(1, 2, 3, 4, clustered, None, is_share).method
        for clustered in (False, True)
        for is_share in (False, True)
    }
    assert found == set(METHODS)


def test_agreed_state():
    assert agreed_state([EQUAL]) == EQUAL
    assert agreed_state([OUTSIDE_BEHIND] * 3) == OUTSIDE_BEHIND
    assert agreed_state([EQUAL, OUTSIDE_BEHIND]) == DEPENDS_ON_RULE
    assert agreed_state([NOT_ENOUGH_EVIDENCE, EQUAL, EQUAL]) == DEPENDS_ON_RULE
    assert agreed_state(iter([EQUAL, EQUAL])) == EQUAL
