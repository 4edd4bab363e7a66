"""People by village or district."""

import pytest

from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


def people(reference, headers, *rows, **choices):
    return checked_of(headers, list(rows), reference, "population", **choices)


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        (["Kecamatan", "Penduduk"], ["Kec. Waru", "21.550"], "64.09.02"),
        (["Kode wilayah", "Penduduk"], ["640902", "21.550 jiwa"], "64.09.02"),
        (["Kode wilayah", "Kecamatan", "Penduduk"], ["64.09.01", "Waru", "21550"], "64.09.01"),
        (["Desa", "Kecamatan", "Penduduk"], ["Pejala", "Penajam", "21550"], "64.09.01.1005"),
        (["Kode desa", "Penduduk"], ["64.09.01.1005", "21550"], "64.09.01.1005"),
    ],
)
def test_an_area_by_code_or_name(reference, headers, row, code):
    checked = people(reference, headers, row)
    assert checked.frame["area_code"].tolist() == [code]
    assert checked.frame["people"].tolist() == [21_550]
    assert checked.geometry is None
    assert checked.placed_by_village == 0


def test_an_unknown_area(reference):
    checked = people(reference, ["Kecamatan", "Penduduk"], ["Gotham", "5"], ["Waru", "6"])
    assert reasons(checked) == [(3, "Wilayahnya tidak dikenal.")]
    assert checked.accepted.tolist() == [1]


def test_unknown_people_are_not_nought(reference):
    checked = people(reference, ["Kecamatan", "Penduduk"], ["Waru", None], ["Penajam", "0"])
    assert checked.frame["people"].tolist() == [0]
    assert reasons(checked) == [(3, "Kolom “Penduduk” kosong.")]


def test_one_area_once(reference):
    checked = people(reference, ["Kecamatan", "Penduduk"], ["Waru", "5"], ["waru", "6"])
    assert reasons(checked)[0][0] == 5
    assert "sudah dipakai" in reasons(checked)[0][1]
