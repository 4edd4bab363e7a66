"""The apostrophe that keeps a text in a CSV from running as a formula: put on, and taken off."""

from __future__ import annotations

import re

# A text that would run as a formula, whichever separator the reader's spreadsheet believes in:
# at its start, or behind a separator, quote or line break inside it.
_LEADS = "=+\\-@＝＋－＠"
_BEFORE_LEAD = re.compile(f"^(?='*[{_LEADS}\t\r\n])|(?<=[,;\t\r\n\"])(?='*[{_LEADS}])")
_GUARD = re.compile(f"^'(?='*[{_LEADS}\t\r\n])|(?<=[,;\t\r\n\"])'(?='*[{_LEADS}])")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def guarded(text: str) -> str:
    """A text that no spreadsheet runs as a formula when it opens the CSV.

    Plain numbers such as ``-1`` and ``+62`` are left as they are.

    Example:
        >>> guarded("=1+1"), guarded("-5"), guarded("Jl. Propinsi")
        ("'=1+1", '-5', 'Jl. Propinsi')
    """
    return text if _PLAIN_NUMBER.fullmatch(text) else _BEFORE_LEAD.sub("'", text)


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given; exact for every text.

    Example:
        >>> unguarded("'=1+1"), unguarded("Jum'at")
        ('=1+1', "Jum'at")
    """
    return _GUARD.sub("", text)
