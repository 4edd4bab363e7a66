"""Texts, bars and pictures on a slide of PowerPoint."""

from __future__ import annotations

import copy
import io
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Cm, Pt

from sentra_geo.export.deck.fitting import BULLET_INDENT
from sentra_geo.export.deck.markup import added, parsed
from sentra_geo.export.deck.presentation import place
from sentra_geo.export.deck.slides import Bar, Box, Paragraph, Picture, TextBlock
from sentra_geo.export.typesetting.fonts import DECK_FONT
from sentra_geo.export.typesetting.typesetter import typeset

TAG = {"id": "id-ID", "en": "en-US"}
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE}
_NUMBER = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
PICTURE_PPI = 200
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://'
    'schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def rgb(colour: str) -> RGBColor:
    """A colour of the house for PowerPoint."""
    red, green, blue = bytes.fromhex(colour[1:])
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def add_text(slide: Slide, block: TextBlock, language: str, name: str) -> None:
    """A text box, with a ground where it has one."""
    shapes: Any = slide.shapes
    shape = shapes.add_textbox(0, 0, 0, 0)
    place(shape, block.box)
    shape.name = name
    if block.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(block.fill)
    write_text(shape.text_frame, block.paragraphs, language, inset=block.inset, anchor=block.anchor)


def write_text(
    frame: Any,
    paragraphs: tuple[Paragraph, ...],
    language: str,
    *,
    inset: float = 0.0,
    anchor: str = "top",
) -> None:
    """Fill a text frame; the text keeps its size, since it was measured."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = _ANCHOR[anchor]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Cm(inset)
    for number, paragraph in enumerate(paragraphs):
        held = frame.paragraphs[0] if not number else frame.add_paragraph()
        write_paragraph(held, paragraph, language, first=not number)


def write_paragraph(held: Any, paragraph: Paragraph, language: str, *, first: bool = True) -> None:
    """Fill a paragraph."""
    held.alignment = _ALIGN[paragraph.align]
    held.space_before, held.space_after = Pt(0 if first else paragraph.before), Pt(0)
    held.line_spacing = 1.0
    run = held.add_run()
    run.text = paragraph.text
    dress(run.font, paragraph.size, paragraph.colour, bold=paragraph.bold)
    run._r.get_or_add_rPr().set("lang", TAG[language])
    _bullet(held, is_bullet=paragraph.is_bullet)


def dress(font: Any, size: float, colour: str, *, bold: bool = False) -> None:
    """Set a font."""
    font.name, font.size, font.bold = DECK_FONT, Pt(size), bold
    font.color.rgb = rgb(colour)


def _bullet(held: Any, *, is_bullet: bool) -> None:
    properties = held._p.get_or_add_pPr()
    if not is_bullet:
        added(properties, "a:buNone")
        return
    properties.set("marL", str(Cm(BULLET_INDENT)))
    properties.set("indent", str(-Cm(BULLET_INDENT)))
    added(properties, "a:buFont", typeface=DECK_FONT)
    added(properties, "a:buChar", char="•")


def add_bar(slide: Slide, bar: Bar, name: str) -> None:
    """A filled rectangle that readers of the screen pass over."""
    shapes: Any = slide.shapes
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 0, 0)
    place(shape, bar.box)
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(bar.colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    _decorative(shape)


def _decorative(shape: Any) -> None:
    shape._element.nvSpPr.cNvPr.append(parsed(_DECORATIVE))


def add_picture(slide: Slide, picture: Picture, name: str) -> None:
    """A picture, drawn as PNG: older programs show no SVG."""
    shapes: Any = slide.shapes
    shape = shapes.add_picture(io.BytesIO(_png(picture)), 0, 0)
    place(shape, picture.box)
    shape.name = name
    describe(shape, picture.alt)


def _png(picture: Picture) -> bytes:
    size = [picture.box.width, picture.box.height]
    return typeset("picture", {"size": size, "picture": picture.svg}, "png", PICTURE_PPI)[0]


def describe(shape: Any, alt: str) -> None:
    """Alternative text of a picture, chart or table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def add_placeholder(slide: Slide, kind: str, box: Box, paragraph: Paragraph, language: str) -> None:
    """Footer or slide number in its real place; python-pptx leaves both on the layout."""
    layout: Any = slide.slide_layout
    shapes: Any = slide.shapes
    source = next(
        shape for shape in layout.placeholders if shape.element.find(".//{*}ph").get("type") == kind
    )
    number = max(shape.shape_id for shape in shapes) + 1
    shapes._spTree.append(copy.deepcopy(source.element))
    shape = shapes[-1]
    shape.element.nvSpPr.cNvPr.set("id", str(number))
    place(shape, box)
    frame = shape.text_frame
    frame.clear()
    write_text(frame, (paragraph,), language, anchor="top")
    if kind == "sldNum":
        _number_field(frame)


def _number_field(frame: Any) -> None:
    """Turn the run into a field that counts the slides."""
    run = frame.paragraphs[0].runs[0]._r
    run.tag = qn("a:fld")
    run.set("id", _NUMBER)
    run.set("type", "slidenum")
