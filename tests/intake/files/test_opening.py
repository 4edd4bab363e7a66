import contextlib
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files import opening
from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.files.opening import ALLOWED_SUFFIXES, open_table
from sentra_geo.intake.files.table import RawTable
from tests.intake.files.opened import opened, refused

ALLOWED = (
    ".csv, .txt, .tsv, .xlsx, .geojson, .json, .gpkg, .zip, .kml, .kmz, .fgb, .parquet, .geoparquet"
)
STARTS = [
    b"",
    b"{",
    b'{"type":"FeatureCollection","features":[',
    b"PK\x03\x04",
    b"SQLite format 3\0",
    b"PAR1",
    b"fgb\x03fgb\x00",
    b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">',
    b"\xff\xfe",
    b"a;b\n",
]


@pytest.mark.parametrize(
    ("name", "suffix", "remedy"),
    [
        ("a.pdf", ".pdf", f"Pakai salah satu format ini: {ALLOWED}."),
        ("polos", "", f"Pakai salah satu format ini: {ALLOWED}."),
        ("a.vrt", ".vrt", f"Pakai salah satu format ini: {ALLOWED}."),
        ("a.XLS", ".xls", "Buka di Excel, lalu simpan sebagai .xlsx."),
        ("a.ods", ".ods", "Buka di LibreOffice, lalu simpan sebagai .xlsx."),
        ("a.shp", ".shp", "Unggah sebagai .zip berisi .shp, .shx, .dbf dan .prj."),
    ],
)
def test_other_suffixes_are_refused(tmp_path, name, suffix, remedy):
    message = f"{name}: Berkas dengan akhiran “{suffix}” tidak dapat diterima. {remedy}"
    assert refused(tmp_path, name, "a;b\n1;2\n") == message


def test_suffixes_are_the_promised_ones():
    assert ", ".join(ALLOWED_SUFFIXES) == ALLOWED


def test_the_name_decides_and_the_digest_is_of_the_bytes(tmp_path):
    raw = opened(tmp_path, "C:\\data\\UMKM.CSV", "a;b\n1;2\n")
    assert (raw.file, raw.format) == ("UMKM.CSV", "csv")
    assert raw.sha256 == hashlib.sha256(b"a;b\n1;2\n").hexdigest()


def test_the_path_is_used_where_there_is_no_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a;b\n1;2\n")
    assert open_table(path).file == "a.txt"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(IntakeError) as caught:
        open_table(tmp_path / "a.csv")
    assert caught.value.text() == (
        "a.csv: Berkas tidak ditemukan atau tidak dapat dibaca. Periksa nama dan izin berkas itu."
    )


def test_a_large_file_is_refused(tmp_path):
    message = "a.csv: Berkas lebih besar dari 1 MB. Bagi menjadi beberapa berkas."
    limits = Limits(file_bytes=1_000_000)
    assert refused(tmp_path, "a.csv", b"a" * 1_000_001, limits=limits) == message


def test_a_coordinate_system_that_is_none_is_refused(tmp_path):
    assert opened(tmp_path, "a.csv", "a;b\n1;2\n", crs="EPSG:32750").crs == "EPSG:32750"
    assert refused(tmp_path, "a.csv", "a;b\n1;2\n", crs="x") == (
        "a.csv: Sistem koordinat “x” tidak dikenali. "
        "Pakai kode EPSG, misalnya EPSG:4326 atau EPSG:32750."
    )


@pytest.mark.parametrize("suffix", ALLOWED_SUFFIXES)
def test_an_empty_file_is_refused(tmp_path, suffix):
    message = f"a{suffix}: Berkas kosong. Isi berkas itu, lalu unggah lagi."
    assert refused(tmp_path, f"a{suffix}", b"") == message


def test_the_log_tells_the_place_of_an_error_and_nothing_of_the_file(tmp_path, monkeypatch, caplog):
    def broken(_):
        raise RuntimeError("6409015203900001")

    monkeypatch.setitem(opening._READERS, ".csv", broken)
    assert "Berkas tidak dapat dibaca." in refused(tmp_path, "Ayu.csv", "a;b\n1;2\n")
    (record,) = caplog.records
    assert record.getMessage().startswith("RuntimeError: opening.py:")
    assert "test_opening.py:" in record.getMessage()
    assert "6409015203900001" not in caplog.text
    assert "Ayu" not in caplog.text


@settings(max_examples=40)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=60))
@pytest.mark.parametrize("suffix", ALLOWED_SUFFIXES)
def test_random_bytes_never_end_in_a_stack_trace(tmp_path_factory, suffix, start, rest):
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(start + rest)
    raw = None
    with contextlib.suppress(IntakeError):
        raw = open_table(path)
    if raw is not None:
        assert isinstance(raw, RawTable)
        assert len(raw.frame) == len(raw.rows) > 0
