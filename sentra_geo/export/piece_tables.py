"""The numbers behind one chart or table, as CSV and XLSX."""

from __future__ import annotations

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.present.colophon import Colophon, colophon
from sentra_geo.present.piece import Piece
from sentra_geo.present.tables import Table
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_ABOUT_WIDTHS = (22.0, 100.0)


def piece_csv(piece: Piece, study: Study, found: Answer, words: Wording) -> bytes:
    """The numbers of a piece as CSV, with a last column whose first row says what they are of.

    A line above or below the table would break it for every program that reads it; a column does
    not.

    Args:
        piece: A piece with rows.
        study: The layers.
        found: The answer.
        words: Language, also of the separators (:func:`~sentra_geo.export.spreadsheet.csv_bytes`).

    Returns:
        The file; shares are 0 to 1, unknown is empty.

    Raises:
        ValueError: The piece has no rows.
    """
    told = colophon(study, found, words, *piece.layers)
    said = " ".join((piece.title, *told.lines))
    frame = _rows(piece).frame
    name = words.gettext("Keterangan berkas")
    # Not assign: a table may have a column of this name.
    column = pd.Series([said, *[None] * (len(frame) - 1)], index=frame.index, name=name)
    return csv_bytes(pd.concat([frame, column], axis=1), words)


def piece_workbook(piece: Piece, study: Study, found: Answer, words: Wording) -> bytes:
    """The numbers of a piece as XLSX, with a second sheet that says what they are of.

    Args:
        piece: A piece with rows.
        study: The layers.
        found: The answer.
        words: Language.

    Returns:
        The file; the same piece always gives the same bytes.

    Raises:
        ValueError: The piece has no rows.
    """
    _ = words.gettext
    told = colophon(study, found, words, *piece.layers)
    table = _rows(piece)
    sheets = [
        Sheet(_("Angka"), table.frame, table.kinds),
        _about(piece, told, words),
    ]
    properties = {
        "title": piece.title,
        "subject": told.sample or told.boundary,
        "author": told.software,
        "comments": "\n".join(told.lines),
    }
    return workbook_bytes(sheets, words, properties)


def _rows(piece: Piece) -> Table:
    if piece.table is None or piece.table.frame.empty:
        raise ValueError(f"no rows: {piece.code}")
    return piece.table


def _about(piece: Piece, told: Colophon, words: Wording) -> Sheet:
    _ = words.gettext
    facts = [
        (_("Isi"), piece.title),
        (_("Data contoh"), told.sample),
        (_("Catatan"), piece.note),
        (_("Pilihan"), told.question),
        (_("Garis"), told.boundary),
        (_("Jumlah"), told.n),
        (_("Sumber"), told.sources),
        (_("Tanggal data"), told.as_of),
        (_("Sidik data"), told.digest),
        (_("Perangkat lunak"), told.software),
    ]
    names = [_("Hal"), _("Keterangan")]
    frame = pd.DataFrame([fact for fact in facts if fact[1]], columns=names)
    widths = dict(zip(names, _ABOUT_WIDTHS, strict=True))
    return Sheet(_("Keterangan"), frame, widths=widths, wrapped=True)
