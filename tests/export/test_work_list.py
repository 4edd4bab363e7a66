"""The work list as a file: whole, with names, and only of the register the answer was made from."""

import csv
import io

import pytest

from sentra_geo import answer
from sentra_geo.errors import LayerError
from sentra_geo.export.business_list import business_list_file, first_rows
from sentra_geo.export.work_list import as_business_list
from sentra_geo.sections.programme_kinds import kinds_of
from sentra_geo.sections.work_list import work_list
from sentra_geo.wording import Wording
from tests.sections.test_programmes import make

ID = Wording("id")


def listed(found, kind):
    return as_business_list(work_list(found.cut, kinds_of(kind)), kind, "Daftar", ID)


@pytest.fixture
def made(tmp_path):
    return make(tmp_path / "made")


def test_the_file_holds_everybody_and_says_what_is_unknown(made):
    found = answer(made, made.default_question())
    text = business_list_file(listed(found, "training"), "csv", made, found, ID).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Kode usaha"] for row in rows] == ["U6", "U9", "U10", "U11", "U12", "U8"]
    assert rows[-1]["Status"].startswith("tidak diketahui")
    assert {row["Status"] for row in rows[:-1]} == {"belum terjangkau program"}
    assert [row["Nama desa"] for row in rows[:3]] == ["C", "C", "D"]
    assert {row["Data contoh"] for row in rows} == {""}
    assert "Hanya untuk dipakai di dalam kantor" in rows[0]["Keterangan berkas"]
    assert business_list_file(listed(found, "any"), "xlsx", made, found, ID).startswith(b"PK")


def test_no_form_and_another_register_are_refused(made):
    found = answer(made, made.default_question())
    with pytest.raises(ValueError, match="pdf"):
        business_list_file(listed(found, "any"), "pdf", made, found, ID)
    path = made.businesses.facts.path
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(LayerError):
        business_list_file(listed(found, "any"), "csv", made, found, ID)


def test_a_page_shows_the_first_rows_with_their_place(made):
    found = answer(made, made.default_question())
    frame = first_rows(listed(found, "training"), made, found, ID, most=2).frame
    assert list(frame["Kode usaha"]) == ["U6", "U9"]
    assert set(frame["Zona"]) == {"Luar delineasi"}
