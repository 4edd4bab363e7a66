import datetime as dt
import io
import re
import zipfile

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sentra_geo.intake.files.limits import Limits
from tests.intake.files.opened import cells, faults, notices, opened, packed, refused, workbook

UNREADABLE = (
    "a.xlsx: Berkas tidak dapat dibaca. "
    "Periksa apakah berkas utuh dan formatnya sesuai dengan akhiran namanya."
)
SHEET = "xl/worksheets/sheet1.xml"


def changed(folder, content, **changes):
    """A workbook whose members were changed by functions of their text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, change in changes.items():
        full = {"sheet": SHEET, "workbook": "xl/workbook.xml"}[name]
        members[full] = change(members[full])
    return packed(folder, members)


def test_values_keep_their_kinds(tmp_path):
    rows = [
        ["nama", "nib", "lat", "tanggal", "waktu", "halal", "campur", "kode"],
        [
            " Ayu ",
            1234567890123,
            -0.9,
            dt.date(2024, 1, 2),
            dt.datetime.fromisoformat("2024-01-02T03:00"),
            True,
            1,
            "01",
        ],
        ["Batik", None, 1.5, None, None, None, "x", "02"],
    ]
    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, None)))
    assert cells(raw) == rows[1:]
    assert type(raw.frame["campur"][0]) is int
    assert type(raw.frame["tanggal"][0]) is dt.date
    assert raw.frame["nib"].dropna().astype(str).tolist()[0] == "1234567890123"
    assert (raw.format, raw.part, raw.parts) == ("xlsx", "Lembar 1", ("Lembar 1",))
    assert raw.rows.tolist() == [2, 3]
    assert notices(raw) == []


def test_a_table_that_starts_below_and_right_keeps_its_row_numbers(tmp_path):
    rows = [
        [],
        [],
        ["", "DAFTAR UMKM"],
        [],
        [None, "nama", "desa"],
        [None, "Ayu", "Sepaku"],
        [],
        [None, "B", "C"],
    ]
    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, None)))
    assert cells(raw) == [["Ayu", "Sepaku"], ["B", "C"]]
    assert raw.rows.tolist() == [6, 8]
    assert notices(raw) == [
        "Judul kolom diambil dari baris 5.",
        "1 baris di atas tabel tidak dibaca.",
        "1 baris kosong dilewati.",
    ]


def test_the_first_sheet_with_content_is_read_and_hidden_ones_come_last(tmp_path):
    rows = [["nama", "desa"], ["Ayu", "Sepaku"]]

    def hide(sheet):
        sheet.sheet_state = "hidden"

    content = workbook(tmp_path, (rows, hide), ([], None), ([["a", "b"], ["c", "d"]], None))
    raw = opened(tmp_path, "a.xlsx", content)
    assert (raw.part, raw.parts) == ("Lembar 3", ("Lembar 2", "Lembar 3", "Lembar 1"))
    assert notices(raw) == ["Berkas memuat 3 lembar atau layer; yang dibaca “Lembar 3”."]
    assert cells(opened(tmp_path, "a.xlsx", content, part="Lembar 1")) == [["Ayu", "Sepaku"]]
    assert refused(tmp_path, "a.xlsx", content, part="x") == (
        "a.xlsx: Berkas tidak memuat lembar atau layer bernama “x”. "
        "Pilih salah satu yang ada: Lembar 2, Lembar 3, Lembar 1."
    )
    empty = (
        "a.xlsx: Buku kerja kosong: tidak ada lembar yang berisi. "
        "Isi lembarnya, atau pilih lembar lain, lalu unggah lagi."
    )
    assert refused(tmp_path, "a.xlsx", content, part="Lembar 2") == empty
    assert refused(tmp_path, "a.xlsx", workbook(tmp_path, ([], None))) == empty


def test_a_sheet_with_a_header_only_is_refused(tmp_path):
    content = workbook(tmp_path, ([["nama", "desa"]], None))
    assert refused(tmp_path, "a.xlsx", content) == (
        "a.xlsx: Lembar “Lembar 1” hanya memuat judul kolom, tanpa satu baris pun di bawahnya. "
        "Isi lembarnya, atau pilih lembar lain, lalu unggah lagi."
    )


def test_merged_headers_are_joined_and_merged_cells_filled(tmp_path):
    rows = [
        ["DAFTAR UMKM 2024"],
        ["No", "Nama", "Alamat"],
        [None, None, "Desa", "Kecamatan"],
        [1, "Ayu", "Tengin Baru", "Sepaku"],
        [2, "Batik", "Bukit Raya"],
        [3, "Cuka", "Sukaraja"],
        ["Jumlah: 3"],
    ]

    def merge(sheet):
        for place in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "D4:D6", "A7:D7"):
            sheet.merge_cells(place)

    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, merge)))
    assert list(raw.frame) == ["No", "Nama", "Alamat – Desa", "Alamat – Kecamatan"]
    assert [row[3] for row in cells(raw)] == ["Sepaku", "Sepaku", "Sepaku", None]
    assert cells(raw)[3] == ["Jumlah: 3", None, None, None]
    assert raw.rows.tolist() == [4, 5, 6, 7]
    assert notices(raw) == [
        "Judul kolom diambil dari baris 2 sampai 3.",
        "1 baris di atas tabel tidak dibaca.",
        "1 gabungan sel diisi dengan nilainya di setiap baris.",
    ]


def test_errors_and_formulas_without_results_set_their_rows_aside(tmp_path):
    rows = [["nama", "nilai"], ["Ayu", "=1+1"], ["Batik", "#N/A"], ["Cuka", 3], [None, "#REF!"]]

    def errors(sheet):
        sheet["B3"].data_type = sheet["B5"].data_type = "e"

    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, errors)))
    assert cells(raw) == [["Ayu", None], ["Batik", None], ["Cuka", 3], [None, None]]
    assert faults(raw) == [
        (
            2,
            "nilai",
            None,
            "Sel berisi rumus tanpa hasil. Buka di Excel, simpan, lalu unggah lagi.",
        ),
        (
            3,
            "nilai",
            "#N/A",
            "Sel berisi galat #N/A. Perbaiki rumusnya di Excel, simpan, lalu unggah lagi.",
        ),
        (
            5,
            "nilai",
            "#REF!",
            "Sel berisi galat #REF!. Perbaiki rumusnya di Excel, simpan, lalu unggah lagi.",
        ),
    ]


def test_results_of_formulas_are_taken(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, ["nama", "nilai"])
    sheet.write_row(1, 0, ["Ayu"])
    sheet.write_formula(1, 1, "=1+1", None, 2)
    sheet.write_formula(2, 1, '=""', None, "kosong")
    sheet.write(2, 0, "Batik")
    book.close()
    content = (tmp_path / "b.xlsx").read_bytes()
    # The way in which Excel writes a formula whose result is the empty text.
    content = changed(tmp_path, content, sheet=lambda text: text.replace(">kosong<", "><"))
    raw = opened(tmp_path, "a.xlsx", content)
    assert cells(raw) == [["Ayu", 2], ["Batik", None]]
    assert raw.faults == ()
    assert notices(raw) == ["2 sel berisi rumus; yang dipakai hasil terakhirnya."]


def test_a_cell_of_ten_million_characters_is_set_aside(tmp_path):
    content = workbook(tmp_path, ([["a", "b"], ["1", "2"], ["x", "3"], [5, "4"]], None))
    content = changed(tmp_path, content, sheet=lambda text: text.replace(">x<", f">{'x' * 10**7}<"))
    raw = opened(tmp_path, "a.xlsx", content)
    assert len(raw.frame["a"][1]) == 32_767
    assert [(row, column, len(value)) for row, column, value, _ in faults(raw)] == [(3, "a", 201)]


def test_a_sheet_beyond_all_limits_is_refused_before_it_is_read(tmp_path):
    message = (
        "a.xlsx: Lembar terlalu lebar atau memuat terlalu banyak sel. "
        "Salin tabelnya saja ke lembar baru, lalu unggah lagi."
    )
    wide = workbook(tmp_path, ([["a", "b"], ["1", "2"]], lambda s: s.cell(2, 501, "x")))
    assert refused(tmp_path, "a.xlsx", wide) == message
    far = workbook(tmp_path, ([["a", "b"], ["1", "2"]], lambda s: s.cell(1_048_576, 400, "x")))
    assert refused(tmp_path, "a.xlsx", far) == message


def test_a_shared_text_that_is_repeated_too_often_is_refused(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, ["nama", "nilai"])
    for row in range(1, 101):
        sheet.write(row, 0, "x" * 30_000)
    book.close()
    limits = Limits(unpacked_bytes=2_000_000)
    content = (tmp_path / "b.xlsx").read_bytes()
    assert refused(tmp_path, "a.xlsx", content, limits=limits).startswith("a.xlsx: Lembar terlalu")


def test_more_rows_than_the_limit_are_refused(tmp_path):
    content = workbook(tmp_path, ([["a", "b"], *[["1", "2"]] * 11], None))
    message = "a.xlsx: Berkas memuat lebih dari 10 baris. Bagi menjadi beberapa berkas."
    assert refused(tmp_path, "a.xlsx", content, limits=Limits(rows=10)) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"a;b\n",
            "a.xlsx: Berkas bukan arsip ZIP yang utuh. Buat ulang berkasnya, lalu unggah lagi.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            (
                "a.xlsx: Buku kerja dikunci dengan kata sandi, atau berformat Excel lama (.xls). "
                "Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsx."
            ),
        ),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, content, message):
    assert refused(tmp_path, "a.xlsx", content) == message


def test_an_archive_without_a_workbook_is_refused(tmp_path):
    assert refused(tmp_path, "a.xlsx", packed(tmp_path, {"a.txt": "x"})) == UNREADABLE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: re.sub(r"<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', text),
        lambda text: text.replace('r="A2"', 'r="2A"'),
        lambda text: text.replace('r="A2"', 'r="A99999999999"'),
    ],
)
def test_a_broken_sheet_is_refused(tmp_path, spoil):
    content = workbook(tmp_path, ([["a", "b"], ["1", "2"]], None))
    assert refused(tmp_path, "a.xlsx", changed(tmp_path, content, sheet=spoil)) == UNREADABLE


def test_a_sheet_name_that_stands_twice_is_refused(tmp_path):
    content = workbook(tmp_path, ([["a", "b"], ["1", "2"]], None), ([["c"]], None))
    same = changed(tmp_path, content, workbook=lambda text: text.replace("Lembar 2", "Lembar 1"))
    assert refused(tmp_path, "a.xlsx", same) == UNREADABLE


def test_merged_ranges_that_cover_each_other_without_end_are_refused(tmp_path):
    content = workbook(tmp_path, ([["a", "b"], *[["x", "y"]] * 3000], None))
    ranges = '<mergeCell ref="A2:B3001"/>' * 12_000
    lying = changed(
        tmp_path,
        content,
        sheet=lambda text: text.replace(
            "</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>"
        ),
    )
    assert refused(tmp_path, "a.xlsx", lying) == UNREADABLE


def test_numbers_of_merged_cells_are_counted_once(tmp_path):
    rows = [
        ["nama", "tenaga kerja", "kode", "desa"],
        ["Ayu", 12, "12", "Sepaku"],
        ["Batik"],
        ["Cuka"],
    ]

    def merge(sheet):
        for column in "BCD":
            sheet.merge_cells(f"{column}2:{column}4")

    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, merge)))
    assert cells(raw) == [
        ["Ayu", 12, "12", "Sepaku"],
        ["Batik", None, None, "Sepaku"],
        ["Cuka", None, None, "Sepaku"],
    ]
    assert notices(raw) == [
        (
            "2 gabungan sel berisi angka atau tanggal tidak disalin: nilainya hanya dicatat di "
            "baris pertamanya."
        ),
        "1 gabungan sel diisi dengan nilainya di setiap baris.",
    ]


def test_an_empty_merged_range_beside_the_table_does_no_harm(tmp_path):
    rows = [["nama", "desa"], ["Ayu", "Sepaku"], ["B", "C"]]
    content = workbook(tmp_path, (rows, lambda sheet: sheet.merge_cells("H2:J3")))
    raw = opened(tmp_path, "a.xlsx", content)
    assert cells(raw) == rows[1:]
    assert notices(raw) == []


@pytest.mark.parametrize("limits", [{"merges": 2}, {"shared_texts": 3}, {"spoilt_cells": 1}])
def test_what_a_workbook_holds_beside_its_cells_is_counted(tmp_path, limits):
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, ["nama", "desa"])
    for row in range(1, 4):
        sheet.merge_range(row, 4, row, 5, None)
        sheet.write_row(row, 0, [f"usaha {row}"])
        sheet.write_formula(row, 1, "=1/0", None, "#DIV/0!")
    book.close()
    content = (tmp_path / "b.xlsx").read_bytes()
    assert len(opened(tmp_path, "a.xlsx", content).frame) == 3
    assert refused(tmp_path, "a.xlsx", content, limits=Limits(**limits)) == (
        "a.xlsx: Lembar terlalu lebar atau memuat terlalu banyak sel. "
        "Salin tabelnya saja ke lembar baru, lalu unggah lagi."
    )


def test_a_sheet_without_a_header_keeps_its_first_record(tmp_path):
    rows = [["Ayu", "Sepaku", -0.9, 116.7], ["B", "Penajam", -1.25, 116.5]]
    raw = opened(tmp_path, "a.xlsx", workbook(tmp_path, (rows, None)))
    assert list(raw.frame) == ["kolom 1", "kolom 2", "kolom 3", "kolom 4"]
    assert cells(raw) == rows
    assert raw.rows.tolist() == [1, 2]


values = st.one_of(
    st.none(),
    st.text(
        st.characters(codec="utf-8", min_codepoint=32, exclude_categories=["Cs", "Cn", "Co"]),
        max_size=6,
    ).map(lambda text: text.strip() or None),
    st.integers(-(10**12), 10**12),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 6)),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@settings(max_examples=60)
@given(rows=st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=6))
def test_random_tables_come_back_the_same(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("xlsx")
    book = xlsxwriter.Workbook(folder / "b.xlsx", {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("A")
    for place, row in enumerate([["kolom_a", "kolom_b", "kolom_c"], *rows, ["x", None, None]]):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(place, column, value)
            elif value is not None:
                sheet.write(place, column, value)
    book.close()
    raw = opened(folder, "a.xlsx", (folder / "b.xlsx").read_bytes())
    expected = [row for row in rows if any(value is not None for value in row)]
    assert cells(raw)[:-1] == expected
    assert raw.faults == ()
    assert np.all(np.diff(raw.rows) > 0)
    assert len(raw.rows) == len(expected) + 1
