"""What a file is compared with."""

import pytest

from sentra_geo.intake.reference import Reference
from sentra_geo.loading import reference_of


def test_of_a_study(study):
    reference = reference_of(study)
    assert reference.boundaries == tuple(study.boundaries)
    assert reference.known_line[0].equals(study.boundaries["uu3_2022"].polygon)
    west, south, east, north = reference.region
    assert (east - west) / 1_000 == pytest.approx(96, abs=40)
    assert (north - south) / 1_000 == pytest.approx(88.2, abs=0.1)
    assert reference.land.x0 < 116.6 < reference.land.x1


def test_without_the_line_of_the_law(grid):
    reference = Reference.from_layers(grid.villages, {"garis": grid.boundaries["garis"].polygon})
    assert reference.known_line is None
    assert reference.boundaries == ("garis",)
    west, south, east, north = reference.region
    assert (east - west, north - south) == pytest.approx((20_000, 20_000), abs=1)
