import numpy as np
import pytest
import shapely

from sentra_geo.location import (
    BEYOND_LINE,
    BEYOND_REACH,
    CERTAIN,
    NO_VILLAGE,
    assign_side,
    assign_village,
    band_of,
    nearest_distance_m,
    zone_weights,
)
from tests import worlds
from tests.worlds import LINE, metres, rectangle


def side_of(places, uncertainty_m=0.0, line=LINE, **options):
    x, y = metres(places)
    return assign_side(x, y, np.full(len(x), uncertainty_m), line, **options)


def zones_of(side, near_band):
    rows = len(side.inside)
    weights = zone_weights(
        inside=side.inside,
        line_band=side.line_band,
        share_inside=np.full(rows, np.nan),
        district_inside=np.zeros(rows, dtype=bool),
        rule="point",
        near_band=near_band,
    )
    assert (weights.sum(axis=1) == 1).all()
    return [("inside", "near", "outside")[zone] for zone in weights.argmax(axis=1)]


class TestAssignSide:
    def test_sides_distances_and_bands_by_hand(self):
        # Middle; 1 km inside the south edge; 2 km east of the line; 4.95 km; corner (3, 4) away.
        side = side_of([(7, 5), (7, 1), (17, 5), (19.95, 5), (18, 14)], measure_within_m=np.inf)
        assert side.inside.tolist() == [True, True, False, False, False]
        np.testing.assert_allclose(side.line_m, [5_000, 1_000, 2_000, 4_950, 5_000])
        assert side.line_band.tolist() == [50, 10, 20, 50, 50]

    def test_further_than_5_km_is_beyond(self):
        side = side_of([(20.1, 5), (60, 5)])
        assert side.line_band.tolist() == [BEYOND_LINE, BEYOND_LINE]

    def test_the_line_itself_is_near_even_with_no_band(self):
        corner, edge, inside_edge = (15, 10), (15, 5), (0, 3)
        side = side_of([corner, edge, inside_edge, (14.99, 5), (15.01, 5)])
        assert side.line_band.tolist() == [0, 0, 0, 1, 1]
        assert zones_of(side, 0) == ["near", "near", "near", "inside", "outside"]
        assert zones_of(side, 1) == ["near"] * 5

    def test_half_a_metre_is_on_the_line(self):
        side = side_of([(15.0004, 5), (14.9996, 5), (15.0006, 5)])
        assert side.line_band.tolist() == [0, 0, 1]

    def test_a_position_less_certain_than_its_distance_is_near(self):
        x, y = metres([(17, 5)] * 4 + [(11, 5)] * 2)
        uncertainty = np.array([1_999.0, 2_000.0, 2_500.0, np.nan, 3_999.0, 4_001.0])
        side = assign_side(x, y, uncertainty, LINE)
        assert side.line_band.tolist() == [20, 0, 0, 20, 40, 0]
        assert zones_of(side, 0) == ["outside", "near", "near", "outside", "inside", "near"]

    def test_uncertainty_beyond_what_is_measured_still_counts(self):
        x, y = metres([(40, 5), (40, 5)])  # 25 km from the line
        side = assign_side(x, y, np.array([24_000.0, 26_000.0]), LINE)
        assert side.line_band.tolist() == [BEYOND_LINE, 0]
        np.testing.assert_allclose(side.line_m, [25_000.0, 25_000.0])

    def test_measuring_less_far_changes_no_band(self):
        places = [(x / 4, y / 3) for x in range(-40, 140, 3) for y in range(-40, 90, 4)]
        near, every = side_of(places), side_of(places, measure_within_m=np.inf)
        np.testing.assert_array_equal(near.inside, every.inside)
        np.testing.assert_array_equal(near.line_band, every.line_band)
        measured = np.isfinite(near.line_m)
        np.testing.assert_array_equal(near.line_m[measured], every.line_m[measured])
        assert every.line_m[~measured].min() > 5_000
        assert np.isfinite(every.line_m).all()

    def test_the_edge_of_a_hole_is_a_line_too(self):
        pierced = LINE.difference(rectangle(6, 4, 8, 6))
        side = side_of([(7, 5), (5, 5), (6, 5)], line=pierced)
        assert side.inside.tolist()[:2] == [False, True]
        assert side.line_band.tolist() == [10, 10, 0]

    def test_every_part_of_a_boundary_counts(self):
        parts = shapely.union_all([rectangle(0, 0, 2, 2), rectangle(8, 0, 10, 2)])
        side = side_of([(1, 1), (9, 1), (5, 1)], line=parts)
        assert side.inside.tolist() == [True, True, False]
        assert side.line_band.tolist() == [10, 10, 30]

    def test_no_rows_give_no_sides(self):
        side = side_of([])
        assert len(side.inside) == len(side.line_band) == len(side.line_m) == 0

    def test_inputs_are_left_alone(self):
        x, y = metres([(17, 5), (5, 5)])
        uncertainty = np.array([np.nan, 10.0])
        before = x.copy(), y.copy(), uncertainty.copy(), LINE.wkb
        assign_side(x, y, uncertainty, LINE)
        np.testing.assert_array_equal(x, before[0])
        np.testing.assert_array_equal(y, before[1])
        np.testing.assert_array_equal(uncertainty, before[2])
        assert LINE.wkb == before[3]


