import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.coordinates import read_positions
from sentra_geo.intake.places.land import Land
from sentra_geo.intake.report import REPAIRS

ALL = frozenset(REPAIRS)
NONE = frozenset()
LON, LAT = 116.69, -1.38  # in Tanjung Tengah
TWO = {"lon": "bujur", "lat": "lintang"}
ONE = {"coordinates": "koordinat"}
TO_UTM = pyproj.Transformer.from_crs(4326, 32750, always_xy=True).transform
EASTING, NORTHING = TO_UTM(LON, LAT)


@pytest.fixture(scope="module")
def land(study):
    return Land.from_villages(study.villages)


def table(places=None, crs=None, geometry=None, **columns):
    columns = {
        name: values if isinstance(values, np.ndarray) else pd.Series(values, dtype=object)
        for name, values in columns.items()
    }
    rows = len(next(iter(columns.values())))
    xy = None if places is None else tuple(np.array(places, dtype=float).T)
    frame = pd.DataFrame(columns)
    return RawTable("a.csv", "csv", "", frame, np.arange(rows), xy=xy, crs=crs, geometry=geometry)


def points(*places, crs="EPSG:4326"):
    return table(places, crs, nama=[""] * len(places))


def texts(*values):
    return table(koordinat=list(values))


def two(*pairs):
    return table(bujur=[pair[0] for pair in pairs], lintang=[pair[1] for pair in pairs])


def read(raw, land, applied=NONE, columns=None):
    """Positions, and reasons and repairs by row; checks that each row is in exactly one state."""
    if columns is None:
        columns = ONE if "koordinat" in raw.frame else TWO
    positions, issues, repairs = read_positions(raw, columns, land, applied)
    told = [int(row) for issue in issues for row in issue.index]
    usable = np.isfinite(positions.lon)
    assert (usable == np.isfinite(positions.lat)).all()
    assert sorted(told) == np.flatnonzero(positions.stated & ~usable).tolist()
    assert not (usable & ~positions.stated).any()
    for issue in issues:
        values = issue.values if issue.values is not None else [""] * len(issue.index)
        assert len(values) == len(issue.index)
        for value in values:
            issue.reason.format(column=issue.column, value=value, **issue.fields)
            issue.remedy.format(column=issue.column, value=value, **issue.fields)
    for repair in repairs:
        assert repair.evidence.format(**repair.fields)
        assert repair.fields["inside"] <= repair.fields["rows"] == len(repair.index)
        assert repair.applied == (repair.kind in applied)
    return positions, issues, {repair.kind: repair for repair in repairs}


def place(positions, row=0):
    return positions.lon[row], positions.lat[row]


