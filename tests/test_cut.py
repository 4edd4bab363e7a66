"""The study seen through one question: single businesses, outlets, and counted cells agree."""

import numpy as np
import pytest

from sentra_geo import read_study
from sentra_geo.cut import Cut
from sentra_geo.question import RULES, Question
from tests import worlds
from tests.activity_worlds import write_activities

# On the line; 3 km inside; 5 km outside; in no village; one made up.
OUTLETS = [
    {"outlet_id": "G1", "name": "Satu", "kind": "market", "place": (15, 5)},
    {"outlet_id": "G2", "name": "Dua", "kind": "hotel", "place": (12, 5), "sells_local": True},
    {"outlet_id": "G3", "name": "Tiga", "kind": "mall", "place": (5, 15)},
    {"outlet_id": "G4", "name": "Empat", "kind": "market", "place": (30, 15)},
    {"outlet_id": "G5", "name": "Lima", "kind": "market", "place": (5, 5), "is_sample": True},
]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = worlds.write_world(tmp_path_factory.mktemp("cut") / "data")
    outlets = [{"is_sample": False, **row} for row in OUTLETS]
    return read_study(write_activities(folder, outlets=outlets))


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def test_single_businesses_lie_where_they_are_counted(study):
    # U4 is on the line, U5 half a kilometre inside, U6 uncertain by more than it is away.
    zones = cut_of(study).business_zones(np.arange(8)).tolist()
    inside, near, outside = [1, 0, 0], [0, 1, 0], [0, 0, 1]
    assert zones == [inside, inside, inside, near, near, near, outside, outside]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "choices", [{}, {"district": ("Selatan",)}, {"commodity": ("batik",)}, {"scale": ("micro",)}]
)
def test_they_add_up_to_the_counted_cells(study, rule, choices):
    cut = cut_of(study, rule=rule, **choices)
    assert cut.business_zones(np.arange(8)).sum(axis=0) == pytest.approx(cut.businesses)


def test_rows_may_be_asked_for_in_any_order_and_again(study):
    cut = cut_of(study, rule="area")
    every = cut.business_zones(np.arange(8))
    rows = np.array([6, 2, 2])
    assert cut.business_zones(rows).tolist() == every[rows].tolist()
    assert cut.business_zones(rows[:0]).shape == (0, 3)


def test_outlets_have_zones_as_everything_has(study):
    cut = cut_of(study)
    assert cut.outlet_zones[:4].tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]
    # B is half inside: its outlets count half, whatever their place.
    by_area = cut_of(study, rule="area").outlet_zones
    assert by_area[1] == pytest.approx([0.5, 0, 0.5], abs=1e-6)
    assert by_area.sum(axis=1) == pytest.approx(np.ones(5))


def test_outlets_of_other_districts_and_made_up_ones_do_not_count(study):
    assert cut_of(study).outlet_mask.tolist() == [True, True, True, True, False]
    kept = cut_of(study, district=("Selatan",)).outlet_mask
    assert kept.tolist() == [True, True, False, False, False]
    # Commodity and scale are of businesses: an outlet has neither.
    assert cut_of(study, commodity=("batik",), scale=("micro",)).outlet_mask.sum() == 4


def test_made_up_rows_count_beside_a_made_up_register_or_none(tmp_path):
    outlets = [{"is_sample": False, **row} for row in OUTLETS]
    for name, businesses in (
        ("sample", worlds.businesses_frame(is_sample=True)),
        ("none", None),
    ):
        folder = worlds.write_world(tmp_path / name, businesses=businesses)
        study = read_study(write_activities(folder, outlets=outlets))
        assert cut_of(study).outlet_mask.all()
        assert not cut_of(study, sample=False).outlet_mask[4]
        assert cut_of(study).taking_part(np.array([True, False])).tolist() == [True, True]
        rows = cut_of(study, sample=False).business_zones(np.arange(0))
        assert rows.shape == (0, 3)


def test_businesses_that_the_question_leaves_out_lie_nowhere(tmp_path):
    folder = worlds.write_world(tmp_path, businesses=worlds.businesses_frame(is_sample=True))
    study = read_study(folder)
    assert cut_of(study).business_zones(np.arange(8)).sum() == 8
    assert cut_of(study, sample=False).business_zones(np.arange(8)).sum() == 0
