import dataclasses

import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.places.gazetteer import Gazetteer
from sentra_geo.intake.places.village_list import bare_code
from sentra_geo.intake.places.village_names import (
    LEAST_SCORE,
    MOST_FUZZY,
    NameIndex,
    normal_village,
)
from sentra_geo.layers.reading import read_layer
from tests import worlds

SEPAN, BUKIT_RAYA, SUKARAJA = "64.09.01.1015", "64.09.04.2002", "64.09.04.2003"


@pytest.fixture(scope="module")
def gazetteer(study):
    return Gazetteer.from_layer(study.villages)


@pytest.fixture(scope="module")
def grid_layer(tmp_path_factory):
    """The grid world: A and B in Selatan, C and D in Utara; here B and C are both called "Kembar".

    D's settlement lies 2 km east of its outline.
    """
    frame = worlds.villages_frame(uncertainty_m=700.0)
    frame["village"] = ["A", "Kembar", "Kembar", "D"]
    point = worlds.place(22, 15)
    to_degrees = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True).transform
    lon, lat = to_degrees(point.x, point.y)
    frame.loc[3, ["settlement_lon", "settlement_lat"]] = lon, lat
    path = tmp_path_factory.mktemp("grid") / "villages.geojson"
    return read_layer(worlds.facts_of("villages", worlds.write_layer(frame, path)))


@pytest.fixture(scope="module")
def grid(grid_layer):
    return Gazetteer.from_layer(grid_layer)


def column(values):
    return None if values is None else pd.Series(values, dtype=object)


def find(gazetteer, names=None, districts=None, codes=None, confirmed=None):
    return gazetteer.find_villages(column(names), column(districts), column(codes), confirmed or {})


def told(matches):
    return [
        (notice.reason.format(value=notice.values[0], **notice.fields), notice.index.tolist())
        for notice in matches.notices
    ]


class TestByCode:
    @pytest.mark.parametrize(
        "code",
        [
            "64.09.01.1015",
            "6409011015",
            "6409011015.0",
            6409011015.0,
            6409011015,
            " 64.09.01.1015 ",
            "'6409011015",
            "6409030016",
            "6.409011015E9",
        ],
    )
    def test_every_way_to_write_it(self, gazetteer, code):
        matches = find(gazetteer, codes=[code])
        assert matches.code.tolist() == [SEPAN]
        assert matches.method.tolist() == ["code"]
        assert not matches.notices

    def test_numbers_with_gaps(self, gazetteer):
        codes = pd.Series([6409011015.0, np.nan])
        assert gazetteer.find_villages(None, None, codes, {}).code.tolist() == [SEPAN, None]

    def test_unknown_code_falls_back_to_the_name(self, gazetteer):
        matches = find(gazetteer, ["Sepan", None], codes=["99.99.99.9999", "abc"])
        assert matches.code.tolist() == [SEPAN, None]
        assert matches.method.tolist() == ["name", ""]
        assert told(matches) == [
            ("Kode “99.99.99.9999” tidak ada dalam daftar desa.", [0, 1]),
        ]

    def test_code_wins_over_the_name_and_says_so(self, gazetteer):
        matches = find(gazetteer, ["Riko", "Sepan"], codes=[SEPAN, SEPAN])
        assert matches.code.tolist() == [SEPAN, SEPAN]
        assert told(matches) == [
            ("Kode pada baris ini milik Sepan, tetapi nama desanya “Riko”; kode yang dipakai.", [0])
        ]

    def test_all_codes_of_both_lists(self, gazetteer, study):
        frame = study.villages.frame
        for name in ("village_code", "bps_code"):
            assert find(gazetteer, codes=frame[name]).code.tolist() == list(frame["village_code"])


