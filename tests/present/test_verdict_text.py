"""The verdict in words: every state, every odd figure, both languages."""

import dataclasses
import re
from itertools import product

import pytest

from sentra_geo import answer, read_study
from sentra_geo.figures import Verdict
from sentra_geo.measures.inference import Visible
from sentra_geo.measures.verdict import STATES, Comparison, Finding, find
from sentra_geo.present.evidence_text import (
    figures_sentence,
    meaning_sentence,
    near_sentence,
    reason_of,
    reason_sentence,
    visible_sentence,
)
from sentra_geo.present.labels import STATE
from sentra_geo.present.verdict_text import (
    SHORT_FORM_LENGTH,
    evidence,
    explanation,
    headline,
    long_form,
    short_form,
    statement,
)
from sentra_geo.question import BASES, RULES, UNITS, Question
from sentra_geo.sections.judgement import Judgement
from sentra_geo.settings import DEFAULT_THRESHOLDS
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")
HOLES = re.compile(r"nan|None|\{|\}|\binf\b|  ")


@pytest.fixture(scope="module")
def default(study):
    return answer(study, Question())


def told(found, comparison, state=None, **verdict):
    """An answer with other figures."""
    finding = find(comparison)
    own = {"near_inside": finding.state, "near_outside": finding.state, "uses_sample": False}
    return dataclasses.replace(
        found,
        finding=finding,
        verdict=Verdict(**{"state": state or finding.state, **own, **verdict}),
        units=(comparison.x_inside, 0.0, comparison.x_outside),
        bases=(comparison.n_inside, 0.0, comparison.n_outside),
    )


class TestHeadline:
    def test_it_has_state_counts_and_both_shares(self, default):
        text = headline(default, ID)
        for fragment in ("Belum cukup bukti: 11 dari 13", "84,6 %", "82,8 %", "tanpa yang dekat"):
            assert fragment in text
        assert "Not enough evidence" in headline(default, EN)

    def test_the_statement_is_the_headline_without_its_state(self, default):
        assert headline(default, ID) == f"Belum cukup bukti: {statement(default, ID)}"

    def test_fractional_counts_are_shown_as_such(self, study):
        assert "11,33 dari 13" in headline(answer(study, Question(rule="area")), ID)

    def test_what_is_missing_is_said(self, study):
        def text(**choices):
            return headline(answer(study, Question(**choices)), ID)

        assert "belum dimuat" in text(unit="businesses", sample=False)
        assert "salah satu sisi garis kosong" in text(district=("Babulu",))
        assert "tidak ada yang dibandingkan" in text(commodity=("batik",), district=("Sepaku",))
        assert "sama dengan pembandingnya" in text(unit="businesses", base="businesses")

    def test_sample_businesses_are_called_so(self, study):
        found = answer(study, Question(unit="businesses"))
        for words in (ID, EN):
            for text in (
                headline(found, words),
                short_form(found, words),
                long_form(study, found, words),
            ):
                assert text.startswith("DATA CONTOH – ")


class TestFigures:
    def test_gap_ratio_interval_and_p(self, default):
        assert figures_sentence(default, ID) == (
            "Selisih +1,8 poin persen; laju di luar 1,14 kali laju di dalam (interval 95 % 0,25 "
            "sampai 10,60; p = 1,00)."
        )
        assert "interval 95 % 0,25–10,60; p = 1,00; n = 13." in evidence(default, ID)

    def test_none_inside_is_no_figure_but_a_bound(self, default):
        text = figures_sentence(told(default, Comparison(30, 0, 800, 800)), ID)
        assert "tidak ada satu pun di dalam" in text
        assert "batas bawah interval 95 %: 7,6" in text  # (1/.025)^(1/30): x/(1-x) of the share
        assert "p < 0,001" in text
        assert "∞" not in text

    def test_none_outside_is_a_ratio_of_nought_with_a_bound(self, default):
        text = figures_sentence(told(default, Comparison(0, 30, 800, 800)), ID)
        assert "tidak ada satu pun di luar" in text
        assert "batas atas interval 95 %: 0,13" in text

    @pytest.mark.parametrize(("outside", "inside"), [(300.0, 100.0), (300.0, 0.0)])
    def test_without_an_interval_that_is_said(self, default, outside, inside):
        found = told(default, Comparison(outside, inside, 800, 800, clustered=True))
        assert "interval tidak dapat dihitung" in figures_sentence(found, ID)
        assert reason_sentence(found, ID) == ""
        assert meaning_sentence(found, ID) == ""
        assert "rasio 3,00." in short_form(found, ID) or "rasio ∞." in short_form(found, ID)

    def test_the_level_is_that_of_the_settings(self, copy_data):
        path = copy_data / "settings.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("alpha = 0.05", "alpha = 0.01"))
        study = read_study(copy_data)
        text = long_form(study, answer(study, Question()), ID)
        assert "interval 99 %" in text
        assert "interval 98 %" in text
        assert "95 %" not in text

    def test_a_small_p_is_never_an_equation_with_an_inequality(self, default):
        found = told(default, Comparison(400, 100, 800, 800))
        assert "p < 0,001" in evidence(found, ID)
        assert "= <" not in evidence(found, ID)


