"""Overview: the verdict in one sentence, the three zones, the map and the gap."""

import streamlit as st

from sentra_geo.present.sentences import choices
from sentra_geo.ui.coverage import show_coverage_text
from sentra_geo.ui.overview import show_evidence, show_gap
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_data_line,
    show_map,
    show_sample_notice,
)
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.verdict import show_meeting_texts, show_verdict
from sentra_geo.ui.writing import write_caption
from sentra_geo.ui.zones import show_zone_cards

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
    show_gap(view)
show_coverage_text(view)
with st.expander(_("Seberapa pasti? Bukti di balik kesimpulan"), expanded=False):
    show_evidence(view)
with st.expander(_("Teks untuk rapat"), expanded=False):
    show_meeting_texts(view)
show_data_line(view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