class TestByName:
    @pytest.mark.parametrize(
        ("name", "code", "method"),
        [
            ("Sepan", SEPAN, "name"),
            ("  SEPAN ", SEPAN, "name"),
            ("Kel. Sepan", SEPAN, "name"),
            ("Desa/Kel. Sepan", SEPAN, "name"),
            ("Kelurahan Sepan", SEPAN, "name"),
            ("nipah nipah", "64.09.01.1009", "name"),
            ("Nipah2", "64.09.01.1009", "name"),
            ("GIRIMUKTI", "64.09.01.2020", "name"),
            ("Semoi II", "64.09.04.2010", "name"),
            ("Sukoharjo", None, ""),
            ("Gunung Steling", "64.09.01.1012", "other_name"),
            ("Sungai Paret", "64.09.01.1008", "other_name"),
            ("Kampung Baru", "64.09.01.1006", "name"),
            ("", None, ""),
            ("-", None, ""),
        ],
    )
    def test_spellings(self, gazetteer, name, code, method):
        matches = find(gazetteer, [name])
        assert (matches.code[0], matches.method[0]) == (code, method)

    def test_every_official_name_finds_its_own_village(self, gazetteer, study):
        frame = study.villages.frame
        found = find(gazetteer, frame["village"], frame["district"])
        assert found.code.tolist() == list(frame["village_code"])
        assert not found.notices

    def test_sepan_is_in_penajam_whatever_reports_say(self, gazetteer):
        matches = find(gazetteer, ["Sepan"] * 3, ["Sepaku", "Kec. Penajam", None])
        assert matches.code.tolist() == [SEPAN] * 3
        assert told(matches) == [
            (
                (
                    "Sepan menurut kode Kemendagri berada di Kecamatan Penajam, "
                    "berkas menyebut Sepaku."
                ),
                [0],
            )
        ]

    def test_district_chooses_between_villages_of_one_name(self, grid):
        matches = find(grid, ["Kembar"] * 4, ["Selatan", "Utara", None, "Timur"])
        assert matches.code.tolist() == ["99.01.01.2002", "99.01.02.2001", None, None]
        assert told(matches) == [
            ("Nama “Kembar” dipakai oleh lebih dari satu desa.", [2, 3]),
            ("Kecamatan “Timur” tidak ada dalam daftar.", [3]),
        ]

    def test_a_district_that_is_not_here_makes_a_name_a_proposal(self, gazetteer):
        districts = ["Samarinda Utara", "Kota Samarinda", "Samarinda Utara"]
        matches = find(gazetteer, ["Sukaraja", "Kel. Sukaraja", "Sukaraja"], districts)
        assert matches.code.tolist() == [None] * 3
        assert matches.method.tolist() == [""] * 3
        assert [
            (p.name, p.district, p.village, p.code, p.score, p.rows) for p in matches.proposals
        ] == [
            ("Sukaraja", "Samarinda Utara", "Suka Raja", SUKARAJA, 100.0, 2),
            ("Kel. Sukaraja", "Kota Samarinda", "Suka Raja", SUKARAJA, 100.0, 1),
        ]
        reason = (
            "Nama “{}” sama dengan {} di Kecamatan Sepaku, tetapi kecamatan yang disebut tidak ada "
            "dalam daftar; belum dipastikan."
        )
        assert (reason.format("Sukaraja", "Suka Raja"), [0, 1, 2]) in told(matches)
        assert ("Kecamatan “Samarinda Utara” tidak ada dalam daftar.", [0, 1, 2]) in told(matches)

    def test_other_spellings_and_codes_in_a_district_that_is_not_here(self, gazetteer):
        matches = find(
            gazetteer, ["Gunung Steling", "Sepan"], ["Long Kali"] * 2, codes=[None, SEPAN]
        )
        assert matches.code.tolist() == [None, SEPAN]
        assert [proposal.village for proposal in matches.proposals] == ["Gunung Seteleng"]

    def test_yes_to_a_name_in_a_district_that_is_not_here(self, gazetteer):
        confirmed = {"Sukaraja|Samarinda Utara": SUKARAJA, "Sukaraja": SUKARAJA}
        districts = ["Samarinda Utara", "Kota Samarinda"]
        matches = find(gazetteer, ["Sukaraja"] * 2, districts, confirmed=confirmed)
        assert matches.code.tolist() == [SUKARAJA, None]
        assert [proposal.district for proposal in matches.proposals] == ["Kota Samarinda"]

    @pytest.mark.parametrize(
        "district", ["Penajem", "Kec. Penajam", "kecamatan: PENAJAM", "Sepako"]
    )
    def test_near_spellings_of_districts_are_known(self, gazetteer, district):
        matches = find(gazetteer, ["Sepan"], [district])
        assert matches.code.tolist() == [SEPAN]
        assert not matches.proposals

    def test_near_spelling_of_a_district_chooses(self, grid):
        matches = find(grid, ["Kembar"] * 2, ["Selatann", "Utarra"])
        assert matches.code.tolist() == ["99.01.01.2002", "99.01.02.2001"]

    def test_unknown_name_is_a_notice(self, gazetteer):
        matches = find(gazetteer, ["Balikpapan", "Sepan", "Balikpapan"])
        assert matches.code.tolist() == [None, SEPAN, None]
        assert told(matches) == [("Nama desa “Balikpapan” tidak ada dalam daftar.", [0, 2])]
        assert not matches.proposals

    def test_nothing_stated(self, gazetteer):
        matches = gazetteer.find_villages(None, None, None, {}, rows=2)
        assert matches.code.tolist() == [None, None]
        assert not matches.notices


