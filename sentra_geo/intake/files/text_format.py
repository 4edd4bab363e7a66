"""How a text table is written: its encoding and its separator."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass

from sentra_geo.intake.files.records import is_held
from sentra_geo.intake.files.source import Source
from sentra_geo.wording import N_

_CHUNK_BYTES = 1_000_000
_SAMPLE_CHARACTERS = 1_000_000
_SAMPLE_RECORDS = 500
_LEAST_SHARE = 0.5
_FEWEST = 2
# In case of a tie the first wins: a tab is no part of a text, a comma is part of many numbers.
_SEPARATORS = ("\t", ";", "|", ",")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXTS = {
    b"PK\x03\x04": N_("Berkas adalah arsip atau buku kerja Excel, bukan CSV."),
    b"\xd0\xcf\x11\xe0": N_("Berkas adalah buku kerja Excel lama (.xls), bukan CSV."),
    b"\x89PNG": N_("Berkas adalah gambar, bukan CSV."),
    b"\xff\xd8\xff": N_("Berkas adalah gambar, bukan CSV."),
    b"GIF8": N_("Berkas adalah gambar, bukan CSV."),
    b"%PDF": N_("Berkas adalah dokumen PDF, bukan CSV."),
    b"PAR1": N_("Berkas adalah Parquet, bukan CSV."),
    b"SQLite format 3\0": N_("Berkas adalah GeoPackage, bukan CSV."),
}
_ENCODING_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}


@dataclass(frozen=True)
class TextFormat:
    """How a text table is written.

    Attributes:
        encoding: Python's name of it.
        separator: One character.
    """

    encoding: str
    separator: str

    @property
    def encoding_name(self) -> str:
        """The encoding as people write it."""
        return _ENCODING_NAMES.get(self.encoding, "Windows-1252")

    @property
    def separator_name(self) -> str:
        """The separator as it can be shown."""
        return "tab" if self.separator == "\t" else self.separator


def find_text_format(source: Source) -> TextFormat:
    """Find out how a text table is written, from its bytes.

    Raises:
        IntakeError: It is empty, or no text.
    """
    encoding = _find_encoding(source)
    with source.path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE_CHARACTERS)
    return TextFormat(encoding, find_separator(sample))


def find_separator(sample: str) -> str:
    r"""The separator that gives most of the first records the same number of values.

    Args:
        sample: The beginning of the text; all of it unless it is long.

    Example:
        >>> find_separator("lintang;bujur\n-1,23;116,7\n")
        ';'
    """
    lines = list(io.StringIO(sample, newline=""))
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == len("sep=;"):
        return lines[0][len("sep=")]
    if len(sample) >= _SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    shares = {separator: _share(lines, separator) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: shares[separator])
    if shares[best] > 0:
        return best
    if not sample.strip("".join(_SEPARATORS) + " \r\n"):  # nothing but empty values
        return max(_SEPARATORS, key=sample.count)
    return next((mark for mark in _SEPARATORS if mark not in sample), ",")


def _share(lines: list[str], separator: str) -> float:
    """The share of records with the usual number of values; 0 when most hold one value."""
    widths = []
    for record in csv.reader(lines[: 10 * _SAMPLE_RECORDS], delimiter=separator):
        if any(map(is_held, record)):
            widths.append(len(record))
        if len(widths) == _SAMPLE_RECORDS:
            break
    usual = Counter(width for width in widths if width >= _FEWEST).most_common(1)
    if not usual:
        return 0
    several = [width >= _FEWEST for width in widths]
    below_title = len(widths) - several.index(True)
    return usual[0][1] / len(widths) if sum(several) / below_title > _LEAST_SHARE else 0


def _find_encoding(source: Source) -> str:
    """The encoding that all of the file can be read in."""
    with source.path.open("rb") as file:
        start = file.read(16)
    for magic, reason in _NO_TEXTS.items():
        if start.startswith(magic):
            raise source.refusal(reason, N_("Ubah akhiran nama berkas sesuai isinya."))
    marked = [encoding for mark, encoding in _MARKS if start.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1252"]:
        if _can_be_read(source, encoding):
            return encoding
    raise source.unknown_encoding()


def _can_be_read(source: Source, encoding: str) -> bool:
    """Whether the whole file can be read in an encoding.

    Raises:
        IntakeError: It can, and holds characters that no text has.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    binary = False
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                binary |= "\0" in decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    if binary:
        raise source.refusal(
            N_("Berkas memuat data biner, bukan teks."),
            N_("Simpan ulang dari program asalnya sebagai CSV UTF-8."),
        )
    return True
