"""Rows that stand at a point: whose position counts, how surely, and what is filled in."""

import numpy as np
import pytest

from sentra_geo.intake.points import FINE_M
from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons

CODE, NAME = "64.09.01.1001", "Tanjung Tengah"


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


@pytest.fixture(scope="module")
def settlement(reference):
    """Longitude, latitude and uncertainty of the village's settlement."""
    return [float(part[0]) for part in reference.gazetteer.positions_of(np.array([CODE], object))]


def test_a_position_of_its_own_counts_before_the_village(reference):
    headers = ["nama usaha", "desa", "lintang", "bujur"]
    checked = checked_of(headers, [["A", NAME, "-1.3912", "116.6654"]], reference)
    (row,) = checked.frame.to_dict("records")
    assert row["position_method"] == "coordinates"
    assert row["village_code"] == CODE
    assert np.isnan(row["position_uncertainty_m"])
    assert (checked.geometry[0].x, checked.geometry[0].y) == (116.6654, -1.3912)
    assert checked.placed_by_village == 0


def test_a_row_without_position_stands_at_its_settlement(reference, settlement):
    headers = ["nama usaha", "desa", "ketidakpastian_letak_m"]
    checked = checked_of(headers, [["A", NAME, "5"]], reference)
    (row,) = checked.frame.to_dict("records")
    assert row["position_method"] == "village"
    # What the file says of a position that it does not have is not believed.
    assert row["position_uncertainty_m"] == settlement[2] > 100
    assert [checked.geometry[0].x, checked.geometry[0].y] == settlement[:2]
    assert checked.placed_by_village == 1
    assert checked.is_clean


def test_the_file_s_own_uncertainty_counts_for_its_own_positions(reference):
    headers = ["nama usaha", "lintang", "bujur", "ketidakpastian_letak_m"]
    fine, coarse = ["A", "-1.39012", "116.66034", "7"], ["B", "-1.39", "116.66", "7"]
    checked = checked_of(headers, [fine, coarse], reference)
    # No position is surer than it is written.
    stated = checked.frame["position_uncertainty_m"].tolist()
    assert stated == [7.0, pytest.approx(556.6, abs=0.5)]


def test_a_coarse_position_is_uncertain(reference):
    checked = checked_of(["lintang", "bujur"], [["-1.39", "116.66"]], reference)
    assert checked.frame["position_uncertainty_m"].tolist() == [pytest.approx(556.6, abs=0.5)]


def test_a_spoilt_position_goes_to_the_village_with_a_yes_only(reference, settlement):
    headers, table = ["nama usaha", "desa", "lintang", "bujur"], [["A", NAME, "x", "116.66"]]
    before = checked_of(headers, table, reference)
    (offer,) = before.pending
    assert (offer.kind, offer.index.tolist()) == ("place_by_village", [0])
    assert len(before.accepted) == 0
    after = checked_of(headers, table, reference, repairs=frozenset({"place_by_village"}))
    assert after.is_clean
    assert after.content.issues == ()
    assert after.geometry[0].x == settlement[0]


def test_neither_position_nor_village(reference):
    checked = checked_of(["nama usaha", "desa"], [["A", "Wakanda"], ["B", None]], reference)
    expected = "Letaknya kosong dan desanya tidak dikenal."
    assert reasons(checked) == [(3, expected), (5, expected)]


def test_a_contradiction_is_told_of_rows_with_positions_only(reference):
    headers = ["nama usaha", "desa", "lintang", "bujur"]
    far = ["A", NAME, "-1.60001", "116.70001"]
    checked = checked_of(headers, [far, ["B", NAME, None, None]], reference)
    assert [f.index.tolist() for f in checked.content.notices] == [[0]]
    assert len(checked.accepted) == 2


def test_rows_of_one_settlement_are_not_near_each_other(reference):
    headers = ["nama usaha", "desa", "lintang", "bujur"]
    table = [["A", NAME, None, None], ["A", NAME, None, None]]
    placed = checked_of(headers, table, reference).content.duplicates
    assert placed.kind.tolist() == ["same_village"]
    assert np.isnan(placed.distance_m).all()
    table = [["A", NAME, "-1.39001", "116.66001"], ["a!", NAME, "-1.39001", "116.66011"]]
    near = checked_of(headers, table, reference).content.duplicates
    assert near.kind.tolist() == ["near"]
    assert near.distance_m.tolist() == [pytest.approx(11.1, abs=0.2)]


def test_flags_that_are_not_said_are_no_sample(reference):
    checked = checked_of(["lintang", "bujur"], [["-1.39", "116.66"]], reference)
    assert checked.frame["is_sample"].tolist() == [False]


def test_ids_follow_from_what_a_row_says(reference):
    headers = ["nama usaha", "lintang", "bujur"]
    rows = [["A", "-1.39", "116.66"], ["B", "-1.39", "116.66"], ["A", "-1.38", "116.66"]]
    ids = checked_of(headers, rows, reference).frame["business_id"].tolist()
    assert len(set(ids)) == 3
    assert checked_of(headers, rows[::-1], reference).frame["business_id"].tolist() == ids[::-1]
    headers.append("ID")
    mixed = [[*rows[0], "U1"], [*rows[1], None], [*rows[2], None]]
    assert checked_of(headers, mixed, reference).frame["business_id"].tolist() == ["U1", *ids[1:]]


class TestSentra:
    HEADERS = ("sentra_id", "sentra", "commodity", "Desa", "Lintang", "Bujur")

    def sentra(self, reference, *where):
        return checked_of(list(self.HEADERS), [["S1", "A", "batik", *where]], reference, "sentra")

    def test_the_village_of_the_position_where_none_is_named(self, reference, settlement):
        lon, lat, _ = settlement
        checked = self.sentra(reference, None, f"{lat:.6f}", f"{lon:.6f}")
        assert checked.frame["village_code"].tolist() == [CODE]
        assert checked.frame["position_uncertainty_m"].tolist() == [FINE_M]
        assert checked.is_clean

    def test_the_village_that_is_named_counts_before_the_position(self, reference):
        checked = self.sentra(reference, "Sotek", "-1.39012", "116.66012")
        assert checked.frame["village_code"].tolist() != [CODE]
        assert len(checked.accepted) == 1

    def test_outside_all_villages(self, reference):
        checked = self.sentra(reference, None, "-1.60012", "117.00012")
        expected = "Desa sentra ini tidak dikenal, dan letaknya di luar semua desa."
        assert reasons(checked) == [(3, expected)]

    def test_by_village(self, reference):
        checked = self.sentra(reference, NAME, None, None)
        assert checked.frame["position_method"].tolist() == ["village"]
        assert checked.frame["position_uncertainty_m"].iloc[0] > FINE_M
