"""Charts and tables of receipts that can be taken away, and the definitions behind each."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.present.receipt_charts import (
    commodity_chart,
    month_chart,
    origin_chart,
    outlet_chart,
    product_chart,
)
from sentra_geo.present.receipt_sentences import origin_caution, origin_sentence
from sentra_geo.present.receipt_tables import compared_table
from sentra_geo.wording import Wording

TOPIC = "receipts"
LAYERS = ("receipts", "outlets", "businesses")
ORIGIN_LAYERS = (*LAYERS, "delineation")
COMPARED_LAYERS = (*ORIGIN_LAYERS, "placements")
SHARE_CODES = ("receipt_share", "receipt_interval", "receipt_limits")
ORIGIN_CODES = ("receipt_origin", "receipt_interval", "receipt_limits")
MONTH_CODES = ("receipt_reporting", "receipt_share", "receipt_interval", "receipt_limits")
CHARTS = {
    "receipt-products": (product_chart, LAYERS, SHARE_CODES),
    "receipt-commodities": (commodity_chart, LAYERS, SHARE_CODES),
    "receipt-outlets": (outlet_chart, LAYERS, SHARE_CODES),
    "receipt-origins": (origin_chart, ORIGIN_LAYERS, ORIGIN_CODES),
    "receipt-months": (month_chart, LAYERS, MONTH_CODES),
}
"""What draws each chart of receipts, its layers and its definitions, by key."""

COMPARED = "receipt-compared"


def receipts_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every piece of the receipts that has something to show.

    Args:
        found: The answer.
        words: Language.

    Returns:
        Pieces in the order of the page; none where receipts or businesses are missing.
    """
    figures = found.receipts.figures
    if figures is None:
        return ()
    shown = {
        key: entry for key, entry in CHARTS.items() if figures.cells or entry[0] != origin_chart
    }
    charts = [
        chart_piece(key, TOPIC, draw(found, figures, words), layers, codes, tells_businesses=True)
        for key, (draw, layers, codes) in shown.items()
    ]
    compared = Piece(
        COMPARED,
        TOPIC,
        origin_sentence(found, figures, words),
        COMPARED_LAYERS,
        ORIGIN_CODES,
        table=compared_table(figures.compared, found, words),
        note=origin_caution(words),
    )
    return (*charts, compared)
