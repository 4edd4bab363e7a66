"""Tables of placements, of the hotel calculator, and of each sentra's way to buyers."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.charts import limit_names
from sentra_geo.present.downstream_sentences import near_text, way_text
from sentra_geo.present.hotel_sentences import BY
from sentra_geo.present.labels import COMMODITY, ZONE, covered_label, label
from sentra_geo.present.outlet_tables import zone_name
from sentra_geo.present.tables import (
    COUNT,
    SHARE,
    TENTHS,
    TEXT,
    Cell,
    Table,
    build_table,
)
from sentra_geo.question import ZONES
from sentra_geo.sections.placements import Placements
from sentra_geo.wording import Wording


def placed_table(placed: Placements, found: Answer, words: Wording) -> Table:
    """One row a zone: businesses, those with a recorded placement, placements per 100."""
    _ = words.gettext
    low, high = limit_names(found, words)
    rows: list[list[Cell]] = []
    pairs = zip(
        (*placed.businesses.zones, placed.businesses.whole),
        (*placed.zones, placed.whole),
        strict=True,
    )
    for share, zone in pairs:
        limits = share.interval or (None, None)
        rows.append(
            [
                (_("Zona usaha"), TEXT, zone_name(zone.zone, words)),
                (covered_label(words, "businesses", found.businesses), COUNT, share.total),
                (_("Usaha dengan penempatan tercatat"), COUNT, share.count),
                (_("Bagian"), SHARE, share.share),
                (low, SHARE, limits[0]),
                (high, SHARE, limits[1]),
                (_("Penempatan tercatat"), COUNT, zone.placed),
                (_("Penempatan per 100 usaha"), TENTHS, zone.rate),
            ]
        )
    return build_table(rows)


def sold_in_table(placed: Placements, words: Wording) -> Table:
    """Placements by zone of the outlet, a row, and of the business, a column."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for zone, counts in zip(ZONES, placed.sold_in, strict=True):
        rows.append(_sold_row(label(words, ZONE, zone), counts, words))
    totals = tuple(round(sum(column), 9) for column in zip(*placed.sold_in, strict=True))
    rows.append(_sold_row(_("Semua zona"), totals, words))
    return build_table(rows)


def _sold_row(name: str, counts: tuple[float, ...], words: Wording) -> list[Cell]:
    _ = words.gettext
    row: list[Cell] = [(_("Zona gerai"), TEXT, name)]
    for zone, count in zip(ZONES, counts, strict=True):
        title = _("Usaha dari: {zone}", zone=label(words, ZONE, zone).lower())
        row.append((title, COUNT, count))
    row.append((_("Jumlah"), COUNT, round(sum(counts), 9)))
    return row


def products_table(placed: Placements, words: Wording) -> Table:
    """One row a product: businesses, outlets, and from where it comes."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for product in placed.products:
        commodity = product.commodity
        name = label(words, COMMODITY, commodity) if commodity else _("tidak diketahui")
        row: list[Cell] = [
            (_("Produk"), TEXT, product.product),
            (_("Komoditas"), TEXT, name),
            (_("Usaha"), COUNT, product.businesses),
            (_("Gerai"), COUNT, product.outlets),
        ]
        for zone, count in zip(ZONES, product.origin, strict=True):
            title = _("Usaha dari: {zone}", zone=label(words, ZONE, zone).lower())
            row.append((title, COUNT, count))
        rows.append(row)
    return build_table(rows)


def hotels_table(found: Answer, words: Wording) -> Table:
    """One row a zone: hotels of the layer, rooms that are known, hotels of unknown size."""
    hotel, _ = found.markets.hotel, words.gettext
    if hotel.hotels is None or hotel.whole is None:
        return build_table([])
    return build_table(
        [
            [
                (_("Zona"), TEXT, zone_name(zone.zone, words)),
                (_("Hotel"), COUNT, zone.hotels),
                (_("Kamar yang diketahui"), COUNT, zone.rooms),
                (_("Hotel yang kamarnya tidak diketahui"), COUNT, zone.unknown),
            ]
            for zone in (*hotel.hotels, hotel.whole)
        ]
    )


def deals_table(found: Answer, words: Wording) -> Table:
    """One row a way of dealing the packages out: packages by zone."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for deal in found.markets.hotel.deals:
        packages = deal.packages or (None,) * len(ZONES)
        row: list[Cell] = [(_("Cara membagi"), TEXT, _(BY[deal.by]))]
        row += [
            (label(words, ZONE, zone), COUNT, n) for zone, n in zip(ZONES, packages, strict=True)
        ]
        total = found.markets.hotel.packages if deal.packages else None
        row.append((_("Jumlah"), COUNT, total))
        rows.append(row)
    return build_table(rows)


def downstream_table(found: Answer, words: Wording) -> Table:
    """One row a sentra: nearest outlet, placements, products, and the finding."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for row in found.markets.downstream:
        missing = row.without_outlet
        rows.append(
            [
                (_("Sentra"), TEXT, row.sentra),
                (_("Komoditas"), TEXT, label(words, COMMODITY, row.commodity)),
                (_("Temuan"), TEXT, way_text(row, words)),
                (
                    _("Gerai penjual produk lokal terdekat"),
                    TEXT,
                    near_text(row.nearest[0], words) if row.nearest else _("tidak ada"),
                ),
                (_("Penempatan tercatat"), COUNT, row.placed),
                (_("Usaha dengan penempatan tercatat"), COUNT, row.businesses),
                (_("Produk tercatat di gerai"), TEXT, ", ".join(row.products)),
                (
                    _("Produk sentra tanpa gerai tercatat"),
                    TEXT,
                    _("tidak diketahui") if missing is None else ", ".join(missing),
                ),
            ]
        )
    return build_table(rows)
