"""The outcome of a check: the account, what waits for a yes, rows to correct, rows alike."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sentra_geo.export.intake_report import (
    finding_table,
    notice_text,
    repair_text,
    set_aside_table,
)
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.intake.checked import Checked
from sentra_geo.present.labels import REPAIR, label
from sentra_geo.ui.intake.file_state import FileState
from sentra_geo.ui.writing import as_text, write_caption, write_heading, write_list
from sentra_geo.wording import Wording

MOST_ROWS = 200


def show_account(checked: Checked, words: Wording) -> None:
    """Rows read, accepted and set aside, and what was noticed about the file."""
    _ = words.gettext
    for column, (title, number) in zip(
        st.columns(4),
        (
            (_("Baris dibaca"), checked.read),
            (_("Diterima"), len(checked.accepted)),
            (_("Disisihkan"), len(checked.set_aside)),
            (_("Ditempatkan menurut desa"), checked.placed_by_village),
        ),
        strict=True,
    ):
        column.metric(title, words.number(number))
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
    write_list(lines)


def show_repairs(checked: Checked, state: FileState, words: Wording) -> None:
    """Repairs that are offered, with their evidence; each is applied by a click only."""
    _ = words.gettext
    if not checked.content.repairs:
        return
    write_heading(_("Perbaikan yang ditawarkan"))
    kinds = dict.fromkeys(repair.kind for repair in checked.content.repairs)
    for kind in kinds:
        found = [repair for repair in checked.content.repairs if repair.kind == kind]
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            texts = " ".join(repair_text(repair, words) for repair in found)
            title = as_text(label(words, REPAIR, kind))
            st.markdown(f"**{title}.** {as_text(texts)}", width="stretch")
            applied = any(repair.applied for repair in found)
            action = _("Batalkan") if applied else _("Terapkan")
            if st.button(action, key=f"repair-{kind}"):
                state.decide(repairs=state.choices.repairs ^ {kind})
                st.rerun()


def show_proposals(checked: Checked, state: FileState, words: Wording) -> None:
    """Village names that are only nearly known; each needs the user's yes."""
    _ = words.gettext
    proposals = checked.content.proposals
    if not proposals:
        return
    write_heading(_("Nama desa yang perlu dipastikan"))
    table = pd.DataFrame(
        {
            _("Nama di berkas"): [proposal.name for proposal in proposals],
            _("Kecamatan di berkas"): [proposal.district or "" for proposal in proposals],
            _("Mungkin"): [f"{proposal.village} ({proposal.code})" for proposal in proposals],
            _("Kemiripan"): [words.number(proposal.score) for proposal in proposals],
            _("Baris"): [proposal.rows for proposal in proposals],
            _("Benar"): False,
        }
    )
    edited = st.data_editor(
        table,
        disabled=list(table.columns[:-1]),
        hide_index=True,
        key=f"villages-{state.round}",
    )
    if st.button(_("Pakai yang dicentang")):
        yes = edited[_("Benar")].to_numpy(dtype=bool)
        agreed = {
            f"{proposal.name}|{proposal.district}" if proposal.district else proposal.name: (
                proposal.code
            )
            for proposal, chosen in zip(proposals, yes, strict=True)
            if chosen
        }
        state.decide(villages={**state.choices.villages, **agreed})
        st.rerun()


