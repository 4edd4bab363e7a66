"""The report on a file that was checked: as JSON, as text, and as tables to download."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.intake.checked import Checked
from sentra_geo.intake.fields.personal import mask_personal
from sentra_geo.intake.report import Finding, IntArray, Notice, Repair
from sentra_geo.present.labels import REPAIR, label
from sentra_geo.wording import N_, Wording

MOST_IN_TEXT = 20
_NONE = {"resembles": "none", "area_ha": None, "worst_extreme_km": None}
_DECIMALS = {"km": 2, "ha": 0, "percent": 2, "score": 0}
HEADERS = {
    "file": N_("berkas"),
    "row": N_("baris"),
    "column": N_("kolom"),
    "value": N_("isi"),
    "reason": N_("alasan"),
    "remedy": N_("perbaikan"),
}


def finding_table(
    checked: Checked, findings: Sequence[Finding], words: Wording, most: int | None = None
) -> pd.DataFrame:
    """Findings row by row, in the reader's language.

    Args:
        checked: The outcome they belong to.
        findings: Its issues or notices.
        words: The reader's language.
        most: How many rows are wanted, from the top; all by default.

    Returns:
        Columns ``file, row, column, value, reason, remedy``, sorted by row.
    """
    if most is not None and findings:
        findings = _first(findings, most)
    parts = [_rows_of(checked, finding, words) for finding in findings if len(finding.index)]
    if not parts:
        return pd.DataFrame(columns=list(HEADERS))
    return pd.concat(parts).sort_values("row", kind="stable", ignore_index=True)


def _first(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Findings about no more rows than the first ones wanted, so that few texts are made."""
    places = np.concatenate([np.array([], dtype=np.int64), *(f.index for f in findings)])
    order = np.argsort(places, kind="stable")
    wanted = np.zeros(len(places), dtype=bool)
    wanted[order[:most]] = True
    ends = np.cumsum([len(finding.index) for finding in findings])
    kept = []
    for finding, own in zip(findings, np.split(wanted, ends[:-1]), strict=True):
        values = None if finding.values is None else finding.values[own]
        kept.append(replace(finding, index=finding.index[own], values=values))
    return kept


def _rows_of(checked: Checked, finding: Finding, words: Wording) -> pd.DataFrame:
    values = None if _is_hidden(checked, finding) else finding.values
    shown = [""] * len(finding.index) if values is None else [_text(value) for value in values]
    fields = {"column": finding.column, **_shown(finding.fields, words)}
    return pd.DataFrame(
        {
            "file": checked.raw.file,
            "row": checked.raw.rows[finding.index],
            "column": finding.column,
            "value": shown,
            "reason": _filled(words.gettext(finding.reason), shown, fields),
            "remedy": _filled(words.gettext(finding.remedy), shown, fields),
        }
    )


def _filled(template: str, values: Sequence[str], fields: Mapping[str, object]) -> list[str]:
    """A template for each value; each different text is made once, so a million cost little."""
    if "{value" not in template:
        return [template.format(**fields)] * len(values)
    texts = {value: template.format(**{"value": value, **fields}) for value in set(values)}
    return [texts[value] for value in values]


def _is_hidden(checked: Checked, finding: Finding) -> bool:
    """Whether the values may hold personal data: a whole line, or a cell of a personal column."""
    personal = {column.header for column in checked.personal}
    if finding.column:
        return finding.column in personal
    return bool(personal) and finding.reason in _line_faults(checked)


def _line_faults(checked: Checked) -> set[str]:
    """Reasons of the faults that concern whole lines of the file."""
    return {fault.reason for fault in checked.raw.faults if not fault.column}


def set_aside_table(checked: Checked, words: Wording) -> pd.DataFrame:
    """The rows set aside as the file has them, with their reasons; personal data are left out.

    That is: personal columns, and NIK, telephone and the like inside any other text. A line with
    too many or too few values may hold personal data in any column: where the file has personal
    columns, such a line keeps its number and reasons only.

    Returns:
        Column ``row``, the file's columns, then ``reason`` and ``remedy``.
    """
    issues = finding_table(checked, checked.content.issues, words)
    joined = _by_row(issues)
    personal = [column.header for column in checked.personal]
    rows = checked.set_aside
    table = checked.raw.frame.drop(columns=personal).iloc[rows].reset_index(drop=True)
    if personal:
        table[np.isin(rows, _shifted(checked))] = None
    for name in table.columns:
        table[name] = mask_personal(table[name])[0]
    numbers = checked.raw.rows[rows]
    found = joined.reindex(numbers)
    names = {name: _free(words.gettext(HEADERS[name]), table) for name in HEADERS}
    table.insert(0, names["row"], numbers)
    table[names["reason"]] = found["reason"].to_numpy()
    table[names["remedy"]] = found["remedy"].to_numpy()
    return table


def _shifted(checked: Checked) -> IntArray:
    """Positions of the lines whose values may stand in other columns, with repetitions."""
    places = [fault.index for fault in checked.raw.faults if not fault.column]
    return np.concatenate([np.array([], dtype=np.int64), *places])


def _free(name: str, table: pd.DataFrame) -> str:
    """A header that the file does not have."""
    while name in table:
        name = f"{name} *"
    return name


