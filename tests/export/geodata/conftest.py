"""Files that many tests of map data look into, made once."""

import json

import pytest

from sentra_geo import read_study
from sentra_geo.export.geodata.geodata import geodata_files, geodata_layers
from tests.export.geodata.worlds import order, write_hostile, write_register


@pytest.fixture(scope="session")
def register(tmp_path_factory):
    """The wide world with a register of businesses, personal columns and all."""
    return read_study(write_register(tmp_path_factory.mktemp("register")))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The grid world with names that are no names."""
    return read_study(write_hostile(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="session")
def shipped(study):
    """Order and files of the shipped layers, for the office."""
    request = order(study)
    return request, geodata_files(request)


@pytest.fixture(scope="session")
def layers(shipped):
    """The layers of these files."""
    return geodata_layers(shipped[0])


@pytest.fixture(scope="session")
def internal(register):
    """Order and files of the register, for the office."""
    request = order(register, radius_km=10.0)
    return request, geodata_files(request)


@pytest.fixture(scope="session")
def public(register):
    """Order and files of the register, for the public."""
    request = order(register, audience="public", radius_km=10.0)
    return request, geodata_files(request)


@pytest.fixture(scope="session")
def properties():
    """The properties of each feature of a GeoJSON file."""

    def read(files, name):
        return [f["properties"] for f in json.loads(files[f"{name}.geojson"])["features"]]

    return read
