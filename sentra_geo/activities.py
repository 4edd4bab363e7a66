"""What offices do for businesses, and where their products are sold, joined to the register.

Programmes and who took part, outlets with the products placed there and their receipts, events, and
the milestones of the sentra. A row that names a business, a programme or an outlet that is not
there takes no part, and is counted in ``lost``: a register can be replaced after participants were
loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.errors import Fault
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.reading import Layer
from sentra_geo.location import BoolArray
from sentra_geo.wording import N_

Rows = NDArray[np.intp]
NO_ROW = -1
# The layer whose rows each joined layer names, by the column of the name.
PARENTS = {
    "participation": ("programmes", "programme_id"),
    "placements": ("outlets", "outlet_id"),
    "receipts": ("outlets", "outlet_id"),
    "events": ("outlets", "outlet_id"),
}
WITH_BUSINESS = ("participation", "placements", "receipts")
_LOST = {
    "participation": N_(
        "{n} baris peserta program tidak ikut dihitung: usaha atau programnya tidak ada di data."
    ),
    "placements": N_(
        "{n} baris penempatan produk tidak ikut dihitung: usaha atau gerainya tidak ada di data."
    ),
    "receipts": N_(
        "{n} baris struk penjualan tidak ikut dihitung: usaha atau gerainya tidak ada di data."
    ),
    "events": N_("{n} baris acara tidak ikut dihitung: tempatnya tidak ada di daftar gerai."),
}
_FIND_AGAIN = N_(
    "Muat daftar yang memuatnya, atau pulihkan versinya di halaman Data, bagian Versi."
)


@dataclass(frozen=True, eq=False)
class Joined:
    """Rows of a layer whose references are known.

    Attributes:
        facts: Where the layer comes from.
        frame: Its rows, those with unknown references left out; index 0, 1, ...
        parent: Row of each one's programme or outlet in that layer, shape ``(rows,)``.
        business: Row of each one's business in the register, shape ``(rows,)``; -1 for events.
        is_sample: Whether the row, its programme or outlet, or its business is made up.
        lost: How many rows name something that is not there.
        gaps: Rows of the programmes or outlets that have lost some: whom or what those rows named
            is not known to be left out.
    """

    facts: LayerFacts
    frame: pd.DataFrame
    parent: Rows
    business: Rows
    is_sample: BoolArray
    lost: int
    gaps: Rows


@dataclass(frozen=True, eq=False)
class Activities:
    """The layers of programmes and markets; None for one that is absent.

    Attributes:
        programmes: Programmes.
        participation: Businesses in programmes.
        outlets: Places that can sell local products.
        placements: Products of businesses in outlets.
        receipts: Receipts by month of products in outlets.
        events: Events at outlets.
        milestones: What sentra have reached, with evidence.
    """

    programmes: Layer | None = None
    participation: Joined | None = None
    outlets: Layer | None = None
    placements: Joined | None = None
    receipts: Joined | None = None
    events: Joined | None = None
    milestones: Layer | None = None

    @property
    def notices(self) -> tuple[Fault, ...]:
        """Rows that take no part, for the user to know; made-up layers say nothing."""
        joined = (self.participation, self.placements, self.receipts, self.events)
        return tuple(
            Fault(_LOST[layer.facts.layer], _FIND_AGAIN, fields={"n": layer.lost})
            for layer in joined
            if layer is not None and layer.lost and not layer.facts.is_sample
        )


def join_activities(layers: Mapping[str, Layer], businesses: Layer | None) -> Activities:
    """Join the layers of programmes and markets to each other and to the register.

    Args:
        layers: Layers by name; others than these are passed over.
        businesses: The register; None when there is none.

    Returns:
        The joined layers. A joined layer without the layer it refers to, or with no row left, is
        absent, unless it was loaded for real: then it is there without rows, and says so.
    """
    joined = {name: _joined(name, layers, businesses) for name in PARENTS if name in layers}
    return Activities(
        programmes=layers.get("programmes"),
        outlets=layers.get("outlets"),
        milestones=layers.get("milestones"),
        **joined,
    )


def _joined(name: str, layers: Mapping[str, Layer], businesses: Layer | None) -> Joined | None:
    layer, (parent_name, key) = layers[name], PARENTS[name]
    frame = layer.frame
    parents = layers.get(parent_name)
    parent = rows_of(frame[key], None if parents is None else parents.frame[key])
    known = parent != NO_ROW
    business = np.full(len(frame), NO_ROW, dtype=np.intp)
    if name in WITH_BUSINESS:
        ids = None if businesses is None else businesses.frame["business_id"]
        business = rows_of(frame["business_id"], ids)
        known &= business != NO_ROW
    if layer.facts.is_sample and not known.any():
        return None
    gaps = np.unique(parent[~known & (parent != NO_ROW)])
    parent, business = parent[known], business[known]
    made_up = frame["is_sample"].to_numpy(dtype=bool)[known]
    if parents is not None:
        made_up = made_up | parents.frame["is_sample"].to_numpy(dtype=bool)[parent]
    if name in WITH_BUSINESS and businesses is not None:
        made_up = made_up | businesses.frame["is_sample"].to_numpy(dtype=bool)[business]
    kept = frame[known].reset_index(drop=True)
    return Joined(layer.facts, kept, parent, business, made_up, int((~known).sum()), gaps)


def rows_of(keys: pd.Series[str], held: pd.Series[str] | None) -> Rows:
    """The row of each key in a column of unique keys, -1 where it is not there.

    Args:
        keys: Keys to look up, shape ``(rows,)``.
        held: The column; None where there is none.
    """
    if held is None:
        return np.full(len(keys), NO_ROW, dtype=np.intp)
    # Of a million businesses only those that are named are looked at twice.
    named = np.flatnonzero(held.isin(keys.unique()).to_numpy())
    places = pd.Index(held.iloc[named]).get_indexer(pd.Index(keys))
    return np.where(places == NO_ROW, NO_ROW, np.append(named, NO_ROW)[places])


def outlets_that_sell(activities: Activities, *, keeps_sample: bool = True) -> BoolArray:
    """Which outlets are known to sell local products: they say so, or a product is placed there.

    Args:
        activities: Outlets and placements.
        keeps_sample: Whether made-up outlets and placements count.

    Returns:
        Shape ``(outlets,)``; unknown counts as no, as no access can be promised there.
    """
    if activities.outlets is None:
        return np.zeros(0, dtype=bool)
    frame = activities.outlets.frame
    sells = np.zeros(len(frame), dtype=bool)
    if "sells_local" in frame:
        sells |= frame["sells_local"].fillna(value=False).to_numpy(dtype=bool)
    if activities.placements is not None:
        counts = ~activities.placements.is_sample | keeps_sample
        sells[activities.placements.parent[counts]] = True
    return sells & (~frame["is_sample"].to_numpy(dtype=bool) | keeps_sample)
