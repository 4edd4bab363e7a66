"""Method and sources: how each figure is made, from what, and what is not known."""

import streamlit as st

from sentra_geo.ui.methods import (
    show_method,
    show_rules,
    show_settings,
    show_sources_table,
    show_unknowns,
    show_worked_example,
)
from sentra_geo.ui.shell import page_shell

view = page_shell("pages/method.py")
_ = view.words.gettext

st.header(_("Apa yang dihitung"))
show_method(view)
st.header(_("Ambang yang dapat diubah"))
show_settings(view)
st.header(_("Contoh hitungan dengan data ini"))
show_worked_example(view)
st.header(_("Rentang antaraturan"))
show_rules(view)
st.header(_("Yang tidak diketahui"))
show_unknowns(view)
st.header(_("Sumber data"))
show_sources_table(view)