class TestReason:
    def test_equal_means_the_narrow_interval_lies_within_the_limits(self, default):
        found = told(default, Comparison(4_000, 1_000, 8_000, 2_000))
        assert headline(found, ID).startswith("Setara: ")
        text = reason_sentence(found, ID)
        assert text.startswith("Setara: seluruh interval 90 % rasio (0,94 sampai 1,06)")
        assert "0,80 – 1,25" in text

    @pytest.mark.parametrize("numbers", [(10, 40, 800, 800), (40, 10, 800, 800)])
    def test_unequal_means_an_interval_without_one(self, default, numbers):
        text = reason_sentence(told(default, Comparison(*numbers)), ID)
        assert text.startswith("Timpang: interval 95 % tidak memuat 1, p paling besar 0,05")
        assert "poin" not in text  # the smallest gap is about shares of the base

    def test_the_smallest_gap_is_named_for_a_share(self, default):
        found = told(default, Comparison(40, 10, 800, 800))
        finding = dataclasses.replace(found.finding, difference=0.0375)
        text = reason_sentence(dataclasses.replace(found, finding=finding), ID)
        assert "paling sedikit 5 poin" in text

    @pytest.mark.parametrize(
        ("figures", "fragment"),
        [
            # 1 lies in the interval, 0.5 does not; on the limit counts as in it.
            ({"interval": (0.6, 3.0), "p": 0.01}, "Interval 95 % memuat 1, jadi timpang tidak"),
            ({"interval": (1.0, 3.0), "p": 0.01}, "Interval 95 % memuat 1, jadi timpang tidak"),
            ({"interval": (0.3, 1.0), "p": 0.01}, "Interval 95 % memuat 1, jadi timpang tidak"),
            # 0.5 lies in the interval, 1 does not.
            ({"interval": (0.3, 0.9), "p": 0.06}, "tidak memuat 1, tetapi p di atas 0,05, jadi"),
            ({"interval": (1.01, 9.0), "p": 0.051}, "tidak memuat 1, tetapi p di atas 0,05, jadi"),
            ({"interval": (1.05, 1.82), "p": 0.037}, "rasionya tidak di luar 0,80 – 1,25, jadi"),
            ({"interval": (0.7, 0.95), "p": 0.05}, "rasionya tidak di luar 0,80 – 1,25, jadi"),
            (
                {"interval": (1.05, 1.82), "p": 0.037, "difference": 0.06},
                "rasionya tidak di luar 0,80 – 1,25, jadi",
            ),
            (
                {"interval": (2.0, 9.0), "p": 0.01, "difference": -0.049},
                "terbukti tetapi kecil: kurang dari 5 poin, jadi",
            ),
            (
                {"interval": (2.0, 9.0), "p": 0.01, "difference": 0.049},
                "terbukti tetapi kecil: kurang dari 5 poin, jadi",
            ),
            (
                {"interval": (0.7, 0.95), "p": 0.01, "difference": -0.06},
                "rasionya tidak di luar 0,80 – 1,25, jadi",
            ),
        ],
    )
    def test_not_enough_evidence_names_the_criterion_that_is_not_met(self, figures, fragment):
        finding = Finding("not_enough_evidence", interval90=(0.7, 1.9), **figures)
        verdict = Verdict(finding.state, False, finding.state, finding.state)
        text = reason_of(Judgement(finding, verdict), DEFAULT_THRESHOLDS, ID)
        assert fragment in text
        assert text.endswith("setara juga tidak terbukti.")
        assert "0,70 sampai 1,90" in text

    def test_a_reason_is_that_of_the_finding(self, default):
        text = reason_sentence(default, ID)
        assert "memuat 1, jadi timpang tidak terbukti" in text
        found = told(default, Comparison(850, 1_000, 1_000, 1_000))  # RR .85, unlike 1
        assert "Bedanya terbukti tetapi kecil: rasionya" in reason_sentence(found, ID)

    def test_fractions_that_disagree_are_the_reason(self, default):
        fractional = Comparison(39.5, 16.5, 800, 800)  # 39 and 17: not; 40 and 16: unequal
        found = told(default, fractional)
        if found.finding.state != "depends_on_rule":
            found = dataclasses.replace(
                found, finding=dataclasses.replace(found.finding, state="depends_on_rule")
            )
        assert "kedua bilangan bulat" in reason_sentence(found, ID)

    def test_a_state_that_the_near_decide_is_told_as_that_of_the_rest(self, default):
        found = told(
            default,
            Comparison(40, 10, 800, 800),
            "depends_on_rule",
            near_outside="not_enough_evidence",
        )
        found = dataclasses.replace(found, units=(10.0, 5.0, 40.0))
        assert headline(found, ID).startswith("Bergantung pada aturan batas: ")
        assert reason_sentence(found, ID).startswith("Tanpa yang dekat batas – Timpang")
        assert near_sentence(found, ID).endswith(
            "Tanpa yang dekat batas: “Timpang: dalam tertinggal”; bila semuanya di dalam: "
            "“Timpang: dalam tertinggal”; bila semuanya di luar: “Belum cukup bukti”."
        )

    def test_sample_businesses_prove_nothing(self, study):
        found = answer(study, Question(unit="businesses"))
        assert reason_sentence(found, ID) == "Data contoh tidak pernah memutuskan kesimpulan."


