"""What of the register may be public (UU 27/2022, personal data protection).

A micro business is mostly a home, so its exact position is its owner's address. What leaves for
the public has no name, number or date, and a position rounded to 0.001 degree. Small counts in
public tables are left out by :mod:`sentra_geo.export.suppression`.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.layers.projection import FloatArray, to_degrees, to_metric
from sentra_geo.layers.reading import Layer
from sentra_geo.location import assign_village
from sentra_geo.wording import N_, Wording

DECIMALS = 3
"""Decimals of a rounded longitude or latitude: a grid of about 110 m."""

MOST_MOVED_M = 79.0
"""How far rounding moves a position at most: half a step of 0.001 degree both ways at the equator,
hypot(55.7 m, 55.3 m) = 78.5 m."""

LEAST_UNCERTAINTY_M = 110.0
_EXACT_DECIMALS = 6  # about 0.1 m
_EXEMPT = "separate"
_KEPT = ("commodity", "scale", "kbli_code", "is_sample")
COLUMNS = (
    "commodity",
    "scale",
    "kbli_code",
    "village",
    "lon",
    "lat",
    "position_uncertainty_m",
    "is_sample",
)
_NOTE = N_(
    "Letak usaha rumahan dibulatkan ke 0,001 derajat (sekitar 110 m). "
    "Nama, nomor, dan tanggal tidak disertakan."
)
_TITLE = N_("Usaha (untuk umum)")


def rounded_positions(
    lon: FloatArray, lat: FloatArray, premises: pd.Series[Any] | None
) -> tuple[FloatArray, FloatArray]:
    """Positions as the public may see them.

    Only a business whose premises are known to be apart from the home keeps its position; where
    nothing is known it is taken for a home.

    Args:
        lon: Longitude in degrees, shape ``(rows,)``.
        lat: Latitude in degrees, shape ``(rows,)``.
        premises: ``home``, ``separate`` or missing for each row; None when nothing is known.

    Returns:
        Longitude and latitude in degrees, of homes rounded to :data:`DECIMALS` decimals, which
        moves them by at most :data:`MOST_MOVED_M`.

    Example:
        >>> rounded_positions(np.array([116.65484]), np.array([-1.3908]), None)
        (array([116.655]), array([-1.391]))
    """
    home = _is_home(premises, len(lon))
    return np.where(home, np.round(lon, DECIMALS), lon), np.where(
        home, np.round(lat, DECIMALS), lat
    )


def public_businesses(businesses: Layer, villages: Layer | None = None) -> pd.DataFrame:
    """The rows of the register that the public may have.

    Args:
        businesses: The register, read with its kept columns; without ``premises`` every row is
            taken for a home. Sample rows are left out where there are real ones.
        villages: Outlines to name the village by; it is the village of the *rounded* position, so
            that it tells nothing more. None leaves the column empty.

    Returns:
        Columns :data:`COLUMNS`; unknown is missing. Rows are sorted by what they show, so their
        order tells nothing of the register's.
    """
    real = ~businesses.frame["is_sample"].to_numpy(dtype=bool)
    rows = real if real.any() else np.ones(len(real), dtype=bool)  # made-up rows never mix in
    frame = businesses.frame[rows]
    home = _is_home(frame.get("premises"), len(frame))
    x, y = businesses.positions
    lon, lat = (np.round(v, _EXACT_DECIMALS) for v in to_degrees(x[rows], y[rows]))
    lon, lat = rounded_positions(lon, lat, frame.get("premises"))
    exact = businesses.uncertainty_m[rows]
    rounded = np.maximum(exact + MOST_MOVED_M, LEAST_UNCERTAINTY_M)
    shown = {name: frame[name].to_numpy() if name in frame else None for name in _KEPT}
    table = pd.DataFrame(
        {
            **shown,
            "village": _village_names(lon, lat, villages),
            "lon": lon,
            "lat": lat,
            "position_uncertainty_m": np.where(home, rounded, exact),
        },
        index=range(len(frame)),
        columns=list(COLUMNS),
    )
    order = ["lon", "lat", *(name for name in COLUMNS if name not in {"lon", "lat"})]
    return table.sort_values(order, ignore_index=True, kind="stable")


def public_geojson(
    businesses: Layer, words: Wording, credit: str, villages: Layer | None = None
) -> bytes:
    """The public rows as GeoJSON (RFC 7946).

    Args:
        businesses: The register.
        words: Language of the title and note; columns and codes are the same in all languages.
        credit: Line to print with the data.
        villages: As for :func:`public_businesses`.

    Returns:
        UTF-8 text of one FeatureCollection; unknown is ``null``.
    """
    table = public_businesses(businesses, villages)
    places = zip(table.pop("lon").tolist(), table.pop("lat").tolist(), strict=True)
    values = table.astype(object).where(table.notna(), None).to_dict("records")
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": properties,
        }
        for place, properties in zip(places, values, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "title": words.gettext(_TITLE),
        "note": words.gettext(_NOTE),
        "credit": credit,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _is_home(premises: pd.Series[Any] | None, rows: int) -> Any:
    """Whether each business is, or may be, its owner's home; shape ``(rows,)``."""
    if premises is None:
        return np.ones(rows, dtype=bool)
    return ~premises.eq(_EXEMPT).fillna(False).to_numpy(dtype=bool)


def _village_names(lon: FloatArray, lat: FloatArray, villages: Layer | None) -> Any:
    if villages is None:
        return None
    names = np.array([*villages.frame["village"], None], dtype=object)
    x, y = to_metric(lon, lat)
    return names[assign_village(x, y, villages.outlines)]
