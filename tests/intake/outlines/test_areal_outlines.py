import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.outlines.areal_outlines import check_outlines
from sentra_geo.intake.report import REPAIRS
from sentra_geo.layers.projection import geodesic_area_ha, polygons_to_metric
from tests.intake.outlines.lines import DEGREES, metric, reprojected, shipped
from tests.worlds import EAST_M, KM, METRIC, NORTH_M, rectangle

REGION = (EAST_M, NORTH_M, EAST_M + 20 * KM, NORTH_M + 20 * KM)
NONE = frozenset()
SQUARE = rectangle(1, 1, 3, 3)  # 2 km by 2 km
# Two triangles of 1 km by 2 km / 2 each, which meet in the middle: 200 ha together.
BOW_TIE = shapely.transform(
    shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]),
    lambda points: points * KM + [EAST_M, NORTH_M],
)


def raw_of(*shapes, crs=METRIC, **more):
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = shapes
    return RawTable(
        file="batas.geojson",
        format="geojson",
        sha256="",
        frame=pd.DataFrame(index=range(len(shapes))),
        rows=np.arange(1, len(shapes) + 1),
        geometry=geometry,
        crs=crs,
        **more,
    )


def check(*shapes, crs=METRIC, applied=NONE, region=REGION):
    outlines = check_outlines(raw_of(*shapes, crs=crs), frozenset(applied), region)
    assert_accounted(outlines, len(shapes))
    return outlines


def assert_accounted(outlines, rows):
    """Each row has a valid polygon or exactly one issue."""
    said = np.concatenate([[], *(finding.index for finding in outlines.issues)]).astype(int)
    kept = np.flatnonzero(~shapely.is_missing(outlines.polygons))
    assert sorted([*said, *kept]) == list(range(rows))
    assert shapely.is_valid(outlines.polygons[kept]).all()
    assert not shapely.is_empty(outlines.polygons[kept]).any()
    for finding in outlines.issues:
        value = "" if finding.values is None else finding.values[0]
        assert finding.values is None or len(finding.values) == len(finding.index)
        assert finding.reason.format(value=value, column="", **finding.fields)
        assert finding.remedy.format(value=value, column="", **finding.fields)
    for repair in outlines.repairs:
        assert repair.kind in REPAIRS
        assert len(repair.index)
        assert repair.evidence.format(rows=len(repair.index), **repair.fields)


def issues_of(outlines):
    return [(finding.reason, finding.index.tolist()) for finding in outlines.issues]


def repairs_of(outlines):
    return [(repair.kind, repair.index.tolist(), repair.applied) for repair in outlines.repairs]


def degrees(shape):
    return reprojected(shape, METRIC, DEGREES)


def swapped(shape):
    return shapely.transform(shape, lambda points: points[:, ::-1])


def same_place(found, expected):
    return shapely.symmetric_difference(found, expected).area < 1e-6 * expected.area


@pytest.mark.parametrize("crs", [METRIC, DEGREES, "EPSG:3857", "EPSG:32749"])
def test_sound_areas_in_any_declared_system_come_out_in_metres(crs):
    outlines = check(reprojected(SQUARE, METRIC, crs), crs=crs)
    assert same_place(outlines.polygons[0], SQUARE)
    assert (outlines.crs, outlines.issues, outlines.repairs) == (crs, (), ())


def test_multipolygons_and_polygons_with_holes_are_areas():
    holed = rectangle(5, 5, 9, 9) - rectangle(6, 6, 7, 7)
    both = shapely.union_all([SQUARE, rectangle(5, 5, 6, 6)])
    outlines = check(holed, both)
    assert shapely.equals(outlines.polygons, [holed, both]).all()


def test_missing_and_empty_shapes_are_set_aside():
    empty = [shapely.Polygon(), shapely.Point(), shapely.GeometryCollection()]
    outlines = check(None, SQUARE, *empty)
    assert issues_of(outlines) == [("Bentuknya kosong.", [0, 2, 3, 4])]