class TestAsItStands:
    @pytest.mark.parametrize(
        "raw",
        [
            two(("116.69", "-1.38")),
            two((116.69, -1.38)),
            table(bujur=np.array([116.69]), lintang=np.array([-1.38])),
            texts("-1.38, 116.69"),
            points((LON, LAT)),
            points((EASTING, NORTHING), crs="EPSG:32750"),
            points((EASTING, NORTHING), crs=pyproj.CRS(32750).to_wkt()),
        ],
    )
    def test_plain(self, raw, land):
        positions, issues, repairs = read(raw, land)
        assert place(positions) == pytest.approx((LON, LAT), abs=1e-9)
        assert not issues
        assert not repairs

    @pytest.mark.parametrize("raw", [two(("", None)), two(("-", "n/a")), texts(""), texts(None)])
    def test_nothing_stated(self, raw, land):
        positions, issues, repairs = read(raw, land)
        assert not positions.stated.any()
        assert not issues
        assert not repairs

    def test_shapes_come_first_and_columns_fill_the_gaps(self, land):
        raw = table([(LON, LAT), (np.nan, np.nan)], "EPSG:4326", koordinat=["-1.2, 116.7"] * 2)
        positions, _, _ = read(raw, land)
        assert place(positions, 0) == (LON, LAT)
        assert place(positions, 1) == (116.7, -1.2)

    def test_a_shape_that_cannot_be_used_is_told_and_not_passed_over(self, land):
        raw = table([(106.8, -6.2)], "EPSG:4326", koordinat=["-1.2, 116.7"])
        assert np.isnan(read(raw, land)[0].lon).all()
        raw = table([(LON, np.nan)], "EPSG:4326", koordinat=["-1.2, 116.7"])
        assert np.isnan(read(raw, land)[0].lon).all()

    def test_shapes(self, land):
        shapes = [
            shapely.Point(LON, LAT),
            None,
            shapely.Point(),
            shapely.MultiPoint([(LON, LAT)]),
            shapely.MultiPoint([(LON, LAT), (LON, LAT + 1)]),
            shapely.box(LON, LAT, LON + 1, LAT + 1),
        ]
        geometry = np.array(shapes, dtype=object)
        raw = table(nama=[""] * 6, geometry=geometry, crs="EPSG:4326")
        positions, issues, _ = read(raw, land)
        assert np.isfinite(positions.lon).tolist() == [True, False, False, True, False, False]
        assert positions.stated.tolist() == [True, False, False, True, True, True]
        assert [(i.reason, i.index.tolist()) for i in issues] == [
            ("Bentuknya bukan satu titik.", [4, 5])
        ]


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        (two(("116,69", "-1,38")), {"decimal_comma"}),
        (two((116.69, "-1,38")), {"decimal_comma"}),
        (two(("116.690.000", "-1.380.000")), {"decimal_comma"}),
        (two((116_690_000, -1_380_000)), {"decimal_comma"}),
        (two((116.69, -138)), {"decimal_comma"}),
        (two(("116°41'24\"BT", "1°22'48\"LS")), {"dms"}),
        (texts("1°22'48\"S 116°41'24\"E"), {"dms"}),
        (two((f"{EASTING}", f"{NORTHING}")), {"utm"}),
        (two((NORTHING, EASTING)), {"utm"}),
        (texts(f"50S {EASTING} {NORTHING}"), {"utm"}),
        (points((EASTING, NORTHING)), {"utm"}),
        (points((EASTING, NORTHING), crs="OGC:CRS84"), {"utm"}),
        (two(("-1.38", "116.69")), {"swapped_axes"}),
        (texts("116.69, -1.38"), {"swapped_axes"}),
        (points((LAT, LON)), {"swapped_axes"}),
        (points((NORTHING, EASTING), crs="EPSG:32750"), {"swapped_axes"}),
        (two(("116.69", "1.38")), {"missing_sign"}),
        (points((LON, -LAT)), {"missing_sign"}),
        (two(("-1,38", "116,69")), {"decimal_comma", "swapped_axes"}),
        (two(("1,38", "116,69")), {"decimal_comma", "swapped_axes", "missing_sign"}),
        (two(("116.690.000", "1.380.000")), {"decimal_comma", "missing_sign"}),
        (texts("1°22'48\" 116°41'24\""), {"dms", "missing_sign"}),
        (points((LON, LAT), crs=None), {"missing_crs"}),
        (points((EASTING, NORTHING), crs=None), {"missing_crs"}),
        (points((LAT, LON), crs=None), {"missing_crs", "swapped_axes"}),
        (points((LON, LAT), crs="rubbish"), {"missing_crs"}),
    ],
)
def test_repairs_need_all_their_kinds(raw, kinds, land):
    for left_out in kinds:
        positions, issues, repairs = read(raw, land, ALL - {left_out})
        assert np.isnan(positions.lon).all()
        assert issues[0].remedy.startswith("Terapkan perbaikan yang ditawarkan")
        assert set(repairs) == kinds
    positions, issues, repairs = read(raw, land, frozenset(kinds))
    assert place(positions) == pytest.approx((LON, LAT), abs=1e-7)
    assert not issues
    assert set(repairs) == kinds
    assert all(repair.fields["inside"] == 1 for repair in repairs.values())


def test_thousands_in_metres(land):
    values = "466.000; 9.846.000", "466,000 9,846,000", "466000 mT 9846000 mU"
    for raw in (*map(texts, values), two(("466.000", "9.846.000")), two(("466,000", "9846000"))):
        positions, _, repairs = read(raw, land, ALL)
        assert set(repairs) == {"utm"}
        assert TO_UTM(*place(positions)) == pytest.approx((466_000, 9_846_000), abs=0.01)


ZONE_49 = pyproj.Transformer.from_crs(4326, 32749, always_xy=True).transform(LON, LAT)


