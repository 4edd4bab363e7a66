"""Whom programmes reached, worked out by hand on the eight businesses of the grid world.

Inside lie U1, U2 (A), U3 (B, 3 km) and U5 (B, 0.5 km, near), near U4 and U6 too (on the line, and 2
km beyond it but uncertain by 3); outside U7 (C) and U8 (in no village).
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo import read_study
from sentra_geo.cut import Cut
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.question import RULES, Question
from sentra_geo.sections.participation import (
    businesses_by_village,
    flag_values,
    participation_of,
)
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

TRAINING, STALL = (PROGRAMME_KINDS.index(kind) for kind in ("training", "stall"))


def study_of(folder, programmes, lists, **about):
    made = worlds.write_world(folder, businesses=worlds.businesses_frame(**about))
    is_sample = about.get("is_sample", False)
    added = write_activities(made, programmes=programmes, participation=lists, is_sample=is_sample)
    return read_study(added)


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def totals_of(cut):
    return cut.by_village(*cut.cells("any"))


def counted(cut, *kinds):
    """Reached and unknown by zone."""
    found = participation_of(cut).counts(cut, totals_of(cut), kinds or PROGRAMME_KINDS)
    return None if found is None else [part.sum(axis=0).tolist() for part in found]


def test_reached_doubtful_and_no_are_three_things(tmp_path):
    lists = [
        *participants("P1", 1, 7),
        *participants("P1", 2, 8, attended=None),
        *participants("P1", 3, attended=False),
    ]
    cut = cut_of(study_of(tmp_path, [programme("P1", "training", "2025")], lists))
    table = participation_of(cut)
    assert table.business.tolist() == [0, 1, 2, 6, 7]
    assert table.reached[:, TRAINING].tolist() == [True, False, False, True, False]
    assert table.doubtful[:, TRAINING].tolist() == [False, True, False, False, True]
    assert table.is_reached(["training"]).tolist() == table.is_reached().tolist()
    assert not table.is_reached(["stall"]).any()
    # U1 inside and U7 outside were there; of U2 inside and U8 outside nobody knows.
    assert counted(cut) == [[1, 0, 1], [1, 0, 1]]
    assert counted(cut, "stall") is None


@pytest.mark.parametrize("said", [False, None])
def test_where_a_list_is_not_complete_nobody_else_is_a_no(tmp_path, said):
    held = [
        programme("P1", "training", "2025"),
        programme("P2", "training", "2025", list_complete=said),
        programme("P3", "stall", "2025"),
    ]
    lists = [*participants("P1", 1), *participants("P2", 7), *participants("P3", 3)]
    cut = cut_of(study_of(tmp_path, held, lists))
    table = participation_of(cut)
    assert table.is_complete[[TRAINING, STALL]].tolist() == [False, True]
    inside, near, outside = totals_of(cut).sum(axis=0)
    assert (inside, near, outside) == (3, 3, 2)
    assert counted(cut, "training") == [[1, 0, 1], [2, 3, 1]]
    assert counted(cut, "stall") == [[1, 0, 0], [0, 0, 0]]
    assert counted(cut, "training", "stall") == [[2, 0, 1], [1, 3, 1]]


def test_a_list_with_names_that_the_register_has_lost_is_not_complete(tmp_path):
    held = [programme("P1", "training", "2025"), programme("P2", "stall", "2025")]
    lists = [*participants("P1", 1, 99), *participants("P2", 7)]
    cut = cut_of(study_of(tmp_path, held, lists))
    table = participation_of(cut)
    assert table.is_complete[[TRAINING, STALL]].tolist() == [False, True]
    assert counted(cut, "training") == [[1, 0, 0], [2, 3, 2]]


def test_a_programme_of_which_there_is_no_list_is_not_complete(tmp_path):
    held = [programme("P1", "training", "2025"), programme("P2", "stall", "2025")]
    cut = cut_of(study_of(tmp_path, held, participants("P1", 1)))
    assert counted(cut, "stall") == [[0, 0, 0], [3, 3, 2]]
    assert counted(cut, "training") == [[1, 0, 0], [0, 0, 0]]


def test_what_is_planned_or_cancelled_reached_nobody(tmp_path):
    held = [
        programme("P1", "training", "2025"),
        programme("P2", "training", "2027", status="planned", list_complete=None),
        programme("P3", "stall", "2025", status="cancelled"),
    ]
    lists = [*participants("P1", 1), *participants("P2", 7), *participants("P3", 3)]
    cut = cut_of(study_of(tmp_path, held, lists))
    table = participation_of(cut)
    assert table.programmes.tolist() == [0]
    assert table.held.sum() == 1
    assert table.is_complete.all()
    assert counted(cut) == [[1, 0, 0], [0, 0, 0]]
    assert counted(cut, "stall") is None


def test_a_business_of_two_programmes_is_reached_once(tmp_path):
    held = [programme("P1", "training", "2024"), programme("P2", "training", "2025")]
    lists = [
        *participants("P1", 1),
        *participants("P2", 1),
        *participants("P1", 2, attended=None),
        *participants("P2", 2),
        *participants("P2", 3, attended=None),
        *participants("P1", 3, attended=False),
    ]
    cut = cut_of(study_of(tmp_path, held, lists))
    # U2 came to the second; U3 did not come to the first, and of the second nobody knows.
    assert counted(cut) == [[2, 0, 0], [1, 0, 0]]


def test_filters_narrow_whom_is_counted_and_not_the_lists(tmp_path):
    study = study_of(
        tmp_path, [programme("P1", "training", "2025")], participants("P1", 1, 3, 7, 8)
    )
    for choices, reached in (
        ({}, [2, 0, 2]),
        ({"district": ("Selatan",)}, [2, 0, 0]),
        ({"district": ("Utara",)}, [0, 0, 1]),
        ({"commodity": ("coconut", "batik")}, [1, 0, 1]),
        ({"scale": ("small",)}, [1, 0, 0]),
    ):
        cut = cut_of(study, **choices)
        assert len(participation_of(cut).business) == 4
        count, unknown = counted(cut)
        assert count == reached, choices
        assert unknown == [0, 0, 0]


def test_the_area_rule_shares_a_business_of_a_split_village(tmp_path):
    study = study_of(
        tmp_path, [programme("P1", "training", "2025")], participants("P1", 1, 3, 7, 8)
    )
    # Half of B's land is inside: U3 counts half inside and half outside. U8 lies in no village.
    assert counted(cut_of(study, rule="area"))[0] == pytest.approx([1.5, 0, 2.5], abs=1e-6)


def test_made_up_programmes_count_with_made_up_businesses_only(tmp_path):
    held, lists = [programme("P1", "training", "2025")], participants("P1", 1)
    real = worlds.write_world(tmp_path / "real")
    real = read_study(write_activities(real, programmes=held, participation=lists, is_sample=True))
    assert not participation_of(cut_of(real)).held.any()
    assert counted(cut_of(real)) is None
    mixed = worlds.write_world(tmp_path / "mixed")
    write_activities(mixed, programmes=held)
    mixed = read_study(write_activities(mixed, participation=lists, is_sample=True))
    # The programme was held; the made-up list tells nothing of it, so nobody is known.
    assert counted(cut_of(mixed)) == [[0, 0, 0], [3, 3, 2]]
    sample = study_of(tmp_path / "sample", held, lists, is_sample=True)
    assert counted(cut_of(sample)) == [[1, 0, 0], [0, 0, 0]]
    assert not participation_of(cut_of(sample, sample=False)).held.any()


def test_without_lists_nothing_is_known(tmp_path):
    held = [programme("P1", "training", "2025")]
    assert participation_of(cut_of(study_of(tmp_path / "one", held, None))) is None
    assert participation_of(cut_of(study_of(tmp_path / "two", None, participants("P1", 1)))) is None


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("by-zone")
    return study_of(folder, [programme("P1", "training", "2025")], participants("P1", 1))


@given(
    rows=st.sets(st.integers(0, 7)),
    rule=st.sampled_from(RULES),
    near_km=st.integers(0, 50).map(lambda n: n / 10),
    district=st.sampled_from([(), ("Selatan",), ("Utara",)]),
    scale=st.sampled_from([(), ("micro",)]),
)
def test_zones_add_up_to_the_businesses_that_the_filters_keep(
    world, rows, rule, near_km, district, scale
):
    cut = cut_of(world, rule=rule, near_km=near_km, district=district, scale=scale)
    chosen = np.array(sorted(rows), dtype=np.intp)
    frame, village = world.businesses.frame, world.business_village
    names = np.array(["Selatan", "Selatan", "Utara", "Utara", ""])[village]
    kept = np.isin(names, district) if district else np.ones(8, dtype=bool)
    kept &= frame["scale"].isin(scale).to_numpy() if scale else True
    found = businesses_by_village(cut, chosen)
    assert found.sum() == pytest.approx(kept[chosen].sum())
    assert cut.business_zones(chosen).sum(axis=1) == pytest.approx(kept[chosen].astype(float))
    every = businesses_by_village(cut, np.arange(8))
    assert every == pytest.approx(totals_of(cut))  # the same as the counted cells


def test_flags_of_a_column_that_is_not_there_are_unknown(world):
    frame = world.businesses.frame
    assert np.isnan(flag_values(frame.drop(columns="has_nib", errors="ignore"), "has_nib")).all()
    said = frame.assign(has_nib=[True, False, None] + [None] * 5)
    values = flag_values(said, "has_nib")
    assert values[:2].tolist() == [1.0, 0.0]
    assert np.isnan(values[2:]).all()
