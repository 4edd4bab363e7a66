"""A table from the cells of one sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.intake.files.frames import (
    array_of_cells,
    frame_of_arrays,
    shortened,
    too_long,
    whole_number,
)
from sentra_geo.intake.files.headers import (
    LEADING_ROWS,
    Merge,
    find_header,
    header_labels,
    header_notices,
    name_columns,
    passed_notices,
)
from sentra_geo.intake.files.records import is_held, is_text
from sentra_geo.intake.files.source import Source, part_notices
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.files.text_tables import blank_notices
from sentra_geo.intake.files.workbook_scan import SheetScan
from sentra_geo.intake.report import Finding, IntArray, Notice
from sentra_geo.wording import N_


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet's cells and what was found out about them; positions are counted from 0.

    Attributes:
        rows: Values, empty text where there is none, from the first cell that holds one.
        top: Row of that cell in the sheet.
        left: Its column.
        merges: Merged ranges, positions in ``rows``.
        scan: Formulas and errors, positions in the sheet.
    """

    rows: list[list[Any]]
    top: int
    left: int
    merges: list[Merge]
    scan: SheetScan


def table_of_sheet(source: Source, parts: tuple[str, ...], part: str, sheet: Sheet) -> RawTable:
    """The table that a sheet holds, with its header found.

    Args:
        source: The workbook.
        parts: Names of all sheets.
        part: Name of this one.
        sheet: Its cells; those of merged ranges are filled in place.

    Raises:
        IntakeError: There is no row below the header, or more than the limits allow.
    """
    leading = sheet.rows[: 2 * LEADING_ROWS]
    place = find_header(leading, sheet.merges)
    if place is None:
        raise source.refusal(
            N_("Lembar “{part}” tidak memuat nilai."),
            N_("Isi lembarnya, atau pilih lembar lain, lalu unggah lagi."),
            part=part,
        )
    first, last = place
    body = sheet.rows[last + 1 :]
    labels = header_labels(leading, first, last, sheet.merges)
    source.check_size(0, len(labels))
    kept = _rows_that_hold(sheet, body, last + 1)
    if not kept.size:
        raise source.refusal(
            N_("Lembar “{part}” hanya memuat judul kolom, tanpa satu baris pun di bawahnya."),
            N_("Isi lembarnya, atau pilih lembar lain, lalu unggah lagi."),
            part=part,
        )
    source.check_size(len(kept), len(labels))
    merges = _fill_merges(source, sheet, body, last + 1)
    columns = [_column(body, kept, place) for place in range(len(labels))]
    held = [any(value is not None for value in column) for column in columns]
    held = [a or b for a, b in zip(held, _spoilt_columns(sheet, len(labels)), strict=True)]
    names, renamed = name_columns(labels, held)
    frame, long = _frame({names[place]: columns[place] for place in names}, source)
    numbers = kept + sheet.top + last + 2
    return RawTable(
        file=source.name,
        format="xlsx",
        sha256=source.sha256,
        frame=frame,
        rows=numbers,
        part=part,
        parts=parts,
        crs=source.crs,
        faults=(*_spoilt_cells(sheet, names, numbers), *long),
        notices=(
            *part_notices(part, parts),
            *header_notices(first + sheet.top + 1, last + sheet.top + 1),
            *passed_notices(leading[:first]),
            *renamed,
            *_cell_notices(merges, sheet.scan),
            *blank_notices(len(body) - len(kept)),
        ),
    )


def _rows_that_hold(sheet: Sheet, body: list[list[Any]], start: int) -> IntArray:
    """Positions in the body of rows with a value, or a cell whose value is missing."""
    spoilt = {row for row, _ in [*sheet.scan.unsolved, *sheet.scan.errors]}
    offset = sheet.top + start
    return np.array(
        [at for at, row in enumerate(body) if at + offset in spoilt or any(map(is_held, row))],
        dtype=np.int64,
    )


