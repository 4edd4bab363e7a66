import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.fields import commodity, dates, numerals, values, vocabulary
from sentra_geo.intake.fields.text import clean_text, known_text
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.layers.validation import find_attribute_issues, parse_columns
from sentra_geo.wording import Wording

FILLABLE = frozenset({"business_id", "is_sample"})


def parse(layer="businesses", fillable=FILLABLE, **columns):
    """Columns named by their targets; the header is the target in capitals."""
    frame = pd.DataFrame({name.upper(): column for name, column in columns.items()})
    return parse_values(frame, {n: n.upper() for n in columns}, layer, fillable=fillable)


def told(findings):
    """Reason and rows of each finding."""
    return [(finding.reason, finding.index.tolist()) for finding in findings]


def numbers(*texts, column="position_uncertainty_m"):
    frame, issues, notices = parse(**{column: list(texts)})
    read = [None if np.isnan(v) else v for v in frame[column]]
    return read, told(issues), told(notices)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Warung\r\n Bu\u200b Siti\xa0", "Warung Bu Siti"),
        ("\u202egnuraW", "gnuraW"),
        ("Kedai e\u0301", "Kedai é"),
        ("a\x00b", "ab"),
        ("\ud800", None),
        ("\ufeff", None),
        (1.0, "1"),
        (1.5, "1.5"),
        (6409011001.0, "6409011001"),
        (np.int64(7), "7"),
        (True, "true"),
        (pd.Timestamp("2024-12-31").to_pydatetime(), "2024-12-31"),
        (None, None),
        (float("nan"), None),
        (pd.NaT, None),
        ([1, 2], "[1, 2]"),
    ],
)
def test_clean_text(value, text):
    assert clean_text(value) == text


@pytest.mark.parametrize(
    "text", ["-", "–", "---", "N/A", "#N/A", "kosong", "(tidak ada data)", "."]
)
def test_texts_that_say_nothing(text):
    assert known_text(text) is None


@given(st.text())
def test_clean_text_is_clean(text):
    once = clean_text(text)
    assert once is None or clean_text(once) == once


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1234.5", 1234.5),
        ("1234,5", 1234.5),
        ("1.234.567", 1_234_567.0),
        ("1 234,5", 1234.5),
        ("1.500\xa0.000", None),
        ("± 25", 25.0),
        ("sekitar 25", 25.0),
        ("25 m", 25.0),
        ("25m.", 25.0),
        ("0,5", 0.5),
        ("0.125", 0.125),
        (",5", 0.5),
        ("1.5e3", 1500.0),
        (25, 25.0),
        (" 25 ", 25.0),
        ("1.5 km", None),
        ("5-10", None),
        ("12 (dua belas)", None),
        ("1.23.4", None),
        ("1,234,5", None),
        ("inf", None),
        ("nan5", None),
        ("9" * 400, None),
        (10**400, None),
        ("²", None),
        (True, None),
    ],
)
def test_numbers(text, number):
    read, issues, _ = numbers(text)
    assert read == [number]
    reason = numerals.NOT_A_NUMBER.reason
    assert issues == ([(reason, [0])] if number is None else [])


@pytest.mark.parametrize("text", ["", " ", "-", "–", "tidak ada data", "n/a", "kosong", None])
def test_unknown_numbers(text):
    assert numbers(text) == ([None], [], [])


def test_currency_is_left_out_and_told():
    read, issues, notices = numbers("Rp 1.500.000,-", "Rp1.234,5", column="position_uncertainty_m")
    assert (read, issues) == ([1_500_000.0, 1234.5], [])
    assert notices == [(numerals.WITH_CURRENCY.reason, [0, 1])]


def test_counts_with_units():
    assert numbers("12 orang", "25 org", "7.0", "3", column="workers")[:2] == ([12, 25, 7, 3], [])


def test_counts_are_whole():
    read, issues, _ = numbers("12,5", "3", column="workers")
    assert (read, issues) == ([None, 3], [(numerals.NOT_WHOLE.reason, [0])])


def test_one_mark_before_three_digits_in_a_count_is_thousands_and_told():
    read, issues, notices = numbers("1.234", "7", "2,000", column="workers")
    assert (read, issues) == ([1234, 7, 2000], [])
    assert notices == [(numerals.AS_THOUSANDS.reason, [0, 2])]


def test_one_mark_before_three_digits_is_set_aside_without_evidence():
    read, issues, notices = numbers("1.234", "7", "1.234")
    assert read == [None, 7, None]
    assert issues == [(numerals.UNCLEAR.reason, [0, 2])]
    assert notices == []