class TestMeaning:
    def test_labels_of_villages_are_said_to_be_scattered(self, study, default):
        assert "keseluruhan, bukan sampel" in meaning_sentence(default, ID)
        assert "terpencar" not in meaning_sentence(default, ID)
        for choices in ({"unit": "businesses"}, {"unit": "villages", "base": "villages"}):
            text = meaning_sentence(answer(study, Question(**choices)), ID)
            assert "p terlalu kecil sebagai bukti kesengajaan" in text


class TestVisible:
    def test_how_many_inside_it_takes(self, default):
        assert "6 atau lebih ada di dalam (selisih terkecil 29,0 poin)" in visible_sentence(
            default, ID
        )

    @pytest.mark.parametrize(
        ("few", "many", "fragment"),
        [
            (2, 9, "9 atau lebih, atau 2 atau kurang, ada di dalam"),
            (0, None, "0 atau kurang ada di dalam"),
            (None, 1_234, "1.234 atau lebih ada di dalam"),
        ],
    )
    def test_each_side_that_can_be_seen(self, default, few, many, fragment):
        seen = dataclasses.replace(default.finding, visible=Visible(few, many, 0.2))
        assert fragment in visible_sentence(dataclasses.replace(default, finding=seen), ID)

    def test_nothing_can_be_seen(self, default):
        seen = dataclasses.replace(default.finding, visible=Visible(None, None, None))
        text = visible_sentence(dataclasses.replace(default, finding=seen), ID)
        assert "tidak dapat menunjukkan selisih apa pun" in text
        assert "–" not in text

    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("unit", ["locations", "sentra"])
    def test_the_shipped_layers_cannot_show_it_and_say_what_could(self, study, unit, rule):
        found = answer(study, Question(unit=unit, rule=rule))
        for text in (headline(found, ID), short_form(found, ID), long_form(study, found, ID)):
            assert text.startswith("Belum cukup bukti: ")
        n = 13 if unit == "locations" else 9
        assert f"n = {n}." in long_form(study, found, ID)
        needed = found.finding.visible.high_k
        assert needed in (5, 6, 7)
        assert f"bila {needed} atau lebih ada di dalam" in long_form(study, found, ID)


