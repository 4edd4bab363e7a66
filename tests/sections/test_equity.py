"""Equity over villages, worked out by hand in the grid world of tests.worlds.

Villages A, B, C, D have 500, 500, 1,500 and 1,500 people and 2, 1, 1 and 1 sentra locations;
their settlements lie −5, 2, 5 and 5.385 km from the line (inside negative).
"""

import dataclasses
import math

import numpy as np
import pytest
from scipy import stats

from sentra_geo import Question, read_study
from sentra_geo.cut import Cut
from sentra_geo.measures.inequality import gini, theil
from sentra_geo.measures.inference import central_binomial_p, clopper_pearson
from sentra_geo.measures.resampling import resample_villages
from sentra_geo.measures.smoothing import empirical_bayes
from sentra_geo.question import BASES, RULES, UNITS
from sentra_geo.sections.equity import compare_villages
from sentra_geo.sections.inequality import DRAWS, _between_drawn, _blind_draws
from sentra_geo.sections.quotients import _quotient_of, business_quotients
from sentra_geo.sections.village_counts import count_villages
from sentra_geo.study import BUSINESS_COMMODITIES
from tests import worlds


def cut_of(study, **choices):
    return Cut(study, Question(boundary="garis", **choices))


def found_of(study, **choices):
    return compare_villages(cut_of(study, **choices))


def column(found, name):
    return {row.village: getattr(row, name) for row in found.villages}


@pytest.fixture(scope="module")
def default(grid):
    return found_of(grid)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sampled")
    frame = worlds.businesses_frame(is_sample=True)
    return read_study(worlds.write_world(folder, businesses=frame))


