"""Stored layers in the place of the shipped ones."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo import LayerError, Question, answer, read_study
from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.package import package_name, read_package
from sentra_geo.layers.projection import geometry_to_degrees
from sentra_geo.layers.reading import _read_file
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.question import RULES
from sentra_geo.store.opening import open_store, stored_layers
from sentra_geo.study import DEFAULT_FOLDER, open_study
from tests import worlds
from tests.store.stores import manifest_of
from tests.worlds import rectangle

QUESTIONS = [
    Question(rule=rule, near_km=near, **about)
    for rule in RULES
    for near, about in ((0, {}), (5, {"unit": "businesses", "base": "area"}))
]


def degrees(frame):
    """Columns, and shapes in degrees, as the store takes them."""
    moved = frame.to_crs(4326)
    return pd.DataFrame(moved.drop(columns="geometry")), moved.geometry.to_numpy()


def keep(store, layer, frame, geometry=None, **about):
    """Store a layer's rows."""
    rows = len(frame)
    manifest = manifest_of(layer, read=rows, accepted=rows, set_aside=0, **about)
    return store.save(manifest, geoparquet_bytes(frame, geometry))


@pytest.fixture
def folder(tmp_path):
    """The grid world, with a sample register."""
    return worlds.write_world(tmp_path / "grid", businesses=worlds.businesses_frame(is_sample=True))


@pytest.fixture
def layers(folder):
    """The store of the grid world."""
    return open_store(package_name(folder))


def line(polygon, name, law="Baru"):
    """A boundary, its edges cut so that degrees keep it straight."""
    frame = worlds.delineation_frame(polygon, boundary_id=[name], law=[law])
    return frame.set_geometry(shapely.segmentize(frame.geometry.array, 500))


class TestReplacing:
    def test_nothing_stored_is_the_shipped_folder(self, folder):
        study = open_study(folder)
        assert study.notices == ()
        assert study.digest == read_study(folder).digest
        assert study.has_sample

    def test_a_register_takes_the_place_of_the_sample(self, folder, layers):
        rows = worlds.BUSINESSES[:5]
        keep(layers, "businesses", *degrees(worlds.businesses_frame(rows)), title="Daftar")
        study = open_study(folder)
        assert study.notices == ()
        assert (study.has_register, study.has_sample) == (True, False)
        assert study.business_village.tolist() == [0, 0, 1, 1, 1]
        assert study.boundaries["garis"].businesses["any"].total == 5
        assert study.default_question().base == "businesses"
        assert [f.title for f in study.layers if f.layer == "businesses"] == ["Daftar"]
        layers.withdraw("businesses")
        assert open_study(folder).has_sample

    def test_businesses_are_added_where_the_folder_has_none(self, tmp_path):
        folder = worlds.write_world(tmp_path / "bare", businesses=None)
        store = open_store(package_name(folder))
        keep(store, "businesses", *degrees(worlds.businesses_frame()))
        assert open_study(folder).boundaries["garis"].businesses["any"].total == 8

    def test_people_are_replaced(self, folder, layers):
        keep(layers, "population", worlds.population_frame((1_500, 2_500)))
        study = open_study(folder)
        assert study.population.frame["people"].tolist() == [1_500, 2_500]
        assert answer(study, Question(boundary="garis")).people_total == 4_000

    def test_a_boundary_stands_beside_the_shipped_one(self, folder, layers):
        keep(
            layers,
            "delineation",
            *degrees(line(rectangle(0, 0, 20, 10), "baru")),
            boundary_id="baru",
            law="UU 21/2023",
        )
        study = open_study(folder)
        assert list(study.boundaries) == ["garis", "baru"]
        np.testing.assert_allclose(study.boundaries["baru"].share_inside, [1, 1, 0, 0], atol=1e-5)
        alone = read_study(folder).boundaries["garis"]
        np.testing.assert_array_equal(study.boundaries["garis"].share_inside, alone.share_inside)
        for name, file in (("garis", "delineation.geojson"), ("baru", "delineation.baru.parquet")):
            facts = study.layers_for(name)
            assert [f.path.name for f in facts if f.layer == "delineation"] == [file]
            assert {f.layer for f in facts} == {f.layer for f in study.layers}
            assert study.boundaries[name].facts.path.name == file
        assert answer(study, Question(boundary="baru", near_km=0)).zones[0].villages == 2

    def test_a_boundary_of_the_same_name_takes_its_place(self, folder, layers):
        keep(
            layers,
            "delineation",
            *degrees(line(rectangle(0, 0, 20, 20), "garis", law="Lain")),
            boundary_id="garis",
        )
        study = open_study(folder)
        assert list(study.boundaries) == ["garis"]
        assert study.boundaries["garis"].law == "Lain"
        assert study.boundaries["garis"].share_inside == pytest.approx([1] * 4, abs=1e-5)
        lines = [f for f in study.layers_for("garis") if f.layer == "delineation"]
        assert [f.path.name for f in lines] == ["delineation.garis.parquet"]

    def test_boundaries_of_hostile_names_stand_beside_each_other(self, folder, layers):
        names = ["../../etc", "UU 3/2022", "uu 3/2022", "CON", "x" * 300]
        for name in names:
            frame, shapes = degrees(line(rectangle(0, 0, 20, 10), name))
            keep(layers, "delineation", frame, shapes, boundary_id=name)
        study = open_study(folder)
        assert study.notices == ()
        assert set(study.boundaries) == {"garis", *names}

    def test_the_shipped_line_stays_the_first_one_shown(self):
        store = open_store(package_name(DEFAULT_FOLDER))
        shipped = read_study()
        outline = geometry_to_degrees(shipped.boundaries["uu3_2022"].polygon)
        frame = pd.DataFrame(worlds.delineation_frame(boundary_id=["uu21_2023"])).drop(
            columns="geometry"
        )
        keep(store, "delineation", frame, np.array([outline]), boundary_id="uu21_2023")
        study = open_study(DEFAULT_FOLDER)
        assert study.notices == ()
        assert list(study.boundaries) == ["uu3_2022", "uu21_2023"]
        assert study.default_question().boundary == "uu3_2022"


