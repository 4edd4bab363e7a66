import dataclasses
import json
import math

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo import Question, QuestionError, answer, read_study
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.measures.inference import central_binomial_p, newcombe, wilson
from sentra_geo.question import BASES, COVERED, RULES, UNITS, ZONES
from sentra_geo.tabulation import CountTable
from tests import worlds

RULE_CASES = pytest.mark.parametrize("rule", RULES)


def by_zone(found, name):
    return tuple(getattr(zone, name) for zone in found.zones)


@pytest.fixture(scope="module")
def default(study):
    return answer(study, Question())


class TestShippedLayersByDefault:
    def test_two_of_thirteen_locations_lie_inside(self, default):
        assert by_zone(default, "sentra_locations") == (2, 0, 11)
        inside = [
            location.village
            for sentra in default.sentra
            for location in sentra.locations
            if location.zone == "inside"
        ]
        assert sorted(inside) == ["Pemaluan", "Telemow"]
        assert default.units == (2, 0, 11)

    def test_one_sentra_inside_one_straddling_seven_outside(self, default):
        assert default.spread == {"inside": 1, "near": 0, "straddling": 1, "outside": 7}
        spread = {row.commodity: row.spread for row in default.sentra}
        assert spread["weaving"] == "inside"
        assert spread["rattan"] == "straddling"
        assert list(spread.values()).count("outside") == 7

    def test_fifty_four_villages_and_all_the_people(self, default):
        assert sum(by_zone(default, "villages")) == 54
        assert len(default.villages) == 54
        assert sum(by_zone(default, "people")) == default.people_total == 203_639

    def test_sepan_stands_in_kecamatan_penajam(self, default):
        (sepan,) = [
            location
            for sentra in default.sentra
            for location in sentra.locations
            if location.village == "Sepan"
        ]
        assert (sepan.district, sepan.zone) == ("Penajam", "outside")

    def test_verdict_is_not_enough_evidence_whatever_becomes_of_the_near(self, default):
        assert default.verdict.state == "not_enough_evidence"
        assert default.verdict.near_inside == "not_enough_evidence"
        assert default.verdict.near_outside == "not_enough_evidence"
        assert not default.verdict.uses_sample
        people_inside = default.bases[0] / (default.bases[0] + default.bases[2])
        assert default.finding.p == central_binomial_p(2, 13, people_inside)

    def test_two_of_thirteen_and_one_of_nine_are_not_changed_by_a_wider_band(self, study):
        # Telemow is 2.26 km and Pemaluan 5.88 km inside; 2.2 km of doubt moves neither.
        assert answer(study, Question(near_km=2.2)).units == (2, 0, 11)
        assert answer(study, Question(near_km=2.3)).units == (1, 1, 11)
        assert answer(study, Question(near_km=0)).units == (2, 0, 11)

    def test_sample_businesses_are_told_apart(self, default, study):
        assert default.businesses == "sample"
        assert sum(by_zone(default, "businesses")) == 3_044
        assert answer(study, Question(unit="businesses")).verdict.uses_sample
        assert answer(study, Question(base="businesses")).verdict.uses_sample


