"""Fixtures that many tests share."""

import shutil

import pytest
from hypothesis import settings

from sentra_geo import read_study
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds

# The same examples on every machine and run, and no time limit on a busy one.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """The store of this test alone, empty."""
    monkeypatch.setenv("SENTRA_GEO_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("SENTRA_GEO_DATABASE_URL", raising=False)
    return tmp_path / "store"


@pytest.fixture(scope="session")
def study():
    """The shipped layers."""
    return read_study()


@pytest.fixture(scope="session")
def grid(tmp_path_factory):
    """The hand-made grid world, as a study."""
    return read_study(worlds.write_world(tmp_path_factory.mktemp("grid")))


@pytest.fixture(scope="session")
def by_route(tmp_path_factory):
    """The grid world with a travel table of kilometres."""
    folder = tmp_path_factory.mktemp("route") / "grid"
    return read_study(worlds.write_world(folder, travel=worlds.travel_frame()))


@pytest.fixture(scope="session")
def by_time(tmp_path_factory):
    """The grid world with the same table in minutes."""
    folder = tmp_path_factory.mktemp("time") / "grid"
    return read_study(worlds.write_world(folder, travel=worlds.travel_frame(unit="minutes")))


@pytest.fixture
def copy_data(tmp_path):
    """A copy of the shipped data folder, to be changed."""
    return shutil.copytree(DEFAULT_FOLDER, tmp_path / "data")


@pytest.fixture(scope="session")
def postgis_cluster():
    """A PostgreSQL server with PostGIS; a machine without fails, as a skipped test proves nothing.

    Tests that use it carry ``@pytest.mark.postgis``.
    """
    from tests import postgis  # noqa: PLC0415 - most tests need no database driver

    try:
        cluster = postgis.Cluster()
    except postgis.MissingPostgisError as missing:
        pytest.fail(str(missing))
    yield cluster
    cluster.close()


@pytest.fixture
def postgis_url(postgis_cluster):
    """URL of a new database that has PostGIS and nothing else."""
    url = postgis_cluster.new_database()
    yield url
    postgis_cluster.drop_database(url)
