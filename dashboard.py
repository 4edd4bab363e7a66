"""Overview: the verdict in one sentence, the three zones, the map and the gap."""

import streamlit as st

from sentra_geo.present.charts import gap_chart
from sentra_geo.present.sentences import (
    choices,
    compared_layers,
    coverage_sentence,
    explanation,
    population_sentence,
)
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_data_line,
    show_figure,
    show_map,
    show_sample_notice,
    show_verdict,
    show_zone_cards,
)
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption, write_text

view = page_shell("dashboard.py")
_ = view.words.gettext

show_verdict(view)
show_zone_cards(view)
show_sample_notice(view)
left, right = st.columns([6, 5])
with left:
    show_map(view, "overview", MapChoice(shown=WITHOUT_BUSINESSES), height=400)
    st.caption(_("Warna desa: zonanya. Angka: nomor sentra. Peta lengkap di halaman Peta."))
with right:
    show_figure(gap_chart(view.found, view.words), view, "gap", *compared_layers(view.question))
write_text(coverage_sentence(view.found, view.words))
with st.expander(_("Seberapa pasti? Bukti di balik kesimpulan"), expanded=False):
    write_text(explanation(view.found, view.words))
    write_text(population_sentence(view.found, view.words))
show_data_line(view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
