"""What leaves for the public: no name, no number, no home."""

import dataclasses
import json

import numpy as np
import pandas as pd
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.export.public import (
    COLUMNS,
    MOST_MOVED_M,
    public_businesses,
    public_geojson,
    rounded_positions,
)
from sentra_geo.layers.projection import to_metric
from sentra_geo.wording import Wording
from tests import worlds

ID = Wording("id")
GEOD = pyproj.Geod(ellps="WGS84")


def with_columns(layer, **columns):
    return dataclasses.replace(layer, frame=layer.frame.assign(**columns))


@pytest.fixture
def register(grid):
    """The eight businesses with everything that must not leave."""
    rows = len(grid.businesses.frame)
    return with_columns(
        grid.businesses,
        name=[f"Warung Rahasia {row}" for row in range(rows)],
        register="umkm",
        as_of="2024-03-17",
        owner="Siti Rahasia",
        workers=7.0,
        premises=["home", "separate", None, "home", "separate", "home", "home", "home"],
    )


class TestRoundedPositions:
    def test_by_hand(self):
        lon, lat = np.full(3, 116.65484), np.full(3, -1.39084)
        lon, lat = rounded_positions(lon, lat, pd.Series(["home", None, "separate"]))
        assert lon.tolist() == [116.655, 116.655, 116.65484]
        assert lat.tolist() == [-1.391, -1.391, -1.39084]

    def test_where_nothing_is_known_all_are_homes(self):
        assert rounded_positions(np.array([116.65484]), np.array([0.0004]), None)[1] == [0.0]

    @pytest.mark.parametrize("premises", ["", "Separate", "ruko", "separate "])
    def test_only_the_code_itself_exempts(self, premises):
        lon, _ = rounded_positions(np.array([1.23456]), np.zeros(1), pd.Series([premises]))
        assert lon == [1.235]

    @given(st.floats(108, 120), st.floats(-5, 5))
    def test_moves_a_position_by_at_most_its_bound(self, lon, lat):
        x, y = np.array([lon]), np.array([lat])
        new_x, new_y = rounded_positions(x, y, None)
        assert GEOD.inv(x, y, new_x, new_y)[2][0] <= MOST_MOVED_M

    def test_the_bound_is_no_larger_than_it_must_be(self):
        moved = GEOD.inv(0.0005, 0.0005, 0.0, 0.0)[2]
        assert MOST_MOVED_M - 1 < moved <= MOST_MOVED_M

    @given(st.lists(st.tuples(st.floats(116, 117), st.floats(-2, 0)), min_size=1, max_size=9))
    def test_homes_have_three_decimals(self, places):
        lon, lat = np.array(places).T
        for found in rounded_positions(lon, lat, None):
            assert found.tolist() == [float(f"{value:.3f}") for value in found]


class TestPublicBusinesses:
    def test_only_the_public_columns(self, register):
        table = public_businesses(register)
        assert tuple(table.columns) == COLUMNS
        assert len(table) == 8
        assert table["kbli_code"].isna().all()

    def test_homes_are_rounded_and_others_are_not(self, register):
        lon = public_businesses(register)["lon"].to_numpy()
        assert (np.round(lon, 3) != lon).sum() == 2

    def test_the_uncertainty_holds_the_rounding(self, register):
        table = public_businesses(register)
        # Homes known to the metre: 110; the one known to 3,000 m: 3,079; premises apart: 0.
        assert sorted(table["position_uncertainty_m"]) == [0, 0, *[110] * 5, 3_079]

    def test_an_unknown_uncertainty_stays_unknown(self, register):
        table = public_businesses(with_columns(register, position_uncertainty_m=np.nan))
        assert table["position_uncertainty_m"].isna().all()

    def test_the_order_of_the_register_does_not_show(self, register):
        turned = dataclasses.replace(
            register,
            frame=register.frame.iloc[::-1].reset_index(drop=True),
            x=register.x[::-1],
            y=register.y[::-1],
        )
        table = public_businesses(register)
        pd.testing.assert_frame_equal(public_businesses(turned), table)
        assert table["lon"].is_monotonic_increasing

    def test_rows_at_one_place_do_not_keep_their_order_either(self, register):
        same = np.zeros(8)
        at = dataclasses.replace(register, x=same + worlds.EAST_M, y=same + worlds.NORTH_M)
        at = with_columns(at, premises="home", position_uncertainty_m=0.0)
        commodities = public_businesses(at)["commodity"].dropna().tolist()
        assert commodities == sorted(commodities)

    def test_the_village_is_that_of_the_rounded_position(self, grid, register):
        table = public_businesses(register, grid.villages)
        names = grid.villages.frame["village"]
        x, y = to_metric(table["lon"].to_numpy(), table["lat"].to_numpy())
        for east, north, village in zip(x, y, table["village"], strict=True):
            km = (east - worlds.EAST_M) / 1_000, (north - worlds.NORTH_M) / 1_000
            inside = [
                name
                for name, _, (west, south, right, top), _ in worlds.VILLAGES.values()
                if west <= km[0] <= right and south <= km[1] <= top
            ]
            assert [village] == inside or (pd.isna(village) and not inside)
        assert set(table["village"].dropna()) <= set(names)

    def test_every_row_leaves_of_the_shipped_layer(self, study):
        table = public_businesses(study.businesses, study.villages)
        assert len(table) == len(study.businesses.frame)
        assert (table["position_uncertainty_m"] >= 110).all()
        assert table["is_sample"].all()


class TestPublicGeojson:
    def test_nothing_personal_is_in_the_bytes(self, register, grid):
        text = public_geojson(register, ID, "Kredit", grid.villages).decode()
        for secret in (
            "Rahasia",
            "2024-03",
            "umkm",
            "owner",
            "name",
            *(f'"U{n}"' for n in range(9)),
        ):
            assert secret not in text

    def test_homes_have_no_more_than_three_decimals(self, register):
        homes = with_columns(register, premises="home")
        for feature in json.loads(public_geojson(homes, ID, ""))["features"]:
            assert all(round(value, 3) == value for value in feature["geometry"]["coordinates"])

    def test_it_is_geojson_with_its_credit_and_note(self, register, grid):
        found = json.loads(public_geojson(register, ID, "BIG – CC BY 4.0", grid.villages))
        assert (found["type"], found["credit"]) == ("FeatureCollection", "BIG – CC BY 4.0")
        assert "110 m" in found["note"]
        assert len(found["features"]) == 8
        first = found["features"][0]
        assert first["geometry"]["type"] == "Point"
        assert set(first["properties"]) == set(COLUMNS) - {"lon", "lat"}

    def test_unknown_is_null(self, register):
        found = json.loads(public_geojson(register, ID, ""))["features"]
        assert {feature["properties"]["kbli_code"] for feature in found} == {None}
        assert None in {feature["properties"]["scale"] for feature in found}


def test_made_up_rows_never_mix_with_real_ones(grid):
    frame = grid.businesses.frame.copy()
    frame["is_sample"] = [True] * 5 + [False] * 3
    mixed = dataclasses.replace(grid.businesses, frame=frame)
    table = public_businesses(mixed)
    assert len(table) == 3
    assert not table["is_sample"].any()