class TestShippedLayersByRule:
    @RULE_CASES
    def test_people_sum_to_those_counted(self, study, rule):
        found = answer(study, Question(rule=rule))
        assert sum(by_zone(found, "people")) == found.people_total == 203_639
        assert sum(village.people for village in found.villages) == pytest.approx(203_639)
        assert all(isinstance(people, int) for people in by_zone(found, "people"))

    @RULE_CASES
    def test_zones_partition_everything(self, study, rule):
        found = answer(study, Question(rule=rule))
        assert sum(by_zone(found, "sentra_locations")) == pytest.approx(13)
        assert sum(by_zone(found, "sentra")) == pytest.approx(9)
        assert sum(by_zone(found, "host_villages")) == pytest.approx(12)
        assert sum(by_zone(found, "villages")) == pytest.approx(54)
        assert sum(by_zone(found, "businesses")) == pytest.approx(3_044)
        assert sum(by_zone(found, "area_ha")) == pytest.approx(study.village_area_ha.sum())
        assert sum(found.spread.values()) == 9

    def test_pemaluan_counts_two_thirds_by_area(self, study):
        found = answer(study, Question(rule="area"))
        assert by_zone(found, "sentra_locations") == pytest.approx((1.667, 0, 11.333), abs=5e-4)
        (pemaluan,) = [row for row in found.villages if row.village == "Pemaluan"]
        assert pemaluan.share_inside == pytest.approx(0.667, abs=5e-4)
        assert pemaluan.is_split
        # Both whole numbers around 1.667 are tested.
        assert found.finding.share_inside == pytest.approx(1.667 / 13, abs=5e-5)
        low, high = found.finding.share_interval
        assert low < 1 / 13 < 2 / 13 < high

    def test_people_of_a_district_are_spread_by_land_under_the_area_rule(self, study):
        found = answer(study, Question(rule="area"))
        sepaku = sum(row.area_ha for row in found.villages if row.district == "Sepaku")
        by_land = 41_956 * found.zones[0].area_ha / sepaku
        assert by_land == pytest.approx(29_768, abs=1)
        assert found.zones[0].people == round(by_land)
        pemaluan, telemow = (
            next(row for row in found.villages if row.village == name)
            for name in ("Pemaluan", "Telemow")
        )
        assert pemaluan.people / telemow.people == pytest.approx(pemaluan.area_ha / telemow.area_ha)

    def test_people_are_spread_evenly_under_the_other_rules(self, study):
        for rule in ("point", "administration"):
            found = answer(study, Question(rule=rule))
            people = {row.people for row in found.villages if row.district == "Sepaku"}
            assert people == {41_956 / 15}

    def test_all_of_sepaku_is_inside_by_administration(self, study):
        found = answer(study, Question(rule="administration"))
        assert by_zone(found, "people") == (41_956, 0, 161_683)
        assert by_zone(found, "villages") == (15, 0, 39)
        assert by_zone(found, "sentra_locations") == (2, 0, 11)
        inside = {row.district for row in found.villages if row.zone == "inside"}
        assert inside == {"Sepaku"}

    @RULE_CASES
    def test_no_zone_weight_is_negative(self, study, rule):
        found = answer(study, Question(rule=rule))
        for zone in found.zones:
            for reach in zone.reach.values():
                assert 0 <= reach.covered <= reach.total
        for village in found.villages:
            assert 0 <= village.share_inside <= 1

    def test_the_band_between_the_rules_goes_with_every_answer(self, study):
        rules = {row.rule: row for row in answer(study, Question(rule="area")).rules}
        assert set(rules) == set(RULES)
        assert rules["administration"].people[0] == 41_956
        assert rules["point"].sentra_locations == (2, 0, 11)
        assert rules["area"].sentra_locations[0] == pytest.approx(1.667, abs=5e-4)
        for rule in RULES:
            own = answer(study, Question(rule=rule))
            assert rules[rule].people == by_zone(own, "people")
            assert rules[rule].sentra_locations == own_locations(own)

    def test_only_the_point_rule_has_a_band(self, study):
        for rule in ("area", "administration"):
            found = answer(study, Question(rule=rule, near_km=5))
            assert by_zone(found, "villages")[1] == 0
            assert found.spread["near"] == 0


def own_locations(found):
    return by_zone(found, "sentra_locations")


@pytest.fixture(scope="module")
def without_sample(study):
    return answer(study, Question(sample=False))


class TestWithoutSample:
    def test_businesses_are_unknown_not_zero(self, without_sample):
        found = without_sample
        assert found.businesses == "none"
        assert by_zone(found, "businesses") == (None, None, None)
        assert {row.businesses for row in found.villages} == {None}
        assert {row.businesses_covered for row in found.villages} == {None}
        assert {row.businesses for row in found.sentra} == {None}
        assert {row.businesses_covered for row in found.sentra} == {None}
        assert all("businesses" not in zone.reach for zone in found.zones)
        assert "businesses" not in found.reach

    def test_everything_else_stays(self, without_sample, default):
        found = without_sample
        assert found.finding == default.finding
        assert by_zone(found, "people") == by_zone(default, "people")
        assert found.spread == default.spread

    @pytest.mark.parametrize(
        "choices",
        [
            {"unit": "businesses"},
            {"base": "businesses"},
            {"unit": "businesses", "base": "businesses"},
            {"covered": "businesses"},
        ],
    )
    @RULE_CASES
    def test_asking_for_them_gives_unknown_and_no_verdict(self, study, choices, rule):
        found = answer(study, Question(sample=False, rule=rule, **choices))
        assert found.verdict.state == "not_enough_evidence"
        assert not found.verdict.uses_sample
        if "covered" in choices:
            gap = found.coverage_gap
            assert gap.points is gap.interval is gap.parity_need is None
            return
        finding = found.finding
        assert finding.gap is finding.rate_ratio is finding.p is finding.interval is None
        assert by_zone(found, "location_quotient") == (None, None, None)
        assert by_zone(found, "rate") == (None, None, None)


@pytest.fixture(scope="module")
def found(grid):
    """The grid world by the rule point, near 1 km, radius 2 km."""
    return answer(grid, Question(boundary="garis", radius_km=2))


