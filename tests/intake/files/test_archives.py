import warnings
import zipfile

import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.archives import unpack
from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.files.source import Source
from tests.intake.files.opened import packed

MB = 1_000_000


def unpacked(folder, content, limits=None, wanted=lambda name: name.replace("/", "_")):
    path = folder / "data.zip"
    path.write_bytes(content)
    home = folder / "unpacked"
    home.mkdir()
    source = Source(path, "a.zip", "", limits or Limits())
    return unpack(source, wanted, home)


def refused(folder, content, limits=None):
    with pytest.raises(IntakeError) as caught:
        unpacked(folder, content, limits)
    return caught.value.text()


def patched(content, name, at, value):
    """An archive whose directory entry of a member says something else."""
    data = bytearray(content)
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    data[entry + at : entry + at + len(value)] = value
    return bytes(data)


def test_only_what_is_wanted_comes_out(tmp_path):
    content = packed(tmp_path, {"a.txt": "A", "folder/": "", "folder/b.txt": "B", "c.exe": "C"})
    names = {"a.txt": "1", "folder/b.txt": "2"}
    files = unpacked(tmp_path, content, wanted=names.get)
    assert {name: path.read_text() for name, path in files.items()} == {
        "a.txt": "A",
        "folder/b.txt": "B",
    }
    assert sorted(path.name for path in (tmp_path / "unpacked").iterdir()) == ["1", "2"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path, name):
    assert refused(tmp_path, packed(tmp_path, {name: "A"})) == (
        "a.zip: Arsip memuat nama berkas yang menunjuk ke luar arsip. "
        "Buat ulang arsip dari berkas aslinya, lalu unggah lagi."
    )


@pytest.mark.parametrize("second", ["a.txt", "A.TXT"])
def test_a_name_that_stands_twice_is_refused(tmp_path, second):
    path = tmp_path / "made.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", "A")
        archive.writestr(second, "B")
    assert refused(tmp_path, path.read_bytes()) == (
        "a.zip: Arsip memuat dua berkas dengan nama yang sama. "
        "Buat ulang arsip dari berkas aslinya, lalu unggah lagi."
    )


def test_too_many_members_are_refused(tmp_path):
    content = packed(tmp_path, {f"{place}.txt": "A" for place in range(4)})
    assert refused(tmp_path, content, Limits(members=3)) == (
        "a.zip: Arsip memuat lebih dari 3 berkas. "
        "Buat arsip yang hanya memuat berkas yang diperlukan."
    )


TOO_LARGE = (
    "a.zip: Isi berkas setelah dibuka lebih dari 1 MB. "
    "Bagi menjadi beberapa berkas yang lebih kecil."
)


def test_declared_bytes_are_counted_before_unpacking(tmp_path):
    content = packed(tmp_path, {"a.txt": b"A" * 600_000, "b.txt": b"A" * 600_000})
    assert refused(tmp_path, content, Limits(unpacked_bytes=MB)) == TOO_LARGE
    assert list((tmp_path / "unpacked").iterdir()) == []


def test_real_bytes_are_counted_whatever_is_declared(tmp_path):
    content = packed(tmp_path, {"a.txt": b"A" * 50 * MB})
    lying = patched(content, "a.txt", 24, (10).to_bytes(4, "little"))
    assert refused(tmp_path, lying, Limits(unpacked_bytes=MB)) == TOO_LARGE
    assert (tmp_path / "unpacked" / "a.txt").stat().st_size <= MB


def test_an_encrypted_archive_is_refused(tmp_path):
    locked = patched(packed(tmp_path, {"a.txt": "A"}), "a.txt", 8, b"\x01\x00")
    assert refused(tmp_path, locked) == (
        "a.zip: Berkas dikunci dengan kata sandi. Hapus kata sandinya, lalu unggah lagi."
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda _: b"no archive",
        lambda content: content.replace(b"AAAB", b"AAAC", 1),
    ],
)
def test_a_broken_archive_is_refused(tmp_path, spoil):
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "AAAB" * 100)
    assert refused(tmp_path, spoil(path.read_bytes())) == (
        "a.zip: Berkas bukan arsip ZIP yang utuh. Buat ulang berkasnya, lalu unggah lagi."
    )


def test_other_ways_of_packing_are_refused(tmp_path):
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", "A")
    assert refused(tmp_path, path.read_bytes()) == (
        "a.zip: Berkas bukan arsip ZIP yang utuh. Buat ulang berkasnya, lalu unggah lagi."
    )
