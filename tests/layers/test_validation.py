import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo.layers.schema import Column, LayerSchema
from sentra_geo.layers.validation import (
    find_attribute_issues,
    find_point_issues,
    find_polygon_issues,
    parse_columns,
)

SCHEMA = LayerSchema(
    "trial",
    "none",
    (
        Column("code"),
        Column("note", required=False),
        Column("size", "number", minimum=0),
        Column("kind", choices=("a", "b"), required=False),
        Column("mark", "flag", required=False),
    ),
    key=("code",),
)


def frame(**columns):
    return pd.DataFrame({"code": ["x", "y"], "size": ["1", "2"], **columns})


def parse(table):
    return parse_columns(table, SCHEMA, "f.csv", 2)


def issues(table):
    return find_attribute_issues(parse(table)[0], SCHEMA, "f.csv", 2)


class TestParseColumns:
    def test_each_column_becomes_its_kind(self):
        typed, faults = parse(frame(mark=["true", "Tidak"], size=["1.5", " 2 "], extra=["k", "l"]))
        assert faults == []
        assert typed["size"].tolist() == [1.5, 2.0]
        assert typed["size"].dtype == "float64"
        assert typed["mark"].tolist() == [True, False]
        assert typed["mark"].dtype == "boolean"
        assert typed["extra"].tolist() == ["k", "l"]

    def test_a_flag_may_be_unknown_only_where_it_is_not_required(self):
        typed, faults = parse(frame(mark=["ya", " "]))
        assert faults == []
        assert typed["mark"].tolist() == [True, pd.NA]
        needed = LayerSchema("trial", "none", (Column("mark", "flag"),))
        _, faults = parse_columns(pd.DataFrame({"mark": ["ya", " "]}), needed, "f.csv", 2)
        assert [fault.row for fault in faults] == [3]

    @pytest.mark.parametrize("date", ["2024", "2024-06", "2024-06-11"])
    def test_iso_dates_pass(self, date):
        schema = LayerSchema("trial", "none", (Column("day", "date", required=False),))
        table = pd.DataFrame({"day": [date, None]})
        assert parse_columns(table, schema, "f.csv", 2)[1] == []

    @pytest.mark.parametrize("date", ["11/06/2024", "2024-6-1", "Juni 2024"])
    def test_other_dates_do_not(self, date):
        schema = LayerSchema("trial", "none", (Column("day", "date", required=False),))
        faults = parse_columns(pd.DataFrame({"day": [date]}), schema, "f.csv", 2)[1]
        assert [fault.fields["value"] for fault in faults] == [date]

    @pytest.mark.parametrize("blank", [None, np.nan, "", "  "])
    def test_unknown_text_is_none_and_never_the_word_nan(self, blank):
        typed, faults = parse(frame(note=[blank, " isi "]))
        assert faults == []
        assert typed["note"].tolist() == [None, "isi"]

    def test_column_that_is_all_unknown_stays_unknown(self):
        typed, _ = parse(frame(note=[None, None], kind=[np.nan, np.nan]))
        assert typed["note"].tolist() == typed["kind"].tolist() == [None, None]

    def test_unknown_number_is_missing_not_zero(self):
        typed, faults = parse(frame(size=["3", None]))
        assert faults == []
        assert np.isnan(typed["size"][1])

    @pytest.mark.parametrize("value", ["abc", "1,5", "inf", "-inf", "1 2"])
    def test_what_is_no_number_is_a_fault_with_its_row(self, value):
        _, faults = parse(frame(size=["1", value]))
        assert [fault.row for fault in faults] == [3]
        assert f"“{value}”" in faults[0].text()
        assert "“size”" in faults[0].text()

    @pytest.mark.parametrize("value", ["mungkin", "2"])
    def test_what_is_no_flag_is_a_fault(self, value):
        _, faults = parse(frame(mark=["true", value]))
        assert [fault.row for fault in faults] == [3]
        assert "true atau false" in faults[0].text()

    @pytest.mark.parametrize(
        ("values", "flags"),
        [
            (["TRUE", "False"], [True, False]),
            (["ya", "tidak"], [True, False]),
            (["Yes", "no"], [True, False]),
            ([1, 0], [True, False]),
            ([True, False], [True, False]),
        ],
    )
    def test_flags_in_both_languages(self, values, flags):
        typed, faults = parse(frame(mark=values))
        assert faults == []
        assert typed["mark"].tolist() == flags

    def test_numbers_as_codes_become_text(self):
        typed, _ = parse(pd.DataFrame({"code": [6409, 6410], "size": [1, 2]}))
        assert typed["code"].tolist() == ["6409", "6410"]

    def test_the_table_given_is_left_alone(self):
        table = frame(note=[" a ", None], mark=["ya", "no"])
        before = table.copy(deep=True)
        typed, _ = parse(table)
        typed.loc[0, "code"] = "changed"
        pd.testing.assert_frame_equal(table, before)

    def test_duplicated_index_does_no_harm(self):
        table = frame(note=["a", "b"]).set_index(pd.Index([5, 5]))
        typed, faults = parse(table)
        assert faults == []
        assert typed["note"].tolist() == ["a", "b"]