class TestDigest:
    def test_changes_with_what_is_stored_and_comes_back(self, folder, layers):
        seen = [open_study(folder).digest]
        first = keep(layers, "population", worlds.population_frame((1_001, 3_000)))
        seen.append(open_study(folder).digest)
        keep(layers, "population", worlds.population_frame((1_002, 3_000)))
        seen.append(open_study(folder).digest)
        assert len(set(seen)) == 3
        layers.restore(first.id)
        assert open_study(folder).digest == seen[1]
        layers.withdraw("population")
        assert open_study(folder).digest == seen[0]


class TestFaults:
    def sentra_elsewhere(self, layers):
        frame, places = degrees(worlds.sentra_frame())
        frame.loc[0, "village_code"] = "64.09.99.9999"
        keep(layers, "sentra", frame, places)

    def test_one_that_contradicts_the_others_is_not_used(self, folder, layers):
        self.sentra_elsewhere(layers)
        keep(layers, "population", worlds.population_frame((1_500, 2_500)))
        study = open_study(folder)
        shipped = read_study(folder)
        assert study.sentra.facts == shipped.sentra.facts
        assert study.population.frame["people"].tolist() == [1_500, 2_500]  # the other one stays
        assert "64.09.99.9999" in study.notices[0].text()
        assert study.notices[0].file == "sentra.parquet"

    def test_strict_does_not_go_on_without_it(self, folder, layers):
        self.sentra_elsewhere(layers)
        stored, notices = stored_layers(layers)
        assert notices == []
        with pytest.raises(LayerError, match=r"64\.09\.99\.9999"):
            read_study(folder, stored, strict=True)

    def test_one_that_cannot_be_read_is_left_out_and_the_others_are_used(self, folder, layers):
        layers.save(manifest_of("businesses"), b"no parquet")
        keep(layers, "population", worlds.population_frame((1_500, 2_500)))
        study = open_study(folder)
        assert study.has_sample
        assert study.population.frame["people"].sum() == 4_000
        assert study.population.frame["people"].tolist() == [1_500, 2_500]
        assert [notice.file for notice in study.notices] == ["businesses.parquet"]
        with pytest.raises(LayerError, match=r"businesses\.parquet"):
            read_study(folder, stored_layers(layers)[0], strict=True)

    @pytest.mark.parametrize(
        "damage",
        [
            lambda s: s.path.write_bytes(s.path.read_bytes()[:-10]),
            lambda s: s.path.unlink(),
            lambda s: (s.folder / "manifest.json").write_text("[]", encoding="utf-8"),
            lambda s: (s.folder.parent / "current").write_text("../../etc", encoding="utf-8"),
            lambda s: (s.folder.parent / "current").write_bytes(b"\xff"),
        ],
    )
    def test_a_damaged_one_gives_way_to_the_shipped_layer(self, folder, layers, damage):
        damage(keep(layers, "population", worlds.population_frame((1_500, 2_500))))
        study = open_study(folder)
        assert study.population.frame["people"].tolist() == [1_000, 3_000]
        assert [notice.fields for notice in study.notices] == [{"slot": "population"}]
        assert study.digest == read_study(folder).digest

    def test_a_store_that_is_a_file(self, folder, store):
        store.write_text("x", encoding="utf-8")
        assert open_study(folder).notices == ()

    def test_the_folder_s_own_faults_are_still_errors(self, folder, layers):
        keep(layers, "population", worlds.population_frame((1_500, 2_500)))
        (folder / "sentra.geojson").write_text("{", encoding="utf-8")
        with pytest.raises(LayerError, match="sentra"):
            open_study(folder)

    def test_a_stored_layer_mends_a_folder_whose_own_is_broken(self, folder, layers):
        keep(layers, "population", worlds.population_frame((1_500, 2_500)))
        (folder / "population.csv").write_text("x\n1\n", encoding="utf-8")
        assert open_study(folder).population.frame["people"].sum() == 4_000


