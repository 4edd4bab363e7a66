"""Steps on the disk after which there is the old or the new, whenever the machine stops."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

PARTIAL = ".part-"
_ABANDONED_S = 3_600
_TRIES = 20
_PAUSE_S = 0.05


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder and its files, all at once.

    Args:
        folder: The folder, which is not there yet.
        files: Content by file name.

    Raises:
        OSError: It cannot be written; nothing of it is left.
    """
    partial = folder.with_name(f"{PARTIAL}{folder.name}")
    try:
        partial.mkdir(parents=True)
        for name, body in files.items():
            _write(partial / name, body)
        sync_folder(partial)
        move(partial, folder)
    except OSError:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    # The folders above may be new too.
    for above in (folder.parent, folder.parent.parent, folder.parent.parent.parent):
        sync_folder(above)


def replace_file(path: Path, body: bytes) -> None:
    """Give a file new content in one step.

    Raises:
        OSError: It cannot be written; it is as it was.
    """
    partial = path.with_name(f"{PARTIAL}{uuid.uuid4().hex}")
    try:
        _write(partial, body)
        move(partial, path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def move(source: Path, target: Path) -> None:
    """Rename a file or folder; a file takes the place of the one that is there."""
    _patiently(lambda: source.replace(target))


def remove_file(path: Path) -> None:
    """Remove a file, which need not be there."""
    _patiently(lambda: path.unlink(missing_ok=True))
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of names, where the system can; what is done is done without it too."""
    if os.name == "nt":  # Windows has no such thing and needs none
        return
    with contextlib.suppress(OSError):  # nor have some network disks
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Clear away what a stopped machine left half-written; never fails."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob(f"{PARTIAL}*")):
            with contextlib.suppress(OSError):  # somebody else sweeps too
                if time.time() - path.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _write(path: Path, body: bytes) -> None:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _patiently(step: Callable[[], object]) -> None:
    """Take a step that Windows refuses while somebody reads the file at this very moment."""
    for _ in range(_TRIES - 1):
        try:
            step()
        except PermissionError:
            time.sleep(_PAUSE_S)
        else:
            return
    step()
