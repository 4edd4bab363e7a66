"""Rows without a place of their own: people by village or district."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

_FILLABLE = frozenset({"area_code"})


def read_table(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read the rows of a layer without places.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The villages, for codes that the file gives by name.

    Returns:
        All rows; one whose area is not known has an issue.
    """
    plain = {t: h for t, h in columns.items() if t != "village"}
    frame, issues, notices = parse_values(raw.frame, plain, choices.layer, fillable=_FILLABLE)
    frame = frame.copy(deep=False)
    held = {t: raw.frame[columns[t]] if t in columns else None for t in ("village", "district")}
    matches = reference.gazetteer.find_areas(
        held["village"],
        held["district"],
        frame.get("area_code"),
        choices.villages,
        rows=len(raw.rows),
    )
    frame["area_code"] = pd.Series(matches.code, dtype=object, index=frame.index)
    unknown = np.flatnonzero([code is None for code in matches.code])
    if len(unknown):
        issues.append(
            Finding(
                N_("Wilayahnya tidak dikenal."),
                N_("Isi kode wilayah Kemendagri, atau nama desa dan kecamatannya."),
                unknown,
            )
        )
    return Content(
        frame=frame,
        geometry=None,
        placed=np.zeros(len(raw.rows), dtype=bool),
        issues=(*issues, *matches.issues),
        notices=(*notices, *matches.notices),
        proposals=matches.proposals,
    )
