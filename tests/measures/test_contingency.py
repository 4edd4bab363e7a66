import math
from itertools import product
from math import comb

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import proportion

from sentra_geo.measures.contingency import (
    central_hypergeometric_p,
    combined_ratio,
    fisher_tails,
    hypergeometric_tails,
    share_ratio_interval,
    smallest_visible_difference,
    with_difference,
)
from sentra_geo.measures.inference import newcombe, visible_gap


class TestHypergeometric:
    def test_two_of_twelve_hosts_among_fifteen_of_54_villages(self):
        below, above = hypergeometric_tails(2, 12, 15, 54)
        assert below == pytest.approx(0.2793090, abs=5e-8)
        assert above == pytest.approx(stats.hypergeom.sf(1, 54, 15, 12))
        # Ordered by probability, as scipy and R do, it would be .4740592.
        mass = stats.hypergeom.pmf(np.arange(13), 54, 15, 12)
        assert mass[mass <= mass[2] * (1 + 1e-7)].sum() == pytest.approx(0.4740592, abs=5e-8)
        table = [[2, 10], [13, 29]]
        assert stats.fisher_exact(table).pvalue == pytest.approx(0.4740592, abs=5e-8)
        assert central_hypergeometric_p(2, 12, 15, 54) == pytest.approx(0.558618, abs=5e-7)

    @pytest.mark.parametrize(
        ("n", "k", "total"), [(1, 1, 2), (3, 4, 9), (12, 15, 54), (40, 30, 54)]
    )
    def test_tails_are_those_of_counting_every_way(self, n, k, total):
        first, last = max(0, n + k - total), min(n, k)
        ways = {x: comb(k, x) * comb(total - k, n - x) for x in range(first, last + 1)}
        for x in ways:
            below = sum(ways[y] for y in ways if y <= x) / comb(total, n)
            above = sum(ways[y] for y in ways if y >= x) / comb(total, n)
            assert hypergeometric_tails(x, n, k, total) == pytest.approx((below, above), rel=1e-10)
            expected = min(1, 2 * min(below, above))
            assert central_hypergeometric_p(x, n, k, total) == pytest.approx(expected, rel=1e-10)

    def test_a_rare_outcome_keeps_its_size(self):
        found = hypergeometric_tails(3_000, 6_000, 9_000, 20_000)
        assert found[0] == pytest.approx(1)
        expected = stats.hypergeom.sf(2_999, 20_000, 9_000, 6_000)
        assert expected < 1e-19
        assert found[1] == pytest.approx(expected, rel=1e-6, abs=0)

    def test_everything_dealt_leaves_no_doubt(self):
        assert central_hypergeometric_p(15, 54, 15, 54) == 1.0


def test_fisher_s_exact_test_of_a_known_table():
    # scipy, R: fisher.test(matrix(c(2, 10, 15, 3), 2), alternative = "less").
    less, greater = fisher_tails(((2, 15), (10, 3)))
    assert less == pytest.approx(0.000465, abs=5e-7)
    for alternative, p in (("less", less), ("greater", greater)):
        expected = stats.fisher_exact([[2, 15], [10, 3]], alternative)
        assert p == pytest.approx(expected.pvalue, rel=1e-9)


class TestSmallestVisibleDifference:
    @pytest.mark.parametrize(
        ("n", "k", "total"), [(12, 15, 54), (2, 3, 8), (30, 13, 54), (3, 1, 4)]
    )
    @pytest.mark.parametrize("alpha", [0.01, 0.05, 0.2])
    def test_ends_are_just_where_the_p_falls_to_alpha(self, n, k, total, alpha):
        found = smallest_visible_difference(n, k, total, alpha)
        possible = range(max(0, n + k - total), min(n, k) + 1)
        rejected = [x for x in possible if central_hypergeometric_p(x, n, k, total) <= alpha]
        below = [x for x in rejected if x < n * k / total]
        above = [x for x in rejected if x > n * k / total]
        assert found.low_k == (max(below) if below else None)
        assert found.high_k == (min(above) if above else None)
        gaps = [abs(x / n - k / total) for x in (found.low_k, found.high_k) if x is not None]
        assert found.gap == (pytest.approx(min(gaps)) if gaps else None)

    def test_of_twelve_hosts_none_or_seven_inside(self):
        # P(X ≤ 0) = .0114 and P(X ≥ 7) = .0125; one more or less is beyond 2.5 %.
        found = smallest_visible_difference(12, 15, 54)
        assert (found.low_k, found.high_k) == (0, 7)
        assert found.gap == pytest.approx(15 / 54)
        # 12 of 39 against none of 15; the other end is 7 of 15 against 5 of 39.
        assert found.difference == pytest.approx(12 / 39)
        assert 7 / 15 - 5 / 39 > 12 / 39

    def test_too_few_show_nothing(self):
        found = smallest_visible_difference(2, 3, 8)
        assert found.gap is found.difference is found.low_k is found.high_k is None

    def test_difference_of_any_units_of_which_the_visible_are_known(self):
        found = with_difference(visible_gap(1, 6, 10, 0.3), 10, 15, 35)
        assert found.difference == pytest.approx(9 / 35 - 1 / 15)
        assert (found.low_k, found.high_k, found.gap) == (1, 6, pytest.approx(0.2))


