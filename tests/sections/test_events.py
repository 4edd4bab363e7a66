"""Events and stalls dealt out, worked out by hand on the grid world of tests.worlds.

People: C and D 1,500 each (Utara), A and B 500 each (Selatan); in that order ties are broken.
Businesses in villages: A 2, B 4, C 1, D none, and one outside all; by zone 3 inside, 3 near, 2
outside. Villages: A lies inside, B to D outside; B is half inside by land.
"""

import pytest

from sentra_geo import Question, QuestionError, answer, read_study
from sentra_geo.cut import Cut
from sentra_geo.question import RULES, STALL_RULES
from sentra_geo.sections.events import KnownSum, plan_events
from sentra_geo.sections.stall_dealing import NO_PROGRAMMES, NO_REGISTER, NOBODY
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

OUTLETS = [
    {"outlet_id": "G1", "name": "Gedung", "kind": "event_venue", "place": (2, 5)},
    {"outlet_id": "G2", "name": "Stadion", "kind": "event_venue", "place": (12, 15)},
    {"outlet_id": "G3", "name": "Dermaga", "kind": "market", "place": (30, 15)},
]


def event(code, outlet, date, **about):
    row = {"event_id": code, "event": f"Acara {code}", "outlet_id": outlet, "date": date}
    return {"end_date": None, "visitors_expected": None, "stalls": None, **row, **about}


EVENTS = [
    event("E1", "G1", "2026-11", visitors_expected=1_000, stalls=6, end_date="2026-12"),
    event("E1", "G2", "2026-11-14", end_date="2026-12-03"),
    event("E2", "G3", "2027-01-05"),
]
# U1, U3 and U4 came; nobody wrote down whether U5 did.
PROGRAMMES = [programme("P1", "training", "2025-02-03")]
PARTICIPATION = [*participants("P1", 1, 3, 4), *participants("P1", 5, attended=None)]


def made(folder, layers=None, **frames):
    frames = {
        "outlets": OUTLETS,
        "events": EVENTS,
        "programmes": PROGRAMMES,
        "participation": PARTICIPATION,
        **frames,
    }
    folder = worlds.write_world(folder / "dunia", **(layers or {}))
    return read_study(write_activities(folder, **frames))


@pytest.fixture(scope="module")
def fair(tmp_path_factory):
    return made(tmp_path_factory.mktemp("fair"))


def plan_of(study, **choices):
    return plan_events(Cut(study, Question(boundary="garis", **choices)))


def villages(plan):
    return {one.village: one.stalls for one in plan.villages}


class TestQuotas:
    """Ten stalls under each rule."""

    @pytest.mark.parametrize(
        ("rule", "districts", "expected"),
        [
            ("equal", [5, 5], {"C": 3, "D": 2, "A": 3, "B": 2}),
            # 7.5 and 2.5 tie: the district with more people comes first.
            ("population", [8, 2], {"C": 4, "D": 4, "A": 1, "B": 1}),
            # 10 · 1/7 = 1.43 and 10 · 6/7 = 8.57.
            ("businesses", [1, 9], {"C": 1, "D": 0, "A": 3, "B": 6}),
            # Not recorded as reached: C 1, A 1, B 2, with U5 among them; 2.5 and 7.5 tie.
            ("need", [3, 7], {"C": 3, "D": 0, "A": 2, "B": 5}),
        ],
    )
    def test_by_hand(self, fair, rule, districts, expected):
        plan = plan_of(fair, stalls=10, stall_rule=rule)
        assert [one.stalls for one in plan.districts] == districts
        assert [one.district for one in plan.districts] == ["Utara", "Selatan"]
        assert villages(plan) == expected

    def test_weights_and_exact_shares(self, fair):
        plan = plan_of(fair, stalls=10, stall_rule="businesses")
        assert [one.weight for one in plan.districts] == [1, 6]
        assert [one.exact for one in plan.districts] == pytest.approx([10 / 7, 60 / 7])
        by_name = {one.village: one for one in plan.villages}
        assert (by_name["A"].weight, by_name["A"].exact, by_name["A"].zone) == (2, 3, "inside")
        assert (by_name["B"].weight, by_name["B"].exact, by_name["B"].zone) == (4, 6, "outside")
        assert plan.beyond == 1

    def test_a_district_filter_keeps_its_villages_only(self, fair):
        plan = plan_of(fair, stalls=5, district=("Selatan",))
        assert villages(plan) == {"A": 3, "B": 2}
        assert plan.splits[0].stalls == (3, 0, 2)
        assert len(plan.chosen.venues) == 2  # where the event is held does not change

    def test_the_village_with_more_people_comes_first(self, tmp_path):
        people = worlds.population_frame((300, 700, 1_400, 1_600), list(worlds.VILLAGES))
        plan = plan_of(made(tmp_path, {"population": people}), stalls=10)
        assert villages(plan) == {"D": 3, "C": 2, "B": 3, "A": 2}

    def test_equal_is_the_same_for_every_district_whatever_its_villages(self, study):
        plan = plan_events(Cut(study, Question(stalls=60)))
        assert [one.stalls for one in plan.districts] == [15, 15, 15, 15]

    def test_a_reordered_file_deals_alike(self, tmp_path, fair):
        turned = made(tmp_path, {"villages": worlds.villages_frame().iloc[::-1]})
        for rule in STALL_RULES:
            choices = {"stalls": 7, "stall_rule": rule}
            assert plan_of(turned, **choices).villages == plan_of(fair, **choices).villages


