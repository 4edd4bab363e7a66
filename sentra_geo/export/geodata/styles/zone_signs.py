"""The signs of the zones: a colour each, and a hatch so that they read in grey."""

from __future__ import annotations

from sentra_geo.export.geodata.styles.look import AreaSign, Entry, Rows
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.maps import ZONE_OPACITY
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording

_HATCH = {"inside": (), "near": (45, 135), "outside": (45,)}


def zone_area(zone: str) -> AreaSign:
    """How land of a zone is drawn: plain inside, crossed near the line, slanted outside."""
    return AreaSign(ZONE_COLOUR[zone], ZONE_OPACITY, LIGHT.border, hatch=_HATCH[zone])


def zone_entries(words: Wording) -> tuple[Entry, ...]:
    """The legend of the zones' land."""
    return tuple(
        Entry(label(words, ZONE, zone), zone_area(zone), (Rows("zone", "=", zone),))
        for zone in ZONES
    )
