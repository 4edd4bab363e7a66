"""The columns of every layer: what must be there, what kind it is, which values it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sentra_geo.question import COMMODITIES, SCALES

OTHER_COMMODITY = "other"
STANDINGS = ("official", "indicative")
POSITION_METHODS = ("coordinates", "village")
PREMISES = ("home", "separate")
STATUSES = ("designated", "being_built", "operating", "inactive", "unknown")
TRAVEL_UNITS = ("km", "minutes")
TRAVEL_MODES = ("road", "ferry_and_road", "boat", "walk")


@dataclass(frozen=True)
class Column:
    """One column of a layer.

    Attributes:
        name: Column name.
        kind: ``text``, ``number``, ``count`` (a whole number), ``flag`` (true or false; unknown
            where it is not required) or ``date`` (ISO day, month or year, as text).
        required: Whether every row needs a value.
        choices: The values it may hold, empty for any.
        minimum: Smallest allowed number.
        figures: Whether figures need it. The others are kept in the store, and not read for an
            answer.
    """

    name: str
    kind: str = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    figures: bool = True


def _kept(name: str, kind: str = "text", **about: Any) -> Column:
    """A column that is kept and handed out again, and that no figure needs."""
    return Column(name, kind, required=False, figures=False, **about)


@dataclass(frozen=True)
class LayerSchema:
    """What one layer looks like.

    Attributes:
        name: Layer name, as ``datapackage.json`` uses it.
        geometry: ``polygon``, ``point`` (columns ``lon`` and ``lat`` in WGS 84, or a point
            geometry in any declared CRS) or ``none``.
        columns: Its columns, geometry apart.
        key: Columns that together name a row once; empty where rows may repeat.
        required: Whether the dashboard needs the layer to start.
    """

    name: str
    geometry: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    required: bool = True


SCHEMAS = {
    schema.name: schema
    for schema in (
        LayerSchema(
            "sentra",
            "point",
            (
                Column("sentra_id"),
                Column("sentra"),
                Column("commodity", choices=COMMODITIES),
                Column("village_code"),
                Column("position_uncertainty_m", "number", minimum=0),
                Column("decree", required=False),
                Column("status", choices=STATUSES, required=False),
                Column("unit_count", "count", required=False, minimum=0),
                Column("kbli_code", required=False),
                Column("kbli_version", required=False),
                Column("event_date", "date", required=False),
                Column("event", required=False),
                Column("event_en", required=False),
                _kept("village"),
                _kept("district"),
                _kept("position_method"),
                _kept("position_source"),
            ),
            key=("sentra_id", "village_code"),
        ),
        LayerSchema(
            "delineation",
            "polygon",
            (
                Column("boundary_id"),
                Column("zone"),
                Column("law", required=False),
                Column("legal_area_ha", "number", required=False, minimum=0),
                Column("standing", choices=STANDINGS),
            ),
        ),
        LayerSchema(
            "villages",
            "polygon",
            (
                Column("village_code"),
                Column("village"),
                Column("kind", required=False),
                Column("district"),
                _kept("bps_code"),
                Column("other_names", required=False),
                _kept("postcode"),
                Column("settlement_lon", "number"),
                Column("settlement_lat", "number"),
                Column("position_uncertainty_m", "number", minimum=0),
                _kept("settlement_method"),
                _kept("settlement_source"),
                Column("verify_note", required=False),
                Column("verify_en", required=False),
            ),
            key=("village_code",),
        ),
        LayerSchema("neighbours", "polygon", (Column("regency"),), required=False),
        LayerSchema(
            "population",
            "none",
            (
                Column("area_code"),
                Column("people", "count", minimum=0),
                _kept("district"),
                _kept("year", "count", minimum=1900),
                _kept("period"),
            ),
            key=("area_code",),
        ),
        LayerSchema(
            "businesses",
            "point",
            (
                Column("business_id"),
                Column("is_sample", "flag"),
                Column("commodity", choices=(*COMMODITIES, OTHER_COMMODITY), required=False),
                Column("scale", choices=SCALES, required=False),
                Column("position_uncertainty_m", "number", required=False, minimum=0),
                _kept("name"),
                _kept("register"),
                _kept("village_code"),
                _kept("position_method", choices=POSITION_METHODS),
                _kept("kbli_code"),
                _kept("kbli_version"),
                _kept("sentra_id"),
                _kept("workers", "count", minimum=0),
                _kept("premises", choices=PREMISES),
                _kept("has_nib", "flag"),
                _kept("is_halal", "flag"),
                _kept("has_pirt", "flag"),
                _kept("sells_online", "flag"),
                _kept("forum_member", "flag"),
                _kept("as_of", "date"),
            ),
            key=("business_id",),
            required=False,
        ),
        LayerSchema(
            "travel",
            "none",
            (
                Column("from_village_code"),
                Column("to_village_code"),
                Column("value", "number", minimum=0),
                Column("unit", choices=TRAVEL_UNITS),
                _kept("mode", choices=TRAVEL_MODES),
                _kept("as_of", "date"),
                _kept("source"),
            ),
            key=("from_village_code", "to_village_code"),
            required=False,
        ),
    )
}