class TestWholeNumbers:
    SCHEMA = LayerSchema("trial", "none", (Column("people", "count", minimum=0),))

    def parse(self, values):
        return parse_columns(pd.DataFrame({"people": values}), self.SCHEMA, "f.csv", 2)

    @pytest.mark.parametrize("values", [["99233", "0"], [99_233, 0], [99_233.0, 0.0]])
    def test_whole_numbers_are_taken_as_text_or_number(self, values):
        typed, faults = self.parse(values)
        assert faults == []
        assert typed["people"].tolist() == [99_233.0, 0.0]

    @pytest.mark.parametrize("value", ["99.233", "1.000", "1.000.000", "2.5", "1,000", "abc"])
    def test_separators_and_fractions_are_a_fault_with_its_row(self, value):
        _, faults = self.parse(["7", value])
        assert [fault.row for fault in faults] == [3]
        assert f"“{value}”" in faults[0].text()

    def test_missing_is_missing(self):
        typed, faults = self.parse(["7", None])
        assert faults == []
        assert np.isnan(typed["people"][1])


class TestFindAttributeIssues:
    def test_a_good_table_has_none(self):
        assert issues(frame(kind=["a", None])) == []

    def test_missing_required_columns_are_all_named(self):
        found = issues(pd.DataFrame({"kind": ["a"]}))
        assert ["code" in fault.text() for fault in found] == [True, False]
        assert "“size” tidak ada" in found[1].text()
        assert all(fault.row is None for fault in found)

    def test_missing_required_value_is_named_by_row(self):
        found = issues(frame(code=["x", " "]))
        assert [(fault.row, "“code” kosong" in fault.text()) for fault in found] == [(3, True)]

    def test_optional_value_may_be_missing(self):
        assert issues(frame(note=[None, None], kind=[None, "b"])) == []

    def test_value_outside_its_choices_names_the_choices(self):
        found = issues(frame(kind=["a", "c"]))
        assert [fault.row for fault in found] == [3]
        assert "“c”" in found[0].text()
        assert "a, b" in found[0].text()

    def test_number_under_its_minimum(self):
        found = issues(frame(size=["-0.5", "0"]))
        assert [fault.row for fault in found] == [2]
        assert "-0.5" in found[0].text()

    def test_repeated_key_is_told_at_the_second_row(self):
        found = issues(frame(code=["x", "x"]))
        assert [fault.row for fault in found] == [3]
        assert "“x” muncul lebih dari sekali" in found[0].text()

    def test_missing_keys_are_missing_not_repeated(self):
        found = issues(frame(code=[None, None]))
        assert [fault.text().count("kosong") for fault in found] == [1, 1]

    def test_a_thousand_faults_of_one_kind_are_told_two_hundred_times_at_most(self):
        table = pd.DataFrame({"code": [str(n) for n in range(1000)], "size": -1})
        assert len(issues(table)) == 200

    def test_a_long_value_is_cut(self):
        found = issues(frame(kind=["z" * 1000, "a"]))
        assert len(found[0].text()) < 300


class TestFindPointIssues:
    def find(self, x, y, crs="EPSG:4326"):
        return find_point_issues(np.array(x), np.array(y), crs, "f.csv", 2)

    def test_degrees_on_the_globe_are_fine(self):
        assert self.find([116.7, -180.0, 180.0], [-1.3, 90.0, -90.0]) == []

    def test_metres_may_be_large(self):
        assert self.find([466_000.0], [9_870_000.0], "EPSG:32750") == []

    @pytest.mark.parametrize(
        ("x", "y"),
        [(466_000.0, 9_870_000.0), (-1.3, 116.7), (180.1, 0.0), (np.nan, -1.3), (116.7, np.inf)],
        ids=["metres", "swapped", "off", "missing", "infinite"],
    )
    def test_position_that_cannot_be_is_named_by_row(self, x, y):
        found = self.find([116.7, x], [-1.3, y])
        assert [fault.row for fault in found] == [3]
        assert "derajat" in found[0].text()


class TestFindPolygonIssues:
    SQUARE = shapely.box(116.5, -1.2, 117.0, -0.7)

    def find(self, *polygons, crs="EPSG:4326"):
        return find_polygon_issues(np.array(polygons, dtype=object), crs, "f.geojson", 1)

    def test_polygons_and_multipolygons_are_fine(self):
        assert self.find(self.SQUARE, shapely.MultiPolygon([self.SQUARE])) == []

    @pytest.mark.parametrize(
        ("shape", "fragment"),
        [
            (None, "kosong"),
            (shapely.Polygon(), "kosong"),
            (shapely.Point(116.5, -1.2), "Point, bukan wilayah"),
            (shapely.LineString([(116, -1), (117, -1), (117, 0)]), "LineString, bukan wilayah"),
            (shapely.GeometryCollection([SQUARE]), "GeometryCollection, bukan wilayah"),
            (
                shapely.Polygon([(116, -1), (117, 0), (117, -1), (116, 0)]),
                "memotong dirinya sendiri di sekitar 116.5 -0.5",
            ),
            (shapely.box(440_000, 9_860_000, 450_000, 9_870_000), "bukan derajat"),
        ],
        ids=["missing", "empty", "point", "line", "collection", "self-crossing", "metres"],
    )
    def test_what_is_no_area_is_named_by_row_with_a_remedy(self, shape, fragment):
        found = self.find(self.SQUARE, shape)
        assert [fault.row for fault in found] == [2]
        assert fragment in found[0].text()
        assert found[0].remedy

    def test_all_faults_are_told_at_once(self):
        assert len(self.find(None, shapely.Polygon(), shapely.Point(1, 1), self.SQUARE)) == 3

    def test_metres_are_fine_where_the_crs_is_in_metres(self):
        assert self.find(shapely.box(440_000, 9_860_000, 1e6, 1e7), crs="EPSG:32750") == []
