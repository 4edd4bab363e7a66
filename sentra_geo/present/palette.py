"""One colour a zone, everywhere: Okabe and Ito's colour-blind-safe palette."""

from __future__ import annotations

from dataclasses import dataclass

BLUE, YELLOW, VERMILION = "#0072B2", "#F0E442", "#D55E00"
GREY = "#7A8791"
ZONE_COLOUR = {"inside": BLUE, "near": YELLOW, "outside": VERMILION, "straddling": GREY}
ZONE_INK = {"inside": "#FFFFFF", "near": "#1B1B1B", "outside": "#1B1B1B", "straddling": "#1B1B1B"}
STATE_COLOUR = {
    "equal": "#009E73",
    "outside_behind": VERMILION,
    "inside_behind": BLUE,
    "not_enough_evidence": "#5A6670",
    "depends_on_rule": "#CC79A7",
}
# What is written on a state's colour: at least 4.5 to 1.
STATE_INK = {
    "equal": "#111111",
    "outside_behind": "#111111",
    "inside_behind": "#FFFFFF",
    "not_enough_evidence": "#FFFFFF",
    "depends_on_rule": "#111111",
}
# A shape beside every colour, so that the state reads in grey and on paper.
STATE_MARK = {
    "equal": "=",
    "outside_behind": "▼",
    "inside_behind": "▲",
    "not_enough_evidence": "?",
    "depends_on_rule": "≠",
}
# Light to dark of one hue for amounts (ColorBrewer PuBuGn without its palest), and for unknown.
SEQUENCE = ("#D0D1E6", "#A6BDDB", "#67A9CF", "#1C9099", "#016C59")
UNKNOWN_COLOUR = "#B8B8B8"


@dataclass(frozen=True)
class Ground:
    """Colours of the map's ground in one theme."""

    water: str
    land: str
    neighbour: str
    border: str
    ink: str
    halo: str
    line: str


LIGHT = Ground(
    water="#DCE8EF",
    land="#FBFAF6",
    neighbour="#EDEBE4",
    border="#8C949A",
    ink="#26323A",
    halo="#FFFFFF",
    line="#1B2A33",
)
DARK = Ground(
    water="#16222B",
    land="#2B3238",
    neighbour="#222A30",
    border="#77828A",
    ink="#E8EDF0",
    halo="#11181D",
    line="#F2F5F7",
)
