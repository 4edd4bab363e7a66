"""The columns of every layer: what must be there, what kind it is, which values it may hold."""

from __future__ import annotations

from sentra_geo.layers.activity_schemas import ACTIVITIES
from sentra_geo.layers.codes import (
    OTHER_COMMODITY,
    OUTLET_KINDS,
    POSITION_METHODS,
    PREMISES,
    PROGRAMME_KINDS,
    PROGRAMME_STATUSES,
    STAGES,
    STANDINGS,
    STATUSES,
    TRAVEL_MODES,
    TRAVEL_UNITS,
)
from sentra_geo.layers.columns import Column, LayerSchema
from sentra_geo.layers.place_schemas import PLACES

SCHEMAS = {schema.name: schema for schema in (*PLACES, *ACTIVITIES)}

__all__ = [
    "OTHER_COMMODITY",
    "OUTLET_KINDS",
    "POSITION_METHODS",
    "PREMISES",
    "PROGRAMME_KINDS",
    "PROGRAMME_STATUSES",
    "SCHEMAS",
    "STAGES",
    "STANDINGS",
    "STATUSES",
    "TRAVEL_MODES",
    "TRAVEL_UNITS",
    "Column",
    "LayerSchema",
]
