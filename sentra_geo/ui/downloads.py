"""A small menu beside each chart, map and table: its files, each made on the click."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from sentra_geo.answer import Answer
from sentra_geo.export.naming import file_name
from sentra_geo.export.piece_forms import CSV, PRINT_PNG, XLSX, form_ending, forms_of
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import uses_sample
from sentra_geo.present.piece import PLACES, Piece
from sentra_geo.present.tables import Table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption
from sentra_geo.wording import Wording

_Look = Literal["secondary", "tertiary"]
_OF_BUSINESSES = frozenset({"businesses", "participation", "placements", "receipts"})
_MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
}


@st.fragment
def show_downloads(
    view: View,
    piece: Piece,
    key: str,
    *,
    with_points: bool = False,
    also: tuple[str, str, Callable[[], bytes]] | None = None,
) -> None:
    """The menu of one piece; nothing where it has no rows.

    Opening it runs nothing else of the page, and a file is made only on its own click.

    Args:
        view: The page's view.
        piece: What is taken away.
        key: Component key.
        with_points: Whether a map is offered with the businesses, too.
        also: Another file, offered first: what stands on its button, its name, and what makes it.
    """
    if not forms_of(piece):
        return
    _ = view.words.gettext
    menu = st.popover(
        _("Unduh"),
        type="tertiary",
        icon=":material/download:",
        help=as_text(_("Unduh: {title}", title=piece.title)),
        key=f"{key}-get",
        on_change="rerun",
    )
    if not menu.open:  # a closed menu costs nothing
        return
    _say_failure(view.words)
    with menu, st.container(gap=None):
        write_caption(piece.title)  # a phone shows no help
        if also:
            _button(also[0], also[2], also[1], key=f"{key}-also", look="tertiary")
        _offer(view, piece, key)
        if with_points:
            layers = (*piece.layers, "businesses")
            shown = replace(piece, code=f"{piece.code}-points", layers=layers)
            _offer(view, shown, f"{key}-points", points=True)


def made_on_click(
    label: str, make: Callable[[], bytes], name: str, words: Wording, *, key: str
) -> None:
    """A button that makes a file and hands it over, without running the page again.

    Args:
        label: What stands on it.
        make: Makes the file; what it raises goes to the log, and the reader gets a message.
        name: Name of the file, with its ending.
        words: Language of the message.
        key: Component key.
    """
    _say_failure(words)
    _button(label, make, name, key=key)


def show_table_downloads(table: Table, view: View, key: str, title: str, *layers: str) -> None:
    """The menu of a table.

    Args:
        table: The table.
        view: The page's view.
        key: Component key, and the code in file names.
        title: What it shows.
        layers: Layers it is made of.
    """
    show_downloads(view, Piece(key, "", title, layers, table=table), key)


def layers_in_tables(view: View) -> tuple[str, ...]:
    """The same, with businesses where there are any."""
    return (*PLACES, "businesses") if view.found.businesses != "none" else PLACES


def _offer(view: View, piece: Piece, key: str, *, points: bool = False) -> None:
    is_sample = uses_sample(view.found, *piece.layers)
    is_internal = tells_real_businesses(view.found, piece.layers)
    for form, title in forms_of(piece).items():
        # Both are PNG: one must not take the other's name.
        stem = f"{piece.code}-a4" if form == PRINT_PNG else piece.code
        label = view.words.gettext(title)
        if points:  # each button says by itself what it gives
            label = view.words.gettext("{form}, dengan letak usaha", form=label)
        _button(
            label,
            partial(_piece_file, view, piece, form, points=points),
            file_name(
                stem,
                form_ending(piece, form),
                view.found,
                view.words,
                sample=is_sample,
                internal=is_internal,
            ),
            key=f"{key}-{form}",
            look="tertiary",
        )


def tells_real_businesses(found: Answer, layers: tuple[str, ...]) -> bool:
    """Whether a file of these layers is of a real register: what the screen shows is internal."""
    return found.businesses == "real" and bool(_OF_BUSINESSES.intersection(layers))


def _button(
    label: str, make: Callable[[], bytes], name: str, *, key: str, look: _Look = "secondary"
) -> None:
    mime = _MIME.get(name.rpartition(".")[2])
    st.download_button(label, make, name, mime=mime, on_click="ignore", type=look, key=key)


def _piece_file(view: View, piece: Piece, form: str, *, points: bool) -> bytes:
    from sentra_geo.export.piece_tables import (  # noqa: PLC0415 - only when a file is made
        piece_csv,
        piece_workbook,
    )

    request = Request(view.study, view.found, view.words)
    if form == CSV:
        return piece_csv(piece, view.study, view.found, view.words)
    if form == XLSX:
        return piece_workbook(piece, view.study, view.found, view.words)
    from sentra_geo.export.sheets import sheet_file  # noqa: PLC0415 - draws charts and pages

    return sheet_file(piece, form, request, points=points)


def _say_failure(words: Wording) -> None:
    """Streamlit says only in English that a file was not made: its words are drawn over."""
    message = words.gettext(
        "Berkas tidak dapat dibuat. Coba sekali lagi; bila tetap gagal, beri tahu pengelola "
        "(rinciannya ada di log)."
    )
    st.html(f"<style>:root {{ --sg-failed: {json.dumps(message)} }}</style>")
