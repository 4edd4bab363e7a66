"""Addresses of views, for links within HTML: relative, so that they hold under any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from sentra_geo.question import Question
from sentra_geo.study import Study
from sentra_geo.ui.session import permalink


def address(page: str, study: Study, question: Question) -> str:
    """The address of a page that shows a question in the reader's language.

    Args:
        page: Its last part, such as ``coverage``; empty for the overview.
        study: For the choices that need not stand in an address.
        question: The choices.

    Returns:
        A relative address; to be escaped.
    """
    query = urlencode(permalink(study, question))
    return f"./{page}?{query}" if query else f"./{page}"
