"""Names of files that leave: what it is, of which question and data, and whether it is sample."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sentra_geo.answer import Answer
from sentra_geo.present.labels import SAMPLE
from sentra_geo.wording import Wording

_TAG = 8


def file_name(  # noqa: PLR0913 - each is told by the name
    what: str,
    ending: str,
    found: Answer,
    words: Wording,
    *,
    sample: bool,
    of: Sequence[str] = (),
    internal: bool = False,
) -> str:
    """A file name that Windows and Linux allow.

    Args:
        what: What it is, in small letters, such as ``gap``.
        ending: Without the dot.
        found: The answer; its data and question give the file a tag of its own.
        words: Language.
        sample: Whether sample data are in it.
        of: What else makes it another file, such as its sections.
        internal: Whether it was made for use inside the office.

    Returns:
        ``sentra-geo_gap_1a2b3c4d_data-contoh.png``
    """
    asked = " ".join([found.digest, repr(found.question), words.language, *of])
    tag = hashlib.sha256(asked.encode()).hexdigest()[:_TAG]
    mark = words.gettext(SAMPLE).lower().replace(" ", "-")
    marks = [*([mark] if sample else []), *(["internal"] if internal else [])]
    return "_".join(["sentra-geo", what, tag, *marks]) + f".{ending}"
