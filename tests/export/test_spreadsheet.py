"""Tables that leave: what is text stays text, what is a number stays a number."""

import csv
import datetime
import io
import math
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from sentra_geo.export import spreadsheet
from sentra_geo.export.cells import cell_values
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.export.titles import sheet_titles
from sentra_geo.layers.formula_guard import guarded, unguarded
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")
NASTY = (
    "=cmd|'/c calc'!A1",
    "=1+1",
    "+1-1",
    "+62 812-0000",
    "-1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "'=1",
    "''@x",
    "'-1",
    "{=1+1}",
    "http://example.com",
    "mailto:a@example.com",
    "007",
    "1e5",
    "TRUE",
    "#REF!",
    "_x0041_",
    "<r>b</r>",
    "<r><t>&</r>",
    "a;=1+1",
    "a,=1+1",
    'a","=1',
    "a\n=1",
    " spasi ",
    "Sepaku – ⅓ 😀",
)
# Texts that carry what spreadsheets look for, more often than chance would.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@＝'\",;\t\r\n <r>/_x0041 1"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=20,
)
# What neither XML nor the test's reader can carry.
PLAIN = TEXTS.map(lambda text: "".join(c for c in text if c >= " " and c not in "\ufffe\uffff"))


def book_of(data, **options):
    return openpyxl.load_workbook(io.BytesIO(data), **options)


def column_of(values, words=ID, **about):
    sheet = Sheet("Usaha", pd.DataFrame({"nilai": values}), **about)
    page = book_of(workbook_bytes([sheet], words)).worksheets[0]
    return [page.cell(row, 1) for row in range(2, len(values) + 2)]


def text_of(cell):
    """A cell's text as Excel shows it; openpyxl leaves the escapes of in-line texts standing."""
    return unescape(cell.value or "")


def csv_rows(data, delimiter=";"):
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def opens_as_formula(text):
    """What Excel would make of a field of a CSV file."""
    body = text.lstrip("\t\r\n")
    try:
        float(text.replace(",", "."))
    except ValueError:
        return body[:1] in tuple("=+-@＝＋－＠")
    return False