class TestGridWorldByHand:
    """Figures of the drawing in tests/worlds.py."""

    def test_zones(self, found):
        assert by_zone(found, "zone") == ZONES
        assert by_zone(found, "sentra_locations") == (3, 0, 2)  # S1, S2 at A, S3 | S2 at C, S4
        assert by_zone(found, "sentra") == (2.5, 0, 1.5)  # S1, ½ S2, S3 | ½ S2, S4
        assert by_zone(found, "host_villages") == (1, 0, 3)  # A | B, C, D by their settlements
        assert by_zone(found, "villages") == (1, 0, 3)
        assert by_zone(found, "people") == (500, 0, 3_500)
        assert by_zone(found, "businesses") == (3, 3, 2)
        assert by_zone(found, "area_ha") == pytest.approx((10_007, 0, 30_022), rel=1e-3)

    def test_spread(self, found):
        assert found.spread == {"inside": 2, "near": 0, "straddling": 1, "outside": 1}
        assert [row.spread for row in found.sentra] == ["inside", "straddling", "inside", "outside"]

    def test_finding(self, found):
        finding = found.finding
        assert finding.expected_share == 500 / 4_000
        assert finding.share_inside == 3 / 5
        assert finding.gap == pytest.approx(2 / 5 - 3_500 / 4_000)
        assert finding.rate_ratio == pytest.approx((2 / 3_500) / (3 / 500))
        # P(X >= 3) of 5 at ⅛: 10·⅛³·⅞² + 5·⅛⁴·⅞ + ⅛⁵ = .01605
        assert finding.p == pytest.approx(2 * 0.0160522, abs=1e-6)
        # Clopper-Pearson for 2 of 5 is .05274 to .85337; odds over the bases' odds of 7.
        odds = [0.052745 / 0.947255 / 7, 0.853367 / 0.146633 / 7]
        assert finding.interval == pytest.approx(odds, rel=1e-4)
        assert found.verdict.state == "outside_behind"

    def test_rates_and_quotients(self, found):
        assert by_zone(found, "rate") == pytest.approx((6.0, None, 2 / 3.5), nan_ok=True)
        quotients = by_zone(found, "location_quotient")
        assert quotients == pytest.approx((4.8, None, 0.4 / 0.875), nan_ok=True)

    @pytest.mark.parametrize(
        ("base", "bases", "rates"),
        [
            ("population", (500, 0, 3_500), (6.0, None, 2 / 3.5)),
            ("businesses", (3, 3, 2), (100.0, 0.0, 100.0)),
            ("villages", (1, 0, 3), (3.0, None, 2 / 3)),
        ],
    )
    def test_base_and_its_rate(self, grid, base, bases, rates):
        found = answer(grid, Question(boundary="garis", base=base))
        assert found.bases == bases
        assert by_zone(found, "rate") == pytest.approx(rates)

    def test_rate_per_hundred_square_kilometres(self, grid):
        by_land = answer(grid, Question(boundary="garis", base="area"))
        inside, near, outside = by_zone(by_land, "rate")
        assert inside == pytest.approx(3.0, rel=1e-3)
        assert near is None
        assert outside == pytest.approx(2 / 3, rel=1e-3)

    @pytest.mark.parametrize(
        ("unit", "units"),
        [
            ("locations", (3, 0, 2)),
            ("sentra", (2.5, 0, 1.5)),
            ("villages", (1, 0, 3)),
            ("businesses", (3, 3, 2)),
        ],
    )
    def test_units(self, grid, unit, units):
        assert answer(grid, Question(boundary="garis", unit=unit)).units == units

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (
                "area",
                {
                    "sentra_locations": (2.5, 0, 2.5),  # S3 half
                    "sentra": (2, 0, 2),  # 1 + ½ + ½ + 0
                    "host_villages": (1.5, 0, 2.5),
                    "villages": (1.5, 0, 2.5),
                    "people": (750, 0, 3_250),
                    "businesses": (4, 0, 4),  # 2 + ½·4 | ½·4 + 1 + 1 (in no village: outside)
                },
            ),
            (
                "administration",
                {
                    "sentra_locations": (3, 0, 2),
                    "sentra": (2.5, 0, 1.5),
                    "host_villages": (2, 0, 2),
                    "villages": (2, 0, 2),
                    "people": (1_000, 0, 3_000),
                    "businesses": (6, 0, 2),
                },
            ),
        ],
    )
    def test_other_rules(self, grid, rule, expected):
        found = answer(grid, Question(boundary="garis", rule=rule))
        for name, values in expected.items():
            assert by_zone(found, name) == pytest.approx(values, abs=1e-4), name

    def test_coverage_of_villages(self, found):
        # Settlements lie 1, 4, 4 and 2 km from a sentra; a is inside.
        reach = [zone.reach["villages"] for zone in found.zones]
        assert [(r.total, r.covered, r.share) for r in reach] == [
            (1, 1, 1.0),
            (0, 0, None),
            (3, 1, pytest.approx(1 / 3)),
        ]
        assert reach[2].interval == pytest.approx(tuple(wilson(1, 3)))
        assert reach[1].interval is reach[1].quartiles_km is None
        assert found.coverage_gap.points == pytest.approx(1 / 3 - 1)
        assert found.coverage_gap.interval == pytest.approx(newcombe(1, 3, 1, 1))
        assert found.coverage_gap.parity_need == 2

    def test_quartiles_of_villages(self, found):
        # Outside 2, 4 and 4 km, inside 1 km: the middles of their bands of 100 m.
        outside = found.zones[2].reach["villages"].quartiles_km
        assert outside == pytest.approx((1.95, 3.95, 3.95))
        assert found.zones[0].reach["villages"].quartiles_km == pytest.approx((0.95, 0.95, 0.95))

    def test_coverage_of_people(self, grid):
        found = answer(grid, Question(boundary="garis", radius_km=2, covered="people"))
        reach = [zone.reach["people"] for zone in found.zones]
        assert [(r.total, r.covered) for r in reach] == [(500, 500), (0, 0), (3_500, 1_500)]
        assert {r.interval for r in reach} == {None}  # too few villages to be redrawn
        assert found.coverage_gap.points == pytest.approx(1_500 / 3_500 - 1)
        assert found.coverage_gap.interval is None
        assert found.coverage_gap.parity_need == 2_000

    def test_coverage_of_businesses(self, grid):
        found = answer(grid, Question(boundary="garis", radius_km=2, covered="businesses"))
        reach = [zone.reach["businesses"] for zone in found.zones]
        # 0, 2 and 1 km | 2, 1.5 and 4 km | 4 and 11 km
        assert [(r.total, r.covered) for r in reach] == [(3, 3), (3, 2), (2, 0)]
        assert found.coverage_gap.points == -1.0
        assert found.coverage_gap.parity_need == 2

    def test_target_takes_the_distance_to_one_commodity(self, grid):
        found = answer(grid, Question(boundary="garis", radius_km=8, target="batik"))
        # To batik: a 3, b 12.8, c 4, d 8 km.
        assert [row.is_covered for row in found.villages] == [True, False, True, True]
        assert [row.distance_km for row in found.villages] == pytest.approx(
            [3, 164**0.5, 4, 8], abs=1e-5
        )

    def test_target_without_a_sentra_covers_nothing(self, grid):
        found = answer(grid, Question(boundary="garis", radius_km=60, target="weaving"))
        assert not any(row.is_covered for row in found.villages)
        assert {row.distance_km for row in found.villages} == {math.inf}
        assert found.zones[0].reach["villages"].quartiles_km == (math.inf,) * 3
        assert found.zones[0].reach["villages"].share == 0.0

    def test_villages(self, found):
        a, b, c, d = found.villages
        assert [row.village for row in found.villages] == ["A", "B", "C", "D"]
        assert (a.zone, b.zone, c.zone, d.zone) == ("inside", "outside", "outside", "outside")
        assert (a.people, b.people, c.people, d.people) == (500, 500, 1_500, 1_500)
        assert (a.is_split, b.is_split, c.is_split, d.is_split) == (False, True, False, False)
        assert b.share_inside == pytest.approx(0.5, abs=1e-6)
        assert a.sentra == ("Sentra S1", "Sentra S2")
        assert (a.businesses, b.businesses, c.businesses, d.businesses) == (2, 4, 1, 0)
        assert (a.businesses_covered, b.businesses_covered, c.businesses_covered) == (2, 3, 0)
        assert [row.is_covered for row in found.villages] == [True, False, False, True]

    def test_sentra_and_whom_they_reach(self, grid):
        found = answer(grid, Question(boundary="garis", radius_km=5))
        coconut, batik, rattan, bamboo = found.sentra
        assert coconut.businesses == coconut.businesses_covered == (2, 0, 0)
        # Batik: one business on the line, 11.7 km away; one outside, 4 km.
        assert (batik.businesses, batik.businesses_covered) == ((0, 1, 1), (0, 0, 1))
        assert batik.villages_covered == (1, 0, 1)  # a at 3 km, c at 4 km
        assert batik.people_covered == (500, 0, 1_500)
        assert rattan.villages_covered == (0, 0, 1)  # b at 4 km
        assert bamboo.businesses == (0, 0, 1)
        assert [location.village for location in batik.locations] == ["A", "C"]
        assert [location.zone for location in batik.locations] == ["inside", "outside"]
        assert [location.line_km for location in batik.locations] == pytest.approx([2, 5], abs=1e-4)

    def test_a_radius_takes_in_what_lies_exactly_at_it(self, found):
        # U2 lies 2 km from the sentra of its commodity, d 2 km from the nearest of any.
        assert found.sentra[0].businesses_covered == (2, 0, 0)
        assert found.sentra[2].businesses_covered == (1, 0, 0)
        assert found.sentra[3].villages_covered == (0, 0, 1)
        assert found.villages[3].is_covered

    def test_a_wider_band_takes_in_sentra_settlements_and_businesses(self, grid):
        found = answer(grid, Question(boundary="garis", near_km=2))
        assert by_zone(found, "sentra_locations") == (1, 2, 2)  # S2 at A and S3 are 2 km inside
        assert by_zone(found, "sentra") == (1, 2, 1)  # with one location near, all of S2 is
        assert found.spread == {"inside": 1, "near": 2, "straddling": 0, "outside": 1}
        assert by_zone(found, "people") == (500, 500, 3_000)  # b is 2 km outside
        assert by_zone(found, "businesses") == (3, 3, 2)

    def test_the_near_may_decide(self, grid):
        found = answer(grid, Question(boundary="garis", near_km=2))
        # Left out: 2 of 3 outside for 3,000 of 3,500. All inside: 2 of 5 for 3,000 of 4,000.
        # All outside: 4 of 5 for 3,500 of 4,000.
        assert found.finding.gap == pytest.approx(2 / 3 - 3_000 / 3_500)
        assert found.finding.expected_share == 500 / 3_500
        assert found.verdict.near_outside == found.finding.state == "not_enough_evidence"
        assert central_binomial_p(3, 5, 1_000 / 4_000) > 0.05
        assert found.verdict.near_inside == "not_enough_evidence"

    def test_verdict_depends_when_the_near_would_change_it(self, grid):
        # With one kilometre the sentra are clearly inside; with two they are near the line.
        sure = answer(grid, Question(boundary="garis", near_km=1.9))
        assert sure.verdict.state == "outside_behind"
        doubtful = answer(grid, Question(boundary="garis", near_km=2, base="villages"))
        states = {
            doubtful.finding.state,
            doubtful.verdict.near_inside,
            doubtful.verdict.near_outside,
        }
        expected = states.pop() if len(states) == 1 else "depends_on_rule"
        assert doubtful.verdict.state == expected