class TestShares:
    def test_share_of_locations_less_share_of_people(self, default):
        assert column(default, "units") == {"A": 2, "B": 1, "C": 1, "D": 1}
        assert column(default, "base") == {"A": 500, "B": 500, "C": 1_500, "D": 1_500}
        wanted = {"A": 0.4 - 0.125, "B": 0.2 - 0.125, "C": 0.2 - 0.375, "D": 0.2 - 0.375}
        assert column(default, "difference") == pytest.approx(wanted)
        assert default.units == 5

    def test_rates_are_per_thousand_people(self, default):
        assert column(default, "rate") == pytest.approx({"A": 4, "B": 2, "C": 2 / 3, "D": 2 / 3})
        assert default.mean_rate == pytest.approx(1.25)

    def test_the_variance_of_rates_is_in_their_unit(self, default):
        base = np.array([500.0, 500, 1_500, 1_500])
        smoothed = empirical_bayes(np.array([2.0, 1, 1, 1]), base)
        assert default.rate_variance == pytest.approx(smoothed.variance * 1_000**2)

    def test_five_locations_smooth_to_the_mean(self, default):
        # Spread of the rates: 0.125·(4 − 1.25)² + 0.125·0.75² + 0.75·0.5833² = 1.270833;
        # chance: 1.25/1000 people = 1.25 squared per thousand. σ² = .0208333.
        variance = 1.270833333 - 1.25
        for name, people, raw in (("A", 0.5, 4), ("C", 1.5, 2 / 3)):
            weight = variance / (variance + 1.25 / people)
            assert column(default, "smoothed_rate")[name] == pytest.approx(
                weight * raw + (1 - weight) * 1.25
            )

    def test_p_is_the_central_binomial_and_q_at_least_p(self, default):
        # A: 2 of 5 at 1/8: P(X >= 2) = 1 − (7/8)^5 − 5·(1/8)·(7/8)^4.
        p = 2 * (1 - (7 / 8) ** 5 - 5 / 8 * (7 / 8) ** 4)
        assert column(default, "p")["A"] == pytest.approx(p)
        assert all(row.q >= row.p for row in default.villages)
        assert {row.state for row in default.villages} == {"not_significant"}

    def test_a_count_that_could_stand_out(self, default):
        # 5 locations, a village of a quarter of the people, 0.05/4 at once: P(X >= 5) = 1/1024,
        # P(X >= 4) = 16/1024 > 0.00625.
        assert default.visible_from == 5

    def test_sentra_come_in_parts(self, grid):
        found = found_of(grid, unit="sentra")
        assert column(found, "units") == {"A": 1.5, "B": 1, "C": 0.5, "D": 1}

    def test_host_villages_count_once(self, grid):
        assert set(column(found_of(grid, unit="villages"), "units").values()) == {1}

    def test_businesses_outside_all_villages_are_named_not_counted(self, grid):
        found = found_of(grid, unit="businesses")
        assert column(found, "units") == {"A": 2, "B": 4, "C": 1, "D": 0}
        assert found.units == 7
        assert found.beyond == 1
        assert not found.uses_sample

    def test_a_village_without_base_has_no_rate(self, grid):
        found = found_of(grid, base="businesses")
        assert column(found, "rate") == {"A": 100, "B": 25, "C": 100, "D": None}
        assert column(found, "smoothed_rate")["D"] is None
        assert column(found, "base_share")["D"] == 0
        assert found.inequality.villages == 3
        assert found.inequality.units == 4

    def test_land_and_villages_as_base(self, grid):
        assert column(found_of(grid, base="villages"), "rate")["A"] == 2
        area = found_of(grid, base="area")
        assert column(area, "rate")["A"] == pytest.approx(2, rel=2e-3)  # 100 km² each
        assert area.villages[0].base == pytest.approx(10_000, rel=2e-3)

    def test_coverage_of_each_village(self, grid):
        # Within 2 km: a and d, not b and c.
        found = found_of(grid, radius_km=2)
        assert column(found, "coverage") == {"A": 1, "B": 0, "C": 0, "D": 1}
        # Businesses: A 0 and 2 km; B 1, 2, 1.5 and 4 km; C 4 km; D has none.
        found = found_of(grid, radius_km=2, covered="businesses")
        assert column(found, "coverage") == {"A": 1, "B": 0.75, "C": 0, "D": None}

    def test_distance_to_the_line_is_negative_inside(self, default):
        wanted = {"A": -5, "B": 2, "C": 5, "D": math.hypot(2, 5)}
        assert column(default, "line_km") == pytest.approx(wanted, abs=1e-3)

    def test_an_unknown_base_is_unknown_not_zero(self, grid):
        cut = cut_of(grid)
        cut.people = cut.people.copy()
        cut.people[0] = np.nan
        found = compare_villages(cut)
        first = found.villages[0]
        assert first.state == "unknown"
        assert (first.base, first.difference, first.p, first.rate) == (None,) * 4
        assert first.units == 2
        assert column(found, "base_share")["B"] == pytest.approx(500 / 3_500)
        assert found.units == 3
        assert found.count("unknown") == 1

    def test_the_false_discovery_rate_is_that_of_the_data_folder(self, study):
        question = Question(base="area", rule="area")
        found = compare_villages(Cut(study, question))
        over = [row.village for row in found.villages if row.state == "over"]
        assert over == ["Jenebora"]
        strict = dataclasses.replace(study.settings, false_discovery_rate=0.001)
        other = compare_villages(Cut(dataclasses.replace(study, settings=strict), question))
        assert other.count("over") == 0
        assert other.count("not_significant") == 54

    def test_under_represented_villages_are_told_from_over(self, tmp_path):
        rows = [((5, 5), "batik", "micro", 0)] * 60 + [((5, 15), "batik", "micro", 0)] * 2
        frame = worlds.businesses_frame(rows)
        study = read_study(worlds.write_world(tmp_path / "w", businesses=frame))
        # Four villages that differ as much as they can do not stand out from each other ...
        states = column(found_of(study, unit="businesses"), "state")
        assert set(states.values()) == {"not_significant"}
        # ... unless nearly every one called so may be so by chance.
        loose = dataclasses.replace(study.settings, false_discovery_rate=0.9)
        loosely = found_of(dataclasses.replace(study, settings=loose), unit="businesses")
        assert column(loosely, "state") == {"A": "over", "B": "under", "C": "under", "D": "under"}


