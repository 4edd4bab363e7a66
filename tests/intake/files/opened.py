"""Opening made files, and what a user reads about them."""

import zipfile

import openpyxl
import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.opening import open_table


def opened(folder, name, content, **options):
    """A file with this content, opened under this name."""
    path = folder / "upload.tmp"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(path, name=name, **options)


def refused(folder, name, content, **options):
    """What the user reads when the file is refused."""
    with pytest.raises(IntakeError) as caught:
        opened(folder, name, content, **options)
    return caught.value.text()


def packed(folder, members, **options):
    """The bytes of an archive."""
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path.read_bytes()


def workbook(folder, *sheets):
    """The bytes of a workbook of lists of rows; a function may change each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for place, (rows, change) in enumerate(sheets):
        sheet = book.create_sheet(f"Lembar {place + 1}")
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
    path = folder / "made.xlsx"
    book.save(path)
    return path.read_bytes()


def notices(raw):
    return [notice.text.format(**notice.fields) for notice in raw.notices]


def faults(raw):
    """Row number, column, reason and remedy of every fault."""
    found = []
    for finding in raw.faults:
        values = [None] * len(finding.index) if finding.values is None else finding.values
        for place, value in zip(finding.index, values, strict=True):
            fields = {"column": finding.column, "value": value, **finding.fields}
            text = f"{finding.reason.format(**fields)} {finding.remedy.format(**fields)}"
            found.append((int(raw.rows[place]), finding.column, value, text))
    return found


def cells(raw):
    """The frame as plain lists, None for unknown."""
    plain = raw.frame.astype(object).where(raw.frame.notna(), None)
    return plain.to_numpy().tolist()
