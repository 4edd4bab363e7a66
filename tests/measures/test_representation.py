import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from sentra_geo.measures.inference import central_binomial_p
from sentra_geo.measures.representation import representation, share_minus_share

NINE = 0.2013  # the expected share of the worked example with nine sentra


class TestShareMinusShare:
    def test_two_areas_of_the_urban_institute(self):
        # 20 and 25 people, 10 points each: 10/20 − 20/45.
        found = share_minus_share(np.array([10, 10]), np.array([20, 25]))
        assert found.tolist() == pytest.approx([1 / 18, -1 / 18])
        assert round(found[0], 7) == 0.0555556

    @pytest.mark.parametrize(
        ("units", "base"),
        [([0, 0], [1, 1]), ([1, 1], [0, 0]), ([math.nan, 1], [1, 1]), ([1, 1], [math.nan, 1])],
    )
    def test_nothing_and_the_unknown_are_unknown_throughout(self, units, base):
        assert np.isnan(share_minus_share(np.array(units), np.array(base))).all()

    @given(st.lists(st.tuples(st.integers(0, 99), st.floats(0.1, 1e5)), min_size=1, max_size=20))
    def test_differences_sum_to_nothing(self, villages):
        units, base = np.array(villages, dtype=float).T
        units[0] += 1
        found = share_minus_share(units, base)
        assert found.sum() == pytest.approx(0, abs=1e-12)
        assert (np.abs(found) <= 1).all()


class TestSignificance:
    @pytest.mark.parametrize(
        ("k", "p"), [(0, 0.2645), (2, 1), (3, 0.5305), (5, 0.0402), (7, 0.0007)]
    )
    def test_counts_of_nine_have_the_p_of_the_worked_example(self, k, p):
        found = representation(np.array([k, 9 - k]), np.array([NINE, 1 - NINE]))
        assert found.p.round(4).tolist() == [p, p]

    def test_each_village_has_the_central_p_of_its_own_share(self):
        units, base = np.array([0, 3, 12, 5, 40]), np.array([10, 20, 15, 0, 55])
        found = representation(units, base)
        expected = [
            central_binomial_p(int(k), 60, float(p)) for k, p in zip(units, base / 100, strict=True)
        ]
        np.testing.assert_allclose(found.p, expected, rtol=1e-9, atol=1e-300)

    def test_units_without_any_base_cannot_come_from_a_blind_draw(self):
        found = representation(np.array([1, 8, 0]), np.array([0, 8, 1]))
        assert found.p[0] == 0
        assert found.is_significant.tolist() == [True, False, False]

    def test_nothing_where_nothing_is_due_is_as_expected(self):
        assert representation(np.array([0, 9]), np.array([0, 9])).p.tolist() == [1, 1]

    @pytest.mark.parametrize("share", [0.05, 0.2, 0.6])
    def test_a_fractional_count_has_the_larger_p_of_the_whole_ones_around_it(self, share):
        base = np.array([share, 1 - share])
        for k in (0.25, 1.667, 5.5):
            around = [representation(np.array([n, 13 - n]), base).p for n in (int(k), int(k) + 1)]
            found = representation(np.array([k, 13 - k]), base)
            np.testing.assert_array_equal(found.p, np.maximum(*around))

    def test_a_fractional_total_is_tested_at_both_whole_ones_around_it(self):
        base = np.array([0.5, 0.25, 0.25])
        cases = [central_binomial_p(k, n, 0.5) for k, n in product((4, 5), (6, 7)) if k <= n]
        found = representation(np.array([4.5, 1, 1]), base)
        assert found.p[0] == pytest.approx(max(cases))

    def test_a_part_of_one_unit_is_tested_at_none_and_at_one(self):
        found = representation(np.array([0.4, 0.0]), np.array([0.5, 0.5]))
        assert found.p.tolist() == [1, 1]

    def test_the_last_bits_of_a_sum_are_no_fraction(self):
        # Ten tenths are 0.9999999999999999, three of them 0.30000000000000004.
        base = np.array([0.01, 0.99])
        whole = representation(np.array([1, 8]), base)
        summed = representation(np.array([sum([0.1] * 10), 8]), base)
        np.testing.assert_array_equal(summed.p, whole.p)

    @pytest.mark.parametrize(
        ("units", "base"), [([0, 0], [1, 1]), ([2, 1], [math.nan, 1]), ([], [])]
    )
    def test_nothing_and_the_unknown_are_unknown_and_not_significant(self, units, base):
        found = representation(np.array(units), np.array(base))
        for values in (found.difference, found.p, found.q):
            assert np.isnan(values).all()
            assert len(values) == len(units)
        assert found.is_significant.tolist() == [False] * len(units)

    @pytest.mark.parametrize(
        ("units", "base", "message"),
        [
            ([-1, 2], [1, 1], "0 or more"),
            ([1, 2], [1, math.inf], "0 or more"),
            ([1], [1, 2], "shape"),
        ],
    )
    def test_what_cannot_be_is_refused(self, units, base, message):
        with pytest.raises(ValueError, match=message):
            representation(np.array(units), np.array(base))

    def test_inputs_are_left_alone(self):
        units, base = np.array([1.0, 2.5]), np.array([3.0, 4.0])
        representation(units, base)
        assert (units.tolist(), base.tolist()) == ([1, 2.5], [3, 4])