def _fill_merges(
    source: Source, sheet: Sheet, body: list[list[Any]], start: int
) -> tuple[int, int]:
    """Carry the text of merged ranges down their first column.

    Numbers stay where they are: one that was counted once would be counted in every row.

    Returns:
        Number of ranges that were filled, and of those that were not.
    """
    filled, left_out, cells = 0, 0, 0
    for top, left, bottom, _ in sheet.merges:
        if top < start or top == bottom or top - start >= len(body):
            continue
        lines = body[top - start : bottom - start + 1]
        value = lines[0][left] if left < len(lines[0]) else None
        if not is_held(value):
            continue
        if not is_text(value):
            left_out += 1
            continue
        filled, cells = filled + 1, cells + len(lines)
        if cells > source.limits.sheet_cells:
            raise source.unreadable()
        for line in lines:
            line[left] = value
    return filled, left_out


def _column(body: list[list[Any]], kept: IntArray, place: int) -> list[Any]:
    return [None if (value := body[row][place]) == "" else value for row in kept.tolist()]


def _frame(columns: dict[str, list[Any]], source: Source) -> tuple[pd.DataFrame, list[Finding]]:
    """Columns as they are typed; mixed ones as objects, whole numbers whole."""
    parts, findings = [], []
    for name, values in columns.items():
        array = array_of_cells(values)
        if array is not None:
            frame, found = frame_of_arrays([name], [array], source.limits)
        else:
            frame, found = _mixed(name, values, source)
        parts.append(frame)
        findings += found
    return pd.concat(parts, axis=1), findings


def _mixed(name: str, values: list[Any], source: Source) -> tuple[pd.DataFrame, list[Finding]]:
    most = source.limits.cell_characters
    long = {
        place: shortened(value)
        for place, value in enumerate(values)
        if isinstance(value, str) and len(value) > most
    }
    plain = [whole_number(value) for value in values]
    for place in long:
        plain[place] = plain[place][:most]
    series = pd.Series(plain, dtype=object, name=name)
    findings = [too_long(name, list(long), list(long.values()), source.limits)] if long else []
    return series.to_frame(), findings


def _spoilt_columns(sheet: Sheet, width: int) -> list[bool]:
    places = {column - sheet.left for _, column in [*sheet.scan.unsolved, *sheet.scan.errors]}
    return [place in places for place in range(width)]


def _spoilt_cells(sheet: Sheet, names: Mapping[int, str], numbers: IntArray) -> list[Finding]:
    """Cells with an error or an unsolved formula, a finding a column."""
    position = {number - 1: place for place, number in enumerate(numbers.tolist())}
    unsolved: dict[str, list[int]] = defaultdict(list)
    for row, column in sheet.scan.unsolved:
        if row in position:
            unsolved[names.get(column - sheet.left, "")].append(position[row])
    errors: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), text in sheet.scan.errors.items():
        if row in position:
            errors[names.get(column - sheet.left, "")].append((position[row], text))
    return [
        *(
            Finding(
                N_("Sel berisi rumus tanpa hasil."),
                N_("Buka di Excel, simpan, lalu unggah lagi."),
                np.array(places, dtype=np.int64),
                column=name,
            )
            for name, places in unsolved.items()
        ),
        *(
            Finding(
                N_("Sel berisi galat {value}."),
                N_("Perbaiki rumusnya di Excel, simpan, lalu unggah lagi."),
                np.array([place for place, _ in found], dtype=np.int64),
                column=name,
                values=np.array([text for _, text in found], dtype=object),
            )
            for name, found in errors.items()
        ),
    ]


def _cell_notices(merges: tuple[int, int], scan: SheetScan) -> list[Notice]:
    notices = []
    filled, left_out = merges
    if left_out:
        notices.append(
            Notice(
                N_(
                    "{count} gabungan sel berisi angka atau tanggal tidak disalin: nilainya hanya "
                    "dicatat di baris pertamanya."
                ),
                {"count": left_out},
            )
        )
    if filled:
        notices.append(
            Notice(
                N_("{count} gabungan sel diisi dengan nilainya di setiap baris."),
                {"count": filled},
            )
        )
    solved = scan.formulas - len(scan.unsolved)
    if solved > 0:
        notices.append(
            Notice(
                N_("{count} sel berisi rumus; yang dipakai hasil terakhirnya."), {"count": solved}
            )
        )
    return notices
