import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentra_geo.intake.files.limits import Limits
from tests.intake.files.opened import cells, faults, notices, opened, refused

CHECK_LINE = "Periksa pemisah (“;”) dan tanda kutip pada baris ini."


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_separator_encoding_and_line_end(tmp_path, separator, encoding, newline):
    lines = ["nama;desa", "Kué Ayu;Sepaku", "Batik;"]
    text = newline.join(lines).replace(";", separator)
    raw = opened(tmp_path, "umkm.csv", text.encode(encoding))
    assert cells(raw) == [["Kué Ayu", "Sepaku"], ["Batik", None]]
    assert list(raw.frame) == ["nama", "desa"]
    assert raw.rows.tolist() == [2, 3]
    shown = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}.get(encoding, encoding.upper())
    mark = "tab" if separator == "\t" else separator
    assert notices(raw)[0] == f"Dibaca sebagai teks {shown} dengan pemisah “{mark}”."
    warned = "Berkas bukan UTF-8. Periksa apakah huruf beraksen terbaca dengan benar."
    assert (warned in notices(raw)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lintang;bujur\n-1,23;116,7\n-1,25;116,9\n", [["-1,23", "116,7"], ["-1,25", "116,9"]]),
        ('nama,alamat\n"Ayu; Jaya","Jl. A; B; C"\n', [["Ayu; Jaya", "Jl. A; B; C"]]),
        ('nama;alamat\n"Ayu\nJaya";"a;b"\n', [["Ayu\nJaya", "a;b"]]),
        ('nama|kutip\nx|"kata ""ya"""\n', [["x", 'kata "ya"']]),
        ("sep=;\nnama;nilai\na,b;1\n", [["a,b", "1"]]),
        ("nama,desa\n  spasi , Sepaku \n", [["  spasi ", " Sepaku "]]),
        ("kode\n6409010001\n", [["6409010001"]]),
    ],
)
def test_separators_are_told_from_text(tmp_path, text, expected):
    raw = opened(tmp_path, "a.csv", text)
    assert cells(raw) == expected
    assert raw.faults == ()


def test_rows_that_do_not_fit_are_kept_and_set_aside(tmp_path):
    text = "a;b;c\n1;2;3\n4,5,6\n7;8;9;10\n11;12\n13;14;15;;\n16;17;\n"
    raw = opened(tmp_path, "campur.csv", text)
    assert cells(raw) == [
        ["1", "2", "3"],
        ["4,5,6", None, None],
        ["7", "8", "9"],
        ["11", "12", None],
        ["13", "14", "15"],
        ["16", "17", None],
    ]
    few = f"Jumlah nilai pada baris ini kurang dari jumlah kolom (3). {CHECK_LINE}"
    many = f"Jumlah nilai pada baris ini lebih dari jumlah kolom (3). {CHECK_LINE}"
    assert faults(raw) == [
        (3, "", "4,5,6", few),
        (5, "", "11;12", few),
        (4, "", "7;8;9;10", many),
    ]


def test_blank_rows_count_for_numbers_only(tmp_path):
    raw = opened(tmp_path, "a.csv", "a;b\n\n1;2\n;\n  ; \n3;4\n\n")
    assert cells(raw) == [["1", "2"], ["3", "4"]]
    assert raw.rows.tolist() == [3, 6]
    assert "4 baris kosong dilewati." in notices(raw)


def test_titles_above_the_header_are_passed_over(tmp_path):
    text = "DAFTAR UMKM SEPAKU;;;\nTahun 2024;;;\n;;;\nNo;Nama;Desa;Produk\n1;Ayu;Sepaku;kue\n"
    raw = opened(tmp_path, "a.csv", text)
    assert list(raw.frame) == ["No", "Nama", "Desa", "Produk"]
    assert raw.rows.tolist() == [5]
    assert notices(raw)[1:] == [
        "Judul kolom diambil dari baris 4.",
        "2 baris di atas tabel tidak dibaca.",
    ]


