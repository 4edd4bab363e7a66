import dataclasses

import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo import LayerError, Question, answer, read_study
from sentra_geo.boundary import settlements
from sentra_geo.distances import TARGETS
from sentra_geo.layers.projection import to_metric
from sentra_geo.location import NO_VILLAGE
from sentra_geo.question import COMMODITIES
from sentra_geo.study import business_kind
from tests import worlds
from tests.worlds import METRIC, rectangle


class TestShippedLayers:
    def test_sentra_villages_and_people(self, study):
        assert len(study.sentra.frame) == 13
        assert study.sentra.frame["sentra_id"].nunique() == 9
        assert study.sentra.frame["village_code"].nunique() == 12
        assert set(study.sentra.frame["commodity"]) == set(COMMODITIES)
        assert len(study.villages.frame) == 54
        assert study.population.frame["people"].sum() == 203_639

    def test_villages_by_district(self, study):
        counts = study.villages.frame["district"].value_counts().to_dict()
        assert counts == {"Penajam": 23, "Sepaku": 15, "Babulu": 12, "Waru": 4}

    def test_sepan_lies_in_penajam(self, study):
        sepan = study.villages.frame.set_index("village_code").loc["64.09.01.1015"]
        assert (sepan["village"], sepan["district"]) == ("Sepan", "Penajam")
        sentra = study.sentra.frame.set_index("village_code").loc["64.09.01.1015"]
        assert sentra["commodity"] == "rattan"

    def test_names_are_spelled_as_in_the_ministry_s_list(self, study):
        assert {"Salo Loang", "Api-api"} <= set(study.villages.frame["village"])

    def test_every_sentra_stands_in_its_village(self, study):
        outlines = study.villages.polygons[study.sentra_village]
        places = shapely.points(study.sentra.x, study.sentra.y)
        assert shapely.distance(outlines, places).max() < 500  # outlines are generalised

    def test_every_settlement_stands_in_its_village(self, study):
        places = shapely.points(*settlements(study.villages))
        away = shapely.distance(study.villages.polygons, places)
        assert away.max() < 600
        assert (away <= study.villages.frame["position_uncertainty_m"]).all()

    def test_villages_do_not_overlap(self, study):
        polygons = study.villages.polygons
        whole = shapely.union_all(polygons)
        assert shapely.area(polygons).sum() == pytest.approx(whole.area, rel=1e-6)

    def test_shares_inside_are_those_of_the_full_resolution(self, study):
        # Measured on the unsimplified layers: 39.6, 31.4, 66.6, 66.7 and 100 %.
        boundary = study.boundaries["uu3_2022"]
        share = dict(zip(study.villages.frame["village"], boundary.share_inside, strict=True))
        known = {
            "Bumi Harapan": 0.396,
            "Maridan": 0.314,
            "Pemaluan": 0.666,
            "Binuang": 0.667,
            "Telemow": 1.0,
        }
        for village, expected in known.items():
            assert share[village] == pytest.approx(expected, abs=0.01), village
        inside = study.villages.frame["district"] == "Sepaku"
        assert (boundary.share_inside[~inside] == 0).all()
        others = [name for name in study.villages.frame["village"][inside] if name not in known]
        assert len(others) == 10
        assert min(share[name] for name in others) > 0.995

    def test_shares_are_shares(self, study):
        share = study.boundaries["uu3_2022"].share_inside
        assert ((share >= 0) & (share <= 1)).all()

    def test_only_sepaku_counts_as_inside_by_administration(self, study):
        inside = study.boundaries["uu3_2022"].district_inside
        assert set(study.villages.frame["district"][inside]) == {"Sepaku"}
        assert inside.sum() == 15

    def test_settlements_inside_are_those_of_sepaku_and_three_are_doubtful(self, study):
        side = study.boundaries["uu3_2022"].villages
        names = study.villages.frame["village"]
        assert set(names[side.line_band == 0]) == {"Pemaluan", "Maridan", "Binuang"}
        assert set(study.villages.frame["district"][side.inside]) == {"Sepaku"}
        assert side.inside.sum() == 15

    def test_boundary_facts(self, study):
        boundary = study.boundaries["uu3_2022"]
        assert boundary.standing == "indicative"
        assert boundary.law == "UU 3/2022"
        assert boundary.boundary_id == "uu3_2022"

    def test_people_per_village_and_land_are_plausible(self, study):
        # 54 villages cover about 3,333 km² in the official list.
        assert study.village_area_ha.sum() == pytest.approx(321_000, rel=0.05)

    def test_distances_are_to_the_nearest_sentra_of_each_commodity(self, study):
        assert set(study.village_distance_m) == set(TARGETS) == {"any", *COMMODITIES}
        nearest = np.min([study.village_distance_m[name] for name in COMMODITIES], axis=0)
        np.testing.assert_allclose(study.village_distance_m["any"], nearest)

    def test_every_business_is_counted_once_for_each_target(self, study):
        for table in study.boundaries["uu3_2022"].businesses.values():
            assert table.total == 3_044

    def test_sample_is_no_register_and_never_the_base(self, study):
        assert study.has_sample
        assert not study.has_register
        assert study.default_question() == Question()

    def test_reading_twice_gives_the_same(self, study):
        again = read_study()
        assert again.digest == study.digest
        first, second = (s.boundaries["uu3_2022"].businesses["any"] for s in (study, again))
        np.testing.assert_array_equal(first.count, second.count)


