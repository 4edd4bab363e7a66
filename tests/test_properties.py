import dataclasses
import math
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sentra_geo import Question, answer, read_study
from sentra_geo.clusters import covered_by_village
from sentra_geo.cut import Cut
from sentra_geo.layers.projection import to_degrees, to_metric
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.location import (
    Side,
    assign_side,
    assign_village,
    band_of,
    nearest_distance_m,
    zone_weights,
)
from sentra_geo.measures.contingency import central_hypergeometric_p, share_ratio_interval
from sentra_geo.measures.coverage import zone_reach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import (
    central_binomial_p,
    clopper_pearson,
    newcombe,
    rate_ratio_interval,
    wilson,
)
from sentra_geo.measures.population import spread_people
from sentra_geo.measures.resampling import resample_share, resample_villages
from sentra_geo.measures.verdict import INSIDE_BEHIND, OUTSIDE_BEHIND, Comparison, find
from sentra_geo.question import (
    BASES,
    COMMODITIES,
    COVERED,
    RULES,
    SCALES,
    UNITS,
    ZONES,
)
from sentra_geo.sections.sensitivity import vary
from sentra_geo.settings import Thresholds
from sentra_geo.tabulation import Kind, merge, tabulate
from tests import worlds
from tests.worlds import LINE, METRIC, metres

SQUARES = np.array([worlds.rectangle(*outline) for _, _, outline, _ in worlds.VILLAGES.values()])
# Whole and half kilometres hit lines and corners, the others anything between.
kilometres = st.one_of(
    st.integers(-10, 60).map(lambda half: half / 2), st.floats(-8, 30, allow_nan=False)
)
places = st.lists(st.tuples(kilometres, kilometres), min_size=1, max_size=30)
uncertainties = st.one_of(st.just(math.nan), st.floats(0, 8_000))
steps = st.integers(1, 600)


def locate(points, uncertainty_m=0.0, line=LINE):
    x, y = metres(points)
    return x, y, assign_side(x, y, np.full(len(x), uncertainty_m), line)


class TestLocation:
    @given(places, uncertainties, st.integers(0, 50), st.sampled_from(RULES))
    def test_zones_partition_the_rows(self, points, uncertainty_m, near_band, rule):
        x, y, side = locate(points, uncertainty_m)
        village = assign_village(x, y, SQUARES)
        share = np.array([1, 0.5, 0, 0, np.nan])[village]
        weights = zone_weights(
            inside=side.inside,
            line_band=side.line_band,
            share_inside=share,
            district_inside=np.array([True, True, False, False, False])[village],
            rule=rule,
            near_band=near_band,
        )
        np.testing.assert_array_equal(weights.sum(axis=1), 1)
        assert ((weights >= 0) & (weights <= 1)).all()
        assert weights.sum() == pytest.approx(len(points))

    @given(places, uncertainties, st.integers(0, 50))
    def test_near_is_what_lies_within_the_band_or_is_less_certain(self, points, doubt, near_band):
        x, y, side = locate(points, doubt)
        distance = shapely.distance(shapely.points(x, y), LINE.boundary)
        # Rounding of floats may put what lies just on an edge on either side of it.
        assume((np.abs(distance - near_band * 100) > 1e-5).all() or near_band == 0)
        known = 0.0 if math.isnan(doubt) else doubt
        assume((np.abs(distance - max(known, 0.5)) > 1e-5).all())
        near = (distance <= near_band * 100) | (distance <= max(known, 0.5))
        np.testing.assert_array_equal(side.line_band <= near_band, near)

    @given(places)
    def test_side_is_what_shapely_says_of_each_point(self, points):
        _, _, side = locate(points)
        alone = [LINE.contains(worlds.place(*point)) for point in points]
        assert side.inside.tolist() == alone

    @given(places)
    def test_village_is_the_first_that_holds_the_point(self, points):
        x, y = metres(points)
        expected = []
        for east, north in zip(x, y, strict=True):
            holds = [square.covers(shapely.Point(east, north)) for square in SQUARES]
            expected.append(holds.index(True) if any(holds) else -1)
        assert assign_village(x, y, SQUARES).tolist() == expected

    @given(places, places)
    def test_nearest_is_the_smallest_of_all_distances(self, points, targets):
        x, y = metres(points)
        to_x, to_y = metres(targets)
        every = np.hypot(x[:, None] - to_x, y[:, None] - to_y)
        np.testing.assert_allclose(nearest_distance_m(x, y, to_x, to_y), every.min(axis=1))

    @given(places, st.randoms(use_true_random=False))
    def test_order_of_rows_changes_nothing(self, points, random):
        order = list(range(len(points)))
        random.shuffle(order)
        x, y, side = locate(points)
        turned = assign_side(x[order], y[order], np.zeros(len(x)), LINE)
        np.testing.assert_array_equal(turned.inside, side.inside[order])
        np.testing.assert_array_equal(turned.line_band, side.line_band[order])
        np.testing.assert_array_equal(
            assign_village(x[order], y[order], SQUARES), assign_village(x, y, SQUARES)[order]
        )

    @given(places, uncertainties)
    def test_inputs_are_left_alone(self, points, doubt):
        x, y = metres(points)
        uncertainty = np.full(len(x), doubt)
        before = x.copy(), y.copy(), uncertainty.copy(), LINE.wkb, shapely.to_wkb(SQUARES)
        assign_side(x, y, uncertainty, LINE)
        assign_village(x, y, SQUARES)
        nearest_distance_m(x, y, x, y)
        for now, then in zip((x, y, uncertainty), before, strict=False):
            np.testing.assert_array_equal(now, then)
        assert LINE.wkb == before[3]
        assert (shapely.to_wkb(SQUARES) == before[4]).all()

    @given(places, st.sampled_from(["EPSG:4326", "EPSG:3857", "EPSG:3395", "EPSG:32749"]))
    def test_crs_changes_nothing(self, points, crs):
        x, y = metres(points)
        lon, lat = to_degrees(x, y)
        there = worlds.pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(lon, lat)
        back = to_metric(*there, crs)
        np.testing.assert_allclose(back, (x, y), atol=1e-3)


