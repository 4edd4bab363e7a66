"""What is told of a layer, a column, and a column of a file that leads to it."""

from __future__ import annotations

from typing import NamedTuple


class LayerText(NamedTuple):
    """What a layer is called, what one row of it is, and where to get it; message ids."""

    title: str
    row: str
    origin: str


class ColumnText(NamedTuple):
    """What a column is called and means (message ids), and a value as it may stand there."""

    title: str
    about: str
    example: str


class Entry(NamedTuple):
    """One column of a layer, or one column of a file that leads to it.

    Attributes:
        name: Column name.
        title: Message id of its title.
        about: Message id of what it holds.
        kind: ``text``, ``number``, ``count``, ``flag`` or ``date``.
        required: Whether every row needs a value.
        choices: Code and title (message id) of each allowed value; empty for any.
        example: A value as it may stand in a file.
        is_virtual: Whether it is read from files only, and kept under other names.
    """

    name: str
    title: str
    about: str
    kind: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    example: str
    is_virtual: bool
