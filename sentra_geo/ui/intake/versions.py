"""The versions of each layer that the store holds: in force, compared, restored, removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from sentra_geo.errors import IntakeError, StoreError
from sentra_geo.export.spreadsheet import Sheet, workbook_bytes
from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.layers.package import package_name
from sentra_geo.present.labels import REPAIR, label
from sentra_geo.store.comparison import Comparison, compare
from sentra_geo.store.manifest import DELINEATION, Manifest
from sentra_geo.store.opening import Store, open_store
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.ui.cache import forget_signature, load_versions
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_heading, write_list, write_text
from sentra_geo.versions import remove_version, restore_version, withdraw_slot
from sentra_geo.wording import UNKNOWN, Wording

_MOST_NAMED = 20


def show_versions(view: View) -> None:
    """Every layer that was loaded, with its versions."""
    _, words = view.words.gettext, view.words
    store = open_store(package_name(view.study.folder), view.study.folder)
    try:
        snapshots = load_versions(view.study.folder)
    except StoreError as error:
        st.error(as_text(error.text(_)), icon=":material/error:")
        return
    if not snapshots:
        st.info(_("Belum ada data yang dimuat; semua lapisan adalah bawaan."))
        return
    slots = dict.fromkeys(snapshot.manifest.slot for snapshot in snapshots)
    for slot in slots:
        held = [snapshot for snapshot in snapshots if snapshot.manifest.slot == slot]
        with st.container(border=True):
            write_heading(_slot_title(held[0], words))
            _show_slot(held, view.study.folder, store, words)


def _slot_title(snapshot: Snapshot, words: Wording) -> str:
    manifest = snapshot.manifest
    title = words.gettext(LAYERS[manifest.layer].title)
    return f"{title}: {manifest.boundary_id}" if manifest.layer == DELINEATION else title


def _show_slot(held: list[Snapshot], folder: Path, store: Store, words: Wording) -> None:
    table = _table(held, words)
    st.dataframe(
        table.style.format(
            {name: partial(words.number, decimals=0) for name in table.columns[-3:]}
        ),
        hide_index=True,
        alt=_slot_title(held[0], words),
    )
    slot = held[0].manifest.slot
    by_id = {snapshot.id: snapshot for snapshot in held}
    name = st.selectbox(
        words.gettext("Versi"),
        list(by_id),
        format_func=lambda one: _version(by_id[one], words),
        key=f"version-{slot}",
    )
    chosen = by_id[name]
    _show_actions(chosen, folder, store, words)
    _show_details(chosen, words)
    if len(held) > 1:
        _show_comparison(chosen, held, store, words)


def _table(held: list[Snapshot], words: Wording) -> pd.DataFrame:
    """One row a version; the last three columns are counts."""
    _, manifests = words.gettext, [snapshot.manifest for snapshot in held]
    return pd.DataFrame(
        {
            _("Dipakai"): ["●" if snapshot.is_current else "" for snapshot in held],
            _("Disimpan"): [_moment(snapshot, words) for snapshot in held],
            _("Berkas"): [manifest.file for manifest in manifests],
            _("Oleh"): [manifest.who for manifest in manifests],
            _("Keadaan per"): [words.day(manifest.as_of) for manifest in manifests],
            _("Dibaca"): [manifest.read for manifest in manifests],
            _("Diterima"): [manifest.accepted for manifest in manifests],
            _("Disisihkan"): [manifest.set_aside for manifest in manifests],
        }
    )


def _version(snapshot: Snapshot, words: Wording) -> str:
    return f"{_moment(snapshot, words)} – {snapshot.manifest.file}"


def _moment(snapshot: Snapshot, words: Wording) -> str:
    moment = datetime.fromisoformat(snapshot.manifest.created_at).astimezone()
    return f"{words.day(moment.date().isoformat())} {moment:%H.%M.%S}"


def _show_actions(chosen: Snapshot, folder: Path, store: Store, words: Wording) -> None:
    _ = words.gettext
    slot = chosen.manifest.slot
    with st.container(horizontal=True):
        if not chosen.is_current and st.button(_("Pulihkan versi ini"), key=f"restore-{slot}"):
            _do(partial(restore_version, chosen, folder, store), words)
        back = _("Kembali ke data bawaan")
        if chosen.manifest.layer == DELINEATION:  # most lines are not among the shipped ones
            back = _("Berhenti memakai versi ini")
        if chosen.is_current and st.button(back, key=f"withdraw-{slot}"):
            _do(partial(withdraw_slot, slot, folder, store), words)
        with st.popover(_("Hapus versi ini"), key=f"remove-{slot}"):
            write_text(_("Versi ini dihapus untuk selamanya."))
            if st.button(_("Ya, hapus"), key=f"remove-yes-{slot}"):
                _do(partial(remove_version, chosen, folder, store), words)
        if chosen.manifest.set_aside:
            st.download_button(
                _("Unduh baris disisihkan"),
                partial(_set_aside_workbook, chosen, store, words),
                f"{chosen.id}-{_('disisihkan')}.xlsx",
                on_click="ignore",
                key=f"aside-{slot}",
            )


def _set_aside_workbook(chosen: Snapshot, store: Store, words: Wording) -> bytes:
    path = store.fetch(chosen).set_aside
    table = pd.DataFrame() if path is None else pd.read_parquet(path)
    return workbook_bytes([Sheet(words.gettext("Baris disisihkan"), table)], words)


def _do(action: Callable[[], object], words: Wording) -> None:
    """Carry an action out and draw the page anew; a fault is told instead."""
    try:
        action()
    except (IntakeError, StoreError) as error:
        st.error(as_text(error.text(words.gettext)), icon=":material/error:")
        return
    forget_signature()
    st.rerun()


def _show_details(chosen: Snapshot, words: Wording) -> None:
    """What was written down about a version."""
    _, manifest = words.gettext, chosen.manifest
    lines = [
        _("Sumber: {text}", text=manifest.source) if manifest.source else "",
        _("SHA-256 berkas asal: {digest}", digest=manifest.file_sha256[:16]),
        _("Perbaikan: {kinds}", kinds=_repairs(manifest, words)) if manifest.repairs else "",
        _("Kolom pribadi yang dibuang: {headers}", headers=", ".join(manifest.personal_columns))
        if manifest.personal_columns
        else "",
        _("Sel yang dibetulkan: {cells}", cells=manifest.corrections)
        if manifest.corrections
        else "",
    ]
    write_list(line for line in lines if line)


def _repairs(manifest: Manifest, words: Wording) -> str:
    """The repairs that were accepted, each with its number of rows."""
    return ", ".join(
        f"{label(words, REPAIR, kind)} ({words.number(rows)})"
        for kind, rows in manifest.repairs.items()
    )


def _show_comparison(chosen: Snapshot, held: list[Snapshot], store: Store, words: Wording) -> None:
    _ = words.gettext
    others = {snapshot.id: snapshot for snapshot in held if snapshot.id != chosen.id}
    slot = chosen.manifest.slot
    name = st.selectbox(
        _("Bandingkan dengan"),
        ["", *others],
        format_func=lambda one: _version(others[one], words) if one else UNKNOWN,
        key=f"compare-{slot}",
    )
    if not name:
        return
    older, newer = sorted((chosen, others[name]), key=lambda snapshot: snapshot.id)
    try:
        older, newer = store.fetch(older), store.fetch(newer)
        found = compare(older, newer) if older.is_whole and newer.is_whole else None
    except StoreError as error:
        st.error(as_text(error.text(_)), icon=":material/error:")
        return
    if found is None:
        st.error(_("Salah satu versi rusak, jadi tidak dapat dibandingkan."))
        return
    write_text(
        _(
            "Dari {before} menjadi {after} baris: {added} baru, {removed} hilang, {changed} "
            "berubah ({moved} berpindah tempat).",
            before=words.number(found.before),
            after=words.number(found.after),
            added=words.number(len(found.added)),
            removed=words.number(len(found.removed)),
            changed=words.number(len(found.changed)),
            moved=words.number(len(found.moved)),
        )
    )
    if found.area_ha:
        before, after = (words.number(area) for area in found.area_ha)
        write_text(_("Luas: {before} ha menjadi {after} ha.", before=before, after=after))
    _name_rows(found, words)


def _name_rows(found: Comparison, words: Wording) -> None:
    _ = words.gettext
    for title, keys in (
        (_("Baru"), found.added),
        (_("Hilang"), found.removed),
        (_("Berubah"), found.changed),
    ):
        if keys:
            rest = _(" … dan {n} lagi", n=words.number(len(keys) - _MOST_NAMED))
            more = rest if len(keys) > _MOST_NAMED else ""
            write_caption(f"{title}: {', '.join(keys[:_MOST_NAMED])}{more}")
