"""Programmes, outlets and what names them, joined to a register of eight businesses."""

import pandas as pd
import pytest

from sentra_geo import read_study
from sentra_geo.activities import outlets_that_sell, rows_of
from sentra_geo.cut import Cut
from sentra_geo.errors import LayerError
from sentra_geo.layers.dictionary import LAYERS
from sentra_geo.location import LAST_DISTANCE_BAND
from sentra_geo.question import Question
from sentra_geo.sections.taking_part import layers_taking_part, sample_layers
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

PROGRAMMES = [programme("P1", "training", "2025"), programme("P2", "stall", "2026")]
OUTLETS = [
    {"outlet_id": "G1", "name": "Pasar A", "kind": "market", "place": (8, 5), "sells_local": True},
    {"outlet_id": "G2", "name": "Hotel C", "kind": "hotel", "place": (5, 16), "sells_local": None},
    {"outlet_id": "G3", "name": "Mal D", "kind": "mall", "place": (18, 15), "sells_local": False},
]
PLACED = [{"outlet_id": "G2", "business_id": "U7", "product": "Batik"}]


def world(folder, is_sample=False, sample_register=False, **layers):
    businesses = worlds.businesses_frame(is_sample=sample_register)
    made = worlds.write_world(folder, businesses=businesses)
    return read_study(write_activities(made, is_sample=is_sample, **layers))


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def test_rows_are_found_by_key_and_others_are_not():
    held = pd.Series(["a", "b", "c"])
    assert rows_of(pd.Series(["c", "x", "a", "c"]), held).tolist() == [2, -1, 0, 2]
    assert rows_of(pd.Series(["a"]), None).tolist() == [-1]
    assert rows_of(pd.Series([], dtype=object), held).tolist() == []
    assert rows_of(pd.Series(["a"]), pd.Series([], dtype=object)).tolist() == [-1]


def test_what_a_row_names_is_known(tmp_path):
    study = world(
        tmp_path,
        programmes=PROGRAMMES,
        participation=[*participants("P2", 3), *participants("P1", 1, 8)],
        outlets=OUTLETS,
        placements=PLACED,
        receipts=[{**PLACED[0], "month": "2026-01", "receipts": 0}],
        events=[{"event_id": "A1", "event": "Porprov", "outlet_id": "G3", "date": "2026-11"}],
    )
    held = study.activities
    assert held.participation.parent.tolist() == [1, 0, 0]
    assert held.participation.business.tolist() == [2, 0, 7]
    assert held.placements.parent.tolist() == held.receipts.parent.tolist() == [1]
    assert held.placements.business.tolist() == [6]
    assert held.events.parent.tolist() == [2]
    assert held.events.business.tolist() == [-1]
    assert held.receipts.frame["receipts"].tolist() == [0]  # counted, and none: not unknown
    assert study.notices == ()


def test_rows_of_a_register_that_was_replaced_are_lost_and_told(tmp_path):
    study = world(
        tmp_path,
        programmes=PROGRAMMES,
        participation=[*participants("P1", 1, 99, 98), *participants("P2", 2)],
    )
    joined = study.activities.participation
    assert joined.frame["business_id"].tolist() == ["U1", "U2"]
    assert (joined.lost, joined.gaps.tolist()) == (2, [0])
    (notice,) = study.notices
    assert "2 baris peserta program tidak ikut dihitung" in notice.text()
    assert "pulihkan versinya" in notice.text()


def test_a_real_list_of_which_nothing_is_left_is_there_and_says_so(tmp_path):
    study = world(tmp_path, programmes=PROGRAMMES, participation=participants("P1", 99))
    assert len(study.activities.participation.frame) == 0
    assert "1 baris" in study.notices[0].text()


def test_a_list_without_the_layer_it_names_is_lost_as_a_whole(tmp_path):
    study = world(tmp_path, participation=participants("P1", 1, 2))
    assert study.activities.programmes is None
    assert study.activities.participation.lost == 2


