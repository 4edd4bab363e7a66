"""Where numbers come from: the Answer's figures, the definitions' formulas, the layers' dates."""

import dataclasses
import json
import re

import numpy as np
import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.equity import location_quotient, location_quotient_interval
from sentra_geo.measures.verdict import Comparison, find
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.equity_charts import business_quotient_chart, sentra_quotient_chart
from sentra_geo.present.labels import STATE
from sentra_geo.present.provenance import provenance
from sentra_geo.present.readings import readings
from sentra_geo.present.shown import (
    BAND_CHART,
    BUSINESS_QUOTIENT_CHART,
    CONCENTRATION_CHART,
    DRAW_CHART,
    LORENZ_CHART,
    RATE_CHART,
    SENTRA_QUOTIENT_CHART,
    STABILITY,
    THEIL_CHART,
    VERIFY_CARD,
    VERIFY_LIST,
    combination_codes,
    curve_codes,
    gap_chart_codes,
    place_codes,
    profile_codes,
    representation_codes,
    representation_table_codes,
    sentra_table_codes,
    verdict_codes,
    village_table_codes,
    zone_table_codes,
)
from sentra_geo.present.tables import sentra_table, village_table, zone_table
from sentra_geo.question import BASES, RULES, UNITS
from sentra_geo.wording import Wording
from tests import worlds
from tests.present.formulas import right_hand_side

ID, EN = Wording("id"), Wording("en")
FILLED = ("share", "expected_share", "gap", "rate_ratio", "rate", "location_quotient", "coverage")
FILLED += ("coverage_gap", "parity_need")


def traced(study, code, words=ID, of="", **choices):
    (item,) = provenance(study, answer(study, Question(**choices)), words, code, of=of)
    return item


def test_the_rate_ratio_shows_formula_numbers_n_sources_and_what_is_estimated(study):
    item = traced(study, "rate_ratio")
    assert item.formula == "RR = (x_L / n_L) / (x_D / n_D)"
    (value,) = item.values
    assert value.filled == "RR = (11 / 161.683) / (2 / 33.565) = 1,14"
    assert value.shown == "1,14"
    assert value.n == "13 lokasi sentra"
    assert dict(item.symbols)["n_L"] == "pembanding di luar garis"
    text = " ".join(item.sources)
    for fragment in ("518/176/2020", "per 11 Juni 2020", "indikatif", "Disdukcapil", "Juni 2025"):
        assert fragment in text
    assert "perkiraan" in item.estimated
    assert not item.is_sample
    assert item.computed_by == "sentra_geo.measures.equity.rate_ratio"


def test_numbers_are_written_as_the_language_writes_them(study):
    (value,) = traced(study, "rate_ratio", EN).values
    assert value.filled == "RR = (11 / 161,683) / (2 / 33,565) = 1.14"
    assert traced(study, "gaussian_weight").formula.count("0,5") == 3
    assert "min(1; 2" in traced(study, "central_p").formula
    assert "min(1, 2" in traced(study, "central_p", EN).formula


def test_one_zone_alone(study):
    item = traced(study, "coverage", of="inside")
    assert [value.filled for value in item.values] == ["C_z = 1 / 12 = 8,3 %"]
    assert len(traced(study, "coverage").values) == 3


def test_businesses_that_are_made_up_are_marked(study):
    assert traced(study, "businesses").is_sample
    assert traced(study, "rate_ratio", unit="businesses").is_sample
    assert not traced(study, "sensitivity").is_sample
    without = traced(study, "businesses", sample=False)
    assert not without.is_sample
    assert not any("usaha" in line for line in without.sources)


def test_layers_follow_the_question(study):
    plain = traced(study, "gap", base="villages")
    assert not any(line.startswith("penduduk") for line in plain.sources)
    people = traced(study, "coverage", covered="people")
    assert any(line.startswith("penduduk") for line in people.sources)