def test_points_and_lines_are_no_areas_and_closed_lines_can_become_some():
    point, line = shapely.Point(EAST_M, NORTH_M), shapely.LineString(SQUARE.exterior.coords[:3])
    ring = shapely.LineString(SQUARE.exterior.coords)
    outlines = check(
        point,
        line,
        ring,
        shapely.MultiPoint([point]),
        shapely.MultiLineString([line]),
        shapely.GeometryCollection([point, line]),
        shapely.LinearRing(SQUARE.exterior.coords),
        SQUARE,
    )
    reasons = dict.fromkeys(range(8), None)
    for finding in outlines.issues:
        for row in finding.index:
            reasons[int(row)] = (finding.reason.split(",")[0], "tertutup:" in finding.remedy)
    assert reasons == {
        0: ("Bentuknya titik", False),
        1: ("Bentuknya garis", False),
        2: ("Bentuknya garis", True),
        3: ("Bentuknya titik", False),
        4: ("Bentuknya garis", False),
        5: ("Bentuknya gabungan tanpa wilayah (poligon).", False),
        6: ("Bentuknya garis", True),
        7: None,
    }


def test_a_file_of_points_sets_every_row_aside_and_a_file_without_places_is_refused():
    xy = (np.array([116.7, np.nan]), np.array([-1.2, np.nan]))
    raw = RawTable("u.csv", "csv", "", pd.DataFrame(index=range(2)), np.array([2, 3]), xy=xy)
    outlines = check_outlines(raw, NONE, REGION)
    assert_accounted(outlines, 2)
    assert {reason for reason, _ in issues_of(outlines)} == {
        "Bentuknya kosong.",
        "Bentuknya titik, bukan wilayah (poligon).",
    }
    bare = RawTable("u.csv", "csv", "", pd.DataFrame(index=range(2)), np.array([2, 3]))
    with pytest.raises(IntakeError, match="tidak memuat bentuk wilayah"):
        check_outlines(bare, NONE, REGION)


def test_a_file_without_rows_is_fine():
    for crs in (METRIC, None):
        outlines = check(crs=crs)
        assert len(outlines.polygons) == 0
        assert outlines.issues == outlines.repairs == ()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_coordinates_that_are_no_numbers_are_set_aside(bad):
    with np.errstate(invalid="ignore"):
        spoilt = shapely.Polygon([(EAST_M, NORTH_M), (bad, NORTH_M), (EAST_M, NORTH_M + KM)])
    outlines = check(spoilt, SQUARE)
    assert issues_of(outlines) == [("Koordinatnya bukan angka.", [0])]


def test_a_bow_tie_is_offered_with_its_area_before_and_after():
    outlines = check(SQUARE, BOW_TIE)
    assert repairs_of(outlines) == [("ring", [1], False)]
    fields = outlines.repairs[0].fields
    assert fields["before_ha"] == pytest.approx(0, abs=0.01)  # the two triangles cancel out
    assert fields["after_ha"] == pytest.approx(200, rel=1e-3)
    (finding,) = outlines.issues
    assert finding.index.tolist() == [1]
    assert finding.values[0].split() == [f"{EAST_M + KM:.0f}", f"{NORTH_M + KM:.0f}"]
    assert "Terapkan perbaikan yang ditawarkan" in finding.remedy


def test_a_bow_tie_is_mended_when_the_user_agrees():
    outlines = check(SQUARE, BOW_TIE, applied={"ring"})
    assert repairs_of(outlines) == [("ring", [1], True)]
    assert outlines.issues == ()
    assert outlines.polygons[1].area == pytest.approx(2e6)
    assert outlines.polygons[0].equals(SQUARE)


