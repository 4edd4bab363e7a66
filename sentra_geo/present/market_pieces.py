"""Charts, tables and the map of markets that can be taken away."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present import market_codes as codes
from sentra_geo.present.charts import Figure
from sentra_geo.present.downstream_sentences import downstream_title
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.maps import OUTLETS
from sentra_geo.present.market_charts import access_chart, deals_chart, kinds_chart, placed_chart
from sentra_geo.present.market_sentences import products_title, sold_in_title
from sentra_geo.present.market_tables import (
    downstream_table,
    hotels_table,
    products_table,
    sold_in_table,
)
from sentra_geo.present.outlet_sentences import sites_title
from sentra_geo.present.outlet_tables import (
    distances_table,
    kinds_table,
    places_table,
    sites_table,
    village_outlets_table,
)
from sentra_geo.present.piece import Piece, chart_piece, map_piece
from sentra_geo.present.tables import Table
from sentra_geo.wording import N_, Wording

TOPIC = "markets"


def markets_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every chart, table and map of the page of markets; those of absent layers are left out.

    Args:
        found: The answer.
        words: Language.
    """
    made = [*_outlet_pieces(found, words), *_placement_pieces(found, words)]
    made.append(_chart("hotel-deals", deals_chart(found, words), found, codes.HOTEL))
    if found.markets.downstream and found.markets.has_outlets:
        table = downstream_table(found, words)
        title = downstream_title(found, words)
        made.append(_table("downstream", title, table, codes.DOWNSTREAM, businesses=True))
    return tuple(made)


def _outlet_pieces(found: Answer, words: Wording) -> list[Piece]:
    if not found.markets.has_outlets:
        return []

    def named(title: str) -> str:
        return mark(words.gettext(title), words, uses_sample=found.markets.uses_sample)

    made = [
        map_piece(OUTLETS, found, words, TOPIC),
        _chart("outlet-kinds", kinds_chart(found, words), found, codes.KINDS),
        _table(
            "outlet-shares",
            named(N_("Gerai menurut jenis dan zona")),
            kinds_table(found, words),
            codes.KINDS,
        ),
        _table("outlets", named(N_("Daftar gerai")), places_table(found, words), codes.KINDS),
        _table(
            "outlet-distances",
            named(N_("Jarak ke gerai menurut zona")),
            distances_table(found, words),
            codes.DISTANCES,
        ),
        _table(
            "village-outlets",
            named(N_("Gerai terdekat dari tiap desa")),
            village_outlets_table(found, words),
            codes.DISTANCES,
        ),
        _table("tourist-sites", sites_title(found, words), sites_table(found, words), codes.SITES),
        _table(
            "hotels", named(N_("Hotel di daftar gerai")), hotels_table(found, words), codes.HOTEL
        ),
    ]
    if found.markets.access is not None:
        made.append(_chart("market-access", access_chart(found, words), found, codes.ACCESS))
    return made


def _placement_pieces(found: Answer, words: Wording) -> list[Piece]:
    placed = found.markets.placements
    if placed is None:
        return []
    return [
        _chart("placements", placed_chart(placed, found, words), found, codes.PLACED),
        _table(
            "sold-in",
            sold_in_title(placed, found, words),
            sold_in_table(placed, words),
            codes.SOLD_IN,
        ),
        _table(
            "placed-products",
            products_title(placed, found, words),
            products_table(placed, words),
            codes.PRODUCTS,
            businesses=True,
        ),
    ]


def _chart(code: str, figure: Figure, found: Answer, of: tuple[str, ...]) -> Piece:
    return chart_piece(code, TOPIC, figure, codes.layers_of(code, found), of)


def _table(
    code: str, title: str, table: Table, of: tuple[str, ...], *, businesses: bool = False
) -> Piece:
    layers = codes.LAYERS[code]
    return Piece(code, TOPIC, title, layers, of, table=table, tells_businesses=businesses)