@pytest.mark.parametrize(
    "records",
    [
        ["Ayu;Sepaku;0812-3456-7890", "Batik;Penajam;0813 1111 2222"],
        ["Ayu;Sepaku;6409015203900001", "Batik;Penajam;6409011203800002"],
        ["Ayu;Sepaku;ayu@contoh.id", "Batik;Penajam;b@contoh.id"],
        ["Ayu;Sepaku;-0,9", "Batik;Penajam;", "Cuka;Sepaku;-1,2"],
        ["Ayu;Sepaku;116°42'E", "Batik;Penajam;116°45'E"],
        ["Ayu;Sepaku;Rp 1.500.000", "Batik;Penajam;Rp 20.000"],
        ["Ayu;Sepaku;12 Mei 2024", "Batik;Penajam;1 Juni 2023"],
        ["1;Ayu;3", "2;Batik;7"],
        ["1;2;3", "4;5;6"],
        ["1;20;Ayu", "2;30;Batik", "3;;Cuka;"],
    ],
)
def test_a_first_record_is_never_taken_for_a_header(tmp_path, records):
    raw = opened(tmp_path, "a.csv", "\n".join(records))
    assert list(raw.frame) == ["kolom 1", "kolom 2", "kolom 3"]
    assert [[value or "" for value in row] for row in cells(raw)] == [
        record.split(";")[:3] for record in records
    ]
    assert raw.rows.tolist() == list(range(1, len(records) + 1))
    assert notices(raw)[1:] == [
        (
            "Berkas tidak memuat judul kolom, jadi kolomnya diberi nama kolom 1, kolom 2 "
            "dan seterusnya. Baris 1 dibaca sebagai data."
        )
    ]
    assert raw.faults == ()


def test_a_title_above_records_without_a_header_is_told(tmp_path):
    raw = opened(tmp_path, "a.csv", "DAFTAR UMKM;;\n\nAyu;Sepaku;3\nBatik;Penajam;4\n")
    assert cells(raw) == [["Ayu", "Sepaku", "3"], ["Batik", "Penajam", "4"]]
    assert raw.rows.tolist() == [3, 4]
    assert "1 baris di atas tabel tidak dibaca." in notices(raw)
    assert any("Baris 3 dibaca sebagai data." in notice for notice in notices(raw))


@pytest.mark.parametrize(
    "header",
    ["nama;2019;2020", "nama;1;2", "nama;-;jumlah", "nama;no telp;jumlah", "nama;(1);2024"],
)
def test_numbers_that_are_titles_stay_a_header(tmp_path, header):
    raw = opened(tmp_path, "a.csv", f"{header}\nAyu;Sepaku;12\nBatik;Penajam;14\n")
    assert list(raw.frame) == header.split(";")
    assert raw.rows.tolist() == [2, 3]


def test_a_header_of_two_rows_is_joined(tmp_path):
    text = "No,Nama,Alamat,,Koordinat,\n,,Desa,Kecamatan,Lat,Lon\n1,Ayu,Sepaku,Sepaku,-0.9,116.7\n"
    raw = opened(tmp_path, "a.csv", text)
    assert list(raw.frame) == [
        "No",
        "Nama",
        "Alamat – Desa",
        "Alamat – Kecamatan",
        "Koordinat – Lat",
        "Koordinat – Lon",
    ]
    assert cells(raw) == [["1", "Ayu", "Sepaku", "Sepaku", "-0.9", "116.7"]]
    assert "Judul kolom diambil dari baris 1 sampai 2." in notices(raw)


def test_a_record_is_never_taken_for_a_second_header(tmp_path):
    raw = opened(tmp_path, "a.csv", "nama,,desa\nAyu,toko,Sepaku\nBatik,kios,Penajam\n")
    assert len(raw.frame) == 2


def test_repeated_and_missing_headers_get_names(tmp_path):
    raw = opened(tmp_path, "a.csv", "nama;nama;;nama (2);\na;b;c;d;\n")
    assert list(raw.frame) == ["nama", "nama (2)", "kolom 3", "nama (2) (2)"]
    assert notices(raw)[1:] == [
        "Judul kolom yang sama dipakai lebih dari sekali; yang berikutnya: nama (2), nama (2) (2).",
        "Kolom tanpa judul diberi nama: kolom 3.",
    ]


