"""Coverage: by radius, by distance, by village, by sentra."""

import streamlit as st

from sentra_geo.present.charts import commodity_chart, coverage_curve, distance_chart
from sentra_geo.present.maps import VILLAGE_METRICS
from sentra_geo.present.phrases import target_name
from sentra_geo.present.sentences import choices, coverage_sentence
from sentra_geo.present.tables import sentra_table, village_table, zone_table
from sentra_geo.ui.page_controls import choose_one_extra, choose_part
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_figure,
    show_map,
    show_missing_businesses,
    show_sample_notice,
    show_small_table,
    show_table,
)
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption, write_text

view = page_shell("pages/coverage.py", extras={"part": "radius", "layer": "distance"})
_ = view.words.gettext
nearest = target_name(view.question.target, view.words)

show_sample_notice(view)

write_text(coverage_sentence(view.found, view.words))
part = choose_part(
    {
        "radius": _("Menurut radius"),
        "villages": _("Menurut desa"),
        "sentra": _("Menurut sentra dan komoditas"),
    }
)
if part == "radius":
    if view.question.covered in view.found.reach:
        used = {"people": ("villages", "population")}.get(
            view.question.covered, [view.question.covered]
        )
        left, right = st.columns([6, 5])
        with left:
            curve = coverage_curve(view.found, view.words)
            show_figure(curve, view, "curve", "sentra", "delineation", *used)
        with right:
            distance = distance_chart(view.found, view.words)
            show_figure(distance, view, "distance", "sentra", "delineation", *used)
    else:
        show_missing_businesses(view)
    show_small_table(zone_table(view.found, view.words), view.words, _("Angka menurut zona"))
elif part == "villages":
    layer = choose_one_extra(
        _("Warna desa menurut"),
        "layer",
        [name for name in VILLAGE_METRICS if name != "zone"],
        lambda name: _(VILLAGE_METRICS[name], target=nearest),
    )
    if layer in {"businesses", "coverage"} and view.found.businesses == "none":
        show_missing_businesses(view)
    shown = MapChoice(metric=layer, shown=WITHOUT_BUSINESSES)
    show_map(view, "choropleth", shown, height=520)
    show_table(village_table(view.found, view.words), view, "villages", _("Angka menurut desa"))
    write_caption(_("Klik judul kolom untuk mengurutkan."))
else:
    show_figure(commodity_chart(view.found, view.words), view, "commodity", "sentra", "villages")
    show_table(sentra_table(view.found, view.words), view, "sentra", _("Angka menurut sentra"))
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