class TestManyVillages:
    def test_one_of_many_that_alone_would_be_significant_is_not(self):
        # 54 villages of equal base and 54 units: four in one have p .037 alone.
        units = np.ones(54)
        units[0], units[1:4] = 4, 0
        found = representation(units, np.ones(54))
        assert found.p[0] < 0.05
        assert found.q[0] > 0.05
        assert not found.is_significant.any()

    def test_a_village_with_half_of_all_stands_out_among_many(self):
        units = np.zeros(54)
        units[0], units[1:7] = 6, 1
        found = representation(units, np.ones(54))
        assert np.flatnonzero(found.is_significant).tolist() == [0]
        assert found.q[0] == pytest.approx(54 * found.p[0])

    @given(
        st.lists(st.tuples(st.integers(0, 20), st.floats(1, 1e4)), min_size=2, max_size=40),
        st.sampled_from([0.01, 0.05, 0.2]),
    )
    def test_agrees_with_statsmodels(self, villages, rate):
        units, base = np.array(villages, dtype=float).T
        units[0] += 1
        found = representation(units, base, rate)
        rejected, q, _, _ = multipletests(found.p, alpha=rate, method="fdr_bh")
        np.testing.assert_allclose(found.q, q, rtol=1e-12)
        assert found.is_significant.tolist() == rejected.tolist()
        assert (found.q >= found.p).all()


class TestClustered:
    """Units that cluster: a village must stand out from how much villages differ anyway."""

    def test_by_hand(self):
        # Four villages of equal base, 16 units: 4 expected, variance 16 · ¼ · ¾ = 3.
        units = np.array([10.0, 2.0, 2.0, 2.0])
        # z² = 36/3, 4/3, 4/3, 4/3: mean 4; so z / 2 is 1.732 and .577.
        found = representation(units, np.ones(4), clustered=True)
        expected = 2 * stats.norm.sf(np.sqrt([3, 1 / 3, 1 / 3, 1 / 3]))
        np.testing.assert_allclose(found.p, expected, rtol=1e-12)
        assert found.p[0] == pytest.approx(0.083265, abs=5e-7)

    def test_never_surer_than_a_blind_draw_of_many(self):
        rng = np.random.default_rng(1)
        base = rng.uniform(500, 5_000, 54)
        units = rng.poisson(3_000 * base / base.sum() * rng.lognormal(0, 0.5, 54)).astype(float)
        clustered, single = representation(units, base, clustered=True), representation(units, base)
        assert clustered.is_significant.sum() < single.is_significant.sum()
        np.testing.assert_array_equal(clustered.difference, single.difference)

    def test_villages_that_differ_less_than_by_chance_are_not_made_surer(self):
        units = np.array([5.0, 5.0, 5.0, 6.0])
        expected = units.sum() / 4
        z = (units - expected) / np.sqrt(units.sum() * 0.25 * 0.75)
        found = representation(units, np.ones(4), clustered=True)
        np.testing.assert_allclose(found.p, 2 * stats.norm.sf(np.abs(z)), rtol=1e-12)

    def test_units_where_there_is_no_base_stand_out_and_nothing_there_does_not(self):
        found = representation(np.array([3.0, 4.0, 0.0]), np.array([0.0, 5.0, 0.0]), clustered=True)
        assert found.p[0] == 0
        assert found.p[2] == 1
