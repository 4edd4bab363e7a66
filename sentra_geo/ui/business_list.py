"""A list of businesses on a page: its first rows, and all of them as a file on the click."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sentra_geo.export.business_list import (
    CSV,
    SHOWN_ROWS,
    XLSX,
    BusinessList,
    business_list_file,
    first_rows,
)
from sentra_geo.export.naming import file_name
from sentra_geo.ui.downloads import made_on_click
from sentra_geo.ui.panels import show_table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_strong


def show_business_list(view: View, listed: BusinessList, key: str) -> None:
    """The first rows of a list, how many there are, and its files.

    Args:
        view: The page's view.
        listed: The list.
        key: Component key.
    """
    _, rows = view.words.gettext, len(listed.rows)
    write_strong(listed.title)
    if not rows:
        st.info(_("Tidak ada usaha dalam daftar ini."))
        return
    table = first_rows(listed, view.study, view.found, view.words)
    show_table(table, view, f"{key}-table", listed.title)
    if rows > SHOWN_ROWS:
        write_caption(
            _(
                "{shown} baris pertama dari {all}; berkas memuat semuanya beserta namanya.",
                shown=view.words.number(SHOWN_ROWS),
                all=view.words.number(rows),
            )
        )
    if listed.note:
        write_caption(listed.note)
    with st.container(horizontal=True):
        for form, title in ((XLSX, _("Daftar lengkap (XLSX)")), (CSV, _("Daftar lengkap (CSV)"))):
            is_sample = view.found.businesses == "sample"
            name = file_name(
                listed.code,
                form,
                view.found,
                view.words,
                sample=is_sample,
                internal=not is_sample,
            )
            make = partial(business_list_file, listed, form, view.study, view.found, view.words)
            made_on_click(title, make, name, view.words, key=f"{key}-{form}")