def test_verdict_depends_on_what_is_near(tmp_path):
    # Twenty locations on the line, three well inside, three well outside.
    places = [(15, y) for y in np.linspace(1, 9, 20)] + [(5, y) for y in (3, 5, 7)]
    places += [(18, 15)] * 3
    sentra = worlds.sentra_frame().iloc[[0] * len(places)].copy()
    sentra["sentra_id"] = [f"S{n}" for n in range(len(places))]
    sentra = sentra.set_geometry([worlds.place(*p) for p in places], crs=worlds.METRIC)
    folder = worlds.write_world(
        tmp_path / "grid", sentra=sentra, population=worlds.population_frame((1_000, 1_000))
    )
    found = answer(read_study(folder), Question(boundary="garis"))
    assert found.units == (3, 20, 3)
    # 3 of 6 for 500 of 2,000: chance. 23 of 26: not. 3 of 26: chance again.
    assert found.finding.state == "not_enough_evidence"
    assert found.verdict.near_inside == "outside_behind"
    assert found.verdict.near_outside == "not_enough_evidence"
    assert found.verdict.state == "depends_on_rule"


def read_strips(folder, businesses):
    """Twenty villages, strips of 1 km with 1,000 people each, ten of them inside the line."""
    strips = range(20)
    settlement = [worlds.place(east + 0.5, 5) for east in strips]
    lon_lat = gpd.GeoSeries(settlement, crs=worlds.METRIC).to_crs(4326)
    villages = gpd.GeoDataFrame(
        {
            "village_code": [f"99.01.01.{2_001 + east}" for east in strips],
            "village": [f"V{east}" for east in strips],
            "district": "Selatan",
            "settlement_lon": lon_lat.x,
            "settlement_lat": lon_lat.y,
            "position_uncertainty_m": 0.0,
        },
        geometry=[worlds.rectangle(east, 0, east + 1, 10) for east in strips],
        crs=worlds.METRIC,
    )
    worlds.write_world(
        folder,
        villages=villages,
        delineation=worlds.delineation_frame(worlds.rectangle(-5, -5, 10, 15)),
        sentra=worlds.sentra_frame().iloc[[0]],
        businesses=worlds.businesses_frame([(place, "batik", "micro", 0) for place in businesses]),
        population=worlds.population_frame((20_000,), ("99.01.01",)),
    )
    return read_study(folder)


