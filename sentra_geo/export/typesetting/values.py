"""Values of the dashboard as templates take them: plain texts and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.pictures.text_size import text_width
from sentra_geo.export.typesetting.letters import LONGEST_WORD
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.phrases import probability
from sentra_geo.present.tables import COUNT, HUNDREDTHS, PROBABILITY, SHARE, TENTHS, Table
from sentra_geo.wording import UNKNOWN, Wording

_DECIMALS = {COUNT: 0, TENTHS: 1, HUNDREDTHS: 2}
# Widths in em: the narrowest and the widest column; the longest
# word, as far as it is not broken; lines that a text or a header takes before it widens its column.
_NARROWEST, _WIDEST, _MOST_LINES, _HEADER_LINES = 2.0, 40.0, 7.0, 3.5
_WORD, _SLACK = LONGEST_WORD * 0.55, 0.05


def cell_text(value: Any, kind: str | None, words: Wording) -> str:
    """One value of a table as the reader's language writes it; unknown is a dash."""
    if kind is None:
        return UNKNOWN if value is None or pd.isna(value) else str(value)
    if kind == SHARE:
        return words.percent(value)
    if kind == PROBABILITY:
        return probability(value, words)
    return words.number(value, _DECIMALS[kind])


def table_values(table: Table, words: Wording, most: int | None = None) -> dict[str, Any]:
    """A table for ``data-table`` of ``house.typ``, its values as texts.

    Args:
        table: The table.
        words: Language.
        most: Only so many rows; None for all.
    """
    names = [str(name) for name in table.frame.columns]
    kinds = [table.kinds.get(name) for name in names]
    held = table.frame if most is None else table.frame.head(most)
    rows = [
        [cell_text(value, kind, words) for value, kind in zip(row, kinds, strict=True)]
        for row in held.itertuples(index=False, name=None)
    ]
    return text_table(names, rows, [kind is not None for kind in kinds])


def text_table(
    names: Sequence[str], rows: Sequence[Sequence[str]], are_numbers: Sequence[bool]
) -> dict[str, Any]:
    """A table of texts for ``data-table`` of ``house.typ``.

    Args:
        names: Headers.
        rows: Texts, one a column.
        are_numbers: Whether a column stands at the right and never breaks.

    Returns:
        ``rows`` and ``columns``: each a name, ``is_number``, and the least and the wanted width
        in em.
    """
    columns = []
    for at, (name, is_number) in enumerate(zip(names, are_numbers, strict=True)):
        cells = [row[at] for row in rows]
        least, wanted = _widths(name, cells, is_number=is_number)
        columns.append({"name": name, "is_number": is_number, "least": least, "wanted": wanted})
    return {"columns": columns, "rows": [list(row) for row in rows]}


def _widths(name: str, cells: Sequence[str], *, is_number: bool) -> tuple[float, float]:
    header = text_width(name, 1, bold=True)
    # Signs with which a line may end break a word of a text, not a number.
    texts = cells if is_number else [word for cell in cells for word in cell.split()]
    parts = [text_width(text, 1) for text in texts]
    heads = [text_width(word, 1, bold=True) for word in name.split()]
    longest = max((text_width(cell, 1) for cell in cells), default=0.0)
    words_fit = max([*parts, *heads, _NARROWEST])
    # A whole sentence is not set one word a line.
    least = min(max(words_fit, longest / _MOST_LINES), _WORD)
    wanted = max(least, min(longest, _WIDEST), min(header / _HEADER_LINES, _WIDEST))
    return round(least + _SLACK, 2), round(wanted + _SLACK, 2)


def state_values(state: str, words: Wording) -> dict[str, str]:
    """A state for ``state-chip`` of ``house.typ``."""
    return {"code": state, "name": label(words, STATE, state)}


def verdict_state(found: Answer, words: Wording) -> dict[str, str]:
    """The verdict's state for ``state-chip``."""
    return state_values(found.verdict.state, words)
