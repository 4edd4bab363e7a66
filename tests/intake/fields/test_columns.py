import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.fields.aliases import ALIASES
from sentra_geo.intake.fields.columns import TARGETS, normal_header, recognise_columns, shape_of
from sentra_geo.intake.fields.personal import personal_kind
from sentra_geo.layers.schema import SCHEMAS


def recognise(layer, *headers, **columns):
    frame = pd.DataFrame(columns or {header: ["1"] for header in headers})
    return recognise_columns(frame, layer)


def test_a_list_of_an_office():
    mapping = recognise(
        "businesses",
        "No",
        "Nama Pemilik",
        "NIK",
        "Nama Usaha",
        "Alamat",
        "Desa/Kelurahan",
        "Kec.",
        "Skala Usaha (Mikro/Kecil/Menengah)",
        "Lintang (LS)",
        "Bujur",
        "KBLI 2020",
        "NIB (ada/tidak)",
        "Sertifikat Halal",
        "P-IRT",
        "Jml. Tenaga Kerja (orang)",
        "Omzet per Tahun",
        "No HP/WA",
    )
    assert {header: target for header, target in mapping.items() if target} == {
        "Nama Usaha": "name",
        "Desa/Kelurahan": "village",
        "Kec.": "district",
        "Skala Usaha (Mikro/Kecil/Menengah)": "scale",
        "Lintang (LS)": "lat",
        "Bujur": "lon",
        "KBLI 2020": "kbli_code",
        "NIB (ada/tidak)": "has_nib",
        "Sertifikat Halal": "is_halal",
        "P-IRT": "has_pirt",
        "Jml. Tenaga Kerja (orang)": "workers",
    }


@pytest.mark.parametrize(
    ("layer", "header", "target"),
    [
        ("businesses", "Nama Pemilik", ""),
        ("businesses", "Nama Usaha (Pemilik)", ""),
        ("businesses", "Nama Desa", "village"),
        ("businesses", "Nama Kabupaten", ""),
        ("businesses", "Alamat", ""),
        ("businesses", "No", ""),
        ("businesses", "Nomor", ""),
        ("businesses", "Nomor Induk Berusaha", "has_nib"),
        ("businesses", "Kode Usaha", "business_id"),
        ("businesses", "NAMA\nUSAHA", "name"),
        ("businesses", "namausaha", "name"),
        ("businesses", "3. Nama Usaha", "name"),
        ("businesses", "forum_memb", "forum_member"),
        ("businesses", "position_u", "position_uncertainty_m"),
        ("businesses", "Jumlah Produk", ""),
        ("businesses", "Tahun Berdiri", ""),
        ("businesses", "Merk", "name"),
        ("businesses", "X", ""),
        ("businesses", "lon", "lon"),
        ("sentra", "Nama", "sentra"),
        ("sentra", "Komoditi", "commodity"),
        ("sentra", "Nomor SK", "decree"),
        ("villages", "NAMOBJ", "village"),
        ("villages", "WADMKC", "district"),
        ("villages", "KDEPUM", "village_code"),
        ("villages", "KDEBPS", "bps_code"),
        ("villages", "nmdesa", "village"),
        ("villages", "kodepos", "postcode"),
        ("neighbours", "WADMKK", "regency"),
        ("population", "Jumlah Penduduk (jiwa)", "people"),
        ("population", "Kode Wilayah", "area_code"),
        ("delineation", "Kawasan", "zone"),
        ("delineation", "luas_resmi_ha", "legal_area_ha"),
    ],
)
def test_single_headers(layer, header, target):
    assert recognise(layer, header) == {header: target}


def test_x_and_y_count_as_a_pair_only():
    assert recognise("businesses", "X", "Y") == {"X": "lon", "Y": "lat"}
    assert recognise("businesses", "Easting", "Northing") == {"Easting": "lon", "Northing": "lat"}


def test_of_two_headers_the_better_wins_and_the_other_is_not_used():
    assert recognise("businesses", "nama", "name") == {"nama": "", "name": "name"}
    assert recognise("businesses", "Nama", "Nama Usaha") == {"Nama": "", "Nama Usaha": "name"}


