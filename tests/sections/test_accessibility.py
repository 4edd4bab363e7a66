"""Accessibility of the grid world, worked out by hand.

Metres of the grid world in km, people A, B 500 each, C, D 1,500 each:

           S1(A)  S2(A)  S2(C)  S3(B)  S4(D)
    a        1      3     10.8    8     17.2
    b       11     15     12.8    4     10.2
    c      10.0   10.4     4     12.8   14
    d      14.9   18.0     8     10.8    2
"""

import dataclasses
import itertools
import math

import numpy as np
import pandas as pd
import pytest

from sentra_geo import answer, read_study
from sentra_geo.cut import Cut
from sentra_geo.question import RULES, Question
from sentra_geo.sections.accessibility import ENHANCED, TWO_STEP, floating_catchments
from tests import worlds

ASKED = Question(boundary="garis", near_km=0)


def access_of(study, **choices):
    return answer(study, dataclasses.replace(ASKED, **choices)).access


def values(access, method=TWO_STEP):
    return {row.village: getattr(row, method) for row in access.villages}


def by_name(access):
    return {row.village: row for row in access.villages}


@pytest.fixture
def world(tmp_path):
    """A function that reads a grid world with other layers."""

    def read(**layers):
        formats = {"travel": (".csv", None)} if "travel" in layers else None
        return read_study(worlds.write_world(tmp_path / "world", formats=formats, **layers))

    return read


class TestVillages:
    def test_one_village_each_sentra(self, grid):
        # A has two sentra for 500 people, B one for 500, C and D one for 1,500 each.
        access = access_of(grid, radius_km=5)
        expected = {"A": 40, "B": 20, "C": 20 / 3, "D": 20 / 3}
        assert values(access) == pytest.approx(expected)
        # Nobody shares, so that weights take from the sentra what they give to the village.
        assert values(access, ENHANCED) == pytest.approx(expected)
        assert {row.village: row.sentra_in_reach for row in access.villages} == {
            "A": 2,
            "B": 1,
            "C": 1,
            "D": 1,
        }

    def test_shared_sentra_by_2sfca(self, grid):
        # Within 8.5 km S3 is shared by A and B (1,000 people), S2 at C by C and D (3,000).
        access = access_of(grid, radius_km=8.5)
        expected = {"A": 50, "B": 10, "C": 10 / 3, "D": 10}
        assert values(access) == pytest.approx(expected)

    def test_shared_sentra_by_e2sfca(self, grid):
        # f(4/8.5) = 0.733608 and f(8/8.5) = 0.090571: S3 goes to A and B in these parts.
        access = access_of(grid, radius_km=8.5)
        expected = {"A": 42.1979, "B": 17.8021, "C": 5.9341, "D": 7.3993}
        assert values(access, ENHANCED) == pytest.approx(expected, abs=2e-4)

    def test_best_first_and_equals_share_a_rank(self, grid):
        access = access_of(grid, radius_km=5)
        assert {row.village: row.rank for row in access.villages} == {
            "A": 1,
            "B": 2,
            "C": 3,
            "D": 3,
        }

    def test_nothing_in_reach_is_nought_not_unknown(self, grid):
        access = access_of(grid, radius_km=1.5)
        assert values(access) == {"A": 20, "B": 0, "C": 0, "D": 0}
        assert values(access, ENHANCED)["B"] == 0

    def test_edge_villages_by_their_circle(self, grid):
        # a and c are 5 km from the border, b and d 3 km.
        rows = by_name(access_of(grid, radius_km=4.9))
        assert {name: row.is_edge for name, row in rows.items()} == {
            "A": False,
            "B": True,
            "C": False,
            "D": True,
        }
        t = math.acos(3 / 4.9)
        beyond = (t - math.sin(t) * math.cos(t)) / math.pi
        assert rows["B"].beyond_share == pytest.approx(beyond, abs=1e-3)
        assert rows["A"].beyond_share == 0
        assert all(row.is_edge for row in access_of(grid, radius_km=5.1).villages)
        assert not any(row.is_edge for row in access_of(grid, radius_km=2.9).villages)


