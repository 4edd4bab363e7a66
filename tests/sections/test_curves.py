"""Coverage at every radius; the grid world of tests.worlds, worked out by hand."""

import numpy as np
import pytest

from sentra_geo import Question, answer
from sentra_geo.cut import Cut
from sentra_geo.measures.inference import wilson
from sentra_geo.measures.resampling import resample_share
from sentra_geo.question import COVERED, RULES
from sentra_geo.sections.curves import coverage_curves


def curves_of(study, **choices):
    found = coverage_curves(Cut(study, Question(boundary="garis", **choices)))
    return {curve.zone: curve for curve in found}


def at(curve, km):
    (index,) = np.flatnonzero(np.isclose(curve.radius_km, km))
    return curve.share[index]


class TestCurves:
    def test_villages_by_hand(self, grid):
        # Settlements 1 km from a sentra inside; 2, 4 and 4 km outside.
        curves = curves_of(grid)
        assert set(curves) == {"inside", "outside"}  # nothing is near
        assert [at(curves["inside"], km) for km in (0.8, 1, 30)] == [0, 1, 1]
        assert [at(curves["outside"], km) for km in (1.8, 2, 3.8, 4)] == [0, 1 / 3, 1 / 3, 1]

    def test_people_by_hand(self, grid):
        outside = curves_of(grid, covered="people")["outside"]
        assert outside.total == 3_500
        assert at(outside, 2) == pytest.approx(1_500 / 3_500)

    def test_businesses_by_hand_with_the_one_in_no_village(self, grid):
        outside = curves_of(grid, covered="businesses", radius_km=12)["outside"]
        assert outside.total == 2  # 4 and 11 km from a sentra
        assert [at(outside, km) for km in (3.8, 4, 10.8, 11)] == [0, 0.5, 0.5, 1]

    def test_none_without_businesses(self, study):
        assert not coverage_curves(Cut(study, Question(covered="businesses", sample=False)))

    def test_goes_to_60_km_in_steps_of_200_m_and_stops_at_the_chosen_radius(self, grid):
        radii = curves_of(grid)["inside"].radius_km
        assert (radii[0], radii[-1], len(radii)) == (0, 60, 301)
        radii = curves_of(grid, radius_km=5.1)["inside"].radius_km
        assert 5.1 in radii
        assert len(radii) == 302

    def test_limits_of_villages_are_wilsons(self, grid):
        outside = curves_of(grid)["outside"]
        expected = wilson(outside.share * 3, np.full(len(outside.share), 3.0))
        assert np.column_stack([outside.low, outside.high]) == pytest.approx(expected)

    def test_too_few_villages_have_no_limits(self, grid):
        inside = curves_of(grid, covered="people")["inside"]
        assert np.isnan(inside.low).all()
        assert np.isnan(inside.high).all()

    def test_limits_of_people_come_from_redrawn_villages(self, study):
        cut = Cut(study, Question(covered="people", radius_km=5))
        outside = next(curve for curve in coverage_curves(cut) if curve.zone == "outside")
        codes = np.argsort(study.villages.frame["village_code"].to_numpy(dtype=str))
        whole = (cut.people[:, None] * cut.village_zones)[codes]
        near = (study.village_distance_m["any"] <= 5_000)[codes]
        expected = resample_share(whole * near[:, None], whole, 0.05)[2]
        index = int(np.flatnonzero(outside.radius_km == 5)[0])
        assert (outside.low[index], outside.high[index]) == pytest.approx(expected)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("covered", COVERED)
def test_each_radius_is_the_answer_to_that_radius(study, rule, covered):
    question = Question(rule=rule, covered=covered)
    curves = {c.zone: c for c in answer(study, question).curves}
    for km in (2.0, 5.0, 20.0):
        other = answer(study, Question(rule=rule, covered=covered, radius_km=km))
        for zone in other.zones:
            reach = zone.reach[covered]
            if reach.share is None:
                assert zone.zone not in curves
                continue
            curve = curves[zone.zone]
            index = int(np.flatnonzero(np.isclose(curve.radius_km, km))[0])
            assert curve.total == pytest.approx(reach.total)
            assert curve.share[index] == pytest.approx(reach.share)
            if reach.interval is None:
                assert np.isnan(curve.low[index])
            else:
                limits = (curve.low[index], curve.high[index])
                assert limits == pytest.approx(reach.interval, abs=1e-9)
