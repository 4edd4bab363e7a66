"""What can be wrong with a store, in words."""

from __future__ import annotations

import errno
from pathlib import Path

from sentra_geo.errors import Fault, StoreError
from sentra_geo.wording import N_

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def damaged(slot: str) -> Fault:
    """A slot whose snapshot in force is gone or is not what was stored."""
    return Fault(
        N_("Data simpanan “{slot}” rusak atau hilang, jadi tidak dipakai."),
        N_("Pulihkan versi lain di halaman Data, atau muat berkasnya lagi."),
        fields={"slot": slot},
    )


def no_snapshot(name: str) -> StoreError:
    """No snapshot has this id."""
    return StoreError(
        Fault(
            N_("Versi data “{id}” tidak ada."),
            N_("Muat ulang halaman; mungkin versi itu sudah dihapus."),
            fields={"id": name},
        )
    )


def not_read(root: Path, error: OSError) -> StoreError:
    """The store cannot be read."""
    return StoreError(
        Fault(
            N_("Data simpanan di {folder} tidak dapat dibaca ({problem}), jadi tidak dipakai."),
            N_("Periksa izin folder itu, atau atur SENTRA_GEO_STORE ke folder lain."),
            fields=_fields(root, error),
        )
    )


def not_written(root: Path, error: OSError) -> StoreError:
    """The store cannot be written; what was in force stays."""
    if error.errno in _FULL:
        reason = N_(
            "Ruang di {folder} habis, jadi simpanan tidak berubah. Data lama tetap dipakai."
        )
        remedy = N_("Kosongkan ruang di sana, atau atur SENTRA_GEO_STORE ke folder lain.")
    elif error.errno in _FORBIDDEN:
        reason = N_(
            "Folder {folder} tidak dapat ditulisi, jadi simpanan tidak berubah. "
            "Data lama tetap dipakai."
        )
        remedy = N_("Minta izin menulis ke folder itu, atau atur SENTRA_GEO_STORE ke folder lain.")
    else:
        reason = N_("Data tidak dapat disimpan di {folder} ({problem}). Data lama tetap dipakai.")
        remedy = N_("Periksa ruang dan izin folder itu, atau atur SENTRA_GEO_STORE ke folder lain.")
    return StoreError(Fault(reason, remedy, fields=_fields(root, error)))


def _fields(root: Path, error: OSError) -> dict[str, object]:
    return {"folder": root, "problem": error.strerror or error}
