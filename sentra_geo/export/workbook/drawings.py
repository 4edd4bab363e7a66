"""Which native chart stands beside which table."""

from __future__ import annotations

from collections.abc import Callable

from sentra_geo.answer import Answer
from sentra_geo.export.workbook.activity_drawings import (
    deal_drawing,
    month_drawing,
    outlet_drawing,
    reach_drawing,
    so_far_drawing,
    stage_drawing,
    stall_drawing,
    zone_share_drawing,
)
from sentra_geo.export.workbook.coverage_drawings import (
    band_drawing,
    commodity_drawing,
    curve_drawing,
    distance_drawing,
    draw_drawing,
    gap_drawing,
)
from sentra_geo.export.workbook.drawing import Drawing
from sentra_geo.export.workbook.equity_drawings import (
    access_drawing,
    concentration_drawing,
    lorenz_drawing,
    quotient_drawing,
    ranking_drawing,
    rate_drawing,
    theil_drawing,
)
from sentra_geo.export.workbook.receipt_drawings import (
    member_drawing,
    origin_drawing,
    receipt_drawing,
)
from sentra_geo.present.piece import Piece
from sentra_geo.present.tables import Table
from sentra_geo.wording import Wording

_MAKERS: dict[str, Callable[[Table, Answer, Wording], Drawing]] = {
    "gap": gap_drawing,
    "curve": curve_drawing,
    "distance": distance_drawing,
    "access": access_drawing,
    "rates": rate_drawing,
    "lorenz": lorenz_drawing,
    "theil": theil_drawing,
    "concentration": concentration_drawing,
    "sentra-quotients": quotient_drawing,
    "business-quotients": quotient_drawing,
    "ranking": ranking_drawing,
    "commodity": commodity_drawing,
    "sentra-ladder": stage_drawing,
    "programme-matrix": reach_drawing,
    "programme-so-far": so_far_drawing,
    "programme-months": month_drawing,
    "programme-partners": reach_drawing,
    "outlet-kinds": outlet_drawing,
    "market-access": zone_share_drawing,
    "placements": zone_share_drawing,
    "hotel-deals": deal_drawing,
    "receipt-products": receipt_drawing,
    "receipt-commodities": receipt_drawing,
    "receipt-outlets": receipt_drawing,
    "receipt-origins": origin_drawing,
    "receipt-months": receipt_drawing,
    "forum-members": member_drawing,
    "stall-split": stall_drawing,
    "rule-band": band_drawing,
    "draws": draw_drawing,
}


def drawing_of(piece: Piece, table: Table, found: Answer, words: Wording) -> Drawing | None:
    """The native chart of a piece; None for one that is a table only, or has nothing to draw.

    Raises:
        KeyError: The screen has a chart that the workbook does not know.
    """
    if piece.figure is None:
        return None
    drawn = _MAKERS[piece.code](table, found, words)
    return drawn if drawn.marks else None
