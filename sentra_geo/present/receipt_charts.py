"""Charts of receipts: what they say, and the data that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.measures.inference import Interval
from sentra_geo.present.charts import Figure
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.receipt_layers import cell_layers, receipt_month_layers, share_layers
from sentra_geo.present.receipt_sentences import (
    commodity_name,
    first_title,
    gathered_sentence,
    hidden_sentence,
    kind_name,
    month_name,
    months_reading,
    months_title,
    order_sentence,
    product_name,
    receipts_note,
    zone_name,
)
from sentra_geo.present.receipt_tables import (
    Namer,
    cell_table,
    group_table,
    receipt_month_table,
    withheld,
)
from sentra_geo.sections.receipt_figures import (
    MonthReporting,
    ReceiptCell,
    ReceiptFigures,
    ReceiptGroup,
    ReceiptTable,
)
from sentra_geo.wording import Wording

MOST_BARS = 12
"""Groups that are drawn by themselves; the rest is one bar."""


def product_chart(found: Answer, figures: ReceiptFigures, words: Wording) -> Figure:
    """Products by their part of all receipts."""
    return _ranked_chart(figures.products, words.gettext("Produk"), product_name, found, words)


def commodity_chart(found: Answer, figures: ReceiptFigures, words: Wording) -> Figure:
    """Commodities of the businesses likewise."""
    title = words.gettext("Komoditas")
    return _ranked_chart(figures.commodities, title, commodity_name, found, words)


def outlet_chart(found: Answer, figures: ReceiptFigures, words: Wording) -> Figure:
    """Kinds of outlets likewise."""
    return _ranked_chart(figures.kinds, words.gettext("Jenis gerai"), kind_name, found, words)


def _ranked_chart(
    table: ReceiptTable, title: str, name: Namer, found: Answer, words: Wording
) -> Figure:
    figures = found.receipts.figures
    assert figures is not None  # noqa: S101 - its table is drawn
    first = name(table.groups[0].name, words) if table.groups else ""
    said = (order_sentence(table.groups, words), gathered_sentence(table, words))
    return Figure(
        first_title(table, first, found, words),
        share_layers(_share_data(table, name, words), title, words),
        group_table(table.rows, title, name, found, words),
        receipts_note(found, figures, words),
        " ".join(text for text in said if text),
    )


def _share_data(table: ReceiptTable, name: Namer, words: Wording) -> pd.DataFrame:
    rows = [_bar(one.share, one.interval, name(one.name, words), words) for one in _bars(table)]
    rest = [one for one in table.rows if one not in _bars(table)]
    if rest:
        count = sum(one.gathered for one in rest)
        text = words.gettext("lainnya ({n})", n=words.number(count))
        rows.append(_bar(sum(one.share for one in rest), None, text, words))
    return pd.DataFrame(rows)


def _bars(table: ReceiptTable) -> Sequence[ReceiptGroup]:
    """The groups drawn by themselves: all of a short table, the first of a long one."""
    return table.rows if len(table.rows) <= MOST_BARS + 1 else table.groups[:MOST_BARS]


def _bar(share: float, limits: Interval | None, name: str, words: Wording) -> dict[str, object]:
    low, high = limits or (None, None)
    end = max(share, high or 0.0)
    text = words.percent(share)
    return {"name": name, "share": share, "low": low, "high": high, "end": end, "text": text}


def origin_chart(found: Answer, figures: ReceiptFigures, words: Wording) -> Figure:
    """Where the receipts of each kind of outlet come from."""
    cells = figures.cells
    zones = [zone_name(one.name, words) for one in figures.origins.rows]
    hidden = sum(cell.receipts is None for cell in cells)
    said = (hidden_sentence(hidden, words), gathered_sentence(figures.origins, words))
    return Figure(
        _origin_title(found, figures, words),
        cell_layers(pd.DataFrame([_dot(cell, words) for cell in cells]), zones, words),
        cell_table(cells, found, words),
        receipts_note(found, figures, words),
        " ".join(text for text in said if text),
    )


def _origin_title(found: Answer, figures: ReceiptFigures, words: Wording) -> str:
    """From which zone most receipts come, and in how many kinds of outlets that is so."""
    shown = sorted(figures.origins.groups, key=lambda one: -one.share)
    if not shown:
        text = words.gettext("Asal struk tidak dapat ditampilkan")
    else:
        text = words.gettext(
            "Struk menurut asal: terbanyak dari {zone}, {share}",
            zone=zone_name(shown[0].name, words).lower(),
            share=words.percent(shown[0].share),
        )
    return mark(text, words, uses_sample=found.receipts.uses_sample)


def _dot(cell: ReceiptCell, words: Wording) -> dict[str, object]:
    low, high = cell.interval or (None, None)
    text = "" if cell.share is None else words.percent(cell.share)
    return {
        "kind": kind_name(cell.kind, words),
        "zone": zone_name(cell.zone, words),
        "share": cell.share,
        "low": low,
        "high": high,
        "end": None if cell.share is None else max(cell.share, high or 0.0),
        "text": text,
        "empty": withheld(words) if cell.share is None else "",
    }


def month_chart(found: Answer, figures: ReceiptFigures, words: Wording) -> Figure:
    """Receipts by month beside how many placements report."""
    said = (months_reading(figures, words), gathered_sentence(figures.times, words))
    return Figure(
        months_title(found, figures, words),
        receipt_month_layers(_month_data(figures, words), words),
        receipt_month_table(figures.reporting, figures.times.groups, found, words),
        receipts_note(found, figures, words),
        " ".join(text for text in said if text),
    )


def _month_data(figures: ReceiptFigures, words: Wording) -> pd.DataFrame:
    """A row a month that has a name; limits are those of its share, times all receipts."""
    limits = {one.name: one.interval for one in figures.times.groups}
    rows = [
        _point(one, limits.get(one.month), figures.receipts, words)
        for one in figures.reporting
        if one.month
    ]
    columns = ["month", "receipts", "low", "high", "placements", "text"]
    return pd.DataFrame(rows, columns=columns)


def _point(
    one: MonthReporting, limits: Interval | None, total: float, words: Wording
) -> dict[str, object]:
    low, high = (None, None) if limits is None else (limits[0] * total, limits[1] * total)
    return {
        "month": month_name(one.month, words),
        "receipts": one.receipts,
        "low": low,
        "high": high,
        "placements": words.number(one.placements),
        "text": words.count(one.receipts),
    }