@pytest.mark.parametrize(
    ("shape", "area_km2"),
    [
        # The hole lies outside: both rings keep what they enclose.
        (shapely.Polygon(SQUARE.exterior, [rectangle(5, 5, 6, 6).exterior]), 5),
        # The same polygon twice is there once.
        (shapely.MultiPolygon([SQUARE, SQUARE]), 4),
        # Overlapping parts are united: 4 + 4 - 1.
        (shapely.MultiPolygon([SQUARE, rectangle(2, 2, 4, 4)]), 7),
        # A hole that reaches beyond the outer ring takes out what it covers: 4 - 1 + ... nothing.
        (shapely.Polygon(SQUARE.exterior, [rectangle(1.5, 1.5, 2, 2).exterior] * 2), 3.75),
    ],
    ids=["hole outside", "twice", "overlap", "hole twice"],
)
def test_other_spoilt_rings_are_mended_to_a_known_area(shape, area_km2):
    assert repairs_of(check(shape)) == [("ring", [0], False)]
    outlines = check(shape, applied={"ring"})
    assert outlines.polygons[0].area / 1e6 == pytest.approx(area_km2)


@pytest.mark.parametrize("applied", [NONE, {"ring"}])
def test_rings_without_any_area_are_set_aside_and_not_offered(applied):
    flat = shapely.Polygon([(EAST_M, NORTH_M), (EAST_M + KM, NORTH_M), (EAST_M + 10, NORTH_M)])
    # Its ring repeats as a hole, shifted by a hair.
    sliver = shapely.Polygon(
        SQUARE.exterior, [shapely.transform(SQUARE, lambda p: p + 1e-5).exterior]
    )
    outlines = check(flat, sliver, SQUARE, applied=applied)
    reason = "Bentuknya tidak mempunyai luas."
    assert sorted(row for why, rows in issues_of(outlines) for row in rows if why == reason) == [
        0,
        1,
    ]
    assert outlines.repairs == ()


def test_a_collection_of_areas_is_taken_whole_and_a_mixed_one_is_offered():
    other = rectangle(5, 5, 6, 6)
    areas = shapely.GeometryCollection([SQUARE, shapely.GeometryCollection([other])])
    mixed = shapely.GeometryCollection([SQUARE, shapely.Point(EAST_M, NORTH_M)])
    outlines = check(areas, mixed)
    assert repairs_of(outlines) == [("ring", [1], False)]
    assert outlines.polygons[0].area == pytest.approx(5e6)
    outlines = check(areas, mixed, applied={"ring"})
    assert repairs_of(outlines) == [("ring", [1], True)]
    assert outlines.polygons[1].equals(SQUARE)


def test_a_mixed_collection_with_a_bow_tie_is_offered_once():
    mixed = shapely.GeometryCollection([BOW_TIE, shapely.Point(EAST_M, NORTH_M)])
    assert repairs_of(check(mixed)) == [("ring", [0], False)]
    outlines = check(mixed, applied={"ring"})
    assert outlines.polygons[0].area == pytest.approx(2e6)


def test_a_hole_that_touches_an_edge_stays_as_it_is_without_a_word():
    # In degrees the hole's corner lies on a long edge; in metres it may lie beside it.
    box = [(116.5, -1.2), (117.1, -1.23), (117.1, -0.7), (116.5, -0.73)]
    tried = 0
    for start in range(4):
        outer = box[start:] + box[:start]
        on_edge = shapely.LineString(outer[:2]).interpolate(0.317, normalized=True)
        for share in (0, 1e-15, 1e-12, 1e-10, 1e-9):
            x, y = (
                place * (1 - share) + goal * share
                for place, goal in zip((on_edge.x, on_edge.y), (116.8, -1), strict=True)
            )
            shape = shapely.Polygon(outer, [[(x, y), (116.75, -1.0), (116.85, -0.95)]])
            if shape.is_valid:
                outlines = check(shape, crs=DEGREES)
                assert outlines.repairs == outlines.issues == ()
                tried += not polygons_to_metric(np.array([shape]), DEGREES)[0].is_valid
    assert tried  # some would not be valid without care


