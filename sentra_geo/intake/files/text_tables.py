"""CSV and its relatives, as people hand them in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TextIO

import numpy as np
import pyarrow as pa

from sentra_geo.intake.files.frames import frame_of_arrays, shortened
from sentra_geo.intake.files.headers import (
    LEADING_ROWS,
    find_header,
    header_labels,
    header_notices,
    name_columns,
    passed_notices,
)
from sentra_geo.intake.files.source import Source
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.files.text_format import TextFormat, find_text_format
from sentra_geo.intake.report import Finding, Notice
from sentra_geo.layers.formula_guard import unguarded
from sentra_geo.wording import N_

_BATCH_RECORDS = 20_000
_LARGEST_FIELD = 2**31 - 1
# A record of its own after the last one, unless a quote is still open. No text holds this.
_END = "\0"

Record = list[str]


def read_text_table(source: Source) -> RawTable:
    """Read a text table; every record that is not blank becomes a row.

    A record with more or fewer values than the header is kept as far as it fits and set aside,
    except where the values in excess are all empty, or those that are missing stand below no
    title. Records are numbered as a spreadsheet numbers its rows: blank ones count.

    The apostrophe that our own CSV puts before what would run as a formula is taken off again.

    Raises:
        IntakeError: It is no text, holds no records, is too large, or a quote is never closed.
    """
    source.tell(0.0, N_("Memeriksa berkas"))
    # The reader's own limit is for all of the process; how long a value may be is checked later.
    csv.field_size_limit(_LARGEST_FIELD)
    written = find_text_format(source)
    with source.path.open(encoding=written.encoding, newline="") as file:
        records = _records(source, file, written.separator)
        try:
            return _table(source, written, records)
        except csv.Error as error:
            raise source.unreadable() from error


def _table(source: Source, written: TextFormat, records: Iterator[Record]) -> RawTable:
    leading = list(islice(records, 2 * LEADING_ROWS))
    # One column more than is allowed is enough to know; a million of them would take long.
    heads = [record[: source.limits.columns + 1] for record in leading]
    place = find_header(heads)
    if place is None:
        raise source.refusal(N_("Berkas kosong."), N_("Isi berkas itu, lalu unggah lagi."))
    first, last = place
    heads[first : last + 1] = [list(map(unguarded, record)) for record in heads[first : last + 1]]
    labels = header_labels(heads, first, last)
    while labels and not labels[-1]:
        labels.pop()
    source.check_size(0, len(labels))
    rows = _Rows(source, len(labels), written.separator, number=last + 1)
    rest = chain(leading[last + 1 :], records)
    while batch := list(islice(rest, _BATCH_RECORDS)):
        rows.add(batch)
    if not rows.numbers:
        raise source.refusal(
            N_("Berkas hanya memuat judul kolom, tanpa satu baris pun di bawahnya."),
            N_("Isi berkas itu, lalu unggah lagi."),
        )
    found = [*header_notices(first + 1, last + 1), *passed_notices(leading[:first])]
    return rows.table(labels, [*_format_notices(written), *found])


@dataclass
class _Rows:
    """Records below the header, gathered batch by batch."""

    source: Source
    width: int
    separator: str
    number: int
    numbers: list[int] = field(default_factory=list)
    batches: list[list[pa.Array]] = field(default_factory=list)
    blank: int = 0
    misfits: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, batch: Sequence[Record]) -> None:
        """Take records, in the order of the file."""
        kept = []
        for record in batch:
            self.number += 1
            if not "".join(record).strip():
                self.blank += 1
                continue
            if len(record) != self.width:
                record = self._fitted(record)  # noqa: PLW2901
            kept.append(record)
            self.numbers.append(self.number)
        self.source.check_size(len(self.numbers), self.width)
        columns = zip(*kept, strict=True) if kept else [()] * self.width
        self.batches.append(
            [
                pa.array(
                    # Looking for the apostrophe first costs a tenth of the pattern.
                    [(unguarded(value) if "'" in value else value) or None for value in column],
                    pa.large_string(),
                )
                for column in columns
            ]
        )
        self.source.tell(0.1, N_("Membaca baris"))

    def _fitted(self, record: Record) -> Record:
        """A record as long as the header; noted unless nothing is lost or guessed by it."""
        if len(record) < self.width:
            self._note(_TOO_FEW, record)
        elif any(record[self.width :]):
            self._note(_TOO_MANY, record)
        return [*record[: self.width], *[""] * (self.width - len(record))]

    def _note(self, reason: str, record: Record) -> None:
        line = shortened(self.separator.join(record[: self.width + 200]))
        self.misfits.setdefault(reason, []).append((len(self.numbers), line))

    def table(self, labels: Sequence[str], notices: list[Notice]) -> RawTable:
        """The table of all records that were taken."""
        arrays = [pa.chunked_array(parts) for parts in zip(*self.batches, strict=True)]
        self.batches = []
        held = [array.null_count < len(array) for array in arrays]
        names, renamed = name_columns(labels, held)
        arrays = [arrays[place] for place in names]
        frame, long = frame_of_arrays(list(names.values()), arrays, self.source.limits)
        return RawTable(
            file=self.source.name,
            format="csv",
            sha256=self.source.sha256,
            frame=frame,
            rows=np.array(self.numbers, dtype=np.int64),
            crs=self.source.crs,
            faults=(*self._faults(), *long),
            notices=(*notices, *renamed, *blank_notices(self.blank)),
        )

    def _faults(self) -> list[Finding]:
        separator = "tab" if self.separator == "\t" else self.separator
        return [
            Finding(
                reason,
                N_("Periksa pemisah (“{separator}”) dan tanda kutip pada baris ini."),
                np.array([place for place, _ in found], dtype=np.int64),
                values=np.array([line for _, line in found], dtype=object),
                fields={"columns": self.width, "separator": separator},
            )
            for reason, found in self.misfits.items()
        ]


_TOO_FEW = N_("Jumlah nilai pada baris ini kurang dari jumlah kolom ({columns}).")
_TOO_MANY = N_("Jumlah nilai pada baris ini lebih dari jumlah kolom ({columns}).")


def blank_notices(count: int) -> list[Notice]:
    """Say how many empty rows were passed over."""
    if not count:
        return []
    return [Notice(N_("{count} baris kosong dilewati."), {"count": count})]


def _records(source: Source, file: TextIO, separator: str) -> Iterator[Record]:
    """Records of a file, blank ones as empty lists."""
    reader = csv.reader(chain(file, [_END]), delimiter=separator)
    for number, record in enumerate(reader, 1):
        if record and record[-1].endswith(_END):
            if len(record) == 1 and record[0] == _END:
                return
            raise source.refusal(
                N_("Tanda kutip yang dibuka pada baris ini tidak pernah ditutup."),
                N_("Tutup atau hapus tanda kutip itu, lalu unggah lagi."),
                row=number,
            )
        yield record


def _format_notices(written: TextFormat) -> list[Notice]:
    notices = [
        Notice(
            N_("Dibaca sebagai teks {encoding} dengan pemisah “{separator}”."),
            {"encoding": written.encoding_name, "separator": written.separator_name},
        )
    ]
    if written.encoding == "cp1252":
        notices.append(
            Notice(N_("Berkas bukan UTF-8. Periksa apakah huruf beraksen terbaca dengan benar."))
        )
    return notices
