"""Readings of receipts: shares of zones, of the first products, and who reports."""

from __future__ import annotations

from collections.abc import Iterable

from sentra_geo.answer import Answer
from sentra_geo.present.phrases import interval
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.present.receipt_sentences import (
    commodity_name,
    kind_name,
    month_name,
    product_name,
    zone_name,
)
from sentra_geo.sections.receipt_figures import ReceiptFigures, ReceiptGroup, ReceiptTable
from sentra_geo.wording import Wording

_FIRST = 2


def _n(one: ReceiptGroup, words: Wording) -> str:
    return words.ngettext("{n} usaha", "{n} usaha", one.businesses, n=words.number(one.businesses))


def _firsts(figures: ReceiptFigures, words: Wording) -> Iterable[tuple[str, ReceiptGroup]]:
    """The groups with most receipts of each table, named with what they are."""
    _ = words.gettext
    for title, table, name in (
        (_("Produk"), figures.products, product_name),
        (_("Komoditas"), figures.commodities, commodity_name),
        (_("Jenis gerai"), figures.kinds, kind_name),
    ):
        for one in table.groups[:_FIRST]:
            yield f"{title}: {name(one.name, words)}", one


def _share(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.receipts.figures
    if figures is not None:
        for name, one in _firsts(figures, words):
            numbers = {"x_g": one.receipts, "T": figures.receipts}
            yield Reading(name, words.percent(one.share), one.share, numbers, _n(one, words))


def _origin(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.receipts.figures
    if figures is not None:
        for one in figures.origins.rows:
            name = zone_name(one.name, words)
            yield Reading(name, words.percent(one.share), one.share, n=_n(one, words))


def _interval(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.receipts.figures
    if figures is not None:
        origin = words.gettext("Asal")
        zones = [(f"{origin}: {zone_name(one.name, words)}", one) for one in figures.origins.rows]
        for name, one in (*_firsts(figures, words), *zones):
            if one.interval is not None:
                text = words.gettext("{gap} persen", gap=interval(one.interval, words, 1, 100))
                yield Reading(name, text, one.interval, n=_n(one, words))


def _limits(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.receipts.figures
    if figures is not None:
        count = sum(0 if table.others is None else table.others.gathered for table in _all(figures))
        yield Reading("", words.number(count), count)


def _all(figures: ReceiptFigures) -> tuple[ReceiptTable, ...]:
    return (figures.products, figures.commodities, figures.kinds, figures.origins, figures.times)


def _reporting(found: Answer, words: Wording) -> Iterable[Reading]:
    figures = found.receipts.figures
    if figures is not None and figures.reporting:
        last = figures.reporting[-1]
        name = month_name(last.month, words)
        yield Reading(name, words.number(last.placements), last.placements)


RECEIPTS: dict[str, Reader] = {
    "receipt_share": _share,
    "receipt_origin": _origin,
    "receipt_interval": _interval,
    "receipt_limits": _limits,
    "receipt_reporting": _reporting,
}
