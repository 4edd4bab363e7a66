"""Villages beside medians, worked out by hand in the grid world."""

import dataclasses

import pytest

from sentra_geo import answer
from sentra_geo.export.atlas.comparisons import Beside, beside, business_coverage
from sentra_geo.question import Question
from tests.worlds import VILLAGES

A, B, C, D = VILLAGES


@pytest.fixture(scope="module")
def found(grid):
    return answer(grid, Question(boundary="garis", near_km=1.0, radius_km=5.0))


def of(rows, code, name):
    return next(row for row in rows[code] if row.code == name)


def test_distance_beside_district_and_zone(found):
    rows = beside(found)
    # Kilometres: a 1, b 4, c 4, d 2. Selatan: a, b; Utara: c, d. Outside: b, c, d.
    for code, own, district, zone in ((A, 1, 2.5, 1), (B, 4, 2.5, 4), (C, 4, 3, 4), (D, 2, 3, 4)):
        row = of(rows, code, "distance")
        assert (row.own, row.district, row.zone) == pytest.approx((own, district, zone), abs=1e-3)


def test_reach_counts_locations(found):
    # Locations within 5 km of a: S1 (1 km) and S2 (3 km); of d: S4 alone.
    rows = beside(found)
    assert of(rows, A, "reach").own == 2
    assert of(rows, D, "reach").own == 1


def test_coverage_of_businesses_needs_some(found):
    rows = beside(found)
    assert of(rows, D, "coverage").own is None  # D has no business
    assert of(rows, D, "coverage").district == pytest.approx(1.0)  # that of C alone
    assert business_coverage(dataclasses.replace(found.villages[0], businesses=None)) is None
    without = dataclasses.replace(
        found, villages=tuple(dataclasses.replace(v, businesses=None) for v in found.villages)
    )
    assert {row.code for row in beside(without)[A]} == {"distance", "access", "reach", "area"}


def test_no_sentra_of_the_target_is_unknown(grid):
    found = answer(grid, Question(boundary="garis", target="weaving"))
    row = of(beside(found), A, "distance")
    assert (row.own, row.district, row.zone) == (None, None, None)
    assert row.largest == 0.0


def test_scale_of_bars():
    assert Beside("area", 3.0, None, 5.0).largest == 5.0
