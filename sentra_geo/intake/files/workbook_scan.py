"""What the XML of a workbook says before any value is read: sheets, extent, formulas, errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from xml.parsers import expat

from sentra_geo.intake.files.limits import Limits

_CHUNK_BYTES = 1_000_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LETTERS = 26

Attributes = dict[str, str]


class DoctypeError(ValueError):
    """The XML declares entities, which no workbook does."""


class ExtentError(ValueError):
    """A sheet is larger than the limits."""


@dataclass
class SheetScan:
    """What stands in a sheet.

    Attributes:
        rows: Number of the last row that holds something.
        columns: Number of the last column that does.
        formulas: Cells with a formula and its result.
        unsolved: Cells with a formula but no result; row and column from 0.
        errors: Cells with an error, and its text.
        text_bytes: Characters of all cells that take theirs from the shared texts.
        merges: Merged ranges.
    """

    rows: int = 0
    columns: int = 0
    formulas: int = 0
    unsolved: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    text_bytes: int = 0
    merges: int = 0

    def is_beyond(self, limits: Limits) -> bool:
        """Whether the sheet is larger than the limits."""
        return (
            self.columns > limits.columns
            or self.rows * self.columns > limits.sheet_cells
            or self.text_bytes > limits.unpacked_bytes
            or self.merges > limits.merges
            or len(self.unsolved) + len(self.errors) > limits.spoilt_cells
        )


def sheet_files(folder: dict[str, Path]) -> dict[str, Path]:
    """The file of every sheet by the sheet's name, in the order of the workbook.

    Args:
        folder: Unpacked files by their name in lower case.

    Raises:
        KeyError: A file that the workbook names is missing.
        ValueError: A sheet's name stands twice.
    """
    targets = {
        attributes["Id"]: attributes["Target"]
        for tag, attributes in _elements(folder["xl/_rels/workbook.xml.rels"])
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }
    files: dict[str, Path] = {}
    for tag, attributes in _elements(folder["xl/workbook.xml"]):
        if tag != "sheet":
            continue
        identity = next(value for key, value in attributes.items() if key.endswith(":id"))
        if identity not in targets:  # a chart or dialog
            continue
        if attributes["name"] in files:
            raise ValueError(attributes["name"])
        path = (PurePosixPath("/xl") / targets[identity]).as_posix().lstrip("/").lower()
        files[attributes["name"]] = folder[path]
    return files


def shared_lengths(path: Path, limits: Limits) -> list[int]:
    """Length of every shared text.

    Raises:
        ExtentError: There are more than the limits allow.
        DoctypeError: The XML declares entities.
        expat.ExpatError: The XML is broken.
    """
    lengths: list[int] = []

    def start(tag: str, _: Attributes) -> None:
        if _local(tag) == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    for _ in _parse_steps(path, start, text):
        if len(lengths) > limits.shared_texts:
            raise ExtentError
    return lengths


def scan_sheet(path: Path, lengths: list[int], limits: Limits) -> SheetScan:
    """Go through a sheet's cells without keeping them.

    Args:
        path: The sheet's XML.
        lengths: Length of every shared text.
        limits: The scan stops where the sheet is beyond them.

    Raises:
        ExtentError: The sheet, or its text, is larger than the limits.
        DoctypeError: The XML declares entities.
        expat.ExpatError: The XML is broken.
    """
    scan = _Scan(lengths)
    for _ in _parse_steps(path, scan.start, scan.text):
        if scan.found.is_beyond(limits):
            raise ExtentError
    scan.finish()
    return scan.found


class _Scan:
    """Follows the elements of a sheet, one cell at a time."""

    def __init__(self, lengths: list[int]) -> None:
        self.found = SheetScan()
        self._lengths = lengths
        self._row = self._column = -1
        self._kind = ""
        self._formula = self._value = False
        self._text = ""
        self._letters: dict[str, int] = {}
        self._cell = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = _local(tag)
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "is"}:
            self._value = self._cell
            self._text = ""
            self._mark()
        elif name == "f" and self._cell:
            self._formula = True
            self._mark()
        elif name == "mergeCell":
            self.found.merges += 1
        elif name == "row":
            self.finish()
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1

    def text(self, data: str) -> None:
        """Text within an element."""
        if self._value:
            self._text += data

    def finish(self) -> None:
        """The cell ends: take note of what it was."""
        if self._cell:
            self._note(self._text.strip())
        self._cell = self._formula = self._value = False
        self._text = ""

    def _begin_cell(self, attributes: Attributes) -> None:
        self.finish()
        self._cell = True
        self._kind = attributes.get("t", "n")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            return
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError(reference)
        letters, row = match.groups()
        self._row = int(row) - 1
        self._column = self._letters.get(letters, -1)
        if self._column < 0:
            self._column = self._letters[letters] = _column_number(letters)

    def _mark(self) -> None:
        if self._cell:
            self.found.rows = max(self.found.rows, self._row + 1)
            self.found.columns = max(self.found.columns, self._column + 1)

    def _note(self, text: str) -> None:
        place = self._row, self._column
        if self._kind == "s" and text.isdecimal() and int(text) < len(self._lengths):
            self.found.text_bytes += self._lengths[int(text)]
        elif self._kind == "e":
            self.found.errors[place] = text
        elif self._formula and not text and self._kind != "str":
            # A formula whose result is the empty text says so by its kind.
            self.found.unsolved.append(place)
        self.found.formulas += self._formula


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _elements(path: Path) -> list[tuple[str, Attributes]]:
    found: list[tuple[str, Attributes]] = []
    _parse(path, lambda tag, attributes: found.append((_local(tag), attributes)), None)
    return found


def _parse(
    path: Path,
    start: Callable[[str, Attributes], None],
    text: Callable[[str], None] | None,
) -> None:
    for _ in _parse_steps(path, start, text):
        pass


def _parse_steps(
    path: Path,
    start: Callable[[str, Attributes], None],
    text: Callable[[str], None] | None,
) -> Iterator[None]:
    """Parse a file, pausing after every piece of it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            parser.Parse(chunk, False)
            yield
    parser.Parse(b"", True)
    yield


def _refuse_doctype(*_: Any) -> None:
    raise DoctypeError