class TestWhyNot:
    @pytest.mark.parametrize(
        ("choices", "reason"),
        [
            ({"unit": "businesses", "base": "businesses"}, "same"),
            ({"commodity": ("weaving",)}, "no_units"),
            ({"unit": "businesses", "district": ("Utara",), "scale": ("small",)}, "no_units"),
            ({"base": "businesses", "district": ("Utara",), "scale": ("small",)}, "no_base"),
        ],
    )
    def test_reasons(self, grid, choices, reason):
        found = found_of(grid, **choices)
        assert found.reason == reason
        assert found.inequality is None
        assert found.mean_rate is None
        assert found.count("unknown") == len(found.villages) > 0
        assert {row.difference for row in found.villages} == {None}

    @pytest.mark.parametrize("choices", [{"unit": "businesses"}, {"base": "businesses"}])
    def test_businesses_are_unknown_without_any(self, sampled, choices):
        found = found_of(sampled, sample=False, **choices)
        assert found.reason == "no_businesses"
        assert found.business_quotients == ()
        assert found.villages[0].units in {None, 2}

    def test_a_filter_that_leaves_no_business_leaves_needs_unknown(self, grid):
        found = found_of(grid, covered="businesses", commodity=("palm_sugar",))
        assert {(row.total, row.need) for row in found.ranking.villages} == {(0.0, None)}
        assert found.ranking.inside_share is None

    def test_sample_businesses_are_marked(self, sampled):
        assert found_of(sampled, unit="businesses").uses_sample
        assert found_of(sampled, base="businesses").uses_sample
        assert not found_of(sampled).uses_sample
        assert found_of(sampled).has_sample
        assert found_of(sampled, covered="businesses").ranking.uses_sample
        assert not found_of(sampled).ranking.uses_sample
        assert not found_of(sampled, sample=False).has_sample


