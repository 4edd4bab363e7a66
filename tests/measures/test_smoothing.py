import math

import numpy as np
import pyogrio
import pytest
from esda.smoothing import Empirical_Bayes
from hypothesis import assume, given
from hypothesis import strategies as st
from libpysal import examples

from sentra_geo.measures.smoothing import empirical_bayes


@pytest.fixture(scope="module")
def sids():
    """Sudden infant deaths of North Carolina: 100 counties, two periods (Cressie 1993)."""
    return pyogrio.read_dataframe(examples.get_path("sids2.dbf"))


def test_first_five_counties_of_sids(sids):
    found = empirical_bayes(sids["SID74"], sids["BIR74"])
    assert found.rate[:5].round(7).tolist() == [
        0.0016973,
        0.0017054,
        0.0017731,
        0.0020129,
        0.0035349,
    ]


@pytest.mark.parametrize("period", ["74", "79"])
def test_agrees_with_esda_where_variance_is_left(sids, period):
    counts, bases = sids[f"SID{period}"].to_numpy(), sids[f"BIR{period}"].to_numpy()
    found = empirical_bayes(counts, bases)
    assert found.variance > 0
    np.testing.assert_allclose(found.rate, Empirical_Bayes(counts, bases).r[:, 0], rtol=1e-12)


def test_two_villages_by_hand():
    # Rates 0 and .3, mean .2; spread (10·.04 + 20·.01)/30 = .02, chance .2/15.
    found = empirical_bayes(np.array([0.0, 6]), np.array([10.0, 20]))
    variance = 0.02 - 0.2 / 15
    assert (found.mean, found.variance) == (pytest.approx(0.2), pytest.approx(variance))
    weight = [variance / (variance + 0.02), variance / (variance + 0.01)]
    assert found.weight.tolist() == pytest.approx(weight)
    assert found.rate.tolist() == pytest.approx([0.2 - 0.2 * weight[0], 0.2 + 0.1 * weight[1]])
    assert found.raw.tolist() == pytest.approx([0, 0.3])


def test_rates_that_differ_less_than_by_chance_all_become_the_mean():
    counts, bases = np.array([5.0, 5, 6]), np.array([50.0, 52, 55])
    found = empirical_bayes(counts, bases)
    assert found.variance == 0
    np.testing.assert_allclose(found.rate, 16 / 157)
    # esda leaves the variance negative: its smoothed rates, .13 to .36, lie above every raw one.
    assert Empirical_Bayes(counts, bases).r.min() > (counts / bases).max()


def test_villages_without_a_known_rate_are_unknown_and_play_no_part():
    alone = empirical_bayes(np.array([0.0, 6]), np.array([10.0, 20]))
    counts, bases = np.array([0.0, 3, math.nan, 6, 4]), np.array([10.0, 0, 9, 20, math.nan])
    found = empirical_bayes(counts, bases)
    assert np.isnan(found.rate).tolist() == [False, True, True, False, True]
    assert np.isnan(found.raw).tolist() == [False, True, True, False, True]
    assert found.rate[[0, 3]].tolist() == alone.rate.tolist()
    assert (found.mean, found.variance) == (alone.mean, alone.variance)


def test_no_village_and_no_unit():
    found = empirical_bayes(np.array([math.nan]), np.array([5.0]))
    assert np.isnan([found.rate[0], found.mean, found.variance]).all()
    none = empirical_bayes(np.zeros(3), np.ones(3))
    assert (none.rate.tolist(), none.mean, none.variance) == ([0, 0, 0], 0, 0)


@pytest.mark.parametrize(
    ("counts", "bases"), [([-1, 2], [1, 1]), ([1, 2], [-1, 1]), ([math.inf, 2], [1, 1])]
)
def test_what_cannot_be_is_refused(counts, bases):
    with pytest.raises(ValueError, match="must be 0 or more"):
        empirical_bayes(np.array(counts), np.array(bases))


def test_counts_must_be_as_many_as_bases():
    with pytest.raises(ValueError, match="shape"):
        empirical_bayes(np.ones(3), np.ones(2))


villages = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 20_000)), min_size=1, max_size=30)


@given(villages)
def test_a_smoothed_rate_lies_between_its_own_and_the_mean(places):
    counts, bases = np.array(places, dtype=float).T
    found = empirical_bayes(counts, bases)
    assert found.variance >= 0
    assert ((found.weight >= 0) & (found.weight <= 1)).all()
    slack = 1e-12 * (1 + found.raw)
    assert (found.rate >= np.minimum(found.raw, found.mean) - slack).all()
    assert (found.rate <= np.maximum(found.raw, found.mean) + slack).all()


@given(villages)
def test_agrees_with_esda_on_any_villages_where_variance_is_left(places):
    counts, bases = np.array(places, dtype=float).T
    found = empirical_bayes(counts, bases)
    assume(found.variance > 1e-9)
    np.testing.assert_allclose(found.rate, Empirical_Bayes(counts, bases).r[:, 0], rtol=1e-6)


@given(villages)
def test_a_larger_base_is_smoothed_less(places):
    bases = np.array(places, dtype=float)[:, 1]
    found = empirical_bayes(*np.array(places, dtype=float).T)
    order = np.argsort(bases)
    assert (np.diff(found.weight[order]) >= -1e-12).all()


def test_inputs_are_left_alone():
    counts, bases = np.array([1.0, 2]), np.array([3.0, 0])
    empirical_bayes(counts, bases)
    assert (counts.tolist(), bases.tolist()) == ([1, 2], [3, 0])