def test_settings_of_the_data_folder_are_shown(study):
    limits = dataclasses.replace(study.settings.thresholds, alpha=0.1)
    changed = dataclasses.replace(
        study, settings=dataclasses.replace(study.settings, thresholds=limits)
    )
    found = answer(changed, Question())
    (item,) = provenance(changed, found, ID, "central_p")
    assert item.settings == ("verdict.alpha = 0,1 (taraf uji)",)


def test_what_is_unknown_is_a_dash_and_no_formula_is_filled(study):
    unknown = {"unit": "businesses", "sample": False}
    for code in ("share", "gap", "rate_ratio"):
        (value,) = traced(study, code, **unknown).values
        assert "–" in value.shown
        assert value.filled == ""


def test_without_values_nothing_is_looked_up(study):
    found = answer(study, Question())
    for item in provenance(study, found, ID, *DEFINITIONS, values=False):
        assert item.values == ()


def test_a_village_and_a_sentra_alone(study):
    found = answer(study, Question())
    village = "village:64.09.04.1006"
    shown = {
        item.code: item.values[0].shown
        for item in provenance(study, found, ID, *place_codes(found), of=village)
        if item.values
    }
    assert shown["land_inside"] == "66,7 %"
    assert shown["zone"] == "Dekat batas"
    first = found.sentra[0]
    (item,) = provenance(study, found, ID, "reached_villages", of=f"sentra:{first.sentra_id}")
    assert [value.shown for value in item.values] == [
        ID.count(count) for count in first.villages_covered
    ]


def test_a_code_that_does_not_exist_is_an_error(study):
    with pytest.raises(KeyError):
        traced(study, "atlantis")


def computed(code, numbers):
    """What the definition's own function makes of a reading's numbers."""
    compute, values = DEFINITIONS[code].compute, list(numbers.values())
    if compute is find and code == "coverage_gap":
        c_l, t_l, c_d, t_d = values
        return find(Comparison(c_l, c_d, t_l, t_d, is_share=True)).difference
    if compute is find:
        name = {"share": "share_inside", "expected_share": "expected_share"}[code]
        return 1 - getattr(find(Comparison(*values)), name)
    if compute is ZoneReach.share:
        return compute(ZoneReach(np.array([[values[0]], [values[1]]])), 0)[0]
    return compute(*values)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("sample", [True, False])
