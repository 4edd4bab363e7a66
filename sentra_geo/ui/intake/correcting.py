"""Rows set aside, to correct and check again, and rows that look like another."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from sentra_geo.export.intake_report import set_aside_table
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.intake.checked import Checked
from sentra_geo.ui.intake.editing import show_editor
from sentra_geo.ui.intake.file_state import FileState
from sentra_geo.ui.intake.outcome import MOST_ROWS, show_limit
from sentra_geo.ui.writing import as_text, write_caption, write_heading
from sentra_geo.wording import Wording

_ROWS, _PAIRS = "rows", "pairs"
# Rows higher than 64 px break long texts into lines.
_REASON_PX, _ROW_PX = 290, 82


def show_set_aside(checked: Checked, state: FileState, words: Wording) -> None:
    """Rows set aside with their reasons: to download, or to correct here and check again."""
    _ = words.gettext
    if not len(checked.set_aside):
        return
    write_heading(_("Baris yang disisihkan"))
    whole = state.table("set aside", words.language, make=lambda: set_aside_table(checked, words))
    _offer_downloads(whole, checked, words)
    write_caption(
        _("Ubah isinya di sini lalu tekan “Periksa lagi”, atau perbaiki berkasnya dan unggah lagi.")
    )
    _show_rows(whole.head(MOST_ROWS), state, words)
    show_limit(len(whole), words)


def _offer_downloads(whole: pd.DataFrame, checked: Checked, words: Wording) -> None:
    _ = words.gettext
    stem = f"{checked.raw.file.rpartition('.')[0]}-{_('disisihkan')}"
    with st.container(horizontal=True):
        st.download_button(
            _("Unduh XLSX"),
            lambda: workbook_bytes([Sheet(_("Baris disisihkan"), whole)], words),
            f"{stem}.xlsx",
            on_click="ignore",
            key="aside-xlsx",
        )
        st.download_button(
            _("Unduh CSV"),
            lambda: csv_bytes(whole, words),
            f"{stem}.csv",
            on_click="ignore",
            key="aside-csv",
        )


def _show_rows(found: pd.DataFrame, state: FileState, words: Wording) -> None:
    """The rows, reasons first; cells as the file has them, or as the user corrected them."""
    _ = words.gettext
    numbers = [int(row) for row in found.iloc[:, 0]]
    headers = {f"c{place}": str(name) for place, name in enumerate(found.columns[1:-2])}
    cells = found.iloc[:, 1:-2].astype(object)
    cells = cells.where(cells.notna(), "").astype(str).set_axis(list(headers), axis=1)
    place = {row: index for index, row in enumerate(numbers)}
    codes = {header: code for code, header in headers.items()}
    for (row, header), text in state.choices.corrections.items():
        if row in place and header in codes:
            cells.at[cells.index[place[row]], codes[header]] = text
    table = pd.concat([found.iloc[:, [0, -2, -1]], cells], axis=1)
    fixed = ["row", "reason", "remedy"]
    table.columns = pd.Index([*fixed, *headers])
    titles = {
        "row": st.column_config.NumberColumn(_("Baris ke-"), pinned=True, format="%d"),
        "reason": st.column_config.TextColumn(_("Alasan"), width=_REASON_PX),
        "remedy": st.column_config.TextColumn(_("Saran"), width=_REASON_PX),
        **headers,
    }
    show_editor(
        state,
        _ROWS,
        table,
        numbers,
        list(headers),
        titles,
        row_height=_ROW_PX,
        alt=_("Baris yang disisihkan"),
    )
    st.button(_("Periksa lagi"), on_click=_correct, args=(state, headers))


def _correct(state: FileState, headers: Mapping[str, str]) -> None:
    written = {
        (row, headers[column]): str(value or "")
        for (row, column), value in state.take_draft(_ROWS).items()
        if column in headers
    }
    if written:
        state.decide(corrections={**state.choices.corrections, **written})


def show_duplicates(checked: Checked, state: FileState, words: Wording) -> None:
    """Rows that look like another, side by side; the second can be set aside."""
    _ = words.gettext
    found = checked.content.duplicates
    if found is None or not len(found.first):
        return
    write_heading(_("Mungkin ganda"))
    rows, frame = checked.raw.rows, checked.content.frame
    names = frame["name"] if "name" in frame else pd.Series("", index=frame.index)
    first, second = found.first[:MOST_ROWS], found.second[:MOST_ROWS]
    table = pd.DataFrame(
        {
            "out": [int(row) in state.choices.left_out for row in rows[second]],
            "first": rows[first],
            "first_name": names.iloc[first].astype(object).fillna("").to_numpy(),
            "second": rows[second],
            "second_name": names.iloc[second].astype(object).fillna("").to_numpy(),
            "metres": [words.number(metres) for metres in found.distance_m[:MOST_ROWS]],
        }
    )
    titles = {
        "out": _("Sisihkan yang kedua"),
        "first": _("Baris pertama"),
        "first_name": _("Nama pertama"),
        "second": _("Baris kedua"),
        "second_name": _("Nama kedua"),
        "metres": _("Jarak (m)"),
    }
    pairs = list(zip(rows[first].tolist(), rows[second].tolist(), strict=True))
    show_editor(state, _PAIRS, table, pairs, ["out"], titles, alt=_("Mungkin ganda"))
    if len(found.first) > MOST_ROWS:
        shown, every = words.number(MOST_ROWS), words.number(len(found.first))
        st.caption(as_text(_("{shown} dari {all} pasangan ditampilkan.", shown=shown, all=every)))
    st.button(_("Sisihkan yang dicentang"), on_click=_leave_out, args=(state,))


def _leave_out(state: FileState) -> None:
    ticks = {second: yes for ((_first, second), _column), yes in state.take_draft(_PAIRS).items()}
    out = {row for row, yes in ticks.items() if yes}
    left_out = state.choices.left_out - set(ticks) | out
    if left_out != state.choices.left_out:
        state.decide(left_out=frozenset(left_out))
