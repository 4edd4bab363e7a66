import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from libpysal import examples

from sentra_geo.measures.inequality import concentration_index, gini, lorenz, theil

# Rates by base: four villages, two of them without any unit.
FOUR = np.array([0.0, 0.0, 2.0, 4.0]), np.array([10.0, 20.0, 30.0, 40.0])
# ipeaGIT/accessibility: jobs in reach, people, decile of income.
IPEA = np.array([13991.0, 22239, 36567, 42372, 55571]), np.array([1011.0, 852, 394, 1969, 2189])
IPEA_DECILE = [3, 10, 6, 1, 10]
# The same with an empty first cell, of which the income is unknown.
EMPTY_CELL = np.array([26774.0, 22239, 36567, 42372, 55571]), np.array([0.0, 852, 394, 1969, 2189])
INCOME = np.array([math.nan, 4757.8, 1627.8, 543.1, 3822])

# PySAL inequality 1.1.2 on mexico.csv (gdp per head of 32 states): TheilD(y, hanson98), Gini(y).
MEXICO = {
    1940: (0.20894344, 0.0345889, 0.35372371173),
    1950: (0.15222451, 0.02816853, 0.29644613439),
    1960: (0.10472941, 0.05260921, 0.25371832857),
    1970: (0.10194725, 0.05931219, 0.25513356495),
    1980: (0.09560113, 0.03205257, 0.24505338049),
    1990: (0.10511256, 0.02963731, 0.25181825880),
    2000: (0.10660832, 0.03635872, 0.25811308249),
}


@pytest.fixture(scope="module")
def mexico():
    return pd.read_csv(examples.get_path("mexico.csv"))


class TestTheil:
    @pytest.mark.parametrize("year", MEXICO)
    def test_mexico_with_equal_weights(self, mexico, year):
        total, between, _ = MEXICO[year]
        found = theil(mexico[f"pcgdp{year}"], np.ones(32), list(mexico["hanson98"]))
        assert found.total == pytest.approx(total, abs=5e-9)
        assert found.between == pytest.approx(between, abs=5e-9)
        assert found.within == pytest.approx(total - between, abs=1e-8)

    def test_all_inequality_between_two_groups(self):
        found = theil(np.array([0, 0, 0, 10, 10, 10]), np.ones(6), "aaabbb")
        assert found.total == pytest.approx(math.log(2))
        assert found.between == pytest.approx(math.log(2))
        assert found.within == 0

    def test_rates_with_bases_by_hand(self):
        # Units 0, 0, 60, 160 of 220; base .1, .2, .3, .4. Between: all units on .7 of the base.
        total = 60 / 220 * math.log(60 / 220 / 0.3) + 160 / 220 * math.log(160 / 220 / 0.4)
        found = theil(*FOUR, "LLDD")
        assert (round(found.total, 6), round(found.between, 6), round(found.within, 6)) == (
            0.408797,
            0.356675,
            0.052122,
        )
        assert found.total == pytest.approx(total)
        assert found.between == pytest.approx(math.log(1 / 0.7))

    def test_the_same_numbers_as_counts_are_another_case(self):
        units, base = FOUR
        by_hand = 1 / 3 * math.log(1 / 3 / 0.3) + 2 / 3 * math.log(2 / 3 / 0.4)
        assert theil(units / base, base, "LLDD").total == pytest.approx(by_hand)
        assert round(by_hand, 6) == 0.375671
        assert round(gini(units / base, base), 6) == 0.366667

    def test_accessibility_by_decile(self):
        # ipeaGIT/accessibility, theil_t() of its tests.
        found = theil(*IPEA, IPEA_DECILE)
        assert found.total == pytest.approx(0.0852003, abs=5e-8)
        assert found.between == pytest.approx(0.0514916, abs=5e-8)
        assert found.within == pytest.approx(0.0337087, abs=5e-8)

    def test_each_group_tells_its_mean_its_shares_and_its_own_theil(self):
        first, second = theil(*FOUR, "LLDD").groups
        assert (first.name, first.mean, first.share, first.total) == ("L", 0, 0, None)
        assert first.base_share == pytest.approx(0.3)
        assert (second.name, second.share) == ("D", 1)
        assert second.mean == pytest.approx(220 / 70)
        assert second.total == pytest.approx(0.0521217, abs=5e-7)

    def test_groups_keep_the_order_in_which_they_first_occur(self):
        found = theil(*IPEA, IPEA_DECILE)
        assert [group.name for group in found.groups] == [3, 10, 6, 1]
        assert found.groups[0].mean == pytest.approx(13991)

    def test_a_group_without_base_has_no_mean_and_takes_no_part(self):
        found = theil(np.array([9.0, 1, 3]), np.array([0.0, 2, 2]), "abb")
        assert found == theil(np.array([math.nan, 1, 3]), np.array([0.0, 2, 2]), "abb")
        assert (found.groups[0].mean, found.groups[0].total) == (None, None)
        assert found.between == pytest.approx(0, abs=1e-15)

    def test_groups_must_be_as_many_as_rates(self):
        with pytest.raises(ValueError, match="3 groups for 4 rates"):
            theil(*FOUR, "LLD")


