"""Connections that fail: each is told with its reason and remedy, none tells the password."""

import socket
import traceback

import psycopg
import pytest

from sentra_geo.errors import StoreError
from sentra_geo.store.database import Database
from sentra_geo.store.database_connection import Address, open_connection

SECRET = "rahasia-42"  # noqa: S105 - made up


def told(url, call=Database.versions):
    """The text of the error, after a look for the password in all that could be shown."""
    with pytest.raises(StoreError) as caught:
        call(Database(url))
    shown = "".join(traceback.format_exception(caught.value))
    for password in (SECRET, "rahasia", "ia-42"):
        assert password not in shown
        assert password not in str(caught.value)
        assert password not in repr(caught.value.faults)
    return caught.value.text()


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "sqlite:///file.db",
        f"postgresql+psycopg://ani:{SECRET}@localhost/ppu",
        f"mysql://ani:{SECRET}@localhost/ppu",
        f"postgresql://ani:{SECRET}@{SECRET}@localhost/ppu",
        f"postgresql://ani:{SECRET}/42@localhost/ppu",
        f"postgresql://ani:42/{SECRET}@localhost/ppu",
        f"postgresql://ani:{SECRET}#@loc@alhost/ppu",
        f"postgresql://ani:{SECRET}%zz@localhost/ppu",
        f"host=localhost password={SECRET} nonsense",
        f"host=localhost password='{SECRET}",
        f"postgresql://ani:{SECRET}@localhost:port/ppu",
        f"postgresql://ani:{SECRET}@localhost/ppu?unknown=1",
    ],
)
def test_what_is_no_url_is_told_without_repeating_it(url):
    assert told(url).startswith("Alamat basis data di SENTRA_GEO_DATABASE_URL tidak sah.")


@pytest.mark.parametrize(
    ("url", "server", "user"),
    [
        ("postgresql://ani:x@db.ppu.go.id:5433/ppu", "db.ppu.go.id:5433/ppu", "ani"),
        ("postgres://ani@db/ppu?sslmode=require", "db:5432/ppu", "ani"),
        ("postgresql://ani%40office:a%40b%3A%2F@db/ppu", "db:5432/ppu", "ani@office"),
        ("host=db dbname=ppu user=ani password=x", "db:5432/ppu", "ani"),
    ],
)
def test_addresses_are_named_without_the_password(url, server, user):
    address = Address.from_url(url)
    assert (address.server, address.user) == (server, user)
    assert Database(url).server == server
    assert url not in repr(Database(url)) + repr(address)


def test_a_server_that_is_not_there_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = told(f"postgresql://ani:{SECRET}@127.0.0.1:{port}/ppu")
    assert f"127.0.0.1:{port}/ppu tidak dapat dihubungi" in text
    assert "Periksa alamat" in text


def test_a_name_that_is_unknown_is_told():
    text = told(f"postgresql://ani:{SECRET}@no-such-host.invalid/ppu")
    assert "no-such-host.invalid:5432/ppu tidak dapat dihubungi" in text


def test_a_server_that_says_nothing_is_given_up():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        text = told(f"postgresql://ani:{SECRET}@127.0.0.1:{port}/ppu?connect_timeout=1")
    assert "tidak dapat dihubungi" in text


@pytest.mark.postgis
def test_a_wrong_password_is_told(postgis_cluster):
    text = told(postgis_cluster.url(password=SECRET))
    assert "menolak akun “postgres”. Periksa akun dan kata sandi" in text


@pytest.mark.postgis
def test_an_unknown_account_or_database_is_told(postgis_cluster):
    url = postgis_cluster.url("no_such_database")
    assert "no_such_database tidak ada. Periksa namanya" in told(url)
    url = postgis_cluster.url().replace("//postgres:", "//nobody_here:")
    assert "menolak akun “nobody_here”" in told(url)


@pytest.mark.postgis
def test_a_server_that_was_stopped_is_told_and_found_again(postgis_cluster, postgis_url):
    database = Database(postgis_url)
    database.initialise()
    postgis_cluster.stop()
    try:
        text = told(postgis_url)
    finally:
        postgis_cluster.start()
    assert "tidak dapat dihubungi" in text
    assert postgis_cluster.password not in text
    assert database.versions()


@pytest.mark.postgis
def test_a_server_that_stops_in_the_middle_is_told(postgis_cluster, postgis_url):
    def ask_a_stopped_server():
        with open_connection(Address.from_url(postgis_url)) as connection:
            postgis_cluster.stop()
            connection.execute("SELECT 1")

    try:
        with pytest.raises(StoreError, match=r"terputus .* Data lama tetap berlaku"):
            ask_a_stopped_server()
    finally:
        postgis_cluster.start()


@pytest.mark.postgis
def test_a_connection_says_who_it_is_and_has_limits(postgis_url):
    address = Address.from_url(f"{postgis_url}?options=-c%20work_mem%3D5MB&connect_timeout=7")
    query = (
        "SELECT current_setting('application_name'), current_setting('statement_timeout'),"
        " current_setting('lock_timeout'), current_setting('work_mem')"
    )
    with open_connection(address, 12) as connection:
        assert connection.execute(query).fetchone() == ("sentra-geo", "12s", "15s", "5MB")
        info = connection.info.get_parameters()
    assert info["connect_timeout"] == "7"
    with open_connection(Address.from_url(postgis_url)) as connection:
        assert connection.info.get_parameters()["connect_timeout"] == "5"
    assert connection.closed


@pytest.mark.postgis
def test_a_fault_inside_undoes_everything_and_closes(postgis_url):
    opened = []

    def fail():
        with open_connection(Address.from_url(postgis_url)) as connection:
            opened.append(connection)
            connection.execute("CREATE TABLE kept (n integer)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert opened[0].closed
    with psycopg.connect(postgis_url) as other:
        assert other.execute("SELECT to_regclass('kept')").fetchone() == (None,)


@pytest.mark.postgis
def test_a_password_that_turns_up_in_a_message_is_blanked(postgis_cluster, postgis_url):
    with (
        pytest.raises(StoreError) as caught,
        open_connection(Address.from_url(postgis_url)) as connection,
    ):
        connection.execute("SELECT %s::integer", [postgis_cluster.password + "x"])
    assert postgis_cluster.password not in caught.value.text()
    assert "•••x" in caught.value.text()