class TestAssignVillage:
    SQUARES = np.array([rectangle(*outline) for _, _, outline, _ in worlds.VILLAGES.values()])

    def test_each_point_falls_into_its_village(self):
        x, y = metres([(5, 5), (15, 5), (5, 15), (15, 15), (30, 5), (-0.001, 5)])
        assert assign_village(x, y, self.SQUARES).tolist() == [0, 1, 2, 3, NO_VILLAGE, NO_VILLAGE]

    def test_a_point_on_a_shared_border_counts_once_for_the_first(self):
        x, y = metres([(10, 5), (5, 10), (10, 10), (20, 20), (0, 0)])
        assert assign_village(x, y, self.SQUARES).tolist() == [0, 0, 0, 3, 0]
        assert assign_village(x, y, self.SQUARES[::-1]).tolist() == [2, 1, 0, 0, 3]

    def test_overlapping_villages_do_not_count_a_point_twice(self):
        over = np.array([rectangle(0, 0, 10, 10), rectangle(5, 0, 15, 10)])
        x, y = metres([(2, 5), (7, 5), (12, 5)])
        assert assign_village(x, y, over).tolist() == [0, 0, 1]

    def test_a_hole_is_not_in_the_village(self):
        pierced = np.array([rectangle(0, 0, 10, 10).difference(rectangle(4, 4, 6, 6))])
        x, y = metres([(5, 5), (1, 1)])
        assert assign_village(x, y, pierced).tolist() == [NO_VILLAGE, 0]

    def test_inputs_are_left_alone(self):
        x, y = metres([(5, 5), (15, 5)])
        before = x.copy(), y.copy(), shapely.to_wkb(self.SQUARES)
        assign_village(x, y, self.SQUARES)
        np.testing.assert_array_equal(x, before[0])
        np.testing.assert_array_equal(y, before[1])
        assert (shapely.to_wkb(self.SQUARES) == before[2]).all()


class TestNearestDistance:
    def test_straight_line_to_the_nearest(self):
        x, y = metres([(0, 0), (6, 8), (10, 0)])
        to_x, to_y = metres([(3, 4), (10, 1)])
        found = nearest_distance_m(x, y, to_x, to_y)
        np.testing.assert_allclose(found, [5_000, 5_000, 1_000])

    def test_without_any_place_everything_is_infinitely_far(self):
        x, y = metres([(0, 0)])
        found = nearest_distance_m(x, y, np.array([]), np.array([]))
        assert found.tolist() == [np.inf]
        assert band_of(found).tolist() == [BEYOND_REACH]