class TestGridWorld:
    def test_villages_of_sentra_and_businesses(self, grid):
        assert grid.sentra_village.tolist() == [0, 0, 2, 1, 3]
        assert grid.business_village.tolist() == [0, 0, 1, 1, 1, 1, 2, NO_VILLAGE]

    def test_shares_and_districts(self, grid):
        boundary = grid.boundaries["garis"]
        np.testing.assert_allclose(boundary.share_inside, [1, 0.5, 0, 0], atol=1e-6)
        # District Selatan: 15 of its 20 km inside; Utara: none.
        assert boundary.district_inside.tolist() == [True, True, False, False]

    def test_a_border_that_the_line_follows_gives_no_hectares_inside(self, tmp_path):
        # An L around C: its south and east borders are the line, and no land of C is inside.
        line = shapely.union_all([rectangle(0, 0, 20, 10), rectangle(10, 10, 20, 20)])
        folder = worlds.write_world(
            tmp_path / "grid",
            delineation=worlds.delineation_frame(line),
            formats={"delineation": (".gpkg", METRIC), "villages": (".gpkg", METRIC)},
        )
        boundary = read_study(folder).boundaries["garis"]
        assert boundary.share_inside.tolist() == pytest.approx([1, 1, 0, 1])
        assert boundary.inside_ha[2] == 0.0
        assert boundary.inside_ha.sum() == pytest.approx(30_000, rel=1e-3)

    def test_hectares_are_geodesic(self, grid):
        # 100 km² on the map; 1 / .9996² is the most that the scale of UTM takes away.
        assert (grid.village_area_ha > 10_000).all()
        assert (grid.village_area_ha < 10_010).all()
        inside = grid.boundaries["garis"].inside_ha
        np.testing.assert_allclose(inside, grid.village_area_ha * [1, 0.5, 0, 0], atol=0.2)

    def test_sides_of_settlements_sentra_and_businesses(self, grid):
        boundary = grid.boundaries["garis"]
        assert boundary.villages.inside.tolist() == [True, False, False, False]
        np.testing.assert_allclose(
            boundary.villages.line_m, [5_000, 2_000, 5_000, 29**0.5 * 1_000], atol=0.01
        )
        assert boundary.sentra.inside.tolist() == [True, True, False, True, False]
        np.testing.assert_allclose(
            boundary.sentra.line_m, [5_000, 2_000, 5_000, 2_000, 41**0.5 * 1_000], atol=0.01
        )
        side = boundary.business_side
        assert side.line_band.tolist() == [50, 50, 30, 0, 5, 0, 50, 51]
        inside = side.inside.tolist()
        assert inside[:3] + inside[4:] == [True, True, True, True, False, False, False]

    def test_distances_to_the_nearest_sentra(self, grid):
        km = {name: values / 1_000 for name, values in grid.village_distance_m.items()}
        np.testing.assert_allclose(km["any"], [1, 4, 4, 2], atol=1e-5)
        np.testing.assert_allclose(km["batik"], [3, 164**0.5, 4, 8], atol=1e-5)
        assert np.isinf(km["weaving"]).all()  # no sentra of that commodity

    def test_counts_of_businesses(self, grid):
        table = grid.boundaries["garis"].businesses["any"]
        assert table.total == 8
        bands = np.repeat(table.distance_band, table.count)
        assert sorted(bands.tolist()) == [0, 10, 15, 20, 20, 40, 40, 110]

    def test_a_register_is_a_register(self, grid):
        assert grid.has_register
        assert not grid.has_sample
        assert grid.default_question().base == "businesses"
        assert grid.default_question().covered == "businesses"
        assert grid.default_question().boundary == "garis"


