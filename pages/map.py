"""Map: filter, click a village or a sentra, read its figures beside the map."""

import streamlit as st

from sentra_geo.present.maps import VILLAGE_METRICS, metric_name
from sentra_geo.ui.page_controls import (
    MAP_EXTRAS,
    choose_layers,
    choose_one_extra,
    choose_online,
)
from sentra_geo.ui.panels import MapChoice, show_map, show_sample_notice
from sentra_geo.ui.places import picked_place, show_place
from sentra_geo.ui.shell import page_shell

view = page_shell("pages/map.py", extras=MAP_EXTRAS)
_ = view.words.gettext

show_sample_notice(view)

first, second, third = st.columns([4, 5, 3], vertical_alignment="bottom")
with first:
    metric = choose_one_extra(
        _("Warna desa menurut"),
        "metric",
        list(VILLAGE_METRICS),
        lambda name: metric_name(name, view.found, view.words),
    )
with second:
    shown = choose_layers(view.words)
with third:
    online = choose_online(view.words)

left, right = st.columns([7, 4])
with right:
    place = st.container()
with left:
    choice = MapChoice(metric, picked_place(), shown=shown, online=online)
    clicked = show_map(view, "map", choice, height=560)
with place:
    show_place(view, clicked)
