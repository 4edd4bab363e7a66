"""Drawings as parts of a page: small, with names of their own, and told to screen readers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

from markupsafe import Markup

# What the drawing library says of each mark is told by the page itself: conclusion and table.
_LEFT_OUT = re.compile(r"role|aria-.+|class|data-.+|xmlns.*|version")
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no XML holds these
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def read_drawing(svg: str, keep: Collection[str] = ()) -> ET.Element:
    """A drawing as a tree, without namespaces and without what only its maker needs.

    Args:
        svg: SVG text of :mod:`sentra_geo.export.pictures`.
        keep: Attributes to keep nevertheless.

    Returns:
        Its root; the size is in ``viewBox`` only, so that the page decides how large it is.
    """
    root = ET.fromstring(_UNFIT.sub("", svg))  # noqa: S314 - drawn by this program
    for one in root.iter():
        one.tag = _local(one.tag)
        held = {_local(name): value for name, value in one.attrib.items()}
        one.attrib.clear()
        one.attrib.update(
            {k: v for k, v in held.items() if k in keep or not _LEFT_OUT.fullmatch(k)}
        )
    width, height = (root.attrib.pop(side).removesuffix("px") for side in ("width", "height"))
    root.attrib.setdefault("viewBox", f"0 0 {width} {height}")
    return root


def picture(svg: str, alt: str, name: str) -> Markup:
    """A drawing as one picture of the page.

    Args:
        svg: SVG text.
        alt: What it shows, for those who do not see it.
        name: Names inside the drawing begin with it; no other drawing of the page has it.

    Returns:
        HTML, escaped.
    """
    root = read_drawing(svg)
    rename(root, name)
    return markup(root, {"role": "img", "aria-label": alt})


def rename(root: ET.Element, name: str) -> None:
    """Let all names in a drawing, and what refers to them, begin with a name."""
    for one in root.iter():
        for key, value in one.attrib.items():
            if key == "id":
                one.attrib[key] = f"{name}-{value}"
            elif key == "href" and value.startswith("#"):
                one.attrib[key] = f"#{name}-{value[1:]}"
            else:
                one.attrib[key] = _REFERENCE.sub(rf"url(#{name}-\1)", value)


def markup(root: ET.Element, attributes: Mapping[str, str]) -> Markup:
    """A tree as HTML, with further attributes on its root."""
    root.attrib.update({"focusable": "false", **attributes})
    return Markup("".join(_written(root)))  # noqa: S704 - each text is escaped below


def _written(one: ET.Element) -> Iterator[str]:
    held = "".join(f' {key}="{escape(value)}"' for key, value in one.attrib.items())
    yield f"<{one.tag}{held}>"
    if one.text:
        yield escape(one.text)
    for child in one:
        yield from _written(child)
        if child.tail:
            yield escape(child.tail)
    yield f"</{one.tag}>"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
