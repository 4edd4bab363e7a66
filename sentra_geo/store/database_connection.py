"""Connections to the PostGIS database, and what its errors mean to the person at the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from sentra_geo.errors import Fault, StoreError
from sentra_geo.wording import N_

APPLICATION_NAME = "sentra-geo"
CONNECT_TIMEOUT_S = 5
SHORT_TIMEOUT_S = 30
BULK_TIMEOUT_S = 900
_LOCK_TIMEOUT_S = 15
_MOST_CHARACTERS = 300
_INIT = N_("Jalankan: python -m sentra_geo database init")
# A network that goes silent is noticed within half a minute.
_DEFAULTS = {
    "application_name": APPLICATION_NAME,
    "connect_timeout": CONNECT_TIMEOUT_S,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# First match counts; {server}, {user} and {problem} are filled in.
_FAULTS: tuple[tuple[tuple[type[psycopg.Error], ...], str, str], ...] = (
    (
        (errors.UndefinedTable, errors.InvalidSchemaName),
        N_("Skema atau tabel Sentra Geo tidak ada di basis data {server}."),
        _INIT,
    ),
    (
        (errors.UndefinedColumn,),
        N_("Tabel di basis data {server} tidak lengkap ({problem})."),
        N_("Kembalikan kolom itu, atau pulihkan basis data dari cadangan."),
    ),
    (
        (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction),
        N_("Akun “{user}” tidak berhak melakukan ini di basis data {server} ({problem})."),
        N_("Minta hak itu kepada pengelola basis data, atau pakai akun lain."),
    ),
    (
        (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure),
        N_("Data sedang diubah orang lain. Data lama tetap berlaku."),
        N_("Coba lagi setelah suntingan di QGIS disimpan."),
    ),
    (
        (errors.QueryCanceled,),
        N_("Basis data {server} terlalu lama menjawab. Data lama tetap berlaku."),
        N_("Coba lagi; jika terulang, periksa jaringan dan beban server."),
    ),
    (
        (errors.DiskFull, errors.OutOfMemory, errors.TooManyConnections),
        N_("Server basis data {server} kehabisan ruang atau sambungan ({problem})."),
        N_("Beri tahu pengelola basis data. Data lama tetap berlaku."),
    ),
    (
        (psycopg.OperationalError, psycopg.InterfaceError),
        N_("Sambungan ke basis data {server} terputus ({problem}). Data lama tetap berlaku."),
        N_("Periksa jaringan dan server, lalu coba lagi."),
    ),
    (
        (psycopg.Error,),
        N_("Basis data {server} menolak perintah ({problem}). Data lama tetap berlaku."),
        N_("Periksa isi data; jika terulang, beri tahu pengelola basis data."),
    ),
)


@dataclass(frozen=True)
class Address:
    """Where the database is; its text never holds the password.

    Attributes:
        parameters: What libpq needs to connect, the password included.
    """

    parameters: dict[str, Any] = field(repr=False)

    @classmethod
    def from_url(cls, url: str) -> Address:
        """Take a URL (``postgresql://user:password@host:port/database``) apart.

        Raises:
            StoreError: It is no such URL; the text does not repeat any of it.
        """
        try:
            parameters: dict[str, Any] = dict(conninfo_to_dict(url))
        except psycopg.Error:
            parameters = {}
        # A password with bare @ : or / in it would end up in the wrong place, and be shown.
        places = [str(parameters.get(name, "")) for name in ("host", "port", "dbname")]
        if not any(places) or "@" in "".join(places) or not re.fullmatch(r"[\d,]*", places[1]):
            raise StoreError(
                Fault(
                    N_("Alamat basis data di SENTRA_GEO_DATABASE_URL tidak sah."),
                    N_(
                        "Tulis seperti postgresql://akun:sandi@server:5432/nama; tanda @ : / di"
                        " dalam sandi ditulis %40 %3A %2F."
                    ),
                )
            )
        return cls(parameters)

    @property
    def server(self) -> str:
        """Host, port and database, as messages name them."""
        host = self.parameters.get("host") or "localhost"
        port = self.parameters.get("port") or "5432"
        return f"{host}:{port}/{self.parameters.get('dbname') or self.user}"

    @property
    def user(self) -> str:
        """The account."""
        return str(self.parameters.get("user") or "")

    def fields(self, error: psycopg.Error) -> dict[str, object]:
        """Values for message templates; the password is blanked out wherever it may stand."""
        problem = error.diag.message_primary or str(error)
        problem = " ".join(problem.split())[:_MOST_CHARACTERS]
        password = self.parameters.get("password")
        if password:
            problem = problem.replace(str(password), "•••")
        return {"server": self.server, "user": self.user, "problem": problem}


@contextmanager
def open_connection(
    address: Address, timeout_s: int = SHORT_TIMEOUT_S
) -> Iterator[psycopg.Connection]:
    """A connection with one transaction: committed at the end, undone on any error, then closed.

    Args:
        address: Where the database is.
        timeout_s: Seconds after which the server gives a statement up.

    Raises:
        StoreError: No connection, or the database refuses something inside the block.
    """
    limits = f"-c statement_timeout={timeout_s}s -c lock_timeout={_LOCK_TIMEOUT_S}s"
    given = address.parameters
    options = f"{given.get('options', '')} {limits} -c extra_float_digits=1".strip()
    wanted = {**_DEFAULTS, **given, "options": options, "client_encoding": "utf8"}
    try:
        connection = psycopg.connect(make_conninfo("", **wanted), prepare_threshold=None)
    except psycopg.Error as error:
        raise StoreError(_connect_fault(error, address)) from error
    try:
        with connection:
            yield connection
    except psycopg.Error as error:
        raise StoreError(_fault(error, address)) from error


def _connect_fault(error: psycopg.Error, address: Address) -> Fault:
    """Why there is no connection; libpq tells it as text only."""
    fields, text = address.fields(error), str(error)
    if re.search(r'database ".*" does not exist', text):
        reason = N_("Basis data {server} tidak ada.")
        remedy = N_("Periksa namanya, atau minta pengelola membuatnya.")
    elif re.search(r"authentication failed|no password supplied|role \".*\"|pg_hba\.conf", text):
        reason = N_("Basis data {server} menolak akun “{user}”.")
        remedy = N_("Periksa akun dan kata sandi di SENTRA_GEO_DATABASE_URL.")
    else:
        reason = N_("Basis data {server} tidak dapat dihubungi ({problem}).")
        remedy = N_("Periksa alamat, jaringan, dan apakah server itu berjalan.")
    return Fault(reason, remedy, fields=fields)


def _fault(error: psycopg.Error, address: Address) -> Fault:
    """What an error inside a transaction means."""
    if isinstance(error, psycopg.IntegrityError):
        return _broken_rule(error)
    reason, remedy = next(texts for kinds, *texts in _FAULTS if isinstance(error, kinds))
    return Fault(reason, remedy, fields=address.fields(error))


def _broken_rule(error: psycopg.IntegrityError) -> Fault:
    """Which column breaks which rule of its table."""
    told = error.diag
    table, rule = told.table_name or "", told.constraint_name or ""
    if isinstance(error, errors.UniqueViolation):
        found = re.search(r"\((.+?)\)=\((.*)\)", told.message_detail or "", re.DOTALL)
        column, value = found.groups() if found else (rule, "")
        return Fault(
            N_("Kunci “{column}” = “{value}” muncul lebih dari sekali."),
            N_("Sisakan satu baris untuk tiap kunci."),
            file=table,
            fields={"column": column.replace(", ", " + "), "value": value},
        )
    if isinstance(error, errors.NotNullViolation):
        return Fault(
            N_("Kolom “{column}” kosong."),
            N_("Isi nilainya."),
            file=table,
            fields={"column": told.column_name or ""},
        )
    # PostgreSQL names the rule of a column <table>_<column>_check.
    column = rule.removeprefix(f"{table}_").removesuffix("_check")
    return Fault(
        N_("Kolom “{column}” berisi nilai yang tidak diperbolehkan."),
        N_("Periksa pilihan dan batas nilai kolom itu dalam kamus data."),
        file=table,
        fields={"column": column},
    )