class TestShareRatioInterval:
    def test_seven_of_34_against_one_of_34(self):
        # Perondi et al. 2004 in Fagerland, Lydersen and Laake, Statistical Analysis of
        # Contingency Tables (2017), chapter 4; R: contingencytables, MOVER_R_Wilson_CI_ratio_2x2.
        found = share_ratio_interval(7, 34, 1, 34)
        assert found == pytest.approx((1.1537, 41.9763), abs=5e-5)
        assert newcombe(7, 34, 1, 34) == pytest.approx((0.0189, 0.3404), abs=5e-5)

    def test_30_of_100_against_40_of_90(self):
        # Tests of ClinicalTrialUtilities.jl, twoprop(type = :rr, method = :mover).
        found = share_ratio_interval(30, 100, 40, 90)
        assert found == pytest.approx((0.4634443, 0.9808807), abs=5e-8)

    @pytest.mark.parametrize("numbers", [(56, 70, 48, 80), (7, 34, 1, 34), (22, 41, 6, 13)])
    def test_lies_near_the_score_interval_of_statsmodels(self, numbers):
        score = proportion.confint_proportions_2indep(*numbers, method="score", compare="ratio")
        found = share_ratio_interval(*numbers)
        assert np.log(found) == pytest.approx(np.log(score), abs=0.08)

    def test_none_and_all(self):
        assert share_ratio_interval(0, 5, 0, 7) == (0.0, math.inf)
        low, high = share_ratio_interval(3, 10, 0, 20)
        assert (low > 0, high) == (True, math.inf)
        low, high = share_ratio_interval(0, 20, 3, 10)
        assert (low, 0 < high < math.inf) == (0.0, True)
        low, high = share_ratio_interval(13, 13, 41, 41)
        assert 0 < low < 1 < high < math.inf

    def test_a_limit_of_nothing_leaves_the_ratio_without_an_upper_one(self):
        # As redrawn villages may say: some are covered, in some draws none.
        low, high = combined_ratio(0.5, (0.4, 0.6), 0.2, (0.0, 0.5))
        assert low > 0
        assert high == math.inf

    def test_stays_whole_where_the_published_formula_divides_by_nothing(self):
        # Limits of the second with u = 2·p2: the published lower root is 0/0 there.
        low, _ = combined_ratio(0.5, (0.4, 0.6), 0.2, (0.1, 0.4))
        near = combined_ratio(0.5, (0.4, 0.6), 0.2, (0.1, 0.4 + 1e-9))[0]
        assert low == pytest.approx(0.4 * 0.6 / (2 * 0.5 * 0.2)) == pytest.approx(near)

    @pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
    def test_leaves_out_one_just_when_newcombe_leaves_out_zero(self, level):
        for n1, n2 in ((5, 9), (13, 41)):
            for x1, x2 in product(range(n1 + 1), range(n2 + 1)):
                if x1 + x2 == 0:
                    continue
                low, high = share_ratio_interval(x1, n1, x2, n2, level)
                below, above = newcombe(x1, n1, x2, n2, level)
                assert (low > 1, high < 1) == (below > 0, above < 0)

    def test_swapping_the_two_inverts_it(self):
        for numbers in ((7, 34, 1, 40), (3, 10, 0, 20), (1.667, 13, 20.5, 41)):
            low, high = share_ratio_interval(*numbers)
            swapped = share_ratio_interval(*numbers[2:], *numbers[:2])
            assert swapped == pytest.approx((1 / high, 1 / low if low else math.inf))

    @pytest.mark.parametrize(("n1", "n2"), [(13, 41), (15, 39)])
    def test_covers_as_often_as_it_says(self, n1, n2):
        # Every outcome, weighted by its chance: on average near 95 %, nowhere far below.
        covered = []
        limits = {
            (x1, x2): share_ratio_interval(x1, n1, x2, n2)
            for x1, x2 in product(range(n1 + 1), range(n2 + 1))
        }
        for p1, p2 in product((0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9), repeat=2):
            one, other = stats.binom(n1, p1), stats.binom(n2, p2)
            mass = np.outer(one.pmf(np.arange(n1 + 1)), other.pmf(np.arange(n2 + 1)))
            covered.append(
                sum(mass[x] for x, (low, high) in limits.items() if low <= p1 / p2 <= high)
            )
        assert np.mean(covered) == pytest.approx(0.955, abs=0.01)
        assert min(covered) > 0.9