class TestWorkbook:
    @pytest.mark.parametrize("text", NASTY)
    def test_a_text_is_a_text_whatever_it_looks_like(self, text):
        (cell,) = column_of([text])
        assert cell.data_type in {"s", "inlineStr"}
        assert cell.hyperlink is None
        assert text_of(cell) == text.replace("\r", "\n")

    @given(PLAIN)
    def test_every_text_comes_back(self, text):
        (cell,) = column_of([text])
        assert text_of(cell) == text
        assert cell.data_type != "f"

    def test_headers_and_notes_are_texts_too(self):
        frame = pd.DataFrame({"=1+1": ["a"]})
        sheet = Sheet("A", frame, notes={"=1+1": "=2+2"})
        cell = book_of(workbook_bytes([sheet], ID)).worksheets[0]["A1"]
        assert (cell.data_type, cell.value) == ("inlineStr", "=1+1") or cell.data_type == "s"
        assert cell.comment.text.endswith("=2+2")

    def test_no_part_of_the_file_holds_a_formula(self):
        sheet = Sheet("A", pd.DataFrame({"a": list(NASTY)}), choices={"a": NASTY})
        with zipfile.ZipFile(io.BytesIO(workbook_bytes([sheet], ID))) as file:
            pages = [name for name in file.namelist() if "worksheets/sheet" in name]
            assert not any(b"<f>" in file.read(name) for name in pages)

    def test_numbers_are_numbers(self):
        cells = column_of([1, 2.5, -3.0, 0.0])
        assert [cell.value for cell in cells] == [1, 2.5, -3, 0]
        assert {cell.data_type for cell in cells} == {"n"}

    def test_unknown_is_empty_and_never_zero(self):
        assert [c.value for c in column_of([None, np.nan, "", pd.NA, pd.NaT])] == [None] * 5
        assert [c.value for c in column_of([1.0, np.nan])] == [1, None]

    @pytest.mark.parametrize(("words", "texts"), [(ID, ["ya", "tidak"]), (EN, ["yes", "no"])])
    def test_flags_are_words(self, words, texts):
        values = pd.array([True, False, None], dtype="boolean")
        assert cell_values(pd.Series(values), words) == [*map(words.gettext, ["ya", "tidak"]), None]
        if words is ID:
            assert cell_values(pd.Series([True, False]), words) == texts

    def test_days_are_iso_texts(self):
        days = [
            pd.Timestamp("2024-05-01"),
            datetime.date(2024, 5, 2),
            pd.Timestamp("2024-05-01 7:00"),
        ]
        found = cell_values(pd.Series(days, dtype=object), ID)
        assert found == ["2024-05-01", "2024-05-02", "2024-05-01 07:00:00"]

    def test_long_whole_numbers_and_infinity_do_not_lose_digits_or_break(self):
        found = cell_values(pd.Series([6409012345678901234, math.inf], dtype=object), ID)
        assert found == ["6409012345678901234", "∞"]

    def test_characters_that_xml_forbids_are_taken_out(self):
        texts = pd.Series(["a\x00b\x0bc\ud800d\uffffe"], dtype=object)
        assert cell_values(texts, ID) == ["abcde"]

    @pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000])
    def test_a_text_too_long_is_cut_with_a_mark(self, text):
        (cell,) = column_of([text])
        assert cell.value.endswith("… [dipotong]")
        assert 32_760 <= len(cell.value.encode("utf-16-le")) / 2 <= 32_767

    @pytest.mark.parametrize("text", ["x" * 32_767, "😀" * 16_383])
    def test_the_longest_text_is_left_whole(self, text):
        assert column_of([text])[0].value == text

    def test_more_rows_than_a_sheet_holds_go_on_in_the_next(self, monkeypatch):
        monkeypatch.setattr(spreadsheet, "MOST_ROWS", 4)
        book = book_of(workbook_bytes([Sheet("Usaha", pd.DataFrame({"n": range(7)}))], ID))
        assert book.sheetnames == ["Usaha", "Usaha (2)", "Usaha (3)"]
        found = [[c.value for c in page["A"]] for page in book]
        assert found == [["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6]]

    def test_a_table_without_rows_keeps_its_header(self):
        assert column_of([]) == []

    def test_more_columns_than_a_sheet_holds_are_refused(self):
        frame = pd.DataFrame(np.zeros((1, 16_385)))
        with pytest.raises(ValueError, match="16385 columns"):
            workbook_bytes([Sheet("A", frame)], ID)

    def test_the_same_table_gives_the_same_bytes(self):
        sheet = Sheet("A", pd.DataFrame({"a": ["x", None]}), notes={"a": "b"}, choices={"a": ["x"]})
        first = workbook_bytes([sheet], ID, {"title": "Judul"})
        assert workbook_bytes([sheet], ID, {"title": "Judul"}) == first
        # No time of writing stands in it, in the properties or the archive.
        properties = book_of(first).properties
        assert {str(properties.created), str(properties.modified)} == {"2020-01-01 00:00:00"}
        with zipfile.ZipFile(io.BytesIO(first)) as file:
            assert {member.date_time[:2] for member in file.infolist()} == {(1980, 1)}

    def test_header_stays_in_sight_and_can_be_filtered(self):
        page = book_of(workbook_bytes([Sheet("A", pd.DataFrame({"a": [1], "b": [2]}))], ID)).active
        assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:B2")
        assert page["A1"].font.bold

    def test_formats_and_widths(self):
        frame = pd.DataFrame({"n": [1234.5], "p": [0.5], "kode": [None]})
        kinds = {"n": "tenths", "p": "share", "kode": "text"}
        page = book_of(
            workbook_bytes([Sheet("A", frame, kinds=kinds, widths={"n": 33})], ID)
        ).active
        assert page["A2"].number_format == "#,##0.0"
        assert page["B2"].number_format == "0.0%"
        assert page.column_dimensions["C"].number_format == "@"
        assert 33 <= page.column_dimensions["A"].width < 34

    def test_properties_are_kept(self):
        data = workbook_bytes([Sheet("A", pd.DataFrame({"a": [1]}))], ID, {"title": "Judul\x00"})
        assert book_of(data).properties.title == "Judul"

    def test_choices_stand_on_a_hidden_sheet(self):
        frame = pd.DataFrame({"skala": [None], "desa": [None]})
        choices = {"skala": ["Mikro", "Kecil, sedang"], "desa": [f"Desa {n}" for n in range(400)]}
        book = book_of(workbook_bytes([Sheet("A", frame, choices=choices)], ID))
        assert book.worksheets[1].sheet_state == "hidden"
        rules = {
            str(r.sqref): r.formula1 for r in book.worksheets[0].data_validations.dataValidation
        }
        assert rules == {
            "A2:A1048576": "'Daftar pilihan'!$A$1:$A$2",
            "B2:B1048576": "'Daftar pilihan'!$B$1:$B$400",
        }
        assert book.worksheets[1]["A2"].value == "Kecil, sedang"


class TestSheetTitles:
    @given(st.lists(TEXTS, min_size=1, max_size=6))
    def test_what_excel_asks_for(self, titles):
        found = sheet_titles(titles, ID)
        assert len({title.casefold() for title in found}) == len(titles)
        for title in found:
            assert 1 <= len(title.encode("utf-16-le")) / 2 <= 31
            assert not set(title) & set("[]:*?/\\")
            assert title == title.strip("'")
            assert title.casefold() != "history"

    def test_long_titles_stay_apart(self):
        assert sheet_titles(["x" * 40, "X" * 40], ID) == ["x" * 31, "X" * 27 + " (2)"]

    def test_the_title_that_excel_keeps_for_itself(self):
        assert sheet_titles(["History"], ID) == ["History (2)"]

    def test_workbook_takes_any_title(self):
        sheets = [Sheet(title, pd.DataFrame({"a": [1]})) for title in ("'a'", "History", "[x]", "")]
        assert len(book_of(workbook_bytes(sheets, ID)).sheetnames) == 4


class TestCsv:
    def test_indonesian_excel_wants_semicolons_and_decimal_commas(self):
        frame = pd.DataFrame({"nama": ["Désa"], "km": [1234.5]})
        assert csv_bytes(frame, ID) == "\ufeffnama;km\r\nDésa;1234,5\r\n".encode()

    def test_english_excel_wants_commas_and_points(self):
        frame = pd.DataFrame({"name": ["a"], "km": [1234.5]})
        assert csv_bytes(frame, EN) == "\ufeffname,km\r\na,1234.5\r\n".encode()

    @pytest.mark.parametrize("words", [ID, EN])
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    def test_no_field_runs_as_a_formula_whatever_separator_excel_believes_in(
        self, words, delimiter
    ):
        data = csv_bytes(pd.DataFrame({"a": list(NASTY), "=b": list(NASTY)}), words)
        own = ";" if words is ID else ","
        if delimiter == own:
            fields = [field for row in csv_rows(data, own) for field in row]
        else:  # quotes inside a field mean nothing then
            fields = data.decode("utf-8-sig").replace("\r", "\n").replace("\n", delimiter)
            fields = [field.strip('"') for field in fields.split(delimiter)]
            fields = [field for field in fields if own not in field]
        assert fields
        assert [field for field in fields if opens_as_formula(field)] == []

    @given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([ID, EN]))
    def test_every_text_comes_back_once_the_apostrophe_is_taken_off(self, texts, words):
        texts = [text.replace("\ufffe", "").replace("\uffff", "") for text in texts]
        texts = ["".join(c for c in text if c >= " " or c in "\t\r\n") for text in texts]
        frame = pd.DataFrame({"no": range(len(texts)), "teks": texts})
        rows = csv_rows(csv_bytes(frame, words), ";" if words is ID else ",")[1:]
        assert [unguarded(row[1]) for row in rows] == texts
        assert not any(opens_as_formula(row[1]) for row in rows)

    @given(TEXTS)
    def test_guard_and_its_undoing(self, text):
        assert unguarded(guarded(text)) == text

    @pytest.mark.parametrize("text", ["-1", "+62", "-1.5", "-1,5", "12", "Jum'at", "a-b", "x=y"])
    def test_plain_numbers_and_ordinary_texts_are_left_alone(self, text):
        assert guarded(text) == text

    def test_numbers_are_written_in_full(self):
        rows = csv_rows(csv_bytes(pd.DataFrame({"n": [1e-7, 2.0**60, 116.65484, -0.5]}), ID))
        assert [row[0] for row in rows[1:]] == [
            "0,0000001",
            "1152921504606846976",
            "116,65484",
            "-0,5",
        ]

    def test_unknown_is_empty(self):
        rows = csv_rows(csv_bytes(pd.DataFrame({"a": [None, "x"], "n": [np.nan, 0.0]}), ID))
        assert rows[1:] == [["", ""], ["x", "0"]]
