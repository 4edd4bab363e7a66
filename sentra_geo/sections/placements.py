"""Products of businesses that are recorded in outlets: from where, in which, how many.

A list of placements says where a product is sold. It does not say that others are sold nowhere:
what is not recorded may be unrecorded, and is never called "no".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Joined, Rows
from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.equity import rate_per
from sentra_geo.question import ANY_COMMODITY, ZONES
from sentra_geo.sections.judgement import Judgement, judge_rates
from sentra_geo.sections.participation import businesses_by_village
from sentra_geo.sections.shares import ComparedShares, compare_shares
from sentra_geo.study import BUSINESS_COMMODITIES

PER = 100.0


@dataclass(frozen=True)
class PlacedZone:
    """What the businesses of one zone have in outlets.

    Attributes:
        zone: ``inside``, ``near``, ``outside``, or ``all``: where the businesses are.
        placed: Recorded placements: one a business, outlet and product.
        businesses: All businesses of the zone, with and without placement.
        rate: Placements per 100 businesses; None for a zone without businesses.
    """

    zone: str
    placed: float
    businesses: float
    rate: float | None


@dataclass(frozen=True)
class PlacedProduct:
    """One product that is recorded in outlets.

    Attributes:
        product: Its name, as it was loaded.
        commodity: Commodity of the businesses that make it; empty for unknown.
        businesses: How many businesses have it in an outlet.
        outlets: In how many outlets it is.
        placed: How many placements: one a business and outlet.
        origin: The businesses by zone; their sum is ``businesses``.
    """

    product: str
    commodity: str
    businesses: float
    outlets: int
    placed: float
    origin: tuple[float, ...]


@dataclass(frozen=True)
class Placements:
    """Recorded placements of the businesses that the question's filters keep.

    Attributes:
        zones: By the zone of the business.
        whole: The three together.
        rates: Judgement of placements per business, outside and inside.
        businesses: Businesses with a recorded placement, compared.
        sold_in: Placements by zone of the outlet (rows) and of the business (columns), in the
            order of the zones; their sum is ``whole.placed``.
        products: Products, those of most businesses first.
        lost: Rows of the layer that name a business or an outlet that is not there.
    """

    zones: tuple[PlacedZone, ...]
    whole: PlacedZone
    rates: Judgement
    businesses: ComparedShares
    sold_in: tuple[tuple[float, ...], ...]
    products: tuple[PlacedProduct, ...]
    lost: int


def count_placements(cut: Cut) -> Placements | None:
    """Recorded placements by zone, compared; None without such a layer or without businesses."""
    layer = cut.study.activities.placements
    if layer is None or cut.register == "none" or not cut.taking_part(layer.is_sample).any():
        return None
    kept = np.flatnonzero(cut.taking_part(layer.is_sample))
    weights = cut.business_zones(layer.business[kept])
    named = weights.any(axis=1)
    kept, weights = kept[named], weights[named]
    totals = all_by_village(cut)
    placed, whole = weights.sum(axis=0), totals.sum(axis=0)
    return Placements(
        zones=tuple(_zone(name, placed[z], whole[z]) for z, name in enumerate(ZONES)),
        whole=_zone("all", placed.sum(), whole.sum()),
        rates=judge_rates(cut, _by_village(cut, layer.business[kept]), totals),
        businesses=compare_shares(
            cut, businesses_by_village(cut, np.unique(layer.business[kept])), totals
        ),
        sold_in=tuple(
            tuple(plain(value) for value in row)
            for row in cut.outlet_zones[layer.parent[kept]].T @ weights
        ),
        products=_products(cut, layer, kept, weights),
        lost=layer.lost,
    )


def all_by_village(cut: Cut) -> FloatArray:
    """All businesses that the filters keep, by village and zone, shape ``(villages + 1, 3)``."""
    return cut.by_village(*cut.cells(ANY_COMMODITY))


def _by_village(cut: Cut, business: Rows) -> FloatArray:
    """Placements by village and zone of their business: a business counts as often as it has."""
    rows, times = np.unique(business, return_counts=True)
    counted = np.zeros_like(all_by_village(cut))
    for number in np.unique(times):
        counted += number * businesses_by_village(cut, rows[times == number])
    return counted


def _zone(name: str, placed: float, businesses: float) -> PlacedZone:
    placed, businesses = plain(placed), plain(businesses)
    return PlacedZone(name, placed, businesses, rate_per(placed, businesses, PER))


def _products(
    cut: Cut, layer: Joined, kept: Rows, weights: FloatArray
) -> tuple[PlacedProduct, ...]:
    commodity = commodities_of(cut, layer.business[kept])
    names = [" ".join(str(name).split()) for name in layer.frame["product"].to_numpy()[kept]]
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (name, kind) in enumerate(zip(names, commodity, strict=True)):
        groups.setdefault((name.casefold(), kind), []).append(place)
    rows = [
        _product(names[places[0]], kind, np.array(places), layer, kept, weights)
        for (_, kind), places in groups.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.businesses, row.product, row.commodity)))


def _product(
    name: str, commodity: str, places: Rows, layer: Joined, kept: Rows, weights: FloatArray
) -> PlacedProduct:
    rows = kept[places]
    _, first = np.unique(layer.business[rows], return_index=True)
    origin = weights[places[first]].sum(axis=0)
    return PlacedProduct(
        product=name,
        commodity=commodity,
        businesses=plain(origin.sum()),
        outlets=len(np.unique(layer.parent[rows])),
        placed=plain(weights[places].sum()),
        origin=tuple(plain(value) for value in origin),
    )


def commodities_of(cut: Cut, business: Rows) -> list[str]:
    """Commodity of each of some businesses; empty for unknown."""
    kind = cut.study.business_kind
    if kind is None:
        return [""] * len(business)
    return [BUSINESS_COMMODITIES[index] for index in kind.commodity[business]]
