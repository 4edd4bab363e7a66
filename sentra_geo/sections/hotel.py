"""The hotel calculator: how many packages rooms would take, and how they might be dealt out.

Arithmetic on what is asked, no forecast: how often a room is filled again is not known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.cut import Cut, floats, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.question import ANY_COMMODITY, ZONES
from sentra_geo.sections.outlets import outlets_taking_part

HOTEL = "hotel"
DEALS = ("businesses", "people", "villages")


@dataclass(frozen=True)
class HotelZone:
    """Hotels of one zone that are in the layer of outlets.

    Attributes:
        zone: ``inside``, ``near``, ``outside``, or ``all``.
        hotels: How many; fractional under the area rule.
        rooms: Rooms of those whose number is known.
        unknown: Hotels whose rooms are not known.
    """

    zone: str
    hotels: float
    rooms: float
    unknown: float


@dataclass(frozen=True)
class Deal:
    """The packages, dealt out to the zones.

    Attributes:
        by: ``businesses``, ``people`` or ``villages``: in proportion to what.
        bases: That by zone.
        packages: Whole packages by zone; their sum is all packages. None where there is none.
    """

    by: str
    bases: tuple[float, ...]
    packages: tuple[int, ...] | None


@dataclass(frozen=True)
class HotelCalculation:
    """One filling of all rooms.

    Attributes:
        rooms: Rooms, as asked.
        products: Kinds of product in each room, as asked.
        packages: One of each in every room.
        hotels: Hotels of the layer by zone; None without outlets.
        whole: The three together; None likewise.
        known_packages: Packages for the rooms that the layer knows; None likewise.
        businesses: Businesses that the filters keep; None without a register.
        per_business: Packages of each, were all to supply as much; None likewise.
        deals: Ways to deal the packages out.
        uses_sample: Whether hotels of the layer are made up.
    """

    rooms: int
    products: int
    packages: int
    hotels: tuple[HotelZone, ...] | None
    whole: HotelZone | None
    known_packages: float | None
    businesses: float | None
    per_business: float | None
    deals: tuple[Deal, ...]
    uses_sample: bool


def fill_rooms(cut: Cut) -> HotelCalculation:
    """Packages for one filling of the question's rooms, and what is known beside it."""
    question = cut.question
    packages = question.hotel_rooms * question.room_products
    hotels = _hotels(cut)
    whole = None if hotels is None else _sum(hotels)
    businesses = None
    if cut.register != "none":
        businesses = plain(cut.cells(ANY_COMMODITY)[1].sum())
    return HotelCalculation(
        rooms=question.hotel_rooms,
        products=question.room_products,
        packages=packages,
        hotels=hotels,
        whole=whole,
        known_packages=None if whole is None else whole.rooms * question.room_products,
        businesses=businesses,
        per_business=packages / businesses if businesses else None,
        deals=tuple(_deal(cut, by, packages) for by in DEALS),
        uses_sample=bool(_hotel_rows(cut)[1].any()),
    )


def _hotel_rows(cut: Cut) -> tuple[FloatArray, FloatArray]:
    """Zone weights of the hotels that count, and whether each is made up."""
    outlets = cut.study.activities.outlets
    if outlets is None:
        return np.zeros((0, len(ZONES))), np.zeros(0)
    mask = cut.outlet_mask & (outlets.frame["kind"] == HOTEL).to_numpy(dtype=bool)
    return cut.outlet_zones[mask], outlets.frame["is_sample"].to_numpy(dtype=float)[mask]


def _hotels(cut: Cut) -> tuple[HotelZone, ...] | None:
    outlets = cut.study.activities.outlets
    if outlets is None or not outlets_taking_part(cut).any():
        return None
    mask = cut.outlet_mask & (outlets.frame["kind"] == HOTEL).to_numpy(dtype=bool)
    rooms = np.full(int(mask.sum()), np.nan)
    if "rooms" in outlets.frame:
        rooms = outlets.frame["rooms"].to_numpy(dtype=np.float64)[mask]
    weights, _ = _hotel_rows(cut)
    count, unknown = weights.sum(axis=0), np.isnan(rooms) @ weights
    known = np.nan_to_num(rooms) @ weights
    return tuple(
        HotelZone(name, plain(count[z]), plain(known[z]), plain(unknown[z]))
        for z, name in enumerate(ZONES)
    )


def _sum(zones: tuple[HotelZone, ...]) -> HotelZone:
    return HotelZone(
        "all",
        plain(sum(zone.hotels for zone in zones)),
        plain(sum(zone.rooms for zone in zones)),
        plain(sum(zone.unknown for zone in zones)),
    )


def _deal(cut: Cut, by: str, packages: int) -> Deal:
    bases = _bases(cut, by)
    total = bases.sum()
    if not total > 0:  # NaN, unknown, too
        return Deal(by, floats(np.nan_to_num(bases)), None)
    return Deal(by, floats(bases), tuple(whole_numbers(packages * bases / total)))


def _bases(cut: Cut, by: str) -> FloatArray:
    if by == "businesses":
        if cut.register == "none":
            return np.full(len(ZONES), np.nan)
        return np.asarray(cut.cells(ANY_COMMODITY)[1].sum(axis=0))
    size = cut.people if by == "people" else np.ones(len(cut.people))
    return cut.by_zone(size)
