"""For whom material is made."""

from dataclasses import replace

import pytest

from sentra_geo import QuestionError, answer, read_study
from sentra_geo.export.audience import AUDIENCES, INTERNAL, PUBLIC, answer_for, pieces_for
from sentra_geo.present.catalogue import catalogue
from sentra_geo.question import RULES
from sentra_geo.wording import Wording
from tests import worlds

WORDS = Wording("id")


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """The wide world: 420 real businesses, many in each zone."""
    folder = tmp_path_factory.mktemp("wide")
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


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


def test_nobody_stands_behind_sample_businesses(study):
    found = answer(study, replace(study.default_question(), district=("Waru",), scale=("medium",)))
    assert found.businesses == "sample"
    assert answer_for(found, PUBLIC) is found
    pieces = catalogue(study, found, WORDS)
    assert pieces_for(pieces, found, PUBLIC) == pieces


def test_both_audiences_have_names():
    assert set(AUDIENCES) == {PUBLIC, INTERNAL}