@pytest.mark.parametrize(
    ("evidence", "text", "number"),
    [
        ("12,5", "1.234", 1234.0),
        ("1.234.567", "1.234", 1234.0),
        ("1.234,5", "1.234", 1234.0),
        ("12.5", "1.234", 1.234),
        ("1,234,567", "1.234", 1.234),
        ("12.5", "1,234", 1234.0),
        ("0.123", "-1.234", -1.234),
    ],
)
def test_the_rest_of_the_column_decides_about_one_mark(evidence, text, number):
    reading = numerals.read_numbers([text, evidence], "position_uncertainty_m", whole=False)
    assert reading.values[0] == number
    assert list(reading.notes) == [0]


def test_a_column_that_contradicts_itself_decides_nothing():
    read, issues, _ = numbers("1.234", "12,5", "12.5")
    assert read == [None, 12.5, 12.5]
    assert issues == [(numerals.UNCLEAR.reason, [0])]


def test_degrees_cannot_be_thousands():
    reading = numerals.read_numbers(["116.667", "-1.391"], "settlement_lon", whole=False)
    assert (reading.values, reading.notes) == ([116.667, -1.391], {})


@given(st.floats(-1e9, 1e9).map(lambda v: round(v, 2)), st.sampled_from(["id", "en"]))
def test_numbers_come_back_from_either_language(number, language):
    text = Wording(language).number(number, 2)
    reading = numerals.read_numbers([text], "legal_area_ha", whole=False)
    assert (reading.values, reading.problems) == ([number], {})


@given(st.integers(-(10**12), 10**12), st.sampled_from(["id", "en"]))
def test_counts_come_back_from_either_language(count, language):
    text = Wording(language).number(count)
    assert numerals.read_numbers([text], "people", whole=True).values == [count]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-12-31", "2024-12-31"),
        ("2024-12-31 08:30:00", "2024-12-31"),
        ("2024-12-31T00:00:00Z", "2024-12-31"),
        ("31/12/2024", "2024-12-31"),
        ("31-12-2024", "2024-12-31"),
        ("31.12.2024 10:15", "2024-12-31"),
        ("03/04/2024", "2024-04-03"),  # the day first
        ("31 Desember 2024", "2024-12-31"),
        ("Selasa, 31 Desember 2024", "2024-12-31"),
        ("1-Agt-2024", "2024-08-01"),
        ("Des 2024", "2024-12"),
        ("Dec-2024", "2024-12"),
        ("December 31, 2024", "2024-12-31"),
        ("12/2024", "2024-12"),
        ("20241231", "2024-12-31"),
        ("2024", "2024"),
        (2024.0, "2024"),
        (datetime.date(2024, 12, 31), "2024-12-31"),
        (pd.Timestamp("2024-12-31 05:00"), "2024-12-31"),
        ("-", None),
    ],
)
def test_dates(value, iso):
    frame, issues, notices = parse(as_of=pd.Series([value], dtype=object))
    assert frame["as_of"].tolist() == [iso]
    assert (issues, notices) == ([], [])


@pytest.mark.parametrize(
    "value",
    ["31/02/2024", "31/12/24", "12/31/2024", "13/2024", "1024", "31 Foo 2024", "semester 1", 19999],
)
def test_dates_that_cannot_be_read(value):
    frame, issues, _ = parse(as_of=pd.Series([value], dtype=object))
    assert frame["as_of"].tolist() == [None]
    assert told(issues) == [(dates.NOT_A_DATE.reason, [0])]


def test_serial_numbers_of_excel_are_told():
    frame, issues, notices = parse(as_of=pd.Series([45000, "45000.75", 60001], dtype=object))
    assert frame["as_of"].tolist() == ["2023-03-15", "2023-03-15", None]
    assert told(notices) == [(dates.SERIAL.reason, [0, 1])]
    assert told(issues) == [(dates.NOT_A_DATE.reason, [2])]


def test_a_column_with_the_month_first_is_not_trusted():
    frame, issues, _ = parse(as_of=["03/04/2024", "12/31/2024", "05/05/2024", "2024-01-02"])
    assert frame["as_of"].tolist() == [None, None, "2024-05-05", "2024-01-02"]
    assert told(issues) == [
        (dates.UNCLEAR_ORDER.reason, [0]),
        (dates.NOT_A_DATE.reason, [1]),
    ]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_dates_come_back_as_people_write_them(day):
    words = Wording("id").day(day)
    assert dates.read_dates([day.isoformat(), words, f"{day:%d/%m/%Y}"]).values[1] == str(day)
    assert dates.read_dates([f"{day:%d/%m/%Y}"]).values == [str(day)]