def _by_row(issues: pd.DataFrame) -> pd.DataFrame:
    """Reasons and remedies of each row, by its number; most rows have only one."""
    several = issues["row"].duplicated(keep=False)
    single = issues[~several].set_index("row")[["reason", "remedy"]]
    if not several.any():
        return single
    texts: dict[int, tuple[dict[str, None], dict[str, None]]] = {}
    for row, *said in issues.loc[several, ["row", "reason", "remedy"]].itertuples(index=False):
        for kept, text in zip(texts.setdefault(row, ({}, {})), said, strict=True):
            kept[text] = None
    joined = pd.DataFrame(
        [[" ".join(kept) for kept in both] for both in texts.values()],
        index=list(texts),
        columns=["reason", "remedy"],
    )
    return pd.concat([single, joined])


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and np.isnan(value)) or value is pd.NA:
        return ""
    return str(value)


def notice_text(notice: Notice, words: Wording) -> str:
    """One notice about the file in the reader's language."""
    return words.gettext(notice.text).format(**_shown(notice.fields, words))


def repair_text(repair: Repair, words: Wording) -> str:
    """Why a repair is believed, in the reader's language."""
    fields = {"rows": len(repair.index), **repair.fields}
    return words.gettext(repair.evidence).format(**_shown(fields, words))


def _shown(fields: Mapping[str, object], words: Wording) -> dict[str, object]:
    """Numbers in the reader's form; how fine they are follows from their unit."""
    return {
        name: words.number(float(value), _DECIMALS.get(name.rpartition("_")[2], 0))
        if isinstance(value, Real)
        else value
        for name, value in fields.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def report(checked: Checked, words: Wording) -> dict[str, Any]:
    """The report as JSON keys; those that issue no faults are empty, never missing."""
    content, match = checked.content, checked.content.boundary
    boundary = (
        {
            "resembles": match.resembles,
            "area_ha": round(match.area_ha, 1),
            "worst_extreme_km": _rounded(match.worst_extreme_km),
        }
        if match
        else dict(_NONE)
    )
    return {
        "file": checked.raw.file,
        "layer": checked.choices.layer,
        "format": checked.raw.format,
        "part": checked.raw.part,
        "read": checked.read,
        "accepted": len(checked.accepted),
        "set_aside": len(checked.set_aside),
        "placed_by_village": checked.placed_by_village,
        "mapping": {header: target for header, target in checked.mapping.items() if target},
        "unused_columns": [header for header, target in checked.mapping.items() if not target],
        "issues": _records(finding_table(checked, content.issues, words)),
        "notices": _records(finding_table(checked, content.notices, words)),
        "about_file": [notice_text(notice, words) for notice in _about_file(checked)],
        "repairs": [
            {
                "kind": repair.kind,
                "rows": len(repair.index),
                "evidence": repair_text(repair, words),
                "applied": repair.applied,
            }
            for repair in content.repairs
        ],
        "villages_to_confirm": [
            {
                "name": proposal.name,
                "district": proposal.district,
                "village": proposal.village,
                "code": proposal.code,
                "score": round(proposal.score, 1),
                "rows": proposal.rows,
            }
            for proposal in content.proposals
        ],
        "personal_columns": [column.header for column in checked.personal],
        "duplicates": content.duplicates.rows if content.duplicates else 0,
        "boundary": boundary,
        "sha256": checked.raw.sha256,
    }


def _about_file(checked: Checked) -> tuple[Notice, ...]:
    return (*checked.raw.notices, *checked.content.about_file)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    plain = table.drop(columns="file").astype({"row": object})
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def report_json(checked: Checked, words: Wording, **more: object) -> str:
    """The report as JSON text, with more keys where a command has some."""
    content = {**report(checked, words), **more}
    return json.dumps(content, ensure_ascii=False, indent=2, default=int)


def account(checked: Checked, words: Wording) -> str:
    """Rows read, accepted and set aside, as one sentence."""
    text = words.gettext(
        "{read} baris dibaca: {accepted} diterima, {set_aside} disisihkan.",
        read=words.number(checked.read),
        accepted=words.number(len(checked.accepted)),
        set_aside=words.number(len(checked.set_aside)),
    )
    if checked.placed_by_village:
        placed = words.gettext(
            "{rows} baris ditempatkan di permukiman desanya.",
            rows=words.number(checked.placed_by_village),
        )
        return f"{text} {placed}"
    return text


def report_text(checked: Checked, words: Wording) -> str:
    """The report for a terminal: the account, what was noticed, and the first rows set aside."""
    _ = words.gettext
    lines = [f"{checked.raw.file}: {account(checked, words)}"]
    lines += [f"- {notice_text(notice, words)}" for notice in _about_file(checked)]
    if checked.personal:
        headers = ", ".join(column.header for column in checked.personal)
        lines.append("- " + _("Kolom pribadi yang tidak dibaca: {headers}.", headers=headers))
    lines += [
        f"- {label(words, REPAIR, repair.kind)} (--repair {repair.kind}): "
        f"{repair_text(repair, words)}"
        for repair in checked.content.repairs
    ]
    lines += [
        "- "
        + _(
            "Desa “{name}”: apakah “{village}” ({code})? Kemiripan {score}, {rows} baris.",
            name=proposal.name,
            village=proposal.village,
            code=proposal.code,
            score=words.number(proposal.score),
            rows=words.number(proposal.rows),
        )
        for proposal in checked.content.proposals
    ]
    issues = finding_table(checked, checked.content.issues, words, MOST_IN_TEXT)
    lines += [
        _("baris {row}: {reason} {remedy}", row=row["row"], **row[["reason", "remedy"]])
        for _number, row in issues.iterrows()
    ]
    rest = sum(len(finding.index) for finding in checked.content.issues) - len(issues)
    if rest:
        lines.append(_("… dan {rest} kesalahan lain.", rest=rest))
    return "\n".join(lines)
