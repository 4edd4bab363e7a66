import math

import pytest

from sentra_geo.measures.inference import (
    Resampled,
    central_binomial_p,
    clopper_pearson,
    rate_ratio_interval,
)
from sentra_geo.measures.verdict import (
    DEPENDS_ON_RULE,
    EQUAL,
    INSIDE_BEHIND,
    NOT_ENOUGH_EVIDENCE,
    OUTSIDE_BEHIND,
    STATES,
    Comparison,
    Thresholds,
    agreed_state,
    find,
)


def state_of(*numbers, **thresholds):
    return find(Comparison(*numbers), Thresholds(**thresholds)).state


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
    assert state_of(*numbers, gap=0.31) == NOT_ENOUGH_EVIDENCE  # the gap is 30 points
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


def test_agreed_state():
    assert agreed_state([EQUAL]) == EQUAL
    assert agreed_state([OUTSIDE_BEHIND] * 3) == OUTSIDE_BEHIND
    assert agreed_state([EQUAL, OUTSIDE_BEHIND]) == DEPENDS_ON_RULE
    assert agreed_state([NOT_ENOUGH_EVIDENCE, EQUAL, EQUAL]) == DEPENDS_ON_RULE
    assert agreed_state(iter([EQUAL, EQUAL])) == EQUAL
