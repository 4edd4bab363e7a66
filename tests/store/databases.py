"""Databases to try things on: one with the schema, and one that holds the grid world."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

import numpy as np
import psycopg
import pytest

from sentra_geo.__main__ import main
from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.package import package_name
from sentra_geo.store.database import Database
from sentra_geo.store.opening import DATABASE_VARIABLE, STORE_VARIABLE, open_store
from tests import worlds
from tests.store.stores import manifest_of

PASSWORD = "sangat-rahasia"  # noqa: S105 - of a made-up account
DEAD_URL = f"postgresql://ani:{PASSWORD}@127.0.0.1:1/kantor"


def skip_fsync(patch):
    """Spare the disk: what survives a power cut is another test's business."""
    patch.setattr("os.fsync", lambda _: None)


class World:
    """The grid world: its data folder, and a database that was filled with it."""

    def __init__(self, cluster, folder):
        self.folder = folder
        worlds.write_world(folder / "data", businesses=worlds.businesses_frame(is_sample=False))
        self.data = folder / "data"
        self.template = cluster.new_database()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(DATABASE_VARIABLE, self.template)
            patch.setenv(STORE_VARIABLE, str(folder / "store"))
            assert main(["database", "init"]) == 0
            assert main(["database", "fill", "--data", str(self.data)]) == 0
            store = store_of(self.data)
            assert store.lost() == ()
            self._copies = store.folder.root

    def store(self):
        """The world's store, with copies of what the database was filled with."""
        store = store_of(self.data)
        shutil.copytree(self._copies, store.folder.root)
        return store


def store_of(folder):
    """The store of a data folder, as the environment names it."""
    return open_store(package_name(folder), folder)


def run_sql(url, query, values=None):
    """Plain SQL, as QGIS would run it."""
    with psycopg.connect(url, options="-c lock_timeout=3s") as connection:
        done = connection.execute(query, values)
        return done.fetchall() if done.description else []


@contextmanager
def new_database(cluster, like=""):
    """URL of a database for one test; the server may be stopped meanwhile."""
    url = cluster.new_database(like)
    yield url
    cluster.drop_database(url)


def schema_database(cluster):
    """URL of a database with empty tables."""
    url = cluster.new_database()
    Database(url).initialise()
    return url


def register(*names, **about):
    """Manifest and content of a register: businesses B0, B1, ... with these names."""
    frame = worlds.businesses_frame(worlds.BUSINESSES[: len(names)])
    table = frame.to_crs(4326)
    rows = table.drop(columns="geometry").assign(
        business_id=[f"B{number}" for number in range(len(names))], name=list(names)
    )
    shapes = np.asarray(table.geometry)
    manifest = manifest_of(
        read=len(names) + 1, accepted=len(names), set_aside=1, source="Dinas", **about
    )
    return manifest, geoparquet_bytes(rows, shapes)


def line(name, east_km=15, **about):
    """Manifest and content of a boundary of the grid world."""
    frame = worlds.delineation_frame(worlds.rectangle(0, 0, east_km, 10), boundary_id=[name])
    table = frame.to_crs(4326)
    rows = table.drop(columns="geometry")
    manifest = manifest_of(
        "delineation", boundary_id=name, read=1, accepted=1, set_aside=0, **about
    )
    return manifest, geoparquet_bytes(rows, np.asarray(table.geometry))