distances = npst.arrays(
    float,
    st.integers(1, 60),
    elements=st.one_of(st.integers(0, 650).map(lambda n: n * 100.0), st.floats(0, 70_000)),
)


@st.composite
def weighted_distances(draw):
    metre = draw(distances)
    weights = draw(npst.arrays(float, (len(metre), 3), elements=st.floats(0, 5)))
    return metre, weights


class TestCoverage:
    @given(weighted_distances())
    def test_more_radius_never_lowers_coverage(self, case):
        metre, weights = case
        reach = zone_reach(band_of(metre), weights)
        assert (np.diff(reach.within, axis=0) >= 0).all()
        assert (reach.covered(600) <= reach.total + 1e-9).all()

    @given(weighted_distances(), steps)
    def test_coverage_from_bands_is_that_from_the_distances(self, case, step):
        metre, weights = case
        reach = zone_reach(band_of(metre), weights)
        within = metre <= step * 100 + 1e-6
        np.testing.assert_allclose(
            reach.covered(step), weights[within].sum(axis=0), rtol=1e-9, atol=1e-9
        )

    @given(weighted_distances(), st.floats(0.01, 1))
    def test_a_quantile_covers_its_part_and_no_band_less_does(self, case, q):
        metre, weights = case
        reach = zone_reach(band_of(metre), weights)
        for zone, quantile in enumerate(reach.quantile_km(q)):
            total = reach.total[zone]
            if total < 1e-6:
                continue
            if math.isinf(quantile):
                assert reach.covered(600)[zone] < q * total
                continue
            band = math.ceil(quantile * 10 - 1e-9)
            assert reach.covered(band)[zone] >= q * total - 1e-9
            if band >= 1:
                assert reach.covered(band - 1)[zone] <= q * total + 1e-9

    @given(distances)
    def test_a_band_holds_its_distances(self, metre):
        band = band_of(metre).astype(int)
        assert ((band - 1) * 100 <= metre + 1e-5)[band <= 600].all()
        assert (metre <= band * 100 + 1e-5)[band <= 600].all()
        assert (metre[band == 601] > 60_000 - 1e-5).all()


cells = st.tuples(
    st.integers(-1, 53),
    st.booleans(),
    st.integers(0, 51),
    st.integers(0, 10),
    st.integers(0, 3),
    st.booleans(),
    st.integers(0, 601),
    st.integers(0, 20),
)
# Few different ones, so that many are alike.
rows_of_cells = st.lists(cells, min_size=1, max_size=6, unique=True).flatmap(
    lambda known: st.lists(st.sampled_from(known), min_size=1, max_size=40)
)


def count(rows):
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    village, line, commodity, scale, band = (columns[i].astype(np.int16) for i in (0, 2, 3, 4, 6))
    chance = columns[7].astype(np.int16)
    side = Side(columns[1], line, np.zeros(len(rows)), chance)
    return tabulate(village, side, Kind(commodity, scale, columns[5]), band)


def content(table):
    return [column.tolist() for column in (*table.cells, table.count)]


class TestTabulation:
    @given(rows_of_cells)
    def test_counts_are_those_of_the_rows(self, rows):
        table = count(rows)
        found = dict(
            zip(zip(*(c.tolist() for c in table.cells), strict=True), table.count, strict=True)
        )
        assert found == {cell: rows.count(cell) for cell in set(rows)}
        assert table.total == len(rows)

    @given(rows_of_cells, st.data())
    def test_batches_of_any_size_merge_into_the_same(self, rows, data):
        cuts = (
            sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=5)))
            if (len(rows) > 1)
            else []
        )
        parts = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
        assert content(merge([count(part) for part in parts])) == content(count(rows))

    @given(rows_of_cells, st.randoms(use_true_random=False))
    def test_order_of_rows_changes_nothing(self, rows, random):
        turned = rows.copy()
        random.shuffle(turned)
        assert content(count(turned)) == content(count(rows))


