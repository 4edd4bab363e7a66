"""What can be taken away of the sentra on their way."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.piece import Piece, chart_piece
from sentra_geo.present.tracker import tracker_title
from sentra_geo.present.tracker_chart import tracker_chart
from sentra_geo.present.tracker_tables import evidence_table, stage_table, support_table
from sentra_geo.wording import Wording

LAYERS = ("sentra", "milestones", "delineation")
SUPPORT_LAYERS = (
    *LAYERS,
    "businesses",
    "programmes",
    "participation",
    "outlets",
    "placements",
)
TRACKER_CHART = ("sentra_stage", "sentra_units", "zone")
EVIDENCE_TABLE = ("sentra_stage",)
SUPPORT_TABLE = ("sentra_programmes", "sentra_outlets", "reached_businesses")
CARD = ("sentra_stage", "sentra_units", "sentra_programmes", "sentra_outlets")
"""Definitions behind the parts of the tracker."""
_TOPIC = "sentra"


def tracker_pieces(found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Chart and tables of the tracker; none without sentra."""
    if not found.tracker.sentra:
        return ()
    _ = words.gettext
    chart = tracker_chart(found, words)
    tables = (
        Piece(
            "sentra-stages",
            _TOPIC,
            _("Sentra menurut tahap dan letak"),
            LAYERS,
            TRACKER_CHART,
            table=stage_table(found, words),
            note=tracker_title(found.tracker, words),
        ),
        Piece(
            "sentra-evidence",
            _TOPIC,
            _("Bukti tahap sentra"),
            LAYERS,
            EVIDENCE_TABLE,
            table=evidence_table(found, words),
        ),
        Piece(
            "sentra-support",
            _TOPIC,
            _("Usaha, program, dan gerai tiap sentra"),
            SUPPORT_LAYERS,
            SUPPORT_TABLE,
            table=support_table(found, words),
            tells_businesses=True,
        ),
    )
    return (
        chart_piece("sentra-ladder", _TOPIC, chart, LAYERS, TRACKER_CHART),
        *(piece for piece in tables if piece.table is not None and len(piece.table.frame)),
    )
