"""The grid world of tests.worlds: inside A and half of B; every figure worked out by hand."""

import dataclasses
from functools import cached_property

import numpy as np
import pytest

from sentra_geo import Question, read_study
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut
from sentra_geo.measures.verdict import Comparison, find
from sentra_geo.question import BASES, COVERED, RULES, UNITS
from sentra_geo.sections.judgement import (
    covered_by_village,
    judge,
    judge_amounts,
    judge_coverage,
)
from tests import worlds


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """Twenty-eight villages: enough to be redrawn."""
    folder = tmp_path_factory.mktemp("wide") / "world"
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory):
    """The same, the rows of every layer in another order."""
    rng = np.random.default_rng(3)
    layers = {
        name: frame.iloc[rng.permutation(len(frame))]
        for name, frame in worlds.wide_layers().items()
    }
    folder = tmp_path_factory.mktemp("shuffled") / "world"
    return read_study(worlds.write_world(folder, **layers))


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


class TestJudge:
    def test_five_locations_against_people(self, grid):
        found = judge(cut_of(grid))
        # 3 of 5 locations inside, and 500 of 4,000 people.
        assert found.finding == find(Comparison(2, 3, 3_500, 500))
        assert found.verdict.state == found.finding.state == "outside_behind"
        assert found.is_known
        assert not found.verdict.uses_sample

    def test_nothing_near_the_line_gives_one_state_three_times(self, grid):
        verdict = judge(cut_of(grid)).verdict
        assert verdict.near_inside == verdict.near_outside == verdict.state

    def test_what_is_near_is_tried_on_both_sides(self, grid):
        # A band of 2 km: S2 and S3 inside come near, and village B's settlement outside.
        cut = cut_of(grid, near_km=2.0)
        assert cut.units().tolist() == [1, 2, 2]
        assert cut.bases().tolist() == [500, 500, 3_000]
        found = judge(cut)
        assert found.finding == find(Comparison(2, 1, 3_000, 500))
        assert found.verdict.near_inside == find(Comparison(2, 3, 3_000, 1_000)).state
        assert found.verdict.near_outside == find(Comparison(4, 1, 3_500, 500)).state
        states = {found.finding.state, found.verdict.near_inside, found.verdict.near_outside}
        assert found.verdict.state == (states.pop() if len(states) == 1 else "depends_on_rule")

    def test_businesses_against_themselves_say_nothing(self, grid):
        found = judge(cut_of(grid, unit="businesses", base="businesses"))
        assert not found.is_known
        assert found.verdict.state == "not_enough_evidence"

    def test_villages_against_villages_are_a_share(self, grid):
        # Hosts A, B | C, D; villages A | B, C, D by their settlements.
        found = judge(cut_of(grid, unit="villages", base="villages"))
        assert found.finding.difference == pytest.approx(1 - 1)
        assert judge(cut_of(grid, unit="villages", base="area")).finding.difference is None

    def test_thresholds_of_the_data_folder_are_used(self, grid):
        limits = dataclasses.replace(grid.settings.thresholds, low=0.01, high=100.0, alpha=0.2)
        other = dataclasses.replace(
            grid, settings=dataclasses.replace(grid.settings, thresholds=limits)
        )
        assert judge(cut_of(other)).finding == find(Comparison(2, 3, 3_500, 500), limits)

    def test_sample_businesses_decide_nothing(self, study):
        for choices in ({"unit": "businesses"}, {"base": "businesses"}):
            found = judge(Cut(study, Question(**choices)))
            assert found.verdict.uses_sample
            assert found.verdict.state == "not_enough_evidence"
            assert found.is_known

    def test_without_businesses_nothing_is_known_of_them(self, study):
        for choices in ({"unit": "businesses"}, {"base": "businesses"}):
            found = judge(Cut(study, Question(sample=False, **choices)))
            assert not found.is_known

    @pytest.mark.parametrize(
        ("unit", "base"),
        [("businesses", "population"), ("businesses", "villages"), ("locations", "population")],
    )
    def test_a_reordered_file_gives_the_same_judgement(self, wide, shuffled, unit, base):
        one, other = (judge(cut_of(study, unit=unit, base=base)) for study in (wide, shuffled))
        assert one == other
        assert one.finding.p is not None

    @pytest.mark.parametrize("covered", COVERED)
    def test_a_reordered_file_is_covered_alike(self, wide, shuffled, covered):
        one, other = (
            judge_coverage(cut_of(study, covered=covered, radius_km=5))
            for study in (wide, shuffled)
        )
        assert one == other
        assert one.finding.p is not None

    def test_the_level_of_the_settings_reaches_the_redrawn_villages(self, wide):
        cut = cut_of(wide, unit="businesses", base="villages")
        usual = judge(cut).finding
        limits = dataclasses.replace(wide.settings.thresholds, alpha=0.1)
        settings = dataclasses.replace(wide.settings, thresholds=limits)
        other = judge(
            cut_of(dataclasses.replace(wide, settings=settings), unit="businesses", base="villages")
        ).finding
        # 1 − 2 · .05 is 1 − .1.
        assert other.interval == usual.interval90 != usual.interval
        assert other.visible.gap < usual.visible.gap
        assert other.p == usual.p

    @pytest.mark.parametrize("near_km", [0.0, 2.0])
    def test_made_up_businesses_are_neutral_on_every_side(self, tmp_path, near_km):
        layers = worlds.wide_layers(is_sample=True)
        study = read_study(worlds.write_world(tmp_path / "wide", **layers))
        for asked in (
            judge(cut_of(study, unit="businesses", base="villages", rule="area", near_km=near_km)),
            judge(cut_of(study, unit="villages", base="businesses", near_km=near_km)),
            judge_coverage(cut_of(study, covered="businesses", radius_km=2, near_km=near_km)),
        ):
            assert asked.verdict.uses_sample
            assert asked.is_known
            assert asked.finding.p is not None
            assert {
                asked.finding.state,
                asked.verdict.state,
                asked.verdict.near_inside,
                asked.verdict.near_outside,
            } == {"not_enough_evidence"}

    def test_the_same_businesses_if_real_would_have_said_something(self, wide):
        cut = cut_of(wide, unit="businesses", base="villages", rule="area")
        assert judge(cut).verdict.state == "outside_behind"
        assert judge_coverage(cut_of(wide, covered="businesses", radius_km=2)).verdict.state == (
            "outside_behind"
        )


