"""The rows of a slot in the database: a whole layer, or one boundary of the delineations."""

from __future__ import annotations

import pandas as pd
import psycopg
from psycopg import sql

from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database_schema import SCHEMA
from sentra_geo.store.manifest import DELINEATION


def layer_of(slot: str) -> str:
    """The layer that a slot belongs to."""
    return slot.partition(".")[0]


def check_slot(layer: str, slot: str, frame: pd.DataFrame) -> None:
    """A slot holds rows of its layer, and of its boundary, only.

    Raises:
        ValueError: It holds others: a fault of the program.
    """
    boundary = slot.partition(".")[2]
    if layer_of(slot) != layer or layer not in SCHEMAS or (boundary and layer != DELINEATION):
        raise ValueError(f"{layer}: {slot}")
    if boundary and not (frame["boundary_id"] == boundary).all():
        raise ValueError(f"rows of another boundary than {boundary}")


def delete_rows(connection: psycopg.Connection, slot: str) -> None:
    """Remove a slot's rows; others may read the layer meanwhile, and write it only afterwards."""
    layer, _, boundary = slot.partition(".")
    table = sql.Identifier(SCHEMA, SCHEMAS[layer].name)
    connection.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(table))
    query = sql.SQL("DELETE FROM {}").format(table)
    if boundary:
        connection.execute(query + sql.SQL(" WHERE boundary_id = %s"), [boundary])
        connection.execute("DELETE FROM sentra_geo.current_snapshot WHERE slot = %s", [slot])
    else:
        connection.execute(query)
        connection.execute(
            "DELETE FROM sentra_geo.current_snapshot WHERE split_part(slot, '.', 1) = %s", [layer]
        )


def mark_current(connection: psycopg.Connection, slot: str, name: str) -> None:
    """Write down that a slot's rows are those of a snapshot."""
    connection.execute(
        "INSERT INTO sentra_geo.current_snapshot (slot, snapshot_id) VALUES (%s, %s)", [slot, name]
    )