TEN_A_STRIP = [(east + 0.5, 5) for east in range(20) for _ in range(10)]


def test_businesses_near_the_line_are_redrawn_with_their_villages(tmp_path):
    # Equal, whether the two strips at the line are left out or put on either side.
    study = read_strips(tmp_path / "strips", TEN_A_STRIP)
    found = answer(study, Question(boundary="garis", unit="businesses"))
    assert found.units == (90, 20, 90)
    assert found.bases == (9_000, 2_000, 9_000)
    assert found.finding.interval == (1.0, 1.0)
    states = {found.verdict.state, found.verdict.near_inside, found.verdict.near_outside}
    assert states == {"equal"}


def test_businesses_in_no_village_are_redrawn_too(tmp_path):
    # Thirty more inside the line, north of all villages: 120 for 9,000 people against 90.
    study = read_strips(tmp_path / "strips", [*TEN_A_STRIP, *[(4, 12)] * 30])
    finding = answer(study, Question(boundary="garis", unit="businesses")).finding
    assert finding.rate_ratio == pytest.approx(0.75)
    low, high = finding.interval
    assert low < 0.75 < high


class TestPositionsInDoubt:
    def test_a_sentra_less_certain_than_its_distance_is_near(self, tmp_path):
        # S2 at A and S3 lie 2 km inside; all are uncertain by 2.5 km.
        sentra = worlds.sentra_frame(2_500.0)
        study = read_study(worlds.write_world(tmp_path / "grid", sentra=sentra))
        found = answer(study, Question(boundary="garis", near_km=0))
        assert by_zone(found, "sentra_locations") == (1, 2, 2)
        zones = [place.zone for row in found.sentra for place in row.locations]
        assert zones == ["inside", "near", "outside", "near", "outside"]

    def test_a_business_on_the_line_is_near_without_any_band(self, grid):
        found = answer(grid, Question(boundary="garis", near_km=0))
        # U4 on the line and U6, uncertain; U5 half a kilometre inside is inside now.
        assert by_zone(found, "businesses") == (4, 2, 2)

    def test_doubt_is_no_matter_for_rules_that_look_at_whole_villages(self, tmp_path):
        sentra = worlds.sentra_frame(9_000.0)
        study = read_study(worlds.write_world(tmp_path / "grid", sentra=sentra))
        found = answer(study, Question(boundary="garis", rule="administration"))
        assert by_zone(found, "sentra_locations") == (3, 0, 2)


