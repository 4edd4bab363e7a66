"""The template of the travel table: every pair of villages is in it, only values are missing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sentra_geo.distances import location_distances_m
from sentra_geo.export.spreadsheet import csv_bytes
from sentra_geo.export.template_columns import TEMPLATES
from sentra_geo.export.templates import template_workbook
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

_LAYER = "travel"
# No header that the intake recognises: what stands there is for comparing only.
_HELP = {"id": "jarak_lurus_km", "en": "straight_line_km"}
_HELP_NOTE = N_(
    "Jarak lurus dari permukiman ke sentra, untuk dibandingkan; kolom ini tidak dibaca."
)


def travel_frame(study: Study, words: Wording) -> pd.DataFrame:
    """Every village with every village that hosts a sentra.

    Args:
        study: The villages and sentra.
        words: Language of the headers.

    Returns:
        One row a pair, in the order of the layers: the template's columns, and the straight line
        in km to the nearest sentra location of the host village. A village has the value 0 to
        itself; all other values are missing.
    """
    frame, hosts = study.villages.frame, np.unique(study.sentra_village)
    straight_m = location_distances_m(study.villages, study.sentra, None)
    km = [straight_m[:, study.sentra_village == host].min(axis=1) / 1000 for host in hosts]
    start = np.repeat(np.arange(len(frame)), len(hosts))
    end = np.tile(hosts, len(frame))
    known = {
        f"{side}_{name}": frame[name].to_numpy(dtype=object)[at]
        for side, at in (("from", start), ("to", end))
        for name in ("village", "village_code")
    }
    known["value"] = np.where(start == end, 0.0, np.nan)
    rows = pd.DataFrame(
        {
            column.header(words.language): known.get(column.target, np.full(len(start), None))
            for column in TEMPLATES[_LAYER]
        }
    )
    rows.insert(4, _HELP[words.language], np.column_stack(km).ravel().round(1))
    return rows


def travel_workbook(study: Study, words: Wording) -> bytes:
    """The template as XLSX: table, instructions, dictionary."""
    notes = {_HELP[words.language]: words.gettext(_HELP_NOTE)}
    return template_workbook(_LAYER, words, filled=travel_frame(study, words), notes=notes)


def travel_csv(study: Study, words: Wording) -> bytes:
    """The template as CSV: headers and pairs only."""
    return csv_bytes(travel_frame(study, words), words)
