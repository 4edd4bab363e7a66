"""SVG elements as text: every value is escaped, every number is short."""

from __future__ import annotations

import re
from hashlib import sha256

from sentra_geo.export.typesetting.fonts import FONT

_UNFIT = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# No text can hold it, as it is none of XML's characters.
_OWN = "\x00"
_ID_LETTERS = 10
Look = dict[str, str | float | None]
"""Attributes of an element; None is left out."""


def escaped(text: str) -> str:
    """A text as XML can hold it, in an element or an attribute; unfit characters are left out."""
    return _UNFIT.sub("", text).translate(_ENTITIES)


def short(value: float, decimals: int = 1) -> str:
    """A number without needless digits.

    Example:
        >>> short(12.04), short(-0.01), short(3.25, 2)
        ('12', '0', '3.25')
    """
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def element(name: str, *children: str, **attributes: str | float | None) -> str:
    """One element; ``children`` are elements already, ``None`` attributes are left out.

    Args:
        name: Name of the element.
        children: What stands in it, as SVG.
        attributes: Its attributes; ``_`` at the end falls away, within it is ``-``.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def _value(value: str | float) -> str:
    if not isinstance(value, str):
        return short(value, 2)
    # Names of own_id and links to them are ours: no text comes this way with that letter.
    return _OWN.join(escaped(part) for part in value.split(_OWN))


def own_id(name: str) -> str:
    """A name within this picture; :func:`document` makes it one of this picture alone."""
    return f"{_OWN}{name}"


def own_link(name: str) -> str:
    """A reference to :func:`own_id`."""
    return f"url(#{_OWN}{name})"


def document(width: float, height: float, label: str, *children: str) -> str:
    """A whole picture.

    Args:
        width: Width in pixels.
        height: Height in pixels.
        label: What it shows, for those who cannot see it.
        children: Its elements.

    Returns:
        SVG text; its ids do not meet those of another picture on the same page.
    """
    body = "".join(children)
    own = "m" + sha256(f"{width} {height} {body}".encode()).hexdigest()[:_ID_LETTERS]
    size = f'width="{short(width)}" height="{short(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {short(width)} '
        f'{short(height)}" role="img" aria-label="{escaped(label)}" '
        f'font-family="{FONT}, Arial, sans-serif">{body.replace(_OWN, own + "-")}</svg>'
    )