def test_a_cell_of_ten_million_characters_is_set_aside(tmp_path):
    raw = opened(tmp_path, "a.csv", "a;b\n1;2\n" + "x" * 10_000_000 + ";3\n")
    assert raw.frame["a"].str.len().tolist() == [1, 32_767]
    assert faults(raw) == [
        (
            3,
            "a",
            "x" * 200 + "…",
            (
                "Kolom “a” berisi teks yang lebih panjang dari 32767 karakter. "
                "Persingkat isinya; mungkin ada tanda kutip yang tidak ditutup."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "a.csv: Berkas kosong. Isi berkas itu, lalu unggah lagi."),
        ("\n ;\n", "a.csv: Berkas kosong. Isi berkas itu, lalu unggah lagi."),
        (
            "nama;desa\n\n",
            (
                "a.csv: Berkas hanya memuat judul kolom, tanpa satu baris pun di bawahnya. "
                "Isi berkas itu, lalu unggah lagi."
            ),
        ),
        (
            'nama;desa\nAyu;Sepaku\n"Batik;Penajam\nx;y\n',
            (
                "a.csv, baris 3: Tanda kutip yang dibuka pada baris ini tidak pernah ditutup. "
                "Tutup atau hapus tanda kutip itu, lalu unggah lagi."
            ),
        ),
        (
            'nama;desa\nAyu;"',
            (
                "a.csv, baris 2: Tanda kutip yang dibuka pada baris ini tidak pernah ditutup. "
                "Tutup atau hapus tanda kutip itu, lalu unggah lagi."
            ),
        ),
        (
            "a;b\n1;\0\n",
            (
                "a.csv: Berkas memuat data biner, bukan teks. "
                "Simpan ulang dari program asalnya sebagai CSV UTF-8."
            ),
        ),
        (
            b"a;b\n1;\x81\n",
            (
                "a.csv: Pengodean teks berkas tidak dikenali. "
                "Simpan ulang dengan pengodean UTF-8, lalu unggah lagi."
            ),
        ),
        (
            b"\xff\xfea",
            (
                "a.csv: Pengodean teks berkas tidak dikenali. "
                "Simpan ulang dengan pengodean UTF-8, lalu unggah lagi."
            ),
        ),
        (
            b"\x89PNG\r\n\x1a\n0000",
            "a.csv: Berkas adalah gambar, bukan CSV. Ubah akhiran nama berkas sesuai isinya.",
        ),
        (
            b"PK\x03\x04000",
            (
                "a.csv: Berkas adalah arsip atau buku kerja Excel, bukan CSV. "
                "Ubah akhiran nama berkas sesuai isinya."
            ),
        ),
        (
            ";".join(["a"] * 1_000_000) + "\n",
            (
                "a.csv: Berkas memuat lebih dari 500 kolom. "
                "Hapus kolom yang tidak diperlukan, lalu unggah lagi."
            ),
        ),
    ],
)
def test_what_cannot_be_understood_is_refused(tmp_path, content, message):
    assert refused(tmp_path, "a.csv", content) == message


def test_a_row_of_a_million_values_is_set_aside(tmp_path):
    raw = opened(tmp_path, "a.csv", "a;b\n1;2\n" + "z;" * 1_000_000 + "\n")
    assert [fault[0] for fault in faults(raw)] == [3]
    assert len(faults(raw)[0][2]) == 201


def test_more_rows_than_the_limit_are_refused(tmp_path):
    text = "a;b\n" + "1;2\n" * 11
    message = "a.csv: Berkas memuat lebih dari 10 baris. Bagi menjadi beberapa berkas."
    assert refused(tmp_path, "a.csv", text, limits=Limits(rows=10)) == message
    assert len(opened(tmp_path, "a.csv", text, limits=Limits(rows=11)).frame) == 11


def test_progress_is_told(tmp_path):
    told = []
    opened(tmp_path, "a.csv", "a;b\n1;2\n", progress=lambda *step: told.append(step))
    assert [message for _, message in told] == ["Memeriksa berkas", "Membaca baris"]


text_values = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8
)
marked_values = st.text(st.sampled_from('ab1;,|\t"\n é'), max_size=6)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(text_values | marked_values, min_size=width, max_size=width),
        min_size=1,
        max_size=6,
    )
)


@settings(max_examples=150)
@given(
    rows=tables,
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_random_tables_come_back_the_same(tmp_path_factory, rows, separator, encoding, end):
    header = [f"kolom_{place}" for place in "abcd"[: len(rows[0])]]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    mark = ["x"] * len(header)  # so that no table is empty
    writer.writerows([header, *rows, mark])
    raw = opened(tmp_path_factory.mktemp("csv"), "a.csv", buffer.getvalue().encode(encoding))
    expected = [[value or None for value in row] for row in rows if "".join(row).strip()]
    assert list(raw.frame) == header
    assert cells(raw) == [*expected, mark]
    numbers = [place for place, row in enumerate(rows, 2) if "".join(row).strip()]
    assert raw.rows.tolist() == [*numbers, len(rows) + 2]
    assert raw.faults == ()