class TestJudgeAmounts:
    def test_amounts_have_a_visible_gap_and_no_counts(self, wide):
        cut = cut_of(wide)
        found = judge_amounts(cut, cut.people * 0.0137, cut.people)
        assert found.finding.rate_ratio == pytest.approx(1)
        assert found.finding.visible.low_k is found.finding.visible.high_k is None
        uneven = cut.people * np.where(np.arange(len(cut.people)) % 3, 0.01, 0.02)
        assert judge_amounts(cut, uneven, cut.people).finding.visible.gap > 0

    def test_the_scale_of_amounts_does_not_matter(self, wide):
        cut = cut_of(wide)
        uneven = cut.people * np.where(np.arange(len(cut.people)) % 3, 0.01, 0.02)
        one, other = (judge_amounts(cut, uneven * times, cut.people) for times in (1, 1e-4))
        assert other.finding.visible.gap == pytest.approx(one.finding.visible.gap, rel=1e-9)
        assert other.verdict == one.verdict


class TestJudgeCoverage:
    def test_villages_by_hand(self, grid):
        # Within 2 km of a sentra: a (1 km), d (2 km); not b and c (4 km).
        found = judge_coverage(cut_of(grid, radius_km=2))
        assert found.finding == find(Comparison(1, 1, 3, 1, is_share=True))
        assert found.finding.difference == pytest.approx(1 / 3 - 1)
        assert found.finding.rate_ratio == pytest.approx(1 / 3)

    def test_people_by_hand(self, grid):
        found = judge_coverage(cut_of(grid, radius_km=2, covered="people"))
        assert found.finding.difference == pytest.approx(1_500 / 3_500 - 1)
        assert found.finding.method == "village_bootstrap"

    def test_businesses_by_hand(self, grid):
        # 0, 2 and 1 km inside; 4 and 11 km outside.
        found = judge_coverage(cut_of(grid, radius_km=2, covered="businesses"))
        assert found.finding.difference == -1.0
        assert found.finding.rate_ratio == 0.0

    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("radius_km", [2, 5, 10, 20])
    def test_what_is_said_to_be_visible_was_not_yet_seen(self, study, rule, radius_km):
        # Within 20 km all outside are covered: the interval is that of Wilson limits and holds 1.
        asked = Question(rule=rule, covered="people", radius_km=radius_km, sample=False)
        cut = Cut(study, asked)
        found = judge_coverage(cut).finding
        inside, low = covered_by_village(cut)[0][:, INSIDE].sum(), found.visible.low_k
        assert (found.state == "inside_behind") == (low is not None and inside <= low)

    def test_unknown_without_businesses(self, study):
        found = judge_coverage(Cut(study, Question(covered="businesses", sample=False)))
        assert not found.is_known
        assert found.verdict.state == "not_enough_evidence"

    def test_sample_businesses_decide_nothing(self, study):
        found = judge_coverage(Cut(study, Question(covered="businesses", radius_km=5)))
        assert found.verdict.uses_sample
        assert found.verdict.state == "not_enough_evidence"

    def test_the_unit_and_base_of_the_question_do_not_matter(self, grid):
        findings = [
            judge_coverage(cut_of(grid, radius_km=2, unit=unit, base=base))
            for unit in UNITS
            for base in BASES
        ]
        assert all(found == findings[0] for found in findings)


