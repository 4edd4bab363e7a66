"""What a column and a layer look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """One column of a layer.

    Attributes:
        name: Column name.
        kind: ``text``, ``number``, ``count`` (a whole number), ``flag`` (true or false; unknown
            where it is not required) or ``date`` (ISO day, month or year, as text).
        required: Whether every row needs a value.
        choices: The values it may hold, empty for any.
        minimum: Smallest allowed number.
        figures: Whether figures need it. The others are kept in the store, and not read for an
            answer.
    """

    name: str
    kind: str = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    figures: bool = True


def kept(name: str, kind: str = "text", **about: Any) -> Column:
    """A column that is kept and handed out again, and that no figure needs."""
    return Column(name, kind, required=False, figures=False, **about)


@dataclass(frozen=True)
class LayerSchema:
    """What one layer looks like.

    Attributes:
        name: Layer name, as ``datapackage.json`` uses it.
        geometry: ``polygon``, ``point`` (columns ``lon`` and ``lat`` in WGS 84, or a point
            geometry in any declared CRS) or ``none``.
        columns: Its columns, geometry apart.
        key: Columns that together name a row once; empty where rows may repeat.
        required: Whether the dashboard needs the layer to start.
    """

    name: str
    geometry: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    required: bool = True
