"""Rows of a travel table: two villages, and how far or how long it is between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.columns import normal_header
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.village_matches import VillageMatches, VillageProposal
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, Notice
from sentra_geo.layers.dictionary import choice_names
from sentra_geo.layers.travel import travel_distances_m
from sentra_geo.wording import N_

_FILLABLE = frozenset({"from_village_code", "to_village_code", "unit"})
_ENDS = {
    "from": N_("Desa asalnya tidak dikenal."),
    "to": N_("Desa tujuannya tidak dikenal."),
}
_NAME_IT = N_("Isi kode desa Kemendagri, atau nama desa dan kecamatannya.")
_READ_AS = {
    "km": N_("Semua nilai dibaca sebagai kilometer."),
    "minutes": N_("Semua nilai dibaca sebagai menit."),
}
# What a header says about the unit; empty for a unit that a table cannot have.
_UNIT_IN_HEADER = {
    **dict.fromkeys(("km", "kilometer", "kilometre"), "km"),
    **dict.fromkeys(("menit", "mnt", "minute", "minutes", "min"), "minutes"),
    **dict.fromkeys(("m", "meter", "metre", "jam", "hour", "hours", "detik", "mil", "miles"), ""),
}


def read_travel(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read the rows of a travel table.

    Villages are known by code, or by name and district. The unit may stand in one row only, or in
    the header of the values: it holds for all rows, and a table with two units is refused whole.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The villages that are known, and which of them host a sentra.

    Returns:
        All rows; one without two known villages, or in a table without one unit, has an issue.
    """
    frame, issues, notices = parse_values(raw.frame, columns, choices.layer, fillable=_FILLABLE)
    frame = frame.copy(deep=False)
    proposals: list[VillageProposal] = []
    for end, reason in _ENDS.items():
        found = _villages_of(end, raw, columns, choices, reference)
        frame[f"{end}_village_code"] = pd.Series(found.code, dtype=object, index=frame.index)
        unknown = np.flatnonzero(pd.isna(found.code))
        issues += [Finding(reason, _NAME_IT, unknown)] if len(unknown) else []
        notices += found.notices
        proposals += found.proposals
    unit, refused = _unit_of(frame, columns.get("value", ""))
    if unit:
        frame["unit"] = pd.Series(unit, index=frame.index, dtype=object)
    return Content(
        frame=frame,
        geometry=None,
        placed=np.zeros(len(raw.rows), dtype=bool),
        issues=(*issues, *refused),
        notices=tuple(notices),
        about_file=(*_read_as(unit), *_missing_pairs(frame, reference)),
        proposals=_each_once(proposals),
    )


def _villages_of(
    end: str, raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> VillageMatches:
    """The village that each row names as its start, or as its end."""
    names, districts, codes = (
        raw.frame[columns[target]] if target in columns else None
        for target in (f"{end}_village", f"{end}_district", f"{end}_village_code")
    )
    return reference.gazetteer.find_villages(
        names, districts, codes, choices.villages, rows=len(raw.rows)
    )


def _each_once(proposals: Iterable[VillageProposal]) -> tuple[VillageProposal, ...]:
    """One question for a name that stands at both ends."""
    asked: dict[tuple[str, str], VillageProposal] = {}
    for proposal in proposals:
        key = (proposal.name, proposal.district)
        before = asked[key].rows if key in asked else 0
        asked[key] = replace(proposal, rows=proposal.rows + before)
    return tuple(asked.values())


def _unit_of(frame: pd.DataFrame, header: str) -> tuple[str, list[Finding]]:
    """The one unit of the table, or why there is none: then no row can be used."""
    stated = sorted(frame["unit"].dropna().unique()) if "unit" in frame else []
    words = normal_header(header).split("_")
    said = {_UNIT_IN_HEADER[word] for word in words if word in _UNIT_IN_HEADER}
    every = np.arange(len(frame), dtype=np.int64)
    if "" in said or len(said | set(stated)) > 1:
        units = choice_names("unit", stated)
        told = ", ".join(part for part in (units, f"“{header}”" if said else "") if part)
        reason = N_("Tabel memuat satuan yang berbeda, atau yang bukan km atau menit ({units}).")
        remedy = N_("Pakai satu satuan, km atau menit, untuk seluruh tabel.")
        return "", [Finding(reason, remedy, every, fields={"units": told})]
    if not (said or stated):
        reason = N_("Satuannya tidak diketahui: km atau menit.")
        remedy = N_("Isi kolom satuan, paling sedikit di satu baris, atau beri nama jarak_km.")
        return "", [Finding(reason, remedy, every)] if len(frame) else []
    return str(next(iter(said | set(stated)))), []


def _read_as(unit: str) -> tuple[Notice, ...]:
    return (Notice(_READ_AS[unit]),) if unit else ()


def _missing_pairs(frame: pd.DataFrame, reference: Reference) -> tuple[Notice, ...]:
    """How many pairs have no value yet; loading refuses a table that leaves some out."""
    if "value" not in frame or not reference.hosts:
        return ()
    known = frame[frame[["from_village_code", "to_village_code", "value"]].notna().all(axis=1)]
    codes = reference.villages.frame["village_code"].tolist()
    matrix = travel_distances_m(known, codes, reference.hosts)
    missing = int(np.isnan(matrix).sum())
    if not missing:
        return ()
    text = N_(
        "{missing} dari {pairs} pasangan desa asal dan desa sentra belum ada; tabel baru dapat "
        "dimuat bila semuanya ada."
    )
    return (Notice(text, {"missing": missing, "pairs": matrix.size}),)
