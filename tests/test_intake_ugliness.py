"""Files as people really hand them in, each with the very words that it gets.

A file that is refused gets one sentence; any other gets the lines of its report, and notices
(``catatan``) about rows that stay. What a CSV is read as is said as well, and left out here.
"""

import io
from datetime import datetime

import openpyxl
import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.export.intake_report import finding_table, report_text
from sentra_geo.export.templates import template_workbook
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.loading import reference_of
from sentra_geo.wording import Wording

WORDS = Wording("id")
NAMES = ["id", "nama usaha", "lintang", "bujur"]
ROW = ["U1", "A", -1.39, 116.65]
HEADER = "id;nama usaha;lintang;bujur\n"


def book(*first, change=None, sheets=(), into="", rows=()):
    """The bytes of a workbook: rows of its first sheet, names of others, rows of one of these."""
    made = openpyxl.Workbook()
    for row in first:
        made.active.append(row)
    if change:
        change(made.active)
    for name in sheets:
        made.create_sheet(name)
    for row in rows:
        made[into].append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def merged(*ranges):
    def change(sheet):
        for cells in ranges:
            sheet.merge_cells(cells)

    return change


def formula(sheet):
    sheet["B2"] = '=A2&"x"'


def told(raw, reference):
    """Everything that the user reads."""
    checked = check_table(raw, Choices("businesses"), reference)
    lines = report_text(checked, WORDS).splitlines()
    lines = [line for line in lines if not line.startswith("- Dibaca sebagai teks UTF-8")]
    notices = finding_table(checked, checked.content.notices, WORDS)
    return lines + [f"catatan {row.row}: {row.reason}" for row in notices.itertuples()]


