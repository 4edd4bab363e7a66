"""What every store promises, tried on a folder and on a database alike."""

import hashlib

import pytest

from sentra_geo.errors import StoreError
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.store.opening import open_store, stored_layers
from sentra_geo.store.snapshots import SnapshotFolder
from tests.store.databases import line, new_database, register, schema_database, skip_fsync

SLOT = "businesses"


@pytest.fixture(scope="module")
def empty(postgis_cluster):
    return schema_database(postgis_cluster)


@pytest.fixture(params=["folder", pytest.param("database", marks=pytest.mark.postgis)])
def store(request, tmp_path, monkeypatch):
    skip_fsync(monkeypatch)
    monkeypatch.setenv("SENTRA_GEO_STORE", str(tmp_path / "store"))
    if request.param == "folder":
        monkeypatch.delenv("SENTRA_GEO_DATABASE_URL", raising=False)
        yield open_store("dunia")
        return
    cluster = request.getfixturevalue("postgis_cluster")
    with new_database(cluster, request.getfixturevalue("empty")) as url:
        monkeypatch.setenv("SENTRA_GEO_DATABASE_URL", url)
        yield open_store("dunia")


def names_in_force(store, slot=SLOT):
    """Names of the businesses in force; None where the shipped layer counts."""
    layers, faults = stored_layers(store)
    assert faults == []
    found = [fact for fact in layers if fact.path.stem == slot]
    assert len(found) <= 1
    return geoparquet_rows(found[0].path)[0]["name"].tolist() if found else None


def boundaries_in_force(store):
    return sorted(f.path.stem for f in stored_layers(store)[0] if f.layer == "delineation")


def test_nothing_stored(store):
    assert store.snapshots() == store.current() == store.lost() == ()
    assert stored_layers(store) == ([], [])


def test_what_is_saved_is_in_force_listed_and_whole(store):
    manifest, content = register("a", "b", who="Ani", title="Daftar")
    saved = store.save(manifest, content, b"set aside")
    assert saved.is_current
    assert saved.manifest.content_sha256 == hashlib.sha256(content).hexdigest()
    assert names_in_force(store) == ["a", "b"]
    (listed,) = store.snapshots()
    (current,) = store.current()
    assert listed.id == current.id == saved.id
    assert listed.is_current
    assert current.is_current
    for shown in (listed, current):
        assert (shown.manifest.who, shown.manifest.title) == ("Ani", "Daftar")
        assert (shown.manifest.read, shown.manifest.set_aside) == (3, 1)
        assert shown.manifest.created_at == manifest.created_at
    fetched = store.fetch(listed)
    assert fetched.is_whole
    assert fetched.path.read_bytes() == content
    assert fetched.set_aside.read_bytes() == b"set aside"
    assert store.lost() == ()


def test_nothing_set_aside(store):
    saved = store.save(*register("a"))
    assert store.fetch(saved).set_aside is None


def test_newest_first_and_one_in_force(store):
    saved = [store.save(*register(name)).id for name in "abcd"]
    assert [snapshot.id for snapshot in store.snapshots()] == saved[::-1]
    assert [s.id for s in store.snapshots() if s.is_current] == [saved[-1]]
    assert names_in_force(store) == ["d"]


def test_an_older_one_is_restored(store):
    first = store.save(*register("a"), b"set aside")
    second = store.save(*register("b", "c"))
    before = store.signature()
    restored = store.restore(first.id)
    assert restored.id == first.id
    assert restored.is_current
    assert store.fetch(restored).set_aside.read_bytes() == b"set aside"
    assert names_in_force(store) == ["a"]
    assert store.signature() != before
    assert [(s.id, s.is_current) for s in store.snapshots()] == [
        (second.id, False),
        (first.id, True),
    ]


def test_a_withdrawn_slot_has_none_in_force_and_keeps_its_versions(store):
    saved = store.save(*register("a"))
    before = store.signature()
    store.withdraw(SLOT)
    assert names_in_force(store) is None
    assert store.current() == ()
    assert store.signature() != before
    assert [(s.id, s.is_current) for s in store.snapshots()] == [(saved.id, False)]
    store.withdraw(SLOT)
    store.withdraw("population")
    store.restore(saved.id)
    assert names_in_force(store) == ["a"]


def test_removing_one_that_is_not_in_force_changes_nothing_else(store):
    first, second = store.save(*register("a")), store.save(*register("b"))
    store.fetch(first)
    store.remove(first.id)
    assert not first.path.exists()
    assert names_in_force(store) == ["b"]
    assert [s.id for s in store.snapshots()] == [second.id]


def test_removing_the_one_in_force_withdraws_it(store):
    first, second = store.save(*register("a")), store.save(*register("b"))
    store.remove(second.id)
    assert names_in_force(store) is None
    assert [(s.id, s.is_current) for s in store.snapshots()] == [(first.id, False)]


def test_ids_and_slots_that_do_not_exist(store):
    store.save(*register("a"))
    for name in ("", "..", "../../etc", "nothing", "x" * 300):
        for method in (store.restore, store.remove):
            with pytest.raises(StoreError, match="tidak ada"):
                method(name)
    for slot in ("", "..", "../x", "con", "businesses.", "Businesses", "columns"):
        for method in (store.snapshots, store.withdraw):
            with pytest.raises(ValueError, match=f"^{slot}$"):
                method(slot)
    assert names_in_force(store) == ["a"]


def test_what_cannot_be_read_again_is_not_written(store):
    with pytest.raises(ValueError, match="str"):
        store.save(*register("a", title=5))
    assert store.snapshots() == ()
    assert names_in_force(store) is None


def test_boundaries_stand_beside_each_other(store):
    first = store.save(*line("uu3_2022"))
    long = store.save(*line("Garis-Usulan-Pemerintah-Kabupaten-2026"))
    assert boundaries_in_force(store) == sorted([first.manifest.slot, long.manifest.slot])
    again = store.save(*line("uu3_2022", east_km=12))
    assert [s.id for s in store.snapshots("delineation.uu3_2022")] == [again.id, first.id]
    store.withdraw("delineation.uu3_2022")
    assert boundaries_in_force(store) == [long.manifest.slot]
    store.restore(first.id)
    assert boundaries_in_force(store) == sorted([first.manifest.slot, long.manifest.slot])
    store.remove(long.id)
    assert boundaries_in_force(store) == ["delineation.uu3_2022"]


def test_the_signature_changes_with_what_is_in_force_only(store):
    store.save(*register("a"))
    seen = store.signature()
    assert store.signature() == seen
    store.remember_columns("a1", {"Nama": "name"})
    assert store.remembered_columns("a1") == {"Nama": "name"}
    assert store.signature() == seen
    store.save(*register("b"))
    assert store.signature() != seen


def test_copies_that_are_damaged_are_told_or_mended(store):
    store.save(*register("a"))
    (current,) = store.current()
    current.path.write_bytes(b"damaged")
    layers, faults = stored_layers(store)
    if isinstance(store, SnapshotFolder):
        assert layers == []
        assert "rusak" in faults[0].text()
    else:
        assert faults == []
        assert names_in_force(store) == ["a"]