class TestFilters:
    def test_district_keeps_what_lies_in_it(self, study):
        found = answer(study, Question(district=("Waru",)))
        assert by_zone(found, "villages") == (0, 0, 4)
        assert by_zone(found, "people") == (0, 0, 21_550)
        assert by_zone(found, "sentra_locations") == (0, 0, 2)
        assert sum(by_zone(found, "businesses")) == 322
        assert {row.district for row in found.villages} == {"Waru"}
        assert found.people_total == 21_550

    def test_a_zone_with_nothing_in_it_stays_a_row(self, study):
        found = answer(study, Question(district=("Waru",)))
        assert by_zone(found, "zone") == ZONES
        inside = found.zones[0]
        assert inside.villages == inside.people == inside.businesses == inside.area_ha == 0
        assert inside.location_quotient is inside.rate is None
        assert set(inside.reach) == set(COVERED)
        for reach in inside.reach.values():
            assert (reach.total, reach.covered) == (0, 0)
            assert reach.share is reach.interval is reach.quartiles_km is None
        assert found.coverage_gap.points is None
        assert found.finding.rate_ratio is None
        assert found.verdict.state == "not_enough_evidence"

    def test_districts_add_up_to_the_whole(self, study):
        whole = answer(study, Question())
        parts = [
            answer(study, Question(district=(name,)))
            for name in ("Babulu", "Penajam", "Sepaku", "Waru")
        ]
        for name in ("sentra_locations", "villages", "businesses", "host_villages"):
            added = np.sum([by_zone(part, name) for part in parts], axis=0)
            assert added.tolist() == list(by_zone(whole, name)), name

    def test_commodity_keeps_its_sentra_and_businesses(self, study):
        found = answer(study, Question(commodity=("rattan", "weaving")))
        assert [row.commodity for row in found.sentra] == ["weaving", "rattan"]
        assert by_zone(found, "sentra_locations") == (2, 0, 1)
        assert found.spread == {"inside": 1, "near": 0, "straddling": 1, "outside": 0}
        kept = study.businesses.frame["commodity"].isin(["rattan", "weaving"]).sum()
        assert sum(by_zone(found, "businesses")) == kept
        assert sum(by_zone(found, "people")) == 203_639

    def test_scale_keeps_businesses_of_it(self, study):
        counts = study.businesses.frame["scale"].value_counts()
        for scale in ("micro", "small", "medium"):
            found = answer(study, Question(scale=(scale,)))
            assert sum(by_zone(found, "businesses")) == counts[scale]
        both = answer(study, Question(scale=("micro", "medium")))
        assert sum(by_zone(both, "businesses")) == counts["micro"] + counts["medium"]

    def test_unknown_scale_and_other_commodities_count_without_a_filter_only(self, grid):
        found = [
            sum(by_zone(answer(grid, Question(boundary="garis", **kept)), "businesses"))
            for kept in ({}, {"scale": ("micro", "small", "medium")}, {"commodity": ("batik",)})
        ]
        assert found == [8, 7, 2]

    def test_a_business_in_no_village_is_in_no_district(self, grid):
        every = answer(grid, Question(boundary="garis", district=("Selatan", "Utara")))
        assert sum(by_zone(every, "businesses")) == 7

    def test_zone_filter_changes_no_figure(self, study):
        plain, shown = answer(study, Question()), answer(study, Question(zone=("inside",)))
        assert shown.zones == plain.zones
        assert shown.finding == plain.finding

    def test_unknown_district_and_boundary_are_told_at_once(self, study):
        with pytest.raises(QuestionError) as caught:
            answer(study, Question(boundary="uu21_2023", district=("Balikpapan", "Waru")))
        assert len(caught.value.faults) == 2
        for fragment in ("“uu21_2023”", "uu3_2022", "“Balikpapan”", "Sepaku"):
            assert fragment in str(caught.value)


