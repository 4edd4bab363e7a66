"""Districts are their villages put together."""

import pytest

from sentra_geo.export.geodata.districts import districts_layer
from sentra_geo.layers.projection import geodesic_area_ha
from tests.export.geodata.test_shapes import back
from tests.export.geodata.worlds import order


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
def test_sums_of_the_shipped_layers(study, rule):
    request = order(study, rule=rule, radius_km=10.0)
    table = districts_layer(request).table.to_pylist()
    found = request.found
    assert len(table) == 4
    for row in table:
        own = [v for v in found.villages if v.district == row["district"]]
        assert row["villages"] == len(own)
        assert row["people"] == pytest.approx(sum(v.people for v in own))
        assert row["area_ha"] == pytest.approx(sum(v.area_ha for v in own))
        assert row["inside_ha"] == pytest.approx(
            sum(v.area_ha * v.share_inside for v in own), rel=1e-3
        )
        assert row["villages_covered"] == sum(v.is_covered for v in own)
        assert row["people_covered"] == pytest.approx(sum(v.people for v in own if v.is_covered))
        assert row["businesses"] == sum(v.businesses for v in own)
        assert row["businesses_covered"] == sum(v.businesses_covered for v in own)
    assert sum(row["people"] for row in table) == pytest.approx(203_639)
    assert sum(row["sentra_locations"] for row in table) == 13
    for zone in ("inside", "near", "outside"):
        assert sum(row[f"villages_{zone}"] for row in table) == sum(
            v.zone == zone for v in found.villages
        )


def test_the_grid_by_hand(grid):
    rows = {row["district"]: row for row in districts_layer(order(grid)).table.to_pylist()}
    assert set(rows) == {"Selatan", "Utara"}
    south = rows["Selatan"]
    assert south["people"] == pytest.approx(1_000)
    assert (south["villages"], south["sentra_locations"]) == (2, 3)
    assert south["inside_ha"] == pytest.approx(15_000, rel=2e-3)
    assert rows["Utara"]["inside_ha"] == 0
    # Six businesses lie in A and B, one in C; the one outside all villages is in no district.
    assert (south["businesses"], rows["Utara"]["businesses"]) == (6, 1)


def test_shapes_are_the_villages_land(study):
    layer = districts_layer(order(study))
    sizes = geodesic_area_ha(back(layer.shapes))
    assert sizes == pytest.approx(layer.table["area_ha"].to_pylist(), rel=1e-3)


def test_one_district_and_a_zone_filter(study):
    request = order(study, district=("Sepaku",), zone=("outside",))
    (row,) = districts_layer(request).table.to_pylist()
    assert row["villages"] == len(request.found.villages)


def test_unknown_businesses_have_no_sum(study):
    table = districts_layer(order(study, sample=False)).table
    assert table["businesses"].to_pylist() == [None] * 4
