"""Storing what was accepted: what the user says about it, and the click."""

from __future__ import annotations

import streamlit as st

from sentra_geo import __version__
from sentra_geo.errors import IntakeError, StoreError
from sentra_geo.export.intake_report import account
from sentra_geo.intake.checked import Checked
from sentra_geo.layers.package import package_name
from sentra_geo.layers.schema import SCHEMAS, STANDINGS
from sentra_geo.loading import About, load
from sentra_geo.present.labels import STANDING, label
from sentra_geo.store.manifest import DELINEATION
from sentra_geo.store.opening import open_store
from sentra_geo.ui.intake.file_state import FileState, let_go
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_heading
from sentra_geo.wording import N_

_MODE = {"replace": N_("Mengganti yang ada"), "add": N_("Menambah yang ada")}


def choose_boundary(checked: Checked, state: FileState, view: View) -> None:
    """Name, law and standing of a delineation; part of how it is read."""
    if checked.choices.layer != DELINEATION or not len(checked.accepted):
        return
    _ = view.words.gettext
    first = checked.frame.iloc[0]
    name, law, standing = st.columns(3)
    chosen = {
        "boundary_id": name.text_input(
            _("Nama batas"),
            str(first["boundary_id"]),
            max_chars=60,
            help=_("Nama pendek untuk tautan. Nama yang sudah ada akan diganti isinya."),
        ),
        "law": law.text_input(_("Menurut peraturan"), str(first["law"]), max_chars=120),
        "standing": standing.selectbox(
            _("Kedudukan"),
            STANDINGS,
            index=STANDINGS.index(state.choices.standing),
            format_func=lambda code: label(view.words, STANDING, code),
        ),
    }
    several = checked.frame["boundary_id"].nunique() > 1
    if several:  # the file names its boundaries itself
        chosen.pop("boundary_id")
    now = {"boundary_id": str(first["boundary_id"]), "law": str(first["law"])}
    changed = {
        key: value
        for key, value in chosen.items()
        if value != now.get(key, getattr(state.choices, key))
    }
    if changed:
        state.decide(**changed)
        st.rerun()


def show_saving(checked: Checked, view: View) -> None:
    """The form that stores the accepted rows."""
    _, words = view.words.gettext, view.words
    write_heading(_("Simpan"))
    if not len(checked.accepted):
        st.info(_("Belum ada baris yang dapat disimpan."))
        return
    with st.form("save", border=True):
        left, right = st.columns(2)
        who = left.text_input(_("Nama Anda atau kantor"), max_chars=120)
        source = right.text_input(_("Sumber data"), max_chars=200)
        as_of = left.text_input(
            _("Keadaan per (tanggal, bulan, atau tahun)"),
            max_chars=10,
            placeholder="2026-06-30",
        )
        title = right.text_input(_("Judul (boleh kosong)"), max_chars=200)
        mode = "replace"
        if SCHEMAS[checked.choices.layer].geometry == "point":
            mode = st.radio(
                _("Data ini"),
                list(_MODE),
                format_func=lambda code: _(_MODE[code]),
                horizontal=True,
            )
        rows = words.number(len(checked.accepted))
        pressed = st.form_submit_button(_("Simpan {rows} baris", rows=rows))
    write_caption(_("Data lama tidak hilang: versi sebelumnya dapat dipulihkan di bagian Versi."))
    if pressed:
        _save(checked, view, About(who, title, source, as_of.strip(), mode=mode))


def _save(checked: Checked, view: View, about: About) -> None:
    _ = view.words.gettext
    folder = view.study.folder
    store = open_store(package_name(folder))
    with st.spinner(_("Menyimpan dan memeriksa dengan lapisan lain")):
        try:
            load(checked, folder, store, about, view.words, software=__version__)
        except (IntakeError, StoreError) as error:
            for fault in error.faults[:10]:
                st.error(as_text(fault.text(_)), icon=":material/error:")
            return
    let_go(account(checked, view.words))
    st.rerun()
