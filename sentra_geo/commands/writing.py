"""Writing the files that commands make."""

from __future__ import annotations

from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.wording import N_


def write_file(path: Path, body: bytes) -> None:
    """Write a file.

    Raises:
        StoreError: It cannot be written.
    """
    try:
        path.write_bytes(body)
    except OSError as error:
        raise StoreError(
            Fault(
                N_("Berkas tidak dapat ditulis ({problem})."),
                N_("Periksa folder dan izinnya."),
                file=str(path),
                fields={"problem": error.strerror},
            )
        ) from error
