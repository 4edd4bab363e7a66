"""How a state of the verdict looks: the same colour, mark and word everywhere."""

from __future__ import annotations

from html import escape

from sentra_geo.present.palette import STATE_COLOUR, STATE_INK
from sentra_geo.present.states import state_text
from sentra_geo.wording import Wording


def state_chip(state: str, words: Wording) -> str:
    """A state as HTML: its mark and word on its colour.

    Args:
        state: One of :data:`sentra_geo.measures.verdict.STATES`.
        words: The reader's language.

    Returns:
        HTML, escaped.
    """
    return (
        f'<span class="sg-state" style="background:{STATE_COLOUR[state]};'
        f'border-color:{STATE_COLOUR[state]};color:{STATE_INK[state]}">'
        f"{escape(state_text(state, words))}</span>"
    )