@pytest.mark.parametrize("crs", [DEGREES, METRIC, "EPSG:3857"])
def test_a_missing_system_is_offered_as_the_one_that_falls_on_the_region(crs):
    shapes = [reprojected(shape, METRIC, crs) for shape in (SQUARE, rectangle(5, 5, 6, 6))]
    outlines = check(*shapes, None, crs=None)
    assert outlines.crs is None
    assert repairs_of(outlines) == [("missing_crs", [0, 1], False)]
    assert outlines.repairs[0].fields == {"crs": crs, "near": 2}
    outlines = check(*shapes, None, crs=None, applied={"missing_crs"})
    assert outlines.crs == crs
    assert repairs_of(outlines) == [("missing_crs", [0, 1], True)]
    assert same_place(outlines.polygons[0], SQUARE)


@pytest.mark.parametrize("crs", ["", "EPSG:999999", "bukan crs", 'LOCAL_CS["gambar"]'])
def test_a_system_that_nobody_knows_counts_as_missing(crs):
    outlines = check(degrees(SQUARE), crs=crs)
    assert repairs_of(outlines) == [("missing_crs", [0], False)]
    outlines = check(degrees(SQUARE), crs=crs, applied={"missing_crs"})
    assert same_place(outlines.polygons[0], SQUARE)


def test_without_a_system_and_far_from_the_region_nothing_is_offered():
    outlines = check(shapely.box(1, 1, 2, 2), crs=None, applied={"missing_crs"})
    assert outlines.repairs == ()
    assert outlines.issues[0].remedy.startswith("Simpan ulang dengan CRS")


def test_swapped_coordinates_are_offered_and_put_right():
    shapes = [degrees(SQUARE), swapped(degrees(SQUARE))]
    outlines = check(*shapes, crs=DEGREES)
    assert repairs_of(outlines) == [("swapped_axes", [1], False)]
    assert issues_of(outlines) == [("Bujur dan lintangnya tertukar.", [1])]
    outlines = check(*shapes, crs=DEGREES, applied={"swapped_axes"})
    assert repairs_of(outlines) == [("swapped_axes", [1], True)]
    assert same_place(outlines.polygons[1], SQUARE)


def test_swapped_coordinates_without_a_system_need_two_yeses():
    shape = swapped(degrees(SQUARE))
    assert repairs_of(check(shape, crs=None)) == [("missing_crs", [0], False)]
    assert repairs_of(check(shape, crs=None, applied={"missing_crs"})) == [
        ("missing_crs", [0], True),
        ("swapped_axes", [0], False),
    ]
    outlines = check(shape, crs=None, applied={"missing_crs", "swapped_axes"})
    assert same_place(outlines.polygons[0], SQUARE)


def test_a_yes_to_the_missing_system_is_no_yes_to_a_second_one():
    outlines = check(
        SQUARE, rectangle(5, 5, 6, 6), degrees(SQUARE), crs=None, applied={"missing_crs"}
    )
    assert outlines.crs == METRIC
    assert repairs_of(outlines) == [("missing_crs", [0, 1, 2], True)]
    assert outlines.repairs[0].fields["near"] == 2
    assert [finding.index.tolist() for finding in outlines.issues] == [[2]]


@pytest.mark.parametrize("crs", [DEGREES, "EPSG:3857", "EPSG:32749"])
def test_metres_under_another_system_are_offered_as_utm(crs):
    # Zone 49 lies 6 degrees west: the same metres would be 670 km away.
    outlines = check(SQUARE, crs=crs)
    assert repairs_of(outlines) == [("utm", [0], False)]
    outlines = check(SQUARE, crs=crs, applied={"utm"})
    assert same_place(outlines.polygons[0], SQUARE)