def test_the_commodity_comes_from_product_and_kbli_when_it_is_missing():
    frame, issues, notices = parse(
        commodity=["Batik", None, "-", "Makanan", None, None],
        product=["Terasi", "Amplang", None, "Gula aren", None, None],
        kbli_code=["10295", "10421", "10421", None, "16291", None],
    )
    assert frame["commodity"].tolist() == [
        "batik",
        "sea_product",
        "coconut",
        "palm_sugar",
        None,
        None,
    ]
    assert issues == []
    assert told(notices) == [
        (commodity.FROM_KBLI.reason, [2]),
        (commodity.KBLI_OF_SEVERAL.reason, [4]),
    ]


def test_other_products_are_told_once_with_their_values():
    frame, issues, notices = parse(product=["Keripik singkong", "Rotan", "Kopi", "lainnya"])
    assert frame["commodity"].tolist() == ["other", "rattan", "other", "other"]
    assert issues == []
    assert told(notices) == [(commodity.AS_OTHER.reason, [0, 2])]
    assert notices[0].column == "PRODUCT"
    assert notices[0].values.tolist() == ["Keripik singkong", "Kopi"]


def test_the_first_of_two_commodities_counts_and_is_told():
    frame, _, notices = parse(product=["Rotan dan bambu", "Bambu"])
    assert frame["commodity"].tolist() == ["rattan", "bamboo"]
    assert told(notices) == [(commodity.FIRST_OF_SEVERAL.reason, [0])]


def test_a_code_of_two_commodities_is_not_made_other():
    frame, _, _ = parse(product=["Anyaman"], kbli_code=["16291"])
    assert frame["commodity"].tolist() == [None]


def test_what_is_no_product_sets_its_row_aside():
    frame, issues, _ = parse(commodity=["123", "10295"])
    assert frame["commodity"].tolist() == [None, "shrimp_paste"]
    assert told(issues) == [(vocabulary.UNKNOWN_CHOICE.reason, [0])]


def test_a_sentra_has_no_other_commodity():
    everything = frozenset(c.name for c in SCHEMAS["sentra"].columns) - {"commodity"}
    frame, issues, notices = parse(
        "sentra", everything, commodity=["Kopi", "lainnya", None, "Tenun"]
    )
    assert frame["commodity"].tolist() == [None, None, None, "weaving"]
    assert sorted(told(issues), key=str) == [
        (vocabulary.UNKNOWN_CHOICE.reason, [0, 1]),
        (values.EMPTY.reason, [2]),
    ]
    assert notices == []


def test_choices_that_do_not_exist_name_those_that_do():
    frame, issues, _ = parse(scale=["Besar", "kecil"])
    assert frame["scale"].tolist() == [None, "small"]
    assert told(issues) == [(vocabulary.UNKNOWN_CHOICE.reason, [0])]
    assert issues[0].fields["choices"] == "Mikro, Kecil, Menengah"
    assert issues[0].values.tolist() == ["Besar"]


def test_required_values():
    frame, issues, _ = parse("neighbours", frozenset(), regency=["Paser", " ", None])
    assert frame["regency"].tolist() == ["Paser", None, None]
    assert told(issues) == [(values.EMPTY.reason, [1, 2])]
    assert issues[0].column == "REGENCY"


def test_a_value_that_cannot_be_read_is_not_missing_as_well():
    _, issues, _ = parse("population", frozenset({"area_code"}), people=["banyak", None])
    assert told(issues) == [(numerals.NOT_A_NUMBER.reason, [0]), (values.EMPTY.reason, [1])]


def test_required_columns():
    frame, issues, _ = parse("population", frozenset(), people=[1, 2])
    assert list(frame) == ["people"]
    assert told(issues) == [(values.NO_COLUMN.reason, [0, 1])]
    assert issues[0].fields == {"target": "area_code"}
    assert parse("population", frozenset({"area_code"}), people=[1])[1] == []


def test_numbers_below_their_minimum():
    frame, issues, _ = parse(workers=["-3", "4"])
    assert np.isnan(frame["workers"][0])
    assert told(issues) == [(values.TOO_SMALL.reason, [0])]
    assert issues[0].values.tolist() == ["-3"]
    assert told(parse(workers=[-3, 4])[1]) == [(values.TOO_SMALL.reason, [0])]


def test_typed_numbers_are_taken_as_they_are():
    frame, issues, notices = parse(workers=[1.0, np.nan, 2.5, np.inf])
    assert frame["workers"].tolist()[0] == 1.0
    assert frame["workers"].isna().tolist() == [False, True, True, True]
    assert told(issues) == [
        (numerals.NOT_A_NUMBER.reason, [3]),
        (numerals.NOT_WHOLE.reason, [2]),
    ]
    assert notices == []
    whole = parse(workers=pd.Series([1, None], dtype="Int64"))[0]["workers"]
    assert whole.dtype == "float64"


