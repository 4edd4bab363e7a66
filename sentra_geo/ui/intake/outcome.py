"""The outcome of a check: the account, what waits for a yes, what was decided, and notices."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sentra_geo.export.intake_report import finding_table, notice_text, repair_text
from sentra_geo.export.spreadsheet import csv_bytes
from sentra_geo.intake.checked import Checked
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present.labels import REPAIR, label
from sentra_geo.ui.intake.editing import show_editor
from sentra_geo.ui.intake.file_state import FileState
from sentra_geo.ui.writing import as_text, write_heading, write_list
from sentra_geo.wording import Wording

MOST_ROWS = 200
_VILLAGES = "villages"


def show_account(checked: Checked, words: Wording) -> None:
    """Rows read, accepted and set aside, and what was noticed about the file."""
    _ = words.gettext
    figures = [
        (_("Baris dibaca"), checked.read),
        (_("Diterima"), len(checked.accepted)),
        (_("Disisihkan"), len(checked.set_aside)),
    ]
    if SCHEMAS[checked.choices.layer].geometry == "point":
        figures.append((_("Ditempatkan menurut desa"), checked.placed_by_village))
    with st.container(horizontal=True, gap="large", key="intake-account"):
        for title, number in figures:
            st.metric(title, words.number(number), width="content")
    lines = [notice_text(notice, words) for notice in checked.raw.notices]
    lines += [notice_text(notice, words) for notice in checked.content.about_file]
    if checked.personal:
        headers = ", ".join(column.header for column in checked.personal)
        lines.append(
            _(
                "Kolom pribadi tidak dibaca dan tidak disimpan (UU PDP 27/2022): {headers}.",
                headers=headers,
            )
        )
    write_list([*lines, *_waiting(checked, words)])


def _waiting(checked: Checked, words: Wording) -> list[str]:
    """What waits for the user's yes, one line each."""
    _ = words.gettext
    kinds = dict.fromkeys(label(words, REPAIR, repair.kind) for repair in checked.pending)
    lines = []
    if kinds:
        text = _("Perbaikan yang menunggu keputusan Anda: {kinds}.", kinds=", ".join(kinds))
        lines.append(text)
    if checked.content.proposals:
        number = words.number(len(checked.content.proposals))
        lines.append(_("Nama desa yang menunggu kepastian Anda: {number}.", number=number))
    return lines


def show_repairs(checked: Checked, state: FileState, words: Wording) -> None:
    """Repairs that are offered, with their evidence; each is applied by a click only."""
    _ = words.gettext
    if not checked.content.repairs:
        return
    write_heading(_("Perbaikan yang ditawarkan"))
    kinds = dict.fromkeys(repair.kind for repair in checked.content.repairs)
    for kind in kinds:
        found = [repair for repair in checked.content.repairs if repair.kind == kind]
        applied = any(repair.applied for repair in found)
        with st.container(border=True):
            text, action = st.columns([6, 1], vertical_alignment="center")
            texts = " ".join(repair_text(repair, words) for repair in found)
            title = as_text(label(words, REPAIR, kind))
            text.markdown(f"**{title}.** {as_text(texts)}")
            action.button(
                _("Batalkan") if applied else _("Terapkan"),
                key=f"repair-{kind}",
                width="stretch",
                on_click=state.decide,
                kwargs={"repairs": state.choices.repairs ^ {kind}},
            )


def show_proposals(checked: Checked, state: FileState, words: Wording) -> None:
    """Village names that are only nearly known; each needs the user's yes."""
    _ = words.gettext
    proposals = checked.content.proposals
    if not proposals:
        return
    write_heading(_("Nama desa yang perlu dipastikan"))
    names = {
        f"{proposal.name}|{proposal.district}" if proposal.district else proposal.name: proposal
        for proposal in proposals
    }
    table = pd.DataFrame(
        {
            "yes": False,
            "name": [proposal.name for proposal in names.values()],
            "district": [proposal.district or "" for proposal in names.values()],
            "village": [f"{proposal.village} ({proposal.code})" for proposal in names.values()],
            "score": [words.number(proposal.score) for proposal in names.values()],
            "rows": [proposal.rows for proposal in names.values()],
        }
    )
    titles = {
        "yes": _("Benar"),
        "name": _("Nama di berkas"),
        "district": _("Kecamatan di berkas"),
        "village": _("Mungkin"),
        "score": _("Kemiripan"),
        "rows": _("Baris"),
    }
    alt = _("Nama desa yang perlu dipastikan")
    show_editor(state, _VILLAGES, table, list(names), ["yes"], titles, alt=alt)
    codes = {name: proposal.code for name, proposal in names.items()}
    st.button(_("Pakai yang dicentang"), on_click=_confirm, args=(state, codes))


def _confirm(state: FileState, codes: dict[str, str]) -> None:
    ticked = {name for (name, _column), yes in state.take_draft(_VILLAGES).items() if yes}
    agreed = {name: code for name, code in codes.items() if name in ticked}
    if agreed:
        state.decide(villages={**state.choices.villages, **agreed})


def show_decisions(state: FileState, words: Wording) -> None:
    """What the user has decided row by row, each kind with the click that takes it back."""
    _, choices = words.gettext, state.choices
    numbers = [len(choices.villages), len(choices.corrections), len(choices.left_out)]
    villages, cells, rows = (words.number(number) for number in numbers)
    held: list[tuple[int, str, str, object]] = [
        (numbers[0], _("Nama desa yang Anda pastikan: {n}.", n=villages), "villages", {}),
        (numbers[1], _("Sel yang Anda betulkan: {n}.", n=cells), "corrections", {}),
        (numbers[2], _("Baris yang Anda sisihkan: {n}.", n=rows), "left_out", frozenset()),
    ]
    for number, text, name, nothing in held:
        if number:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(as_text(text), width="stretch")
                st.button(
                    _("Batalkan"),
                    key=f"take-back-{name}",
                    on_click=state.decide,
                    kwargs={name: nothing},
                )


def show_notices(checked: Checked, state: FileState, words: Wording) -> None:
    """What the user should know about rows that stay."""
    _ = words.gettext
    rows = sum(len(finding.index) for finding in checked.content.notices)
    if not rows:
        return
    title = _("Catatan tentang baris yang diterima: {rows}", rows=words.number(rows))
    fold = st.expander(title, key="intake-notices", on_change="rerun")
    if not fold.open:
        return
    notices = state.table(
        "notices",
        words.language,
        make=lambda: finding_table(checked, checked.content.notices, words),
    )
    with fold:
        st.dataframe(
            notices.drop(columns="file").head(MOST_ROWS),
            hide_index=True,
            column_config={
                "row": _("Baris ke-"),
                "column": _("Kolom"),
                "value": _("Isi"),
                "reason": _("Catatan"),
                "remedy": _("Saran"),
            },
        )
        show_limit(rows, words)
        st.download_button(
            _("Unduh CSV"),
            lambda: csv_bytes(notices, words),
            f"{_('catatan')}.csv",
            on_click="ignore",
            key="notices-csv",
        )


def show_limit(rows: int, words: Wording) -> None:
    """Say that a table is cut, where it is."""
    if rows > MOST_ROWS:
        st.caption(
            as_text(
                words.gettext(
                    "{shown} dari {all} baris ditampilkan; semuanya ada di unduhan.",
                    shown=words.number(MOST_ROWS),
                    all=words.number(rows),
                )
            )
        )
