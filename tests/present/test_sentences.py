"""Sentences carry the Answer's figures, in the reader's language."""

import math

import pytest

from sentra_geo import answer
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.labels import STATE, ZONE
from sentra_geo.present.palette import STATE_COLOUR, STATE_MARK, ZONE_COLOUR
from sentra_geo.present.sentences import (
    choices,
    coverage_sentence,
    explanation,
    headline,
    interval,
    population_sentence,
    probability,
    sources,
)
from sentra_geo.question import BASES, COVERED, RULES, UNITS, Question
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


def test_headline_has_state_counts_and_both_shares(study):
    text = headline(answer(study, Question()), ID)
    for fragment in ("Belum cukup bukti", "11 dari 13", "84,6 %", "82,8 %"):
        assert fragment in text
    assert "Not enough evidence" in headline(answer(study, Question()), EN)


def test_explanation_has_interval_p_and_the_smallest_visible_gap(study):
    text = explanation(answer(study, Question()), ID)
    for fragment in ("+1,8 poin", "0,25 sampai 10,60", "p = 1,00", "6 atau lebih", "29,0 poin"):
        assert fragment in text


def test_fractional_counts_are_shown_as_such(study):
    assert "11,33 dari 13" in headline(answer(study, Question(rule="area")), ID)


def test_coverage_names_each_zone_with_its_numbers(study):
    text = coverage_sentence(answer(study, Question()), ID)
    for fragment in ("8,3 % (1 dari 12)", "66,7 % (2 dari 3)", "56,4 % (22 dari 39)", "+48,1"):
        assert fragment in text


def test_unknown_businesses_are_said_to_be_unknown(study):
    without = Question(sample=False, covered="businesses", unit="businesses")
    found = answer(study, without)
    assert "tidak diketahui" in coverage_sentence(found, ID)
    assert "belum dimuat" in headline(found, ID)
    assert explanation(found, ID) == ""
    assert " 0 " not in coverage_sentence(found, ID)


def test_sample_businesses_are_called_so(study):
    found = answer(study, Question(unit="businesses", covered="businesses"))
    assert headline(found, ID).startswith("DATA CONTOH")
    assert coverage_sentence(found, ID).startswith("DATA CONTOH")
    assert headline(found, EN).startswith("DATA CONTOH")


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
            for text in (headline(found, words), explanation(found, words)):
                assert not any(hole in text for hole in ("nan", "None", "{", "inf"))
            assert "{" not in coverage_sentence(found, words)


def test_one_empty_side_is_said(study):
    found = answer(study, Question(district=("Babulu",)))
    assert "salah satu sisi garis kosong" in headline(found, ID)


def test_small_numbers():
    assert interval(None, ID) == "–"
    assert interval((0.25, math.inf), ID, 2) == "0,25 sampai ∞"
    assert probability(0.0001, ID) == "< 0,001"
    assert probability(0.0407, EN) == "0.041"
    assert probability(1.0, ID) == "1,00"
    assert probability(None, ID) == "–"


def test_every_state_has_a_name_a_colour_and_a_mark():
    assert set(STATES) == set(STATE) == set(STATE_COLOUR) == set(STATE_MARK)
    assert len(set(STATE_MARK.values())) == len(STATES)
    assert set(ZONE) == set(ZONE_COLOUR)
