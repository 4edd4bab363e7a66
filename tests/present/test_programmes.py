"""Programmes in words, tables and charts: what is unknown stays apart from what is not."""

import json
import math
from dataclasses import replace

import pytest

from sentra_geo import answer
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.plan_sentences import next_step, next_steps, plans_note, plans_title
from sentra_geo.present.programme_charts import (
    cumulative_chart,
    matrix_chart,
    month_chart,
    partner_chart,
)
from sentra_geo.present.programme_pieces import programmes_pieces
from sentra_geo.present.programme_place_tables import plan_reading_table, plan_table
from sentra_geo.present.programme_sentences import (
    places_sentence,
    programme_headline,
    reach_sentence,
    unknown_sentence,
    zone_rate,
)
from sentra_geo.present.programme_tables import kind_table, matrix_table, programme_table
from sentra_geo.present.readings import readings
from sentra_geo.present.work_list_sentences import work_list_sentence
from sentra_geo.sections.work_list import villages_to_reach, work_list
from sentra_geo.wording import Wording
from tests.activity_worlds import participants, programme
from tests.present.formulas import right_hand_side
from tests.sections.test_programmes import make

ID = Wording("id")
ARITHMETIC = ("programme_reach", "programme_at_most", "programme_unknown", "programme_need")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("present") / "made")
    return answer(made, made.default_question())


@pytest.fixture(scope="module")
def figures(found):
    return found.programmes.figures


def kind(figures, name):
    return next(row for row in figures.kinds if row.kind == name)


def test_a_side_of_which_nothing_is_known_has_no_rate(figures):
    row = kind(figures, "training")
    outside = row.shares.zones[2]
    unknown = replace(outside, count=0.0, unknown=outside.total, share=0.0)
    nobody = replace(outside, count=0.0, unknown=0.0, total=0.0, share=None)
    for zone, said in ((unknown, "di luar tidak diketahui"), (nobody, "di luar tidak ada usaha")):
        shares = replace(row.shares, zones=(*row.shares.zones[:2], zone))
        text = reach_sentence(replace(row, shares=shares), ID)
        assert said in text
        assert "di luar 0,0" not in text


def test_the_headline_says_at_least_while_somebody_is_unknown(found, figures):
    assert programme_headline(found, figures, ID) == (
        "Program menjangkau paling sedikit 25,0 per 100 usaha di luar dan 50,0 di dalam: "
        "belum cukup bukti."
    )
    said = unknown_sentence(figures.whole, ID)
    assert "Untuk 9 usaha tidak diketahui" in said
    assert "paling banyak 100,0 per 100 di luar" in said
    assert "daftar_peserta_lengkap" in said


def test_unknown_attendance_is_said_also_where_lists_are_complete(figures):
    row = kind(figures, "training")
    assert reach_sentence(row, ID).startswith("Pelatihan menjangkau paling sedikit 25,0")
    said = unknown_sentence(row, ID)
    assert "Untuk 1 usaha" in said
    assert "lengkap" not in said


def test_complete_lists_say_so(tmp_path):
    study = make(tmp_path / "whole", [programme("P1", "stall", "2025")], participants("P1", 1, 5))
    found = answer(study, study.default_question())
    row = found.programmes.figures.whole
    assert "paling sedikit" not in reach_sentence(row, ID)
    assert unknown_sentence(row, ID).startswith("Daftar pesertanya lengkap")


def test_no_record_is_words_and_never_zero(found, figures):
    row = kind(figures, "packaging")
    assert reach_sentence(row, ID) == "Kemasan: belum ada catatan."
    assert next_step(row, ID) == "Kemasan: belum ada catatan, jadi belum ada anjuran."
    shown = matrix_table((row,), ID).frame.iloc[0]
    assert list(shown.iloc[2:]) == ["belum ada catatan"] * 5
    numbers = kind_table((figures.whole, row), found, ID)
    empty = numbers.frame.iloc[1][list(numbers.kinds)].drop("Program")
    assert empty.isna().all()


def test_cells_are_the_figures_of_the_section(figures):
    zones = kind(figures, "training").shares.zones
    assert zone_rate(zones[2], ID) == "25,0 (7,1–59,1) · 2 dari 8 · 1 tidak diketahui"
    assert zone_rate(zones[0], ID) == "50,0 (15,0–85,0) · 2 dari 4"


def test_advice_is_not_given_without_evidence(figures):
    assert next_step(kind(figures, "training"), ID) == (
        "Pelatihan: belum cukup bukti untuk anjuran. Menurut catatan luar lebih rendah; 2 usaha "
        "lagi di luar menyamakannya."
    )
    said = next_steps(figures, ID)
    assert len(said) == 3  # two kinds held, and one line for those without a record
    assert said[-1].endswith("belum ada catatan, jadi belum ada anjuran.")
    assert "Kemasan" in said[-1]


