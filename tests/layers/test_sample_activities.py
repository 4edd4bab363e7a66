"""Sample programmes, outlets, receipts and events: the shipped files, and what they do not know."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo.layers.package import read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.sample import generate_sample_businesses
from sentra_geo.layers.sample_activities import generate_sample_activities
from sentra_geo.layers.schema import OUTLET_KINDS, PROGRAMME_KINDS, SCHEMAS
from sentra_geo.study import DEFAULT_FOLDER

NAMES = ("programmes", "participation", "outlets", "placements", "receipts", "events")


@pytest.fixture(scope="module")
def villages():
    facts = next(fact for fact in read_package(DEFAULT_FOLDER) if fact.layer == "villages")
    return read_layer(facts)


@pytest.fixture(scope="module")
def businesses():
    return pd.read_csv(DEFAULT_FOLDER / "businesses_sample.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def made(businesses, villages):
    return generate_sample_activities(businesses, villages)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_file_is_what_the_generator_writes(made, name):
    shipped = (DEFAULT_FOLDER / f"{name}_sample.csv").read_text(encoding="utf-8")
    assert made[name].to_csv(index=False, lineterminator="\n") == shipped


def test_same_seed_same_rows_other_seed_others(businesses, villages, made):
    again = generate_sample_activities(businesses, villages)
    other = generate_sample_activities(businesses, villages, seed=1)
    for name in NAMES:
        pd.testing.assert_frame_equal(again[name], made[name])
    for name in ("participation", "outlets", "placements", "receipts"):
        assert not other[name].equals(made[name])
    assert other["programmes"].equals(made["programmes"])  # a fixed list


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_that_it_is_made_up(made, name):
    frame = made[name]
    assert set(frame["is_sample"]) == {"true"}
    known = {column.name for column in SCHEMAS[name].columns} | {"lon", "lat"}
    assert set(frame) <= known
    assert not frame.duplicated(list(SCHEMAS[name].key)).any()
    for title in {"title", "name", "event"} & set(frame):
        assert frame[title].str.startswith("DATA CONTOH ").all()


def test_all_rows_name_something_that_is_there(made, businesses):
    ids = set(businesses["business_id"])
    for name in ("participation", "placements", "receipts"):
        assert set(made[name]["business_id"]) <= ids
    assert set(made["participation"]["programme_id"]) <= set(made["programmes"]["programme_id"])
    for name in ("placements", "receipts", "events"):
        assert set(made[name]["outlet_id"]) <= set(made["outlets"]["outlet_id"])
    key = ["outlet_id", "business_id", "product"]
    placed = set(map(tuple, made["placements"][key].to_numpy()))
    assert set(map(tuple, made["receipts"][key].to_numpy())) < placed  # some keep no count


def test_every_kind_and_status_is_there(made):
    assert set(made["programmes"]["kind"]) == set(PROGRAMME_KINDS)
    assert set(made["programmes"]["status"]) == {"done", "planned", "cancelled"}
    assert set(made["outlets"]["kind"]) == set(OUTLET_KINDS)


def test_what_is_unknown_stands_beside_what_is_no(made):
    programmes = made["programmes"].set_index("programme_id")
    held = programmes["status"] == "done"
    assert set(programmes["list_complete"][held]) == {"true", "false", ""}
    assert set(programmes["list_complete"][~held]) == {""}
    lists = made["participation"]
    of_held = lists["programme_id"].map(held)
    shares = lists["attended"][of_held].value_counts(normalize=True)
    assert shares["true"] == pytest.approx(0.90, abs=0.03)
    assert {"false", ""} < set(shares.index)
    assert set(lists["attended"][~of_held]) == {""}  # invited: nobody knows who will come
    assert not set(programmes.index[programmes["status"] == "cancelled"]) & set(
        lists["programme_id"]
    )
    assert set(made["outlets"]["sells_local"]) == {"true", "false", ""}
    assert "" in set(made["events"]["visitors_expected"])


def test_seats_are_not_exceeded(made):
    seats = made["programmes"].set_index("programme_id")["seats"].astype(int)
    named = made["participation"]["programme_id"].value_counts()
    assert (named <= seats[named.index]).all()


def test_it_is_drawn_without_looking_at_the_place(made, businesses):
    """In each district about as many are reached as its share of businesses says."""
    district = businesses.set_index("business_id")["village_code"].str[:8]
    came = made["participation"].query("attended == 'true'")["business_id"].unique()
    share = pd.Series(came).map(district).value_counts() / district.value_counts()
    expected = len(came) / len(businesses)
    deviation = np.sqrt(expected * (1 - expected) / district.value_counts())
    assert (abs(share - expected) < 3 * deviation).all()


def test_stalls_stand_in_the_district_of_ikn(made):
    stalls = made["outlets"].query("kind == 'ikn_stall'")
    assert set(stalls["village_code"].str[:8]) == {"64.09.04"}
    hotels = made["outlets"].query("kind == 'hotel'")
    assert set(made["outlets"]["rooms"][made["outlets"]["kind"] != "hotel"]) == {""}
    assert (hotels["rooms"].astype(int) > 0).all()


@pytest.mark.parametrize("size", [1, 7])
def test_few_businesses_suffice(villages, size):
    facts = {fact.layer: fact for fact in read_package(DEFAULT_FOLDER)}
    few = generate_sample_businesses(villages, read_layer(facts["population"]), size=size)
    found = generate_sample_activities(few, villages)
    assert found["participation"].groupby("programme_id").size().max() == size
    assert set(found["placements"]["business_id"]) <= set(few["business_id"])


def test_they_can_be_read_as_layers():
    facts = {fact.layer: fact for fact in read_package(DEFAULT_FOLDER)}
    for name in NAMES:
        layer = read_layer(facts[name])
        assert len(layer.frame) > 0
        assert layer.frame["is_sample"].all()
