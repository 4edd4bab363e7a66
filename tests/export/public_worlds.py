"""A world of real businesses with programmes, placements, receipts and a forum, and its twin.

In the twin the same businesses are dealt anew: where U1 took part, U420 does, and so on. Everything
that is told of villages, outlets or totals stays; only who the single businesses are differs.
"""

import pandas as pd

from sentra_geo import read_study
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

BUSINESSES = 420
_PLACES = [(2.5, 2), (7.5, 12), (4, 17), (12.3, 3), (12.4, 9), (12.6, 13), (22, 3), (27, 12)]
_KINDS = ("hotel", "market", "mall", "rest_area", "ikn_stall", "tourist_site", "hotel", "market")


def read_world(folder, *, dealt=False, few=False):
    """The study; ``dealt`` for the twin, ``few`` adds a programme, a placement of three each.

    Args:
        folder: Where to write it.
        dealt: Whether businesses change places.
        few: Whether three businesses take part in a promotion, and three alone join the forum.
    """
    layers = worlds.wide_layers()
    numbers = list(range(1, BUSINESSES + 1))
    order = numbers[::-1] if dealt else numbers
    member = [_member(n, few=few) for n in order]
    businesses = layers["businesses"].assign(forum_member=member)
    worlds.write_world(folder, **{**layers, "businesses": businesses})
    write_activities(
        folder,
        programmes=_programmes(few=few),
        participation=_participation(order, few=few),
        outlets=_outlets(),
        placements=[_placement(n, order, few=few) for n in numbers if _is_placed(n, few=few)],
        receipts=[
            {**_placement(n, order, few=few), "month": f"2026-0{1 + n % 5}", "receipts": 1 + n % 7}
            for n in numbers
            if n % 2 == 0 and _is_placed(n, few=few)
        ],
        events=[
            {
                "event_id": "E1",
                "event": "Pekan UMKM",
                "outlet_id": f"O{n}",
                "date": "2026-11-14",
                "visitors_expected": 500,
                "stalls": 30,
            }
            for n in (1, 7)
        ],
    )
    return read_study(folder)


def _member(number, *, few):
    if few:
        return "true" if number <= 3 else "false"
    return ("true", None, "false", "false")[number % 4]


def _is_placed(number, *, few):
    return number <= 3 if few else number % 3 > 0


def _programmes(*, few):
    rows = [
        programme("T1", "training", "2025-03-21"),
        programme("L1", "licensing", "2025-05", list_complete=None, partner="Mitra"),
        programme("R1", "exhibition", "2027-02", status="planned", seats=40),
    ]
    return [*rows, programme("P1", "promotion", "2025-07-02")] if few else rows


def _participation(order, *, few):
    rows = [
        *participants("T1", *order[::2]),
        *participants("L1", *order[::3]),
        *participants("R1", *order[:20], attended=None),
    ]
    return pd.DataFrame([*rows, *participants("P1", *order[:3])] if few else rows)


def _outlets():
    return [
        {
            "outlet_id": f"O{n}",
            "name": f"Gerai {n}",
            "kind": kind,
            "place": place,
            "sells_local": True,
            "position_uncertainty_m": 10.0,
            "rooms": 40 if kind == "hotel" else None,
        }
        for n, (place, kind) in enumerate(zip(_PLACES, _KINDS, strict=True), start=1)
    ]


def _placement(number, order, *, few):
    at = 0 if few else number % len(_PLACES)
    return {
        "outlet_id": f"O{1 + at}",
        "business_id": f"U{order[number - 1]}",
        "product": ("Keripik", "Kain", "Anyaman")[number % 9 // 3],
    }
