"""Totals of districts, worked out by hand, and their sum beside the Answer's zones."""

import dataclasses

import numpy as np
import pytest

from sentra_geo import answer
from sentra_geo.export.atlas.districts import add_up, district_figures
from sentra_geo.question import RULES, Question


@pytest.fixture(scope="module")
def question():
    return Question(boundary="garis", near_km=1.0, radius_km=5.0)


def test_grid_by_land(grid, question):
    # Selatan holds A (all inside) and B (half): 1,000 people by equal land, 10,000 ha each.
    found = answer(grid, dataclasses.replace(question, rule="area"))
    south, north = district_figures(found)
    assert (south.district, south.villages) == ("Selatan", 2)
    inside, near, outside = south.zones
    # The outlines lie on a globe: an edge of 10 km is straight to about a metre.
    assert (inside.villages, outside.villages) == pytest.approx((1.5, 0.5), abs=1e-3)
    assert (inside.people, outside.people) == pytest.approx((750, 250), abs=0.5)
    assert (near.villages, near.people, near.sentra_locations) == (0, 0, 0)
    # Two locations in A, one in B.
    assert (inside.sentra_locations, outside.sentra_locations) == pytest.approx(
        (2.5, 0.5), abs=1e-3
    )
    # a lies 1 km from S1, b 4 km from S3: both are covered.
    assert inside.villages_covered == pytest.approx(1.5, abs=1e-3)
    # U1, U2 in A; U3 to U6 in B; S1 to S4 lie within 5 km of all of them.
    assert (south.businesses, south.businesses_covered) == (6, 6)
    # Utara holds C and D, wholly outside: 3,000 people, c 4 km from S2 and d 2 km from S4.
    assert (north.zones[2].villages, north.zones[2].people) == pytest.approx((2, 3000))
    assert north.zones[2].people_covered == pytest.approx(3000)
    assert (north.businesses, north.businesses_covered) == (1, 1)


def test_what_is_not_covered_is_left_out(grid, question):
    # Within 3 km only a (1 km) and d (2 km) reach a sentra; under the point rule b is outside.
    found = answer(grid, dataclasses.replace(question, radius_km=3.0))
    south, north = district_figures(found)
    assert [zone.villages for zone in south.zones] == [1, 0, 1]
    assert [zone.villages_covered for zone in south.zones] == [1, 0, 0]
    assert [zone.people_covered for zone in south.zones] == [500, 0, 0]
    assert [zone.people_covered for zone in north.zones] == [0, 0, 1500]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("district", [(), ("Sepaku",), ("Sepaku", "Penajam")])
def test_districts_sum_to_the_zones(study, rule, district):
    question = dataclasses.replace(study.default_question(), rule=rule, district=district)
    found = answer(study, question)
    rows = district_figures(found)
    for n, zone in enumerate(found.zones):
        parts = [row.zones[n] for row in rows]
        assert sum(part.villages for part in parts) == pytest.approx(zone.villages)
        assert sum(part.area_ha for part in parts) == pytest.approx(zone.area_ha)
        assert sum(part.sentra_locations for part in parts) == pytest.approx(zone.sentra_locations)
        # The zone's people are rounded so that they sum to the total.
        assert sum(part.people for part in parts) == pytest.approx(zone.people, abs=1)
        for name, what in (("villages", "villages_covered"), ("people", "people_covered")):
            covered = sum(getattr(part, what) for part in parts)
            assert covered == pytest.approx(zone.reach[name].covered)


def test_unknown_businesses_stay_unknown(grid, question):
    found = answer(grid, question)
    rows = [found.villages[0], dataclasses.replace(found.villages[1], businesses=None)]
    one = add_up("x", rows, np.eye(3)[:2], np.zeros((0, 3)))
    assert one.businesses is None
    assert one.businesses_covered == 6


def test_no_villages_have_no_districts():
    assert add_up("x", [], np.zeros((0, 3)), np.zeros((0, 3))).villages == 0
