from itertools import product
from math import comb

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import multitest, proportion, rates

from sentra_geo.measures.inference import (
    central_binomial_p,
    clopper_pearson,
    combined_difference,
    hull,
    newcombe,
    power,
    rate_ratio_interval,
    smallest_visible_gap,
    visible_gap,
    wilson,
)

P0 = 0.2013  # the expected share of the worked example with nine sentra


class TestCentralBinomialP:
    def test_682_of_925_against_three_quarters(self):
        # R's probability-ordered p is .38249; the central one is another number.
        assert central_binomial_p(682, 925, 0.75) == pytest.approx(0.392019, abs=5e-7)
        assert stats.binomtest(682, 925, 0.75).pvalue == pytest.approx(0.38249, abs=5e-6)

    def test_each_count_of_nine(self):
        found = [round(central_binomial_p(k, 9, P0), 4) for k in range(10)]
        assert found == [0.2645, 0.8646, 1, 0.5305, 0.1747, 0.0402, 0.0064, 0.0007, 0, 0]

    def test_is_twice_the_smaller_tail_as_summed_by_hand(self):
        for n, p0 in product((1, 4, 9), (0.1, 0.5, 0.83)):
            mass = [comb(n, k) * p0**k * (1 - p0) ** (n - k) for k in range(n + 1)]
            for k in range(n + 1):
                by_hand = min(1, 2 * min(sum(mass[: k + 1]), sum(mass[k:])))
                assert central_binomial_p(k, n, p0) == pytest.approx(by_hand, abs=1e-12)

    @pytest.mark.parametrize(("k", "n", "p0", "p"), [(0, 5, 0.0, 1), (5, 5, 1.0, 1), (1, 5, 0, 0)])
    def test_certain_outcomes(self, k, n, p0, p):
        assert central_binomial_p(k, n, p0) == p


def probability_ordered_p(k, n, p0):
    """The p of R's binom.test and of scipy: the chance of all that is not likelier than k."""
    mass = stats.binom.pmf(np.arange(n + 1), n, p0)
    return mass[mass <= mass[k] * (1 + 1e-7)].sum()


def test_probability_ordered_p_contradicts_the_interval_in_86_of_7560_cases_central_p_in_none():
    # n = 1 to 60, every count, four shares: 4 · 1,890 = 7,560.
    cases = [(k, n, p0) for n in range(1, 61) for k in range(n + 1) for p0 in (0.2, 0.3, 0.4, 0.5)]
    assert len(cases) == 7_560
    ordered, central = [], []
    for k, n, p0 in cases:
        low, high = clopper_pearson(k, n)
        left_out = not low <= p0 <= high
        if (probability_ordered_p(k, n, p0) < 0.05) != left_out:
            ordered.append((k, n, p0))
        if (central_binomial_p(k, n, p0) < 0.05) != left_out:
            central.append((k, n, p0))
    assert central == []
    assert len(ordered) == 86
    for k, n, p0 in ordered[::8]:  # scipy says the same
        found = stats.binomtest(k, n, p0)
        interval = found.proportion_ci()
        assert (found.pvalue < 0.05) == (interval.low <= p0 <= interval.high)


