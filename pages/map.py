"""Map: filter, click a village or a sentra, read its figures beside the map."""

import streamlit as st

from sentra_geo.present.maps import VILLAGE_METRICS
from sentra_geo.ui.controls import extra, keep_extra
from sentra_geo.ui.panels import MapChoice, show_map, show_sample_notice
from sentra_geo.ui.places import picked_place, show_place
from sentra_geo.ui.shell import page_shell

view = page_shell("pages/map.py", extras=("metric", "points", "online", "pick"))
_ = view.words.gettext

show_sample_notice(view)

first, second, third = st.columns([5, 3, 4], vertical_alignment="bottom")
with first:
    metric = st.selectbox(
        _("Warna desa menurut"),
        list(VILLAGE_METRICS),
        index=list(VILLAGE_METRICS).index(extra("metric", "zone", list(VILLAGE_METRICS))),
        format_func=lambda name: _(VILLAGE_METRICS[name]),
    )
    keep_extra("metric", metric, "zone")
with second:
    points = st.toggle(_("Titik usaha"), value=extra("points", "1") == "1")
    keep_extra("points", "1" if points else "0", "1")
with third:
    online = st.toggle(
        _("Peta dasar daring"),
        value=extra("online", "0") == "1",
        help=_("OpenStreetMap; perlu internet. Tanpa itu peta tetap lengkap."),
    )
    keep_extra("online", "1" if online else "0", "0")

left, right = st.columns([7, 4])
with right:
    place = st.container()
with left:
    shown = MapChoice(metric, picked_place(), points=points, online=online)
    clicked = show_map(view, "map", shown, height=560)
with place:
    show_place(view, clicked)
