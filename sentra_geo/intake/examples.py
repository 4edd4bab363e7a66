"""Example rows of a template that the user forgot to delete."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sentra_geo.intake.report import Finding
from sentra_geo.wording import LANGUAGES, N_, Wording

EXAMPLE_MARK = N_("CONTOH – hapus baris ini")


def find_examples(frame: pd.DataFrame) -> list[Finding]:
    """Rows that carry the mark of a template's examples, in any language.

    Args:
        frame: The file's records.

    Returns:
        One finding, which sets them aside; none when there are none.
    """
    marks = {Wording(code).gettext(EXAMPLE_MARK) for code in LANGUAGES}
    found = np.zeros(len(frame), dtype=bool)
    for name in frame:
        values = frame[name]
        if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
            continue
        found |= values.isin(marks).to_numpy(dtype=bool)
    if not found.any():
        return []
    return [
        Finding(
            N_("Baris ini adalah contoh dari templat."),
            N_("Hapus baris contoh itu dari berkas; tidak perlu tindakan lain."),
            np.flatnonzero(found),
        )
    ]