class TestBandOf:
    @pytest.mark.parametrize(
        ("distance_m", "band"),
        [
            (0.0, 0),
            (0.001, 1),
            (99.9, 1),
            (100.0, 1),
            (100.01, 2),
            (500.0000000001, 5),
            (4_999.999, 50),
            (5_000.0, 50),
            (5_000.01, 51),
            (59_999.0, 600),
            (60_000.0, 600),
            (60_000.1, BEYOND_REACH),
            (1e12, BEYOND_REACH),
            (np.inf, BEYOND_REACH),
        ],
    )
    def test_band_holds_what_is_up_to_its_upper_edge(self, distance_m, band):
        assert band_of(np.array([distance_m])).tolist() == [band]

    def test_every_radius_takes_in_what_lies_exactly_at_it(self):
        for step in range(1, 601):
            same = [step * 100.0, step / 10 * 1000, sum([0.1] * step) * 1000]
            assert band_of(np.array(same)).tolist() == [step] * 3

    def test_last_band_may_be_nearer(self):
        assert band_of(np.array([4_900.0, 5_001.0, 9e9]), last=50).tolist() == [49, 51, 51]


class TestZoneWeights:
    def weights(self, rule, near_band=10):
        return zone_weights(
            inside=np.array([True, True, False, False, True]),
            line_band=np.array([51, 10, 0, 51, 51], dtype=np.int16),
            share_inside=np.array([1.0, 0.4, 0.6, 0.0, np.nan]),
            district_inside=np.array([True, True, False, False, False]),
            rule=rule,
            near_band=near_band,
        ).tolist()

    def test_point_looks_at_the_position_alone(self):
        assert self.weights("point") == [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]
        assert self.weights("point", 9) == [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]

    def test_area_takes_the_village_s_share_and_has_no_band(self):
        expected = [[1, 0, 0], [0.4, 0, 0.6], [0.6, 0, 0.4], [0, 0, 1], [1, 0, 0]]
        np.testing.assert_allclose(self.weights("area"), expected)

    def test_administration_takes_the_district_s_side_and_has_no_band(self):
        assert self.weights("administration") == [
            [1, 0, 0],
            [1, 0, 0],
            [0, 0, 1],
            [0, 0, 1],
            [1, 0, 0],  # in no village: by its position
        ]


class TestChance:
    """The chance of lying inside, in twentieths: the share of the circle of uncertainty."""

    def test_certain_rows_have_none_or_all(self):
        side = side_of([(7, 5), (17, 5), (14.99, 5), (15.01, 5)], uncertainty_m=5.0)
        assert side.chance.tolist() == [CERTAIN, 0, CERTAIN, 0]

    def test_half_of_a_circle_on_a_straight_line(self):
        side = side_of([(15, 5), (0, 3), (7, 0)], uncertainty_m=900.0)
        assert side.chance.tolist() == [10, 10, 10]

    def test_a_place_on_the_line_is_a_coin_flip_however_certain(self):
        assert side_of([(15, 5), (7, 10)]).chance.tolist() == [10, 10]

    def test_a_quarter_of_a_circle_at_a_corner(self):
        assert side_of([(15, 10)], uncertainty_m=2_000.0).chance.tolist() == [5]

    def test_a_segment_of_a_circle(self):
        # A line at half the radius cuts off 19.55 % of a circle: 1/3 less √3/4π.
        side = side_of([(16, 5), (14, 5)], uncertainty_m=2_000.0)
        assert side.chance.tolist() == [4, 16]

    def test_a_circle_that_holds_the_whole_boundary(self):
        # 150 km² of a circle of 10,000π km².
        assert side_of([(7, 5)], uncertainty_m=100_000.0).chance.tolist() == [0]

    def test_only_rows_on_the_line_or_in_its_doubt_are_uncertain(self):
        x, y = metres([(17, 5)] * 3)
        side = assign_side(x, y, np.array([1_999.0, 3_000.0, np.nan]), LINE)
        assert side.line_band.tolist() == [20, 0, 20]
        assert side.chance.tolist() == [0, 2, 0]  # 10.96 % of the circle

    def test_some_rows(self):
        side = side_of([(7, 5), (17, 5), (15, 5)]).only(slice(1, 3))
        assert side.inside.tolist() == [False, False]
        assert side.line_band.tolist() == [20, 0]
        assert side.chance.tolist() == [0, 10]
        assert len(side.line_m) == 2
