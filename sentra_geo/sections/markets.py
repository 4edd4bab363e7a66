"""Markets: where local products are sold, who is near such an outlet, and what is sold there."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.cut import Cut
from sentra_geo.sections.downstream import Downstream, check_downstream
from sentra_geo.sections.hotel import HotelCalculation, fill_rooms
from sentra_geo.sections.market_access import MarketAccess, market_access, why_no_access
from sentra_geo.sections.outlet_distances import (
    KindDistance,
    VillageOutlets,
    kind_distances,
    village_outlets,
)
from sentra_geo.sections.outlets import (
    OutletKind,
    OutletPlace,
    count_outlets,
    flag_shares,
    outlet_places,
    outlets_taking_part,
    souvenir_flags,
)
from sentra_geo.sections.placements import Placements, count_placements

SITE = "tourist_site"
__all__ = ["SITE", "Markets", "markets_of"]


@dataclass(frozen=True)
class Markets:
    """Everything about markets that one question asks.

    Attributes:
        has_outlets: Whether any outlet takes part; without any, most of the rest is empty.
        kinds: Outlets by kind and zone, and all kinds together at the end.
        places: Every outlet that counts.
        access: The share of what the question covers near an outlet; None where ``why_no_access``
            says why.
        why_no_access: Why not; empty where there is.
        distances: Median distance of villages to each kind of outlet, in a straight line.
        villages: Each village's nearest outlet of each kind.
        placements: Recorded placements; None without such a list.
        hotel: The hotel calculator.
        sites: Tourist sites by whether they have their own souvenir; None without outlets.
        downstream: Each sentra's way to buyers.
        uses_sample: Whether outlets are made up.
    """

    has_outlets: bool
    kinds: tuple[OutletKind, ...]
    places: tuple[OutletPlace, ...]
    access: MarketAccess | None
    why_no_access: str
    distances: tuple[KindDistance, ...]
    villages: tuple[VillageOutlets, ...]
    placements: Placements | None
    hotel: HotelCalculation
    sites: OutletKind | None
    downstream: tuple[Downstream, ...]
    uses_sample: bool


def markets_of(cut: Cut) -> Markets:
    """Everything about markets that one question asks.

    Args:
        cut: The question's cut.

    Returns:
        The section; figures of absent layers are None or empty, never nought.
    """
    has_outlets = bool(outlets_taking_part(cut).any())
    return Markets(
        has_outlets=has_outlets,
        kinds=count_outlets(cut) if has_outlets else (),
        places=outlet_places(cut),
        access=market_access(cut),
        why_no_access=why_no_access(cut),
        distances=kind_distances(cut) if has_outlets else (),
        villages=village_outlets(cut) if has_outlets else (),
        placements=count_placements(cut),
        hotel=fill_rooms(cut),
        sites=_sites(cut) if has_outlets else None,
        downstream=check_downstream(cut),
        uses_sample=_uses_sample(cut),
    )


def _sites(cut: Cut) -> OutletKind | None:
    outlets = cut.study.activities.outlets
    if outlets is None:
        return None
    mask = cut.outlet_mask & (outlets.frame["kind"] == SITE).to_numpy(dtype=bool)
    return OutletKind(SITE, *flag_shares(cut, mask, souvenir_flags(outlets)))


def _uses_sample(cut: Cut) -> bool:
    outlets = cut.study.activities.outlets
    if outlets is None:
        return False
    made_up = outlets.frame["is_sample"].to_numpy(dtype=bool)
    return bool((made_up & outlets_taking_part(cut)).any())