class TestInequality:
    def test_gini_and_lorenz(self, default):
        spread = default.inequality
        # By rising rate: C, D (3/8 of the people, 1/5 of the locations each), B, A.
        wanted = [(0, 0), (0.375, 0.2), (0.75, 0.4), (0.875, 0.6), (1, 1)]
        assert np.array(spread.lorenz) == pytest.approx(np.array(wanted))
        area = 0.375 * 0.1 + 0.375 * 0.3 + 0.125 * 0.5 + 0.125 * 0.8
        assert spread.gini == pytest.approx(1 - 2 * area)

    @pytest.mark.parametrize("rule", RULES)
    def test_theil_by_zone_and_district(self, grid, rule):
        found = found_of(grid, rule=rule, near_km=0).inequality.theil
        part = {"A": (0.4, 0.125), "B": (0.2, 0.125), "C": (0.2, 0.375), "D": (0.2, 0.375)}
        total = sum(s * math.log(s / p) for s, p in part.values())
        inside = {"point": (0.4, 0.125), "area": (0.5, 0.1875), "administration": (0.6, 0.25)}
        s, p = inside[rule]
        between = s * math.log(s / p) + (1 - s) * math.log((1 - s) / (1 - p))
        by_district = 0.6 * math.log(2.4) + 0.4 * math.log(0.4 / 0.75)
        # The squares are not quite equal in geodesic hectares.
        assert found["zone"].total == pytest.approx(total, abs=1e-5)
        assert found["zone"].between == pytest.approx(between, abs=1e-5)
        assert found["zone"].within == pytest.approx(total - between, abs=1e-5)
        assert found["district"].total == pytest.approx(total, abs=1e-5)
        assert found["district"].between == pytest.approx(by_district, abs=1e-5)

    def test_near_is_a_zone_of_its_own(self, grid):
        groups = found_of(grid, near_km=2).inequality.theil["zone"].groups
        assert {group.name for group in groups} == {"inside", "near", "outside"}

    def test_units_gather_inside(self, default):
        # A, B, C, D by distance: 1 − 2·(.125·.2 + .125·.5 + .375·.7 + .375·.9)
        assert default.inequality.concentration == pytest.approx(-0.375, abs=1e-9)

    def test_fewest_villages_with_half(self, default):
        half = default.inequality.half
        # A with two, then B: of those with one it has the smallest base.
        assert (half.villages, half.unit_share, half.base_share) == (2, 0.6, 0.25)

    def test_villages_without_any(self, grid):
        spread = found_of(grid, commodity=("batik",)).inequality
        assert spread.empty == 2
        assert spread.empty_base_share == pytest.approx(0.5)
        assert spread.units == 2

    def test_one_village_says_nothing(self, tmp_path):
        frame = worlds.villages_frame()
        frame.loc[3, "district"] = "Timur"
        study = read_study(worlds.write_world(tmp_path / "w", villages=frame))
        found = found_of(study, district=("Timur",))
        assert found.reason == ""
        assert found.inequality is None
        (row,) = found.villages
        assert row.difference == 0
        assert row.state == "not_significant"

    def test_a_blind_draw_of_one_location_gives_its_only_gini(self, grid):
        spread = found_of(grid, base="villages", commodity=("coconut",)).inequality
        assert spread.gini == 0.75
        drawn = spread.gini_drawn
        assert (drawn.mean, drawn.low, drawn.high) == (0.75, 0.75, 0.75)
        assert drawn.holds(0.75)
        assert not drawn.holds(0.74)

    def test_blind_draws_of_thirteen_over_fifty_four_villages(self, study):
        spread = compare_villages(Cut(study, Question())).inequality
        cut = Cut(study, Question())
        placed = np.random.default_rng(7).multinomial(13, cut.people / cut.people.sum(), 10_000)
        ginis = [gini(x / cut.people, cut.people) for x in placed]
        low, high = np.quantile(ginis, [0.025, 0.975])
        assert spread.gini_drawn.mean == pytest.approx(np.mean(ginis), abs=0.003)
        assert (spread.gini_drawn.low, spread.gini_drawn.high) == pytest.approx(
            (low, high), abs=0.006
        )
        assert spread.gini_drawn.holds(spread.gini)
        assert spread.concentration_drawn.mean == pytest.approx(0, abs=0.02)

    def test_blind_draws_place_every_piece(self):
        base = np.array([1.0, 2.0, 5.0])
        whole = _blind_draws({1.0: 4}, base, is_host=False)
        assert whole.shape == (DRAWS, 3)
        assert (whole.sum(axis=1) == 4).all()
        assert whole.mean(axis=0) == pytest.approx([0.5, 1.0, 2.5], abs=0.08)
        parts = _blind_draws({0.5: 2, 1.0: 1}, base, is_host=False)
        assert (parts.sum(axis=1) == 2).all()
        assert set(np.unique(parts)) <= {0, 0.5, 1, 1.5, 2}

    def test_hosts_are_drawn_once(self):
        drawn = _blind_draws({1.0: 2}, np.array([1.0, 2.0, 5.0]), is_host=True)
        assert set(np.unique(drawn)) == {0, 1}
        assert (drawn.sum(axis=1) == 2).all()
        # The first is drawn by base; the second from the rest: P(last is in) = 1 − P(1 then 2 or
        # 2 then 1) = 1 − (1/8·2/7 + 2/8·1/6).
        assert drawn[:, 2].mean() == pytest.approx(1 - (2 / 56 + 2 / 48), abs=0.02)


class TestBetween:
    @pytest.mark.parametrize("rule", ["point", "area"])
    def test_parts_of_draws_are_those_of_theil(self, grid, rule):
        cut = cut_of(grid, rule=rule)
        base = cut.people
        rates = np.array([[4.0, 2, 1, 0], [0.0, 0, 0, 1], [1.0, 1, 1, 1]])
        drawn = _between_drawn(cut, np.arange(4), rates, base)
        village, zone = np.nonzero(cut.village_zones)
        weights = base[village] * cut.village_zones[village, zone]
        parts = {"zone": [], "district": []}
        for row in rates[:2]:
            by_zone = theil(row[village], weights, [str(one) for one in zone])
            by_district = theil(row, base, ["S", "S", "U", "U"])
            parts["zone"].append(by_zone.between / by_zone.total)
            parts["district"].append(by_district.between / by_district.total)
        for name, known in parts.items():
            # Equal rates have nothing between groups.
            assert drawn[name].mean == pytest.approx(sum(known) / 3, abs=1e-8)
            assert 0 <= drawn[name].low <= drawn[name].high <= max(known) + 1e-8


