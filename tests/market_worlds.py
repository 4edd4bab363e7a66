"""Outlets and placements in the grid world of :mod:`tests.worlds`, worked out by hand.

Outlets     O1 hotel (5, 6), inside, 120 rooms, sells          1 km from a
            O2 market (17, 6), 2 km outside, says nothing      1 km from b; has placements: sells
            O3 tourist site (5, 16), outside, sells nothing, has no souvenir
            O4 tourist site (17, 16), outside, says nothing, but names a souvenir
            O5 hotel (15, 5), on the line, says nothing, rooms unknown
            O6 tourist site (2, 2), inside, says nothing
Placements  U1 (inside) Minyak in O1 and O2, U7 (outside) Kain in both, U8 (outside) Bambu in O2
Businesses  inside U1 U2 U3, near U4 U5 U6, outside U7 U8
"""

from tests import worlds
from tests.activity_worlds import write_activities


def outlet(code, kind, place, **about):
    """A row of ``outlets`` of which little is said."""
    row = {
        "outlet_id": code,
        "name": f"Gerai {code}",
        "kind": kind,
        "place": place,
        "position_uncertainty_m": 200,
        "rooms": None,
        "sells_local": None,
        "has_souvenir": None,
        "souvenir": None,
    }
    return {**row, **about}


OUTLETS = (
    outlet("O1", "hotel", (5, 6), rooms=120, sells_local=True),
    outlet("O2", "market", (17, 6)),
    outlet("O3", "tourist_site", (5, 16), sells_local=False, has_souvenir=False),
    outlet("O4", "tourist_site", (17, 16), souvenir="Gelang"),
    outlet("O5", "hotel", (15, 5)),
    outlet("O6", "tourist_site", (2, 2)),
)
PLACEMENTS = tuple(
    {"outlet_id": outlet_id, "business_id": business, "product": product, "since": "2026"}
    for outlet_id, business, product in (
        ("O1", "U1", "Minyak"),
        ("O2", "U1", "Minyak"),
        ("O1", "U7", "Kain"),
        ("O2", "U7", "kain"),
        ("O2", "U8", "Bambu"),
    )
)


def sentra_with_products():
    """The sentra, of which the first names two products and the others none."""
    frame = worlds.sentra_frame()
    return frame.assign(products=["minyak; Sabun", None, None, None, None])


def write_markets(folder, *, outlets=OUTLETS, placements=PLACEMENTS, is_sample=False, **layers):
    """Write the grid world with outlets and placements; None leaves one out."""
    layers = {"sentra": sentra_with_products(), **layers}
    world = worlds.write_world(folder, **layers)
    return write_activities(world, is_sample=is_sample, outlets=outlets, placements=placements)