def test_filled_formulas_give_the_figure_that_is_shown(study, rule, base, unit, sample):
    found = answer(study, Question(rule=rule, base=base, unit=unit, sample=sample))
    for code in FILLED:
        for reading in readings(code, found, ID):
            if reading.number is None or not np.isfinite(reading.number) or not reading.symbols:
                continue
            printed = right_hand_side(DEFINITIONS[code].formula, reading.symbols)
            assert printed == pytest.approx(reading.number, rel=1e-6, abs=1e-6)
            again = computed(code, reading.symbols)
            assert again == pytest.approx(reading.number, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_exact_p_is_that_of_its_function(study, unit, base):
    found = answer(study, Question(unit=unit, base=base))
    for code in ("central_p", "hypergeometric_p"):
        for reading in readings(code, found, ID):
            if reading.symbols:
                p = DEFINITIONS[code].compute(*(_whole(v) for v in reading.symbols.values()))
                assert p == pytest.approx(reading.number)


def _whole(value):
    return int(value) if float(value).is_integer() else value


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_nothing_reads_with_holes(study, words, unit, base):
    for rule in RULES:
        for sample in (True, False):
            found = answer(study, Question(unit=unit, base=base, rule=rule, sample=sample))
            codes = (*verdict_codes(found), *zone_table_codes(found), *curve_codes(found))
            for item in provenance(study, found, words, *codes):
                for value in item.values:
                    text = f"{value.place} {value.shown} {value.filled} {value.n}"
                    assert not any(hole in text for hole in ("nan", "None", "{", "inf"))


# Columns of numbers, by the start of their names, and the definition behind each.
COLUMNS = {
    "Lokasi sentra per": "rate",
    "Lokasi sentra": "locations",
    "Sentra": "sentra_count",
    "Desa tercakup": "reached_villages",
    "Desa": "villages",
    "Penduduk": "people",
    "Luas di dalam garis": "land_inside",
    "Luas (ha)": "area",
    "Kuosien": "location_quotient",
    "Cakupan": "coverage",
    "Jarak": "distance",
    "Usaha (DATA CONTOH) komoditas": "reached_businesses",
    "Usaha": "businesses",
}


@pytest.mark.parametrize("covered", ["villages", "people", "businesses"])
def test_every_column_of_numbers_has_its_definition(study, covered):
    found = answer(study, Question(covered=covered))
    for table, codes in (
        (zone_table(found, ID), zone_table_codes(found)),
        (village_table(found, ID), village_table_codes(found)),
        (sentra_table(found, ID), sentra_table_codes(found)),
    ):
        for column in table.kinds:
            code = next(code for start, code in COLUMNS.items() if column.startswith(start))
            assert code in codes, column


def test_every_shown_code_exists(study):
    for question in (Question(), Question(unit="villages", base="villages", sample=False)):
        found = answer(study, question)
        for codes in (verdict_codes, gap_chart_codes, curve_codes, profile_codes, place_codes):
            assert set(codes(found)) <= set(DEFINITIONS)


def test_sections_are_read_from_the_answer(study):
    found = answer(study, Question())
    (gini,) = readings("gini", found, ID)
    assert gini.number == found.equity.inequality.gini
    total, between, within = (
        [reading.number for reading in readings(code, found, ID)]
        for code in ("theil", "theil_between", "theil_within")
    )
    assert total == pytest.approx([b + w for b, w in zip(between, within, strict=True)])
    drawn = [r.number for r in readings("drawn_verdicts", found, ID) if r.number is not None]
    assert sum(drawn) == pytest.approx(1)
    assert len(readings("access_mean", found, ID)) == 3
    comparison, coverage = readings("sensitivity", found, ID)
    assert comparison.n == f"{len(found.sensitivity.comparison.judged)} gabungan pilihan"
    assert (comparison.place, coverage.place) == ("Perbandingan", "Cakupan")
    assert coverage.value == STATE[found.sensitivity.coverage.state]


def test_sections_that_cannot_be_made_have_no_reading(study):
    found = answer(study, Question(unit="businesses", sample=False))
    for code in (*LORENZ_CHART, *THEIL_CHART, *CONCENTRATION_CHART, *RATE_CHART):
        assert readings(code, found, ID) == ()
    for code in (*representation_codes(found), *BUSINESS_QUOTIENT_CHART):
        assert readings(code, found, ID) == ()


CHARTS = (
    LORENZ_CHART,
    THEIL_CHART,
    CONCENTRATION_CHART,
    RATE_CHART,
    SENTRA_QUOTIENT_CHART,
    BUSINESS_QUOTIENT_CHART,
    BAND_CHART,
    DRAW_CHART,
    VERIFY_LIST,
    STABILITY,
)


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_every_chart_of_villages_and_of_other_choices_has_its_figures(study, unit, words):
    for rule in RULES:
        found = answer(study, Question(unit=unit, rule=rule))
        for codes in (*CHARTS, representation_codes(found), ("village_parity_need",)):
            for item in provenance(study, found, words, *codes):
                if rule == "point" or item.code != "rule":
                    assert item.values or item.code in {"rule", "distance"}, item.code
                for value in item.values:
                    text = f"{value.place} {value.shown} {value.filled} {value.n}"
                    assert not re.search(r"\bnan\b|None|[{}]|\binf\b", text), text


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("base", ["population", "villages", "area"])
def test_formulas_of_villages_are_filled_with_the_answers_numbers(study, base, rule):
    found = answer(study, Question(base=base, rule=rule))
    for code in ("representation", "commodity_quotient", "village_parity_need"):
        made = readings(code, found, ID)
        assert made
        for reading in made:
            printed = right_hand_side(DEFINITIONS[code].formula, reading.symbols)
            assert printed == pytest.approx(reading.number, rel=1e-9, abs=1e-9), code
            assert reading.n
    for reading in readings("commodity_quotient", found, ID):
        assert location_quotient(*reading.symbols.values()) == pytest.approx(reading.number)


def test_of_many_villages_those_that_tell_most_are_shown(study):
    found = answer(study, Question())
    largest = max(found.equity.villages, key=lambda row: abs(row.difference))
    shown = readings("representation", found, ID)
    assert shown[0].place == largest.village == "Jenebora"
    assert len(shown) == 3
    assert shown[0].value == "+13,3 poin persen"
    assert readings("village_p", found, ID)[0].value == "p = 0,060"
    assert readings("village_p", found, ID)[0].n == "2 dari 13 lokasi sentra"
    (first, *_) = readings("false_discovery", found, ID)
    assert first.value == "q = 1,00: tidak berbeda nyata"
    assert first.n == "54 desa"
    needs = readings("village_parity_need", found, ID)
    assert [one.number for one in needs] == [row.need for row in found.equity.ranking.lacking[:3]]
    rates = [row.smoothed_rate for row in found.equity.villages]
    assert readings("smoothed_rate", found, ID)[0].number == max(rates)


def test_p_of_villages_is_by_the_method_of_the_unit(study):
    for unit in UNITS:
        found = answer(study, Question(unit=unit))
        of_all, of_businesses = (
            readings(code, found, ID) for code in ("village_p", "village_p_clustered")
        )
        assert bool(of_businesses) == (unit == "businesses") == (not of_all)
        used = {"village_p", "village_p_clustered"} & set(representation_table_codes(found))
        assert used == {"village_p_clustered" if unit == "businesses" else "village_p"}


def test_quotients_blind_draws_and_bands_are_the_answers(study):
    found = answer(study, Question())
    inside = [one for one in found.equity.sentra_quotients if one.zone == "inside"]
    limits = readings("location_quotient_interval", found, ID)
    assert [one.number for one in limits] == [one.interval for one in inside]
    of_businesses = [one for one in found.equity.business_quotients if one.zone == "inside"]
    made = readings("business_quotient", found, ID)
    assert [one.number for one in made] == [one.value for one in of_businesses]
    spread = found.equity.inequality
    blind, about = readings("blind_draw", found, ID)
    assert blind.number == (spread.gini_drawn.low, spread.gini_drawn.high)
    assert about.number == (spread.concentration_drawn.low, spread.concentration_drawn.high)
    (point,) = readings("lorenz", found, ID)
    assert point.value.startswith("S(49,2 %) = ")
    assert [one.value for one in readings("rule_band", found, ID)][:2] == [
        "2 (2 sampai 2)",
        "41.956 (33.565 sampai 41.956)",
    ]


def test_a_village_to_verify_has_its_own_figures(study):
    found = answer(study, Question())
    (whole,) = readings("to_verify", found, ID)
    assert whole.number == len(found.to_verify)
    for row in found.to_verify:
        items = provenance(study, found, ID, *VERIFY_CARD, of=f"village:{row.village_code}")
        assert all(item.values for item in items)
        (line,) = readings("line_distance", found, ID, f"village:{row.village_code}")
        assert line.number == row.line_km
    listed = {row.village_code for row in found.to_verify}
    other = next(one for one in found.villages if one.village_code not in listed)
    assert readings("to_verify", found, ID, f"village:{other.village_code}") == ()


def test_who_the_ranking_counts_is_a_source(study):
    of_people = traced(study, "village_parity_need")
    assert any(line.startswith("penduduk") for line in of_people.sources)
    assert not of_people.is_sample
    assert traced(study, "village_parity_need", covered="businesses").is_sample


def test_what_redrawn_villages_could_have_shown_is_defined(study):
    found = answer(study, Question(unit="businesses"))
    assert "village_visible" in verdict_codes(found)
    (seen,) = readings("village_visible", found, ID)
    assert seen.number == found.finding.visible.gap
    assert readings("visible_gap", found, ID) == ()


def test_tables_of_combinations_name_the_methods_of_their_rows(study):
    used = {
        one.judgement.finding.method
        for one in answer(study, Question()).sensitivity.coverage.judged
    }
    assert used == {"hypergeometric", "village_bootstrap"}
    coverage, comparison = (set(combination_codes(coverage=on)) for on in (True, False))
    assert coverage < comparison
    assert comparison - coverage == {"rate_ratio_interval", "central_p"}


@pytest.fixture(scope="module")
def lenient(tmp_path_factory):
    """The grid world with tests at 0.1 instead of 0.05."""
    folder = worlds.write_world(tmp_path_factory.mktemp("lenient"))
    (folder / "settings.toml").write_text("[verdict]\nalpha = 0.1\n", encoding="utf-8")
    return read_study(folder)


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_levels_are_those_of_the_settings(lenient, words):
    found = answer(lenient, Question(boundary="garis"))
    items = provenance(lenient, found, words, *DEFINITIONS, values=False)
    texts = {
        item.code: " ".join(
            [item.meaning, item.estimated, item.unsaid, *(text for _, text in item.symbols)]
        )
        for item in items
    }
    wide, narrow = words.percent(0.9, 0), words.percent(0.8, 0)
    for code in ("coverage_interval", "rate_ratio_interval", "business_quotient", "verdict"):
        assert wide in texts[code], code
    assert narrow in texts["verdict"]
    assert words.number(1.645, 2) in texts["coverage_interval"]
    assert words.percent(0.95, 0) not in " ".join(
        text for code, text in texts.items() if code != "blind_draw"
    )
    assert words.percent(0.95, 0) in texts["blind_draw"]


def test_distances_are_what_the_study_measures(by_time, by_route, grid):
    for one, text in ((grid, "garis lurus"), (by_route, "jalan dan feri"), (by_time, "menit")):
        found = answer(one, Question(boundary="garis"))
        for code in ("distance", "coverage", "catchment", "reached_villages"):
            (item,) = provenance(one, found, ID, code, values=False)
            assert text in item.estimated, code
    (curve,) = provenance(
        by_time, answer(by_time, Question(boundary="garis")), ID, "coverage_curve"
    )
    assert "60 menit" in curve.meaning
    assert "0,2 menit" in curve.meaning


def test_location_quotients_have_the_level_of_the_settings(study):
    limits = dataclasses.replace(study.settings.thresholds, alpha=0.1)
    settings = dataclasses.replace(study.settings, thresholds=limits)
    plain, found = (
        answer(one, Question()) for one in (study, dataclasses.replace(study, settings=settings))
    )
    one = found.equity.sentra_quotients[0]
    inside, whole = found.bases[0], sum(found.bases)
    exact = location_quotient_interval(one.units, one.total, inside, whole, 0.9)
    assert one.interval == pytest.approx(exact)
    pairs = zip(found.equity.business_quotients, plain.equity.business_quotients, strict=True)
    known = [(new.interval, old.interval) for new, old in pairs if new.interval]
    assert known
    assert all(old[0] <= new[0] and new[1] <= old[1] and new != old for new, old in known)
    for chart in (sentra_quotient_chart, business_quotient_chart):
        figure = chart(found, ID)
        assert {"batas bawah 90 %", "batas atas 90 %"} <= set(figure.table.frame.columns)
        drawn = json.dumps(figure.chart.to_dict(), ensure_ascii=False)
        assert "interval 90 %" in drawn
        assert "95 %" not in drawn