class TestQuotients:
    def test_batik_by_hand(self, grid):
        rows = {(q.commodity, q.zone): q for q in found_of(grid).sentra_quotients}
        inside = rows["batik", "inside"]
        assert (inside.units, inside.total, inside.share) == (1, 2, 0.5)
        assert inside.base_share == pytest.approx(0.125)
        assert inside.value == pytest.approx(4)
        low, high = clopper_pearson(1, 2)
        assert inside.interval == pytest.approx((low / 0.125, high / 0.125))
        assert rows["batik", "near"].value is None
        assert rows["batik", "near"].interval is None
        assert ("weaving", "inside") not in rows

    def test_unknown_without_a_base(self, sampled):
        for one in found_of(sampled, base="businesses", sample=False).sentra_quotients:
            assert (one.value, one.interval, one.base_share) == (None, None, None)

    def test_businesses_against_businesses_of_known_commodity(self, grid):
        rows = {(q.commodity, q.zone): q for q in found_of(grid).business_quotients}
        # Three of seven lie inside, two near, two outside; one has no known commodity.
        coconut = rows["coconut", "inside"]
        assert (coconut.units, coconut.total) == (2, 2)
        assert coconut.base_share == pytest.approx(3 / 7)
        assert coconut.value == pytest.approx(7 / 3)
        assert rows["other", "near"].value == pytest.approx(7 / 2)
        assert ("", "inside") not in rows
        assert coconut.interval is None  # four villages cannot be redrawn

    def test_a_commodity_filter_chooses_rows_not_the_base(self, grid):
        whole = {(q.commodity, q.zone): q for q in found_of(grid).business_quotients}
        kept = found_of(grid, commodity=("coconut",)).business_quotients
        assert {q.commodity for q in kept} == {"coconut"}
        assert all(q == whole[q.commodity, q.zone] for q in kept)

    def test_businesses_have_limits_from_redrawn_villages(self, study):
        found = compare_villages(Cut(study, Question()))
        rows = [q for q in found.business_quotients if q.zone == "outside"]
        assert len(rows) == 9
        for one in rows:
            assert 0 < one.interval[0] < one.value < one.interval[1]
            assert one.interval[1] <= 1 / one.base_share

    def test_the_p_of_sentra_is_exact(self, grid):
        rows = {(q.commodity, q.zone): q for q in found_of(grid).sentra_quotients}
        # One of two inside, where an eighth of the base is: 2 · P(at least one).
        assert rows["batik", "inside"].p == pytest.approx(2 * (1 - (7 / 8) ** 2))
        assert rows["batik", "near"].p is None
        assert rows["batik", "near"].q is None

    def test_fractions_take_the_larger_p(self, study):
        rows = compare_villages(Cut(study, Question(rule="area"))).sentra_quotients
        split = [q for q in rows if not float(q.units).is_integer()]
        assert split
        for one in split:
            cases = [
                central_binomial_p(k, round(one.total), one.base_share)
                for k in (math.floor(one.units), math.ceil(one.units))
            ]
            assert one.p == pytest.approx(max(cases))

    def test_q_is_adjusted_for_the_whole_table(self, study):
        found = compare_villages(Cut(study, Question()))
        for rows in (found.sentra_quotients, found.business_quotients):
            known = [one for one in rows if one.p is not None]
            assert len(known) > 9
            expected = stats.false_discovery_control([one.p for one in known])
            assert [one.q for one in known] == pytest.approx(list(expected))

    @pytest.mark.parametrize("alpha", [0.05, 0.2])
    def test_limits_and_p_of_businesses_are_those_of_redrawn_villages(self, study, alpha):
        thresholds = dataclasses.replace(study.settings.thresholds, alpha=alpha)
        settings = dataclasses.replace(study.settings, thresholds=thresholds)
        cut = Cut(dataclasses.replace(study, settings=settings), Question())
        row = next(
            q for q in business_quotients(cut) if (q.commodity, q.zone) == ("coconut", "outside")
        )
        table, weights = cut.kept_cells(cut.boundary.businesses["any"])
        known = table.commodity < len(BUSINESS_COMMODITIES) - 1
        own = table.commodity == BUSINESS_COMMODITIES.index("coconut")
        base, units = (cut.by_village(table, weights * k[:, None])[:-1] for k in (known, own))
        order = np.argsort(cut.study.villages.frame["village_code"])

        def apart(values):
            return np.column_stack([values[:, :2].sum(axis=1), values[:, 2]])[order]

        drawn = resample_villages(apart(units), apart(base), alpha)
        share = base[:, 2].sum() / base.sum()
        # LQ = RR / (1 − p + p · RR)
        limits = [ratio / (1 - share + share * ratio) for ratio in drawn.interval]
        assert row.interval == pytest.approx(limits)
        assert row.p == drawn.p

    def test_limits_of_a_rate_ratio_become_those_of_the_quotient(self):
        # A zone with a quarter of the base and three times the rate elsewhere has half the units.
        assert _quotient_of(3.0, 0.25) == pytest.approx(0.5 / 0.25)
        assert _quotient_of(1.0, 0.25) == 1
        assert _quotient_of(0.0, 0.25) == 0
        assert _quotient_of(math.inf, 0.25) == 4


