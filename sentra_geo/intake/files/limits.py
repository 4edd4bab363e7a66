"""How large a file may be; stated on the page before anything is uploaded."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The largest file that is taken in.

    Attributes:
        file_bytes: Bytes of the file; the same as ``server.maxUploadSize``.
        unpacked_bytes: Bytes of a workbook or archive once unpacked.
        members: Files in an archive.
        rows: Records.
        columns: Columns.
        vertices: Vertices of all shapes together.
        cells: Values of a table, rows times columns.
        sheet_cells: Values of a sheet, empty ones included: all of them are held at once.
        cell_characters: Characters of one value.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 2_000 * MEGABYTE
    members: int = 1_000
    rows: int = 2_000_000
    columns: int = 500
    vertices: int = 5_000_000
    cells: int = 100_000_000
    sheet_cells: int = 30_000_000
    cell_characters: int = 32_767  # the most that Excel holds


LIMITS = Limits()
