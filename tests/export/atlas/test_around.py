"""The nearest sentra and the neighbours of a village."""

import pytest

from sentra_geo import answer
from sentra_geo.distances import TARGETS
from sentra_geo.export.atlas.around import can_flip, nearest_sentra, neighbours
from sentra_geo.question import Question
from tests.worlds import VILLAGES

A, B, C, D = VILLAGES


def test_nearest_by_hand(grid):
    found = nearest_sentra(grid, "any")
    names = {code: (one.sentra_id, one.village) for code, one in found.items()}
    assert names == {A: ("S1", "A"), B: ("S3", "B"), C: ("S2", "C"), D: ("S4", "D")}
    assert nearest_sentra(grid, "coconut")[D].sentra_id == "S1"
    assert nearest_sentra(grid, "weaving") == dict.fromkeys(VILLAGES)


@pytest.mark.parametrize("world", ["grid", "by_route", "by_time", "study"])
def test_its_distance_is_the_answers(world, request):
    study = request.getfixturevalue(world)
    for target in TARGETS:
        nearest = nearest_sentra(study, target)
        boundary = next(iter(study.boundaries))
        for row in answer(study, Question(boundary=boundary, target=target)).villages:
            one = nearest[row.village_code]
            if one is None:
                assert row.distance_km == float("inf")
            else:
                assert one.distance_km == pytest.approx(row.distance_km, abs=1e-9)


def test_neighbours_of_squares_meet_at_edges_and_corners(grid):
    assert neighbours(grid)[A] == (B, C, D)


def test_neighbours_are_mutual(study):
    found = neighbours(study)
    assert all(code in found[other] for code, others in found.items() for other in others)
    assert not any(code in others for code, others in found.items())


def test_whether_positions_may_flip_the_coverage(grid):
    found = answer(grid, Question(boundary="garis", radius_km=5.0))
    nearest = nearest_sentra(grid, "any")[B]  # 4 km, its position certain
    assert can_flip(4.0, nearest, 1000.0, found)
    assert not can_flip(4.0, nearest, 999.0, found)
