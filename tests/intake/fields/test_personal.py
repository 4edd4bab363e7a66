import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.fields import personal
from sentra_geo.intake.fields.personal import find_personal_columns, mask_personal, personal_kind

# Made up: no such person, number or address.
NIK, NIK_OF_A_WOMAN, NPWP = "6409010101800001", "6409015505900002", "01.234.567.8-901.000"
PHONE = "0812-3456-7890"
NIB = "0812210012345"


def test_a_list_of_participants_names_persons():
    people = pd.DataFrame({"kode_usaha": ["U-1"], "Nama": ["Siti"], "Alamat web": ["x"]})
    assert find_personal_columns(people) == ()
    found = find_personal_columns(people, lists_people=True)
    assert [(column.header, column.kind) for column in found] == [("Nama", "owner_name")]
    for header in ("Nama Peserta", "nama_pembeli", "Nama pemeriksa"):
        assert personal_kind(header) == "owner_name"
    assert personal_kind("Diperiksa oleh") == personal_kind("Daftar peserta lengkap") == ""


def kinds(**columns):
    return [(c.kind, c.found_by) for c in find_personal_columns(pd.DataFrame(columns))]


def masked(value):
    return mask_personal(pd.Series([value], dtype=object))[0].iloc[0]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Nama Pemilik", "owner_name"),
        ("PENANGGUNG_JAWAB", "owner_name"),
        ("Contact Person", "owner_name"),
        ("Nama Lengkap", "owner_name"),
        ("Nama UMKM/Pelaku Usaha", "owner_name"),
        ("NIK", "identity_number"),
        ("No. KTP", "identity_number"),
        ("No KK", "identity_number"),
        ("N.P.W.P", ""),
        ("NPWP", "tax_number"),
        ("No. HP/WA", "phone"),
        ("Telp", "phone"),
        ("Alamat E-mail", "email"),
        ("Tgl Lahir", "birth"),
        ("TTL", "birth"),
        ("Jenis Kelamin", "gender"),
        ("Alamat", "address"),
        ("Alamat Rumah", "address"),
        ("Omzet per tahun (Rp)", "turnover"),
        ("Modal Usaha", "turnover"),
        ("Nomor Rekening", "bank_account"),
        ("Foto", "photo"),
        ("Nama Usaha", ""),
        ("Nama Desa", ""),
        ("Jumlah KK", ""),
        ("Jumlah Pelaku Usaha", ""),
        ("Jumlah Tenaga Kerja", ""),
        ("Umur Usaha", ""),
        ("Anggota Forum", ""),
        ("Penjualan Online", ""),
        ("NIB", ""),
        ("Komoditas", ""),
        ("Skala", ""),
    ],
)
def test_headers(header, kind):
    assert personal_kind(header) == kind


def test_a_plain_name_beside_the_firms_name_is_the_owners():
    assert kinds(**{"Nama": ["A"], "Nama Usaha": ["B"]}) == [("owner_name", "header")]
    assert kinds(Nama=["A"], Desa=["B"]) == []


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([NIK, NIK_OF_A_WOMAN, NIK], "identity_number"),
        ([float(NIK), float(NIK_OF_A_WOMAN), np.nan, float(NIK)], "identity_number"),
        ([int(NIK)] * 3, "identity_number"),
        (["6409 0101 0180 0001"] * 3, "identity_number"),
        (["6,40901E+15"] * 3, "identity_number"),
        ([NPWP] * 3, "tax_number"),
        (["081234567890", "+62 812-3456-7890", "6281234567890"], "phone"),
        ([81234567890.0] * 3, "phone"),
        (["siti@contoh.id"] * 3, "email"),
        ([PHONE] * 3 + ["-"] * 7, "phone"),
    ],
)
def test_values_under_an_innocent_header(values, kind):
    assert kinds(Keterangan=values) == [(kind, "pattern")]


@pytest.mark.parametrize(
    "values",
    [
        [NIB, "9120001234567", "8120001234567"],
        [8120001234567, 9120001234567, 1234000123456],
        ["64.09.01.1001"] * 4,
        [6409011001.0] * 4,
        ["-1.391234567890123", "116.6548412345678"] * 2,
        ["-1.391234 116.654841"] * 4,
        [116.65484123456, -1.39] * 2,
        [f"{NIK}2345"] * 4,
        ["6409030001000100"] * 4,  # a BPS code: no day of birth in it
        ["10421;10422;10773;16292"] * 4,
        ["2026409010012-23"] * 4,  # P-IRT
        ["12-08-2024 10:30"] * 4,
        [NIK, NIK] + ["Amplang"] * 2,  # two only
        [NIK] * 3 + ["Amplang"] * 8,  # less than 30 %
        [None, None],
        [],
    ],
)
def test_what_is_not_personal(values):
    assert kinds(Keterangan=values) == []


def test_a_column_of_nib_is_never_taken_for_phones():
    assert kinds(NIB=["081234567890"] * 5) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Warung Bu Siti 0812-3456-7890", "Warung Bu Siti"),
        ("Warung Bu Siti (HP: 081234567890)", "Warung Bu Siti"),
        ("Amplang, WA +62 812 3456 7890", "Amplang"),
        ("siti@contoh.id / Batik Sekar", "Batik Sekar"),
        (f"NIK {NIK} Tenun", "Tenun"),
        (f"Tenun NPWP {NPWP}", "Tenun"),
        ("Toko 0812 siti@contoh.id 34567890", "Toko"),
        ("no " * 10_000 + "x 081234567890", ("no " * 10_000 + "x")),
        ("siti@contoh.id " * 2_000, None),
        (NIK, None),
        (float(NIK), None),
        (int(NIK_OF_A_WOMAN), None),
        (81234567890.0, None),
        (PHONE, None),
        (f"Toko {NIB}", "Toko"),  # beside words it is a number to call
    ],
)
def test_masking(text, left):
    assert masked(text) == left


@pytest.mark.parametrize(
    "value",
    [
        "Warung 234",
        "64.09.01.1001",
        6409011001.0,
        NIB,
        f"Toko NIB {NIB}",
        116.65484,
        "U-0001",
        True,
    ],
)
def test_masking_leaves_the_rest_alone(value):
    series = pd.Series([value, None], dtype=object)
    left, changed = mask_personal(series)
    assert left is series
    assert len(changed) == 0


def test_a_text_that_goes_on_and_on_is_left_out(monkeypatch):
    monkeypatch.setattr(personal, "_MOST_ROUNDS", 1)
    assert masked("Toko 0812 siti@contoh.id 34567890") is None


def test_masking_says_which_rows_and_does_not_change_its_input():
    series = pd.Series(["A", f"B {PHONE}", None, f"B {PHONE}"], index=[5, 6, 7, 8])
    left, changed = mask_personal(series)
    assert changed.tolist() == [1, 3]
    assert left.tolist() == ["A", "B", None, "B"]
    assert left.index.tolist() == [5, 6, 7, 8]
    assert series.iloc[1] == f"B {PHONE}"


PIECES = st.sampled_from(
    [NIK, NPWP, PHONE, "081234567890", "siti@contoh.id", NIB, "0812", "3456", "7890", "@", " ", "."]
)


@given(st.lists(st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join), max_size=5))
def test_masking_twice_is_masking_once(texts):
    once, _ = mask_personal(pd.Series(texts, dtype=object))
    twice, changed = mask_personal(once)
    assert len(changed) == 0
    assert twice.tolist() == once.tolist()
