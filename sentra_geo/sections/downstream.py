"""Each sentra on its way to buyers: outlets near it, and where its products are recorded.

So that no product is made and then has nowhere to go. Placements are those of all businesses of
the sentra's commodity, whatever the filters on districts and scales: a filter must not make a
sentra look as if nobody sold its products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Joined, Rows
from sentra_geo.cut import Cut
from sentra_geo.distances import TIME
from sentra_geo.sections.outlets import outlets_taking_part, sells_and_counts, text_of
from sentra_geo.sections.placements import commodities_of

PLACED, NEAR_ONLY, FAR, UNKNOWN = "placed", "near_only", "far", "unknown"
WAYS = (PLACED, NEAR_ONLY, FAR, UNKNOWN)
"""A product is recorded in an outlet; only an outlet is near; none known in the radius; unknown."""
NEAREST = 3
KM_M = 1_000.0


@dataclass(frozen=True)
class NearOutlet:
    """One outlet that sells local products, near a sentra.

    Attributes:
        outlet_id: Its identifier.
        name: Its name, as it was loaded.
        kind: One of ``OUTLET_KINDS``.
        km: Straight line from the sentra's nearest location.
        uncertainty_km: How much that may be off: the uncertainty of both positions together; None
            where one is not said.
        is_sample: Whether it is made up.
    """

    outlet_id: str
    name: str
    kind: str
    km: float
    uncertainty_km: float | None
    is_sample: bool


@dataclass(frozen=True)
class Downstream:
    """The way to buyers of one sentra's products, as far as it is recorded.

    Attributes:
        sentra_id: Its identifier.
        sentra: Its name.
        commodity: Its commodity.
        nearest: At most three outlets known to sell local products, the nearest first.
        placed: Recorded placements of businesses of its commodity; None where no list takes part.
        businesses: How many businesses have one; None likewise.
        outlets: Names of the outlets they are in.
        products: The products recorded there.
        own_products: Products that the layer of sentra names; None where it names none, which
            is unknown.
        without_outlet: Those of them that no placement of its commodity records; None where
            either is unknown.
        way: One of :data:`WAYS`.
        is_certain: Whether the nearest outlet stays on its side of the radius wherever the
            positions really are; True where the radius decides nothing.
    """

    sentra_id: str
    sentra: str
    commodity: str
    nearest: tuple[NearOutlet, ...]
    placed: int | None
    businesses: int | None
    outlets: tuple[str, ...]
    products: tuple[str, ...]
    own_products: tuple[str, ...] | None
    without_outlet: tuple[str, ...] | None
    way: str
    is_certain: bool


def check_downstream(cut: Cut) -> tuple[Downstream, ...]:
    """The way to buyers of each sentra that the filters keep."""
    return tuple(_one(cut, key, rows) for key, rows in cut.sentra_groups)


def _one(cut: Cut, key: str, locations: Rows) -> Downstream:
    record = cut.records[int(locations[0])]
    commodity = str(record["commodity"])
    layer, rows = cut.study.activities.placements, _placements_of(cut, commodity)
    nearest = _nearest(cut, locations)
    products = () if layer is None or rows is None else _products(layer, rows)
    own = _own_products(cut, locations)
    way, is_certain = _way(cut, nearest, rows)
    return Downstream(
        sentra_id=key,
        sentra=str(record["sentra"]),
        commodity=commodity,
        nearest=nearest,
        placed=None if rows is None else len(rows),
        businesses=None if layer is None or rows is None else len(set(layer.business[rows])),
        outlets=() if layer is None or rows is None else _outlet_names(cut, layer, rows),
        products=products,
        own_products=own,
        without_outlet=None if own is None or rows is None else _missing(own, products),
        way=way,
        is_certain=is_certain,
    )


def _placements_of(cut: Cut, commodity: str) -> Rows | None:
    """Rows of the placements of one commodity; None where no placement can be known."""
    layer, kind = cut.study.activities.placements, cut.study.business_kind
    if layer is None or kind is None or cut.register == "none":
        return None
    counts = cut.taking_part(layer.is_sample)
    if not counts.any():
        return None
    of_register = kind.is_sample[layer.business] == (cut.register == "sample")
    own = np.array([name == commodity for name in commodities_of(cut, layer.business)], dtype=bool)
    return np.flatnonzero(counts & of_register & own)


def _products(layer: Joined, rows: Rows) -> tuple[str, ...]:
    names = (" ".join(str(name).split()) for name in layer.frame["product"].to_numpy()[rows])
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.casefold(), name)
    return tuple(sorted(spelled.values()))


def _outlet_names(cut: Cut, layer: Joined, rows: Rows) -> tuple[str, ...]:
    outlets = cut.study.activities.outlets
    if outlets is None:
        return ()
    names = outlets.frame["name"].to_numpy()
    return tuple(str(names[row]) for row in np.unique(layer.parent[rows]))


def _own_products(cut: Cut, locations: Rows) -> tuple[str, ...] | None:
    """Products that any of the sentra's rows names, each once."""
    texts = (text_of(cut.records[int(row)], "products") for row in locations)
    named = [name.strip() for text in texts for name in text.split(";") if name.strip()]
    return tuple(dict.fromkeys(named)) or None


def _missing(own: tuple[str, ...], recorded: tuple[str, ...]) -> tuple[str, ...]:
    held = {name.casefold() for name in recorded}
    return tuple(name for name in own if " ".join(name.split()).casefold() not in held)


def _nearest(cut: Cut, locations: Rows) -> tuple[NearOutlet, ...]:
    outlets = cut.study.activities.outlets
    selling = np.flatnonzero(sells_and_counts(cut))
    if outlets is None or not len(selling):
        return ()
    (x, y), (to_x, to_y) = cut.study.sentra.positions, outlets.positions
    apart = np.hypot(x[locations][:, None] - to_x[selling], y[locations][:, None] - to_y[selling])
    nearest, metres = apart.argmin(axis=0), apart.min(axis=0)
    order = np.argsort(metres, kind="stable")[:NEAREST]
    unsure = cut.study.sentra.uncertainty_m[locations[nearest]] + outlets.uncertainty_m[selling]
    records = outlets.frame.to_dict("records")
    return tuple(
        NearOutlet(
            outlet_id=str(records[selling[i]]["outlet_id"]),
            name=str(records[selling[i]]["name"]),
            kind=str(records[selling[i]]["kind"]),
            km=float(metres[i]) / KM_M,
            uncertainty_km=None if np.isnan(unsure[i]) else float(unsure[i]) / KM_M,
            is_sample=bool(records[selling[i]]["is_sample"]),
        )
        for i in order
    )


def _way(cut: Cut, nearest: tuple[NearOutlet, ...], rows: Rows | None) -> tuple[str, bool]:
    """How far the products come, and whether the positions are sure enough to say so."""
    if rows is not None and len(rows):
        return PLACED, True
    if not outlets_taking_part(cut).any() or cut.study.distance == TIME:
        return UNKNOWN, True
    if not nearest:
        return FAR, True
    first, radius = nearest[0], cut.question.radius_km
    off = first.uncertainty_km
    # A metre beyond is beyond; the last bits of a straight line are not.
    way = NEAR_ONLY if first.km <= radius + 1e-6 else FAR
    return way, off is not None and abs(first.km - radius) > off
