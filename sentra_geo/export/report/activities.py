"""What the chapters on programmes, markets and the sentra's stages say before their pieces."""

from __future__ import annotations

from sentra_geo.export.activity_statements import first_statement
from sentra_geo.export.report.blocks import Block, bullets, notice, text, texts, verdict
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import state_values
from sentra_geo.present.labels import SAMPLE

_MOST_PARAGRAPHS = 3


def statement_blocks(topic: str, request: Request) -> list[Block]:
    """A topic's verdict or finding, then what is unknown; or one line that says why there is none.

    Args:
        topic: A key of :data:`sentra_geo.export.activity_statements.STATEMENTS`.
        request: The order.
    """
    said, words = first_statement(topic, request), request.words
    if said is None:
        return []
    more = texts(*said.more) if len(said.more) <= _MOST_PARAGRAPHS else bullets(said.more)
    if said.is_missing:
        return [notice(said.text), *more]
    if not said.state:
        return [text(said.text, "lead"), *more]
    mark = words.gettext(SAMPLE) if said.is_sample else ""
    return [verdict(state_values(said.state, words), said.text, said.evidence, mark), *more]
