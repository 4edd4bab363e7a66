"""Drawn verdicts on the grid world of tests.worlds; probabilities in closed form."""

import dataclasses

import numpy as np
import pytest

from sentra_geo import Question, read_study
from sentra_geo.cut import Cut
from sentra_geo.measures.verdict import Comparison, find
from sentra_geo.question import BASES, UNITS
from sentra_geo.sections import monte_carlo
from sentra_geo.sections.drawing import describe_drawn, draw_placement
from sentra_geo.sections.judgement import judge
from sentra_geo.sections.monte_carlo import DRAWS, draw_verdicts
from sentra_geo.sections.placement import bases_placed, units_placed
from tests import worlds

# Five standard deviations of the share of 2,000 coin flips.
COIN = 0.056
# A circle whose middle lies two thirds of its radius outside a straight line: 10.96 % inside.
SEGMENT = 0.1096
CERTAIN_BUSINESSES = [row for row in worlds.BUSINESSES if row[3] == 0 and row[0] != (15, 5)]
A, B, C, D = range(4)
S1, S2_A, S2_C, S3, S4 = range(5)


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def moving(study, metres):
    """The study with an indicative line that may lie so far off."""
    settings = dataclasses.replace(study.settings, indicative_line_m=metres)
    return dataclasses.replace(study, settings=settings)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Write a grid world with some layers changed and read it."""

    def make(**layers):
        return read_study(worlds.write_world(tmp_path_factory.mktemp("world"), **layers))

    return make


@pytest.fixture(scope="module")
def certain(world):
    """Every position certain, none on the line, an official line."""
    return world(businesses=worlds.businesses_frame(CERTAIN_BUSINESSES))


@pytest.fixture(scope="module")
def unsure(world):
    """All positions uncertain by 3 km, and an indicative line."""
    return world(
        sentra=worlds.sentra_frame(3_000.0),
        villages=worlds.villages_frame(3_000.0),
        delineation=worlds.delineation_frame(standing=["indicative"]),
    )


def on_the_line(uncertainty_m):
    """Sentra S3 of village B exactly on the line, uncertain by so much."""
    frame = worlds.sentra_frame()
    frame.loc[S3, "geometry"] = worlds.place(15, 5)
    frame.loc[S3, "position_uncertainty_m"] = uncertainty_m
    return frame


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_when_all_is_certain_every_draw_is_the_answer(certain, unit, base):
    cut = cut_of(certain, unit=unit, base=base, near_km=0.0)
    drawn = draw_verdicts(cut)
    assert drawn.draws == DRAWS
    assert drawn.states == {judge(cut).verdict.state: 1.0}
    assert drawn.units_inside == pytest.approx([cut.units()[0]] * 3)
    assert drawn.bases_inside == pytest.approx([cut.bases()[0]] * 3)
    assert drawn.line_m == 0
    assert drawn.judged == 1
    assert drawn.positions.changing == 0
    assert drawn.positions.uncertainty_m is None


class TestPositions:
    def test_a_location_on_the_line_is_inside_in_half_of_the_draws(self, world):
        study = world(sentra=on_the_line(1_000.0))
        placed = draw_placement(cut_of(study), DRAWS, 0.0)
        assert placed.locations[:, S3].mean() == pytest.approx(0.5, abs=COIN)
        assert placed.locations[:, [S1, S2_A]].all()
        assert not placed.locations[:, [S2_C, S4]].any()

    def test_each_outcome_has_the_state_of_its_counts(self, world):
        drawn = draw_verdicts(cut_of(world(sentra=on_the_line(1_000.0))))
        # 3 or 2 of 5 inside; 500 of 4,000 people.
        states = {k: find(Comparison(5 - k, k, 3_500, 500)).state for k in (2, 3)}
        assert states[2] != states[3]
        assert drawn.states[states[3]] == pytest.approx(0.5, abs=COIN)
        assert sum(drawn.states.values()) == pytest.approx(1)
        assert drawn.judged == 2
        assert drawn.units_inside == (2, drawn.units_inside[1], 3)
        assert drawn.bases_inside == (500, 500, 500)

    def test_part_of_a_circle_beyond_the_line(self, unsure):
        # Settlement b, 2 km outside; its whole circle lies in village B.
        placed = draw_placement(cut_of(unsure), DRAWS, 0.0)
        assert placed.villages[:, B].mean() == pytest.approx(SEGMENT, abs=0.035)

    def test_the_settlement_of_a_whole_village_is_not_in_doubt(self, unsure):
        placed = draw_placement(cut_of(unsure), DRAWS, 0.0)
        assert placed.villages[:, A].all()
        assert not placed.villages[:, [C, D]].any()

    def test_positions_stay_in_their_village(self, world):
        # 5 km from the line and uncertain by 9, in villages that lie wholly outside or inside.
        study = world(sentra=worlds.sentra_frame(9_000.0))
        placed = draw_placement(cut_of(study), DRAWS, 0.0)
        assert placed.locations[:, [S1, S2_A]].all()
        assert not placed.locations[:, [S2_C, S4]].any()
        assert 0 < placed.locations[:, S3].mean() < 1

    def test_a_location_outside_its_village_is_drawn_freely(self, world):
        frame = worlds.sentra_frame()
        frame.loc[S2_C, "geometry"] = worlds.place(5, 9)  # named in C, 1 km south of it
        frame.loc[S2_C, "position_uncertainty_m"] = 1_500.0
        placed = draw_placement(cut_of(world(sentra=frame)), DRAWS, 0.0)
        assert placed.locations[:, S2_C].mean() == pytest.approx(1 - SEGMENT, abs=0.035)

    def test_what_was_drawn_is_told(self, unsure):
        cut = cut_of(unsure)
        told = describe_drawn(cut, draw_placement(cut, DRAWS, 0.0))
        assert (told.locations, told.settlements) == (5, 1)
        assert told.uncertainty_m == (3_000, 3_000)
        # S3 and settlement b may cross; S2 in A is 2 km from the line, but A lies wholly inside.
        assert told.changing == 2
        assert told.businesses is None

    def test_filters_leave_out_what_they_leave_out(self, unsure):
        cut = cut_of(unsure, district=("Utara",))
        told = describe_drawn(cut, draw_placement(cut, DRAWS, 0.0))
        assert (told.locations, told.settlements, told.changing) == (2, 0, 0)


class TestLine:
    def test_an_indicative_line_moves_as_a_whole(self, world):
        study = world(delineation=worlds.delineation_frame(standing=["indicative"]))
        placed = draw_placement(cut_of(study), DRAWS, 2_500.0)
        out, grown = placed.locations[:, S3] == 0, placed.villages[:, B] == 1
        # Of offsets from −2.5 to 2.5 km a tenth is under −2 km, a tenth over 2 km.
        assert out.mean() == pytest.approx(0.1, abs=0.034)
        assert grown.mean() == pytest.approx(0.1, abs=0.034)
        assert not (out & grown).any()
        np.testing.assert_array_equal(placed.locations[:, S2_A] == 0, out)

    def test_an_uncertain_position_meets_the_line_that_moved(self, world):
        frame = worlds.sentra_frame()
        frame.loc[S3, "position_uncertainty_m"] = 1_000.0
        placed = draw_placement(cut_of(world(sentra=frame)), DRAWS, 2_500.0)
        # S3 lies 2 + s km inside, s of a circle's width; it is out when the line comes in further:
        # E[(0.5 − s)+]/5 with density 2/π·√(1 − s²) is 10.8 %. Left alone it never is.
        assert placed.locations[:, S3].mean() == pytest.approx(0.892, abs=0.035)
        assert draw_placement(cut_of(world(sentra=frame)), DRAWS, 0.0).locations[:, S3].all()

    def test_the_setting_says_how_far(self, world):
        study = world(delineation=worlds.delineation_frame(standing=["indicative"]))
        near, far = (draw_verdicts(cut_of(moving(study, m))) for m in (1_900.0, 2_500.0))
        assert (near.line_m, far.line_m) == (1_900, 2_500)
        assert near.units_inside == (3, 3, 3)
        assert far.units_inside == (1, 3, 3)

    def test_an_official_line_stays(self, grid):
        drawn = draw_verdicts(cut_of(moving(grid, 2_500.0)))
        assert drawn.line_m == 0
        assert drawn.units_inside == (3, 3, 3)


class TestBusinesses:
    def test_doubtful_ones_are_inside_by_their_chance(self, world):
        rows = [((15, 5), "batik", "micro", 500)] * 300 + [((7, 5), "batik", "micro", 0)] * 20
        cut = cut_of(world(businesses=worlds.businesses_frame(rows)), unit="businesses")
        placed = draw_placement(cut, DRAWS, 0.0)
        inside = placed.businesses.sum(axis=1)
        # Binomial(300, ½): mean 150, standard deviation 8.66.
        assert inside.mean() == pytest.approx(20 + 150, abs=1)
        assert inside.std() == pytest.approx(8.66, abs=0.8)
        assert (placed.businesses[:, A] == 20).all()

    @pytest.mark.parametrize(
        ("x_km", "inside"),
        [
            (15.45, 0.275),  # band 5, passed at its middle of 450 m by 27.5 % of the offsets
            (15.25, 0.375),  # band 3: 250 m, by 37.5 %
            (17.0, 0.0),
            (14.55, 0.725),
            (12.0, 1.0),
        ],
    )
    def test_bands_change_sides_with_the_line(self, world, x_km, inside):
        rows = [((x_km, 5), "batik", "micro", 0)]
        study = world(businesses=worlds.businesses_frame(rows))
        placed = draw_placement(cut_of(study, unit="businesses"), DRAWS, 1_000.0)
        assert placed.businesses.sum(axis=1).mean() == pytest.approx(inside, abs=0.024)

    def test_those_outside_all_villages_are_kept(self, world):
        rows = [((30, 15), "batik", "micro", 0), ((7, 5), "batik", "micro", 0)]
        study = world(businesses=worlds.businesses_frame(rows))
        cut = cut_of(study, unit="businesses")
        both = units_placed(cut, draw_placement(cut, DRAWS, 100.0))
        assert (both == [1, 1]).all()

    def test_made_up_ones_decide_nothing(self, world):
        frame = worlds.businesses_frame([((7, 5), "batik", "micro", 0)] * 90, is_sample=True)
        drawn = draw_verdicts(cut_of(world(businesses=frame), unit="businesses"))
        assert drawn.uses_sample
        assert drawn.states == {"not_enough_evidence": 1.0}
        assert drawn.units_inside == (90, 90, 90)

    def test_without_any_nothing_is_known(self, world):
        study = world(businesses=None)
        drawn = draw_verdicts(cut_of(study, unit="businesses"))
        assert drawn.units_inside is None
        assert drawn.rate_ratio is None
        assert drawn.bases_inside == (500, 500, 500)
        assert drawn.states == {"not_enough_evidence": 1.0}
        assert not drawn.uses_sample
        assert drawn.judged == 1

    def test_many_outcomes_are_judged_by_some_that_stand_for_all(self, world, monkeypatch):
        rows = [((15, 5), "batik", "micro", 500)] * 600 + [((17, 15), "batik", "micro", 0)] * 900
        frame = worlds.businesses_frame(rows)
        cut = cut_of(world(businesses=frame), unit="locations", base="businesses")
        monkeypatch.setattr(monte_carlo, "MOST_JUDGED", 20)
        some = draw_verdicts(cut)
        monkeypatch.setattr(monte_carlo, "MOST_JUDGED", DRAWS)
        every = draw_verdicts(cut)
        assert some.judged == 20 < every.judged
        assert sum(some.states.values()) == pytest.approx(1)
        for state in {*some.states, *every.states}:
            assert some.states.get(state, 0) == pytest.approx(every.states.get(state, 0), abs=0.05)
        assert (some.is_sampled, every.is_sampled) == (True, False)
        told = {"states": {}, "judged": 0, "is_sampled": False}
        assert dataclasses.replace(some, **told) == dataclasses.replace(every, **told)

    def test_as_many_outcomes_as_may_be_judged_are_all_judged(self, world, monkeypatch):
        rows = [((15, 5), "batik", "micro", 500)] * 600
        cut = cut_of(world(businesses=worlds.businesses_frame(rows)), base="businesses")
        outcomes = draw_verdicts(cut).judged
        monkeypatch.setattr(monte_carlo, "MOST_JUDGED", outcomes)
        assert draw_verdicts(cut) == dataclasses.replace(draw_verdicts(cut), is_sampled=False)
        assert draw_verdicts(cut).judged == outcomes
        monkeypatch.setattr(monte_carlo, "MOST_JUDGED", outcomes - 1)
        assert draw_verdicts(cut).is_sampled

    def test_the_middle_draw_of_a_part_stands_for_it(self, world, monkeypatch):
        rows = [((15, 5), "batik", "micro", 500)] * 600 + [((17, 15), "batik", "micro", 0)] * 900
        cut = cut_of(world(businesses=worlds.businesses_frame(rows)), base="businesses")
        placed = draw_placement(cut, DRAWS, 0.0)
        units, bases = units_placed(cut, placed), bases_placed(cut, placed)
        ratio = (units[:, 1] / bases[:, 1]) / (units[:, 0] / bases[:, 0])
        monkeypatch.setattr(monte_carlo, "MOST_JUDGED", 20)
        chosen = []
        monkeypatch.setattr(
            monte_carlo, "state_of", lambda _, one: chosen.append(one.businesses) or "equal"
        )
        draw_verdicts(cut)
        assert len(chosen) == 20
        # Of 2,000 sorted draws the 51st, 151st, 251st and so on.
        middles = np.sort(ratio)[50::100]
        found = [
            (units[0, 1] / (whole - inside)) / (units[0, 0] / inside)
            for inside, whole in ((one.sum(), len(rows)) for one in chosen)
        ]
        assert found == pytest.approx(middles.tolist())


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_inside_and_outside_are_all_in_every_draw(unsure, unit, base):
    cut = cut_of(unsure, unit=unit, base=base)
    placed = draw_placement(cut, 200, 2_500.0)
    for both, zones in (
        (units_placed(cut, placed), cut.units()),
        (bases_placed(cut, placed), cut.bases()),
    ):
        np.testing.assert_allclose(both.sum(axis=1), zones.sum())
        assert both.min() >= 0
    assert np.ptp(units_placed(cut, placed)[:, 0]) > 0


def test_a_sentra_at_two_places_counts_in_parts(unsure):
    cut = cut_of(unsure, unit="sentra")
    placed = draw_placement(cut, DRAWS, 0.0)
    # S1 inside, S4 outside, half of S2 inside; S3 as it falls.
    np.testing.assert_allclose(units_placed(cut, placed)[:, 0], 1.5 + placed.locations[:, S3])


@pytest.mark.parametrize("rule", ["area", "administration"])
@pytest.mark.parametrize("unit", UNITS)
def test_other_rules_have_one_outcome(unsure, rule, unit):
    cut = cut_of(unsure, rule=rule, unit=unit)
    drawn = draw_verdicts(cut)
    assert not drawn.uses_positions
    assert (drawn.draws, drawn.judged, drawn.line_m) == (1, 1, 0)
    assert drawn.states == {judge(cut).verdict.state: 1.0}
    assert drawn.units_inside == pytest.approx([cut.units()[0]] * 3)
    assert drawn.bases_inside == pytest.approx([cut.bases()[0]] * 3)


@pytest.mark.parametrize("unit", UNITS)
def test_the_same_question_draws_the_same(unsure, unit):
    first, second = (draw_verdicts(cut_of(unsure, unit=unit)) for _ in range(2))
    assert first == second


@pytest.fixture(scope="module")
def turned(world):
    """The same as ``unsure``, all rows in another order."""
    return world(
        sentra=worlds.sentra_frame(3_000.0)[::-1],
        villages=worlds.villages_frame(3_000.0)[::-1],
        delineation=worlds.delineation_frame(standing=["indicative"]),
        businesses=worlds.businesses_frame()[::-1],
    )


@pytest.mark.parametrize(("unit", "base"), [("locations", "population"), ("sentra", "businesses")])
def test_the_order_of_rows_does_not_matter(unsure, turned, unit, base):
    first, second = (
        draw_verdicts(cut_of(study, unit=unit, base=base)) for study in (unsure, turned)
    )
    assert first == second


def test_every_row_draws_the_same_in_any_order(unsure, turned):
    first, second = (
        draw_placement(cut_of(study, unit="businesses"), 200, 250.0) for study in (unsure, turned)
    )
    np.testing.assert_array_equal(first.villages, second.villages[:, ::-1])
    np.testing.assert_array_equal(first.locations, second.locations[:, ::-1])
    np.testing.assert_array_equal(first.businesses[:, :-1], second.businesses[:, -2::-1])
    np.testing.assert_array_equal(first.businesses[:, -1], second.businesses[:, -1])


def test_shipped_data(study):
    drawn = draw_verdicts(Cut(study, Question(sample=False)))
    # Pemaluan's, Maridan's and Binuang's settlements may cross; Bumi Harapan's lies 10 km inside.
    assert (drawn.positions.locations, drawn.positions.settlements) == (13, 4)
    assert drawn.positions.changing == 3
    assert drawn.line_m == 250
    assert drawn.units_inside == (2, 2, 2)
    # Of 15 villages of Sepaku with 41,956 people, 12 to 15 inside.
    assert drawn.bases_inside == pytest.approx((12 * 41_956 / 15, 14 * 41_956 / 15, 41_956))
    assert sum(drawn.states.values()) == pytest.approx(1)
