"""Whether other choices change the conclusion: sentences and table values."""

import pytest

from sentra_geo import Question, answer
from sentra_geo.figures import Verdict
from sentra_geo.measures.verdict import STATES, Finding, agreed_state
from sentra_geo.present.labels import STATE
from sentra_geo.present.sensitivity import (
    CHOICE,
    combination_table,
    left_out,
    stability,
    value_text,
    why_not,
)
from sentra_geo.present.state_grid import comparison_grid, coverage_grid, reasons_shown
from sentra_geo.sections.judgement import Judgement
from sentra_geo.sections.sensitivity import COMPARED, Combination, Flip, Variation
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


def combination(state, *, asked=False, sample=False, **choices):
    """A combination with a state; None for one that cannot be judged."""
    finding = Finding(state or "not_enough_evidence", rate_ratio=None if state is None else 1.0)
    verdict = Verdict(finding.state, sample, finding.state, finding.state)
    return Combination(Question(**choices), Judgement(finding, verdict), asked)


def variation(*combinations, flips=()):
    states = [one.state for one in combinations if one.state]
    state = agreed_state(states) if states else None
    return Variation(COMPARED, tuple(combinations), state, tuple(flips))


class TestStability:
    def test_the_shipped_layers_agree(self, study):
        found = answer(study, Question()).sensitivity.comparison
        assert stability(found, study, ID) == (
            "Kesimpulan sama pada semua 27 gabungan pilihan yang dapat dinilai."
        )

    def test_a_single_choice_that_flips_it_is_named(self, study):
        found = variation(
            combination("equal", asked=True),
            combination("outside_behind", base="area"),
            flips=[Flip("base", "area", "outside_behind")],
        )
        assert stability(found, study, ID) == (
            "Kesimpulan menjadi “Timpang: luar tertinggal” bila pembanding = luas wilayah. Dari 2 "
            "gabungan pilihan yang dapat dinilai: 1 “Setara”, 1 “Timpang: luar tertinggal”."
        )

    def test_flips_to_one_state_stand_together(self, study):
        flips = [
            Flip("base", "area", "outside_behind"),
            Flip("rule", "administration", "inside_behind"),
            Flip("unit", "sentra", "outside_behind"),
            Flip("boundary", "uu3_2022", "inside_behind"),
        ]
        found = variation(
            combination("equal", asked=True), combination("outside_behind"), flips=flips
        )
        text = stability(found, study, ID)
        assert (
            "“Timpang: luar tertinggal” bila pembanding = luas wilayah atau yang dibandingkan = "
            "sentra; “Timpang: dalam tertinggal” bila aturan desa terbelah = menurut kecamatan "
            "atau delineasi = UU 3/2022." in text
        )
        short = stability(found, study, ID, most=1)
        assert "aturan desa terbelah" not in short
        assert "dan 3 pilihan lain." in short

    def test_combinations_alone_can_flip_it(self, study):
        found = variation(
            combination("equal", asked=True),
            combination("equal", base="area"),
            combination("inside_behind", base="area", unit="sentra"),
        )
        assert stability(found, study, ID) == (
            "Tidak ada satu pilihan yang mengubah kesimpulan sendirian, tetapi gabungannya ada. "
            "Dari 3 gabungan pilihan yang dapat dinilai: 2 “Setara”, 1 “Timpang: dalam tertinggal”."
        )

    def test_all_that_depend_do_not_count_as_agreeing(self, study):
        found = variation(
            combination("depends_on_rule", asked=True), combination("depends_on_rule", base="area")
        )
        assert stability(found, study, ID) == (
            "Kesimpulan bergantung pada aturan batas pada semua 2 gabungan pilihan."
        )

    def test_a_question_that_cannot_be_judged(self, study):
        found = variation(combination(None, asked=True), combination("equal", base="area"))
        assert stability(found, study, ID) == (
            "Pilihan ini sendiri tidak dapat dinilai. Dari 1 gabungan pilihan yang dapat dinilai: "
            "1 “Setara”."
        )

    def test_nothing_or_one_thing_to_judge(self, study):
        assert "Tidak ada gabungan" in stability(
            variation(combination(None, asked=True)), study, ID
        )
        alone = variation(combination("equal", asked=True), combination(None, base="area"))
        assert "Hanya gabungan pilihan ini" in stability(alone, study, ID)

    @pytest.mark.parametrize("state", STATES)
    def test_every_state_can_be_told(self, study, state):
        found = variation(
            combination("equal" if state != "equal" else "inside_behind", asked=True),
            combination(state, base="area"),
            flips=[Flip("base", "area", state)],
        )
        assert f"“{STATE[state]}” bila" in stability(found, study, ID)


