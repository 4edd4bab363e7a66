"""Map: filter, click a village or a sentra, read its figures beside the map."""

import streamlit as st

from sentra_geo.present.labels import MAP_LAYER, label
from sentra_geo.present.maps import MAP_LAYERS, VILLAGE_METRICS
from sentra_geo.ui.controls import extra, keep_extra
from sentra_geo.ui.panels import MapChoice, show_map, show_sample_notice
from sentra_geo.ui.places import picked_place, show_place
from sentra_geo.ui.shell import page_shell

ALL_LAYERS = ",".join(MAP_LAYERS)

view = page_shell("pages/map.py", extras=("metric", "layers", "online", "pick"))
_ = view.words.gettext

show_sample_notice(view)

first, second, third = st.columns([4, 5, 3], vertical_alignment="bottom")
with first:
    metric = st.selectbox(
        _("Warna desa menurut"),
        list(VILLAGE_METRICS),
        index=list(VILLAGE_METRICS).index(extra("metric", "zone", list(VILLAGE_METRICS))),
        format_func=lambda name: _(VILLAGE_METRICS[name]),
    )
    keep_extra("metric", metric, "zone")
with second:
    shown = st.pills(
        _("Lapisan"),
        MAP_LAYERS,
        selection_mode="multi",
        default=[name for name in MAP_LAYERS if name in extra("layers", ALL_LAYERS).split(",")],
        format_func=lambda name: label(view.words, MAP_LAYER, name),
    )
    keep_extra("layers", ",".join(name for name in MAP_LAYERS if name in shown), ALL_LAYERS)
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
    choice = MapChoice(metric, picked_place(), shown=tuple(shown), online=online)
    clicked = show_map(view, "map", choice, height=560)
with place:
    show_place(view, clicked)