counts = st.integers(0, 400)
bases = st.floats(1, 1e6)
comparisons = st.builds(Comparison, counts, counts, bases, bases)
fractions = st.builds(
    lambda units, part, n, m: Comparison(units - part * units, part * units, n, m),
    st.integers(1, 60),
    st.floats(0, 1),
    bases,
    bases,
)
share_counts = st.builds(
    lambda x, y, more_x, more_y: Comparison(x, y, x + more_x, y + more_y, is_share=True),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 60),
)
share_fractions = st.builds(
    lambda villages, part, x, y: Comparison(
        x * (villages - part), y * part, villages - part, part, is_share=True
    ),
    st.integers(2, 60),
    st.floats(1, 2),
    st.floats(0, 1),
    st.floats(0, 1),
)


# Whole units, and a base that the area rule has split.
share_splits = st.builds(
    lambda x, y, more_x, more_y, part: Comparison(
        x, y, x + more_x + part, y + more_y + 1 - part, is_share=True
    ),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.floats(0, 1),
)
limits_in_force = st.sampled_from(
    [Thresholds(), Thresholds(alpha=0.2, gap=0.2), Thresholds(low=0.4, high=2.5, alpha=0.01)]
)


@st.composite
def village_tables(draw, *, is_share):
    """Counts and bases of villages, most on one side and some split."""
    villages = draw(st.integers(10, 24))
    parts = st.sampled_from([0.0, 0.25, 1.0])
    inside = draw(npst.arrays(float, villages, elements=parts, unique=False))
    inside[:5], inside[5:10] = 1, 0
    zones = np.column_stack([inside, 1 - inside])
    base = draw(npst.arrays(float, (villages, 1), elements=st.integers(1, 400)))
    size = 1 if is_share else 50
    share = draw(npst.arrays(float, (villages, 2), elements=st.integers(0, 4))) / 4
    return zones * base * share * size, zones * base


@st.composite
def clustered(draw, *, is_share):
    counts, base = draw(village_tables(is_share=is_share))
    spread = resample_villages(counts, base, is_share=is_share)
    x, n = counts.sum(axis=0).tolist(), base.sum(axis=0).tolist()
    return Comparison(x[1], x[0], n[1], n[0], True, spread, is_share), counts, base


MIRROR = {OUTSIDE_BEHIND: INSIDE_BEHIND, INSIDE_BEHIND: OUTSIDE_BEHIND}


def turned_interval(interval):
    low, high = interval
    return (1 / high if high else math.inf, 1 / low if low else math.inf)


def assert_visible_mirrored(one, other, units):
    """What is visible, by count of so many units: exactly where they are whole numbers."""
    seen, turned = one.visible, other.visible
    assert (seen is None) == (turned is None)
    if seen is None:
        return
    slack = 1e-6 if abs(units - round(units)) < 1e-9 else 1.0
    for count, mirror in ((seen.low_k, turned.high_k), (seen.high_k, turned.low_k)):
        if slack == 1.0 and (count is None) != (mirror is None):
            return  # of 1.5 units none can be named, and all cannot
        assert (count is None) == (mirror is None)
        if count is not None:
            assert mirror == pytest.approx(units - count, abs=slack)
    assert (turned.gap is None) == (seen.gap is None)
    assert (turned.difference is None) == (seen.difference is None)
    if seen.gap is not None:
        assert turned.gap == pytest.approx(seen.gap, abs=1e-9 + slack / units)
    if seen.difference is not None:
        each = abs(seen.difference / seen.gap) if seen.gap else 1.0  # difference over gap
        assert turned.difference == pytest.approx(seen.difference, abs=1e-9 + each * slack / units)


def assert_mirrored(one, other, units):
    """Both are of the same comparison of so many units with the zones swapped."""
    if one.gap is None:
        assert other.gap is None
        return
    assert other.gap == pytest.approx(-one.gap, abs=1e-9)
    assert other.share_inside == pytest.approx(1 - one.share_inside)
    assert (other.interval is None) == (one.interval is None)
    if one.interval is None:
        assert other.state == one.state == "not_enough_evidence"
        return
    assert other.p == pytest.approx(one.p, rel=1e-6, abs=1e-9)
    assert other.interval == pytest.approx(turned_interval(one.interval), rel=1e-6)
    assert other.interval90 == pytest.approx(turned_interval(one.interval90), rel=1e-6)
    assert (other.share_interval is None) == (one.share_interval is None)
    if one.share_interval:
        low, high = one.share_interval
        assert other.share_interval == pytest.approx((1 - high, 1 - low), abs=1e-9)
    if one.difference_interval:
        low, high = one.difference_interval
        assert other.difference == pytest.approx(-one.difference, abs=1e-9)
        assert other.difference_interval == pytest.approx((-high, -low), abs=1e-9)
    assert_visible_mirrored(one, other, units)
    # Just on a threshold the last bits decide.
    limits = [one.rate_ratio, *one.interval, *one.interval90]
    assume(all(abs(limit - edge) > 1e-6 for limit in limits for edge in (0.8, 1.0, 1.25)))
    assume(abs(one.p - 0.05) > 1e-9)
    assume(one.difference is None or abs(abs(one.difference) - 0.05) > 1e-6)
    assert other.state == MIRROR.get(one.state, one.state)


