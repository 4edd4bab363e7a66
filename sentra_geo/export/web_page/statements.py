"""Sections that begin with statements: the sentra, programmes, markets, receipts, events, forum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sentra_geo.export.activity_statements import first_statement
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.pieces import topic_blocks
from sentra_geo.present.palette import STATE_COLOUR, STATE_INK
from sentra_geo.present.piece import Piece
from sentra_geo.present.states import state_text
from sentra_geo.wording import Wording

STATED = {
    "sentra": ("progress",),
    "programmes": ("programmes",),
    "markets": ("markets", "placed", "hotels"),
    "receipts": ("receipts",),
    "events": ("events",),
    "forum": ("forum",),
}
"""What each section of sentra, programmes and markets says first."""


def chip(state: str, words: Wording) -> dict[str, str]:
    """A state's text and colours."""
    return {
        "text": state_text(state, words),
        "ground": STATE_COLOUR[state],
        "ink": STATE_INK[state],
    }


def stated(request: Request, pieces: Mapping[str, Piece], code: str) -> dict[str, Any]:
    """A section whose charts and tables follow its statements.

    Args:
        request: What is asked.
        pieces: The pieces that the audience may see, by code.
        code: A key of :data:`STATED`.
    """
    said = [one for part in STATED[code] if (one := first_statement(part, request)) is not None]
    blocks = topic_blocks(pieces.values(), code, request)
    return {
        "is_sample": any(block.is_sample for block in blocks) or any(s.is_sample for s in said),
        "statements": [
            {
                "chip": chip(one.state, request.words) if one.state else None,
                "is_sample": one.is_sample,
                "is_missing": one.is_missing,
                "text": one.text,
                "evidence": one.evidence,
                "more": one.more,
            }
            for one in said
        ],
        "intro": (),
        "blocks": blocks,
    }
