"""Personal data (UU PDP 27/2022) in a table, found by header and by the look of the values.

A column is taken for personal by its values when at least 3 of them and at least 30 % of those
that are filled in look like a NIK, NPWP, mobile number or e-mail address. Half would be too much:
such columns are full of slips (15 or 17 digits, two numbers in a cell, a landline). Three, so that
one odd number in a short table does not take its column away. What stays below is not lost:
:func:`mask_personal` takes single numbers out of the texts that are kept.

A bare number of 13 digits that starts with 08 could be a mobile number or a NIB (of the 8th of a
month), so alone in its cell it is left; beside other words it counts as a mobile number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from sentra_geo.intake.fields.distinct import Distinct
from sentra_geo.intake.fields.text import clean_text, words_of
from sentra_geo.intake.report import IntArray

LEAST_SHARE, LEAST_COUNT = 0.3, 3
_MOST_LOOKED_AT = 10_000
_MOST_ROUNDS = 10
_LONGEST_LABELS = 40

# The first kind whose words stand in the header counts.
_HEADER_WORDS = {
    "email": r"e mail|email|surel",
    "phone": r"hp|wa|telp|tlp|telepon|telpon|telephone|phone|handphone|mobile|ponsel|seluler"
    r"|whatsapp|kontak|contact|nomor kontak|no kontak|fax",
    "birth": r"lahir|ttl|birth|birthday|dob|umur|usia|age",
    "gender": r"kelamin|gender|sex|jk",
    "belief_or_family": r"agama|religion|kawin|perkawinan|pernikahan|marital|disabilitas|difabel",
    "identity_number": r"nik|ktp|(no|nomor|nmr) kk|kartu keluarga|identity number|id card|passport"
    r"|paspor|no identitas|nomor identitas|nomor induk kependudukan",
    "tax_number": r"npwp|tax id|tin",
    "bank_account": r"rekening|rek|bank|bank account|account number",
    "photo": r"foto|photo|gambar|selfie|ttd|tanda tangan|signature|sidik jari",
    "turnover": r"omzet|omset|ombzet|pendapatan|penghasilan|laba|keuntungan|profit|revenue"
    r"|turnover|income|gaji|upah|salary|modal|capital|aset|asset|assets|kekayaan|hasil penjualan"
    r"|nilai penjualan|penjualan (per|tahunan|bulanan)( \w+)?|volume usaha|pinjaman|utang|kredit",
    "owner_name": r"pemilik|owner|penanggung ?jawab|direktur|director|pimpinan|pengurus|ketua"
    r"|contact person|kontak person|cp|pic|nama lengkap|full ?name|nama orang|nama pengusaha"
    r"|nama pelaku( usaha)?|pelaku usaha|pengusaha|nama pengrajin|nama perajin|pengrajin|perajin"
    r"|nama anggota|pemohon|nama petugas|petugas|surveyor|enumerator|nama ibu|nama ayah"
    r"|nama suami|nama istri|nama warga|nama penduduk|nama responden|responden|first name"
    r"|nama peserta|participant name|nama pembeli|nama kasir|nama pemeriksa|nama verifikator"
    r"|last name|nama depan|nama belakang|proprietor",
    "address": r"alamat|address|jalan|jl|domisili|street",
}
# Of a "contact person" the name is meant; a firm's age is not a person's.
_FIRST_OF_ALL = {
    "owner_name": r"contact person|kontak person|nama kontak|contact name",
    "": r"umur usaha|usia usaha|tahun lahir usaha|lama usaha"
    r"|(jumlah|jml|total) (pelaku|pengusaha|pengrajin|perajin|anggota|pemilik)"
    r"|alamat (web|website|situs|tautan|url)|web address",
}
_BY_HEADER = [
    (kind, re.compile(rf"\b({words})\b"))
    for kind, words in (*_FIRST_OF_ALL.items(), *_HEADER_WORDS.items())
]
_BUSINESS_NAMES = re.compile(
    r"nama (usaha|umkm|ikm|ukm|industri|perusahaan|toko|unit usaha|badan usaha|merk|merek)"
    r"|business name|company( name)?"
)
_PLAIN_NAMES = frozenset({"nama", "name"})
# Document numbers that the layers ask for look like phone numbers now and then.
_NOT_BY_PATTERN = re.compile(r"\b(nib|kbli|halal|p ?irt|kode|code)\b")

_BEFORE = r"(?<!\d)(?<!\d[.,])"
_AFTER = r"(?!\d)(?![.,]\d)"
_EMAIL = re.compile(r"[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_NPWP = re.compile(
    rf"{_BEFORE}(?:\d{{2}}\.\d{{3}}\.\d{{3}}[.-]\d[.-]\d{{3}}\.\d{{3}}|0\d{{15}}){_AFTER}", re.ASCII
)
_SIXTEEN = re.compile(
    rf"{_BEFORE}(?:\d{{16}}|\d{{2,6}}(?P<mark>[ .-])\d{{2,6}}(?:(?P=mark)\d{{2,6}}){{1,5}})"
    rf"{_AFTER}",
    re.ASCII,
)
_PHONE = re.compile(
    rf"{_BEFORE}(?:\+?\(?62\)?[ .-]?\(?0?\)?|\(?0)8[1-9]\d\)?(?:[ .-]{{0,3}}\d){{6,10}}(?!\d)",
    re.ASCII,
)
_BARE_PHONE = re.compile(r"8[1-9]\d{7,10}", re.ASCII)
_LOST_NIK = re.compile(r"[1-9][.,]\d{2,14}E\+?15", re.ASCII | re.IGNORECASE)
_NIB = re.compile(r"(?:NIB|nib|Nib)\W{0,3}$")
_LABEL = re.compile(
    r"(\b(no|nomor|hp|wa|telp|tlp|telepon|nik|ktp|npwp|e-?mail|cp|hub|hubungi)\b[\s.:/-]{0,3})+$",
    re.IGNORECASE,
)
_SUSPICIOUS = re.compile(r"@|(?:\d\D{0,3}){9}", re.ASCII)
_NIK_DIGITS, _NIB_DIGITS = 16, 13
_FEMALE_DAYS = 40

FoundBy = Literal["header", "pattern"]


@dataclass(frozen=True)
class PersonalColumn:
    """A column that holds personal data.

    Attributes:
        header: Its header.
        kind: ``owner_name``, ``identity_number``, ``tax_number``, ``phone``, ``email``, ``birth``,
            ``gender``, ``belief_or_family``, ``address``, ``turnover``, ``bank_account`` or
            ``photo``.
        found_by: ``header`` or ``pattern``.
    """

    header: str
    kind: str
    found_by: FoundBy


def personal_kind(header: str) -> str:
    """What personal data a header announces, empty for none.

    Example:
        >>> personal_kind("No. HP/WA"), personal_kind("Nama Pemilik"), personal_kind("Nama Desa")
        ('phone', 'owner_name', '')
    """
    words = words_of(header)
    return next((kind for kind, pattern in _BY_HEADER if pattern.search(words)), "")


def find_personal_columns(
    frame: pd.DataFrame, *, lists_people: bool = False
) -> tuple[PersonalColumn, ...]:
    """Find the columns that hold personal data.

    A column "Nama" beside a "Nama usaha" holds the owner's name. Values are looked at in 10,000
    rows at most, spread evenly over those that are filled in.

    Args:
        frame: The table as the file has it.
        lists_people: Whether a column "Nama" holds the names of persons in any case, as in a list
            of participants.

    Returns:
        One entry a column, in the order of the table.
    """
    names_businesses = lists_people or any(
        _BUSINESS_NAMES.search(words_of(str(header))) for header in frame
    )
    found = []
    for place, header in enumerate(map(str, frame.columns)):
        kind = personal_kind(header)
        if not kind and names_businesses and words_of(header) in _PLAIN_NAMES:
            kind = "owner_name"
        if kind:
            found.append(PersonalColumn(header, kind, "header"))
        elif not _NOT_BY_PATTERN.search(words_of(header)):
            kind = _kind_by_values(frame.iloc[:, place])
            found += [PersonalColumn(header, kind, "pattern")] if kind else []
    return tuple(found)


def mask_personal(values: pd.Series[Any]) -> tuple[pd.Series[Any], IntArray]:
    """Take NIK, NPWP, mobile numbers and e-mail addresses out of texts.

    Args:
        values: A column that is to be kept, any dtype, shape ``(rows,)``; not changed.

    Returns:
        The column without them (None where nothing is left), and the positions that changed.

    Example:
        >>> mask_personal(pd.Series(["Warung Bu Siti 0812-3456-7890", "Amplang"]))[0].tolist()
        ['Warung Bu Siti', 'Amplang']
    """
    if pd.api.types.is_bool_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values, np.empty(0, dtype=np.int64)
    distinct = Distinct.of(values)
    masked = {
        position: _masked(text)
        for position, value in enumerate(distinct.values)
        if (text := _suspicious(value)) and _masked(text) != text
    }
    rows = distinct.rows(masked)
    if not len(rows):
        return values, rows
    read: list[Any] = list(distinct.values)
    for position, text in masked.items():
        read[position] = text or None
    return pd.Series(distinct.spread(read), index=values.index, dtype=object), rows


def _suspicious(value: object) -> str:
    """The clean text of a value that may hold personal data, else an empty one."""
    if isinstance(value, str):
        return (clean_text(value) or "") if _SUSPICIOUS.search(value) else ""
    text = clean_text(value) or ""
    return text if text.isdigit() else ""


def _masked(text: str) -> str:
    """A text without personal data; what removing brings together is looked at again.

    A text that has been made to go on like this is left out as a whole.
    """
    if _kind_of_cell(text):
        return ""
    for _ in range(_MOST_ROUNDS):
        parts = _parts(text)
        if not parts:
            return text
        text = _tidy(_without(text, parts))
    return ""


def _without(text: str, parts: Sequence[tuple[str, int, int]]) -> str:
    """A text without some parts, and without the labels that stand before them."""
    kept: list[str] = []
    done = 0
    for _, start, end in parts:
        near = max(done, start - _LONGEST_LABELS)
        kept.append(text[done:near] + _LABEL.sub("", text[near:start]))
        done = end
    return " ".join([*kept, text[done:]])


def _tidy(text: str) -> str:
    return " ".join(re.sub(r"[(\[]\s*[)\]]", " ", text).split()).strip(" ,;:-/|")


def _parts(text: str) -> list[tuple[str, int, int]]:
    """Kind, start and end of personal data in a text, in order and apart from each other."""
    found = [("email", m.start(), m.end()) for m in _EMAIL.finditer(text)]
    found += [("tax_number", m.start(), m.end()) for m in _NPWP.finditer(text)]
    found += [
        ("identity_number", m.start(), m.end()) for m in _SIXTEEN.finditer(text) if _is_nik(m[0])
    ]
    found += [
        ("phone", m.start(), m.end())
        for m in _PHONE.finditer(text)
        if not (_may_be_nib(m[0]) and (m[0] == text or _NIB.search(text[: m.start()])))
    ]
    apart: list[tuple[str, int, int]] = []
    for part in sorted(found, key=lambda part: part[1:]):
        if not apart or part[1] >= apart[-1][2]:
            apart.append(part)
    return apart


def _is_nik(text: str) -> bool:
    """Whether 16 digits name a province, and a day and a month of birth (women: day + 40)."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != _NIK_DIGITS or int(digits[:2]) < 11:  # noqa: PLR2004 - the first province
        return False
    if digits[6:] == "0" * 10:  # Excel kept six digits and lost the rest
        return True
    day, month = int(digits[6:8]) % _FEMALE_DAYS, int(digits[8:10])
    return int(digits[6:8]) < 72 and 1 <= day <= 31 and 1 <= month <= 12  # noqa: PLR2004


