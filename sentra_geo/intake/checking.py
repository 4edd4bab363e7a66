"""Checking a file's content: from headers and texts to the rows of a layer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sentra_geo.intake.areas import read_areas
from sentra_geo.intake.checked import Checked, Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.examples import find_examples
from sentra_geo.intake.fields.columns import recognise_columns
from sentra_geo.intake.fields.personal import find_personal_columns, mask_personal
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.points import read_points, rows_of
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, IntArray, Progress
from sentra_geo.intake.tables import read_table
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

_READERS = {"point": read_points, "polygon": read_areas, "none": read_table}


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
    personal = find_personal_columns(raw.frame)
    mapping = _mapping(raw, choices, [column.header for column in personal])
    columns = {target: header for header, target in mapping.items() if target}
    corrected = _corrected(raw, choices)
    tell(0.2, N_("Membaca isi"))
    content = _READERS[SCHEMAS[choices.layer].geometry](corrected, columns, choices, reference)
    tell(0.8, N_("Mencari baris ganda"))
    content = _masked(content)
    issues = (
        *corrected.faults,
        *content.issues,
        *_missing_columns(content, choices.layer, columns),
        *_repeated(content, choices.layer),
        *find_examples(corrected.frame),
        *_left_out(raw, choices),
    )
    issues = tuple(finding for finding in issues if len(finding.index))
    content = replace(content, issues=issues)
    accepted = np.setdiff1d(np.arange(len(raw.rows)), rows_of(issues), assume_unique=True)
    tell(1.0, N_("Selesai"))
    return Checked(raw, choices, mapping, personal, content, accepted)


def _mapping(raw: RawTable, choices: Choices, personal: list[str]) -> dict[str, str]:
    """Target by header; the user's word counts, but personal columns are never read."""
    open_columns = raw.frame.drop(columns=personal)
    found = recognise_columns(open_columns, choices.layer, choices.remembered)
    said = {h: t for h, t in choices.mapping.items() if h in found}
    taken = {target for target in said.values() if target}
    found = {h: "" if t in taken else t for h, t in found.items()} | said
    return {header: found.get(header, "") for header in raw.headers}


def _corrected(raw: RawTable, choices: Choices) -> RawTable:
    """The content with the user's corrections; a corrected cell has no fault any more."""
    if not choices.corrections:
        return raw
    frame = raw.frame.copy(deep=False)
    position = {int(row): index for index, row in enumerate(raw.rows)}
    changed: dict[str, list[int]] = {}
    for (row, header), text in choices.corrections.items():
        if row in position and header in frame:
            if header not in changed:
                frame[header] = frame[header].astype(object)
            frame.loc[frame.index[position[row]], header] = text or None
            changed.setdefault(header, []).append(position[row])
    faults = []
    for finding in raw.faults:
        stays = ~np.isin(finding.index, changed.get(finding.column, []))
        values = None if finding.values is None else finding.values[stays]
        faults.append(replace(finding, index=finding.index[stays], values=values))
    return replace(raw, frame=frame, faults=tuple(faults))


def _masked(content: Content) -> Content:
    """Personal data inside texts that are kept are taken out, and the user is told."""
    if "name" not in content.frame:
        return content
    values, changed = mask_personal(content.frame["name"])
    if not len(changed):
        return content
    frame = content.frame.copy(deep=False)
    frame["name"] = values
    found = Finding(
        N_("Nama usaha memuat data pribadi (NIK, telepon, atau surel); bagian itu dihapus."),
        N_("Tulis nama usahanya saja."),
        changed,
    )
    return replace(content, frame=frame, notices=(*content.notices, found))


def _missing_columns(content: Content, layer: str, columns: dict[str, str]) -> list[Finding]:
    """Columns that every row needs and no header gives: nothing can be accepted without them."""
    everything = np.arange(len(content.frame))
    return [
        Finding(
            N_("Kolom wajib “{target}” tidak ada di berkas."),
            N_("Pilih kolom berkas yang memuatnya, atau tambahkan kolom itu."),
            everything,
            fields={"target": column.name},
        )
        for column in SCHEMAS[layer].columns
        if column.required and column.name not in columns and column.name not in content.frame
    ]


def _repeated(content: Content, layer: str) -> list[Finding]:
    """Rows whose key an earlier row has; the earlier one stays."""
    key = [name for name in SCHEMAS[layer].key if name in content.frame]
    if not key or len(key) < len(SCHEMAS[layer].key):
        return []
    frame = content.frame[key]
    if len(key) == 1 and frame.iloc[:, 0].is_unique:
        return []
    again = frame.duplicated(keep="first") & frame.notna().all(axis=1)
    rows: IntArray = np.flatnonzero(again.to_numpy())
    shown = frame.iloc[rows].astype(str).agg(" / ".join, axis=1)
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
    reason = N_("Disisihkan oleh pengguna.")
    return [Finding(reason, N_("Batalkan pilihan itu bila baris ini perlu dipakai."), rows)]
