"""The band between the rules on the grid world of tests.worlds."""

import pytest

from sentra_geo import Question
from sentra_geo.cut import Cut
from sentra_geo.question import RULES
from sentra_geo.sections.rule_band import Inside, inside_by_rule


def band_of(study, **choices):
    return {one.rule: one for one in inside_by_rule(Cut(study, Question(**choices)))}


def close(inside, expected):
    values = (inside.value, inside.low, inside.high, inside.total)
    return values == pytest.approx(expected, abs=0.01)


def test_locations_and_people_by_hand(grid):
    band = band_of(grid, boundary="garis")
    assert list(band) == list(RULES)
    # S1, S2 and S3 inside; half of S3's village; all of district Selatan (three quarters of it).
    assert close(band["point"].units, (3, 3, 3, 5))
    assert close(band["area"].units, (2.5, 2.5, 2.5, 5))
    assert close(band["administration"].units, (3, 3, 3, 5))
    assert close(band["point"].people, (500, 500, 500, 4_000))
    assert close(band["area"].people, (750, 750, 750, 4_000))
    assert close(band["administration"].people, (1_000, 1_000, 1_000, 4_000))


def test_what_is_near_is_counted_on_its_own_side_and_widens_the_range(grid):
    # A band of 2 km: S2 in A and S3 come near, both inside; B's settlement outside.
    band = band_of(grid, boundary="garis", near_km=2.0)
    assert close(band["point"].units, (3, 1, 3, 5))
    assert close(band["point"].people, (500, 500, 1_000, 4_000))
    assert close(band["area"].units, (2.5, 2.5, 2.5, 5))


def test_the_rule_of_the_question_is_left_aside(grid):
    assert band_of(grid, boundary="garis", rule="area") == band_of(grid, boundary="garis")


def test_unknown_businesses_have_no_band(study):
    band = band_of(study, unit="businesses", sample=False)
    assert all(one.units is None for one in band.values())
    assert all(isinstance(one.people, Inside) for one in band.values())
