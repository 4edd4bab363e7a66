"""ZIP containers (PPTX, XLSX, bundles) written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_TIME = (2020, 1, 1, 0, 0, 0)


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Files in a ZIP, in the order given, all of one date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # or it would tell Windows from Linux
            archive.writestr(entry, body)
    return buffer.getvalue()


def rewritten(archive: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """A ZIP with fixed dates, each file passed through ``change(name, body)``."""
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        files = {name: held.read(name) for name in held.namelist()}
    return zip_bytes({n: change(n, b) if change else b for n, b in files.items()})
