"""The PostGIS database as source and store of the layers, shared with QGIS."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from psycopg.types.json import Jsonb

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database_connection import (
    BULK_TIMEOUT_S,
    SHORT_TIMEOUT_S,
    Address,
    open_connection,
)
from sentra_geo.store.database_layers import read_rows, write_rows
from sentra_geo.store.database_schema import SCHEMA, check_version, initialise_schema
from sentra_geo.store.database_slots import check_slot, delete_rows, layer_of, mark_current
from sentra_geo.wording import N_


@dataclass(frozen=True)
class LayerStatus:
    """How a layer stands in the database.

    Attributes:
        layer: Layer name.
        rows: Its rows.
        changed_at: Its last change, with zone; the schema's creation before any.
    """

    layer: str
    rows: int
    changed_at: datetime


@dataclass(frozen=True)
class DatabaseStatus:
    """How the database stands.

    Attributes:
        server: Host, port and database.
        version: Version of its schema.
        layers: Each layer, in the order of the schema.
    """

    server: str
    version: int
    layers: tuple[LayerStatus, ...]


@dataclass(frozen=True)
class Database:
    """One database, by its URL; every call opens a connection of its own and closes it.

    All methods raise :class:`~sentra_geo.errors.StoreError` when there is no connection, the
    schema is missing or of another version, or the database refuses; what was there stays.

    Attributes:
        url: ``postgresql://user:password@host:port/database``; never shown.

    Raises:
        StoreError: It is no such URL.
    """

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no URL of a database."""
        Address.from_url(self.url)

    @property
    def server(self) -> str:
        """Host, port and database, for messages; no password."""
        return Address.from_url(self.url).server

    def initialise(self) -> str:
        """Create the schema or bring it up to date; nothing happens where it is.

        Returns:
            ``created``, ``upgraded`` or ``unchanged``.
        """
        with self._connection(BULK_TIMEOUT_S) as connection:
            return initialise_schema(connection)

    def status(self) -> DatabaseStatus:
        """Version of the schema, and rows and last change of each layer."""
        with self._connection() as connection:
            check_version(version := _version(connection))
            counts = sql.SQL(" UNION ALL ").join(
                sql.SQL("SELECT {}, count(*) FROM {}").format(layer, sql.Identifier(SCHEMA, layer))
                for layer in SCHEMAS
            )
            rows: dict[str, int] = dict(connection.execute(counts).fetchall())
            query = "SELECT layer, changed_at FROM sentra_geo.layer_version"
            changes: dict[str, datetime] = dict(connection.execute(query).fetchall())
        layers = tuple(LayerStatus(layer, rows[layer], changes[layer]) for layer in SCHEMAS)
        return DatabaseStatus(self.server, version, layers)

    def versions(self) -> dict[str, str]:
        """A token for each layer that is another after every change, also one made in QGIS."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT layer, version || '.' || (extract(epoch FROM changed_at) * 1e6)::bigint,"
                " (SELECT max(version) FROM sentra_geo.schema_version)"
                " FROM sentra_geo.layer_version"
            ).fetchall()
        check_version(rows[0][2] if rows else 0)
        return {layer: token for layer, token, _ in rows if layer in SCHEMAS}

    def read_layer_frame(self, layer: str) -> tuple[pd.DataFrame, NDArray[Any] | None]:
        """All rows of a layer as they stand now.

        Args:
            layer: Layer name.

        Returns:
            The schema's columns, and the shapes in degrees (EPSG:4326) or None for a layer
            without shapes; no rows where nothing was loaded.
        """
        with self._connection(BULK_TIMEOUT_S) as connection:
            return read_rows(connection, SCHEMAS[layer])

    def replace_layer(  # noqa: PLR0913, PLR0917 - one transaction takes it all
        self,
        layer: str,
        frame: pd.DataFrame,
        geometry: NDArray[Any] | None,
        slot: str,
        manifest: Mapping[str, Any],
        content: bytes,
        set_aside: bytes | None = None,
    ) -> str:
        """Replace the rows of a slot and keep the new ones as a snapshot, all or nothing.

        Args:
            layer: Layer name.
            frame: The new rows.
            geometry: Their shapes in degrees (EPSG:4326); None for a layer without shapes.
            slot: The layer, or ``delineation.<boundary_id>`` for one boundary.
            manifest: What is known about them, fit for JSON.
            content: The same rows as GeoParquet.
            set_aside: Parquet of the rows that were not accepted.

        Returns:
            The snapshot's id.
        """
        check_slot(layer, slot, frame)
        with self._connection(BULK_TIMEOUT_S) as connection:
            check_version(_version(connection))
            name = _add_snapshot(connection, slot, manifest, content, set_aside)
            delete_rows(connection, slot)
            write_rows(connection, SCHEMAS[layer], frame, geometry)
            mark_current(connection, slot, name)
        return name

    def add_snapshot(self, slot: str, manifest: Mapping[str, Any], content: bytes) -> str:
        """Keep a version that is not put in force: rows that were edited in the table.

        Returns:
            The snapshot's id.
        """
        with self._connection(BULK_TIMEOUT_S) as connection:
            return _add_snapshot(connection, slot, manifest, content, None)

    def snapshots(self, slot: str | None = None) -> list[tuple[str, str, dict[str, Any]]]:
        """Id, slot and manifest of all snapshots, or of one slot's, newest first."""
        with self._connection() as connection:
            return connection.execute(
                "SELECT id, slot, manifest FROM sentra_geo.snapshot"
                " WHERE %(slot)s::text IS NULL OR slot = %(slot)s ORDER BY id DESC",
                {"slot": slot},
            ).fetchall()

    def current(self) -> dict[str, str]:
        """Id of the snapshot last put in force, by slot; its rows may have been edited since."""
        with self._connection() as connection:
            query = "SELECT slot, snapshot_id FROM sentra_geo.current_snapshot ORDER BY slot"
            return dict(connection.execute(query).fetchall())

    def read_snapshot(self, name: str) -> bytes:
        """The GeoParquet of a snapshot."""
        return self._file_of(name, "content") or b""

    def read_set_aside(self, name: str) -> bytes | None:
        """Parquet of the rows that were not accepted; None when there were none."""
        return self._file_of(name, "set_aside")

    def remove_snapshot(self, name: str) -> None:
        """Remove a snapshot for good; the rows in force stay, also if they are its own."""
        with self._connection() as connection:
            done = connection.execute("DELETE FROM sentra_geo.snapshot WHERE id = %s", [name])
            if not done.rowcount:
                raise _no_snapshot(name)

    def restore_snapshot(
        self, name: str, frame: pd.DataFrame, geometry: NDArray[Any] | None
    ) -> None:
        """Put a snapshot in force again, all or nothing.

        Args:
            name: The snapshot's id.
            frame: Its rows, from :meth:`read_snapshot`.
            geometry: Their shapes in degrees (EPSG:4326); None for a layer without shapes.
        """
        with self._connection(BULK_TIMEOUT_S) as connection:
            row = connection.execute(
                "SELECT slot FROM sentra_geo.snapshot WHERE id = %s FOR UPDATE", [name]
            ).fetchone()
            if row is None:
                raise _no_snapshot(name)
            slot = str(row[0])
            layer = layer_of(slot)
            check_slot(layer, slot, frame)
            delete_rows(connection, slot)
            write_rows(connection, SCHEMAS[layer], frame, geometry)
            mark_current(connection, slot, name)

    def withdraw(self, slot: str) -> None:
        """Take a slot's rows out of force; its snapshots stay."""
        with self._connection(BULK_TIMEOUT_S) as connection:
            delete_rows(connection, slot)

    def _file_of(self, name: str, column: str) -> bytes | None:
        query = sql.SQL("SELECT {} FROM sentra_geo.snapshot WHERE id = %s")
        with self._connection(BULK_TIMEOUT_S) as connection:
            done = connection.execute(query.format(sql.Identifier(column)), [name], binary=True)
            row = done.fetchone()
        if row is None:
            raise _no_snapshot(name)
        return None if row[0] is None else bytes(row[0])

    def _connection(
        self, timeout_s: int = SHORT_TIMEOUT_S
    ) -> AbstractContextManager[psycopg.Connection]:
        return open_connection(Address.from_url(self.url), timeout_s)


def _add_snapshot(
    connection: psycopg.Connection,
    slot: str,
    manifest: Mapping[str, Any],
    content: bytes,
    set_aside: bytes | None,
) -> str:
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{uuid.uuid4().hex[:6]}"
    connection.execute(
        "INSERT INTO sentra_geo.snapshot (id, slot, manifest, content, set_aside)"
        " VALUES (%s, %s, %s, %b, %b)",
        [name, slot, Jsonb(dict(manifest)), content, set_aside],
    )
    return name


def _version(connection: psycopg.Connection) -> int:
    row = connection.execute("SELECT max(version) FROM sentra_geo.schema_version").fetchone()
    return int(row[0] or 0) if row else 0


def _no_snapshot(name: str) -> StoreError:
    return StoreError(
        Fault(
            N_("Versi data “{id}” tidak ada."),
            N_("Muat ulang halaman; mungkin versi itu sudah dihapus."),
            fields={"id": name},
        )
    )
