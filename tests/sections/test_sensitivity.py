"""The grid world of tests.worlds with other sentra, and the shipped layers."""

from itertools import product

import pandas as pd
import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.measures.verdict import DEPENDS_ON_RULE
from sentra_geo.question import BASES, COVERED, RULES, UNITS
from sentra_geo.sections.sensitivity import COMPARED, COVERAGE_CHOICES, Flip, vary
from tests import worlds


def read_places(folder, places, people=(1_000, 3_000), **layers):
    """The grid world without businesses and with one sentra at (place, village) each."""
    sentra = worlds.sentra_frame().iloc[[0] * len(places)].copy()
    sentra["sentra_id"] = [f"S{number}" for number in range(1, len(places) + 1)]
    sentra["village_code"] = [f"99.01.{village}" for _, village in places]
    sentra = sentra.set_geometry([worlds.place(*at) for at, _ in places], crs=worlds.METRIC)
    layers = {"population": worlds.population_frame(people), "businesses": None, **layers}
    return read_study(worlds.write_world(folder, sentra=sentra, **layers))


@pytest.fixture
def base_flips(tmp_path):
    """8 of 20 inside: much against an eighth of the people, little against a quarter of the rest.

    Inside lies village A: 500 of 4,000 people, 1 of 4 villages, 100 of 400 km².
    """
    places = [((5, 5), "01.2001")] * 8 + [((5, 15), "02.2001")] * 12
    return read_places(tmp_path / "world", places)


@pytest.fixture
def rule_flips(tmp_path):
    """20 sentra in B, outside by their place, half inside by land, inside by their district."""
    return read_places(tmp_path / "world", [((18, 5), "01.2002")] * 20, people=(1_000, 1_000))


def states(variation):
    """State by the choices that vary."""
    return {
        tuple(getattr(one.question, choice) for choice in variation.choices): one.state
        for one in variation.combinations
    }


class TestComparison:
    def test_every_combination_is_there_once(self, grid):
        found = vary(grid, Question(boundary="garis")).comparison
        assert found.choices == COMPARED
        assert list(states(found)) == list(product(["garis"], RULES, UNITS, BASES))
        assert len(found.combinations) == 3 * 4 * 4

    def test_the_base_alone_changes_it(self, base_flips):
        question = Question(boundary="garis")
        found = vary(base_flips, question).comparison
        by_choice = states(found)
        assert by_choice["garis", "point", "locations", "population"] == "outside_behind"
        assert by_choice["garis", "point", "locations", "villages"] == "not_enough_evidence"
        assert by_choice["garis", "point", "locations", "area"] == "not_enough_evidence"
        assert found.state == DEPENDS_ON_RULE
        assert not found.is_stable
        of_base = [flip for flip in found.flips if flip.choice == "base"]
        assert of_base == [
            Flip("base", "villages", "not_enough_evidence"),
            Flip("base", "area", "not_enough_evidence"),
        ]

    def test_the_rule_alone_changes_it(self, rule_flips):
        # Point: 0 of 20 against 500 of 2,000. Area: 10 of 20 against 750. District: all, 1,000.
        found = vary(rule_flips, Question(boundary="garis")).comparison
        assert [states(found)["garis", rule, "locations", "population"] for rule in RULES] == [
            "inside_behind",
            "not_enough_evidence",
            "outside_behind",
        ]
        assert [flip for flip in found.flips if flip.choice == "rule"] == [
            Flip("rule", "area", "not_enough_evidence"),
            Flip("rule", "administration", "outside_behind"),
        ]

    def test_flips_are_those_of_the_question_in_force(self, base_flips):
        found = vary(base_flips, Question(boundary="garis", base="villages")).comparison
        assert Flip("base", "population", "outside_behind") in found.flips
        assert not any(flip.value == "area" for flip in found.flips)

    def test_one_combination_is_the_question_asked(self, grid):
        question = Question(boundary="garis", rule="area", unit="sentra", base="area")
        found = vary(grid, question).comparison
        assert [one.question for one in found.combinations if one.is_asked] == [question]

    def test_without_businesses_their_combinations_say_nothing(self, base_flips):
        found = vary(base_flips, Question(boundary="garis")).comparison
        for one in found.combinations:
            asks = "businesses" in {one.question.unit, one.question.base}
            assert one.is_judged is not asks
            assert (one.state is None) is asks

    def test_sample_businesses_never_count(self, study):
        found = vary(study, Question()).comparison
        for one in found.combinations:
            if "businesses" in {one.question.unit, one.question.base}:
                assert one.state is None
        assert len(found.judged) == 3 * 3 * 3
        assert found.state == "not_enough_evidence"
        assert found.is_stable
        assert found.flips == ()

    def test_an_unknown_question_flips_nothing(self, base_flips):
        found = vary(base_flips, Question(boundary="garis", unit="businesses")).comparison
        assert found.flips == ()
        assert found.state == DEPENDS_ON_RULE

    def test_nothing_to_judge_has_no_state(self, study):
        found = vary(study, Question(district=("Babulu",))).comparison  # all of it is outside
        assert found.judged == ()
        assert found.state is None
        assert not found.is_stable


