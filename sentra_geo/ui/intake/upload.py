"""Taking a file in: what may be uploaded, the upload, and its check with progress."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from sentra_geo.errors import Fault, IntakeError, StoreError
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.columns import shape_of
from sentra_geo.intake.files.limits import LIMITS, MEGABYTE
from sentra_geo.intake.files.opening import ALLOWED_SUFFIXES, open_table
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Progress
from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.layers.package import package_name
from sentra_geo.loading import reference_of
from sentra_geo.store.opening import open_store
from sentra_geo.study import Study
from sentra_geo.ui.intake.file_state import (
    FileState,
    generation,
    held_file,
    hold_file,
    let_go,
    refusal,
    refuse,
)
from sentra_geo.ui.page_controls import choose_one_extra
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption
from sentra_geo.wording import N_, Wording

LAYER_GROUPS = {
    N_("Usaha dan sentra"): ("businesses", "sentra", "milestones"),
    N_("Pembinaan"): ("programmes", "participation"),
    N_("Pasar dan acara"): ("outlets", "placements", "receipts", "events"),
    N_("Batas dan wilayah"): ("delineation", "villages", "population", "travel", "neighbours"),
}
"""Layers that may be loaded, in the order of the list, by the heading of their templates."""
LAYER_ORDER = tuple(layer for layers in LAYER_GROUPS.values() for layer in layers)
_MOST_FAULTS = 5


def choose_layer(words: Wording) -> str:
    """For which layer the file is."""
    layer = choose_one_extra(
        words.gettext("Berkas ini berisi"),
        "layer",
        LAYER_ORDER,
        lambda name: words.gettext(LAYERS[name].title),
    )
    about = LAYERS[layer]
    write_caption(f"{words.gettext(about.row)} {words.gettext(about.origin)}")
    return layer


def show_limits(words: Wording) -> None:
    """What may be uploaded, said before anything is."""
    write_caption(
        words.gettext(
            "CSV, XLSX, GeoJSON, GeoPackage, Shapefile dalam .zip, KML atau KMZ, FlatGeobuf, atau "
            "GeoParquet. Paling besar {size} MB ({text_map} MB untuk GeoJSON dan KML), "
            "{rows} baris, {columns} kolom, {cells} sel ({sheet_cells} untuk XLSX), "
            "{vertices} titik garis, dan {unpacked} MB sesudah dibuka. Berkas dibaca di komputer "
            "ini saja.",
            size=words.number(LIMITS.file_bytes / MEGABYTE),
            text_map=words.number(LIMITS.text_map_bytes / MEGABYTE),
            rows=words.number(LIMITS.rows),
            cells=words.number(LIMITS.cells),
            sheet_cells=words.number(LIMITS.sheet_cells),
            columns=words.number(LIMITS.columns),
            vertices=words.number(LIMITS.vertices),
            unpacked=words.number(LIMITS.unpacked_bytes / MEGABYTE),
        )
    )


def take_file(view: View, layer: str) -> FileState | None:
    """The file at hand; without one, the upload field.

    The field makes way for the file: it would forget it with the page.

    Returns:
        The file, read as this layer; None when there is none, or when it was refused with a
        message.
    """
    state = held_file()
    if state is None:
        _take_upload(view, layer)
        return None
    if state.choices.layer != layer:
        state.read_as(state.raw, layer, lambda: _remembered(view, layer, state.raw))
    _show_file(state, view.words)
    return _of_chosen_part(view, state)


def _take_upload(view: View, layer: str) -> None:
    show_limits(view.words)
    # The field's own word is English; the style draws this one in its place.
    word = view.words.gettext("Pilih berkas")
    st.html(f"<style>:root {{ --sg-choose: '{word}' }}</style>")
    uploaded = st.file_uploader(
        view.words.gettext("Pilih berkas atau seret ke sini"),
        type=[suffix.lstrip(".") for suffix in ALLOWED_SUFFIXES],
        key=f"upload-{generation()}",
    )
    if uploaded is None:
        return
    data = uploaded.getvalue()
    raw = _opened(view, uploaded.file_id, uploaded.name, data)
    if raw is None:
        return
    choices = Choices(layer=layer, remembered=_remembered(view, layer, raw))
    hold_file(FileState(raw, choices, data if len(raw.parts) > 1 else None))
    st.rerun()


def _show_file(state: FileState, words: Wording) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="intake-file"):
        name = as_text(state.raw.file)
        st.markdown(f":material/description: **{name}**", width="stretch")
        st.button(words.gettext("Pakai berkas lain"), on_click=let_go)


def _of_chosen_part(view: View, state: FileState) -> FileState | None:
    """The file as the sheet or layer that the user chooses, where it has several."""
    raw = state.raw
    if len(raw.parts) < 2 or state.data is None:  # noqa: PLR2004 - several
        return state
    part = st.selectbox(
        view.words.gettext("Lembar atau lapisan"),
        raw.parts,
        index=raw.parts.index(raw.part) if raw.part in raw.parts else 0,
        key=f"part-{generation()}",
    )
    if part == raw.part:
        return state
    other = _opened(view, f"{generation()} {part}", raw.file, state.data, part)
    if other is None:
        return None
    layer = state.choices.layer
    state.read_as(other, layer, lambda: _remembered(view, layer, other))
    return state


def _opened(
    view: View, upload: str, name: str, data: bytes, part: str | None = None
) -> RawTable | None:
    """The content of a file; None when it was refused, with the reason on the page."""
    faults = refusal(upload)
    if not faults:
        bar = _Bar(view.words)
        try:
            return _read(name, data, part, bar.tell)
        except IntakeError as error:
            faults = error.faults
            refuse(upload, faults)
        finally:
            bar.empty()
    _show_faults(faults, view.words)
    return None


def _show_faults(faults: Sequence[Fault], words: Wording) -> None:
    for fault in faults[:_MOST_FAULTS]:
        st.error(as_text(fault.text(words.gettext)), icon=":material/error:")


def _read(name: str, data: bytes, part: str | None, progress: Progress) -> RawTable:
    """The content of an upload, through a file of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as folder:
        path = Path(folder) / "upload"
        path.write_bytes(data)
        return open_table(path, name=name, part=part, progress=progress)