CASES = {
    "mixed separators": (
        lambda: ("a.csv", HEADER + "U1,A,-1.39,116.65\nU2;B;-1.38;116.66\n"),
        [
            "a.csv: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 2: Jumlah nilai pada baris ini kurang dari jumlah kolom (4). Periksa "
                "pemisah (“;”) dan tanda kutip pada baris ini."
            ),
            (
                "baris 2: Letaknya kosong dan desanya tidak dikenal. Isi lintang dan bujur, "
                "atau nama desa dan kecamatannya; jawab usulan nama desa."
            ),
        ],
    ),
    "too many": (
        lambda: ("a.csv", HEADER + "U1;A;-1.39;116.65;x;y\nU2;B;-1.38;116.66\n"),
        [
            "a.csv: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 2: Jumlah nilai pada baris ini lebih dari jumlah kolom (4). Periksa "
                "pemisah (“;”) dan tanda kutip pada baris ini."
            ),
        ],
    ),
    "merged headers": (
        lambda: (
            "a.xlsx",
            book(["Usaha", None, "Letak", None], NAMES, ROW, change=merged("A1:B1", "C1:D1")),
        ),
        [
            "a.xlsx: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            "- Judul kolom diambil dari baris 1 sampai 2.",
        ],
    ),
    "title": (
        lambda: ("a.xlsx", book(["DAFTAR UMKM"], [None], NAMES, ROW, change=merged("A1:D1"))),
        [
            "a.xlsx: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            "- Judul kolom diambil dari baris 3.",
            "- 1 baris di atas tabel tidak dibaca.",
        ],
    ),
    "rp": (
        lambda: (
            "a.csv",
            HEADER.strip()
            + ";tenaga kerja\nU1;A;-1.39;116.65;Rp 3\nU2;B;-1.39;116.65;Rp 1.234.567,50\n",
        ),
        [
            "a.csv: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 3: Kolom “tenaga kerja” berisi “Rp 1.234.567,50”, padahal harus bilangan"
                " bulat. Perbaiki nilainya atau kosongkan."
            ),
            (
                "catatan 2: “Rp 3” di kolom “tenaga kerja” memuat tanda mata uang; hanya "
                "angkanya yang dibaca."
            ),
        ],
    ),
    "spaces": (
        lambda: ("a.csv", HEADER + "  U1 ; A  ; -1.39  ;116.65 \n"),
        ["a.csv: 1 baris dibaca: 1 diterima, 0 disisihkan."],
    ),
    "serial": (
        lambda: (
            "a.xlsx",
            book(
                [*NAMES, "tanggal data"],
                [*ROW, 45657],
                ["U2", *ROW[1:], datetime.fromisoformat("2024-12-31")],
                ["U3", *ROW[1:], "31-12-2024"],
                ["U4", *ROW[1:], 99999999],
            ),
        ),
        [
            "a.xlsx: 4 baris dibaca: 3 diterima, 1 disisihkan.",
            (
                "baris 5: Kolom “tanggal data” berisi “99999999”, padahal harus tanggal, bulan,"
                " atau tahun. Tulis seperti 2024-12-31, 31/12/2024, Desember 2024, atau 2024."
            ),
            "catatan 2: “45657” di kolom “tanggal data” dibaca sebagai nomor tanggal Excel.",
        ],
    ),
    "formula": (
        lambda: ("a.xlsx", book(NAMES, ROW, change=formula)),
        [
            "a.xlsx: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            ("baris 2: Sel berisi rumus tanpa hasil. Buka di Excel, simpan, lalu unggah lagi."),
        ],
    ),
    "formula csv": (
        lambda: ("a.csv", HEADER + "U1;=1+1;-1.39;116.65\n"),
        ["a.csv: 1 baris dibaca: 1 diterima, 0 disisihkan."],
    ),
    "error cell": (
        lambda: ("a.xlsx", book(NAMES, ["U1", "#REF!", -1.39, 116.65])),
        [
            "a.xlsx: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "baris 2: Sel berisi galat #REF!. Perbaiki rumusnya di Excel, simpan, lalu "
                "unggah lagi."
            ),
        ],
    ),
    "empty sheets": (
        lambda: ("a.xlsx", book(sheets=["B"])),
        [
            (
                "a.xlsx: Buku kerja kosong: tidak ada lembar yang berisi. Isi lembarnya, atau "
                "pilih lembar lain, lalu unggah lagi."
            )
        ],
    ),
    "first sheet empty": (
        lambda: ("a.xlsx", book(sheets=["UMKM"], into="UMKM", rows=(NAMES, ROW))),
        [
            "a.xlsx: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            "- Berkas memuat 2 lembar atau layer; yang dibaca “UMKM”.",
        ],
    ),
    "header only": (
        lambda: ("a.csv", HEADER),
        [
            (
                "a.csv: Berkas hanya memuat judul kolom, tanpa satu baris pun di bawahnya. Isi "
                "berkas itu, lalu unggah lagi."
            )
        ],
    ),
    "duplicate headers": (
        lambda: ("a.csv", "id;nama usaha;nama usaha;lintang;bujur\nU1;A;AA;-1.39;116.65\n"),
        [
            "a.csv: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            ("- Judul kolom yang sama dipakai lebih dari sekali; yang berikutnya: nama usaha (2)."),
        ],
    ),
    "million columns": (
        lambda: (
            "a.csv",
            ";".join(f"k{n}" for n in range(1_000_000)) + "\n" + ";" * 999_999 + "\n",
        ),
        [
            (
                "a.csv: Berkas memuat lebih dari 500 kolom. Hapus kolom yang tidak diperlukan, "
                "lalu unggah lagi."
            )
        ],
    ),
    "long cell": (
        lambda: ("a.csv", HEADER + "U1;" + "x" * 10_000_000 + ";-1.39;116.65\nU2;B;-1.38;116.66\n"),
        [
            "a.csv: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 2: Kolom “nama usaha” berisi teks yang lebih panjang dari 32.767 "
                "karakter. Persingkat isinya; mungkin ada tanda kutip yang tidak ditutup."
            ),
        ],
    ),
    "open quote": (
        lambda: ("a.csv", HEADER + 'U1;"A;-1.39;116.65\nU2;B;-1.38;116.66\n'),
        [
            (
                "a.csv, baris 2: Tanda kutip yang dibuka pada baris ini tidak pernah ditutup. "
                "Tutup atau hapus tanda kutip itu, lalu unggah lagi."
            )
        ],
    ),
    "numbering": (
        lambda: ("a.csv", HEADER + "(1);(2);(3);(4)\nU1;A;-1.39;116.65\n"),
        [
            "a.csv: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 2: Baris ini berisi nomor kolom, bukan data. Hapus baris nomor kolom itu"
                " dari berkas; tidak perlu tindakan lain."
            ),
        ],
    ),
    "numbering xlsx": (
        lambda: ("a.xlsx", book(NAMES, [1, 2, 3, 4], ROW)),
        [
            "a.xlsx: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 2: Baris ini berisi nomor kolom, bukan data. Hapus baris nomor kolom itu"
                " dari berkas; tidak perlu tindakan lain."
            ),
        ],
    ),
    "total": (
        lambda: (
            "a.xlsx",
            book([*NAMES, "tenaga kerja"], [*ROW, 3], ["Jumlah", None, None, None, 3]),
        ),
        [
            "a.xlsx: 2 baris dibaca: 1 diterima, 1 disisihkan.",
            (
                "baris 3: Baris ini adalah baris jumlah, bukan data. Hapus baris jumlah itu "
                "dari berkas; tidak perlu tindakan lain."
            ),
        ],
    ),
    "nik": (
        lambda: (
            "a.csv",
            HEADER.strip()
            + ";NIK;no hp;nama pemilik\nU1;A;-1.39;116.65;6409010101900001;081234567890;Siti\n",
        ),
        [
            "a.csv: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            "- Kolom pribadi yang tidak dibaca: NIK, no hp, nama pemilik.",
        ],
    ),
    "nik pattern": (
        lambda: (
            "a.csv",
            HEADER.strip()
            + ";ket\n"
            + "".join(f"U{n};A{n};-1.39;116.65;640901010190000{n}\n" for n in range(1, 5)),
        ),
        [
            "a.csv: 4 baris dibaca: 4 diterima, 0 disisihkan.",
            "- Kolom pribadi yang tidak dibaca: ket.",
        ],
    ),
    "phone in name": (
        lambda: ("a.csv", HEADER + "U1;Toko 0812-3456-7890;-1.39;116.65\n"),
        [
            "a.csv: 1 baris dibaca: 1 diterima, 0 disisihkan.",
            (
                "catatan 2: Kolom “nama usaha” memuat data pribadi (NIK, telepon, atau surel); "
                "bagian itu dihapus."
            ),
        ],
    ),
    "template": (
        lambda: ("a.xlsx", template_workbook("businesses", WORDS)),
        [
            "a.xlsx: 2 baris dibaca: 0 diterima, 2 disisihkan.",
            "- Berkas memuat 4 lembar atau layer; yang dibaca “Usaha”.",
            (
                "baris 2: Baris ini adalah contoh dari templat. Hapus baris contoh itu dari "
                "berkas; tidak perlu tindakan lain."
            ),
            (
                "baris 3: Baris ini adalah contoh dari templat. Hapus baris contoh itu dari "
                "berkas; tidak perlu tindakan lain."
            ),
        ],
    ),
    "comma": (
        lambda: ("a.csv", HEADER + "U1;A;-1,39;116,65\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "- Koma desimal (--repair decimal_comma): 1 baris memakai koma desimal; 1 di "
                "antaranya lalu berada di wilayah desa. Contoh: -1,39; 116,65 menjadi -1.39000;"
                " 116.65000."
            ),
            (
                "baris 2: Koordinat memakai koma desimal, atau tanda desimalnya hilang. "
                "Terapkan perbaikan yang ditawarkan, atau perbaiki nilainya di berkas."
            ),
        ],
    ),
    "swapped": (
        lambda: ("a.csv", HEADER + "U1;A;116.65;-1.39\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "- Lintang dan bujur tertukar (--repair swapped_axes): Pada 1 baris lintang dan"
                " bujur tertukar; sesudah ditukar, 1 di antaranya berada di wilayah desa. "
                "Contoh: 116.65; -1.39 menjadi -1.39000; 116.65000."
            ),
            (
                "baris 2: Lintang dan bujur tampaknya tertukar. Terapkan perbaikan yang "
                "ditawarkan, atau perbaiki nilainya di berkas."
            ),
        ],
    ),
    "zero": (
        lambda: ("a.csv", HEADER + "U1;A;0;0\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "baris 2: Koordinat (0, 0) berarti letaknya belum diisi. Isi koordinatnya, atau"
                " kosongkan supaya ditempatkan menurut desa."
            ),
        ],
    ),
    "abroad": (
        lambda: ("a.csv", HEADER + "U1;A;52.1;5.1\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "baris 2: Titik ini berada di luar Kalimantan. Periksa titiknya di peta, lalu "
                "perbaiki koordinatnya."
            ),
        ],
    ),
    "nul": (
        lambda: ("a.csv", "\x00\x01\x02"),
        [
            (
                "a.csv: Berkas memuat data biner, bukan teks. Simpan ulang dari program asalnya"
                " sebagai CSV UTF-8."
            )
        ],
    ),
    "xls": (
        lambda: ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 100),
        [
            (
                "a.xls: Berkas dengan akhiran “.xls” tidak dapat diterima. Buka di Excel, lalu "
                "simpan sebagai .xlsx."
            )
        ],
    ),
    "locked": (
        lambda: ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 100),
        [
            (
                "a.xlsx: Buku kerja dikunci dengan kata sandi, atau berformat Excel lama "
                "(.xls). Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsx."
            )
        ],
    ),
    "empty": (
        lambda: ("a.csv", ""),
        ["a.csv: Berkas kosong. Isi berkas itu, lalu unggah lagi."],
    ),
    "fuzzy village": (
        lambda: ("a.csv", "id;nama usaha;desa\nU1;A;Tanjun Tenggah\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "- Desa “Tanjun Tenggah”: apakah “Tanjung Tengah” (64.09.01.1001)? Kemiripan "
                "92, 1 baris."
            ),
            (
                "baris 2: Letaknya kosong dan desanya tidak dikenal. Isi lintang dan bujur, "
                "atau nama desa dan kecamatannya; jawab usulan nama desa."
            ),
            (
                "catatan 2: Nama “Tanjun Tenggah” mirip dengan Tanjung Tengah, tetapi belum "
                "dipastikan."
            ),
        ],
    ),
    "unknown village": (
        lambda: ("a.csv", "id;nama usaha;desa\nU1;A;Wakanda\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "baris 2: Letaknya kosong dan desanya tidak dikenal. Isi lintang dan bujur, "
                "atau nama desa dan kecamatannya; jawab usulan nama desa."
            ),
            "catatan 2: Nama desa “Wakanda” tidak ada dalam daftar.",
        ],
    ),
    "bad scale": (
        lambda: ("a.csv", HEADER.strip() + ";skala\nU1;A;-1.39;116.65;raksasa\n"),
        [
            "a.csv: 1 baris dibaca: 0 diterima, 1 disisihkan.",
            (
                "baris 2: Kolom “skala” berisi “raksasa”, yang tidak dikenal. Pakai salah satu "
                "dari: Mikro, Kecil, Menengah."
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_it_gets(name, tmp_path, study):
    make, expected = CASES[name]
    called, content = make()
    path = tmp_path / "unggahan"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        raw = open_table(path, name=called)
    except IntakeError as refused:
        lines = [str(refused)]
    else:
        lines = told(raw, reference_of(study))
    assert lines == expected