class TestUncertainSettlements:
    @pytest.mark.parametrize(
        ("uncertainty_m", "bands"),
        [
            (0.0, [50, 20, 50, 51]),
            (1_999.0, [50, 20, 50, 51]),
            (2_001.0, [50, 0, 50, 51]),
            # Whole villages stay on their side, however uncertain the place within them is.
            (9_000.0, [50, 0, 50, 51]),
        ],
    )
    def test_only_in_a_village_that_the_line_splits(self, tmp_path, uncertainty_m, bands):
        villages = worlds.villages_frame(uncertainty_m)
        study = read_study(worlds.write_world(tmp_path / "grid", villages=villages))
        assert study.boundaries["garis"].villages.line_band.tolist() == bands


class TestBoundaries:
    def read(self, tmp_path, *frames):
        rows = pd.concat(frames, ignore_index=True)
        return read_study(worlds.write_world(tmp_path / "grid", delineation=rows))

    def test_parts_of_a_boundary_are_joined_and_their_inner_border_is_no_line(self, tmp_path):
        study = self.read(
            tmp_path,
            worlds.delineation_frame(rectangle(0, 0, 7, 10), zone=["kikn"]),
            worlds.delineation_frame(rectangle(7, 0, 15, 10), zone=["kpikn"]),
        )
        assert list(study.boundaries) == ["garis"]
        boundary = study.boundaries["garis"]
        assert boundary.polygon.area == pytest.approx(150e6, rel=1e-6)
        np.testing.assert_allclose(boundary.sentra.line_m[0], 5_000, atol=0.01)

    def test_the_whole_is_used_where_its_parts_are_drawn_too(self, tmp_path):
        study = self.read(
            tmp_path,
            worlds.delineation_frame(rectangle(0, 0, 20, 20), zone=["kikn"]),
            worlds.delineation_frame(zone=["ikn"]),
        )
        polygon = study.boundaries["garis"].polygon
        assert polygon.area == pytest.approx(150e6, rel=1e-6)

    def test_two_boundaries_stand_side_by_side(self, tmp_path):
        study = self.read(
            tmp_path,
            worlds.delineation_frame(),
            worlds.delineation_frame(
                rectangle(0, 0, 20, 10), boundary_id=["baru"], law=["UU 21/2023"]
            ),
        )
        assert list(study.boundaries) == ["garis", "baru"]
        units = {
            name: answer(study, Question(boundary=name, near_km=0)).units
            for name in study.boundaries
        }
        # The new line takes in B's settlement at (17, 5), no further sentra.
        assert units == {"garis": (3, 0, 2), "baru": (3, 0, 2)}
        villages = answer(study, Question(boundary="baru", near_km=0)).zones[0].villages
        assert villages == 2
        assert study.default_question().boundary == "garis"

    def test_law_that_is_not_known_falls_back_on_the_name(self, tmp_path):
        study = self.read(
            tmp_path,
            worlds.delineation_frame(law=[None]),
            worlds.delineation_frame(boundary_id=["baru"]),
        )
        assert study.boundaries["garis"].law == "garis"
        assert study.boundaries["baru"].law == "Contoh"

    def test_shipped_line_is_the_default_wherever_it_stands(self, tmp_path):
        study = self.read(
            tmp_path,
            worlds.delineation_frame(),
            worlds.delineation_frame(boundary_id=["uu3_2022"]),
        )
        assert study.default_question().boundary == "uu3_2022"


