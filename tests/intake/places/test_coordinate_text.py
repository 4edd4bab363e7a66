import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.places.coordinate_text import is_empty, parse_pair, parse_value

ODD = st.text("0123456789.,;:-+°'\"′″ SELUTBTNdms/|()@=?&%xylatongE", max_size=40)


@pytest.mark.parametrize(
    ("text", "degrees", "kind", "axis"),
    [
        ("-1.38", -1.38, "", ""),
        (" +116.69 ", 116.69, "", ""),
        ("−1.38", -1.38, "", ""),
        ("1.1669e2", 116.69, "", ""),
        ("-1,3845", -1.3845, "decimal_comma", ""),
        ("1°22'48\"S", -1.38, "dms", "lat"),
        ("1°22′48″ LS", -1.38, "dms", "lat"),
        ("1º 22' 48'' Lintang Selatan", -1.38, "dms", "lat"),
        ("-1°22'48\"", -1.38, "dms", ""),
        ("1 22 48 S", -1.38, "dms", "lat"),
        ("1:22:48 S", -1.38, "dms", "lat"),
        ("1d22m48s S", -1.38, "dms", "lat"),
        ("S 1° 22.8'", -1.38, "dms", "lat"),
        ("1°22,8' LS", -1.38, "dms", "lat"),
        ("1°22'48S", -1.38, "dms", "lat"),
        ("0°30' LU", 0.5, "dms", "lat"),
        ("-0°30'", -0.5, "dms", ""),
        ("116°41'24\"E", 116.69, "dms", "lon"),
        ("116° 41' 24\" BT", 116.69, "dms", "lon"),
        ("116,69 T", 116.69, "dms", "lon"),
        ("116.69° BB", -116.69, "dms", "lon"),
        ("116.69W", -116.69, "dms", "lon"),
    ],
)
def test_degrees(text, degrees, kind, axis):
    value = parse_value(text)
    assert value.degrees == pytest.approx(degrees, abs=1e-12)
    assert (value.kind, value.axis) == (kind, axis)


@pytest.mark.parametrize(
    ("text", "metres", "degrees"),
    [
        ("466000", 466_000, 466_000),
        ("466.000", 466_000, 466),
        ("9.846.000", 9_846_000, math.nan),
        ("9,846,000", 9_846_000, math.nan),
        ("466.000,5", 466_000.5, math.nan),
        ("466,000.5", 466_000.5, math.nan),
        ("466000,5", 466_000.5, 466_000.5),
        ("466000 mT", 466_000, math.nan),
        ("9.846.000 mU", 9_846_000, math.nan),
    ],
)
def test_metres(text, metres, degrees):
    value = parse_value(text)
    assert value.metres == metres
    assert value.degrees == pytest.approx(degrees, nan_ok=True)


@pytest.mark.parametrize(
    "text",
    ["abc", "1°60'S", "1.5°10'S", "1°10.5'20\"", "S 1°22' S", "1.3.4", "1e999", "٣", "", "9" * 500],
)
def test_not_understood(text):
    assert parse_value(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("-1.3", 0.1),
        ("116", 1),
        ("-1,384", 0.001),
        ("1°22'48\"", 1 / 3_600),
        ("1°22'", 1 / 60),
        ("1°22.8'", 1 / 600),
    ],
)
def test_step_is_one_unit_in_the_last_place(text, step):
    assert parse_value(text).step_deg == pytest.approx(step)


@pytest.mark.parametrize(
    "text",
    [
        "-1.38, 116.69",
        "-1.38,116.69",
        "-1.38 116.69",
        "(-1.38; 116.69)",
        "-1.38/116.69",
        "-1,38; 116,69",
        "-1,38 116,69",
        "-1,38, 116,69",
        "-1,38,116,69",
        "1°22'48\"S 116°41'24\"E",
        "1°22'48\"S116°41'24\"E",
        "1° 22' 48\" LS, 116° 41' 24\" BT",
        "116°41'24\"BT 1°22'48\"LS",
        "116.69 1°22'48\"S",
        "116.69BT -1.38",
        "S1°22'48\" E116°41'24\"",
        "1°22'48\" lintang selatan 116°41'24\" bujur timur",
        "https://www.google.com/maps/@-1.38,116.69,15z",
        "https://maps.google.com/?q=-1.38,116.69&z=3",
        "https://www.google.com/maps/search/?api=1&query=-1.38%2C116.69",
        "https://www.google.com/maps/place/A/@-1.3,116.6,17z/data=!3m1!4b1!3d-1.38!4d116.69",
        "lat: -1.38 long: 116.69",
        "Longitude = 116.69; Latitude = -1.38",
        "lintang -1,38 bujur 116,69",
        "POINT (116.69 -1.38)",
    ],
)
def test_both_in_one_text(text):
    lon, lat = parse_pair(text)
    assert (lon.degrees, lat.degrees) == pytest.approx((116.69, -1.38), abs=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "50S 466000 9846000",
        "50 M 466000 9846000",
        "466000, 9846000",
        "466.000 9.846.000",
        "UTM zona 50S: 466.000; 9.846.000",
        "466000 9846000 50S",
        "x=466000 y=9846000",
        "466000 mT 9846000 mU",
    ],
)
def test_metres_in_one_text(text):
    assert {value.metres for value in parse_pair(text)} == {466_000, 9_846_000}


@pytest.mark.parametrize(
    "text",
    ["abc", "https://goo.gl/maps/abc", "49S 466000 9846000", "1°S 2°S", "lat: 1 lat: 2", "1,2,3"],
)
def test_pair_not_understood(text):
    assert parse_pair(text) is None


@pytest.mark.parametrize("text", ["116.69", "1,38", "1°22'S"])
def test_one_number_is_half_a_position(text):
    assert sorted(value.is_missing for value in parse_pair(text)) == [False, True]


@pytest.mark.parametrize("text", ["", " ", "-", "--", "n/a", "NaN", "tidak ada", "Belum", "\u00a0"])
def test_empty(text):
    assert is_empty(text)


LONG = st.text("0123456789.,eE+- °", min_size=60, max_size=600)


@given(st.text() | ODD | LONG | st.integers(1, 5_000).map("9".__mul__))
def test_no_text_raises(text):
    is_empty(text)
    for value in (parse_value(text), *(parse_pair(text) or ())):
        assert value is None or not math.isinf(value.degrees)


@given(
    st.integers(0, 89), st.integers(0, 59), st.integers(0, 5_999), st.sampled_from(["S", "LU", ""])
)
def test_sexagesimal_is_the_sum_of_its_parts(degrees, minutes, hundredths, side):
    text = f"{degrees}°{minutes}'{hundredths / 100}\"{side}"
    sign = -1 if side == "S" else 1
    expected = sign * (degrees + minutes / 60 + hundredths / 360_000)
    assert parse_value(text).degrees == pytest.approx(expected, abs=1e-12)
