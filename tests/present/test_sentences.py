"""Sentences carry the Answer's figures, in the reader's language."""

import math

import pytest

from sentra_geo import answer
from sentra_geo.present.labels import ZONE
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import interval, level, p_value, probability
from sentra_geo.present.sentences import (
    choices,
    coverage_sentence,
    population_sentence,
    sources,
)
from sentra_geo.question import BASES, COVERED, RULES, UNITS, Question
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


def test_coverage_names_each_zone_with_its_numbers(study):
    text = coverage_sentence(answer(study, Question()), ID)
    for fragment in ("8,3 % (1 dari 12)", "66,7 % (2 dari 3)", "56,4 % (22 dari 39)", "+48,1"):
        assert fragment in text


def test_unknown_businesses_are_said_to_be_unknown(study):
    without = Question(sample=False, covered="businesses", unit="businesses")
    found = answer(study, without)
    assert "tidak diketahui" in coverage_sentence(found, ID)
    assert " 0 " not in coverage_sentence(found, ID)


def test_sample_businesses_are_called_so(study):
    found = answer(study, Question(unit="businesses", covered="businesses"))
    assert coverage_sentence(found, ID).startswith("DATA CONTOH")


def test_the_band_between_the_rules(study):
    text = population_sentence(answer(study, Question()), ID)
    for fragment in ("perkiraan", "29.768", "41.956", "203.639"):
        assert fragment in text


def test_choices_and_sources(study):
    found = answer(study, Question(radius_km=7.5, district=("Waru",), target="batik"))
    text = choices(found, EN)
    for fragment in ("UU 3/2022", "7.5 km", "Waru", "batik"):
        assert fragment in text
    assert "518/176/2020" in sources(study, "uu3_2022", ID, "sentra")
    assert "Juni 2025" in sources(study, "uu3_2022", ID, "population")


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("rule", RULES)
def test_every_combination_reads_without_holes(study, words, unit, base, rule):
    for covered in COVERED:
        for sample in (True, False):
            question = Question(unit=unit, base=base, rule=rule, covered=covered, sample=sample)
            found = answer(study, question)
            for text in (coverage_sentence(found, words), choices(found, words)):
                assert not any(hole in text for hole in ("nan", "None", "{"))


def test_small_numbers():
    assert interval(None, ID) == "–"
    assert interval((0.25, math.inf), ID, 2) == "0,25 sampai ∞"
    assert probability(0.0001, ID) == "< 0,001"
    assert probability(0.0407, EN) == "0.041"
    assert probability(1.0, ID) == "1,00"
    assert probability(None, ID) == "–"
    assert p_value(0.0001, ID) == "p < 0,001"
    assert p_value(0.0407, EN) == "p = 0.041"
    assert level(0.05, ID) == "95 %"
    assert level(0.001, ID) == "99,9 %"


def test_every_zone_has_a_name_and_a_colour():
    assert set(ZONE) == set(ZONE_COLOUR)
