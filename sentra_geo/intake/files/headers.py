"""Where a table's header stands, and what its columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from sentra_geo.intake.files.records import is_held, is_record, is_text
from sentra_geo.intake.report import Notice
from sentra_geo.wording import N_

Merge = tuple[int, int, int, int]
"""A merged range: top, left, bottom, right; positions from 0, both ends included."""

LEADING_ROWS = 20
_MOST_HEADER_ROWS = 3
_MOST_NAMED = 10
_LONGEST_NAME = 120
_FEWEST = 2
_HALF = 0.5


def find_header(
    rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = ()
) -> tuple[int, int] | None:
    """Find the header among a table's first rows.

    It is the first row that is filled at least half as much as the rows mostly are (so a title,
    alone in its row, is not it) and holds mainly texts. Rows that merged cells tie to it belong
    to it, and so does a row of texts below it that fills its gaps and has numbers below. A row
    that is a record like those below it is no header, and the table has none.

    Args:
        rows: The first rows of the table, blank ones included.
        merges: Merged cells.

    Returns:
        Positions of the first and last row of the header; None when all rows are blank. Where
        there is no header, the position of the first record and the one before it.
    """
    fills = [sum(map(is_held, row)) for row in rows]
    held = sorted(fill for fill in fills if fill)
    if not held:
        return None
    usual = held[3 * (len(held) - 1) // 4] if len(held) > _FEWEST else held[-1]
    least = max(min(_FEWEST, usual), usual * _HALF)
    full = [place for place, fill in enumerate(fills[:LEADING_ROWS]) if fill >= least]
    full = full or [next(place for place, fill in enumerate(fills) if fill)]
    top = next((place for place in full if _text_share(rows[place]) >= _HALF), full[0])
    if is_record(rows, full[0]):
        return full[0], full[0] - 1
    top = full[0] if is_record(rows, top) else top  # its titles may be years
    first, last = _tied_by_merges(rows, top, merges)
    if first == last and _has_second_row(rows, first):
        last += 1
    return first, last


def header_labels(
    rows: Sequence[Sequence[Any]], first: int, last: int, merges: Sequence[Merge] = ()
) -> list[str]:
    """One label a column, the rows of the header joined; empty where the header is.

    Without a header the columns are numbered.

    Args:
        rows: The first rows of the table.
        first: Position of the header's first row.
        last: Position of its last row.
        merges: Merged cells.
    """
    if last < first:
        widths = [len(row) for row in rows[first:] if any(map(is_held, row))]
        return [f"kolom {place + 1}" for place in range(max(widths, key=widths.count))]
    width = max(len(row) for row in rows[first : last + 1])
    block = [[*map(_label, row), *[""] * (width - len(row))] for row in rows[first : last + 1]]
    for top, left, bottom, right in merges:
        if first <= top <= last and left < width:
            for line in range(top, min(bottom, last) + 1):
                block[line - first][left : right + 1] = [block[top - first][left]] * (
                    min(right + 1, width) - left
                )
    if not merges:
        _spread_groups(block)
    return [" – ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*block, strict=True)]


def name_columns(
    labels: Sequence[str], held: Sequence[bool]
) -> tuple[Mapping[int, str], list[Notice]]:
    """Give every column a name of its own.

    Args:
        labels: What the header says, empty where it says nothing.
        held: Whether the column holds any value; without header and values it is no column.

    Returns:
        Names by position, and notices of what had to be renamed.
    """
    names: dict[int, str] = {}
    used: set[str] = set()
    repeated, unnamed = [], []
    for place, label in enumerate(labels):
        if not label and not held[place]:
            continue
        name = label or f"kolom {place + 1}"
        plain, times = name, 1
        while name in used:
            times += 1
            name = f"{plain} ({times})"
        if not label:
            unnamed.append(name)
        elif times > 1:
            repeated.append(name)
        used.add(name)
        names[place] = name
    notices = []
    if repeated:
        notices.append(
            Notice(
                N_("Judul kolom yang sama dipakai lebih dari sekali; yang berikutnya: {names}."),
                {"names": _listed(repeated)},
            )
        )
    if unnamed:
        notices.append(
            Notice(N_("Kolom tanpa judul diberi nama: {names}."), {"names": _listed(unnamed)})
        )
    return names, notices


def header_notices(first: int, last: int) -> list[Notice]:
    """Say where the header stands unless it is row 1.

    Args:
        first: Number of its first row, as a spreadsheet shows it.
        last: Number of its last row; the one before where there is no header.
    """
    if last < first:
        return [
            Notice(
                N_(
                    "Berkas tidak memuat judul kolom, jadi kolomnya diberi nama kolom 1, kolom 2 "
                    "dan seterusnya. Baris {row} dibaca sebagai data."
                ),
                {"row": first},
            )
        ]
    if first == last == 1:
        return []
    if first == last:
        return [Notice(N_("Judul kolom diambil dari baris {row}."), {"row": first})]
    return [
        Notice(
            N_("Judul kolom diambil dari baris {first} sampai {last}."),
            {"first": first, "last": last},
        )
    ]


def passed_notices(rows: Sequence[Sequence[Any]]) -> list[Notice]:
    """Say how many rows above the header were not read.

    Args:
        rows: The rows above it, blank ones included.
    """
    count = sum(any(map(is_held, row)) for row in rows)
    if not count:
        return []
    return [Notice(N_("{count} baris di atas tabel tidak dibaca."), {"count": count})]


def _text_share(row: Sequence[Any]) -> float:
    held = [value for value in row if is_held(value)]
    return sum(map(is_text, held)) / len(held)


def _tied_by_merges(
    rows: Sequence[Sequence[Any]], top: int, merges: Sequence[Merge]
) -> tuple[int, int]:
    """Rows of the header that merged cells tie together."""
    first = last = top
    while first > 0 and _groups_columns(rows, first - 1, merges):
        first -= 1
    bottoms = [bottom for start, _, bottom, _ in merges if first <= start <= top]
    last = max([last, *bottoms])
    wide = any(start == last and right > left for start, left, _, right in merges)
    if wide and last + 1 < len(rows) and _all_texts(rows[last + 1]):
        last += 1
    return first, min(last, first + _MOST_HEADER_ROWS - 1, len(rows) - 1)


def _groups_columns(rows: Sequence[Sequence[Any]], place: int, merges: Sequence[Merge]) -> bool:
    """Whether a row holds names of groups: merged over some columns, but not over all."""
    wide = any(top == bottom == place and right > left for top, left, bottom, right in merges)
    return wide and sum(map(is_held, rows[place])) >= _FEWEST


def _all_texts(row: Sequence[Any]) -> bool:
    held = [value for value in row if is_held(value)]
    return bool(held) and all(map(is_text, held))


def _has_second_row(rows: Sequence[Sequence[Any]], top: int) -> bool:
    """Whether the row below fills the header's gaps with texts that have numbers below."""
    if top + 2 >= len(rows) or not _all_texts(rows[top + 1]):
        return False
    header, second = rows[top], rows[top + 1]
    gaps = [
        place
        for place, value in enumerate(second)
        if place and is_held(value) and not is_held(header[place] if place < len(header) else "")
    ]
    return any(
        place < len(row) and is_held(row[place]) and not is_text(row[place])
        for place in gaps
        for row in rows[top + 2 : top + 3]
    )


def _spread_groups(block: list[list[str]]) -> None:
    """Carry the name of a group over the columns to its right that have a name of their own."""
    for upper, lower in pairwise(block):
        for place in range(1, len(upper)):
            if not upper[place] and lower[place] and lower[place - 1]:
                upper[place] = upper[place - 1]


def _label(value: Any) -> str:
    if not is_held(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else shown + ", …"
