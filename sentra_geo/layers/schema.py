"""The columns of every layer: what must be there, what kind it is, which values it may hold."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.question import COMMODITIES, SCALES

OTHER_COMMODITY = "other"
STANDINGS = ("official", "indicative")
STATUSES = ("designated", "being_built", "operating", "inactive", "unknown")


@dataclass(frozen=True)
class Column:
    """One column of a layer.

    Attributes:
        name: Column name.
        kind: ``text``, ``number``, ``count`` (a whole number) or ``flag``.
        required: Whether every row needs a value.
        choices: The values it may hold, empty for any.
        minimum: Smallest allowed number.
    """

    name: str
    kind: str = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None


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
                Column("event_date", required=False),
                Column("event", required=False),
                Column("event_en", required=False),
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
                Column("settlement_lon", "number"),
                Column("settlement_lat", "number"),
                Column("position_uncertainty_m", "number", minimum=0),
            ),
            key=("village_code",),
        ),
        LayerSchema("neighbours", "polygon", (Column("regency"),), required=False),
        LayerSchema(
            "population",
            "none",
            (Column("area_code"), Column("people", "count", minimum=0)),
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
            ),
            key=("business_id",),
            required=False,
        ),
    )
}
