"""Everything on the screen that can be taken away, in the order of the pages."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.catalogue_coverage import (
    access_pieces,
    comparison_pieces,
    coverage_pieces,
    sentra_pieces,
)
from sentra_geo.present.catalogue_equity import equity_pieces, sensitivity_pieces
from sentra_geo.present.event_charts import event_pieces
from sentra_geo.present.forum_charts import forum_pieces
from sentra_geo.present.market_pieces import markets_pieces
from sentra_geo.present.piece import Piece
from sentra_geo.present.programme_pieces import programmes_pieces
from sentra_geo.present.receipt_pieces import receipts_pieces
from sentra_geo.present.tracker_pieces import tracker_pieces
from sentra_geo.study import Study
from sentra_geo.wording import Wording


def catalogue(study: Study, found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every piece that has something to show for this answer.

    Args:
        study: The layers.
        found: The answer.
        words: Language.

    Returns:
        Pieces in the order of the pages; a code stands once. Charts and tables have rows.
    """
    made = (
        *comparison_pieces(found, words),
        *coverage_pieces(found, words),
        *access_pieces(found, words),
        *equity_pieces(found, words),
        *sentra_pieces(found, words),
        *tracker_pieces(found, words),
        *programmes_pieces(found, words),
        *markets_pieces(found, words),
        *receipts_pieces(found, words),
        *event_pieces(found, words),
        *forum_pieces(found, words),
        *sensitivity_pieces(study, found, words),
    )
    return tuple(p for p in made if p.metric or (p.table is not None and not p.table.frame.empty))