class TestGini:
    def test_rates_with_bases_by_hand(self):
        # Area under (0,0) (.3,0) (.6,.272727) (1,1): .295455.
        assert gini(*FOUR) == pytest.approx(9 / 22)
        assert round(gini(*FOUR), 6) == 0.409091

    def test_accessibility_with_an_empty_cell(self):
        assert gini(*EMPTY_CELL) == pytest.approx(0.1385612, abs=5e-8)

    @pytest.mark.parametrize("year", MEXICO)
    def test_mexico_with_equal_weights(self, mexico, year):
        found = gini(mexico[f"pcgdp{year}"], np.ones(32))
        assert found == pytest.approx(MEXICO[year][2], abs=5e-12)

    def test_all_in_one_of_n(self):
        assert gini(np.array([0, 0, 0, 7]), np.ones(4)) == pytest.approx(3 / 4)

    def test_across_two_zones_it_is_only_the_share_gap(self):
        base, units = np.array([0.2013, 0.7987]), np.array([2 / 9, 7 / 9])
        assert gini(units / base, base) == pytest.approx(abs(2 / 9 - 0.2013))


class TestLorenz:
    def test_points_by_rising_rate(self):
        x, weights = np.array([4.0, 0, 2, 0]), np.array([40.0, 10, 30, 20])
        points = [(0, 0), (0.1, 0), (0.3, 0), (0.6, 60 / 220), (1, 1)]
        np.testing.assert_allclose(lorenz(x, weights), points, atol=1e-15)

    def test_villages_without_base_give_no_point(self):
        found = lorenz(np.array([5.0, 1, 3]), np.array([0.0, 1, 1]))
        assert found.tolist() == [[0, 0], [0.5, 0.25], [1, 1]]

    def test_twice_the_area_above_the_curve_is_gini(self):
        for case in (FOUR, IPEA, EMPTY_CELL):
            base, units = lorenz(*case).T
            assert 1 - 2 * np.trapezoid(units, base) == pytest.approx(gini(*case))


class TestConcentration:
    def test_accessibility_by_income_with_an_empty_cell(self):
        found = concentration_index(*EMPTY_CELL, INCOME)
        assert found == pytest.approx(-0.0248148, abs=5e-8)

    def test_ranked_by_the_rate_itself_it_is_gini(self):
        assert concentration_index(*IPEA, IPEA[0]) == pytest.approx(gini(*IPEA))

    def test_turned_ranking_turns_the_sign(self):
        ahead = concentration_index(*IPEA, np.arange(5.0))
        assert concentration_index(*IPEA, -np.arange(5.0)) == pytest.approx(-ahead)

    def test_equal_ranks_count_as_one_in_any_order(self):
        x, weights, rank = np.array([1.0, 5, 2]), np.array([1.0, 2, 3]), np.array([1.0, 1, 2])
        merged = concentration_index(np.array([11 / 3, 2]), np.array([3, 3]), np.array([1, 2]))
        turned = concentration_index(x[[1, 0, 2]], weights[[1, 0, 2]], rank)
        assert concentration_index(x, weights, rank) == pytest.approx(merged)
        assert turned == pytest.approx(merged)

    def test_one_rank_for_all_plays_no_part(self):
        assert concentration_index(*IPEA, np.ones(5)) == pytest.approx(0, abs=1e-15)

    def test_an_unknown_rank_makes_it_unknown(self):
        assert concentration_index(*IPEA, INCOME) is None

    def test_ranks_must_be_as_many_as_rates(self):
        with pytest.raises(ValueError, match="ranks of shape"):
            concentration_index(*IPEA, np.ones(4))


EVERY = [
    lambda x, weights: theil(x, weights, ["a"] * len(x)),
    gini,
    lorenz,
    lambda x, weights: concentration_index(x, weights, np.arange(len(x))),
]


