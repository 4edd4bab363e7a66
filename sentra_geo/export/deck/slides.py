"""A slide as values: boxes in centimetres with text, bars, pictures, charts and tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sentra_geo.present.charts import Figure
from sentra_geo.present.palette import LIGHT

WIDTH, HEIGHT = 33.867, 19.05
"""16:9, in centimetres."""
INK, MUTED, ACCENT = LIGHT.ink, "#56636D", "#0B4F7D"
PAPER, RULE, WHITE = "#F3F5F7", "#C9D0D6", "#FFFFFF"
SAMPLE_FILL, SAMPLE_INK = "#FFE9A8", "#4A3900"
BODY, CAPTION = 16.0, 10.0
"""The smallest sizes in points that a room can read: of what is said, of what is noted."""


@dataclass(frozen=True)
class Box:
    """A place on the slide, in centimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        text: Plain text.
        size: In points.
        bold: Whether it is bold.
        colour: As ``#rrggbb``.
        is_bullet: Whether a bullet stands before it.
        before: Room above it in points, not at the top of a block.
        align: ``left``, ``center`` or ``right``.
    """

    text: str
    size: float = BODY
    bold: bool = False
    colour: str = INK
    is_bullet: bool = False
    before: float = 0.0
    align: str = "left"


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs in a box.

    Attributes:
        box: Where.
        paragraphs: The text.
        fill: Colour of the ground; empty for none.
        anchor: ``top`` or ``middle``.
        inset: Room between edge and text, in centimetres.
    """

    box: Box
    paragraphs: tuple[Paragraph, ...]
    fill: str = ""
    anchor: str = "top"
    inset: float = 0.0


@dataclass(frozen=True)
class Bar:
    """A filled rectangle that only decorates."""

    box: Box
    colour: str


@dataclass(frozen=True)
class Picture:
    """A picture; ``svg`` has the proportions of the box."""

    box: Box
    svg: str
    alt: str


@dataclass(frozen=True)
class Curve:
    """One curve: values ``y`` (shares) at ``x``, with the shape of its marks."""

    name: str
    colour: str
    mark: str
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class CurvePlot:
    """Curves over a distance.

    Attributes:
        curves: The curves.
        x_title: Title of the horizontal axis.
        y_title: Title of the vertical axis.
        at: Where the rule stands.
        rule_name: What the rule is called.
    """

    curves: tuple[Curve, ...]
    x_title: str
    y_title: str
    at: float
    rule_name: str


@dataclass(frozen=True)
class Column:
    """One column of a chart.

    Attributes:
        name: What it is.
        group: What it stands in, below its name; empty for none.
        value: Its value; None is unknown.
        colour: As ``#rrggbb``.
        limits: Interval of the value; None where there is none.
    """

    name: str
    group: str
    value: float | None
    colour: str
    limits: tuple[float, float] | None = None


@dataclass(frozen=True)
class ColumnPlot:
    """Columns side by side.

    Attributes:
        columns: The columns; those of a group follow each other.
        name: What they show, as the name of the series.
        y_title: Title of the vertical axis.
        is_share: Whether values are shares of 1, shown as percentages.
    """

    columns: tuple[Column, ...]
    name: str
    y_title: str
    is_share: bool


@dataclass(frozen=True, eq=False)
class Chart:
    """A native chart; ``figure`` is the same chart of the screen, for the preview."""

    box: Box
    plot: CurvePlot | ColumnPlot
    alt: str
    figure: Figure | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``span`` is how many columns it takes."""

    text: str
    fill: str = ""
    ink: str = INK
    bold: bool = False
    align: str = "left"
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, the first ``headers`` of them its header.

    Attributes:
        box: Where; its height is the sum of ``heights``.
        widths: Of the columns, in centimetres.
        heights: Of the rows, in centimetres.
        rows: Cells; a cell that spans stands once.
        size: Of the text in points.
        alt: Alternative text.
        headers: How many rows are its header.
        header_size: Of the header's text in points.
        inset: Room left and right of a cell's text, in centimetres.
    """

    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float
    alt: str
    headers: int
    header_size: float
    inset: float = 0.18


Block = TextBlock | Bar | Picture | Chart | Grid


@dataclass(frozen=True, eq=False)
class Slide:
    """One slide.

    Attributes:
        section: The section it belongs to.
        title: What it says.
        title_box: Where the title stands.
        title_size: In points.
        blocks: What stands on it, top to bottom.
        footer: Filters, boundary and sources.
        sample: The sample mark; empty without sample data.
        notes: What the speaker says.
        layers: The layers it is made of.
    """

    section: str
    title: str
    title_box: Box
    title_size: float
    blocks: tuple[Block, ...]
    footer: str
    sample: str
    notes: str
    layers: tuple[str, ...]

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """Its charts."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))