def test_values_decide_what_coordinates_are():
    pair = recognise("businesses", Koordinat=["-1,3912 116,6548", None])
    assert pair == {"Koordinat": "coordinates"}
    assert recognise("businesses", Koordinat=["dekat masjid"]) == {"Koordinat": ""}
    assert recognise("businesses", Lokasi=["Petung"]) == {"Lokasi": ""}
    assert recognise("businesses", Lokasi=["1°23'S 116°40'E"]) == {"Lokasi": "coordinates"}
    assert recognise("businesses", Latitude=["-1.39, 116.65"]) == {"Latitude": "coordinates"}
    decimal_comma = recognise("businesses", Lintang=["-1,39"], Bujur=["116,65"])
    assert decimal_comma == {"Lintang": "lat", "Bujur": "lon"}


def test_values_decide_what_a_code_is():
    assert recognise("businesses", Kode=["64.09.01.1001"]) == {"Kode": "village_code"}
    assert recognise("businesses", kode=[6409011001.0]) == {"kode": "village_code"}
    assert recognise("businesses", Kode=["A-17"]) == {"Kode": ""}
    assert recognise("sentra", Kode=["S1"]) == {"Kode": "sentra_id"}
    assert recognise("population", Kode=["64.09.01"]) == {"Kode": "area_code"}
    assert recognise("businesses", Desa=["6409011001"]) == {"Desa": "village_code"}


def test_settlement_columns_that_a_shapefile_cut():
    mapping = recognise(
        "villages",
        settlement=[116.7],
        settleme_1=[-1.3],
        settleme_2=["school"],
        settleme_3=["SMPN 1"],
    )
    assert list(mapping.values()) == [
        "settlement_lon",
        "settlement_lat",
        "settlement_method",
        "settlement_source",
    ]


def test_what_is_remembered_wins():
    frame = pd.DataFrame({"Nama": ["a"], "Toko": ["b"], "Desa": ["c"], "Kec": ["d"]})
    remembered = {"toko": "name", "Desa": "", "Kec": "no_such_target"}
    mapping = recognise_columns(frame, "businesses", remembered)
    assert mapping == {"Nama": "", "Toko": "name", "Desa": "", "Kec": "district"}


def test_two_remembered_headers_share_no_target():
    frame = pd.DataFrame({"a": ["1"], "b": ["2"]})
    mapping = recognise_columns(frame, "businesses", {"a": "name", "b": "name"})
    assert mapping == {"a": "name", "b": ""}


@pytest.mark.parametrize("layer", SCHEMAS)
def test_schema_names_are_their_own(layer):
    names = [column.name for column in SCHEMAS[layer].columns]
    assert recognise(layer, *names) == dict(zip(names, names, strict=True))


@pytest.mark.parametrize("layer", SCHEMAS)
def test_aliases_are_normal_name_targets_and_nothing_personal(layer):
    assert set(ALIASES[layer]) <= set(TARGETS[layer])
    for names in ALIASES[layer].values():
        assert [name for name in names if normal_header(name) != name] == []
        assert [name for name in names if personal_kind(name)] == []


def test_the_shape_knows_the_headers_and_not_their_order_or_spelling():
    assert shape_of(["Nama Usaha", "Desa"], "businesses") == shape_of(
        ["desa", "NAMA_USAHA "], "businesses"
    )
    assert shape_of(["Desa"], "businesses") != shape_of(["Desa"], "sentra")
    assert shape_of(["Desa"], "sentra") != shape_of(["Desa", "Desa"], "sentra")


@given(st.text())
def test_normal_headers_stay_as_they_are(header):
    once = normal_header(header)
    assert normal_header(once) == once


WORDS = sorted({name for names in ALIASES["businesses"].values() for name in names})


@given(
    st.lists(st.sampled_from(WORDS) | st.text(min_size=1), unique=True, max_size=12),
    st.text(max_size=20),
    st.sampled_from(list(SCHEMAS)),
)
def test_every_header_is_a_key_and_every_target_stands_once_at_most(headers, value, layer):
    mapping = recognise_columns(pd.DataFrame({h: [value] for h in headers}), layer)
    used = [target for target in mapping.values() if target]
    assert list(mapping) == headers
    assert len(set(used)) == len(used)
    assert set(used) <= set(TARGETS[layer])
