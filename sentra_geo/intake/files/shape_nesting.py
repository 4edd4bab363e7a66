"""Shapes within shapes, counted before a library goes down into them and never comes back.

GEOS reads a collection by calling itself, so a few kilobytes of collections within collections
take down the whole process. What is inside is therefore counted here first, without recursion.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sentra_geo.intake.report import IntArray

_POINT, _LINE, _POLYGON, _CURVE = 1, 2, 3, 8
_HOLDERS = frozenset({4, 5, 6, 7, 9, 10, 11, 12, 15, 16})
_SRID, _Z, _M = 0x20000000, 0x80000000, 0x40000000
_ORDERS = {0: ">I", 1: "<I"}
_HEADER_BYTES, _LEAST_BYTES = 5, 9


class PartsError(ValueError):
    """Shapes have more parts and rings than the limit."""


def too_deep(wkb: pa.Array, nesting: int, most: int) -> tuple[IntArray, int]:
    """Find shapes that hold shapes that hold shapes, and so on.

    Points, lines and polygons cost next to nothing; all others are walked through.

    Args:
        wkb: Binary array of shapes, null where there is none.
        nesting: How deep shapes may lie in each other.
        most: How many parts and rings all of them may have.

    Returns:
        Positions of the shapes that are too deep or in no byte order, and the number of parts
        and rings of the others.

    Raises:
        PartsError: They have more.
    """
    data, starts, sizes = _bytes_of(wkb)
    long = np.flatnonzero(sizes >= _LEAST_BYTES)
    starts, sizes = starts[long], sizes[long]
    kinds = _words(data, starts, 1)
    little = data[starts] == 1
    plain = little & (kinds >= _POINT) & (kinds <= _POLYGON)
    rings = plain & (kinds == _POLYGON)
    counts = np.minimum(_words(data, starts[rings], _HEADER_BYTES), sizes[rings] // 4)
    parts = int(counts.sum())
    deep = []
    for place in np.flatnonzero(~plain).tolist():
        start = int(starts[place])
        found = _parts(data[start : start + int(sizes[place])].tobytes(), nesting, most - parts)
        if found is None:
            deep.append(int(long[place]))
        parts += found or 0
        if parts > most:
            break
    if parts > most:
        raise PartsError
    return np.array(deep, dtype=np.int64), parts


def _bytes_of(wkb: pa.Array) -> tuple[NDArray[np.uint8], IntArray, IntArray]:
    """All bytes, and start and size of each shape."""
    if pa.types.is_large_binary(wkb.type):
        kind: Any = np.int64
    else:
        kind = np.int32
    buffers = wkb.buffers()
    offsets = np.frombuffer(buffers[1] or b"", kind)[wkb.offset : wkb.offset + len(wkb) + 1]
    offsets = offsets.astype(np.int64)
    data = np.frombuffer(buffers[2] or b"", np.uint8)
    sizes = np.diff(offsets)
    sizes[np.asarray(wkb.is_null())] = 0
    return data, offsets[:-1], sizes


def _words(data: NDArray[np.uint8], starts: IntArray, skip: int) -> IntArray:
    """Little-endian words of four bytes."""
    found = np.zeros(len(starts), dtype=np.int64)
    for place in range(4):
        found |= data[starts + skip + place].astype(np.int64) << (8 * place)
    return found


def _parts(wkb: bytes, nesting: int, most: int) -> int | None:
    """Number of parts and rings of a shape; None when it is too deep.

    What is cut off ends the walk: GEOS finds that out by itself.
    """
    walk = _Walk(wkb)
    try:
        while walk.open and walk.parts <= most:
            if not walk.open[-1]:
                walk.open.pop()
                continue
            walk.step(most)
            if len(walk.open) > nesting:
                return None
    except struct.error:
        pass
    except KeyError:
        return None
    return walk.parts


class _Walk:
    """Goes from header to header; ``open`` tells how many shapes are to come at each depth."""

    def __init__(self, wkb: bytes) -> None:
        self.parts = 0
        self.open = [1]
        self._wkb = wkb
        self._at = 0

    def step(self, most: int) -> None:
        """Pass one header, and the coordinates that belong to it."""
        self.open[-1] -= 1
        self.parts += 1
        order = _ORDERS[self._wkb[self._at]] if self._at < len(self._wkb) else "<I"
        self._at += 1
        word = self._word(order)
        self._at += 4 if word & _SRID else 0
        group, base = divmod(word & 0xFFFF, 1000)
        pair = 8 * (2 + (bool(word & _Z) or group in {1, 3}) + (bool(word & _M) or group in {2, 3}))
        if base == _POINT:
            self._at += pair
        elif base in _HOLDERS:
            self.open.append(self._word(order))
        elif base == _POLYGON:
            self._pass_rings(order, pair, most)
        elif base in {_LINE, _CURVE}:
            self._pass_pairs(order, pair)
        else:
            raise struct.error  # GEOS knows no other kind

    def _pass_rings(self, order: str, pair: int, most: int) -> None:
        for _ in range(self._word(order)):
            self._pass_pairs(order, pair)
            self.parts += 1
            if self.parts > most:
                return

    def _pass_pairs(self, order: str, pair: int) -> None:
        count = self._word(order)
        self._at += pair * count

    def _word(self, order: str) -> int:
        word: int = struct.unpack_from(order, self._wkb, self._at)[0]
        self._at += 4
        return word