class TestRealRegister:
    def test_sample_rows_are_left_out_once_real_ones_are_there(self, tmp_path):
        businesses = worlds.businesses_frame()
        businesses["is_sample"] = [True, False] * 4
        study = read_study(worlds.write_world(tmp_path / "grid", businesses=businesses))
        assert study.has_register
        assert study.has_sample
        found = answer(study, Question(boundary="garis"))
        assert found.businesses == "real"
        assert sum(by_zone(found, "businesses")) == 4
        assert not found.verdict.uses_sample

    def test_real_rows_stay_when_the_sample_is_switched_off(self, grid):
        found = answer(grid, Question(boundary="garis", sample=False))
        assert found.businesses == "real"
        assert sum(by_zone(found, "businesses")) == 8

    def test_sample_only_is_sample(self, tmp_path):
        businesses = worlds.businesses_frame(is_sample=True)
        study = read_study(worlds.write_world(tmp_path / "grid", businesses=businesses))
        assert answer(study, Question(boundary="garis")).businesses == "sample"
        assert answer(study, Question(boundary="garis", sample=False)).businesses == "none"

    def test_without_a_layer_there_are_none(self, tmp_path):
        study = read_study(worlds.write_world(tmp_path / "grid", businesses=None))
        found = answer(study, Question(boundary="garis", unit="businesses"))
        assert found.businesses == "none"
        assert by_zone(found, "businesses") == (None, None, None)


class TestBusinessesAsUnits:
    def test_interval_comes_from_redrawn_villages(self, study):
        found = answer(study, Question(unit="businesses", sample=True))
        finding = found.finding
        assert finding.method == "village_bootstrap"
        assert finding.share_interval is None
        assert 0 < finding.visible.gap < 1
        assert finding.interval[0] < finding.rate_ratio < finding.interval[1]
        again = answer(study, Question(unit="businesses", sample=True))
        assert again.finding == finding

    @pytest.mark.parametrize("base", ["population", "villages", "area"])
    @RULE_CASES
    def test_every_base_and_rule_has_an_interval_around_its_ratio(self, study, base, rule):
        finding = answer(study, Question(unit="businesses", base=base, rule=rule)).finding
        low, high = finding.interval
        assert low <= finding.rate_ratio + 1e-9
        assert finding.rate_ratio <= high + 1e-9

    @RULE_CASES
    def test_businesses_against_businesses_say_nothing(self, study, grid, rule):
        for asked, boundary in ((study, "uu3_2022"), (grid, "garis")):
            question = Question(boundary=boundary, unit="businesses", base="businesses", rule=rule)
            found = answer(asked, question)
            assert found.verdict.state == "not_enough_evidence"
            assert found.finding.rate_ratio is found.finding.p is None

    @pytest.mark.parametrize("base", BASES)
    @RULE_CASES
    def test_sample_businesses_decide_nothing(self, study, base, rule):
        for unit in UNITS:
            found = answer(study, Question(unit=unit, base=base, rule=rule))
            assert found.verdict.uses_sample == ("businesses" in {unit, base})
            if found.verdict.uses_sample:
                assert found.verdict.state == "not_enough_evidence"


def test_unknown_kind_of_a_village_is_empty(tmp_path):
    villages = worlds.villages_frame()
    villages["kind"] = ["Desa", None, "Kelurahan", None]
    study = read_study(worlds.write_world(tmp_path / "grid", villages=villages))
    found = answer(study, Question(boundary="garis"))
    assert [row.kind for row in found.villages] == ["Desa", "", "Kelurahan", ""]


def test_villages_without_a_kind_column_are_fine(tmp_path):
    villages = worlds.villages_frame().drop(columns="kind")
    study = read_study(worlds.write_world(tmp_path / "grid", villages=villages))
    assert {row.kind for row in answer(study, Question(boundary="garis")).villages} == {""}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
@RULE_CASES
def test_every_combination_has_an_answer_without_a_nan(study, unit, base, rule):
    for sample in (True, False):
        question = Question(unit=unit, base=base, rule=rule, sample=sample)
        found = answer(study, question)
        assert found.question == question
        assert found.digest == study.digest
        for zone in found.zones:
            for value in (zone.rate, zone.location_quotient):
                assert value is None or math.isfinite(value)
        finding = dataclasses.asdict(found.finding)
        for name in ("gap", "rate_ratio", "p", "expected_share", "share_inside"):
            assert finding[name] is None or not math.isnan(finding[name]), name