class TestLeftOut:
    def test_sample_and_same(self, study):
        found = answer(study, Question()).sensitivity
        assert left_out(found.comparison, "sample", ID) == (
            "27 dari 48 gabungan pilihan dapat dinilai; yang lain: 3 sama, 18 data contoh. Usaha "
            "buatan tidak pernah ikut memutuskan kesimpulan."
        )
        assert "24 dari 36" in left_out(found.coverage, "sample", ID)

    def test_without_businesses(self, study):
        found = answer(study, Question(sample=False)).sensitivity
        text = left_out(found.comparison, "none", ID)
        assert (
            text
            == "27 dari 48 gabungan pilihan dapat dinilai; yang lain: 3 sama, 18 belum ada data."
        )
        assert "12 belum ada data" in left_out(found.coverage, "none", ID)

    def test_an_empty_side(self, study):
        found = answer(study, Question(district=("Waru",), sample=False)).sensitivity.comparison
        assert "0 dari 48" in left_out(found, "none", ID)
        assert "27 kosong" in left_out(found, "none", ID)

    def test_all_judged(self):
        text = left_out(variation(combination("equal", asked=True)), "real", ID)
        assert text == "Semua 1 gabungan pilihan dapat dinilai."

    def test_reasons(self):
        judged = combination("equal", asked=True)
        held = variation(judged)
        assert why_not(judged, held, "real") is None
        same = combination(None, unit="businesses", base="businesses")
        assert why_not(same, held, "none") == "same"
        assert why_not(combination(None, base="businesses"), held, "none") == "no_data"
        assert why_not(combination(None, base="businesses"), held, "real") == "empty"
        assert why_not(combination(None), held, "none") == "empty"
        made_up = combination("equal", sample=True, base="businesses")
        assert why_not(made_up, held, "sample") == "sample_only"


def test_values_of_choices_in_words(study):
    assert value_text("radius_km", 7.5, study, ID) == "7,5 km"
    assert value_text("boundary", "uu3_2022", study, ID) == "UU 3/2022"
    assert value_text("covered", "villages", study, ID) == "desa"
    assert set(CHOICE) == {"boundary", "rule", "unit", "base", "covered", "radius_km"}


class TestTable:
    def test_one_row_a_combination_with_its_figures(self, study):
        found = answer(study, Question())
        table = combination_table(found.sensitivity.comparison, "sample", study, ID)
        assert len(table.frame) == 48
        first = table.frame.iloc[0]
        assert list(first[["Delineasi", "Yang dibandingkan", "Pembanding"]]) == [
            "UU 3/2022",
            "lokasi sentra",
            "penduduk",
        ]
        assert first["Kesimpulan"] == "? Belum cukup bukti"
        assert first["Rasio laju"] == found.finding.rate_ratio
        assert first["Batas bawah interval"] == found.finding.interval[0]
        assert table.kinds["p"] == "probability"
        assert (table.frame["Kesimpulan"] == "data contoh").sum() == 18

    def test_radii_are_numbers(self, study):
        found = answer(study, Question(radius_km=7.5)).sensitivity.coverage
        table = combination_table(found, "sample", study, ID)
        assert table.kinds["Radius (km)"] == "tenths"
        assert sorted(set(table.frame["Radius (km)"])) == [2.0, 5.0, 7.5, 10.0, 20.0]


class TestGrid:
    def test_rows_columns_and_cells_of_the_comparison(self, study):
        found = answer(study, Question())
        grid = comparison_grid(study, found, ID)
        assert grid.corner == ("Yang dibandingkan", "Pembanding")
        assert [law for law, _ in grid.columns] == ["UU 3/2022"]
        assert len(grid.columns[0][1]) == 3
        assert [(name, len(rows)) for name, rows in grid.groups] == [
            ("Lokasi sentra", 4),
            ("Sentra", 4),
            ("Desa tempat sentra", 4),
            ("Usaha", 4),
        ]
        cells = {cell.question: cell for _, rows in grid.groups for r in rows for cell in r.cells}
        assert len(cells) == 48
        for one in found.sensitivity.comparison.combinations:
            assert cells[one.question].state == one.state
            assert cells[one.question].is_asked is (one.question == found.question)

    @pytest.mark.parametrize("make", [comparison_grid, coverage_grid])
    @pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
    def test_every_cell_stands_under_its_row_and_column(self, study, make, words):
        grid = make(study, answer(study, Question(radius_km=7.5)), words)
        for group, rows in grid.groups:
            for row in rows:
                for (law, rule), cell in zip(
                    [(law, rule) for law, rules in grid.columns for rule in rules],
                    row.cells,
                    strict=True,
                ):
                    spoken = cell.spoken.lower()
                    for part in (group, row.name, law, rule):
                        assert part.lower() in spoken

    def test_a_cell_that_cannot_be_judged_says_why(self, study):
        grid = comparison_grid(study, answer(study, Question(sample=False)), ID)
        cells = [cell for _, rows in grid.groups for row in rows for cell in row.cells]
        assert {cell.why for cell in cells if cell.state is None} == {"belum ada data", "sama"}
        assert all((cell.state is None) is bool(cell.why) for cell in cells)
        assert all("tidak dapat dinilai" in cell.spoken for cell in cells if cell.why)
        assert [word for word, _ in reasons_shown([grid], ID)] == ["sama", "belum ada data"]

    def test_rows_of_coverage(self, study):
        grid = coverage_grid(study, answer(study, Question(radius_km=7.5)), ID)
        assert [row.name for row in grid.groups[0][1]] == [
            "2,0 km",
            "5,0 km",
            "7,5 km",
            "10,0 km",
            "20,0 km",
        ]