def assert_consistent(found):
    """What is said of one comparison agrees with itself."""
    assume(found.interval is not None)
    (low, high), (low90, high90) = found.interval, found.interval90
    assert low <= low90 <= high90 <= high
    assert 0 <= found.p <= 1
    if found.state in MIRROR:
        assert found.p <= 0.05
        assert not low <= 1 <= high
        assert found.difference is None or abs(found.difference) >= 0.05
    if found.state == "equal":
        assert low90 >= 0.8
        assert high90 <= 1.25


class TestFinding:
    @given(st.one_of(comparisons, fractions, share_counts, share_fractions))
    @example(Comparison(7, 2, 0.7987, 0.2013))
    @example(Comparison(10, 40, 800, 800))
    @example(Comparison(10, 2, 39, 15, is_share=True))
    @example(Comparison(39, 0, 39, 15, is_share=True))
    def test_swapping_inside_and_outside_mirrors_it(self, case):
        swapped = Comparison(
            case.x_inside, case.x_outside, case.n_inside, case.n_outside, is_share=case.is_share
        )
        assert_mirrored(find(case), find(swapped), case.x_inside + case.x_outside)

    @settings(max_examples=50)
    @pytest.mark.parametrize("is_share", [False, True])
    @given(st.data())
    def test_swapping_mirrors_what_redrawn_villages_say(self, is_share, data):
        case, counts, base = data.draw(clustered(is_share=is_share))
        spread = resample_villages(counts[:, ::-1], base[:, ::-1], is_share=is_share)
        swapped = Comparison(
            case.x_inside, case.x_outside, case.n_inside, case.n_outside, True, spread, is_share
        )
        assert_mirrored(find(case), find(swapped), case.x_inside + case.x_outside)

    @given(st.one_of(comparisons, fractions, share_counts, share_splits), limits_in_force)
    @example(Comparison(36, 12, 36, 15, is_share=True), Thresholds())
    @example(Comparison(7, 2, 0.7987, 0.2013), Thresholds())
    @example(Comparison(400, 400, 1.0, 1.0), Thresholds())
    def test_what_is_visible_is_unequal_and_nothing_nearer_is(self, case, limits):
        visible = find(case, limits).visible
        assume(visible is not None)
        units = round(case.x_outside + case.x_inside)

        def state(inside):
            other = dataclasses.replace(case, x_outside=units - inside, x_inside=inside)
            return find(other, limits).state

        least, most = 0, units
        if case.is_share:
            least = max(0, units - math.floor(case.n_outside + 1e-9))
            most = min(units, math.floor(case.n_inside + 1e-9))
        for count, end, step, expected in (
            (visible.low_k, least, 1, INSIDE_BEHIND),
            (visible.high_k, most, -1, OUTSIDE_BEHIND),
        ):
            if count is None:
                assert state(end) != expected
            else:
                assert state(count) == expected
                assert state(count + step) != expected

    @settings(max_examples=50)
    @pytest.mark.parametrize("is_share", [False, True])
    @given(st.data())
    def test_what_villages_have_shown_is_unequal(self, is_share, data):
        case, _, _ = data.draw(clustered(is_share=is_share))
        found = find(case)
        assume(found.visible is not None)
        low, high = found.visible.low_k, found.visible.high_k
        if low is not None and case.x_inside <= low:
            assert found.state == INSIDE_BEHIND
        if high is not None and case.x_inside >= high:
            assert found.state == OUTSIDE_BEHIND

    @given(st.one_of(comparisons, share_counts))
    def test_interval_holds_the_ratio(self, case):
        found = find(case)
        assume(found.interval is not None)
        for low, high in (found.interval, found.interval90):
            assert low <= found.rate_ratio * (1 + 1e-9)
            assert found.rate_ratio <= high * (1 + 1e-9)
        if found.difference_interval:
            low, high = found.difference_interval
            assert low - 1e-9 <= found.difference <= high + 1e-9

    @given(st.one_of(comparisons, fractions, share_counts, share_fractions))
    def test_what_is_said_agrees_with_itself(self, case):
        assert_consistent(find(case))

    @settings(max_examples=50)
    @pytest.mark.parametrize("is_share", [False, True])
    @given(st.data())
    def test_what_redrawn_villages_say_agrees_with_itself(self, is_share, data):
        case, _, _ = data.draw(clustered(is_share=is_share))
        found = find(case)
        assert_consistent(found)
        assert found.p > 0
        assert found.interval[0] <= found.rate_ratio * (1 + 1e-9)
        assert found.rate_ratio <= found.interval[1] * (1 + 1e-9)

    @given(st.one_of(fractions, share_fractions))
    def test_a_fraction_is_never_surer_than_the_whole_numbers_around_it(self, case):
        found = find(case)
        around = [
            {math.floor(value + 1e-9), math.ceil(value - 1e-9)}
            for value in (case.x_outside, case.x_inside)
        ]
        units = round(case.x_outside + case.x_inside)
        assume(abs(units - case.x_outside - case.x_inside) < 1e-9)
        for inside in around[1]:
            if case.is_share or units - inside not in around[0]:
                continue
            whole = find(Comparison(units - inside, inside, case.n_outside, case.n_inside))
            assert found.p >= whole.p
            assert found.interval[0] <= whole.interval[0]
            assert whole.interval[1] <= found.interval[1]
            assert found.state in {whole.state, "depends_on_rule"}

    @given(comparisons, st.sampled_from([0.5, 2.0, 1_024.0]))
    def test_units_of_the_base_change_nothing_that_is_a_ratio(self, case, factor):
        other = Comparison(
            case.x_outside, case.x_inside, case.n_outside * factor, case.n_inside * factor
        )
        assert find(other) == find(case)


