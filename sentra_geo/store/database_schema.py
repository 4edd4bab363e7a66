"""The database's schema ``sentra_geo``: created and brought up to date by the files in migrations/.

Every file is one version, named ``0001_*.sql``, ``0002_*.sql`` and so on, and runs once. All that
are missing run in one transaction, so the schema is at a whole version at any time.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import psycopg
from psycopg import errors, sql

from sentra_geo.errors import Fault, StoreError
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

SCHEMA, EXTENSION = "sentra_geo", "postgis"
CREATED, UPGRADED, UNCHANGED = "created", "upgraded", "unchanged"
MIGRATIONS = Path(__file__).with_name("migrations")
# Any number will do, as long as no other program takes the same.
_LOCK = 5_348_221_907


@cache
def migrations(folder: Path = MIGRATIONS) -> dict[int, Path]:
    """The migration files by version, in order."""
    return {int(path.name.split("_")[0]): path for path in sorted(folder.glob("[0-9]*_*.sql"))}


def known_version() -> int:
    """The newest version that this program knows."""
    return max(migrations())


def initialise_schema(connection: psycopg.Connection) -> str:
    """Create the schema or bring it up to date, in the connection's transaction.

    Args:
        connection: Of an account that may create schemas; nobody else initialises meanwhile.

    Returns:
        :data:`CREATED`, :data:`UPGRADED` or :data:`UNCHANGED`.

    Raises:
        StoreError: PostGIS is missing and cannot be installed, the schema is of a newer program,
            or its tables lack columns.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    before = _applied_version(connection)
    check_version(before, upgrading=True)
    _ensure_postgis(connection)
    for version, path in migrations().items():
        if version > before:
            connection.execute(path.read_bytes())
            connection.execute(
                "INSERT INTO sentra_geo.schema_version (version) VALUES (%s)", [version]
            )
    _check_columns(connection)
    if before == known_version():
        return UNCHANGED
    return UPGRADED if before else CREATED


def check_version(version: int | None, *, upgrading: bool = False) -> None:
    """Refuse a schema that this program does not fit.

    Args:
        version: The database's, 0 or None for none.
        upgrading: Whether an older one is about to be brought up to date.

    Raises:
        StoreError: The schema is newer or, unless ``upgrading``, older than :func:`known_version`.
    """
    held, known = version or 0, known_version()
    if held > known:
        raise StoreError(
            Fault(
                N_("Skema basis data berversi {held}; program ini baru mengenal versi {known}."),
                N_("Perbarui Sentra Geo di komputer ini."),
                fields={"held": held, "known": known},
            )
        )
    if held < known and not upgrading:
        raise StoreError(
            Fault(
                N_("Skema basis data berversi {held}, padahal program ini perlu versi {known}."),
                N_("Jalankan: python -m sentra_geo database init"),
                fields={"held": held, "known": known},
            )
        )


def _applied_version(connection: psycopg.Connection) -> int:
    found = connection.execute("SELECT to_regclass('sentra_geo.schema_version')").fetchone()
    if found is None or found[0] is None:
        return 0
    row = connection.execute("SELECT max(version) FROM sentra_geo.schema_version").fetchone()
    return int(row[0] or 0) if row else 0


def _ensure_postgis(connection: psycopg.Connection) -> None:
    """Install PostGIS where it is missing, and put it into the search path of this transaction."""
    place = _postgis_schema(connection)
    if place is None:
        try:
            connection.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(EXTENSION)))
        except errors.InsufficientPrivilege as error:
            raise StoreError(
                Fault(
                    N_("PostGIS belum dipasang di basis data ini, dan akun ini tidak berhak."),
                    N_("Minta pengelola menjalankan di basis data ini: CREATE EXTENSION postgis"),
                )
            ) from error
        except (errors.UndefinedFile, errors.FeatureNotSupported) as error:
            raise StoreError(
                Fault(
                    N_("Server basis data tidak memiliki PostGIS."),
                    N_("Minta pengelola memasangnya (Debian, Ubuntu: postgresql-postgis)."),
                )
            ) from error
        place = _postgis_schema(connection) or "public"
    path = sql.SQL("SET LOCAL search_path = pg_catalog, {}").format(sql.Identifier(place))
    connection.execute(path)


def _postgis_schema(connection: psycopg.Connection) -> str | None:
    row = connection.execute(
        "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
        " WHERE e.extname = %s",
        [EXTENSION],
    ).fetchone()
    return str(row[0]) if row else None


def _check_columns(connection: psycopg.Connection) -> None:
    """Tables that somebody dropped or changed are told at once, not at the next reading."""
    rows = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s",
        [SCHEMA],
    ).fetchall()
    held = set(rows)
    faults = [
        Fault(
            N_("Kolom “{column}” tidak ada."),
            N_("Kembalikan kolom itu, atau pulihkan basis data dari cadangan."),
            file=layer,
            fields={"column": column.name},
        )
        for layer, schema in SCHEMAS.items()
        for column in schema.columns
        if (layer, column.name) not in held
    ]
    if faults:
        raise StoreError(faults)