class TestColumnsInAGivenSystem:
    @pytest.mark.parametrize(
        "pair",
        [
            ZONE_49,
            tuple(f"{number:.2f}" for number in ZONE_49),
            tuple(f"{number:.2f}".replace(".", ",") for number in ZONE_49),
        ],
    )
    def test_metres_need_no_repair(self, pair, land):
        raw = table(bujur=[pair[0]], lintang=[pair[1]], crs="EPSG:32749")
        positions, issues, repairs = read(raw, land)
        assert place(positions) == pytest.approx((LON, LAT), abs=1e-6)
        assert np.isnan(positions.uncertainty_m).all()
        assert not issues
        assert not repairs

    def test_both_in_one_column_and_other_systems(self, land):
        x, y = pyproj.Transformer.from_crs(4326, 23837, always_xy=True).transform(LON, LAT)
        raw = table(koordinat=[f"{x:.2f} {y:.2f}", f"{x:.0f}; {y:,.0f}"], crs="EPSG:23837")
        positions, _, repairs = read(raw, land)
        assert positions.lon == pytest.approx([LON, LON], abs=1e-4)
        assert not repairs

    def test_turned_metres_are_offered(self, land):
        raw = table(bujur=[ZONE_49[1]], lintang=[ZONE_49[0]], crs="EPSG:32749")
        assert set(read(raw, land)[2]) == {"swapped_axes"}
        positions, _, _ = read(raw, land, ALL)
        assert place(positions) == pytest.approx((LON, LAT), abs=1e-6)

    def test_degrees_stay_degrees(self, land):
        raw = table(bujur=["116.69", "116,69"], lintang=["-1.38", "-1,38"], crs="EPSG:32749")
        positions, _, repairs = read(raw, land)
        assert place(positions) == (LON, LAT)
        assert set(repairs) == {"decimal_comma"}

    @pytest.mark.parametrize("crs", [None, "EPSG:4326", "EPSG:4755"])
    def test_no_system_of_metres(self, crs, land):
        raw = table(bujur=[EASTING], lintang=[NORTHING], crs=crs)
        assert set(read(raw, land)[2]) == {"utm"}
        raw = table(bujur=["116,69"], lintang=["-1,38"], crs=crs)
        assert set(read(raw, land)[2]) == {"decimal_comma"}

    def test_the_system_of_shapes_is_not_that_of_columns(self, land):
        raw = table([(np.nan, np.nan)], "EPSG:32749", bujur=[ZONE_49[0]], lintang=[ZONE_49[1]])
        assert np.isnan(read(raw, land)[0].lon).all()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (texts("0, 0"), "Koordinat (0, 0) berarti letaknya belum diisi."),
        (points((0, 0)), "Koordinat (0, 0) berarti letaknya belum diisi."),
        (points((0, 0), crs=None), "Koordinat (0, 0) berarti letaknya belum diisi."),
        (two(("116.69", "")), "Hanya satu dari lintang dan bujur yang terisi."),
        (texts("116.69"), "Hanya satu dari lintang dan bujur yang terisi."),
        (points((LON, np.nan)), "Hanya satu dari lintang dan bujur yang terisi."),
        (two(("dekat pasar", "-1.38")), "“dekat pasar” tidak dapat dibaca sebagai koordinat."),
        (two((True, "-1.38")), "“True” tidak dapat dibaca sebagai koordinat."),
        (texts("dekat pasar"), "“dekat pasar” tidak dapat dibaca sebagai koordinat."),
        (points((np.inf, 1)), "“1; inf” tidak dapat dibaca sebagai koordinat."),
        (two((200, 95)), "Lintang harus antara −90 dan 90, bujur antara −180 dan 180."),
        (two((106.8, -6.2)), "Titik ini berada di luar Kalimantan."),
        (two((116.83, -2.5)), "Titik ini sekitar 110 km dari wilayah desa terdekat."),
        (two((116.69, 3.3)), "Titik ini sekitar 450 km dari wilayah desa terdekat."),
        (
            points((106.8, -6.2), crs=None),
            "Berkas tidak menyebut sistem koordinatnya, jadi letaknya belum pasti.",
        ),
    ],
)
def test_what_no_repair_mends(raw, reason, land):
    positions, issues, repairs = read(raw, land, ALL)
    assert positions.stated.all()
    (issue,) = issues
    value = issue.values[0]
    assert issue.reason.format(value=value, **issue.fields) == reason
    assert not repairs


def test_column_of_a_finding_is_that_of_the_value(land):
    (issue,) = read(two(("x", "-1.38")), land)[1]
    assert (issue.column, issue.values.tolist()) == ("bujur", ["x"])
    (issue,) = read(two(("116.69", "x")), land)[1]
    assert (issue.column, issue.values.tolist()) == ("lintang", ["x"])
    (issue,) = read(texts("116.69, -1.38"), land)[1]
    assert (issue.column, issue.values.tolist()) == ("koordinat", ["116.69, -1.38"])
    (issue,) = read(two((106.8, -6.2)), land)[1]
    assert (issue.column, issue.values.tolist()) == ("", ["-6.2; 106.8"])


