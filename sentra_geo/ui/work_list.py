"""The work list on a page: counts by village, the first rows, and the files."""

from __future__ import annotations

from sentra_geo.export.work_list import as_business_list
from sentra_geo.layers.schema import PROGRAMME_KINDS
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.programme_pieces import LAYERS, LIST_CODES
from sentra_geo.present.programme_place_tables import to_reach_table
from sentra_geo.present.programme_sentences import kind_name
from sentra_geo.present.work_list_sentences import (
    work_list_sentence,
    work_list_title,
)
from sentra_geo.sections.programme_kinds import ANY_KIND, kinds_of
from sentra_geo.sections.programmes import ProgrammeFigures
from sentra_geo.sections.work_list import villages_to_reach, work_list
from sentra_geo.ui.business_list import show_business_list
from sentra_geo.ui.page_controls import choose_one_extra
from sentra_geo.ui.panels import show_table
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_strong, write_text


def show_work_list(view: View, figures: ProgrammeFigures) -> None:
    """Businesses outside that nothing has reached, for one kind of programme or any."""
    del figures  # the list is of the kind chosen here
    words, uses_sample = view.words, view.found.programmes.uses_sample
    kind = choose_one_extra(
        words.gettext("Jenis program"),
        "kind",
        (ANY_KIND, *PROGRAMME_KINDS),
        lambda code: kind_name(code, words),
    )
    listed = work_list(view.found.cut, kinds_of(kind))
    rows = None if listed is None else villages_to_reach(view.found.cut, listed)
    title = mark(work_list_title(kind_name(kind, words), words), words, uses_sample=uses_sample)
    write_strong(title)
    write_text(work_list_sentence(rows, words))
    if listed is None or not rows:
        return
    show_table(
        to_reach_table(rows, words),
        view,
        "programme-to-reach-table",
        title,
        codes=LIST_CODES,
        layers=(*LAYERS, "villages"),
    )
    show_business_list(view, as_business_list(listed, kind, title, words), "work-list")
