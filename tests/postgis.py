"""A real PostgreSQL with PostGIS for the tests: a temporary cluster on a free port.

``python -m tests.postgis`` says what is missing on this machine and fails if anything is.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

try:
    import pwd
except ImportError:  # Windows, where this module is collected too
    pwd = None

MISSING = (
    "Tests of the database need PostgreSQL with PostGIS; {what}. "
    "Debian, Ubuntu: sudo apt-get install postgresql postgresql-postgis. "
    "Others: install both, and name the folder of initdb and postgres in POSTGRESQL_BIN. "
    "All other checks: make check."
)
# Speed, not safety: the cluster lives for one run.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "jit": "off",
    "max_connections": "20",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}
_LONGEST_SOCKET_PATH = 80
_START_S, _STOP_S = 30, 20
_TEMPLATE = "sentra_geo_template"


class MissingPostgisError(RuntimeError):
    """PostgreSQL or PostGIS is not installed."""


def find_programs() -> Path:
    """Folder of the newest PostgreSQL that has PostGIS.

    Raises:
        MissingPostgisError: There is none; the text says what to install.
    """
    folders = _folders()
    if not folders:
        raise MissingPostgisError(MISSING.format(what="no PostgreSQL was found"))
    for folder in folders:
        if (_shared(folder) / "extension/postgis.control").is_file():
            return folder
    raise MissingPostgisError(MISSING.format(what=f"PostGIS is missing for {folders[0].parent}"))


def _folders() -> list[Path]:
    named = os.environ.get("POSTGRESQL_BIN")
    if named:
        found = [Path(named)]
    else:
        # Debian keeps the server's programs off the path, one folder a version.
        found = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=_version, reverse=True)
        on_path = shutil.which("initdb")
        found += [Path(on_path).resolve().parent] if on_path else []
    return [path for path in found if (path / "initdb").exists() and (path / "postgres").exists()]


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.parent.name.split(".") if part.isdigit())


def _shared(folder: Path) -> Path:
    if folder.is_relative_to("/usr/lib/postgresql"):
        return Path("/usr/share/postgresql") / folder.parent.name
    done = subprocess.run(
        [folder / "pg_config", "--sharedir"], capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


class Cluster:
    """A running PostgreSQL server with an empty template database that has PostGIS.

    Attributes:
        port: Its port on 127.0.0.1.
        password: Of the user ``postgres``; another one each time, since other users of this
            machine can reach the port.
    """

    def __init__(self) -> None:
        self._programs = find_programs()
        self.port = 0
        self.password = secrets.token_hex(16)
        # Not pytest's folder: its parents are closed to the user that the server runs as.
        self._folder = Path(tempfile.mkdtemp(prefix="sentra-geo-pg-"))
        self._user = _server_user()
        self._server: subprocess.Popen[bytes] | None = None
        self._made = 0
        try:
            self._initialise()
            self.start()
            self._make_template()
        except BaseException:
            self.close()
            raise

    def url(self, database: str = "postgres", *, password: str | None = None) -> str:
        """URL of a database of the cluster."""
        password = self.password if password is None else password
        return f"postgresql://postgres:{password}@127.0.0.1:{self.port}/{database}"

    def new_database(self, like: str = "") -> str:
        """URL of a new database: PostGIS and nothing else, or a copy of the one at a URL."""
        self._made += 1
        name = f"sentra_geo_{self._made}"
        template = like.rpartition("/")[2] or _TEMPLATE
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Remove a database of :meth:`new_database`, whoever is still connected."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", url.rpartition("/")[2])

    def start(self) -> None:
        """Start the server on its port, or on a free one at first."""
        for _ in range(3):  # somebody may take the free port in the meantime
            self.port = self.port or _free_port()
            settings = {**SETTINGS, "port": self.port, "unix_socket_directories": self._sockets()}
            options = [f"-c{name}={value}" for name, value in settings.items()]
            with (self._folder / "log.txt").open("ab") as log:
                self._server = subprocess.Popen(
                    [self._programs / "postgres", "-D", self._folder / "data", *options],
                    stdout=log,
                    stderr=log,
                    **self._as_user(),
                )
            if self._wait():
                return
            self.stop()
            self.port = 0
        raise RuntimeError(f"PostgreSQL did not start:\n{self._log()}")

    def stop(self) -> None:
        """Stop the server at once; connections break."""
        if self._server is None:
            return
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._server = None

    def close(self) -> None:
        """Stop the server and remove its files."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _initialise(self) -> None:
        secret = self._folder / "password"
        secret.write_text(self.password)
        if self._user:
            for path in (self._folder, secret):
                shutil.chown(path, *self._user)
        command = [self._programs / "initdb", "-D", self._folder / "data", "-U", "postgres"]
        command += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
        command += ["--encoding=UTF8", "--locale=C"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, **self._as_user()
        )
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")

    def _make_template(self) -> None:
        self._run("CREATE DATABASE {}", _TEMPLATE)
        with psycopg.connect(self.url(_TEMPLATE), autocommit=True) as connection:
            try:
                connection.execute("CREATE EXTENSION postgis")
            except psycopg.Error as error:
                raise MissingPostgisError(
                    MISSING.format(what=str(error).splitlines()[0])
                ) from error

    def _as_user(self) -> dict[str, object]:
        """How to start a program of PostgreSQL, which refuses to run as root."""
        names = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")
        clean = {name: os.environ[name] for name in names if name in os.environ}
        about: dict[str, object] = {"cwd": self._folder, "env": {**clean, "LC_ALL": "C"}}
        if self._user:
            about |= {"user": self._user[0], "group": self._user[1], "extra_groups": []}
        return about

    def _sockets(self) -> str:
        """Folder of the Unix socket; none where its path would be too long for one."""
        folder = str(self._folder)
        return folder if len(folder) <= _LONGEST_SOCKET_PATH else ""

    def _wait(self) -> bool:
        end = time.monotonic() + _START_S
        while time.monotonic() < end and self._server.poll() is None:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return True
        return False

    def _run(self, query: str, *names: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL(query).format(*map(sql.Identifier, names)))

    def _log(self) -> str:
        path = self._folder / "log.txt"
        return path.read_text(errors="replace")[-2000:] if path.is_file() else ""


def _server_user() -> tuple[int, int] | None:
    """User and group that root hands the server to; None for everybody else."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no user for it")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


if __name__ == "__main__":
    try:
        find_programs()
    except MissingPostgisError as missing:
        sys.exit(str(missing))
