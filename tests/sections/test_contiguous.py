"""Zones of neighbouring villages in the grid world, by hand."""

import dataclasses

import pytest

from sentra_geo.answer import answer
from sentra_geo.cut import Cut
from sentra_geo.question import Question
from sentra_geo.sections.contiguous import Contiguous, contiguous_zones

# Inside a; b, c, d outside. Distances to the nearest sentra: a 1, b 4, c 4, d 2 km.
GRID = Question(boundary="garis", near_km=0)


def zones(study, **choices):
    return contiguous_zones(Cut(study, dataclasses.replace(GRID, **choices)))


def test_single_villages_of_the_grid(grid):
    # Within 2 km a and d: a − rest 1 − 1/3, as d; b and c 0 − 2/3: all differ by two thirds.
    assert zones(grid, radius_km=2) == Contiguous(size=1, zones=4, as_large=4)
    # Within 1 km a alone: a 1 − 0; the others 0 − 1/3.
    assert zones(grid, radius_km=1) == Contiguous(size=1, zones=4, as_large=1)


def test_people_are_weighed(grid):
    # a and b 500 each, c and d 1,500 each. Within 2 km a and d: a 1 − 1,500/3,500 = 4/7 is seen;
    # b 2,000/3,500 = 4/7; c 2,000/2,500; d 1 − 500/2,500: all at least as large.
    assert zones(grid, radius_km=2, covered="people").as_large == 4
    # Within 1 km a alone, 1; b 500/3,500, c and d 500/2,500: one.
    assert zones(grid, radius_km=1, covered="people").as_large == 1


def test_the_near_are_left_out(grid):
    # b lies 2 km from the line.
    assert zones(grid, radius_km=1, near_km=3) == Contiguous(size=1, zones=3, as_large=1)


def test_villages_that_are_filtered_away_are_left_out(grid):
    assert zones(grid, radius_km=1, district=("Selatan",)) == Contiguous(1, 2, 2)
    assert zones(grid, district=("Utara",)) is None


def test_businesses_beyond_all_villages_are_in_no_zone(grid):
    # Inside A 2 and B 1 or 2; one business lies in no village and stays outside.
    found = zones(grid, covered="businesses", radius_km=2)
    assert (found.size, found.zones) == (1, 3)  # nothing in D: unknown there


def test_unknown_businesses_have_no_zones(study):
    assert contiguous_zones(Cut(study, Question(covered="businesses", sample=False))) is None


def test_parts_of_villages_make_whole_ones(study):
    # Villages inside by area, all split ones in parts: 13.1 villages.
    cut = Cut(study, Question(rule="area"))
    assert cut.village_zones[:, 0].sum() == pytest.approx(13, abs=0.4)
    found = contiguous_zones(cut)
    assert (found.size, found.zones) == (13, 54)


def test_the_answer_makes_it_when_looked_at(grid):
    found = answer(grid, GRID)
    assert "contiguous" not in vars(found)
    assert found.contiguous == zones(grid)


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
@pytest.mark.parametrize("covered", ["villages", "people", "businesses"])
def test_counts_are_possible(study, rule, covered):
    found = contiguous_zones(Cut(study, Question(rule=rule, covered=covered)))
    assert 0 <= found.as_large <= found.zones <= 54