# Where it comes from, and the cut that the figures are made of.
_APART = {"facts", "digest", "layer", "cut"}


def figures(value):
    """Every figure of an answer, by its place; where it comes from left out."""
    if dataclasses.is_dataclass(value):
        held = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        return figures({k: v for k, v in held.items() if k not in _APART})
    if isinstance(value, dict) or hasattr(value, "items"):
        pairs = value.items() if not isinstance(value, pd.DataFrame) else value.to_dict().items()
        return {f"{k}/{n}": v for k, held in pairs for n, v in figures(held).items()}
    if isinstance(value, np.ndarray):
        return {"": value}
    if isinstance(value, tuple | list):
        return figures(dict(enumerate(value)))
    return {"": value}


def assert_same_figures(found, expected):
    found, expected = figures(found), figures(expected)
    assert found.keys() == expected.keys()
    assert len(found) > 1_000
    for name, value in expected.items():
        if isinstance(value, np.ndarray | float):
            np.testing.assert_allclose(found[name], value, rtol=1e-9, atol=1e-9, err_msg=name)
        elif isinstance(value, shapely.Geometry):
            assert shapely.equals_exact(found[name], value, 1e-9), name
        else:
            assert found[name] == value, name


class TestCopies:
    """A stored copy of a shipped layer gives the figures of the shipped one."""

    def copy(self, store, fact):
        frame, geometry, crs = _read_file(fact, SCHEMAS[fact.layer])
        assert crs == "EPSG:4326"
        shapes = shapely.points(*geometry) if isinstance(geometry, tuple) else geometry
        return keep(store, fact.layer, frame, shapes, boundary_id="uu3_2022")

    @pytest.mark.parametrize("which", [*(f.layer for f in read_package(DEFAULT_FOLDER)), "all"])
    def test_gives_the_same_answers(self, study, which):
        store = open_store(package_name(DEFAULT_FOLDER))
        chosen = [f for f in read_package(DEFAULT_FOLDER) if which in {f.layer, "all"}]
        for fact in chosen:
            self.copy(store, fact)
        copied = open_study(DEFAULT_FOLDER)
        assert copied.notices == ()
        assert copied.digest != study.digest
        assert {f.layer for f in copied.layers if f.path.suffix == ".parquet"} == {
            f.layer for f in chosen
        }
        assert list(copied.boundaries) == list(study.boundaries)
        for question in QUESTIONS:
            assert_same_figures(answer(copied, question), answer(study, question))

    def test_a_difference_would_be_seen(self, study, copy_data):
        path = copy_data / "population.csv"
        frame = pd.read_csv(path, dtype=str)
        frame.loc[0, "people"] = str(int(frame.loc[0, "people"]) + 1)
        frame.to_csv(path, index=False)
        with pytest.raises(AssertionError):
            assert_same_figures(
                answer(read_study(copy_data), Question()), answer(study, Question())
            )

    def test_columns_that_figures_do_not_need_are_kept_in_the_file(self):
        store = open_store(package_name(DEFAULT_FOLDER))
        fact = next(f for f in read_package(DEFAULT_FOLDER) if f.layer == "villages")
        snapshot = self.copy(store, fact)
        held = pd.read_parquet(snapshot.path)
        assert {"bps_code", "postcode", "settlement_source"} <= set(held.columns)
        own = json.loads(fact.path.read_text(encoding="utf-8"))["features"][0]["properties"]
        assert held.iloc[0]["bps_code"] == own["bps_code"]
