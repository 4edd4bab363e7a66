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
from sentra_geo.measures.coverage import zone_reach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import (
    central_binomial_p,
    clopper_pearson,
    newcombe,
    rate_ratio_interval,
    village_bootstrap,
    wilson,
)
from sentra_geo.measures.population import spread_people
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
)
# Few different ones, so that many are alike.
rows_of_cells = st.lists(cells, min_size=1, max_size=6, unique=True).flatmap(
    lambda known: st.lists(st.sampled_from(known), min_size=1, max_size=40)
)


def count(rows):
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    village, line, commodity, scale, band = (columns[i].astype(np.int16) for i in (0, 2, 3, 4, 6))
    side = Side(columns[1], line, np.zeros(len(rows)))
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
MIRROR = {OUTSIDE_BEHIND: INSIDE_BEHIND, INSIDE_BEHIND: OUTSIDE_BEHIND}


def turned_interval(interval):
    low, high = interval
    return (1 / high if high else math.inf, 1 / low if low else math.inf)


class TestFinding:
    @given(st.one_of(comparisons, fractions))
    @example(Comparison(7, 2, 0.7987, 0.2013))
    @example(Comparison(10, 40, 800, 800))
    def test_swapping_inside_and_outside_mirrors_it(self, case):
        swapped = Comparison(case.x_inside, case.x_outside, case.n_inside, case.n_outside)
        one, other = find(case), find(swapped)
        if one.gap is None:
            assert other.gap is None
            return
        assert other.gap == pytest.approx(-one.gap, abs=1e-9)
        assert other.p == pytest.approx(one.p, rel=1e-6, abs=1e-9)
        assert other.share_inside == pytest.approx(1 - one.share_inside)
        assert other.interval == pytest.approx(turned_interval(one.interval), rel=1e-6)
        assert other.interval90 == pytest.approx(turned_interval(one.interval90), rel=1e-6)
        # Just on a threshold the last bits decide.
        limits = [one.rate_ratio, *one.interval, *one.interval90]
        assume(all(abs(limit - edge) > 1e-6 for limit in limits for edge in (0.8, 1.0, 1.25)))
        assume(abs(abs(one.gap) - 0.05) > 1e-6)
        assert other.state == MIRROR.get(one.state, one.state)

    @given(comparisons)
    def test_interval_holds_the_ratio_and_the_wider_level_the_narrower(self, case):
        found = find(case)
        assume(found.interval is not None)
        (low, high), (low90, high90) = found.interval, found.interval90
        assert low <= low90 <= found.rate_ratio * (1 + 1e-9)
        assert found.rate_ratio <= high90 * (1 + 1e-9)
        assert high90 <= high
        assert 0 <= found.p <= 1

    @given(st.integers(1, 80), st.data())
    def test_a_verdict_of_a_gap_needs_a_p_under_five_percent(self, units, data):
        inside = data.draw(st.integers(0, units))
        case = Comparison(units - inside, inside, data.draw(bases), data.draw(bases))
        found = find(case)
        if found.state in MIRROR:
            assert found.p < 0.05
            assert abs(found.gap) >= 0.05

    @given(fractions)
    def test_a_fraction_is_never_surer_than_the_whole_numbers_around_it(self, case):
        found = find(case)
        units = round(case.x_outside + case.x_inside)
        for inside in {math.floor(case.x_inside + 1e-9), math.ceil(case.x_inside - 1e-9)}:
            whole = find(Comparison(units - inside, inside, case.n_outside, case.n_inside))
            assert found.p >= whole.p
            assert found.interval[0] <= whole.interval[0]
            assert whole.interval[1] <= found.interval[1]
            assert found.state in {whole.state, "depends_on_rule"}


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

    @settings(max_examples=25)
    @given(npst.arrays(float, (8, 2), elements=st.integers(1, 40)))
    def test_bootstrap_does_not_depend_on_units_of_the_base(self, numbers):
        base = numbers[:, ::-1].copy()
        one, other = village_bootstrap(numbers, base), village_bootstrap(numbers, base * 1_024)
        assert other == one
        assert one.interval95[0] <= one.interval90[0] <= one.interval90[1] <= one.interval95[1]


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
