"""Checking a file's content: from headers and texts to the rows of a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sentra_geo.intake.areas import read_areas
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.examples import find_examples
from sentra_geo.intake.fields.columns import recognise_columns
from sentra_geo.intake.fields.personal import find_personal_columns
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.layout_rows import find_layout_rows
from sentra_geo.intake.listings import LISTS_PEOPLE, read_listing
from sentra_geo.intake.masking import mask_texts, safe_faults
from sentra_geo.intake.points import read_points
from sentra_geo.intake.programmes import read_programmes
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, IntArray, Progress, rows_of, without_rows
from sentra_geo.intake.tables import read_table
from sentra_geo.intake.travel import read_travel
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

_READERS = {"point": read_points, "polygon": read_areas, "none": read_table}
_LISTINGS = ("participation", "placements", "receipts", "events", "milestones")
_READERS_OF_LAYER = {
    "travel": read_travel,
    "programmes": read_programmes,
    **dict.fromkeys(_LISTINGS, read_listing),
}


def check_table(
    raw: RawTable, choices: Choices, reference: Reference, progress: Progress | None = None
) -> Checked:
    """Check a file's content for a layer.

    Args:
        raw: What the file holds.
        choices: How it is to be read: columns, repairs, villages, corrections.
        reference: What is known already.
        progress: Told how far the work is.

    Returns:
        The outcome. Every row of the file is accepted or set aside, and those set aside have at
        least one issue.
    """
    tell = progress or (lambda _share, _what: None)
    tell(0.0, N_("Mengenali kolom"))
    personal = find_personal_columns(raw.frame, lists_people=choices.layer in LISTS_PEOPLE)
    hidden = [column.header for column in personal]
    mapping = _mapping(raw, choices, hidden)
    columns = {target: header for header, target in mapping.items() if target}
    corrected = _corrected(raw, choices)
    masked, told = mask_texts(corrected, columns, choices.layer)
    no_records = _no_records(corrected, columns)
    tell(0.2, N_("Membaca isi"))
    read = _READERS_OF_LAYER.get(choices.layer, _READERS[SCHEMAS[choices.layer].geometry])
    content = read(_blanked(masked, rows_of(no_records)), columns, choices, reference)
    tell(0.8, N_("Mencari baris ganda"))
    found = (*safe_faults(corrected, hidden), *content.issues, *_left_out(raw, choices))
    issues = (*no_records, *without_rows(found, rows_of(no_records)))
    issues = (*issues, *_repeated(content.frame, choices.layer, rows_of(issues)))
    notices = without_rows((*told, *content.notices), rows_of(no_records))
    content = replace(content, issues=issues, notices=tuple(notices))
    accepted = np.setdiff1d(np.arange(len(raw.rows)), rows_of(issues), assume_unique=True)
    tell(1.0, N_("Selesai"))
    return Checked(corrected, choices, mapping, personal, content, accepted)


def _no_records(raw: RawTable, columns: Mapping[str, str]) -> tuple[Finding, ...]:
    """Examples of a template, numbers of columns and totals, each row once."""
    examples = find_examples(raw.frame)
    if raw.has_places:  # every row of a map is a record
        return tuple(examples)
    places = [columns[target] for target in ("lon", "lat", "coordinates") if target in columns]
    others = find_layout_rows(raw.frame, places)
    return (*examples, *without_rows(others, rows_of(examples)))


def _blanked(raw: RawTable, rows: IntArray) -> RawTable:
    """The content without what some rows say; the rows stay."""
    if not len(rows):
        return raw
    gone = np.zeros(len(raw.rows), dtype=bool)
    gone[rows] = True
    frame = raw.frame.copy(deep=False)
    for name in frame:
        # As object, whole numbers with gaps stay whole.
        frame[name] = frame[name].astype(object).mask(gone, None)
    return replace(raw, frame=frame)


def _mapping(raw: RawTable, choices: Choices, personal: list[str]) -> dict[str, str]:
    """Target by header; the user's word counts, but personal columns are never read."""
    open_columns = raw.frame.drop(columns=personal)
    found = recognise_columns(open_columns, choices.layer, choices.remembered)
    said: dict[str, str] = {}
    for header, target in choices.mapping.items():
        if header in found:  # a target is read from one column, the last that is said
            said = {h: "" if t == target else t for h, t in said.items()} | {header: target}
    taken = {target for target in said.values() if target}
    found = {h: "" if t in taken else t for h, t in found.items()} | said
    return {header: found.get(header, "") for header in raw.headers}


def _corrected(raw: RawTable, choices: Choices) -> RawTable:
    """The content with the user's corrections; what was corrected has no fault any more."""
    if not choices.corrections:
        return raw
    frame = raw.frame.copy(deep=False)
    position = {int(row): index for index, row in enumerate(raw.rows)}
    said: dict[str, dict[int, str]] = {}
    for (row, header), text in choices.corrections.items():
        if row in position and header in frame:
            said.setdefault(header, {})[position[row]] = text
    for header, texts in said.items():
        values = frame[header].astype(object).to_numpy(copy=True)
        values[list(texts)] = [text or None for text in texts.values()]
        frame[header] = values
    changed = {header: np.array(list(texts), dtype=np.int64) for header, texts in said.items()}
    # A fault of the line as a whole is settled as well: the user has seen the line.
    nothing: IntArray = np.array([], dtype=np.int64)
    changed[""] = np.unique(np.concatenate([nothing, *changed.values()]))
    faults = [
        rest
        for finding in raw.faults
        for rest in without_rows([finding], changed.get(finding.column, nothing))
    ]
    return replace(raw, frame=frame, faults=tuple(faults))


def _repeated(frame: pd.DataFrame, layer: str, out: IntArray) -> list[Finding]:
    """Rows whose key an earlier row has; of those that may stay, the first one stays.

    Args:
        frame: The layer's rows.
        layer: Key of ``SCHEMAS``.
        out: Positions of rows that are set aside anyway.
    """
    key = [name for name in SCHEMAS[layer].key if name in frame]
    if not key or len(key) < len(SCHEMAS[layer].key):
        return []
    if len(key) == 1 and frame[key[0]].is_unique:
        return []
    stays = frame[key].notna().all(axis=1)
    stays.iloc[out] = False
    keys = frame.loc[stays, key]
    again = keys[keys.duplicated(keep="first")]
    if again.empty:
        return []
    rows: IntArray = np.flatnonzero(stays)[keys.duplicated(keep="first").to_numpy()]
    shown = again.astype(str).agg(" / ".join, axis=1)
    return [
        Finding(
            N_("{key} “{value}” sudah dipakai oleh baris sebelumnya."),
            N_("Hapus baris yang berulang, atau beri kode lain."),
            rows,
            values=shown.to_numpy(dtype=object),
            fields={"key": ", ".join(key)},
        )
    ]


def _left_out(raw: RawTable, choices: Choices) -> list[Finding]:
    rows = np.flatnonzero(np.isin(raw.rows, sorted(choices.left_out)))
    if not len(rows):
        return []
    reason = N_("Disisihkan oleh pengguna.")
    return [Finding(reason, N_("Batalkan pilihan itu bila baris ini perlu dipakai."), rows)]