@pytest.mark.parametrize("layers", [{}, {"outlets": OUTLETS}, {"programmes": PROGRAMMES}])
def test_a_study_stands_without_each_layer(tmp_path, layers):
    study = world(tmp_path, **layers)
    cut = cut_of(study)
    assert (study.activities.outlets is None) == ("outlets" not in layers)
    assert (study.activities.programmes is None) == ("programmes" not in layers)
    assert ("outlet" in cut.boundary.businesses) == ("outlets" in layers)
    assert cut.outlet_zones.shape == (3 if "outlets" in layers else 0, 3)
    assert cut.outlet_mask.shape == (len(cut.outlet_zones),)
    assert {fact.layer for fact in layers_taking_part(cut)} == {
        "sentra",
        "delineation",
        "villages",
        "population",
        "businesses",
        *layers,
    }


def test_made_up_rows_never_meet_a_real_register(tmp_path):
    layers = {
        "programmes": PROGRAMMES,
        "participation": participants("P1", 1),
        "outlets": OUTLETS,
        "placements": PLACED,
    }
    study = world(tmp_path / "real", is_sample=True, **layers)
    cut = cut_of(study)
    assert not cut.outlet_mask.any()
    assert sample_layers(cut) == frozenset()
    assert not {fact.layer for fact in layers_taking_part(cut)} & set(layers)
    bands = cut.boundary.businesses["outlet"].distance_band
    assert set(bands) == {LAST_DISTANCE_BAND + 1}  # there is none to reach

    study = world(tmp_path / "sample", is_sample=True, sample_register=True, **layers)
    cut = cut_of(study)
    assert cut.outlet_mask.all()
    assert sample_layers(cut) == {"businesses", *layers}
    without = cut_of(study, sample=False)
    assert sample_layers(without) == frozenset()
    assert not {fact.layer for fact in layers_taking_part(without)} & {"businesses", *layers}


def test_real_rows_that_name_made_up_ones_are_made_up(tmp_path):
    outlets = [{**row, "is_sample": row["outlet_id"] == "G2"} for row in OUTLETS]
    study = world(tmp_path, outlets=outlets, placements=PLACED)
    assert study.activities.placements.is_sample.tolist() == [True]
    cut = cut_of(study)
    assert cut.outlet_mask.tolist() == [True, False, True]
    assert sample_layers(cut) == frozenset()
    names = {fact.layer for fact in layers_taking_part(cut)}
    assert "outlets" in names
    assert "placements" not in names


def test_outlets_that_sell_say_so_or_hold_a_product(tmp_path):
    study = world(tmp_path, outlets=OUTLETS, placements=PLACED)
    assert outlets_that_sell(study.activities).tolist() == [True, True, False]
    made_up = [{**PLACED[0], "is_sample": True}]
    study = world(tmp_path / "two", outlets=OUTLETS, placements=made_up)
    assert outlets_that_sell(study.activities, keeps_sample=False).tolist() == [True, False, False]


def test_distances_to_outlets(tmp_path):
    study = world(tmp_path, outlets=OUTLETS)
    assert study.outlet_village.tolist() == [0, 2, 3]
    # From a (5, 5), b (17, 5), c (5, 15), d (17, 15) to (8, 5), (5, 16) and (18, 15).
    assert study.outlet_distance_m[:, 0].round().tolist() == [3_000, 9_000, 10_440, 13_454]
    assert study.outlet_distance_m[2].round().tolist() == [10_440, 1_000, 13_000]
    # Only G1 is known to sell: 2, 0, 4, 7, 6.5, 9, 10.44 and 24.17 km, in bands of 100 m.
    cells, zones = cut_of(study).cells("outlet")
    assert sorted(cells.distance_band.tolist()) == [0, 20, 40, 65, 70, 90, 105, 242]
    assert zones.sum() == 8


def test_outlets_far_from_everything_are_refused(tmp_path):
    far = [{**OUTLETS[0], "place": (900, 5)}]
    with pytest.raises(LayerError, match="km dari desa"):
        world(tmp_path, outlets=far)


def test_the_names_of_layers_are_those_of_the_dictionary(study):
    assert {fact.layer for fact in study.layers} <= set(LAYERS)