def needs(found):
    return [(row.village, row.need) for row in found.ranking.villages]


class TestRanking:
    def test_people_of_villages_that_are_not_covered(self, grid):
        found = found_of(grid, radius_km=2)
        assert needs(found) == [("C", 1_500), ("B", 500), ("D", 0)]
        ranking = found.ranking
        assert (ranking.what, ranking.inside_share, ranking.inside_total) == ("people", 1, 500)
        assert ranking.outside_share == pytest.approx(1_500 / 3_500)
        assert [row.village for row in ranking.lacking] == ["C", "B"]

    def test_only_the_part_outside_counts_under_the_area_rule(self, grid):
        ranking = found_of(grid, radius_km=2, rule="area", covered="people").ranking
        # Inside: A's 500 covered, half of B's 500 not: two thirds.
        assert ranking.inside_share == pytest.approx(2 / 3, abs=1e-4)
        rows = {row.village: row for row in ranking.villages}
        assert set(rows) == {"B", "C", "D"}
        assert rows["B"].total == pytest.approx(250, abs=0.1)
        assert rows["B"].need == 167
        assert rows["C"].need == pytest.approx(1_000, abs=1)
        assert rows["D"].need == 0

    @pytest.mark.parametrize(("part", "is_ranked"), [(0.0001, False), (0.004, False), (0.01, True)])
    def test_an_outline_that_strays_over_the_line_puts_nobody_outside(self, grid, part, is_ranked):
        cut = Cut(grid, Question(boundary="garis", rule="area", radius_km=2, covered="people"))
        cut.village_zones[0] = [1 - part, 0, part]  # A, which lies inside
        ranked = {row.village for row in compare_villages(cut).ranking.villages}
        assert ("A" in ranked) == is_ranked

    def test_by_administration_the_whole_district_is_inside(self, grid):
        ranking = found_of(grid, radius_km=2, rule="administration").ranking
        assert {row.village for row in ranking.villages} == {"C", "D"}
        assert ranking.inside_share == 0.5

    def test_near_is_ranked_too(self, grid):
        ranking = found_of(grid, radius_km=2, near_km=2).ranking
        zones = {row.village: row.zone for row in ranking.villages}
        assert zones == {"B": "near", "C": "outside", "D": "outside"}

    def test_businesses_by_hand(self, grid):
        found = found_of(grid, radius_km=2, covered="businesses")
        # All three inside are covered; two of three near in B, none of one in C, D has none.
        assert sorted(needs(found)[:2]) == [("B", 1), ("C", 1)]
        assert needs(found)[2] == ("D", None)
        assert {row.village: row.total for row in found.ranking.villages} == {
            "B": 3,
            "C": 1,
            "D": 0,
        }

    def test_the_zone_is_that_of_the_businesses(self, tmp_path):
        # b is 2 km from the line, but B's business 4.9 km.
        rows = [((6, 5), "batik", "micro", 0), ((19.9, 5), "batik", "micro", 0)]
        frame = worlds.businesses_frame(rows)
        study = read_study(worlds.write_world(tmp_path / "w", businesses=frame))
        ranking = found_of(study, covered="businesses", near_km=2).ranking
        zones = {row.village: row.zone for row in ranking.villages}
        assert zones == {"B": "outside", "C": "outside", "D": "outside"}
        people = found_of(study, covered="people", near_km=2).ranking
        assert {row.village: row.zone for row in people.villages}["B"] == "near"

    def test_ties_are_broken_by_distance(self, grid):
        # Batik within 3 km: a alone. C and D lack 1,500 each, 4 and 8 km away; B lacks 500.
        found = found_of(grid, radius_km=3, target="batik")
        assert needs(found) == [("D", 1_500), ("C", 1_500), ("B", 500)]

    def test_nothing_inside_leaves_the_need_unknown(self, grid):
        ranking = found_of(grid, district=("Utara",)).ranking
        assert ranking.inside_share is None
        assert {row.need for row in ranking.villages} == {None}
        assert ranking.lacking == ()

    def test_no_businesses_no_ranking(self, sampled):
        assert found_of(sampled, covered="businesses", sample=False).ranking is None
        assert found_of(sampled, sample=False).ranking is not None