class TestCoverage:
    def test_every_combination_is_there_once(self, grid):
        found = vary(grid, Question(boundary="garis", radius_km=7.5)).coverage
        assert found.choices == COVERAGE_CHOICES
        wanted = product(["garis"], RULES, COVERED, (2.0, 5.0, 7.5, 10.0, 20.0))
        assert list(states(found)) == list(wanted)

    def test_a_radius_that_is_there_already_is_not_repeated(self, grid):
        found = vary(grid, Question(boundary="garis", radius_km=10.0)).coverage
        assert len(found.combinations) == 3 * 3 * 4
        assert sum(one.is_asked for one in found.combinations) == 1

    def test_flips_name_what_is_covered_and_the_radius(self, study):
        question = Question()
        found = vary(study, question).coverage
        own = states(found)["uu3_2022", "point", "villages", 5.0]
        for flip in found.flips:
            assert flip.choice in COVERAGE_CHOICES
            assert flip.state != own


@pytest.mark.parametrize(
    "question",
    [
        Question(),
        Question(
            near_km=0.5,
            radius_km=7.5,
            target="batik",
            district=("Penajam", "Sepaku"),
            commodity=("batik", "rattan"),
            sample=False,
            zone=("inside",),
        ),
    ],
    ids=["default", "filtered"],
)
def test_every_cell_is_what_a_fresh_answer_says(study, question):
    found = vary(study, question)
    for one in found.comparison.combinations:
        fresh = answer(study, one.question)
        assert fresh.finding == one.judgement.finding
        assert fresh.verdict == one.judgement.verdict
    for one in found.coverage.combinations:
        assert answer(study, one.question).coverage_judgement == one.judgement


@pytest.mark.parametrize("part", ["comparison", "coverage"])
def test_all_other_choices_hold_for_every_combination(study, part):
    question = Question(near_km=0.5, target="batik", district=("Waru",), scale=("micro",))
    variation = getattr(vary(study, question), part)
    for one in variation.combinations:
        for name in vars(question):
            if name not in variation.choices:
                assert getattr(one.question, name) == getattr(question, name)


def test_two_lines_double_the_combinations(tmp_path):
    frame = worlds.delineation_frame(worlds.LINE, boundary_id=["garis"], law=["Satu"])
    other = worlds.delineation_frame(
        worlds.rectangle(0, 0, 10, 10), boundary_id=["lain"], law=["Dua"]
    )
    places = [((5, 5), "01.2001")] * 8 + [((5, 15), "02.2001")] * 12
    study = read_places(tmp_path / "world", places, delineation=pd.concat([frame, other]))
    found = vary(study, Question(boundary="lain"))
    assert len(found.comparison.combinations) == 2 * 48
    assert {one.question.boundary for one in found.coverage.combinations} == {"garis", "lain"}
    assert [one.question.boundary for one in found.comparison.combinations if one.is_asked] == [
        "lain"
    ]


def test_the_same_question_gives_the_same_variation(study):
    assert vary(study, Question()) == vary(study, Question())
