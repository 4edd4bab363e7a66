"""How far each sentra has come, worked out by hand on the grid world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.cut import Cut
from sentra_geo.question import Question
from sentra_geo.sections.ladder import (
    ELSEWHERE,
    INACTIVE,
    INACTIVE_UNCLEAR,
    LADDER,
    OUT_OF_ORDER,
    RECORD_AHEAD,
    RECORD_BEHIND,
    RECORDS_DIFFER,
    Evidence,
    climb,
    is_after,
)
from sentra_geo.sections.tracker import track
from tests.tracker_worlds import MILESTONES, PROGRAMMES, tracked_world

QUESTION = Question(boundary="garis", near_km=0.5)


def by_id(study, **choices):
    found = track(Cut(study, Question(boundary="garis", near_km=0.5, **choices)))
    return {one.sentra_id: one for one in found.sentra}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    columns = {"unit_count": [5, 3, None, 4, None], "facilities": ["Oven", "", "Gudang", "", ""]}
    return tracked_world(tmp_path_factory.mktemp("tracker") / "world", sentra=columns)


@pytest.fixture(scope="module")
def tracked(world):
    return by_id(world)


def one(stage, date="2021", village="", *, whole=None, elsewhere=False):
    whole = not village if whole is None else whole
    return Evidence(stage, date, village, village, whole, elsewhere, "", "", "", "", "", "")


def test_steps_between_are_unknown_and_later_ones_have_no_evidence(tracked):
    steps = [(step.stage, step.state) for step in tracked["S1"].climb.steps]
    states = ("reached", "between", "between", "reached", "open")
    assert steps == list(zip(LADDER, states, strict=True))
    assert tracked["S1"].climb.stage == "operating"
    assert tracked["S1"].climb.villages == ()  # A is its only village
    assert tracked["S1"].climb.is_evidenced


def test_a_workshop_in_one_village_is_not_the_whole_sentra(tracked):
    found = tracked["S2"].climb
    assert (found.stage, found.villages) == ("operating", ("A",))
    assert found.steps[3].state == "partly"
    assert "rest" in tracked["S2"].asks


def test_evidence_from_elsewhere_gives_no_stage(tracked):
    found = tracked["S2"].climb
    assert found.stage != "exporting"
    assert found.conflicts == (ELSEWHERE,)
    assert [event.village for event in found.evidence] == ["A", "D"]


def test_inactive_comes_after_the_ladder_and_order_is_checked(tracked):
    found = tracked["S3"].climb
    assert found.stage == INACTIVE
    assert found.conflicts == (OUT_OF_ORDER,)


def test_nothing_said_is_unknown_not_a_first_step(tracked):
    found = tracked["S4"].climb
    assert (found.stage, found.evidence, found.record) == ("unknown", (), ())
    assert {step.state for step in found.steps} == {"open"}
    assert "stage" in tracked["S4"].asks


def test_units_against_five(tracked):
    units = {name: tracked[name].units for name in tracked}
    assert (units["S1"].known, units["S1"].standing) == (5, "met")
    assert (units["S2"].known, units["S2"].missing, units["S2"].standing) == (3, ("C",), "unknown")
    assert (units["S3"].known, units["S3"].standing) == (4, "not_met")
    assert (units["S4"].known, units["S4"].standing) == (None, "unknown")


def test_five_known_are_enough_whatever_the_rest(tmp_path):
    columns = {"unit_count": [None, 6, None, None, None]}
    study = tracked_world(tmp_path / "world", sentra=columns)
    assert by_id(study)["S2"].units.standing == "met"


def test_units_and_registered_businesses_are_two_things(tracked):
    # U1 and U2 lie within 5 km of S1; its units are five.
    assert (tracked["S1"].units.known, tracked["S1"].businesses_within) == (5, 2.0)


def test_texts_stand_by_village(tracked):
    assert [(said.village, said.text) for said in tracked["S1"].facilities] == [("", "Oven")]
    assert [(said.village, said.text) for said in tracked["S2"].facilities] == [("C", "Gudang")]
    assert not tracked["S3"].facilities
    assert "facilities" in tracked["S3"].asks


def test_programmes_reach_businesses_of_the_commodity(tracked):
    whole = tracked["S1"].programmes.reached[-1]
    assert (whole.count, whole.unknown, whole.total) == (1, 0, 2)  # U1 of U1 and U2
    batik = tracked["S2"].programmes.reached
    assert [(z.zone, z.count, z.total) for z in batik] == [
        ("inside", 0, 0),
        ("near", 0, 1),  # U4 on the line
        ("outside", 1, 1),  # U7
        ("all", 1, 2),
    ]
    received = tracked["S1"].programmes
    assert (received.held, received.planned, received.unplaced) == (1, 1, 1)
    assert tracked["S4"].programmes.held == 0


def test_a_list_that_may_be_incomplete_makes_the_rest_unknown(tmp_path):
    rows = [{**row, "list_complete": None} for row in PROGRAMMES]
    study = tracked_world(tmp_path / "world", programmes=rows)
    whole = by_id(study)["S1"].programmes.reached[-1]
    assert (whole.count, whole.unknown, whole.total) == (1, 1, 2)
    assert "lists" in by_id(study)["S1"].asks


def test_outlets_by_commodity_and_the_nearest(tracked):
    first, second = tracked["S1"].market, tracked["S2"].market
    assert (first.outlets, first.products) == (("Pasar A",), ("Minyak", "Sabut"))
    assert first.nearest[0].km == pytest.approx(1, abs=1e-3)  # (6, 5) to G1 (6, 6)
    assert (second.outlets, second.products) == (("Hotel D",), ("Kain",))
    assert tracked["S3"].market.outlets == ()
    assert "market" in tracked["S3"].asks


def test_zones_sum_to_the_whole(tracked):
    for found in tracked.values():
        *zones, whole = found.programmes.reached
        for name in ("count", "unknown", "total"):
            assert sum(getattr(z, name) for z in zones) == pytest.approx(getattr(whole, name))


def test_counts_by_stage_and_spread(world):
    found = track(Cut(world, QUESTION))
    assert found.by_stage["operating"] == {"inside": 1, "near": 0, "straddling": 1, "outside": 0}
    assert found.by_stage["inactive"]["inside"] == 1
    assert found.by_stage["unknown"]["outside"] == 1
    assert sum(sum(held.values()) for held in found.by_stage.values()) == 4
    assert found.partly["operating"] == 1
    assert found.unchecked == len(MILESTONES) - 1


def test_a_filter_keeps_the_whole_sentra_in_view(world):
    kept = by_id(world, district=("Utara",))
    assert set(kept) == {"S2", "S4"}
    assert kept["S2"].places == ("A", "C")
    assert kept["S2"].climb.villages == ("A",)


def test_without_any_layer_everything_is_unknown_and_nothing_is_zero(grid):
    for found in by_id(grid).values():
        assert found.climb.stage == "unknown"
        assert found.programmes.reached is None
        assert (found.programmes.held, found.market.placed) == (None, None)
        assert found.units.known is None
    assert not track(Cut(grid, QUESTION)).has_milestones


def test_without_the_sample_its_programmes_are_unknown_and_not_zero(tmp_path):
    rows = [{**row, "is_sample": True} for row in PROGRAMMES]
    study = tracked_world(tmp_path / "world", programmes=rows)
    received = by_id(study, sample=False)["S1"].programmes
    assert (received.held, received.planned, received.unplaced) == (None, None, None)


def test_made_up_outlets_take_no_part_beside_a_real_register(tmp_path):
    rows = [{"outlet_id": "G1", "name": "X", "kind": "market", "place": (6, 6), "is_sample": True}]
    study = tracked_world(tmp_path / "world", outlets=rows, placements=None)
    assert by_id(study)["S1"].market.nearest == ()


def test_the_record_alone_gives_a_stage_but_no_evidence(tmp_path):
    columns = {"status": ["operating", "operating", "planned", "unknown", None]}
    study = tracked_world(tmp_path / "world", sentra=columns, milestones=None)
    found = by_id(study)
    assert (found["S1"].climb.stage, found["S1"].climb.is_evidenced) == ("operating", False)
    assert "source" in found["S1"].asks
    assert found["S2"].climb.villages == ("A",)
    assert found["S2"].climb.conflicts == (RECORDS_DIFFER,)
    assert found["S3"].climb.stage == "unknown"


def test_record_and_evidence_that_differ_are_said():
    behind = climb([one("operating")], ["designated"], ["A"])
    assert behind.conflicts == (RECORD_BEHIND,)
    ahead = climb([one("planned")], ["exporting"], ["A"])
    assert (ahead.stage, ahead.conflicts, ahead.is_evidenced) == (
        "exporting",
        (RECORD_AHEAD,),
        False,
    )


def test_inactive_in_one_village_is_not_inactive():
    found = climb([one("operating"), one("inactive", "2022", "A")], ["", ""], ["A", "C"])
    assert (found.stage, found.idle) == ("operating", ("A",))
    assert INACTIVE_UNCLEAR in found.conflicts


def test_working_again_after_being_inactive():
    again = climb([one("inactive", "2021"), one("operating", "2022-03")], [""], ["A"])
    assert again.stage == "operating"
    same = climb([one("operating", "2022-03"), one("inactive", "2022")], [""], ["A"])
    assert same.stage == INACTIVE
    assert INACTIVE_UNCLEAR in same.conflicts


def test_dates_are_compared_as_precisely_as_both_are_known():
    assert is_after("2022", "2021-12-31")
    assert not is_after("2022-05", "2022")
    assert not is_after("2022", "2022-05")


@given(st.lists(st.sampled_from(LADDER)), st.sampled_from(["", "unknown", *LADDER]))
def test_the_stage_is_the_highest_and_below_it_nothing_is_open(stages, status):
    found = climb([one(stage) for stage in stages], [status], ["A"])
    said = [*stages, *([status] if status in LADDER else [])]
    top = max((LADDER.index(stage) for stage in said), default=-1)
    assert found.stage == (LADDER[top] if said else "unknown")
    for at, step in enumerate(found.steps):
        assert (step.state == "reached") == (step.stage in said)
        assert (step.state == "open") == (at > top)


def test_village_of_a_milestone_is_named(world):
    assert by_id(world)["S2"].climb.evidence[1].village == "D"
