"""Zones: figures of the answer, and land that parts the villages."""

import numpy as np
import pytest
import shapely

from sentra_geo.export.geodata.zones import zone_land, zones_layer
from sentra_geo.layers.projection import geodesic_area_ha
from tests import worlds
from tests.export.geodata.test_shapes import back
from tests.export.geodata.worlds import order

KM2 = 1e6


def test_figures_are_the_answers(study):
    request = order(study, radius_km=10.0)
    found, rows = request.found, zones_layer(request).table.to_pylist()
    for at, (row, zone) in enumerate(zip(rows, found.zones, strict=True)):
        for name in (
            *("zone", "sentra_locations", "sentra", "host_villages", "villages", "people"),
            *("area_ha", "businesses", "location_quotient", "rate"),
        ):
            assert row[name] == getattr(zone, name), name
        assert (row["units"], row["base"]) == (found.units[at], found.bases[at])
        assert row["access_enhanced"] == found.access.zones[at].means["enhanced"]
        assert row["access_two_step"] == found.access.zones[at].means["two_step"]
        assert row["without_access"] == found.access.zones[at].without
        for what, reach in zone.reach.items():
            assert row[f"{what}_total"] == reach.total
            assert row[f"{what}_covered"] == reach.covered
            assert row[f"{what}_coverage"] == reach.share
            low, high = reach.interval or (None, None)
            assert (row[f"{what}_coverage_low"], row[f"{what}_coverage_high"]) == (low, high)
            quartiles = tuple(row[f"{what}_{n}_km"] for n in ("q1", "median", "q3"))
            assert quartiles == (reach.quartiles_km or (None, None, None))


def test_without_businesses_their_columns_are_there_and_unknown(study):
    rows = zones_layer(order(study, sample=False)).table.to_pylist()
    assert {row["businesses_total"] for row in rows} == {None}
    assert {row["businesses"] for row in rows} == {None}


def test_land_by_position_by_hand(grid):
    inside, near, outside = zone_land(order(grid, near_km=1.0).found)
    # Of the line's box of 15 by 10 km the west and south sides are the villages' border too.
    assert inside.area / KM2 == pytest.approx(13 * 8)
    # Inside the band 150 - 104; beyond it a strip of 1 km north and east, its corner a quarter.
    assert near.area / KM2 == pytest.approx(46 + 15 + 10 + np.pi / 4, rel=1e-3)
    assert (inside.area + near.area + outside.area) / KM2 == pytest.approx(400)


def test_places_lie_in_the_land_of_their_zone(study):
    request = order(study, near_km=2.0)
    land = dict(zip(("inside", "near", "outside"), zone_land(request.found), strict=True))
    x, y = study.businesses.positions
    side, rows = request.found.boundary.business_side, slice(0, None, 40)
    village = study.business_village
    weights = request.found.boundary.zone_weights(
        side.inside, side.line_band, village, request.found.question
    )
    kept = (village >= 0) & (side.line_band != 0)
    for at, zone in enumerate(land):
        rows = np.flatnonzero(kept & (weights.argmax(axis=1) == at))[:200]
        assert len(rows)
        assert shapely.intersects_xy(shapely.buffer(land[zone], 0.01), x[rows], y[rows]).all()


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
@pytest.mark.parametrize("district", [(), ("Sepaku",)])
def test_the_three_part_the_villages(study, rule, district):
    request = order(study, rule=rule, district=district)
    layer = zones_layer(request)
    shown = [shape for shape in layer.shapes if shape is not None]
    assert shapely.is_valid(shown).all()
    total = sum(village.area_ha for village in request.found.villages)
    held = np.array(shown, dtype=object)
    assert geodesic_area_ha(back(held)).sum() == pytest.approx(total, rel=1e-3)
    rows = layer.table.to_pylist()
    assert [row["shape_ha"] is None for row in rows] == [s is None for s in layer.shapes]
    if rule != "point":
        assert layer.shapes[1] is None
        for row in rows:
            assert (row["shape_ha"] or 0) == pytest.approx(row["area_ha"], rel=1e-3)


def test_no_band_no_land_near(grid):
    land = zone_land(order(grid, near_km=0.0).found)
    assert land[1].is_empty
    assert land[0].area / KM2 == pytest.approx(150)


def test_the_line_of_the_grid_is_what_the_tests_think(grid):
    assert grid.boundaries["garis"].polygon.area == pytest.approx(worlds.LINE.area, rel=1e-6)
