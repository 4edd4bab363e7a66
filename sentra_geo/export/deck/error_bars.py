"""Intervals on the columns of a native chart: python-pptx has no word for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml.ns import qn

from sentra_geo.export.deck.markup import added, element, solid
from sentra_geo.export.deck.slides import INK, Column

_WIDTH = 22_225
_AFTER = ("c:cat", "c:val", "c:shape")


def add_error_bars(drawn: Any, columns: Sequence[Column]) -> None:
    """Error bars whose lengths are the distances from a value to its limits."""
    pairs = [(column.value, column.limits) for column in columns]
    if not any(limits for _, limits in pairs):
        return
    known = [(value, limits) if value is not None else (0.0, None) for value, limits in pairs]
    above = [limits[1] - value if limits else None for value, limits in known]
    below = [value - limits[0] if limits else None for value, limits in known]
    bars = element("c:errBars")
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        added(bars, f"c:{name}", val=value)
    for name, lengths in (("plus", above), ("minus", below)):
        _literal(added(bars, f"c:{name}"), lengths)
    solid(added(added(bars, "c:spPr"), "a:ln", w=str(_WIDTH)), INK)
    held = drawn._element
    next(child for tag in _AFTER if (child := held.find(qn(tag))) is not None).addprevious(bars)


def _literal(parent: Any, lengths: list[float | None]) -> None:
    """Numbers of their own; a column without an interval has none, not one of nought."""
    held = added(parent, "c:numLit")
    added(held, "c:formatCode", "General")
    added(held, "c:ptCount", val=str(len(lengths)))
    for number, length in enumerate(lengths):
        if length is not None:
            added(added(held, "c:pt", idx=str(number)), "c:v", repr(length))