@RULE_CASES
def test_coverage_never_falls_with_the_radius(study, rule):
    shares = []
    for radius in (0.1, 1, 2.5, 5, 10, 20, 40, 60):
        found = answer(study, Question(rule=rule, radius_km=radius))
        shares.append([zone.reach[name].share or 0 for zone in found.zones for name in COVERED])
    assert (np.diff(shares, axis=0) >= 0).all()
    np.testing.assert_allclose(shares[-1], [1 if share else 0 for share in shares[-1]])


def test_coverage_of_the_answer_is_that_of_the_rows(study):
    """Straight from positions: no band, no table of counts."""
    x, y = study.businesses.x, study.businesses.y
    places = shapely.MultiPoint(np.column_stack([study.sentra.x, study.sentra.y]))
    distance = shapely.distance(shapely.points(x, y), places)
    polygon = study.boundaries["uu3_2022"].polygon
    inside = shapely.contains_xy(polygon, x, y)
    line = shapely.distance(shapely.points(x, y), polygon.boundary)
    for near_km in (0.0, 1.0, 3.7):
        near = line <= max(near_km * 1_000, 100)  # all are uncertain by 100 m
        zones = [inside & ~near, near, ~inside & ~near]
        for radius_km in (0.1, 1.3, 5.0, 12.5, 60.0):
            found = answer(study, Question(near_km=near_km, radius_km=radius_km))
            expected = [int((zone & (distance <= radius_km * 1_000)).sum()) for zone in zones]
            assert [z.reach["businesses"].covered for z in found.zones] == expected
            assert list(by_zone(found, "businesses")) == [int(zone.sum()) for zone in zones]


def frozen_copy(study):
    """What a study holds, as plain values to compare with later."""
    boundary = study.boundaries["uu3_2022"]
    arrays = [
        study.sentra.x,
        study.villages.frame["settlement_lon"],
        study.village_area_ha,
        boundary.share_inside,
        boundary.district_inside,
        boundary.villages.line_band,
        boundary.sentra.inside,
        *study.village_distance_m.values(),
        *(
            getattr(table, field.name)
            for table in boundary.businesses.values()
            for field in dataclasses.fields(CountTable)
        ),
    ]
    frames = [
        layer.frame.copy(deep=True)
        for layer in (study.sentra, study.villages, study.population, study.businesses)
    ]
    return [np.array(array, copy=True) for array in arrays], frames


def test_asking_leaves_the_study_alone(study):
    arrays, frames = frozen_copy(study)
    for question in (
        Question(),
        Question(unit="businesses", rule="area", district=("Sepaku",), commodity=("batik",)),
        Question(base="businesses", rule="administration", scale=("small",), target="rattan"),
        Question(sample=False, near_km=5),
    ):
        answer(study, question)
    after_arrays, after_frames = frozen_copy(study)
    for before, after in zip(arrays, after_arrays, strict=True):
        np.testing.assert_array_equal(before, after)
    for before, after in zip(frames, after_frames, strict=True):
        pd.testing.assert_frame_equal(before, after)


def test_same_question_same_answer(study):
    first, second = answer(study, Question()), answer(study, Question())
    assert first.zones == second.zones
    assert first.villages == second.villages
    assert first.sentra == second.sentra
    assert first.rules == second.rules


def test_people_by_zone_are_rounded_so_that_they_sum(study, tmp_path):
    found = answer(study, Question(rule="area"))
    assert by_zone(found, "people") == tuple(whole_numbers(np.array(found.bases)))
    # 1,001 people in two villages, one inside: 500½ and 3,500½ are 4,001 in all.
    population = worlds.population_frame((1_001, 3_000))
    halves = read_study(worlds.write_world(tmp_path / "grid", population=population))
    found = answer(halves, Question(boundary="garis"))
    assert found.bases == (500.5, 0, 3_500.5)
    assert sum(by_zone(found, "people")) == found.people_total == 4_001
    assert sum(found.rules[0].people) == 4_001


def test_order_of_the_village_layer_changes_no_figure(study, copy_data):
    path = copy_data / "villages.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"].reverse()
    path.write_text(json.dumps(collection), encoding="utf-8")
    turned = read_study(copy_data)
    for question in (Question(), Question(rule="area"), Question(unit="businesses")):
        found, expected = answer(turned, question), answer(study, question)
        assert found.units == pytest.approx(expected.units)
        assert by_zone(found, "people") == by_zone(expected, "people")
        assert found.finding.p == pytest.approx(expected.finding.p)
        assert found.finding.interval == pytest.approx(expected.finding.interval)
