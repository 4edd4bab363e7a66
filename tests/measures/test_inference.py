from itertools import product
from math import comb

import numpy as np
import pytest
from scipy import stats

from sentra_geo.measures import inference
from sentra_geo.measures.inference import (
    central_binomial_p,
    clopper_pearson,
    newcombe,
    rate_ratio_interval,
    smallest_visible_gap,
    village_bootstrap,
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

    def test_power_of_nine_cases(self):
        first = smallest_visible_gap(9, P0).high_k
        power = [round(stats.binom.sf(first - 1, 9, p), 3) for p in (0.3, 0.4, 0.5, 0.6, 0.7)]
        assert power == [0.099, 0.267, 0.500, 0.733, 0.901]

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


def exact_bootstrap(counts, bases):
    """Every way to draw the villages, with its ratio; (ratio, chance) in rising order."""
    n = len(counts)
    found = {}
    for drawn in product(range(n), repeat=n):
        x, base = counts[list(drawn)].sum(axis=0), bases[list(drawn)].sum(axis=0)
        ratio = (x[1] / base[1]) / (x[0] / base[0])
        found[ratio] = found.get(ratio, 0) + 1 / n**n
    return sorted(found.items())


class TestVillageBootstrap:
    def test_two_villages_by_hand(self):
        # Ratios 1 and 3 alone; both drawn once: (1 + 3) / (1 + 1) = 2. Chances ¼, ½, ¼.
        counts = np.array([[1.0, 1.0], [1.0, 3.0]])
        found = village_bootstrap(counts, np.ones((2, 2)))
        assert found.interval95 == found.interval90 == (1.0, 3.0)
        assert found.p == pytest.approx(2 * 0.25, abs=0.05)

    def test_three_villages_against_every_draw(self):
        counts = np.array([[4.0, 2.0], [3.0, 6.0], [5.0, 5.0]])
        bases = np.array([[10.0, 20.0], [10.0, 10.0], [20.0, 10.0]])
        every = exact_bootstrap(counts, bases)
        found = village_bootstrap(counts, bases, draws=40_000)
        at_most_one = sum(chance for ratio, chance in every if ratio <= 1)
        at_least_one = sum(chance for ratio, chance in every if ratio >= 1)
        assert found.p == pytest.approx(2 * min(at_most_one, at_least_one), abs=0.01)
        assert found.interval95 == pytest.approx((every[0][0], every[-1][0]))

    def test_one_village_has_no_spread(self):
        found = village_bootstrap(np.array([[2.0, 8.0]]), np.array([[1.0, 2.0]]))
        assert found.interval95 == (2.0, 2.0)
        assert found.p == 1 / 2_000

    def test_equal_rates_everywhere_are_one_in_every_draw(self):
        found = village_bootstrap(np.full((12, 2), 5.0), np.full((12, 2), 9.0))
        assert found.interval95 == found.interval90 == (1.0, 1.0)
        assert found.p == 1.0

    def test_is_seeded(self):
        rng = np.random.default_rng(1)
        counts, bases = rng.integers(1, 50, (2, 20, 2)).astype(float)
        first = village_bootstrap(counts, bases)
        inference._redrawn_villages.cache_clear()  # as in another process
        assert village_bootstrap(counts, bases) == first

    def test_villages_lie_on_one_side_each_as_in_the_field(self):
        inside = np.column_stack([np.full(15, 40.0), np.zeros(15)])
        outside = np.column_stack([np.zeros(39), np.full(39, 10.0)])
        counts = np.vstack([inside, outside])
        bases = np.where(counts > 0, 100.0, 0.0)
        found = village_bootstrap(counts, bases)
        assert found.interval95 == pytest.approx((0.25, 0.25))
        assert found.p == 1 / 2_000

    def test_no_base_on_one_side_gives_nothing(self):
        counts = np.array([[5.0, 0.0], [3.0, 0.0]])
        bases = np.array([[10.0, 0.0], [10.0, 0.0]])
        assert village_bootstrap(counts, bases) is None

    def test_a_side_that_many_draws_leave_empty_gives_nothing(self):
        # The only village inside is left out of (1 − 1/54)^54, about 37 %, of all draws.
        counts = np.vstack([[5.0, 0.0], np.tile([0.0, 5.0], (53, 1))])
        bases = np.where(counts > 0, 10.0, 0.0)
        assert village_bootstrap(counts, bases) is None

    def test_is_wider_than_points_would_say_when_businesses_cluster(self):
        rng = np.random.default_rng(3)
        counts = np.zeros((54, 2))
        counts[:15, 0] = rng.permutation([400.0, 200.0] + [5.0] * 13)
        counts[15:, 1] = rng.permutation([900.0, 500.0] + [10.0] * 37)
        bases = np.where(np.arange(54)[:, None] < 15, [1_000.0, 0.0], [0.0, 1_000.0])
        found = village_bootstrap(counts, bases)
        x, n = counts.sum(axis=0), bases.sum(axis=0)
        by_points = rate_ratio_interval(int(x[1]), n[1], int(x[0]), n[0])
        assert found.interval95[0] < by_points[0] < by_points[1] < found.interval95[1]

    def test_inputs_are_left_alone(self):
        counts, bases = np.array([[1.0, 1.0], [1.0, 3.0]]), np.ones((2, 2))
        village_bootstrap(counts, bases)
        assert counts.tolist() == [[1.0, 1.0], [1.0, 3.0]]
        assert bases.tolist() == [[1.0, 1.0], [1.0, 1.0]]
