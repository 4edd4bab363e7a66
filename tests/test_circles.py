"""Circles of uncertainty: shares in closed form, and places drawn evenly."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.circles import CIRCLE_PLACES, circle_places, draw_in_circle, share_of_circles

WEST = shapely.box(-1e6, -1e6, 0, 1e6)  # everything west of x = 0


def share_west(distance, radius):
    """Share of a circle west of a line, its middle so far west of it: a circular segment."""
    t = np.clip(distance / radius, -1, 1)
    return 0.5 + (t * np.sqrt(1 - t * t) + np.arcsin(t)) / np.pi


def shares(x, y, radius, polygon=WEST):
    arrays = [np.atleast_1d(np.asarray(a, dtype=float)) for a in (x, y, radius)]
    return share_of_circles(*np.broadcast_arrays(*arrays), polygon)


class TestShareOfCircles:
    def test_a_line_through_the_middle_halves_it_exactly(self):
        assert (
            shares([0.0, 0.0, 0.0], [5.0, -70.0, 0.0], [1.0, 250.0, 9_400.0]).tolist() == [0.5] * 3
        )

    def test_wholly_inside_and_wholly_outside(self):
        assert shares([-10.0, 10.0], 0.0, 9.9).tolist() == [1.0, 0.0]

    @given(st.floats(-1, 1), st.floats(0.5, 10_000), st.floats(0, 2 * np.pi))
    def test_a_straight_line_at_any_distance_and_slope(self, part, radius, angle):
        # Half-plane turned by the angle: inside is where x cos + y sin < part·radius.
        turned = shapely.affinity.rotate(WEST, angle, origin=(0, 0), use_radians=True)
        middle = -part * radius * np.cos(angle), -part * radius * np.sin(angle)
        found = shares(*middle, radius, turned)[0]
        assert found == pytest.approx(share_west(part * radius, radius), abs=0.05)

    def test_circles_that_are_alike_and_others_keep_their_rows(self):
        x = np.array([5.0, -5.0, 5.0, 0.0, -5.0])
        assert shares(x, 0.0, 4.0).tolist() == [0.0, 1.0, 0.0, 0.5, 1.0]

    def test_more_circles_than_are_looked_at_at_once(self):
        y = np.arange(10_000.0)
        assert (shares(0.0, y, 3.0) == 0.5).all()

    def test_none(self):
        assert shares([], [], []).shape == (0,)


def test_places_are_spread_evenly():
    across, along = circle_places()
    assert len(across) == len(along) == CIRCLE_PLACES
    distance = np.hypot(across, along)
    assert distance.max() <= 1
    # Evenly by area: as many in every ring of equal area, as many in every quarter.
    assert np.histogram(distance**2, [0, 0.25, 0.5, 0.75, 1])[0].tolist() == [16] * 4
    quarters = np.histogram(np.arctan2(along, across), np.linspace(-np.pi, np.pi, 5))[0]
    assert np.abs(quarters - 16).max() <= 2


class TestDrawInCircle:
    def draw(self, middle, radius, area, draws=4_000, seed=1):
        return draw_in_circle(middle, radius, area, draws, np.random.default_rng(seed))

    def test_a_certain_place_is_always_itself(self):
        assert (self.draw((3.0, -2.0), 0.0, WEST, 5) == [[3.0] * 5, [-2.0] * 5]).all()

    def test_places_are_even_in_the_whole_circle(self):
        x, y = self.draw((10.0, 20.0), 4.0, None)
        assert x.shape == (4_000,)
        within = np.hypot(x - 10, y - 20)
        assert within.max() <= 4
        # Half of the area lies within r/√2; five standard deviations of 4,000 coin flips are 4 %.
        assert np.mean(within <= 4 / 2**0.5) == pytest.approx(0.5, abs=0.04)
        assert np.mean(x < 10) == pytest.approx(0.5, abs=0.04)

    def test_places_stay_in_their_area(self):
        # A quarter of the circle lies in the box; all places do.
        x, y = self.draw((0.0, 0.0), 5.0, shapely.box(0, 0, 100, 100))
        assert ((x >= 0) & (y >= 0) & (np.hypot(x, y) <= 5)).all()
        assert np.mean(x < y) == pytest.approx(0.5, abs=0.04)

    def test_places_stay_in_an_area_that_is_no_box(self):
        half = shapely.Polygon([(-9, -9), (9, -9), (9, 9)])  # below the diagonal
        x, y = self.draw((0.0, 0.0), 5.0, half)
        assert (y <= x).all()

    def test_a_sliver_of_a_vast_circle_is_found(self):
        x, y = self.draw((0.0, 0.0), 60_000.0, shapely.box(0, 0, 10, 1_000), 50)
        assert len(x) == 50
        assert ((x >= 0) & (x <= 10) & (y <= 1_000)).all()

    def test_an_area_out_of_reach_is_left_aside(self):
        x, _ = self.draw((0.0, 0.0), 5.0, shapely.box(50, 50, 60, 60), 100)
        assert np.abs(x).max() <= 5

    def test_the_same_seed_draws_the_same(self):
        first, second = (self.draw((0.0, 0.0), 5.0, WEST, 100) for _ in range(2))
        assert (first == second).all()
        assert (first != self.draw((0.0, 0.0), 5.0, WEST, 100, seed=2)).any()
