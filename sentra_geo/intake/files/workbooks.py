"""Sheets of an XLSX workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import Any
from xml.parsers.expat import ExpatError

import python_calamine as calamine

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.archives import unpack
from sentra_geo.intake.files.sheet_tables import Sheet, table_of_sheet
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.files.workbook_scan import (
    DoctypeError,
    ExtentError,
    SheetScan,
    scan_sheet,
    shared_lengths,
    sheet_files,
)
from sentra_geo.wording import N_

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NOT_NEEDED = ("xl/media", "xl/drawings", "xl/charts", "xl/theme", "xl/embeddings")
_BROKEN = (calamine.CalamineError, ExpatError, DoctypeError, KeyError, ValueError, OSError)


def read_workbook(source: Source) -> RawTable:
    """Read one sheet of a workbook.

    Cells that merged ranges cover get the text of the range, but never its number: twelve workers
    over three rows are not thirty-six. A cell with an error, or with a
    formula that was never worked out, sets its row aside.

    Raises:
        IntakeError: It is no workbook, locked, too large, or empty.
    """
    source.tell(0.0, N_("Memeriksa berkas"))
    _refuse_old(source)
    try:
        parts, name, sheet = _open_sheet(source)
    except IntakeError:
        raise
    except ExtentError as error:
        raise source.refusal(
            N_("Lembar terlalu lebar atau memuat terlalu banyak sel."),
            N_("Salin tabelnya saja ke lembar baru, lalu unggah lagi."),
        ) from error
    except _BROKEN as error:
        raise source.unreadable() from error
    source.tell(0.7, N_("Menyusun tabel"))
    return table_of_sheet(source, parts, name, sheet)


def _refuse_old(source: Source) -> None:
    with source.path.open("rb") as file:
        if file.read(4) == _OLD_EXCEL:
            raise source.refusal(
                N_("Buku kerja dikunci dengan kata sandi, atau berformat Excel lama (.xls)."),
                N_("Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsx."),
            )


def _open_sheet(source: Source) -> tuple[tuple[str, ...], str, Sheet]:
    """All sheets, the name of the one that is read, and its cells."""
    folder = source.folder / "workbook"
    folder.mkdir()
    members = {name.lower(): path for name, path in unpack(source, _wanted(), folder).items()}
    files = sheet_files(members)
    texts = members.get("xl/sharedstrings.xml")
    lengths = shared_lengths(texts, source.limits) if texts else []
    with calamine.CalamineWorkbook.from_path(_packed_again(source, members)) as book:
        sheets = [sheet for sheet in book.sheets_metadata if sheet.name in files]
        seen = [s.name for s in sheets if s.visible == calamine.SheetVisibleEnum.Visible]
        parts = (*seen, *(sheet.name for sheet in sheets if sheet.name not in seen))
        chosen = source.choose_part(parts)
        for name in parts if chosen is None else parts[chosen : chosen + 1]:
            source.tell(0.2, N_("Memeriksa lembar"))
            scan = scan_sheet(files[name], lengths, source.limits)
            if scan.rows:
                source.tell(0.4, N_("Membaca lembar"))
                return parts, name, _cells(_loaded(book, name), scan)
    raise source.refusal(
        N_("Buku kerja kosong: tidak ada lembar yang berisi."),
        N_("Isi lembarnya, atau pilih lembar lain, lalu unggah lagi."),
    )


def _wanted() -> Any:
    """Take what values, dates and sheets need, each under a number for a name."""
    numbers = iter(range(1_000_000))

    def name(member: str) -> str | None:
        lower = member.lower()
        if not lower.endswith((".xml", ".rels")) or lower.startswith(_NOT_NEEDED):
            return None
        return f"{next(numbers)}.xml"

    return name


def _packed_again(source: Source, members: dict[str, Path]) -> Path:
    """A plain archive of what was unpacked and counted, so that nothing else can be read."""
    path = source.folder / "workbook.xlsx"
    names = {"xl/sharedstrings.xml": "xl/sharedStrings.xml"}
    names["[content_types].xml"] = "[Content_Types].xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, file in members.items():
            archive.write(file, names.get(name, PurePosixPath(name).as_posix()))
    return path


def _loaded(book: calamine.CalamineWorkbook, name: str) -> calamine.CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except BaseException as error:
        # The reader's own breakdowns are no ordinary exceptions.
        if type(error).__name__ == "PanicException":
            raise ValueError(name) from error
        raise


def _cells(sheet: calamine.CalamineSheet, scan: SheetScan) -> Sheet:
    top, left = sheet.start or (0, 0)
    merges = [
        (a - top, b - left, c - top, d - left)
        for (a, b), (c, d) in sheet.merged_cell_ranges or []
        if a >= top and b >= left
    ]
    rows = sheet.to_python(skip_empty_area=True)
    # Cells with an error come as empty, and may lie beyond all others.
    wider = scan.columns - left - (len(rows[0]) if rows else 0)
    if wider > 0:
        rows = [[*row, *[""] * wider] for row in rows]
    if rows:
        rows += [[""] * len(rows[0]) for _ in range(scan.rows - top - len(rows))]
    return Sheet(rows, top, left, merges, scan)
