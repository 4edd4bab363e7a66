"""Writing the files that commands make."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.wording import N_


def make_folder(path: Path) -> None:
    """Make a folder, with those above it; one that exists is left as it is.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_file(path: Path, body: bytes) -> None:
    """Write a file: whole or not at all.

    Raises:
        StoreError: It cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(body)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        Fault(
            N_("Berkas tidak dapat ditulis ({problem})."),
            N_("Periksa folder dan izinnya."),
            file=str(path),
            fields={"problem": error.strerror},
        )
    )
