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
        text_map_bytes: Bytes of GeoJSON or KML, unpacked: reading them takes many times that.
        value_bytes: Bytes of all values of a map or column file, which may repeat long ones.
        shape_bytes: Bytes of all shapes together, as WKB.
        members: Files in an archive.
        rows: Records.
        columns: Columns.
        vertices: Vertices of all shapes together; as many rings and parts.
        nesting: Shapes within shapes; no program draws more than two or three.
        cells: Values of a table, rows times columns.
        nested_values: Values inside the lists and structures of a column file.
        sheet_cells: Values of a sheet, empty ones included: all of them are held at once.
        shared_texts: Different texts of a workbook.
        merges: Merged ranges of a sheet.
        spoilt_cells: Cells of a sheet with an error, or a formula without its result.
        cell_characters: Characters of one value.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 2_000 * MEGABYTE
    text_map_bytes: int = 100 * MEGABYTE
    value_bytes: int = 1_000 * MEGABYTE
    shape_bytes: int = 400 * MEGABYTE
    members: int = 1_000
    rows: int = 2_000_000
    columns: int = 500
    vertices: int = 5_000_000
    nesting: int = 32
    cells: int = 100_000_000
    nested_values: int = 5_000_000
    sheet_cells: int = 30_000_000
    shared_texts: int = 10_000_000
    merges: int = 100_000
    spoilt_cells: int = 1_000_000
    cell_characters: int = 32_767  # the most that Excel holds


LIMITS = Limits()
