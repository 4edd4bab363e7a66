"""The sections of the JSON are those of the Answer."""

import dataclasses
import json
import math
from collections.abc import Mapping

import numpy as np
import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.export.answer_json import answer_json
from sentra_geo.export.answer_sections import answer_sections, plain_value
from sentra_geo.question import BASES, RULES, UNITS
from sentra_geo.wording import Wording
from tests import worlds


class TestPlainValue:
    @dataclasses.dataclass(frozen=True)
    class Row:
        name: str
        share: float
        inner: object = None

    def test_a_dataclass_becomes_its_fields(self):
        row = self.Row("a", 0.25, (self.Row("b", math.nan),))
        inner = {"name": "b", "share": None, "inner": None}
        assert plain_value(row) == {"name": "a", "share": 0.25, "inner": [inner]}

    @pytest.mark.parametrize(
        ("value", "plain"),
        [
            (math.nan, None),
            (math.inf, None),
            (-math.inf, None),
            (None, None),
            (2.0, 2),
            (1 / 3, 0.333333),
            (True, True),
            (np.float64(0.5), 0.5),
            (np.int16(3), 3),
            (np.bool_(False), False),
            (np.array([1.0, np.nan]), [1, None]),
            ({1: (2.5,)}, {"1": [2.5]}),
            ("teks", "teks"),
        ],
    )
    def test_values(self, value, plain):
        found = plain_value(value)
        assert found == plain
        assert type(found) is type(plain)


def unknown_numbers(value):
    if isinstance(value, Mapping):
        return any(unknown_numbers(entry) for entry in value.values())
    if isinstance(value, list):
        return any(unknown_numbers(entry) for entry in value)
    return isinstance(value, float) and not math.isfinite(value)


def test_figures_equal_the_sections(study):
    found = answer(study, Question())
    written = answer_sections(found)
    compared = written["sensitivity"]["comparison"]
    assert compared["state"] == found.sensitivity.comparison.state == "not_enough_evidence"
    assert compared["judged"] == len(found.sensitivity.comparison.judged) == 27
    assert len(compared["combinations"]) == 48
    (asked,) = [one for one in compared["combinations"] if one["is_asked"]]
    assert asked["rate_ratio"] == pytest.approx(found.finding.rate_ratio, abs=1e-6)
    assert (asked["rule"], asked["unit"], asked["base"]) == ("point", "locations", "population")
    assert written["draws"]["states"] == plain_value(found.drawn.states)
    assert sum(written["draws"]["states"].values()) == pytest.approx(1)
    names = [row["village"] for row in written["villages_to_verify"]]
    assert set(names) == {"Pemaluan", "Maridan", "Telemow", "Binuang", "Bumi Harapan"}
    spread = written["equity"]["inequality"]
    assert spread["gini"] == pytest.approx(found.equity.inequality.gini, abs=1e-6)
    assert len(written["equity"]["villages"]) == len(written["access"]["villages"]) == 54


@pytest.mark.parametrize("rule", RULES)
def test_every_question_gives_strict_json(study, rule):
    for unit in UNITS:
        for base in BASES:
            for sample in (True, False):
                question = Question(rule=rule, unit=unit, base=base, sample=sample)
                written = answer_sections(answer(study, question))
                assert not unknown_numbers(written)
                json.dumps(written, allow_nan=False)


def test_made_up_businesses_judge_nothing(study):
    written = answer_sections(answer(study, Question(unit="businesses")))
    combinations = written["sensitivity"]["comparison"]["combinations"]
    assert {one["state"] for one in combinations if one["uses_sample"]} == {None}


def test_a_filter_that_leaves_nothing_is_no_fault(study):
    for question in (
        Question(commodity=("batik",), district=("Sepaku",)),
        Question(district=("Waru",), unit="businesses", sample=False),
    ):
        text = answer_json(study, answer(study, question), Wording("en"))
        assert json.loads(text)["sensitivity"]


def test_without_businesses_they_are_unknown(tmp_path):
    study = read_study(worlds.write_world(tmp_path, businesses=None))
    written = answer_sections(answer(study, Question(boundary="garis", unit="businesses")))
    assert not unknown_numbers(written)
    assert written["sensitivity"]["comparison"]["flips"] == []
