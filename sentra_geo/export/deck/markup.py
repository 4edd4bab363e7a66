"""Elements of PowerPoint's markup, where python-pptx has no word for them."""

from __future__ import annotations

from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import OxmlElement


def element(tag: str, text: str = "", **attributes: str) -> Any:
    """An element such as ``c:lang``, with attributes and text."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(name, value)
    if text:
        made.text = text
    return made


def added(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """A new last child of an element."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def parsed(markup: str | bytes) -> Any:
    """Markup as an element."""
    return parse_xml(markup)


def written(root: Any) -> bytes:
    """A whole part as bytes."""
    return bytes(serialize_part_xml(root))


def solid(parent: Any, colour: str) -> None:
    """Fill or line of one colour, given as ``#rrggbb``."""
    added(added(parent, "a:solidFill"), "a:srgbClr", val=colour[1:])
