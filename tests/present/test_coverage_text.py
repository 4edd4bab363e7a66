"""The verdict on coverage in words: figures, why this state, and what it is no evidence of."""

import dataclasses
import math
import re
from itertools import product

import pytest

from sentra_geo import answer
from sentra_geo.figures import Verdict
from sentra_geo.measures.verdict import Finding
from sentra_geo.present.coverage_text import (
    contiguous_sentence,
    coverage_explanation,
    coverage_statement,
)
from sentra_geo.question import COVERED, RULES, Question
from sentra_geo.sections.judgement import Judgement
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")
HOLES = re.compile(r"nan|None|\{|\}|\binf\b|  ")


@pytest.fixture(scope="module")
def default(study):
    return answer(study, Question())


def told(found, verdict=None, **figures):
    """An answer whose coverage has other figures."""
    judgement = found.coverage_judgement
    finding = dataclasses.replace(judgement.finding, **figures)
    verdict = verdict or Verdict(finding.state, False, finding.state, finding.state)
    return dataclasses.replace(found, coverage_judgement=Judgement(finding, verdict))


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("covered", COVERED)
@pytest.mark.parametrize("rule", RULES)
def test_every_coverage_reads_without_holes(study, words, covered, rule):
    for sample, radius in product((True, False), (0.1, 5.0, 60.0)):
        question = Question(rule=rule, covered=covered, sample=sample, radius_km=radius)
        found = answer(study, question)
        for text in (coverage_statement(found, words), coverage_explanation(found, words)):
            assert not HOLES.search(text), text


class TestStatement:
    def test_the_shipped_layers_at_five_kilometres(self, default):
        text = coverage_statement(default, ID)
        assert text.startswith("cakupan desa dalam 5,0 km di luar garis 6,77 kali di dalam")
        assert text.endswith("selisih +48,1 poin persen.")

    def test_what_is_proven_has_its_reason_in_the_evidence(self, default):
        assert "Timpang: interval 95 % tidak memuat 1" in coverage_explanation(default, ID)
        assert "bedanya paling sedikit 5 poin" in coverage_explanation(default, ID)

    def test_a_ratio_within_the_limits_is_named_as_the_reason(self, study):
        # 1.25 times, interval 1.05 to 1.82, p .037: all criteria but the ratio are met.
        question = Question(rule="administration", radius_km=20)
        text = coverage_statement(answer(study, question), ID)
        assert "1,25 kali di dalam (interval 95 % 1,05 sampai 1,82; p = 0,037)" in text
        assert "Bedanya terbukti tetapi kecil: rasionya tidak di luar 0,80 – 1,25" in text

    def test_a_p_above_the_level_is_named_as_the_reason(self, study):
        found = answer(study, Question(covered="people", rule="area"))
        assert found.coverage_judgement.finding.interval[0] > 1
        text = coverage_statement(found, ID)
        assert "Interval 95 % tidak memuat 1, tetapi p di atas 0,05" in text
        assert "tidak memuat 1" not in coverage_explanation(found, ID)  # said once

    def test_what_the_near_would_change_is_said(self, default):
        verdict = Verdict("depends_on_rule", False, "equal", "inside_behind")
        assert coverage_statement(told(default, verdict), ID).endswith(
            "Tanpa yang dekat batas: “Timpang: dalam tertinggal”; bila semuanya di dalam: "
            "“Setara”; bila semuanya di luar: “Timpang: dalam tertinggal”."
        )

    def test_an_empty_side_is_said(self, study):
        found = answer(study, Question(district=("Waru",)))
        assert "salah satu sisi garis kosong" in coverage_statement(found, ID)
        assert coverage_explanation(found, ID) == ""

    def test_unknown_and_sample_businesses(self, study):
        unknown = answer(study, Question(covered="businesses", sample=False))
        assert "belum dimuat" in coverage_statement(unknown, ID)
        assert coverage_explanation(unknown, ID) == ""
        sample = answer(study, Question(covered="businesses"))
        assert coverage_statement(sample, ID).endswith(
            "Data contoh tidak pernah memutuskan kesimpulan."
        )
        assert "bila semuanya" not in coverage_statement(sample, ID)
        assert "Timpang" not in coverage_explanation(sample, ID)

    @pytest.mark.parametrize(
        ("ratio", "interval", "fragment"),
        [
            (math.inf, (1.5, math.inf), "tidak ada desa di dalam garis yang tercakup"),
            (0.0, (0.0, 0.7), "tidak ada desa di luar garis yang tercakup"),
            (2.0, None, "interval tidak dapat dihitung"),
            (None, None, "di luar maupun di dalam garis"),
        ],
    )
    def test_odd_ratios(self, default, ratio, interval, fragment):
        text = coverage_statement(told(default, rate_ratio=ratio, interval=interval), ID)
        assert fragment in text
        assert not HOLES.search(text)

    def test_fractions_that_disagree_are_the_reason(self, default):
        text = coverage_statement(told(default, state="depends_on_rule"), ID)
        assert "kedua bilangan bulat" in text


class TestExplanation:
    def test_what_the_p_is_no_evidence_of(self, default):
        text = coverage_explanation(default, ID)
        assert text.startswith("Cakupan – ")
        assert "Semua desa dihitung, bukan sampel." in text
        assert "dipilih acak dan terpencar" in text
        assert "letaknya menyatu jauh lebih sering berbeda sebesar itu" in text

    def test_zones_that_lie_together_are_counted(self, default):
        zones = default.contiguous
        assert (zones.size, zones.zones) == (12, 51)  # villages inside; all but the three near
        assert zones.as_large == 33  # with the three near as neighbours it would be another number
        assert (
            f"Dari 51 kawasan menyatu sebesar ini (satu desa dengan desa-desa terdekatnya, "
            f"seluruhnya 12 desa), {zones.as_large} berbeda sedikitnya sebesar itu."
        ) in coverage_explanation(default, ID)

    def test_without_zones_nothing_is_said_of_them(self, study):
        found = answer(study, Question(district=("Waru",)))
        assert found.contiguous is None
        assert contiguous_sentence(found, ID) == ""

    def test_without_evidence_the_smallest_visible_difference_is_named(self, study):
        found = answer(study, Question(radius_km=0.1))
        seen = found.coverage_judgement.finding.visible.difference
        assert f"terlihat: {ID.number(seen * 100, 1)} poin." in coverage_explanation(found, ID)

    def test_nothing_is_explained_that_was_not_tested(self, default):
        judgement = Judgement(Finding("not_enough_evidence"), default.verdict)
        found = dataclasses.replace(default, coverage_judgement=judgement)
        assert coverage_explanation(found, ID) == ""