class TestInference:
    @given(st.integers(1, 200), st.data())
    def test_central_p_never_contradicts_the_clopper_pearson_interval(self, n, data):
        k = data.draw(st.integers(0, n))
        p0 = data.draw(st.floats(0.001, 0.999))
        low, high = clopper_pearson(k, n)
        assume(abs(p0 - low) > 1e-9)
        assume(abs(p0 - high) > 1e-9)
        assert (central_binomial_p(k, n, p0) < 0.05) == (not low <= p0 <= high)

    @given(st.integers(1, 200), st.data())
    def test_central_p_is_the_same_for_what_is_left(self, n, data):
        k = data.draw(st.integers(0, n))
        p0 = data.draw(st.floats(0.001, 0.999))
        other = central_binomial_p(n - k, n, 1 - p0)
        assert central_binomial_p(k, n, p0) == pytest.approx(other, rel=1e-6, abs=1e-12)

    @given(st.floats(0, 500), st.floats(0, 500), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
    def test_wilson_holds_the_share_and_stays_a_share(self, a, b, level):
        assume(a + b > 1e-3)
        low, high = wilson(a, a + b, level)
        share = a / (a + b)
        assert -1e-12 <= low <= share + 1e-9
        assert share - 1e-9 <= high <= 1 + 1e-12

    @given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
    def test_newcombe_holds_the_difference_and_stays_a_difference(self, x1, more1, x2, more2):
        n1, n2 = x1 + more1, x2 + more2
        low, high = newcombe(x1, n1, x2, n2)
        assert -1 - 1e-9 <= low <= x1 / n1 - x2 / n2 + 1e-9
        assert x1 / n1 - x2 / n2 - 1e-9 <= high <= 1 + 1e-9

    @given(st.integers(0, 60), st.integers(0, 60), bases, bases, st.floats(0.1, 10))
    def test_a_rate_ratio_scales_with_its_bases(self, x1, x2, n1, n2, factor):
        assume(x1 + x2 > 0)
        low, high = rate_ratio_interval(x1, n1, x2, n2)
        scaled = rate_ratio_interval(x1, n1 * factor, x2, n2)
        assert scaled == pytest.approx((low / factor, high / factor), rel=1e-9)

    @given(st.integers(1, 60), st.data())
    def test_hypergeometric_p_is_the_same_from_every_side(self, total, data):
        n, k = data.draw(st.integers(1, total)), data.draw(st.integers(0, total))
        x = data.draw(st.integers(max(0, n + k - total), min(n, k)))
        p = central_hypergeometric_p(x, n, k, total)
        assert 0 < p <= 1
        assert central_hypergeometric_p(x, k, n, total) == pytest.approx(p, rel=1e-9)
        assert central_hypergeometric_p(n - x, n, total - k, total) == pytest.approx(p, rel=1e-9)

    @given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
    def test_share_ratio_holds_the_ratio_and_agrees_with_newcombe(self, x1, more1, x2, more2):
        n1, n2 = x1 + more1, x2 + more2
        assume(x1 + x2 > 0)
        low, high = share_ratio_interval(x1, n1, x2, n2)
        ratio = (x1 / n1) / (x2 / n2) if x2 else math.inf
        assert 0 <= low <= ratio * (1 + 1e-9)
        assert ratio <= high * (1 + 1e-9)
        below, above = newcombe(x1, n1, x2, n2)
        assume(min(abs(below), abs(above)) > 1e-9)
        assert (low > 1, high < 1) == (below > 0, above < 0)

    @settings(max_examples=25)
    @pytest.mark.parametrize("is_share", [False, True])
    @given(st.data())
    def test_redrawn_villages_do_not_mind_the_scale(self, is_share, data):
        counts, base = data.draw(village_tables(is_share=is_share))
        one = resample_villages(counts, base, is_share=is_share)
        scaled = counts * (1_024 if is_share else 1), base * 1_024
        other = resample_villages(*scaled, is_share=is_share)
        assert (one is None) == (other is None)
        if one is None:
            return
        assert other.interval == pytest.approx(one.interval, rel=1e-9)
        assert (other.p, other.difference_interval) == (one.p, one.difference_interval)
        assert 0 < one.p <= 1
        assert other.seen == pytest.approx(one.seen, rel=1e-9, abs=1e-9)

    @settings(max_examples=25)
    @given(village_tables(is_share=True))
    def test_limits_of_redrawn_shares_are_shares(self, table):
        for low, high in resample_share(*table):
            assert 0 <= low <= high <= 1
        spread = resample_villages(*table, is_share=True)
        if spread is not None:
            low, high = spread.difference_interval
            assert -1 <= low <= high <= 1


class TestParts:
    @given(npst.arrays(float, st.integers(1, 20), elements=st.floats(0, 1e5)))
    def test_whole_numbers_keep_the_sum_and_move_by_less_than_one(self, values):
        found = np.array(whole_numbers(values))
        assert found.sum() == round(float(values.sum())) or (
            abs(values.sum() % 1 - 0.5) < 1e-6  # a sum of a half may go either way
        )
        assert (np.abs(found - values) < 1 + 1e-6).all()

    @given(st.lists(st.tuples(st.integers(1, 5), st.floats(0.1, 100)), min_size=1, max_size=30))
    def test_nobody_is_lost_when_people_are_spread(self, villages):
        codes = [f"1.{area}.{n}" for n, (area, _) in enumerate(villages)]
        areas = sorted({code.rsplit(".", 1)[0] for code in codes})
        people = np.arange(1.0, len(areas) + 1) * 1_000
        found = spread_people(codes, areas, people, np.array([size for _, size in villages]))
        for area, counted in zip(areas, people, strict=True):
            held = [n for n, code in enumerate(codes) if code.startswith(f"{area}.")]
            assert found[held].sum() == pytest.approx(counted)

    @given(st.integers(0, 99), st.integers(1, 99), st.integers(0, 99), st.integers(1, 99))
    def test_parity_need_is_the_fewest_that_bring_outside_up(self, x_out, more, x_in, more_in):
        n_out, n_in = x_out + more, x_in + more_in
        need = parity_need(x_out, n_out, x_in, n_in)
        assert (x_out + need) * n_in >= x_in * n_out
        assert need == 0 or (x_out + need - 1) * n_in < x_in * n_out


several = {"unique": True, "max_size": 3}
questions = st.builds(
    Question,
    boundary=st.text("abcdefg_0123456789", min_size=1, max_size=9),
    rule=st.sampled_from(RULES),
    unit=st.sampled_from(UNITS),
    base=st.sampled_from(BASES),
    radius_km=steps.map(lambda step: step / 10),
    near_km=st.integers(0, 50).map(lambda step: step / 10),
    covered=st.sampled_from(COVERED),
    target=st.sampled_from(("any", *COMMODITIES)),
    commodity=st.lists(st.sampled_from(COMMODITIES), **several).map(tuple),
    scale=st.lists(st.sampled_from(SCALES), **several).map(tuple),
    district=st.lists(st.text("AZaz -'é/&=?", min_size=1, max_size=8), **several).map(tuple),
    zone=st.lists(st.sampled_from(ZONES), **several).map(tuple),
    sample=st.booleans(),
)


class TestQuestion:
    @given(questions, questions)
    def test_goes_into_a_query_and_comes_back(self, question, default):
        assert Question.from_query(question.to_query()) == (question, [])
        assert Question.from_query(question.to_query(default), default) == (question, [])
        assert all(isinstance(value, str) for value in question.to_query().values())

    @given(
        st.dictionaries(
            st.sampled_from(["rule", "radius_km", "near_km", "scale", "sample", "zone", "x"]),
            st.text(max_size=8),
        )
    )
    def test_any_query_gives_a_question(self, query):
        question, refused = Question.from_query(query)
        assert set(refused) <= set(query)
        assert Question.from_query(question.to_query())[0] == question


def figures(study, question):
    """Figures that do not depend on the order of rows."""
    found = answer(study, question)
    return {
        "units": found.units,
        "bases": found.bases,
        "people": tuple(zone.people for zone in found.zones),
        "businesses": tuple(zone.businesses for zone in found.zones),
        "covered": tuple(r.covered for zone in found.zones for r in zone.reach.values()),
        "p": (found.finding.p if found.finding.p is not None else -1.0,),
        "sentra": tuple(found.spread.values()),
        "villages": tuple(
            value
            for row in sorted(found.villages, key=lambda row: row.village_code)
            for value in (row.people, row.businesses, row.distance_km, row.share_inside)
        ),
        "by_sentra": tuple(
            value
            for row in sorted(found.sentra, key=lambda row: row.sentra_id)
            for value in (*row.businesses, *row.businesses_covered, *row.people_covered)
        ),
    }


ASKED = [
    Question(boundary="garis", rule=rule, unit=unit, radius_km=2)
    for rule in RULES
    for unit in ("sentra", "businesses")
]


class TestStudy:
    @settings(max_examples=12)
    @given(
        st.randoms(use_true_random=False),
        st.sampled_from(["EPSG:4326", METRIC, "EPSG:3857", "EPSG:3395"]),
        st.sampled_from([".geojson", ".gpkg", ".parquet"]),
        st.booleans(),
    )
    def test_order_of_rows_crs_format_and_index_change_nothing(
        self, grid, random, crs, suffix, twins
    ):
        def shuffled(frame):
            order = list(range(len(frame)))
            random.shuffle(order)
            turned = frame.iloc[order]
            return turned.set_index(pd.Index([3] * len(frame))) if twins else turned

        with tempfile.TemporaryDirectory() as folder:
            worlds.write_world(
                Path(folder),
                formats=dict.fromkeys(
                    ("sentra", "villages", "businesses", "delineation"), (suffix, crs)
                ),
                sentra=shuffled(worlds.sentra_frame()),
                villages=shuffled(worlds.villages_frame()),
                businesses=shuffled(worlds.businesses_frame()),
                population=shuffled(worlds.population_frame()),
            )
            study = read_study(Path(folder))
            for question in ASKED:
                found, expected = figures(study, question), figures(grid, question)
                for name, values in expected.items():
                    assert found[name] == pytest.approx(values, rel=1e-4, abs=1e-4), name

    @settings(max_examples=20)
    @given(
        st.lists(
            st.tuples(
                st.tuples(
                    st.integers(-4, 48).map(lambda n: n / 2),
                    st.integers(0, 44).map(lambda n: n / 2),
                ),
                st.sampled_from([*COMMODITIES, None]),
                st.sampled_from([*SCALES, None]),
                st.sampled_from([0, 100, 2_500]),
            ),
            min_size=1,
            max_size=25,
        ),
        st.sampled_from([0.0, 0.5, 1.0, 5.0]),
        steps.map(lambda step: step / 10),
    )
    def test_answer_is_that_of_counting_the_rows_one_by_one(self, rows, near_km, radius_km):
        with tempfile.TemporaryDirectory() as folder:
            businesses = worlds.businesses_frame(rows)
            businesses["commodity"] = businesses["commodity"].astype(object)
            worlds.write_world(
                Path(folder),
                businesses=businesses,
                formats={
                    "businesses": (".parquet", METRIC),
                    "sentra": (".gpkg", METRIC),
                    "delineation": (".gpkg", METRIC),
                },
            )
            study = read_study(Path(folder))
        found = answer(study, Question(boundary="garis", near_km=near_km, radius_km=radius_km))
        total, covered = np.zeros(3), np.zeros(3)
        for place, _, _, uncertainty_m in rows:
            point = worlds.place(*place)
            line_m = point.distance(LINE.boundary)
            near = line_m <= max(near_km * 1_000, uncertainty_m, 0.5) + 1e-6
            zone = 1 if near else 0 if LINE.contains(point) else 2
            total[zone] += 1
            sentra_m = min(point.distance(worlds.place(*row[3])) for row in worlds.SENTRA)
            covered[zone] += sentra_m <= radius_km * 1_000 + 1e-6
        assert [zone.businesses for zone in found.zones] == total.tolist()
        assert [zone.reach["businesses"].covered for zone in found.zones] == covered.tolist()

    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize("unit", UNITS)
    def test_the_other_side_of_the_line_mirrors_the_answer(self, tmp_path, grid, rule, unit):
        outside = worlds.rectangle(-200, -200, 220, 220).difference(LINE)
        folder = worlds.write_world(
            tmp_path / "grid",
            delineation=worlds.delineation_frame(outside),
            formats={"delineation": (".gpkg", METRIC)},
        )
        question = Question(boundary="garis", rule=rule, unit=unit)
        one, other = answer(grid, question), answer(read_study(folder), question)
        assert other.units == pytest.approx(one.units[::-1], abs=1e-4)
        assert other.bases == pytest.approx(one.bases[::-1], abs=1e-2)
        assert other.spread == {
            "inside": one.spread["outside"],
            "near": one.spread["near"],
            "straddling": one.spread["straddling"],
            "outside": one.spread["inside"],
        }
        assert other.verdict.state == MIRROR.get(one.verdict.state, one.verdict.state)
        assert other.finding.gap == pytest.approx(-one.finding.gap, abs=1e-4)
        assert other.coverage_gap.points == pytest.approx(-one.coverage_gap.points, abs=1e-4)


WIDE_QUESTION = Question(boundary="garis", base="villages")


def wide_units(study, question, *, covers):
    """Units or covered things inside and outside, the near left out."""
    cut = Cut(study, question)
    counts = covered_by_village(cut)[0].sum(axis=0) if covers else cut.units()
    return float(counts[0] + counts[2])


@pytest.fixture(scope="module")
def both_sides(tmp_path_factory):
    """A world of 28 villages, and the same with what lies outside the line called inside."""
    outside = worlds.rectangle(-200, -200, 235, 220).difference(worlds.WIDE_LINE)
    delineations = worlds.delineation_frame(worlds.WIDE_LINE), worlds.delineation_frame(outside)
    return [
        read_study(
            worlds.write_world(
                tmp_path_factory.mktemp("wide") / "world",
                formats={"delineation": (".gpkg", METRIC)},
                **{**worlds.wide_layers(), "delineation": delineation},
            )
        )
        for delineation in delineations
    ]


def turned(state):
    return MIRROR.get(state, state)


def assert_judgement_mirrored(one, other):
    """Every state, and every figure to the last digits that people by village leave."""
    assert other.verdict.state == turned(one.verdict.state)
    assert other.verdict.near_inside == turned(one.verdict.near_outside)
    assert other.verdict.near_outside == turned(one.verdict.near_inside)
    assert other.finding.state == turned(one.finding.state)
    assert other.is_known == one.is_known


def assert_figures_mirrored(one, other):
    """Gaps, p and intervals, as areas of polygons and sums of people have them."""
    for name in ("gap", "difference"):
        value = getattr(one, name)
        expected = None if value is None else pytest.approx(-value, abs=1e-6)
        assert getattr(other, name) == expected
    assert other.p == (None if one.p is None else pytest.approx(one.p, rel=1e-3))
    for name in ("interval", "interval90"):
        limits = getattr(one, name)
        expected = None if limits is None else pytest.approx(turned_interval(limits), rel=1e-3)
        assert getattr(other, name) == expected
    limits = one.difference_interval
    expected = None if limits is None else pytest.approx((-limits[1], -limits[0]), abs=1e-4)
    assert other.difference_interval == expected
    limits = one.share_interval
    expected = None if limits is None else pytest.approx((1 - limits[1], 1 - limits[0]), abs=1e-5)
    assert other.share_interval == expected


class TestWideMirror:
    """Which side is called inside changes the words and nothing else, also where villages are
    redrawn and their labels dealt, which takes five villages on each side."""

    def test_every_combination_of_choices(self, both_sides):
        one, other = (vary(study, WIDE_QUESTION) for study in both_sides)
        judged, states = 0, set()
        pairs = (one.comparison, other.comparison), (one.coverage, other.coverage)
        for variation, mirror in pairs:
            assert mirror.state == turned(variation.state)
            assert mirror.flips == tuple(
                dataclasses.replace(flip, state=turned(flip.state)) for flip in variation.flips
            )
            for first, second in zip(variation.combinations, mirror.combinations, strict=True):
                assert second.question == first.question
                found, turn = first.judgement, second.judgement
                assert_judgement_mirrored(found, turn)
                assert_figures_mirrored(found.finding, turn.finding)
                covers = variation is one.coverage
                units = wide_units(both_sides[0], first.question, covers=covers)
                if found.finding.visible is not None:
                    assert_visible_mirrored(found.finding, turn.finding, units)
                judged += found.finding.p is not None
                states.add(found.verdict.state)
        assert judged == 4 * 4 * 3 - 3 + 3 * 3 * 4  # all but businesses against themselves
        assert states == {*MIRROR, "equal", "not_enough_evidence", "depends_on_rule"} - {
            INSIDE_BEHIND
        }

    def test_villages_are_redrawn_in_it(self, both_sides):
        findings = [
            one.judgement.finding
            for one in vary(both_sides[0], WIDE_QUESTION).comparison.combinations
            if one.question.unit == "businesses" != one.question.base
        ]
        assert len(findings) == 9
        assert all(one.p is not None and one.p < 1 and one.visible.gap for one in findings[1:])

    @pytest.mark.parametrize("unit", UNITS)
    def test_draws(self, both_sides, unit):
        question = dataclasses.replace(WIDE_QUESTION, unit=unit)
        one, other = (answer(study, question).drawn for study in both_sides)
        assert set(other.states) == {turned(state) for state in one.states}
        for state, share in one.states.items():
            # Of an even number of draws the middle one is the upper, in the mirror the lower.
            tolerance = 0.03 if one.is_sampled else 1e-9
            assert other.states[turned(state)] == pytest.approx(share, abs=tolerance)
        low, middle, high = one.rate_ratio
        # The quantiles are draws: of 2,000, the 50th and in the mirror the 51st.
        assert other.rate_ratio[0] == pytest.approx(1 / high, rel=0.02)
        assert other.rate_ratio[1] == pytest.approx(1 / middle, rel=0.02)
        assert other.rate_ratio[2] == pytest.approx(1 / low, rel=0.02)
        assert (other.judged, other.is_sampled) == (one.judged, one.is_sampled)
        assert other.positions == one.positions

    def test_coverage_and_access(self, both_sides):
        one, other = (answer(study, WIDE_QUESTION) for study in both_sides)
        assert_judgement_mirrored(one.coverage_judgement, other.coverage_judgement)
        assert other.coverage_gap.points == pytest.approx(-one.coverage_gap.points, abs=1e-9)
        for name, judgement in one.access.judgements.items():
            mirror = other.access.judgements[name]
            assert_judgement_mirrored(judgement, mirror)
            assert_figures_mirrored(judgement.finding, mirror.finding)
            seen, turn = judgement.finding.visible, mirror.finding.visible
            # Amounts are no number of anything: a gap, the same on both sides, and no counts.
            assert (seen.low_k, seen.high_k, turn.low_k, turn.high_k) == (None,) * 4
            assert turn.gap == pytest.approx(seen.gap, abs=1e-9)
