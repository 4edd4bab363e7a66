"""The codes that columns with choices may hold."""

from __future__ import annotations

OTHER_COMMODITY = "other"
STANDINGS = ("official", "indicative")
POSITION_METHODS = ("coordinates", "village")
PREMISES = ("home", "separate")
STATUSES = (
    "designated",
    "planned",
    "being_built",
    "operating",
    "exporting",
    "inactive",
    "unknown",
)
STAGES = STATUSES[:-1]
PROGRAMME_KINDS = (
    "training",
    "licensing",
    "promotion",
    "packaging",
    "exhibition",
    "stall",
    "hotel_placement",
    "partnership",
    "forum",
)
PROGRAMME_STATUSES = ("done", "planned", "cancelled")
OUTLET_KINDS = (
    "hotel",
    "mall",
    "modern_retail",
    "rest_area",
    "ikn_stall",
    "tourist_site",
    "event_venue",
    "market",
)
TRAVEL_UNITS = ("km", "minutes")
TRAVEL_MODES = ("road", "ferry_and_road", "boat", "walk")
