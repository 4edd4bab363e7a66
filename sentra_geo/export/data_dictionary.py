"""The data dictionary as a table, in a workbook and as CSV."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.layers.dictionary import LAYERS, Entry, dictionary_of
from sentra_geo.wording import N_, Wording

TITLE = N_("Kamus data")
_LAYER = N_("Kode lapisan")
_KINDS = {
    "text": N_("teks"),
    "number": N_("angka"),
    "count": N_("bilangan bulat"),
    "flag": N_("ya atau tidak"),
    "date": N_("tanggal"),
}
_REQUIRED = {True: N_("ya"), False: N_("tidak")}
_MUST = N_("Wajib")
_HEADERS = (
    N_("Kolom"),
    N_("Nama"),
    N_("Arti"),
    N_("Jenis"),
    _MUST,
    N_("Pilihan"),
    N_("Contoh"),
)
_WIDTHS = (25, 30, 48, 15, 9, 48, 24)


def dictionary_workbook(words: Wording) -> bytes:
    """The dictionary as XLSX: a sheet that lists the layers, and one for each of them."""
    _ = words.gettext
    rows = [[name, _(text.title), _(text.row), _(text.origin)] for name, text in LAYERS.items()]
    headers = [_(_LAYER), _(N_("Nama")), _(N_("Isi")), _(N_("Asal"))]
    layers = Sheet(_(TITLE), pd.DataFrame(rows, columns=headers), wrapped=True)
    sheets = [dictionary_sheet(layer, _(text.title), words) for layer, text in LAYERS.items()]
    return workbook_bytes([layers, *sheets], words, {"title": f"Sentra Geo – {_(TITLE)}"})


def dictionary_csv(words: Wording) -> bytes:
    """The dictionary of all layers as one CSV table."""
    tables = [dictionary_table(layer, words) for layer in LAYERS]
    for layer, table in zip(LAYERS, tables, strict=True):
        table.insert(0, words.gettext(_LAYER), layer)
    return csv_bytes(pd.concat(tables, ignore_index=True), words)


def dictionary_sheet(
    layer: str, title: str, words: Wording, headers: Mapping[str, str] | None = None
) -> Sheet:
    """The dictionary of one layer as a sheet; ``headers`` as for :func:`dictionary_table`."""
    table = dictionary_table(layer, words, headers)
    names = [words.gettext(header) for header in _HEADERS]
    widths = dict(zip(names, _WIDTHS, strict=True))
    return Sheet(title, table, widths=widths, wrapped=True)


def dictionary_table(
    layer: str, words: Wording, headers: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The dictionary of one layer.

    Args:
        layer: A layer of the dictionary.
        words: Language.
        headers: What a template calls its columns, by name; only these are listed, without the
            column of what is required. None lists all under their own names.

    Returns:
        One row a column, all texts.
    """
    entries = {entry.name: entry for entry in dictionary_of(layer)}
    names = {name: name for name in entries} if headers is None else headers
    rows = [[names[name], *_row(entries[name], words)] for name in names]
    table = pd.DataFrame(rows, columns=[words.gettext(header) for header in _HEADERS])
    # What a stored layer must have, a file may lack: the intake makes codes where there are none.
    return table if headers is None else table.drop(columns=words.gettext(_MUST))


def example_text(entry: Entry, words: Wording) -> str:
    """The entry's example; a choice or a flag in the reader's language."""
    is_word = entry.kind == "flag" or entry.example in {title for _, title in entry.choices}
    return words.gettext(entry.example) if is_word else entry.example


def _row(entry: Entry, words: Wording) -> list[str]:
    _ = words.gettext
    return [
        _(entry.title),
        _(entry.about),
        _(_KINDS[entry.kind]),
        _(_REQUIRED[entry.required]),
        "; ".join(_(title) for _code, title in entry.choices),
        example_text(entry, words),
    ]
