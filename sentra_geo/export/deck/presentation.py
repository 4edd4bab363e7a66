"""An empty presentation of the house, and how it becomes bytes that are always the same."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Cm, Emu

from sentra_geo.export.archives import rewritten
from sentra_geo.export.deck.frame import FOOTER, NUMBER, TITLE
from sentra_geo.export.deck.markup import added, parsed, written
from sentra_geo.export.deck.slides import ACCENT, HEIGHT, INK, RULE, WIDTH, Box
from sentra_geo.export.typesetting.fonts import DECK_FONT
from sentra_geo.present.palette import BLUE, GREY, STATE_COLOUR, VERMILION, YELLOW

AUTHOR = "Sentra Geo"
LAYOUT = "Title Only"
_TIME = datetime(2020, 1, 1)  # noqa: DTZ001 - core properties carry no zone
_MOST_LETTERS = 255
_ISO_TIME = b"2020-01-01T00:00:00Z"
_THEME_COLOURS = {
    "dk2": ACCENT,
    "lt2": "#F3F5F7",
    "accent1": BLUE,
    "accent2": VERMILION,
    "accent3": YELLOW,
    "accent4": STATE_COLOUR["equal"],
    "accent5": STATE_COLOUR["depends_on_rule"],
    "accent6": GREY,
}
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Sentra Geo'
    b"</Application></Properties>"
)


@dataclass(frozen=True)
class About:
    """What the file says of itself to the system.

    Attributes:
        title: Title.
        subject: The question with all its choices.
        comments: The colophon, with the digest in full.
        keywords: Words to find it by.
        language: Language tag.
    """

    title: str
    subject: str
    comments: str
    keywords: str
    language: str


def empty_presentation(about: About) -> Presentation:
    """A presentation without slides: 16:9, the house's font and colours, its places for titles."""
    made = pptx.Presentation()
    _resize(made)
    _say(made, about)
    for related in list(made.part.package._rels.values()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of another presentation
            made.part.package.drop_rel(related.rId)
    return made


def _resize(made: Presentation) -> None:
    """Stretch master and layouts to 16:9, and put title and footer where slides have them."""
    wide, high = Cm(WIDTH), Cm(HEIGHT)
    across, down = wide / (made.slide_width or wide), high / (made.slide_height or high)
    made.slide_width, made.slide_height = wide, high
    size = made.element.find(".//{*}sldSz")
    if size is not None:
        size.attrib.pop("type", None)
    master = made.slide_master
    for shape in (*master.shapes, *(s for layout in master.slide_layouts for s in layout.shapes)):
        if shape.element.find(".//{*}xfrm") is None:
            continue  # it stands where the master says
        shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
        shape.top, shape.height = Emu(round(shape.top * down)), Emu(round(shape.height * down))
    for shape in master.placeholders:
        kind = shape.element.find(".//{*}ph").get("type")
        box = {"title": TITLE, "ftr": FOOTER, "sldNum": NUMBER}.get(kind)
        if box:
            place(shape, box)


def place(shape: object, box: Box) -> None:
    """Put a shape into a box."""
    for name in ("left", "top", "width", "height"):
        setattr(shape, name, Cm(getattr(box, name)))


def _say(made: Presentation, about: About) -> None:
    held = made.core_properties
    held.author = held.last_modified_by = AUTHOR
    held.created = held.modified = _TIME
    held.title, held.subject = about.title[:_MOST_LETTERS], about.subject[:_MOST_LETTERS]
    held.keywords, held.language = about.keywords[:_MOST_LETTERS], about.language
    held.revision = 1
    # python-pptx takes no more than 255 letters; the format itself has no such limit.
    held.comments = "-"
    described = held._element.find(".//{http://purl.org/dc/elements/1.1/}description")
    described.text = about.comments


def saved(made: Presentation) -> bytes:
    """The presentation as bytes without times; its chart workbooks likewise."""
    buffer = io.BytesIO()
    made.save(buffer)
    return rewritten(buffer.getvalue(), _part)


def _part(name: str, body: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return rewritten(body, _workbook_part)
    if name == "docProps/app.xml":
        return _APP
    if name.startswith("ppt/theme/"):
        return _themed(body)
    return body


def _workbook_part(name: str, body: bytes) -> bytes:
    if name != "docProps/core.xml":
        return body
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _ISO_TIME, body)


def _themed(body: bytes) -> bytes:
    """A theme with the house's font and colours, so that what is added later fits."""
    root = parsed(body)
    for font in root.iterfind(".//{*}fontScheme/*/{*}latin"):
        font.set("typeface", DECK_FONT)
    scheme = root.find(".//{*}clrScheme")
    for name, colour in {"dk1": INK, "hlink": ACCENT, "folHlink": RULE, **_THEME_COLOURS}.items():
        slot = scheme.find(f"{{*}}{name}")
        for child in list(slot):
            slot.remove(child)
        added(slot, "a:srgbClr", val=colour[1:])
    return written(root)