@pytest.mark.parametrize("crs", [METRIC, "EPSG:3857"])
def test_degrees_under_a_system_of_metres_are_offered_as_degrees(crs):
    outlines = check(degrees(SQUARE), crs=crs)
    assert repairs_of(outlines) == [("missing_crs", [0], False)]
    outlines = check(degrees(SQUARE), crs=crs, applied={"missing_crs"})
    assert same_place(outlines.polygons[0], SQUARE)


def test_a_yes_to_one_repair_is_no_yes_to_another():
    outlines = check(swapped(degrees(SQUARE)), BOW_TIE, crs=DEGREES, applied={"utm"})
    assert repairs_of(outlines) == [
        ("swapped_axes", [0], False),
        ("utm", [1], True),
        ("ring", [1], False),
    ]


def test_fifty_kilometres_from_the_region_is_far():
    near, far = rectangle(-49, 0, -48.5, 5), rectangle(-55, 0, -52, 5)
    outlines = check(near, far)
    assert outlines.polygons[0] is not None
    (finding,) = outlines.issues
    assert finding.index.tolist() == [1]
    assert "lebih dari 50 km" in finding.reason.format(value="", **finding.fields)
    latitude, longitude = (float(part) for part in finding.values[0].split(", "))
    centre = degrees(far).centroid
    assert (longitude, latitude) == (
        pytest.approx(centre.x, abs=1e-3),
        pytest.approx(centre.y, abs=1e-3),
    )


@pytest.mark.parametrize("crs", [METRIC, DEGREES, "EPSG:3857"])
@pytest.mark.parametrize("size", [1e3, 1e7, 1e9, 1e300, 1.7e308])
def test_absurd_coordinates_are_far_and_cost_nothing(crs, size):
    outlines = check(shapely.box(size * 0.9, size * 0.9, size, size), SQUARE, crs=crs)
    assert outlines.polygons[0] is None
    everything = check(shapely.box(-size, -size, size, size), crs=crs)
    assert everything.polygons[0] is None


def test_mercator_metres_do_not_count_around_the_globe_once_more():
    once_more = 2 * np.pi * 6_378_137
    mercator = reprojected(SQUARE, METRIC, "EPSG:3857")
    outlines = check(
        shapely.transform(mercator, lambda p: p + np.array([once_more, 0])), crs="EPSG:3857"
    )
    assert outlines.polygons[0] is None


@pytest.mark.parametrize("crs", [DEGREES, "EPSG:3857"])
def test_a_shape_around_the_globe_is_set_aside_though_it_covers_the_region(crs):
    globe, wide = shapely.box(-180, -85, 180, 85), shapely.box(95, -11, 141, 6)  # Indonesia
    shapes = [reprojected(shape, DEGREES, crs) for shape in (globe, wide, degrees(SQUARE))]
    outlines = check(*shapes, crs=crs)
    reason = "Bentuknya membentang terlalu jauh dari wilayah ini."
    assert issues_of(outlines) == [(reason, [0])]
    area = geodesic_area_ha(outlines.polygons[1:2])[0]
    assert area == pytest.approx(geodesic_area_ha(metric(wide))[0], rel=1e-3)


def test_a_line_that_would_be_cut_into_millions_of_pieces_refuses_the_file():
    # 4,000 teeth of 80 degrees up and down: 640,000 degrees of line, 13 million pieces.
    x = np.linspace(116, 117, 8_000)
    y = np.where(np.arange(8_000) % 2, -40.0, 40.0)
    comb = shapely.Polygon([*zip(x, y, strict=True), (117.5, 41), (115.5, 41)])
    with pytest.raises(IntakeError, match="terlalu panjang"):
        check_outlines(raw_of(comb, crs=DEGREES), NONE, REGION)


def test_villages_are_looked_for_on_all_of_kalimantan_before_any_are_known():
    outlines = check(shapely.box(109, 0, 109.1, 0.1), crs=DEGREES, region=None)
    assert outlines.issues == ()
    outlines = check(shapely.box(106, -7, 106.1, -6.9), crs=DEGREES, region=None)
    assert len(outlines.issues) == 1


