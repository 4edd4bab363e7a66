"""How the columns of a file are read: shown, and open to change."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sentra_geo.intake.checked import Checked
from sentra_geo.intake.fields.columns import TARGETS
from sentra_geo.layers.dictionary import dictionary_of
from sentra_geo.ui.intake.file_state import FileState
from sentra_geo.ui.writing import write_caption
from sentra_geo.wording import Wording

_SAMPLES, _SEARCHED, _LONGEST = 3, 2_000, 40


def show_mapping(checked: Checked, state: FileState, words: Wording) -> None:
    """The columns of the file and what each is read as; a change is checked at once."""
    if not checked.mapping:
        return
    _ = words.gettext
    used = sum(bool(target) for target in checked.mapping.values())
    # Open where the columns may be at fault, as the first check saw it: a fold must not jump.
    suspect = not len(checked.accepted) and not checked.pending
    fold = st.expander(
        _("Kolom: {used} dari {all} dibaca", used=used, all=len(checked.mapping)),
        expanded=state.folds.setdefault(checked.choices.layer, suspect),
        key=f"intake-columns-{checked.choices.layer}",
        on_change="rerun",
    )
    if fold.open:
        with fold:
            write_caption(
                _("Ubah “Dibaca sebagai” bila salah. Pilihan ini diingat untuk berkas serupa.")
            )
            _show_columns(checked, state, words)


def _show_columns(checked: Checked, state: FileState, words: Wording) -> None:
    _ = words.gettext
    labels = _labels(checked.choices.layer, words)
    personal = {column.header for column in checked.personal}
    headers = [header for header in checked.mapping if header not in personal]
    samples = state.table("samples", make=lambda: [_sample(checked, name) for name in headers])
    table = pd.DataFrame(
        {
            "header": headers,
            "sample": samples,
            "target": [labels[checked.mapping[header]] for header in headers],
        }
    )
    # The options are words, so another language needs another table; a change is taken at once.
    key = f"mapping-{state.round}-{words.language}"
    st.data_editor(
        table,
        disabled=["header", "sample"],
        hide_index=True,
        key=key,
        alt=_("Kolom berkas"),
        column_config={
            "header": _("Kolom berkas"),
            "sample": _("Contoh isi"),
            "target": st.column_config.SelectboxColumn(
                _("Dibaca sebagai"), options=list(labels.values()), required=True
            ),
        },
        on_change=_take_changes,
        args=(checked, state, key, headers, {shown: target for target, shown in labels.items()}),
    )


def _labels(layer: str, words: Wording) -> dict[str, str]:
    """What each target is called, no two alike; the empty target first."""
    shown = {"": words.gettext("(tidak dibaca)")}
    titles = {entry.name: words.gettext(entry.title) for entry in dictionary_of(layer)}
    for target in TARGETS[layer]:
        title = titles.get(target, target)
        shown[target] = title if title not in shown.values() else f"{title} ({target})"
    return shown


def _sample(checked: Checked, header: str) -> str:
    values = checked.raw.frame[header].iloc[:_SEARCHED].dropna().head(_SAMPLES)
    return " · ".join(str(value)[:_LONGEST] for value in values)


def _take_changes(
    checked: Checked, state: FileState, key: str, headers: list[str], codes: dict[str, str]
) -> None:
    edited = st.session_state[key]["edited_rows"]
    changed = {
        headers[int(index)]: codes[cells["target"]]
        for index, cells in edited.items()
        if cells.get("target") in codes
    }
    taken = {target for target in changed.values() if target}
    # One column a target: the column that was changed last keeps it.
    before = {header: checked.mapping[header] for header in headers}
    others = {header: "" if target in taken else target for header, target in before.items()}
    state.decide(mapping={**others, **changed})