class TestProposals:
    def test_a_like_name_waits_for_the_users_yes(self, gazetteer):
        matches = find(gazetteer, ["Bukit Jaya", "Bukit Jaya", "Sepan"])
        assert matches.code.tolist() == [None, None, SEPAN]
        (proposal,) = matches.proposals
        assert (proposal.name, proposal.village, proposal.code, proposal.rows) == (
            "Bukit Jaya",
            "Bukit Raya",
            BUKIT_RAYA,
            2,
        )
        # 8 of 9 letters on either side stay: 2·8 / 18.
        assert proposal.score == pytest.approx(100 * 16 / 18, abs=0.05)
        assert told(matches)[0][1] == [0, 1]

    @pytest.mark.parametrize(
        ("key", "district"),
        [
            ("Bukit Jaya", None),
            (" Bukit  Jaya ", "-"),
            ("Bukit Jaya|", ""),
            ("Bukit Jaya|Sepaku", "Sepaku"),
            (" Bukit Jaya | Sepaku", " Sepaku "),
        ],
    )
    def test_yes_is_used(self, gazetteer, key, district):
        matches = find(gazetteer, ["Bukit Jaya"], [district], confirmed={key: BUKIT_RAYA})
        assert matches.code.tolist() == [BUKIT_RAYA]
        assert matches.method.tolist() == ["confirmed"]
        assert not matches.proposals
        assert not matches.notices

    def test_yes_for_one_district_is_no_yes_for_another(self, gazetteer):
        confirmed = {"Bukit Jaya|Sepaku": BUKIT_RAYA}
        matches = find(gazetteer, ["Bukit Jaya"] * 2, ["Sepaku", "Waru"], confirmed=confirmed)
        assert matches.code.tolist() == [BUKIT_RAYA, None]

    @pytest.mark.parametrize("answer", [SEPAN, ""])
    def test_an_answer_without_district_is_for_rows_without_one(self, gazetteer, answer):
        districts = [None, "Penajam", "Long Kali"]
        matches = find(gazetteer, ["Sepann"] * 3, districts, confirmed={"Sepann": answer})
        assert matches.code.tolist() == [answer or None, None, None]
        assert [proposal.district for proposal in matches.proposals] == ["Penajam", "Long Kali"]

    def test_no_is_remembered(self, gazetteer):
        matches = find(gazetteer, ["Bukit Jaya"], confirmed={"Bukit Jaya": ""})
        assert matches.code.tolist() == [None]
        assert not matches.proposals
        assert told(matches)[0][0].endswith("dinyatakan bukan desa dalam daftar.")

    def test_an_answer_that_is_no_village_is_asked_again(self, gazetteer):
        assert find(gazetteer, ["Bukit Jaya"], confirmed={"Bukit Jaya": "x"}).proposals

    def test_district_comes_before_likeness(self):
        index = NameIndex.build(["Suka Maju", "Suka Majo"])
        nowhere = frozenset[int]()
        assert index.alike(["Sukamaju X"], [nowhere])[0][0] == 0
        assert index.alike(["Sukamaju X"], [frozenset({1})])[0][0] == 1
        # None of the district's names is alike enough: the others are looked at.
        assert index.alike(["Sukamaju X"], [frozenset({5})])[0][0] == 0

    def test_half_a_name_is_not_alike(self, gazetteer):
        # 8 of 14 letters: 16 / 22 is 73 of 100.
        assert not find(gazetteer, ["Seteleng"]).proposals

    def test_too_many_strange_names_are_not_compared(self, gazetteer):
        names = [f"{number} xyz" for number in range(MOST_FUZZY)] + ["Bukit Jaya"]
        matches = find(gazetteer, names)
        assert not matches.proposals
        assert [len(notice.index) for notice in matches.notices] == [MOST_FUZZY, 1]

    @given(st.text(max_size=15))
    def test_no_name_raises_and_proposals_are_alike(self, gazetteer, name):
        matches = find(gazetteer, [name], [name], [name])
        for proposal in matches.proposals:
            assert matches.code[0] is None
            assert proposal.score >= LEAST_SCORE
        assert normal_village(normal_village(name)) is not None
        assert bare_code(name) == "" or bare_code(name).isdigit()