def _may_be_nib(text: str) -> bool:
    return text.isdigit() and len(text) == _NIB_DIGITS and text.startswith("0")


def _kind_of_cell(text: str) -> str:
    """What a whole cell is, where that differs from what a part of a text would be."""
    if _LOST_NIK.fullmatch(text):
        return "identity_number"
    lost_zero = _BARE_PHONE.fullmatch(text) and len(text) < _NIB_DIGITS - 1
    return "phone" if lost_zero else ""


def _kind_by_values(column: pd.Series[Any]) -> str:
    """The kind that most of a column's personal values are of; empty when they are few."""
    if not _can_hold_personal(column):
        return ""
    filled = column.dropna()
    step = max(1, -(-len(filled) // _MOST_LOOKED_AT))
    texts = [clean_text(value) for value in filled.iloc[::step]]
    kinds = [_kind_in(text) for text in texts if text]
    counts = {kind: kinds.count(kind) for kind in kinds if kind}
    total = sum(counts.values())
    if total < LEAST_COUNT or total < LEAST_SHARE * len(kinds):
        return ""
    return max(counts, key=lambda kind: counts[kind])


def _kind_in(text: str) -> str:
    if kind := _kind_of_cell(text):
        return kind
    parts: Sequence[tuple[str, int, int]] = _parts(text) if _SUSPICIOUS.search(text) else ()
    return parts[0][0] if parts else ""


def _can_hold_personal(column: pd.Series[Any]) -> bool:
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
        return False
    if not pd.api.types.is_numeric_dtype(column):
        return True
    return bool((column.abs() >= 10 ** (_NIK_DIGITS // 2)).any())
