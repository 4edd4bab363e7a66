"""Material for a meeting: a deck with one press, everything else by choice."""

import streamlit as st

from sentra_geo.present.sentences import choices
from sentra_geo.ui.exporting import ORDER_EXTRAS, choose_order, show_deck, show_materials
from sentra_geo.ui.panels import show_data_line, show_sample_notice
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption, write_text

view = page_shell("pages/export.py", extras=ORDER_EXTRAS)
_ = view.words.gettext

show_sample_notice(view)
write_text(
    _(
        "Bahan dibuat di komputer ini, tanpa internet, dari pilihan yang sedang berlaku; angkanya "
        "sama dengan di layar."
    )
)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
if not view.found.sentra:
    st.info(_("Tidak ada sentra untuk saringan ini."))
order = choose_order(view)
if order is not None:
    show_deck(order, view)
    show_materials(order, view)
show_data_line(view)
