"""Restoring, withdrawing and removing versions: nothing may be left that does not fit."""

import pandas as pd
import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.store.manifest import Manifest
from sentra_geo.store.opening import open_store
from sentra_geo.study import open_study
from sentra_geo.versions import remove_version, restore_version, withdraw_slot
from tests import worlds

NEW_CODE = "99.01.02.2003"


@pytest.fixture
def folder(tmp_path):
    return worlds.write_world(tmp_path / "world")


@pytest.fixture
def versions():
    return open_store("dunia")


def keep(versions, layer, frame):
    degrees = frame.to_crs(4326) if hasattr(frame, "to_crs") else None
    geometry = None if degrees is None else degrees.geometry.to_numpy()
    table = frame if degrees is None else degrees.drop(columns="geometry")
    count = len(frame)
    manifest = Manifest(
        layer=layer,
        created_at="2026-11-22T05:00:00+00:00",
        file="x.csv",
        file_sha256="",
        content_sha256="",
        read=count,
        accepted=count,
        set_aside=0,
    )
    return versions.save(manifest, geoparquet_bytes(table, geometry))


def one_more_village():
    """The villages, and E to the east of D."""
    frame = worlds.villages_frame()
    new = frame[frame["village"] == "D"].copy()
    new["village"], new["village_code"] = "E", NEW_CODE
    new["settlement_lon"] += 0.09  # 10 km
    new.geometry = new.geometry.translate(10 * worlds.KM)
    return pd.concat([frame, new], ignore_index=True)


def sentra_in_it():
    frame = worlds.sentra_frame()
    frame.loc[frame["sentra_id"] == "S4", "village_code"] = NEW_CODE
    return frame


@pytest.fixture
def linked(versions):
    """Stored villages, and stored sentra that need them."""
    first = keep(versions, "villages", one_more_village())
    return first, keep(versions, "sentra", sentra_in_it())


def in_force(versions):
    return {snapshot.manifest.slot for snapshot in versions.current()}


@pytest.mark.usefixtures("linked")
def test_what_another_stored_layer_needs_cannot_be_withdrawn(folder, versions):
    assert open_study(folder).notices == ()
    with pytest.raises(IntakeError, match=NEW_CODE):
        withdraw_slot("villages", folder, versions)
    assert in_force(versions) == {"villages", "sentra"}


def test_nor_removed(folder, versions, linked):
    with pytest.raises(IntakeError, match=NEW_CODE):
        remove_version(versions.find(linked[0].id), folder, versions)
    assert len(versions.snapshots()) == 2


@pytest.mark.usefixtures("linked")
def test_in_the_other_order_both_go(folder, versions):
    withdraw_slot("sentra", folder, versions)
    withdraw_slot("villages", folder, versions)
    assert in_force(versions) == set()
    assert open_study(folder).notices == ()


def test_a_version_that_does_not_fit_any_more_is_not_restored(folder, versions, linked):
    withdraw_slot("sentra", folder, versions)
    withdraw_slot("villages", folder, versions)
    with pytest.raises(IntakeError, match=NEW_CODE):
        restore_version(linked[1], folder, versions)
    assert in_force(versions) == set()
    restore_version(linked[0], folder, versions)
    restore_version(linked[1], folder, versions)
    assert in_force(versions) == {"villages", "sentra"}


def test_a_version_that_is_not_in_force_may_always_be_removed(folder, versions, linked):
    keep(versions, "sentra", sentra_in_it())
    remove_version(versions.find(linked[1].id), folder, versions)
    assert len(versions.snapshots("sentra")) == 1
    assert open_study(folder).notices == ()
