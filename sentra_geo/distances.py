"""How far it is to the sentra: in a straight line, or by the travel table that the user loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sentra_geo.boundary import settlements
from sentra_geo.errors import Fault
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.reading import Layer
from sentra_geo.layers.travel import travel_distances_m
from sentra_geo.location import BEYOND_REACH, NO_VILLAGE, IntArray, band_of, nearest_distance_m
from sentra_geo.question import ANY_COMMODITY, COMMODITIES
from sentra_geo.wording import N_

STRAIGHT, ROUTE, TIME = DISTANCES = ("straight", "route", "time")
"""Kilometres in a straight line, kilometres of the table, minutes of the table."""

TARGETS = (ANY_COMMODITY, *COMMODITIES)
OUTLET = "outlet"
"""The target of businesses that is no sentra: the nearest outlet that sells local products."""
_OF_UNIT = {"km": ROUTE, "minutes": TIME}


def distance_kind(travel: Layer | None) -> str:
    """What distances are, of :data:`DISTANCES`.

    Args:
        travel: The travel table, checked against the other layers; None when there is none.
    """
    return STRAIGHT if travel is None else _OF_UNIT[str(travel.frame["unit"].iloc[0])]


def location_distances_m(villages: Layer, sentra: Layer, travel: Layer | None) -> FloatArray:
    """Distance from every settlement to every sentra location.

    Args:
        villages: Villages.
        sentra: Sentra locations.
        travel: The travel table; None for straight lines.

    Returns:
        Metres (EPSG:32750), or thousandths of the table's kilometres or minutes, shape
        ``(villages, locations)``. A location's value in the table is that of its village.
    """
    if travel is None:
        x, y = settlements(villages)
        to_x, to_y = sentra.positions
        return np.asarray(np.hypot(x[:, None] - to_x, y[:, None] - to_y))
    hosts = list(dict.fromkeys(sentra.frame["village_code"]))
    matrix = travel_distances_m(travel.frame, villages.frame["village_code"].tolist(), hosts)
    places = {code: index for index, code in enumerate(hosts)}
    return matrix[:, [places[code] for code in sentra.frame["village_code"]]]


def settlement_distances_m(
    villages: Layer, sentra: Layer, travel: Layer | None
) -> dict[str, FloatArray]:
    """Distance from every settlement to the nearest sentra location, by target.

    Returns:
        As :func:`location_distances_m`, shape ``(villages,)`` for ``any`` and each commodity;
        infinity where there is no sentra of a commodity.
    """
    if travel is None:
        x, y = settlements(villages)
        return {target: nearest_distance_m(x, y, *_places(sentra, target)) for target in TARGETS}
    matrix = location_distances_m(villages, sentra, travel)
    return {
        target: np.min(matrix[:, _rows(sentra, target)], axis=1, initial=np.inf)
        for target in TARGETS
    }


def straight_bands(
    businesses: Layer, sentra: Layer, batches: Sequence[slice]
) -> dict[str, IntArray]:
    """Band of each business's straight line to the nearest sentra, by target.

    Args:
        businesses: Businesses.
        sentra: Sentra locations.
        batches: Rows to take at a time.
    """
    x, y = businesses.positions
    bands = {}
    for target in TARGETS:
        places = _places(sentra, target)
        bands[target] = np.concatenate(
            [band_of(nearest_distance_m(x[part], y[part], *places)) for part in batches]
        )
    return bands


def village_bands(village: IntArray, distance_m: Mapping[str, FloatArray]) -> dict[str, IntArray]:
    """Band of each business by the travel table: that of its village.

    Args:
        village: Index of each business's village, -1 for none, shape ``(rows,)``.
        distance_m: What :func:`settlement_distances_m` gave.

    Returns:
        Bands by target, shape ``(rows,)``; beyond reach for a business in no village, since the
        table has no value for it.
    """
    return {
        target: np.append(band_of(distance), np.int16(BEYOND_REACH))[village]
        for target, distance in distance_m.items()
    }


def without_distance(village: IntArray | None, travel: Layer | None) -> tuple[Fault, ...]:
    """What to tell about businesses that the travel table has no value for.

    Args:
        village: Index of each business's village, -1 for none; None without businesses.
        travel: The travel table; None when there is none.
    """
    lost = 0 if travel is None or village is None else int((village == NO_VILLAGE).sum())
    if not lost or travel is None:
        return ()
    return (
        Fault(
            N_(
                "{n} usaha tidak berada di desa mana pun, jadi tabel jarak tempuh tidak memuat "
                "jaraknya; usaha itu dihitung di luar jangkauan."
            ),
            N_("Periksa letak usaha itu, atau lengkapi lapisan desa."),
            file=travel.facts.path.name,
            fields={"n": lost},
        ),
    )


def _places(sentra: Layer, target: str) -> tuple[FloatArray, FloatArray]:
    x, y = sentra.positions
    rows = _rows(sentra, target)
    return x[rows], y[rows]


def _rows(sentra: Layer, target: str) -> list[int]:
    """Rows of the sentra locations of a target."""
    commodity = sentra.frame["commodity"]
    return [row for row, name in enumerate(commodity) if target in (ANY_COMMODITY, name)]