class TestClopperPearson:
    def test_682_of_925(self):
        assert clopper_pearson(682, 925) == pytest.approx((0.70767, 0.76541), abs=5e-6)

    def test_2_of_9(self):
        assert clopper_pearson(2, 9) == pytest.approx((0.028, 0.600), abs=5e-4)

    def test_none_and_all(self):
        # One tail of 2.5 %: 1 − .025^(1/n).
        assert clopper_pearson(0, 20) == (0.0, pytest.approx(1 - 0.025 ** (1 / 20)))
        assert clopper_pearson(20, 20) == (pytest.approx(0.025 ** (1 / 20)), 1.0)

    @pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
    @pytest.mark.parametrize("n", [1, 2, 9, 13, 54, 925])
    def test_agrees_with_scipy(self, n, level):
        for k in {0, 1, n // 3, n // 2, n - 1, n}:
            expected = stats.binomtest(k, n).proportion_ci(level, method="exact")
            assert clopper_pearson(k, n, level) == pytest.approx(tuple(expected), abs=1e-9)


class TestWilson:
    @pytest.mark.parametrize(
        ("x", "n", "limits"),
        [
            (81, 263, (0.25529, 0.36621)),
            (15, 148, (0.06239, 0.16049)),
            (0, 20, (0, 0.16113)),
            (1, 29, (0.00611, 0.17176)),
        ],
    )
    def test_newcombe_s_four_cases(self, x, n, limits):
        # Newcombe 1998, Statistics in Medicine 17: 857-872, table I, method 3.
        assert wilson(x, n).tolist() == pytest.approx(limits, abs=5e-6)

    @pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
    @pytest.mark.parametrize("n", [1, 2, 9, 54, 3_044])
    def test_agrees_with_scipy(self, n, level):
        for k in {0, 1, n // 3, n // 2, n - 1, n}:
            expected = stats.binomtest(k, n).proportion_ci(level, method="wilson")
            assert wilson(k, n, level).tolist() == pytest.approx(tuple(expected), abs=1e-9)

    @pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
    @pytest.mark.parametrize(("x", "n"), [(81, 263), (1, 29), (1.667, 13), (0.4, 0.9)])
    def test_agrees_with_statsmodels_also_for_fractional_counts(self, x, n, level):
        expected = proportion.proportion_confint(x, n, 1 - level, method="wilson")
        assert wilson(x, n, level).tolist() == pytest.approx(expected, abs=1e-12)

    def test_takes_arrays_and_fractional_counts(self):
        limits = wilson([[1.667, 0.0], [5.0, 13.0]], [[13, 13], [13, 13]])
        assert limits.shape == (2, 2, 2)
        assert limits[0, 1, 0] == 0.0
        assert limits[1, 1, 1] == 1.0
        below, above = wilson([1, 2], [13, 13])
        assert below[0] < limits[0, 0, 0] < above[0]
        assert below[1] < limits[0, 0, 1] < above[1]

    def test_an_empty_base_is_unknown_not_zero(self):
        limits = wilson([0, 3], [0, 5])
        assert np.isnan(limits[0]).all()
        assert not np.isnan(limits[1]).any()

    def test_inputs_are_left_alone(self):
        x, n = np.array([0.0, 3.0]), np.array([0.0, 5.0])
        wilson(x, n)
        assert (x.tolist(), n.tolist()) == ([0.0, 3.0], [0.0, 5.0])


class TestNewcombe:
    def test_56_of_70_against_48_of_80(self):
        # Newcombe 1998, Statistics in Medicine 17: 873-890, table II, method 10, case (a).
        assert newcombe(56, 70, 48, 80) == pytest.approx((0.05243, 0.33387), abs=5e-6)

    @pytest.mark.parametrize(
        ("numbers", "limits"),
        [
            # The same table, method 10, cases (b) to (h).
            ((9, 10, 3, 10), (0.1705, 0.8090)),
            ((6, 7, 2, 7), (0.0582, 0.8062)),
            ((5, 56, 0, 29), (-0.0381, 0.1926)),
            ((0, 10, 0, 20), (-0.1611, 0.2775)),
            ((0, 10, 0, 10), (-0.2775, 0.2775)),
            ((10, 10, 0, 20), (0.6791, 1.0000)),
            ((10, 10, 0, 10), (0.6075, 1.0000)),
        ],
    )
    def test_the_other_cases_of_the_table(self, numbers, limits):
        assert newcombe(*numbers) == pytest.approx(limits, abs=5e-5)

    @pytest.mark.parametrize("numbers", [(56, 70, 48, 80), (1, 13, 22, 41), (0, 13, 5, 41)])
    @pytest.mark.parametrize("level", [0.9, 0.95])
    def test_agrees_with_statsmodels(self, numbers, level):
        expected = proportion.confint_proportions_2indep(
            *numbers, method="newcomb", compare="diff", alpha=1 - level
        )
        assert newcombe(*numbers, level) == pytest.approx(expected, abs=1e-12)

    def test_combines_any_two_intervals_by_square_and_add(self):
        # .5 ± .3 and .2 ± .4: a difference of .3 with limits sqrt(.09 + .16) = .5 away.
        found = combined_difference(0.5, (0.2, 0.8), 0.2, (-0.2, 0.6))
        assert found == pytest.approx((-0.2, 0.8))

    def test_swapping_the_two_mirrors_the_interval(self):
        low, high = newcombe(11, 39, 12, 12)
        assert newcombe(12, 12, 11, 39) == pytest.approx((-high, -low))


class TestRateRatioInterval:
    def test_11_in_800_against_21_in_3011(self):
        ratio = (11 / 800) / (21 / 3011)
        assert ratio == pytest.approx(1.971488, abs=5e-7)
        found = rate_ratio_interval(11, 800, 21, 3011)
        assert found == pytest.approx((0.858426, 4.277266), abs=5e-7)
        # R orders by probability (.0796686); the central p agrees with the interval instead.
        share = 800 / 3811
        assert stats.binomtest(11, 32, share).pvalue == pytest.approx(0.0796686, abs=5e-8)
        other = rates.test_poisson_2indep(11, 800, 21, 3011, method="exact-cond")
        assert other.pvalue == pytest.approx(0.0796686, abs=5e-8)
        assert central_binomial_p(11, 32, share) == pytest.approx(2 * stats.binom.sf(10, 32, share))

    def test_seven_outside_two_inside(self):
        found = rate_ratio_interval(7, 1 - P0, 2, P0)
        ratio = (7 / (1 - P0)) / (2 / P0)
        assert ratio == pytest.approx(0.882, abs=5e-4)
        assert found == pytest.approx((0.168, 8.70), rel=5e-3)

    def test_without_any_of_the_second_there_is_no_upper_limit(self):
        low, high = rate_ratio_interval(3, 100, 0, 50)
        assert 0 < low < 1
        assert high == np.inf

    def test_without_any_of_the_first_the_lower_limit_is_zero(self):
        assert rate_ratio_interval(0, 100, 3, 50)[0] == 0.0

    @pytest.mark.parametrize(("x1", "x2"), [(2, 7), (7, 2), (0, 5), (5, 0), (11, 21), (40, 3)])
    def test_leaves_out_one_just_when_the_central_p_is_under_five_percent(self, x1, x2):
        for n1 in (10, 50, 200, 800):
            low, high = rate_ratio_interval(x1, n1, x2, 100)
            p = central_binomial_p(x1, x1 + x2, n1 / (n1 + 100))
            assert (p < 0.05) == (not low <= 1 <= high)

    def test_a_smaller_level_gives_a_narrower_interval(self):
        wide, narrow = (rate_ratio_interval(7, 80, 2, 20, level) for level in (0.95, 0.9))
        assert wide[0] < narrow[0] < narrow[1] < wide[1]


class TestSmallestVisibleGap:
    def test_nine_cases_reject_from_five_on_and_never_below(self):
        found = smallest_visible_gap(9, P0)
        assert (found.low_k, found.high_k) == (None, 5)
        assert found.gap == pytest.approx(5 / 9 - P0)

    def test_one_case_shows_nothing(self):
        found = smallest_visible_gap(1, 0.5)
        assert (found.low_k, found.high_k, found.gap) == (None, None, None)

    def test_six_cases_at_a_half_show_only_none_and_all(self):
        # 2 · .5^6 = .03125; with one more or less 2 · 7 · .5^6 = .21875.
        found = smallest_visible_gap(6, 0.5)
        assert (found.low_k, found.high_k, found.gap) == (0, 6, 0.5)

    @pytest.mark.parametrize("n", [5, 9, 13, 54])
    @pytest.mark.parametrize("p0", [0.05, 0.146, 0.2013, 0.5, 0.9])
    def test_limits_are_just_where_the_p_falls_to_alpha(self, n, p0):
        found = smallest_visible_gap(n, p0)
        rejected = [k for k in range(n + 1) if central_binomial_p(k, n, p0) <= 0.05]
        below = [k for k in rejected if k < n * p0]
        above = [k for k in rejected if k > n * p0]
        assert found.low_k == (max(below) if below else None)
        assert found.high_k == (min(above) if above else None)

    def test_a_stricter_level_shows_less(self):
        assert smallest_visible_gap(9, P0, alpha=0.01).high_k == 6

    def test_gap_is_that_of_the_nearer_end(self):
        assert visible_gap(1, 6, 10, 0.3).gap == pytest.approx(0.2)
        assert visible_gap(None, 6, 10, 0.3).gap == pytest.approx(0.3)
        assert visible_gap(None, None, 10, 0.3).gap is None


class TestPower:
    def test_nine_cases(self):
        # METHODS: .099 .267 .500 .733 .901; the test rejects from 5 on only.
        found = [round(power(9, P0, p), 3) for p in (0.3, 0.4, 0.5, 0.6, 0.7)]
        assert found == [0.099, 0.267, 0.500, 0.733, 0.901]
        assert power(9, P0, 0.5) == pytest.approx(stats.binom.sf(4, 9, 0.5))

    @pytest.mark.parametrize("n", [1, 6, 9, 54])
    @pytest.mark.parametrize("p0", [0.146, 0.5, 0.9])
    @pytest.mark.parametrize("alpha", [0.01, 0.05, 0.1])
    def test_is_the_chance_of_every_count_that_the_test_rejects(self, n, p0, alpha):
        rejected = [k for k in range(n + 1) if central_binomial_p(k, n, p0) <= alpha]
        for p in (0.02, p0, 0.7):
            expected = stats.binom.pmf(rejected, n, p).sum()
            assert power(n, p0, p, alpha) == pytest.approx(expected, abs=1e-12)

    def test_under_the_expected_share_it_never_exceeds_the_level(self):
        for n in range(1, 80):
            assert power(n, P0, P0) <= 0.05


def test_hull_spans_what_is_known():
    assert hull([(0.2, 0.5), None, (0.1, 0.4)]) == (0.1, 0.5)
    assert hull([None, None]) is None


def test_benjamini_hochberg_of_scipy_is_that_of_statsmodels():
    p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.9]
    expected = multitest.multipletests(p, method="fdr_bh")[1]
    assert stats.false_discovery_control(p) == pytest.approx(expected)
