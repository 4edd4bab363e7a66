"""What a style says, whoever draws it: signs, the rows that they stand for, and labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AreaSign:
    """How an area is drawn.

    Attributes:
        colour: ``#RRGGBB``; empty for no filling.
        opacity: Of the filling.
        border: Colour of its edge; empty for none.
        border_mm: Width of its edge.
        hatch: Angles of the lines that fill it, in degrees, so that it reads in grey.
    """

    colour: str
    opacity: float = 1.0
    border: str = ""
    border_mm: float = 0.2
    hatch: tuple[int, ...] = ()


@dataclass(frozen=True)
class LineSign:
    """How a line is drawn; ``dashes_mm`` are dash and gap, empty for a whole line."""

    colour: str
    width_mm: float
    dashes_mm: tuple[float, ...] = ()


@dataclass(frozen=True)
class PointSign:
    """How a point is drawn.

    Attributes:
        shape: ``circle``, ``square`` or ``triangle``.
        colour: Of the filling.
        size_mm: Its size.
        border: Colour of its edge.
        border_mm: Width of its edge.
    """

    shape: str
    colour: str
    size_mm: float
    border: str
    border_mm: float = 0.2


Sign = AreaSign | LineSign | PointSign


@dataclass(frozen=True)
class Rows:
    """A condition on one column.

    Attributes:
        column: The column looked at.
        sign: ``=``, ``<``, ``<=``, ``>``, ``>=``, or ``null`` for unknown values.
        value: What it is compared with.
    """

    column: str
    sign: str
    value: str | bool | float = ""


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its words, its sign, and the conditions of the rows it stands for.

    All conditions hold at once; none means every row.
    """

    title: str
    sign: Sign
    rows: tuple[Rows, ...] = ()


@dataclass(frozen=True)
class Label:
    """What is written at each row.

    Attributes:
        column: Column of the text.
        size_pt: Its size.
        colour: Colour of the letters.
        halo: Colour around them.
        bold: Whether it is bold.
        over: Whether it stands on the sign; else above it.
        largest_scale: Written only at scales of 1 to this number or larger; 0 for all.
    """

    column: str
    size_pt: float
    colour: str
    halo: str
    bold: bool = False
    over: bool = False
    largest_scale: int = 0


@dataclass(frozen=True)
class Style:
    """One style of a layer.

    Attributes:
        name: Its name, in the reader's language, at most 30 letters.
        about: What it shows.
        entries: Its legend; no row is taken by two of them.
        label: What is written; None for nothing.
        is_default: Whether programs open the layer with it.
    """

    name: str
    about: str
    entries: tuple[Entry, ...]
    label: Label | None = None
    is_default: bool = True
