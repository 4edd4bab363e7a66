"""The forum worked out by hand: businesses in A (inside), C (outside) and on the line."""

import numpy as np
import pytest

from sentra_geo import Question, read_study
from sentra_geo.cut import Cut
from sentra_geo.sections.forum import forum_of
from sentra_geo.sections.forum_candidates import candidate_list
from tests import worlds
from tests.activity_worlds import write_activities

# Place, member, active, NIB: None for unknown.
ROWS = (
    ((5, 5), True, True, True),  # U1 inside: a member
    ((5, 5), False, True, True),  # U2 inside: could join
    ((5, 5), None, True, True),  # U3 inside: perhaps
    ((5, 5), False, False, True),  # U4 inside: not active
    ((5, 15), True, True, None),  # U5 outside: a member
    ((5, 15), False, True, True),  # U6 outside: could join
    ((5, 15), False, None, None),  # U7 outside: perhaps
    ((5, 15), False, True, False),  # U8 outside: no NIB
    ((15, 5), False, True, True),  # U9 near: could join
    ((30, 15), False, True, True),  # U10 in no village: could join
)
OUTLETS = [
    {"outlet_id": "G1", "name": "Hotel", "kind": "hotel", "place": (5, 5)},  # inside
    {"outlet_id": "G2", "name": "Lapak", "kind": "ikn_stall", "place": (17, 15)},  # by its kind
    {"outlet_id": "G3", "name": "Pasar", "kind": "market", "place": (17, 15)},  # outside
]


def study_of(folder, columns=("forum_member", "is_active", "has_nib"), *, sample=False, **layers):
    frame = worlds.businesses_frame(
        [(row[0], "batik", "micro", 0) for row in ROWS], is_sample=sample
    )
    for place, name in enumerate(("forum_member", "is_active", "has_nib"), start=1):
        if name in columns:
            frame[name] = [None if row[place] is None else str(row[place]).lower() for row in ROWS]
    return read_study(write_activities(worlds.write_world(folder, businesses=frame), **layers))


def found_of(study, **choices):
    return forum_of(Cut(study, Question(boundary="garis", **choices)))


@pytest.fixture(scope="module")
def forum(tmp_path_factory):
    placed = [
        {"outlet_id": outlet, "business_id": f"U{number}", "product": "Kain"}
        for outlet, number in (("G1", 1), ("G2", 5), ("G2", 6), ("G3", 2), ("G1", 3))
    ]
    return study_of(tmp_path_factory.mktemp("forum"), outlets=OUTLETS, placements=placed)


class TestMembers:
    def test_by_zone_unknown_apart_from_no(self, forum):
        inside, near, outside = found_of(forum).figures.shares.zones
        assert (inside.count, inside.unknown, inside.total) == (1, 1, 4)
        assert (near.count, near.unknown, near.total) == (0, 0, 1)
        assert (outside.count, outside.unknown, outside.total) == (1, 0, 5)
        assert (inside.share, inside.share_at_most) == (0.25, 0.5)

    def test_by_village_and_what_lies_in_none(self, forum):
        places = found_of(forum).figures.places
        rows = {
            one.name: (one.share.count, one.share.unknown, one.share.total)
            for one in places.villages
        }
        assert rows["A"] == (1, 1, 4)
        assert rows["C"] == (1, 0, 4)
        assert rows["D"] == (0, 0, 0)
        assert places.beyond.share.total == 1

    def test_zones_sum_to_the_whole_under_each_rule(self, forum):
        for rule in ("point", "area", "administration"):
            shares = found_of(forum, rule=rule).figures.shares
            assert sum(one.count for one in shares.zones) == pytest.approx(2)
            assert sum(one.total for one in shares.zones) == pytest.approx(10)

    def test_filters(self, forum):
        whole = found_of(forum, district=("Utara",)).figures.shares.whole
        assert (whole.count, whole.total) == (1, 4)
        assert found_of(forum, scale=("medium",)).reason == "none_kept"


class TestCandidates:
    def test_counts_by_zone(self, forum):
        found = found_of(forum).figures.candidates
        assert found.could_join == (1, 1, 2)
        assert found.perhaps == (1, 0, 1)
        assert found.unknown_columns == ()

    def test_by_village_in_order(self, forum):
        rows = [
            (one.village, one.could_join, one.perhaps)
            for one in found_of(forum).figures.candidates.villages
        ]
        assert rows == [("A", 1, 1), ("B", 1, 0), ("C", 1, 1), ("", 1, 0)]

    def test_the_list_has_those_known_first_and_says_what_is_unknown(self, forum):
        listed = candidate_list(Cut(forum, Question(boundary="garis")))
        assert (listed.rows + 1).tolist() == [2, 9, 6, 10, 3, 7]
        assert listed.unknown.tolist() == [0, 0, 0, 0, 4, 3]  # member; active and NIB

    def test_without_the_column_of_activity_nobody_is_sure(self, tmp_path):
        found = found_of(study_of(tmp_path, ("forum_member", "has_nib"))).figures.candidates
        assert sum(found.could_join) == 0
        assert sum(found.perhaps) == 7  # also U4, whose activity is unknown now
        assert found.unknown_columns == ("is_active",)


class TestSelling:
    def test_members_at_an_outlet_inside_or_a_stall(self, forum):
        selling = found_of(forum).figures.selling
        assert selling.members_zones == (1, 0, 1)  # U1 in the hotel, U5 at the stall
        assert selling.others_zones == (0, 0, 1)  # U6; U2 sells outside
        assert selling.unknown_zones == (1, 0, 0)
        assert (selling.members.whole.count, selling.members.whole.total) == (2, 2)

    def test_without_placements_it_is_unknown(self, tmp_path):
        assert found_of(study_of(tmp_path)).figures.selling is None


class TestMissing:
    def test_without_the_column_membership_is_unknown(self, grid, tmp_path):
        assert found_of(grid).reason == "no_membership"
        assert found_of(study_of(tmp_path, ("has_nib",))).figures is None

    def test_without_businesses(self, tmp_path):
        study = read_study(worlds.write_world(tmp_path, businesses=None))
        assert found_of(study).reason == "no_businesses"

    def test_a_made_up_register_says_so_and_can_be_switched_off(self, tmp_path):
        study = study_of(tmp_path, sample=True)
        assert found_of(study).uses_sample
        assert found_of(study, sample=False).reason == "no_businesses"


def test_every_zone_sums_on_the_shipped_layers(study):
    found = forum_of(Cut(study, Question())).figures
    rows = candidate_list(Cut(study, Question()))
    assert sum(found.candidates.could_join) == int((rows.unknown == 0).sum())
    assert sum(found.candidates.perhaps) == int((rows.unknown > 0).sum())
    assert len(np.unique(rows.rows)) == len(rows.rows)
