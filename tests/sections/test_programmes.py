"""Programmes on a made world, every figure worked out by hand.

Thirteen businesses: U1 to U4 inside (village A), U5 to U9 outside (C), U10 to U12 outside (D), and
U13 in C, 50 m outside the line, so near it. Programmes: see HELD and PLANNED.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo import Question, answer, read_study
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.measures.inference import newcombe, wilson
from sentra_geo.question import RULES
from sentra_geo.sections.attendance import Attendance, attendance_of, only
from sentra_geo.sections.programme_kinds import kinds_of
from sentra_geo.sections.programme_times import month_key
from sentra_geo.sections.work_list import villages_to_reach, work_list
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

SPOTS = (
    *((4, 5), (5, 5), (6, 5), (5, 4)),
    *((5, 15), (4, 15), (6, 15), (5, 16), (5, 17)),
    *((17, 15), (18, 15), (18, 16)),
    (5, 10.05),
)
BUSINESSES = [(spot, "batik", "micro", 0) for spot in SPOTS]
HELD = [
    programme("P1", "training", "2024-03-12", partner="Yogya"),
    programme("P2", "training", "2024"),
    programme("P3", "stall", "2025-01", partner="Yogya", list_complete=None),
]
PLANNED = [
    programme("P4", "packaging", "2026-05", status="planned", seats=10, list_complete=None),
    programme("P5", "stall", "2026", status="planned", seats=3, list_complete=None),
    programme("P6", "exhibition", "2026-02-01", status="planned", list_complete=None),
]
CANCELLED = [programme("P7", "promotion", "2024-05", status="cancelled")]
LISTS = [
    *participants("P1", 1, 2, 5),
    *participants("P1", 6, attended=False),
    *participants("P2", 5, 7),
    *participants("P2", 8, attended=None),
    *participants("P3", 1),
    *participants("P4", 3),
    *participants("P4", 9, attended=None),
    *participants("P4", 10, attended=False),
    *participants("P7", 11),
]


def make(folder, programmes=(*HELD, *PLANNED, *CANCELLED), lists=LISTS, *, sample=False, **more):
    """A study of the made world."""
    businesses = worlds.businesses_frame(BUSINESSES)
    written = worlds.write_world(folder, businesses=businesses, **more)
    write_activities(
        written,
        is_sample=sample,
        programmes=list(programmes) or None,
        participation=list(lists) or None,
    )
    return read_study(written)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("programmes") / "made")


@pytest.fixture(scope="module")
def found(made):
    return answer(made, made.default_question())


@pytest.fixture(scope="module")
def figures(found):
    assert found.programmes.reason == ""
    assert not found.programmes.uses_sample
    return found.programmes.figures


def by_kind(figures):
    return {row.kind: row for row in figures.kinds}


def counted(shares):
    """Reached, unknown and all, by zone."""
    return [(one.count, one.unknown, one.total) for one in shares.zones]


def test_training_is_worked_out_by_hand(figures):
    row = by_kind(figures)["training"]
    assert (row.held, row.is_complete) == (2, True)
    # Inside U1 and U2 of four; outside U5 and U7 of eight, U8 unknown; near nobody of one.
    assert counted(row.shares) == [(2, 0, 4), (0, 0, 1), (2, 1, 8)]
    assert [one.share for one in row.shares.zones] == [0.5, 0.0, 0.25]
    assert [one.share_at_most for one in row.shares.zones] == [0.5, 0.0, 0.375]
    assert row.shares.zones[2].interval == pytest.approx(wilson(2, 8))
    assert row.shares.difference == -0.25
    assert row.shares.difference_interval == pytest.approx(newcombe(2, 8, 2, 4))
    assert row.shares.parity_need == 2  # half of eight is four
    assert (row.shares.whole.count, row.shares.whole.unknown, row.shares.whole.total) == (4, 1, 13)


def test_a_list_that_may_be_incomplete_leaves_everybody_else_unknown(figures):
    row = by_kind(figures)["stall"]
    assert not row.is_complete
    assert counted(row.shares) == [(1, 3, 4), (0, 1, 1), (0, 8, 8)]
    assert [one.share_at_most for one in row.shares.zones] == [1, 1, 1]
    assert row.shares.state == "not_enough_evidence"


def test_any_kind_counts_a_business_once(figures):
    assert figures.whole.held == 3
    assert counted(figures.whole.shares) == [(2, 2, 4), (0, 1, 1), (2, 6, 8)]


def test_a_kind_without_a_programme_has_no_record_and_is_not_zero(figures):
    held = {"training", "stall"}
    assert [row.kind for row in figures.kinds] == list(PROGRAMME_KINDS)
    for row in figures.kinds:
        assert (row.shares is None) == (row.kind not in held)
        assert bool(row.held) == (row.kind in held)


def test_a_date_with_only_a_year_stands_at_its_end(figures):
    months = figures.timeline.months
    assert [(m.year, m.month, m.programmes) for m in months] == [
        (2024, 3, 1),
        (2024, None, 1),
        (2025, 1, 1),
    ]
    assert [m.reached for m in months] == [(2, 0, 1), (0, 0, 2), (1, 0, 0)]
    # U5 came twice and counts once; U1 was reached before.
    assert [[s.count for s in m.so_far] for m in months] == [
        [2, 0, 1, 3],
        [2, 0, 2, 4],
        [2, 0, 2, 4],
    ]
    assert [s.share for s in months[1].so_far] == [0.5, 0.0, 0.25, 4 / 13]
    assert months[1].so_far[2].interval == pytest.approx(wilson(2, 8))


def test_by_the_last_period_as_many_are_unknown_as_in_all(figures):
    whole = [*figures.whole.shares.zones, figures.whole.shares.whole]
    for periods in (figures.timeline.months, figures.timeline.years):
        assert [(one.count, one.unknown) for one in periods[-1].so_far] == [
            (one.count, one.unknown) for one in whole
        ]
    assert whole[-1].unknown > 0


def test_years_count_different_businesses(figures):
    years = figures.timeline.years
    assert [(y.year, y.month, y.programmes) for y in years] == [(2024, None, 2), (2025, None, 1)]
    assert [(y.reached, y.total) for y in years] == [((2, 0, 2), 4), ((1, 0, 0), 1)]


@pytest.mark.parametrize(
    ("date", "key"), [("2025-03-21", (2025, 3)), ("2025-12", (2025, 12)), ("2025", (2025, 13))]
)
def test_month_keys(date, key):
    assert month_key(date) == key


def test_partners_count_different_businesses(figures):
    assert [row.partner for row in figures.partners] == ["Yogya", ""]
    yogya, none = figures.partners
    assert [one.programme_id for one in yogya.programmes] == ["P1", "P3"]
    assert counted(yogya.shares) == [(2, 2, 4), (0, 1, 1), (1, 7, 8)]  # U1 came to both
    assert yogya.shares.difference == 1 / 8 - 2 / 4
    assert counted(none.shares) == [(0, 0, 4), (0, 0, 1), (2, 1, 8)]
    (second,) = none.programmes
    assert (second.date, second.reached, second.doubtful) == ("2024", (0, 0, 2), 1)
    assert second.is_complete
    assert not yogya.programmes[1].is_complete


def test_places_are_the_same_businesses(figures):
    places = figures.places
    rows = {row.name: row.share for row in places.villages}
    assert {name: (s.count, s.unknown, s.total) for name, s in rows.items()} == {
        "A": (2, 2, 4),
        "B": (0, 0, 0),
        "C": (2, 4, 6),
        "D": (0, 3, 3),
    }
    assert rows["B"].share is None
    assert rows["C"].interval == pytest.approx(wilson(2, 6))
    districts = {row.district: row.share for row in places.districts}
    assert (districts["Utara"].count, districts["Utara"].total) == (2, 9)
    assert places.beyond is None


def test_plans_stand_in_order_of_date(figures):
    plans = figures.plans.programmes
    assert [one.programme_id for one in plans] == ["P6", "P4", "P5"]
    assert [one.basis for one in plans] == ["open", "invited", "seats"]


def test_a_plan_with_invited_has_one_effect(figures):
    plan = figures.plans.programmes[1]
    assert plan.invited == (1, 0, 1)  # U3 and U9; U10 will not come
    effect = plan.of_kind
    assert effect.now is None  # no packaging was held
    assert effect.low == effect.high == 1 / 8 - 1 / 4
    assert (plan.of_any.now, plan.of_any.low) == (2 / 8 - 2 / 4, 3 / 8 - 3 / 4)


def test_a_plan_with_seats_alone_has_two_bounds(figures):
    plan = figures.plans.programmes[2]
    assert plan.invited is None
    # Stalls: one of four inside. All three seats inside fill it; or three of eight outside.
    assert (plan.of_kind.now, plan.of_kind.low, plan.of_kind.high) == (-0.25, -1, 3 / 8 - 1 / 4)
    # Of any kind only two inside are left for three seats.
    assert (plan.of_any.low, plan.of_any.high) == (2 / 8 - 1, 5 / 8 - 2 / 4)


def test_a_plan_without_both_is_unknown(figures):
    plan = figures.plans.programmes[0]
    assert (plan.of_kind.low, plan.of_kind.high, plan.of_any.low) == (None, None, None)
    assert plan.of_any.now == -0.25


def test_all_plans_together(figures):
    effect = figures.plans.together
    assert (effect.now, effect.low, effect.high) == (-0.25, 3 / 8 - 1, 6 / 8 - 3 / 4)
    assert figures.plans.left_out == 1


def ids(found, listed):
    return list(found.cut.study.businesses.frame["business_id"].to_numpy()[listed.rows])


def test_the_work_list_parts_no_from_unknown(found):
    listed = work_list(found.cut, ("training",))
    assert ids(found, listed) == ["U6", "U9", "U10", "U11", "U12", "U8"]
    assert list(listed.is_unknown) == [False] * 5 + [True]
    rows = villages_to_reach(found.cut, listed)
    assert [(row.village, row.not_reached, row.unknown) for row in rows] == [
        ("C", 2, 1),
        ("D", 3, 0),
    ]


def test_the_work_list_of_any_kind_is_unknown_while_a_list_is(found, figures):
    listed = work_list(found.cut)
    assert ids(found, listed) == ["U6", "U8", "U9", "U10", "U11", "U12"]
    assert listed.is_unknown.all()
    assert [(row.not_reached, row.unknown) for row in figures.to_reach] == [(0, 3), (0, 3)]
    assert work_list(found.cut, ("packaging",)) is None


def test_filters_narrow_every_figure(made):
    found = answer(made, Question(boundary=made.default_question().boundary, district=("Utara",)))
    figures = found.programmes.figures
    assert counted(figures.whole.shares) == [(0, 0, 0), (0, 1, 1), (2, 6, 8)]
    assert figures.whole.shares.difference is None
    assert figures.plans.together.now is None
    assert [row.district for row in figures.places.districts] == ["Utara"]


@pytest.mark.parametrize("rule", RULES)
def test_zones_sum_to_the_total_and_places_to_the_zones(made, rule):
    found = answer(made, Question(boundary=made.default_question().boundary, rule=rule))
    figures = found.programmes.figures
    for row in (figures.whole, *figures.kinds, *figures.partners):
        if row.shares is None:
            continue
        for name in ("count", "unknown", "total"):
            parts = [getattr(one, name) for one in row.shares.zones]
            assert sum(parts) == pytest.approx(getattr(row.shares.whole, name))
    for name in ("count", "unknown", "total"):
        whole = getattr(figures.whole.shares.whole, name)
        assert sum(getattr(r.share, name) for r in figures.places.villages) == pytest.approx(whole)
        assert sum(getattr(r.share, name) for r in figures.places.districts) == pytest.approx(whole)
    assert figures.whole.shares.whole.total == pytest.approx(13)


def test_all_partners_together_are_all_programmes(found, figures):
    held = attendance_of(found.cut)
    totals = found.cut.by_village(*found.cut.cells("any"))
    every = only(held.programmes, len(held.is_complete))
    count, unknown = held.counts(found.cut, totals, every)
    assert count.sum(axis=0).tolist() == [one.count for one in figures.whole.shares.zones]
    assert unknown.sum(axis=0).tolist() == [one.unknown for one in figures.whole.shares.zones]


PAIRS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.sampled_from([0.0, 1.0, np.nan])),
    unique_by=lambda pair: pair[:2],
)


@given(PAIRS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_reached_and_doubtful_are_apart_and_among_the_named(pairs, chosen):
    programme_of, business, attended = (
        (np.array(v) for v in zip(*pairs, strict=True))
        if pairs
        else (
            np.zeros(0, dtype=int),
            np.zeros(0, dtype=int),
            np.zeros(0),
        )
    )
    held = Attendance(np.arange(4), np.ones(4, dtype=bool), programme_of, business, attended)
    mask = np.array(chosen)
    reached, doubtful = set(held.reached(mask)), set(held.doubtful(mask))
    named = {b for p, b, said in pairs if mask[p]}
    absent = {b for b in named if all(s == 0 for p, o, s in pairs if mask[p] and o == b)}
    assert not reached & doubtful
    assert reached | doubtful == named - absent == set(held.invited(mask))


def test_absent_layers_are_said_and_are_not_zero(tmp_path, grid):
    bare = answer(grid, grid.default_question()).programmes
    assert (bare.reason, bare.figures) == ("no_programmes", None)
    lists = make(tmp_path / "lists", lists=())
    assert answer(lists, lists.default_question()).programmes.reason == "no_participants"


def test_without_businesses_nothing_can_be_said(tmp_path):
    folder = worlds.write_world(tmp_path / "none", businesses=None)
    write_activities(folder, programmes=HELD)
    study = read_study(folder)
    assert answer(study, study.default_question()).programmes.reason == "no_businesses"


def test_made_up_programmes_do_not_count_beside_a_real_register(tmp_path):
    study = make(tmp_path / "sample", sample=True)
    found = answer(study, study.default_question())
    assert (found.programmes.reason, found.businesses) == ("no_programmes", "real")


def test_only_plans_leave_the_rest_without_a_record(tmp_path):
    study = make(tmp_path / "plans", programmes=PLANNED, lists=participants("P4", 3))
    figures = answer(study, study.default_question()).programmes.figures
    assert figures.whole.shares is None
    assert figures.places is None
    assert figures.to_reach is None
    assert not figures.timeline.months
    assert figures.plans.programmes[1].of_any.now is None
    assert figures.plans.programmes[1].of_any.low == -0.25


def test_kinds_of_any_are_all():
    assert kinds_of("any") == PROGRAMME_KINDS
    assert kinds_of("stall") == ("stall",)


def test_the_shipped_programmes_are_marked_and_prove_nothing(study):
    found = answer(study, study.default_question()).programmes
    assert found.uses_sample
    states = {row.shares.state for row in found.figures.kinds if row.shares is not None}
    assert states == {"not_enough_evidence"}
