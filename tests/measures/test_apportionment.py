"""Whole stalls by largest remainder: cases of the literature, and what must always hold."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.measures.apportionment import apportion


def test_the_worked_case_of_hamiltons_method():
    # Quotas 4.7, 1.6, 1.59, 1.2, 0.6, 0.31 of 10 seats (Hare quota of 10,000 votes): the usual
    # example of the largest remainder method, such as in Wikipedia, "Largest remainder method".
    votes = np.array([47_000, 16_000, 15_900, 12_000, 6_000, 3_100])
    assert apportion(10, votes).tolist() == [5, 2, 1, 1, 1, 0]


def test_the_alabama_paradox_is_that_of_the_literature():
    # One seat more costs the third its second (Wikipedia, "Apportionment paradox": 6, 6 and 2).
    assert apportion(10, np.array([6, 6, 2])).tolist() == [4, 4, 2]
    assert apportion(11, np.array([6, 6, 2])).tolist() == [5, 5, 1]


def test_ties_go_to_those_that_stand_first_whatever_the_last_bits():
    assert apportion(2, np.array([1, 1, 1])).tolist() == [1, 1, 0]
    assert apportion(1, np.array([0.3, 0.1 + 0.2])).tolist() == [1, 0]
    assert apportion(7, np.full(3, 0.1)).tolist() == [3, 2, 2]
    assert apportion(100, np.full(7, 1 / 7)).tolist() == [15, 15, 14, 14, 14, 14, 14]


def test_nobody_with_weight_is_no_dealing():
    assert apportion(5, np.zeros(3)) is None
    assert apportion(5, np.array([])) is None
    assert apportion(0, np.array([1.0, 2.0])).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("stalls", "weights"), [(-1, [1.0]), (3, [1.0, -1.0]), (3, [1.0, np.nan]), (3, [np.inf])]
)
def test_what_makes_no_sense_is_refused(stalls, weights):
    with pytest.raises(ValueError, match="cannot be dealt out"):
        apportion(stalls, np.array(weights))


weights_of = st.lists(
    st.one_of(st.integers(0, 3_000), st.floats(0.001, 1e6)), min_size=1, max_size=60
).map(lambda values: np.array(values, dtype=float))


@given(stalls=st.integers(0, 10_000), weights=weights_of)
def test_the_sum_the_quota_rule_and_nothing_for_no_weight(stalls, weights):
    dealt = apportion(stalls, weights)
    if not weights.sum() > 0:
        assert dealt is None
        return
    assert dealt.sum() == stalls
    assert (np.abs(dealt - stalls * weights / weights.sum()) < 1 + 1e-6).all()
    assert not dealt[weights == 0].any()


@given(
    stalls=st.integers(0, 500),
    weights=st.lists(st.integers(0, 3_000), min_size=1, max_size=60).map(np.array),
)
def test_more_weight_never_gets_less(stalls, weights):
    dealt = apportion(stalls, weights)
    if dealt is not None:
        order = np.argsort(weights, kind="stable")
        held = [dealt[order][weights[order] == value] for value in np.unique(weights)]
        ends = [(part.min(), part.max()) for part in held]
        assert all(high <= low for (_, high), (low, _) in pairwise(ends))


def test_ties_go_to_the_first_whatever_the_last_bits():
    # 12 of 72: 8 gets 1.333 and 2 gets 0.333, which differ in the last bits of a division.
    weights = np.array([8.0, 5, 2, 3, 2, 6, 7, 5, 5, 4, 7, 7, 7, 2, 2])
    assert apportion(12, weights).tolist() == [2, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]
