"""Rows of programmes: what was done or is planned, when, and, where it is one, in which village."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.distinct import Problem
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, rows_of, without_rows
from sentra_geo.wording import N_

_FILLABLE = frozenset({"is_sample", "status", "village_code"})
_PLACE = ("village", "district", "village_code")
# A date does not say it: what was to come when the file was written may be past when it is read.
_NO_STATUS = Problem(
    N_("Status programnya tidak diketahui."),
    N_("Isi status: sudah berlangsung, direncanakan, atau dibatalkan."),
)


def read_programmes(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read the rows of a list of programmes.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The villages.

    Returns:
        All rows. A programme may be without a village; a name that is not known is told, and the
        programme stays without one.
    """
    plain = {t: h for t, h in columns.items() if t not in _PLACE}
    frame, issues, notices = parse_values(raw.frame, plain, choices.layer, fillable=_FILLABLE)
    marks = frame.get("is_sample", pd.Series(False, index=frame.index))
    frame = frame.assign(is_sample=marks.astype("boolean").fillna(False).astype(bool))
    status = frame.get("status", pd.Series(None, index=frame.index, dtype=object))
    unsaid = Finding(*_NO_STATUS, np.flatnonzero(status.isna()), columns.get("status", ""))
    told = rows_of([issue for issue in issues if issue.column == columns.get("status", "-")])
    held = {t: raw.frame[columns[t]] if t in columns else None for t in _PLACE}
    matches = reference.gazetteer.find_villages(
        held["village"],
        held["district"],
        held["village_code"],
        choices.villages,
        rows=len(raw.rows),
    )
    return Content(
        frame=frame.assign(
            status=status, village_code=pd.Series(matches.code, index=frame.index, dtype=object)
        ),
        geometry=None,
        placed=np.zeros(len(raw.rows), dtype=bool),
        issues=(*issues, *without_rows([unsaid], told)),
        notices=(*notices, *matches.notices),
        proposals=matches.proposals,
    )
