"""Tables of a page: texts as they are read, values as they are sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sentra_geo.export.typesetting.values import cell_text
from sentra_geo.present.tables import Table
from sentra_geo.wording import Wording


@dataclass(frozen=True)
class PageCell:
    """A text and, in tables that can be sorted, the number behind it; empty for texts."""

    text: str
    value: str = ""


@dataclass(frozen=True)
class PageRow:
    """A row; ``anchor`` is what links point at, or empty."""

    cells: tuple[PageCell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class PageTable:
    """A table.

    Attributes:
        caption: What it shows.
        columns: Name, and whether it holds numbers.
        rows: Rows.
        is_sorted: Whether the reader may sort and search it.
    """

    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[PageRow, ...]
    is_sorted: bool = False


def page_table(
    table: Table,
    caption: str,
    words: Wording,
    *,
    anchors: Sequence[str] = (),
    is_sorted: bool = False,
) -> PageTable:
    """A table of the catalogue for the page.

    Args:
        table: The table.
        caption: What it shows.
        words: Language.
        anchors: What links to each row point at; none for none.
        is_sorted: Whether the reader may sort and search it.
    """
    names = [str(name) for name in table.frame.columns]
    kinds = [table.kinds.get(name) for name in names]
    held = list(table.frame.itertuples(index=False, name=None))
    rows = tuple(
        PageRow(
            tuple(
                PageCell(
                    cell_text(value, kind, words),
                    _number(value) if is_sorted and kind is not None else "",
                )
                for value, kind in zip(row, kinds, strict=True)
            ),
            anchor,
        )
        for row, anchor in zip(held, anchors or [""] * len(held), strict=True)
    )
    columns = tuple((name, kind is not None) for name, kind in zip(names, kinds, strict=True))
    return PageTable(caption, columns, rows, is_sorted)


def _number(value: Any) -> str:
    return "" if pd.isna(value) else f"{float(value):.12g}"
