import numpy as np
import pytest

from sentra_geo.location import BEYOND_REACH, band_of
from sentra_geo.measures.coverage import BANDS, zone_reach
from sentra_geo.measures.inference import wilson


def reach_of(distances_m, weights):
    return zone_reach(band_of(np.array(distances_m, dtype=float)), np.array(weights, dtype=float))


# Inside: 0, 400 and 400 m; near: nothing; outside: 1,000 and 61,000 m.
REACH = reach_of(
    [0, 400, 400, 1_000, 61_000], [[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]
)


def test_one_row_a_band_and_one_column_a_zone():
    assert REACH.within.shape == (BANDS, 3) == (602, 3)
    assert REACH.total.tolist() == [3, 0, 2]


@pytest.mark.parametrize(
    ("band", "covered"),
    [(0, [1, 0, 0]), (3, [1, 0, 0]), (4, [3, 0, 0]), (9, [3, 0, 0]), (10, [3, 0, 1])],
)
def test_covered_within_a_radius(band, covered):
    assert REACH.covered(band).tolist() == covered


def test_what_lies_beyond_60_km_is_never_covered_but_counted():
    assert REACH.covered(600).tolist() == [3, 0, 1]
    assert REACH.covered(BEYOND_REACH).tolist() == REACH.total.tolist()


def test_share_of_an_empty_zone_is_unknown_not_zero():
    share = REACH.share(4)
    assert share[0] == 1.0
    assert np.isnan(share[1])
    assert share[2] == 0.0


def test_interval_is_wilson_s():
    expected = wilson([3, 0, 1], [3, 0, 2])
    np.testing.assert_array_equal(REACH.interval(10), expected)
    assert np.isnan(REACH.interval(10)[1]).all()


def test_fractional_weights_are_kept():
    reach = reach_of([100, 200], [[0.667, 0, 0.333], [0.25, 0, 0.75]])
    assert reach.covered(1).tolist() == [0.667, 0, 0.333]
    np.testing.assert_allclose(reach.total, [0.917, 0, 1.083])


class TestQuantile:
    def test_is_the_middle_of_its_band(self):
        # Half of three is reached by the two at 400 m, whose band is .3 to .4 km.
        inside, near, _ = REACH.quantile_km(0.5)
        assert inside == pytest.approx(0.35)
        assert np.isnan(near)
        assert REACH.quantile_km(0.25)[2] == pytest.approx(0.95)

    def test_between_two_bands_is_half_way(self):
        # Half of two lies between 1.0 and 3.0 km: (.95 + 2.95) / 2.
        reach = reach_of([1_000, 3_000], np.ones((2, 1)))
        assert reach.quantile_km(0.5)[0] == pytest.approx(1.95)
        assert reach.quantile_km(0.49)[0] == pytest.approx(0.95)
        assert reach.quantile_km(0.51)[0] == pytest.approx(2.95)

    def test_a_quarter_of_three_lies_at_the_sentra_itself(self):
        assert REACH.quantile_km(0.25)[0] == 0.0

    def test_beyond_60_km_is_infinite(self):
        assert REACH.quantile_km(0.75)[2] == np.inf

    def test_is_within_one_band_of_the_true_quantile(self):
        rng = np.random.default_rng(5)
        distances = rng.gamma(2.0, 4_000, 5_001)
        reach = reach_of(distances, np.ones((len(distances), 1)))
        for q in (0.25, 0.5, 0.75):
            true = np.quantile(distances, q, method="inverted_cdf") / 1_000
            assert reach.quantile_km(q)[0] == pytest.approx(true, abs=0.1)


def test_coverage_from_bands_is_that_from_the_distances_at_every_radius():
    rng = np.random.default_rng(7)
    distances = np.concatenate(
        [
            rng.uniform(0, 70_000, 400),
            rng.integers(0, 700, 300) * 100.0,  # exactly on the edge of a band
            [0.0, 100.0, 60_000.0, 60_000.1],
        ]
    )
    weights = rng.dirichlet([1, 1, 1], len(distances))
    reach = zone_reach(band_of(distances), weights)
    for band in range(1, 601):
        within = distances <= band * 100
        np.testing.assert_allclose(reach.covered(band), weights[within].sum(axis=0), atol=1e-9)


def test_inputs_are_left_alone():
    bands, weights = np.array([3, 1], dtype=np.int16), np.array([[1.0, 0.0], [0.5, 0.5]])
    zone_reach(bands, weights).covered(3)
    assert bands.tolist() == [3, 1]
    assert weights.tolist() == [[1.0, 0.0], [0.5, 0.5]]
