"""Sentra: the nine, one profile each."""

import streamlit as st

from sentra_geo.present.labels import COMMODITY, label
from sentra_geo.present.sentences import choices
from sentra_geo.present.shown import sentra_table_codes
from sentra_geo.present.tables import sentra_table
from sentra_geo.ui.downloads import layers_in_tables
from sentra_geo.ui.panels import show_sample_notice, show_table
from sentra_geo.ui.profiles import show_profile
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.tracker import show_progress
from sentra_geo.ui.writing import write_caption, write_text

view = page_shell("pages/sentra.py")
_ = view.words.gettext

show_sample_notice(view)

spread = view.found.spread
write_text(
    _(
        "Dari {n} sentra: {inside} di dalam garis, {near} dekat batas, {straddling} di kedua sisi, "
        "{outside} di luar.",
        n=sum(spread.values()),
        **spread,
    )
)
show_provenance(view, "sentra_count", "zone")
if not view.found.sentra:
    st.info(_("Tidak ada sentra untuk saringan ini."))
else:
    show_progress(view)
    st.header(_("Kartu tiap sentra"))
for sentra in view.found.sentra:
    with st.container(border=True):
        show_profile(sentra, view)
if view.found.sentra:
    st.header(_("Kesembilan sentra dalam satu tabel"))
    show_table(
        sentra_table(view.found, view.words),
        view,
        "sentra-table",
        label(view.words, COMMODITY, "any"),
        codes=sentra_table_codes(view.found),
        layers=layers_in_tables(view),
    )
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
