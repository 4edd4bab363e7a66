"""XML as text: a tree of plain tags, nothing in a value can be a tag."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, indent, tostring

from sentra_geo.export.cells import plain_text

__all__ = ["Element", "add", "written"]


def add(
    parent: Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> Element:
    """A new last child, with a text and attributes; returned."""
    child = Element(tag, {name: plain_text(value) for name, value in (attributes or {}).items()})
    if text:
        child.text = plain_text(text)
    parent.append(child)
    return child


def written(root: Element, before: str = "") -> str:
    """The tree as text, indented, ``before`` it such as a declaration."""
    indent(root)
    return before + tostring(root, encoding="unicode") + "\n"