@pytest.mark.parametrize("measure", EVERY)
class TestWhatIsUnknown:
    @pytest.mark.parametrize(
        ("x", "weights"),
        [
            ([], []),
            ([1, 2], [0, 0]),
            ([0, 0], [1, 1]),
            ([5, 0], [0, 1]),
            ([math.nan, 2], [1, 1]),
            ([1, 2], [math.nan, 1]),
        ],
    )
    def test_nothing_and_the_unknown_give_none(self, measure, x, weights):
        assert measure(np.array(x), np.array(weights)) is None

    @pytest.mark.parametrize(
        ("x", "weights", "message"),
        [
            ([-1, 2], [1, 1], "rates must be"),
            ([math.inf, 2], [1, 1], "rates must be"),
            ([1, 2], [-1, 1], "weights must be"),
            ([1, 2], [math.inf, 1], "weights must be"),
            ([1, 2, 3], [1, 1], "rates of shape"),
        ],
    )
    def test_what_cannot_be_is_refused(self, measure, x, weights, message):
        with pytest.raises(ValueError, match=message):
            measure(np.array(x), np.array(weights))

    def test_inputs_are_left_alone(self, measure):
        x, weights = np.array([4.0, 0, 2]), np.array([1.0, 3, 0])
        measure(x, weights)
        assert (x.tolist(), weights.tolist()) == ([4, 0, 2], [1, 3, 0])


some_rates = st.one_of(st.just(0.0), st.floats(1e-3, 1e4))

some_bases = st.one_of(st.just(0.0), st.floats(1e-2, 1e6))


@st.composite
def villages(draw, bases=some_bases):
    """Rates, bases and groups of some villages, at least one of them with units."""
    number = draw(st.integers(1, 12))
    x, weights, groups = (
        draw(st.lists(values, min_size=number, max_size=number))
        for values in (some_rates, bases, st.sampled_from("LDN"))
    )
    x, weights = np.array(x), np.array(weights)
    assume((x * weights).any())
    return x, weights, groups


@given(villages())
def test_theil_is_the_sum_of_its_parts_and_not_negative(case):
    found = theil(*case)
    assert found.total == pytest.approx(found.between + found.within, abs=1e-12)
    assert min(found.total, found.between, found.within) >= 0
    weights = case[1][case[1] > 0]
    assert found.total <= math.log(weights.sum() / weights.min()) + 1e-9


@given(villages())
def test_gini_lies_in_its_range_and_the_curve_below_the_diagonal(case):
    x, weights, _ = case
    assert 0 <= gini(x, weights) < 1
    curve = lorenz(x, weights)
    assert (np.diff(curve, axis=0) >= 0).all()
    assert (curve[:, 1] <= curve[:, 0] + 1e-12).all()
    assert abs(concentration_index(x, weights, weights)) <= gini(x, weights) + 1e-12


@given(villages(), st.floats(1e-3, 1e3), st.floats(1e-3, 1e3))
def test_another_unit_of_rate_or_base_changes_nothing(case, times, per):
    x, weights, groups = case
    assert gini(x * times, weights * per) == pytest.approx(gini(x, weights), abs=1e-12)
    scaled, plain = theil(x * times, weights * per, groups), theil(x, weights, groups)
    assert scaled.total == pytest.approx(plain.total, abs=1e-12)
    assert scaled.between == pytest.approx(plain.between, abs=1e-12)


@given(villages(), st.floats(0, 1))
def test_a_village_in_two_parts_of_equal_rate_changes_nothing(case, part):
    x, weights, groups = case
    split = np.append(x, x[-1]), np.append(weights, weights[-1] * part)
    split[1][-2] *= 1 - part
    assert gini(*split) == pytest.approx(gini(x, weights), abs=1e-12)
    assert theil(*split, [*groups, groups[-1]]).total == pytest.approx(
        theil(*case).total, abs=1e-12
    )
    ranks = np.arange(len(x))
    assert concentration_index(*split, np.append(ranks, ranks[-1])) == pytest.approx(
        concentration_index(x, weights, ranks), abs=1e-12
    )


@given(villages(st.integers(0, 9).map(float)))
def test_a_base_of_n_is_n_alike_in_the_unweighted_definitions(case):
    x, weights, _ = case
    each = np.repeat(x, weights.astype(int))
    ratio = each[each > 0] / each.mean()
    # The definitions of PySAL's Theil and Gini, which know no weights.
    assert theil(*case).total == pytest.approx((ratio * np.log(ratio)).sum() / len(each), abs=1e-12)
    difference = np.abs(each[:, None] - each).mean() / (2 * each.mean())
    assert gini(x, weights) == pytest.approx(difference, abs=1e-12)


@given(villages(), st.randoms(use_true_random=False))
def test_the_order_of_villages_changes_nothing(case, random):
    x, weights, groups = case
    order = list(range(len(x)))
    random.shuffle(order)
    found = theil(x[order], weights[order], [groups[i] for i in order])
    assert found.within == pytest.approx(theil(*case).within, abs=1e-12)
    assert gini(x[order], weights[order]) == pytest.approx(gini(x, weights), abs=1e-12)