def test_the_shipped_layers_pass_untouched():
    villages = shipped("villages")
    region = tuple(shapely.total_bounds(metric(*villages)))
    for layer, where in (("delineation", region), ("villages", None), ("neighbours", region)):
        shapes = shipped(layer)
        outlines = check(*shapes, crs=DEGREES, region=where)
        assert outlines.issues == outlines.repairs == ()
        expected = geodesic_area_ha(polygons_to_metric(shapes, DEGREES))
        np.testing.assert_allclose(geodesic_area_ha(outlines.polygons), expected)


def test_the_same_file_gives_the_same_outcome_and_is_left_alone():
    shapes = [swapped(degrees(SQUARE)), degrees(BOW_TIE), None, degrees(SQUARE)]
    raw = raw_of(*shapes, crs=DEGREES)
    before = shapely.to_wkt(raw.geometry).tolist()
    for applied in (NONE, frozenset({"ring", "swapped_axes"})):
        one, two = (check_outlines(raw, applied, REGION) for _ in range(2))
        assert issues_of(one) == issues_of(two)
        assert repairs_of(one) == repairs_of(two)
    assert shapely.to_wkt(raw.geometry).tolist() == before


def test_many_polygons_and_long_ones_pass():
    circle = shapely.buffer(shapely.Point(EAST_M, NORTH_M), 5 * KM, quad_segs=4_500)
    outlines = check(*[circle] * 3, *[SQUARE] * 2_000)
    assert shapely.get_num_coordinates(outlines.polygons[0]) > 18_000
    assert outlines.issues == ()


CORNER = st.tuples(st.integers(0, 8), st.integers(0, 8))
RING = st.lists(CORNER, min_size=3, max_size=9)


def polygon_of(rings):
    return shapely.transform(
        shapely.Polygon(rings[0], rings[1:]), lambda points: points * KM + [EAST_M, NORTH_M]
    )


@given(st.lists(RING, min_size=1, max_size=3), st.booleans())
def test_mended_rings_stay_within_the_hull_and_every_row_has_one_state(rings, agreed):
    shape = polygon_of(rings)
    hull = shapely.MultiPoint(shapely.get_coordinates(shape)).convex_hull  # holes and all
    outlines = check(shape, SQUARE, applied={"ring"} if agreed else NONE)
    if outlines.polygons[0] is not None:
        assert outlines.polygons[0].area <= hull.area * (1 + 1e-9)
    for repair in outlines.repairs:
        assert 0 < repair.fields["after_ha"] <= hull.area / 1e4 * 1.002


@st.composite
def any_shape(draw):
    """A shape of any type, somewhere, read in any way."""
    shape = polygon_of([draw(RING)])
    kind = draw(st.sampled_from(["polygon", "line", "point", "none", "collection", "multi"]))
    made = {
        "polygon": shape,
        "line": shape.exterior,
        "point": shapely.Point(EAST_M, NORTH_M),
        "none": None,
        "collection": shapely.GeometryCollection([shape, shapely.Point(EAST_M, NORTH_M)]),
        "multi": shapely.MultiPolygon([shape, SQUARE]),
    }[kind]
    if made is None:
        return None
    made = degrees(made) if draw(st.booleans()) else made
    made = swapped(made) if draw(st.booleans()) else made
    return shapely.transform(made, lambda points: points + draw(st.sampled_from([0, 3, 1e6])))


@given(
    st.lists(any_shape(), max_size=6),
    st.sampled_from([METRIC, DEGREES, "EPSG:3857", None, "?"]),
    st.sets(st.sampled_from(REPAIRS)),
    st.sampled_from([REGION, None]),
)
def test_each_row_has_exactly_one_state_whatever_the_file(shapes, crs, applied, region):
    check(*shapes, crs=crs, applied=applied, region=region)