class TestLongForm:
    def test_it_holds_all_that_an_official_must_defend(self, study, default):
        text = long_form(study, default, ID)
        for fragment in (
            "lokasi sentra dengan penduduk",
            "UU 3/2022 (indikatif)",
            "menurut letak permukiman",
            "n = 13.",
            "84,6 %",
            "82,8 %",
            "+1,8 poin",
            "1,14 kali",
            "0,25 sampai 10,60",
            "p = 1,00",
            "keseluruhan, bukan sampel",
            "6 atau lebih",
            "29,0 poin",
            "8.391 penduduk",
            "tidak dihitung sampai diverifikasi",
            "Kesimpulan sama pada semua 27 gabungan pilihan yang dapat dinilai.",
            "perkiraan",
            "518/176/2020, per 11 Juni 2020",
            "Disdukcapil PPU, per Juni 2025",
        ):
            assert fragment in text, fragment

    def test_filters_are_named(self, study):
        found = answer(study, Question(district=("Waru", "Sepaku"), commodity=("batik",)))
        assert "Hanya Batik, Sepaku, Waru." in long_form(study, found, ID)

    def test_businesses_that_take_no_part_are_no_source(self, study):
        found = answer(study, Question(unit="businesses", sample=False))
        text = long_form(study, found, ID)
        assert "n =" not in text
        assert "data contoh" not in text

    def test_sample_sources_are_called_so(self, study):
        text = long_form(study, answer(study, Question(unit="businesses")), ID)
        assert "data contoh, per 2024" in text
        assert "undian ulang desa" in text


class TestShortForm:
    def test_figures_and_sources_on_one_line(self, default):
        assert short_form(default, ID) == (
            "Belum cukup bukti: 11 dari 13 lokasi sentra (84,6 %) di luar garis tanpa dekat batas; "
            "penduduk 82,8 %; rasio 1,14 (95 %: 0,25–10,60). Sumber: Surat Bupati PPU "
            "518/176/2020, peta lampiran UU 3/2022, Disdukcapil PPU 2025."
        )

    def test_long_names_of_sources_give_way_to_the_layers(self, default, monkeypatch):
        study = default.cut.study
        named = [dataclasses.replace(fact, short_source="Badan " * 30) for fact in study.layers]
        line = next(fact for fact in named if fact.layer == "delineation")
        boundaries = {"uu3_2022": dataclasses.replace(study.boundaries["uu3_2022"], facts=line)}
        longer = dataclasses.replace(study, layers=tuple(named), boundaries=boundaries)
        monkeypatch.setattr(default.cut, "study", longer)
        text = short_form(default, ID)
        assert text.endswith("Sumber: sentra 2020, delineasi 2022, penduduk 2025.")

    @pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
    @pytest.mark.parametrize(("unit", "base"), list(product(UNITS, BASES)))
    def test_the_widest_figures_still_fit(self, study, words, unit, base):
        found = answer(study, Question(unit=unit, base=base))
        wide = told(found, Comparison(1_234, 1_111, 9_999_999.0, 8_888_888.0))
        finding = dataclasses.replace(wide.finding, rate_ratio=88.88, interval=(33.33, 99_999.99))
        for state in STATES:
            verdict = dataclasses.replace(wide.verdict, state=state)
            units = (1_111_111.0, 99.5, 1_234_567.5)
            widest = dataclasses.replace(wide, finding=finding, verdict=verdict, units=units)
            text = short_form(widest, words)
            assert len(text) <= SHORT_FORM_LENGTH
            assert text.endswith(".")


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("rule", RULES)
def test_every_comparison_reads_without_holes(study, words, unit, base, rule):
    for sample in (True, False):
        found = answer(study, Question(unit=unit, base=base, rule=rule, sample=sample))
        short = short_form(found, words)
        assert len(short) <= SHORT_FORM_LENGTH
        for text in (
            headline(found, words),
            evidence(found, words),
            explanation(found, words),
            short,
            long_form(study, found, words),
        ):
            assert not HOLES.search(text), text


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_all_its_texts(study, default, state):
    numbers = Comparison(40, 10, 800, 800)
    for other in ({}, {"near_inside": "equal"}, {"uses_sample": True}):
        found = told(default, numbers, state, **other)
        for text in (headline(found, ID), short_form(found, ID), long_form(study, found, ID)):
            assert STATE[state] in text
            assert not HOLES.search(text)
