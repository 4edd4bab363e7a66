import pytest

from sentra_geo import LayerError, QuestionError, SentraGeoError
from sentra_geo.errors import Fault


def test_fault_names_file_and_row_before_reason_and_remedy():
    fault = Fault("Kolom {c} kosong.", "Isi {c}.", file="a.csv", row=7, fields={"c": "x"})
    assert fault.text() == "a.csv, baris 7: Kolom x kosong. Isi x."


def test_fault_without_file_or_row_starts_with_its_reason():
    assert Fault("Salah.", "Perbaiki.").text() == "Salah. Perbaiki."
    assert Fault("Salah.", "Perbaiki.", file="a.csv").text() == "a.csv: Salah. Perbaiki."


def test_fault_is_translated_before_its_fields_are_filled_in():
    catalogue = {
        "Kolom {c} kosong.": "Column {c} is empty.",
        "Isi.": "Fill it.",
        ", baris {row}": ", row {row}",
    }
    fault = Fault("Kolom {c} kosong.", "Isi.", file="a.csv", row=2, fields={"c": "x"})
    assert fault.text(catalogue.__getitem__) == "a.csv, row 2: Column x is empty. Fill it."


def test_braces_in_a_value_are_left_alone():
    fault = Fault("Nilai {v}.", "Ganti.", fields={"v": "{oops} {0}"})
    assert "{oops} {0}" in fault.text()


def test_str_of_an_error_is_its_text():
    error = LayerError(Fault("Salah.", "Perbaiki.", file="a.csv"))
    assert str(error) == error.text() == "a.csv: Salah. Perbaiki."


def test_error_takes_one_fault_or_many():
    fault = Fault("Salah.", "Perbaiki.")
    assert LayerError(fault).faults == (fault,)
    assert LayerError([fault, fault]).faults == (fault, fault)


@pytest.mark.parametrize(("faults", "rest"), [(5, None), (6, 1), (30, 25)])
def test_text_shows_five_faults_and_counts_the_rest(faults, rest):
    error = LayerError([Fault(f"Salah {n}.", "Perbaiki.") for n in range(faults)])
    lines = error.text().splitlines()
    assert [line[:7] for line in lines[:5]] == [f"Salah {n}" for n in range(5)]
    assert lines[5:] == ([] if rest is None else [f"… dan {rest} kesalahan lain."])
    assert len(error.text(most=faults).splitlines()) == faults


@pytest.mark.parametrize("kind", [LayerError, QuestionError])
def test_errors_are_of_the_package_and_value_errors(kind):
    assert issubclass(kind, SentraGeoError)
    assert issubclass(kind, ValueError)
