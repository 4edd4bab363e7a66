"""Personal data inside texts that stay: taken out before anything is read or told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.fields.personal import mask_personal
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.report import Finding
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

_PLACE_NAMES = ("village", "district")


def mask_texts(
    raw: RawTable, columns: Mapping[str, str], layer: str
) -> tuple[RawTable, list[Finding]]:
    """Take personal data out of the columns that are kept as text.

    Args:
        raw: The file's content.
        columns: Header by target column.
        layer: Key of ``SCHEMAS``.

    Returns:
        The content without them, and a notice for each column that held any.
    """
    kept = {
        column.name
        for column in SCHEMAS[layer].columns
        if column.kind == "text" and not column.choices
    }
    frame, notices = raw.frame, []
    for target, header in columns.items():
        if target not in kept and target not in _PLACE_NAMES:
            continue
        values, changed = mask_personal(raw.frame[header])
        if not len(changed):
            continue
        if frame is raw.frame:
            frame = raw.frame.copy(deep=False)
        frame[header] = values
        notices.append(
            Finding(
                N_(
                    "Kolom “{column}” memuat data pribadi (NIK, telepon, atau surel); bagian itu "
                    "dihapus."
                ),
                N_("Hapus data itu dari berkas."),
                changed,
                header,
            )
        )
    return replace(raw, frame=frame), notices


def safe_faults(raw: RawTable, personal: list[str]) -> tuple[Finding, ...]:
    """What the file's structure spoils, without the personal data that its values may show.

    A whole line shows the columns that are left out as well; where there are any, no line is
    shown, else what looks like personal data is taken out.

    Args:
        raw: The file's content.
        personal: Headers of the columns of personal data.
    """
    return tuple(_safe(fault, personal) for fault in raw.faults)


def _safe(fault: Finding, personal: list[str]) -> Finding:
    if fault.values is None:
        return fault
    if fault.column in personal or (not fault.column and personal):
        return replace(fault, values=None)
    return replace(fault, values=_masked(fault.values))


def _masked(values: NDArray[Any]) -> NDArray[Any]:
    texts, _ = mask_personal(pd.Series(values, dtype=object))
    return np.asarray(texts, dtype=object)
