"""The travel table against the other layers: every pair, known villages, one unit."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo import LayerError, read_study
from sentra_geo.layers.travel import travel_distances_m
from sentra_geo.wording import Wording
from tests import worlds

A, B, C, D = worlds.VILLAGES
FILE = "travel.csv"


def faults_of(tmp_path, frame):
    """What is wrong with the grid world and this table."""
    try:
        read_study(worlds.write_world(tmp_path / "grid", travel=frame))
    except LayerError as error:
        faults = list(error.faults)
    else:
        faults = []
    assert all(fault.file == FILE and fault.remedy for fault in faults)
    return faults


def edited(row, **values):
    frame = worlds.travel_frame().astype({"value": object})
    for name, value in values.items():
        frame.loc[row, name] = value
    return frame


class TestMatrix:
    def test_rows_are_origins_and_columns_hosts_in_thousandths(self):
        matrix = travel_distances_m(worlds.travel_frame(), [A, B, C, D], [B, D])
        np.testing.assert_array_equal(
            matrix, [[12_000, 40_000], [1_500, 9_000], [9_000, 8_000], [7_000, 6_000]]
        )

    def test_the_order_of_the_rows_does_not_matter(self):
        frame = worlds.travel_frame()
        mixed = frame.sample(frac=1, random_state=3)
        same = travel_distances_m(mixed, [A, B, C, D], [A, B, C, D])
        np.testing.assert_array_equal(same, travel_distances_m(frame, [A, B, C, D], [A, B, C, D]))
        np.testing.assert_array_equal(same / 1000, worlds.TRAVEL)

    def test_what_is_not_there_is_unknown_and_only_a_village_to_itself_is_nought(self):
        matrix = travel_distances_m(worlds.travel_frame().iloc[:0], [A, B, C], [B])
        np.testing.assert_array_equal(matrix, [[np.nan], [0.0], [np.nan]])

    def test_a_village_to_itself_may_have_a_value(self):
        assert travel_distances_m(worlds.travel_frame(), [A], [A]).tolist() == [[20_000]]


class TestPairs:
    def test_a_whole_table_is_taken(self, tmp_path):
        assert faults_of(tmp_path, worlds.travel_frame()) == []

    def test_missing_pairs_are_counted_and_the_first_are_named(self, tmp_path):
        frame = worlds.travel_frame()
        (fault,) = faults_of(tmp_path, frame.drop(index=[1, 2, 7, 11]))
        assert fault.fields["missing"] == 4
        assert fault.fields["pairs"] == 16
        text = fault.text()
        assert "4 dari 16 pasangan" in text
        assert f"A ({A}) → B ({B}); A ({A}) → C ({C}); B ({B}) → D ({D})." in text
        assert f"C ({C}) → D" not in text  # three are enough
        assert "templat" in text
        assert "jarak lurus" in text

    def test_a_village_to_itself_may_be_left_out(self, tmp_path):
        frame = worlds.travel_frame()
        own = frame["from_village_code"] == frame["to_village_code"]
        assert faults_of(tmp_path, frame[~own]) == []

    def test_villages_without_a_sentra_need_no_value_and_may_have_one(self, tmp_path):
        sentra = worlds.sentra_frame().iloc[:4]  # none at D
        frame = worlds.travel_frame()
        for number, table in enumerate((frame, frame[frame["to_village_code"] != D])):
            folder = worlds.write_world(tmp_path / str(number), sentra=sentra, travel=table)
            distance = read_study(folder).village_distance_m["any"]
            assert distance.tolist() == [12_000, 1_500, 3_000, 7_000]

    def test_an_empty_value_is_a_fault_of_its_row(self, tmp_path):
        (fault,) = faults_of(tmp_path, edited(2, value=None))
        assert fault.row == 4
        assert "“value” kosong" in fault.text()


class TestCodes:
    @pytest.mark.parametrize("name", ["from_village_code", "to_village_code"])
    def test_an_unknown_village_is_named_with_its_row(self, tmp_path, name):
        unknown, missing = faults_of(tmp_path, edited(4, **{name: "99.99.99.9999"}))
        assert (unknown.row, unknown.fields["code"]) == (6, "99.99.99.9999")
        assert "Kemendagri" in unknown.text()
        assert missing.fields["missing"] == 1

    def test_a_pair_stands_once(self, tmp_path):
        (fault,) = faults_of(tmp_path, pd.concat([worlds.travel_frame()] * 2).iloc[:17])
        assert "lebih dari sekali" in fault.text()


class TestValues:
    def test_two_units_are_refused(self, tmp_path):
        (fault,) = faults_of(tmp_path, edited(3, unit="minutes"))
        assert "lebih dari satu satuan (km: 15, minutes: 1)" in fault.text()

    @pytest.mark.parametrize(
        ("value", "told"),
        [(-1, "lebih kecil daripada 0"), ("jauh", "harus angka"), ("inf", "harus angka")],
    )
    def test_what_is_no_distance_is_refused(self, tmp_path, value, told):
        (fault,) = faults_of(tmp_path, edited(3, value=value))
        assert (fault.row, told in fault.text()) == (5, True)

    @pytest.mark.parametrize(
        "values", [{"unit": "hours"}, {"mode": "rocket"}, {"as_of": "kemarin"}]
    )
    def test_words_that_are_not_known_are_refused(self, tmp_path, values):
        (fault,) = faults_of(tmp_path, edited(3, **values))
        assert fault.row == 5

    def test_nought_is_a_distance(self, tmp_path):
        assert faults_of(tmp_path, edited(3, value=0)) == []


def test_faults_are_told_in_english_too(tmp_path):
    for fault in faults_of(tmp_path, edited(5, unit="minutes").drop(index=1)):
        text = fault.text(Wording("en").gettext)
        assert "{" not in text
