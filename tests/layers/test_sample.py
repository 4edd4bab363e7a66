import numpy as np
import pandas as pd
import pytest
import shapely
from scipy import stats

from sentra_geo.layers.package import read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.sample import SAMPLE_SIZE, generate_sample_businesses
from sentra_geo.question import COMMODITIES, SCALES
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds
from tests.worlds import facts_of


@pytest.fixture(scope="module")
def layers():
    return {fact.layer: read_layer(fact) for fact in read_package(DEFAULT_FOLDER)}


@pytest.fixture(scope="module")
def sample(layers):
    return generate_sample_businesses(layers["villages"], layers["population"])


def test_shipped_file_is_what_the_generator_writes(sample):
    shipped = (DEFAULT_FOLDER / "businesses_sample.csv").read_text(encoding="utf-8")
    assert sample.to_csv(index=False, lineterminator="\n") == shipped


def test_there_are_3044_and_all_say_that_they_are_made_up(sample):
    assert len(sample) == SAMPLE_SIZE == 3_044
    assert set(sample["is_sample"]) == {"true"}
    assert sample["name"].str.startswith("DATA CONTOH").all()
    assert sample["business_id"].is_unique


def test_same_seed_same_rows_other_seed_other_places(layers, sample):
    again = generate_sample_businesses(layers["villages"], layers["population"])
    pd.testing.assert_frame_equal(again, sample)
    other = generate_sample_businesses(layers["villages"], layers["population"], seed=1)
    assert (other["lon"] != sample["lon"]).mean() > 0.9
    assert other["village_code"].equals(sample["village_code"])  # places are drawn, shares not


def test_districts_get_businesses_in_proportion_to_their_people(sample):
    # 3,044 times people over 203,639: 1,483.34 322.13 611.37 627.16; one is left for Babulu.
    district = sample["village_code"].str[:8].value_counts().to_dict()
    assert district == {"64.09.01": 1_483, "64.09.02": 322, "64.09.03": 612, "64.09.04": 627}


def test_villages_of_a_district_get_equal_parts(sample):
    counts = sample["village_code"].value_counts()
    assert len(counts) == 54
    for _, village in counts.groupby(counts.index.str[:8]):
        assert village.max() - village.min() <= 1


def test_every_business_lies_inside_its_village(layers):
    villages = layers["villages"]
    places = read_layer(facts_of("businesses", DEFAULT_FOLDER / "businesses_sample.csv"))
    outline = dict(zip(villages.frame["village_code"], villages.polygons, strict=True))
    own = np.array([outline[code] for code in places.frame["village_code"]])
    away = shapely.distance(own, shapely.points(places.x, places.y))
    assert away.max() < 1.0  # five decimals of a degree are half a metre


def test_businesses_scatter_around_their_settlement(layers, sample):
    villages = layers["villages"]
    centre = villages.frame.set_index("village_code")[["settlement_lon", "settlement_lat"]]
    near = centre.loc[sample["village_code"]].to_numpy()
    away_km = np.hypot(*(sample[["lon", "lat"]].to_numpy() - near).T) * 111.2
    assert np.median(away_km) < 2.0
    assert sample.groupby("village_code")["lon"].nunique().min() > 10


def test_kinds_are_known_and_drawn_as_documented(sample):
    assert set(sample["commodity"]) == set(COMMODITIES)
    assert set(sample["scale"]) == set(SCALES)
    shares = sample["scale"].value_counts(normalize=True)
    assert shares["micro"] == pytest.approx(0.90, abs=0.02)
    assert shares["small"] == pytest.approx(0.09, abs=0.02)
    each = sample["commodity"].value_counts()
    assert stats.chisquare(each).pvalue > 0.01


@pytest.mark.parametrize("kind", ["commodity", "scale"])
def test_kinds_do_not_depend_on_the_side_of_the_line(study, kind):
    inside = study.boundaries["uu3_2022"].business_side.inside
    table = pd.crosstab(study.businesses.frame[kind], inside)
    table = table[table.min(axis=1) >= 5]
    assert stats.chi2_contingency(table).pvalue > 0.01


@pytest.mark.parametrize("kind", ["commodity", "scale"])
def test_kinds_do_not_depend_on_the_district(study, kind):
    codes = study.businesses.frame["village_code"].str[:8]
    table = pd.crosstab(study.businesses.frame[kind], codes)
    table = table[table.min(axis=1) >= 1]
    assert stats.chi2_contingency(table).pvalue > 0.01


@pytest.mark.parametrize("size", [0, 1, 7, 100])
def test_any_size_comes_out_whole(layers, size):
    found = generate_sample_businesses(layers["villages"], layers["population"], size=size)
    assert len(found) == size
    assert found["business_id"].is_unique


def test_generator_knows_nothing_of_the_line(tmp_path):
    # It takes villages and people only; a world with another line gives the same businesses.
    for name, line in (("a", worlds.LINE), ("b", worlds.rectangle(0, 0, 3, 3))):
        worlds.write_world(tmp_path / name, delineation=worlds.delineation_frame(line))
    found = []
    for name in "ab":
        read = {f.layer: read_layer(f) for f in read_package(tmp_path / name)}
        found.append(generate_sample_businesses(read["villages"], read["population"], size=40))
    pd.testing.assert_frame_equal(*found)
    assert found[0]["village_code"].value_counts().tolist() == [15, 15, 5, 5]


def test_layers_are_left_alone(layers):
    villages, population = layers["villages"], layers["population"]
    before = villages.frame.copy(), population.frame.copy(), shapely.to_wkb(villages.polygons)
    generate_sample_businesses(villages, population, size=60)
    pd.testing.assert_frame_equal(villages.frame, before[0])
    pd.testing.assert_frame_equal(population.frame, before[1])
    assert (shapely.to_wkb(villages.polygons) == before[2]).all()
