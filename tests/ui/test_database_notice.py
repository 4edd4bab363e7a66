"""The pages with PostGIS behind them: a lost server is told, and costs no page its time."""

import threading
import time

import pytest

from sentra_geo.errors import LayerError, StoreError
from sentra_geo.store.database import Database
from sentra_geo.store.opening import DATABASE_VARIABLE
from sentra_geo.ui import cache
from tests.store.databases import (
    DEAD_URL,
    PASSWORD,
    World,
    new_database,
    register,
    run_sql,
    skip_fsync,
    store_of,
)
from tests.ui.conftest import plain, texts


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    skip_fsync(monkeypatch)
    cache.forget_signature()
    yield
    cache.forget_signature()


@pytest.fixture
def looks(monkeypatch):
    """How often the database was asked for its versions."""
    asked = []
    versions = Database.versions

    def count(self):
        asked.append(time.monotonic())
        return versions(self)

    monkeypatch.setattr(Database, "versions", count)
    return asked


@pytest.fixture
def no_server(monkeypatch):
    monkeypatch.setenv(DATABASE_VARIABLE, DEAD_URL)


def warnings(app):
    assert not app.exception
    return plain("\n".join(element.value for element in app.warning))


@pytest.mark.usefixtures("no_server")
class TestWithoutServer:
    @pytest.mark.parametrize("page", ["dashboard.py", "pages/data.py"])
    def test_the_page_says_so_and_shows_the_shipped_layers(self, open_page, page):
        app = open_page(page)
        text = warnings(app)
        assert "Basis data 127.0.0.1:1/kantor tidak dapat dihubungi" in text
        assert "Belum ada salinan basis data" in text
        assert PASSWORD not in text + texts(app)

    def test_reruns_do_not_ask_again(self, open_page, looks, monkeypatch):
        monkeypatch.setattr(cache, "_LOOK_S", 60)
        monkeypatch.setattr(cache, "_LONGEST_S", 60)
        app = open_page()
        first = len(looks)
        assert first > 0
        for _ in range(3):
            app = app.run()
        assert len(looks) == first
        assert "tidak dapat dihubungi" in warnings(app)

    def test_versions_do_not_ask_again(self, study, looks):
        for _ in range(3):
            with pytest.raises(StoreError, match="tidak dapat dihubungi"):
                cache.load_versions(study.folder)
        assert len(looks) <= 1

    def test_an_address_that_is_none(self, open_page, monkeypatch):
        monkeypatch.setenv(DATABASE_VARIABLE, f"postgresql://ani:{PASSWORD}@x:y/z")
        app = open_page()
        assert not app.exception
        text = plain("\n".join(element.value for element in app.error))
        assert "SENTRA_GEO_DATABASE_URL tidak sah" in text
        assert PASSWORD not in text + texts(app)
        with pytest.raises(LayerError):
            cache.load_study(cache.Path("data"))


class TestLook:
    def test_a_slow_look_counts_for_longer(self, monkeypatch):
        clock = [100.0]
        monkeypatch.setattr(cache.time, "monotonic", lambda: clock[0])
        look, seen = cache._Look(), []

        def slow(seconds):
            def ask():
                clock[0] += seconds
                seen.append(clock[0])
                return len(seen)

            return ask

        assert look.seen(slow(0.01)) == 1
        clock[0] += 2.9
        assert look.seen(slow(2)) == 1
        clock[0] += 0.2
        assert look.seen(slow(2)) == 2  # the answer took two seconds: not again for twenty
        clock[0] += 19.9
        assert look.seen(slow(50)) == 2
        clock[0] += 0.2
        assert look.seen(slow(50)) == 3
        clock[0] += 30.1  # never longer than half a minute
        assert look.seen(slow(0)) == 4

    def test_only_the_first_look_makes_others_wait(self):
        look, going, ready = cache._Look(), threading.Event(), threading.Event()

        def ask():
            ready.set()
            assert going.wait(10)
            return "seen"

        first = [threading.Thread(target=look.seen, args=(ask,)) for _ in range(2)]
        first[0].start()
        assert ready.wait(10)
        first[1].start()
        going.set()
        for thread in first:
            thread.join(10)
        look.until = 0.001  # long ago
        going.clear()
        ready.clear()
        again = threading.Thread(target=look.seen, args=(ask,))
        again.start()
        assert ready.wait(10)
        assert look.seen(lambda: "not asked") == "seen"
        going.set()
        again.join(10)

    def test_a_look_that_fails_does_not_block_the_next(self):
        look = cache._Look()

        def fail():
            raise RuntimeError

        with pytest.raises(RuntimeError):
            look.seen(fail)
        assert look.seen(lambda: "seen") == "seen"


@pytest.fixture(scope="module")
def world(postgis_cluster, tmp_path_factory):
    return World(postgis_cluster, tmp_path_factory.mktemp("world"))


@pytest.mark.postgis
class TestWithServer:
    @pytest.fixture
    def url(self, postgis_cluster, world, monkeypatch):
        with new_database(postgis_cluster, world.template) as made:
            monkeypatch.setenv(DATABASE_VARIABLE, made)
            yield made

    def test_a_store_is_seen_at_once_and_an_edit_soon(self, world, url, looks, monkeypatch):
        monkeypatch.setattr(cache, "_LOOK_S", 60)
        monkeypatch.setattr(cache, "_LONGEST_S", 60)
        first = cache.load_study(world.data)
        store_of(world.data).save(*register("a", "b"))
        asked = len(looks)
        assert cache.load_study(world.data) is first
        assert len(looks) == asked
        cache.forget_signature()
        second = cache.load_study(world.data)
        assert len(second.businesses.frame) == 2
        known = len(cache.load_versions(world.data))
        store_of(world.data).save(*register("a", "b", "c"))
        assert len(cache.load_versions(world.data)) == known
        cache.forget_signature()
        assert len(cache.load_versions(world.data)) == known + 1
        run_sql(url, "DELETE FROM sentra_geo.businesses WHERE business_id = 'B0'")
        cache.forget_signature()
        assert len(cache.load_study(world.data).businesses.frame) == 2

    def test_lost_and_found(self, open_page, world, url, postgis_cluster, monkeypatch):
        monkeypatch.setenv("SENTRA_GEO_DATA", str(world.data))
        run_sql(url, "UPDATE sentra_geo.population SET people = people * 2")
        app = open_page()
        assert warnings(app) == ""
        postgis_cluster.stop()
        try:
            cache.forget_signature()
            app = app.run()
            text = warnings(app)
        finally:
            postgis_cluster.start()
        assert "tidak dapat dihubungi" in text
        assert "salinan di komputer ini, yang cocok sampai" in text
        assert postgis_cluster.password not in text + texts(app)
        cache.forget_signature()
        assert warnings(app.run()) == ""
