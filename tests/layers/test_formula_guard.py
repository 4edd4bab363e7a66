"""The guard of CSV: put on by the export, taken off by the intake, exact for every text."""

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sentra_geo.export.spreadsheet import csv_bytes
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.formula_guard import guarded, unguarded
from sentra_geo.wording import Wording

LEADS = "=+-@\t\r\n＝＋－＠"
texts = st.text(st.sampled_from("'=+-@\t\r\n＝,;\"a1 "), max_size=8) | st.text(max_size=8)


@given(texts)
def test_taking_off_undoes_putting_on(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("lead", LEADS)
def test_what_would_run_is_guarded(lead):
    assert guarded(f"{lead}x") == f"'{lead}x"
    assert guarded(f"a;{lead}x").startswith("a;") or lead in "\t\r\n"


@pytest.mark.parametrize("text", ["-5", "+62", "-1,5", "Jum'at", "a-b", "'kutip'", ""])
def test_what_cannot_run_is_left_alone(text):
    assert guarded(text) == text
    assert unguarded(text) == text


cell_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("'=+-@,;\""),
    max_size=8,
)


@pytest.mark.parametrize("language", ["id", "en"])
@given(rows=st.lists(st.tuples(cell_texts, cell_texts), min_size=1, max_size=5), header=cell_texts)
@example(rows=[("=1+1", "'=x"), ("a;=b", '",+c')], header="=judul")
@example(rows=[("-", "'-"), ("＝1", "''@")], header="'=judul")
def test_our_own_csv_comes_back_the_same(tmp_path_factory, language, rows, header):
    name = " ".join(header.split()) or "kolom"
    header = [name, f"{name} lain", "isi"]
    frame = pd.DataFrame([[*row, "x"] for row in rows], columns=header)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(csv_bytes(frame, Wording(language)))
    raw = open_table(path)
    assert raw.headers == header
    expected = frame.where(frame != "", None)
    assert raw.frame.astype(object).where(raw.frame.notna(), None).equals(expected.astype(object))


def test_a_foreign_csv_loses_only_the_guard(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("nama,'=judul\n'Toko,'=1+1\nJum'at,'kutip'\n", encoding="utf-8")
    raw = open_table(path)
    assert raw.headers == ["nama", "=judul"]
    assert raw.frame.to_numpy().tolist() == [["'Toko", "=1+1"], ["Jum'at", "'kutip'"]]
