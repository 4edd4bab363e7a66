"""The work list of programmes as a list of businesses to show and to take along."""

from __future__ import annotations

from sentra_geo.export.business_list import BusinessList
from sentra_geo.present.programme_pieces import LAYERS, LIST_CODES
from sentra_geo.present.work_list_sentences import STATUSES
from sentra_geo.sections.work_list import WorkList
from sentra_geo.wording import Wording


def as_business_list(listed: WorkList, kind: str, title: str, words: Wording) -> BusinessList:
    """The list as one to show and to take along.

    Args:
        listed: The list.
        kind: The kind of programme, or ``any``.
        title: What it is, in the reader's language.
        words: Language.
    """
    return BusinessList(
        code=f"work-list-{kind}",
        title=title,
        rows=listed.rows,
        status=listed.is_unknown.astype("intp"),
        statuses=tuple(words.gettext(text) for text in STATUSES),
        status_title=words.gettext("Status"),
        layers=(*LAYERS, "villages"),
        codes=LIST_CODES,
    )
