"""Slides as a PowerPoint file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from pptx.slide import Slide as PowerPointSlide

from sentra_geo.export.deck.drawing import (
    add_bar,
    add_picture,
    add_placeholder,
    add_text,
    write_text,
)
from sentra_geo.export.deck.frame import (
    FOOTER,
    FOOTER_RULE,
    NUMBER,
    SAMPLE_BOX,
    SAMPLE_SIZE,
)
from sentra_geo.export.deck.native_charts import add_chart
from sentra_geo.export.deck.native_tables import add_table
from sentra_geo.export.deck.presentation import (
    LAYOUT,
    About,
    empty_presentation,
    place,
    saved,
)
from sentra_geo.export.deck.slides import (
    CAPTION,
    MUTED,
    RULE,
    SAMPLE_FILL,
    SAMPLE_INK,
    Bar,
    Block,
    Chart,
    Grid,
    Paragraph,
    Picture,
    Slide,
    TextBlock,
)


def presentation_bytes(slides: Sequence[Slide], about: About, language: str) -> bytes:
    """A PPTX file.

    Args:
        slides: The slides.
        about: What the file says of itself.
        language: Of its texts: ``id`` or ``en``.

    Returns:
        The file; the same slides always give the same bytes.
    """
    made = empty_presentation(about)
    layout = next(one for one in made.slide_layouts if one.name == LAYOUT)
    for number, slide in enumerate(slides, 1):
        _write(made.slides.add_slide(layout), slide, language, number)
    return saved(made)


def _write(held: PowerPointSlide, slide: Slide, language: str, number: int) -> None:
    title: Any = held.shapes.title
    place(title, slide.title_box)
    write_text(title.text_frame, (Paragraph(slide.title, slide.title_size, bold=True),), language)
    if slide.sample:
        add_text(held, sample_badge(slide.sample), language, "Sample mark")
    for at, block in enumerate(slide.blocks, 1):
        add_block(block, held, language, f"{type(block).__name__} {at}")
    add_bar(held, Bar(FOOTER_RULE, RULE), "Footer rule")
    footer = Paragraph(slide.footer, CAPTION, colour=MUTED)
    add_placeholder(held, "ftr", FOOTER, footer, language)
    shown = Paragraph(str(number), 12.0, colour=MUTED, align="right")
    add_placeholder(held, "sldNum", NUMBER, shown, language)
    _write_notes(held, slide.notes, language)


def sample_badge(mark: str) -> TextBlock:
    """DATA CONTOH, at the upper right."""
    text = Paragraph(mark, SAMPLE_SIZE, bold=True, colour=SAMPLE_INK, align="center")
    return TextBlock(SAMPLE_BOX, (text,), fill=SAMPLE_FILL, anchor="middle")


@singledispatch
def add_block(block: Block, held: PowerPointSlide, language: str, name: str) -> None:
    """Draw one block of a slide."""
    raise TypeError(f"{type(block).__name__}: {held.name} {language} {name}")


@add_block.register
def _(block: TextBlock, held: PowerPointSlide, language: str, name: str) -> None:
    add_text(held, block, language, name)


@add_block.register
def _(block: Bar, held: PowerPointSlide, language: str, name: str) -> None:
    del language
    add_bar(held, block, name)


@add_block.register
def _(block: Picture, held: PowerPointSlide, language: str, name: str) -> None:
    del language
    add_picture(held, block, name)


@add_block.register
def _(block: Chart, held: PowerPointSlide, language: str, name: str) -> None:
    add_chart(held, block, language, name)


@add_block.register
def _(block: Grid, held: PowerPointSlide, language: str, name: str) -> None:
    add_table(held, block, language, name)


def _write_notes(held: PowerPointSlide, notes: str, language: str) -> None:
    frame = held.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes master has no place for notes")
    write_text(frame, tuple(Paragraph(line, 12.0) for line in notes.split("\n") if line), language)
