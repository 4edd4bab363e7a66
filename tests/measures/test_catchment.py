"""Floating catchment areas: PySAL's hospital case, worked-out cases and what must always hold."""

import numpy as np
import pandas as pd
import pytest
from access.fca import two_stage_fca
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sentra_geo.measures.catchment import (
    binary_weights,
    floating_catchment,
    gaussian_weights,
    inverse_weights,
    step_weights,
)

# Scenario "gridlock" of access/tests/test_hospital_example.py (PySAL access).
PEOPLE, DOCTORS = np.array([100.0, 50, 10]), np.array([15.0, 20, 100])
MINUTES = np.array([[1.0, 80, 40], [80, 1, 40], [40, 40, 1]])


class TestHospitalCase:
    def test_inverse_distance_up_to_61(self):
        found = floating_catchment(PEOPLE, DOCTORS, inverse_weights(MINUTES, 61))
        assert found.access == pytest.approx([0.331444, 0.579828, 7.286418], abs=5e-7)

    def test_binary_within_30(self):
        found = floating_catchment(PEOPLE, DOCTORS, binary_weights(MINUTES, 30))
        assert found.access == pytest.approx([0.15, 0.40, 10.0])
        assert found.ratio == pytest.approx([0.15, 0.40, 10.0])

    def test_rows_are_where_demand_comes_from(self):
        # One-way road: the hospital of 3 is reached from 1, that of 1 is not reached from 3.
        one_way = np.array([[1.0, 99, 10], [99, 1, 99], [99, 99, 1]])
        found = floating_catchment(PEOPLE, DOCTORS, binary_weights(one_way, 30))
        # R_3 = 100/(100+10); 1 has its own 15/100 beside.
        assert found.access == pytest.approx([0.15 + 100 / 110, 0.4, 100 / 110])

    def test_a_pair_without_a_way_is_out_of_reach(self):
        for missing in (np.inf, np.nan):
            holes = np.where(MINUTES == 80, missing, MINUTES)
            for weigh in (binary_weights, step_weights, gaussian_weights, inverse_weights):
                assert weigh(holes, 61) == pytest.approx(weigh(MINUTES, 61))


class TestAgainstPysal:
    """The same figures as PySAL's access, whose result leaves out what reaches nothing."""

    @pytest.mark.parametrize("weigh", [binary_weights, step_weights, gaussian_weights])
    @pytest.mark.parametrize("reach", [4.0, 12.0, 30.0])
    def test_two_stage_fca(self, weigh, reach):
        rng = np.random.default_rng(20)
        demand, supply = (
            rng.integers(1, 900, 25).astype(float),
            rng.integers(1, 40, 7).astype(float),
        )
        distance = rng.uniform(0, 40, (25, 7))
        found = floating_catchment(demand, supply, weigh(distance, reach))
        expected = two_stage_fca(
            pd.DataFrame({"demand": demand}, index=pd.RangeIndex(25, name="geoid")),
            pd.DataFrame({"supply": supply}, index=pd.RangeIndex(7, name="geoid")),
            pd.DataFrame(
                {
                    "origin": np.repeat(np.arange(25), 7),
                    "dest": np.tile(np.arange(7), 25),
                    "cost": distance.ravel(),
                }
            ),
            max_cost=reach,
            demand_index=True,
            weight_fn=lambda cost: float(weigh(np.array([cost]), reach)[0]),
        )
        named = expected.reindex(range(25)).fillna(0).to_numpy()
        assert found.access == pytest.approx(named, nan_ok=True)
        assert found.access.any()