class TestZones:
    def test_means_are_weighted_by_people(self, grid):
        inside, near, outside = access_of(grid, radius_km=5).zones
        assert inside.means[TWO_STEP] == pytest.approx(40)
        # (500·20 + 3,000·20/3) / 3,500
        assert outside.means[TWO_STEP] == pytest.approx(30_000 / 3_500)
        assert (outside.people, near.people) == (3_500, 0)

    def test_quartiles_are_over_villages(self, grid):
        zones = access_of(grid, radius_km=5).zones
        assert zones[2].quartiles[TWO_STEP] == pytest.approx((20 / 3, 20 / 3, 20))

    def test_quartiles_count_a_split_village_by_its_part(self, grid):
        # A whole (40) and half of B (20): half of 1.5 villages have 20 or less, not more.
        inside = access_of(grid, radius_km=5, rule="area").zones[0]
        assert inside.quartiles[TWO_STEP] == pytest.approx((20, 40, 40), rel=1e-3)

    def test_a_zone_with_nobody_is_unknown(self, grid):
        near = access_of(grid, radius_km=5).zones[1]
        assert near.means == {TWO_STEP: None, ENHANCED: None}
        assert near.quartiles == {TWO_STEP: None, ENHANCED: None}
        assert near.without is None

    def test_people_without_a_sentra(self, grid):
        assert [zone.without for zone in access_of(grid, radius_km=1.5).zones] == [0, None, 1]
        assert access_of(grid, radius_km=2).zones[2].without == pytest.approx(2_000 / 3_500)

    def test_the_area_rule_splits_a_village(self, grid):
        # Half of B lies inside: (500·40 + 250·20) / 750; hectares are geodesic, not quite equal.
        inside = access_of(grid, radius_km=5, rule="area").zones[0]
        assert inside.people == pytest.approx(750, rel=1e-4)
        assert inside.means[TWO_STEP] == pytest.approx(25_000 / 750, rel=1e-4)

    def test_outside_compared_with_inside(self, grid):
        judgement = access_of(grid, radius_km=5).judgements[TWO_STEP]
        assert judgement.finding.rate_ratio == pytest.approx(30_000 / 3_500 / 40)
        assert judgement.finding.method == "village_bootstrap"

    def test_the_near_take_part_on_neither_side_until_put_there(self, grid):
        # b, 2 km from the line, is near: C and D alone are outside.
        judgement = access_of(grid, radius_km=5, near_km=2.5).judgements[TWO_STEP]
        assert judgement.finding.rate_ratio == pytest.approx(20 / 3 / 40)


class TestSentra:
    def test_whom_each_one_reaches(self, grid):
        access = access_of(grid, radius_km=8.5)
        assert [row.people for row in access.sentra] == [500, 500, 3_000, 1_000, 1_500]
        # R_j per 10,000 people.
        ratios = [row.ratios[TWO_STEP] for row in access.sentra]
        assert ratios == pytest.approx([20, 20, 10 / 3, 10, 20 / 3])
        assert not access.unreached

    def test_those_nobody_reaches_are_reported(self, grid):
        access = access_of(grid, radius_km=1.5)
        assert [(row.sentra_id, row.village) for row in access.unreached] == [
            ("S2", "A"),
            ("S2", "C"),
            ("S3", "B"),
            ("S4", "D"),
        ]
        assert all(row.people == 0 for row in access.unreached)
        assert all(row.ratios == {TWO_STEP: None, ENHANCED: None} for row in access.unreached)

    def test_edges(self, grid):
        # S2 at A is 2 km from the border, S4 at D 1 km, the others 5 km or more.
        marks = [row.is_edge for row in access_of(grid, radius_km=4.9).sentra]
        assert marks == [False, True, False, False, True]


class TestSupply:
    def test_one_each_while_units_are_not_known(self, grid):
        access = access_of(grid)
        assert (access.uses_units, access.units_known) == (False, 0)
        assert [row.units for row in access.sentra] == [None] * 5

    def test_units_where_all_are_known(self, world):
        study = world(sentra=worlds.sentra_frame().assign(unit_count=[10, 0, 5, 4, 30]))
        access = access_of(study, radius_km=5)
        assert (access.uses_units, access.units_known) == (True, 5)
        assert values(access) == pytest.approx({"A": 200, "B": 80, "C": 100 / 3, "D": 200})

    @pytest.mark.parametrize("method", [TWO_STEP, ENHANCED])
    def test_twice_the_units_are_twice_the_access(self, world, method):
        units = [10, 0, 5, 4, 30]
        one, other = (
            access_of(world(sentra=worlds.sentra_frame().assign(unit_count=supply)), radius_km=15)
            for supply in (units, [2 * held for held in units])
        )
        found = values(one, method)
        assert min(found.values()) > 0
        assert values(other, method) == pytest.approx({v: 2 * a for v, a in found.items()})
        assert other.judgements[method].finding.rate_ratio == pytest.approx(
            one.judgements[method].finding.rate_ratio
        )

    def test_one_each_where_one_is_not_known(self, world):
        frame = worlds.sentra_frame().assign(unit_count=pd.array([10, 2, 5, 4, None], "Int64"))
        access = access_of(world(sentra=frame), radius_km=5)
        assert (access.uses_units, access.units_known) == (False, 4)
        assert values(access)["A"] == pytest.approx(40)
        assert [row.units for row in access.sentra] == [10, 2, 5, 4, None]

    def test_only_those_that_take_part_must_be_known(self, world):
        frame = worlds.sentra_frame().assign(unit_count=pd.array([10, 2, 5, 4, None], "Int64"))
        access = access_of(world(sentra=frame), radius_km=5, target="batik")
        assert (access.uses_units, access.units_known) == (True, 2)
        assert values(access) == pytest.approx({"A": 40, "B": 0, "C": 100 / 3, "D": 0})