class TestBusinessKind:
    def test_unknown_is_a_kind_of_its_own(self):
        frame = worlds.businesses_frame()
        kind = business_kind(frame)
        assert kind.commodity.tolist() == [0, 0, 6, 3, 9, 10, 3, 7]
        assert kind.scale.tolist() == [0, 0, 1, 0, 3, 0, 2, 0]
        assert not kind.is_sample.any()

    def test_columns_that_are_not_there_are_unknown(self):
        kind = business_kind(worlds.businesses_frame()[["business_id", "is_sample"]])
        assert set(kind.commodity) == {10}
        assert set(kind.scale) == {3}

    def test_duplicated_index_does_no_harm(self):
        frame = worlds.businesses_frame()
        twins = frame.set_index(pd.Index([1] * len(frame)))
        np.testing.assert_array_equal(
            business_kind(twins).commodity, business_kind(frame).commodity
        )


def test_businesses_may_be_left_out(tmp_path):
    study = read_study(worlds.write_world(tmp_path / "grid", businesses=None))
    assert study.businesses is study.business_village is None
    assert study.boundaries["garis"].businesses == {}
    assert study.boundaries["garis"].business_side is None
    assert not study.has_register
    assert not study.has_sample


def test_neighbours_may_be_left_out(grid, study):
    assert grid.neighbours is None
    assert len(study.neighbours.frame) > 0


def test_large_registers_are_counted_in_batches_as_in_one(tmp_path, monkeypatch, grid):
    folder = worlds.write_world(tmp_path / "grid")
    monkeypatch.setattr("sentra_geo.study.BATCH_ROWS", 3)
    batched = read_study(folder)
    whole = grid.boundaries["garis"]
    for target in TARGETS:
        for name in ("village", "line_band", "distance_band", "count"):
            np.testing.assert_array_equal(
                getattr(batched.boundaries["garis"].businesses[target], name),
                getattr(whole.businesses[target], name),
            )
    np.testing.assert_array_equal(batched.business_village, grid.business_village)
    side = batched.boundaries["garis"].business_side
    np.testing.assert_array_equal(side.line_m, whole.business_side.line_m)


@pytest.mark.parametrize(
    ("layer", "suffix", "crs"),
    [
        ("delineation", ".gpkg", METRIC),
        ("delineation", ".gpkg", "EPSG:3395"),
        ("delineation", ".parquet", "EPSG:3857"),
        ("delineation", ".shp", METRIC),
        ("villages", ".gpkg", "EPSG:3857"),
        ("villages", ".parquet", METRIC),
        ("sentra", ".csv", None),
        ("sentra", ".gpkg", "EPSG:32749"),
        ("businesses", ".csv", None),
        ("businesses", ".parquet", METRIC),
        ("businesses", ".parquet", "EPSG:3857"),
        ("businesses", ".gpkg", "EPSG:4755"),
    ],
)
def test_any_format_and_crs_of_a_layer_gives_the_same_answer(tmp_path, grid, layer, suffix, crs):
    folder = worlds.write_world(tmp_path / "grid", formats={layer: (suffix, crs)})
    study = read_study(folder)
    for rule in ("point", "area", "administration"):
        question = Question(boundary="garis", rule=rule, unit="businesses")
        found, expected = answer(study, question), answer(grid, question)
        assert found.units == pytest.approx(expected.units, abs=1e-5)
        assert [zone.people for zone in found.zones] == [zone.people for zone in expected.zones]
        assert found.spread == expected.spread
        assert [v.distance_km for v in found.villages] == pytest.approx(
            [v.distance_km for v in expected.villages], abs=1e-6
        )


def test_study_is_frozen(grid):
    with pytest.raises(dataclasses.FrozenInstanceError):
        grid.digest = "x"


def test_digest_changes_with_the_data(tmp_path, grid):
    population = worlds.population_frame(people=(1_001, 3_000))
    other = read_study(worlds.write_world(tmp_path / "grid", population=population))
    assert other.digest != grid.digest


def test_missing_folder_is_an_error(tmp_path):
    with pytest.raises(LayerError, match="nowhere"):
        read_study(tmp_path / "nowhere")


def test_settlements_come_in_metres(grid):
    x, y = settlements(grid.villages)
    expected = worlds.metres([settlement for *_, settlement in worlds.VILLAGES.values()])
    np.testing.assert_allclose((x, y), expected, atol=1e-4)
    lon, lat = grid.villages.frame[["settlement_lon", "settlement_lat"]].to_numpy().T
    np.testing.assert_array_equal(to_metric(lon, lat)[0], x)