class TestSplits:
    """What the four rules give each zone, whichever is chosen."""

    def test_by_hand_beside_businesses_and_people(self, fair):
        plan = plan_of(fair, stalls=10)
        splits = {split.rule: split for split in plan.splits}
        assert list(splits) == list(STALL_RULES)
        assert {rule: split.stalls for rule, split in splits.items()} == {
            "equal": (3, 0, 7),
            "population": (1, 0, 9),
            "businesses": (3, 0, 7),
            "need": (2, 0, 8),
        }
        assert plan.business_shares == pytest.approx((3 / 8, 3 / 8, 2 / 8))
        assert plan.people_shares == pytest.approx((1 / 8, 0, 7 / 8))
        assert splits["equal"].share == pytest.approx(0.7)
        assert splits["equal"].beside_businesses == pytest.approx(0.7 - 0.25)
        assert splits["equal"].beside_people == pytest.approx(0.7 - 0.875)
        assert plan.split == splits["equal"]

    def test_ties_between_villages_are_a_range(self, fair):
        splits = {split.rule: split for split in plan_of(fair, stalls=10).splits}
        # Of the five of Selatan A inside or B outside gets the third.
        assert splits["equal"].tied == (7, 8)
        assert splits["population"].tied == (9, 9)

    def test_whose_last_stall_hangs_on_the_order(self, fair):
        def tied(rule, kind):
            quotas = getattr(plan_of(fair, stalls=10, stall_rule=rule), kind)
            return [one.is_tied for one in quotas]

        assert tied("equal", "districts") == [False, False]
        assert tied("equal", "villages") == [True] * 4
        assert tied("population", "districts") == [True, True]
        assert tied("population", "villages") == [False] * 4
        assert tied("businesses", "villages") == [False] * 4
        assert tied("need", "villages") == [False] * 4  # of A 2.33 and B 4.67 only B is rounded up

    def test_a_split_village_gives_both_sides_their_part(self, fair):
        (split, *_) = plan_of(fair, stalls=10, rule="area").splits
        assert split.stalls == pytest.approx((3 + 1, 0, 5 + 1), abs=1e-6)

    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("stalls", [1, 53, 60, 997])
    def test_zones_districts_and_villages_sum_to_the_stalls(self, study, rule, stalls):
        for stall_rule in STALL_RULES:
            plan = plan_events(
                Cut(study, Question(rule=rule, stalls=stalls, stall_rule=stall_rule))
            )
            assert sum(one.stalls for one in plan.villages) == stalls
            assert sum(one.stalls for one in plan.districts) == stalls
            for one in plan.districts:
                own = [row for row in plan.villages if row.district == one.district]
                assert sum(row.stalls for row in own) == one.stalls
                assert sum(row.exact for row in own) == pytest.approx(one.stalls)
                assert all(abs(row.stalls - row.exact) < 1 + 1e-6 for row in own)
            for split in plan.splits:
                assert sum(split.stalls) == pytest.approx(stalls)
                low, high = split.tied
                assert low <= split.stalls[2] + 1e-9
                assert split.stalls[2] <= high + 1e-9


