"""What a page of the report is made of: plain values that ``report.typ`` sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sentra_geo.export.typesetting.values import cell_text, table_values, text_table
from sentra_geo.present.tables import Table
from sentra_geo.wording import Wording

Block = dict[str, Any]
_WIDE_COLUMNS = 7
# One row a zone or rule and many figures: they read better with their rows as columns.
TURNED = frozenset({"zones", "access-zones", "rules"})


def text(words: str, style: str = "") -> Block:
    """A paragraph; ``style`` is empty, ``lead`` or ``note``."""
    return {"kind": "text", "text": words, "style": style}


def texts(*parts: str, style: str = "") -> list[Block]:
    """A paragraph for each part that is not empty."""
    return [text(part, style) for part in parts if part]


def heading(title: str) -> Block:
    """A heading below that of the chapter."""
    return {"kind": "heading", "text": title}


def bullets(items: Iterable[str]) -> list[Block]:
    """A list; nothing without items."""
    held = [item for item in items if item]
    return [{"kind": "list", "items": held}] if held else []


def notice(words: str) -> Block:
    """A boxed remark: something is missing."""
    return {"kind": "notice", "text": words}


def verdict(state: dict[str, str], sentence: str, evidence: str, sample: str = "") -> Block:
    """A state with its sentence and the figures behind it; ``sample`` is the sample mark."""
    shown = f"{sentence[:1].upper()}{sentence[1:]}"
    return {
        "kind": "verdict",
        "state": state,
        "text": shown,
        "evidence": evidence,
        "sample": sample,
    }


def numbers(
    code: str,
    title: str,
    held: dict[str, Any],
    *,
    note: str = "",
    source: str = "",
    sample: str = "",
) -> Block:
    """A numbered table; ``held`` is what ``table_values`` or ``text_table`` give."""
    return {
        "kind": "table",
        "code": code,
        "title": title,
        "table": held,
        "note": note,
        "source": source,
        "sample": sample,
    }


def table_texts(code: str, table: Table, words: Wording) -> dict[str, Any]:
    """A table as texts, its rows as columns where its code is in :data:`TURNED`."""
    return turned(table, words) if code in TURNED else table_values(table, words)


def turned(table: Table, words: Wording) -> Block:
    """A table with its rows as columns: the first column's values are the names."""
    first, *others = (str(name) for name in table.frame.columns)
    names = [first, *table.frame[first].astype(str)]
    rows = [
        [name, *(cell_text(value, table.kinds.get(name), words) for value in table.frame[name])]
        for name in others
    ]
    return text_table(names, rows, [False] + [True] * len(table.frame))


def terms(rows: Sequence[tuple[str, str]], *, narrow: bool = False) -> Block:
    """Terms with their texts beside them; those without a text are left out."""
    entries = [{"term": term, "text": said} for term, said in rows if said]
    return {"kind": "terms", "entries": entries, "narrow": narrow}


def facts(rows: Sequence[tuple[str, str]]) -> Block:
    """Names and values, one below the other; empty values are left out."""
    return {"kind": "facts", "rows": [list(row) for row in rows if row[1]]}


def is_wide(table: Table) -> bool:
    """Whether a table needs a page that lies on its side."""
    return len(table.frame.columns) > _WIDE_COLUMNS


def chapter(code: str, title: str, blocks: Sequence[Block]) -> Block:
    """A chapter: its code, title and blocks."""
    return {"code": code, "title": title, "blocks": list(blocks)}
