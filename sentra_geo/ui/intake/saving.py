"""Storing what was accepted: what the user says about it, and the click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
from sentra_geo.ui.cache import forget_signature
from sentra_geo.ui.intake.file_state import FileState, Stored, let_go
from sentra_geo.ui.session import bind
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_heading
from sentra_geo.wording import LANGUAGES, N_, Wording

_MODE = {"replace": N_("Mengganti yang ada"), "add": N_("Menambah yang ada")}
# Lists that come in piece by piece: a list of one training must not push out that of another.
_GROWS = frozenset(
    {"programmes", "participation", "outlets", "placements", "receipts", "events", "milestones"}
)
_MOST_FAULTS, _ISO_LENGTH = 10, 10


def choose_boundary(checked: Checked, state: FileState, view: View) -> None:
    """Name, law and standing of a delineation; part of how it is read."""
    if checked.choices.layer != DELINEATION or not checked.read:
        return
    _, frame = view.words.gettext, checked.content.frame
    write_heading(_("Tentang batas ini"))
    name, law, standing = st.columns(3)
    if frame["boundary_id"].nunique() == 1:  # else the file names its boundaries itself
        name.text_input(
            _("Nama batas"),
            max_chars=60,
            help=_("Nama pendek untuk tautan. Nama yang sudah ada akan diganti isinya."),
            **_bound("boundary_id", str(frame["boundary_id"].iloc[0]), _decide(state)),
        )
    law.text_input(
        _("Menurut peraturan"),
        max_chars=120,
        **_bound("law", str(frame["law"].iloc[0]), _decide(state)),
    )
    standing.selectbox(
        _("Kedudukan"),
        STANDINGS,
        format_func=lambda code: label(view.words, STANDING, code),
        **_bound("standing", state.choices.standing, _decide(state)),
    )


def _decide(state: FileState) -> Callable[[str, Any], None]:
    return lambda name, value: state.decide(**{name: value})


def _tell(state: FileState) -> Callable[[str, Any], None]:
    return state.about.__setitem__


def _bound(name: str, value: Any, take: Callable[[str, Any], None]) -> dict[str, Any]:
    """What ties a field to a value that outlasts it: its key, and the callback for a change."""
    key = bind(f"intake-{name}", value)
    return {"key": key, "on_change": _take, "args": (name, key, take)}


def _take(name: str, key: str, take: Callable[[str, Any], None]) -> None:
    take(name, st.session_state[key])


def show_saving(checked: Checked, state: FileState, view: View) -> None:
    """What is said about the accepted rows, and the click that stores them."""
    _, words = view.words.gettext, view.words
    write_heading(_("Simpan"))
    if not len(checked.accepted):
        st.info(_("Belum ada baris yang dapat disimpan."))
        return
    with st.container(border=True):
        _describe(checked, state, words)
        rows = words.number(len(checked.accepted))
        pressed = st.button(_("Simpan {rows} baris", rows=rows), key="intake-save")
    write_caption(_("Data lama tidak hilang: versi sebelumnya dapat dipulihkan di bagian Versi."))
    if pressed:
        _save(checked, state, view)


def _describe(checked: Checked, state: FileState, words: Wording) -> None:
    _ = words.gettext

    def held(name: str) -> dict[str, Any]:
        return _bound(name, state.about.get(name, ""), _tell(state))

    left, right = st.columns(2)
    left.text_input(_("Nama Anda atau kantor"), max_chars=120, **held("who"))
    right.text_input(_("Sumber data"), max_chars=200, **held("source"))
    left.text_input(
        _("Keadaan per (tanggal, bulan, atau tahun)"),
        max_chars=10,
        placeholder="2026-06-30",
        **held("as_of"),
    )
    right.text_input(_("Judul (boleh kosong)"), max_chars=200, **held("title"))
    layer = checked.choices.layer
    if _may_add(layer):
        st.radio(
            _("Data ini"),
            list(_MODE),
            format_func=lambda code: _(_MODE[code]),
            horizontal=True,
            **_bound(f"mode-{layer}", _mode(state, layer), _tell_mode(state)),
        )


def _may_add(layer: str) -> bool:
    return layer in _GROWS or SCHEMAS[layer].geometry == "point"


def _mode(state: FileState, layer: str) -> str:
    """Whether the rows take the place of those in force, or join them."""
    if not _may_add(layer):
        return "replace"
    return state.about.get("mode", "add" if layer in _GROWS else "replace")


def _tell_mode(state: FileState) -> Callable[[str, Any], None]:
    return lambda _name, value: state.about.__setitem__("mode", value)


def _save(checked: Checked, state: FileState, view: View) -> None:
    _ = view.words.gettext
    folder = view.study.folder
    told = {name: value.strip() for name, value in state.about.items()}
    told["mode"] = _mode(state, checked.choices.layer)
    with st.spinner(_("Menyimpan dan memeriksa dengan lapisan lain")):
        try:
            store = open_store(package_name(folder), folder)
            saved = load(checked, folder, store, About(**told), view.words, software=__version__)
        except (IntakeError, StoreError) as error:
            for fault in error.faults[:_MOST_FAULTS]:
                st.error(as_text(fault.text(_)), icon=":material/error:")
            return
        forget_signature()
        # Before anything is drawn: a second click must not find the file again.
        let_go(
            Stored(
                checked.choices.layer,
                {code: account(checked, Wording(code)) for code in LANGUAGES},
                tuple(one.manifest.boundary_id for one in saved if one.manifest.boundary_id),
                any(
                    fact.is_sample and fact.layer == checked.choices.layer
                    for fact in view.study.layers
                ),
            )
        )
    st.rerun()