class TestFilters:
    def test_target_and_commodity_choose_the_sentra(self, grid):
        for choices in ({"target": "batik"}, {"commodity": ("batik",)}):
            access = access_of(grid, radius_km=5, **choices)
            assert values(access) == pytest.approx({"A": 20, "B": 0, "C": 20 / 3, "D": 0})
            assert [row.sentra_id for row in access.sentra] == ["S2", "S2"]

    def test_nothing_to_reach_is_unknown(self, grid):
        access = access_of(grid, target="batik", commodity=("rattan",))
        assert access.sentra == ()
        assert set(values(access).values()) == {None}
        assert {(row.rank, row.sentra_in_reach) for row in access.villages} == {(None, None)}
        assert [zone.without for zone in access.zones] == [None] * 3
        assert access.judgements[TWO_STEP].finding.rate_ratio is None
        assert not access.uses_units

    def test_a_district_chooses_what_is_shown_and_not_who_competes(self, grid):
        access = access_of(grid, radius_km=12, district=("Utara",))
        whole = values(access_of(grid, radius_km=12))
        assert values(access) == {name: whole[name] for name in ("C", "D")}
        assert len(access.sentra) == 5
        assert {row.rank for row in access.villages} == {1, 2}
        assert [zone.people for zone in access.zones] == [0, 0, 3_000]


class TestTravel:
    def rows(self, unit):
        codes = list(worlds.VILLAGES)
        pairs = [pair for pair in itertools.product(codes, codes) if pair[0] != pair[1]]
        frame = pd.DataFrame(pairs, columns=["from_village_code", "to_village_code"])
        b_to_a = (frame["from_village_code"] == codes[1]) & (frame["to_village_code"] == codes[0])
        return frame.assign(value=np.where(b_to_a, 4.0, 30.0), unit=unit)

    @pytest.mark.parametrize("unit", ["km", "minutes"])
    def test_the_travel_table_takes_the_place_of_the_straight_line(self, world, unit):
        # B reaches A's two sentra in 4; everyone else only those of the own village.
        access = access_of(world(travel=self.rows(unit)), radius_km=5)
        assert values(access) == pytest.approx({"A": 20, "B": 40, "C": 20 / 3, "D": 20 / 3})

    def test_minutes_have_no_circle(self, world):
        access = access_of(world(travel=self.rows("minutes")), radius_km=5)
        rows = (*access.villages, *access.sentra)
        assert {row.is_edge for row in rows} == {None}
        assert {row.beyond_share for row in access.villages} == {None}


def test_distances_go_from_villages_to_locations(grid):
    metres = grid.location_distance_m
    assert metres.shape == (4, 5)
    assert metres[0] / 1_000 == pytest.approx([1, 3, math.sqrt(116), 8, math.sqrt(296)], abs=1e-4)
    assert metres[:, 3].argmin() == 1


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("radius_km", [0.5, 5.0, 20.0])
def test_every_sentra_that_is_reached_is_handed_out_once(study, rule, radius_km):
    access = answer(study, Question(rule=rule, radius_km=radius_km)).access
    reached = len(access.sentra) - len(access.unreached)
    handed_out = sum(row.people * row.two_step for row in access.villages) / 10_000
    assert handed_out == pytest.approx(reached)


def test_the_shipped_layers(study):
    access = floating_catchments(Cut(study, Question()))
    assert len(access.villages) == 54
    assert len(access.sentra) == 13
    assert [row.village for row in access.unreached] == ["Pemaluan"]
    assert sum(zone.people for zone in access.zones) == pytest.approx(203_639)
