"""Controls of the sidebar: what a browser draws before it knows their value."""

import pytest

from sentra_geo.ui.shell import PAGES

CHOSEN = {
    "radius_km": "7.3",
    "near_km": "0.4",
    "rule": "area",
    "unit": "sentra",
    "base": "villages",
    "covered": "people",
    "target": "batik",
    "district": "Penajam,Sepaku",
    "zone": "near",
}

SLIDERS = {"Radius pelayanan": "7,3 km", "Lebar sabuk dekat batas": "0,4 km"}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_control_starts_where_it_stands(open_page, page):
    """A browser that is slow to draw a control draws its default, and then reports it as chosen."""
    app = open_page(page, **CHOSEN)
    assert not app.exception
    for slider in app.select_slider:
        assert slider.proto.options[int(slider.proto.default[0])] == SLIDERS[slider.label]
    for toggle in app.toggle:
        assert toggle.proto.default == toggle.value
    for box in app.selectbox:
        assert box.proto.default == box.index
    for several in app.multiselect:
        assert len(several.proto.default) == len(several.value)
    for group in app.button_group:
        held = group.value if isinstance(group.value, list) else [group.value]
        assert len(group.proto.default) == len(held)