class TestAreas:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Penajam", "64.09.01"),
            ("KEC. WARU", "64.09.02"),
            ("64.09.03", "64.09.03"),
            ("6409040", "64.09.04"),
            ("640904", "64.09.04"),
            ("Penajem", None),
            ("Mars", None),
            (None, None),
        ],
    )
    def test_districts_by_name_and_code(self, gazetteer, text, code):
        # A district that is merely alike must not stand for an area.
        assert gazetteer.find_areas(None, column([text]), None, {}).code.tolist() == [code]

    def test_a_row_without_village_is_its_district(self, gazetteer):
        matches = gazetteer.find_areas(
            column([None, "Sepan", None, "Entah", None]),
            column(["Penajam", "Penajam", None, "Waru", "Mars"]),
            column([None, None, "64.09.02", None, None]),
            {},
        )
        # A village that is not known must not be taken for its whole district.
        assert matches.code.tolist() == ["64.09.01", SEPAN, "64.09.02", None, None]
        assert matches.method.tolist() == ["district", "name", "district", "", ""]


class TestPlaces:
    def test_settlement_and_uncertainty(self, grid):
        codes = np.array(["99.01.01.2001", None, "x"], dtype=object)
        lon, lat, uncertainty_m = grid.positions_of(codes)
        x, y = pyproj.Transformer.from_crs(4326, worlds.METRIC, always_xy=True).transform(lon, lat)
        place = worlds.place(5, 5)
        assert (x[0], y[0]) == pytest.approx((place.x, place.y), abs=0.01)
        assert uncertainty_m[0] == 700
        assert np.isnan([lon[1:], lat[1:], uncertainty_m[1:]]).all()

    def test_settlement_outside_is_moved_to_the_nearest_place_inside(self, grid, grid_layer):
        lon, lat, _ = grid.positions_of(np.array(["99.01.02.2002"], dtype=object))
        x, y = pyproj.Transformer.from_crs(4326, worlds.METRIC, always_xy=True).transform(lon, lat)
        edge = worlds.place(20, 15)
        assert (x[0], y[0]) == pytest.approx((edge.x - 1, edge.y), abs=0.5)
        assert shapely.contains_xy(grid_layer.outlines[3], x[0], y[0])

    def test_every_shipped_settlement_lies_in_its_village(self, gazetteer, study):
        codes = study.villages.frame["village_code"].to_numpy(dtype=object)
        lon, lat, _ = gazetteer.positions_of(codes)
        none = np.zeros(len(codes))
        assert not gazetteer.find_contradictions(codes, lon, lat, none)
        x, y = pyproj.Transformer.from_crs(4326, worlds.METRIC, always_xy=True).transform(lon, lat)
        assert shapely.contains_xy(study.villages.outlines, x, y).all()

    def test_contradiction_names_distance_and_village(self, grid):
        # All say A (x 0..10): inside; 0.4 km, 0.6 km and 3 km into B; south of all villages.
        x, y = worlds.metres([(5, 5), (10.4, 5), (10.6, 5), (13, 5), (13, 5), (5, -4), (13, 5)])
        lon, lat = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True).transform(x, y)
        lon[-1] = np.nan
        codes = np.array(["99.01.01.2001"] * 7, dtype=object)
        uncertainty_m = np.array([0, np.nan, 0, 0, 3_500, 0, 0])
        found = grid.find_contradictions(codes, lon, lat, uncertainty_m)
        assert [(f.reason.format(**f.fields), f.index.tolist()) for f in found] == [
            ("Titik ini berada di luar semua desa, 4.0 km dari A yang disebut pada barisnya.", [5]),
            (
                (
                    "Titik-titik ini berada di Kembar, 0.6 sampai 3.0 km di luar A yang disebut "
                    "pada barisnya."
                ),
                [2, 3],
            ),
        ]

    def test_rows_without_village_contradict_nothing(self, grid):
        codes = np.array([None, "x"], dtype=object)
        assert not grid.find_contradictions(codes, np.zeros(2), np.zeros(2), np.zeros(2))


def test_layer_without_optional_columns(grid_layer):
    frame = grid_layer.frame.drop(columns=["kind", "other_names", "bps_code"], errors="ignore")
    bare = Gazetteer.from_layer(dataclasses.replace(grid_layer, frame=frame))
    assert find(bare, ["D"]).code.tolist() == ["99.01.02.2002"]
