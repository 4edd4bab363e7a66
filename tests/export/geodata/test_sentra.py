"""Sentra locations."""

import shapely

from sentra_geo.export.geodata.sentra import sentra_layer
from tests.export.geodata.worlds import order


def test_figures_are_the_answers(study):
    request = order(study, radius_km=10.0)
    layer = sentra_layer(request)
    rows = layer.table.to_pylist()
    places = [(s, place) for s in request.found.sentra for place in s.locations]
    access = {(row.sentra_id, row.village_code): row for row in request.found.access.sentra}
    assert len(rows) == len(places) == 13
    for row, (sentra, place), point in zip(rows, places, layer.shapes, strict=True):
        for name in (
            *("sentra_id", "sentra", "commodity", "village_code", "village", "district", "zone"),
            *("share_inside", "line_km", "position_uncertainty_m"),
        ):
            assert row[name] == getattr(place, name), name
        assert row["spread"] == sentra.spread
        assert row["unit_count"] is None  # nobody knows, so it is not nought
        assert row["number"] == place.sentra_id.removeprefix("S")
        assert row["status"] in {"designated", "being_built", "operating", "inactive", "unknown"}
        held = access[place.sentra_id, place.village_code]
        assert row["people_in_reach"] == held.people
        assert row["ratio_two_step"] == held.ratios["two_step"]
        assert row["ratio_enhanced"] == held.ratios["enhanced"]
        assert shapely.get_coordinates(point)[0].tolist() == [round(v, 7) for v in place.lon_lat]


def test_known_units_are_given(tmp_path):
    from sentra_geo import read_study  # noqa: PLC0415
    from tests import worlds  # noqa: PLC0415

    frame = worlds.sentra_frame().assign(unit_count=[12, 3, 0, 7, 5])
    study = read_study(worlds.write_world(tmp_path / "w", sentra=frame))
    assert sentra_layer(order(study)).table["unit_count"].to_pylist() == [12, 3, 0, 7, 5]


def test_nothing_left_by_the_filter(grid):
    layer = sentra_layer(order(grid, commodity=("palm_sugar",)))
    assert layer.table.num_rows == 0
    assert layer.shapes.shape == (0,)


def test_a_sentra_that_takes_no_part_has_no_access_figures(study):
    rows = sentra_layer(order(study, target="batik")).table.to_pylist()
    assert {row["is_reached"] for row in rows if row["commodity"] != "batik"} == {None}
    assert None not in {row["is_reached"] for row in rows if row["commodity"] == "batik"}


def test_zones_shown(study):
    rows = sentra_layer(order(study, zone=("inside",))).table.to_pylist()
    assert [row["zone"] for row in rows] == ["inside", "inside"]
