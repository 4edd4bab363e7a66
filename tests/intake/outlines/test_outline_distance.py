import numpy as np
import pytest
import shapely

from sentra_geo.intake.outlines.outline_distance import mean_distance_m

LINE = shapely.LineString([(0, 0), (1_000, 0)])


def test_parallel_lines_are_as_far_apart_as_they_are():
    other = shapely.LineString([(0, 30), (1_000, 30)])
    assert mean_distance_m(LINE, other) == pytest.approx(30)


def test_a_line_that_rises_evenly_is_half_its_height_away():
    slope = shapely.LineString([(0, 0), (1_000, 1)])
    assert mean_distance_m(LINE, slope) == pytest.approx(0.5, rel=1e-3)


def test_the_two_ways_are_averaged_and_their_order_does_not_matter():
    longer = shapely.LineString([(0, 0), (3_000, 0)])
    # One way 0; the other 0 for a third, and from 0 to 2,000 m for the rest: 2/3 of 1,000 m.
    assert mean_distance_m(LINE, longer) == pytest.approx(1_000 / 3, rel=1e-3)
    assert mean_distance_m(LINE, longer) == pytest.approx(mean_distance_m(longer, LINE))


def test_pieces_count_by_their_length_and_are_not_joined():
    far = shapely.LineString([(0, 100), (250, 100)])
    both = shapely.MultiLineString([LINE, far])
    # A fifth of the points is 100 m from LINE, the others are on it; the other way all are.
    assert mean_distance_m(LINE, both) == pytest.approx(100 / 5 / 2, rel=1e-2)
    # No edge leads from the end of the first piece to the start of the second.
    between = shapely.LineString([(625, 45), (626, 45)])
    assert mean_distance_m(between, both) == pytest.approx(plainly_m(between, both), rel=1e-3)
    bent = shapely.LineString([(0, 0), (500, 200), (1_000, -100)])
    assert mean_distance_m(both, bent) == pytest.approx(plainly_m(both, bent), rel=1e-3)


def plainly_m(one, other):
    """The mean distance from a point every 10 cm."""
    means = []
    for line, goal in ((one, other), (other, one)):
        points = [
            piece.interpolate(np.arange(0.05, piece.length, 0.1))
            for piece in shapely.get_parts(line)
        ]
        means.append(shapely.distance(np.concatenate(points), goal).mean())
    return sum(means) / 2
