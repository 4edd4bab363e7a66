"""Readings of markets: outlets, access, placements, the hotel calculator, ways to buyers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import Answer
from sentra_geo.present.downstream_sentences import WAY
from sentra_geo.present.hotel_sentences import BY
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.outlet_marks import outlet_kind
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.question import ZONES
from sentra_geo.sections.downstream import WAYS
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.wording import Wording

Taken = Callable[[Answer], Iterable[ZoneShare]]


def _all_outlets(found: Answer) -> Iterable[ZoneShare]:
    return found.markets.kinds[-1].zones if found.markets.kinds else ()


def _sites(found: Answer) -> Iterable[ZoneShare]:
    return () if found.markets.sites is None else found.markets.sites.zones


def _placed(found: Answer) -> Iterable[ZoneShare]:
    placed = found.markets.placements
    return () if placed is None else placed.businesses.zones


def _shares(take: Taken, total: str) -> Reader:
    """The reader of a share by zone; ``total`` is the symbol of all of a zone."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        for zone in take(found):
            if zone.share is not None:
                symbols = {"m_z": zone.count, total: zone.total}
                name, n = label(words, ZONE, zone.zone), words.count(zone.total)
                yield Reading(name, words.percent(zone.share), zone.share, symbols, n)

    return read


def _limits(take: Taken) -> Reader:
    """The reader of the interval of a share by zone."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        for zone in take(found):
            if zone.interval is not None:
                low, high = (words.percent(limit) for limit in zone.interval)
                text = words.gettext("{low} sampai {high}", low=low, high=high)
                name, n = label(words, ZONE, zone.zone), words.count(zone.total)
                yield Reading(name, text, zone.interval, n=n)

    return read


def _outlets(found: Answer, words: Wording) -> Iterable[Reading]:
    for zone in _all_outlets(found):
        yield Reading(label(words, ZONE, zone.zone), words.count(zone.total), zone.total)


def _access(found: Answer, words: Wording) -> Iterable[Reading]:
    access = found.markets.access
    for zone in () if access is None else access.zones:
        if zone.share is not None:
            symbols = {"c_z": zone.within, "t_z": zone.total}
            name, n = label(words, ZONE, zone.zone), words.count(zone.total)
            yield Reading(name, words.percent(zone.share), zone.share, symbols, n)


def _medians(found: Answer, words: Wording) -> Iterable[Reading]:
    for kind in found.markets.distances:
        if kind.kind == "sells":
            for zone, km in zip(ZONES, kind.median_km, strict=True):
                if km is not None:
                    text = words.gettext("{n} km", n=words.number(km, 1))
                    yield Reading(label(words, ZONE, zone), text, km)


def _rates(found: Answer, words: Wording) -> Iterable[Reading]:
    placed = found.markets.placements
    for zone in () if placed is None else placed.zones:
        if zone.rate is not None:
            symbols = {"k_z": zone.placed, "t_z": zone.businesses}
            name, n = label(words, ZONE, zone.zone), words.count(zone.businesses)
            yield Reading(name, words.number(zone.rate, 1), zone.rate, symbols, n)


def _packages(found: Answer, words: Wording) -> Iterable[Reading]:
    hotel = found.markets.hotel
    symbols = {"R": float(hotel.rooms), "j": float(hotel.products)}
    yield Reading("", words.number(hotel.packages), float(hotel.packages), symbols)


def _each(found: Answer, words: Wording) -> Iterable[Reading]:
    hotel = found.markets.hotel
    if hotel.per_business is not None and hotel.businesses is not None:
        symbols = {"K": float(hotel.packages), "U": hotel.businesses}
        yield Reading("", words.number(hotel.per_business, 1), hotel.per_business, symbols)


def _deals(found: Answer, words: Wording) -> Iterable[Reading]:
    for deal in found.markets.hotel.deals:
        for zone, n in zip(ZONES, deal.packages or (), strict=False):
            place = f"{words.gettext(BY[deal.by])}, {label(words, ZONE, zone).lower()}"
            yield Reading(place, words.number(n), float(n))


def _products(found: Answer, words: Wording) -> Iterable[Reading]:
    placed = found.markets.placements
    for product in () if placed is None else placed.products:
        yield Reading(product.product, words.count(product.businesses), product.businesses)


def _sold_in(found: Answer, words: Wording) -> Iterable[Reading]:
    placed = found.markets.placements
    for zone, counts in zip(ZONES, () if placed is None else placed.sold_in, strict=False):
        for origin, n in zip(ZONES, counts, strict=True):
            place = words.gettext(
                "gerai {zone}, usaha {origin}",
                zone=label(words, ZONE, zone).lower(),
                origin=label(words, ZONE, origin).lower(),
            )
            yield Reading(place, words.count(n), n)


def _nearest(found: Answer, words: Wording) -> Iterable[Reading]:
    for row in found.markets.downstream:
        for outlet in row.nearest[:1]:
            text = words.gettext("{n} km", n=words.number(outlet.km, 1))
            place = f"{row.sentra}, {outlet_kind(outlet.kind, words)}"
            yield Reading(place, text, outlet.km)


def _ways(found: Answer, words: Wording) -> Iterable[Reading]:
    rows = found.markets.downstream
    for way in WAYS:
        n = sum(row.way == way for row in rows)
        yield Reading(words.gettext(WAY[way]), words.number(n), float(n), n=words.number(len(rows)))


MARKETS: dict[str, Reader] = {
    "outlets": _outlets,
    "outlet_share": _shares(_all_outlets, "n_z"),
    "outlet_share_interval": _limits(_all_outlets),
    "market_access": _access,
    "outlet_median": _medians,
    "placed_businesses": _shares(_placed, "t_z"),
    "placed_interval": _limits(_placed),
    "placed_rate": _rates,
    "sold_in": _sold_in,
    "placed_products": _products,
    "hotel_packages": _packages,
    "hotel_each": _each,
    "hotel_deal": _deals,
    "souvenirs": _shares(_sites, "n_z"),
    "sentra_outlet_distance": _nearest,
    "downstream": _ways,
}
