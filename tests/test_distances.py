"""Distances by the travel table: it replaces the straight line everywhere, businesses included."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.distances import TARGETS, location_distances_m, village_bands
from sentra_geo.location import BEYOND_REACH
from tests import worlds

KM = 1_000.0
ASKED = Question(boundary="garis", near_km=0, radius_km=5)
BY_TABLE = {
    "any": [12, 1.5, 3, 6],
    "coconut": [20, 8, 3, 7],  # at A
    "batik": [20, 8, 3, 7],  # at A and C
    "rattan": [12, 1.5, 9, 7],  # at B
    "bamboo": [40, 9, 8, 6],  # at D
}


class TestVillages:
    def test_the_table_says_how_far_each_commodity_is(self, by_route):
        for target, expected in BY_TABLE.items():
            found = by_route.village_distance_m[target]
            np.testing.assert_allclose(found, np.array(expected) * KM, err_msg=target)
        assert set(by_route.village_distance_m) == set(TARGETS)
        assert np.isinf(by_route.village_distance_m["weaving"]).all()  # no sentra of it

    def test_minutes_stand_in_thousandths(self, by_route, by_time):
        for target in TARGETS:
            np.testing.assert_array_equal(
                by_time.village_distance_m[target], by_route.village_distance_m[target]
            )

    def test_the_kind_is_named(self, grid, by_route, by_time):
        assert (grid.distance, by_route.distance, by_time.distance) == ("straight", "route", "time")
        assert grid.travel is None

    def test_who_is_nearest_is_turned_round(self, grid, by_route):
        def covered(study):
            return [village.is_covered for village in answer(study, ASKED).villages]

        assert covered(grid) == [True, True, True, True]  # 1, 4, 4 and 2 km
        assert covered(by_route) == [False, True, True, False]
        shown = [village.distance_km for village in answer(by_route, ASKED).villages]
        assert shown == [12, 1.5, 3, 6]

    def test_zones_count_by_the_table(self, by_route):
        inside, _, outside = answer(by_route, ASKED).zones  # A | B, C, D
        assert (inside.reach["villages"].covered, outside.reach["villages"].covered) == (0, 2)
        assert outside.reach["villages"].total == 3

    def test_sentra_reach_villages_by_the_table(self, by_route):
        rattan = next(s for s in answer(by_route, ASKED).sentra if s.commodity == "rattan")
        assert rattan.villages_covered == (0, 0, 1)  # B alone, 1.5 km

    def test_every_location_has_the_value_of_its_village(self, by_route):
        table = np.array(worlds.TRAVEL) * KM
        a, b, c, d = range(4)
        np.testing.assert_array_equal(by_route.location_distance_m, table[:, [a, a, c, b, d]])

    def test_without_a_table_locations_lie_in_a_straight_line(self, grid):
        found = grid.location_distance_m / KM
        assert found.shape == (4, 5)
        np.testing.assert_allclose(found[0], [1, 3, 116**0.5, 8, 296**0.5], atol=1e-5)
        np.testing.assert_allclose(found.min(axis=1), grid.village_distance_m["any"] / KM)

    def test_the_nearest_location_is_the_nearest_sentra(self, by_route):
        nearest = by_route.location_distance_m.min(axis=1)
        np.testing.assert_array_equal(nearest, by_route.village_distance_m["any"])
        straight = location_distances_m(by_route.villages, by_route.sentra, None)
        assert not np.allclose(straight.min(axis=1), nearest)


class TestBusinesses:
    def test_a_business_takes_its_village_s_value(self, by_route):
        # Villages A A B B B B C and none; the straight lines were 0 to 11 km.
        table = by_route.boundaries["garis"].businesses["any"]
        bands = np.repeat(table.distance_band, table.count)
        assert sorted(bands.tolist()) == [15, 15, 15, 15, 30, 120, 120, BEYOND_REACH]

    def test_by_the_commodity_asked_for(self, by_route):
        table = by_route.boundaries["garis"].businesses["coconut"]
        bands = np.repeat(table.distance_band, table.count)
        assert sorted(bands.tolist()) == [30, 80, 80, 80, 80, 200, 200, BEYOND_REACH]

    def test_coverage_of_businesses_follows(self, grid, by_route):
        asked = Question(boundary="garis", near_km=0, radius_km=5, covered="businesses")

        def covered(study):
            return sum(zone.reach["businesses"].covered for zone in answer(study, asked).zones)

        assert (covered(grid), covered(by_route)) == (7, 5)

    def test_one_in_no_village_is_beyond_reach_and_told(self, grid, by_route):
        (notice,) = by_route.notices
        assert notice.text().startswith("travel.csv: 1 usaha tidak berada di desa mana pun")
        assert grid.notices == ()

    def test_all_in_villages_is_nothing_to_tell(self, tmp_path):
        folder = worlds.write_world(
            tmp_path / "grid",
            travel=worlds.travel_frame(),
            businesses=worlds.businesses_frame(worlds.BUSINESSES[:7]),
        )
        assert read_study(folder).notices == ()

    def test_a_study_without_businesses_has_nothing_to_tell(self, tmp_path):
        folder = worlds.write_world(
            tmp_path / "grid", travel=worlds.travel_frame(), businesses=None
        )
        study = read_study(folder)
        assert (study.notices, study.business_village) == ((), None)
        assert study.village_distance_m["any"].tolist() == [12_000, 1_500, 3_000, 6_000]

    def test_batches_do_not_matter(self, tmp_path, monkeypatch, by_route):
        monkeypatch.setattr("sentra_geo.study.BATCH_ROWS", 3)
        folder = worlds.write_world(tmp_path / "grid", travel=worlds.travel_frame())
        study = read_study(folder)
        for target in TARGETS:
            one, other = (s.boundaries["garis"].businesses[target] for s in (study, by_route))
            np.testing.assert_array_equal(one.distance_band, other.distance_band)
            np.testing.assert_array_equal(one.count, other.count)


def test_bands_of_no_village_lie_beyond_the_farthest():
    bands = village_bands(np.array([1, -1, 0], dtype=np.int16), {"any": np.array([0.0, 60_000.0])})
    assert bands["any"].tolist() == [600, BEYOND_REACH, 0]
    assert bands["any"].dtype == np.int16


def test_the_line_and_its_band_stay_in_kilometres(grid, by_time):
    for study in (grid, by_time):
        side = study.boundaries["garis"].villages
        np.testing.assert_allclose(side.line_m, [5_000, 2_000, 5_000, 29**0.5 * 1_000], atol=0.01)
    assert answer(by_time, ASKED).zones[0].villages == answer(grid, ASKED).zones[0].villages


def test_the_table_is_part_of_the_digest(grid, by_route, by_time):
    assert len({grid.digest, by_route.digest, by_time.digest}) == 3


def test_people_count_where_their_village_is_covered(by_route):
    # Under the point rule each village has half of its district's people: 500, 500, 1500, 1500.
    zones = answer(by_route, Question(boundary="garis", near_km=0, covered="people")).zones
    assert [zone.reach["people"].covered for zone in zones] == [0, 0, 2_000]


def test_a_village_to_itself_is_nought_unless_the_table_says_otherwise(tmp_path):
    frame = worlds.travel_frame()
    own = frame["from_village_code"] == frame["to_village_code"]
    folder = worlds.write_world(tmp_path / "grid", travel=frame[~own])
    assert read_study(folder).village_distance_m["any"].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("shuffled", [1, 2, 3])
def test_the_order_of_the_rows_does_not_matter(tmp_path, by_route, shuffled):
    frame = worlds.travel_frame().sample(frac=1, random_state=shuffled)
    study = read_study(worlds.write_world(tmp_path / "grid", travel=pd.DataFrame(frame)))
    for target in TARGETS:
        np.testing.assert_array_equal(
            study.village_distance_m[target], by_route.village_distance_m[target]
        )
