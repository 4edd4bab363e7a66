"""Tables of receipts: by group, by kind of outlet and origin, by month, and origins compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import Answer
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.receipt_sentences import kind_name, month_name, zone_name
from sentra_geo.present.tables import COUNT, SHARE, TENTHS, TEXT, Cell, Table, build_table
from sentra_geo.sections.receipt_figures import (
    MonthReporting,
    OriginCompared,
    ReceiptCell,
    ReceiptGroup,
)
from sentra_geo.wording import Wording

Namer = Callable[[str, Wording], str]


def group_table(
    rows: Iterable[ReceiptGroup], title: str, name: Namer, found: Answer, words: Wording
) -> Table:
    """A row a group: receipts, businesses, share and its limits.

    Args:
        rows: The groups.
        title: What they are, the head of the first column.
        name: Gives a group's name in the reader's language.
        found: The answer.
        words: Language.
    """
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (title, TEXT, name(row.name, words)),
                (_("Struk"), COUNT, row.receipts),
                (_("Usaha dengan struk"), COUNT, row.businesses),
                (_("Bagian dari semua struk"), SHARE, row.share),
                *_limit_cells(limits, row.interval),
                (_("Kelompok di baris ini"), COUNT, row.gathered),
            ]
            for row in rows
        ]
    )


def cell_table(cells: Iterable[ReceiptCell], found: Answer, words: Wording) -> Table:
    """A row a kind of outlet and zone; what is not shown is empty, and says so."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (_("Jenis gerai"), TEXT, kind_name(cell.kind, words)),
                (_("Asal"), TEXT, zone_name(cell.zone, words)),
                (_("Struk"), COUNT, cell.receipts),
                (_("Usaha dengan struk"), COUNT, cell.businesses),
                (_("Bagian dari struk jenis gerai itu"), SHARE, cell.share),
                *_limit_cells(limits, cell.interval),
                (_("Keterangan"), TEXT, "" if cell.receipts is not None else withheld(words)),
            ]
            for cell in cells
        ]
    )


def receipt_month_table(
    months: Iterable[MonthReporting], groups: Iterable[ReceiptGroup], found: Answer, words: Wording
) -> Table:
    """A row a month: receipts, who reports, receipts for each that does, and the month's share."""
    _, limits = words.gettext, limit_names(found, words)
    shown = {one.name: one for one in groups}
    rows: list[list[Cell]] = []
    for one in months:
        group = shown.get(one.month)
        each = None if one.receipts is None else one.receipts / one.placements
        rows.append(
            [
                (_("Bulan"), TEXT, month_name(one.month, words)),
                (_("Struk"), COUNT, one.receipts),
                (_("Penempatan yang melapor"), COUNT, one.placements),
                (_("Struk per penempatan yang melapor"), TENTHS, each),
                (_("Bagian dari semua struk"), SHARE, None if group is None else group.share),
                *_limit_cells(limits, None if group is None else group.interval),
                (_("Keterangan"), TEXT, _remark(one, words)),
            ]
        )
    return build_table(rows)


def compared_table(rows: Iterable[OriginCompared], found: Answer, words: Wording) -> Table:
    """A row a zone: its part of receipts, of businesses placed and of the register."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                (_("Bagian dari semua struk"), SHARE, row.receipts),
                *_limit_cells(limits, row.interval),
                (_("Bagian dari usaha yang produknya tercatat di gerai"), SHARE, row.placed),
                (_("Bagian dari semua usaha"), SHARE, row.register),
            ]
            for row in rows
        ]
    )


def withheld(words: Wording) -> str:
    """What stands where a figure must not be shown."""
    return words.gettext("tidak ditampilkan (terlalu sedikit)")


def _remark(one: MonthReporting, words: Wording) -> str:
    if one.is_hidden:
        return withheld(words)
    return "" if one.placements else words.gettext("tidak ada laporan, jadi tidak diketahui")


def _limit_cells(names: list[str], limits: tuple[float, float] | None) -> list[Cell]:
    low, high = limits or (None, None)
    return [(names[0], SHARE, low), (names[1], SHARE, high)]