def test_plans_give_one_value_two_bounds_or_unknown(found, figures):
    frame = plan_reading_table(figures.plans.programmes, ID).frame
    assert list(frame["Judul"]) == ["Program P6", "Program P4", "Program P5"]
    assert list(frame["Selisih jenis ini"]) == [
        "belum ada catatan; bila terlaksana tidak diketahui",
        "belum ada catatan; bila terlaksana −12,5",
        "−25,0; bila terlaksana −100,0 sampai +12,5",
    ]
    assert list(frame["Dasar"]) == [
        "undangan dan kursi belum tercatat",
        "2 usaha diundang",
        "3 kursi, undangan belum tercatat",
    ]
    numbers = plan_table(figures.plans.programmes, ID).frame
    assert math.isnan(numbers["Selisih jenis ini, sekarang"][0])
    assert "−62,5 sampai 0,0 bila 2 yang diketahui" in plans_title(found, figures, ID)
    assert plans_note(figures, ID).count("1 program tanpa undangan") == 1


def test_charts_hold_every_row_and_their_gaps(found, figures):
    matrix = matrix_chart(found, figures, ID)
    assert len(matrix.table.frame) == 10
    assert "undi ulang" in matrix.note.replace("diundi", "undi")
    text = json.dumps(matrix.chart.to_dict(), ensure_ascii=False)
    assert "belum ada catatan" in text
    months = json.dumps(month_chart(found, figures, ID).chart.to_dict(), ensure_ascii=False)
    assert "April 2024 – Desember 2024" in months
    assert "2024, bulan tidak diketahui" in months
    assert "Sampai Januari 2025" in cumulative_chart(found, figures, ID).title
    assert partner_chart(found, figures, ID).title == (
        "Yogya paling sering menjadi mitra: 2 dari 3 program"
    )
    rows = programme_table(figures.partners, ID).frame
    assert list(rows["Mitra"]) == ["Yogya", "Yogya", "tanpa mitra tercatat"]
    assert list(rows["Luar delineasi"]) == [1, 0, 2]
    assert "Di 1 dari 3 desa" in places_sentence(found, figures, ID)


def test_the_work_list_says_no_and_unknown_apart(found):
    listed = work_list(found.cut, ("training",))
    rows = villages_to_reach(found.cut, listed)
    assert work_list_sentence(rows, ID) == (
        "5 usaha di luar garis pasti belum terjangkau; 1 lagi tidak diketahui."
    )
    assert "tidak diketahui usaha mana" in work_list_sentence(None, ID)


def test_formulas_are_filled_with_the_figures_shown(found):
    for code in ARITHMETIC:
        shown = readings(code, found, ID)
        assert shown
        for reading in shown:
            printed = right_hand_side(DEFINITIONS[code].formula, reading.symbols)
            assert printed == pytest.approx(reading.number)


@pytest.mark.parametrize("code", [code for code in DEFINITIONS if code.startswith("programme_")])
def test_every_definition_has_a_reading(found, grid, code):
    assert readings(code, found, ID)
    assert readings(code, answer(grid, grid.default_question()), ID) == ()


def test_pieces_have_rows_and_tell_of_businesses(found, grid, study):
    pieces = programmes_pieces(found, ID)
    assert len({piece.code for piece in pieces}) == len(pieces) == 9
    for piece in pieces:
        assert len(piece.table.frame)
        assert set(piece.codes) <= set(DEFINITIONS)
    assert programmes_pieces(answer(grid, grid.default_question()), ID) == ()
    sample = programmes_pieces(answer(study, study.default_question()), ID)
    assert all("DATA CONTOH" in piece.title for piece in sample)


def test_a_zone_of_which_nothing_is_known_has_no_rate(tmp_path):
    held = [programme("P1", "stall", "2025", list_complete=None)]
    study = make(tmp_path / "unknown", held, participants("P1", 1))
    found = answer(study, study.default_question())
    rows = [row for row in found.programmes.figures.kinds if row.kind == "stall"]
    unknown = [one.nothing_known for one in rows[0].shares.zones]
    assert sorted(unknown) == [False, True, True]
    row = matrix_table(rows, ID).frame.iloc[0].tolist()
    assert row[2:5].count("tidak diketahui") == 2
    assert row[5] == "tidak diketahui"
    data = matrix_chart(found, found.programmes.figures, ID).chart.data
    drawn = data[data["name"] == "Lapak"]
    assert drawn["rate"].isna().sum() == drawn["low"].isna().sum() == 1