class TestCoveredByVillage:
    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("covered", COVERED)
    def test_sums_to_the_reach_of_the_zones(self, grid, rule, covered):
        cut = cut_of(grid, rule=rule, covered=covered, radius_km=2, near_km=1)
        within, whole = covered_by_village(cut)
        reach = cut.reach()[covered]
        assert within.shape == whole.shape == (5, 3)
        assert within.sum(axis=0) == pytest.approx(reach.covered(20))
        assert whole.sum(axis=0) == pytest.approx(reach.total)

    def test_businesses_outside_all_villages_are_the_last_row(self, grid):
        within, whole = covered_by_village(cut_of(grid, covered="businesses", radius_km=12))
        # The one at (30, 15), 11 km from S4.
        assert whole[-1].tolist() == within[-1].tolist() == [0, 0, 1]
        within, _ = covered_by_village(cut_of(grid, covered="businesses", radius_km=10.9))
        assert within[-1].tolist() == [0, 0, 0]

    def test_people_of_each_village(self, grid):
        within, whole = covered_by_village(cut_of(grid, covered="people", radius_km=2))
        assert whole.tolist() == [[500, 0, 0], [0, 0, 500], [0, 0, 1500], [0, 0, 1500], [0, 0, 0]]
        assert within.sum(axis=1).tolist() == [500, 0, 0, 1_500, 0]

    def test_a_district_filter_leaves_the_others_out(self, grid):
        _, whole = covered_by_village(cut_of(grid, covered="people", district=("Utara",)))
        assert whole.sum(axis=1).tolist() == [0, 0, 1_500, 1_500, 0]


class TestAsking:
    def test_counts_are_those_of_a_new_cut(self, grid):
        cut = cut_of(grid)
        for unit in UNITS:
            for base in BASES:
                other = cut.asking(unit=unit, base=base, covered="people", radius_km=7.5)
                fresh = Cut(grid, other.question)
                assert np.array_equal(other.units(), fresh.units())
                assert np.array_equal(other.bases(), fresh.bases())
        assert cut.question == Question(boundary="garis")

    def test_what_is_shared_is_what_a_new_cut_would_hold(self, grid):
        cut = cut_of(grid)
        shared = [n for n, kind in vars(Cut).items() if isinstance(kind, cached_property)]
        assert "businesses" in shared
        for name in shared:
            getattr(cut, name)
        other = cut.asking(unit="villages", base="area", covered="people", radius_km=7.5)
        fresh = Cut(grid, other.question)
        for name in shared:
            assert str(getattr(other, name)) == str(getattr(fresh, name)), name

    def test_choices_that_move_rows_need_a_new_cut(self, grid):
        for change in ({"rule": "area"}, {"near_km": 2.0}, {"target": "batik"}):
            with pytest.raises(ValueError, match="not free"):
                cut_of(grid).asking(**change)


def test_zones_stand_in_their_order():
    assert (INSIDE, NEAR, OUTSIDE) == (0, 1, 2)
