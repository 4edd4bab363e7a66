import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sentra_geo.layers.projection import geodesic_area_ha, to_metric
from sentra_geo.measures.areal import extensive, intensive

# Three areas and a slanted line: 6, 3 of 8 and 7 of 14 km² lie west of it.
AREAS = [shapely.box(0, 0, 3, 2), shapely.box(3, 0, 7, 2), shapely.box(0, 2, 7, 4)]
WEST = shapely.Polygon([(0, 0), (5, 0), (3, 4), (0, 4)])
PEOPLE, COVERED = np.array([300.0, 800, 1000]), np.array([0.1, 0.2, 0.5])


@pytest.fixture(scope="module")
def shares():
    areas = np.array(AREAS)
    west = shapely.area(shapely.intersection(areas, WEST)) / shapely.area(areas)
    return np.column_stack([west, 1 - west])


def test_the_line_splits_the_areas_as_worked_out(shares):
    np.testing.assert_allclose(shares, [[1, 0], [3 / 8, 5 / 8], [1 / 2, 1 / 2]], atol=1e-12)


def test_people_of_split_areas(shares):
    # 300 + 800·3/8 + 1000/2; tobler 0.13.0 area_interpolate gives 1100 and 1000 too.
    np.testing.assert_allclose(extensive(PEOPLE, shares), [1100, 1000])


def test_rates_are_weighted_by_what_they_are_rates_of(shares):
    west = (300 * 0.1 + 300 * 0.2 + 500 * 0.5) / 1100
    east = (500 * 0.2 + 500 * 0.5) / 1000
    np.testing.assert_allclose(intensive(COVERED, PEOPLE, shares), [west, east])
    assert west != pytest.approx(COVERED.mean())


def test_densities_are_weighted_by_land(shares):
    # tobler 0.13.0 area_interpolate, which always weights by land: .29375 and .375.
    land = shapely.area(np.array(AREAS))
    np.testing.assert_allclose(intensive(COVERED, land, shares), [0.29375, 0.375])


def test_covered_people_over_people_is_the_rate_of_the_zone(shares):
    covered = extensive(PEOPLE * COVERED, shares)
    whole = extensive(PEOPLE, shares)
    np.testing.assert_allclose(intensive(COVERED, PEOPLE, shares), covered / whole)


def test_an_unknown_area_is_unknown_only_in_the_zones_that_have_part_of_it():
    shares = np.array([[1, 0, 0], [0.5, 0.5, 0], [0, 0, 1]])
    people = np.array([math.nan, 10, 4])
    np.testing.assert_array_equal(extensive(people, shares), [math.nan, 5, 4])
    rates = np.array([math.nan, 0.2, 0.7])
    np.testing.assert_allclose(intensive(rates, np.ones(3), shares), [math.nan, 0.2, 0.7])


def test_an_unknown_rate_of_nobody_does_not_matter():
    shares = np.ones((2, 1))
    assert intensive(np.array([math.nan, 0.3]), np.array([0, 5]), shares).tolist() == [0.3]


def test_the_rate_of_a_zone_without_anybody_is_unknown_and_its_people_are_none():
    shares = np.array([[1.0, 0.0]])
    assert extensive(np.array([5.0]), shares).tolist() == [5, 0]
    np.testing.assert_array_equal(
        intensive(np.array([0.4]), np.array([5]), shares), [0.4, math.nan]
    )


def test_no_area_has_nothing():
    assert extensive(np.array([]), np.zeros((0, 3))).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("values", "shares"),
    [(np.ones(3), np.ones((2, 3))), (np.ones((3, 1)), np.ones((3, 2))), (np.ones(3), np.ones(3))],
)
def test_shapes_must_fit(values, shares):
    with pytest.raises(ValueError, match="shape"):
        extensive(values, shares)


def test_rates_and_weights_must_fit():
    with pytest.raises(ValueError, match="weights"):
        intensive(np.ones(1), np.ones(3), np.ones((3, 2)))


FIRST_ZONE = np.array([1e-3, 0, 0])  # so that no area lies nowhere
amounts = npst.arrays(float, 12, elements=st.floats(0, 1e7))
parts = npst.arrays(float, (12, 3), elements=st.floats(0, 1)).map(
    lambda drawn: (drawn + FIRST_ZONE) / (drawn + FIRST_ZONE).sum(axis=1, keepdims=True)
)


@given(amounts, parts)
def test_nobody_is_lost_and_nobody_appears(values, shares):
    found = extensive(values, shares)
    assert found.sum() == pytest.approx(values.sum(), rel=1e-12)
    assert (found >= 0).all()


@given(amounts, parts, npst.arrays(float, 12, elements=st.floats(0, 1)))
def test_a_rate_of_a_zone_lies_among_those_of_its_areas(weights, shares, rates):
    found = intensive(rates, weights + 1, shares)
    # Of shares near the smallest number there is, a product has no digits left.
    found[(shares < 1e-300).all(axis=0)] = np.nan
    assert ((found >= rates.min() - 1e-9) & (found <= rates.max() + 1e-9) | np.isnan(found)).all()
    whole = np.average(rates, weights=weights + 1)
    zone = extensive(weights + 1, shares)
    assert np.nansum(found * zone) / zone.sum() == pytest.approx(whole, abs=1e-9)


@given(amounts, parts)
def test_equal_rates_stay_equal(weights, shares):
    found = intensive(np.full(12, 0.3), weights + 1, shares)
    np.testing.assert_allclose(found[~np.isnan(found)], 0.3)


def test_inputs_are_left_alone(shares):
    before = PEOPLE.copy(), COVERED.copy(), shares.copy()
    intensive(COVERED, PEOPLE, shares)
    for now, then in zip((PEOPLE, COVERED, shares), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_geodesic_land_of_a_box_split_by_a_meridian_is_conserved():
    # 116.5 to 117 E, 1.2 to 0.7 S has 307,686.65 ha; half of it lies on each side of 116.75 E.
    def box(west, east):
        ring = [(west, -1.2), (east, -1.2), (east, -0.7), (west, -0.7)]
        x, y = to_metric(*np.array(ring).T, "EPSG:4326")
        return shapely.Polygon(np.column_stack([x, y]))

    whole, west, east = geodesic_area_ha(
        np.array([box(116.5, 117), box(116.5, 116.75), box(116.75, 117)])
    )
    assert whole == pytest.approx(307_686.65, abs=0.01)
    zones = extensive(np.array([whole]), np.array([[west, east]]) / (west + east))
    assert zones.sum() == pytest.approx(whole)
    assert zones.tolist() == pytest.approx([whole / 2] * 2, rel=1e-6)