def show_set_aside(checked: Checked, state: FileState, words: Wording) -> None:
    """Rows set aside with their reasons: to download, or to correct here and check again."""
    _ = words.gettext
    if not len(checked.set_aside):
        return
    write_heading(_("Baris yang disisihkan"))
    whole = set_aside_table(checked, words)
    stem = checked.raw.file.rpartition(".")[0]
    with st.container(horizontal=True):
        st.download_button(
            _("Unduh XLSX"),
            lambda: workbook_bytes([Sheet(_("Baris disisihkan"), whole)], words),
            f"{stem}-{_('disisihkan')}.xlsx",
            on_click="ignore",
        )
        st.download_button(
            _("Unduh CSV"),
            lambda: csv_bytes(whole, words),
            f"{stem}-{_('disisihkan')}.csv",
            on_click="ignore",
        )
    shown = whole.head(MOST_ROWS)
    first, last = shown.columns[0], list(shown.columns[-2:])
    texts = shown.drop(columns=first).astype(object)
    texts = texts.where(texts.notna(), "").astype(str)
    table = texts[[*last, *texts.columns.difference(last, sort=False)]]
    table.insert(0, first, shown[first])
    write_caption(
        _("Ubah isinya di sini lalu tekan “Periksa lagi”, atau perbaiki berkasnya dan unggah lagi.")
    )
    edited = st.data_editor(
        table, disabled=[first, *last], hide_index=True, key=f"rows-{state.round}"
    )
    if len(whole) > MOST_ROWS:
        write_caption(
            _(
                "{shown} dari {all} baris ditampilkan; semuanya ada di unduhan.",
                shown=words.number(MOST_ROWS),
                all=words.number(len(whole)),
            )
        )
    if st.button(_("Periksa lagi")):
        _take_corrections(table, edited, state, [first, *last])


def _take_corrections(
    before: pd.DataFrame, after: pd.DataFrame, state: FileState, fixed: list[str]
) -> None:
    columns = [name for name in before.columns if name not in fixed]
    changed = {
        (int(before[fixed[0]].iloc[row]), str(name)): str(after[name].iloc[row] or "")
        for name in columns
        for row in range(len(before))
        if str(after[name].iloc[row] or "") != before[name].iloc[row]
    }
    if changed:
        state.decide(corrections={**state.choices.corrections, **changed})
        st.rerun()


def show_notices(checked: Checked, words: Wording) -> None:
    """What the user should know about rows that stay."""
    notices = finding_table(checked, checked.content.notices, words)
    if notices.empty:
        return
    title = words.gettext("Catatan tentang baris yang diterima: {rows}", rows=len(notices))
    fold = st.expander(title, key="intake-notices", on_change="rerun")
    if fold.open:
        with fold:
            st.dataframe(
                notices.drop(columns="file").head(MOST_ROWS),
                hide_index=True,
                column_config=_headers(words),
            )
            st.download_button(
                words.gettext("Unduh CSV"),
                lambda: csv_bytes(notices, words),
                f"{words.gettext('catatan')}.csv",
                on_click="ignore",
                key="notices-csv",
            )


def _headers(words: Wording) -> dict[str, str | None]:
    _ = words.gettext
    return {
        "row": _("Baris"),
        "column": _("Kolom"),
        "value": _("Isi"),
        "reason": _("Catatan"),
        "remedy": _("Saran"),
    }


def show_duplicates(checked: Checked, state: FileState, words: Wording) -> None:
    """Rows that look like another, side by side; the second can be set aside."""
    _ = words.gettext
    found = checked.content.duplicates
    if found is None or not len(found.first):
        return
    write_heading(_("Mungkin ganda"))
    pairs = slice(0, MOST_ROWS)
    rows, frame = checked.raw.rows, checked.content.frame
    names = frame["name"] if "name" in frame else pd.Series("", index=frame.index)
    first, second = found.first[pairs], found.second[pairs]
    table = pd.DataFrame(
        {
            _("Baris pertama"): rows[first],
            _("Nama pertama"): names.iloc[first].astype(object).fillna("").to_numpy(),
            _("Baris kedua"): rows[second],
            _("Nama kedua"): names.iloc[second].astype(object).fillna("").to_numpy(),
            _("Jarak (m)"): [words.number(metres) for metres in found.distance_m[pairs]],
            _("Sisihkan yang kedua"): [int(row) in state.choices.left_out for row in rows[second]],
        }
    )
    edited = st.data_editor(
        table, disabled=list(table.columns[:-1]), hide_index=True, key=f"pairs-{state.round}"
    )
    if st.button(_("Sisihkan yang dicentang")):
        marked = edited[_("Sisihkan yang kedua")].to_numpy(dtype=bool)
        state.decide(left_out=frozenset(int(row) for row in rows[second][marked]))
        st.rerun()