def _remembered(view: View, layer: str, raw: RawTable) -> dict[str, str]:
    """How the columns of a file of this shape were read before."""
    try:
        store = open_store(package_name(view.study.folder), view.study.folder)
        return store.remembered_columns(shape_of(raw.headers, layer))
    except StoreError:  # the page says elsewhere that the store cannot be reached
        return {}


def check_file(view: View, state: FileState) -> Checked | None:
    """The outcome of checking the file at hand with the decisions taken so far.

    Returns:
        The outcome; None where the file cannot be this layer, with the reason on the page.
    """
    if state.checked is not None and state.checked[0] == state.choices:
        return state.checked[1]
    bar = _Bar(view.words)
    try:
        known = _reference(view.study.digest, view.study)
        return state.keep(check_table(state.raw, state.choices, known, progress=bar.tell))
    except IntakeError as error:
        _show_faults(error.faults, view.words)
        return None
    finally:
        bar.empty()


@st.cache_resource(max_entries=4, show_spinner=False)
def _reference(digest: str, _study: Study) -> Reference:
    del digest  # the key stands for the study
    return reference_of(_study)


class _Bar:
    """A bar that shows how far a long work is."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._bar = st.progress(0.0)

    def tell(self, share: float, what: str) -> None:
        """Show a share from 0 to 1 and what is being done."""
        self._bar.progress(min(max(share, 0.0), 1.0), as_text(self._words.gettext(what)))

    def empty(self) -> None:
        """Take the bar away."""
        self._bar.empty()
