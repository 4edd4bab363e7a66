"""Programmes: whom they reached inside and outside, when, with whom, where, and what is next."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.programmes import (
    programme_figures,
    show_headline,
    show_matrix,
    show_partners,
    show_places,
    show_plans,
    show_time,
)
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.work_list import show_work_list
from sentra_geo.ui.writing import write_caption

SHOW = {
    "matrix": show_matrix,
    "time": show_time,
    "partners": show_partners,
    "places": show_places,
    "plans": show_plans,
    "list": show_work_list,
}

view = page_shell("pages/programmes.py", extras={"part": "matrix", "kind": "any"})
_ = view.words.gettext

show_sample_notice(view)
figures = programme_figures(view)
if figures is not None:
    show_headline(view, figures)
    part = choose_part(
        {
            "matrix": _("Jenis program"),
            "time": _("Waktu"),
            "partners": _("Mitra"),
            "places": _("Tempat"),
            "plans": _("Rencana"),
            "list": _("Daftar kerja"),
        }
    )
    SHOW[part](view, figures)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
