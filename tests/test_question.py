import dataclasses

import pytest

from sentra_geo import Question, QuestionError
from sentra_geo.question import BASES, COMMODITIES, RULES, STALL_RULES, UNITS, ZONES


def test_defaults_are_those_of_the_method():
    question = Question()
    assert (question.boundary, question.rule, question.unit) == ("uu3_2022", "point", "locations")
    assert (question.base, question.radius_km, question.near_km) == ("population", 5.0, 1.0)
    assert question.target == "any"
    assert question.filters == {}
    assert question.sample is True


def test_choices_are_those_of_the_method():
    assert set(RULES) == {"point", "area", "administration"}
    assert set(UNITS) == {"sentra", "locations", "villages", "businesses"}
    assert set(BASES) == {"population", "businesses", "villages", "area"}
    assert ZONES == ("inside", "near", "outside")
    assert len(COMMODITIES) == 9


def test_question_is_frozen_and_hashable():
    assert len({Question(), Question(), Question(radius_km=6)}) == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        Question().rule = "area"


def test_filters_are_sorted_and_without_repeats():
    question = Question(commodity=("weaving", "batik", "weaving"), zone=["outside", "inside"])
    assert question.commodity == ("batik", "weaving")
    assert question == Question(commodity=("batik", "weaving"), zone=("inside", "outside"))
    assert question.filters == {
        "commodity": ["batik", "weaving"],
        "zone": ["inside", "outside"],
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", "centroid"),
        ("unit", "people"),
        ("base", "income"),
        ("covered", "sentra"),
        ("target", "gold"),
        ("commodity", ("batik", "gold")),
        ("scale", ("huge",)),
        ("zone", ("middle",)),
    ],
)
def test_unknown_choice_is_refused_and_the_known_ones_are_named(field, value):
    with pytest.raises(QuestionError) as caught:
        Question(**{field: value})
    wrong = value if isinstance(value, str) else value[-1]
    assert f"“{wrong}”" in str(caught.value)
    assert "Pakai salah satu dari:" in str(caught.value)


@pytest.mark.parametrize("radius", [0.1, 0.3, 1, 5.0, 12.7, 59.9, 60])
def test_radius_from_100_m_to_60_km_is_a_whole_number_of_bands(radius):
    assert Question(radius_km=radius).radius_band == round(radius * 10)


@pytest.mark.parametrize("near", [0, 0.1, 0.7, 5])
def test_near_band_from_0_to_5_km(near):
    assert Question(near_km=near).near_band == round(near * 10)


@pytest.mark.parametrize(
    "radius", [0, -1, 0.05, 60.1, 1e9, 5.05, float("nan"), float("inf"), -float("inf")]
)
def test_radius_out_of_range_or_between_steps_is_refused(radius):
    with pytest.raises(QuestionError, match="radius-km"):
        Question(radius_km=radius)


@pytest.mark.parametrize("near", [-0.1, 5.1, 0.25, float("nan"), float("inf")])
def test_near_band_out_of_range_or_between_steps_is_refused(near):
    with pytest.raises(QuestionError, match="near-km"):
        Question(near_km=near)


def test_all_faults_are_told_at_once():
    with pytest.raises(QuestionError) as caught:
        Question(rule="x", unit="y", radius_km=99, near_km=9, scale=("z", "w"))
    assert len(caught.value.faults) == 6


def test_query_holds_only_what_differs_from_the_default():
    assert Question().to_query() == {}
    question = Question(radius_km=12.5, district=("Waru", "Babulu"), sample=False)
    assert question.to_query() == {
        "radius_km": "12.5",
        "district": "Babulu,Waru",
        "sample": "0",
    }


def test_query_is_relative_to_a_given_default():
    default = Question(base="businesses", scale=("micro",))
    assert default.to_query(default) == {}
    assert Question().to_query(default) == {"base": "population", "scale": ""}
    assert Question.from_query({"base": "population", "scale": ""}, default) == (Question(), [])


def test_query_that_makes_no_sense_is_left_out_and_named():
    query = {
        "rule": "area",
        "radius_km": "far",
        "near_km": "nan",
        "scale": "micro,huge",
        "sample": "maybe",
        "unit": "sentra",
        "page": "map",
    }
    question, refused = Question.from_query(query)
    assert question == Question(rule="area", unit="sentra")
    assert refused == ["radius_km", "near_km", "scale", "sample"]


def test_empty_query_is_the_default():
    assert Question.from_query({}) == (Question(), [])
    assert Question.from_query({}, Question(radius_km=9)) == (Question(radius_km=9), [])


def test_choices_of_programmes_and_markets_travel_in_the_link():
    question = Question(
        hotel_rooms=191, room_products=3, event="CONTOH-A1", stalls=40, stall_rule=STALL_RULES[-1]
    )
    query = question.to_query()
    assert query == {
        "hotel_rooms": "191",
        "room_products": "3",
        "event": "CONTOH-A1",
        "stalls": "40",
        "stall_rule": STALL_RULES[-1],
    }
    assert Question.from_query(query) == (question, [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hotel_rooms", "-1"),
        ("hotel_rooms", "100000000"),
        ("hotel_rooms", "3.5"),
        ("hotel_rooms", "banyak"),
        ("room_products", "-2"),
        ("stalls", "1e9"),
        ("stall_rule", "undian"),
    ],
)
def test_a_link_that_makes_no_sense_is_named_and_left_out(name, text):
    assert Question.from_query({name: text}) == (Question(), [name])


@pytest.mark.parametrize("name", ["hotel_rooms", "room_products", "stalls"])
def test_counts_are_whole_and_not_negative(name):
    with pytest.raises(QuestionError, match="Pakai bilangan bulat 0 sampai"):
        Question(**{name: -1})
    assert getattr(Question(**{name: 0}), name) == 0