def test_evidence_counts_rows_and_those_inside(land):
    # Inside; at sea off Penajam; too far to be offered; good as it stands.
    raw = two(("116,69", "-1,38"), ("116,85", "-1,60"), ("115,00", "-3,00"), ("116.69", "-1.38"))
    repair = read(raw, land)[2]["decimal_comma"]
    assert repair.index.tolist() == [0, 1]
    assert repair.evidence.format(**repair.fields) == (
        "2 baris memakai koma desimal; 1 di antaranya lalu berada di wilayah desa. "
        "Contoh: -1,38; 116,69 menjadi -1.38000; 116.69000."
    )


def test_missing_sign_needs_a_place_at_the_villages(land):
    at_sea = 116.95, -1.75  # more than 20 km and less than 50 km from the villages
    kilometres = land.distance_m(np.array([at_sea[0]]), np.array([at_sea[1]]))[0] / 1_000
    assert 20 < kilometres < 50
    assert not read(two(at_sea), land)[1]
    assert not read(two((at_sea[0], -at_sea[1])), land)[2]


def test_missing_crs_is_the_system_that_explains_most(land):
    mixed = points((EASTING, NORTHING), (EASTING, NORTHING), (LON, LAT), crs=None)
    repair = read(mixed, land)[2]["missing_crs"]
    assert repair.fields["crs"] == "EPSG:32750"
    assert repair.index.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (texts("-1.3, 116.7"), 0.05 * 111_320),
        (texts("-1.3, 116.69"), 0.005 * 111_320),
        (two(("116.7", "-1.3")), 0.05 * 111_320),
        (two(("116.6929", "-1.3")), np.nan),
        (texts("-1.301, 116.702"), 0.0005 * 111_320),
        (texts("-1.3012, 116.702"), np.nan),
        (texts("1°22' LS 116°41' BT"), 111_320 / 120),
        (texts("1°22'48\" LS 116°41'24\" BT"), np.nan),
        (texts("466000 9846000"), np.nan),
        (two(("116.690.000", "-1.380.000")), np.nan),
        (points((116.7, -1.3)), 0.05 * 111_320),
        (points((116.7, -1.3), (116.7001, -1.3)), np.nan),
        (points((465_500, 9_847_000), crs="EPSG:32750"), np.nan),
        (points((465_500, 9_847_000)), np.nan),
        (table(bujur=np.array([116.7]), lintang=np.array([-1.38])), 0.005 * 111_320),
        (table(bujur=np.array([116.7, 116.6999]), lintang=np.array([-1.3, -1.3])), np.nan),
    ],
)
def test_uncertainty_of_few_decimals(raw, expected, land):
    positions, _, _ = read(raw, land, ALL)
    assert np.isfinite(positions.lon).all()
    assert positions.uncertainty_m[0] == pytest.approx(expected, nan_ok=True)


def test_correcting_a_cell_changes_no_other_row(land):
    lon, lat = [116.7, 116.6929, 116.7], [-1.3, -1.3, -1.3]
    before, _, _ = read(table(bujur=np.array(lon), lintang=np.array(lat)), land)
    assert np.isnan(before.uncertainty_m).all()
    for text in ("-1.3845", "-1,3", "-1.3", "abc", None):
        raw = table(bujur=lon, lintang=[-1.3, -1.3, text])
        after, _, _ = read(raw, land, ALL)
        # The number beside the text has lost its trailing noughts as all of them have.
        assert np.isnan(after.uncertainty_m).all()
        assert after.lon[:2].tolist() == before.lon[:2].tolist()
    coarse, _, _ = read(table(bujur=[116.7, 116.69, 116.7], lintang=[-1.3, -1.38, "-1.3"]), land)
    assert coarse.uncertainty_m == pytest.approx([0.005 * 111_320] * 3)
    texts_beside, _, _ = read(two((116.6929, -1.3), ("116.7", "-1.3")), land)
    assert texts_beside.uncertainty_m == pytest.approx([np.nan, 0.05 * 111_320], nan_ok=True)


def test_numbers_among_texts_are_numbers(land):
    # Text 466.123 can be 466123; a cell with the number cannot.
    x, y = 466.123, 9_846_123
    raw = table(bujur=[x, "116.69"], lintang=[y, "-1.38"])
    assert not read(raw, land, ALL)[2]
    assert set(read(two(("466.123", "9846123")), land)[2]) == {"utm"}


def test_very_long_numbers(land):
    long = "9" * 400, "1e400", "-" + "9" * 5_000, "0." + "1" * 400, "9" * 400 + ".5", "inf", "nan"
    for text in long:
        for other in ("116", "-1.38", text):
            read(two((other, text), ("116.69", "-1.38")), land, ALL)
            read(texts(f"{other}, {text}", f"{other} {text}", "-1.38, 116.69"), land, ALL)
            read(texts(f"{other}.0, {text}.0", f"-1.38, 116.69, {text}"), land, ALL)
    (issue,) = read(two(("116", "9" * 400), ("116", "1")), land)[1][:1]
    assert issue.index.tolist() == [0]


