"""The tracker in words: what is known, where, by whom it is checked, and what is asked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sentra_geo import answer
from sentra_geo.present.readings import readings
from sentra_geo.present.tracker import (
    asks,
    conflicts,
    evidence_text,
    stage_text,
    step_text,
    tracker_sentences,
    tracker_title,
    units_text,
)
from sentra_geo.present.tracker_chart import tracker_chart
from sentra_geo.present.tracker_pieces import tracker_pieces
from sentra_geo.present.tracker_support import place_lines, support_lines
from sentra_geo.present.tracker_tables import evidence_table, stage_table, support_table
from sentra_geo.question import Question
from sentra_geo.sections.sentra_record import Units
from sentra_geo.wording import Wording
from tests.tracker_worlds import tracked_world

ID = Wording("id")
QUESTION = Question(boundary="garis", near_km=0.5)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    columns = {"unit_count": [5, 3, None, 4, None]}
    study = tracked_world(tmp_path_factory.mktemp("said") / "world", sentra=columns)
    return answer(study, QUESTION)


@pytest.fixture(scope="module")
def tracked(found):
    return {one.sentra_id: one for one in found.tracker.sentra}


def test_the_stage_names_the_village_it_is_known_of(tracked):
    assert stage_text(tracked["S2"].climb, ID) == "Beroperasi di A"
    assert stage_text(tracked["S1"].climb, ID) == "Beroperasi"
    assert stage_text(tracked["S4"].climb, ID) == "Tidak diketahui"


def test_steps_say_date_as_known_unknown_or_no_evidence(tracked):
    assert [step_text(step, ID) for step in tracked["S1"].climb.steps] == [
        "11 Juni 2020",
        "tidak diketahui",
        "tidak diketahui",
        "2021",
        "belum ada bukti",
    ]
    assert step_text(tracked["S2"].climb.steps[3], ID) == "November 2022, A"


def test_evidence_says_source_and_who_checked(tracked):
    letter, workshop = tracked["S1"].climb.evidence
    assert evidence_text(letter, ID).endswith("sumber: Surat; belum diperiksa")
    text = evidence_text(workshop, ID)
    assert text.startswith("2021: Bengkel dibuka; sumber: https://contoh.example/bengkel")
    assert text.endswith("diperiksa Dinas, Januari 2022")
    bare = tracked["S2"].climb.evidence[0]
    assert "hanya di A" in evidence_text(bare, ID)
    assert "sumber tidak disebutkan" in evidence_text(bare, ID)


def test_what_does_not_agree_is_said(tracked):
    assert conflicts(tracked["S3"].climb, ID)[0].startswith("Tanggal bukti tidak berurutan")
    assert conflicts(tracked["S2"].climb, ID)[0].startswith("Ada bukti dari desa yang bukan")


@pytest.mark.parametrize(
    ("units", "text"),
    [
        (Units(None, ("A",), "unknown"), "Unit usaha: tidak diketahui (syarat sentra IKM: paling"),
        (Units(3, ("C",), "unknown"), "Unit usaha: paling sedikit 3; belum diketahui apakah"),
        (Units(6, ("C",), "met"), "Unit usaha: paling sedikit 6; syarat sentra IKM (paling"),
        (Units(4, (), "not_met"), "Unit usaha: 4; syarat sentra IKM (paling sedikit 5) belum"),
    ],
)
def test_units_are_said_as_known(tracked, units, text):
    assert units_text(replace(tracked["S1"], units=units), ID).startswith(text)


def test_questions_name_what_is_missing(tracked):
    said = asks(tracked["S2"], ID)
    assert "Berapa unit usaha yang bekerja di C?" in said
    assert "Bagaimana keadaannya di C? Buktinya baru dari A." in said
    assert not any("{" in line for one in tracked.values() for line in asks(one, ID))


def test_progress_is_counted_without_percent_and_without_test(found):
    assert tracker_title(found.tracker, ID) == "2 dari 4 sentra pernah tercatat beroperasi"
    said = tracker_sentences(found, ID)
    assert said[0] == (
        "Pernah tercatat beroperasi – dalam delineasi: 1 dari 2; di kedua sisi: 1 dari 1; "
        "luar delineasi: 0 dari 1."
    )
    assert "masih berjalan sekarang tidak diketahui" in said[1]
    assert "1 di antaranya hanya tercatat" in said[2]
    assert "tidak diuji" in said[-1]
    assert "%" not in " ".join(said)


def test_tables_hold_the_same_numbers(found):
    table = stage_table(found, ID).frame
    assert table["Jumlah"].sum() == 4
    assert len(evidence_table(found, ID).frame) == 7
    assert len(evidence_table(found, ID, "S1").frame) == 2
    support = support_table(found, ID).frame.iloc[0]
    assert (support["Usaha komoditas ini"], support["Tersentuh program"]) == (2, 1)


def test_the_chart_has_a_shape_and_a_word_for_every_step(found):
    figure = tracker_chart(found, ID)
    drawn = json.dumps(figure.chart.to_dict())
    assert drawn.count('"state": ') == 4 * 5
    assert "di sebagian lokasi" in drawn
    assert figure.title == tracker_title(found.tracker, ID)


def test_only_the_table_of_businesses_tells_of_them(found):
    told = {piece.code: piece.tells_businesses for piece in tracker_pieces(found, ID)}
    assert told == {
        "sentra-ladder": False,
        "sentra-stages": False,
        "sentra-evidence": False,
        "sentra-support": True,
    }


def test_support_lines_for_the_public_hold_no_business(found, tracked):
    said = " ".join(place_lines(tracked["S1"], ID))
    assert "Usaha" not in said
    assert "Minyak" in " ".join(support_lines(tracked["S1"], found, ID))


def test_sample_figures_say_so(study):
    shown = answer(study, study.default_question())
    lines = support_lines(shown.tracker.sentra[0], shown, ID)
    assert all(line.startswith("DATA CONTOH") for line in lines)
    hidden = answer(study, replace(study.default_question(), sample=False))
    lines = support_lines(hidden.tracker.sentra[0], hidden, ID)
    assert not any("DATA CONTOH" in line for line in lines)
    assert "tidak diketahui" in lines[1]


def test_readings_of_a_sentra(found):
    assert readings("sentra_stage", found, ID, "sentra:S2")[0].value == "Beroperasi di A"
    assert readings("sentra_units", found, ID, "sentra:S1")[0].number == 5
    assert readings("sentra_units", found, ID, "sentra:S4") == ()
    (share,) = readings("sentra_programmes", found, ID, "sentra:S1")
    assert share.number == share.symbols["c_k"] / share.symbols["n_k"] == 0.5


def test_the_shipped_layers_claim_no_more_than_is_known(study):
    shown = answer(study, study.default_question()).tracker
    stages = {one.sentra_id: stage_text(one.climb, ID) for one in shown.sentra}
    assert stages["S1"] == "Beroperasi di Salo Loang"
    assert stages["S4"] == "Beroperasi"
    assert stages["S7"] == "Beroperasi di Sepan"
    assert sum(shown.by_stage["exporting"].values()) == 0
