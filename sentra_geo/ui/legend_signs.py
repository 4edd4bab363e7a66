"""The signs of a map's legend as HTML; all of it is of the code, nothing of the data."""

from __future__ import annotations

from sentra_geo.present.maps import LegendEntry
from sentra_geo.present.outlet_marks import OUTLET_SHAPES


def legend_sign(entry: LegendEntry) -> str:
    """The sign of an entry: a patch, a line, a dot, or the shape of a kind of outlet."""
    if entry.shape in OUTLET_SHAPES:
        corners = OUTLET_SHAPES[entry.shape]
        places = ",".join(f"{50 + 50 * x:g}% {50 + 50 * y:g}%" for x, y in corners)
        look = f"background:{entry.colour};clip-path:polygon({places})"
        return f'<i class="sg-sign sg-outlet" style="{look}"></i>'
    paint = "border-color" if entry.shape == "line" else "background"
    look = f"{paint}:{entry.colour};opacity:{entry.opacity}"
    return f'<i class="sg-sign sg-{entry.shape}" style="{look}"></i>'