class TestShippedLayers:
    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("base", BASES)
    @pytest.mark.parametrize("unit", UNITS)
    def test_what_must_always_hold(self, study, unit, base, rule):
        found = compare_villages(Cut(study, Question(unit=unit, base=base, rule=rule)))
        assert len(found.villages) == 54
        if unit == base == "businesses":
            assert found.reason == "same"
            return
        assert sum(row.unit_share for row in found.villages) == pytest.approx(1)
        assert sum(row.difference for row in found.villages) == pytest.approx(0, abs=1e-12)
        for row in found.villages:
            low, high = sorted((row.rate, found.mean_rate))
            assert low - 1e-9 <= row.smoothed_rate <= high + 1e-9
        spread = found.inequality
        assert spread.lorenz[0] == (0, 0)
        assert spread.lorenz[-1] == (1, 1)
        for parts in spread.theil.values():
            assert parts.total == pytest.approx(parts.between + parts.within)
        assert spread.theil["zone"].total == pytest.approx(spread.theil["district"].total)
        for drawn in (spread.gini_drawn, spread.concentration_drawn):
            assert drawn.low <= drawn.mean <= drawn.high
        assert found.uses_sample == ("businesses" in {unit, base})

    def test_the_same_question_gives_the_same_figures(self, study):
        one, other = (compare_villages(Cut(study, Question())) for _ in range(2))
        assert one == other

    def test_a_reordered_file_gives_the_same_figures(self, tmp_path):
        frame = worlds.villages_frame()
        plain = read_study(worlds.write_world(tmp_path / "a"))
        turned = read_study(worlds.write_world(tmp_path / "b", villages=frame.iloc[::-1]))
        for unit in UNITS:
            assert found_of(plain, unit=unit) == found_of(turned, unit=unit)

    def test_counts_are_those_of_the_zones(self, study):
        for unit in UNITS:
            cut = Cut(study, Question(unit=unit, district=("Penajam", "Sepaku")))
            assert count_villages(cut).units.sum() == pytest.approx(cut.units().sum())
