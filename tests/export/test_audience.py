"""For whom material is made."""

from dataclasses import replace

import pytest

from sentra_geo import QuestionError, answer, read_study
from sentra_geo.cut import Cut
from sentra_geo.export.audience import (
    AUDIENCES,
    INTERNAL,
    MATRICES,
    PUBLIC,
    answer_for,
    pieces_for,
    tells_placements,
    tells_reached,
)
from sentra_geo.export.small_cells import has_small_cells
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.event_charts import event_pieces
from sentra_geo.present.forum_charts import forum_pieces
from sentra_geo.present.market_pieces import markets_pieces
from sentra_geo.present.programme_pieces import programmes_pieces
from sentra_geo.present.receipt_pieces import receipts_pieces
from sentra_geo.question import RULES
from sentra_geo.wording import Wording
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities
from tests.export.public_worlds import read_world

WORDS = Wording("id")


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """The wide world: 420 real businesses, many in each zone."""
    folder = tmp_path_factory.mktemp("wide")
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


@pytest.fixture(scope="module")
def active(tmp_path_factory):
    """The same with programmes, placements, receipts and a forum, and its twin."""
    folder = tmp_path_factory.mktemp("active")
    return read_world(folder / "one"), read_world(folder / "two", dealt=True)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Likewise, with three businesses in a promotion, in an outlet and in the forum."""
    return read_world(tmp_path_factory.mktemp("few") / "one", few=True)


def test_inside_the_office_the_answer_is_the_answer(wide):
    found = answer(wide, wide.default_question())
    assert answer_for(found, INTERNAL) is found


def test_the_public_gets_no_businesses_below_a_zone(wide):
    found = answer(wide, replace(wide.default_question(), radius_km=10))
    public = answer_for(found, PUBLIC)
    assert all(village.businesses is None for village in public.villages)
    assert all(village.businesses_covered is None for village in public.villages)
    assert all(sentra.businesses is None for sentra in public.sentra)
    assert [zone.businesses for zone in public.zones] == [z.businesses for z in found.zones]
    assert any(village.businesses for village in found.villages)  # the answer itself keeps them


def test_pieces_that_tell_are_left_out_for_the_public(wide):
    found = answer(wide, replace(wide.default_question(), radius_km=10))
    public = answer_for(found, PUBLIC)
    shown = pieces_for(catalogue(wide, public, WORDS), public, PUBLIC)
    assert not [piece for piece in shown if piece.tells_businesses]
    columns = " ".join(str(c) for p in shown if p.code == "villages" for c in p.table.frame)
    assert "Usaha" not in columns
    assert {"zones", "villages", "sentra", "verify"} <= {piece.code for piece in shown}


def test_a_zone_of_a_few_businesses_is_not_published(grid):
    """The grid world has eight businesses, fewer than five in some zone."""
    found = answer(grid, grid.default_question())
    with pytest.raises(QuestionError, match="kurang dari 5 usaha"):
        answer_for(found, PUBLIC)
    assert answer_for(found, INTERNAL) is found


def test_quartiles_of_businesses_distances_are_not_published(wide):
    found = answer(wide, replace(wide.default_question(), radius_km=10))
    public = answer_for(found, PUBLIC)
    for zone, own in zip(public.zones, found.zones, strict=True):
        assert zone.reach["businesses"].quartiles_km is None
        assert zone.reach["villages"] == own.reach["villages"]
        assert own.reach["businesses"].quartiles_km is not None


@pytest.mark.parametrize("rule", RULES)
def test_another_rule_must_not_open_what_one_closes(wide, rule):
    """At 5 km only the point rule leaves some zone a few: then no rule is published."""
    asked = replace(wide.default_question(), radius_km=5, near_km=1, rule=rule)
    found = answer(wide, asked)
    reach = [zone.reach["businesses"] for zone in found.zones]
    counts = [n for held in reach for n in (held.total, held.covered, held.total - held.covered)]
    assert any(0 < count < 5 for count in counts) is (rule == "point")
    with pytest.raises(QuestionError, match="kurang dari 5 usaha"):
        answer_for(found, PUBLIC)


def told(study, **chosen):
    """Everything that the public reads of a study: titles, notes and every cell."""
    found = answer(study, replace(study.default_question(), radius_km=10, **chosen))
    public = answer_for(found, PUBLIC)
    shown = pieces_for(catalogue(study, public, WORDS), public, PUBLIC)
    return {
        piece.code: (
            piece.title,
            piece.note,
            "" if piece.table is None else piece.table.frame.to_csv(),
        )
        for piece in shown
    }


@pytest.mark.parametrize("chosen", [{}, {"covered": "people"}, {"unit": "locations"}])
def test_who_makes_what_changes_nothing_that_the_public_reads(wide, tmp_path, chosen):
    """The same businesses with their commodities dealt anew: only single businesses differ."""
    layers = worlds.wide_layers()
    register = layers["businesses"]
    dealt = register.assign(commodity=register["commodity"].to_numpy()[::-1])
    other = read_study(worlds.write_world(tmp_path, **{**layers, "businesses": dealt}))
    # Or the test would prove nothing: inside the office it is told.
    inside = [catalogue(s, answer(s, s.default_question()), WORDS) for s in (wide, other)]
    quotients = [next(p for p in held if p.code == "business-quotients") for held in inside]
    assert not quotients[0].table.frame.equals(quotients[1].table.frame)
    assert told(wide, **chosen) == told(other, **chosen)


def activity_pieces(found):
    """The pieces made of programmes, outlets, receipts, events and the forum."""
    makers = (programmes_pieces, markets_pieces, receipts_pieces, event_pieces, forum_pieces)
    return tuple(piece for make in makers for piece in make(found, WORDS))


@pytest.mark.parametrize(
    "chosen",
    [
        {"rule": "area", "stalls": 60, "stall_rule": "need"},
        {"covered": "villages", "stalls": 60, "stall_rule": "population"},
    ],
)
def test_who_took_part_changes_nothing_that_the_public_reads(active, chosen):
    """Participants, placements, receipts and members dealt anew: below the matrices all stays."""
    one, two = (told(study, **chosen) for study in active)
    assert set(one) == set(two)
    assert set(MATRICES) <= set(one)
    assert [code for code in one if one[code] != two[code] and code not in MATRICES] == []
    # Or the test would prove nothing: inside the office nearly all of it is told.
    inside = [activity_pieces(answer(s, s.default_question())) for s in active]
    tables = [{p.code: p.table.frame.to_csv() for p in held if p.table} for held in inside]
    changed = {code for code in tables[0] if tables[0][code] != tables[1].get(code)}
    assert {"programme-villages", "programme-so-far", "receipt-products", "forum-villages"} <= (
        changed
    )
    assert {"placed-products", "stall-split", "forum-selling", "programme-plans"} <= changed


def test_a_matrix_of_a_few_is_withheld(active, few):
    """What is told of a few is withheld by subject, and by every rule for the others."""
    for study, expected in ((active[0], True), (few, False)):
        asked = replace(study.default_question(), radius_km=10)
        found = answer_for(answer(study, asked), PUBLIC)
        assert tells_reached(found, PUBLIC) is expected
        assert tells_placements(found, PUBLIC) is expected
        shown = {piece.code for piece in pieces_for(activity_pieces(found), found, PUBLIC)}
        assert bool(shown & set(MATRICES)) is expected
        assert {"outlets", "map-outlets", "event-venues"} <= shown
        assert tells_reached(found, INTERNAL)
        assert tells_placements(found, INTERNAL)


FIVE, MOST, ALL = range(1, 6), range(1, 13), range(1, 16)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([("T1", FIVE, True)], False),
        ([("T1", range(1, 5), True)], True),  # four reached
        ([("T1", MOST, True)], True),  # all but three
        ([("T1", ALL, True)], False),  # all of them
        ([("T1", FIVE, True), ("T1", (9, 10), None)], True),  # two of whom nobody knows
        ([("T1", FIVE, True), ("L1", range(3, 9), True)], True),  # three by licensing alone
        ([("T1", FIVE, True), ("L1", FIVE, True)], False),
    ],
)
def test_small_cells_of_programmes(tmp_path, lists, expected):
    """By hand: U1 to U15 inside, as many outside, whom two programmes reached or may have."""
    rows = [((6, 5), "coconut", "micro", 0)] * 15 + [((5, 15), "batik", "micro", 0)] * 15
    folder = worlds.write_world(tmp_path / "w", businesses=worlds.businesses_frame(rows))
    people = [row for code, who, came in lists for row in participants(code, *who, attended=came)]
    held = [programme("T1", "training", "2025"), programme("L1", "licensing", "2025")]
    write_activities(folder, programmes=held[: len({c for c, *_ in lists})], participation=people)
    study = read_study(folder)
    cut = Cut(study, replace(study.default_question(), near_km=1))
    assert has_small_cells(cut, "reached", 5) is expected


def test_nobody_stands_behind_sample_businesses(study):
    found = answer(study, replace(study.default_question(), district=("Waru",), scale=("medium",)))
    assert found.businesses == "sample"
    assert answer_for(found, PUBLIC) is found
    pieces = catalogue(study, found, WORDS)
    assert pieces_for(pieces, found, PUBLIC) == pieces


def test_both_audiences_have_names():
    assert set(AUDIENCES) == {PUBLIC, INTERNAL}
