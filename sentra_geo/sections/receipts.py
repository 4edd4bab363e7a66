"""Receipts: which product is liked, in what kind of outlet, from inside or outside, and when.

Receipts of one business are not independent of each other: intervals come from whole businesses
drawn anew (:func:`sentra_geo.measures.resampling.resample_share`). What few receipts or few
businesses stand behind is not shown, see :mod:`sentra_geo.measures.disclosure`.
"""

from __future__ import annotations

import numpy as np

from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.location import BoolArray
from sentra_geo.measures.disclosure import (
    Amounts,
    hidden_cells,
    may_be_shown,
)
from sentra_geo.measures.inference import Interval
from sentra_geo.measures.resampling import FEWEST_VILLAGES, resample_share
from sentra_geo.question import ZONES
from sentra_geo.sections.receipt_division import (
    Division,
    divided,
    merged,
    named_groups,
)
from sentra_geo.sections.receipt_figures import (
    NO_BUSINESSES,
    NO_RECEIPTS,
    NONE_KEPT,
    OTHERS,
    TOO_FEW,
    MonthReporting,
    OriginCompared,
    ReceiptCell,
    ReceiptFigures,
    ReceiptGroup,
    Receipts,
    ReceiptTable,
)
from sentra_geo.sections.receipt_rows import Groups, ReceiptRows, pairs, receipt_rows
from sentra_geo.study import BUSINESS_COMMODITIES

FEWEST_BUSINESSES = FEWEST_VILLAGES
"""The fewest businesses with receipts in a group whose share has an interval."""


def receipts_of(cut: Cut) -> Receipts:
    """What receipts say for one question.

    Args:
        cut: The question's cut; its filters are those of the businesses.

    Returns:
        The figures, or the reason why there are none.
    """
    uses_sample = cut.register == "sample"
    joined = cut.study.activities.receipts
    if joined is None or not cut.taking_part(joined.is_sample).any():
        return Receipts(NO_RECEIPTS, uses_sample, None)
    if cut.register == "none":
        return Receipts(NO_BUSINESSES, uses_sample, None)
    rows = receipt_rows(cut)
    if rows is None:
        return Receipts(NONE_KEPT, uses_sample, None)
    if not may_be_shown(np.nansum(rows.by_group(rows.product), axis=1)):
        return Receipts(TOO_FEW, uses_sample, None)
    return Receipts("", uses_sample, _figures(cut, rows))


def _figures(cut: Cut, rows: ReceiptRows) -> ReceiptFigures:
    alpha = cut.study.settings.thresholds.alpha
    # Each table is safe beside those before it, so every two of them are.
    zones = divided(rows, rows.zone)
    kinds = divided(rows, _kinds(cut, rows), (zones,))
    commodities = divided(rows, _commodities(cut, rows), (zones, kinds))
    products = divided(rows, rows.product, (zones, kinds, commodities))
    times = divided(rows, rows.month, (zones, kinds, commodities, products))
    origins, months = _table(zones, alpha), _table(times, alpha)
    return ReceiptFigures(
        receipts=plain(rows.receipts.sum()),
        businesses=_with_receipts(np.nansum(products.amounts, axis=1)),
        outlets=len(np.unique(rows.outlet)),
        placements=rows.placements,
        products=_ranked(_table(products, alpha)),
        commodities=_ranked(_table(commodities, alpha)),
        kinds=_ranked(_table(kinds, alpha)),
        origins=origins,
        times=months,
        reporting=_reporting(rows, months),
        cells=_cells(rows, kinds, zones, alpha),
        compared=_compared(cut, origins),
    )


def _commodities(cut: Cut, rows: ReceiptRows) -> Groups:
    """Receipts by commodity of the business."""
    kind = cut.study.business_kind
    assert kind is not None  # noqa: S101 - receipts name businesses
    return named_groups(
        BUSINESS_COMMODITIES, kind.commodity[rows.businesses][rows.business].astype(np.intp)
    )


def _kinds(cut: Cut, rows: ReceiptRows) -> Groups:
    """Receipts by kind of outlet."""
    outlets = cut.study.activities.outlets
    assert outlets is not None  # noqa: S101 - receipts name outlets
    places = {name: place for place, name in enumerate(OUTLET_KINDS)}
    kind = outlets.frame["kind"].map(places).to_numpy(dtype=np.intp)
    return named_groups(OUTLET_KINDS, kind[rows.outlet].astype(np.intp))


