"""Taking a file in: what may be uploaded, the upload, and its check with progress."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from sentra_geo.errors import IntakeError
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
from sentra_geo.ui.intake.file_state import FileState, generation, held_file, hold_file
from sentra_geo.ui.page_controls import choose_one_extra
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption
from sentra_geo.wording import Wording

LAYER_ORDER = ("businesses", "delineation", "sentra", "villages", "population", "neighbours")


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
            "GeoParquet. Paling besar {size} MB, {rows} baris, {columns} kolom, {vertices} titik "
            "garis, dan {unpacked} MB sesudah dibuka. Berkas dibaca di komputer ini saja.",
            size=words.number(LIMITS.file_bytes / MEGABYTE),
            rows=words.number(LIMITS.rows),
            columns=words.number(LIMITS.columns),
            vertices=words.number(LIMITS.vertices),
            unpacked=words.number(LIMITS.unpacked_bytes / MEGABYTE),
        )
    )


def take_file(view: View, layer: str) -> FileState | None:
    """The upload field, and the content of what was dropped there.

    Returns:
        The file at hand; None when there is none, or when it was refused with a message.
    """
    _ = view.words.gettext
    uploaded = st.file_uploader(
        _("Pilih berkas atau seret ke sini"),
        type=[suffix.lstrip(".") for suffix in ALLOWED_SUFFIXES],
        key=f"upload-{layer}-{generation()}",
    )
    if uploaded is None:
        return None
    state = _opened(view, layer, uploaded, part=None)
    if state is not None and len(state.raw.parts) > 1:
        state = _chosen_part(view, layer, uploaded, state)
    return state


def _chosen_part(view: View, layer: str, uploaded: Any, state: FileState) -> FileState | None:
    """The sheet or layer that the user chooses; the first that holds something by default."""
    parts = state.raw.parts
    part = st.selectbox(
        view.words.gettext("Lembar atau lapisan"),
        parts,
        index=parts.index(state.raw.part) if state.raw.part in parts else 0,
        key=f"part-{uploaded.file_id}-{layer}",
    )
    return state if part == state.raw.part else _opened(view, layer, uploaded, part)


def _opened(view: View, layer: str, uploaded: Any, part: str | None) -> FileState | None:
    held = held_file((uploaded.file_id, layer, part or ""))
    if held is None and part is None and (chosen := _last_part(uploaded, layer)):
        held = held_file((uploaded.file_id, layer, chosen))
    if held is not None:
        return held
    bar = _Bar(view.words)
    try:
        raw = _read(uploaded, part, bar.tell)
    except IntakeError as error:
        for fault in error.faults[:5]:
            st.error(as_text(fault.text(view.words.gettext)), icon=":material/error:")
        return None
    finally:
        bar.empty()
    shape = shape_of(raw.headers, layer)
    remembered = open_store(package_name(view.study.folder)).remembered_columns(shape)
    file_id = (uploaded.file_id, layer, part or "")
    return hold_file(FileState(file_id, raw, Choices(layer=layer, remembered=remembered)))


def _last_part(uploaded: Any, layer: str) -> str:
    return str(st.session_state.get(f"part-{uploaded.file_id}-{layer}") or "")


def _read(uploaded: Any, part: str | None, progress: Progress) -> RawTable:
    """The content of an upload, through a file of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as file:
            file.write(uploaded.getbuffer())
        return open_table(path, name=uploaded.name, part=part, progress=progress)


def check_file(view: View, state: FileState) -> Checked:
    """The outcome of checking the file at hand with the decisions taken so far."""
    if state.checked is None or state.checked[0] != state.choices:
        bar = _Bar(view.words)
        known = _reference(view.study.digest, view.study)
        state.checked = (
            state.choices,
            check_table(state.raw, state.choices, known, progress=bar.tell),
        )
        bar.empty()
    return state.checked[1]


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