@pytest.mark.parametrize(
    "text",
    [
        "-1.38,116.69,35",
        "-1.38, 116.69, 35.5",
        "-1.38 116.69 -4 12.5",
        "(-1.38; 116.69; 2999.9 m)",
        "-1,38; 116,69; 35,2",
        "-1,38 116,69 35",
    ],
)
def test_a_height_after_both_numbers_is_passed_over(text, land):
    positions, _, _ = read(texts(text), land, ALL)
    assert place(positions) == (LON, LAT)


@pytest.mark.parametrize(
    "text", ["-1.38,116.69,3001", "-1.38 116.69 -101", "1,2,3", "-1.38,116.69,x"]
)
def test_what_is_no_height(text, land):
    (issue,) = read(texts(text), land, ALL)[1]
    assert issue.values.tolist() == [text]


def test_no_columns_at_all(land):
    assert not read(table(nama=["a", "b"]), land)[0].stated.any()
    assert not read(two(), land, columns={"lon": "absent"})[0].stated.any()


def test_values_of_every_type(land):
    odd = [None, np.nan, True, 10**400, 1e308, pd.Timestamp("2024-01-01"), b"x", "\ud800", [1], {}]
    for applied in (NONE, ALL):
        read(table(bujur=odd, lintang=odd[::-1]), land, applied)
        read(table(koordinat=odd), land, applied)


NUMBERS = st.one_of(
    st.sampled_from([LON, LAT, -LAT, EASTING, NORTHING, 0.0, 116_690_000, -1_380_000]),
    st.floats(-200, 200),
    st.floats(116.2, 117.2),
    st.floats(-2.2, 2.2),
)


def notation(number):
    """One number in some ways that people write it."""
    degrees, rest = divmod(abs(number), 1)
    sexagesimal = f"{int(degrees)}°{int(rest * 60)}'{rest * 60 % 1 * 60:.3f}\""
    return st.sampled_from([repr(number), repr(number).replace(".", ","), sexagesimal + "S"])


DIGITS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-", "+", "0.", "-1.", "116."]),
    st.integers(1, 5_000).map("9".__mul__),
    st.sampled_from(["", ".5", ",5", "e400", "E-400", "°", " 1"]),
)
LONG = DIGITS | st.sampled_from(["inf", "-inf", "nan", "1e400", "-1E400", "Infinity", "1e-400"])
VALUES = NUMBERS.flatmap(notation) | st.text(max_size=12) | NUMBERS | LONG
ROWS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=8)


@given(ROWS, st.frozensets(st.sampled_from(REPAIRS)))
def test_a_repair_never_moves_or_loses_a_usable_row(land, rows, applied):
    before, _, offered = read(two(*rows), land)
    after, _, _ = read(two(*rows), land, applied)
    usable = np.isfinite(before.lon)
    assert after.lon[usable].tolist() == before.lon[usable].tolist()
    assert after.lat[usable].tolist() == before.lat[usable].tolist()
    # What was mended had been offered.
    mended = set(np.flatnonzero(np.isfinite(after.lon) & ~usable).tolist())
    told = {int(row) for kind in applied & set(offered) for row in offered[kind].index}
    assert mended <= told


@given(ROWS)
def test_what_all_repairs_mend_is_what_is_offered(land, rows):
    before, _, offered = read(two(*rows), land)
    after, _, _ = read(two(*rows), land, ALL)
    mended = np.isfinite(after.lon) & ~np.isfinite(before.lon)
    told = {int(row) for repair in offered.values() for row in repair.index}
    assert set(np.flatnonzero(mended).tolist()) == told
    assert land.is_near(after.lon[mended], after.lat[mended]).all()


@given(st.floats(116.35, 116.9), st.floats(-1.6, -0.8))
def test_swapped_twice_is_as_it_was(land, lon, lat):
    once, _, _ = read(two((lat, lon)), land, frozenset({"swapped_axes"}))
    assert place(once) == (lon, lat)
    twice, _, _ = read(two(place(once)), land, frozenset({"swapped_axes"}))
    assert place(twice) == place(once)


@given(st.lists(st.text() | LONG | st.builds("{}, {}".format, LONG, LONG), min_size=1, max_size=6))
def test_any_text_is_in_exactly_one_state(land, values):
    read(texts(*values), land, ALL)
    read(two(*((value, value) for value in values)), land, ALL)