def _table(division: Division, alpha: float) -> ReceiptTable:
    """Rows of a table with their shares."""
    amounts = np.nan_to_num(merged(division.amounts, division.place, 1))
    totals = np.repeat(amounts.sum(axis=1)[:, None], amounts.shape[1], axis=1)
    limits = _limits(amounts, totals, alpha)
    gathered = int(division.hidden.sum())
    rows = [
        ReceiptGroup(
            name=name,
            receipts=plain(amounts[:, i].sum()),
            businesses=_with_receipts(amounts[:, i]),
            share=float(amounts[:, i].sum() / totals[:, i].sum()),
            interval=limits[i],
            gathered=gathered if name == OTHERS else 1,
        )
        for i, name in enumerate(division.shown_names)
    ]
    return ReceiptTable(*((tuple(rows[:-1]), rows[-1]) if gathered else (tuple(rows), None)))


def _ranked(table: ReceiptTable) -> ReceiptTable:
    """The groups with most receipts first."""
    order = sorted(table.groups, key=lambda one: (-one.receipts, one.name))
    return ReceiptTable(tuple(order), table.others)


def _with_receipts(amounts: FloatArray) -> int:
    return int((np.nan_to_num(amounts) > 0).sum())


def _limits(amounts: Amounts, totals: Amounts, alpha: float) -> tuple[Interval | None, ...]:
    """Percentiles of each share; None with too few businesses in the group."""
    limits = resample_share(amounts, totals, alpha)
    enough = (amounts > 0).sum(axis=0) >= FEWEST_BUSINESSES
    return tuple(one if ok else None for one, ok in zip(limits, enough, strict=True))


def _reporting(rows: ReceiptRows, table: ReceiptTable) -> tuple[MonthReporting, ...]:
    shown = {one.name: one.receipts for one in table.groups}
    return tuple(
        MonthReporting(month, count, shown.get(month), count > 0 and month not in shown)
        for month, count in zip(rows.month.names, rows.placements_reporting(), strict=True)
    )


def _cells(
    rows: ReceiptRows, kinds: Division, zones: Division, alpha: float
) -> tuple[ReceiptCell, ...]:
    """Receipts by kind of outlet and zone, beside the sums of both that are shown."""
    first, second = (Groups(one.names, one.group) for one in (kinds, zones))
    shape = (len(rows.businesses), len(first.names), len(second.names))
    amounts = rows.by_group(pairs(first, second)).reshape(shape)
    amounts = merged(merged(amounts, zones.place, 2), kinds.place, 1)
    there: BoolArray = np.asarray(~np.isnan(amounts).all(axis=0))
    hidden = hidden_cells(amounts)
    if not (there & ~hidden).any():
        return ()
    known = np.nan_to_num(amounts)
    totals = np.repeat(known.sum(axis=2, keepdims=True), known.shape[2], axis=2)
    flat = (known.shape[0], -1)
    limits = _limits(known.reshape(flat), totals.reshape(flat), alpha)
    return tuple(
        _cell(kind, zone, known[:, i, j], totals[:, i, j], limits[i * there.shape[1] + j])
        if not hidden[i, j]
        else ReceiptCell(kind, zone, None, None, None, None)
        for i, kind in enumerate(kinds.shown_names)
        for j, zone in enumerate(zones.shown_names)
        if there[i, j]
    )


def _cell(
    kind: str, zone: str, amounts: FloatArray, totals: FloatArray, limits: Interval | None
) -> ReceiptCell:
    count = plain(amounts.sum())
    share = float(amounts.sum() / totals.sum())
    return ReceiptCell(kind, zone, count, _with_receipts(amounts), share, limits)


def _compared(cut: Cut, origins: ReceiptTable) -> tuple[OriginCompared, ...]:
    """Where receipts come from, beside where the businesses placed, and all of them, are."""
    shown = {one.name: one for one in origins.groups}
    joined = cut.study.activities.placements
    placed = np.zeros(len(ZONES))
    if joined is not None:
        rows = np.unique(joined.business[cut.taking_part(joined.is_sample)])
        placed = cut.business_zones(rows).sum(axis=0)
    return tuple(
        OriginCompared(
            zone,
            shown[zone].share if zone in shown else None,
            shown[zone].interval if zone in shown else None,
            _part(placed, i),
            _part(cut.businesses, i),
        )
        for i, zone in enumerate(ZONES)
    )


def _part(counts: FloatArray, zone: int) -> float | None:
    return float(counts[zone] / counts.sum()) if counts.sum() > 0 else None
