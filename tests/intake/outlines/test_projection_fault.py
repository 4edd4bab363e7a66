import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from sentra_geo.intake.outlines.boundary_recognition import recognise_boundary
from sentra_geo.intake.outlines.law import LAWS
from sentra_geo.intake.outlines.projection_fault import find_projection_fault, mend_projection
from sentra_geo.intake.report import REPAIRS
from sentra_geo.layers.projection import polygons_to_metric, to_degrees
from tests.intake.outlines.lines import (
    DEGREES,
    faulty,
    fitted,
    metric,
    reprojected,
    shipped,
    square,
    with_sea,
)


# By formula: e² · latitude = 0.00669438 · 0.65° and 1.25°, 110.574 km a degree.
@pytest.mark.parametrize(("lat", "shift_km"), [(-0.65, 0.4811), (-1.25, 0.9253)])
def test_the_repair_moves_south_by_the_known_shift_and_neither_east_nor_west(lat, shift_km):
    right = shapely.box(116.8, lat - 0.001, 116.801, lat)
    wrong = metric(faulty(right))
    before, after = (
        np.array(to_degrees(*shapely.get_coordinates(shapes).T))
        for shapes in (wrong, mend_projection(wrong))
    )
    np.testing.assert_allclose(after[0], before[0], atol=1e-9)
    np.testing.assert_allclose([after[1].min(), after[1].max()], [lat - 0.001, lat], atol=1e-9)
    meridian = pyproj.Geod(ellps="WGS84").inv(116.8, before[1].max(), 116.8, after[1].max())[2]
    assert meridian / 1e3 == pytest.approx(shift_km, abs=1e-3)
    assert (after[1] < before[1]).all()


@given(
    st.floats(115, 119.5),
    st.floats(-4, 6),
    st.floats(0.001, 0.5),
    st.floats(0.001, 0.5),
)
def test_repair_undoes_the_fault_within_a_millimetre(lon, lat, width, height):
    box = shapely.box(lon, lat, lon + width, lat + height)
    there = reprojected(faulty(box), DEGREES, "EPSG:32750")
    mended = mend_projection(np.array([there]))[0]
    expected = reprojected(box, DEGREES, "EPSG:32750")
    away = shapely.get_coordinates(mended) - shapely.get_coordinates(expected)
    assert np.hypot(*away.T).max() < 1e-3


@pytest.mark.parametrize("law_id", list(LAWS))
def test_the_faulty_line_of_each_law_is_found(law_id):
    fault = find_projection_fault(metric(faulty(fitted(law_id))))
    assert fault.law_id == fault.before.nearest == fault.after.resembles == law_id
    assert fault.before.worst_extreme_km == pytest.approx(0.477, abs=5e-3)
    assert fault.after.worst_extreme_km < 1e-3
    assert fault.after.area_ha == pytest.approx(LAWS[law_id].area_ha["land"], rel=1e-5)
    assert fault.before.area_ha / fault.after.area_ha == pytest.approx(1 - 0.00669, abs=1e-4)


def test_the_evidence_tells_kilometres_and_hectares_before_and_after():
    known = metric(*shipped())
    fault = find_projection_fault(metric(faulty(shipped()[0])), known)
    repair = fault.repair()
    assert repair.kind in REPAIRS
    assert not repair.applied
    assert repair.index.tolist() == [0]
    assert repair.fields == {
        "before_km": 0.622,
        "after_km": 0.145,
        "before_ha": 254_264.6,
        "after_ha": 255_976.9,
        "legal_area_ha": 256_142,
    }
    text = repair.evidence.format(**repair.fields)
    assert "UU 3/2022" in text
    assert "UU 21/2023" not in text
    assert fault.repair(applied=True).applied
    assert fault.after.mean_distance_km < 1e-6 < fault.before.mean_distance_km


def test_metres_of_3395_that_are_declared_3857_are_the_same_fault():
    mercator = reprojected(shipped()[0], DEGREES, "EPSG:3395")
    fault = find_projection_fault(polygons_to_metric(np.array([mercator]), "EPSG:3857"))
    assert fault.law_id == "uu3_2022"


@pytest.mark.parametrize("law_id", list(LAWS))
def test_land_and_sea_with_the_fault_are_found(law_id):
    zones = [faulty(zone) for zone in with_sea(law_id)]
    fault = find_projection_fault(metric(*zones))
    assert fault.law_id == law_id
    assert fault.before.worst_extreme_km == pytest.approx(0.93, abs=0.01)
    assert fault.index.tolist() == [0, 1]


def test_rows_set_aside_are_no_part_of_the_repair():
    line = metric(faulty(shipped()[0]))[0]
    rows = np.array([None, line, None], dtype=object)
    assert find_projection_fault(rows).index.tolist() == [1]
    mended = mend_projection(rows)
    assert [shape is None for shape in mended] == [True, False, True]


@pytest.mark.parametrize(
    "shapes",
    [
        shipped(),
        [fitted("uu3_2022")],
        [fitted("uu21_2023")],
        # Not good enough for a law, and the repair would only bring it to the other edge.
        [fitted("uu3_2022", north_km=0.26, area=0.9964)],
        [fitted("uu21_2023", north_km=0.26, area=0.9964)],
        # Half a kilometre too far north with the right area, or the fault's area in place.
        [fitted("uu3_2022", north_km=0.48)],
        [fitted("uu3_2022", area=1 - 0.0067)],
        [shapely.box(116.6, -1.1, 117.1, -0.7)],
        [shapely.box(*shipped()[0].bounds)],
        [shapely.box(*faulty(shipped()[0]).bounds)],
        [square(116.75, -0.95, 56_170)],
        shipped("villages"),
        [faulty(outline) for outline in shipped("villages")],
        [faulty(faulty(shipped()[0]))],
        # The repair helps, and yet the line is no law's.
        [faulty(fitted("uu21_2023", north_km=0.3))],
        [],
    ],
    ids=[
        "shipped",
        "uu3",
        "uu21",
        "rough uu3",
        "rough uu21",
        "place only",
        "area only",
        "rectangle",
        "bounds",
        "bounds of the faulty line",
        "kikn",
        "villages",
        "faulty villages",
        "twice",
        "faulty and rough",
        "nothing",
    ],
)
def test_it_does_not_fire_on_anything_else(shapes):
    polygons = metric(*shapes)
    assert find_projection_fault(polygons) is None
    assert find_projection_fault(polygons, metric(*shipped())) is None


def test_a_repair_that_leaves_the_known_line_behind_is_not_offered():
    line = metric(faulty(shipped()[0]))
    assert find_projection_fault(line, known=line) is None


def test_a_match_at_hand_is_not_worked_out_again():
    line = metric(faulty(shipped()[0]))
    at_hand = recognise_boundary(metric(*shipped()))
    assert find_projection_fault(line, before=at_hand) is None  # it says that all is well
    assert find_projection_fault(line, before=recognise_boundary(line)) is not None


def test_inputs_are_left_alone():
    line = metric(faulty(affinity.rotate(shipped()[0], 0)))
    before = shapely.to_wkb(line)
    find_projection_fault(line)
    mend_projection(line)
    assert (shapely.to_wkb(line) == before).all()