class TestWeights:
    def test_luo_and_qi_rings(self):
        at = np.array([0.0, 9.9, 10, 10.1, 20, 20.1, 30, 30.1])
        assert step_weights(at, 30).tolist() == [1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0]
        fast = step_weights(at, 30, (1, 0.42, 0.09))  # their quicker decay
        assert fast.tolist() == [1, 1, 1, 0.42, 0.42, 0.09, 0.09, 0]

    def test_gaussian_by_hand(self):
        # (e^-1/8 - e^-1/2) / (1 - e^-1/2) = (0.882497 - 0.606531) / 0.393469; so e^-0.32 at 4.
        found = gaussian_weights(np.array([0.0, 2.5, 4, 5, 5.1]), 5)
        assert found == pytest.approx([1, 0.701366, 0.304009, 0, 0], abs=1e-6)

    def test_gaussian_falls_all_the_way(self):
        found = gaussian_weights(np.linspace(0, 5, 101), 5)
        assert (np.diff(found) < 0).all()
        assert found[-1] == 0

    def test_the_last_bit_of_a_float_does_not_put_a_place_out_of_reach(self):
        assert binary_weights(np.array([5_000.000001, 5_000.1]), 5.0 * 1_000).tolist() == [1, 0]

    def test_at_the_radius_the_gaussian_reaches_nobody_however_it_was_rounded(self):
        # Else the only village there would be given all of a sentra, or nothing, by the last bit.
        for at in (5_000.000001, 5_000.0, 4_999.9999):
            assert gaussian_weights(np.array([at]), 5_000)[0] == 0
        assert gaussian_weights(np.array([4_999.0]), 5_000)[0] > 0

    def test_inverse_of_no_distance_is_refused(self):
        with pytest.raises(ValueError, match="no distance"):
            inverse_weights(np.array([0.0, 1]), 5)


class TestWhatIsNotKnown:
    def test_a_supply_nobody_reaches_is_reported_and_gives_nothing(self):
        weights = np.array([[1.0, 0], [1, 0]])
        found = floating_catchment(np.array([30.0, 10]), np.array([4.0, 9]), weights)
        assert found.unreached.tolist() == [False, True]
        assert found.reached.tolist() == [40, 0]
        assert np.isnan(found.ratio[1])
        assert found.access == pytest.approx([0.1, 0.1])

    def test_supply_among_nobody_is_unknown_not_infinite(self):
        found = floating_catchment(np.zeros(2), np.array([4.0]), np.array([[1.0], [0]]))
        assert found.unreached.tolist() == [True]
        assert np.isnan(found.access[0])
        assert found.access[1] == 0  # it reaches nothing, and that is known

    def test_unknown_demand_makes_unknown_only_what_it_reaches(self):
        weights = np.array([[1.0, 0], [1, 0], [0, 1]])
        found = floating_catchment(np.array([np.nan, 10, 20]), np.array([4.0, 2]), weights)
        assert np.isnan(found.access[:2]).all()
        assert found.access[2] == 0.1
        assert not found.unreached.any()  # unknown is not nobody

    def test_a_place_without_people_sees_what_it_reaches(self):
        found = floating_catchment(np.array([0.0, 20]), np.array([4.0]), np.ones((2, 1)))
        assert found.access.tolist() == [0.2, 0.2]

    def test_shapes_must_fit(self):
        with pytest.raises(ValueError, match="places × supplies"):
            floating_catchment(PEOPLE, DOCTORS[:2], np.ones((2, 3)))


sizes = st.tuples(st.integers(1, 8), st.integers(1, 6))


@st.composite
def cases(draw):
    """Demand, supply and distances, some places empty."""
    places, supplies = draw(sizes)
    demand = draw(arrays(float, places, elements=st.integers(0, 9_999).map(float)))
    supply = draw(arrays(float, supplies, elements=st.integers(0, 99).map(float)))
    metres = st.integers(1, 30_000).map(float)
    return demand, supply, draw(arrays(float, (places, supplies), elements=metres))


kinds = st.sampled_from((binary_weights, step_weights, gaussian_weights, inverse_weights))


@given(cases(), kinds, st.sampled_from((500.0, 5_000.0, 20_000.0)))
def test_nothing_is_lost_between_supply_and_people(case, weigh, reach):
    demand, supply, metres = case
    found = floating_catchment(demand, supply, weigh(metres, reach))
    lives = demand > 0
    handed_out = (demand[lives] * found.access[lives]).sum()
    assert handed_out == pytest.approx(supply[~found.unreached].sum(), rel=1e-9, abs=1e-9)


@given(cases(), kinds)
def test_twice_the_supply_is_twice_the_access(case, weigh):
    demand, supply, metres = case
    weights = weigh(metres, 10_000)
    once, twice = (floating_catchment(demand, s, weights) for s in (supply, 2 * supply))
    assert twice.access == pytest.approx(2 * once.access, nan_ok=True)
    assert twice.reached.tolist() == once.reached.tolist()


@given(cases())
def test_weights_lie_between_none_and_all(case):
    _, _, metres = case
    for weigh in (binary_weights, step_weights, gaussian_weights):
        weights = weigh(metres, 5_000)
        assert ((weights >= 0) & (weights <= 1)).all()
        assert (weights[metres > 5_001] == 0).all()