def test_flags_are_typed_as_the_layer_has_them():
    frame, issues, _ = parse(is_sample=["ya", "tidak"], has_nib=["ya", None])
    assert issues == []
    assert frame["is_sample"].dtype == bool
    assert frame["has_nib"].dtype == "boolean"
    assert frame["has_nib"].tolist() == [True, pd.NA]
    assert parse(is_sample=["ya", None])[0]["is_sample"].dtype == "boolean"
    assert told(parse(fillable=frozenset({"business_id"}), is_sample=["ya", None])[1]) == [
        (values.EMPTY.reason, [1])
    ]


def test_the_result_passes_the_layers_own_checks():
    frame, issues, _ = parse(
        business_id=[1.0, 2.0],
        is_sample=[0, 0],
        commodity=["terasi", None],
        scale=["mikro", "-"],
        workers=["4 orang", None],
        has_nib=["v", "-"],
        as_of=["Des 2024", 2024],
    )
    typed, faults = parse_columns(
        frame.astype({"has_nib": object}), SCHEMAS["businesses"], "x.csv", 2
    )
    assert issues == []
    assert faults == []
    assert find_attribute_issues(typed, SCHEMAS["businesses"], "x.csv", 2) == []
    pd.testing.assert_frame_equal(frame, typed, check_dtype=False)
    assert frame["business_id"].tolist() == ["1", "2"]


def test_rows_keep_their_order_whatever_the_index_and_the_input_stays():
    frame = pd.DataFrame({"Nama": ["b", " a "]}, index=[9, 3])
    parsed, _, _ = parse_values(frame, {"name": "Nama"}, "businesses", fillable=FILLABLE)
    assert parsed["name"].tolist() == ["b", "a"]
    assert parsed.index.tolist() == [0, 1]
    assert frame["Nama"].tolist() == ["b", " a "]


def test_targets_without_a_schema_column_or_a_header_are_passed_over():
    parsed, _, _ = parse_values(
        pd.DataFrame({"a": [1]}), {"lon": "a", "name": "gone"}, "businesses", fillable=FILLABLE
    )
    assert parsed.shape == (1, 0)


CELLS = (
    st.text(max_size=12)
    | st.text("0123456789.,-–/ RpxvIk%e+°", max_size=14)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.none()
    | st.dates()
    | st.datetimes()
    | st.lists(st.integers(), max_size=2)
    | st.sampled_from(["rotan dan bambu", "mikro", "Des 2024", "1.234", "12,5", pd.NaT, pd.NA])
)


COLUMNS = [(layer, column.name) for layer, schema in SCHEMAS.items() for column in schema.columns]


@given(st.lists(CELLS, max_size=6), st.sampled_from(COLUMNS))
def test_every_value_is_read_told_or_said_to_be_unknown(cells, where):
    layer, name = where
    frame = pd.DataFrame({"Kolom": pd.Series(cells, dtype=object)})
    others = frozenset(column for _, column in COLUMNS) - {name}
    parsed, issues, notices = parse_values(frame, {name: "Kolom"}, layer, fillable=others)
    aside = {row for issue in issues for row in issue.index}
    for row, cell in enumerate(cells):
        if row not in aside and pd.isna(parsed[name][row]):
            assert known_text(cell) is None
    for finding in [*issues, *notices]:
        assert len(finding.index)
        assert finding.values is None or len(finding.values) == len(finding.index)
        fields = {"column": finding.column, "value": "", **finding.fields}
        assert (finding.reason + finding.remedy).format(**fields)
    kept = parsed.drop(index=list(aside)).reset_index(drop=True)
    kept = kept.astype(dict.fromkeys(kept.select_dtypes("boolean"), object))
    typed, faults = parse_columns(kept, SCHEMAS[layer], "x", 2)
    faults += find_attribute_issues(typed, SCHEMAS[layer], "x", 2)
    faults = [fault for fault in faults if not fault.reason.startswith("Kunci")]  # not told here
    assert [fault for fault in faults if fault.row and fault.fields["column"] == name] == []


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_the_commodity_is_never_lost(rows):
    frame = pd.DataFrame(rows, columns=["commodity", "product", "kbli_code"], dtype=object)
    columns = {name: name for name in frame}
    parsed, issues, notices = parse_values(frame, columns, "businesses", fillable=FILLABLE)
    told_rows = {row for finding in [*issues, *notices] for row in finding.index}
    for row, (name, *_) in enumerate(rows):
        assert parsed["commodity"][row] is not None or known_text(name) is None or row in told_rows
