"""Which definitions and layers stand behind each chart and table of markets."""

from __future__ import annotations

from sentra_geo.answer import Answer

KINDS = ("outlets", "outlet_share", "outlet_share_interval")
ACCESS = ("market_access", "outlet_distance")
DISTANCES = ("outlet_distance", "outlet_median")
PLACED = ("placed_businesses", "placed_interval", "placed_rate")
SOLD_IN = ("sold_in",)
PRODUCTS = ("placed_products",)
HOTEL = ("hotel_packages", "hotel_deal", "hotel_each")
SITES = ("souvenirs",)
DOWNSTREAM = ("downstream", "sentra_outlet_distance")

_OUTLETS = ("outlets", "placements", "delineation")
_PLACED = ("placements", "outlets", "businesses", "delineation")
LAYERS: dict[str, tuple[str, ...]] = {
    "outlet-kinds": _OUTLETS,
    "outlet-shares": _OUTLETS,
    "outlets": _OUTLETS,
    "outlet-distances": ("outlets", "placements", "villages", "delineation"),
    "village-outlets": ("outlets", "placements", "villages", "delineation"),
    "tourist-sites": ("outlets", "delineation"),
    "hotels": ("outlets", "delineation"),
    "placements": _PLACED,
    "sold-in": _PLACED,
    "placed-products": _PLACED,
    "downstream": ("sentra", "outlets", "placements", "businesses"),
}
_COVERED = {"villages": "villages", "people": "population", "businesses": "businesses"}


def layers_of(code: str, found: Answer) -> tuple[str, ...]:
    """The layers of one chart or table, those that take part in this question."""
    if code == "market-access":
        return "outlets", "placements", "delineation", _COVERED[found.question.covered]
    if code == "hotel-deals":
        more = () if found.businesses == "none" else ("businesses",)
        return "villages", "population", "delineation", *more
    return LAYERS[code]