class TestNeed:
    """The need rule and what nobody knows."""

    def test_the_range_over_what_nobody_knows(self, fair):
        # With U5 reached A, B and C need 1 each: Utara 3, Selatan 7 as A 4 and B 3.
        need = plan_of(fair, stalls=10).need
        assert (need.unknown, need.outside, need.may_be_nobody) == (1, (6, 8), False)

    def test_a_business_near_the_line_moves_the_quota_of_its_village(self, tmp_path):
        # U2, U3 and U5 are open: with U5 of B reached, Utara keeps C, and B loses to A.
        people = [*participants("P1", 4), *participants("P1", 2, 3, 5, attended=None)]
        need = plan_of(made(tmp_path, participation=people), stalls=10).need
        assert (need.unknown, need.outside) == (3, (5, 8))

    def test_incomplete_lists_leave_everything_open(self, tmp_path):
        lists = [programme("P1", "training", "2025-02-03", list_complete=False)]
        plan = plan_of(made(tmp_path, programmes=lists), stalls=10, stall_rule="need")
        assert villages(plan) == {"C": 3, "D": 0, "A": 2, "B": 5}
        assert plan.need.unknown == 4
        assert plan.need.may_be_nobody

    def test_without_register_or_lists_it_says_why(self, tmp_path, grid):
        plan = plan_of(grid, stalls=10, stall_rule="need")
        assert [split.reason for split in plan.splits] == ["", "", "", NO_PROGRAMMES]
        assert (plan.split.stalls, plan.split.share, plan.villages) == ((), None, ())
        assert plan.need is None
        alone = read_study(worlds.write_world(tmp_path / "none", businesses=None))
        plan = plan_of(alone, stalls=10)
        assert [split.reason for split in plan.splits] == ["", "", NO_REGISTER, NO_REGISTER]
        assert plan.business_shares is None
        assert plan.split.beside_businesses is None
        assert plan.split.beside_people == pytest.approx(0.7 - 0.875)

    def test_nobody_left_to_reach(self, tmp_path):
        study = made(tmp_path, participation=participants("P1", 7))
        plan = plan_of(study, stalls=10, stall_rule="need", district=("Utara",))
        assert plan.split.reason == NOBODY
        assert plan.villages == ()


class TestEvents:
    """The layer of events."""

    def test_an_event_by_hand(self, fair):
        plan = plan_of(fair)
        assert [one.event_id for one in plan.events] == ["E1", "E2"]
        first = plan.chosen
        assert (first.event_id, first.first_date, first.last_date) == ("E1", "2026-11", "2026-12")
        assert first.visitors == KnownSum(1_000, 1)
        assert first.stalls == KnownSum(6, 1)
        hall, stadium = first.venues
        assert (hall.village, hall.district, hall.zone) == ("A", "Selatan", "inside")
        assert hall.line_km == pytest.approx(-2, abs=1e-3)
        assert (stadium.village, stadium.zone, stadium.visitors) == ("D", "outside", None)
        assert stadium.line_km == pytest.approx(5, abs=1e-3)

    def test_the_layers_stalls_are_dealt_unless_the_user_has_a_number(self, fair):
        plan = plan_of(fair)
        assert (plan.stalls, plan.is_own_number) == (6, False)
        assert sum(villages(plan).values()) == 6
        plan = plan_of(fair, stalls=3)
        assert (plan.stalls, plan.is_own_number) == (3, True)

    def test_unknown_stalls_deal_nothing(self, fair):
        plan = plan_of(fair, event="E2")
        assert plan.chosen.stalls == KnownSum(None, 1)
        assert plan.chosen.venues[0].village == ""
        assert (plan.stalls, plan.splits, plan.villages, plan.need) == (None, (), (), None)

    def test_made_up_events_stand_beside_no_real_register(self, tmp_path):
        made_up = made(tmp_path, events=[{**row, "is_sample": True} for row in EVENTS])
        plan = plan_of(made_up, event="E2")
        assert (plan.events, plan.chosen, plan.stalls) == ((), None, None)

    def test_without_events_the_planner_still_deals(self, grid):
        plan = plan_of(grid, stalls=10)
        assert plan.chosen is None
        assert sum(villages(plan).values()) == 10

    def test_an_event_that_is_not_there_is_refused_with_those_that_are(self, fair, grid):
        with pytest.raises(QuestionError, match="E1, E2"):
            answer(fair, Question(boundary="garis", event="E9"))
        with pytest.raises(QuestionError, match="E9"):
            answer(grid, Question(boundary="garis", event="E9"))
        assert answer(fair, Question(boundary="garis", event="E2")).events.chosen.event_id == "E2"
