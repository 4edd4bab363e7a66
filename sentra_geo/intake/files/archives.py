"""Archives: what is needed is unpacked under neutral names, counted byte by byte."""

from __future__ import annotations

import copy
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.limits import MEGABYTE
from sentra_geo.intake.files.source import Source
from sentra_geo.wording import N_

Wanted = Callable[[str], str | None]
"""From the name of a member (slashes, as stored) to its name once unpacked, None to leave it."""

_CHUNK_BYTES = 1_000_000
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


def unpack(source: Source, wanted: Wanted, folder: Path) -> dict[str, Path]:
    """Unpack the wanted members of an archive.

    Nothing is written under a name that the archive chooses, and what is written is counted as
    it comes out, whatever the archive declares.

    Args:
        source: The archive.
        wanted: Which members are unpacked, and under what name.
        folder: An existing folder for them.

    Returns:
        The unpacked files by their names in the archive.

    Raises:
        IntakeError: The archive is broken, encrypted, too large, or holds members whose names
            lead out of it or stand twice.
    """
    try:
        with zipfile.ZipFile(source.path) as archive:
            members = _checked_members(source, archive)
            return _unpacked(source, archive, members, wanted, folder)
    except IntakeError:
        raise
    except _BROKEN as error:
        raise source.refusal(
            N_("Berkas bukan arsip ZIP yang utuh."),
            N_("Buat ulang berkasnya, lalu unggah lagi."),
        ) from error


def _checked_members(source: Source, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Members by name with slashes; folders left out."""
    listed = archive.infolist()
    if len(listed) > source.limits.members:
        raise source.refusal(
            N_("Arsip memuat lebih dari {most} berkas."),
            N_("Buat arsip yang hanya memuat berkas yang diperlukan."),
            most=source.limits.members,
        )
    if sum(member.file_size for member in listed) > source.limits.unpacked_bytes:
        raise _too_large(source)
    members: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for member in listed:
        name = member.orig_filename.replace("\\", "/")
        _check_member(source, member, name)
        # Some programs tell names apart by case, others do not: neither may have a choice.
        if name.lower() in seen:
            raise source.refusal(
                N_("Arsip memuat dua berkas dengan nama yang sama."),
                N_("Buat ulang arsip dari berkas aslinya, lalu unggah lagi."),
            )
        seen.add(name.lower())
        if not name.endswith("/"):
            members[name] = member
    return members


def _check_member(source: Source, member: zipfile.ZipInfo, name: str) -> None:
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or ":" in parts[0] or "\0" in name:
        raise source.refusal(
            N_("Arsip memuat nama berkas yang menunjuk ke luar arsip."),
            N_("Buat ulang arsip dari berkas aslinya, lalu unggah lagi."),
        )
    if member.flag_bits & _ENCRYPTED:
        raise source.refusal(
            N_("Berkas dikunci dengan kata sandi."),
            N_("Hapus kata sandinya, lalu unggah lagi."),
        )


def _unpacked(
    source: Source,
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    wanted: Wanted,
    folder: Path,
) -> dict[str, Path]:
    files: dict[str, Path] = {}
    left = source.limits.unpacked_bytes
    for name, member in members.items():
        plain = wanted(name)
        if plain is None:
            continue
        if member.compress_type not in _METHODS:
            raise zipfile.BadZipFile("method")
        files[name] = folder / plain
        left -= _write_member(source, archive, member, files[name], left)
    return files


def _write_member(
    source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, left: int
) -> int:
    """Write one member; the bytes that came out, more than declared included."""
    # The declared size would stop the reading early, and hide what another program unpacks.
    honest = copy.copy(member)
    honest.file_size = 2**62
    written = 0
    with archive.open(honest) as packed, path.open("wb") as file:
        while chunk := packed.read(_CHUNK_BYTES):
            written += len(chunk)
            if written > left:
                raise _too_large(source)
            file.write(chunk)
    return written


def _too_large(source: Source) -> IntakeError:
    return source.refusal(
        N_("Isi berkas setelah dibuka lebih dari {most} MB."),
        N_("Bagi menjadi beberapa berkas yang lebih kecil."),
        most=source.limits.unpacked_bytes // MEGABYTE,
    )
