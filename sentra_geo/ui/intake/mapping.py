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

_SAMPLES = 3


def show_mapping(checked: Checked, state: FileState, words: Wording) -> None:
    """The columns of the file and what each is read as; a change is checked at once."""
    _ = words.gettext
    used = sum(bool(target) for target in checked.mapping.values())
    title = _("Kolom: {used} dari {all} dibaca", used=used, all=len(checked.mapping))
    with st.expander(title, expanded=not len(checked.accepted)):
        write_caption(
            _("Ubah “Dibaca sebagai” bila salah. Pilihan ini diingat untuk berkas serupa.")
        )
        labels = _labels(checked.choices.layer, words)
        personal = {column.header for column in checked.personal}
        headers = [header for header in checked.mapping if header not in personal]
        table = pd.DataFrame(
            {
                _("Kolom berkas"): headers,
                _("Contoh isi"): [_sample(checked, header) for header in headers],
                _("Dibaca sebagai"): [labels[checked.mapping[header]] for header in headers],
            }
        )
        edited = st.data_editor(
            table,
            disabled=[_("Kolom berkas"), _("Contoh isi")],
            hide_index=True,
            key=f"mapping-{state.round}",
            column_config={
                _("Dibaca sebagai"): st.column_config.SelectboxColumn(
                    options=list(labels.values()), required=True
                )
            },
        )
    codes = {shown: target for target, shown in labels.items()}
    chosen = [codes[shown] for shown in edited[_("Dibaca sebagai")]]
    _take_changes(checked, state, dict(zip(headers, chosen, strict=True)))


def _labels(layer: str, words: Wording) -> dict[str, str]:
    """What each target is called, no two alike; the empty target first."""
    shown = {"": words.gettext("(tidak dibaca)")}
    titles = {entry.name: words.gettext(entry.title) for entry in dictionary_of(layer)}
    for target in TARGETS[layer]:
        title = titles.get(target, target)
        shown[target] = title if title not in shown.values() else f"{title} ({target})"
    return shown


def _sample(checked: Checked, header: str) -> str:
    values = checked.raw.frame[header].dropna().head(_SAMPLES)
    return " · ".join(str(value)[:40] for value in values)


def _take_changes(checked: Checked, state: FileState, chosen: dict[str, str]) -> None:
    changed = {h: target for h, target in chosen.items() if target != checked.mapping[h]}
    if not changed:
        return
    taken = {target for target in changed.values() if target}
    # One column a target: the column that was changed last keeps it.
    others = {h: "" if target in taken else target for h, target in chosen.items()}
    state.decide(mapping={**others, **changed})
    st.rerun()
