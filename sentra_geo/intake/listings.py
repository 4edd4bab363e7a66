"""Rows that name rows of other layers: participants, products, receipts, events, milestones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from sentra_geo.intake.business_names import find_by_name
from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.distinct import Distinct, Problem
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.references import find_all_codes
from sentra_geo.intake.report import Finding, Notice, rows_of, without_rows
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

LISTS_PEOPLE = frozenset({"participation", "placements", "receipts"})
"""Layers where a column "Nama" is a person's: the businesses are named by code."""
_FILLABLE = frozenset({"business_id", "is_sample"})
_ALL_TOOK_PART = N_(
    "Tidak ada kolom “ikut serta”: semua usaha di daftar ini dibaca sebagai ikut serta."
)
_MONTH, _YEAR = len("2026-01"), len("2026")
_NOT_A_MONTH = Problem(
    N_("“{value}” di kolom “{column}” adalah tahun, padahal harus bulan."),
    N_("Tulis bulannya, seperti 2026-01."),
)
_DAY_CUT = Problem(
    N_("“{value}” di kolom “{column}” adalah hari; yang disimpan bulannya."),
    N_("Pastikan jumlah struknya untuk seluruh bulan itu."),
)
_DAYS_OF_A_MONTH = Problem(
    N_("Beberapa baris memuat hari yang berbeda dari bulan, gerai, usaha, dan produk yang sama."),
    N_("Jumlahkan struknya per bulan dalam satu baris."),
)
_MONEY = Problem(
    N_("“{value}” di kolom “{column}” adalah nilai rupiah, padahal harus jumlah struk."),
    N_("Isi berapa struk yang memuat produk itu."),
)
_RUPIAH = re.compile(r"\b(rp|idr|rupiah)\b|\brp(?=\d)", re.IGNORECASE)
_UNKNOWN_VILLAGE = Problem(
    N_("Kode desanya tidak dikenal."),
    N_("Perbaiki kode desanya, atau kosongkan bila tidak berlaku."),
)


def read_listing(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read rows that name businesses, programmes, outlets or sentra of other layers.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The codes that are known.

    Returns:
        All rows; one that names something that is not there has an issue.
    """
    layer = choices.layer
    frame, issues, notices = parse_values(raw.frame, columns, layer, fillable=_FILLABLE)
    frame = _with_marks(frame, layer)
    content = Content(frame, None, np.zeros(len(raw.rows), dtype=bool), (), tuple(notices))
    frame, unknown = find_all_codes(frame, columns, reference)
    content = replace(content, frame=frame, issues=(*issues, *unknown))
    if "business_id" in _columns(layer):
        content = _with_businesses(content, raw, columns, choices, reference)
    if layer == "participation":
        content = _with_attendance(content)
    if layer == "receipts":
        content = _with_months(content, columns.get("month", ""))
        content = _without_money(content, raw, columns.get("receipts", ""))
    if layer == "milestones":
        content = _with_village_codes(content, raw, columns, reference)
    return content


def _columns(layer: str) -> frozenset[str]:
    return frozenset(column.name for column in SCHEMAS[layer].columns)


def _with_marks(frame: pd.DataFrame, layer: str) -> pd.DataFrame:
    """The rows with the sample mark, which is no where nothing is said."""
    if "is_sample" not in _columns(layer):
        return frame
    stated = frame.get("is_sample", pd.Series(False, index=frame.index))
    return frame.assign(is_sample=stated.astype("boolean").fillna(False).astype(bool))


def _with_businesses(
    content: Content,
    raw: RawTable,
    columns: Mapping[str, str],
    choices: Choices,
    reference: Reference,
) -> Content:
    """The rows with their businesses; those without a code are looked up by name."""
    nothing = pd.Series(None, index=content.frame.index, dtype=object)
    codes = content.frame.get("business_id", nothing)
    # What was set aside for its code is not looked up by name: it says something else.
    told = rows_of([i for i in content.issues if i.column == columns.get("business_id", "-")])
    held = codes.copy()
    held.iloc[told] = ""
    named = find_by_name(held, raw, columns, choices, reference)
    found = named.codes.where(named.codes != "", None)
    villages = named.villages
    return replace(
        content,
        frame=content.frame.assign(business_id=found.astype(object)),
        issues=(*content.issues, *named.issues),
        notices=(*content.notices, *(villages.notices if villages else ())),
        proposals=villages.proposals if villages else (),
    )


def _with_attendance(content: Content) -> Content:
    """Without a column that says who took part, everybody listed did; an empty cell is unknown."""
    if "attended" in content.frame:
        return content
    took_part = pd.Series(True, index=content.frame.index, dtype="boolean")
    return replace(
        content,
        frame=content.frame.assign(attended=took_part),
        about_file=(*content.about_file, Notice(_ALL_TOOK_PART)),
    )


def _with_months(content: Content, header: str) -> Content:
    """Days are cut to their month, years are refused, days of one month are not added up."""
    if "month" not in content.frame:
        return content
    distinct = Distinct.of(content.frame["month"])
    years = {p: _NOT_A_MONTH for p, text in enumerate(distinct.values) if len(text) == _YEAR}
    days = {p: _DAY_CUT for p, text in enumerate(distinct.values) if len(text) > _MONTH}
    months = [None if len(text) == _YEAR else text[:_MONTH] for text in distinct.values]
    frame = content.frame.assign(month=distinct.spread(months))
    repeated = _repeated_days(frame, distinct.rows(days))
    return replace(
        content,
        frame=frame,
        issues=(*content.issues, *distinct.findings(years, header), *repeated),
        notices=(*content.notices, *distinct.findings(days, header)),
    )


def _without_money(content: Content, raw: RawTable, header: str) -> Content:
    """Amounts of money are no numbers of receipts; they set their rows aside."""
    if header not in raw.frame:
        return content
    distinct = Distinct.of(raw.frame[header])
    money = {p: _MONEY for p, value in enumerate(distinct.values) if _RUPIAH.search(str(value))}
    found = distinct.findings(money, header)
    return replace(content, issues=(*without_rows(content.issues, rows_of(found)), *found))


def _repeated_days(
    frame: pd.DataFrame, cut: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> list[Finding]:
    """Rows that became the same when their day was cut: none of them is the whole month."""
    key = list(SCHEMAS["receipts"].key)
    if not len(cut) or not set(key) <= set(frame):
        return []
    known = frame[key].notna().all(axis=1).to_numpy()
    again = frame[key].duplicated(keep=False).to_numpy() & known
    rows = cut[again[cut]]
    return [Finding(*_DAYS_OF_A_MONTH, rows)] if len(rows) else []


def _with_village_codes(
    content: Content, raw: RawTable, columns: Mapping[str, str], reference: Reference
) -> Content:
    """The rows with village codes as the villages have them; a wrong one sets its row aside."""
    if "village_code" not in content.frame:
        return content
    stated = content.frame["village_code"].notna().to_numpy(dtype=bool)
    matches = reference.gazetteer.find_villages(
        None, None, raw.frame[columns["village_code"]], {}, rows=len(raw.rows)
    )
    wrong = np.flatnonzero(stated & pd.isna(matches.code))
    found = pd.Series(matches.code, index=content.frame.index, dtype=object)
    header = columns["village_code"]
    values = content.frame["village_code"].iloc[wrong].to_numpy(dtype=object)
    issue = [Finding(*_UNKNOWN_VILLAGE, wrong, header, values)] if len(wrong) else []
    return replace(
        content,
        frame=content.frame.assign(village_code=found),
        issues=(*content.issues, *issue),
    )
