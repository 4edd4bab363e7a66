import datetime
import io

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.reading import read_layer
from tests import worlds

PLACES = shapely.points([[116.7, -1.3], [116.123456789012345, -1.0]])


def columns():
    return pd.DataFrame(
        {
            "text": pd.Series(["x", None], dtype=object),
            "number": [1.5, np.nan],
            "flag": [True, False],
            "maybe": pd.array([None, True], dtype="boolean"),
            "kind": pd.Categorical(["u", None], categories=["u", "v"]),
            "nothing": pd.Series([None, None], dtype=object),
            "count": pd.array([1, None], dtype="Int64"),
        }
    )


def read(body, shaped=True):
    return (gpd.read_parquet if shaped else pd.read_parquet)(io.BytesIO(body))


@pytest.mark.parametrize("geometry", [PLACES, None], ids=["places", "table"])
class TestColumns:
    def test_unknown_stays_unknown_and_kinds_stay(self, geometry):
        found = read(geoparquet_bytes(columns(), geometry), geometry is not None)
        assert found["text"].iloc[0] == "x"
        assert found["number"].iloc[0] == 1.5
        assert found["flag"].tolist() == [True, False]
        assert found["maybe"].iloc[1] == True  # noqa: E712 - a flag of numpy or not
        assert found["kind"].iloc[0] == "u"
        assert found["count"].iloc[0] == 1
        unknown = found.isna().drop(columns="geometry", errors="ignore")
        assert unknown.iloc[0].tolist() == [False, False, False, True, False, True, False]
        assert unknown.iloc[1].tolist() == [True, True, False, False, True, True, True]
        assert found["flag"].dtype == bool
        assert found["maybe"].dtype == "boolean"

    def test_the_same_rows_give_the_same_bytes(self, geometry):
        frame = columns()
        body = geoparquet_bytes(frame, geometry)
        twin = columns().set_axis(["p", "p"], axis=0)
        twin.columns.name = "names"
        twin.attrs = {"about": object()}
        assert geoparquet_bytes(twin, geometry) == body
        assert geoparquet_bytes(pd.concat([frame[:1], frame[1:]]), geometry) == body
        assert geoparquet_bytes(frame.assign(number=[1.5, 0.0]), geometry) != body

    def test_the_input_stays_as_it_is(self, geometry):
        frame = columns().set_axis([7, 9], axis=0)
        frame.attrs = {"a": 1}
        before = frame.copy()
        geoparquet_bytes(frame, geometry)
        pd.testing.assert_frame_equal(frame, before)
        assert frame.attrs == {"a": 1}

    @pytest.mark.parametrize(
        ("cells", "texts"),
        [
            ([1, "x"], ["1", "x"]),
            (["x", 1.5], ["x", "1.5"]),
            (["x", datetime.date(2025, 6, 1)], ["x", "2025-06-01"]),
            ([True, "ya"], ["True", "ya"]),
            ([b"x", 1], ["b'x'", "1"]),
            ([10**30, None], [str(10**30), None]),
            (["caf\udce9", None], ["caf?", None]),
        ],
        ids=repr,
    )
    def test_mixed_kinds_as_in_a_spreadsheet_become_text(self, geometry, cells, texts):
        frame = pd.DataFrame({"a": pd.Series(cells, dtype=object), "b": [1, 2]})
        frame = frame.set_axis([7, 9], axis=0)
        found = read(geoparquet_bytes(frame, geometry), geometry is not None)
        held = [None if pd.isna(value) else value for value in found["a"]]
        assert held == texts
        assert found["b"].tolist() == [1, 2]

    def test_names_that_are_numbers_become_text(self, geometry):
        found = read(geoparquet_bytes(pd.DataFrame({2024: [1, 2]}), geometry), geometry is not None)
        assert found.columns[0] == "2024"


class TestShapes:
    def test_all_digits_and_the_system_of_degrees(self):
        found = read(geoparquet_bytes(columns(), PLACES))
        assert found.crs == 4326
        assert (shapely.to_wkb(found.geometry.array) == shapely.to_wkb(PLACES)).all()

    def test_no_rows(self):
        frame = columns()[:0]
        found = read(geoparquet_bytes(frame, np.array([], dtype=object)))
        assert len(found) == 0
        assert list(found.columns) == [*frame.columns, "geometry"]
        assert len(read(geoparquet_bytes(frame, None), shaped=False)) == 0

    def test_no_columns(self):
        assert len(read(geoparquet_bytes(pd.DataFrame(index=[0, 1]), PLACES))) == 2
        assert read(geoparquet_bytes(pd.DataFrame(), None), shaped=False).empty

    def test_missing_shapes_stay_missing(self):
        found = read(geoparquet_bytes(columns(), np.array([PLACES[0], None], dtype=object)))
        assert found.geometry.isna().tolist() == [False, True]
        assert len(read(geoparquet_bytes(columns(), np.array([None, None], dtype=object)))) == 2


def test_what_is_unknown_is_unknown_to_the_reader_too(tmp_path):
    frame = pd.DataFrame(
        {
            "business_id": ["U1", "U2", "U3"],
            "is_sample": [False, False, True],
            "commodity": pd.Series([None] * 3, dtype=object),
            "scale": pd.Categorical(["micro", None, "small"]),
            "position_uncertainty_m": [np.nan, 5.0, np.nan],
            "lain": pd.Series([1, "x", None], dtype=object),
        }
    )
    path = tmp_path / "businesses.parquet"
    places = shapely.points([[116.7, -1.3]] * 3)
    path.write_bytes(geoparquet_bytes(frame, places))
    layer = read_layer(worlds.facts_of("businesses", path))
    assert layer.frame["commodity"].tolist() == [None] * 3
    assert layer.frame["scale"].tolist() == ["micro", None, "small"]
    assert np.isnan(layer.frame["position_uncertainty_m"]).tolist() == [True, False, True]
    assert layer.frame["is_sample"].tolist() == [False, False, True]
