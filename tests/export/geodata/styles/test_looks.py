"""Styles: every row has one sign, in the colours of the screen."""

from dataclasses import replace

import pytest

from sentra_geo.export.geodata.delineation import delineation_layers
from sentra_geo.export.geodata.styles.look import LineSign
from sentra_geo.export.geodata.styles.looks import styles_of
from sentra_geo.export.geodata.villages import villages_layer
from sentra_geo.present.access_map import access_fills
from sentra_geo.present.maps import village_fill
from sentra_geo.present.palette import BLUE, VERMILION, YELLOW
from sentra_geo.present.representation import representation_fills, state_colour
from tests.export.geodata.worlds import order

COMPARED = {
    "=": lambda value, wanted: value == wanted,
    "<": lambda value, wanted: value < wanted,
    "<=": lambda value, wanted: value <= wanted,
    ">": lambda value, wanted: value > wanted,
    ">=": lambda value, wanted: value >= wanted,
}


def takes(entry, row):
    for rows in entry.rows:
        value = row[rows.column]
        if rows.sign == "null":
            if value is not None:
                return False
        elif value is None or not COMPARED[rows.sign](value, rows.value):
            return False
    return True


def colours(style, layer):
    """Colour of each row; each is taken by one sign and no more."""
    found = {}
    for row in layer.table.to_pylist():
        held = [entry for entry in style.entries if takes(entry, row)]
        assert len(held) == 1, (style.name, row)
        found[row.get("village_code")] = held[0].sign.colour
    return found


def village_styles(request):
    layer = villages_layer(request)
    return layer, {style.name: style for style in styles_of(layer, request.found, request.words)}


@pytest.mark.parametrize(
    "asked",
    [
        {"radius_km": 10.0},
        {"radius_km": 10.0, "unit": "businesses", "base": "villages"},
        {"target": "batik", "sample": False},
        {"commodity": ("palm_sugar",)},
    ],
)
def test_villages_have_the_colours_of_the_screen(study, asked):
    request = order(study, **asked)
    layer, styles = village_styles(request)
    found, plain = request.found, {}
    for style in styles.values():
        plain[style.name] = colours(style, layer)
    for village in found.villages:
        code = village.village_code
        assert plain["Zona"][code] == village_fill(village, "zone")[0]
        assert plain["Jarak"][code] == village_fill(village, "distance")[0]
        assert plain["Akses"][code] == access_fills(found)[code]
        assert plain["Keterwakilan"][code] == representation_fills(found, dark=False)[code]
        assert plain["Tercakup"][code] == (BLUE if village.is_covered else VERMILION)
        if "Cakupan usaha" in styles:
            assert plain["Cakupan usaha"][code] == village_fill(village, "coverage")[0]
    assert ("Cakupan usaha" in styles) == (found.businesses != "none")


@pytest.mark.parametrize("state", ["over", "under", "not_significant", "unknown"])
@pytest.mark.parametrize("difference", [-0.02, -0.01, -0.004, 0.0, 0.004, 0.01, 0.02, None])
def test_representation_has_the_colours_of_the_screen(grid, state, difference):
    if (difference is None) != (state == "unknown"):
        return  # no such village: what is unknown has no difference
    request = order(grid)
    row = replace(request.found.equity.villages[0], state=state, difference=difference)
    values = {"representation": state, "share_difference": difference}
    style = village_styles(request)[1]["Keterwakilan"]
    held = [entry.sign.colour for entry in style.entries if takes(entry, values)]
    assert held == [state_colour(row, dark=False)]


def test_minutes_have_their_own_classes(by_time):
    request = order(by_time)
    layer, styles = village_styles(request)
    plain = colours(styles["Jarak"], layer)
    for village in request.found.villages:
        assert plain[village.village_code] == village_fill(village, "distance", "time")[0]


def test_every_layer_draws_every_row_once(shipped, layers):
    request, _ = shipped
    for layer in layers:
        for style in styles_of(layer, request.found, request.words):
            colours(style, layer)
            columns = {rows.column for entry in style.entries for rows in entry.rows}
            columns |= {style.label.column} if style.label else set()
            assert columns <= set(layer.table.column_names)


def test_zones_read_in_grey(shipped, layers):
    request, _ = shipped
    (zones,) = (layer for layer in layers if layer.name == "zones")
    (style,) = styles_of(zones, request.found, request.words)
    assert [entry.sign.colour for entry in style.entries] == [BLUE, YELLOW, VERMILION]
    assert len({entry.sign.hatch for entry in style.entries}) == 3


def test_the_line_is_dashed_where_it_is_not_official(study, grid):
    for held, dashed in ((study, True), (grid, False)):
        request = order(held)
        _, line = delineation_layers(request)
        sign = styles_of(line, request.found, request.words)[0].entries[0].sign
        assert isinstance(sign, LineSign)
        assert bool(sign.dashes_mm) == dashed


def test_a_village_style_of_a_register_is_not_for_the_public(register):
    request = order(register, audience="public", radius_km=10.0)
    assert "Cakupan usaha" not in village_styles(request)[1]
    assert "Cakupan usaha" in village_styles(order(register, radius_km=10.0))[1]
