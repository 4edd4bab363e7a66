"""Villages to verify on the grid world of tests.worlds, by rule and not by list."""

import pytest

from sentra_geo import Question, read_study
from sentra_geo.cut import Cut
from sentra_geo.measures.verdict import Comparison, find
from sentra_geo.sections.verification import villages_to_verify
from tests import worlds


@pytest.fixture
def rows_of(tmp_path):
    """The rows for a grid world with some layers changed, by village."""

    def make(choices=None, **layers):
        study = read_study(worlds.write_world(tmp_path / "world", **layers))
        cut = Cut(study, Question(boundary="garis", **(choices or {})))
        return {row.village: row for row in villages_to_verify(cut)}

    return make


def test_a_split_village_is_listed_with_its_figures(rows_of):
    rows = rows_of()
    assert list(rows) == ["B"]
    row = rows["B"]
    assert row.reasons == ("split",)
    assert (row.village_code, row.district, row.zone) == ("99.01.01.2002", "Selatan", "outside")
    assert row.share_inside == pytest.approx(0.5, abs=1e-4)
    assert row.line_km == pytest.approx(2.0, abs=1e-3)
    assert row.people == 500
    assert row.sentra == ("Sentra S3",)
    assert (row.note, row.note_en) == ("", "")


def test_a_sliver_across_the_line_splits_nothing(rows_of):
    sliver = worlds.delineation_frame(worlds.rectangle(0, 0, 10.04, 10))  # 0.4 % of B
    assert "split" not in {
        reason for row in rows_of(delineation=sliver).values() for reason in row.reasons
    }


def test_a_settlement_less_certain_than_its_distance(rows_of):
    assert rows_of(villages=worlds.villages_frame(2_100.0))["B"].reasons == (
        "settlement_unsure",
        "split",
    )


def test_an_unsplit_village_is_not_unsure_however_uncertain(rows_of):
    assert list(rows_of(villages=worlds.villages_frame(9_000.0))) == ["B"]


def test_settlements_in_the_near_band_of_the_question(rows_of):
    assert rows_of({"near_km": 2.0})["B"].reasons == ("settlement_near", "split")


def test_settlements_within_a_kilometre_whatever_the_band(rows_of):
    line = worlds.delineation_frame(worlds.rectangle(0, 0, 16.2, 10))
    assert rows_of({"near_km": 0.0}, delineation=line)["B"].reasons == ("settlement_near", "split")
    line = worlds.delineation_frame(worlds.rectangle(0, 0, 15.8, 10))
    assert rows_of({"near_km": 0.0}, delineation=line)["B"].reasons == ("split",)


def test_a_sentra_whose_circle_crosses_the_line(rows_of):
    frame = worlds.sentra_frame()
    frame.loc[1, "position_uncertainty_m"] = 2_100.0  # S2 in A, 2 km from the line
    rows = rows_of(sentra=frame)
    assert rows["A"].reasons == ("sentra_unsure",)
    assert rows["B"].reasons == ("split",)


def test_a_sentra_that_the_filters_leave_out_doubts_nothing(rows_of):
    frame = worlds.sentra_frame()
    frame.loc[1, "position_uncertainty_m"] = 2_100.0
    assert "A" not in rows_of({"commodity": ("rattan",)}, sentra=frame)


def test_notes_of_the_layer(rows_of):
    frame = worlds.villages_frame()
    frame["verify_note"] = [None, None, " Garis baru. ", None]
    frame["verify_en"] = [None, None, "New line.", None]
    rows = rows_of(villages=frame)
    assert rows["C"].reasons == ("noted",)
    assert (rows["C"].note, rows["C"].note_en) == ("Garis baru.", "New line.")
    # The most people first: 1,500 in C, 500 in B.
    assert list(rows) == ["C", "B"]


def test_districts_that_the_filters_leave_out(rows_of):
    assert rows_of({"district": ("Utara",)}) == {}


def test_a_village_whose_side_decides(rows_of):
    # 3 of 5 where 12 % of the people are is too much for chance, 2 of 5 where 6 % are is not.
    row = rows_of(population=worlds.population_frame((1_200, 8_800)))["B"]
    assert row.state_if_inside == find(Comparison(2, 3, 8_800, 1_200)).state == "outside_behind"
    assert row.state_if_outside == find(Comparison(3, 2, 9_400, 600)).state == "not_enough_evidence"
    assert row.decides


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
def test_the_state_with_the_village_on_either_side(rows_of, rule):
    row = rows_of({"rule": rule})["B"]
    # Both of A and, with B, S3 inside: 3 or 2 of 5; A and, with B, its people inside.

    inside = find(Comparison(2, 3, 3_000, 1_000)).state
    outside = find(Comparison(3, 2, 3_500, 500)).state
    assert (row.state_if_inside, row.state_if_outside) == (inside, outside)
    assert row.decides == (inside != outside)


def test_made_up_businesses_decide_nothing_on_either_side(rows_of):
    frame = worlds.businesses_frame(is_sample=True)
    row = rows_of({"unit": "businesses"}, businesses=frame)["B"]
    assert row.state_if_inside == row.state_if_outside == "not_enough_evidence"


def test_shipped_villages(study):
    rows = villages_to_verify(Cut(study, Question()))
    assert {row.village: row.reasons for row in rows} == {
        "Pemaluan": ("settlement_unsure", "split", "noted"),
        "Maridan": ("settlement_near", "settlement_unsure", "split", "noted"),
        "Bumi Harapan": ("split",),
        "Binuang": ("settlement_near", "settlement_unsure", "split"),
        "Telemow": ("noted",),
    }
    assert {row.district for row in rows} == {"Sepaku"}
    assert all(bool(row.note) == bool(row.note_en) == ("noted" in row.reasons) for row in rows)
