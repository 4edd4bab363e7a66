"""One layer that leaves: its rows, its shapes, and what must be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from numpy.typing import NDArray

from sentra_geo.export.geodata.column import Column, column_values

POINT, AREA, LINE = "Point", "MultiPolygon", "MultiLineString"


@dataclass(frozen=True, eq=False)
class GeoLayer:
    """A layer with its rows and shapes.

    Attributes:
        name: Name of its table and files, the same in every language.
        title: Its title, in the reader's language; with the sample mark where it belongs.
        about: What one row is and what must be known, likewise.
        sources: Layers that it is made of.
        columns: Its columns.
        table: Values, one Arrow column for each of ``columns``.
        shapes: Shapes in degrees (WGS 84), None where a row has none; shape ``(rows,)``.
        kind: ``Point``, ``MultiPolygon`` or ``MultiLineString``.
        is_sample: Whether made-up businesses are in it.
    """

    name: str
    title: str
    about: str
    sources: tuple[str, ...]
    columns: tuple[Column, ...]
    table: pa.Table
    shapes: NDArray[Any]
    kind: str
    is_sample: bool = False


def table_of_rows(columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as a table; each row has every column."""
    return table_of_columns(columns, {c.name: [row[c.name] for row in rows] for c in columns})


def table_of_columns(columns: Sequence[Column], values: Mapping[str, Any]) -> pa.Table:
    """Values by column as a table.

    Raises:
        KeyError: A column has no values.
    """
    held = [column_values(column, values[column.name]) for column in columns]
    return pa.table(held, names=[column.name for column in columns])
