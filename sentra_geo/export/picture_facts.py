"""What a picture file says of itself, where programs look for it: PNG text, SVG title."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from sentra_geo.export.typesetting.letters import shown

_SIGNATURE_AND_HEADER = 33
_INCH = 0.0254


def png_with_facts(png: bytes, facts: Mapping[str, str], ppi: int) -> bytes:
    """A PNG with its resolution and texts under names such as ``Title`` and ``Description``."""
    dots = round(ppi / _INCH)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))]
    for name, text in facts.items():
        # Name; not compressed; no language, no translated name; the text in UTF-8.
        chunks.append(_chunk(b"iTXt", name.encode("latin-1") + b"\0" * 5 + _text(text)))
    head, rest = png[:_SIGNATURE_AND_HEADER], png[_SIGNATURE_AND_HEADER:]
    return head + b"".join(chunks) + rest


def svg_with_facts(svg: bytes, title: str, lines: Sequence[str]) -> bytes:
    """An SVG with a title and a description, which screen readers read out."""
    name, said = (escape(shown(text)) for text in (title, "\n".join(lines)))
    start = svg.index(b"<svg")
    end = svg.index(b">", start)
    told = f' role="img"><title>{name}</title><desc>{said}</desc>'
    return svg[:end] + told.encode() + svg[end + 1 :]


def _text(text: str) -> bytes:
    return text.replace("\0", "").encode("utf-8", "replace")


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
