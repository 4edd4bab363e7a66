"""Only those letters of the font that a page shows, as WOFF to be put into the page itself.

The whole font is half a megabyte; a phone has neither Arimo nor Arial, and labels of charts that
are drawn for one font are cut in a wider one. Glyphs keep their numbers: those that are not needed
become empty, so that no other table has to change. Kerning and ligatures are left out.

Formats: OpenType 1.9 (cmap 4, glyf, loca, gvar), WOFF 1.0 (W3C, 2012).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from sentra_geo.export.typesetting.fonts import FONT, FONT_FOLDER

_LEFT_OUT = {"GDEF", "GPOS", "GSUB", "gasp"}
_NOTDEF = 0
_LAST_BASIC = 0xFFFE  # format 4 of cmap ends with 0xFFFF
_WORDS, _MORE = 0x0001, 0x0020
_SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}

Tables = Mapping[str, bytes]


def web_font(text: str) -> bytes:
    """The font with the letters of a text, all its weights, as WOFF.

    Args:
        text: What is to be shown; letters that the font does not have are passed over.

    Returns:
        A WOFF file; the same text always gives the same bytes.
    """
    tables = _font_tables()
    letters = _letters(tables["cmap"])
    shown = {code: letters[code] for code in sorted(set(map(ord, text))) if code in letters}
    kept = _with_parts({_NOTDEF, *shown.values()}, tables)
    glyphs = _glyphs(tables)
    outlines = [glyph if number in kept else b"" for number, glyph in enumerate(glyphs)]
    places = _offsets(outlines)
    changed = {
        "cmap": _letter_table(shown),
        "glyf": b"".join(outlines),
        "loca": struct.pack(f">{len(places)}L", *places),
        "head": tables["head"][:50] + struct.pack(">H", 1) + tables["head"][52:],
        "hmtx": _widths(tables["hmtx"], kept),
        "gvar": _variations(tables["gvar"], kept),
        "post": struct.pack(">L", 0x00030000) + tables["post"][4:32],
    }
    return _woff({name: changed.get(name, body) for name, body in tables.items()})


@cache
def _font_tables() -> dict[str, bytes]:
    (path,) = (p for p in Path(FONT_FOLDER).glob(f"{FONT}*.ttf") if "Italic" not in p.name)
    font = path.read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(count)]
    named = {tag.decode(): font[start : start + size] for tag, _, start, size in entries}
    return {name: body for name, body in named.items() if name not in _LEFT_OUT}


def _letters(cmap: bytes) -> dict[int, int]:
    """Glyph of each character, from a subtable of format 4."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = {struct.unpack_from(">L", cmap, 8 + 8 * n)[0] for n in range(count)}
    start = next(at for at in sorted(starts) if struct.unpack_from(">H", cmap, at) == (4,))
    (doubled,) = struct.unpack_from(">H", cmap, start + 6)
    ends, firsts, deltas, ranges = (
        struct.unpack_from(f">{doubled // 2}H", cmap, start + at)
        for at in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    found = {}
    for segment, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(end, _LAST_BASIC) + 1):
            glyph = code
            if ranges[segment]:
                slot = start + 16 + 3 * doubled + 2 * segment + ranges[segment] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", cmap, slot)
            if ranges[segment] == 0 or glyph:
                found[code] = (glyph + deltas[segment]) & 0xFFFF
    return found


def _glyphs(tables: Tables) -> list[bytes]:
    long = struct.unpack_from(">H", tables["head"], 50) == (1,)
    size = len(tables["loca"]) // (4 if long else 2)
    places = struct.unpack(f">{size}{'L' if long else 'H'}", tables["loca"])
    return list(_slices(tables["glyf"], places if long else [2 * place for place in places]))


def _slices(body: bytes, places: Sequence[int]) -> Iterator[bytes]:
    for start, end in pairwise(places):
        yield body[start:end]


def _with_parts(wanted: set[int], tables: Tables) -> set[int]:
    """Glyphs and those that they are put together from."""
    glyphs, kept, waiting = _glyphs(tables), set[int](), set(wanted)
    while waiting:
        kept |= waiting
        waiting = {part for number in waiting for part in _parts(glyphs[number])} - kept
    return kept


def _parts(glyph: bytes) -> Iterator[int]:
    if not glyph or struct.unpack_from(">h", glyph) >= (0,):
        return
    at, more = 10, True
    while more:
        flags, number = struct.unpack_from(">HH", glyph, at)
        yield number
        at += 4 + (4 if flags & _WORDS else 2)
        at += sum(size for flag, size in _SCALES.items() if flags & flag)
        more = bool(flags & _MORE)


def _offsets(bodies: Iterable[bytes]) -> list[int]:
    places = [0]
    for body in bodies:
        places.append(places[-1] + len(body))
    return places


def _letter_table(shown: Mapping[int, int]) -> bytes:
    """A character map of format 4 with a segment for each letter."""
    rows = [(code, (glyph - code) & 0xFFFF) for code, glyph in shown.items()] + [(0xFFFF, 1)]
    count = len(rows)
    power = count.bit_length() - 1
    codes = struct.pack(f">{count}H", *(code for code, _ in rows))
    deltas = struct.pack(f">{count}H", *(delta for _, delta in rows))
    search = (2 * count, 2 << power, power, 2 * count - (2 << power))
    body = struct.pack(">4H", *search) + codes + bytes(2) + codes + deltas + bytes(2 * count)
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(">3H", 4, 6 + len(body), 0) + body


def _widths(hmtx: bytes, kept: set[int]) -> bytes:
    """Widths with those of empty glyphs as nought, which takes no room; all have their own."""
    return b"".join(
        hmtx[4 * number : 4 * number + 4] if number in kept else bytes(4)
        for number in range(len(hmtx) // 4)
    )


def _variations(gvar: bytes, kept: set[int]) -> bytes:
    """How outlines change with weight, of the glyphs that are kept."""
    axes, shared, shared_at, count, flags, data_at = struct.unpack_from(">HHLHHL", gvar, 4)
    long = bool(flags & 1)
    places = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", gvar, 20)
    bodies = _slices(gvar[data_at:], places if long else [2 * place for place in places])
    changes = [body if number in kept else b"" for number, body in enumerate(bodies)]
    tuples = gvar[shared_at : shared_at + 2 * axes * shared]
    tuples_at = 20 + 4 * (count + 1)
    head = struct.pack(
        ">LHHLHHL", 0x00010000, axes, shared, tuples_at, count, flags | 1, tuples_at + len(tuples)
    )
    offsets = _offsets(changes)
    return head + struct.pack(f">{len(offsets)}L", *offsets) + tuples + b"".join(changes)


def _woff(tables: Tables) -> bytes:
    """Tables as one WOFF file, each packed."""
    names = sorted(tables)
    start = 44 + 20 * len(names)
    entries, bodies, total = [], [], 12 + 16 * len(names)
    for name in names:
        body = tables[name]
        packed = min(zlib.compress(body, 9), body, key=len)
        sums = (name.encode(), start, len(packed), len(body), _checksum(body))
        entries.append(struct.pack(">4s4L", *sums))
        bodies.append(packed + bytes(-len(packed) % 4))
        start += len(bodies[-1])
        total += len(body) + (-len(body) % 4)
    head = struct.pack(
        ">4sLLHHLHH5L", b"wOFF", 0x00010000, start, len(names), 0, total, 1, 0, *[0] * 5
    )
    return head + b"".join(entries) + b"".join(bodies)


def _checksum(body: bytes) -> int:
    padded = body + bytes(-len(body) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
