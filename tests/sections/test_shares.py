"""Shares of businesses reached: known intervals, and states that those unknown can overturn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo import read_study
from sentra_geo.cut import Cut
from sentra_geo.measures.inference import newcombe, wilson
from sentra_geo.question import Question
from sentra_geo.sections.shares import compare_shares, zone_share
from tests import worlds


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    return read_study(worlds.write_world(tmp_path_factory.mktemp("grid") / "data"))


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wide") / "data"
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


@pytest.fixture(scope="module")
def wide_sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wide-sample") / "data"
    return read_study(worlds.write_world(folder, **worlds.wide_layers(is_sample=True)))


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def table(inside, near, outside):
    """One village holds those inside and near, another those outside."""
    return np.array([[inside, near, 0], [0, 0, 0], [0, 0, outside], [0, 0, 0], [0, 0, 0]], float)


def test_intervals_are_those_of_the_literature(grid):
    # Newcombe (1998), Statist. Med. 17:857 and 17:873: 56/70 against 48/80; 81/263 and 15/148.
    found = compare_shares(cut_of(grid), table(48, 0, 56), table(80, 0, 70))
    inside, near, outside = found.zones
    assert (inside.share, outside.share) == (0.6, 0.8)
    assert near.share is near.share_at_most is near.interval is None
    assert found.difference == pytest.approx(0.20)
    assert found.difference_interval == pytest.approx((0.05243, 0.33387), abs=5e-6)
    assert found.parity_need == 0
    found = compare_shares(cut_of(grid), table(81, 0, 15), table(263, 0, 148))
    assert found.zones[0].interval == pytest.approx((0.25529, 0.36621), abs=5e-6)
    assert found.zones[2].interval == pytest.approx((0.06239, 0.16049), abs=5e-6)
    # 81/263 of 148 is 45.58: 46 must be reached for no smaller share, 31 more than 15.
    assert found.parity_need == 31


def test_of_an_empty_zone_nothing_is_said(grid):
    found = compare_shares(cut_of(grid), table(3, 0, 0), table(5, 1, 0))
    assert found.zones[2].share is None
    assert (found.difference, found.difference_interval, found.parity_need) == (None, None, None)
    assert found.state == "not_enough_evidence"
    assert (found.whole.count, found.whole.total) == (3, 6)


def test_those_of_whom_nobody_knows_widen_the_share_and_not_the_interval(grid):
    found = compare_shares(cut_of(grid), table(4, 0, 2), table(10, 4, 10), table(3, 4, 8))
    inside, near, outside = found.zones
    assert (inside.share, inside.share_at_most, inside.unknown) == (0.4, 0.7, 3)
    assert (near.share, near.share_at_most) == (0.0, 1.0)
    assert (outside.share, outside.share_at_most) == (0.2, 1.0)
    assert inside.interval == pytest.approx(tuple(wilson(4, 10)))
    whole = found.whole
    assert (whole.count, whole.unknown, whole.total, whole.share_at_most) == (6, 15, 24, 0.875)


def shares_of(cut, inside, outside):
    """Reached businesses where a given part of each village's is reached, by zone."""
    totals = cut.by_village(*cut.cells("any"))
    return totals * [inside, 0.5, outside], totals


def test_a_gap_is_a_gap_until_those_unknown_could_close_it(wide):
    cut = cut_of(wide, near_km=0.0)
    counts, totals = shares_of(cut, 0.8, 0.2)
    assert compare_shares(cut, counts, totals).state == "outside_behind"
    few = np.where([False, False, True], totals * 0.05, 0.0)
    assert compare_shares(cut, counts, totals, few).state == "outside_behind"
    many = np.where([False, False, True], totals * 0.6, 0.0)
    unsure = compare_shares(cut, counts, totals, many)
    assert unsure.state == "not_enough_evidence"
    # What is known, and what would be if nobody unknown was reached, stays as it is.
    assert unsure.judgement.verdict.state == "outside_behind"
    assert unsure.difference == pytest.approx(-0.6, abs=1e-6)
    # Those inside could only make it wider.
    inside = np.where([True, False, False], totals * 0.2, 0.0)
    assert compare_shares(cut, counts, totals, inside).state == "outside_behind"


def test_equal_shares_are_equal_only_where_nobody_unknown_can_change_it(wide):
    cut = cut_of(wide, near_km=0.0)
    counts, totals = shares_of(cut, 0.5, 0.5)
    assert compare_shares(cut, counts, totals).state == "equal"
    unknown = np.where([True, False, False], totals * 0.5, 0.0)
    assert compare_shares(cut, counts, totals, unknown).state == "not_enough_evidence"


def test_made_up_businesses_prove_nothing(wide_sample):
    cut = cut_of(wide_sample, near_km=0.0)
    found = compare_shares(cut, *shares_of(cut, 0.8, 0.2))
    assert found.state == "not_enough_evidence"
    assert found.judgement.verdict.uses_sample


@given(counts=st.tuples(*[st.integers(0, 9)] * 3), others=st.tuples(*[st.integers(0, 9)] * 3))
def test_zones_add_up_and_shares_lie_in_their_intervals(grid, counts, others):
    totals = tuple(a + b for a, b in zip(counts, others, strict=True))
    found = compare_shares(cut_of(grid), table(*counts), table(*totals), table(*others))
    assert found.whole.count == sum(zone.count for zone in found.zones)
    assert found.whole.total == sum(zone.total for zone in found.zones)
    for zone in (*found.zones, found.whole):
        if zone.total:
            low, high = zone.interval
            assert 0 <= low <= zone.share <= high <= 1
            assert zone.share_at_most == 1.0  # everybody else is unknown
    if totals[0] and totals[2]:
        pair = counts[2], totals[2], counts[0], totals[0]
        assert found.difference_interval == pytest.approx(tuple(newcombe(*pair)))
        low, high = found.difference_interval
        assert low <= found.difference <= high
    if sum(others):
        assert found.state == "not_enough_evidence"


def test_one_share_at_another_level():
    found = zone_share("all", 15, 0, 148, 0.9)
    assert found.interval == pytest.approx(tuple(wilson(15, 148, 0.9)))
    assert found.share == 15 / 148


@pytest.mark.parametrize(
    ("count", "unknown", "total", "nothing"),
    [(0, 3, 3, True), (1, 2, 3, False), (0, 2, 3, False), (0, 0, 0, False)],
)
def test_nothing_is_known_only_where_everybody_is_unknown(count, unknown, total, nothing):
    assert zone_share("all", count, unknown, total, 0.95).nothing_known is nothing
