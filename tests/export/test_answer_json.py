"""The JSON is the Answer, and is JSON."""

import json

import pytest

from sentra_geo import answer
from sentra_geo.export.answer_json import answer_dict, answer_json
from sentra_geo.question import BASES, RULES, UNITS, Question
from sentra_geo.wording import Wording

ID = Wording("id")


def test_figures_equal_the_answer(study):
    found = answer(study, Question())
    written = answer_dict(study, found, ID)
    for zone, row in zip(found.zones, written["zones"], strict=True):
        assert row["people"] == zone.people
        assert row["businesses"] == zone.businesses
        assert row["coverage"] == pytest.approx(zone.reach["businesses"].share, abs=1e-6)
        assert row["coverage_interval"] == pytest.approx(
            zone.reach["businesses"].interval, abs=1e-6
        )
    assert written["gap"]["points"] == pytest.approx(found.finding.gap * 100, abs=1e-4)
    assert written["gap"]["p"] == pytest.approx(found.finding.p, abs=1e-6)
    assert written["gap"]["needed_inside"] == 6


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("sample", [True, False])
def test_every_question_gives_strict_json(study, rule, unit, base, sample):
    question = Question(rule=rule, unit=unit, base=base, sample=sample)
    text = answer_json(study, answer(study, question), ID)
    assert json.loads(text)["question"]["rule"] == rule


def test_without_any_inside_the_ratio_is_null_not_infinity(study):
    found = answer(study, Question(commodity=("batik",)))
    assert answer_dict(study, found, ID)["gap"]["rate_ratio"] is None


def test_filters_are_listed(study):
    found = answer(study, Question(district=("Waru",)))
    assert answer_dict(study, found, ID)["question"]["filters"] == {"district": ["Waru"]}
